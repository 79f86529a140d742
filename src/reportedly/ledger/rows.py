"""Rows read back: table rows into the records of the model."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy import func as sql

from reportedly.ledger.corrections import correct_claim
from reportedly.ledger.schema import AnyRow, articles, decisions, placements, readings, revisions, texts
from reportedly.model import Article, ArticleRow, Claim, ClaimRow, Decision, Span
from reportedly.model.codec import article_from_record, claim_from_record


def encode_text(text: str) -> bytes:
    """Return a text as it is stored: its UTF-8 bytes, lone surrogates of odd inputs passed through."""
    return text.encode("utf-8", "surrogatepass")


def decode_text(body: bytes) -> str:
    """Return the text that :func:`encode_text` stored."""
    return bytes(body).decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading with its revision's article."""

    row: ArticleRow
    article: Article
    silent: tuple[Span, ...]


_REVISIONS = revisions.alias("all_revisions")
_REVISION_COUNT = (
    select(sql.count()).where(_REVISIONS.c.article_no == revisions.c.article_no).scalar_subquery().label("revisions")
)

#: The columns of an article's row, over articles, revisions, texts and readings; a revision has one newest reading.
ARTICLE_COLUMNS = (
    articles.c.article_id,
    articles.c.given_id,
    revisions.c.article_no,
    revisions.c.revision_no,
    revisions.c.number,
    revisions.c.current,
    revisions.c.record,
    revisions.c.added,
    texts.c.hash,
    texts.c.characters,
    readings.c.reading_no,
    readings.c.run_no,
    readings.c.claims,
    readings.c.sentences,
    readings.c.silent,
    _REVISION_COUNT,
)
ARTICLE_TABLES = articles.join(revisions).join(texts).join(readings)


def article_row(row: AnyRow) -> ArticleRow:
    """Return the record of a row of :data:`ARTICLE_COLUMNS`."""
    article = _article(row, "")
    return ArticleRow(
        id=row.article_id,
        given_id=row.given_id,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        title=article.title,
        byline=article.byline,
        declared_sources=article.declared_sources,
        language=article.language,
        canonical_url=article.canonical_url,
        origin=article.origin,
        retrieved=article.retrieved,
        notices=article.notices,
        text_hash=row.hash,
        characters=row.characters,
        added=row.added,
        revision=row.number,
        revisions=row.revisions,
        current=row.current,
        claims=row.claims,
        sentences=row.sentences,
        silent=len(json.loads(row.silent)),
        run=row.run_no,
    )


def _article(row: AnyRow, text: str) -> Article:
    return article_from_record({**json.loads(row.record), "id": row.article_id, "text": text})


def stored_article(record: str, article_id: str, body: bytes) -> Article:
    """Return an article from its stored record and text, under its id in the ledger."""
    return article_from_record({**json.loads(record), "id": article_id, "text": decode_text(body)})


def reading_of(row: AnyRow) -> Reading:
    """Return the reading of a row of :data:`ARTICLE_COLUMNS` and the text's ``body``."""
    silent = tuple(Span(start, end) for start, end in json.loads(row.silent))
    return Reading(article_row(row), stored_article(row.record, row.article_id, row.body), silent)


def readings_by_number(connection: Connection, numbers: Collection[int]) -> dict[int, Reading]:
    """Return readings with their articles' texts, by number."""
    query = select(*ARTICLE_COLUMNS, texts.c.body).select_from(ARTICLE_TABLES)
    found = connection.execute(query.where(readings.c.reading_no.in_(numbers)))
    return {row.reading_no: reading_of(row) for row in found}


def decision_of(row: AnyRow, *, withdrawn: bool, placed: bool) -> Decision:
    """Return the record of a row of ``decisions`` with its ``article_id``."""
    return Decision(
        id=row.decision_no,
        kind=row.kind,
        article_id=row.article_id,
        claim_id=row.claim_id,
        quote=json.loads(row.anchor)["quote"],
        who=row.who,
        at=row.at,
        why=row.why,
        field=row.field,
        value=json.loads(row.value) if row.value is not None else None,
        machine_value=json.loads(row.machine_value) if row.machine_value is not None else None,
        withdraws=row.withdraws,
        withdrawn=withdrawn,
        placed=placed,
    )


def decisions_by_claim(connection: Connection, numbers: Collection[int]) -> dict[int, list[Decision]]:
    """Return the decisions placed on each claim, oldest first, each withdrawal among them."""
    columns = (articles.c.article_id, *decisions.c)
    placed = (
        select(placements.c.claim_no.label("on_claim"), *columns)
        .select_from(decisions.join(articles).join(placements))
        .where(placements.c.claim_no.in_(numbers))
    )
    back = decisions.alias("taken_back")
    withdrawals = (
        select(placements.c.claim_no.label("on_claim"), *columns)
        .select_from(
            decisions.join(articles)
            .join(back, back.c.decision_no == decisions.c.withdraws)
            .join(placements, placements.c.decision_no == back.c.decision_no)
        )
        .where(placements.c.claim_no.in_(numbers))
    )
    rows = [*connection.execute(placed), *connection.execute(withdrawals)]
    taken_back = {row.withdraws for row in rows if row.withdraws is not None}
    by_claim: dict[int, list[Decision]] = {}
    for row in sorted(rows, key=lambda row: row.decision_no):
        decision = decision_of(row, withdrawn=row.decision_no in taken_back, placed=True)
        by_claim.setdefault(row.on_claim, []).append(decision)
    return by_claim


def claim_row(machine: Claim, reading: Reading, made: Iterable[Decision] = ()) -> ClaimRow:
    """Return a claim as it stands after the decisions made on it, with the words under its spans."""
    made, text = tuple(made), reading.article.text
    in_force = [decision for decision in made if not decision.withdrawn]
    claim = correct_claim(machine, [decision for decision in in_force if decision.kind == "correct"])
    return ClaimRow(
        claim=claim,
        machine=machine,
        article=reading.row,
        quote=claim.evidence.of(text),
        holder_text=claim.holder.text.of(text) if claim.holder.text else None,
        cue_text=claim.cue.of(text) if claim.cue else None,
        quantity_text=claim.quantity.span.of(text) if claim.quantity else None,
        place_text=claim.place.text.of(text) if claim.place else None,
        time_text=claim.time.text.of(text) if claim.time else None,
        rejected=any(decision.kind == "reject" for decision in in_force),
        decisions=made,
    )


def claim_rows(connection: Connection, found: list[AnyRow], known: dict[int, Reading]) -> list[ClaimRow]:
    """Return the records of rows with ``claim_no``, ``reading_no`` and ``record``, in their order.

    ``known`` holds readings read before and is filled with the missing ones.
    """
    if missing := {row.reading_no for row in found} - known.keys():
        known |= readings_by_number(connection, missing)
    made = decisions_by_claim(connection, [row.claim_no for row in found])
    return [
        claim_row(claim_from_record(json.loads(row.record)), known[row.reading_no], made.get(row.claim_no, ()))
        for row in found
    ]
