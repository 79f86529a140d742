"""Bonds kept: which claims may be joined, found by key and day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from reportedly.ledger.identity import storable
from reportedly.ledger.relations import chunks
from reportedly.ledger.schema import bonds
from reportedly.model.linking import FAR, REACH, Bond, BondKind


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim that a bond holds, with its article's number."""

    claim: str
    article_no: int


def claims_around(connection: Connection, wanted: Iterable[Bond]) -> dict[Bond, list[HeldClaim]]:
    """Return the claims that each bond's key holds on its day, and on the next days before and after within its reach.

    A bond of ``FAR`` has those of every day within its reach; one under which none is kept is left out.
    """
    together: dict[tuple[BondKind, str], dict[int, list[Bond]]] = defaultdict(lambda: defaultdict(list))
    for bond in wanted:
        together[bond.kind, bond.day][bond.key].append(bond)
    found: dict[Bond, list[HeldClaim]] = {}
    for (kind, day), by_key in together.items():
        for key, days in _days_by_key(connection, kind, day, by_key).items():
            before = [one for one in sorted(days) if one < day]
            after = [one for one in sorted(days) if one > day]
            near = sorted(days) if kind in FAR else [*before[-1:], day, *after[:1]]
            held = [claim for one in near for claim in days.get(one, ())]
            found |= dict.fromkeys(by_key[key], held)
    return found


def _days_by_key(
    connection: Connection, kind: BondKind, day: str, keys: Iterable[int]
) -> dict[int, dict[str, list[HeldClaim]]]:
    """Return the claims under each key on each day within reach of one."""
    first = last = day
    if day and kind in REACH:
        at = date.fromisoformat(day).toordinal()
        first = date.fromordinal(max(at - REACH[kind], date.min.toordinal())).isoformat()
        last = date.fromordinal(min(at + REACH[kind], date.max.toordinal())).isoformat()
    found: dict[int, dict[str, list[HeldClaim]]] = defaultdict(lambda: defaultdict(list))
    for chunk in chunks(keys):
        under = bonds.c.kind == kind, bonds.c.key.in_(chunk), bonds.c.day.between(first, last)
        for row in connection.execute(select(bonds).where(*under)):
            found[row.key][row.day].append(HeldClaim(row.claim, row.article_no))
    return found


def bonds_of_article(connection: Connection, article_no: int) -> frozenset[Bond]:
    """Return the bonds kept of an article's claims."""
    found = connection.execute(select(bonds).where(bonds.c.article_no == article_no))
    return frozenset(Bond(row.claim, row.kind, row.key, row.day) for row in found)


def keep_bonds(connection: Connection, article_no: int, made: Iterable[Bond]) -> None:
    """Keep the bonds of an article's claims in place of those before."""
    connection.execute(delete(bonds).where(bonds.c.article_no == article_no))
    rows = [
        {"kind": bond.kind, "key": bond.key, "day": bond.day, "claim": storable(bond.claim), "article_no": article_no}
        for bond in made
    ]
    if rows:
        connection.execute(insert(bonds), rows)
