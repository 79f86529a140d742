"""The pages as an application: its routes, its guards and its headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.responses import PlainTextResponse, Response

from reportedly.errors import CodebookError, LedgerError, NotInLedger
from reportedly.ledger import Ledger
from reportedly.web.article_pages import article_routes
from reportedly.web.claim_pages import claim_routes
from reportedly.web.decision_forms import decision_routes
from reportedly.web.rendering import Renderer, make_renderer

#: Only our own style sheet and images; no scripts, no frames, forms to ourselves.
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def create_web(ledger: Ledger) -> FastAPI:
    """Make the pages over an open ledger."""
    web = FastAPI(title="Reportedly", openapi_url=None, docs_url=None, redoc_url=None)
    web.mount("/static", StaticFiles(packages=[("reportedly.web", "static")]), name="static")
    render = make_renderer()
    web.include_router(claim_routes(ledger, render))
    web.include_router(article_routes(ledger, render))
    web.include_router(decision_routes(ledger))
    _explain_errors(web, render)

    @web.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        """Refuse a form that another site sent, and send every page with its headers."""
        if request.method not in ("GET", "HEAD") and not _from_ourselves(request):
            return PlainTextResponse("refused: this form was not sent from one of our own pages", 403)
        response = await call_next(request)
        if not request.url.path.startswith("/api"):
            response.headers.update(SECURITY_HEADERS)
        return response

    return web


def _explain_errors(web: FastAPI, render: Renderer) -> None:
    """Give every error a page that says what is wrong."""

    @web.exception_handler(NotInLedger)
    def not_found(_: Request, error: NotInLedger) -> Response:
        return render("error.html", status=404, heading="Not in the ledger", message=str(error))

    @web.exception_handler(LedgerError)
    def unavailable(_: Request, error: LedgerError) -> Response:
        return render("error.html", status=503, heading="The ledger cannot answer", message=str(error))

    @web.exception_handler(CodebookError)
    def refused(_: Request, error: CodebookError) -> Response:
        return render("error.html", status=422, heading="Not a value of the codebook", message=str(error))

    @web.exception_handler(404)
    def no_page(request: Request, _: Exception) -> Response:
        return render("error.html", status=404, heading="No such page", message=f"{request.url.path} is not a page.")


def _from_ourselves(request: Request) -> bool:
    """Tell whether a browser says that the request comes from our own pages, or no browser sent it."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    return site in (None, "same-origin", "none")
