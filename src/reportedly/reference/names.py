"""Names as keys: how the words of a phrase and the names in the tables are made comparable.

A key is a tuple of words without case, accents, dots, and possessive endings; hyphens part words. "Côte d'Ivoire" and
"Cote d'Ivoire" share a key, and so do "al-Shabaab" and "Al Shabaab".
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

#: An abbreviation as "U.S.", or a word with inner dots and apostrophes, as "N'Djamena", "R&AW"; hyphens part words.
_WORD = re.compile(r"\d[\d,.]*\d|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.&'’ʻʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’](?:s|S)?(?![^\W_])")
#: Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e", "ħ": "h"}
)
#: What says whose a body is and is none of its name: "Houthi-run", "Calgary-listed".
_ALIGNED = re.compile(
    r"^(?:the\s+)?[\w.’']+-(?:run|owned|backed|based|led|controlled|affiliated|linked|aligned|listed)\s+", re.IGNORECASE
)
#: How alike two spellings of a given name are, from 0 to 1: "Mohammed" and "Muhammad" are .75, "Joe" and "Jill" .29.
_ALIKE = 0.5
#: American spellings, read as the British ones.
_SPELLINGS = {
    "defense": "defence",
    "organization": "organisation",
    "organizations": "organisations",
    "center": "centre",
    "centers": "centres",
    "labor": "labour",
    "program": "programme",
    "neighbor": "neighbour",
    "neighbors": "neighbours",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase: its text without the possessive ending, its key, and its character range.

    ``end`` takes in the possessive ending; ``joined`` says that a hyphen ties it to the next word.
    """

    text: str
    key: str
    start: int
    end: int
    possessive: bool = False
    joined: bool = False

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[:1].isupper()


#: Small words inside names of persons.
PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "ibn", "de", "di", "da", "van", "von", "der", "la", "le", "abu", "aung"}
)


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word's key: lower case, no accents, no dots or apostrophes, one spelling.

    >>> fold("U.S."), fold("Erdoğan")
    ('us', 'erdogan')
    """
    if word.isascii():
        folded = word.casefold()
    else:
        folded = unicodedata.normalize("NFD", word.casefold().translate(_LETTERS))
    if not folded.isalnum():
        folded = "".join(letter for letter in folded if letter.isalnum())
    return _SPELLINGS.get(folded, folded)


def split_words(phrase: str) -> list[Word]:
    """Return the words of a phrase in order; punctuation is left out, and hyphens part words.

    >>> [(word.key, word.possessive) for word in split_words("North Korea's U.S.-made")]
    [('north', False), ('korea', True), ('us', False), ('made', False)]
    """
    words = []
    for match in _WORD.finditer(phrase):
        text, end = match.group(), match.end()
        possessive = len(text) > 2 and text[-2] in "'’" and text[-1] in "sS"
        if possessive:
            text = text[:-2]
        elif following := _POSSESSIVE.match(phrase, end):
            possessive, end = True, following.end()
        key = fold(text)
        if key:
            words.append(Word(text, key, match.start(), end, possessive, phrase[end : end + 1] in ("-", "‑", "–")))
    return words


def key_of(name: str) -> tuple[str, ...]:
    """Return the key of a name.

    >>> key_of("Al-Shabaab")
    ('al', 'shabaab')
    """
    if name.isascii() and name.replace(" ", "").isalpha():
        return tuple(map(fold, name.split()))
    return tuple(word.key for word in split_words(name))


def own_name(name: str) -> str:
    """Return a body's name without what says whose it is.

    >>> own_name("Houthi-run Al Masirah TV")
    'Al Masirah TV'
    """
    return _ALIGNED.sub("", name)


def are_namesakes(one: str, other: str) -> bool:
    """Tell two people of one family name apart by their given names; those that begin and run alike may be one's.

    >>> are_namesakes("Juan Gómez", "Ana Gómez"), are_namesakes("Sergei Lavrov", "Sergey Lavrov")
    (True, False)
    """
    first, second = key_of(one), key_of(other)
    if len(first) < 2 or len(second) < 2 or first[0] in second or second[0] in first:
        return False
    given, another = first[0], second[0]
    return given[0] != another[0] or SequenceMatcher(None, given, another).ratio() < _ALIKE
