"""Re-reading: which articles a run has still to read again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, exists, select
from sqlalchemy import func as sql

from reportedly.errors import NotInLedger
from reportedly.ledger.rows import stored_article
from reportedly.ledger.schema import articles, readings, revisions, runs, texts
from reportedly.model import Article


def _unread(connection: Connection, run: int, *, force: bool) -> Select[Any]:
    """Return the query for the current revisions that no run like this one has read; ``force``: that this has not."""
    this = connection.execute(select(runs).where(runs.c.run_no == run)).first()
    if this is None:
        raise NotInLedger(f"ledger: no reading run {run}")
    alike = select(runs.c.run_no).where(
        runs.c.program_version == this.program_version, runs.c.settings == this.settings
    )
    read_by = readings.c.run_no == run if force else readings.c.run_no.in_(alike)
    read = select(readings.c.reading_no).where(readings.c.revision_no == revisions.c.revision_no, readings.c.current)
    columns = (articles.c.article_no, articles.c.article_id, revisions.c.record, texts.c.body)
    joined = articles.join(revisions).join(texts)
    return select(*columns).select_from(joined).where(revisions.c.current, ~exists(read.where(read_by)))


def next_to_reread(
    connection: Connection, run: int, *, after: int, force: bool, size: int
) -> list[tuple[int, Article]]:
    """Return the next articles to read again, after the article number ``after``, each with its own number."""
    query = _unread(connection, run, force=force).where(articles.c.article_no > after)
    rows = connection.execute(query.order_by(articles.c.article_no).limit(size))
    return [(row.article_no, stored_article(row.record, row.article_id, row.body)) for row in rows]


def count_to_reread(connection: Connection, run: int, *, force: bool) -> int:
    """Count the articles to read again."""
    unread = _unread(connection, run, force=force).with_only_columns(articles.c.article_no).subquery()
    return connection.scalar(select(sql.count()).select_from(unread)) or 0
