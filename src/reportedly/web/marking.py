"""Marks in a text: overlapping spans become a flat run of pieces, so that a page can show each one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import Span
from reportedly.model.linked import Excerpt

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show, with its CSS class and the address it leads to, if any; ``label`` is read out and shown on it."""

    span: Span
    name: str
    address: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that lies under the same marks, the shortest mark first."""

    text: str
    marks: tuple[Mark, ...] = ()


def mark_paragraphs(text: str, marks: Iterable[Mark], *, within: Span | None = None) -> list[list[Piece]]:
    """Cut a text, or the part of it ``within`` a span, into paragraphs of pieces; the pieces together are the text.

    >>> [piece.text for piece in mark_paragraphs("One two", [Mark(Span(4, 7), "b")])[0]]
    ['One ', 'two']
    """
    whole = within or Span(0, len(text))
    ordered = sorted(marks, key=lambda mark: (len(mark.span), mark.span))
    paragraphs = []
    for paragraph in _split(text, whole):
        inside = [mark for mark in ordered if mark.span.overlaps(paragraph)]
        edges = {paragraph.start, paragraph.end}
        for mark in inside:
            edges |= {max(mark.span.start, paragraph.start), min(mark.span.end, paragraph.end)}
        cuts = sorted(edges)
        paragraphs.append(
            [
                Piece(text[start:end], tuple(mark for mark in inside if mark.span.contains(Span(start, end))))
                for start, end in pairwise(cuts)
            ]
        )
    return paragraphs


def mark_excerpt(excerpt: Excerpt) -> list[Piece]:
    """Return an excerpt as pieces, its claim and what changed in it marked."""
    marks = [Mark(excerpt.quote, "evidence")]
    if excerpt.words is not None:
        marks.append(Mark(excerpt.words, "changed"))
    whole = Span(0, len(excerpt.text))
    return [piece for pieces in mark_paragraphs(excerpt.text, marks, within=whole) for piece in pieces]


def _split(text: str, whole: Span) -> list[Span]:
    """Split a part of a text at its blank lines; empty paragraphs are left out."""
    spans, start = [], whole.start
    for gap in _PARAGRAPH_BREAK.finditer(text, whole.start, whole.end):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    spans.append(Span(start, whole.end))
    return [span for span in spans if len(span)]


def paragraphs_around(text: str, span: Span, *, context: int) -> Span:
    """Return the whole paragraphs that hold a span and ``context`` characters on either side of it."""
    start = text.rfind("\n\n", 0, max(0, span.start - context))
    end = text.find("\n\n", min(len(text), span.end + context))
    return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(text))
