"""Relations as they are shown: with the claims and articles on either side, and what people decided about them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from reportedly.model.articles import Article
from reportedly.model.ledger import ArticleRow, ClaimRow, LinkDecisionRow
from reportedly.model.relations import (
    Agreement,
    Conflict,
    Copy,
    Drift,
    Origin,
    Standing,
    Thread,
    Update,
)
from reportedly.model.spans import Span

_Relation = TypeVar("_Relation", Conflict, Agreement, Update)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article; ``quote`` and ``words`` are spans of ``text``, and ``cut`` says where it was cut off."""

    text: str
    quote: Span
    words: Span | None = None
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class ShownCopy:
    """A copy with its two articles; ``of`` is None for an outlet outside."""

    copy: Copy
    article: ArticleRow
    of: ArticleRow | None = None


@dataclass(frozen=True, slots=True)
class ShownDrift:
    """A change with the claims on both sides, and the words of each that changed, in their surroundings."""

    drift: Drift
    earlier: ClaimRow
    later: ClaimRow
    earlier_excerpt: Excerpt
    later_excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Pair(Generic[_Relation]):
    """A conflict, an agreement or an update, with its two claims: for an update the earlier one is ``first``."""

    relation: _Relation
    first: ClaimRow
    second: ClaimRow


@dataclass(frozen=True, slots=True)
class Comparison:
    """A copy beside its source, with every change between their claims."""

    copy: Copy
    article: Article
    of: Article
    drift: tuple[ShownDrift, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Where an article stands among copies.

    ``sources`` are the copies that lead to it, its own first, then its source's, to the root; ``copies`` those made
    from it, theirs included, each after its source. ``decisions`` are those about this article's copies; ``waiting``
    those about its claims that fit none of the current reading.
    """

    sources: tuple[ShownCopy, ...] = ()
    copies: tuple[ShownCopy, ...] = ()
    drift: tuple[Drift, ...] = ()
    decisions: tuple[LinkDecisionRow, ...] = ()
    waiting: tuple[LinkDecisionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownOrigin:
    """An origin with those of its claims that are shown; ``elsewhere`` counts its other claims."""

    origin: Origin
    claims: tuple[ClaimRow, ...]
    elsewhere: int = 0

    @property
    def articles(self) -> int:
        """How many articles carry it, of those shown."""
        return len({row.article.id for row in self.claims})


@dataclass(frozen=True, slots=True)
class ShownThread:
    """A thread with all that is known of it; a claim that nothing was joined to is a thread of one.

    ``unsourced`` are the claims that go back to nobody: the articles' own voice.
    """

    thread: Thread
    claims: tuple[ClaimRow, ...]
    origins: tuple[ShownOrigin, ...] = ()
    unsourced: tuple[ClaimRow, ...] = ()
    standing: Standing | None = None
    drift: tuple[ShownDrift, ...] = ()
    conflicts: tuple[Pair[Conflict], ...] = ()
    updates: tuple[Pair[Update], ...] = ()
    agreements: tuple[Pair[Agreement], ...] = ()
    decisions: tuple[LinkDecisionRow, ...] = ()

    @property
    def leading(self) -> ClaimRow | None:
        """The claim whose words name it: the first that asserts the proposition, where there is one."""
        asserted = self.standing.asserted if self.standing is not None else ()
        return next((row for row in self.claims if row.claim.id in asserted), next(iter(self.claims), None))

    def voices(self, claims: Collection[str]) -> tuple[tuple[ClaimRow, ...], ...]:
        """Return those of its claims that are named, the claims of one origin together.

        Those of none are together where one article has them in one voice: its own, or that of some reports.
        """
        origin_of = {row.claim.id: shown.origin.id for shown in self.origins for row in shown.claims}
        found: dict[Hashable, list[ClaimRow]] = {}
        for row in self.claims:
            if row.claim.id in claims:
                voice = row.article.id, row.claim.holder.kind, row.holder_text
                found.setdefault(origin_of.get(row.claim.id, voice), []).append(row)
        return tuple(map(tuple, found.values()))

    @property
    def articles(self) -> int:
        """How many articles its claims stand in."""
        return len({row.article.id for row in self.claims})

    @property
    def outlets(self) -> int:
        """How many outlets, as far as they are known, its claims stand in."""
        return len({row.article.publisher for row in self.claims if row.article.publisher})


@dataclass(frozen=True, slots=True)
class OutletDrift:
    """What changed in an outlet's copies: ``counts`` by kind, over ``copies`` copies in which it could be compared."""

    outlet: str
    copies: int
    drift: tuple[ShownDrift, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
