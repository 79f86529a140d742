"""Values of time expressions: each rule of the grammar read against the publication date and the text before.

An expression that the text and the date do not settle keeps an open value (``XXXX-XX-05``, ``PAST_REF``); nothing is
guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from reportedly.annotate.calendar_days import (
    Anchor, Value, century_value, day_value, decade_value, half_value, month_value, quarter_value, season_value,
    shift_day, unit_value, week_value, year_value,
)  # fmt: skip
from reportedly.annotate.numerals import find_numerals
from reportedly.annotate.time_words import (
    DAY_PARTS, FIXED_DAYS, MONTHS, MULTIPLES, ORDINALS, SEASONS, UNIT_FORMS, UNITS, VAGUE_TIMES, WEEKDAYS,
)  # fmt: skip

Tense = Literal["past", "present", "future"]

_WORDS: Final = re.compile(r"[A-Za-z]+|\d+")
_YEAR: Final = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)")
_CLOCK: Final = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m|(\d{1,2}):(\d{2})|(\d{2})(\d{2})(?=\s*(?:GMT|UTC))|(\d{1,2})\s+o['’]clock|(\d{1,2})\s+in\s+the\s+(\w+)",
    re.I,
)
_UNIT_WORD: Final = re.compile(rf"\b(?:{'|'.join(sorted(UNIT_FORMS, key=len, reverse=True))})\b", re.I)
_FEW: Final = re.compile(r"\b(?:few|several|couple|many|some|number)\b", re.I)
_SPELLED_YEAR: Final = re.compile(r"(nineteen|twenty|eighteen)[\s-](hundred|[a-z]+)(?:[\s-]([a-z]+))?", re.I)


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the publication date, the last day named before, and the verb's tense."""

    anchor: Anchor
    tense: Tense
    mentioned: Value | None = None
    quarter: Value | None = None
    before: str = ""
    behind: str = ""

    @property
    def day(self) -> date | None:
        """The publication day."""
        return self.anchor.date

    @property
    def reference(self) -> date | None:
        """The day that "that day" and "a year earlier" count from: the last one named, else the publication day."""
        return self.mentioned.start if self.mentioned and self.mentioned.start else self.day


def evaluate(rule: str, text: str, context: Context) -> Value | None:
    """Return the value of an expression that the grammar's ``rule`` found; None where it is no time after all."""
    words = " ".join(text.lower().replace("’", "'").split())
    return _RULES[rule](words, context)


def _numbers(words: str) -> list[str]:
    """Return the runs of letters and digits."""
    return _WORDS.findall(words)


def _year_in(words: str) -> int | None:
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
    return base + (int(numerals[0].value) if numerals else 0)


def _month_in(words: str) -> int | None:
    """Return the number of the month named in the words."""
    return next((MONTHS[word] for word in _numbers(words) if word in MONTHS), None)


def _weekday_in(words: str) -> int | None:
    """Return the number of the weekday named in the words, Monday 1."""
    return next(
        (
            WEEKDAYS[word.rstrip("s")] if word.rstrip("s") in WEEKDAYS else WEEKDAYS[word]
            for word in _numbers(words)
            if word in WEEKDAYS or word.rstrip("s") in WEEKDAYS
        ),
        None,
    )


def _unit_in(words: str) -> str | None:
    """Return the last unit of time named in the words."""
    found = _UNIT_WORD.findall(words)
    return UNIT_FORMS[found[-1].lower()] if found else None


def _nearest_year(month: int, day: int | None, context: Context) -> int | None:
    """Return the year of a month or day named without one: the last one in the past tense, the next in the future."""
    anchor = context.anchor
    if anchor.year is None:
        return None
    if anchor.month is None:
        return anchor.year
    if day is not None and context.day is not None:
        nearest = _nearest_by_day(month, day, context.day)
        if nearest is not None:
            return nearest
    ahead = (month, day or 0) > (anchor.month, (anchor.day or 0) if day else 0)
    behind = (month, day or 99) < (anchor.month, (anchor.day or 99) if day else 99)
    if context.tense == "past" and ahead:
        return anchor.year - 1
    if context.tense == "future" and behind:
        return anchor.year + 1
    distance = month - anchor.month
    if context.tense == "present" and distance > 6:
        return anchor.year - 1
    if context.tense == "present" and distance < -6:
        return anchor.year + 1
    return anchor.year


def _nearest_by_day(month: int, day: int, published: date) -> int | None:
    """Return the year that puts a day of the year within 45 days of publication, whatever the tense; else None."""
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            if abs((date(year, month, day) - published).days) <= 45:
                return year
        except ValueError:
            continue
    return None


def _iso(words: str, context: Context) -> Value | None:
    """2024-11-18, with or without a time of day."""
    try:
        day = date.fromisoformat(words[:10])
    except ValueError:
        return None
    return day_value(day, words[10:16].upper())


def _slashed(words: str, context: Context) -> Value | None:
    """11/18/2024 where only one reading is a date; a date that could be either is left unresolved."""
    first, second, year = (int(part) for part in words.split("/"))
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    if first > 12 >= second:
        first, second = second, first
    elif second <= 12 and first <= 12 and first != second:
        return Value("DATE", f"{year:04d}-XX-XX", date(year, 1, 1), date(year, 12, 31))
    try:
        return day_value(date(year, first, second))
    except ValueError:
        return None


def _date(words: str, context: Context) -> Value | None:
    """A day of a month, with or without weekday and year."""
    month = _month_in(words)
    days = [int(part) for part in re.findall(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", words)]
    if month is None or not days:
        return None
    suffix = next((sign for part, sign in DAY_PARTS.items() if re.search(rf"\b{part}s?$", words)), "")
    year = _year_in(words) or _nearest_year(month, days[0], context)
    if year is None:
        return Value("DATE", f"XXXX-{month:02d}-{days[0]:02d}{suffix}")
    try:
        return day_value(date(year, month, days[0]), suffix)
    except ValueError:
        return None


def _month(words: str, context: Context) -> Value | None:
    """A month, with or without year, part ("early") or deictic ("last")."""
    month = _month_in(words)
    if month is None:
        return None
    anchor = context.anchor
    year = _year_in(words)
    if year is None and anchor.year is not None:
        if words.endswith("this year"):
            year = anchor.year
        elif words.endswith(("last year", "next year")):
            year = anchor.year + (1 if words.endswith("next year") else -1)
        elif words.startswith(("last ", "this past ")):
            year = anchor.year - (1 if anchor.month is None or month >= anchor.month else 0)
        elif words.startswith("next "):
            year = anchor.year + (1 if anchor.month is not None and month <= anchor.month else 0)
        elif words.startswith("this "):
            year = anchor.year
        elif (
            context.mentioned
            and context.mentioned.start
            and context.mentioned.start.year != anchor.year
            and context.tense == "past"
            and anchor.month is not None
            and month > anchor.month
        ):
            year = anchor.year - 1
        else:
            year = _nearest_year(month, None, context)
    if year is None:
        return Value("DATE", f"XXXX-{month:02d}")
    return _trim(words, month_value(year, month))


def _trim(words: str, value: Value) -> Value:
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


def _clock(words: str, context: Context) -> Value | None:
    """A time of day, with its day where named."""
    match = _CLOCK.search(words)
    hour, minute = 12, 0
    if match is None:
        if "midnight" in words:
            hour = 24 if re.search(r"midnight", words) else 0
    else:
        numbers = [part for part in match.groups() if part and part.isdigit()]
        hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
        half = (match[3] or "").lower()
        if match[10] in ("afternoon", "evening") or (half == "p" and hour < 12):
            hour += 12 if hour < 12 else 0
        elif half == "a" and hour == 12:
            hour = 0
        if hour > 24 or minute > 59:
            return None
    stamp = f"T{hour:02d}:{minute:02d}"
    if re.search(r"\b(?:gmt|utc)\b", words):
        stamp += "Z" if False else ""
    day = _day_in(words[match.end() :] if match else words, context)
    if day is None:
        return Value("TIME", f"XXXX-XX-XX{stamp}")
    return day_value(day, stamp)


def _day_in(words: str, context: Context) -> date | None:
    """Return the day named in the words, else the last day mentioned, else the publication day."""
    if _month_in(words) and re.search(r"\d", words):
        value = _date(words, context)
        return value.start if value else None
    if _weekday_in(words):
        value = _weekday(words, context)
        return value.start if value else None
    for word, by in (("yesterday", -1), ("tomorrow", 1), ("today", 0), ("last night", -1), ("this", 0), ("tonight", 0)):
        if word in words:
            return shift_day(context.day, by, "day") if context.day else None
    mentioned = context.mentioned
    if mentioned and mentioned.start and mentioned.start == mentioned.end:
        return shift_day(mentioned.start, 1, "day") if "next day" in words else mentioned.start
    return context.day


def _weekday(words: str, context: Context) -> Value | None:
    """A weekday: the last one in the past tense (the day of publication too), the next one in the future."""
    weekday = _weekday_in(words)
    if weekday is None:
        return None
    if context.day is None:
        return Value("DATE", f"XXXX-WXX-{weekday}")
    today = context.day.isoweekday()
    back = (today - weekday) % 7
    if re.search(r"\b(?:last|previous|past)\b", words):
        return day_value(context.day - timedelta(days=back or 7))
    if re.search(r"\b(?:next|following|coming)\b", words) or context.tense == "future":
        ahead = (weekday - today) % 7
        if ahead == 0 and re.search(r"\b(?:next|following|coming)\b", words):
            ahead = 7
        return day_value(context.day + timedelta(days=ahead))
    return day_value(context.day - timedelta(days=back))


def _dayword(words: str, context: Context) -> Value:
    """Today, yesterday, tomorrow."""
    if context.day is None:
        return Value("DATE", "PRESENT_REF" if "today" in words else "XXXX-XX-XX")
    by = -1 if "yesterday" in words else 1 if "tomorrow" in words else 0
    return day_value(shift_day(context.day, by, "day"))


def _part(words: str, context: Context) -> Value | None:
    """A part of a day: "this morning", "Friday night", "overnight"."""
    sign = next((sign for part, sign in DAY_PARTS.items() if part in words), "TMO")
    if sign == "TNI" and words == "overnight":
        if context.day is None:
            return Value("TIME", "XXXX-XX-XXTNI")
        return Value("TIME", f"{context.day.isoformat()}TNI", context.day - timedelta(days=1), context.day)
    day = _day_in(words, context)
    return day_value(day, sign) if day else Value("TIME", f"XXXX-XX-XX{sign}")


def _direction(words: str) -> int | None:
    """Return -1, 0 or 1 for last, this and next; None for words that go back to a date named before."""
    if re.search(r"\b(?:same|that)\b", words):
        return None
    if re.search(r"\b(?:last|past|previous|preceding)\b", words):
        return -1
    return 1 if re.search(r"\b(?:next|coming|following)\b", words) else 0


def _deictic(words: str, context: Context) -> Value | None:
    """This, last and next week, month, year …, and the ones that go back to a date ("that year", "the next day")."""
    if _weekday_in(words):
        return _part(words, context) if any(part in words for part in DAY_PARTS) else _weekday(words, context)
    if "yesterday" in words or "tomorrow" in words:
        return (
            day_value(shift_day(context.day, -2 if "yesterday" in words else 2, "day"))
            if context.day
            else Value("DATE", "XXXX-XX-XX")
        )
    if "new year" in words:
        year = context.anchor.year
        return year_value(year + 1) if year else Value("DATE", "XXXX")
    fiscal = re.search(r"fiscal (?:year )?(\d{4})", words)
    if fiscal:
        return year_value(int(fiscal[1]))
    if words.endswith(("moment", "minute", "hour")):
        return Value("DATE", "PRESENT_REF") if words.startswith(("this", "the current")) else None
    unit = _unit_in(words)
    if words.endswith(("morning", "afternoon", "evening")):
        day = shift_day(context.reference, 1, "day") if context.reference else None
        return day_value(day, DAY_PARTS[words.split()[-1]]) if day else None
    if unit is None:
        return None
    direction = _direction(words)
    relative = words.startswith(
        ("that ", "the same", "the previous", "the following", "the next day", "the day", "the preceding")
    )
    base = context.reference if relative else context.day
    if words.startswith("the day "):
        direction = -1 if words.endswith("before") else 1
    if unit in ("day", "night") and direction == 0 and not relative and not words.startswith(("this", "the current")):
        return None
    if unit == "quarter" and words.startswith("the ") and direction == 0:
        return context.quarter or (_whole("quarter", context.day, -1) if context.day else None)
    if words in ("the year", "the quarter", "the full year", "the fiscal year"):
        return None if words == "the quarter" and context.day is None else _whole(unit, context.day, 0)
    if words.startswith(("the past ", "the last ", "past ", "the coming ", "coming ", "the next ")) and unit not in (
        "weekend",
        "day",
        "night",
    ):
        return _stretch(unit, 1, words, context, relative=relative)
    if base is None:
        return _partial(unit, direction, context.anchor)
    value = unit_value(shift_day(base, direction or 0, unit), unit)
    value = Value(value.type, value.value, value.start, value.end)
    return _earlier_later(words, value, context)


def _whole(unit: str, day: date | None, by: int) -> Value:
    """The unit that holds the day, ``by`` units on; open where the day is unknown."""
    if day is None:
        return Value("DATE", "XXXX")
    return unit_value(shift_day(day, by, unit), unit)


def _partial(unit: str, direction: int | None, anchor: Anchor) -> Value:
    """A deictic unit against a partial or missing publication date."""
    if anchor.year is not None and unit in ("year", "decade", "century"):
        return unit_value(shift_day(date(anchor.year, 7, 1), direction or 0, unit), unit)
    if anchor.year is not None and anchor.month is not None and unit in ("month", "quarter"):
        return unit_value(shift_day(date(anchor.year, anchor.month, 1), direction or 0, unit), unit)
    marks = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
    }
    return Value("DATE", marks.get(unit, "XXXX"))


def _earlier_later(words: str, value: Value, context: Context) -> Value:
    """Cut "earlier this year" at the publication day and begin "later this year" there."""
    day = context.day
    if day is None or value.start is None or value.end is None or not value.start <= day <= value.end:
        return _trim(words, value) if re.search(r"\b(?:early|mid|late)\b", words) else value
    if words.startswith("earlier"):
        return Value(value.type, value.value, value.start, day)
    if words.startswith("later"):
        return Value(value.type, value.value, day, value.end)
    return _trim(words, value) if re.search(r"\b(?:early|mid|late)\b", words) else value


def _amount(words: str) -> tuple[str, float | None]:
    """Return the number in the words as TIMEX3 writes it ("2", "2.5", "X") and as a number."""
    numerals = [
        numeral
        for numeral in find_numerals(words)
        if numeral.form != "vague" and "quarter" not in words[numeral.start : numeral.end]
    ]
    if re.search(r"\bcouple\b", words):
        return "2", 2.0
    if numerals:
        numeral = numerals[-1] if re.search(r"\b(?:to|or)\b|[-–]\d", words) and len(numerals) > 1 else numerals[0]
        value: Decimal = numeral.value
        if "and a half" in words and value == int(value) and numeral.form != "fraction":
            value += Decimal("0.5")
        return f"{value.normalize():f}", float(value)
    if re.search(r"\b(?:an?|another|one|whole|single|the|next|last|past)\b", words) and not _FEW.search(words):
        return "1", 1.0
    return "X", None


def _period(words: str, unit: str) -> str:
    """Return the TIMEX3 period of a number and unit: P2W, PT3H, P10Y, PXM."""
    written, number = _amount(words)
    letter, clock = UNITS[unit]
    if unit == "weekend":
        return f"P{written}WE"
    if unit in MULTIPLES and number is not None:
        written = f"{number * MULTIPLES[unit]:g}"
    elif unit in MULTIPLES:
        letter = {"decade": "DE", "century": "CE", "millennium": "ML", "fortnight": "W"}[unit]
    return f"P{'T' if clock else ''}{written}{letter}"


def _stretch(unit: str, number: float | None, words: str, context: Context, *, relative: bool = False) -> Value:
    """A stretch that ends or begins now: "the past two months", "the coming year"."""
    period = _period(words, unit)
    day = context.day
    start = end = None
    clock = UNITS[unit][1]
    if day is not None and not relative:
        back = bool(re.search(r"\b(?:last|past|previous|recent|preceding)\b", words))
        far = None if number is None or clock else shift_day(day, (-1 if back else 1) * max(1, round(number)), unit)
        start, end = (far, day) if back else (day, far)
        if clock and back:
            start = day - timedelta(days=1) if number else None
    return Value("DURATION", period, start, end)


def _span(words: str, context: Context) -> Value | None:
    """The last two weeks, recent months, the coming days."""
    unit = _unit_in(words)
    if unit is None:
        return None
    number = _amount(words)[1] if find_numerals(words) or "couple" in words else None
    if re.search(r"^the (?:first|final)", words):
        return Value("DURATION", _period(words, unit))
    if number is None:
        words = re.sub(r"\b(?:the|past|last|next)\b", lambda match: match[0] if match[0] != "the" else "", words)
        value = _stretch(unit, None, "few " + words, context)
        ahead = re.search(r"\b(?:coming|next|ahead)\b", words)
        if ahead:
            return Value("DURATION", value.value, context.day, None)
        return Value("DURATION", value.value, None, context.day)
    return _stretch(unit, number, words, context)


def _ago(words: str, context: Context) -> Value | None:
    """Two years ago, a week earlier, three days later, months ago."""
    unit = _unit_in(words)
    if unit is None:
        return None
    back = bool(re.search(r"\b(?:ago|earlier|before|beforehand|previously|prior)\b|-(?:ago|earlier)\b", words))
    deictic = bool(re.search(r"\b(?:ago|hence)\b|from now|-ago|-earlier", words))
    base = context.day if deictic else context.reference
    written, number = _amount(
        words if re.search(r"\d|\b(?:an?|another|one)\b", words) or find_numerals(words) else "few"
    )
    if re.fullmatch(r"(?:the )?(?:day|week|month|quarter|year)[- ](?:ago|earlier).*", words):
        number = 1.0
    if re.search(r"\b(?:quarter|period)$", words) and context.quarter and context.quarter.start:
        return unit_value(shift_day(context.quarter.start, -1, "year"), "quarter")
    if UNITS[unit][1]:
        return (
            Value("DURATION", _period(words, unit))
            if number is None or base is None
            else Value("TIME", f"{base.isoformat()}TXX")
        )
    if number is None:
        end = shift_day(base, -1, "day") if base and back else None
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF", None if back else base, end)
    if base is None:
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF")
    steps = number if not back else -number
    if number != int(number) and unit == "year":
        moved, unit = shift_day(base, round(steps * 12), "month"), "month"
    else:
        moved = shift_day(base, round(steps), unit)
    return unit_value(moved, unit)


def _edge(words: str, context: Context) -> Value | None:
    """The end of the month, the beginning of October, year-end."""
    if words.startswith("year"):
        year = context.anchor.year
        return Value(
            "DATE",
            str(year) if year else "XXXX",
            date(year, 12, 1) if year else None,
            date(year, 12, 31) if year else None,
        )
    head, _, tail = words.partition(" of ")
    mark = "early" if re.search(r"beginning|start", head) else "mid" if "middle" in head else "late"
    month, year = _month_in(tail), _year_in(tail)
    if month is not None:
        value = _month(tail, context)
    elif re.search(r"\d{3}0'?s", tail):
        value = decade_value(year) if year else None
    elif year is not None:
        value = year_value(year)
    else:
        tail = re.sub(r"^the (?=(?:day|week|month|quarter|year|decade|century|weekend)\b)", "this ", tail)
        value = _season(tail, context) if any(word in tail for word in SEASONS) else _deictic(tail, context)
    if value is None or value.start is None or value.end is None:
        return value
    if "half" in head and value.value.isdigit() and len(value.value) == 4:
        return half_value(int(value.value), 1 if "first" in head else 2)
    if "half" in head:
        return value
    trimmed = _trim(mark, value)
    if mark == "late" and value.start == value.end:
        return value
    return Value(value.type, value.value, trimmed.start if mark != "late" else value.end, trimmed.end)


def _nth_week(words: str, context: Context) -> Value | None:
    """The second week of October: the days from the Monday of the n-th week that begins in or runs into it."""
    if words.startswith(("week", "the week")):
        value = _date(words, context)
        return week_value(value.start) if value and value.start else value
    value = _month(words.partition(" of ")[2], context)
    if value is None or value.start is None or value.end is None:
        return value
    number = next((ORDINALS[word] for word in _numbers(words) if word in ORDINALS), None)
    if "half" in words:
        middle = value.start + timedelta(days=14)
        return Value(
            "DATE", value.value, *((value.start, middle) if number == 1 else (middle + timedelta(days=1), value.end))
        )
    if number is None:
        monday = value.end - timedelta(days=value.end.weekday())
        return Value("DATE", week_value(monday).value, monday, value.end)
    monday = value.start - timedelta(days=value.start.weekday()) + timedelta(weeks=number - 1)
    return week_value(monday)


def _quarter(words: str, context: Context) -> Value | None:
    """The third quarter, of a named, this, last or next year."""
    number = next((ORDINALS[word] for word in _numbers(words) if word in ORDINALS), None)
    match = re.search(r"\bq([1-4])\b", words)
    number = int(match[1]) if match else number
    if number is None or number > 4:
        return None
    year = _year_in(words)
    if year is None:
        day = context.day
        if day is None:
            return (
                Value("DATE", f"XXXX-Q{number}")
                if context.anchor.year is None
                else quarter_value(context.anchor.year, number)
            )
        year = day.year
        if "last year" in words or "year-ago" in words or "year-earlier" in words:
            year -= 1
        elif "next year" in words:
            year += 1
        elif "this year" not in words and date(year, 3 * number - 2, 1) > day and context.tense != "future":
            year -= 1
    return quarter_value(year, number)


def _decade(words: str, context: Context) -> Value | None:
    """The 1990s, the '90s, the nineties."""
    year = _year_in(words)
    if year is None:
        short = re.search(r"'(\d)0s", words)
        names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
        tens = (
            int(short[1]) * 10
            if short
            else next((20 + 10 * at for at, name in enumerate(names) if name in words), None)
        )
        if tens is None:
            return None
        year = 1900 + tens
    return _trim(words, decade_value(year))


def _century(words: str, context: Context) -> Value | None:
    """The 20th century."""
    match = re.search(r"(\d{1,2})(?:st|nd|rd|th)", words)
    number = (
        int(match[1])
        if match
        else next((ORDINALS[word] for word in ORDINALS if re.search(rf"\b{word}[- ]century", words)), None)
    )
    if not number or number > 30:
        return None
    return _trim(words, century_value(number))


def _season(words: str, context: Context) -> Value | None:
    """A season, with its year or against the publication date."""
    season = next((SEASONS[word] for word in _numbers(words) if word in SEASONS), None)
    if season is None:
        return None
    year = _year_in(words)
    if year is None:
        if context.anchor.year is None:
            return Value("DATE", f"XXXX-{season}")
        year = context.anchor.year
        day = context.day
        value = season_value(year, season)
        if day is not None and value.start is not None:
            if (
                _direction(words) == -1
                and value.start > day
                or _direction(words) == -1
                and value.end is not None
                and value.end >= day
            ):
                year -= 1
            elif _direction(words) == 1 and value.start <= day:
                year += 1
            elif context.tense == "past" and value.start > day and not words.startswith("this"):
                year -= 1
            elif context.tense != "past" and value.end is not None and value.end < day:
                year += 1
    return _trim(words, season_value(year, season))


def _set(words: str, context: Context) -> Value | None:
    """Every few months, daily, each Friday, Tuesdays, "a day" behind a number."""
    adverbs = {
        "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
        "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "hourly": "PT1H",
    }  # fmt: skip
    if words in adverbs:
        return Value("SET", adverbs[words])
    weekday = _weekday_in(words)
    if weekday is not None:
        return Value("SET", f"XXXX-WXX-{weekday}")
    if re.match(r"(?:a|per)\b", words) and not re.search(
        r"(?:\d|illion|thousand|hundred|dozen|times|once|twice|percent|[a-z]s|cent|%|one|two|three|four|five|six|seven|eight|nine|ten)\)?[,\s]+$",
        context.before,
    ):
        return evaluate("duration", words, context) if words.startswith("a") else None
    month = _month_in(words)
    if month is not None:
        return Value("SET", f"XXXX-{month:02d}")
    season = next((SEASONS[word] for word in _numbers(words) if word in SEASONS), None)
    if season:
        return Value("SET", f"XXXX-{season}")
    part = next((sign for word, sign in DAY_PARTS.items() if word in words), None)
    if part:
        return Value("SET", f"XXXX-XX-XX{part}")
    unit = _unit_in(words)
    if unit is None:
        return None
    if "other" in words.split():
        words = "two " + unit
    return Value("SET", _period(words if _FEW.search(words) or find_numerals(words) else "a " + unit, unit))


def _years(words: str, context: Context) -> Value | None:
    """2022-23: two years in a row or a span of years."""
    first = int(words[:4])
    last = int(re.search(r"(\d+)$", words)[1])  # type: ignore[index]
    last = first - first % 100 + last if last < 100 else last
    if last <= first:
        return None
    return Value("DATE", f"{first:04d}/{last:04d}", date(first, 1, 1), date(last, 12, 31))


def _year(words: str, context: Context) -> Value | None:
    """A year."""
    year = _year_in(words)
    return _trim(words, year_value(year)) if year else None


def _holiday(words: str, context: Context) -> Value | None:
    """A day with a fixed date; a movable one keeps its year alone."""
    name = re.sub(r"^(?:last|next|this) |,? \d{4}$", "", words)
    year = _year_in(words)
    if name in FIXED_DAYS:
        month, day = FIXED_DAYS[name]
        if year is None and words.startswith(("last ", "next ")) and context.anchor.year is not None:
            value = _month(words.split()[0] + " " + list(MONTHS)[0], context)
        year = year or _nearest_year(month, day, context)
        return day_value(date(year, month, day)) if year else Value("DATE", f"XXXX-{month:02d}-{day:02d}")
    year = year or context.anchor.year
    return Value("DATE", f"{year:04d}-XX-XX" if year else "XXXX-XX-XX")


def _duration(words: str, context: Context) -> Value | None:
    """A stretch of time that is not placed: two weeks, years, a 16-hour …"""
    unit = _unit_in(words)
    if unit is None:
        return None
    bare = re.fullmatch(r"(?:days|weeks|months|years|decades|centuries|hours)(?:(?: or | and )\w+)?(?:-long)?", words)
    if words.endswith("-old") or (unit == "quarter" and "-quarter" in words):
        return None
    if bare:
        unit = UNIT_FORMS[words.split()[0].removesuffix("-long")]
        return Value("DURATION", _period("few", unit))
    if unit == "second" and not find_numerals(words):
        return None
    if re.search(r"\b(?:dozens|hundreds|thousands|tens) of\b", words):
        return Value("DURATION", _period("few", unit))
    return Value("DURATION", _period(words, unit))


def _bare_day(words: str, context: Context) -> Value | None:
    """The 8th: a day of the month named last or of the publication month, the nearest in the past tense."""
    number = int(re.match(r"\d+", words)[0])  # type: ignore[index]
    base = context.reference
    if base is None:
        return Value("DATE", f"XXXX-XX-{number:02d}")
    try:
        day = base.replace(day=number)
    except ValueError:
        return None
    if context.tense == "past" and context.day and day > context.day:
        try:
            day = shift_day(day, -1, "month").replace(day=number)
        except ValueError:
            return None
    return day_value(day)


def _vague(words: str, context: Context) -> Value:
    """Now, recently, the future."""
    value = VAGUE_TIMES[words]
    now = context.day if value == "PRESENT_REF" else None
    return Value("DATE", value, now, now)


_RULES: Final[dict[str, Callable[[str, Context], Value | None]]] = {
    "iso": _iso, "slashed": _slashed, "clock": _clock, "edge": _edge, "nth_week": _nth_week, "date": _date,
    "month": _month, "quarter": _quarter, "decade": _decade, "century": _century, "season": _season, "set": _set,
    "ago": _ago, "span": _span, "deictic": _deictic, "part": _part, "weekday": _weekday, "dayword": _dayword,
    "years": _years, "year": _year, "holiday": _holiday, "duration": _duration, "bare_day": _bare_day, "vague": _vague,
}  # fmt: skip
