"""The gazetteer of parties: states, capitals, regions, bodies, groups and media under every name they go by."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from reportedly.model.vocabulary import Sector
from reportedly.reference.dates import parse_day
from reportedly.reference.names import Word, key_of
from reportedly.reference.states import load_states, state_name
from reportedly.reference.tables import read_rows, split_cell

Key = tuple[str, ...]
EntityKind = Literal["state", "demonym", "capital", "region", "body", "group", "media"]

#: Abbreviations up to this length must stand in capitals: "US" is a state and "us" is not, "WHO" is a body.
SHORT = 3
#: Longer abbreviations that are words of English in any other spelling.
_WORDS = frozenset({"PLAN", "RAND", "SANG", "SHAPE"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A party the tables know. A ``demonym`` ("Dutch", "Afghans") has no name; a ``capital`` bears its state's.

    ``before`` is the sector of a group until the day that it changed on: the Taliban were no government then.
    """

    name: str | None
    country: str | None
    sector: Sector | None
    kind: EntityKind
    before: tuple[date, Sector] | None = None

    def on(self, day: date | None) -> Entity:
        """Return the entity with the sector it had on a day; without a day, the last known."""
        if self.before is None:
            return self
        return replace(self, sector=self.before[1] if day and day < self.before[0] else self.sector, before=None)


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of an entity as the table writes it; a ``shared`` one is borne by bodies of other states too."""

    entity: Entity
    text: str
    abbreviation: bool
    shared: bool = False

    def fits(self, words: list[Word], *, caseless: bool) -> bool:
        """Tell whether the words are written as this name may be."""
        if self.abbreviation:
            return all(word.text.isupper() for word in words)
        long = [word for word in words if len(word.key) > 2 and word.key != "the"] or words  # no "The diplomat"
        letters = any(len(word.text) > 1 and word.text.isupper() for word in words)  # "the UN migration agency"
        return caseless or letters or any(word.capital for word in long)


@functools.cache
def load_entities() -> Mapping[Key, tuple[Naming, ...]]:
    """Return the namings by key, the weightiest first; raises ReferenceDataError.

    Where one name stands for several parties ("SDF") all are given.
    """
    found: dict[Key, list[Naming]] = defaultdict(list)
    shared = {key_of(row["name"]) for row in read_rows("shared_names.csv", ("name",))}
    for entity, names in _entities():
        for name in names:
            letters = name.replace(".", "").replace("&", "")
            short = letters.isalpha() and letters.isupper() and (len(letters) <= SHORT or letters in _WORDS)
            key = key_of(name)
            if key[:1] == ("the",) and (len(key) > 2 or entity.kind != "media"):
                key = key[1:]  # "The Times" and "The National" are nothing without their article.
            if all(naming.entity != entity for naming in found[key]):
                found[key].append(Naming(entity, name, short, key in shared))
    return {key: tuple(namings) for key, namings in found.items()}


@functools.cache
def _seats() -> frozenset[Key]:
    rows = read_rows("metonyms.csv", ("name", "aliases", "kind"))
    names = (name for row in rows if row["kind"] == "seat" for name in (row["name"], *split_cell(row["aliases"])))
    return frozenset(key[1:] if key[:1] == ("the",) else key for key in map(key_of, names))


def names_seat(name: str) -> bool:
    """Tell whether a name is that of a house or town that stands for who sits there ("the White House")."""
    key = key_of(name)
    return (key[1:] if key[:1] == ("the",) else key) in _seats()


def _entities() -> Iterator[tuple[Entity, Iterable[str]]]:
    yield from _state_entities()
    seats = {}
    for row in read_rows("metonyms.csv", ("name", "aliases", "country", "sector", "kind")):
        kind: EntityKind = "capital" if row["kind"] == "capital" else "body"
        name = (state_name(row["country"]) or "European Union") if kind == "capital" else row["name"]
        seats[key_of(row["name"])] = True
        yield (
            Entity(name, row["country"], cast(Sector, row["sector"]), kind),
            (row["name"], *split_cell(row["aliases"])),
        )
    for state in load_states().values():
        capitals = [capital for capital in state.capitals if key_of(capital) not in seats]
        yield Entity(state.name, state.code, "GOV", "capital"), capitals
    for row in read_rows("bodies.csv", ("name", "aliases", "country", "sector", "kind")):
        kind = "region" if row["kind"] == "region" else "group" if row["kind"] == "group" else "body"
        entity = Entity(row["name"], row["country"] or None, cast(Sector | None, row["sector"] or None), kind)
        yield entity, (row["name"], *split_cell(row["aliases"]))
    for row in read_rows("groups.csv", ("name", "aliases", "country", "sector", "until", "then")):
        sector, until = cast(Sector, row["sector"]), parse_day(row["until"])
        before = (until, sector) if until else None
        group = Entity(row["name"], row["country"], cast(Sector, row["then"] or sector), "group", before)
        yield group, (row["name"], *split_cell(row["aliases"]))
    for row in read_rows("media.csv", ("name", "aliases", "country", "kind", "common_words")):
        # Only a state's own medium speaks for it.
        country = row["country"] if row["kind"] == "state" else None
        common = split_cell(row["common_words"])
        names = [name for name in (row["name"], *split_cell(row["aliases"])) if name not in common]
        yield Entity(row["name"].split(" (")[0], country, "MED", "media"), names


def _state_entities() -> Iterator[tuple[Entity, Iterable[str]]]:
    for state in load_states().values():
        yield Entity(state.name, state.code, None, "state"), (state.name, *state.aliases)
    for state in load_states().values():
        yield Entity(None, state.code, None, "demonym"), (*state.adjectives, *state.nationals)
