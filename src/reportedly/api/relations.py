"""The API's reads of relations: copies, drift, conflicts, threads with their origins and standing, and decisions."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from reportedly.api.paging import Limit, Offset
from reportedly.api.relation_schema import (
    ChainRecord,
    ConflictRow,
    CopyRow,
    DriftRow,
    LinkDecisionRecord,
    OutletDriftRecord,
    RelationsRecord,
    ThreadRecord,
    ThreadSummary,
)
from reportedly.export.relations import copy_row, drift_row, pair_row, relations_record, thread_record
from reportedly.linked import Links
from reportedly.model.ledger import ClaimFilter
from reportedly.model.linked import ShownThread
from reportedly.model.relations import ConflictKind


def relation_reads(links: Links) -> APIRouter:
    """Make the reads of relations."""
    reads = APIRouter()

    @reads.get("/relations", response_model=RelationsRecord)
    def list_relations() -> dict[str, Any]:
        """Give every relation in the codebook's form, as the export's relations.json."""
        return relations_record(links.relations())

    @reads.get("/copies", response_model=list[CopyRow])
    def list_copies(limit: Limit = 50, offset: Offset = 0) -> list[dict[str, Any]]:
        """List which articles were made from which, the newest first."""
        return [copy_row(shown) for shown in links.copies(limit=limit, offset=offset)]

    @reads.get("/copies/{article_id:path}", response_model=ChainRecord)
    def show_chain(article_id: str) -> dict[str, Any]:
        """Give an article's chain: the copies that lead to it, its own first, and those made from it."""
        chain = links.chain(article_id)
        return {
            "sources": [copy_row(shown) for shown in chain.sources],
            "copies": [copy_row(shown) for shown in chain.copies],
            "decisions": [asdict(row) for row in chain.decisions],
        }

    @reads.get("/drift", response_model=list[DriftRow])
    def list_drift(
        article: str | None = None, outlet: str | None = None, limit: Limit = 50, offset: Offset = 0
    ) -> list[dict[str, Any]]:
        """List what changed as claims were copied, the newest copy first, with the words on both sides."""
        return [drift_row(shown) for shown in links.drift(article=article, outlet=outlet)[offset : offset + limit]]

    @reads.get("/outlets/{outlet:path}/drift", response_model=OutletDriftRecord)
    def show_outlet(outlet: str) -> dict[str, Any]:
        """Count the changes in an outlet's copies by kind, over how many copies could be compared."""
        report = links.outlet_drift(outlet)
        return {"outlet": report.outlet, "copies": report.copies, "changes": dict(report.counts)}

    @reads.get("/conflicts", response_model=list[ConflictRow])
    def list_conflicts(
        kind: ConflictKind | None = None,
        holder: str | None = None,
        actor: str | None = None,
        event: str | None = None,
        unit: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> list[dict[str, Any]]:
        """List claims that cannot both be true, the latest first; a filter must hold for either side."""
        wanted = ClaimFilter(
            holder=holder, actor=actor, event=event, unit=unit, place=place, since=since, until=until, limit=None
        )
        pairs = links.conflicts(None if wanted == ClaimFilter(limit=None) else wanted, kind=kind)
        return [pair_row(pair) for pair in pairs[offset : offset + limit]]

    @reads.get("/threads", response_model=list[ThreadSummary])
    def list_threads(limit: Limit = 50, offset: Offset = 0) -> list[dict[str, Any]]:
        """List the propositions that several claims are about, those that most articles carry first."""
        return [_summary(shown) for shown in links.threads(limit=limit, offset=offset)]

    @reads.get("/threads/{thread_id:path}", response_model=ThreadRecord)
    def show_thread(thread_id: str) -> dict[str, Any]:
        """Give a thread by its id or a claim's: claims, origins with why, standing, and what differs."""
        shown = links.thread(thread_id)
        return {**thread_record(shown), "decisions": [asdict(row) for row in shown.decisions]}

    @reads.get("/link-decisions", response_model=list[LinkDecisionRecord])
    def list_decisions() -> list[dict[str, Any]]:
        """List what people decided about relations, oldest first, withdrawn and unplaced decisions too."""
        return [asdict(row) for row in links.ledger.link_decision_rows()]

    return reads


def _summary(shown: ShownThread) -> dict[str, Any]:
    """Return what a list says of a thread: never how many origins without which and why."""
    record = thread_record(shown)
    return {
        **{name: record[name] for name in ("id", "why", "articles", "outlets", "origins", "own_voice", "standing")},
        "claims": [row.claim.id for row in shown.claims],
        "quote": shown.claims[0].quote if shown.claims else "",
    }
