"""Bonds kept: which claims may be joined, found by key and day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select
from sqlalchemy import func as sql

from reportedly.ledger.identity import storable
from reportedly.ledger.schema import bonds
from reportedly.model.linking import Bond, BondKind


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim that a bond holds, with its article's number."""

    claim: str
    article_no: int


def claims_around(connection: Connection, kind: BondKind, key: int, day: str) -> list[HeldClaim]:
    """Return the claims under a key on a day, and on the next day before and after it that has any."""
    under = bonds.c.kind == kind, bonds.c.key == key
    before = select(sql.max(bonds.c.day)).where(*under, bonds.c.day < day).scalar_subquery()
    after = select(sql.min(bonds.c.day)).where(*under, bonds.c.day > day).scalar_subquery()
    days = or_(bonds.c.day == day, bonds.c.day == before, bonds.c.day == after)
    found = connection.execute(select(bonds.c.claim, bonds.c.article_no).where(*under, days))
    return [HeldClaim(row.claim, row.article_no) for row in found]


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
