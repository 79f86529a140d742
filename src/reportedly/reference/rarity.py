"""How rare a word or name is in plain prose: fixed bands, so that no text's weight hangs on what else was read."""

from __future__ import annotations

import functools
from typing import Final, Literal

from reportedly.reference.tables import read_rows

#: The rarest band: what stands in fewer than one of 1,000 passages of 300 words, or was never seen.
RAREST: Final = 4


@functools.cache
def load_bands(kind: Literal["word", "name"]) -> dict[str, int]:
    """Return the band of each word in lower case: 0 in a tenth of all passages, 1 in a 50th, 2 in a 200th, 3 in a
    1,000th.

    ``name`` counts words as they stand with a capital inside a sentence. Raises ReferenceDataError.
    """
    rows = read_rows("word_bands.csv", ("kind", "band", "words"))
    return {word: int(row["band"]) for row in rows if row["kind"] == kind for word in row["words"].split()}
