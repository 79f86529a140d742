"""Unlinking: what is no longer known of relations once an article, its claims or a decision on them changed.

The relations that rested on what changed are removed at once, and every article that they joined to it waits to be
linked anew; :mod:`reportedly.linked` does that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, insert, select, update

from reportedly.ledger.bonds import bonds_of_article, claims_around
from reportedly.ledger.copy_index import CopyTables
from reportedly.ledger.relations import chunks, delete_relations, find_relations
from reportedly.ledger.schema import (
    articles,
    bonds,
    copy_entries,
    copy_keys,
    copy_slots,
    linked_by,
    relation_sides,
    relations,
    unlinked,
)
from reportedly.model.linking import NEIGHBOURS
from reportedly.model.relations import Copy


def await_linking(connection: Connection, numbers: Iterable[int], *, sources: bool = False) -> None:
    """Put articles on the list of those to link; with ``sources`` also what they were made from is found anew."""
    for chunk in chunks(sorted(numbers)):
        there = set(connection.scalars(select(unlinked.c.article_no).where(unlinked.c.article_no.in_(chunk))))
        if sources and there:
            connection.execute(update(unlinked).where(unlinked.c.article_no.in_(there)).values(sources=True))
        if missing := [{"article_no": number, "sources": sources} for number in chunk if number not in there]:
            connection.execute(insert(unlinked), missing)


def unlink_claims(connection: Connection, article_no: int) -> None:
    """Remove the relations of an article's claims, which have changed; those they were joined to wait with it."""
    around: set[int] = {article_no}
    own = (bond for bond in bonds_of_article(connection, article_no) if bond.kind not in ("stock", "total"))
    around |= {held.article_no for near in claims_around(connection, own).values() for held in near}
    connection.execute(delete(bonds).where(bonds.c.article_no == article_no))
    of_claims = select(relation_sides.c.relation_no).where(relation_sides.c.article_no == article_no)
    numbers = list(connection.scalars(of_claims))
    for chunk in chunks(numbers):
        joined = connection.execute(select(relation_sides).where(relation_sides.c.relation_no.in_(chunk))).all()
        around |= {side.article_no for side in joined if side.article_no is not None}
        standings = _standings_on(connection, {side.side for side in joined})
        delete_relations(connection, [*chunk, *standings])
    await_linking(connection, around)


def _standings_on(connection: Connection, sides: Collection[str]) -> set[int]:
    """Return the standings of the threads that hold some claims, or are named: they quote what these go back to."""
    threads = set(sides)
    found: set[int] = set()
    for chunk in chunks(sides):
        held = relation_sides.c.kind == "thread", relation_sides.c.side.in_(chunk)
        numbers = select(relation_sides.c.relation_no).where(*held).scalar_subquery()
        named = relation_sides.c.relation_no.in_(numbers), relation_sides.c.article_no.is_(None)
        threads |= set(connection.scalars(select(relation_sides.c.side).where(*named)))
    for chunk in chunks(threads):
        standing = relation_sides.c.kind == "standing", relation_sides.c.side.in_(chunk)
        found |= set(connection.scalars(select(relation_sides.c.relation_no).where(*standing)))
    return found


def unlink_text(connection: Connection, article_no: int) -> None:
    """Remove what is known of an article as a copy and as a source, since its text or what is told of it changed."""
    unlink_claims(connection, article_no)
    entry = CopyTables(connection)
    around: set[int] = set()
    if (place := entry.place(article_no)) is not None:
        keys = list(connection.scalars(select(copy_keys.c.key).where(copy_keys.c.article_no == article_no)))
        for near in entry.near(keys, place, NEIGHBOURS).values():
            around.update(near.after)
    article_id = connection.scalars(select(articles.c.article_id).where(articles.c.article_no == article_no)).one()
    around |= set(connection.scalars(select(copy_slots.c.article_no).where(copy_slots.c.of == article_id)))
    connection.execute(delete(copy_slots).where(copy_slots.c.of == article_id))
    copies = find_relations(connection, Copy, [article_id])
    made = articles.c.article_id.in_([copy.copy for copy in copies.values()])
    around |= set(connection.scalars(select(articles.c.article_no).where(made)))
    delete_relations(connection, list(copies))
    for table in (copy_slots, copy_keys, copy_entries):
        connection.execute(delete(table).where(table.c.article_no == article_no))
    await_linking(connection, around - {article_no}, sources=True)


def clear_links(connection: Connection) -> None:
    """Remove everything that linking made; every article waits to be linked anew."""
    for table in (relation_sides, relations, bonds, copy_slots, copy_keys, copy_entries, linked_by):
        connection.execute(delete(table))
    await_linking(connection, connection.scalars(select(articles.c.article_no)))


def forget_links(connection: Connection, article_no: int) -> None:
    """Remove everything that links an article that is to go."""
    unlink_text(connection, article_no)
    connection.execute(delete(unlinked).where(unlinked.c.article_no == article_no))
