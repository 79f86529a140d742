"""Links: the relations of a ledger as they stand now, asked for by article, claim, thread or outlet.

Relations are made once for a state of the ledger and kept until it changes. Every answer brings the claims and articles
that its relations are about.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from reportedly.errors import NotInLedger
from reportedly.ledger import Ledger
from reportedly.link import link_articles
from reportedly.linked.index import RelationIndex, touching
from reportedly.linked.showing import show_copies, show_drift, show_pairs, show_thread, show_whole_thread
from reportedly.model.ledger import ClaimFilter
from reportedly.model.linked import Chain, Comparison, OutletDrift, Pair, ShownCopy, ShownDrift, ShownThread
from reportedly.model.relations import (
    Conflict,
    LinkDecision,
    ReadArticle,
    RelationKind,
    Relations,
    Thread,
)

#: Makes the relations of articles, and of what people decided about them.
Linker = Callable[[Iterable[ReadArticle], Sequence[LinkDecision]], Relations]


def _link_all(items: Iterable[ReadArticle], decisions: Sequence[LinkDecision]) -> Relations:
    return link_articles(items, decisions=decisions)


class Links:
    """The relations of a ledger; safe to ask from several threads."""

    def __init__(self, ledger: Ledger, *, link: Linker = _link_all) -> None:
        """Answer for an open ledger; ``link`` makes the relations."""
        self.ledger = ledger
        self._link = link
        self._guard = threading.Lock()
        self._made: tuple[tuple[int, ...], RelationIndex] | None = None

    def index(self) -> RelationIndex:
        """Return the relations as they stand, made anew where the ledger has changed since."""
        with self._guard:
            state = self.ledger.state()
            if self._made is None or self._made[0] != state:
                article_of: dict[str, str] = {}
                relations = self._link(self._read(article_of), self.ledger.link_decisions())
                self._made = state, RelationIndex(relations, article_of)
            return self._made[1]

    def _read(self, article_of: dict[str, str]) -> Iterator[ReadArticle]:
        for article, claims in self.ledger.export():
            article_of |= {claim.id: article.id for claim in claims}
            yield ReadArticle(article, claims)

    def relations(self) -> Relations:
        """Return every relation."""
        return self.index().relations

    # Copies

    def copies(self, *, limit: int | None = None, offset: int = 0) -> list[ShownCopy]:
        """Return the copies, those of the newest articles first."""
        shown = show_copies(self.ledger, self.relations().copies)
        shown.sort(key=lambda copy: copy.article.published or "", reverse=True)
        return shown[offset : None if limit is None else offset + limit]

    def chain(self, article_id: str) -> Chain:
        """Return where an article stands among copies. Raises NotInLedger."""
        claims = {row.claim.id for row in self.ledger.article(article_id).claims}
        index, made = self.index(), self.ledger.link_decision_rows()
        about = [row for row in made if article_id in (row.left_article, row.right_article)]
        return Chain(
            sources=tuple(show_copies(self.ledger, index.way_to_root(article_id))),
            copies=tuple(show_copies(self.ledger, index.descendants(article_id))),
            drift=tuple(touching(index.drift, sorted(claims))),
            decisions=tuple(row for row in about if row.decision.relation == "copies"),
            waiting=tuple(row for row in about if not row.placed and row.withdrawn_at is None),
        )

    def compare(self, copy_id: str, of_id: str) -> Comparison:
        """Return a copy beside its source. Raises NotInLedger where the one was not made from the other."""
        article, source = self.ledger.article(copy_id), self.ledger.article(of_id)
        index = self.index()
        copy = next((copy for copy in index.sources.get(copy_id, ()) if copy.of == of_id and not copy.of_outside), None)
        if copy is None:
            raise NotInLedger(f"ledger: {copy_id!r} is not known to be made from {of_id!r}")
        later, earlier = ({row.claim.id for row in stored.claims} for stored in (article, source))
        found = [d for d in touching(index.drift, sorted(later)) if d.later in later and d.earlier in earlier]
        return Comparison(copy, article.article, source.article, tuple(show_drift(self.ledger, found)))

    # Drift

    def drift(self, *, article: str | None = None, outlet: str | None = None) -> list[ShownDrift]:
        """Return what changed along copies, the newest copy first; in one article's, or one outlet's, copies."""
        of_article: Collection[str] | None = None
        if article is not None:
            of_article = {row.claim.id for row in self.ledger.article(article).claims}
        drift = self.relations().drift
        shown = show_drift(self.ledger, [d for d in drift if of_article is None or d.later in of_article])
        if outlet is not None:
            shown = [d for d in shown if _same_outlet(d.later.article.publisher, outlet)]
        return sorted(shown, key=lambda d: d.later.article.published or "", reverse=True)

    def outlet_drift(self, outlet: str) -> OutletDrift:
        """Return the drift report of an outlet. Raises NotInLedger where the ledger has no article of it."""
        if not any(_same_outlet(row.publisher, outlet) for row in self.ledger.outlets()):
            raise NotInLedger(f"ledger: no article of the outlet {outlet!r}; list them with: reportedly claims")
        copies = {
            shown.copy.copy
            for shown in show_copies(self.ledger, self.relations().copies)
            if shown.of is not None and _same_outlet(shown.article.publisher, outlet)
        }
        drift = tuple(self.drift(outlet=outlet))
        return OutletDrift(outlet, len(copies), drift, dict(Counter(d.drift.kind for d in drift).most_common()))

    # Threads and conflicts

    def threads(self, *, limit: int | None = None, offset: int = 0) -> list[ShownThread]:
        """Return the threads of several claims, those that most articles carry first, without drift and decisions."""
        index = self.index()
        several = self._several()
        several.sort(key=lambda thread: (-index.carried_by(thread), -len(thread.claims), thread.id))
        listed = several[offset : None if limit is None else offset + limit]
        rows = self.ledger.claims_by_id(claim for thread in listed for claim in thread.claims)
        return [show_thread(index, thread, rows) for thread in listed]

    def count_threads(self) -> int:
        """Count the threads of several claims."""
        return len(self._several())

    def _several(self) -> list[Thread]:
        return [thread for thread in self.relations().threads if len(thread.claims) > 1]

    def thread(self, thread_or_claim: str) -> ShownThread:
        """Return a thread by its id or a claim's; a claim that nothing was joined to stands alone.

        Raises NotInLedger.
        """
        index = self.index()
        thread = index.thread_by_id.get(thread_or_claim) or index.thread_of.get(thread_or_claim)
        if thread is None:
            if not self.ledger.claims_by_id([thread_or_claim]):
                raise NotInLedger(f"ledger: no thread and no claim {thread_or_claim!r} in the current readings")
            thread = Thread(thread_or_claim, (thread_or_claim,))
        return show_whole_thread(self.ledger, index, thread)

    def conflicts(self, claim_filter: ClaimFilter | None = None, *, kind: str | None = None) -> list[Pair[Conflict]]:
        """Return the conflicts of which a side matches the filter, the latest first."""
        found = [conflict for conflict in self.relations().conflicts if kind in (None, conflict.kind)]
        if claim_filter is not None:
            matching = {row.claim.id for row in self.ledger.iter_claims(claim_filter)}
            found = [conflict for conflict in found if matching & {*conflict.claims}]
        pairs = show_pairs(self.ledger, found)
        return sorted(pairs, key=_latest, reverse=True)

    # Deciding

    def take_back(
        self, relation: RelationKind, left: str, right: str, *, who: str, why: str, what: str | None = None
    ) -> LinkDecision:
        """Reject a copy, drift, conflict or update that there is, its sides in either order.

        Raises NotInLedger where there is none, and what :meth:`reportedly.ledger.Ledger.decide_link` raises.
        """
        there = (sides for sides, kind in self._sides(relation) if what in (None, kind))
        sides = next((sides for sides in there if {*sides} == {left, right}), None)
        if sides is None:
            named = f"{relation} ({what})" if what else relation
            raise NotInLedger(f"ledger: nothing to take back: there are no {named} between {left!r} and {right!r}")
        return self.ledger.decide_link("reject", relation, *sides, who=who, why=why, what=what)

    def _sides(self, relation: RelationKind) -> Iterator[tuple[tuple[str, str], str | None]]:
        """Yield both sides of every relation of a kind, as a decision names them, with its own kind."""
        found = self.relations()
        if relation == "copies":
            yield from (((copy.copy, copy.of), None) for copy in found.copies)
        elif relation == "drift":
            yield from (((drift.later, drift.earlier), drift.kind) for drift in found.drift)
        elif relation == "conflicts":
            yield from ((conflict.claims, conflict.kind) for conflict in found.conflicts)
        elif relation == "updates":
            yield from (((update.later, update.earlier), None) for update in found.updates)


def _same_outlet(publisher: str | None, outlet: str) -> bool:
    return publisher is not None and publisher.casefold() == outlet.strip().casefold()


def _latest(pair: Pair[Conflict]) -> tuple[str, str]:
    """Return when a conflict was last told of, for sorting."""
    dates = [row.article.published or "" for row in (pair.first, pair.second)]
    return max(dates), min(dates)
