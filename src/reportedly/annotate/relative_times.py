"""Times named from another: last week, two years ago, Friday, this morning, the end of the month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from reportedly.annotate.calendar_days import (
    Anchor,
    Value,
    day_value,
    half_value,
    shift_day,
    unit_value,
    week_value,
    year_value,
)
from reportedly.annotate.calendar_times import read_date, read_decade, read_month, read_season
from reportedly.annotate.lasting_times import stretch_of
from reportedly.annotate.numerals import find_numerals
from reportedly.annotate.time_context import (
    Context,
    amount_in,
    direction_of,
    month_in,
    period_of,
    trim_part,
    unit_in,
    weekday_in,
    year_in,
)
from reportedly.annotate.time_words import DAY_PARTS, SEASONS, UNITS, VAGUE_TIMES

#: Days back within which the nearer weekday of two is taken to be the last one.
#: The longest anchor, in days, from which a unit still counts to a day of its own.
_LONGEST: Final = {"month": 31, "year": 366}
_NEAR: Final = 3
#: Before "a year earlier" where a figure of the quarter in question is set beside that of the same quarter then.
_COMPARED: Final = re.compile(r"(?:\d|[mb]illion|a share|percent|%|cents|from)[,)]?\s+$")
#: A year that runs to a day named behind it ("the fiscal year ended July 2"), or the current one.
_YEARS: Final = ("the year", "the full year", "the fiscal year")
_RUNS_TO: Final = re.compile(r"\s+(?:(?:that\s+|which\s+)?end(?:ed|ing|s)?\b|to\s+[A-Z\d])")
#: Before a unit of time, these make a stretch from or to the present of it.
_STRETCHES: Final = ("the past ", "the last ", "past ", "the coming ", "coming ", "the upcoming ", "the next ")
_CLOCK: Final = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m|(\d{1,2}):(\d{2})|(\d{2})(\d{2})(?=\s*(?:GMT|UTC))|(\d{1,2})\s+o['’]clock|(\d{1,2})\s+in\s+the\s+(\w+)",
    re.I,
)


def read_clock(words: str, context: Context) -> Value | None:
    """A time of day, with its day where named."""
    words = _spelled_hour(words)
    match = _CLOCK.search(words)
    hour, minute = 12, 0
    if match is None:
        if "midnight" in words:
            hour = 24
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
    day = _day_in(words[match.end() :] if match else words, context)
    if day is None:
        return Value("TIME", f"XXXX-XX-XX{stamp}")
    return day_value(day, stamp)


def _spelled_hour(words: str) -> str:
    """Write the hour of "two o'clock" in figures."""
    hour, found, rest = words.partition(" o'clock")
    numerals = find_numerals(hour) if found else []
    return f"{int(numerals[-1].value)}{found}{rest}" if numerals else words


def _day_in(words: str, context: Context) -> date | None:
    """Return the day named in the words, else the last day mentioned, else the publication day."""
    if month_in(words) and re.search(r"\d", words):
        value = read_date(words, context)
        return value.start if value else None
    if weekday_in(words):
        value = read_weekday(words, context)
        return value.start if value else None
    for word, by in (("yesterday", -1), ("tomorrow", 1), ("today", 0), ("last night", -1), ("this", 0), ("tonight", 0)):
        if word in words:
            return shift_day(context.day, by, "day") if context.day else None
    mentioned = context.mentioned
    if mentioned and mentioned.start and mentioned.start == mentioned.end:
        return shift_day(mentioned.start, 1, "day") if "next day" in words else mentioned.start
    return context.day


def read_weekday(words: str, context: Context) -> Value | None:
    """A weekday: the last one in the past tense (the day of publication too), the next one in the future."""
    weekday = weekday_in(words)
    if weekday is None:
        return None
    if context.day is None:
        return Value("DATE", f"XXXX-WXX-{weekday}")
    today = context.day.isoweekday()
    back = (today - weekday) % 7
    if words.startswith("the previous") and context.mentioned and context.mentioned.start == context.mentioned.end:
        mentioned = context.reference or context.day
        return day_value(mentioned - timedelta(days=(mentioned.isoweekday() - weekday) % 7 or 7))
    if re.search(r"\b(?:last|previous|past)\b", words):
        return day_value(context.day - timedelta(days=back or 7))
    near_ahead = context.tense == "near" and back > _NEAR
    if re.search(r"\b(?:next|following|coming)\b", words) or context.tense == "future" or near_ahead:
        ahead = (weekday - today) % 7
        if ahead == 0 and re.search(r"\b(?:next|following|coming)\b", words):
            ahead = 7
        return day_value(context.day + timedelta(days=ahead))
    return day_value(context.day - timedelta(days=back))


def read_dayword(words: str, context: Context) -> Value:
    """Today, yesterday, tomorrow."""
    if context.day is None:
        return Value("DATE", "PRESENT_REF" if "today" in words else "XXXX-XX-XX")
    by = -1 if "yesterday" in words else 1 if "tomorrow" in words else 0
    return day_value(shift_day(context.day, by, "day"))


def read_part(words: str, context: Context) -> Value | None:
    """A part of a day: "this morning", "Friday night", "overnight"."""
    sign = next((sign for part, sign in DAY_PARTS.items() if part in words), "TMO")
    if sign == "TNI" and words == "overnight":
        if context.day is None:
            return Value("TIME", "XXXX-XX-XXTNI")
        return Value("TIME", f"{context.day.isoformat()}TNI", context.day - timedelta(days=1), context.day)
    day = _day_in(words, context)
    return day_value(day, sign) if day else Value("TIME", f"XXXX-XX-XX{sign}")


def read_deictic(words: str, context: Context) -> Value | None:
    """This, last and next week, month, year …, and the ones that go back to a date ("that year", "the next day")."""
    if weekday_in(words):
        return read_part(words, context) if any(part in words for part in DAY_PARTS) else read_weekday(words, context)
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
        return Value("DATE", fiscal[1])  # its months are the state's or the firm's own
    if words.endswith(("moment", "minute", "hour")):
        return Value("DATE", "PRESENT_REF") if words.startswith(("this", "the current")) else None
    unit = unit_in(words)
    if words.endswith("before last") and unit is not None:
        return unit_value(shift_day(context.day, -2, unit), unit) if context.day else None
    if words.endswith(("morning", "afternoon", "evening")):
        day = shift_day(context.reference, 1, "day") if context.reference else None
        return day_value(day, DAY_PARTS[words.split()[-1]]) if day else None
    if unit is None:
        return None
    if words.endswith("past day") and context.day is not None:
        return Value("DURATION", "P1D", shift_day(context.day, -1, "day"), context.day)
    direction = direction_of(words)
    relative = re.sub(r"^(?:earlier|later|early|late|mid)[ -]", "", words).startswith(
        ("that ", "the same", "the previous", "the following", "the next day", "the day", "the preceding")
    )
    if re.match(r"the (?:day|night|week|month|year) (?:before|after)", words):
        direction, relative = (-1 if "before" in words else 1), True
    relative = relative or (words.startswith("the next ") and context.tense == "past")
    base = context.reference if relative else context.day
    aside = direction == 1 or (direction == -1 and unit == "day")
    if relative and aside and context.tense == "past" and context.mentioned is None:
        return _partial(unit, direction, Anchor())  # the week that followed on a day not named
    if unit in ("day", "night") and direction == 0 and not relative and not words.startswith(("this", "the current")):
        return None
    if unit == "quarter" and words.startswith("the ") and direction == 0:
        return context.quarter or (_whole("quarter", context.day, -1) if context.day else None)
    if words in ("the weekend", "weekend") and context.day is not None:
        return week_value(shift_day(context.day, -_weeks_to_weekend(context), "week"), "-WE")
    if unit == "year" and words in _YEARS and _RUNS_TO.match(context.after):
        return Value("DURATION", "P1Y")
    if words in ("the quarter", *_YEARS):
        return None if words == "the quarter" and context.day is None else _whole(unit, context.day, 0)
    if words.startswith(_STRETCHES) and unit not in ("weekend", "day", "night"):
        return stretch_of(unit, 1, words, context, relative=relative)
    if base is None:
        return _partial(unit, direction, context.anchor)
    mentioned = context.mentioned
    if direction is None and unit == "day" and mentioned and mentioned.start != mentioned.end:
        return _some_day(mentioned)
    value = unit_value(shift_day(base, direction or 0, unit), unit)
    return _earlier_later(words, value, context)


def _weeks_to_weekend(context: Context) -> int:
    """Return how many weeks back "the weekend" lies: none ahead of us or while it lasts, else one."""
    return int(context.tense != "future" and context.day is not None and context.day.isoweekday() < 6)


def _some_day(mentioned: Value) -> Value:
    """Return "that day" of a month or year that was named: the day is open."""
    parts = mentioned.value.count("-") if re.fullmatch(r"\d{4}(?:-\d\d)?", mentioned.value) else 2
    return Value("DATE", mentioned.value + "-XX" * (2 - parts), mentioned.start, mentioned.end)


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
        return trim_part(words, value) if re.search(r"\b(?:early|mid|late)\b", words) else value
    if words.startswith("earlier"):
        return Value(value.type, value.value, value.start, day)
    if words.startswith("later"):
        return Value(value.type, value.value, day, value.end)
    return trim_part(words, value) if re.search(r"\b(?:early|mid|late)\b", words) else value


def read_ago(words: str, context: Context) -> Value | None:
    """Two years ago, a week earlier, three days later, months ago."""
    if weekday_in(words):
        return _weekdays_ago(words, context)
    unit = unit_in(words)
    if unit is None:
        return None
    back = bool(re.search(r"\b(?:ago|earlier|before|beforehand|previously|prior)\b|-(?:ago|earlier)\b", words))
    deictic = bool(re.search(r"\b(?:ago|hence)\b|from now|-ago|-earlier", words))
    base = context.day if deictic else context.reference
    _, number = amount_in(words if re.search(r"\d|\b(?:an?|another|one)\b", words) or find_numerals(words) else "few")
    if re.fullmatch(r"(?:the )?(?:day|week|month|quarter|year)[- ](?:ago|earlier).*", words):
        number = 1.0
    compared = _COMPARED.search(context.before) and re.fullmatch(r"a year (?:ago|earlier)", words)
    compared = compared or re.fullmatch(r"year-(?:ago|earlier)", words)
    if (compared or re.search(r"\b(?:quarter|period)$", words)) and context.quarter and context.quarter.start:
        return unit_value(shift_day(context.quarter.start, -1, "year"), "quarter")
    if UNITS[unit][1]:
        return (
            Value("DURATION", period_of(words, unit))
            if number is None or base is None
            else Value("TIME", f"{base.isoformat()}TXX")
        )
    if number is None:
        end = shift_day(base, -1, "day") if base and back else None
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF", None if back else base, end)
    if base is None:
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF")
    steps = number if not back else -number
    if unit == "decade" and number == int(number):
        steps, unit = 10 * steps, "year"
    if number != int(number) and unit == "year":
        moved, unit = shift_day(base, round(steps * 12), "month"), "month"
    else:
        moved = shift_day(base, round(steps), unit)
    return unit_value(moved, unit)


def _weekdays_ago(words: str, context: Context) -> Value | None:
    """Return the day of "two Fridays ago"."""
    weekday, number = weekday_in(words), amount_in(words)[1]
    if weekday is None or number is None or context.day is None:
        return None
    back = (context.day.isoweekday() - weekday) % 7 or 7
    return day_value(context.day - timedelta(days=back + 7 * (round(number) - 1)))


def _days(value: Value) -> int:
    """Return how many days a value lies within; 1 where it is one, or open."""
    return (value.end - value.start).days + 1 if value.start is not None and value.end is not None else 1


def read_later(words: str, context: Context) -> Value | None:
    """The stretch of "three days later", with the day or days it leads to from the time named last."""
    unit = unit_in(words)
    if unit is None:
        return None
    number = amount_in(words)[1] if find_numerals(words) or re.search(r"\b(?:an?|couple)\b", words) else None
    period = Value("DURATION", period_of(words, unit))
    base = context.mentioned.start if context.mentioned else None
    if context.mentioned is not None and _days(context.mentioned) > _LONGEST.get(unit, 1):
        return period  # three weeks after some day of March
    if number is None or base is None or number != int(number) or UNITS[unit][1] or re.search(r"\bfew\b", words):
        return period
    reached = unit_value(shift_day(base, round(number), unit), unit)
    return Value("DURATION", period.value, reached.start, reached.end)


def read_edge(words: str, context: Context) -> Value | None:
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
    month, year = month_in(tail), year_in(tail)
    if month is not None:
        value = read_month(tail, context)
    elif re.search(r"\d0'?s", tail):
        value = read_decade(tail, context)
    elif year is not None:
        value = year_value(year)
    else:
        tail = re.sub(r"^the (?=(?:day|week|month|quarter|year|decade|century|weekend)\b)", "this ", tail)
        value = read_season(tail, context) if any(word in tail for word in SEASONS) else read_deictic(tail, context)
    if value is None or value.start is None or value.end is None:
        return value
    if "half" in head and value.value.isdigit() and len(value.value) == 4:
        return half_value(int(value.value), 1 if "first" in head else 2)
    if "half" in head:
        return value
    trimmed = trim_part(mark, value)
    if mark == "late" and value.start == value.end:
        return value
    return Value(value.type, value.value, trimmed.start if mark != "late" else value.end, trimmed.end)


def read_vague(words: str, context: Context) -> Value:
    """Now, recently, the future."""
    value = VAGUE_TIMES[words]
    now = context.day if value == "PRESENT_REF" else None
    return Value("DATE", value, now, now)
