"""Publication dates: written in the usual spellings to ISO dates, whole or partial; ambiguous ones are refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\s*\d{1,2}:?\d{2}.*)?", re.S)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\D.*)?", re.S)
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(\d{{4}})(?!\d)", re.I)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.I)
_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+(\d{{4}})", re.I)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D.*)?", re.S)
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3,9})[/-](\d{1,2})(?=[/_.-]|$)", re.I)
_IN_URL_COMPACT = re.compile(r"[/-]((?:19|20)\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:[,\s|·•–-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?(?:[+-]\d{1,4})?)?)?"
_DATE_TEXT = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.+Z-]+)?)"  # noqa: E501
_DATE_LINE = re.compile(
    rf"(?:(first\s+published|published|posted|date|updated|last\s+(?:updated|modified)|"
    rf"modified)(?:\s+on)?\s*[:\-–—]?\s*)?"
    rf"({_WEEKDAY}{_DATE_TEXT}){_CLOCK}[\s.|·•–-]*",
    re.I,
)


def parse_date(text: str) -> str | None:
    """Return the ISO date that a text is, whole or partial ("2024-02"), or None.

    Datetimes are cut to the date that they are written in. Day and month given by number alone are read only where one
    of them is over twelve. Never raises.

    >>> parse_date("Nov. 17, 2024"), parse_date("2024-02"), parse_date("03/04/2024")
    ('2024-11-17', '2024-02', None)
    """
    text = " ".join(text[:200].split())
    if found := _COMPACT.fullmatch(text) or _SLASHED.fullmatch(text):
        return iso_date(found[1], found[2], found[3])
    if found := _ISO.fullmatch(text):
        return iso_date(found[1], found[2], found[3])
    if found := _NUMERIC.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second or first == second:
            return iso_date(found[3], second, first)
        return iso_date(found[3], first, second) if second > 12 >= first else None
    if len(text) > 80:
        return None
    if found := _MONTH_FIRST.search(text):
        return iso_date(found[3], found[1], found[2])
    if found := _DAY_FIRST.search(text):
        return iso_date(found[3], found[2], found[1])
    if found := _MONTH_YEAR.fullmatch(text):
        return iso_date(found[2], found[1], None)
    return None


def iso_date(year: str | int, month: str | int | None, day: str | int | None) -> str | None:
    """Return an ISO date from its parts, ``month`` by number or English name; None where no such day is."""
    if isinstance(month, str):
        month = MONTHS.get(month.lower().rstrip("."), int(month) if month.isdigit() else 0)
    try:
        day_of = date(int(year), 1 if month is None else month, 1 if day is None else int(day))
    except ValueError:
        return None
    if day_of.year < 1700:
        return None
    return day_of.isoformat()[: 4 if month is None else 7 if day is None else 10]


def date_in_url(url: str | None) -> str | None:
    """Return the whole date that an address's path carries (``/2024/11/17/``, ``-20241117``), or None."""
    path = re.sub(r"^https?://[^/]*", "", url or "", flags=re.I).split("?")[0]
    if found := _IN_URL.search(path) or _IN_URL_COMPACT.search(path):
        return iso_date(found[1], found[2], found[3])
    return None


def read_date_line(line: str) -> tuple[str | None, bool] | None:
    """Read a line that is a date and nothing else, perhaps introduced ("Posted on").

    Returns the ISO date and whether it speaks of a later change ("Updated"); None where the line is anything else.
    """
    found = _DATE_LINE.fullmatch(line.strip()) if len(line) <= 100 else None
    if not found:
        return None
    label = (found[1] or "").lower()
    return parse_date(found[2]), label.startswith(("updated", "last", "modified"))


def is_future(published: str, *, retrieved: str | None) -> bool:
    """Tell whether a date, whole or partial, begins more than a day after ``retrieved``, or after now without it.

    A day's grace is left for outlets whose day begins before UTC's.
    """
    seen = parse_date(retrieved) if retrieved else None
    if seen is None or len(seen) < 10:
        seen = datetime.now(UTC).date().isoformat()
    limit = (date.fromisoformat(seen) + timedelta(days=1)).isoformat()
    return published > limit[: len(published)]
