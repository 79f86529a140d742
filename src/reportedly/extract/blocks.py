"""Blocks: plain text cut into paragraphs and lines, cleaned of invisible characters, as trimming reads them."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e]")
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_END = re.compile(r"\r\n|[\r\u0085\u2028\x0b\x0c]")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+|\u2029")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
#: Lines of text wrapped by hand or by a mail program end between these columns.
_WRAP_COLUMNS = (50, 100)
#: A block of this many words with a full stop at its end, or this many without, is prose and not a heading or label.
_PROSE_WORDS, _PROSE_WORDS_OPEN = 12, 25


def clean_line(line: str) -> str:
    """Return a line with single spaces and without invisible or control characters."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", _CONTROLS.sub(" ", line))).strip()


def split_blocks(text: str) -> list[str]:
    """Cut text into blocks: paragraphs set off by blank lines, and each line of a paragraph that is not wrapped text.

    Wrapped lines (every line of the text at most 100 characters, most of them near the margin) are joined by a space.
    """
    text = _LINE_END.sub("\n", text)
    paragraphs = [[clean_line(line) for line in part.split("\n")] for part in _BLANK.split(text)]
    paragraphs = [[line for line in lines if line] for lines in paragraphs]
    if _is_wrapped(paragraphs):
        return [" ".join(lines) for lines in paragraphs if lines]
    return [line for lines in paragraphs for line in lines]


def _is_wrapped(paragraphs: list[list[str]]) -> bool:
    low, high = _WRAP_COLUMNS
    lengths = [len(line) for lines in paragraphs for line in lines]
    inner = [len(line) for lines in paragraphs for line in lines[:-1]]
    if not inner or max(lengths) > high:
        return False
    broken = sum(1 for lines in paragraphs for line in lines[:-1] if not ends_sentence(line))
    return sum(1 for length in inner if length >= low) >= 0.7 * len(inner) and broken >= 0.5 * len(inner)


def ends_sentence(block: str) -> bool:
    """Tell whether a block ends as a sentence does."""
    return bool(_SENTENCE_END.search(block))


def is_prose(block: str) -> bool:
    """Tell whether a block reads as running text rather than as a heading, label or link."""
    words = block.count(" ") + 1
    return words >= _PROSE_WORDS_OPEN or (words >= _PROSE_WORDS and ends_sentence(block))
