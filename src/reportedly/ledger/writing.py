"""Writing: articles, readings and issues into the tables, each inside its caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy import func as sql

from reportedly.errors import NotInLedger
from reportedly.ledger import search
from reportedly.ledger.clock import first_and_last_day, now
from reportedly.ledger.deciding import place_decisions
from reportedly.ledger.deciding_links import place_link_decisions
from reportedly.ledger.identity import (
    changed_metadata,
    file_of,
    find_article,
    is_forgotten,
    metadata_record,
    new_article_id,
    storable,
)
from reportedly.ledger.indexing import claim_columns, dated, fold, party_rows
from reportedly.ledger.rows import encode_text
from reportedly.ledger.schema import articles, claims, issues, parties, readings, revisions, texts
from reportedly.ledger.unlinking import await_linking, unlink_claims, unlink_text
from reportedly.model import Added, Article, Claim, CodedArticle, Issue
from reportedly.model.codec import claim_to_record


@dataclass(frozen=True, slots=True)
class _Revision:
    """Where a reading belongs: the stored article, under the id it has in the ledger, and its rows' numbers.

    A ``new`` article has no earlier reading and no decisions.
    """

    article: Article
    article_no: int
    revision_no: int
    new: bool = False


def insert_row(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    """Insert one row and return its number."""
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def add_article(
    connection: Connection, article: Article, coded: CodedArticle | None, found: Sequence[Issue], *, run: int
) -> Added:
    """Keep one article; see :meth:`reportedly.ledger.Ledger.add_many`."""
    before = find_article(connection, article)
    if before is not None and before.hash == article.text_hash and not changed_metadata(before.record, article):
        return Added("known", before.article_id, before.number)
    if before is None and is_forgotten(connection, article):
        message = f"{article.url or article.origin or article.id}: was forgotten at a request; it is not read again"
        add_issues(connection, [Issue(article.origin or "", "ledger", "forgotten", message)], run=run)
        return Added("forgotten", article.id)
    if article.origin:
        same_origin = issues.c.origin == storable(article.origin)
        connection.execute(update(issues).where(same_origin, ~issues.c.resolved).values(resolved=True))
    if before is None:
        article_id, number = new_article_id(connection, article.id), 1
        values = {"article_id": article_id, "given_id": storable(article.id), "added": now()}
        article_no = insert_row(connection, articles, values)
    else:
        article_id, article_no = before.article_id, before.article_no
        newest = select(sql.max(revisions.c.number)).where(revisions.c.article_no == article_no)
        number = (connection.scalar(newest) or 0) + 1
    if before is not None:
        unlink_text(connection, article_no)
    revision_no = _add_revision(connection, article, article_no, number)
    stored = replace(article, id=article_id)
    _add_reading(
        connection,
        _Revision(stored, article_no, revision_no, new=before is None),
        _under_key(coded, article.id, stored),
        run=run,
    )
    add_issues(
        connection, [replace(issue, article_id=article_id) if issue.article_id else issue for issue in found], run=run
    )
    return Added("added" if number == 1 else "revised", article_id, number)


def _add_revision(connection: Connection, article: Article, article_no: int, number: int) -> int:
    text_no = connection.scalar(select(texts.c.text_no).where(texts.c.hash == article.text_hash))
    if text_no is None:
        body = encode_text(article.text)
        values = {"hash": article.text_hash, "body": body, "characters": len(article.text)}
        text_no = insert_row(connection, texts, values)
    if number > 1:
        older = revisions.c.article_no == article_no
        connection.execute(update(revisions).where(older, revisions.c.current).values(current=False))
    file = file_of(article.origin)
    values = {
        "article_no": article_no,
        "number": number,
        "text_no": text_no,
        "current": True,
        "url": storable(article.url) if article.url is not None else None,
        "origin": storable(article.origin) if article.origin is not None else None,
        "file": storable(file) if file is not None else None,
        "publisher": storable(article.publisher) if article.publisher is not None else None,
        "publisher_fold": fold(article.publisher),
        "published": dated(article),
        "day": first_and_last_day(article.published)[0],
        "day_last": first_and_last_day(article.published)[1],
        "record": json.dumps(metadata_record(article)),
        "added": now(),
    }
    revision_no = insert_row(connection, revisions, values)
    search.index_article(connection, revision_no, title=article.title or "", body=article.text)
    return revision_no


def _add_reading(connection: Connection, revision: _Revision, coded: CodedArticle, *, run: int) -> None:
    """Keep one run's claims of a revision; they become the article's current ones."""
    if revision.new:
        await_linking(connection, [revision.article_no])
    else:
        unlink_claims(connection, revision.article_no)
        _retire_readings(connection, revision.article_no)
    values = {
        "revision_no": revision.revision_no,
        "run_no": run,
        "current": True,
        "claims": len(coded.claims),
        "sentences": coded.sentences,
        "silent": json.dumps([[span.start, span.end] for span in coded.silent]),
        "at": now(),
    }
    reading_no = insert_row(connection, readings, values)
    first = (connection.scalar(select(sql.max(claims.c.claim_no))) or 0) + 1
    rows: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    words: list[tuple[int, str]] = []
    for claim_no, claim in enumerate(coded.claims, first):
        columns = claim_columns(claim, revision.article)
        keys = {"claim_no": claim_no, "reading_no": reading_no, "article_no": revision.article_no}
        record = json.dumps(claim_to_record(claim))
        rows.append({**keys, "claim_id": storable(claim.id), "state": "shown", "record": record, **columns})
        parts += party_rows(claim, claim_no)
        words.append((claim_no, search.words_of_claim(claim, revision.article.text)))
    if rows:
        connection.execute(insert(claims), rows)
        search.index_claims(connection, words)
    if parts:
        connection.execute(insert(parties), parts)
    if not revision.new:
        place_decisions(connection, revision.article_no)
        place_link_decisions(connection, revision.article_no)


def _retire_readings(connection: Connection, article_no: int) -> None:
    """Make the article's current reading a past one: its claims stay, and are no longer found."""
    current = (
        select(readings.c.reading_no).join(revisions).where(revisions.c.article_no == article_no, readings.c.current)
    )
    for reading_no in list(connection.scalars(current)):
        connection.execute(update(readings).where(readings.c.reading_no == reading_no).values(current=False))
        numbers = list(connection.scalars(select(claims.c.claim_no).where(claims.c.reading_no == reading_no)))
        connection.execute(update(claims).where(claims.c.reading_no == reading_no).values(state="past"))
        of_reading = select(claims.c.claim_no).where(claims.c.reading_no == reading_no)
        connection.execute(delete(parties).where(parties.c.claim_no.in_(of_reading)))
        search.drop_claims(connection, numbers)


def _under_key(coded: CodedArticle | None, given_id: str, stored: Article) -> CodedArticle:
    """Return the claims with ids that begin with the article's id in the ledger."""
    if coded is None or stored.id == given_id:
        return coded or CodedArticle()

    def rename(claim_id: str) -> str:
        return (
            stored.id + claim_id[len(given_id) :] if claim_id.startswith(f"{given_id}.") else f"{stored.id}.{claim_id}"
        )

    def renamed(claim: Claim) -> Claim:
        return replace(claim, id=rename(claim.id), part_of=rename(claim.part_of) if claim.part_of else None)

    return replace(coded, claims=tuple(renamed(claim) for claim in coded.claims))


def add_reading_of(
    connection: Connection, article: Article, coded: CodedArticle | None, found: Sequence[Issue], *, run: int
) -> None:
    """Keep a new reading of an article's current revision; see :meth:`reportedly.ledger.Ledger.add_reading`."""
    query = select(articles.c.article_no, revisions.c.revision_no).join(revisions)
    row = connection.execute(query.where(articles.c.article_id == storable(article.id), revisions.c.current)).first()
    if row is None:
        raise NotInLedger(f"ledger: no article {article.id!r}; it may have been forgotten while it was read")
    _add_reading(connection, _Revision(article, row.article_no, row.revision_no), coded or CodedArticle(), run=run)
    add_issues(connection, found, run=run)


def add_issues(connection: Connection, found: Iterable[Issue], *, run: int | None) -> None:
    """Keep issues; one that is there already, still unresolved, is not kept twice."""
    for issue in found:
        origin, message = storable(issue.origin), storable(issue.message)
        same = select(issues.c.issue_no).where(
            issues.c.origin == origin,
            issues.c.stage == issue.stage,
            issues.c.code == issue.code,
            issues.c.message == message,
            ~issues.c.resolved,
        )
        if connection.scalar(same.limit(1)) is None:
            values = {
                "run_no": run,
                "origin": origin,
                "stage": issue.stage,
                "code": issue.code,
                "message": message,
                "article_id": storable(issue.article_id) if issue.article_id is not None else None,
                "resolved": False,
                "at": now(),
            }
            connection.execute(insert(issues).values(values))
