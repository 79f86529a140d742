"""Calendar arithmetic for time expressions: TIMEX3 values and the inclusive interval of days each one names."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from reportedly.annotate.time_words import SEASON_MONTHS

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that relative expressions count from; ``month`` and ``day`` may be unknown, ``year`` too."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, published: str | None) -> Anchor:
        """Read an ISO date, possibly partial; anything else is unknown."""
        match = _PARTIAL.match(published or "")
        if match is None:
            return cls()
        year, month, day = (int(part) if part else None for part in match.groups())
        if month is not None and not 1 <= month <= 12:
            return cls(year)
        if day is not None and not (month and 1 <= day <= monthrange(year or 2000, month)[1]):
            return cls(year, month)
        return cls(year, month, day) if year and 1 <= year <= 9998 else cls()

    @property
    def date(self) -> date | None:
        """The day, None where it is not wholly known."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value with its type and inclusive days, None where open or unresolved."""

    type: TimexType
    value: str
    start: date | None = None
    end: date | None = None


def day_value(day: date, suffix: str = "") -> Value:
    """Value of one day; ``suffix`` is a time of day ("TMO", "T10:00")."""
    return Value("TIME" if suffix else "DATE", day.isoformat() + suffix, day, day)


def week_value(day: date, suffix: str = "") -> Value:
    """Value of the ISO week that holds ``day`` (Monday to Sunday), or of its weekend."""
    year, week, _ = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    start = monday + timedelta(days=5) if suffix else monday
    return Value("DATE", f"{year}-W{week:02d}{suffix}", start, monday + timedelta(days=6))


def month_value(year: int, month: int) -> Value:
    """Value of one month."""
    return Value("DATE", f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def quarter_value(year: int, quarter: int) -> Value:
    """Value of one quarter of a calendar year."""
    last = 3 * quarter
    return Value("DATE", f"{year:04d}-Q{quarter}", date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]))


def half_value(year: int, half: int) -> Value:
    """Value of one half of a calendar year."""
    end = date(year, 6, 30) if half == 1 else date(year, 12, 31)
    return Value("DATE", f"{year:04d}-H{half}", date(year, 6 * half - 5, 1), end)


def season_value(year: int, season: str) -> Value:
    """Value of a northern season by the meteorological months; winter runs into the next year."""
    first = SEASON_MONTHS[season]
    last_year, last = shift_month(year, first, 2)
    return Value(
        "DATE", f"{year:04d}-{season}", date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
    )


def year_value(year: int) -> Value:
    """Value of one year."""
    return Value("DATE", f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def decade_value(year: int) -> Value:
    """Value of the decade that holds ``year`` ("199")."""
    first = year - year % 10
    return Value("DATE", f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31))


def century_value(number: int) -> Value:
    """Value of the ``number``-th century ("19" for the twentieth)."""
    first = max(1, (number - 1) * 100)
    return Value("DATE", f"{number - 1:02d}", date(first, 1, 1), date((number - 1) * 100 + 99, 12, 31))


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the year and month ``by`` months away, kept within the calendar."""
    index = year * 12 + month - 1 + by
    return min(9998, max(1, index // 12)), index % 12 + 1


def shift_day(day: date, by: int, unit: str) -> date:
    """Return ``day`` moved by a number of days, weeks, months, quarters or years, kept within the calendar."""
    try:
        if unit in ("day", "night"):
            return day + timedelta(days=by)
        if unit in ("week", "fortnight", "weekend"):
            return day + timedelta(weeks=by * (2 if unit == "fortnight" else 1))
    except OverflowError:
        return day
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}[unit] * by
    year, month = shift_month(day.year, day.month, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def unit_value(day: date, unit: str) -> Value:
    """Value of the day, week, month, quarter, year, decade or century that holds ``day``."""
    if unit in ("day", "night"):
        return day_value(day, "TNI" if unit == "night" else "")
    if unit in ("week", "fortnight"):
        return week_value(day)
    if unit == "weekend":
        return week_value(day, "-WE")
    if unit == "month":
        return month_value(day.year, day.month)
    if unit == "quarter":
        return quarter_value(day.year, (day.month + 2) // 3)
    if unit == "decade":
        return decade_value(day.year)
    if unit == "century":
        return century_value(day.year // 100 + 1)
    return year_value(day.year)
