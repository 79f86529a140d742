"""Marks in a text: the pieces are the text, whatever overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.web.marking import Mark, mark_paragraphs, paragraphs_around

TEXT = "One two three.\n\nFour five six.\n\nSeven."
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(SPANS, max_size=8))
def test_pieces_are_the_text(spans: list[Span]) -> None:
    paragraphs = mark_paragraphs(TEXT, [Mark(span, "m") for span in spans])
    assert ["".join(piece.text for piece in pieces) for pieces in paragraphs] == TEXT.split("\n\n")


@given(SPANS)
def test_a_mark_covers_its_span(span: Span) -> None:
    pieces = [piece for pieces in mark_paragraphs(TEXT, [Mark(span, "m")]) for piece in pieces]
    marked = "".join(piece.text for piece in pieces if piece.marks)
    assert marked == span.of(TEXT).replace("\n", "")


def test_the_shortest_mark_comes_first() -> None:
    inner, outer = Mark(Span(4, 7), "inner"), Mark(Span(0, 13), "outer")
    pieces = mark_paragraphs(TEXT, [outer, inner])[0]
    assert [[mark.name for mark in piece.marks] for piece in pieces] == [["outer"], ["inner", "outer"], ["outer"], []]


def test_context_is_whole_paragraphs() -> None:
    assert paragraphs_around(TEXT, Span(21, 25), context=2).of(TEXT) == "Four five six."
    assert paragraphs_around(TEXT, Span(21, 25), context=20).of(TEXT) == TEXT
