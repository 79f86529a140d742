"""Relations kept with their evidence: found by what they are about, and replaced where they changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy import func as sql

from reportedly.ledger.identity import storable
from reportedly.ledger.schema import relation_sides, relations
from reportedly.model.relation_codec import from_record, to_record
from reportedly.model.relations import (
    Agreement,
    Alignment,
    Conflict,
    Copy,
    Drift,
    Origin,
    Relation,
    Standing,
    Thread,
    Update,
    place_of,
    sides_of,
)

RelationT = TypeVar("RelationT", bound=Relation)

#: Values of one query's list; both stores take more.
CHUNK: Final = 500

#: Under which name relations of each kind are kept.
_KINDS: Final[dict[type[Any], str]] = {
    Alignment: "alignment", Copy: "copy", Thread: "thread", Origin: "origin", Drift: "drift", Conflict: "conflict",
    Update: "update", Agreement: "agreement", Standing: "standing",
}  # fmt: skip


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield values in lists that fit one query, each value once."""
    remaining = iter(dict.fromkeys(values))
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def find_relations(connection: Connection, kind: type[RelationT], sides: Iterable[str]) -> dict[int, RelationT]:
    """Return the relations of a kind that any of the sides takes part in, by their numbers."""
    numbers: set[int] = set()
    of_kind = select(relation_sides.c.relation_no).where(relation_sides.c.kind == _KINDS[kind])
    for chunk in chunks(map(storable, sides)):
        numbers.update(connection.scalars(of_kind.where(relation_sides.c.side.in_(chunk))))
    found: dict[int, RelationT] = {}
    for chunk in chunks(sorted(numbers)):
        rows = select(relations.c.relation_no, relations.c.record).where(relations.c.relation_no.in_(chunk))
        found |= {row.relation_no: from_record(kind, json.loads(row.record)) for row in connection.execute(rows)}
    return found


def list_relations(connection: Connection, kind: type[RelationT]) -> list[RelationT]:
    """Return all relations of a kind, in their order."""
    records = connection.scalars(select(relations.c.record).where(relations.c.kind == _KINDS[kind]))
    return sorted((from_record(kind, json.loads(record)) for record in records), key=place_of)


def count_relations(connection: Connection, kind: type[Relation]) -> int:
    """Count the relations of a kind."""
    return connection.scalar(select(sql.count()).where(relations.c.kind == _KINDS[kind])) or 0


def list_threads(connection: Connection, *, limit: int | None, offset: int) -> list[Thread]:
    """Return the threads that most articles carry first, then those of most claims."""
    columns = relations.c.articles.desc(), relations.c.claims.desc(), relations.c.record
    query = select(relations).where(relations.c.kind == _KINDS[Thread]).order_by(*columns).limit(limit).offset(offset)
    return [from_record(Thread, json.loads(row.record)) for row in connection.execute(query)]


def replace_relations(
    connection: Connection,
    before: Mapping[int, RelationT],
    made: Iterable[RelationT],
    article_of: Mapping[str, int],
) -> None:
    """Keep relations in place of others, given by their numbers; what is the same stays.

    ``article_of`` gives the article's number of each claim.
    """
    wanted = dict.fromkeys(made)
    gone = [number for number, relation in before.items() if relation not in wanted]
    delete_relations(connection, gone)
    there = set(before.values())
    _insert(connection, [relation for relation in wanted if relation not in there], article_of)


def _insert(connection: Connection, made: Sequence[Relation], article_of: Mapping[str, int]) -> None:
    if not made:
        return
    first = (connection.scalar(select(sql.max(relations.c.relation_no))) or 0) + 1
    rows, sides = [], []
    for number, relation in enumerate(made, first):
        about = dict.fromkeys(sides_of(relation))
        row: dict[str, Any] = {"relation_no": number, "kind": _KINDS[type(relation)], "articles": None, "claims": None}
        row["record"] = json.dumps(to_record(relation))
        if isinstance(relation, Thread):
            row["articles"] = len({article_of[claim] for claim in relation.claims})
            row["claims"] = len(relation.claims)
        rows.append(row)
        sides += [
            {
                "side": storable(side),
                "kind": row["kind"],
                "relation_no": number,
                # A thread's own id is a side of it, and may be spelled as a claim's.
                "article_no": None if isinstance(relation, Thread) and side == relation.id else article_of.get(side),
            }
            for side in about
        ]
    connection.execute(insert(relations), rows)
    connection.execute(insert(relation_sides), sides)


def delete_relations(connection: Connection, numbers: Collection[int]) -> None:
    """Remove relations."""
    for chunk in chunks(numbers):
        connection.execute(delete(relation_sides).where(relation_sides.c.relation_no.in_(chunk)))
        connection.execute(delete(relations).where(relations.c.relation_no.in_(chunk)))
