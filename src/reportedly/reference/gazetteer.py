"""The gazetteer: what places a name may mean, from GeoNames and from this project's tables of states and regions."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from reportedly.reference.geonames import GeoNames
from reportedly.reference.states import load_states
from reportedly.reference.tables import read_rows, split_cell
from reportedly.reference.toponyms import PlaceKind, Toponym, distance_km, fold_name

__all__ = ["Gazetteer", "PlaceKind", "Toponym", "distance_km", "fold_name", "load_gazetteer"]

_COUNTRY_WEIGHT = 10**8
_REGION_WEIGHT = 10**7
#: Stands for the unknown people of a town that only this project's table has: fewer than of any city.
_TOWN_WEIGHT = 20_000
#: States whose names of places may have the Arabic article, and the article, which is written in many ways or left out:
#: "El Gezira", "Al-Jazirah", "Gezira".
_ARABIC = frozenset(
    "DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM TCD ERI".split()
)
_ARABIC_ARTICLE = re.compile(r"[AE]l[ -](?=[A-Z])")
#: English words that some table also lists as a place's name; in a report they are never the place ("First" of Aden).
_PLAIN_WORDS = frozenset(
    """first second third fourth fifth last next most some many more less all both few several other another new old
    north south east west central upper lower this that these those here there now then today may will must one two
    god allah satan jesus christ bible koran quran torah gospel hajj ramadan easter christmas
    peninsula union republic federation coast border
    """.split()
)


class Gazetteer:
    """Look names up; get one with :func:`load_gazetteer`."""

    def __init__(self) -> None:
        self._geonames = GeoNames()
        self._own: dict[str, list[Toponym]] = {}
        self._demonyms: dict[str, Toponym] = {}
        self._region_names: set[str] = set()
        self._capitals: set[tuple[str, str]] = set()
        self._read_states()
        self._read_regions()
        rows = read_rows("places_abbreviations.csv", ("name", "country", "lat", "lon", "abbreviations"))
        self._abbreviated = {
            form: (row["name"], row["country"]) for row in rows for form in split_cell(row["abbreviations"])
        }
        self._middles = {(row["name"], row["country"]): (float(row["lat"]), float(row["lon"])) for row in rows}
        self._renamed: dict[str, list[tuple[str, str]]] = {}
        for row in read_rows("places_cities.csv", ("name", "aliases", "country")):
            for name in split_cell(row["aliases"]):
                self._renamed.setdefault(fold_name(name), []).append((row["name"], row["country"]))

    def _read_states(self) -> None:
        """File countries under their names, and note demonyms and capitals."""
        rows = read_rows("places_countries.csv", ("code", "lat", "lon"))
        middles = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in rows}
        for code, state in load_states().items():
            lat, lon = middles.get(code, (None, None))
            place = Toponym(state.name, "country", code, lat, lon, _COUNTRY_WEIGHT)
            for name in (state.name, *state.aliases):
                self._own.setdefault(fold_name(name), []).append(place)
            for name in (*state.adjectives, *state.nationals):
                self._demonyms.setdefault(name, place)
            self._capitals.update((fold_name(capital), code) for capital in state.capitals)

    def _read_regions(self) -> None:
        """File continents, seas, informal regions and small towns in the news under their names."""
        for row in read_rows("places_regions.csv", ("name", "aliases", "kind", "country", "lat", "lon")):
            kind: PlaceKind = "city" if row["kind"] == "town" else "region"
            weight = _TOWN_WEIGHT if row["kind"] == "town" else _REGION_WEIGHT
            place = Toponym(row["name"], kind, row["country"] or None, float(row["lat"]), float(row["lon"]), weight)
            for name in (row["name"], *split_cell(row["aliases"])):
                if name[0].isupper() and (" " in name or "-" in name):
                    self._region_names.add(name)
                places = self._own.setdefault(fold_name(name), [])
                if place not in places:
                    places.append(place)

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer lives as long as the process
    def look_up(self, name: str) -> tuple[Toponym, ...]:
        """Return every place the name may mean, the most populous first; none where the name is unknown."""
        found = self._named(name)
        article = _ARABIC_ARTICLE.match(name)
        if found or article is None:
            return found
        rest = name[article.end() :]
        others = (f"Al {rest}", f"El {rest}", *(() if article[0] == "Al " else (rest,)))
        arabic = (tuple(place for place in self._named(other) if place.country in _ARABIC) for other in others)
        return next((known for known in arabic if known), ())

    def _named(self, name: str) -> tuple[Toponym, ...]:
        """Return every place of just this name."""
        key = fold_name(name)
        if not key or key in _PLAIN_WORDS:
            return ()
        found = list(self.own(name))
        if name in self._abbreviated:
            full, country = self._abbreviated[name]
            areas = self._geonames.areas(fold_name(full))
            found += [self._placed(area) for area in areas if area.country == country and area.kind == "subdivision"]
        if name.isupper() and name.isalpha() and len(name) <= 3:
            return tuple(found)
        known = {place.country for place in found if place.kind == "region"}
        found += [self._placed(area) for area in self._geonames.areas(key) if area.country not in known]
        found += [self._marked(city, key) for city in self._geonames.cities(key)]
        for full, country in self._renamed.get(key, ()):
            cities = self._geonames.cities(fold_name(full))
            found += [self._marked(city, fold_name(full)) for city in cities if city.country == country][:1]
        return tuple(sorted(dict.fromkeys(found), key=lambda place: -place.population))

    def _placed(self, area: Toponym) -> Toponym:
        """Give a state or province of the table of abbreviations its own middle point."""
        middle = self._middles.get((area.name, area.country or "")) if area.kind == "subdivision" else None
        return replace(area, lat=middle[0], lon=middle[1]) if middle else area

    def _marked(self, city: Toponym, key: str) -> Toponym:
        """Mark a national capital; the largest town of that name in the country is it."""
        capital = (key, city.country or "") in self._capitals and city.population > 50_000
        return replace(city, capital=True) if capital else city

    def own(self, name: str) -> tuple[Toponym, ...]:
        """Return the countries and regions of this project's tables with that name."""
        return tuple(self._own.get(fold_name(name), ()))

    @functools.cached_property
    def region_names(self) -> re.Pattern[str]:
        """One pattern for the names of this project's regions that have more than one word, as written."""
        names = sorted(self._region_names, key=len, reverse=True)
        return re.compile(rf"\b(?=[A-Z])(?:{'|'.join(map(re.escape, names))})\b")

    def abbreviated(self, name: str) -> bool:
        """Tell whether the name is an abbreviation of a state or province ("W.Va.", "NSW")."""
        return name in self._abbreviated

    def is_large_area(self, name: str) -> bool:
        """Tell whether the name is a country's, or a state's or province's of the table of abbreviations."""
        return any(place.kind == "country" for place in self.own(name)) or any(
            name == full for full, _ in self._middles
        )

    def demonym(self, name: str) -> Toponym | None:
        """Return the country that an adjective of nationality or a people's name belongs to."""
        return self._demonyms.get(name)


@functools.cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer once; raises ReferenceDataError where a table is missing."""
    return Gazetteer()
