"""Amounts: numerals that may count something, each with the sign of money before it and the measure behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.annotate.number_names import counts_nothing
from reportedly.annotate.numerals import Numeral, find_numerals
from reportedly.annotate.ranges import Amount, join_ranges
from reportedly.annotate.token_offsets import TokenOffsets
from reportedly.annotate.units import Measure, measure_behind, money_before
from reportedly.model import Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOUN_BEHIND: Final = re.compile(r"\s+(?:of\b|[a-z]{3,})")
#: "6.7m are displaced": a length takes the singular.
_PLURAL_VERB: Final = re.compile(r"\s+(?:are|were|have)\b")
_NO_NOUN: Final = re.compile(
    r"\s+(?:and|for|from|with|the|was|were|are|has|had|have|but|that|which|above|below|long|wide|tall|high|deep|away"
    r"|into|over)\b"
)
#: Words that are units only where the parse takes them for nouns ("3,000 won the prize").
_PROSE_UNITS: Final = frozenset({"second", "won", "real", "block", "quarter", "foot", "yard", "ton", "knot"})
#: Behind those who won something.
_WON_BEHIND: Final = re.compile(r"\s+(?:the|a|an|their|his|her|its|back)\b")
_INCHES: Final = re.compile(r"\s?(ins?)\b")
_DEGREES: Final = re.compile(r"[CF]\b(?!-)")
_WEATHER: Final = re.compile(
    r"\b(?:temperatures?|mercury|thermometers?|heat\w*|hot\w*|cold\w*|warm\w*|freez\w+|frost\w*|degrees|chill|highs?"
    r"|lows?|fever)\b",
    re.IGNORECASE,
)
_HYPHEN_BEFORE: Final = re.compile(r"\d[-–]$")


def find_amounts(doc: Doc, text: str, offsets: TokenOffsets, times: Sequence[Time]) -> list[Amount]:
    """Return the article's amounts in order, ranges joined; numerals that count nothing are left out.

    ``text`` is the parse's text, which the parse itself builds anew at each asking.
    ``times`` are the time expressions found before: a numeral inside a date or time of day is none, unless it counts
    units of time ("two years ago").
    """
    starts = [time.span.start for time in times]
    amounts: list[Amount] = []
    refused_end = -1
    for numeral in find_numerals(text):
        money = money_before(text, numeral.start)
        numeral = _settle_scale(text, numeral, money)
        measure = measure_behind(text, numeral.end)
        first, last = offsets.token(numeral.start), offsets.token(numeral.end - 1)
        if measure is not None and not _is_measure(offsets, text, measure, numeral):
            measure = None
        measure = measure or _temperature(text, numeral) or _inches(text, numeral, amounts)
        place = bisect_right(starts, numeral.start) - 1
        dated = place >= 0 and numeral.end <= times[place].span.end and times[place].type in ("DATE", "TIME")
        if dated and money is None and (measure is None or measure.dimension != "duration"):
            refused_end = numeral.end
            continue
        unit_start = money.start if money else numeral.start if measure else None
        tail = numeral.start - refused_end == 1 and _HYPHEN_BEFORE.search(
            text, max(0, numeral.start - 2), numeral.start
        )
        if tail or counts_nothing(doc, text, numeral, first, last, unit_start=unit_start):
            refused_end = numeral.end
            continue
        start = money.start if money else numeral.start
        end = measure.end if measure else numeral.end
        value = numeral.value
        amounts.append(Amount(numeral, start, end, numeral.start, numeral.end, value, value, money, measure))
    return join_ranges(text, amounts)


def _settle_scale(text: str, numeral: Numeral, money: Measure | None) -> Numeral:
    """Read "35m" as millions where money, a noun or a verb in the plural stands beside it, else leave the letter.

    Also reads "12.000" as twelve thousand where a noun in the plural follows and no money or measure does.
    """
    behind = text[numeral.end : numeral.end + 12]
    if numeral.sign_end is not None and money is None:
        letter = text[numeral.sign_end : numeral.end].strip()
        counts = _PLURAL_VERB.match(behind) or (_NOUN_BEHIND.match(behind) and not _NO_NOUN.match(behind))
        if len(letter) == 1 and not counts:
            return replace(numeral, end=numeral.sign_end, value=numeral.mantissa, scale=1, sign_end=None)
    if not numeral.dotted or numeral.scale != 1 or money is not None or measure_behind(text, numeral.end) is not None:
        return numeral
    if text[numeral.start : numeral.end].endswith(".000") and _NOUN_BEHIND.match(behind):
        return replace(numeral, value=numeral.value * 1000, dotted=False)
    return numeral


def _temperature(text: str, numeral: Numeral) -> Measure | None:
    """Return the degrees of "47C" or "-40F", where the words around speak of heat or cold."""
    sign = _DEGREES.match(text, numeral.end)
    if sign is None or not _WEATHER.search(text, max(0, numeral.start - 100), numeral.end + 100):
        return None
    return Measure(numeral.end, sign.end(), "celsius" if sign[0] == "C" else "fahrenheit", "other")


def _inches(text: str, numeral: Numeral, amounts: Sequence[Amount]) -> Measure | None:
    """Return the inches behind feet: "6ft 7in"."""
    sign = _INCHES.match(text, numeral.end)
    feet = amounts[-1].measure if amounts and numeral.start - amounts[-1].end <= 1 else None
    if sign is None or feet is None or feet.unit != "foot":
        return None
    return Measure(sign.start(1), sign.end(), "inch", "distance")


def _is_measure(offsets: TokenOffsets, text: str, measure: Measure, numeral: Numeral) -> bool:
    """Tell whether the word behind the number is a unit here and not a verb or adjective."""
    if text[measure.start - 1] == "-":
        return True
    if measure.unit == "won" and numeral.scale >= 1000:  # "2.5 trillion won on roads", but "a million won the prize"
        return _WON_BEHIND.match(text, measure.end) is None
    if text[measure.start : measure.end].lower().rstrip("s") not in _PROSE_UNITS:
        return True
    token = offsets.token(measure.start)
    if token.tag_ == "VBD" or (measure.unit == "second" and token.tag_ == "JJ"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "SYM", "ADJ")
