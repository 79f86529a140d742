"""Counted nouns: the head noun that a number counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportedly.annotate.sized_things import sizes_one_thing
from reportedly.reference.nouns import singular

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
_COMPASS: Final = frozenset({"north", "south", "east", "west", "saudi", "sri", "new", "costa", "puerto"})


_DEICTICS: Final = frozenset({"last", "this", "next"})
_QUOTED_OF: Final = frozenset(f"{mark} of" for mark in ('"', "”", "’", "'"))
#: Peoples named alike whether one or many.
_PEOPLES: Final = frozenset(
    "rohingya tuareg fulani hausa dinka nuer tigrayan oromo hazara roma hutu tutsi maya".split()
)
ROUGHLY: Final = frozenset("some about around nearly roughly almost over".split())


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


def counted_noun(doc: Doc, last: Token, end: int, *, plural: bool, share: bool = False) -> Counted | None:
    """Find the noun counted by the number whose last token is ``last`` and whose characters end at ``end``.

    ``plural`` says that the number calls for a plural noun, ``share`` that it is a part of what follows ("half the
    force"). None where no noun follows.
    """
    at = _behind_correction(doc, last.i + 1)
    if doc[at : at + 2].text in _QUOTED_OF:  # '"scores" of fighters'
        at += 1
    if at >= len(doc) or _is_dated(doc, at):
        return None
    if plural and sizes_one_thing(doc, last):
        return _hyphenated(doc, at)
    if doc[at].text in ("-", "–") and at + 1 < len(doc) and bool(last.whitespace_) == bool(doc[at].whitespace_):
        hyphenated = _hyphenated(doc, at + 1)
        if not last.whitespace_ or (hyphenated is not None and doc[at + 1].tag_ == "NN" and plural):
            return hyphenated
    if [token.text for token in doc[at + 1 : at + 2]] == ["-"] and doc[at].tag_ == "CD":  # "3 million 155-mm rounds"
        at = min(at + 3, len(doc) - 1)
    more_end = end
    while at < len(doc) and doc[at].lower_ in _MORE:
        more_end = doc[at].idx + len(doc[at])
        at += 1
    if at >= len(doc) or (more_end > end and doc[at].text == ","):
        return Counted(None, None, more_end, elided=True) if more_end > end else None
    if doc[at].lower_ == "of":
        return _partitive(doc, at + 1, end)
    if share and doc[at].lower_ in _DETERMINERS:
        return _partitive(doc, at, end)
    if doc[at : at + 2].text.lower() == "out of":
        return _partitive(doc, at + 2, end)
    found = noun_in_run(doc, at, last, plural=plural)
    if found is not None:
        return Counted(unit_of(doc, found), found, doc[found].idx + len(doc[found]))
    if doc[at].lower_ in _CASUALTY_WORDS:
        passive = doc[at].tag_ == "VBN" and any(child.dep_ in ("auxpass", "aux") for child in doc[at].children)
        return Counted("person", None, more_end if passive else doc[at].idx + len(doc[at]))
    if more_end > end:
        return Counted(None, None, more_end, elided=True)
    return None


def _is_dated(doc: Doc, at: int) -> bool:
    """Tell whether a time stands where the noun would ("21 million last year"): the number leaves its noun out."""
    return doc[at].lower_ in _DEICTICS and doc[at].ent_type_ in ("DATE", "TIME") and at + 1 < len(doc)


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
        found = noun_in_run(doc, following, token, plural=False) if following < len(doc) else None
        if found is None:
            return Counted(None, None, end, partitive=True, elided=token.lower_ in _PARTITIVE_PRONOUNS)
        return Counted(unit_of(doc, found), found, doc[found].idx + len(doc[found]), partitive=True)
    if token.lower_ in _PARTITIVE_PRONOUNS:
        apposed = noun_in_run(doc, at + 1, token, plural=True) if token.lower_ in ("them", "whom") else None
        if apposed is not None and doc[apposed].tag_ == "NNS" and _ends_there(doc, apposed):  # "40 of them children"
            return Counted(unit_of(doc, apposed), apposed, doc[apposed].idx + len(doc[apposed]))
        return Counted(None, None, end, partitive=True, elided=True)
    if token.lower_ in ROUGHLY and at + 1 < len(doc) and doc[at + 1].tag_ == "CD":  # "3,000 out of some 15,000 men"
        at += 1
    of_number = at
    while at + 1 < len(doc) and doc[at].tag_ == "CD":  # "67 of 90 drones"
        at += 1
    found = noun_in_run(doc, at, token, plural=False)
    if found is None:
        return None
    return Counted(unit_of(doc, found), found, doc[found].idx + len(doc[found]), partitive=at > of_number)


def _ends_there(doc: Doc, index: int) -> bool:
    """Tell whether a phrase ends with a word: a mark, a conjunction or the end of the text follows."""
    following = doc[index + 1] if index + 1 < len(doc) else None
    return following is None or following.is_punct or following.tag_ == "CC"


def noun_in_run(doc: Doc, at: int, number: Token, *, plural: bool) -> int | None:
    """Return the index of the head noun of the run of words that starts at ``at``; None where there is none."""
    nouns: list[int] = []
    stop = min(len(doc), at + _LONGEST_RUN)
    for index in range(at, stop):
        token = doc[index]
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in _NOUN_TAGS:
            nouns.append(index)
            if plural and token.tag_ in ("NNS", "NNPS") and _is_head(doc, index, number, stop):
                break
        elif (token.tag_ == "POS" and index > at) or _is_made(doc, index, at):
            nouns.clear()
        elif not _goes_on(doc, index, at, nouns, number, stop):
            break
    if not nouns:
        return None
    head = nouns[-1]
    if plural and doc[head].tag_ == "NN" and head + 1 < stop and _is_misread_plural(doc[head + 1]):
        return head + 1
    token = doc[head]
    people = token.ent_type_ == "NORP" or token.lower_ in _PEOPLES  # "80,000 Rohingya"
    if token.tag_ == "NNP" and token.pos_ == "PROPN" and plural and not people and not token.lower_.endswith("s"):
        common = [index for index in nouns if doc[index].tag_ in _COMMON_TAGS]
        named_after = common and (common[-1] + 1 == head or doc[common[-1]].tag_ == "NNS")
        return common[-1] if named_after else None
    return head


def _is_made(doc: Doc, index: int, at: int) -> bool:
    """Tell whether a word ends a modifier of what is counted: "25 Israeli-made drones"."""
    joined = index > at + 1 and doc[index - 1].text in ("-", "–") and doc[index].tag_ in ("VBN", "VBG", "VBD")
    return joined and doc[index].head.i > index


def _is_misread_plural(token: Token) -> bool:
    """Tell whether a word tagged as a verb stands where a noun does: the inmates of "4,000 prison inmates"."""
    return token.tag_ == "VBZ" and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "attr")


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
    if nouns:  # "10 Leopard 2 tanks"
        designated = tag == "CD" and doc[index - 1].pos_ == "PROPN" and number.head.i == token.head.i > index
        return designated and doc[token.head.i].tag_ == "NNS" and token.head.i < stop
    if tag in ("VBN", "VBG"):
        return token.dep_ in ("amod", "compound", "nmod")
    if tag == "RB":
        return index + 1 < stop and doc[index + 1].tag_ in ("JJ", "VBN", "VBG", "JJR")
    if tag == "CD":
        return index > at and token.dep_ in ("nummod", "compound", "amod") and doc[index - 1].tag_ != "VBN"
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


def unit_of(doc: Doc, head: int) -> str:
    """Return the singular of the head noun; a two-word demonym ("North Koreans") is kept whole."""
    word = singular(doc[head].text)
    if head and doc[head].text[:1].isupper() and doc[head - 1].lower_ in _COMPASS and doc[head].lower_.endswith("ns"):
        return f"{doc[head - 1].lower_} {word}"
    return word
