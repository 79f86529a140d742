"""Wordpieces: text as the encoder sees it, each piece with its id, its form and its place in the text.

The way BERT's uncased models cut text (Devlin et al. 2019): words end at white space and at marks, accents and case are
dropped, and each word is cut into the longest pieces of the vocabulary from left to right. What that drops and matters
here, capitals and line breaks, is kept as the piece's form.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

#: Longer words are one unknown piece.
_LONGEST_WORD = 100
_UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Pieces:
    """One entry per piece: vocabulary ids, forms, and half-open character offsets ``starts`` and ``ends``.

    A form is three times the gap before the piece (0 none, 1 white space, 2 a line break or the text's start) plus its
    case (0 lower, 1 capital first, 2 capitals).
    """

    ids: list[int]
    forms: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ids)


def cut_pieces(text: str) -> Pieces:
    """Cut a text into wordpieces; pieces never overlap and stand in the text's order.

    >>> pieces = cut_pieces("Kyiv denied it.")
    >>> ["Kyiv denied it."[start:end] for start, end in zip(pieces.starts, pieces.ends)]
    ['Kyiv', 'denied', 'it', '.']
    """
    pieces = Pieces([], [], [], [])
    end = 0
    for match in _words().finditer(text):
        word, at = match.group(), match.start()
        for number, first, last in _cut_word(word):
            start = at + first
            piece = text[start : at + last]
            gap = 2 if not pieces.ids or "\n" in text[end:start] else 1 if start > end else 0
            case = 0 if not piece[:1].isupper() else 2 if len(piece) > 1 and piece.isupper() else 1
            end = at + last
            pieces.ids.append(number)
            pieces.forms.append(3 * gap + case)
            pieces.starts.append(start)
            pieces.ends.append(end)
    return pieces


@functools.cache
def _vocabulary() -> Mapping[str, int]:
    lines = (resources.files("reportedly.annotate") / "weights" / "vocabulary.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(lines.split("\n")) if piece}


@functools.cache
def _words() -> re.Pattern[str]:
    """Return the pattern of one word: a mark or an ideograph by itself, or a run of anything else but white space."""
    marks = [chr(code) for code in range(33, 127) if not chr(code).isalnum()]
    marks += [chr(code) for code in range(128, 0x10000) if unicodedata.category(chr(code)).startswith("P")]
    alone = "".join(map(re.escape, marks)) + "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0002ceaf"
    return re.compile(f"[{alone}]|[^{alone}\\s]+")


@functools.lru_cache(maxsize=1 << 15)
def _cut_word(word: str) -> tuple[tuple[int, int, int], ...]:
    """Return each piece of a word as its id and half-open offsets within the word; nothing for invisible characters."""
    letters, places = _plain(word)
    if not letters:
        return ()
    whole = (0, len(word))
    vocabulary = _vocabulary()
    if len(letters) > _LONGEST_WORD:
        return ((vocabulary[_UNKNOWN], *whole),)
    found: list[tuple[int, int, int]] = []
    start = 0
    while start < len(letters):
        lead = "##" if start else ""
        for end in range(len(letters), start, -1):
            if (number := vocabulary.get(lead + letters[start:end])) is not None:
                found.append((number, places[start], places[end - 1] + 1))
                start = end
                break
        else:
            return ((vocabulary[_UNKNOWN], *whole),)
    return tuple(found)


def _plain(word: str) -> tuple[str, range | list[int]]:
    """Return a word in lower case without accents and control characters, and where in it each letter stood."""
    if word.isascii() and word.isprintable():
        return word.lower(), range(len(word))
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(word):
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co"} or character == "\ufffd":
            continue
        for letter in unicodedata.normalize("NFD", character.lower()):
            if unicodedata.category(letter) != "Mn":
                letters.append(letter)
                places.append(at)
    return "".join(letters), places
