"""Toponyms: one place that a name may mean, and the key that names are compared by."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

PlaceKind = Literal["country", "region", "subdivision", "district", "city"]

_LETTERS: Final = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "’": "'",
        "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'",
    }
)  # fmt: skip
_FIRST_WORDS: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "pt": "point"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place a name may mean.

    ``country`` is ISO 3166 alpha-3 or None; ``admin`` names its first-level subdivision ("USA.Texas"), None where it
    is none or lies in none. ``population`` is a town's own, for a subdivision that of its towns, 0 where unknown;
    countries and regions have a large one so that they come first.
    """

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    admin: str | None = None
    capital: bool = False


def fold_name(name: str) -> str:
    """Return the key a name is looked up by: lower case, without accents, stops and hyphens; "St." as "saint".

    >>> fold_name("St. Pölten"), fold_name("Deir ez-Zor")
    ('saint polten', 'deir ez zor')
    """
    lowered = name.lower()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
        lowered = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    if "." in lowered or "-" in lowered or "'" in lowered:
        lowered = lowered.replace(".", "").replace("-", " ").replace("'", "")
    words = lowered.split()
    if words and words[0] in _FIRST_WORDS:
        words[0] = _FIRST_WORDS[words[0]]
    return " ".join(words)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance in kilometres (haversine, mean radius 6371 km).

    >>> round(distance_km(52.52, 13.405, 48.8566, 2.3522))
    877
    """
    first, second = math.radians(lat), math.radians(other_lat)
    half_lon = math.radians(other_lon - lon) / 2
    inner = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(half_lon) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(inner)))
