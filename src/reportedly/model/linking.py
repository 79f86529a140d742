"""What a store keeps so that a new article is linked without reading the others again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from reportedly.model.relations import Copy

#: Articles in a row, in order of time, that a key they share brings together: what many share in a short time is a set
#: phrase or a running subject, and tells of no copy. The store and linking go by the same number.
NEIGHBOURS: Final = 48


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What finds an article's sources and copies.

    ``place`` orders articles in time, and the later may be a copy of the earlier. ``keys`` are signed 64-bit hashes of
    what two texts may share. ``own`` are the keys of the article's outlet, ``named`` those of the outlets it names.
    """

    article_id: str
    place: int
    keys: tuple[int, ...]
    own: frozenset[str]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class RankedCopy:
    """A copy with its rank among all that may fill the same slot of an article: the greatest rank is kept."""

    copy: Copy
    rank: tuple[float, ...] = ()


BondKind = Literal["thread", "origin", "told", "series", "stock", "total"]


#: Days to which bonds of a kind reach, before and after their own; those of the others know no days.
REACH: Final[Mapping[BondKind, int]] = {"thread": 14, "told": 14, "series": 31, "stock": 31, "total": 31}
#: Bonds that join a claim to those of every day in reach; the others join it to those of the next days alone.
FAR: Final[frozenset[BondKind]] = frozenset({"stock", "total"})


@dataclass(frozen=True, slots=True)
class Bond:
    """What may join a claim to others: claims of one kind of bond and one key, on one ISO day or on days near it.

    ``key`` is a signed 64-bit hash; ``day`` is empty where the day does not matter.
    """

    claim: str
    kind: BondKind
    key: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """The articles under one key around a place in time, by number, the nearest first on either side."""

    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
