"""Showing: relations with the claims and articles they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from reportedly.ledger import Ledger
from reportedly.linked.excerpts import excerpt_of
from reportedly.linked.index import RelationIndex, touching
from reportedly.model.ledger import ClaimRow
from reportedly.model.linked import Pair, ShownCopy, ShownDrift, ShownOrigin, ShownThread
from reportedly.model.relations import Agreement, Conflict, Copy, Drift, Thread, Update

_Relation = TypeVar("_Relation", Conflict, Agreement, Update)


def show_copies(ledger: Ledger, copies: Sequence[Copy]) -> list[ShownCopy]:
    """Return copies with their articles, in order."""
    rows = ledger.articles_by_id(side for copy in copies for side in (copy.copy, copy.of))
    return [
        ShownCopy(copy, rows[copy.copy], None if copy.of_outside else rows.get(copy.of))
        for copy in copies
        if copy.copy in rows
    ]


def show_drift(ledger: Ledger, found: Sequence[Drift]) -> list[ShownDrift]:
    """Return changes with the words on both sides, in order."""
    rows = ledger.claims_by_id(claim for drift in found for claim in (drift.earlier, drift.later))
    texts = ledger.texts_by_id(row.article.id for row in rows.values())
    shown = []
    for drift in found:
        if drift.earlier in rows and drift.later in rows:
            earlier, later = rows[drift.earlier], rows[drift.later]
            before = excerpt_of(texts[earlier.article.id], earlier.claim.evidence, drift.earlier_words)
            after = excerpt_of(texts[later.article.id], later.claim.evidence, drift.later_words)
            shown.append(ShownDrift(drift, earlier, later, before, after))
    return shown


def sides_of(relation: Conflict | Agreement | Update) -> tuple[str, str]:
    """Return the two claims of a relation, for an update the earlier one first."""
    return (relation.earlier, relation.later) if isinstance(relation, Update) else relation.claims


def show_pairs(ledger: Ledger, relations: Sequence[_Relation]) -> tuple[Pair[_Relation], ...]:
    """Return relations of two claims with their claims, in order."""
    rows = ledger.claims_by_id(claim for relation in relations for claim in sides_of(relation))
    shown = []
    for relation in relations:
        first, second = sides_of(relation)
        if first in rows and second in rows:
            shown.append(Pair(relation, rows[first], rows[second]))
    return tuple(shown)


def show_thread(index: RelationIndex, thread: Thread, rows: Mapping[str, ClaimRow]) -> ShownThread:
    """Return a thread with its claims, origins and standing, of the claims in ``rows``."""
    claims = tuple(rows[claim] for claim in thread.claims if claim in rows)
    origins = dict.fromkeys(index.origin_of[row.claim.id] for row in claims if row.claim.id in index.origin_of)
    return ShownThread(
        thread=thread,
        claims=claims,
        origins=tuple(
            ShownOrigin(origin, of_origin, len(origin.claims) - len(of_origin))
            for origin in origins
            if (of_origin := tuple(rows[claim] for claim in origin.claims if claim in thread.claims and claim in rows))
        ),
        unsourced=tuple(row for row in claims if row.claim.id not in index.origin_of),
        standing=index.standing_of.get(thread.id),
    )


def show_whole_thread(ledger: Ledger, index: RelationIndex, thread: Thread) -> ShownThread:
    """Return a thread with everything that is known of it."""
    shown = show_thread(index, thread, ledger.claims_by_id(thread.claims))
    members = set(thread.claims)
    return ShownThread(
        thread=thread,
        claims=shown.claims,
        origins=shown.origins,
        unsourced=shown.unsourced,
        standing=shown.standing,
        drift=tuple(show_drift(ledger, touching(index.drift, thread.claims))),
        conflicts=show_pairs(ledger, touching(index.conflicts, thread.claims)),
        updates=show_pairs(ledger, touching(index.updates, thread.claims)),
        agreements=show_pairs(ledger, touching(index.agreements, thread.claims)),
        decisions=tuple(
            row
            for row in ledger.link_decision_rows()
            if row.decision.relation != "copies" and {row.decision.left, row.decision.right} & members
        ),
    )
