"""The pages as an application: its routes, its guards and its headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse, Response

from reportedly.errors import CodebookError, LedgerError, NotInLedger
from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.web.article_pages import article_routes
from reportedly.web.claim_pages import claim_routes
from reportedly.web.decision_forms import decision_routes
from reportedly.web.link_forms import link_decision_routes
from reportedly.web.question_pages import question_routes
from reportedly.web.relation_pages import relation_routes
from reportedly.web.rendering import Renderer, make_renderer

#: The names of this machine to itself.
LOOPBACK = ("127.0.0.1", "localhost")

#: Only our own style sheet and images; no scripts, no frames, forms to ourselves.
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


def create_web(ledger: Ledger, *, links: Links | None = None, hosts: Sequence[str] = LOOPBACK) -> FastAPI:
    """Make the pages over an open ledger, for requests that name one of ``hosts`` (``*`` for any).

    ``links`` are the ledger's relations, made where they are not given. A page of another site can make a browser
    resolve its name to this machine; its requests still bear that name.
    """
    web = FastAPI(title="Reportedly", openapi_url=None, docs_url=None, redoc_url=None)
    web.mount("/static", StaticFiles(packages=[("reportedly.web", "static")]), name="static")
    web.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    links = links or Links(ledger)
    render = make_renderer(lambda: _waiting(links))
    web.include_router(claim_routes(links, render))
    web.include_router(article_routes(links, render))
    web.include_router(relation_routes(links, render))
    web.include_router(question_routes(links, render))
    web.include_router(decision_routes(ledger))
    web.include_router(link_decision_routes(links))
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


def _waiting(links: Links) -> int:
    """Count the articles that wait to be linked; a ledger that cannot be asked is told of elsewhere."""
    try:
        return links.waiting()
    except LedgerError:
        return 0


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

    @web.exception_handler(RequestValidationError)
    def incomplete(_: Request, error: RequestValidationError) -> Response:
        wrong = "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors())
        return render("error.html", status=422, heading="Something is missing or wrong", message=wrong)

    @web.exception_handler(HTTPException)
    def no_page(request: Request, error: HTTPException) -> Response:
        missing = error.status_code == 404
        heading = "No such page" if missing else "That cannot be done here"
        message = f"{request.url.path} is not a page." if missing else f"{request.method}: {error.detail}"
        return render("error.html", status=error.status_code, heading=heading, message=message)


def _from_ourselves(request: Request) -> bool:
    """Tell whether a browser says that the request comes from our own pages, or no browser sent it."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    return site in (None, "same-origin", "none")
