"""Who held which office when: the table of offices, and questions put to it.

A blank end means that the end is not known, never "still in office": beyond ``as_of`` the table says nothing.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from reportedly.model.vocabulary import Sector
from reportedly.reference.dates import parse_day
from reportedly.reference.names import PARTICLES, key_of
from reportedly.reference.states import load_states
from reportedly.reference.tables import read_rows, split_cell

Key = tuple[str, ...]

#: How long after ``as_of`` a person is still taken to speak for the same sector: terms of office are four or five
#: years, and a row is known good part of the way through one.
GRACE = timedelta(days=3 * 365)

#: States whose names stand in English with the family name first or last.
EITHER_ORDER = frozenset({"JPN", "KHM", "HUN"})
#: States whose persons are written family name first.
FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "HKG", "VNM"})


_COLUMNS = ("name", "aliases", "country", "office", "sector", "start", "end", "as_of", "source")


@dataclass(frozen=True, slots=True)
class Office:
    """One person's term in one office. ``first`` and ``last`` are days; ``last`` is None where the end is unknown."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    office: str
    sector: Sector
    first: date
    last: date | None
    known_until: date

    def holds(self, day: date) -> bool:
        """Tell whether the term is known to cover the day."""
        return self.first <= day <= self.known_until

    def may_hold(self, day: date) -> bool:
        """Tell whether the term covers the day, or the day is at most :data:`GRACE` after the last known one."""
        return self.holds(day) or (self.last is None and self.first <= day <= self.known_until + GRACE)


@functools.cache
def load_offices() -> tuple[Office, ...]:
    """Return the table of offices, by country, office and start; raises ReferenceDataError."""
    return tuple(
        Office(
            row["name"],
            tuple(split_cell(row["aliases"])),
            row["country"] or None,
            row["office"],
            cast(Sector, row["sector"]),
            parse_day(row["start"]) or date.min,
            parse_day(row["end"], last=True),
            parse_day(row["end"] or row["as_of"] or row["start"], last=True) or date.min,
        )
        for row in read_rows("offices.csv", _COLUMNS)
    )


@functools.cache
def offices_by_name() -> Mapping[Key, tuple[Office, ...]]:
    """Return the terms by the key of each full name that a person goes by.

    It has two words or more, or is a nickname: one word that stands in none of the others ("Hemedti").
    """
    found: dict[Key, list[Office]] = defaultdict(list)
    for term in load_offices():
        names = dict.fromkeys((term.name, *term.aliases))
        parts = {part for name in names if len(key := key_of(name)) > 1 for part in key}
        for name in names:
            key = key_of(name)
            for full in _name_keys(name) or ([key] if parts.isdisjoint(key) else []):
                found[full].append(term)
                if term.country in EITHER_ORDER and len(full) == 2:
                    found[full[::-1]].append(term)  # "Kishida Fumio"
    return {key: tuple(terms) for key, terms in found.items()}


def _name_keys(name: str) -> list[Key]:
    """A name's key, and the one without middle initials ("Joseph R. Biden")."""
    key = key_of(name)
    short = tuple(word for at, word in enumerate(key) if at in (0, len(key) - 1) or len(word) > 1)
    return [form for form in dict.fromkeys((key, short)) if len(form) > 1]


@functools.cache
def offices_by_surname() -> Mapping[Key, tuple[Office, ...]]:
    """Return the terms by the key of the family name, with and without its particle."""
    found: dict[Key, list[Office]] = defaultdict(list)
    for term in load_offices():
        names = (term.name, *term.aliases)
        for key in {key for name in names for key in surname_keys(name, term.country)}:
            found[key].append(term)
    return {key: tuple(terms) for key, terms in found.items()}


def surname_keys(name: str, country: str | None) -> set[Key]:
    """Return the keys of the short names a person may be called by.

    >>> sorted(surname_keys("Ursula von der Leyen", "EEC"))
    [('der', 'leyen'), ('leyen',), ('von', 'der', 'leyen')]
    """
    words = list(key_of(name))
    while len(words) > 1 and words[-1] in ("jr", "sr", "ii", "iii", "iv"):
        words.pop()
    if len(words) < 2:
        return {tuple(words)}
    if country == "VNM":
        return {(words[0],), (words[-1],)}
    if country in FAMILY_FIRST:
        return {(words[0],)}
    keys: set[Key] = {(words[-1],)}
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
        keys.add(tuple(words[at:]))
    return keys


_OFFICE_WORDS = {
    "advisor": "adviser",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "vice": "deputy",
}
_MINISTER_OF = {
    "foreign": "foreign affairs",
    "defence": "defence",
    "interior": "interior",
    "finance": "finance",
    "unification": "unification",
    "intelligence": "intelligence",
}


def office_key(words: Iterable[str]) -> str:
    """Return an office's key: British spelling, "minister of X" for "X minister", no articles.

    >>> office_key(["defence", "minister"]), office_key(["minister", "of", "the", "interior"])
    ('minister of defence', 'minister of interior')
    """
    kept = [_OFFICE_WORDS.get(word, word) for word in words if word != "the"]
    if len(kept) >= 2 and kept[-1] in ("minister", "secretary") and kept[-2] in _MINISTER_OF:
        before = kept[:-2]
        return " ".join([*before, "minister" if kept[-1] == "minister" else "secretary", "of", _MINISTER_OF[kept[-2]]])
    return " ".join(kept).replace("deputy president", "vice president")


@functools.cache
def offices_by_title() -> Mapping[tuple[str | None, str], tuple[Office, ...]]:
    """Return the terms by country and :func:`office_key`, aliases of offices included.

    Ambassadors are not here; see :func:`ambassadors`.
    """
    found: dict[tuple[str | None, str], list[Office]] = defaultdict(list)
    for term in load_offices():
        found[term.country, office_key(key_of(term.office))].append(term)
        if term.office.endswith(")"):
            found[term.country, office_key(key_of(term.office.split(" (")[0]))].append(term)
    for row in read_rows("office_aliases.csv", ("country", "office", "aliases")):
        terms = found.get((row["country"], office_key(key_of(row["office"]))), [])
        for alias in split_cell(row["aliases"]):
            found[row["country"], office_key(key_of(alias))] += terms
    return {title: tuple(dict.fromkeys(terms)) for title, terms in found.items()}


@functools.cache
def ambassadors() -> Mapping[tuple[str, str], tuple[Office, ...]]:
    """Return the ambassadors' terms by the sending state's code and the receiving state's or body's."""
    names = {key_of(name): state.code for state in load_states().values() for name in (state.name, *state.aliases)}
    names |= {("united", "nations"): "UNO", ("nato",): "NAT", ("european", "union"): "EEC", ("african", "union"): "AFU"}
    found: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for term in load_offices():
        if (match := re.match(r"ambassador to (?:the )?(.+)", term.office)) and term.country:
            receiver = names.get(key_of(match[1]))
            if receiver:
                found[term.country, receiver].append(term)
    return {posting: tuple(terms) for posting, terms in found.items()}


def sole_holder(terms: Iterable[Office], day: date | None) -> Office | None:
    """Return the one term known to cover the day; without a day, the one last known to run.

    None where nobody or more than one person is known to hold it.
    """
    terms = tuple(terms)
    if day is None:
        running = [term for term in terms if term.last is None]
    else:
        running = [term for term in terms if term.holds(day)]
        if len({term.name for term in running}) > 1:  # The day of a handover belongs to the newcomer.
            running = [term for term in running if term.last != day]
    return running[-1] if running and len({term.name for term in running}) == 1 else None
