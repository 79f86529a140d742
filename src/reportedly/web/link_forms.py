"""What people decide about relations: each form adds one decision and leads back to what it was about."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote, unquote, urlsplit

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from reportedly.linked import Links
from reportedly.model.relations import LinkDecision

Side = Annotated[str, Form(min_length=1)]
Words = Annotated[str, Form()]


def link_decision_routes(links: Links) -> APIRouter:
    """Make the routes that the forms about relations are sent to."""
    routes = APIRouter()
    ledger = links.ledger

    @routes.post("/join")
    def join(
        relation: Annotated[Literal["threads", "origins", "copies"], Form()],
        left: Side, right: Side, who: Words, why: Words,
    ) -> Response:  # fmt: skip
        """Join two claims in one thread or origin, or make an article the copy of another."""
        return _back_to(ledger.decide_link("merge", relation, left, named_in(right), who=who, why=why))

    @routes.post("/split")
    def split(
        relation: Annotated[Literal["threads", "origins"], Form()], left: Side, right: Side, who: Words, why: Words
    ) -> Response:
        """Keep two claims apart."""
        return _back_to(ledger.decide_link("split", relation, left, right, who=who, why=why))

    @routes.post("/unlink")
    def unlink(
        relation: Annotated[Literal["copies", "drift", "conflicts", "updates"], Form()],
        left: Side, right: Side, who: Words, why: Words, what: Words = "",
    ) -> Response:  # fmt: skip
        """Take back a copy, a change, a conflict or an update."""
        return _back_to(links.take_back(relation, left, right, who=who, why=why, what=what or None))

    @routes.post("/withdraw-link")
    def withdraw(decision: Annotated[int, Form(ge=1, le=2**31 - 1)], who: Words, why: Words = "") -> Response:
        """Take back a decision about a relation."""
        return _back_to(ledger.withdraw_link(decision, who=who, why=why or None))

    return routes


def named_in(words: str) -> str:
    """Return the id that a person gave, as such or as the address of its page.

    >>> named_in("k1.c2"), named_in("http://127.0.0.1:8000/claims/a%2Fb.c1")
    ('k1.c2', 'a/b.c1')
    """
    words = words.strip()
    for room in ("/claims/", "/articles/", "/threads/"):
        if words.startswith(("http://", "https://", room)) and urlsplit(words).path.startswith(room):
            return unquote(urlsplit(words).path.removeprefix(room))
    return words


def _back_to(made: LinkDecision) -> RedirectResponse:
    """Lead to the page of the article or of the thread that the decision is about."""
    room = "articles" if made.relation == "copies" else "threads"
    return RedirectResponse(f"/{room}/{quote(made.left, safe='')}", status_code=303)
