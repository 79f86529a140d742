"""Numbers that tell an hour, the bore of a gun or a factor, and count nothing."""

from __future__ import annotations

import re
from typing import Final

from reportedly.annotate.numerals import Numeral

#: The bore of a gun or its round ("155mm shells", "170-millimeter self-propelled guns", "a bore of 170mm").
_BORE_BEHIND = re.compile(
    r"[\s-]?(?:mm|millimet(?:re|er)s?)\b[\s-](?:(?:self-propelled|multiple|heavy|towed|long-range)[\s-])*"
    r"(?:calib\w+|artillery|mortar|tank|cannon|howitzer|shell|round|gun|rocket|ammunition|rifle|pistol|launcher)",
    re.IGNORECASE,
)
_BORE_BEFORE = re.compile(r"\b(?:bore|calib(?:re|er))s?\s+of\s+$", re.IGNORECASE)
#: Before what one multiplies by: "off by a factor of five".
_FACTOR_BEFORE = re.compile(r"\bfactor\s+of\s+$", re.IGNORECASE)
#: "They came at six in the morning", "by 7 in the evening".
_HOUR_BEHIND: Final = re.compile(r"\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night|o['’]clock)\b")
_HOUR_BEFORE: Final = re.compile(r"\b(?:at|by|around|about|until|till|since|before|after|past|from)\s+$", re.IGNORECASE)
#: "They meet again tomorrow at ten."
_DAY_BEFORE: Final = re.compile(
    r"\b(?:tomorrow|today|tonight|yesterday|morning|afternoon|evening|night|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"\s+at\s+$"
)
_ALONE_BEHIND: Final = re.compile(r"\s*(?:[.,;!?”\"]|$)|\s+(?:and|in|on|local|sharp|for|when|with)\b")


def is_hour(numeral: Numeral, before: str, behind: str) -> bool:
    """Tell whether a number is an hour of the day: "at six in the morning", "tomorrow at ten"."""
    if _HOUR_BEHIND.match(behind) and _HOUR_BEFORE.search(before):
        return True
    small = numeral.scale == 1 and numeral.value <= 12
    return small and _DAY_BEFORE.search(before) is not None and _ALONE_BEHIND.match(behind) is not None


def is_bore(before: str, behind: str) -> bool:
    """Tell whether a number gives the bore of a gun or its round, by the words before and behind it.

    >>> is_bore("fired ", "mm shells"), is_bore("a bore of ", "mm"), is_bore("got ", " mm of rain")
    (True, True, False)
    """
    return _BORE_BEHIND.match(behind) is not None or _BORE_BEFORE.search(before) is not None


def is_factor(before: str) -> bool:
    """Tell whether the words before a number make it what one multiplies by: "off by a factor of five"."""
    return _FACTOR_BEFORE.search(before) is not None
