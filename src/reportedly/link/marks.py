"""Marks: the figures that answer a question, one for each origin, with every claim that carries it.

Claims go to one mark where one drifted from the other along a copy, or where they have one origin, one kind and one
number. A claim that goes back to no known origin stands with those of the same holder in its own article, and one that
names no source with the others that name none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportedly.link.days import statement_days
from reportedly.link.questions import Fit, figure_fit
from reportedly.model.annotations import Quantity
from reportedly.model.claims import Claim, Holder
from reportedly.model.questions import Carrier, Mark, Period, Question
from reportedly.model.relations import Drift, Origin, ReadArticle, Relations
from reportedly.model.wording import holder_in_words
from reportedly.reference.dates import parse_day
from reportedly.reference.states import state_name

#: Kinds of figures that add up over a period, so that two of different periods count different things.
OVER_TIME: Final = frozenset({"flow", "cumulative", "casualties"})
#: Days from which a period that ends with the telling is one that began then, and no night or day.
_RUNNING: Final = 2
#: Sorts articles without a date behind all others.
_LAST = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that answers, with its article, how it fits, and the day it was stated (ISO)."""

    item: ReadArticle
    claim: Claim
    fit: Fit
    stated: str | None


def find_figures(items: Iterable[ReadArticle], question: Question) -> list[Found]:
    """Return the claims whose figures answer the question, the first stated first."""
    return [
        Found(item, claim, fit, stated)
        for item in items
        for claim, stated in with_days(item)
        if (fit := figure_fit(item, claim, question)) is not None
    ]


def with_days(item: ReadArticle) -> list[tuple[Claim, str | None]]:
    """Return an article's claims, each with the ISO day of its statement, None where unknown."""
    days = (stated.day.isoformat() if stated.day else None for stated in statement_days(item))
    return list(zip(item.claims, days, strict=True))


def marks_of(found: Sequence[Found], relations: Relations, order: Mapping[str, int]) -> list[Mark]:
    """Group the claims into marks, in the order of their first statement.

    ``order`` ranks articles from the first that states a thing to the last that copies it.
    """
    origins = {claim: origin for origin in relations.origins for claim in origin.claims}
    drifts: dict[str, list[Drift]] = defaultdict(list)
    for drift in relations.drift:
        drifts[drift.later].append(drift)
    ranked = sorted(found, key=lambda one: (order[one.item.article.id], one.claim.evidence, one.claim.id))
    groups = _group(ranked, origins, drifts)
    marks = [_mark(members, origins, drifts) for members in groups]
    return _replaced(marks, relations)


def _group(
    ranked: Sequence[Found], origins: Mapping[str, Origin], drifts: Mapping[str, Sequence[Drift]]
) -> list[list[Found]]:
    """Join claims that restate one figure of one origin; each group is in the order of ``ranked``."""
    leader = {one.claim.id: one.claim.id for one in ranked}

    def find(claim_id: str) -> str:
        while leader[claim_id] != claim_id:
            claim_id = leader[claim_id]
        return claim_id

    place = {one.claim.id: index for index, one in enumerate(ranked)}

    def join(left: str, right: str) -> None:
        first, second = sorted((find(left), find(right)), key=place.__getitem__)
        leader[second] = first

    seen: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for one in ranked:
        told = seen[(*_source_key(one, origins), *_figure_key(one))]
        if (same := next((other for other in told if _restates(one, other)), None)) is not None:
            join(same.claim.id, one.claim.id)
        told.append(one)
    restated = {find(one.claim.id) for one in ranked if find(one.claim.id) != one.claim.id}
    for one in ranked:
        found = drifts.get(one.claim.id, ())
        astray = {drift.earlier for drift in found if drift.kind == "number_changed"}
        for drift in found:
            # What restates a figure of its source is no other figure of that source gone astray.
            settled = find(one.claim.id) in restated and drift.earlier in astray
            if drift.earlier in leader and not settled:
                join(drift.earlier, one.claim.id)
    groups: dict[str, list[Found]] = {}
    for one in ranked:
        groups.setdefault(find(one.claim.id), []).append(one)
    return list(groups.values())


def _source_key(one: Found, origins: Mapping[str, Origin]) -> tuple[object, ...]:
    origin = origins.get(one.claim.id)
    if origin is not None:
        return (origin.id,)
    if one.claim.holder.kind in ("article", "reports"):
        return (one.item.article.id,)
    return one.item.article.id, holder_key(one.claim.holder, _words(one))


def _figure_key(one: Found) -> tuple[object, ...]:
    quantity = _quantity(one)
    number = quantity.high if quantity.high is not None else quantity.low
    return quantity.kind == "casualties", quantity.what, number, one.fit.note


def _restates(one: Found, other: Found) -> bool:
    """Tell whether a figure of the same source and number is the same: in one article, only where its kind is, too."""
    return one.item.article.id != other.item.article.id or _quantity(one).kind == _quantity(other).kind


def holder_key(holder: Holder, words: str | None) -> tuple[str, ...]:
    """Return what makes two holders one: a name, or else the naming words; all unnamed ones of an office are one.

    Anonymous officials of one state and sector may be one person, and are never counted as two; nor are they and their
    state, for which somebody unnamed speaks.
    """
    if holder.country and holder.sector in (None, "GOV") and holder.name == state_name(holder.country):
        return ("anonymous", holder.country, "GOV")
    office = holder.country or "", holder.sector or ""
    if holder.name:
        return ("name", holder.name.lower(), holder.country or "")
    if holder.anonymous and holder.country:
        return ("anonymous", *office)
    return (holder.kind, (words or "").lower(), *office)


def _mark(members: Sequence[Found], origins: Mapping[str, Origin], drifts: Mapping[str, Sequence[Drift]]) -> Mark:
    root = _fullest(members)
    members = [root, *(one for one in members if one is not root)]
    claim, text = root.claim, root.item.article.text
    quantity = _quantity(root)
    origin = next((origins[one.claim.id] for one in members if one.claim.id in origins), None)
    ids = {one.claim.id for one in members}
    return Mark(
        id=claim.id,
        figure=quantity,
        holder=claim.holder,
        holder_words=holder_in_words(claim.holder, _words(root)),
        carriers=tuple(carrier_of(one.item, one.claim, drifts.get(one.claim.id, ()), ids) for one in members),
        certainty=claim.certainty,
        status=claim.status,
        speech_act=claim.speech_act,
        hedges=tuple(span.of(text) for span in claim.hedges),
        via=claim.via,
        place=(claim.place.name or claim.place.text.of(text)) if claim.place else None,
        country=claim.place.country if claim.place else None,
        stated=root.stated,
        as_of=_as_of(claim, root.stated),
        period=_period(claim, root.stated),
        origin=origin.id if origin else None,
        occasion=origin.occasion if origin else None,
        why=(*root.fit.why, *(dict.fromkeys(origin.why) if origin and len(members) > 1 else ())),
        left_out=root.fit.left_out,
        note=root.fit.note,
        product=root.fit.product,
    )


def _as_of(claim: Claim, stated: str | None) -> str | None:
    """Return the day a figure speaks of: its own, else the end of its time, no later than it was told of what has been.

    "Sent 500 men this week" speaks of no day that is yet to come.
    """
    own = claim.quantity.as_of if claim.quantity else None
    if own is not None:
        return own
    day = (claim.time.end or claim.time.start) if claim.time else None
    if day is None or (stated is not None and claim.status in ("happened", "ongoing") and day > stated):
        return stated
    return day


def _period(claim: Claim, stated: str | None) -> Period | None:
    """Return the days that a count over time covers, where its words name the first."""
    time = claim.time
    if claim.quantity is None or claim.quantity.kind not in OVER_TIME or time is None or time.start is None:
        return None
    first, last = parse_day(time.start), parse_day(time.end or "")
    long = first is not None and last is not None and (last - first).days >= _RUNNING
    running = time.end is None or (stated is not None and long and time.end >= stated)
    return time.start, None if running else time.end


def _fullest(members: Sequence[Found]) -> Found:
    """Return the claim that a mark shows: the first stated; of one article that gives its number barely too, the bound.

    "May send 100,000" in an article's summary is the "up to 100,000" of its text.
    """
    first = members[0]
    if _quantity(first).relation != "exact":
        return first
    same = (one for one in members if one.item is first.item and _figure_key(one) == _figure_key(first))
    return next((one for one in same if _quantity(one).relation != "exact"), first)


def carrier_of(item: ReadArticle, claim: Claim, drifts: Iterable[Drift], earlier: Iterable[str]) -> Carrier:
    """Return a claim as the carrier of a mark, with its drift from the ``earlier`` claims of that mark."""
    article, known = item.article, set(earlier)
    return Carrier(
        claim=claim.id,
        article=article.id,
        span=claim.evidence,
        quote=claim.evidence.of(article.text),
        publisher=article.publisher,
        published=article.published,
        title=article.title,
        quantity=claim.quantity,
        changed=tuple(dict.fromkeys(drift.kind for drift in drifts if drift.earlier in known)),
    )


def _replaced(marks: Sequence[Mark], relations: Relations) -> list[Mark]:
    """Say of each mark which later one of the same holder replaces it."""
    mark_of = {carrier.claim: place for place, mark in enumerate(marks) for carrier in mark.carriers}
    later: dict[int, int] = {}
    for update in relations.updates:
        before, after = mark_of.get(update.earlier), mark_of.get(update.later)
        if before is None or after is None or before == after:
            continue
        if marks[before].period == marks[after].period:
            later[before] = min(after, later.get(before, after))
    return [
        replace(mark, replaced_by=marks[later[place]].id) if place in later else mark
        for place, mark in enumerate(marks)
    ]


def article_order(items: Sequence[ReadArticle], relations: Relations) -> dict[str, int]:
    """Rank articles from first to last: by date, each copy behind its source, then by id; undated ones come last."""
    parent = {copy.copy: copy.of for copy in relations.copies if not copy.of_outside and copy.kind != "credit"}

    def depth(article_id: str) -> int:
        seen = {article_id}
        while (article_id := parent.get(article_id, "")) and article_id not in seen:
            seen.add(article_id)
        return len(seen)

    ids = {item.article.id: item.article.published or _LAST for item in items}
    ranked = sorted(ids, key=lambda article_id: (ids[article_id], depth(article_id), article_id))
    return {article_id: rank for rank, article_id in enumerate(ranked)}


def _words(one: Found) -> str | None:
    span = one.claim.holder.text
    return span.of(one.item.article.text) if span else None


def _quantity(one: Found) -> Quantity:
    quantity = one.claim.quantity
    if quantity is None:
        raise ValueError(f"claim {one.claim.id}: has no figure and cannot be a mark")
    return quantity
