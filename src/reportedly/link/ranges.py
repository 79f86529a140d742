"""Ranges: the numbers that most independent figures allow, each range with its count and the words that say so.

No number here is made up or averaged: a range is where the ranges that holders gave overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.link.figures import ABOUT
from reportedly.model.questions import Mark, Outlook, SupportedRange
from reportedly.model.wording import mark_in_words, number_in_words
from reportedly.reference.places_within import place_key

Interval = tuple[float | None, float | None]
Group = tuple[str, Outlook, str, str]


def group_key(mark: Mark) -> Group:
    """Return what figures must share to be compared: place, period, and whether they are of what is or is to come."""
    first, last = mark.period or ("", None)
    return place_key(mark.place or ""), mark.outlook, first, last or ""


def interval_of(mark: Mark) -> Interval:
    """Return the closed range of numbers that a figure allows; None where it is open.

    "About" reaches a tenth to either side (:data:`ABOUT`); "up to" starts at 0; "at least" and "thousands" have no end.
    """
    figure = mark.figure
    if figure.relation == "at_most":
        return 0, figure.high
    if figure.relation in ("at_least", "vague"):
        return figure.low, None
    low, high = figure.low, figure.high
    if figure.relation == "approx":
        return (low * (1 - ABOUT) if low is not None else None), (high * (1 + ABOUT) if high is not None else None)
    return low, high


def supported_ranges(marks: Sequence[Mark]) -> list[SupportedRange]:
    """Return for each place, outlook and period the numbers that most of its figures in force allow."""
    groups: dict[Group, list[Mark]] = {}
    for mark in marks:
        if mark.left_out is None:
            groups.setdefault(group_key(mark), []).append(mark)
    ranked = sorted(groups.items(), key=lambda entry: (entry[0][1] == "ahead", -len(entry[1]), entry[0]))
    return [_supported(members) for _, members in ranked]


def _supported(marks: Sequence[Mark]) -> SupportedRange:
    spans, support = overlap([interval_of(mark) for mark in marks])
    allowing = [mark for mark in marks if any(_allows(interval_of(mark), span) for span in spans)]
    place, outlook = marks[0].place or "no place", marks[0].outlook
    words = _range_words(marks, allowing, spans, support)
    ids = tuple(mark.id for mark in allowing)
    return SupportedRange(place, outlook, tuple(spans), support, len(marks), ids, words, marks[0].period)


def overlap(intervals: Sequence[Interval]) -> tuple[list[Interval], int]:
    """Return the ranges that the most intervals share, and how many those are.

    >>> overlap([(10_000, None), (9_000, 11_000), (0, 10_500), (20_000, 20_000)])
    ([(10000, 10500)], 3)
    """
    infinite = float("inf")
    closed = [(low or 0.0, infinite if high is None else high) for low, high in intervals]
    edges = sorted({low for low, _ in closed})
    best: list[tuple[float, float]] = []
    most = 0
    for start in edges:
        here = [(low, high) for low, high in closed if low <= start <= high]
        if len(here) > most:
            best, most = [], len(here)
        if len(here) == most:
            best.append((start, min(high for _, high in here)))
    return [(_number(low), None if high == infinite else _number(high)) for low, high in best], most


def _number(value: float) -> float:
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded


def _allows(interval: Interval, span: Interval) -> bool:
    low, high = interval
    return (low or 0) <= (span[0] or 0) and (high is None or (span[1] is not None and span[1] <= high))


def _range_words(marks: Sequence[Mark], allowing: Sequence[Mark], spans: Sequence[Interval], support: int) -> str:
    if len(marks) == 1:
        return f"One origin alone gives a figure ({mark_in_words(marks[0])}); nothing here supports or disputes it."
    if support < 2:
        return f"{len(marks)} origins, and no number that more than one of them allows: {_listed(marks)}."
    where = " or ".join(_span_words(span) for span in spans)
    text = f"{support} of {len(marks)} independent origins in force allow {where}"
    if len(spans) == 1:
        text += f": {_listed(allowing)}"
        others = [mark for mark in marks if mark not in allowing]
        text += f". Not so: {_listed(others)}" if others else ""
    else:
        text += f": {_listed(marks)}"
    if any(mark.figure.relation == "approx" for mark in marks):
        text += f". “About” is taken to reach {ABOUT:.0%} to either side"
    return f"{text}."


def _listed(marks: Sequence[Mark]) -> str:
    return "; ".join(mark_in_words(mark) for mark in marks)


def _span_words(span: Interval) -> str:
    low, high = span
    if high is None:
        return f"{number_in_words(low or 0.0)} or more"
    if not low:
        return f"any number up to {number_in_words(high)} (no lower bound is given)"
    return number_in_words(low) if low == high else f"{number_in_words(low)} to {number_in_words(high)}"
