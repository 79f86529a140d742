"""Intervals: the days a time expression covers once the words around it are heeded.

"By December" ends on 31 December, "since Friday" lasts until publication, "between Oct 8 and 13" joins two dates.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from reportedly.annotate.calendar_days import shift_day
from reportedly.annotate.numerals import ONES
from reportedly.model import Span, Time

_DEADLINE: Final = re.compile(
    r"\b(?P<word>by|until|till|before|no\s+later\s+than|through)\s+(?:about\s+|around\s+)?$", re.IGNORECASE
)
_SINCE: Final = re.compile(
    r"\b(?:since|starting|beginning|from|as\s+of|after)\s+(?:about\s+|around\s+|at\s+least\s+)?$", re.IGNORECASE
)
_WITHIN: Final = re.compile(
    r"\b(?P<word>within|over|in|during|for)\s+(?:just\s+|only\s+|about\s+|the\s+)?$", re.IGNORECASE
)
#: Before the last day or month of a stretch: "in the 12 months to June", "in the week ended 10 November".
_STRETCH_TO: Final = re.compile(
    rf"\bthe\s+(?:(?:first|last)\s+)?(?:(?P<count>\d+|{'|'.join(ONES)})[\s-])?(?P<unit>day|week|month|year)s?"
    r"\s+(?:to|through|up\s+to|end(?:ed|ing)(?:\s+on)?)\s+$",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"the first (?P<count>\d+|[a-z]+) (?P<unit>day|week|month)s")
_PAIR: Final = re.compile(r"\s+(?:and|to|through|until|till)\s+(?:the\s+)?$|\s*[-–]\s*$")
_PAIR_OPENING: Final = re.compile(r"\b(?:between|from|nights?\s+of)\s+(?:the\s+)?$", re.IGNORECASE)
_DAY_RANGE: Final = re.compile(
    r"\s*(?P<joint>-|–|—|to|and|through)\s*(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d{3}|\s+(?:percent|people|[a-z]+s\b)|:\d)"
)
_DAY_RANGE_BEFORE: Final = re.compile(
    r"(?<![\d,.$€£])(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\s*(?P<joint>-|–|—|to|and|through)\s*(?:the\s+)?$"
)


def with_day_range(text: str, time: Time) -> list[Time]:
    """Return the date with the other day of "Oct 8 and 13" or "8 to 13 October" as a time of its own."""
    day = date.fromisoformat(time.value) if re.fullmatch(r"\d{4}-\d\d-\d\d", time.value) else None
    if day is None:
        return [time]
    behind = _DAY_RANGE.match(text, time.span.end)
    leads = not re.match(r"(?:(?:about|around|the)\s+)*\d", time.span.of(text))
    if behind and leads and not re.search(r"\d{4}$", time.span.of(text)):
        other = _same_month(day, int(behind["day"]))
        between = behind["joint"] in ("-", "–", "—", "to", "through") or _PAIR_OPENING.search(
            text, max(0, time.span.start - 12), time.span.start
        )
        if other and other > day and (between or behind["joint"] == "and"):
            span = Span(behind.start("day"), behind.end())
            return [
                time,
                Time(span, "DATE", other.isoformat(), other.isoformat(), other.isoformat(), read_by=time.read_by),
            ]
    before = _DAY_RANGE_BEFORE.search(text, max(0, time.span.start - 14), time.span.start)
    if before and not leads:
        other = _same_month(day, int(before["day"]))
        if other and other < day:
            span = Span(before.start("day"), before.end("day"))
            return [
                Time(span, "DATE", other.isoformat(), other.isoformat(), other.isoformat(), read_by=time.read_by),
                time,
            ]
    return [time]


def _same_month(day: date, number: int) -> date | None:
    """Return the ``number``-th of the day's month, None where it has none."""
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def with_prepositions(
    text: str, times: tuple[Time, ...], published: date | None, past: frozenset[int] = frozenset()
) -> tuple[Time, ...]:
    """Set start and end as the words before say: by, until, since, within, between … and.

    ``past`` holds the starts of the times told of in the past, of which none runs from publication on.
    """
    today = written(published)
    placed: list[Time] = []
    for at, time in enumerate(times):
        before = text[max(0, time.span.start - 24) : time.span.start]
        words = time.span.of(text).lower()
        deadline = _DEADLINE.search(before)
        stretch = _STRETCH_TO.search(text, max(0, time.span.start - 48), time.span.start)
        if at and _is_pair(text, times[at - 1], time):
            first = placed[-1] = _in_year_of(placed[-1], time)
            time = _mid_month(time, words)
            if first.start and time.end and first.start <= time.end:
                placed[-1] = replace(first, end=time.end)
                time = replace(time, start=first.start)
        elif placed and placed[-1].type == "DURATION" and (opening := _opening_of(placed[-1], time, text)):
            time = opening
            placed[-1] = replace(placed[-1], start=time.start, end=time.end)
        elif stretch and time.type == "DATE":
            time = _whole_stretch(time, stretch)
            if placed and placed[-1].type == "DURATION" and placed[-1].span.end > stretch.start():
                placed[-1] = replace(placed[-1], start=time.start, end=time.end)
        elif time.type in ("DATE", "TIME") and deadline and time.end and deadline["word"].lower() != "through":
            time = _deadline(_mid_month(time, words), deadline["word"].lower(), words, published)
        elif (
            time.type in ("DATE", "TIME")
            and _SINCE.search(before)
            and before.lower().rstrip().endswith("since")
            and time.start
            and today
        ):
            start = _mid_month(time, words).end if words.startswith("mid") else time.start
            time = replace(time, start=start, end=max(today, time.start))
        elif time.type == "DURATION" and published and not (time.start or time.end or time.span.start in past):
            time = _within(time, before, published)
        placed.append(time)
    return tuple(placed)


def _opening_of(duration: Time, year: Time, text: str) -> Time | None:
    """Return the first part of a year that "the first nine months of 2024" names, None where the words name none."""
    first = _FIRST.fullmatch(duration.span.of(text).lower())
    if first is None or text[duration.span.end : year.span.start].strip() != "of" or not year.start:
        return None
    number = int(first["count"]) if first["count"].isdigit() else ONES.get(first["count"], 0)
    if not number:
        return None
    start = date.fromisoformat(year.start)
    end = shift_day(shift_day(start, number, first["unit"]), -1, "day").isoformat()
    return replace(year, end=end) if year.end and end <= year.end else None


def _whole_stretch(time: Time, stretch: re.Match[str]) -> Time:
    """Begin a day or month where the stretch that ends with it does: June in "the 12 months to June" last July."""
    if time.start is None or time.end is None or not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", time.value):
        return time
    count, unit = stretch["count"] or "1", stretch["unit"].lower()
    number = int(count) if count.isdigit() else ONES[count.lower()]
    behind = shift_day(date.fromisoformat(time.end), 1, "day")
    return replace(time, start=shift_day(behind, -number, unit).isoformat())


def _is_pair(text: str, first: Time, second: Time) -> bool:
    """Tell whether two dates are the ends of one interval ("between Oct 8 and 13", "from May to July")."""
    if first.type not in ("DATE", "TIME") or second.type not in ("DATE", "TIME"):
        return False
    between = text[first.span.end : second.span.start]
    joint = _PAIR.match(between) if len(between) < 12 else None
    if joint is None:
        return False
    return (
        "-" in between
        or "–" in between
        or bool(_PAIR_OPENING.search(text, max(0, first.span.start - 14), first.span.start))
    )


def _in_year_of(first: Time, second: Time) -> Time:
    """Move the first month or day of "from May to July 2023" into the year of the second where it would lie behind."""
    if not (first.start and first.end and second.end) or first.start <= second.end:
        return first
    year = second.end[:4]
    if first.start[:4] != first.end[:4] or not first.value.startswith(first.start[:4]) or first.end[5:] == "02-29":
        return first
    return replace(first, value=year + first.value[4:], start=year + first.start[4:], end=year + first.end[4:])


def _mid_month(time: Time, words: str) -> Time:
    """End "mid-October" on the 15th where it bounds an interval."""
    if not words.startswith("mid") or not re.fullmatch(r"\d{4}-\d\d", time.value):
        return time
    return replace(time, end=f"{time.value}-15")


def _deadline(time: Time, word: str, words: str, published: date | None) -> Time:
    """Open the interval of "by December"; "by the end of the month" begins on the day of publication."""
    if word == "before" and time.start and " end " not in f" {words} ":
        end = shift_day(date.fromisoformat(time.start), -1, "day").isoformat()
        return replace(time, start=None, end=end)
    today = written(published)
    if " end of the day " in f" {words} ":
        return time
    running = " end of th" in f" {words}" and today is not None and time.end is not None and today <= time.end
    return replace(time, start=today if running else None)


def _within(time: Time, before: str, published: date) -> Time:
    """Place "within days" and "within a month" from the day of publication on."""
    match = _WITHIN.search(before)
    if match is None or match["word"].lower() != "within":
        return time
    period = re.fullmatch(r"P(\d+)([DWMY])", time.value)
    if period is None:
        return replace(time, start=published.isoformat())
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[period[2]]
    end = shift_day(published, int(period[1]), unit)
    return replace(time, start=published.isoformat(), end=end.isoformat())


def written(day: date | None) -> str | None:
    """Write a day in ISO form."""
    return day.isoformat() if day is not None else None
