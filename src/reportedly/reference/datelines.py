"""Datelines: the place, day and agency that open a news item, before a dash: ``KYIV, Nov 18 (Reuters) –``.

A dateline says where and when the item was written. It is no part of the first sentence: its place and day are not the
event's, and it is never a speaker.
"""

from __future__ import annotations

import re

_PLACE = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z.'’]+){0,4}"
_NAME = r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}"
_REGION = r"(?:, (?:[A-Z][\w.'’]+)(?: [A-Z][\w.'’]+){0,3})?"
_DATE = (
    r"(?:,? (?:\d{1,2} )?(?:Jan|Feb|March|Mar|Apr|May|June|Jun|July|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?(?:, \d{4})?)"
)
_DAY = f"{_DATE}?"
_AGENCY = r" \([A-Z][\w./ &’'-]{1,40}\)"
_DASH = r"\s?(?:--|[—–]|-(?=\s))\s*"

#: A place in capitals with what may follow it; or any place, where an agency in brackets stands behind it. The dash may
#: be missing where both a day and an agency are there.
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_REGION}{_DAY}(?:{_AGENCY})?|{_NAME}{_REGION}{_DAY}{_AGENCY}){_DASH}(?=\S)"
    rf"|{_NAME}{_REGION}{_DATE}{_AGENCY}:?\s+(?=\S)"
)


_ZONE = r"(?:BST|GMT|UTC|CET|CEST|EET|EEST|EST|EDT|ET|MSK)"
#: What a number of that form may count, or what its day may be, instead of opening an entry.
_COUNTED = r"(?!Euro|Dollar|Pound|Million|Billion|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
#: The hour that opens an entry of a live blog: "07.42 BST", "14:05".
_HOUR = re.compile(
    rf"(?:[01]\d|2[0-3]|\d(?=[.:]\d\d {_ZONE}))[.:][0-5]\d(?: {_ZONE})?"
    rf"(?: UPDATED?:?)?\s+(?:[—–-]\s+)?{_COUNTED}(?=[A-Z“\"‘])"
)


def dateline_end(paragraph: str) -> int:
    """Return how many characters of a paragraph are its dateline, with the dash and the space behind it; 0 for none.

    The hour that opens an entry of a live blog counts as one.

    >>> text = "BRUSSELS, Oct 17 (AFP) - About 10,000 soldiers are being prepared."
    >>> text[dateline_end(text):]
    'About 10,000 soldiers are being prepared.'
    >>> dateline_end("TAIPEI, Oct 14 (CNA) Taiwan's president spoke.")
    21
    >>> dateline_end("NATO - a defensive alliance - met."), dateline_end("Kyiv - its capital - was hit.")
    (0, 0)
    >>> dateline_end("07.42 BST Russia launched 112 drones.")
    10
    """
    match = _HOUR.match(paragraph) or _DATELINE.match(paragraph)
    if match is None or paragraph[match.end()].islower():
        return 0
    return match.end()
