"""The pages of articles, sources and issues."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.linked import Links
from reportedly.model.wording import holder_in_words, standing_in_words
from reportedly.web.marking import Mark, mark_paragraphs
from reportedly.web.paging import PAGE, page_number, pages_of
from reportedly.web.rendering import Renderer


def article_routes(links: Links, render: Renderer) -> APIRouter:
    """Make the routes of the articles', sources' and issues' pages."""
    routes, ledger = APIRouter(), links.ledger

    @routes.get("/articles")
    def list_articles(request: Request) -> Response:
        """List articles."""
        page, text = page_number(request), request.query_params.get("text", "").strip()
        rows = ledger.articles(text=text or None, limit=PAGE + 1, offset=(page - 1) * PAGE)
        total = (page - 1) * PAGE + len(rows)
        return render("articles.html", rows=rows[:PAGE], text=text, pages=pages_of(request, page, total))

    @routes.get("/articles/{article_id:path}")
    def show_article(article_id: str, revision: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> Response:
        """Show an article with every claim marked."""
        stored = ledger.article(article_id, revision)
        marks = [
            Mark(
                row.claim.evidence,
                "rejected" if row.rejected else row.claim.certainty,
                f"/claims/{quote(row.claim.id, safe='')}",
                f"{holder_in_words(row.claim.holder, row.holder_text)}: {standing_in_words(row.claim)}",
            )
            for row in stored.claims
        ]
        marks += [Mark(span, "silent") for span in stored.silent]
        return render(
            "article.html",
            stored=stored,
            paragraphs=mark_paragraphs(stored.article.text, marks),
            revisions=ledger.revisions(article_id),
            chain=links.chain(article_id),
        )

    @routes.get("/sources")
    def list_sources(request: Request) -> Response:
        """List holders and outlets."""
        page = page_number(request)
        holders = ledger.holders(limit=PAGE + 1, offset=(page - 1) * PAGE)
        total = (page - 1) * PAGE + len(holders)
        pages = pages_of(request, page, total)
        return render("sources.html", holders=holders[:PAGE], outlets=ledger.outlets(), pages=pages)

    @routes.get("/issues")
    def list_issues(request: Request) -> Response:
        """List what could not be read, and why."""
        page, code = page_number(request), request.query_params.get("code") or None
        rows = ledger.issues(code=code, limit=PAGE + 1, offset=(page - 1) * PAGE)
        total = (page - 1) * PAGE + len(rows)
        pages = pages_of(request, page, total)
        return render("issues.html", rows=rows[:PAGE], counts=ledger.count_issues(), code=code, pages=pages)

    return routes
