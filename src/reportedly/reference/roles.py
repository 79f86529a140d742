"""The role lexicon: common nouns that name parties, and the sector of state or society each speaks for."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, cast, get_args

from reportedly.errors import ReferenceDataError
from reportedly.model.vocabulary import Sector
from reportedly.reference.names import key_of
from reportedly.reference.tables import read_rows

RoleKind = Literal["person", "group", "organisation", "document", "reports", "modifier"]
Weight = Literal["strong", "weak", "relation", "none"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun.

    A ``strong`` role's sector holds whatever stands before it ("opposition lawmaker" is LEG); a ``weak`` role takes the
    sector of its modifier or complement and falls back on its own ("army officer", "rebel commander"); a ``relation``
    ("Kyiv's allies") is somebody else than its possessor; a ``none`` role (a document) has no sector of its own.
    """

    term: str
    sector: Sector | None
    kind: RoleKind
    weight: Weight
    plural: bool = False


@functools.cache
def load_roles() -> dict[tuple[str, ...], Role]:
    """Return the roles by the keys of their singular and plural forms; raises ReferenceDataError."""
    roles: dict[tuple[str, ...], Role] = {}
    plurals: dict[tuple[str, ...], Role] = {}
    for number, row in enumerate(read_rows("roles.csv", ("term", "plural", "sector", "kind", "weight")), start=2):
        sector, kind, weight = row["sector"], row["kind"], row["weight"]
        if (sector and sector not in get_args(Sector)) or kind not in get_args(RoleKind):
            raise ReferenceDataError(f"roles.csv, line {number}: unknown sector or kind {sector!r}, {kind!r}")
        known = (cast(Sector, sector) if sector else None, cast(RoleKind, kind), cast(Weight, weight))
        roles.setdefault(key_of(row["term"]), Role(row["term"], *known))
        if row["plural"] and row["plural"] != row["term"]:
            plurals.setdefault(key_of(row["plural"]), Role(row["term"], *known, plural=True))
        elif row["plural"] and kind == "person":
            roles[key_of(row["term"])] = Role(row["term"], *known, plural=True)
    return plurals | roles
