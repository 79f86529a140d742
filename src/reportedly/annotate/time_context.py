"""What time expressions are read against, and the small words in them: years, months, days, units, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from reportedly.annotate.calendar_days import Anchor, Value
from reportedly.annotate.numerals import find_numerals
from reportedly.annotate.time_words import MONTHS, MULTIPLES, UNIT_FORMS, UNITS, WEEKDAYS

Tense = Literal["past", "present", "future", "near"]

_WORDS: Final = re.compile(r"[A-Za-z]+|\d+")
_YEAR: Final = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")
_UNIT_WORD: Final = re.compile(rf"\b(?:{'|'.join(sorted(UNIT_FORMS, key=len, reverse=True))})\b", re.I)
FEW: Final = re.compile(r"\b(?:few|several|couple|many|some|number)\b", re.I)
_SPELLED_YEAR: Final = re.compile(r"(nineteen|twenty|eighteen)[\s-](hundred|[a-z]+)(?:[\s-]([a-z]+))?", re.I)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the publication date, the last day named before, and the verb's tense."""

    anchor: Anchor
    tense: Tense
    mentioned: Value | None = None
    quarter: Value | None = None
    before: str = ""
    after: str = ""

    @property
    def day(self) -> date | None:
        """The publication day."""
        return self.anchor.date

    @property
    def reference(self) -> date | None:
        """The day that "that day" and "a year earlier" count from: the last one named, else the publication day."""
        return self.mentioned.start if self.mentioned and self.mentioned.start else self.day


def words_in(words: str) -> list[str]:
    """Return the runs of letters and digits."""
    return _WORDS.findall(words)


def year_in(words: str) -> int | None:
    """Return a four-figure or spelled year in the words."""
    match = _YEAR.search(words)
    return int(match[1]) if match else _spelled_year(words)


def _spelled_year(words: str) -> int | None:
    """Return a spelled year: "nineteen ninety-six", "the year two thousand"."""
    if "two thousand" in words:
        return 2000
    match = _SPELLED_YEAR.search(words)
    if match is None:
        return None
    base = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match[1].lower()]
    rest = " ".join(part for part in match.groups()[1:] if part and part not in ("hundred", "oh"))
    numerals = find_numerals(rest.replace(" ", "-")) if rest else []
    if rest and not numerals:
        return None
    return base + (int(numerals[0].value) if numerals else 0)


def month_in(words: str) -> int | None:
    """Return the number of the month named in the words."""
    return next((MONTHS[word] for word in words_in(words) if word in MONTHS), None)


def weekday_in(words: str) -> int | None:
    """Return the number of the weekday named in the words, Monday 1."""
    return next(
        (
            WEEKDAYS[word.rstrip("s")] if word.rstrip("s") in WEEKDAYS else WEEKDAYS[word]
            for word in words_in(words)
            if word in WEEKDAYS or word.rstrip("s") in WEEKDAYS
        ),
        None,
    )


def unit_in(words: str) -> str | None:
    """Return the last unit of time named in the words."""
    found = _UNIT_WORD.findall(words)
    return UNIT_FORMS[found[-1].lower()] if found else None


def nearest_year(month: int, day: int | None, context: Context) -> int | None:
    """Return the year of a month or day named without one.

    The past tense goes back to the last one, the future tense ahead to the next. Elsewhere, and close to publication,
    the nearer is meant ("they will be ready on Nov 1", told on Nov 15, looks ahead from a day before it); news gives
    the year of a day that lies beyond the turn of the year more often than not, the more so for days to come.
    """
    anchor = context.anchor
    if anchor.year is None or anchor.month is None:
        return anchor.year
    today = date(anchor.year, anchor.month, anchor.day or 15)
    apart = {year: _days_apart(year, month, day, today) for year in (anchor.year - 1, anchor.year, anchor.year + 1)}
    running = month == anchor.month and (day is None or anchor.day is None)
    window = _CLOSE_AFTER_PAST if context.tense == "past" else _CLOSE
    close = [year for year, days in apart.items() if days is not None and abs(days) <= window and day is not None]
    if running or close:
        return anchor.year if running else close[0]
    if context.tense in ("past", "future"):
        sign = -1 if context.tense == "past" else 1
        aside = {year: days * sign for year, days in apart.items() if days is not None and days * sign >= 0}
        return min(aside, key=lambda year: aside[year]) if aside else None
    weighed = {year: _weighed(days, year - anchor.year) for year, days in apart.items() if days is not None}
    return min(weighed, key=lambda year: weighed[year]) if weighed else None


#: Days around publication within which a day of the year is the one meant, whatever tense the verb seems to have;
#: a verb in the past leaves less room, a timeline in the present tense ("they will be ready on Nov 1") the more.
_CLOSE: Final = 45
_CLOSE_AFTER_PAST: Final = 10


def _days_apart(year: int, month: int, day: int | None, today: date) -> int | None:
    """Return the days from publication to the day or middle of the month; None where the year has no such day."""
    try:
        return (date(year, month, day or 15) - today).days
    except ValueError:
        return None


def _weighed(days: int, years: int) -> float:
    """Return how far off a day counts that lies in another year than publication, or in the same (0)."""
    return abs(days) * {-1: 1.5, 0: 1.0, 1: 4.0}[years]


def amount_in(words: str) -> tuple[str, float | None]:
    """Return the number in the words as TIMEX3 writes it ("2", "2.5", "X") and as a number."""
    numerals = [numeral for numeral in find_numerals(re.sub(r"\bquarters?\b", "", words)) if numeral.form != "vague"]
    if re.search(r"\bcouple\b", words):
        return "2", 2.0
    if numerals:
        value = numerals[0].value
        if "and a half" in words and numerals[0].form != "fraction" and value == int(value):
            value += Decimal("0.5")
        elif "and a half" in words and value == Decimal("0.5"):
            value = Decimal("1.5")
        return f"{value.normalize():f}", float(value)
    if re.search(r"\b(?:an?|another|one|whole|single|the|next|last|past)\b|^day-long", words) and not FEW.search(words):
        return "1", 1.0
    return "X", None


#: What half of a unit is written as: "two and a half years" is P2Y6M.
_HALVES: Final = {"year": "6M", "hour": "30M", "minute": "30S"}


def period_of(words: str, unit: str) -> str:
    """Return the TIMEX3 period of a number and unit: P2W, PT3H, P10Y, PXM."""
    written, number = amount_in(words)
    letter, clock = UNITS[unit]
    smaller = _HALVES.get(unit)
    if smaller and number is not None and number % 1 == 0.5:
        return f"P{'T' if clock else ''}{int(number) or ''}{letter if number > 1 else ''}{smaller}"
    if unit == "weekend":
        return f"P{written}WE"
    if unit in MULTIPLES and number is not None:
        written = f"{number * MULTIPLES[unit]:g}"
    elif unit in MULTIPLES:
        letter = {"decade": "DE", "century": "CE", "millennium": "ML", "fortnight": "W"}[unit]
    return f"P{'T' if clock else ''}{written}{letter}"


def trim_part(words: str, value: Value) -> Value:
    """Narrow the interval of "early", "mid" and "late" to a third; the TIMEX3 value stays whole."""
    if value.start is None or value.end is None:
        return value
    days = (value.end - value.start).days + 1
    start, end = value.start, value.end
    early, mid, late = (
        bool(re.search(rf"\b{part}\b", words)) for part in ("early|beginning|start", "mid|middle", "late|end")
    )
    if early and mid:
        end = start + timedelta(days=days // 2 - 1)
    elif early:
        end = start + timedelta(days=max(0, round(days / 3) - 1))
    elif mid:
        start, end = start + timedelta(days=round(days / 3)), start + timedelta(days=round(2 * days / 3) - 1)
        if days <= 31 and days >= 28 and value.start.day == 1:
            start, end = value.start.replace(day=10), value.start.replace(day=20)
    elif late:
        start = start + timedelta(days=round(2 * days / 3))
    return Value(value.type, value.value, start, end)


def direction_of(words: str) -> int | None:
    """Return -1, 0 or 1 for last, this and next; None for words that go back to a date named before."""
    if re.search(r"\b(?:same|that)\b", words):
        return None
    if re.search(r"\b(?:last|past|previous|preceding)\b", words):
        return -1
    return 1 if re.search(r"\b(?:next|coming|upcoming|following)\b", words) else 0
