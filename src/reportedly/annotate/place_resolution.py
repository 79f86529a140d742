"""Resolution of toponyms: which of the places that share a name an article means.

Each name's candidates are weighed by size, by what the text says they lie in ("Paris, Texas"), and by how near they are
to the candidates of the article's other names; the last is repeated until it settles (relaxation over the candidates,
in the spirit of Leidner's spatial minimality). Where no candidate gains a clear share, the country alone is given, or
nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from reportedly.annotate.place_patterns import Mention
from reportedly.annotate.place_words import COMPASS
from reportedly.reference.gazetteer import Gazetteer, Toponym

#: Candidates kept for one name, the most populous first.
_MOST_CANDIDATES: Final = 40
#: Names of one article weighed together; later ones are resolved against these.
_MOST_NAMES: Final = 60
#: Share of the weight a candidate needs for its coordinates, and its country for the country alone. Set on the even
#: articles of LGL and GeoVirus.
LEAST_SHARE: Final = 0.45
LEAST_COUNTRY_SHARE: Final = 0.6
_PRIOR: Final = {"country": 9.0, "region": 7.5}
#: A capital is named more often than its people account for, a subdivision less often.
_CAPITAL_BONUS: Final = 1.2
_AREA_MALUS: Final = 0.7
_PRIOR_WEIGHT: Final = 1.6
_SUPPORT_WEIGHT: Final = 4.0
#: What a name counts for that only acts or modifies.
_ACTING_WEIGHT: Final = 0.1
_NEAR_KM: Final = 60.0
_FAR_KM: Final = 400.0
_ROUNDS: Final = 3
#: A town smaller than this gains little from a mere mention of its country.
_NOTED_TOWN: Final = 15_000
#: "Rome, New York" may be a list: a name of a large town is not narrowed to a namesake smaller than a small one.
_LARGE_TOWN: Final = 1_000_000
_SMALL_TOWN: Final = 5_000
#: A town up to this size is taken for a namesake where no other name lies in its country and so many do in others.
_STRAY_TOWN: Final = 100_000
_FEWEST_BESIDE: Final = 2
_GENERIC_ENDS: Final = (" region", " oblast", " province", " governorate", " county", " district", " parish", " area")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was resolved to; ``place`` is None where only the country, or nothing, is sure."""

    place: Toponym | None
    country: str | None
    share: float = 0.0


def resolve(
    mentions: Sequence[Mention], gazetteer: Gazetteer, *, home: str | None = None
) -> dict[tuple[str, str | None], Resolved]:
    """Resolve each distinct (name, name it lies in) of an article; ``home`` is the publisher's country."""
    keys = list(dict.fromkeys((mention.name, mention.within) for mention in mentions))
    candidates = {key: candidates_of(key[0], key[1], gazetteer) for key in keys}
    _share_containers(candidates)
    weighed = [key for key in keys if candidates[key]][:_MOST_NAMES]
    placed = {(mention.name, mention.within) for mention in mentions if not mention.acting}
    voices = [key in placed or not _is_power(candidates[key]) for key in weighed]
    shares = _relax([candidates[key] for key in weighed], voices, home)
    resolved = {key: Resolved(None, _country_around(key[1], gazetteer)) for key in keys}
    for key, share in zip(weighed, shares, strict=True):
        resolved[key] = _decide(candidates[key], share)
    for key in _strays(resolved, home):
        resolved[key] = Resolved(None, None)
    for key in keys:
        if candidates[key] and key not in weighed:
            resolved[key] = Resolved(candidates[key][0], candidates[key][0].country, 1.0)
    return resolved


def _strays(resolved: dict[tuple[str, str | None], Resolved], home: str | None) -> list[tuple[str, str | None]]:
    """Return small towns of a country that nothing else in the article lies in: likely namesakes of an unlisted place.

    "Lido Beach" in a text on Mogadishu is no village of New York's.
    """
    lying = Counter(one.country for one in resolved.values() if one.country is not None)
    return [
        key
        for key, one in resolved.items()
        if one.place is not None
        and one.place.kind == "city"
        and one.place.population < _STRAY_TOWN
        and key[1] is None
        and one.country is not None
        and one.country != home
        and lying[one.country] == 1
        and lying.total() > _FEWEST_BESIDE
    ]


def candidates_of(name: str, within: str | None, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the places a name may mean, only those inside ``within`` where that settles it."""
    found = list(gazetteer.look_up(name))
    if not found:
        found = _without_generic(name, gazetteer)
    if not found:
        demonym = gazetteer.demonym(name)
        return [demonym] if demonym else []
    if within and not gazetteer.is_large_area(name):
        inside = _inside(found, within, gazetteer)
        listed = found[0].population >= _LARGE_TOWN and (not inside or inside[0].population < _SMALL_TOWN)
        if inside and not listed:
            found = inside
    return found[:_MOST_CANDIDATES]


def _without_generic(name: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Look up "Sumy region" by its first part: the subdivision, else the one around the town of that name."""
    lowered = name.lower()
    for end in _GENERIC_ENDS:
        if lowered.endswith(end):
            places = gazetteer.look_up(name[: -len(end)])
            areas = [place for place in places if place.kind in ("subdivision", "district", "region")]
            if areas:
                return areas
            return [replace(place, name=f"{place.name}{name[-len(end) :]}") for place in places if place.kind == "city"]
    first, _, last = name.rpartition(" ")
    if first and last.lower() in COMPASS:
        # "Kowloon East" lies in Kowloon; what it is called itself, no table knows.
        return [replace(place, name=name) for place in gazetteer.look_up(first) if place.kind != "country"]
    for word in (" City", " city", " County", " town", " Township", " Island"):
        if name.endswith(word):
            return list(gazetteer.look_up(name.removesuffix(word)))
    return []


def _inside(places: Sequence[Toponym], within: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the places that lie in a country or subdivision of the given name."""
    outer = gazetteer.look_up(within)
    countries = {place.country for place in outer if place.kind == "country"}
    admins = {place.admin for place in outer if place.kind == "subdivision" and place.admin}
    districts = [place for place in outer if place.kind == "district" and place.lat is not None]
    in_admin = [place for place in places if place.admin in admins and place.kind != "subdivision"]
    if in_admin:
        return in_admin
    in_country = [place for place in places if place.country in countries and place.kind != "country"]
    if in_country:
        return in_country
    regions = {place.country for place in outer if place.kind == "region" and place.country}
    in_region = [place for place in places if place.country in regions]
    if in_region:
        return in_region
    return [place for place in places if any(place.admin == district.admin for district in districts)]


def _share_containers(candidates: dict[tuple[str, str | None], list[Toponym]]) -> None:
    """Let a bare name follow its fuller mention: "Paris" after "Paris, Texas"."""
    fuller = {
        name: places
        for (name, within), places in candidates.items()
        if within and len({place.country for place in places}) == 1
    }
    for (name, within), places in candidates.items():
        if within is None and name in fuller and fuller[name] and places:
            inside = {(place.name, place.country, place.admin) for place in fuller[name]}
            kept = [place for place in places if (place.name, place.country, place.admin) in inside]
            if kept and len(kept) < len(places):
                candidates[(name, within)] = kept


def prior_of(place: Toponym) -> float:
    """Return the weight of a candidate by itself, on a logarithmic scale of people."""
    if place.kind in _PRIOR:
        return _PRIOR[place.kind]
    weight = math.log10(max(place.population, 300) + 1)
    if place.kind == "city":
        return weight + (_CAPITAL_BONUS if place.capital else 0.0)
    return weight - _AREA_MALUS


def _country_around(within: str | None, gazetteer: Gazetteer) -> str | None:
    """Return the country that a name no table knows is said to lie in: "Pont-Sonde, Haiti"."""
    outer = gazetteer.look_up(within) if within else ()
    return outer[0].country if outer and outer[0].kind == "country" else None


def _is_power(places: Sequence[Toponym]) -> bool:
    """Tell whether a name may be a government's: where it acts, it says nothing of where."""
    return any(place.kind == "country" or place.capital for place in places)


def _relax(groups: list[list[Toponym]], voices: list[bool], home: str | None) -> list[np.ndarray]:
    """Return each group's shares after weighing the candidates against each other.

    Groups without a voice count for little: "U.S. forces" may be anywhere.
    """
    flat = [place for group in groups for place in group]
    if not flat:
        return []
    owner = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    starts = np.concatenate(([0], np.cumsum([len(group) for group in groups])[:-1])).astype(int)
    base = np.array([prior_of(place) for place in flat])
    base += np.array([0.8 if home and place.country == home else 0.0 for place in flat])
    closeness = _closeness(flat)
    closeness[owner[:, None] == owner[None, :]] = 0.0
    closeness *= np.where(np.array(voices)[owner], 1.0, _ACTING_WEIGHT)[None, :]
    shares = _softmax(base * _PRIOR_WEIGHT, starts, owner)
    for _ in range(_ROUNDS):
        weighted = closeness * shares[None, :]
        support = np.add.reduceat(weighted, starts, axis=1)
        shares = _softmax(base * _PRIOR_WEIGHT + _SUPPORT_WEIGHT * np.log1p(2.0 * support.sum(axis=1)), starts, owner)
    return [shares[start : start + len(group)] for start, group in zip(starts, groups, strict=True)]


def _softmax(scores: np.ndarray, starts: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Return each group's scores as shares of one."""
    highest = np.maximum.reduceat(scores, starts)
    powers = np.exp(scores - highest[owner])
    result: np.ndarray = powers / np.add.reduceat(powers, starts)[owner]
    return result


def _closeness(places: Sequence[Toponym]) -> np.ndarray:
    """Return how far each candidate speaks for each other one: distance, same subdivision, same country."""
    lats = np.radians(np.array([place.lat if place.lat is not None else np.nan for place in places]))
    lons = np.radians(np.array([place.lon if place.lon is not None else np.nan for place in places]))
    inner = (
        np.sin((lats[:, None] - lats[None, :]) / 2) ** 2
        + np.cos(lats)[:, None] * np.cos(lats)[None, :] * np.sin((lons[:, None] - lons[None, :]) / 2) ** 2
    )
    distance = 2 * 6371.0 * np.arcsin(np.sqrt(np.clip(inner, 0, 1)))
    local = np.array([place.kind in ("city", "district") for place in places])
    near = np.nan_to_num(np.exp(-distance / _NEAR_KM) * 3.0 + np.exp(-distance / _FAR_KM), nan=0.0)
    near *= local[:, None] & local[None, :]
    countries = np.array([place.country or f"?{at}" for at, place in enumerate(places)])
    admins = np.array([place.admin or f"?{at}" for at, place in enumerate(places)])
    same_admin = (admins[:, None] == admins[None, :]).astype(float)
    same_country = (countries[:, None] == countries[None, :]).astype(float)
    small = np.array([place.kind == "city" and place.population < _NOTED_TOWN for place in places])
    result: np.ndarray = near + 1.0 * same_admin + np.where(small, 0.1, 0.4)[:, None] * same_country
    return result


def _decide(places: Sequence[Toponym], shares: np.ndarray) -> Resolved:
    """Choose the candidate with the largest share; its near namesakes (a town and its county) count for it."""
    best = int(np.argmax(shares))
    place = places[best]
    share = float(
        sum(
            float(shares[at])
            for at, other in enumerate(places)
            if other.country == place.country and (at == best or _beside(place, other))
        )
    )
    if share >= LEAST_SHARE:
        return Resolved(_town_of(place, places), place.country, share)
    countries: dict[str | None, float] = {}
    for other, part in zip(places, shares, strict=True):
        countries[other.country] = countries.get(other.country, 0.0) + float(part)
    country, total = max(countries.items(), key=lambda item: item[1])
    return Resolved(None, country if total >= LEAST_COUNTRY_SHARE else None, share)


def _town_of(place: Toponym, places: Sequence[Toponym]) -> Toponym:
    """Return the town that a subdivision shares its name and place with: a bare name means the town."""
    if place.kind not in ("subdivision", "district"):
        return place
    towns = [
        other for other in places if other.kind == "city" and other.country == place.country and _beside(place, other)
    ]
    return max(towns, key=lambda town: town.population) if towns and towns[0].population >= _SMALL_TOWN else place


def _beside(place: Toponym, other: Toponym) -> bool:
    """Tell whether two places lie within about 150 km of each other."""
    if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(place.lat - other.lat) < 1.4 and abs(place.lon - other.lon) * math.cos(math.radians(place.lat)) < 1.4
