"""Days: when a claim was stated, and which day it speaks of.

The day of a statement is read from the words around the claim ("said on Thursday", "last Friday the agency had
counted", "Oct 18:"), never from those inside a claim, which date the event. Weekdays are the last such day up to the
publication.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reportedly.model.articles import Article
from reportedly.model.claims import Claim
from reportedly.model.relations import ReadArticle
from reportedly.model.spans import Span
from reportedly.reference.dates import parse_day

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_SMALL: Final = "one two three four five six seven eight nine ten".split()
_WORDS = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})\b|(?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH})\b"
    rf"|(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
    rf"|(?P<count>\d{{1,2}}|a|{'|'.join(_SMALL)})\sdays?\s(?P<back>ago|earlier|before)\b"
    r"|(?P<word>yesterday|last night|today|last week|last month)\b)",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})\s?[:–—-]", re.IGNORECASE)
_WHEN = re.compile(r",? when\b")
_SENTENCE_END = re.compile(r"[.!?][”\"')]*\s+|\n+")
#: Days before are counted back from a date; the calendar has none before its first year.
_FIRST_YEAR: Final = 1
_AWAY: Final = {"yesterday": 1, "last night": 1, "today": 0, "last week": 7, "last month": 30}


@dataclass(frozen=True, slots=True)
class Stated:
    """The day of a statement; ``explicit`` says that the text names it, otherwise it is the day of publication."""

    day: date | None
    explicit: bool = False


def article_day(article: Article) -> date | None:
    """Return the day of publication; None where it is unknown, given as a month or year, or no news has been before."""
    published = article.published or ""
    day = parse_day(published[:10]) if len(published) >= 10 else None
    return day if day and day.year > _FIRST_YEAR else None


def sentence_of(text: str, span: Span) -> Span:
    """Return the sentence around a span; a line's end ends it too."""
    ends, starts = _sentence_bounds(text)
    before, after = bisect_right(starts, span.start), bisect_left(ends, span.end - 1)
    start = starts[before - 1] if before else 0
    end = ends[max(before, after)] + 1 if max(before, after) < len(ends) else len(text)
    return Span(start, max(end, span.end))


@functools.lru_cache(maxsize=4)
def _sentence_bounds(text: str) -> tuple[list[int], list[int]]:
    """Return where sentences end, and where the next ones start."""
    found = list(_SENTENCE_END.finditer(text))
    return [match.start() for match in found], [match.end() for match in found]


def statement_days(item: ReadArticle) -> tuple[Stated, ...]:
    """Return for each claim of an article the day on which its holder stated it.

    A claim that names no day takes that of another one of the same words of saying, then that of the first claim of its
    holder that does, else the day of publication.
    """
    published = article_day(item.article)
    if published is None:
        return tuple(Stated(None) for _ in item.claims)
    first: dict[str, date] = {}
    together: dict[Span, date] = {}
    found = []
    for claim in item.claims:
        name = claim.holder.name or ""
        day, back = _named_day(item, claim, published, first.get(name))
        found.append(day)
        if day and name and not back:
            first.setdefault(name, day)
        if day and claim.cue:
            together.setdefault(claim.cue, day)
    stated = []
    for claim, own in zip(item.claims, found, strict=True):
        name, day = claim.holder.name or "", own or (together.get(claim.cue) if claim.cue else None)
        stated.append(Stated(day, True) if day else Stated(first.get(name, published), name in first))
    return tuple(stated)


def _named_day(item: ReadArticle, claim: Claim, published: date, before: date | None) -> tuple[date | None, bool]:
    """Return the day that the words around a claim name, and whether they look back from the report's own day."""
    text = item.article.text
    paragraph = text.rfind("\n", 0, claim.evidence.start) + 1
    if heading := _HEADING.match(text, paragraph):
        return _resolve(_WORDS.search(heading.group()), published, before), True
    if claim.holder.kind == "article":
        return None, False
    sentence = sentence_of(text, claim.evidence)
    for match in _WORDS.finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        # Where the claim is the refusal itself ("a day earlier, X declined to comment"), its day is the statement's.
        spoken = claim.cue is not None and claim.evidence.contains(claim.cue)
        own = claim.evidence.contains(span) and (claim.time is None or spoken)
        when = _WHEN.match(text, span.end) is not None
        inside = any(other.evidence.overlaps(span) for other in item.claims)
        if (own or when or not inside) and (day := _resolve(match, published, before)):
            last = text[: span.start].rstrip().lower().endswith("last")
            return day, own or when or last or match.group("weekday") is None
    return None, False


def _resolve(match: re.Match[str] | None, published: date, before: date | None) -> date | None:
    """Return the last day up to the publication that the words name."""
    if match is None:
        return None
    if weekday := match.group("weekday"):
        return published - timedelta(days=(published.weekday() - _WEEKDAYS.index(weekday.lower())) % 7)
    if count := match.group("count"):
        word = count.lower()
        days = int(count) if count.isdigit() else 1 if word == "a" else _SMALL.index(word) + 1
        since = published if match.group("back").lower() == "ago" or before is None else before
        return since - timedelta(days=days)
    if named := match.group("word"):
        return published - timedelta(days=_AWAY[named.lower()])
    month = _MONTHS.index((match.group("month") or match.group("month2"))[:3].lower()) + 1
    number = int(match.group("day") or match.group("day2"))
    for year in (published.year, published.year - 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day <= published:
            return day
    return None


def event_day(claim: Claim, said: date | None) -> date | None:
    """Return the day that a claim speaks of: its figure's as-of, the end of its time, else the day it was stated."""
    time = claim.time
    for value in (
        claim.quantity.as_of if claim.quantity else None,
        time.end if time else None,
        time.start if time else None,
    ):
        if value and (day := parse_day(value[:10])):
            return day
    return said
