"""Quotations: the stretches of direct speech in a text, over paragraphs where the marks run on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.model import Span

#: A quotation of fewer words than this is quoted wording within a sentence, not speech of its own.
SHORTEST_SPEECH = 4

#: The longest run of text, in characters, that one unclosed mark is let to open within its paragraph.
LONGEST_UNCLOSED = 4_000
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_DOUBLE = re.compile(r"[“”„«»]|(?<!\d)\"|\"(?![\d])|''|``")
_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–-]))['‘](?=\w)", re.MULTILINE)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’](?=[\s.,;:!?)\]—–-]|$)", re.MULTILINE)
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
#: What stands before the mark that closes a speech.
_STOPS = frozenset(".,!?…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks; ``span`` takes in the marks, ``inner`` leaves them out.

    ``closed`` is False where the paragraph ends before a closing mark: the speech then runs on in the next quotation,
    if that opens the next paragraph, with a mark or without one. ``words`` counts the words within.
    """

    span: Span
    inner: Span
    closed: bool
    words: int

    @property
    def speech(self) -> bool:
        """Tell whether it is long enough to be speech of its own, not a few quoted words."""
        return self.words >= SHORTEST_SPEECH


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text in order; none overlap and none crosses a paragraph's end.

    Double marks (curly, straight, low, guillemets) count everywhere, single ones only in paragraphs without double
    ones, and only where they enclose at least :data:`SHORTEST_SPEECH` words: an apostrophe looks the same.
    """
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        marks = list(_DOUBLE.finditer(text, start, end))
        if marks and found and not found[-1].closed and _closes(text, marks[0], found[-1].span.end):
            close = marks.pop(0)
            found.append(_stretch(text, Span(start, close.end()), Span(start, close.start()), closed=True))
        found.extend(_pair_double(text, marks, end) if marks else _pair_single(text, start, end))
    return tuple(found)


def _closes(text: str, mark: re.Match[str], left_open: int) -> bool:
    """Tell whether the first mark of a paragraph closes what the one before left open: it follows a word or a stop."""
    start = text.rfind("\n", 0, mark.start()) + 1
    behind = text[mark.end() : mark.end() + 1]
    shaped = mark.group() in _CLOSING or (mark.group() not in _OPENING and not behind.strip(" \n.,;:)"))
    return shaped and text[mark.start() - 1] in _STOPS and mark.start() > start and not text[left_open:start].strip()


def _pair_double(text: str, marks: list[re.Match[str]], end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    depth = 0
    for mark in marks:
        sign = mark.group()
        opens = sign in _OPENING or (sign not in _CLOSING and opened is None)
        if opened is None:
            if opens:
                opened, depth = mark, 1
            continue
        if sign in _OPENING:
            depth += 1
            continue
        depth -= 1
        if depth <= 0 or sign not in _CLOSING:
            found.append(_quotation(text, opened, mark.start(), mark.end(), closed=True))
            opened = None
    if opened is not None and end - opened.start() <= LONGEST_UNCLOSED:
        found.append(_quotation(text, opened, end, end, closed=False))
    return found


def _pair_single(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        closing = _SINGLE_CLOSE.search(text, opening.end(), end)
        at = opening.end()
        if closing is None:
            break
        quotation = _quotation(text, opening, closing.start(), closing.end(), closed=True)
        if quotation.speech:
            found.append(quotation)
            at = closing.end()
    return found


def _quotation(text: str, opening: re.Match[str], inner_end: int, end: int, *, closed: bool) -> Quotation:
    inner_end = max(inner_end, opening.end())
    span, inner = Span(opening.start(), max(end, inner_end)), Span(opening.end(), inner_end)
    return _stretch(text, span, inner, closed=closed)


def _stretch(text: str, span: Span, inner: Span, *, closed: bool) -> Quotation:
    return Quotation(span, inner, closed, sum(1 for _ in _WORD.finditer(text, inner.start, inner.end)))
