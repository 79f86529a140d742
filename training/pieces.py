"""Text as the encoder sees it: wordpieces with a form for each, and windows over them.

:mod:`reportedly.annotate.wordpieces` does the same at run time without the tokenizers library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

#: Wordpieces in one window, the two marks at its ends not counted.
WINDOW = 224
CLS, SEP = 101, 102
#: Forms a piece can have: three gaps before it (none, space, line break) times three cases (lower, Capital, CAPITALS).
FORMS = 9

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The wordpieces of one text: ids, forms and half-open character offsets."""

    ids: list[int]
    forms: list[int]
    offsets: list[Offsets]


def cut(tokenizer: Tokenizer, text: str) -> Pieces:
    """Cut a text into wordpieces."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    forms, end, word = [], 0, ""
    for at, (start, stop) in enumerate(encoding.offsets):
        gap = text[end:start]
        word = text[start:stop]
        case = 0 if not word[:1].isupper() else 2 if len(word) > 1 and word.isupper() else 1
        forms.append(3 * (2 if "\n" in gap or at == 0 else 1 if gap else 0) + case)
        end = stop
    return Pieces(encoding.ids, forms, encoding.offsets)


def windows(length: int, *, stride: int, first: int = WINDOW) -> Iterator[Offsets]:
    """Yield half-open windows over ``length`` pieces; ``first`` is the end of the first window."""
    end = min(first, length)
    start = 0
    while True:
        yield start, end
        if end >= length:
            return
        start, end = max(0, end - WINDOW + stride), min(length, end + stride)


def covering(spans: Sequence[Sequence[int]], offsets: Sequence[Offsets]) -> list[int]:
    """Return the pieces that overlap any of the character spans."""
    return [at for at, (start, stop) in enumerate(offsets) if any(start < e and stop > s for s, e in spans)]
