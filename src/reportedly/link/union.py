"""Union: components of joined claims under people's decisions about which must and which must not stand together."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edge:
    """Two ids that belong together, with a strength (the larger the surer) and the reason in words."""

    left: str
    right: str
    strength: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Component:
    """Ids that are joined, sorted, and the reasons of the edges that joined them, the surest first, each once."""

    ids: tuple[str, ...]
    why: tuple[str, ...] = ()


def join(
    edges: Iterable[Edge],
    *,
    merges: Iterable[tuple[str, str]] = (),
    splits: Iterable[tuple[str, str]] = (),
    among: Container[str] | None = None,
) -> tuple[Component, ...]:
    """Return the components of two ids and more, sorted; the order of the input does not matter.

    Where ``among`` is given, edges and merges of which a side is not in it are left out.
    A merge always holds, against a split too. Edges are taken strongest first, equal ones by their ids; one that would
    put a split pair into one component is left out.

    >>> [component.ids for component in join([Edge("a", "b"), Edge("c", "b", 0.5)], splits=[("a", "c")])]
    [('a', 'b')]
    """

    def both_in(left: str, right: str) -> bool:
        return among is None or (left in among and right in among)

    ordered = sorted(
        (-edge.strength, min(edge.left, edge.right), max(edge.left, edge.right), edge.why)
        for edge in set(edges)
        if both_in(edge.left, edge.right)
    )
    union = _Union(splits)
    for left, right in sorted(pair for pair in merges if both_in(*pair)):
        union.add(left, right, "a person joined them", forced=True)
    for _, left, right, why in ordered:
        union.add(left, right, why)
    return union.components()


class _Union:
    """Disjoint sets with a list of members and of reasons, and the pairs that may not meet."""

    def __init__(self, splits: Iterable[tuple[str, str]]) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._why: dict[str, dict[str, None]] = {}
        self._apart: dict[str, set[str]] = {}
        for left, right in splits:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def _find(self, item: str) -> str:
        if item not in self._root:
            self._root[item], self._members[item], self._why[item] = item, {item}, {}
        while self._root[item] != item:
            self._root[item] = self._root[self._root[item]]
            item = self._root[item]
        return item

    def add(self, left: str, right: str, why: str, *, forced: bool = False) -> None:
        first, second = self._find(left), self._find(right)
        if first == second:
            return
        if not forced and self._keeps_apart(first, second):
            return
        keep, give = sorted((first, second))
        self._root[give] = keep
        self._members[keep] |= self._members.pop(give)
        self._why[keep].update(self._why.pop(give))
        if why:
            self._why[keep].setdefault(why)

    def _keeps_apart(self, first: str, second: str) -> bool:
        small, large = sorted((self._members[first], self._members[second]), key=len)
        return any(not self._apart.get(item, set()).isdisjoint(large) for item in small)

    def components(self) -> tuple[Component, ...]:
        return tuple(
            Component(tuple(sorted(members)), tuple(self._why[root]))
            for root, members in sorted(self._members.items())
            if len(members) > 1
        )
