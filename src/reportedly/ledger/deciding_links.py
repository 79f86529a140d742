"""Deciding on relations: what people join, keep apart and take back, kept for good and placed anew after every reading.

A side of a decision that is a claim is anchored to its evidence as every decision is; see :mod:`.deciding`. A side that
is an article is told by its id. None of it depends on what linking makes of the articles, or in which order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, insert, or_, select

from reportedly.errors import CodebookError, LedgerError, NotInLedger
from reportedly.ledger.clock import now
from reportedly.ledger.deciding import anchor_of, check_person, closest_claim, figure_of, find_current
from reportedly.ledger.identity import storable
from reportedly.ledger.rows import claim_rows, readings_by_number
from reportedly.ledger.schema import AnyRow, articles, claims, link_decisions, link_placements
from reportedly.ledger.unlinking import await_linking
from reportedly.model import Article, Claim, LinkDecisionRow
from reportedly.model.codec import claim_from_record
from reportedly.model.relations import CONFLICT_KINDS, DRIFT_KINDS, LinkDecision, LinkDecisionKind, RelationKind

#: The relations that each kind of decision is about.
_ABOUT: Final[dict[LinkDecisionKind, tuple[RelationKind, ...]]] = {
    "merge": ("threads", "origins", "copies"),
    "split": ("threads", "origins"),
    "reject": ("copies", "drift", "conflicts", "updates"),
}
#: The relations of which ``what`` may name a kind.
_KINDS: Final[dict[str, tuple[str, ...]]] = {"drift": DRIFT_KINDS, "conflicts": CONFLICT_KINDS}

#: The relations whose two sides may change places.
_EITHER_WAY: Final = ("threads", "origins", "conflicts")


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What a person decides about a relation; the fields are :class:`LinkDecision`'s."""

    kind: LinkDecisionKind
    relation: RelationKind
    left: str
    right: str
    what: str | None = None


def decide_link(connection: Connection, choice: LinkChoice, *, who: str, why: str) -> LinkDecision:
    """Keep a decision; one that is in force already is returned as it stands.

    See :meth:`reportedly.ledger.Ledger.decide_link`.
    """
    check_person(who)
    _check(choice)
    if not why.strip():
        raise LedgerError("ledger: a decision about a relation needs a reason; say why with --why")
    values = {"kind": choice.kind, "relation": choice.relation, "what": choice.what}
    sides = _article_sides if choice.relation == "copies" else _claim_sides
    columns, placed = sides(connection, choice)
    same = _in_force(connection, choice)
    if same is not None:
        return same
    written = {"who": storable(who), "why": storable(why), "at": now()}
    made = connection.execute(insert(link_decisions).values({**values, **columns, **written})).inserted_primary_key
    number = int(made[0]) if made else 0
    await_linking(connection, _articles_of(columns))
    for side, claim_no in placed.items():
        connection.execute(insert(link_placements).values(link_no=number, side=side, claim_no=claim_no))
    return _get(connection, number).decision


def _check(choice: LinkChoice) -> None:
    """Raise CodebookError where a decision of this kind cannot be about this relation."""
    known = _ABOUT.get(choice.kind)
    if known is None:
        raise CodebookError(f"codebook: unknown decision {choice.kind!r}; known: {', '.join(_ABOUT)}")
    if choice.relation not in known:
        raise CodebookError(f"codebook: {choice.kind!r} is not about {choice.relation!r}, but: {', '.join(known)}")
    kinds = _KINDS.get(choice.relation, ())
    if choice.what is not None and choice.what not in kinds:
        raise CodebookError(f"codebook: {choice.what!r} is no kind of {choice.relation}; known: {', '.join(kinds)}")
    if choice.left == choice.right:
        raise CodebookError(f"codebook: {choice.left!r} is named twice; a relation has two sides")


def _claim_sides(connection: Connection, choice: LinkChoice) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the columns and placements of two claims of the current readings. Raises NotInLedger."""
    columns: dict[str, Any] = {}
    placed: dict[str, int] = {}
    for side, claim_id in (("left", choice.left), ("right", choice.right)):
        row = find_current(connection, claim_id)
        (standing,) = claim_rows(connection, [row], {})
        anchor = {**anchor_of(standing), "decided": figure_of(standing.claim)}
        columns |= {
            f"{side}_article": row.article_no, f"{side}_claim": row.claim_id, f"{side}_anchor": json.dumps(anchor)
        }  # fmt: skip
        placed[side] = row.claim_no
    return columns, placed


def _article_sides(connection: Connection, choice: LinkChoice) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the columns of two articles, or of one and an outlet whose article is not there. Raises NotInLedger."""
    left, right = _article_no(connection, choice.left), _article_no(connection, choice.right)
    if left is None or (right is None and choice.kind == "merge"):
        missing = choice.left if left is None else choice.right
        raise NotInLedger(f"ledger: no article {missing!r}")
    outside = storable(choice.right) if right is None else None
    return {"left_article": left, "right_article": right, "outside": outside}, {}


def _article_no(connection: Connection, article_id: str) -> int | None:
    query = select(articles.c.article_no).where(articles.c.article_id == storable(article_id))
    return connection.scalar(query)


def _in_force(connection: Connection, choice: LinkChoice) -> LinkDecision | None:
    """Return the same decision where it is in force; raise LedgerError where its opposite is."""
    for row in list_link_rows(connection):
        made = row.decision
        pair = (made.left, made.right)
        if made.relation in _EITHER_WAY and pair != (choice.left, choice.right):
            pair = (made.right, made.left)
        if row.withdrawn_at or made.relation != choice.relation or pair != (choice.left, choice.right):
            continue
        if made.kind != choice.kind:
            raise LedgerError(
                f"ledger: {made.who} decided the opposite (decision L{made.id}: {made.why}); withdraw that first: "
                f"reportedly withdraw L{made.id}"
            )
        if made.what == choice.what:
            return made
    return None


def withdraw_link(connection: Connection, decision_id: int, *, who: str, why: str | None) -> LinkDecision:
    """Take back a decision about a relation; see :meth:`reportedly.ledger.Ledger.withdraw_link`."""
    check_person(who)
    row = connection.execute(select(link_decisions).where(link_decisions.c.link_no == decision_id)).first()
    if row is None or row.kind == "withdraw":
        raise NotInLedger(f"ledger: no decision L{decision_id} that can be withdrawn")
    if _get(connection, decision_id).withdrawn_at is not None:
        raise LedgerError(f"ledger: decision L{decision_id} was withdrawn before")
    values = {
        "kind": "withdraw", "relation": row.relation, "left_article": row.left_article, "withdraws": decision_id,
        "who": storable(who), "at": now(), "why": storable(why) if why else None,
    }  # fmt: skip
    connection.execute(insert(link_decisions).values(values))
    await_linking(connection, _articles_of(row._asdict()))
    return _get(connection, decision_id).decision


def _articles_of(columns: Mapping[str, Any]) -> list[int]:
    """Return the numbers of the articles on both sides of a decision."""
    sides = columns["left_article"], columns.get("right_article")
    return [number for number in sides if number is not None]


def place_link_decisions(connection: Connection, article_no: int) -> None:
    """Place every side on one of the article's claims on the best one of its current reading, or on none."""
    sides = link_decisions.c.left_article, link_decisions.c.right_article
    query = select(link_decisions).where(or_(*(side == article_no for side in sides)))
    made = connection.execute(query.where(link_decisions.c.left_anchor.is_not(None))).all()
    current = select(claims).where(claims.c.article_no == article_no, claims.c.state != "past")
    rows = connection.execute(current.order_by(claims.c.claim_no)).all() if made else []
    if not rows:
        return
    reading_no = rows[0].reading_no
    article = readings_by_number(connection, [reading_no])[reading_no].article
    found = [claim_from_record(json.loads(row.record)) for row in rows]
    for decision in made:
        for side, on, written in (
            ("left", decision.left_article, decision.left_anchor),
            ("right", decision.right_article, decision.right_anchor),
        ):
            best = _closest(json.loads(written), article, found) if on == article_no else None
            if best is not None:
                values = {"link_no": decision.link_no, "side": side, "claim_no": rows[best].claim_no}
                connection.execute(insert(link_placements).values(values))


def _closest(anchor: dict[str, Any], article: Article, found: list[Claim]) -> int | None:
    """Return the index of the claim on the words; another figure fits where a person had corrected it to that."""
    return closest_claim(anchor, article, found, agrees=lambda claim: bool(figure_of(claim) == anchor["decided"]))


def list_link_rows(connection: Connection) -> list[LinkDecisionRow]:
    """Return every decision about a relation, oldest first, withdrawn and unplaced ones too."""
    return [_row(row) for row in connection.execute(_select().order_by(link_decisions.c.link_no))]


def _get(connection: Connection, number: int) -> LinkDecisionRow:
    return _row(connection.execute(_select().where(link_decisions.c.link_no == number)).one())


def _select() -> Select[Any]:
    """Return the query for decisions with what they fall on now and what took them back."""
    back, left, right = link_decisions.alias("back"), articles.alias("left_one"), articles.alias("right_one")
    joined = (
        link_decisions.join(left, left.c.article_no == link_decisions.c.left_article)
        .outerjoin(right, right.c.article_no == link_decisions.c.right_article)
        .outerjoin(back, back.c.withdraws == link_decisions.c.link_no)
    )
    columns = (
        left.c.article_id.label("left_id"), right.c.article_id.label("right_id"), _now_on("left"), _now_on("right"),
        back.c.who.label("back_who"), back.c.at.label("back_at"), back.c.why.label("back_why"),
    )  # fmt: skip
    return select(link_decisions, *columns).select_from(joined).where(link_decisions.c.kind != "withdraw")


def _now_on(side: str) -> Any:
    """Return the subquery for the id of the claim of a current reading that a side of a decision falls on."""
    on = link_placements.c.link_no == link_decisions.c.link_no, link_placements.c.side == side
    query = select(claims.c.claim_id).select_from(claims.join(link_placements)).where(*on, claims.c.state != "past")
    return query.limit(1).correlate(link_decisions).scalar_subquery().label(f"{side}_now")


def _row(row: AnyRow) -> LinkDecisionRow:
    of_articles = row.left_claim is None
    left = row.left_id if of_articles else row.left_now or row.left_claim
    right = (row.right_id or row.outside) if of_articles else row.right_now or row.right_claim
    decision = LinkDecision(
        id=row.link_no, kind=row.kind, relation=row.relation, left=left, right=right, who=row.who, at=row.at,
        why=row.why, withdrawn=row.back_at is not None, what=row.what,
    )  # fmt: skip
    return LinkDecisionRow(
        decision=decision,
        left_article=row.left_id,
        right_article=row.right_id,
        left_quote=json.loads(row.left_anchor)["quote"] if row.left_anchor else None,
        right_quote=json.loads(row.right_anchor)["quote"] if row.right_anchor else None,
        placed=of_articles or bool(row.left_now and row.right_now and row.left_now != row.right_now),
        withdrawn_by=row.back_who,
        withdrawn_at=row.back_at,
        withdrawn_why=row.back_why,
    )
