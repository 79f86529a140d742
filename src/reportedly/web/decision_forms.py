"""What people decide on a claim's page: each form changes one thing and leads back to the claim."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from reportedly.ledger import Ledger


def decision_routes(ledger: Ledger) -> APIRouter:
    """Make the routes that the forms of a claim's page are sent to."""
    routes = APIRouter()

    @routes.post("/reject")
    def reject(claim_id: Annotated[str, Form()], who: Annotated[str, Form()], why: Annotated[str, Form()]) -> Response:
        """Reject a claim."""
        ledger.reject(claim_id, who=who, why=why)
        return _back_to(claim_id)

    @routes.post("/correct")
    def correct(
        claim_id: Annotated[str, Form()],
        field: Annotated[str, Form()],
        who: Annotated[str, Form()],
        value: Annotated[str, Form()] = "",
        why: Annotated[str, Form()] = "",
    ) -> Response:
        """Correct one field of a claim."""
        ledger.correct(claim_id, field, value, who=who, why=why or None)
        return _back_to(claim_id)

    @routes.post("/withdraw")
    def withdraw(
        decision: Annotated[int, Form(ge=1, le=2**31 - 1)],
        who: Annotated[str, Form()],
        why: Annotated[str, Form()] = "",
    ) -> Response:
        """Take back a decision."""
        return _back_to(ledger.withdraw(decision, who=who, why=why or None).claim_id)

    return routes


def _back_to(claim_id: str) -> RedirectResponse:
    return RedirectResponse(f"/claims/{quote(claim_id, safe='')}", status_code=303)
