"""Conflicts: claims of one thread that cannot both be true.

Only what is told as a fact conflicts: not what is expected, planned or depends on a condition, nor what nobody vouches
for. Along a chain of copies the same conflict is named once: between a copy and its own source where it was born of
drift, else within one article, else between the claims that stood first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import Final

from reportedly.link.drift import same_holder
from reportedly.link.figures import bounds, disjoint, number_of
from reportedly.link.propositions import AHEAD, Proposition, side_of
from reportedly.link.terms import TARGETS
from reportedly.link.union import Edge, join
from reportedly.model.claims import Claim
from reportedly.model.relations import Alignment, Conflict, ConflictKind, Thread
from reportedly.reference.dates import parse_day
from reportedly.reference.names import key_of

#: Of two periods the shorter is at least this share of the longer where they are taken for one.
SAME_WINDOW: Final = 0.7
#: Days that two figures of a thing that changes may lie apart and still speak of one time.
SAME_TIME: Final = 1
#: Days within which a denial answers an assertion that names a place or time.
ANSWERED: Final = 3
#: Words by which a toll is told as a new count of what was counted before.
_CORRECTED: Final = re.compile(
    r"\b(?:lower|revis|correct|reduc)(?:ed|es|ing)\b|\b(?:down|up) from\b|\bnow stands?\b", re.I
)
_Found = tuple[ConflictKind, str]


def compare_facts(first: Proposition, second: Proposition, *, copied: bool = False) -> _Found | None:
    """Return the kind of conflict between two claims of one thread and why, or None; of either order the same kind.

    Where the one was ``copied`` from the other they speak of one time, whatever days they were told on.
    """
    if not (_is_fact(first) and _is_fact(second)):
        return None
    if first.claim.quantity and second.claim.quantity:
        return _figures(first, second, copied)
    return _polarity(first, second, copied) or _actors(first, second)


def _is_fact(proposition: Proposition) -> bool:
    claim = proposition.claim
    return claim.status not in AHEAD and claim.certainty in ("certain", "probable") and claim.speech_act != "ask"


def _figures(first: Proposition, second: Proposition, copied: bool) -> _Found | None:
    one, other = first.claim.quantity, second.claim.quantity
    assert one is not None and other is not None
    same = (
        one.kind == other.kind
        and one.what == other.what
        and first.unit == second.unit
        and (first.rate, first.each, first.formation) == (second.rate, second.each, second.formation)
        and first.claim.polarity == second.claim.polarity
        and first.place == second.place
        and _same_window(first.claim, second.claim)
    )
    if not same or not disjoint(one, other):
        return None
    if not copied and (_days_apart(first, second) > SAME_TIME or _is_newer_toll(first, second)):
        return None
    if one.kind == "other" and not (first.place and first.unit and first.actors == second.actors):
        return None
    return "quantity", f"{_range(first)} and {_range(second)} of the same things at the same time exclude each other"


def _is_newer_toll(first: Proposition, second: Proposition) -> bool:
    """Tell whether a toll of a later day is the higher one, as more dead were found, or is told as corrected."""
    if not _is_toll(first) or first.said is None or second.said is None or first.said == second.said:
        return False
    earlier, later = sorted((first, second), key=lambda p: str(p.said))
    one, other = earlier.claim.quantity, later.claim.quantity
    risen = one is not None and other is not None and (number_of(one) or 0) < (number_of(other) or 0)
    return risen or _CORRECTED.search(later.text) is not None


def _same_window(first: Claim, second: Claim) -> bool:
    """Tell whether two figures cover the same days: neither a longer period than the other."""
    days, other = _length(first), _length(second)
    return min(days, other) / max(days, other) >= SAME_WINDOW


def _length(claim: Claim) -> int:
    start, end = (
        (parse_day(value) if value else None for value in (claim.time.start, claim.time.end))
        if claim.time
        else (None, None)
    )
    return (end - start).days + 1 if start and end else 1


def _range(proposition: Proposition) -> str:
    quantity = proposition.claim.quantity
    assert quantity is not None
    low, high = bounds(quantity)
    if low == high:
        return f"{low:,g}"
    if low == float("-inf"):
        return f"at most {high:,g}"
    return f"at least {low:,g}" if high == float("inf") else f"{low:,g} to {high:,g}"


def _same_voice(first: Proposition, second: Proposition) -> bool:
    """Tell whether one holder gives both: who says another thing later corrects himself; not if he had confirmed it."""
    one, other = first.claim.holder, second.claim.holder
    if {first.claim.speech_act, second.claim.speech_act} == {"confirm", "deny"}:
        return False
    return "article" not in (one.kind, other.kind) and same_holder(one, first.article.text, other, second.article.text)


def _days_apart(first: Proposition, second: Proposition) -> float:
    if first.day is None or second.day is None:
        return float("inf")
    return abs((first.day - second.day).days)


def _polarity(first: Proposition, second: Proposition, copied: bool) -> _Found | None:
    positive, negative = sorted((first, second), key=lambda p: p.claim.polarity == "negative")
    if positive.claim.polarity == negative.claim.polarity or not _same_act(first, second):
        return None
    if not copied and positive.claim.speech_act != "confirm" and _of_one_state(first, second):
        return None
    if positive.claim.certainty != "certain" or negative.claim.certainty != "certain":
        return None
    if not copied and not _answers(positive, negative):
        return None
    return "polarity", "the one says that it is so, the other that it is not"


def _of_one_state(first: Proposition, second: Proposition) -> bool:
    """Tell whether one state speaks in both: who denies a part of what it says does not deny the whole."""
    return side_of(first) is not None and side_of(first) == side_of(second)


def _answers(positive: Proposition, negative: Proposition) -> bool:
    """Tell whether both speak of one time: what was not so may have come about since."""
    denial = negative.claim.speech_act == "deny"
    if denial and negative.claim.place is None and positive.claim.place is None and positive.cluster == "send":
        return True
    if positive.day is None or negative.day is None:
        return False
    return 0 <= (negative.day - positive.day).days <= (ANSWERED if denial else 0)


def _same_act(first: Proposition, second: Proposition) -> bool:
    """Tell whether both tell of one act: a toll is none, and a rejection is told as "rejects" and as "not" alike."""
    if any(p.claim.event.type == "REJECT" or _is_toll(p) for p in (first, second)):
        return False
    if first.cluster and second.cluster and first.cluster != second.cluster:
        return False
    if first.place and second.place and " " in first.place and " " in second.place and first.place != second.place:
        return False
    parties = (first.actors, second.actors), (first.recipients, second.recipients)
    return all(not (one and other) or set(one) & set(other) for one, other in parties)


def _is_toll(proposition: Proposition) -> bool:
    quantity = proposition.claim.quantity
    return quantity is not None and quantity.kind == "casualties"


def _actors(first: Proposition, second: Proposition) -> _Found | None:
    """Two certain accounts of one strike on one place on one day that name other parties as the doers."""
    same = (
        first.cluster == second.cluster == "force"
        and first.place == second.place
        and _days_apart(first, second) <= SAME_TIME
        and bool(first.terms & second.terms & TARGETS)
        and {first.claim.polarity, second.claim.polarity} == {"positive"}
        and {first.claim.certainty, second.claim.certainty} == {"certain"}
    )
    if not same or not first.actors or not second.actors or set(first.actors) & set(second.actors):
        return None
    return "actor", f"the one names {', '.join(first.actors)}, the other {', '.join(second.actors)}"


def statement_of(proposition: Proposition) -> Hashable:
    """Return what a claim says and who says it: claims of equal statements stand alike to every other claim."""
    claim, holder, quantity = proposition.claim, proposition.claim.holder, proposition.claim.quantity
    voice = key_of(holder.name or (holder.text.of(proposition.article.text) if holder.text else ""))
    figure = quantity and (quantity.kind, quantity.what, quantity.low, quantity.high, quantity.relation)
    return (
        *(
            proposition.article.id if holder.kind == "article" else "",
            holder.kind,
            holder.country,
            holder.sector,
            voice,
        ),
        *(claim.speech_act, claim.certainty, claim.status, claim.polarity, claim.event.type, claim.place is None),
        *(proposition.said, proposition.day, _length(claim), proposition.cluster, proposition.actors),
        *(proposition.recipients, proposition.place, proposition.unit, figure, proposition.rate, proposition.each),
        *(proposition.formation, proposition.terms & TARGETS, _CORRECTED.search(proposition.text) is not None),
    )


def find_conflicts(
    threads: Sequence[Thread], alignments: Iterable[Alignment], propositions: Mapping[str, Proposition]
) -> tuple[Conflict, ...]:
    """Return the conflicts within each thread, each named once along chains of copies and of equal statements."""
    thread_of = {claim: thread.id for thread in threads for claim in thread.claims}
    copied: dict[str, set[frozenset[str]]] = defaultdict(set)
    for alignment in alignments:
        at = thread_of.get(alignment.earlier)
        if at is not None and at == thread_of.get(alignment.later):
            copied[at].add(frozenset((alignment.earlier, alignment.later)))
    found: list[Conflict] = []
    for thread in threads:
        found += _Matter([propositions[claim] for claim in thread.claims], copied[thread.id]).conflicts()
    return tuple(found)


class _Matter:
    """What one thread says; ``copied`` are the pairs of its members of which the one was made from the other."""

    def __init__(self, members: Sequence[Proposition], copied: Set[frozenset[str]]) -> None:
        self._members = {member.claim.id: member for member in members}
        self._place = {claim: place for place, claim in enumerate(self._members)}
        self._copied = copied
        self._statements: dict[Hashable, list[Proposition]] = defaultdict(list)
        for member in members:
            self._statements[statement_of(member)].append(member)
        edges = [Edge(min(pair), max(pair)) for pair in copied if _same_cluster(*self._ordered(pair))]
        for said in self._statements.values():
            edges += [Edge(said[0].claim.id, again.claim.id) for again in said[1:]]
        self._chains = {claim: claim for claim in self._members}
        for component in join(edges):
            self._chains.update(dict.fromkeys(component.ids, component.ids[0]))

    def conflicts(self) -> Iterator[Conflict]:
        """Yield each conflict once: of one chain with another, or within one between a copy and its own source."""
        groups: dict[tuple[str, str, ConflictKind], list[tuple[Proposition, Proposition, str]]] = defaultdict(list)
        for first, second in self._pairs():
            copied = frozenset((first.claim.id, second.claim.id)) in self._copied
            if not copied and _same_voice(first, second):
                continue
            if result := compare_facts(first, second, copied=copied):
                chain, other = sorted((self._chains[first.claim.id], self._chains[second.claim.id]))
                groups[chain, other, result[0]].append((first, second, result[1]))
        for (_, _, kind), group in groups.items():
            first, second, why = min(group, key=self._closeness)
            yield Conflict((first.claim.id, second.claim.id), kind, (why,))

    def _pairs(self) -> Iterator[tuple[Proposition, Proposition]]:
        """Yield the pairs of copies, and for two statements of different chains their nearest pair."""
        yield from (self._ordered(pair) for pair in sorted(self._copied, key=sorted))
        told = [said for said in self._statements.values() if _is_fact(said[0])]
        first_in = [{member.article.id: member for member in reversed(said)} for said in told]
        for one, other in combinations(range(len(told)), 2):
            if self._chains[told[one][0].claim.id] != self._chains[told[other][0].claim.id]:
                together = [member for member in told[one] if member.article.id in first_in[other]]
                first = together[0] if together else told[one][0]
                second = first_in[other][first.article.id] if together else told[other][0]
                yield self._ordered((first.claim.id, second.claim.id))

    def _ordered(self, pair: Iterable[str]) -> tuple[Proposition, Proposition]:
        first, second = sorted(pair, key=self._place.__getitem__)
        return self._members[first], self._members[second]

    def _closeness(self, found: tuple[Proposition, Proposition, str]) -> tuple[bool, int, int]:
        """Return what sorts first for two claims of one article, then for those that stand first."""
        first, second, _ = found
        return first.article.id != second.article.id, self._place[first.claim.id], self._place[second.claim.id]


def _same_cluster(first: Proposition, second: Proposition) -> bool:
    return first.cluster is None or second.cluster is None or first.cluster == second.cluster
