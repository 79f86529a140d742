"""The API: what the pages show, as JSON in the codebook's form, with an OpenAPI description."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, Response

from reportedly import __version__
from reportedly.api.description import describe_api
from reportedly.api.paging import LAST_ROW, MOST_ROWS, Limit, Offset
from reportedly.api.question_routes import question_routes
from reportedly.api.relations import relation_reads
from reportedly.api.schema import (
    ArticleListing,
    ArticleRecord,
    CitationRecord,
    ClaimListing,
    ClaimOfArticle,
    HolderRecord,
    IssueRecord,
    OutletRecord,
)
from reportedly.errors import CodebookError, LedgerError, NotInLedger
from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model.codec import article_to_record, claim_to_record
from reportedly.model.ledger import ArticleRow, ClaimFilter, ClaimRow


def create_api(ledger: Ledger, *, links: Links | None = None) -> FastAPI:
    """Make the API over an open ledger and its relations, made where they are not given; it reads only."""
    links = links or Links(ledger)

    def refuse_unknown(request: Request) -> None:
        """Refuse a parameter that a read does not have: with a slip in its name it would pass for one without."""
        read = api.openapi()["paths"].get(request.scope["route"].path_format, {})
        known = [one["name"] for one in read.get("get", {}).get("parameters", ()) if one["in"] == "query"]
        for name in request.query_params:
            if name not in known:
                raise HTTPException(422, f"unknown parameter {name!r}; known: {', '.join(known) or 'none'}")

    api = FastAPI(
        title="Reportedly",
        version=__version__,
        summary="A ledger of what news reporting claims: who said it, how sure, how many, where and when.",
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(refuse_unknown)],
    )

    @api.get("/", include_in_schema=False)
    def describe() -> HTMLResponse:
        """Say which reads there are, without a script or a style from elsewhere."""
        return HTMLResponse(describe_api(api.openapi()))

    @api.middleware("http")
    async def tell_waiting(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Say with every answer how many articles are not linked yet, since their relations are missing from it."""
        response = await call_next(request)
        with contextlib.suppress(LedgerError):
            response.headers["Unlinked-Articles"] = str(await run_in_threadpool(links.waiting))
        return response

    @api.exception_handler(NotInLedger)
    def not_found(_: Request, error: NotInLedger) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status_code=404)

    @api.exception_handler(CodebookError)
    def refused(_: Request, error: CodebookError) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status_code=422)

    @api.exception_handler(LedgerError)
    def unavailable(_: Request, error: LedgerError) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, status_code=503)

    @api.get("/claims", response_model=ClaimListing)
    def list_claims(claim_filter: Annotated[ClaimFilter, Depends()]) -> dict[str, Any]:
        """List claims, newest first, with the number that match; the filters are those of the claims page."""
        limit = MOST_ROWS if claim_filter.limit is None else claim_filter.limit
        if not 0 <= limit <= MOST_ROWS or not 0 <= claim_filter.offset <= LAST_ROW:
            raise HTTPException(422, f"limit must be from 0 to {MOST_ROWS}, offset from 0 to {LAST_ROW}")
        rows = ledger.claims(replace(claim_filter, limit=limit))
        return {"total": ledger.count_claims(claim_filter), "claims": [_claim_record(row) for row in rows]}

    @api.get("/claims/{claim_id:path}/citation", response_model=CitationRecord)
    def show_citation(claim_id: str) -> dict[str, Any]:
        """Give what is needed to quote a claim in print."""
        citation = ledger.citation(claim_id)
        return {**asdict(citation), "text": citation.as_text()}

    @api.get("/claims/{claim_id:path}", response_model=ClaimOfArticle)
    def show_claim(claim_id: str) -> dict[str, Any]:
        """Give one claim with what people decided about it."""
        return _claim_record(ledger.claim(claim_id))

    @api.get("/articles", response_model=ArticleListing)
    def list_articles(
        text: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """List articles, newest publication first."""
        rows = ledger.articles(text=text, publisher=publisher, since=since, until=until, limit=limit, offset=offset)
        return {"articles": [_article_row_record(row) for row in rows]}

    @api.get("/articles/{article_id:path}", response_model=ArticleRecord)
    def show_article(
        article_id: str, revision: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None
    ) -> dict[str, Any]:
        """Give one article with its claims, rejected ones left out, in the codebook's form."""
        stored = ledger.article(article_id, revision)
        claims = [row.claim for row in stored.claims if not row.rejected]
        return {
            **article_to_record(stored.article, claims),
            "revision": stored.row.revision,
            "sentences": stored.row.sentences,
            "silent": [{"start": span.start, "end": span.end} for span in stored.silent],
        }

    @api.get("/sources", response_model=list[HolderRecord])
    def list_holders(limit: Limit = 50, offset: Offset = 0) -> list[dict[str, Any]]:
        """List the holders of claims, those of most claims first."""
        return [asdict(row) for row in ledger.holders(limit=limit, offset=offset)]

    @api.get("/outlets", response_model=list[OutletRecord])
    def list_outlets() -> list[dict[str, Any]]:
        """List the publishers, those of most articles first."""
        return [asdict(row) for row in ledger.outlets()]

    @api.get("/issues", response_model=list[IssueRecord])
    def list_issues(
        stage: str | None = None, code: str | None = None, limit: Limit = 50, offset: Offset = 0
    ) -> list[dict[str, Any]]:
        """List what could not be read, and why, newest first."""
        rows = ledger.issues(stage=stage, code=code, limit=limit, offset=offset)
        return [{**asdict(row.issue), "at": row.at, "run": row.run} for row in rows]

    api.include_router(relation_reads(links))
    api.include_router(question_routes(links))
    return api


def _claim_record(row: ClaimRow) -> dict[str, Any]:
    """Write a claim with its words, its article and people's decisions."""
    return {
        **claim_to_record(row.claim),
        "quote": row.quote,
        "holder_text": row.holder_text,
        "article": _article_row_record(row.article),
        "rejected": row.rejected,
        "decisions": [asdict(decision) for decision in row.decisions],
    }


def _article_row_record(row: ArticleRow) -> dict[str, Any]:
    return asdict(row)
