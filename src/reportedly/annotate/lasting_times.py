"""Stretches of time and what comes round in them: two weeks, the past year, every few months."""

from __future__ import annotations

import re
from datetime import timedelta

from reportedly.annotate.calendar_days import Value, shift_day
from reportedly.annotate.numerals import find_numerals
from reportedly.annotate.time_context import FEW, Context, amount_in, month_in, period_of, unit_in, weekday_in, words_in
from reportedly.annotate.time_words import DAY_PARTS, SEASONS, UNIT_FORMS, UNITS

#: Before "one day" that is not counted but lies ahead ("will one day return").
_AHEAD = re.compile(r"\b(?:will|would|may|might|can|could|shall|should|must|to)\s+$|['’]ll\s+$")


#: A stretch that nothing counts.
_BARE = re.compile(
    r"(?:the (?:early |first |final |last )?)?(?P<unit>days|weeks|months|years|decades|centuries|hours)"
    r"(?:(?: or | and )\w+)?(?:-long)?"
)


def stretch_of(unit: str, number: float | None, words: str, context: Context, *, relative: bool = False) -> Value:
    """A stretch that ends or begins now: "the past two months", "the coming year"."""
    period = period_of(words, unit)
    day = context.day
    start = end = None
    clock = UNITS[unit][1]
    if day is not None and not relative:
        back = bool(re.search(r"\b(?:last|past|previous|recent|preceding|latest)\b", words))
        far = None if number is None or clock else shift_day(day, (-1 if back else 1) * max(1, round(number)), unit)
        start, end = (far, day) if back else (day, far)
        if clock and back:
            start = day - timedelta(days=1) if number else None
    return Value("DURATION", period, start, end)


def read_span(words: str, context: Context) -> Value | None:
    """The last two weeks, recent months, the coming days."""
    unit = unit_in(words)
    if unit is None:
        return None
    number = amount_in(words)[1] if find_numerals(words) or "couple" in words else None
    if re.search(r"^the (?:first|final)", words):
        return Value("DURATION", period_of(words, unit))
    if number is None:
        words = re.sub(r"\b(?:the|past|last|next)\b", lambda match: match[0] if match[0] != "the" else "", words)
        value = stretch_of(unit, None, "few " + words, context)
        ahead = re.search(r"\b(?:coming|upcoming|next|ahead)\b", words)
        if ahead:
            return Value("DURATION", value.value, context.day, None)
        return Value("DURATION", value.value, None, context.day)
    return stretch_of(unit, number, words, context)


def read_set(words: str, context: Context) -> Value | None:
    """Every few months, daily, each Friday, Tuesdays, "a day" behind a number."""
    adverbs = {
        "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q",
        "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "hourly": "PT1H",
    }  # fmt: skip
    if words in adverbs:
        return Value("SET", adverbs[words])
    weekday = weekday_in(words)
    if weekday is not None:
        return Value("SET", f"XXXX-WXX-{weekday}")
    if re.match(r"(?:a|per)\b", words) and not re.search(
        r"(?:\d|illion|thousand|hundred|dozen|times|once|twice|percent|[a-z]s|cent|%|one|two|three|four|five|six|seven|eight|nine|ten)\)?[,\s]+$",
        context.before,
    ):
        return read_duration(words, context) if words.startswith("a") else None
    month = month_in(words)
    if month is not None:
        return Value("SET", f"XXXX-{month:02d}")
    season = next((SEASONS[word] for word in words_in(words) if word in SEASONS), None)
    if season:
        return Value("SET", f"XXXX-{season}")
    part = next((sign for word, sign in DAY_PARTS.items() if word in words), None)
    if part:
        return Value("SET", f"XXXX-XX-XX{part}")
    unit = unit_in(words)
    if unit is None:
        return None
    if "other" in words.split():
        words = "two " + unit
    counted = FEW.search(words) or find_numerals(words.replace("quarter", ""))
    return Value("SET", period_of(words if counted else "a " + unit, unit))


def read_duration(words: str, context: Context) -> Value | None:
    """A stretch of time that is not placed: two weeks, years, a 16-hour …"""
    unit = unit_in(words)
    if unit is None:
        return None
    named = re.fullmatch(r"the ((?:19|20)\d\d) quarter", words)
    if named:
        number = context.quarter.value[-1] if context.quarter else "X"
        return Value("DATE", f"{named[1]}-Q{number}")
    bare = _BARE.fullmatch(words)
    if words.endswith("-old") or (unit == "quarter" and "-quarter" in words):
        return None
    if bare:
        unit = UNIT_FORMS[bare["unit"]]
        return Value("DURATION", period_of("few", unit))
    if unit == "second" and not find_numerals(words):
        return None
    if words == "one day" and _AHEAD.search(context.before):
        return Value("DATE", "FUTURE_REF", context.day)
    if re.search(r"\b(?:dozens|hundreds|thousands|tens) of\b", words):
        return Value("DURATION", period_of("few", unit))
    if words.endswith("-long") and words.startswith(unit):  # "a week-long truce"
        words = f"one {unit}"
    return Value("DURATION", period_of(words, unit))
