"""Who a name means on a day: persons of the office table, by full name, or by family name and title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reportedly.model.vocabulary import Sector
from reportedly.reference.names import Word, key_of
from reportedly.reference.offices import Office, office_key, offices_by_name, offices_by_surname, offices_by_title
from reportedly.reference.roles import Role
from reportedly.reference.states import load_states

#: Offices known by family name alone, the world over.
_PROMINENT = frozenset(
    {
        "president", "prime minister", "chancellor", "premier", "supreme leader", "secretary general", "taoiseach",
        "vice president", "minister of foreign affairs", "minister of defence", "secretary of state",
        "secretary of defence", "crown prince", "president of the European Commission",
        "high representative for foreign affairs", "president of the European Council",
    }
)  # fmt: skip

#: Those who speak for a state and are known by family name alone.
_VOICES = frozenset({("RUS", "presidential press secretary"), ("RUS", "foreign ministry spokesperson")})

#: Offices by which a namesake in another state is known before a bearer of lesser ones.
_LEADING = frozenset({"president", "prime minister", "chancellor", "premier", "supreme leader", "taoiseach"})

#: Given names that are family names too: alone they name nobody but a leader in office.
_GIVEN_NAMES = frozenset("saleh salih hasan yusuf yousef salim khalil mahmoud karim hamid rahman salah nasser".split())

#: For how long after leaving office somebody is known by family name alone.
_REMEMBERED: Final = timedelta(days=730)

#: The same for the leaders of states whose politics the world follows.
_LONG_REMEMBERED: Final = timedelta(days=3650)
_FOLLOWED: Final = frozenset({"USA", "GBR", "FRA", "DEU", "RUS", "ISR"})

#: A seat in parliament, beside which a minister is known for the ministry.
_SEAT = "member of"

#: English words that are family names too, and given names, and names of too many; alone they name nobody.
_COMMON_WORDS = frozenset(
    """ali an april august ba banda banks bar bell black borne brown burns clark cook dan day fore fox friday garcia
    gore green hill howard hunt june key khan king le lobo long ma major march marine martin may moon no page park
    paz pope price prince reed rice rose son stone store su sy tan taylor to wade west white wise wood young
    mohammed mohamed ahmed ahmad ibrahim hassan omar mustafa ismail musa david joseph osman idris moussa rashid amin
    aziz
    """.split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person on a day: ``sector`` and ``country`` of the office held then; ``office`` only where known to be held."""

    name: str
    country: str | None
    sector: Sector | None
    office: str | None


def person_on(terms: tuple[Office, ...], day: date | None, *, country: str | None = None) -> Person | None:
    """Return what the terms of one name say of its bearer on a day; None where they belong to several persons.

    Without a day the last known office counts, if it is not known to have ended; an office all of whose like the person
    held ("GOV") gives its sector nonetheless. A person whose every office ended before the day has a country and no
    sector; one whose offices lie all in the future likewise. ``country`` leaves out bearers who never spoke for it.
    """
    if country:
        names = {term.name for term in terms if term.country == country}
        terms = tuple(term for term in terms if term.name in names)
    if day and not _one_person(terms):
        terms = tuple(term for term in terms if term.may_hold(day))  # "King Abdullah" is who reigns.
    if not terms or not _one_person(terms):
        return None
    terms = tuple(sorted(terms, key=lambda term: (term.first, term.known_until)))
    last = terms[-1]
    if day is None:
        running = [term for term in terms if term.last is None]
        sectors = {term.sector for term in terms}
        if running:
            return Person(last.name, running[-1].country, running[-1].sector, running[-1].office)
        return Person(last.name, last.country, last.sector if len(sectors) == 1 else None, None)
    held = _of_one_state(term for term in terms if term.holds(day))
    if held:
        return Person(last.name, held[-1].country, held[-1].sector, held[-1].office)
    likely = _of_one_state(term for term in terms if term.may_hold(day))
    if likely:
        return Person(last.name, likely[-1].country, likely[-1].sector, None)
    before = [term for term in terms if term.known_until < day]
    return Person(last.name, (before[-1] if before else terms[0]).country, None, None)


def _of_one_state(terms: Iterable[Office]) -> list[Office]:
    """Return terms that run at one time, a seat in parliament only where there is no other office.

    Of namesakes in several states those of the leader, who is meant, are returned.
    """
    running = list(terms)
    running = [term for term in running if not term.office.startswith(_SEAT)] or running
    if len({term.country for term in running}) > 1:
        return [term for term in running if term.office in _LEADING] or running
    return running


def person_by_surname(
    words: list[Word],
    day: date | None,
    *,
    country: str | None = None,
    title: Role | None = None,
    sector: Sector | None = None,
) -> Person | None:
    """Return the one person whom a family name means on a day; None where unknown or not the only one.

    Alone it means the one bearer in a prominent office then, else the one bearer who left one of late, or who left one
    and was to hold an office again. With a title or a country it means the one bearer whose office then fits them;
    ``sector`` is the title's in its phrase.
    """
    terms = offices_by_surname().get(tuple(word.key for word in words), ())
    if not terms or not words[-1].capital:
        return None
    if country:
        terms = tuple(term for term in terms if term.country == country)
    elif title is None:
        if words[-1].key in _COMMON_WORDS:
            return None
        known = _LEADING if words[-1].key in _GIVEN_NAMES else _PROMINENT
        terms = tuple(term for term in terms if term.office in known or (term.country, term.office) in _VOICES)
    if title is not None:
        by_sector = country is not None or title.sector == "MIL"
        terms = tuple(term for term in terms if _bears(term, title) or (by_sector and term.sector == sector))
    current = tuple(term for term in terms if (term.last is None if day is None else term.may_hold(day)))
    past = tuple(term for term in terms if day is None or term.first <= day)
    if title is None and day is not None:
        past = tuple(term for term in past if _is_remembered(term, day))
    for candidates in (tuple(term for term in current if day and term.holds(day)), current, past):
        if candidates:
            return _by_name(candidates, day)
    return None


def _is_remembered(term: Office, day: date) -> bool:
    """Tell whether who held an office left it of late, or holds or comes to hold one from the day on."""
    lasting = term.country in _FOLLOWED and term.office in _LEADING
    if day - term.known_until <= (_LONG_REMEMBERED if lasting else _REMEMBERED):
        return True
    return any(one.last is None or one.known_until >= day for one in _bearers((term,)) if _same(one, term))


def has_led(name: str) -> bool:
    """Tell whether a person ever led a state whose politics the world follows."""
    terms = offices_by_name().get(key_of(name), ())
    return any(term.office in _LEADING and term.country in _FOLLOWED for term in terms)


def is_prominent(surname: str) -> bool:
    """Tell whether somebody in an office that is known by family name alone ever bore the name."""
    return any(term.office in _PROMINENT for term in offices_by_surname().get(key_of(surname), ()))


def spokesperson(words: list[Word], day: date | None) -> Person | None:
    """Return the one spokesperson of that family name on a day: whom "MR. KIRBY" means in a briefing's transcript."""
    terms = offices_by_surname().get(tuple(word.key for word in words), ())
    terms = tuple(term for term in terms if "spokesperson" in term.office or "press secretary" in term.office)
    candidates = tuple(term for term in terms if day is not None and term.holds(day))
    return _by_name(candidates, day) if candidates else None


def _bears(term: Office, title: Role) -> bool:
    """Tell whether an office goes by a title: "Secretary" for a secretary of state, "Foreign Secretary" by alias."""
    key = office_key(key_of(title.term))
    if set(key.split()) - {"of"} <= set(office_key(key_of(term.office)).split()):
        return True
    return term in offices_by_title().get((term.country, key), ())


def _by_name(candidates: tuple[Office, ...], day: date | None) -> Person | None:
    if not _one_person(candidates):
        return None
    name = candidates[0].name
    surname = name.split()[-1]
    every = tuple(term for term in _bearers(candidates) if term.name == name or surname in term.aliases)
    return person_on(tuple(term for term in every if _same(term, candidates[0])), day)


def _bearers(candidates: tuple[Office, ...]) -> Iterable[Office]:
    return offices_by_name().get(key_of(candidates[0].name), candidates)


def _one_person(terms: Iterable[Office]) -> bool:
    terms = tuple(terms)
    return all(_same(term, terms[0]) for term in terms)


def _same(one: Office, other: Office) -> bool:
    """Tell whether two rows are of one person: one name, or in one state a shared alias of two words or more."""
    if one.name == other.name:
        return True
    if one.country != other.country and _is_state(one) and _is_state(other):
        return False
    names = {key_of(name) for name in (one.name, *one.aliases)}
    return any(len(key) > 1 and key in names for key in map(key_of, (other.name, *other.aliases)))


def _is_state(term: Office) -> bool:
    return term.country in load_states()
