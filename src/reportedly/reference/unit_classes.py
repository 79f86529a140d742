"""Classes of the things that news counts: a soldier and a member of the troops are one kind of thing."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from reportedly.reference.nouns import singular
from reportedly.reference.states import load_states
from reportedly.reference.tables import read_rows, split_cell

#: The class of people named by their state alone: "6,500 Ukrainians".
PEOPLE = "people"
_IRREGULAR = {"child": "children", "aircraft": "aircraft", "personnel": "personnel", "people": "people"}


@dataclass(frozen=True, slots=True)
class UnitClass:
    """A class with its ``units``, singular head nouns; ``events`` stand for it unsaid ("the deployment").

    ``within`` names the class that its things are a part of: children are people.
    """

    name: str
    units: tuple[str, ...]
    events: tuple[str, ...] = ()
    within: str | None = None


@functools.cache
def load_unit_classes() -> dict[str, UnitClass]:
    """Return every class by its name, in the table's order; raises ReferenceDataError."""
    rows = read_rows("unit_classes.csv", ("class", "units", "events", "within"))
    return {
        row["class"]: UnitClass(
            row["class"], tuple(split_cell(row["units"])), tuple(split_cell(row["events"])), row["within"] or None
        )
        for row in rows
    }


@functools.cache
def _class_names() -> dict[str, str]:
    named = {
        form: found.name
        for found in load_unit_classes().values()
        for unit in found.units
        for form in (plural(unit), unit)
    }
    nationals = (form.lower() for code in load_states() for form in nationals_of(code))
    return dict.fromkeys(nationals, PEOPLE) | named


def nationals_of(code: str) -> tuple[str, ...]:
    """Return the words for a state's people, as news counts them by it alone: "6,500 Ukrainians".

    >>> nationals_of("MLI")
    ('Malian', 'Malians')
    """
    state = load_states()[code]
    return tuple(dict.fromkeys((*state.adjectives, *state.nationals)))


def plural(word: str) -> str:
    """Return the plural of a noun as the table's nouns form it.

    >>> plural("serviceman"), plural("army"), plural("person"), plural("jet"), plural("child")
    ('servicemen', 'armies', 'persons', 'jets', 'children')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"


def unit_class(unit: str | None) -> str | None:
    """Return the name of the class that a unit belongs to; the unit itself where it is in none.

    >>> unit_class("soldier"), unit_class("turbine"), unit_class("ukrainian"), unit_class(None)
    ('troops', 'turbine', 'people', None)
    """
    return None if unit is None else _class_names().get(unit.lower(), unit.lower())


def class_named(name: str) -> UnitClass:
    """Return the class of a name, or the class of one thing where no class is named so.

    >>> class_named("troops").units[:2], class_named("Turbines").units
    (('troop', 'soldier'), ('turbine',))
    """
    known = load_unit_classes()
    key = name.strip().lower()
    found = known.get(key) or known.get(_class_names().get(key, ""))
    return found or UnitClass(singular(key), (singular(key),))


def class_within(unit: str | None) -> str | None:
    """Return the name of the wider class that a unit's things are a part of, None where there is none.

    >>> class_within("child"), class_within("soldier")
    ('people', None)
    """
    found = load_unit_classes().get(unit_class(unit) or "")
    return found.within if found else None


def parts_of(name: str) -> tuple[UnitClass, ...]:
    """Return the classes whose things are a part of a class's.

    >>> [found.name for found in parts_of("aircraft")]
    ['helicopters']
    """
    return tuple(found for found in load_unit_classes().values() if found.within == name)
