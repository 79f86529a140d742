"""Mentions of places: the parse's place entities, mended by the gazetteer and by the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportedly.reference.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

_PLACE_LABELS: Final = frozenset({"GPE", "LOC"})
_OTHER_LABELS: Final = frozenset({"PERSON", "ORG", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_GENERIC: Final = frozenset(
    """region oblast province governorate county district parish prefecture raion island islands peninsula river sea strait
    valley lake bay gulf canal desert mountains heights krai""".split()
)
#: Compass words before a country or region that make a place of their own ("eastern Ukraine").
_COMPASS: Final = frozenset(
    """eastern western northern southern central north south east west northeastern northwestern southeastern southwestern
    northeast northwest southeast southwest""".split()
)
_HONORIFICS: Final = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. president king queen prince judge sen. rep. gov. sgt. lt. capt.".split()
)
_LEAST_KNOWN: Final = 15_000
_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ'’.-]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of characters that may name a place; ``name`` is what is looked up, ``within`` the name behind its comma.

    ``part`` is the compass word before it ("eastern").
    """

    start: int
    end: int
    name: str
    within: str | None = None
    part: str | None = None


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions in order and without overlap."""
    spans: list[tuple[int, int]] = []
    taken = [False] * len(doc)
    for entity in doc.ents:
        if entity.label_ in _PLACE_LABELS or (
            entity.label_ in _OTHER_LABELS and _is_place_after_all(entity, gazetteer)
        ):
            for first, last in _pieces(entity, gazetteer):
                spans.append((first, last))
                taken[first:last] = [True] * (last - first)
        elif entity.label_ in _OTHER_LABELS:
            taken[entity.start : entity.end] = [True] * (entity.end - entity.start)
    spans.extend(_missed(doc, taken, gazetteer))
    spans.sort()
    return [
        mention
        for mention in (_mention(doc, first, last, spans, at) for at, (first, last) in enumerate(spans))
        if mention
    ]


def _is_place_after_all(entity: Words, gazetteer: Gazetteer) -> bool:
    """Tell whether an entity of another kind is a well-known place that the parse mislabelled."""
    name = entity.text.strip()
    if entity.label_ in ("NORP", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART"):
        return False
    bare = name.removeprefix("the ").removeprefix("The ")
    if gazetteer.abbreviated(bare) and "." in bare:
        return True
    if bare.isupper() and len(bare) <= 5:
        return False
    known = gazetteer.look_up(bare)
    if not known:
        return False
    if entity.label_ == "PERSON":
        before = entity.doc[entity.start - 1].lower_ if entity.start else ""
        return before in ("in", "near", "to", "from", "at", "outside", "around", "of") and known[0].population >= 50_000
    if known[0].kind in ("country", "region", "subdivision"):
        return True
    if len(entity) > 1 and entity[-1].lower_ in _GENERIC:
        return True
    return known[0].population >= 100_000 or (entity.label_ == "FAC" and known[0].population > 0)


def _pieces(entity: Words, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Return the entity's token ranges: without article and possessive, cut at a comma."""
    doc = entity.doc
    first, last = entity.start, entity.end
    while first < last and (doc[first].lower_ in ("the", "a", "an") or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (
        doc[last - 1].tag_ == "POS"
        or doc[last - 1].is_punct
        or doc[last - 1].is_space
        or doc[last - 1].text in ("'s", "’s")
    ):
        last -= 1
    pieces, start = [], first
    for index in range(first, last):
        if doc[index].text in (",", "\n", "/", "–", "—", "--") or doc[index].is_space:
            if index > start:
                pieces.append((start, index))
            start = index + 1
    if last > start:
        pieces.append((start, last))
    return pieces


def _missed(doc: Doc, taken: list[bool], gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Return runs of proper nouns outside every entity that the gazetteer knows as places of note."""
    found: list[tuple[int, int]] = []
    index = 0
    total = len(doc)
    while index < total:
        token = doc[index]
        if taken[index] or token.pos_ != "PROPN" or not token.text[:1].isupper():
            index += 1
            continue
        last = index + 1
        while (
            last < total
            and not taken[last]
            and doc[last].pos_ == "PROPN"
            and doc[last].text[:1].isupper()
            and last - index < 4
        ):
            last += 1
        name = doc[index:last].text
        known = gazetteer.look_up(name) if len(name) > 3 else ()
        beside = (index and taken[index - 1] and doc[index - 1].text != ",") or (
            index and doc[index - 1].lower_ in _HONORIFICS
        )
        if known and not beside and (known[0].population >= _LEAST_KNOWN) and not _is_common(doc, index, last):
            found.append((index, last))
        index = last
    return found


def _is_common(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a capitalised run is an ordinary word at the start of a sentence or in capitals throughout."""
    return last - first == 1 and (
        doc[first].is_sent_start or doc[first].lower_ in ("mobile", "reading", "march", "nice", "van", "bath")
    )


def _mention(doc: Doc, first: int, last: int, spans: list[tuple[int, int]], at: int) -> Mention | None:
    """Make a mention of a token range with what stands before and behind it."""
    words = doc[first:last]
    name = words.text
    if not any(letter.isalpha() for letter in name) or name[0].isdigit():
        return None
    if name.islower() and words[0].pos_ != "PROPN":
        return None
    part = None
    start = words.start_char
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ in _COMPASS and before.lower_ not in name.lower():
        part = before.lower_
    elif words[0].lower_ in _COMPASS and len(words) > 1 and words[0].text.islower():
        part = words[0].lower_
        name = doc[first + 1 : last].text
    within = None
    if last + 1 < len(doc) and doc[last].text == "," and at + 1 < len(spans) and spans[at + 1][0] == last + 1:
        within = doc[spans[at + 1][0] : spans[at + 1][1]].text
    end = words.end_char
    if (
        last < len(doc)
        and doc[last].lower_ in ("region", "oblast", "province", "governorate", "county", "district", "parish")
        and not name.lower().endswith(doc[last].lower_)
    ):
        name = f"{name} {doc[last].lower_}"
    return Mention(start, end, name.removeprefix("the ").removeprefix("The "), within, part)
