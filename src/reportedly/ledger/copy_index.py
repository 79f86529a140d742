"""The index of copies in the ledger's tables; see :class:`reportedly.link.incremental.CopyIndex`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from reportedly.ledger.identity import storable
from reportedly.ledger.relations import chunks
from reportedly.ledger.rows import stored_article
from reportedly.ledger.schema import articles, copy_entries, copy_keys, copy_slots, revisions, texts
from reportedly.model import Article
from reportedly.model.linking import IndexEntry, Near, RankedCopy
from reportedly.model.relation_codec import from_record, to_record

#: Keys that one query looks up; SQLite joins at most 500 queries to one.
_KEYS: Final = 100


class CopyTables:
    """What linking knows of articles as copies and sources, inside its caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._entries: dict[int, IndexEntry] = {}
        self.filled: set[int] = set()
        """The articles whose slots were filled."""

    def near(self, keys: Collection[int], place: int, limit: int) -> Mapping[int, Near]:
        """Return for each key that has any at most ``limit`` articles before and after a place."""
        found: dict[int, tuple[list[int], list[int]]] = {}
        listed = list(keys)
        for start in range(0, len(listed), _KEYS):
            # Each key is looked up by itself, so that no key's whole list is read; all of these are whole numbers.
            parts = (
                f"SELECT * FROM (SELECT {key} AS key, {side} AS side, article_no FROM copy_keys WHERE key = {key} "
                f"AND place {sign} {place} ORDER BY place {way} LIMIT {limit}) AS part"
                for key in listed[start : start + _KEYS]
                for side, sign, way in ((0, "<", "DESC"), (1, ">", "ASC"))
            )
            for key, side, number in self._connection.exec_driver_sql(" UNION ALL ".join(parts)):
                found.setdefault(key, ([], []))[side].append(number)
        return {key: Near(tuple(before), tuple(after)) for key, (before, after) in found.items()}

    def entries(self, numbers: Collection[int]) -> Mapping[int, IndexEntry]:
        """Return the entries of articles."""
        for chunk in chunks(number for number in numbers if number not in self._entries):
            rows = self._connection.execute(select(copy_entries).where(copy_entries.c.article_no.in_(chunk)))
            self._entries |= {row.article_no: _entry(row.record) for row in rows}
        return {number: self._entries[number] for number in numbers}

    def place(self, number: int) -> int | None:
        """Return an article's place in time, None where the index does not hold it."""
        record = self._connection.scalar(
            select(copy_entries.c.record).where(copy_entries.c.article_no == number)
        )  # fmt: skip
        return _entry(record).place if record is not None else None

    def article(self, number: int) -> Article:
        """Return an article's current revision."""
        query = select(articles.c.article_id, revisions.c.record, texts.c.body)
        joined = query.select_from(articles.join(revisions).join(texts))
        row = self._connection.execute(joined.where(revisions.c.current, articles.c.article_no == number)).one()
        return stored_article(row.record, row.article_id, row.body)

    def slots(self, numbers: Collection[int]) -> Mapping[int, Mapping[str, RankedCopy]]:
        """Return what fills the slots of articles; one without any is left out."""
        found: dict[int, dict[str, RankedCopy]] = {}
        for chunk in chunks(numbers):
            for row in self._connection.execute(select(copy_slots).where(copy_slots.c.article_no.in_(chunk))):
                found.setdefault(row.article_no, {})[row.slot] = from_record(RankedCopy, json.loads(row.record))
        return found

    def put(self, number: int, entry: IndexEntry, keys: Collection[int]) -> None:
        """Keep an article's entry under its keys."""
        self._entries[number] = entry
        record = [entry.article_id, entry.place, entry.keys, sorted(entry.own), sorted(entry.named)]
        self._connection.execute(insert(copy_entries).values(article_no=number, record=json.dumps(record)))
        rows = [{"key": key, "place": entry.place, "article_no": number} for key in keys]
        if rows:
            self._connection.execute(insert(copy_keys), rows)

    def fill(self, number: int, slots: Mapping[str, RankedCopy]) -> None:
        """Keep what fills an article's slots, in place of what did."""
        self.filled.add(number)
        self._connection.execute(delete(copy_slots).where(copy_slots.c.article_no == number))
        rows = [
            {
                "article_no": number,
                "slot": storable(slot),
                "of": None if ranked.copy.of_outside else storable(ranked.copy.of),
                "record": json.dumps(to_record(ranked)),
            }
            for slot, ranked in slots.items()
        ]
        if rows:
            self._connection.execute(insert(copy_slots), rows)

    def made_from(self, article_ids: Iterable[str]) -> set[int]:
        """Return the articles of which a slot is filled by one of these."""
        found: set[int] = set()
        for chunk in chunks(map(storable, article_ids)):
            found |= set(self._connection.scalars(select(copy_slots.c.article_no).where(copy_slots.c.of.in_(chunk))))
        return found

    def holds(self, number: int) -> bool:
        """Tell whether the index holds an article."""
        return self.place(number) is not None


def _entry(record: str) -> IndexEntry:
    article_id, place, keys, own, named = json.loads(record)
    return IndexEntry(article_id, place, tuple(keys), frozenset(own), frozenset(named))
