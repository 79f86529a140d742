"""Agreements: figures that differ and can both be true, with the arithmetic that shows it.

A stock is what is there at one time; a total over a period counts everyone who came and went. Both hold at once where
places are filled more than once: the total divided by the stock is the number of tours in the period.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Final

from reportedly.link.figures import disjoint, number_of
from reportedly.link.propositions import Proposition
from reportedly.model.claims import ClaimTime
from reportedly.model.relations import Agreement
from reportedly.reference.dates import parse_day

_TOTAL: Final = frozenset({"cumulative", "flow"})
#: Words for a period without dates, in days.
_PERIODS: Final = {"year": 365, "twelve months": 365, "12 months": 365, "month": 30, "week": 7}
#: A length of time that a total is said to cover, in words that the reader of dates leaves alone.
_OVER: Final = re.compile(
    r"\b(?:over|within|in|during|per) (?:a|an|one|the) (?:full |whole )?(year|month|week)\b", re.I
)


def find_agreements(propositions: Sequence[Proposition]) -> tuple[Agreement, ...]:
    """Return the figures of one holder or one article that agree in this way, in the order of the claims."""
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, proposition in enumerate(propositions):
        if proposition.claim.quantity is not None:
            together["article", proposition.article.id].append(place)
            if proposition.claim.holder.name:
                together["holder", proposition.claim.holder.name].append(place)
    pairs = {pair for places in together.values() for pair in combinations(places, 2)}
    found = (compare_kinds(propositions[first], propositions[second]) for first, second in sorted(pairs))
    return tuple(agreement for agreement in found if agreement)


def compare_kinds(first: Proposition, second: Proposition) -> Agreement | None:
    """Return how a stock and a total over a period agree, or None where they do not differ or cannot."""
    stock, total = sorted((first, second), key=lambda p: p.claim.quantity is None or p.claim.quantity.kind != "stock")
    held, passed = stock.claim.quantity, total.claim.quantity
    if held is None or passed is None or held.kind != "stock" or passed.kind not in _TOTAL:
        return None
    if stock.unit != total.unit or stock.formation != total.formation or not disjoint(held, passed):
        return None
    if stock.actors and total.actors and not set(stock.actors) & set(total.actors):
        return None
    there, over, days = number_of(held), number_of(passed), _period(total)
    if not there or not over or over <= there or days is None or _other_country(stock, total):
        return None
    tours = over / there
    why = (
        f"{there:,.0f} at one time and {over:,.0f} over {days} days can both be true if they are relieved",
        f"{over:,.0f} / {there:,.0f} = {tours:.1f} tours in the period, each of about {days / tours:.0f} days",
    )
    return Agreement((first.claim.id, second.claim.id), why)


def _other_country(first: Proposition, second: Proposition) -> bool:
    return bool(first.place and second.place and first.place.split()[0] != second.place.split()[0])


def _period(proposition: Proposition) -> int | None:
    """Return the length in days of the period that a total covers; None where the text gives none."""
    time, text = proposition.claim.time, proposition.article.text
    if time is None:
        over = _OVER.search(" ".join(proposition.claim.evidence.of(text).split()))
        return _PERIODS[over[1].lower()] if over else None
    start, end = _day(time.start), _day(time.end)
    if start and end and end > start:
        return (end - start).days
    return _worded(time, text)


def _worded(time: ClaimTime, text: str) -> int | None:
    words = time.text.of(text).lower()
    return next((days for word, days in _PERIODS.items() if word in words), None)


def _day(value: str | None) -> date | None:
    return parse_day(value) if value else None
