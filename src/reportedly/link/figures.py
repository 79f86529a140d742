"""Figures: the classes of things counted, and the ranges that numbers with their bounds stand for."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import Final

from reportedly.model.annotations import Quantity
from reportedly.reference.states import load_states

#: Units that count the same things; the first names the class. Officers, generals and children are apart.
_SAME: Final = (
    "soldier troop serviceman man infantryman fighter force personnel trooper combatant member",
    "person people individual",
    "civilian resident",
    "prisoner pow captive detainee",
    "victim death fatality casualty body corpse",
    "shell round projectile",
    "missile rocket",
    "drone uav",
    "ship vessel",
    "percent point",
)
#: The class of people named by their state alone: "Palestinians", "6,500 Ukrainians".
NATIONAL: Final = "national"
#: Classes that name people, whatever else they say of them; one may stand for another in another's words.
_PEOPLE: Final = frozenset({"soldier", "person", "civilian", "prisoner", "hostage", NATIONAL, "patient", "victim"})
#: How far from its number "about" reaches, as a share of it: the tenth that news rounds to.
ABOUT: Final = 0.1
#: A number below this is too common to tell by itself what is counted.
TELLING: Final = 20


def _classes() -> Mapping[str, str]:
    return {word: line.split()[0] for line in _SAME for word in line.split()}


_CLASSES: Final = _classes()


def unit_class(unit: str | None) -> str | None:
    """Return the class of a unit: units of one class count the same things.

    >>> unit_class("troop"), unit_class("infantryman"), unit_class("officer"), unit_class("north korean")
    ('soldier', 'soldier', 'officer', 'national')
    """
    if not unit:
        return None
    word = unit.lower().split()[-1]
    if unit.lower() in _nationals():
        return NATIONAL
    return _CLASSES.get(word, _CLASSES.get(word.removesuffix("s"), word))


def broad_class(unit: str | None, *, forces: bool) -> str | None:
    """Return the class under which figures are compared across articles: people are people, forces where that is told.

    >>> broad_class("national", forces=True), broad_class("civilian", forces=False), broad_class("child", forces=False)
    ('soldier', 'people', 'child')
    """
    if forces:
        return "soldier" if unit in ("soldier", NATIONAL, "person") else unit
    return "people" if unit in _PEOPLE else unit


def other_things(first: str | None, second: str | None) -> bool:
    """Tell whether two classes count other things: "men" and "officers" do; "people" and "Ukrainians" do not."""
    loose = {NATIONAL, "person", "victim"}
    if first is None or second is None or first == second:
        return False
    return not ((first in loose and second in _PEOPLE) or (second in loose and first in _PEOPLE))


@functools.cache
def _nationals() -> frozenset[str]:
    return frozenset(name.lower() for state in load_states().values() for name in (*state.adjectives, *state.nationals))


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the closed range in which the true number lies if the figure is right.

    >>> from reportedly.model import Span
    >>> bounds(Quantity(Span(0, 1), Span(0, 1), 100, 100, "approx"))
    (90.0, 110.0)
    """
    low = quantity.low if quantity.low is not None else -math.inf
    high = quantity.high if quantity.high is not None else math.inf
    if quantity.relation == "approx" and quantity.low is not None and quantity.high is not None:
        return low - abs(low) * ABOUT, high + abs(high) * ABOUT
    return low, high


def disjoint(first: Quantity, second: Quantity) -> bool:
    """Tell whether no number fits both figures; ranges that touch do not exclude each other."""
    low, high = bounds(first)
    other_low, other_high = bounds(second)
    return high < other_low or other_high < low


def number_of(quantity: Quantity) -> float | None:
    """Return the number that the words name, whatever its bound; the lower end of a range, None where there is none."""
    return quantity.low if quantity.low is not None else quantity.high


def same_number(first: Quantity, second: Quantity) -> bool:
    """Tell whether both name the same number, to within one part in a hundred."""
    numbers = number_of(first), number_of(second)
    if None in numbers:
        return False
    return math.isclose(numbers[0] or 0.0, numbers[1] or 0.0, rel_tol=0.01) and is_range(first) == is_range(second)


def is_range(quantity: Quantity) -> bool:
    """Tell whether two numbers are given, between which the true one lies."""
    return quantity.low is not None and quantity.high is not None and quantity.low != quantity.high
