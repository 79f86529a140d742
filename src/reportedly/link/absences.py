"""Absences: claims that there is none of a thing. The codebook writes no number for them; they are compared as one.

Only plain frames are read ("there are no Chadian soldiers in Libya", "has no troops there", "nobody was killed"): a
narrower thing ("no combat troops"), or some of its people ("no casualties among its own"), is not all of it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Final

from reportedly.link.figures import NATIONAL, unit_class
from reportedly.link.terms import terms_of
from reportedly.model.claims import Claim
from reportedly.model.vocabulary import CasualtyWhat
from reportedly.reference.nouns import singular
from reportedly.reference.states import states_named
from reportedly.reference.unit_classes import load_unit_classes

_AUXILIARY: Final = r"(?:is|are|was|were|be|(?:has|have|had)(?: \w+)? been|(?:is|are|was|were)n[’']t)"
_ADVERB: Final = r"(?:not|never|currently|now|still|ever)"
_NONE: Final = (
    r"(?P<none>[Nn]o|zero|[Nn]ot (?:a single|one|any)|a single|any|(?:[Nn]one|[Nn]ot one|any) of (?:its|their|our|the))"
)
_NOUN: Final = r"(?P<of>(?:(?:[A-Z][\w’'-]*|military|armed) )*)(?P<thing>[^\W\d_][\w-]+)"
_STAYING: Final = r"(?:present|stationed|deployed|based|sent|left|remaining|currently|now|today|at all|whatsoever)"
_WHERE: Final = r"(?= (?:in|on|at|near|inside|across|within|throughout)\b)"
_HARMED: Final = r"killed|wounded|injured|hurt|captured"
_HARM: Final = r"(?:casualt|fatalit|injur)(?:y|ies)|deaths?|dead|wounded"
_PRESENCE: Final = (
    re.compile(
        rf"\b[Tt]here {_AUXILIARY} (?:{_ADVERB} )?(?:{_NONE} )?{_NOUN}(?: {_STAYING})*(?:{_WHERE}|(?=[,.;])|$)"
    ),
    re.compile(rf"\b(?:has|have|had|having) (?:{_ADVERB} )?(?:{_NONE} )?{_NOUN}(?: {_STAYING})*{_WHERE}"),
    re.compile(
        rf"(?:\b{_NONE} )?\b{_NOUN} (?:{_AUXILIARY}|remain(?:s|ed)?)(?: {_ADVERB}| {_STAYING})*"
        rf"(?:{_WHERE}|(?<=sent)(?= to\b))"
    ),
)  # fmt: skip
_CASUALTIES: Final = (
    re.compile(
        rf"\b(?:[Nn]o|zero|[Nn]ot (?:a single|one|any)|any|[Ww]ithout(?: any)?) (?P<of>(?:[A-Z][\w’'-]* )*)"
        rf"(?P<thing>civilian |)(?P<harm>(?:{_HARM})(?:,? (?:or|and|nor) (?:{_HARM}))?)\b(?! (?:among|of|from|to)\b)"
    ),
    re.compile(
        rf"\b(?:(?P<nobody>[Nn]obody|[Nn]o[ -]one)|{_NONE} {_NOUN}) {_AUXILIARY} (?P<harm>(?:{_HARMED})"
        rf"(?: or (?:{_HARMED}))?)\b"
    ),
)
#: Things counted that stand in no class of the table.
_FIGHTING: Final = frozenset({"mercenary", "militant", "rebel", "peacekeeper", "sailor"})
#: A deed that is denied: whoever is said to have done it, none were harmed by him.
_DENIED_DEED: Final = re.compile(
    rf"\b(?P<harm>kill(?:ed|ing)|wound(?:ed|ing)|injur(?:ed|ing)|captur(?:ed|ing)) (?:any )?{_NOUN}"
)
#: What befell those of whom there are none, by how the word for it begins.
_BEFELL: Final[tuple[tuple[str, tuple[CasualtyWhat, ...]], ...]] = (
    ("casualt", ("killed", "wounded", "casualties")), ("fatal", ("killed",)), ("dea", ("killed",)),
    ("kill", ("killed",)), ("injur", ("wounded",)), ("wound", ("wounded",)), ("hurt", ("wounded",)),
    ("captur", ("captured",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Absence:
    """What there is none of: the class of its unit, the states that its own words name, and the terms of other names.

    ``casualties`` are what befell none; empty where it is said that none are there.
    """

    unit: str
    states: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    casualties: tuple[CasualtyWhat, ...] = ()


@functools.cache
def _counted() -> frozenset[str]:
    return _FIGHTING.union(*(found.units for found in load_unit_classes().values()))


def find_absence(claim: Claim, text: str) -> Absence | None:
    """Return what a claim says there is none of; ``text`` is its evidence.

    >>> from reportedly.model import Span
    >>> words = "There are no Chadian soldiers in Libya"
    >>> find_absence(Claim("a", Span(0, len(words)), polarity="negative"), words)
    Absence(unit='soldier', states=('TCD',), names=frozenset(), casualties=())
    """
    if claim.polarity != "negative" or claim.quantity is not None:
        return None
    denied = claim.speech_act == "deny"
    for pattern in (*_CASUALTIES, *((_DENIED_DEED,) if denied else ())):
        if match := pattern.search(text):
            befell = (what for begins, whats in _BEFELL for what in whats if re.search(rf"\b{begins}", match["harm"]))
            return _absence(claim, match["of"] or "", match["thing"] or "person", tuple(dict.fromkeys(befell)))
    matches = (match for pattern in _PRESENCE if (match := pattern.search(text)) and (match["none"] or denied))
    return next((found for match in matches if (found := _absence(claim, match["of"], match["thing"]))), None)


def _absence(claim: Claim, of: str, thing: str, casualties: tuple[CasualtyWhat, ...] = ()) -> Absence | None:
    """Return the absence of a thing by its noun and the words before it; None where that is narrower than a class.

    "No Hezbollah fighters" are none of a party; "no Azov soldiers" are some of a state's alone.
    """
    unit = _unit(of, thing.strip())
    states = states_named(f"{of}{thing}")
    if unit is None:
        return None
    if unit == NATIONAL:
        return Absence(unit, states)
    names = frozenset(term for term in terms_of(of) - terms_of("military armed") if term[0] != "=")
    parties = (*claim.event.actors, *claim.event.recipients)
    if names and not any(code.endswith("-REB") for code in parties):
        return None
    return Absence(unit, states, names, casualties)


def _unit(of: str, thing: str) -> str | None:
    """Return the class of a thing that news counts; one with a capital must name a people: "no North Koreans".

    "No comment" and "no update" count nothing.
    """
    if thing.islower():
        return unit_class(singular(thing)) if singular(thing) in _counted() else None
    return NATIONAL if unit_class(singular(f"{of}{thing}")) == NATIONAL else None
