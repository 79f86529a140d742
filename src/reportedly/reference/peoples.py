"""Names of states that are a part of another name: "New Mexico", "Iranian-American", "Kosovo Serbs"."""

from __future__ import annotations

import functools
from dataclasses import replace

from reportedly.reference.entities import Entity
from reportedly.reference.gazetteer import load_gazetteer
from reportedly.reference.items import Item, is_state
from reportedly.reference.names import Word
from reportedly.reference.towns import country_of_town

#: States of immigrants, whose people go by where their forebears came from: "Cuban Americans".
_SETTLED = frozenset({"USA", "CAN", "AUS", "NZL"})
#: Peoples of states that are no more, which go before those of their successors: "Soviet Georgian".
_BYGONE = frozenset({"soviet", "yugoslav"})
#: What a hyphen ties to a people to name another beside it.
_PREFIXES = frozenset("afro anglo austro euro franco greco indo russo sino turco".split())


def as_place(words: list[Word], item: Item) -> Item:
    """Return the item, or the larger place of another state that its words are a part of.

    "New Mexico" and "Niger State" are no parts of Mexico or Niger, and the South China Sea is nobody's.
    """
    if not item.entities or item.entities[0].kind not in ("state", "demonym") or item.entity is None:
        return item
    own = item.entity.country or ""
    runs = []
    if item.start and words[item.start - 1].capital and not words[item.start - 1].possessive:
        runs.append((item.start - 1, item.end))
    if item.end < len(words) and words[item.end].capital and not words[item.end - 1].possessive:
        runs = [(start, item.end + 1) for start, _ in runs] + runs + [(item.start, item.end + 1)]
    for start, end in runs:
        known, country = _place_elsewhere(" ".join(word.text for word in words[start:end]), own)
        if known:
            return replace(item, start=start, end=end, entities=(Entity(None, country, None, "region"),), role=None)
    return item


@functools.lru_cache(maxsize=4096)
def _place_elsewhere(name: str, own: str) -> tuple[bool, str | None]:
    """Tell whether a name is a large place's that is none of a state's own, and whose it is."""
    places = load_gazetteer().look_up(name)
    large = [place for place in places if place.kind in ("region", "subdivision", "country")]
    if not large or any(place.country == own for place in places):
        return False, None
    return True, country_of_town(name) or next((place.country for place in large if place.kind == "country"), None)


def settle_peoples(words: list[Word], items: list[Item]) -> list[Item]:
    """Return the items with what two peoples or states side by side mean.

    An Iranian-American, like a Cuban American, is American; Kosovo Serbs and Iraqi Turkmens are of where they live;
    somebody British-Iranian, the US-Israeli force and what is Franco-German are of no one state.
    """
    settled: list[Item] = []
    for item in items:
        before = settled[-1] if settled else None
        if before is not None and item.start < before.end:
            continue
        if before is None or not _are_side_by_side(words, before, item):
            mixed = item.start > 0 and words[item.start - 1].joined and words[item.start - 1].key in _PREFIXES
            settled.append(_as_people(item, item.start, None) if mixed and _country(item) not in _SETTLED else item)
            continue
        settled.pop()
        ends = item.end == len(words) and not words[before.end - 1].joined
        of_both = _country(before) == _country(item) or _country(item) in _SETTLED
        country = _country(item) if of_both else _country(before) if ends else None
        settled.append(_as_people(item, before.start, country))
    return settled


def _country(item: Item) -> str | None:
    return item.entities[0].country if item.entities else None


def _as_people(item: Item, start: int, country: str | None) -> Item:
    """Return the item from an earlier word on, as the people of a country or of none."""
    return replace(item, start=start, entities=(Entity(None, country, None, "demonym"),))


def _are_side_by_side(words: list[Word], before: Item, item: Item) -> bool:
    """Tell whether a people or a state stands right before, or tied to, another."""
    if before.end != item.start or words[before.end - 1].possessive or not is_state(before) or not is_state(item):
        return False
    if words[before.end - 1].joined:
        return True
    if item.entities[0].kind != "demonym" or words[before.start].key in _BYGONE:
        return False
    people = words[item.end - 1].key.endswith("s")  # "Kosovo Serbs", and not "US Korean policy"
    return before.entities[0].kind == "demonym" or people
