"""Days as people write them, and the partial dates of reference tables and articles."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["sept"] = 9

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?:[t ].*)?$")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?([a-z]+)\.?,? (\d{4})$")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")


def parse_day(text: str | None, *, today: date | None = None, last: bool = False) -> date | None:
    """Return the day a date in one of the usual spellings names; None where it names none.

    Reads ``2024-11-05``, ``2024/11/05``, ``5 November 2024``, ``Nov 5, 2024``, ``today``, and the partial ``2024-11``,
    ``November 2024`` and ``2024``, for which the first day is returned, or the last where ``last`` is set. Numbers
    whose order of day and month cannot be told ("05/11/2024") are not read. ``today`` stands for the current day.

    >>> parse_day("5 November 2024"), parse_day("2024-02", last=True)
    (datetime.date(2024, 11, 5), datetime.date(2024, 2, 29))
    """
    words = " ".join((text or "").split()).casefold()
    if words in ("today", "now"):
        return today or date.today()
    if match := _ISO.match(words):
        year, month, day = match.groups()
    elif match := _MONTH_FIRST.match(words):
        year, month, day = match[3], str(_MONTHS.get(match[1], 0)), match[2]
    elif match := _DAY_FIRST.match(words):
        year, month, day = match[3], str(_MONTHS.get(match[2], 0)), match[1]
    else:
        return None
    return _day(int(year), int(month) if month else None, int(day) if day else None, last=last)


def _day(year: int, month: int | None, day: int | None, *, last: bool) -> date | None:
    if month is None:
        month = 12 if last else 1
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    length = calendar.monthrange(year, month)[1]
    if day is None:
        day = length if last else 1
    return date(year, month, day) if 1 <= day <= length else None
