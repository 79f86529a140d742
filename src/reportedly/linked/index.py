"""The index of one set of relations: what each article and claim takes part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from reportedly.model.relations import Copy, Relations, Thread

_Item = TypeVar("_Item")


class RelationIndex:
    """Relations by the articles and claims on their sides; the order within each is that of the relations.

    ``article_of`` gives the article of each claim.
    """

    def __init__(self, relations: Relations, article_of: Mapping[str, str]) -> None:
        self.relations = relations
        self._article_of = article_of
        self.thread_by_id = {thread.id: thread for thread in relations.threads}
        self.thread_of = {claim: thread for thread in relations.threads for claim in thread.claims}
        self.origin_of = {claim: origin for origin in relations.origins for claim in origin.claims}
        self.standing_of = {standing.thread: standing for standing in relations.standings}
        self.sources = _by(relations.copies, lambda copy: (copy.copy,))
        self.copies = _by(relations.copies, lambda copy: (copy.of,) if not copy.of_outside else ())
        self.drift = _by(relations.drift, lambda drift: (drift.earlier, drift.later))
        self.conflicts = _by(relations.conflicts, lambda conflict: conflict.claims)
        self.updates = _by(relations.updates, lambda update: (update.earlier, update.later))
        self.agreements = _by(relations.agreements, lambda agreement: agreement.claims)

    def carried_by(self, thread: Thread) -> int:
        """Count the articles that a thread's claims stand in."""
        return len({self._article_of.get(claim) for claim in thread.claims})

    def way_to_root(self, article_id: str) -> list[Copy]:
        """Return the copies that lead to an article, its own first; of two sources the first counts, a ring ends it."""
        way: list[Copy] = []
        seen, at = {article_id}, [article_id]
        while at:
            found = self.sources.get(at.pop(0), [])
            way += found
            at += [copy.of for copy in found if not copy.of_outside and copy.of not in seen]
            seen |= {copy.of for copy in found}
        return way

    def descendants(self, article_id: str) -> list[Copy]:
        """Return the copies made from an article and from its copies, each after the one it was made from."""
        made: list[Copy] = []
        seen, at = {article_id}, [article_id]
        while at:
            found = [copy for copy in self.copies.get(at.pop(0), []) if copy.copy not in seen]
            made += found
            at += [copy.copy for copy in found]
            seen |= {copy.copy for copy in found}
        return made


def _by(items: Sequence[_Item], sides: Callable[[_Item], Iterable[str]]) -> dict[str, list[_Item]]:
    """Group relations by each of their sides."""
    found: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        for side in dict.fromkeys(sides(item)):
            found[side].append(item)
    return dict(found)


def touching(groups: dict[str, list[_Item]], claims: Iterable[str]) -> list[_Item]:
    """Return the relations that any of the claims is a side of, each once.

    >>> touching({"a": ["x"], "b": ["x", "y"]}, ["a", "b"])
    ['x', 'y']
    """
    found: dict[int, _Item] = {}
    for claim in claims:
        for item in groups.get(claim, ()):
            found.setdefault(id(item), item)
    return list(found.values())
