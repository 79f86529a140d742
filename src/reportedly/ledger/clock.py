"""The time as the ledger writes it down."""

from __future__ import annotations

import calendar
import functools
import re
from datetime import UTC, datetime

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")


def now() -> str:
    """Return the present moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@functools.lru_cache(maxsize=1024)
def first_and_last_day(date: str | None) -> tuple[str, str]:
    """Return the first and last day of an ISO date, possibly partial; two empty strings where it is unknown.

    >>> first_and_last_day("2024-02")
    ('2024-02-01', '2024-02-29')
    """
    match = _DATE.match(date or "")
    if match is None:
        return "", ""
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not year >= 1 or (month is not None and not 1 <= month <= 12):
        return "", ""
    last_month = month or 12
    days = calendar.monthrange(year, last_month)[1]
    if day is not None and not 1 <= day <= days:
        return "", ""
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{year:04}-{last_month:02}-{day or days:02}"
