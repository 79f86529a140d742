"""Spans: half-open character ranges into an article's stored text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Python ``str`` indices into an article's text.

    >>> Span(0, 5).of("Seoul said")
    'Seoul'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span: start {self.start} and end {self.end} are not 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def cover(spans: tuple[Span, ...]) -> Span:
    """Return the smallest span that covers all of ``spans``; raises ValueError when empty."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
