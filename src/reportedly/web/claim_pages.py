"""The pages of claims: the list with its filters, and one claim in its context."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from reportedly.errors import CodebookError
from reportedly.ledger import CORRECTABLE
from reportedly.linked import Links
from reportedly.model.ledger import ClaimFilter, ClaimRow
from reportedly.web.marking import Mark, mark_paragraphs, paragraphs_around
from reportedly.web.paging import PAGE, page_number, pages_of
from reportedly.web.rendering import Renderer

#: Characters of the article around a quote.
CONTEXT = 600

#: The filters of the claims page, in the order of its form.
FILTERS = (
    "text", "holder", "actor", "recipient", "event", "unit", "kind", "certainty", "polarity", "status", "speech_act",
    "place", "publisher", "article", "since", "until",
)  # fmt: skip


def claim_routes(links: Links, render: Renderer) -> APIRouter:
    """Make the routes of the claims' pages."""
    routes, ledger = APIRouter(), links.ledger

    @routes.get("/")
    def list_claims(request: Request) -> Response:
        """List claims with filters and full-text search."""
        asked = {name: request.query_params.get(name, "").strip() for name in FILTERS}
        page = page_number(request)
        wanted: dict[str, Any] = {name: value or None for name, value in asked.items()}
        claim_filter = ClaimFilter(
            **wanted,
            rejected="show" if request.query_params.get("rejected") else "hide",
            limit=PAGE,
            offset=(page - 1) * PAGE,
        )
        problem = None
        try:
            rows, total = ledger.claims(claim_filter), ledger.count_claims(claim_filter)
        except CodebookError as error:  # a slip in one field: the form comes back as it was filled in
            rows, total, problem = [], 0, str(error)
        return render(
            "claims.html",
            status=422 if problem else 200,
            problem=problem,
            rows=rows,
            total=total,
            asked=asked,
            show_rejected=claim_filter.rejected == "show",
            pages=pages_of(request, page, total),
        )

    @routes.get("/claims/{claim_id:path}")
    def show_claim(claim_id: str) -> Response:
        """Show one claim with its quote highlighted in its article."""
        row = ledger.claim(claim_id)
        stored = ledger.article(row.article.id)
        text = stored.article.text
        around = paragraphs_around(text, row.claim.evidence, context=CONTEXT)
        return render(
            "claim.html",
            row=row,
            paragraphs=mark_paragraphs(text, _marks_of(row), within=around),
            citation=ledger.citation(claim_id),
            readings=ledger.readings(claim_id),
            correctable=CORRECTABLE,
            thread=links.thread(claim_id),
            worded=lambda value: words_of_value(value, text),
            cut=(around.start > 0, around.end < len(text)),
        )

    return routes


def words_of_value(value: Any, text: str) -> str:
    """Return a corrected value as a person reads it: the words of a span or a part, "nothing" for none."""
    match value:
        case None | []:
            return "nothing"
        case {"start": int(start), "end": int(end)}:
            return text[start:end]
        case {"text": span, "relation": relation, "unit": unit, **figures}:
            bounds = " to ".join(
                f"{figures.get(name) if figures.get(name) is not None else '?'}" for name in ("low", "high")
            )
            return f"{words_of_value(span, text)} ({relation} {bounds} {unit or ''}".rstrip() + ")"
        case {"text": span}:
            return words_of_value(span, text)
        case list():
            return ", ".join(words_of_value(part, text) for part in value)
        case _:
            return str(value)


def _marks_of(row: ClaimRow) -> list[Mark]:
    """Mark a claim's evidence and the words its fields rest on."""
    claim = row.claim
    marks = [Mark(claim.evidence, "evidence")]
    words = [
        (claim.holder.text, "holder"),
        (claim.cue, "cue"),
        *((cue, "cue") for cue in claim.via_cues),
        *((hedge, "hedge") for hedge in claim.hedges),
        (claim.quantity.span if claim.quantity else None, "quantity"),
        (claim.place.text if claim.place else None, "place"),
        (claim.time.text if claim.time else None, "time"),
    ]
    return marks + [Mark(span, name, label=name) for span, name in words if span is not None]
