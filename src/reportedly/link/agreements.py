"""Agreements: figures that differ and can both be true, with the arithmetic that shows it.

A stock is what is there at one time; a total over a period counts everyone who came and went. Both hold at once where
places are filled more than once: the total divided by the stock is the number of tours in the period.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Final, Literal

from reportedly.link.figures import disjoint, number_of
from reportedly.link.propositions import Proposition
from reportedly.model.claims import ClaimTime
from reportedly.model.linking import REACH
from reportedly.model.relations import Agreement
from reportedly.reference.dates import parse_day

Side = Literal["stock", "total"]

_TOTAL: Final = frozenset({"cumulative", "flow"})
#: Words for a period without dates, in days.
_PERIODS: Final = {"year": 365, "twelve months": 365, "12 months": 365, "month": 30, "week": 7}
#: A length of time that a total is said to cover, in words that the reader of dates leaves alone.
_OVER: Final = re.compile(
    r"\b(?:over|within|in|during|per) (?:a|an|one|the) (?:full |whole )?(year|month|week)\b", re.I
)


def find_agreements(propositions: Sequence[Proposition]) -> tuple[Agreement, ...]:
    """Return the figures of one article, or of one holder within a month, that agree so, in the order of the claims."""
    together: dict[str, dict[Side, list[int]]] = defaultdict(lambda: {"stock": [], "total": []})
    for place, proposition in enumerate(propositions):
        side, keys = agreement_keys(proposition)
        for key, _ in keys:
            together[key][side].append(place)
    pairs = {(min(pair), max(pair)) for sides in together.values() for pair in product(sides["stock"], sides["total"])}
    near = ((propositions[one], propositions[other]) for one, other in sorted(pairs))
    found = (compare_kinds(first, second) for first, second in near if _within_reach(first, second))
    return tuple(agreement for agreement in found if agreement)


def _within_reach(first: Proposition, second: Proposition) -> bool:
    if first.article.id == second.article.id:
        return True
    return bool(first.said and second.said and abs((first.said - second.said).days) <= REACH["stock"])


def agreement_keys(proposition: Proposition) -> tuple[Side, tuple[tuple[str, str], ...]]:
    """Return whether a claim gives a stock or a total over a stated period, and the keys it may share with the other.

    A key comes with the day that it was said on, "" where the day does not matter. A claim that gives neither a stock
    nor a total has no keys. Both sides are of one article or one holder, and count the same things.
    """
    claim, quantity = proposition.claim, proposition.claim.quantity
    side: Side = "stock" if quantity and quantity.kind == "stock" else "total"
    if quantity is None or (side == "total" and (quantity.kind not in _TOTAL or _period(proposition) is None)):
        return side, ()
    things = f"{proposition.unit}|{proposition.formation}"
    in_article = f"article|{proposition.article.id}|{things}", ""
    if not (claim.holder.name and proposition.said):
        return side, (in_article,)
    return side, (in_article, (f"holder|{claim.holder.name}|{things}", proposition.said.isoformat()))


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
