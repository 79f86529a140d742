"""Listing: articles, sources, outlets, issues and totals."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, case, literal_column, select
from sqlalchemy import func as sql

from reportedly.errors import NotInLedger
from reportedly.ledger import search
from reportedly.ledger.filtering import between, same_or_part
from reportedly.ledger.identity import storable
from reportedly.ledger.rows import ARTICLE_COLUMNS, ARTICLE_TABLES, article_row
from reportedly.ledger.schema import (
    articles,
    claims,
    decisions,
    issues,
    readings,
    revisions,
    runs,
    texts,
    tombstones,
)
from reportedly.model import ArticleRow, HolderRow, Issue, IssueRow, LedgerStats, OutletRow

_SHOWN = claims.c.state == literal_column("'shown'")


def _page(query: Select[Any], limit: int | None, offset: int) -> Select[Any]:
    query = query.limit(max(0, limit)) if limit is not None else query
    return query.offset(max(0, offset)) if offset else query


def list_articles(
    connection: Connection,
    *,
    text: str | None,
    publisher: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    offset: int,
) -> list[ArticleRow]:
    """Return articles' current revisions, newest publication first."""
    query = select(*ARTICLE_COLUMNS).select_from(ARTICLE_TABLES).where(revisions.c.current, readings.c.current)
    if text is not None:
        query = query.where(revisions.c.revision_no.in_(search.revisions_with(connection, text)))
    if publisher is not None:
        query = query.where(same_or_part(connection, revisions.c.publisher_fold, publisher))
    query = query.where(*between(revisions.c.day, revisions.c.day_last, since, until))
    query = query.order_by(revisions.c.day.desc(), articles.c.article_no.desc())
    return [article_row(row) for row in connection.execute(_page(query, limit, offset))]


def get_articles(connection: Connection, article_ids: Iterable[str]) -> dict[str, ArticleRow]:
    """Return articles' current revisions by their ids, a chunk at a time."""
    wanted, found = iter(dict.fromkeys(article_ids)), dict[str, ArticleRow]()
    query = select(*ARTICLE_COLUMNS).select_from(ARTICLE_TABLES).where(revisions.c.current, readings.c.current)
    while chunk := list(islice(wanted, 500)):
        these = query.where(articles.c.article_id.in_(map(storable, chunk)))
        found |= {row.article_id: article_row(row) for row in connection.execute(these)}
    return found


def list_revisions(connection: Connection, article_id: str) -> list[ArticleRow]:
    """Return every revision of an article with its newest reading, oldest first."""
    same = articles.c.article_id == storable(article_id)
    query = select(*ARTICLE_COLUMNS).select_from(ARTICLE_TABLES).where(same)
    rows = connection.execute(query.order_by(revisions.c.number, readings.c.reading_no)).all()
    if not rows:
        raise NotInLedger(f"ledger: no article {article_id!r}")
    newest = {row.number: row for row in rows}
    return [article_row(row) for row in newest.values()]


def list_holders(connection: Connection, *, limit: int | None, offset: int) -> list[HolderRow]:
    """Return the sources, those of most claims first.

    Who is named is one source, whatever each article tells of him; those without a name, whose words are kept in lower
    case, are told apart by whom they speak for.
    """
    words, country, sector, kind = (
        claims.c.holder_words, claims.c.holder_country, claims.c.holder_sector, claims.c.holder_kind
    )  # fmt: skip
    named = words != sql.lower(words)
    apart = (case((named, None), else_=field) for field in (country, sector, kind))
    who = (words, claims.c.anonymous, *apart)
    columns = (
        *(case((sql.min(field) == sql.max(field), sql.max(field))).label(field.name) for field in (country, sector)),
        sql.min(kind).label("holder_kind"),
        sql.count().label("claims"),
        sql.count(claims.c.article_no.distinct()).label("articles"),
        sql.min(claims.c.published).label("first"),
        sql.max(claims.c.published).label("last"),
    )
    query = select(words, claims.c.anonymous, *columns).where(_SHOWN).group_by(*who).order_by(sql.count().desc(), *who)
    return [
        HolderRow(
            name=row.holder_words,
            kind=row.holder_kind,
            country=row.holder_country,
            sector=row.holder_sector,
            anonymous=bool(row.anonymous),
            claims=row.claims,
            articles=row.articles,
            first=row.first,
            last=row.last,
        )
        for row in connection.execute(_page(query, limit, offset))
    ]


def list_outlets(connection: Connection) -> list[OutletRow]:
    """Return the publishers, those of most articles first."""
    query = (
        select(
            sql.min(revisions.c.publisher).label("publisher"),
            sql.count().label("articles"),
            sql.sum(readings.c.claims).label("claims"),
            sql.min(revisions.c.published).label("first"),
            sql.max(revisions.c.published).label("last"),
        )
        .join(readings)
        .where(revisions.c.current, readings.c.current)
        .group_by(revisions.c.publisher_fold)
        .order_by(sql.count().desc(), sql.min(revisions.c.publisher))
    )
    return [
        OutletRow(row.publisher, row.articles, int(row.claims or 0), row.first, row.last)
        for row in connection.execute(query)
    ]


def list_issues(
    connection: Connection,
    *,
    stage: str | None,
    code: str | None,
    article: str | None,
    resolved: bool | None,
    limit: int | None,
    offset: int,
) -> list[IssueRow]:
    """Return issues, newest first."""
    query = select(issues)
    for stored, wanted in ((issues.c.stage, stage), (issues.c.code, code), (issues.c.article_id, article)):
        if wanted is not None:
            query = query.where(stored == storable(wanted))
    if resolved is not None:
        query = query.where(issues.c.resolved == resolved)
    query = query.order_by(issues.c.issue_no.desc())
    return [
        IssueRow(
            issue=Issue(row.origin, row.stage, row.code, row.message, row.article_id),
            at=row.at,
            run=row.run_no,
            resolved=bool(row.resolved),
        )
        for row in connection.execute(_page(query, limit, offset))
    ]


def count_issues(connection: Connection, *, resolved: bool | None) -> dict[tuple[str, str], int]:
    """Count issues by stage and code."""
    query = select(issues.c.stage, issues.c.code, sql.count().label("count"))
    if resolved is not None:
        query = query.where(issues.c.resolved == resolved)
    query = query.group_by(issues.c.stage, issues.c.code).order_by(issues.c.stage, issues.c.code)
    return {(row.stage, row.code): row[2] for row in connection.execute(query)}


def count_everything(connection: Connection) -> LedgerStats:
    """Count what the ledger holds."""

    def count(table: Any, *where: Any) -> int:
        return connection.scalar(select(sql.count()).select_from(table).where(*where)) or 0

    by_certainty = select(claims.c.certainty, sql.count()).where(_SHOWN).group_by(claims.c.certainty)
    certainty = {row[0]: row[1] for row in connection.execute(by_certainty)}
    return LedgerStats(
        articles=count(articles),
        revisions=count(revisions),
        texts=count(texts),
        claims=sum(certainty.values()),
        rejected=count(claims, claims.c.state == literal_column("'rejected'")),
        issues=count(issues, ~issues.c.resolved),
        decisions=count(decisions),
        forgotten=connection.scalar(select(sql.count(tombstones.c.article_id.distinct()))) or 0,
        runs=count(runs),
        certainty=certainty,
    )
