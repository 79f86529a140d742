"""Counted before: the unit of a number without a noun, from what was counted or named before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from reportedly.annotate.counted_nouns import ROUGHLY, noun_in_run, unit_of
from reportedly.annotate.numbered_nouns import numbered_by_name
from reportedly.annotate.syntax import read_syntax
from reportedly.reference.nouns import singular
from reportedly.reference.plover import load_noun_types

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Persons that a bare number of soldiers, victims or people goes back to.
_PERSON_NOUNS: Final = frozenset(
    """troop soldier man woman person force fighter militant civilian refugee migrant worker officer child casualty
    prisoner hostage protester demonstrator infantryman infantrymen serviceman recruit conscript reservist marine
    policeman mercenary volunteer detainee passenger resident member student victim seeker rebel insurgent
    peacekeeper sailor guard reinforcement north-korean evacuee survivor infant baby toddler teenager
    patient crewman fisherman official employee voter pilgrim""".split()
)
_NOT_COUNTED: Final = frozenset({"time", "times", "way", "thing"})
_PLAIN_SOLDIERS: Final = frozenset({"soldier", "troop", "serviceman"})
#: Words that say more of soldiers than a bare number that goes back to them means.
_SPECIAL_SOLDIERS: Final = frozenset({"force", "infantryman", "marine", "paratrooper", "commando", "reinforcement"})
#: Containers of people: "a force of 10,000" counts neither forces nor corps.
_GATHERINGS: Final = frozenset(
    "force contingent corps army group crowd total team unit garrison population toll number count figure".split()
)
_TELLING: Final = frozenset(
    "say tell add claim announce report warn estimate believe confirm deny accuse expect state insist argue".split()
)
#: What else those do who give a number: "two diplomats spoke of 45".
_NUMBERING: Final = frozenset({"put", "place", "set", "speak", "talk", "cite", "mention"})
#: What is done to things and people, and to no deed.
_TAKING: Final = frozenset("sink seize destroy damage hijack capture down board detain arrest burn loot".split())
#: Measures of a body of people or of what was counted before: "the toll rose to 40", "its ranks swelled to 400".
_MEASURES: Final = _GATHERINGS | frozenset(
    "death casualty tally count estimate rank strength size presence contingent militia amount rest deployment "
    "reinforcement transfer rotation wave batch intake".split()
)
_HARMED: Final = frozenset("dead wounded injured missing".split())
_TOLLS: Final = frozenset("death fatality injury casualty".split())
#: Verbs that say of a number how their subject moves, or how many it is.
_MOVING: Final = frozenset(
    """rise increase grow climb jump surge soar gain fall drop decline decrease slide tumble plunge plummet slip shed
    dip shrink swell rebound rally slump expand advance number total exceed
    """.split()
)

#: What grows and shrinks in money or lives, which a share leaves unsaid.
_UNSAID: Final = frozenset({"price", "cost", "loss", "casualty"})
#: How far above a number the "by" may stand that says how much something changed.
_REACH: Final = 4
#: Persons told of apart from the victims that a bare number counts: "250 hostages. Tens of thousands were killed."
_CAPTIVES: Final = frozenset("hostage captive prisoner detainee abductee".split())


#: Verbs that say to what level something was brought: "taking its workforce to 2,100".
_BRINGING: Final = frozenset("bring take push lift raise swell increase boost cut reduce expand".split())


@dataclass(frozen=True, slots=True)
class Count:
    """A count read before: its number's token, unit and value, and whether a people ("North Koreans") is counted."""

    index: int
    unit: str
    value: float
    people: bool = False


def antecedent_unit(
    doc: Doc, first: Token, value: float, earlier: Sequence[Count], *, living: bool = False
) -> str | None:
    """Return the unit that a number without a noun goes back to, None where the text does not say.

    ``earlier`` holds the counts before it, in order. What "of that force" names in the sentence is taken, else the
    nearest count of like size within six sentences ("12,000 soldiers … 3,000 are there"), else the nearest plural noun
    for persons. ``living`` says that the number counts victims: then nothing but persons is meant. A bare number goes
    back to the plain word for soldiers ("10,000 soldiers … 11,000 infantrymen … 3,000 are there").
    """
    if first.dep_ == "dobj" and first.head.lemma_ in _TAKING:
        earlier = [count for count in earlier if count.unit not in load_noun_types()]  # no attack is sunk or seized
    earlier = [count for count in earlier if not _counts_tellers(doc[count.index], first)]
    sentence = sentence_start(doc, first.i)
    fronted = _fronted_whole(doc, sentence, first.i)
    if fronted is not None:
        return fronted
    if _is_included(doc, first):
        return None  # the whole that it is a part of says what it counts
    asked = _asked_number(doc, _sentences_back(doc, sentence, 2), first.i)
    if asked is not None and not any(count.index > asked.i for count in earlier):
        return singular(asked.text)
    if earlier and earlier[-1].index >= sentence and _is_of_whom(doc, first):
        return earlier[-1].unit
    reach = _sentences_back(doc, sentence, 6)
    latest = earlier[-1] if earlier and earlier[-1].index >= _sentences_back(doc, sentence, 1) else None
    if latest is not None and not living and _of_same_things(latest, value):
        return latest.unit
    for count in reversed(earlier):
        if count.index < reach:
            break
        near = count.people or unit_of_people(count.unit) or count.index >= sentence
        if near and count.unit not in _NOT_COUNTED and _like_size(value, count.value):
            if living and (count.unit in _CAPTIVES or not (count.people or unit_of_people(count.unit))):
                continue
            return _plain_unit(count, earlier, reach)
    for index in range(first.i - 1, max(_sentences_back(doc, sentence, 2), first.i - 90) - 1, -1):
        token = doc[index]
        if token.tag_ in ("NNS", "NNPS") or token.lower_ == "people":
            unit = singular(token.text)
            is_part = any(
                child.dep_ == "nummod" for child in token.children
            )  # "including 94 women, and wounding 1,835"
            teller = tells(token) or (
                token.dep_ == "nsubj"
                and (
                    any(child.dep_ in ("ccomp", "dobj") and child.is_ancestor(first) for child in token.head.children)
                    or (token.head.lemma_ in ("put", "place", "set") and token.head.is_ancestor(first))
                )
            )  # "officials denied claims that 300 had died"
            others = is_part or teller or (living and unit in _CAPTIVES)
            if unit in _PERSON_NOUNS and unit not in _GATHERINGS and not others:
                return unit
    for count in reversed(earlier):
        if count.index < reach or living:
            break
        if count.unit not in _NOT_COUNTED and _like_size(value, count.value):
            return count.unit
    return None


def _asked_number(doc: Doc, start: int, stop: int) -> Token | None:
    """Return the people whose number is asked after or left open: "how many Nepalis have joined is contested"."""
    for many in reversed(doc[start:stop]):
        if many.lower_ == "many" and many.i > start and many.nbor(-1).lower_ == "how":
            noun = many.head
            people = noun.ent_type_ == "NORP" or unit_of_people(singular(noun.text))
            return noun if people and noun.tag_ in ("NNS", "NNPS") and many.i < noun.i < stop else None
    return None


def _counts_tellers(number: Token, first: Token) -> bool:
    """Tell whether a count is of those who give the number: "one newspaper put the number at 19"."""
    noun = number.head if number.dep_ == "nummod" else number
    gives = noun.head.lemma_ in _TELLING or noun.head.lemma_ in _NUMBERING
    return noun.dep_ == "nsubj" and gives and noun.head.is_ancestor(first)


def _is_included(doc: Doc, first: Token) -> bool:
    """Tell whether a number is a part of the one before: "900 troops, including (some) 20 in the past day"."""
    before = [token.lower_ for token in doc[max(0, first.i - 2) : first.i]]
    return before[-1:] == ["including"] or (before[:1] == ["including"] and before[-1] in ROUGHLY)


def _is_of_whom(doc: Doc, first: Token) -> bool:
    """Tell whether a number counts some of those named right before: "34 of whom", "of whom 34"."""
    behind = [token.lower_ for token in doc[first.i + 1 : first.i + 5]]
    before = [token.lower_ for token in doc[max(0, first.i - 4) : first.i]]
    return any(pair in (("of", "whom"), ("of", "which")) for words in (behind, before) for pair in pairwise(words))


def tells(noun: Token) -> bool:
    """Tell whether persons tell or are told something, and are not whom a number counts: "citing two officials"."""
    verb = noun.head
    if noun.dep_ == "pobj":
        return verb.head.lower_ == "according"
    if noun.dep_ == "nsubj":
        return verb.lemma_ in _TELLING
    return noun.dep_ in ("dobj", "dative") and verb.lemma_ in ("tell", "cite", "quote", "brief")


def _of_same_things(count: Count, value: float) -> bool:
    """Tell whether a number may go on with the things counted right before it ("nine tanks … Four more")."""
    people = count.people or unit_of_people(count.unit)
    return not people and count.unit not in _NOT_COUNTED and count.value / 20 <= value <= count.value * 3


def _plain_unit(count: Count, earlier: Sequence[Count], reach: int) -> str:
    """Return the unit of a count of soldiers by the plain word that was used for them before, if any was."""
    if count.unit not in _SPECIAL_SOLDIERS:
        return count.unit
    plain = (other.unit for other in reversed(earlier) if other.index >= reach and other.unit in _PLAIN_SOLDIERS)
    return next(plain, count.unit)


def uprooted_unit(earlier: Sequence[Count], sentence: int) -> str:
    """Return whom a bare number of those driven out counts: the people counted before in its sentence, else persons."""
    people = (count.unit for count in reversed(earlier) if count.index >= sentence and unit_of_people(count.unit))
    return next(people, "person")


def unit_of_people(unit: str) -> bool:
    """Tell whether a unit counts persons by a common noun."""
    return unit in _PERSON_NOUNS


def moving_thing(number: Token) -> tuple[Token, bool] | None:
    """Return what a number without a noun says the rise, fall or size of: the flour's price that "rose by a third".

    With it, whether the number tells a difference ("by"). None where that is no thing of its own: a measure of what was
    counted before ("the toll rose to 40"), a pronoun.
    """
    verb, by = number, False
    while verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
        by = by or verb.lower_ == "by"
    if verb.lemma_ in ("put", "place") and number.head.lower_ == "at":
        dead = next((child for child in verb.children if child.dep_ == "dobj" and child.lower_ in _HARMED), None)
        return (dead, False) if dead is not None else None  # "put the dead at 17"
    brought = verb.lemma_ in _BRINGING and number.dep_ == "pobj" and number.head.lower_ == "to"
    if verb.lemma_ not in _MOVING and not by and not brought:
        return None
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    named = numbered_by_name(subject) if subject is not None else None
    if named is not None:
        return named, by
    if brought:
        subject = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if (
        subject is None
        or subject.pos_ != "NOUN"
        or subject.i > number.i
        or any(number.i == inner.i for inner in subject.subtree)
    ):
        return None
    if subject.lemma_ in _TOLLS and subject.tag_ == "NNS":  # "deaths rose to 40"
        return subject, by
    if subject.lemma_ in _MEASURES:
        counted = next((inner for child in subject.children if child.lower_ == "of" for inner in child.children), None)
        return (counted, by) if counted is not None and counted.tag_ == "NNS" else None
    return subject, by


def changed_by(number: Token) -> bool:
    """Tell whether a number is by how much a thing grew or shrank: "sales fell by a fifth", "have gone up by a third".

    Prices and losses are told in money or lives, which such a number leaves unsaid.
    """
    by = next((above for above in islice((number, *number.ancestors), _REACH) if above.lower_ == "by"), None)
    verb = by.head if by is not None else number
    if by is None or verb.pos_ != "VERB":
        return False
    if any(child.dep_ == "nsubj" and child.lemma_ in _UNSAID for child in verb.children):
        return False
    ways = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod", "prep")}
    return verb.lemma_ in _MOVING or (verb.lemma_ in ("go", "come") and bool(ways & {"up", "down"}))


def _fronted_whole(doc: Doc, start: int, stop: int) -> str | None:
    """Return the whole that "Of that force, a fifth …" names at the start of the number's sentence."""
    if doc[start].lower_ != "of" or start + 1 >= stop:
        return None
    found = noun_in_run(doc, start + 1 + (doc[start + 1].pos_ == "DET"), doc[start], plural=False)
    return None if found is None or found >= stop else unit_of(doc, found)


def sentence_start(doc: Doc, index: int) -> int:
    """Return the index of the first token of a token's sentence."""
    syntax = read_syntax(doc)
    return syntax.bounds[syntax.sentence[index]][0]


def _sentences_back(doc: Doc, start: int, count: int) -> int:
    """Return the token index where the ``count``-th sentence before the one at ``start`` begins."""
    for _ in range(count):
        if start <= 0:
            return 0
        start = sentence_start(doc, start - 1)
    return start


def _like_size(value: float, other: float) -> bool:
    """Tell whether two counts may be of one thing: not a dozen beside tens of thousands."""
    if value <= 0 or other <= 0:
        return value == other
    ratio = value / other if value > other else other / value
    return ratio <= 300
