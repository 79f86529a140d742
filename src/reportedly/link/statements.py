"""The day on which a holder said what a claim reports, as the words around the claim tell it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportedly.model.articles import Article
from reportedly.model.claims import Claim

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SAID_ON = re.compile(
    r"\b(?:on|late|early)\s+(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    rf"|(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\b|(?P<month2>{'|'.join(_MONTHS)})\s+(?P<day2>\d{{1,2}})\b)"
    r"|\b(?P<before>a day earlier|the day before|the previous day|yesterday)\b",
    re.IGNORECASE,
)
#: News reports statements of the last weeks; an older day is what the statement is about.
_RECENT = timedelta(days=31)
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘A-Z0-9])|\n\s*\n")


def statement_day(claim: Claim, article: Article) -> str | None:
    """Return the ISO day of the statement: the one its sentence names beside the claim, else that of publication.

    A bare weekday is the last such day, that of publication included; a day that the proposition itself speaks of is
    not the statement's. None where the article's date is not known to the day.
    """
    try:
        published = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    named = None
    for part in _around(claim, article.text):
        for found in _SAID_ON.finditer(part):
            named = _day(found, published) or named
    if named is None and claim.speech_act in ("decline", "deny") and claim.time and claim.time.start == claim.time.end:
        # "A day earlier, X declined to comment": the refusal is the event, and its time that of the statement.
        named = _iso(claim.time.start)
    return (named if named and named <= published else published).isoformat()


def _around(claim: Claim, text: str) -> tuple[str, str]:
    """Return the words of the claim's sentence before and behind the claim."""
    evidence = claim.evidence
    first = text.rfind("\n\n", 0, evidence.start) + 1
    starts = [
        end for found in _SENTENCE_END.finditer(text, first, evidence.end) if (end := found.end()) <= evidence.start
    ]
    last = _SENTENCE_END.search(text, evidence.end)
    behind = text[evidence.end : last.start() if last else len(text)]
    return text[starts[-1] if starts else first : evidence.start], behind


def _day(found: re.Match[str], published: date) -> date | None:
    if found["before"]:
        return published - timedelta(days=1)
    if found["weekday"]:
        back = (published.weekday() - _WEEKDAYS.index(found["weekday"].lower())) % 7
        return published - timedelta(days=back)
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    for year in (published.year, published.year - 1):
        try:
            told = date(year, _MONTHS.index(month.lower()) + 1, int(day))
        except ValueError:
            continue
        if told <= published:
            return told if published - told <= _RECENT else None
    return None


def _iso(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        return None
