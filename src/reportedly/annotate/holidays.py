"""Holidays: the day on which a named holiday falls in a year, the movable ones reckoned."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.annotate.time_words import FIXED_DAYS


def holiday_in(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year; None for one that this calendar does not reckon (Ramadan).

    >>> holiday_in("thanksgiving", 2024), holiday_in("easter", 2024), holiday_in("election day", 2024)
    (datetime.date(2024, 11, 28), datetime.date(2024, 3, 31), datetime.date(2024, 11, 5))
    """
    if name in FIXED_DAYS:
        return date(year, *FIXED_DAYS[name])
    if name.startswith("thanksgiving"):
        return _nth_weekday(year, 11, 4, 4)
    if name.startswith("easter"):
        return _easter(year) + timedelta(days=name == "easter monday")
    if name == "good friday":
        return _easter(year) - timedelta(days=2)
    if name == "election day":
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    if name == "labor day":
        return _nth_weekday(year, 9, 1, 1)
    if name == "memorial day":
        last = date(year, 5, 31)
        return last - timedelta(days=last.weekday())
    return None


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the ``number``-th weekday (Monday 1) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
