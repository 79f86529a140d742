"""Counted nouns: the head noun that a number counts, and the one meant where it is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportedly.annotate.syntax import read_syntax
from reportedly.reference.nouns import singular
from reportedly.reference.plover import load_noun_types

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Longest run of words from a number to its noun that is followed ("hundreds of additional air defense missiles").
_LONGEST_RUN: Final = 9
_PARTITIVE_PRONOUNS: Final = frozenset({"them", "these", "those", "us", "you", "whom", "which", "it", "this", "that"})
_DETERMINERS: Final = frozenset("the these those its his their our my her your all this that a an".split())
_MORE: Final = frozenset({"more", "other", "others", "additional", "further", "extra", "fewer", "less", "such", "new"})
_CASUALTY_WORDS: Final = frozenset(
    """dead killed wounded injured hurt missing captured detained arrested fatally seriously hospitalized
    hospitalised""".split()
)
#: Persons that a bare number of soldiers, victims or people goes back to.
_PERSON_NOUNS: Final = frozenset(
    """troop soldier man woman person force fighter militant civilian refugee migrant worker officer child casualty
    prisoner hostage protester demonstrator infantryman infantrymen serviceman recruit conscript reservist marine
    policeman mercenary volunteer detainee passenger resident member student victim seeker rebel insurgent
    peacekeeper sailor guard reinforcement north-korean evacuee survivor infant baby toddler teenager
    patient crewman fisherman official employee voter pilgrim""".split()
)
_NOT_COUNTED: Final = frozenset({"time", "times", "way", "thing"})
_COMPASS: Final = frozenset({"north", "south", "east", "west", "saudi", "sri", "new", "costa", "puerto"})
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
#: What is done to things and people, and to no deed.
_TAKING: Final = frozenset("sink seize destroy damage hijack capture down board detain arrest burn loot".split())
_ROUGHLY: Final = frozenset("some about around nearly roughly almost over".split())
#: Measures of a body of people or of what was counted before: "the toll rose to 40", "its ranks swelled to 400".
_MEASURES: Final = _GATHERINGS | frozenset(
    "death casualty tally count estimate rank strength size presence contingent militia amount rest deployment "
    "reinforcement transfer rotation wave batch intake".split()
)
#: Verbs that say of a number how their subject moves, or how many it is.
_MOVING: Final = frozenset(
    """rise increase grow climb jump surge soar gain fall drop decline decrease slide tumble plunge plummet slip shed
    dip shrink swell rebound rally slump expand advance number total exceed
    """.split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the unit's singular, its head token, and where its words end.

    ``partitive`` is True for "15,000 of these soldiers": the unit's words then lie outside the number's phrase.
    ``elided`` is True for "8,000 of them", whose noun stands elsewhere.
    """

    unit: str | None
    head: int | None
    end: int
    partitive: bool = False
    elided: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A count read before: its number's token, unit and value, and whether a people ("North Koreans") is counted."""

    index: int
    unit: str
    value: float
    people: bool = False


def counted_noun(doc: Doc, last: Token, end: int, *, plural: bool) -> Counted | None:
    """Find the noun counted by the number whose last token is ``last`` and whose characters end at ``end``.

    ``plural`` says that the number calls for a plural noun. None where no noun follows.
    """
    at = _behind_correction(doc, last.i + 1)
    if at >= len(doc):
        return None
    if doc[at].text in ("-", "–") and at + 1 < len(doc) and bool(last.whitespace_) == bool(doc[at].whitespace_):
        hyphenated = _hyphenated(doc, at + 1)
        if not last.whitespace_ or (hyphenated is not None and doc[at + 1].tag_ == "NN" and plural):
            return hyphenated
    more_end = end
    while at < len(doc) and doc[at].lower_ in _MORE:
        more_end = doc[at].idx + len(doc[at])
        at += 1
    if at >= len(doc):
        return Counted(None, None, more_end) if more_end > end else None
    if doc[at].lower_ == "of":
        return _partitive(doc, at + 1, end)
    if doc[at : at + 2].text.lower() == "out of":
        return _partitive(doc, at + 2, end)
    found = _noun_in_run(doc, at, last, plural=plural)
    if found is not None:
        return Counted(_unit_of(doc, found), found, doc[found].idx + len(doc[found]))
    if doc[at].lower_ in _CASUALTY_WORDS:
        passive = doc[at].tag_ == "VBN" and any(child.dep_ in ("auxpass", "aux") for child in doc[at].children)
        return Counted("person", None, more_end if passive else doc[at].idx + len(doc[at]))
    if more_end > end:
        return Counted(None, None, more_end, elided=True)
    return None


def _behind_correction(doc: Doc, at: int) -> int:
    """Return the token behind a number that is taken back: "52(, not 20,) soldiers"; ``at`` where none is."""
    words = [token.lower_ for token in doc[at : at + 3]]
    end = at + 2 if words[:2] == [",", "not"] else at + 3 if words == [",", "and", "not"] else len(doc)
    first = end
    while end < len(doc) and doc[end].tag_ == "CD":
        end += 1
    return end + 1 if first < end < len(doc) and doc[end].text == "," else at


def _hyphenated(doc: Doc, at: int) -> Counted | None:
    """Read "120-missile barrage", "six-member team"; "12,000-strong" names no unit."""
    token = doc[at]
    if token.lower_ == "fold":
        return Counted("fold", at, token.idx + len(token))
    if token.lower_ in ("strong", "plus", "odd", "year", "old") or not token.text.isalpha():
        return None
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    return Counted(singular(token.text), at, token.idx + len(token))


def _partitive(doc: Doc, at: int, end: int) -> Counted | None:
    """Read what follows "of": "of them", "of these soldiers", "of the dictator's men", "of Palestinian civilians"."""
    if at >= len(doc):
        return None
    token = doc[at]
    if token.lower_ in _DETERMINERS:
        following = at + 1
        while following < len(doc) and doc[following].tag_ == "CD":  # "15 of the 17 articles"
            following += 1
        found = _noun_in_run(doc, following, token, plural=False) if following < len(doc) else None
        if found is None:
            return Counted(None, None, end, partitive=True, elided=token.lower_ in _PARTITIVE_PRONOUNS)
        return Counted(_unit_of(doc, found), found, doc[found].idx + len(doc[found]), partitive=True)
    if token.lower_ in _PARTITIVE_PRONOUNS:
        apposed = _noun_in_run(doc, at + 1, token, plural=True) if token.lower_ in ("them", "whom") else None
        if apposed is not None and doc[apposed].tag_ == "NNS" and _ends_there(doc, apposed):  # "40 of them children"
            return Counted(_unit_of(doc, apposed), apposed, doc[apposed].idx + len(doc[apposed]))
        return Counted(None, None, end, partitive=True, elided=True)
    if token.lower_ in _ROUGHLY and at + 1 < len(doc) and doc[at + 1].tag_ == "CD":  # "3,000 out of some 15,000 men"
        at += 1
    of_number = at
    while at + 1 < len(doc) and doc[at].tag_ == "CD":  # "67 of 90 drones"
        at += 1
    found = _noun_in_run(doc, at, token, plural=False)
    if found is None:
        return None
    return Counted(_unit_of(doc, found), found, doc[found].idx + len(doc[found]), partitive=at > of_number)


def _ends_there(doc: Doc, index: int) -> bool:
    """Tell whether a phrase ends with a word: a mark, a conjunction or the end of the text follows."""
    following = doc[index + 1] if index + 1 < len(doc) else None
    return following is None or following.is_punct or following.tag_ == "CC"


def _noun_in_run(doc: Doc, at: int, number: Token, *, plural: bool) -> int | None:
    """Return the index of the head noun of the run of words that starts at ``at``; None where there is none."""
    nouns: list[int] = []
    stop = min(len(doc), at + _LONGEST_RUN)
    for index in range(at, stop):
        token = doc[index]
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in _NOUN_TAGS:
            nouns.append(index)
            if plural and token.tag_ in ("NNS", "NNPS") and _is_head(doc, index, number, stop):
                break
        elif token.tag_ == "POS" and index > at:
            nouns.clear()
        elif not _goes_on(doc, index, at, nouns, number, stop):
            break
    if not nouns:
        return None
    head = nouns[-1]
    token = doc[head]
    if token.tag_ == "NNP" and token.pos_ == "PROPN" and plural and not token.lower_.endswith("s"):
        common = [index for index in nouns if doc[index].tag_ in _COMMON_TAGS]
        named_after = common and (common[-1] + 1 == head or doc[common[-1]].tag_ == "NNS")
        return common[-1] if named_after else None
    return head


_COMMON_TAGS: Final = ("NNS", "NN")
_NOUN_TAGS: Final = (*_COMMON_TAGS, "NNP", "NNPS")


def _goes_on(doc: Doc, index: int, at: int, nouns: Sequence[int], number: Token, stop: int) -> bool:
    """Tell whether a word that is no noun keeps the run from a number to its noun going."""
    token = doc[index]
    tag = token.tag_
    if token.pos_ == "ADJ" or tag in ("JJ", "JJR", "JJS", "AFX"):
        hyphened = nouns and nouns[-1] and doc[nouns[-1] - 1].text == "-"
        ahead = number.dep_ == "nummod" and index < number.head.i < stop
        return not nouns or bool(hyphened) or ahead or _between_modifiers(doc, index - 1)
    if token.text == "-" or (index > at and _between_modifiers(doc, index)):
        return True
    if nouns:
        return False
    if tag in ("VBN", "VBG"):
        return token.dep_ in ("amod", "compound", "nmod")
    if tag == "RB":
        return index + 1 < stop and doc[index + 1].tag_ in ("JJ", "VBN", "VBG", "JJR")
    if tag == "CD":
        return index > at and token.dep_ in ("nummod", "compound", "amod")
    if tag == "CC" and index > at and index + 2 < stop and doc[index + 1].tag_ == "CD":
        return doc[index - 1].tag_ == doc[index + 2].tag_ == "JJ"  # "20 Indian and four Chinese soldiers"
    if tag == "CC" or token.text == ",":
        return _between_adjectives(doc, index)
    return token.text in ('"', "“", "'", "‘")


def _between_adjectives(doc: Doc, index: int) -> bool:
    """Tell whether the comma or conjunction at ``index`` stands between two adjectives."""
    if index + 1 >= len(doc) or index == 0:
        return False
    adjectives = ("JJ", "JJR", "JJS", "VBN", "VBG")
    return doc[index - 1].tag_ in adjectives and doc[index + 1].tag_ in adjectives


def _between_modifiers(doc: Doc, index: int) -> bool:
    """Tell whether the conjunction at ``index`` joins what stands before one plural: "40 army and police officers"."""
    before, behind = doc[index - 1], doc[index + 1 : index + 3]
    if doc[index].tag_ != "CC":
        return False
    modifies = before.tag_ == "JJ" or (before.tag_ == "NN" and before.dep_ in ("nmod", "compound"))
    return modifies and len(behind) == 2 and behind[0].tag_ in ("JJ", "NN") and behind[1].tag_ == "NNS"


def _is_head(doc: Doc, index: int, number: Token, stop: int) -> bool:
    """Tell whether the plural noun at ``index`` ends the phrase: the parse says so, or no noun follows."""
    if number.head.i == index:
        return True
    return not (index + 1 < stop and doc[index + 1].pos_ in ("NOUN", "PROPN"))


def _unit_of(doc: Doc, head: int) -> str:
    """Return the singular of the head noun; a two-word demonym ("North Koreans") is kept whole."""
    word = singular(doc[head].text)
    if head and doc[head].text[:1].isupper() and doc[head - 1].lower_ in _COMPASS and doc[head].lower_.endswith("ns"):
        return f"{doc[head - 1].lower_} {word}"
    return word


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
    sentence = sentence_start(doc, first.i)
    fronted = _fronted_whole(doc, sentence, first.i)
    if fronted is not None:
        return fronted
    if _is_included(doc, first):
        return None  # the whole that it is a part of says what it counts
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
            if living and not (count.people or unit_of_people(count.unit)):
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
                and any(child.dep_ in ("ccomp", "dobj") and child.is_ancestor(first) for child in token.head.children)
            )  # "officials denied claims that 300 had died"
            if unit in _PERSON_NOUNS and unit not in _GATHERINGS and not is_part and not teller:
                return unit
    for count in reversed(earlier):
        if count.index < reach or living:
            break
        if count.unit not in _NOT_COUNTED and _like_size(value, count.value):
            return count.unit
    return None


def _is_included(doc: Doc, first: Token) -> bool:
    """Tell whether a number is a part of the one before: "900 troops, including (some) 20 in the past day"."""
    before = [token.lower_ for token in doc[max(0, first.i - 2) : first.i]]
    return before[-1:] == ["including"] or (before[:1] == ["including"] and before[-1] in _ROUGHLY)


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
    if verb.lemma_ not in _MOVING and not by:
        return None
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if (
        subject is None
        or subject.pos_ != "NOUN"
        or subject.i > number.i
        or any(number.i == inner.i for inner in subject.subtree)
    ):
        return None
    if subject.lemma_ in _MEASURES:
        counted = next((inner for child in subject.children if child.lower_ == "of" for inner in child.children), None)
        return (counted, by) if counted is not None and counted.tag_ == "NNS" else None
    return subject, by


def _fronted_whole(doc: Doc, start: int, stop: int) -> str | None:
    """Return the whole that "Of that force, a fifth …" names at the start of the number's sentence."""
    if doc[start].lower_ != "of" or start + 1 >= stop:
        return None
    found = _noun_in_run(doc, start + 1 + (doc[start + 1].pos_ == "DET"), doc[start], plural=False)
    return None if found is None or found >= stop else _unit_of(doc, found)


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
