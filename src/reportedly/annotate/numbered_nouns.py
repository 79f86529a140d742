"""Numbered nouns: things of which a text tells the number by that word: "put the number of attacks at 40"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How far above a figure the word "number" may stand.
_REACH: Final = 6
_SETTING: Final = frozenset("in on near inside across along within around".split())
_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})


def numbered_noun(figure: Token) -> Token | None:
    """Return the plural noun whose number a figure is, None where the text tells of no number so."""
    word = _number_word(figure)
    of = (child for child in word.children if child.lower_ == "of") if word is not None else ()
    return next((noun for one in of for noun in one.children if noun.tag_ == "NNS"), None)


def numbered_by_name(numbers: Token) -> Token | None:
    """Return what "troop numbers" are the numbers of, None for any other word."""
    if numbers.lower_ != "numbers":
        return None
    return next((child for child in numbers.children if child.dep_ == "compound" and child.pos_ == "NOUN"), None)


def is_number_there(figure: Token) -> bool:
    """Tell whether a figure is the number of things in a named place: "the number of troops in Gaza is 40"."""
    word, noun = _number_word(figure), numbered_noun(figure)
    if word is None or noun is None:
        return False
    settings = (child for at in (noun, word, word.head) for child in at.children if child.lower_ in _SETTING)
    return any(place.ent_type_ in _PLACES for setting in settings for place in setting.children)


def _number_word(figure: Token) -> Token | None:
    for above in islice(figure.ancestors, _REACH):
        for word in (above, *above.children):
            if word.lower_ == "number" and word.pos_ == "NOUN" and word.i < figure.i:
                return word
    return None
