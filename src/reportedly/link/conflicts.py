"""Conflicts: claims of one thread that cannot both be true.

Along a chain of copies the same conflict is named once: between a copy and its own source where it was born of
drift, else within one article, else between the claims that stood first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set

from reportedly.link.drift import same_holder
from reportedly.link.facts import at_one_time, compare_facts, is_fact, statement_of
from reportedly.link.outlets import corrects
from reportedly.link.propositions import Proposition
from reportedly.link.union import Edge, join
from reportedly.model.relations import Alignment, Conflict, ConflictKind, Thread


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
            if corrects(first.article, second.article) or corrects(second.article, first.article):
                continue
            result = compare_facts(first, second, copied=copied)
            if result and (copied or not _same_voice(first, second)):
                chain, other = sorted((self._chains[first.claim.id], self._chains[second.claim.id]))
                groups[chain, other, result[0]].append((first, second, result[1]))
        for (_, _, kind), group in groups.items():
            first, second, why = min(group, key=self._closeness)
            yield Conflict((first.claim.id, second.claim.id), kind, (why,))

    def _pairs(self) -> Iterator[tuple[Proposition, Proposition]]:
        """Yield the pairs of copies, and for two statements of different chains and one time their nearest pair."""
        yield from (self._ordered(pair) for pair in sorted(self._copied, key=sorted))
        told = [said for said in self._statements.values() if is_fact(said[0])]
        first_in = [{member.article.id: member for member in reversed(said)} for said in told]
        for one, other in at_one_time([said[0] for said in told]):
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


def _same_voice(first: Proposition, second: Proposition) -> bool:
    """Tell whether one holder gives both: who says another thing later corrects himself; not if he had confirmed it."""
    one, other = first.claim.holder, second.claim.holder
    if {first.claim.speech_act, second.claim.speech_act} == {"confirm", "deny"}:
        return False
    if one.kind == other.kind == "article":
        return first.article.id == second.article.id
    return "article" not in (one.kind, other.kind) and same_holder(one, first.article.text, other, second.article.text)
