"""Conflicts: claims of one thread that cannot both be true.

Only what is told as a fact conflicts: not what is expected, planned or depends on a condition, nor what nobody vouches
for. Along a chain of copies the same conflict is named once: between a copy and its own source where it was born of
drift, else within one article, else between the claims that stood first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from reportedly.link.figures import bounds, disjoint
from reportedly.link.propositions import AHEAD, Proposition
from reportedly.link.union import Edge, join
from reportedly.model.relations import Alignment, Conflict, ConflictKind, Thread

#: Days that two figures of a thing that changes may lie apart and still speak of one time.
SAME_TIME: Final = 1
#: Days within which a denial answers an assertion that names a place or time.
ANSWERED: Final = 3
_Found = tuple[ConflictKind, str]


def compare_facts(first: Proposition, second: Proposition) -> _Found | None:
    """Return the kind of conflict between two claims of one thread and why, or None; symmetric."""
    if not (_is_fact(first) and _is_fact(second)):
        return None
    if first.claim.quantity and second.claim.quantity:
        return _figures(first, second)
    return _polarity(first, second)


def _is_fact(proposition: Proposition) -> bool:
    claim = proposition.claim
    return claim.status not in AHEAD and claim.certainty in ("certain", "probable") and claim.speech_act != "ask"


def _figures(first: Proposition, second: Proposition) -> _Found | None:
    one, other = first.claim.quantity, second.claim.quantity
    assert one is not None and other is not None
    same = (
        one.kind == other.kind
        and one.what == other.what
        and first.unit == second.unit
        and first.rate == second.rate
        and first.formation == second.formation
        and first.claim.polarity == second.claim.polarity
        and _same_place(first, second)
    )
    if not same or not disjoint(one, other) or _days_apart(first, second) > SAME_TIME:
        return None
    if _same_voice(first, second):
        return None
    return "quantity", f"{_range(first)} and {_range(second)} of the same things at the same time exclude each other"


def _range(proposition: Proposition) -> str:
    quantity = proposition.claim.quantity
    assert quantity is not None
    low, high = bounds(quantity)
    if low == high:
        return f"{low:,g}"
    if low == float("-inf"):
        return f"at most {high:,g}"
    return f"at least {low:,g}" if high == float("inf") else f"{low:,g} to {high:,g}"


def _same_place(first: Proposition, second: Proposition) -> bool:
    return first.place == second.place or first.place is None or second.place is None


def _same_voice(first: Proposition, second: Proposition) -> bool:
    """Tell whether one holder speaks at two times: that is an update."""
    holder, other = first.claim.holder, second.claim.holder
    return holder.name is not None and holder.name == other.name and first.said != second.said


def _days_apart(first: Proposition, second: Proposition) -> float:
    if first.day is None or second.day is None:
        return float("inf")
    return abs((first.day - second.day).days)


def _polarity(first: Proposition, second: Proposition) -> _Found | None:
    positive, negative = sorted((first, second), key=lambda p: p.claim.polarity == "negative")
    if positive.claim.polarity == negative.claim.polarity:
        return None
    if "unknown" in (first.claim.certainty, second.claim.certainty) or not _same_act(first, second):
        return None
    if positive.claim.certainty != "certain" or negative.claim.certainty != "certain":
        return None
    denial = negative.claim.speech_act == "deny"
    standing = denial and negative.claim.place is None and positive.claim.place is None
    if not standing and _days_apart(first, second) > (ANSWERED if denial else SAME_TIME):
        return None
    return "polarity", "the one says that it is so, the other that it is not"


def _same_act(first: Proposition, second: Proposition) -> bool:
    if first.cluster and second.cluster and first.cluster != second.cluster:
        return False
    return not (first.actors and second.actors) or bool(set(first.actors) & set(second.actors))


def find_conflicts(
    threads: Sequence[Thread], alignments: Iterable[Alignment], propositions: Mapping[str, Proposition]
) -> tuple[Conflict, ...]:
    """Return the conflicts within each thread, each named once along chains of copies."""
    aligned = {frozenset((a.earlier, a.later)) for a in alignments}
    chains = _chains(aligned, propositions)
    found = []
    for thread in threads:
        groups: dict[tuple[str, str, ConflictKind], list[Conflict]] = defaultdict(list)
        for left, right in combinations(thread.claims, 2):
            chain, other = sorted((chains[left], chains[right]))
            if chain == other and frozenset((left, right)) not in aligned:
                continue
            if result := compare_facts(propositions[left], propositions[right]):
                kind, why = result
                groups[chain, other, kind].append(Conflict((left, right), kind, (why,)))
        found += [min(group, key=lambda c: _closeness(c, propositions)) for group in groups.values()]
    return tuple(found)


def _closeness(conflict: Conflict, propositions: Mapping[str, Proposition]) -> bool:
    """Return False, which sorts first, for two claims of one article; the earliest pair wins among equals."""
    first, second = (propositions[claim].article.id for claim in conflict.claims)
    return first != second


def _chains(aligned: Iterable[frozenset[str]], propositions: Mapping[str, Proposition]) -> Mapping[str, str]:
    """Return for each claim the id of its chain of copies: itself where it has none."""
    edges = [Edge(min(pair), max(pair)) for pair in aligned if _same_cluster(pair, propositions)]
    chains = {claim: claim for claim in propositions}
    for component in join(edges):
        chains.update(dict.fromkeys(component.ids, component.ids[0]))
    return chains


def _same_cluster(pair: frozenset[str], propositions: Mapping[str, Proposition]) -> bool:
    first, second = (propositions[claim] for claim in sorted(pair))
    return first.cluster is None or second.cluster is None or first.cluster == second.cluster
