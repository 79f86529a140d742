"""Fingerprints of a text by winnowing, the same in any process.

Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003: of every
``WINDOW`` hashes of ``GRAM`` words in a row the least is kept, so that two texts which share
``GRAM + WINDOW - 1`` words in a row share a fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Final

#: Words to a hash. With 5, one swapped word in ten leaves three fifths of the hashes; fewer words meet by chance.
GRAM: Final = 5
#: Hashes of which one is kept.
WINDOW: Final = 4


def hash_words(words: str) -> int:
    """Return a signed 64-bit hash of some words, as both stores' whole numbers hold it."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def winnow(words: Sequence[str]) -> set[int]:
    """Return the fingerprints of a text's words; a text of fewer than ``GRAM`` words has none."""
    hashes = [hash_words(" ".join(words[at : at + GRAM])) for at in range(len(words) - GRAM + 1)]
    if len(hashes) <= WINDOW:
        return {min(hashes)} if hashes else set()
    return {min(hashes[at : at + WINDOW]) for at in range(len(hashes) - WINDOW + 1)}


def sample(hashes: Iterable[int], size: int) -> list[int]:
    """Return the ``size`` least hashes in order: what two sets keep in common stands for what they share."""
    return sorted(set(hashes))[:size]
