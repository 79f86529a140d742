"""Classes of the things that news counts: a soldier and a member of the troops are one kind of thing."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from reportedly.reference.tables import read_rows, split_cell


@dataclass(frozen=True, slots=True)
class UnitClass:
    """A class with its ``units``, singular head nouns; ``events`` stand for it unsaid ("the deployment")."""

    name: str
    units: tuple[str, ...]
    events: tuple[str, ...] = ()


@functools.cache
def load_unit_classes() -> dict[str, UnitClass]:
    """Return every class by its name, in the table's order; raises ReferenceDataError."""
    rows = read_rows("unit_classes.csv", ("class", "units", "events"))
    return {
        row["class"]: UnitClass(row["class"], tuple(split_cell(row["units"])), tuple(split_cell(row["events"])))
        for row in rows
    }


@functools.cache
def _class_names() -> dict[str, str]:
    return {
        form: found.name
        for found in load_unit_classes().values()
        for unit in found.units
        for form in (plural(unit), unit)
    }


def plural(word: str) -> str:
    """Return the plural of a noun as the table's nouns form it.

    >>> plural("serviceman"), plural("army"), plural("person"), plural("jet")
    ('servicemen', 'armies', 'persons', 'jets')
    """
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else f"{word}s"


def unit_class(unit: str | None) -> str | None:
    """Return the name of the class that a unit belongs to; the unit itself where it is in none.

    >>> unit_class("soldier"), unit_class("turbine"), unit_class(None)
    ('troops', 'turbine', None)
    """
    return None if unit is None else _class_names().get(unit.lower(), unit.lower())


def class_named(name: str) -> UnitClass:
    """Return the class of a name, or the class of one thing where no class is named so.

    >>> class_named("troops").units[:2], class_named("Turbine").units
    (('troop', 'soldier'), ('turbine',))
    """
    known = load_unit_classes()
    key = name.strip().lower()
    return known.get(key) or known.get(_class_names().get(key, "")) or UnitClass(key, (key,))
