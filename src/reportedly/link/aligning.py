"""Alignment: which claim of a copy restates which claim of its source.

Each pair is scored by what both say (terms, numbers, event, parties, place, holder) and by where they stand; the best
pairs are taken first, one to one. Numbers, bounds, hedges, holders and polarity may differ: that is what drifts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations
from typing import Final

from reportedly.link.figures import TELLING, number_of, same_number
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.model.relations import Alignment, ReadArticle

#: A pair below this is none. Set with the weights below on the chains of gold/public_story.
LEAST: Final = 1.6
#: The score at which an alignment is as good as certain.
SURE: Final = 6.0
_REACTIONS: Final = frozenset({"deny", "decline", "confirm"})


def align_claims(source: ReadArticle, copy: ReadArticle) -> tuple[Alignment, ...]:
    """Return the pairs of claims of which the later restates the earlier, in the order of the copy."""
    return align_propositions(propositions_of(source), propositions_of(copy))


def align_propositions(source: Sequence[Proposition], copy: Sequence[Proposition]) -> tuple[Alignment, ...]:
    """Align the propositions of two articles; pure in the pair."""
    weights = _weights([*source, *copy])
    scored, added = [], _added_up(source, copy)
    told = [frozenset(toll[1] for p in side if (toll := _toll(p)) and toll[1] >= TELLING) for side in (source, copy)]
    for i, earlier in enumerate(source):
        for j, later in enumerate(copy):
            offset = abs((i + 0.5) / len(source) - (j + 0.5) / len(copy))
            if opposed(earlier, later) or (j in added and earlier.claim.quantity is not None):
                continue
            if _told_elsewhere(earlier, later, *told):
                continue
            score, why = _score(earlier, later, weights)
            score += 0.6 * (0.5 - offset)
            if score >= LEAST:
                scored.append((-score, i, j, why))
    taken_source: set[int] = set()
    taken_copy: set[int] = set()
    pairs: dict[int, Alignment] = {}
    for negative, i, j, why in sorted(scored):
        if i not in taken_source and j not in taken_copy:
            taken_source.add(i)
            taken_copy.add(j)
            score = min(1.0, round(-negative / SURE, 3))
            pairs[j] = Alignment(source[i].claim.id, copy[j].claim.id, score, why)
    return tuple(pairs[j] for j in sorted(pairs))


def _weights(propositions: Sequence[Proposition]) -> Mapping[str, float]:
    """Return each term's weight: the fewer claims of the two articles hold it, the more it says."""
    counts = Counter(term for proposition in propositions for term in proposition.terms)
    return {term: 1.0 / (1.0 + count / 2) for term, count in counts.items()}


def _added_up(source: Sequence[Proposition], copy: Sequence[Proposition]) -> frozenset[int]:
    """Return which claims of the copy give the sum of tolls that the source gives apart: no toll is told again."""
    tolls: dict[str | None, set[float]] = defaultdict(set)
    for proposition in source:
        if (toll := _toll(proposition)) is not None:
            tolls[toll[0]].add(toll[1])
    found = set()
    for place, proposition in enumerate(copy):
        if (toll := _toll(proposition)) is not None and toll[1] not in (parts := tolls[toll[0]]):
            sums = {sum(parts), *(one + other for one, other in combinations(sorted(parts), 2))}
            if toll[1] in sums:
                found.add(place)
    return frozenset(found)


def _told_elsewhere(earlier: Proposition, later: Proposition, source: Set[float], copy: Set[float]) -> bool:
    """Tell whether two tolls give other numbers of which the other text gives one too: 33 wounded became 33 dead."""
    first, second = _toll(earlier), _toll(later)
    if first is None or second is None or first[1] == second[1]:
        return False
    return second[1] in source or first[1] in copy


def _toll(proposition: Proposition) -> tuple[str | None, float] | None:
    """Return what befell those counted and their number, None where no casualties are counted."""
    quantity = proposition.claim.quantity
    if quantity is None or quantity.kind != "casualties" or (number := number_of(quantity)) is None:
        return None
    return quantity.what, number


def opposed(earlier: Proposition, later: Proposition) -> bool:
    """Tell whether two claims are different parties' answers to one another, or on other acts: no copy of one.

    A copy may lose a "not" and it may name another source; but what one party denies and another says are two claims
    in any retelling, and so are two denials by two parties, or a denial of the one's act and a word on the other's.
    """
    first, second = earlier.claim, later.claim
    denials = [claim for claim in (first, second) if claim.speech_act == "deny"]
    if not denials:
        return False
    countries = first.holder.country, second.holder.country
    if None not in countries and countries[0] != countries[1]:
        return True
    if len(denials) == 2:
        return False
    acts = earlier.actors, later.actors
    other_act = all(acts) and not set(acts[0]) & set(acts[1])
    return other_act or not any(term[0] != "=" for term in earlier.terms & later.terms)


def _score(earlier: Proposition, later: Proposition, weights: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    shared = earlier.terms & later.terms
    first, second = (sum(weights[term] for term in sorted(side.terms)) for side in (earlier, later))
    common = sum(weights[term] for term in sorted(shared))
    score = 4.0 * (common / (first + second) + common / (2 * min(first, second))) if common else 0.0
    why = [f"both say {', '.join(sorted(shared))}"] if shared else []
    for points, reason in (
        _figures(earlier, later), _events(earlier, later), _places(earlier, later), _voices(earlier, later)
    ):  # fmt: skip
        score += points
        if reason:
            why.append(reason)
    return score, tuple(why)


def _figures(earlier: Proposition, later: Proposition) -> tuple[float, str]:
    first, second = earlier.claim.quantity, later.claim.quantity
    if first is None or second is None:
        only = first or second
        return (0.0 if only is None else -3.0 if only.kind == "casualties" else -0.4), ""
    if same_number(first, second):
        return 2.5, "the same number"
    if earlier.unit == later.unit:
        return -0.5, ""
    return -1.0, ""


def _events(earlier: Proposition, later: Proposition) -> tuple[float, str]:
    points, reason = 0.0, ""
    if earlier.cluster and later.cluster:
        points, reason = (1.0, "the same event") if earlier.cluster == later.cluster else (-0.7, "")
    for first, second in ((earlier.actors, later.actors), (earlier.recipients, later.recipients)):
        if first and second:
            points += 0.5 if set(first) & set(second) else -0.5
    return points, reason


def _places(earlier: Proposition, later: Proposition) -> tuple[float, str]:
    if earlier.place is None or later.place is None:
        return 0.0, ""
    if earlier.place == later.place:
        return 0.8, "the same place"
    return (0.3, "") if earlier.place.split()[0] == later.place.split()[0] else (-0.8, "")


def _voices(earlier: Proposition, later: Proposition) -> tuple[float, str]:
    first, second = earlier.claim, later.claim
    points, reason = 0.0, ""
    if first.holder.name and first.holder.name == second.holder.name:
        points, reason = 0.4, "the same holder"
    elif first.holder.country and second.holder.country and first.holder.country != second.holder.country:
        points = -1.0
    if {first.speech_act, second.speech_act} <= _REACTIONS:
        agree = first.holder.country is not None and first.holder.country == second.holder.country
        points += (1.2 if first.speech_act == second.speech_act else 0.4) if agree else -0.8
    elif (first.speech_act in _REACTIONS) != (second.speech_act in _REACTIONS):
        points -= 0.4
    return points, reason
