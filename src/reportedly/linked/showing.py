"""Showing: relations with the claims and articles they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from reportedly.ledger import Ledger
from reportedly.linked.excerpts import excerpt_of
from reportedly.model.ledger import ClaimRow
from reportedly.model.linked import Pair, ShownCopy, ShownDrift, ShownOrigin, ShownThread
from reportedly.model.relations import Agreement, Conflict, Copy, Drift, Origin, Standing, Thread, Update, sides_of

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


def show_pairs(ledger: Ledger, relations: Sequence[_Relation]) -> tuple[Pair[_Relation], ...]:
    """Return relations of two claims with their claims, in order."""
    rows = ledger.claims_by_id(claim for relation in relations for claim in sides_of(relation))
    shown = []
    for relation in relations:
        first, second = sides_of(relation)
        if first in rows and second in rows:
            shown.append(Pair(relation, rows[first], rows[second]))
    return tuple(shown)


def show_threads(ledger: Ledger, threads: Sequence[Thread]) -> list[ShownThread]:
    """Return threads with their claims, origins and standing, in order."""
    claims = [claim for thread in threads for claim in thread.claims]
    rows = ledger.claims_by_id(claims)
    origin_of = {claim: origin for origin in ledger.relations_of(Origin, claims) for claim in origin.claims}
    standings = {one.thread: one for one in ledger.relations_of(Standing, [thread.id for thread in threads])}
    return [_show_thread(thread, rows, origin_of, standings.get(thread.id)) for thread in threads]


def _show_thread(
    thread: Thread, rows: Mapping[str, ClaimRow], origin_of: Mapping[str, Origin], standing: Standing | None
) -> ShownThread:
    claims = tuple(rows[claim] for claim in thread.claims if claim in rows)
    origins = dict.fromkeys(origin_of[row.claim.id] for row in claims if row.claim.id in origin_of)
    return ShownThread(
        thread=thread,
        claims=claims,
        origins=tuple(
            ShownOrigin(origin, of_origin, len(origin.claims) - len(of_origin))
            for origin in origins
            if (of_origin := tuple(rows[claim] for claim in origin.claims if claim in thread.claims and claim in rows))
        ),
        unsourced=tuple(row for row in claims if row.claim.id not in origin_of),
        standing=standing,
    )


def show_whole_thread(ledger: Ledger, thread: Thread) -> ShownThread:
    """Return a thread with everything that is known of it."""
    (shown,) = show_threads(ledger, [thread])
    members = set(thread.claims)
    return replace(
        shown,
        drift=tuple(show_drift(ledger, ledger.relations_of(Drift, members))),
        conflicts=show_pairs(ledger, ledger.relations_of(Conflict, members)),
        updates=show_pairs(ledger, ledger.relations_of(Update, members)),
        agreements=show_pairs(ledger, ledger.relations_of(Agreement, members)),
        decisions=tuple(
            row
            for row in ledger.link_decision_rows()
            if row.decision.relation != "copies" and {row.decision.left, row.decision.right} & members
        ),
    )
