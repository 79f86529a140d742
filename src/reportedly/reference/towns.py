"""Which country a town or province lies in, where only one can be meant."""

from __future__ import annotations

import functools

from reportedly.reference.gazetteer import load_gazetteer

#: The fewest people of a town that is known without its country being said.
SMALLEST = 10_000
#: How many times larger than its namesakes abroad a town must be to be meant by its bare name.
LARGER = 4


@functools.lru_cache(maxsize=8192)
def country_of_town(name: str) -> str | None:
    """Return the country of the town or province of that name; None where unknown, small, or where several compete.

    >>> country_of_town("Kharkiv"), country_of_town("Atlantis upon Nowhere")
    ('UKR', None)
    """
    places = [place for place in load_gazetteer().look_up(name) if place.country and place.kind != "country"]
    largest: dict[str, int] = {}
    for place in places:
        size = place.population or (10**6 if place.kind in ("region", "subdivision") else 0)
        largest[place.country or ""] = max(largest.get(place.country or "", 0), size)
    ranked = sorted(largest.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < SMALLEST or (len(ranked) > 1 and ranked[1][1] * LARGER > ranked[0][1]):
        return None
    return ranked[0][0]
