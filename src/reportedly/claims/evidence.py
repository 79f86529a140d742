"""Evidence: the shortest run of text that states a claim, with its attribution cut where it stands at an end."""

from __future__ import annotations

import re

from reportedly.model import Attribution, Span

_LEADING = re.compile(r"[\s,;:.–—\-“”\"(\[]+|(?:that|and|but)\s+")
_TRAILING = re.compile(r"(?:[\s,;:.–—\-“”\"(]|[\s,]\b(?:and|but|or|with|that|as|while|although|though)$)+$")
#: What joins nothing where a sentence ends with it: "We dispute that.", "those they work with".
_CLOSING = re.compile(r"\b(?:that|with)\s?[.?!;]")
#: A cut that leaves less than this share of a clause has cut into it.
_LEAST_LEFT = 0.2


def cut_evidence(text: str, span: Span, around: list[tuple[Span, Attribution]]) -> Span:
    """Return the clause's span without the sources and cues that stand at either end of it.

    Those that are part of what is said stay: "Kyiv's figure is 40,000".
    """
    best = span
    for content, attribution in around:
        for part in (*attribution.source, *attribution.cue):
            if not any(said.contains(part) for said in attribution.content):
                best = _cut(best, part)
        if content.overlaps(best):
            told = [part for part in attribution.content if part.overlaps(best)] or [content]
            clipped = Span(max(best.start, told[0].start), min(best.end, told[-1].end))
            if len(clipped) >= _LEAST_LEFT * len(span):
                best = clipped
    if len(best) < _LEAST_LEFT * len(span):
        best = span
    return trim(text, best)


def _cut(span: Span, part: Span) -> Span:
    if part.start <= span.start < part.end < span.end:
        return Span(part.end, span.end)
    if span.start < part.start < span.end <= part.end:
        return Span(span.start, part.start)
    return span


def trim(text: str, span: Span) -> Span:
    """Cut white space, punctuation and joining words at either end."""
    start, end = span.start, span.end
    while True:
        match = _LEADING.match(text, start, end)
        if match is None or match.end() >= end:
            break
        start = match.end()
    if _closes(text, end):
        return Span(start, end)
    match = _TRAILING.search(text[start:end])
    if match is not None and match.start() > 0:
        end = start + match.start()
    return Span(start, end)


def _closes(text: str, end: int) -> bool:
    """Tell whether the last word of a span ends its sentence and is no joining word: "We dispute that"."""
    word = text.rfind(" ", 0, end) + 1
    return _CLOSING.match(text, word, end + 2) is not None
