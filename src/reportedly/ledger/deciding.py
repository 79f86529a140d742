"""Deciding: what people decide about claims, kept for good and placed anew after every reading.

A decision is anchored to the words it was made on: the article, the evidence and its place, the quantity, the event and
the holder. After a new reading it falls on the claim whose evidence overlaps most; a claim with another quantity is
another claim, unless it now says what the correction said.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, exists, insert, select

from reportedly.errors import LedgerError, NotInLedger
from reportedly.ledger.clock import now
from reportedly.ledger.corrections import SPAN_FIELDS, read_correction, value_of
from reportedly.ledger.identity import storable
from reportedly.ledger.indexing import reindex_claim
from reportedly.ledger.rows import Reading, claim_rows, decision_of, decisions_by_claim, readings_by_number
from reportedly.ledger.schema import AnyRow, articles, claims, decisions, placements
from reportedly.ledger.unlinking import unlink_claims
from reportedly.model import Article, Claim, ClaimRow, Decision
from reportedly.model.codec import claim_from_record

#: A decision falls on a claim only where the Dice overlap of their evidence is above this: more than half of both.
LEAST_OVERLAP: Final = 0.5


def find_current(connection: Connection, claim_id: str) -> AnyRow:
    """Return the row of a claim of a current reading. Raises NotInLedger."""
    query = select(claims).where(claims.c.claim_id == storable(claim_id), claims.c.state != "past")
    row = connection.execute(query).first()
    if row is None:
        raise NotInLedger(f"ledger: no claim {claim_id!r} in the current readings; list them with: reportedly claims")
    return row


def reject(connection: Connection, claim_id: str, *, who: str, why: str) -> Decision:
    """Reject a claim; one that is rejected already keeps its first rejection, which is returned."""
    check_person(who)
    if not why.strip():
        raise LedgerError("ledger: a rejection needs a reason; say why with --why")
    row = find_current(connection, claim_id)
    standing = _stand(connection, row)
    if standing.rejected:
        return next(made for made in standing.decisions if made.kind == "reject" and not made.withdrawn)
    return _decide(connection, row, standing, {"kind": "reject", "who": who, "why": why})


def correct(connection: Connection, claim_id: str, field: str, value: Any, *, who: str, why: str | None) -> Decision:
    """Correct one field of a claim; see :meth:`reportedly.ledger.Ledger.correct`."""
    check_person(who)
    row = find_current(connection, claim_id)
    standing = _stand(connection, row)
    article = _reading_of(connection, row).article
    kept = read_correction(standing.claim, article.text, field, value)
    as_read = value_of(standing.machine, field)
    details = {"field": field, "value": json.dumps(kept), "machine_value": json.dumps(as_read)}
    return _decide(connection, row, standing, {"kind": "correct", "who": who, "why": why, **details})


def withdraw(connection: Connection, decision_id: int, *, who: str, why: str | None) -> Decision:
    """Take back a decision; see :meth:`reportedly.ledger.Ledger.withdraw`."""
    check_person(who)
    row = connection.execute(select(decisions).where(decisions.c.decision_no == decision_id)).first()
    if row is None or row.kind == "withdraw":
        raise NotInLedger(f"ledger: no decision {decision_id} that can be withdrawn")
    if connection.scalar(select(decisions.c.decision_no).where(decisions.c.withdraws == decision_id)) is not None:
        raise LedgerError(f"ledger: decision {decision_id} was withdrawn before")
    values = {
        "kind": "withdraw", "article_no": row.article_no, "claim_id": row.claim_id, "anchor": row.anchor,
        "withdraws": decision_id, "who": storable(who), "at": now(), "why": storable(why) if why else None,
    }  # fmt: skip
    made = connection.execute(insert(decisions).values(values)).inserted_primary_key
    on = select(claims).join(placements).where(placements.c.decision_no == decision_id, claims.c.state != "past")
    for claim in connection.execute(on).all():
        _refresh(connection, claim)
    return _get(connection, made[0] if made else 0)


def check_person(who: str) -> None:
    """Raise LedgerError where a decision does not say who made it."""
    if not who.strip():
        raise LedgerError("ledger: a decision needs to say who made it")


def _reading_of(connection: Connection, row: AnyRow) -> Reading:
    return readings_by_number(connection, [row.reading_no])[row.reading_no]


def _stand(connection: Connection, row: AnyRow) -> ClaimRow:
    return claim_rows(connection, [row], {})[0]


def _decide(connection: Connection, row: AnyRow, standing: ClaimRow, values: dict[str, Any]) -> Decision:
    details = {
        **values,
        "who": storable(values["who"]),
        "why": storable(values["why"]) if values["why"] else None,
        "article_no": row.article_no,
        "claim_id": row.claim_id,
        "anchor": json.dumps(anchor_of(standing)),
        "at": now(),
    }
    made = connection.execute(insert(decisions).values(details)).inserted_primary_key
    number = int(made[0]) if made else 0
    connection.execute(insert(placements).values(decision_no=number, claim_no=row.claim_no))
    _refresh(connection, row)
    return _get(connection, number)


def anchor_of(row: ClaimRow) -> dict[str, Any]:
    """Return what a decision on a claim is anchored to, as JSON values."""
    return {
        "start": row.machine.evidence.start,
        "end": row.machine.evidence.end,
        "quote": row.quote,
        "text_hash": row.article.text_hash,
        "quantity": figure_of(row.machine),
        "event": row.machine.event.type,
        "holder": row.holder_text,
    }


def _refresh(connection: Connection, row: AnyRow) -> None:
    standing = _stand(connection, row)
    article = _reading_of(connection, row).article
    reindex_claim(connection, row.claim_no, standing.claim, article, rejected=standing.rejected)
    unlink_claims(connection, row.article_no)


def figure_of(claim: Claim) -> list[Any] | None:
    """Return what tells a claim's figure from another, None where it has none."""
    quantity = claim.quantity
    return [quantity.low, quantity.high, quantity.unit] if quantity else None


def place_decisions(connection: Connection, article_no: int) -> None:
    """Place every decision on the article's claims on the best one of its current reading, or on none."""
    on_claims = decisions.c.article_no == article_no, decisions.c.kind != "withdraw"
    made = connection.execute(select(decisions).where(*on_claims).order_by(decisions.c.decision_no)).all()
    if not made:
        return
    query = select(claims).where(claims.c.article_no == article_no, claims.c.state != "past")
    rows = connection.execute(query.order_by(claims.c.claim_no)).all()
    if not rows:
        return
    article = _reading_of(connection, rows[0]).article
    read = [(row, claim_from_record(json.loads(row.record))) for row in rows]
    touched: dict[int, AnyRow] = {}
    for decision in made:
        best = best_claim(decision, article, [claim for _, claim in read])
        if best is not None:
            row = read[best][0]
            connection.execute(insert(placements).values(decision_no=decision.decision_no, claim_no=row.claim_no))
            touched[row.claim_no] = row
    for row in touched.values():
        _refresh(connection, row)


def best_claim(decision: AnyRow, article: Article, found: list[Claim]) -> int | None:
    """Return the index of the claim a decision falls on, or None where none fits.

    Words of the article that a correction points at are not looked for in another text.
    """
    anchor = json.loads(decision.anchor)
    points = decision.field in SPAN_FIELDS and json.loads(decision.value) is not None
    if points and anchor["text_hash"] != article.text_hash:
        return None
    return closest_claim(anchor, article, found, agrees=lambda claim: _agrees(decision, claim))


def closest_claim(
    anchor: dict[str, Any], article: Article, found: list[Claim], *, agrees: Callable[[Claim], bool]
) -> int | None:
    """Return the index of the claim that is on an anchor's words, or None where none is.

    A claim with another figure fits only where it ``agrees`` with what was decided.
    """
    start = _find_quote(anchor, article)
    if start is None:
        return None
    end = start + len(anchor["quote"])
    fits: list[tuple[Any, int]] = []
    for index, claim in enumerate(found):
        evidence = claim.evidence
        shared = min(end, evidence.end) - max(start, evidence.start)
        overlap = 2 * shared / max(1, end - start + len(evidence))
        figure = figure_of(claim)
        same = figure == anchor["quantity"]
        other = figure is not None and anchor["quantity"] is not None and not same
        if overlap <= LEAST_OVERLAP or (other and not agrees(claim)):
            continue
        score = (same, overlap, claim.event.type == anchor["event"], -index)
        fits.append((score, index))
    return max(fits)[1] if fits else None


def _agrees(decision: AnyRow, claim: Claim) -> bool:
    """Tell whether the claim now says of its figure what a correction said."""
    field = decision.field or ""
    if not field.startswith("quantity.") or claim.quantity is None:
        return False
    return bool(getattr(claim.quantity, field.removeprefix("quantity.")) == json.loads(decision.value))


def _find_quote(anchor: dict[str, Any], article: Article) -> int | None:
    """Return where a decision's words stand in this revision: nearest to where they stood, or None."""
    if article.text_hash == anchor["text_hash"]:
        return int(anchor["start"])
    starts, at = [], article.text.find(anchor["quote"])
    while at >= 0 and anchor["quote"]:
        starts.append(at)
        at = article.text.find(anchor["quote"], at + 1)
    return min(starts, key=lambda start: abs(start - anchor["start"])) if starts else None


def _select_decisions() -> Any:
    current = (
        select(placements.c.claim_no)
        .join(claims)
        .where(placements.c.decision_no == decisions.c.decision_no, claims.c.state != "past")
    )
    back = decisions.alias("later")
    taken_back = select(back.c.decision_no).where(back.c.withdraws == decisions.c.decision_no)
    return select(
        articles.c.article_id, decisions, exists(current).label("placed"), exists(taken_back).label("withdrawn")
    ).select_from(decisions.join(articles))


def _record(row: AnyRow) -> Decision:
    return decision_of(row, withdrawn=bool(row.withdrawn), placed=bool(row.placed) or row.kind == "withdraw")


def _get(connection: Connection, number: int) -> Decision:
    return _record(connection.execute(_select_decisions().where(decisions.c.decision_no == number)).one())


def list_decisions(connection: Connection, claim_id: str | None) -> list[Decision]:
    """Return every decision, or those on one claim, oldest first."""
    if claim_id is not None:
        row = find_current(connection, claim_id)
        return decisions_by_claim(connection, [row.claim_no]).get(row.claim_no, [])
    return [_record(row) for row in connection.execute(_select_decisions().order_by(decisions.c.decision_no))]


def unplaced_decisions(connection: Connection, article_no: int) -> list[Decision]:
    """Return an article's decisions in force that no claim of its current reading fits."""
    rows = connection.execute(_select_decisions().where(decisions.c.article_no == article_no))
    made = [_record(row) for row in rows]
    return [decision for decision in made if not (decision.placed or decision.withdrawn)]
