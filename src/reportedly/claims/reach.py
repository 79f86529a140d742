"""Which attributions and turns reach over a place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from reportedly.model import AnnotatedArticle, Attribution, Span, Turn

_BLOCK = 1024
#: What a transcript tells on a line of its own between the words of a speech: "(The bill is signed.)".
_STAGE_LINE = re.compile(r"^[ \t\xa0]*\([^()\n]*\)[ \t\xa0]*$", re.MULTILINE)


class Reach:
    """Finds the attributions around an offset without looking at all of them."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._contents: defaultdict[int, list[tuple[Span, Attribution]]] = defaultdict(list)
        self._cues: defaultdict[int, list[tuple[Span, Attribution]]] = defaultdict(list)
        for attribution in annotated.statements:
            for span in attribution.content:
                _enter(self._contents, span, attribution)
            for span in attribution.cue:
                _enter(self._cues, span, attribution)
        self._turns = sorted(annotated.turns, key=lambda turn: turn.label)
        self._turn_starts = [turn.label.start for turn in self._turns]
        told = _STAGE_LINE.finditer(annotated.article.text) if self._turns else ()
        self._stage_lines = [Span(*line.span()) for line in told]

    def around(self, offset: int) -> list[tuple[Span, Attribution]]:
        """Return the attributions whose content covers the offset, innermost first, each with that content's span.

        Of two with one span the inner is the one with the less of other content: "X said, according to Y, that …".
        """
        return sorted(_at(self._contents, offset), key=lambda pair: (len(pair[0]), _extent(pair[1])))

    def cueing(self, offset: int) -> list[Attribution]:
        """Return the attributions whose cue covers the offset."""
        return [attribution for _, attribution in _at(self._cues, offset)]

    def label(self, span: Span) -> Turn | None:
        """Return the turn whose speaker label a span overlaps."""
        at = bisect_left(self._turn_starts, span.end) - 1
        return self._turns[at] if at >= 0 and self._turns[at].label.overlaps(span) else None

    def turn(self, offset: int) -> Turn | None:
        """Return the speaker's turn that the offset lies in; none speaks what the transcript tells between."""
        at = bisect_right(self._turn_starts, offset) - 1
        if at < 0 or offset >= self._turns[at].speech.end:
            return None
        line = bisect_right(self._stage_lines, offset, key=lambda span: span.start) - 1
        return None if line >= 0 and offset < self._stage_lines[line].end else self._turns[at]


def _extent(attribution: Attribution) -> int:
    return sum(len(span) for span in attribution.content)


def _enter(blocks: defaultdict[int, list[tuple[Span, Attribution]]], span: Span, attribution: Attribution) -> None:
    for block in range(span.start // _BLOCK, max(span.start, span.end - 1) // _BLOCK + 1):
        blocks[block].append((span, attribution))


def _at(blocks: defaultdict[int, list[tuple[Span, Attribution]]], offset: int) -> list[tuple[Span, Attribution]]:
    return [pair for pair in blocks.get(offset // _BLOCK, ()) if pair[0].start <= offset < pair[0].end]
