"""Ages: numbers that give how old somebody is ("aged 35", "John Smith, 35,", "children under five")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.annotate.ranges import Amount
from reportedly.reference.nouns import singular

if TYPE_CHECKING:
    from spacy.tokens import Token

AGE_BEHIND: Final = re.compile(r"(?:-|\s)(?:old\b|olds\b|of\s+age\b)")
AGED_BEFORE: Final = re.compile(
    r"\b(?:aged?|ages|(?:at|over|under|of|to)\s+(?:the\s+)?age(?:\s+of)?)\s+(?:between\s+)?$", re.IGNORECASE
)
#: Before the further ages of a list: "aged 19, 20 and 23".
_AGED_LIST: Final = re.compile(r"\b(?:aged|ages)\s+(?:\d{1,3}(?:,\s+(?:and\s+)?|\s+and\s+|\s+or\s+))+$", re.IGNORECASE)
#: Behind the first of several ages: "they were ten, eleven years old", "boys of 14 or 15 years of age".
_AGES_BEHIND: Final = re.compile(
    r"(?:,\s+|,?\s+(?:and|or|to)\s+)[\w-]+(?:-|\s)(?:years?|months?)(?:-|\s)(?:old|olds|of\s+age)\b"
)
#: Around the age of a person: "when I was ten, …", "she turned 61."
_WAS_BEFORE: Final = re.compile(
    r"\b(?:I|he|she)(?:\s+(?:was|am|is|turned|turns)|['’](?:m|s))\s+(?:only\s+|just\s+)?$", re.IGNORECASE
)
_NO_MORE_BEHIND: Final = re.compile(
    r"\s*(?:[.,;!?]|$)|\s+(?:and|when|now|then|but|or|my|his|her|so|because|until|after|before|in)\b"
)
#: Before the age of one: "a boy of eight died", but not "a crew of eight".
_PERSON_OF: Final = re.compile(r"\b(?:an?|the)\s+(?:[a-z]+\s+)?([a-z]+)\s+of\s+$", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w.’'-]+,\s$")
#: Before the age of one who is named by what he is: "The suspect, 41, fled"; "a student, 22."
_PERSON_BEFORE: Final = re.compile(r"\b([a-z]+),\s$")
#: Around the ages of two: "his daughters, 6 and 9, fled".
_PAIR_BEFORE: Final = re.compile(r"\b([a-z]+s),\s(\d{1,3}\s+and\s+)?$")
_PAIR_BEHIND: Final = re.compile(r"\s+and\s+\d{1,3}[,.]")
_PERSONS: Final = frozenset(
    """man woman boy girl suspect victim student teacher officer soldier driver father mother son daughter brother
    sister husband wife widow farmer nurse doctor player striker midfielder defender forward goalkeeper singer actor
    actress pensioner teenager gunman attacker pilot worker tourist activist journalist reporter lawyer politician
    president minister chancellor senator candidate winner champion star coach manager captain artist writer author
    director neighbour neighbor resident shopkeeper fisherman migrant refugee prisoner detainee defendant""".split()
)
#: Between those who are young or old and their age: "children under five", "men over 60".
_UNDER_BEFORE: Final = re.compile(
    r"\b([a-z]+)\s+(?:(?:who\s+are|were|are)\s+)?(?:under|over|above|below|younger\s+than|older\s+than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AGED_PEOPLE: Final = frozenset(
    "child kid infant baby boy girl adult man woman person people pupil student youth resident male female citizen"
    " player patient minor anyone everyone those".split()
)
#: Behind an age that stands alone.
_ALONE_BEHIND: Final = re.compile(
    r"\s*(?:[.,;:!?)]|$)|\s+(?!(?:percent|per|million|thousand)\b)(?:[a-z]+(?<!s)\b|was\b|has\b|is\b)"
)


def is_age(text: str, amount: Amount, first: Token) -> bool:
    """Tell whether a bare number, whose first token is ``first``, is an age."""
    numeral = amount.numeral
    if numeral.scale != 1 or not 0 < numeral.value <= 110 or numeral.form not in ("digits", "words"):
        return False
    start = amount.start
    if AGED_BEFORE.search(text, max(0, start - 24), start) or _AGED_LIST.search(text, max(0, start - 48), start):
        return True
    if _WAS_BEFORE.search(text, max(0, start - 24), start) and _NO_MORE_BEHIND.match(text, amount.end):
        return True
    if _is_of_young(text, amount, first) or _AGES_BEHIND.match(text, amount.end):
        return True
    described = _PERSON_OF.search(text, max(0, start - 24), start)
    if described is not None and described[1].lower() in _PERSONS | _AGED_PEOPLE:
        return first.dep_ != "nummod" or first.head.i < first.i
    if numeral.form != "digits" or numeral.value != int(numeral.value):
        return False
    named = _NAME_BEFORE.search(text, max(0, start - 24), start) is not None
    person = _PERSON_BEFORE.search(text, max(0, start - 24), start)
    pair = _PAIR_BEFORE.search(text, max(0, start - 32), start)
    if pair is not None and singular(pair[1]) in _PERSONS:
        closed = text[amount.end : amount.end + 1] in (",", ".")
        return closed if pair[2] else _PAIR_BEHIND.match(text, amount.end) is not None
    known = person is not None and person[1] in _PERSONS and text[amount.end : amount.end + 1] in (",", ".", ";")
    return known or (named and text[amount.end : amount.end + 1] in (",", ".", ";"))


def _is_of_young(text: str, amount: Amount, first: Token) -> bool:
    """Tell whether a number bounds the age of those before it: "children under five"."""
    people = _UNDER_BEFORE.search(text, max(0, amount.start - 48), amount.start)
    if people is None or singular(people[1]) not in _AGED_PEOPLE or amount.numeral.value > 100:
        return False
    counts = first.dep_ == "nummod" and first.head.i > first.i and first.head.tag_ == "NNS"
    return not counts and _ALONE_BEHIND.match(text, amount.end) is not None
