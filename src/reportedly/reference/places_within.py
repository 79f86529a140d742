"""Which place lies in which."""

from __future__ import annotations

import functools

from reportedly.reference.gazetteer import load_gazetteer
from reportedly.reference.states import load_states
from reportedly.reference.tables import read_rows, split_cell
from reportedly.reference.toponyms import fold_name

#: Words for a part of a state that its names carry or leave off.
_GENERIC = (
    " oblast",
    " region",
    " province",
    " governorate",
    " state",
    " district",
    " prefecture",
    " krai",
    " area",
    " strip",
)


def place_key(name: str) -> str:
    """Return a name's key without the word for what it is: a region and its main town, as news uses them, are one.

    >>> place_key("Kursk Oblast"), place_key("Kursk"), place_key("Gaza Strip")
    ('kursk', 'kursk', 'gaza')
    """
    key = fold_name(name).removeprefix("the ")
    for end in _GENERIC:
        if key.endswith(end) and key != end.strip():
            return key.removesuffix(end)
    return key


@functools.cache
def _states() -> dict[str, str]:
    return {fold_name(name): state.code for state in load_states().values() for name in (state.name, *state.aliases)}


@functools.cache
def _wide() -> frozenset[str]:
    rows = read_rows("places_regions.csv", ("name", "aliases", "kind", "country", "lat", "lon"))
    wide = (row for row in rows if not row["country"])
    return frozenset(fold_name(name) for row in wide for name in (row["name"], *split_cell(row["aliases"])))


def is_wide(name: str) -> bool:
    """Tell whether a name is of no one state's: of a continent, a sea, a river or a region.

    >>> is_wide("the Middle East"), is_wide("Gulf of Aden"), is_wide("Kursk")
    (True, True, False)
    """
    return fold_name(name).removeprefix("the ") in _wide()


def country_named(name: str) -> str | None:
    """Return the code of the state that bears the name.

    >>> country_named("Russia"), country_named("Kursk")
    ('RUS', None)
    """
    return _states().get(fold_name(name).removeprefix("the "))


@functools.lru_cache(maxsize=4096)
def country_of(name: str) -> str | None:
    """Return the country that a place lies in, where the gazetteer knows only one; a state lies in itself."""
    if code := country_named(name):
        return code
    found = {place.country for place in load_gazetteer().look_up(name)}
    return found.pop() if len(found) == 1 else None


def lies_in(name: str | None, country: str | None, whole: str | None, whole_country: str | None) -> bool:
    """Tell whether a place is another one or a part of it: by state, by name, or by the province a town lies in.

    >>> lies_in("Kursk Oblast", "RUS", "Russia", "RUS"), lies_in("Russia", "RUS", "Kursk Oblast", "RUS")
    (True, False)
    >>> lies_in("Sudzha", "RUS", "Kursk Oblast", "RUS")
    True
    """
    if whole is None or country_named(whole) == whole_country is not None:
        return whole_country is None or country == whole_country
    if name is None or (country and whole_country and country != whole_country):
        return False
    key = place_key(whole)
    if place_key(name) == key:
        return True
    towns = (place for place in load_gazetteer().look_up(name) if place.country == (country or place.country))
    return any(place.admin is not None and _is_admin(place.admin, key) for place in towns)


def _is_admin(admin: str, key: str) -> bool:
    """Tell whether a province's key of the gazetteer (``RUS.Kurskaya oblast'``) is of the asked name."""
    name = place_key(admin.partition(".")[2])
    return name == key or (len(key) > 3 and name.startswith(key))
