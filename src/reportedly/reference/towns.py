"""Which country a town or province lies in, where only one can be meant."""

from __future__ import annotations

import functools

from reportedly.reference.gazetteer import load_gazetteer

#: The fewest people of a town that is known without its country being said.
SMALLEST = 10_000
#: How many times larger than its namesakes abroad a town must be to be meant by its bare name.
LARGER = 4
#: How many times the people of a town abroad a province must have to be meant by a name that both bear.
LARGER_PROVINCE = 20


@functools.lru_cache(maxsize=8192)
def country_of_town(name: str) -> str | None:
    """Return the country of the town or province of that name; None where unknown, small, or where several compete.

    >>> country_of_town("Kharkiv"), country_of_town("Atlantis upon Nowhere")
    ('UKR', None)
    """
    places = [place for place in load_gazetteer().look_up(name) if place.country and place.kind != "country"]
    if any(place.kind == "region" and place.country is None for place in load_gazetteer().own(name)):
        return None
    largest: dict[str, int] = {}
    for place in places:
        size = place.population or (10**6 if place.kind in ("region", "subdivision") else 0)
        largest[place.country or ""] = max(largest.get(place.country or "", 0), size)
    ranked = sorted(largest.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < SMALLEST or (len(ranked) > 1 and ranked[1][1] * LARGER > ranked[0][1]):
        return None
    country, size = ranked[0]
    at_home = any(place.country == country and place.kind in ("city", "region") for place in places)
    towns = [place for place in places if place.kind == "city" and place.population * LARGER_PROVINCE > size]
    return country if at_home or all(town.population < SMALLEST for town in towns) else None
