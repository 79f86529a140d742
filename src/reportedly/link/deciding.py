"""Decisions: how a person's merges, splits and rejections bear on what linking finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.model.relations import Conflict, Copy, Drift, LinkDecision, RelationKind, Update


class Decided:
    """The decisions in force; of two on the same pair the later one, by its id, holds."""

    def __init__(self, decisions: Iterable[LinkDecision]) -> None:
        standing: dict[tuple[RelationKind, frozenset[str], str | None], LinkDecision] = {}
        for decision in sorted(decisions, key=lambda decision: decision.id):
            if not decision.withdrawn:
                pair = frozenset((decision.left, decision.right))
                standing[decision.relation, pair, decision.what] = decision
        self._standing = standing

    def _of(self, kind: str, relation: RelationKind) -> list[LinkDecision]:
        return [d for d in self._standing.values() if d.kind == kind and d.relation == relation]

    def merges(self, relation: RelationKind) -> list[tuple[str, str]]:
        """Return the pairs that a person joined."""
        return sorted((d.left, d.right) for d in self._of("merge", relation))

    def splits(self, relation: RelationKind) -> list[tuple[str, str]]:
        """Return the pairs that a person put apart."""
        return sorted((d.left, d.right) for d in self._of("split", relation))

    def _rejected(self, relation: RelationKind, left: str, right: str, what: str | None = None) -> bool:
        pair = frozenset((left, right))
        found = (self._standing.get((relation, pair, which)) for which in (None, what))
        return any(decision is not None and decision.kind == "reject" for decision in found)

    def copies(self, copies: Sequence[Copy]) -> tuple[Copy, ...]:
        """Return the copies without those rejected, with those that a person added."""
        kept = [copy for copy in copies if not self._rejected("copies", copy.copy, copy.of)]
        known = {(copy.copy, copy.of) for copy in kept}
        added = [
            Copy(d.left, d.right, "rewrite", why=("a person joined them",))
            for d in self._of("merge", "copies")
            if (d.left, d.right) not in known
        ]
        return tuple(sorted([*kept, *added], key=lambda copy: (copy.copy, copy.of)))

    def drift(self, found: Iterable[Drift]) -> tuple[Drift, ...]:
        """Return the drift that nobody rejected."""
        return tuple(d for d in found if not self._rejected("drift", d.earlier, d.later, d.kind))

    def conflicts(self, found: Iterable[Conflict]) -> tuple[Conflict, ...]:
        """Return the conflicts that nobody rejected."""
        return tuple(c for c in found if not self._rejected("conflicts", *c.claims, c.kind))

    def updates(self, found: Iterable[Update]) -> tuple[Update, ...]:
        """Return the updates that nobody rejected."""
        return tuple(u for u in found if not self._rejected("updates", u.earlier, u.later))
