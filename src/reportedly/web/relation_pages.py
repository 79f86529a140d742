"""The pages of relations: copies, a copy beside its source, threads, conflicts, and what an outlet changes."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from reportedly.linked import Links
from reportedly.model.linked import Comparison
from reportedly.model.relation_wording import kind_in_words
from reportedly.model.relations import Conflict, Copy, Thread
from reportedly.web.marking import Mark, Piece, mark_paragraphs
from reportedly.web.paging import PAGE, page_number, pages_of
from reportedly.web.rendering import Renderer


def relation_routes(links: Links, render: Renderer) -> APIRouter:
    """Make the routes of the relations' pages."""
    routes = APIRouter()

    @routes.get("/copies")
    def list_copies(request: Request) -> Response:
        """List which articles were made from which."""
        page = page_number(request)
        rows = links.copies(limit=PAGE, offset=(page - 1) * PAGE)
        total = links.count(Copy)
        return render("copies.html", rows=rows, total=total, pages=pages_of(request, page, total))

    @routes.get("/compare")
    def compare(copy: str, of: str) -> Response:
        """Show a copy beside its source."""
        found = links.compare(copy, of)
        shown = next(row for row in links.chain(copy).sources if row.copy == found.copy)
        source, made = _beside(found)
        return render("compare.html", found=found, shown=shown, source=source, made=made)

    @routes.get("/threads")
    def list_threads(request: Request) -> Response:
        """List the propositions that several claims are about."""
        page = page_number(request)
        rows, total = links.threads(limit=PAGE, offset=(page - 1) * PAGE), links.count(Thread)
        conflicts = links.count(Conflict)
        pages = pages_of(request, page, total)
        return render("threads.html", rows=rows, total=total, conflicts=conflicts, pages=pages)

    @routes.get("/threads/{thread_id:path}")
    def show_thread(thread_id: str) -> Response:
        """Show everything about one proposition."""
        return render("thread.html", shown=links.thread(thread_id))

    @routes.get("/conflicts")
    def list_conflicts(request: Request) -> Response:
        """List claims that cannot both be true."""
        page, found = page_number(request), links.conflicts()
        rows = found[(page - 1) * PAGE : page * PAGE]
        return render("conflicts.html", rows=rows, total=len(found), pages=pages_of(request, page, len(found)))

    @routes.get("/outlets/{outlet:path}")
    def show_outlet(request: Request, outlet: str) -> Response:
        """Report what changed in an outlet's copies."""
        page, report = page_number(request), links.outlet_drift(outlet)
        drift = report.drift[(page - 1) * PAGE : page * PAGE]
        return render("outlet.html", report=report, drift=drift, pages=pages_of(request, page, len(report.drift)))

    return routes


def _beside(found: Comparison) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Return the texts of the source and of the copy, shared words and changes marked; a change leads to its entry."""
    source = [Mark(passage.of, "shared") for passage in found.copy.passages]
    made = [Mark(passage.copy, "shared") for passage in found.copy.passages]
    for number, shown in enumerate(found.drift, 1):
        drift, address, label = shown.drift, f"#change-{number}", f"{number}: {kind_in_words(shown.drift.kind)}"
        source.append(Mark(drift.earlier_words or shown.earlier.claim.evidence, "changed", address, label))
        made.append(Mark(drift.later_words or shown.later.claim.evidence, "changed", address, label))
    return mark_paragraphs(found.of.text, source), mark_paragraphs(found.article.text, made)
