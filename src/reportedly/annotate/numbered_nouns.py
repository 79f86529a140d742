"""Numbered nouns: things of which a text tells the number by that word: "put the number of attacks at 40"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from reportedly.reference.nouns import singular

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How far above a figure the word "number" may stand.
_REACH: Final = 6
_SETTING: Final = frozenset("in on near inside across along within around".split())
_TALLIES: Final = frozenset({"number", "total", "count", "tally", "amount"})
_PUTTING: Final = frozenset({"put", "place", "set"})
_HARMED: Final = frozenset({"dead", "wounded", "injured", "missing", "displaced"})
_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})


def numbered_noun(figure: Token) -> Token | None:
    """Return the plural noun whose number a figure is, None where the text tells of no number so."""
    word = _number_word(figure)
    of = (child for child in word.children if child.lower_ == "of") if word is not None else ()
    return next((noun for one in of for noun in one.children if noun.tag_ == "NNS"), None)


def numbers_people(figure: Token) -> bool:
    """Tell whether a figure is the number of the dead or hurt: "put the number of wounded at 17", "the dead at six"."""
    word = _number_word(figure)
    counted = [noun for child in word.children if child.lower_ == "of" for noun in child.children] if word else []
    at = figure.head
    if figure.dep_ == "pobj" and at.lower_ == "at" and at.head.lemma_ in _PUTTING:
        things = [child for child in at.head.rights if child.dep_ == "dobj" and child.i < at.i]
        counted += [thing for thing in things[-1:] if any(child.lower_ == "the" for child in thing.lefts)]
    return any(noun.lower_ in _HARMED for noun in counted)


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


def subject_noun(token: Token) -> str | None:
    """Return the singular of the plural subject of the verb above a number ("seats increased from 9 to 10")."""
    current = token
    for _ in range(6):
        if current.pos_ == "VERB" or current.head.i == current.i:
            break
        current = current.head
    for child in current.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            named = numbered_by_name(child)
            if named is not None:
                return singular(named.text)
            counted = tallied(child)
            return singular(counted.text) if counted is not None and counted.tag_ == "NNS" else None
    return None


def tallied(noun: Token) -> Token | None:
    """Return the noun of "the number of seats", any other word itself."""
    if noun.lower_ not in _TALLIES:
        return noun
    ofs = (child for child in noun.children if child.lower_ == "of")
    return next((thing for of in ofs for thing in of.children if thing.dep_ == "pobj"), None)
