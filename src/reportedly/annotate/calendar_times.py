"""Times named by the calendar: dates, months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from reportedly.annotate.calendar_days import (
    Value,
    century_value,
    day_value,
    decade_value,
    month_value,
    quarter_value,
    season_value,
    shift_day,
    week_value,
    year_value,
)
from reportedly.annotate.holidays import holiday_in
from reportedly.annotate.time_context import Context, direction_of, month_in, nearest_year, trim_part, words_in, year_in
from reportedly.annotate.time_words import DAY_PARTS, FIXED_DAYS, ORDINALS, SEASONS


def read_iso(words: str, context: Context) -> Value | None:
    """2024-11-18, with or without a time of day."""
    try:
        day = date.fromisoformat(words[:10])
    except ValueError:
        return None
    return day_value(day, words[10:16].upper())


def read_slashed(words: str, context: Context) -> Value | None:
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


def read_dotted(words: str, context: Context) -> Value | None:
    """18.11.2024, as most of Europe writes it: day, month and year."""
    day, month, year = (int(part) for part in words.split("."))
    try:
        return day_value(date(year, month, day))
    except ValueError:
        return None


def read_date(words: str, context: Context) -> Value | None:
    """A day of a month, with or without weekday and year."""
    month = month_in(words)
    days = [int(part) for part in re.findall(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", words)]
    if month is None:
        return None
    days = days or [ORDINALS[word] for word in re.findall(r"[a-z]+(?:-[a-z]+)?", words) if word in ORDINALS]
    if not days:
        return None
    suffix = next((sign for part, sign in DAY_PARTS.items() if re.search(rf"\b{part}s?$", words)), "")
    if words.startswith(("last ", "next ")):
        context = replace(context, tense="past" if words.startswith("last ") else "future")
    year = year_in(words) or _said_year(words, context) or nearest_year(month, days[0], context)
    if year is None:
        return Value("DATE", f"XXXX-{month:02d}-{days[0]:02d}{suffix}")
    try:
        return day_value(date(year, month, days[0]), suffix)
    except ValueError:
        return None


def _said_year(words: str, context: Context) -> int | None:
    """Return the year of "Oct. 7 last year", None where the words do not end so."""
    said = re.search(r"\b(this|last|next) year$", words)
    if said is None or context.anchor.year is None:
        return None
    return context.anchor.year + {"this": 0, "last": -1, "next": 1}[said[1]]


def read_month(words: str, context: Context) -> Value | None:
    """A month, with or without year, part ("early") or deictic ("last")."""
    month = month_in(words)
    if month is None:
        return None
    anchor = context.anchor
    year = year_in(words)
    if year is None and anchor.year is not None:
        said = _said_year(words, context)
        if said is not None:
            year = said
        elif words.startswith(("last ", "this past ")):
            year = anchor.year - (1 if anchor.month is None or month >= anchor.month else 0)
        elif words.startswith("next "):
            year = anchor.year + (1 if anchor.month is not None and month <= anchor.month else 0)
        elif words.startswith("this "):
            year = anchor.year
        else:
            year = nearest_year(month, None, context)
    if year is None:
        return Value("DATE", f"XXXX-{month:02d}")
    return trim_part(words, month_value(year, month))


def read_nth_week(words: str, context: Context) -> Value | None:
    """The second week of October: the days from the Monday of the n-th week that begins in or runs into it."""
    if words.startswith(("week", "the week")):
        value = read_date(words, context)
        return week_value(value.start) if value and value.start else value
    value = read_month(words.partition(" of ")[2], context)
    if value is None or value.start is None or value.end is None:
        return value
    number = next((ORDINALS[word] for word in words_in(words) if word in ORDINALS), None)
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


def read_quarter(words: str, context: Context) -> Value | None:
    """The third quarter, of a named, this, last or next year."""
    number = next((ORDINALS[word] for word in words_in(words) if word in ORDINALS), None)
    match = re.search(r"\bq([1-4])\b", words)
    number = int(match[1]) if match else number
    if number is None or number > 4:
        return None
    year = year_in(words)
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


def read_decade(words: str, context: Context) -> Value | None:
    """The 1990s, the '90s, the nineties."""
    year = year_in(words)
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
    return trim_part(words, decade_value(year))


def read_century(words: str, context: Context) -> Value | None:
    """The 20th century."""
    match = re.search(r"(\d{1,2})(?:st|nd|rd|th)", words)
    number = (
        int(match[1])
        if match
        else next((ORDINALS[word] for word in ORDINALS if re.search(rf"\b{word}[- ]century", words)), None)
    )
    if not number or number > 30:
        return None
    return trim_part(words, century_value(number))


def read_season(words: str, context: Context) -> Value | None:
    """A season, with its year or against the publication date."""
    season = next((SEASONS[word] for word in words_in(words) if word in SEASONS), None)
    if season is None:
        return None
    year = year_in(words)
    if year is None:
        if context.anchor.year is None:
            return Value("DATE", f"XXXX-{season}")
        year = context.anchor.year
        day = context.day
        value = season_value(year, season)
        if day is not None and value.start is not None:
            if (direction_of(words) == -1 and value.start > day) or (
                direction_of(words) == -1 and value.end is not None and value.end >= day
            ):
                year -= 1
            elif direction_of(words) == 1 and value.start <= day:
                year += 1
            elif context.tense == "past" and value.start > day and not words.startswith("this"):
                year -= 1
            elif context.tense != "past" and value.end is not None and value.end < day:
                year += 1
    return trim_part(words, season_value(year, season))


def read_years(words: str, context: Context) -> Value | None:
    """2022-23: two years in a row or a span of years."""
    first = int(words[:4])
    last = int(re.search(r"(\d+)$", words)[1])  # type: ignore[index]
    last = first - first % 100 + last if last < 100 else last
    if last <= first:
        return None
    return Value("DATE", f"{first:04d}/{last:04d}", date(first, 1, 1), date(last, 12, 31))


def read_year(words: str, context: Context) -> Value | None:
    """A year."""
    year = year_in(words)
    return trim_part(words, year_value(year)) if year else None


def read_holiday(words: str, context: Context) -> Value | None:
    """A holiday, in the year named or the one meant; one that the calendar does not tell keeps its year alone."""
    name = re.sub(r"^(?:last|next|this) |,? \d{4}$", "", words)
    year, near = year_in(words), context.anchor.year
    day = holiday_in(name, year or near or 2000)
    if day is None:
        return Value("DATE", f"{year or near:04d}-XX-XX" if year or near else "XXXX-XX-XX")
    if year is None and context.day is not None and words.startswith(("last ", "next ")):
        sign = -1 if words.startswith("last ") else 1
        year = context.day.year if (context.day - day).days * sign < 0 else context.day.year + sign
    year = year or nearest_year(day.month, day.day, context)
    if year is None:
        return Value("DATE", f"XXXX-{day.month:02d}-{day.day:02d}" if name in FIXED_DAYS else "XXXX-XX-XX")
    day = holiday_in(name, year)
    return day_value(day) if day else None


def read_bare_day(words: str, context: Context) -> Value | None:
    """The 8th: a day of this, last or next month where that is said, else of the month named last or of publication.

    In the past tense it is the nearest that has been.
    """
    number = int("".join(filter(str.isdigit, words)))
    of_month = re.search(r"\b(?:this|last|next) month$", words)
    base = context.day if of_month else context.reference
    if base is None:
        return Value("DATE", f"XXXX-XX-{number:02d}")
    if of_month:
        base = shift_day(base.replace(day=1), direction_of(words) or 0, "month")
    try:
        day = base.replace(day=number)
    except ValueError:
        return None
    if context.tense == "past" and context.day and day > context.day and not of_month:
        try:
            day = shift_day(day, -1, "month").replace(day=number)
        except ValueError:
            return None
    return day_value(day)
