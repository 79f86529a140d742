"""Asking: claims and articles as they stand, and how to cite them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, select
from sqlalchemy import func as sql

from reportedly.errors import NotInLedger
from reportedly.ledger.deciding import find_current, unplaced_decisions
from reportedly.ledger.filtering import conditions, select_claims
from reportedly.ledger.identity import storable
from reportedly.ledger.rows import (
    ARTICLE_COLUMNS,
    ARTICLE_TABLES,
    Reading,
    claim_rows,
    decode_text,
    reading_of,
    readings_by_number,
)
from reportedly.ledger.runs import run_of
from reportedly.ledger.schema import articles, claims, issues, readings, revisions, runs, texts, tombstones
from reportedly.model import Article, Citation, Claim, ClaimFilter, ClaimRow, Issue, ReadingRun, StoredArticle

#: Claims read at a time when all are asked for.
_CHUNK = 500


def list_claims(connection: Connection, claim_filter: ClaimFilter) -> list[ClaimRow]:
    """Return the claims that match."""
    return claim_rows(connection, list(connection.execute(select_claims(connection, claim_filter))), {})


def iter_claims(connection: Connection, claim_filter: ClaimFilter) -> Iterator[ClaimRow]:
    """Yield the claims that match, a chunk at a time."""
    query = select_claims(connection, claim_filter).execution_options(yield_per=_CHUNK)
    known: dict[int, Reading] = {}
    for chunk in connection.execute(query).partitions():
        needed = {row.reading_no for row in chunk}
        known = {number: reading for number, reading in known.items() if number in needed}
        yield from claim_rows(connection, list(chunk), known)


def count_claims(connection: Connection, claim_filter: ClaimFilter) -> int:
    """Count the claims that match."""
    query = select(sql.count()).select_from(claims).where(*conditions(connection, claim_filter))
    return connection.scalar(query) or 0


def get_claim(connection: Connection, claim_id: str) -> ClaimRow:
    """Return one claim of the current readings."""
    return claim_rows(connection, [find_current(connection, claim_id)], {})[0]


def get_claims(connection: Connection, claim_ids: Iterable[str]) -> dict[str, ClaimRow]:
    """Return claims of the current readings by their ids, a chunk at a time."""
    wanted, found = iter(dict.fromkeys(claim_ids)), dict[str, ClaimRow]()
    known: dict[int, Reading] = {}
    while chunk := list(islice(wanted, _CHUNK)):
        query = select(claims).where(claims.c.claim_id.in_(map(storable, chunk)), claims.c.state != "past")
        rows = list(connection.execute(query.order_by(claims.c.claim_no)))
        found |= {row.claim.id: row for row in claim_rows(connection, rows, known)}
    return found


def get_texts(connection: Connection, article_ids: Iterable[str]) -> dict[str, str]:
    """Return the texts of articles' current revisions by their ids, a chunk at a time."""
    wanted, found = iter(dict.fromkeys(article_ids)), dict[str, str]()
    query = select(articles.c.article_id, texts.c.body).select_from(articles.join(revisions).join(texts))
    while chunk := list(islice(wanted, _CHUNK)):
        these = query.where(revisions.c.current, articles.c.article_id.in_(map(storable, chunk)))
        found |= {row.article_id: decode_text(row.body) for row in connection.execute(these)}
    return found


def get_readings(connection: Connection, claim_id: str) -> list[tuple[ReadingRun, ClaimRow]]:
    """Return a claim as each run read it: in each earlier reading of its text the claim that overlaps most."""
    row = find_current(connection, claim_id)
    current = claim_rows(connection, [row], {})[0]
    text_no = (
        select(revisions.c.text_no).join(readings).where(readings.c.reading_no == row.reading_no).scalar_subquery()
    )
    same_text = (
        select(readings.c.reading_no, readings.c.run_no)
        .join(revisions)
        .where(revisions.c.article_no == row.article_no, revisions.c.text_no == text_no)
        .order_by(readings.c.reading_no.desc())
    )
    found: list[tuple[ReadingRun, ClaimRow]] = []
    for reading in connection.execute(same_text).all():
        run = run_of(connection.execute(select(runs).where(runs.c.run_no == reading.run_no)).one())
        if reading.reading_no == row.reading_no:
            found.append((run, current))
            continue
        rows = list(connection.execute(select(claims).where(claims.c.reading_no == reading.reading_no)))
        overlapping = [past for past in claim_rows(connection, rows, {}) if _shared(past.machine, current.machine) > 0]
        if overlapping:
            found.append((run, max(overlapping, key=lambda past: _shared(past.machine, current.machine))))
    return found


def _shared(first: Claim, second: Claim) -> float:
    shared = min(first.evidence.end, second.evidence.end) - max(first.evidence.start, second.evidence.start)
    return 2 * shared / max(1, len(first.evidence) + len(second.evidence))


def get_article(connection: Connection, article_id: str, revision: int | None) -> StoredArticle:
    """Return one revision of an article with its newest reading."""
    which = revisions.c.current if revision is None else revisions.c.number == revision
    row = connection.execute(
        select(*ARTICLE_COLUMNS, texts.c.body)
        .select_from(ARTICLE_TABLES)
        .where(articles.c.article_id == storable(article_id), which)
        .order_by(readings.c.reading_no.desc())
    ).first()
    if row is None:
        raise _missing(connection, article_id, revision)
    reading = reading_of(row)
    query = select(claims).where(claims.c.reading_no == row.reading_no).order_by(claims.c.claim_no)
    found = claim_rows(connection, list(connection.execute(query)), {row.reading_no: reading})
    found.sort(key=lambda claim: (claim.claim.evidence, claim.claim.id))
    about = select(issues).where(issues.c.article_id == row.article_id, ~issues.c.resolved).order_by(issues.c.issue_no)
    return StoredArticle(
        article=reading.article,
        row=reading.row,
        claims=tuple(found),
        silent=reading.silent,
        issues=tuple(
            Issue(issue.origin, issue.stage, issue.code, issue.message, issue.article_id)
            for issue in connection.execute(about)
        ),
        unplaced=tuple(unplaced_decisions(connection, row.article_no)),
    )


def _missing(connection: Connection, article_id: str, revision: int | None) -> NotInLedger:
    query = select(tombstones).where(tombstones.c.article_id == storable(article_id))
    stone = connection.execute(query).first()
    if stone is not None:
        return NotInLedger(f"ledger: article {article_id!r} was forgotten on {stone.at} by {stone.who}: {stone.why}")
    which = f"revision {revision} of article" if revision is not None else "article"
    return NotInLedger(f"ledger: no {which} {article_id!r}")


def iter_articles(connection: Connection) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield every current article with its claims as they stand, in the order they were added, in flat memory."""
    last = 0
    while True:
        query = (
            select(*ARTICLE_COLUMNS, texts.c.body)
            .select_from(ARTICLE_TABLES)
            .where(revisions.c.current, readings.c.current, articles.c.article_no > last)
        )
        rows = list(connection.execute(query.order_by(articles.c.article_no).limit(50)))
        if not rows:
            return
        known = {row.reading_no: reading_of(row) for row in rows}
        yield from _with_claims(connection, known).values()
        last = rows[-1].article_no


def articles_with(
    connection: Connection, claim_filters: Iterable[ClaimFilter]
) -> list[tuple[Article, tuple[Claim, ...]]]:
    """Return every article with a claim that one of the filters finds, with all its claims as they stand."""
    numbers: set[int] = set()
    for claim_filter in claim_filters:
        query = select(claims.c.reading_no).distinct().where(*conditions(connection, claim_filter))
        numbers.update(connection.execute(query).scalars())
    return [found for chunk in _chunks(sorted(numbers)) for found in articles_of_readings(connection, chunk).values()]


def _chunks(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK]


def articles_of_readings(
    connection: Connection, numbers: Collection[int]
) -> dict[int, tuple[Article, tuple[Claim, ...]]]:
    """Return the articles of some readings by the readings' numbers, each with its claims as they stand."""
    return _with_claims(connection, dict(sorted(readings_by_number(connection, numbers).items())))


def _with_claims(connection: Connection, known: dict[int, Reading]) -> dict[int, tuple[Article, tuple[Claim, ...]]]:
    """Return the articles of some readings by the readings' numbers, each with its claims as they stand."""
    of_these = claims.c.reading_no.in_(known.keys()), claims.c.state == "shown"
    by_article: dict[str, list[Claim]] = {}
    found = list(connection.execute(select(claims).where(*of_these).order_by(claims.c.claim_no)))
    for row in claim_rows(connection, found, known):
        by_article.setdefault(row.article.id, []).append(row.claim)
    return {
        number: (reading.article, tuple(by_article.get(reading.article.id, ()))) for number, reading in known.items()
    }


def cite(row: ClaimRow) -> Citation:
    """Return what is needed to quote a claim in print."""
    article, claim = row.article, row.claim
    return Citation(
        quote=row.quote,
        start=claim.evidence.start,
        end=claim.evidence.end,
        text_hash=article.text_hash,
        holder=claim.holder.name or row.holder_text,
        outlet=article.publisher,
        byline=article.byline,
        title=article.title,
        published=article.published,
        address=article.url or article.canonical_url or article.origin,
        retrieved=article.retrieved,
    )
