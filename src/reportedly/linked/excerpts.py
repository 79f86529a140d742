"""Excerpts: the words of an article around a claim and around what changed in it."""

from __future__ import annotations

from typing import Final

from reportedly.model.linked import Excerpt
from reportedly.model.spans import Span, cover

#: The most characters between a claim and the words that changed for both to stand in one excerpt.
_FAR: Final = 400
#: Characters shown on either side.
_AROUND: Final = 60


def excerpt_of(text: str, quote: Span, words: Span | None = None) -> Excerpt:
    """Cut an excerpt around a claim's quote and the words in question, at spaces and within their paragraphs.

    Words too far from the quote are left out, as are words that lie in no such text.

    >>> excerpt_of("It rained. Seoul may send aid. Then it stopped.", Span(11, 29), Span(17, 20)).words
    Span(start=17, end=20)
    """
    if words is not None and (words.end > len(text) or not len(words) or _are_far(quote, words)):
        words = None
    shown = cover((quote, words) if words else (quote,))
    start, end = _start(text, shown.start), _end(text, shown.end)
    return Excerpt(
        text=text[start:end],
        quote=Span(quote.start - start, quote.end - start),
        words=Span(words.start - start, words.end - start) if words else None,
        cut=(start > 0 and text[start - 1] != "\n", end < len(text) and text[end] != "\n"),
    )


def _are_far(quote: Span, words: Span) -> bool:
    return len(cover((quote, words))) > len(quote) + _FAR


def _start(text: str, at: int) -> int:
    """Return where an excerpt begins that must begin by ``at``: after a line's end or a space."""
    earliest = max(0, at - _AROUND)
    line = text.rfind("\n", earliest, at)
    if line >= 0 or earliest == 0:
        return line + 1
    space = text.find(" ", earliest, at)
    return space + 1 if space >= 0 else at


def _end(text: str, at: int) -> int:
    """Return where an excerpt ends that must hold all before ``at``: before a line's end or a space."""
    latest = min(len(text), at + _AROUND)
    line = text.find("\n", at, latest)
    if line >= 0 or latest == len(text):
        return line if line >= 0 else latest
    space = text.rfind(" ", at, latest)
    return space if space >= 0 else at
