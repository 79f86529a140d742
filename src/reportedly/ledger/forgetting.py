"""Forgetting: an article's words removed for good at a legal request, from the tables and from the file itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, or_, select, text

from reportedly.errors import LedgerError, LedgerLocked, NotInLedger
from reportedly.ledger import search
from reportedly.ledger.clock import now
from reportedly.ledger.identity import storable
from reportedly.ledger.migrate import backups_of
from reportedly.ledger.schema import (
    AnyRow,
    articles,
    claims,
    decisions,
    issues,
    link_decisions,
    link_placements,
    metadata,
    parties,
    placements,
    readings,
    revisions,
    texts,
    tombstones,
)
from reportedly.ledger.unlinking import forget_links
from reportedly.model import Tombstone


def forget(connection: Connection, article_id: str, *, who: str, why: str) -> Tombstone:
    """Remove an article's rows and leave a tombstone; one forgotten before gives its tombstone again."""
    if not who.strip() or not why.strip():
        raise LedgerError("ledger: to forget an article say who asks and why")
    key = storable(article_id)
    article_no = connection.scalar(select(articles.c.article_no).where(articles.c.article_id == key))
    if article_no is None:
        stones = [stone for stone in list_tombstones(connection) if stone.article_id == key]
        if not stones:
            raise NotInLedger(f"ledger: no article {article_id!r}")
        return stones[-1]
    query = select(articles.c.given_id, revisions, texts.c.hash).select_from(articles.join(revisions).join(texts))
    found = connection.execute(query.where(articles.c.article_no == article_no).order_by(revisions.c.number)).all()
    _bury(connection, key, found, who=who, why=why)
    _delete_article(connection, article_no, key, [row.revision_no for row in found])
    origins = [row.origin for row in found if row.origin is not None]
    connection.execute(delete(issues).where(or_(issues.c.article_id == key, issues.c.origin.in_(origins))))
    shared: set[str] = set()
    for text_no in {row.text_no for row in found}:
        users = select(articles.c.article_id).join(revisions).where(revisions.c.text_no == text_no)
        if others := set(connection.scalars(users)):
            shared |= others
        else:
            connection.execute(delete(texts).where(texts.c.text_no == text_no))
    stone = [stone for stone in list_tombstones(connection) if stone.article_id == key][-1]
    return replace(stone, shared_with=tuple(sorted(shared)))


def _bury(connection: Connection, key: str, found: Any, *, who: str, why: str) -> None:
    for row in {(row.url, row.origin, row.hash): row for row in found}.values():
        values = {
            "article_id": key, "given_id": row.given_id, "url": row.url, "origin": row.origin, "file": row.file,
            "text_hash": row.hash, "at": now(), "who": storable(who), "why": storable(why),
        }  # fmt: skip
        connection.execute(insert(tombstones).values(values))


def _delete_article(connection: Connection, article_no: int, key: str, revision_numbers: list[int]) -> None:
    claim_numbers = list(connection.scalars(select(claims.c.claim_no).where(claims.c.article_no == article_no)))
    search.drop_claims(connection, claim_numbers)
    search.drop_articles(connection, revision_numbers)
    forget_links(connection, article_no)
    _delete_link_decisions(connection, article_no)
    of_article = select(claims.c.claim_no).where(claims.c.article_no == article_no)
    connection.execute(delete(placements).where(placements.c.claim_no.in_(of_article)))
    connection.execute(delete(parties).where(parties.c.claim_no.in_(of_article)))
    connection.execute(delete(claims).where(claims.c.article_no == article_no))
    connection.execute(delete(readings).where(readings.c.revision_no.in_(revision_numbers)))
    here = decisions.c.article_no == article_no
    connection.execute(delete(decisions).where(here, decisions.c.withdraws.is_not(None)))
    connection.execute(delete(decisions).where(here))
    connection.execute(delete(revisions).where(revisions.c.article_no == article_no))
    connection.execute(delete(articles).where(articles.c.article_no == article_no))


def _delete_link_decisions(connection: Connection, article_no: int) -> None:
    """Remove the decisions about relations that the article or its claims are a side of: they quote it."""
    sides = link_decisions.c.left_article, link_decisions.c.right_article
    query = select(link_decisions.c.link_no).where(or_(*(side == article_no for side in sides)))
    numbers = list(connection.scalars(query))
    connection.execute(delete(link_placements).where(link_placements.c.link_no.in_(numbers)))
    connection.execute(delete(link_decisions).where(link_decisions.c.withdraws.in_(numbers)))
    connection.execute(delete(link_decisions).where(link_decisions.c.link_no.in_(numbers)))


def scrub(engine: Engine, name: str) -> None:
    """Write the store anew, so that no removed byte is left in its files.

    Raises LedgerLocked where a reader still holds the old pages of a SQLite file; PostgreSQL waits for its readers.
    """
    with engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        if connection.dialect.name != "sqlite":
            for table in (*metadata.tables, "claim_words", "article_words"):
                connection.execute(text(f"VACUUM FULL {table}"))
            return
        # The word indexes mark what is deleted; only merging each into one segment drops the words themselves.
        driver: Any = connection.connection.driver_connection
        for table in ("claim_words", "article_words"):
            driver.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        driver.execute("VACUUM")
        busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise LedgerLocked(
                f"ledger {name}: the article is removed, but a reader keeps the file's old pages; close the readers "
                "(reportedly serve, other programs) and forget it again to clear them"
            )


def with_backups(tombstone: Tombstone, path: Path | None) -> Tombstone:
    """Return the tombstone with the ledger's backup copies, which still hold the article."""
    copies = tuple(str(copy) for copy in backups_of(path)) if path is not None else ()
    return replace(tombstone, backups=copies)


def list_tombstones(connection: Connection) -> list[Tombstone]:
    """Return every tombstone, oldest first."""
    rows = connection.execute(select(tombstones).order_by(tombstones.c.tombstone_no))
    return [_record(row) for row in rows]


def _record(row: AnyRow) -> Tombstone:
    return Tombstone(row.article_id, row.url, row.origin, row.text_hash, row.at, row.who, row.why)
