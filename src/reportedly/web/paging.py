"""Listings by the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

#: Rows on one page of a listing.
PAGE = 50


def page_number(request: Request) -> int:
    """Read the page asked for; anything else than a number is the first."""
    asked = request.query_params.get("page", "1")
    return min(max(int(asked), 1), 10_000_000) if asked.isdecimal() and len(asked) < 9 else 1


def pages_of(request: Request, page: int, total: int) -> dict[str, Any]:
    """Return the addresses of the pages before and after this one, None where there is none."""
    kept = {name: value for name, value in request.query_params.items() if name != "page" and value}

    def address(number: int) -> str:
        return f"{request.url.path}?{urlencode(kept | {'page': str(number)})}"

    return {
        "number": page,
        "before": address(page - 1) if page > 1 else None,
        "after": address(page + 1) if page * PAGE < total else None,
    }
