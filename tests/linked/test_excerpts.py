"""Excerpts show the claim and what changed, never more than a paragraph's part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.linked.excerpts import excerpt_of
from reportedly.model import Span

TEXT = "One two three four. " * 40 + "\n\nFive six seven.\n\n" + "Eight nine. " * 80


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, min(len(TEXT), start + 200))))


@given(spans(), st.none() | spans())
def test_the_spans_cover_the_same_words(quote: Span, words: Span | None) -> None:
    excerpt = excerpt_of(TEXT, quote, words)
    assert excerpt.quote.of(excerpt.text) == quote.of(TEXT)
    assert excerpt.text in TEXT
    if excerpt.words is not None:
        assert words is not None and excerpt.words.of(excerpt.text) == words.of(TEXT)


def test_words_near_by_are_kept_and_far_ones_left_out() -> None:
    quote = Span(TEXT.index("Five"), TEXT.index("Five") + 8)
    assert excerpt_of(TEXT, quote, Span(quote.end + 1, quote.end + 6)).words is not None
    assert excerpt_of(TEXT, quote, Span(0, 3)).words is None
    assert excerpt_of(TEXT, quote, Span(5, 5)).words is None
    assert excerpt_of(TEXT, quote, Span(len(TEXT), len(TEXT) + 5)).words is None


def test_an_excerpt_stays_in_its_paragraph() -> None:
    quote = Span(TEXT.index("six"), TEXT.index("six") + 3)
    excerpt = excerpt_of(TEXT, quote)
    assert (excerpt.text, excerpt.cut) == ("Five six seven.", (False, False))
    assert excerpt_of(TEXT, Span(400, 403)).cut == (True, True)
