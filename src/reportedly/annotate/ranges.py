"""Ranges: two amounts joined into one ("between 3,000 and 7,000", "$10 to $15 billion", "3,000-7,000")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.annotate.numerals import Numeral
from reportedly.annotate.units import Measure

_CONNECTOR = re.compile(
    r"\s*(?:(?P<dash>-|–|−|~|(?<!\s)—(?!\s))|-?(?P<word>(?:up\s+)?to|and|or|through)-?)\s*(?:up\s+to\s+|about\s+|around\s+|some\s+)?\Z"
)
_BETWEEN = re.compile(
    r"\b(?P<word>between|from|ranging\s+from|starting\s+from|anywhere\s+from)\s+(?:about\s+|around\s+|some\s+)?\Z",
    re.IGNORECASE,
)
#: "increased by 43 to 419": the first number is the difference, the second the level.
_DIFFERENCE = re.compile(r"\b(?:by|up|down|added|gained|lost|rose|fell|dropped|jumped|climbed)\s+\Z", re.IGNORECASE)
#: Verbs whose object is a count, not a difference: "lost 20 to 30 men".
_SUFFERED = re.compile(r"\b(?:lost|gained|added)\s+\Z", re.IGNORECASE)
#: Verbs and nouns of change, after which "from 9 to 10" states the later value (codebook, rulings on quantities).
_CHANGE = re.compile(
    r"\b(?:r[io]sen?|rose|rising|rises|increas\w*|grew|grow\w*|climb\w*|jump\w*|surg\w*|soar\w*|fell|fall(?:s|en|ing)?|drop\w*|declin\w*"
    r"|decreas\w*|slid\w*|plung\w+|cut|cuts|cutting|reduc\w*|rais\w*|lower\w*|up|down|went|go(?:es|ing|ne)?|chang\w*|mov\w*|revis\w*"
    r"|expand\w*|shr[aiu]nk\w*|doubl\w*|tripl\w*|boost\w*|upgrad\w*|downgrad\w*|widen\w*|narrow\w*|slash\w*|improv\w+|extend\w*"
    r"|swell\w*|swollen|enlarg\w*|trim\w*|halv\w*)\b",
    re.IGNORECASE,
)  # fmt: skip
#: Verbs that tell of a change only beside the level they move: "took the rate from 3% to 4%", not "took from 9 to 15".
_MOVE = re.compile(r"\b(?:bring\w*|brought|tak(?:es?|en|ing)|took|lift\w*|push\w*)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:tolls?|counts?|numbers?|totals?|tall(?:y|ies)|levels?|rates?|shares?|prices?|figures?|budgets?|strength|size|ceiling|limits?"
    r"|ages?|targets?|costs?|output|production|spending|capacity|quotas?|wages?|tariffs?|ratio|proportion|percentage|population"
    r"|membership|presence|headcount|stockpiles?|deaths|losses|casualties)\b",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_CHANGE = 60
_LONGEST_JOINT = 16
#: When the first value of a change held, up to the second one.
_WHEN = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:in\s+(?:[A-Z][a-z]+\s+)?(?:\d{4}|[A-Z][a-z]+)|last\s+[a-z]+|(?:a|one)\s+[a-z]+\s+(?:ago|earlier|before))"
    r",?\s+to\s+(?:about\s+|around\s+|some\s+|nearly\s+)?"
)
_MEASURED = re.compile(r"(?:\s+(?:a|per)\s+(?:day|week|month|year))?\s+to\s+(?:about\s+|around\s+|some\s+|just\s+)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral, or two joined into a range, with the sign of money before it and the measure behind it.

    ``start`` and ``end`` cover the range's words ("between … and …") and signs; ``number_start`` and ``number_end`` the
    numerals alone. ``changed`` says that only the later value of a change ("from 9 to 10") was kept.
    """

    numeral: Numeral
    start: int
    end: int
    number_start: int
    number_end: int
    low: Decimal
    high: Decimal
    money: Measure | None = None
    measure: Measure | None = None
    is_range: bool = False
    changed: bool = False


def join_ranges(text: str, amounts: list[Amount]) -> list[Amount]:
    """Join neighbouring amounts that make a range; the others are returned as they were, in order."""
    joined: list[Amount] = []
    for amount in amounts:
        pair = _join(text, joined[-1], amount) if joined else None
        if pair is None:
            joined.append(amount)
        else:
            joined[-1] = pair
    return joined


def _join(text: str, first: Amount, second: Amount) -> Amount | None:
    """Join two amounts, None where the words between them make no range."""
    between = text[first.end : second.start]
    begun = _BETWEEN.search(text, max(0, first.start - 24), first.start)
    if begun and begun["word"].lower() == "from" and _WHEN.fullmatch(between) and _comparable(first, second):
        changes = _tells_change(text, begun.start())
        return replace(second, changed=True) if changes else None  # "rose from 44% in 2023 to 52%"
    if begun and begun["word"].lower() == "from" and first.measure and _MEASURED.fullmatch(between):
        changes = _tells_change(text, begun.start())
        bare = second.measure is None and second.money is None
        if changes and bare:  # "cut from 40,000 tonnes a month to 2,000"
            return replace(second, measure=first.measure, changed=True)
    if len(between) > _LONGEST_JOINT or first.is_range or "vague" in (first.numeral.form, second.numeral.form):
        return None
    connector = _CONNECTOR.match(between)
    if connector is None or not _comparable(first, second):
        return None
    opening = _BETWEEN.search(text, max(0, first.start - 24), first.start)
    opener = opening["word"].split()[-1].lower() if opening else None
    if not _joins(text, first, second, connector["word"], opener):
        return None
    start = opening.start() if opening else first.start
    if opener == "from" and connector["word"] == "to" and _tells_change(text, start):
        return replace(second, changed=True)
    low, high = first.numeral.value, second.numeral.value
    if first.numeral.scale == 1 and second.numeral.scale > 1 and first.numeral.value < second.numeral.mantissa:
        low *= second.numeral.scale
    elif connector["dash"] and low < high / 1000 and high % 1000 == 0 and first.numeral.form == "digits":
        low *= 1000  # "30-40,000"
    if low >= high and (opener is None or connector["word"] is None):
        return None
    return Amount(
        second.numeral, start, second.end, first.number_start, second.number_end, min(low, high), max(low, high),
        first.money or second.money, second.measure or first.measure, is_range=True,
    )  # fmt: skip


def _tells_change(text: str, end: int) -> bool:
    """Tell whether the words before an offset tell of a change, after which "from 9 to 10" states the later value."""
    start = max(0, end - _LONGEST_CHANGE)
    if _CHANGE.search(text, start, end):
        return True
    return bool(_MOVE.search(text, start, end) and _LEVEL.search(text, start, end))


def _joins(text: str, first: Amount, second: Amount, word: str | None, opener: str | None) -> bool:
    """Tell whether the word between two amounts (None for a dash) makes a range of them."""
    if word is not None and word != "to" and word.endswith("to"):  # "from 450 up to 900"
        return opener == "from"
    if word == "and":
        return opener == "between"
    if word == "to" and opener is None:
        counted = (
            first.money is None
            and second.measure is None
            and _SUFFERED.search(text, max(0, first.start - 10), first.start)
        )
        return bool(counted) or not _DIFFERENCE.search(text, max(0, first.start - 10), first.start)
    if word == "or":
        spelled = first.numeral.form == "words" == second.numeral.form
        return first.numeral.value + 1 == second.numeral.value or spelled
    return True


def _comparable(first: Amount, second: Amount) -> bool:
    """Tell whether the two amounts are of one sort."""
    if first.numeral.form == "fraction" or second.numeral.form == "fraction":
        return False
    if first.money and second.money and first.money.unit != second.money.unit:
        return False
    if bool(second.money) and not first.money:
        return False
    if first.measure is None:
        return True
    return second.measure is not None and second.measure.unit == first.measure.unit
