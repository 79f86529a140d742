"""Links: the relations of a ledger as they stand now, asked for by article, claim, thread or outlet.

Relations are kept in the ledger; those of articles that changed since are brought up to date before an answer, where
the ledger can be written. Every answer brings the claims and articles that its relations are about.
"""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from reportedly import __version__
from reportedly.errors import LedgerLocked, NotInLedger
from reportedly.ledger import Ledger
from reportedly.linked.settling import settle
from reportedly.linked.showing import show_copies, show_drift, show_pairs, show_threads, show_whole_thread
from reportedly.model.ledger import ClaimFilter
from reportedly.model.linked import Chain, Comparison, OutletDrift, Pair, ShownCopy, ShownDrift, ShownThread
from reportedly.model.relations import (
    Agreement,
    Conflict,
    Copy,
    Drift,
    LinkDecision,
    Origin,
    RelationKind,
    Relations,
    Standing,
    Thread,
    Update,
)

#: Brings a ledger's relations up to date.
Settler = Callable[[Ledger], None]


class Links:
    """The relations of a ledger; safe to ask from several threads."""

    def __init__(self, ledger: Ledger, *, settler: Settler = settle) -> None:
        """Answer for an open ledger."""
        self.ledger = ledger
        self._settler = settler
        self._guard = threading.Lock()

    def _settled(self) -> Ledger:
        """Return the ledger, its relations up to date where it can be written and nobody else is in the way."""
        if not self.ledger.read_only:
            with self._guard, contextlib.suppress(LedgerLocked):
                self._settler(self.ledger)
        return self.ledger

    def waiting(self) -> int:
        """Count the articles whose relations are not up to date."""
        return self.ledger.waiting(__version__)

    def relations(self) -> Relations:
        """Return every relation."""
        ledger = self._settled()
        return Relations(
            copies=tuple(ledger.relations(Copy)),
            threads=tuple(ledger.relations(Thread)),
            origins=tuple(ledger.relations(Origin)),
            drift=tuple(ledger.relations(Drift)),
            conflicts=tuple(ledger.relations(Conflict)),
            updates=tuple(ledger.relations(Update)),
            agreements=tuple(ledger.relations(Agreement)),
            standings=tuple(ledger.relations(Standing)),
        )

    def relations_of(self, articles: Collection[str], claims: Collection[str]) -> Relations:
        """Return every relation that articles or claims take part in; copies up to where each line of them began."""
        ledger = self._settled()
        threads = ledger.relations_of(Thread, claims)
        return Relations(
            copies=tuple(self._ways_to_roots(articles)),
            threads=tuple(threads),
            origins=tuple(ledger.relations_of(Origin, claims)),
            drift=tuple(ledger.relations_of(Drift, claims)),
            conflicts=tuple(ledger.relations_of(Conflict, claims)),
            updates=tuple(ledger.relations_of(Update, claims)),
            agreements=tuple(ledger.relations_of(Agreement, claims)),
            standings=tuple(ledger.relations_of(Standing, [thread.id for thread in threads])),
        )

    def count(self, kind: type[Copy | Thread | Conflict]) -> int:
        """Count the relations of a kind."""
        return self._settled().count_relations(kind)

    # Copies

    def copies(self, *, limit: int | None = None, offset: int = 0) -> list[ShownCopy]:
        """Return the copies, those of the newest articles first."""
        ledger = self._settled()
        shown = show_copies(ledger, ledger.relations(Copy))
        shown.sort(key=lambda copy: copy.article.published or "", reverse=True)
        return shown[offset : None if limit is None else offset + limit]

    def chain(self, article_id: str) -> Chain:
        """Return where an article stands among copies. Raises NotInLedger."""
        ledger = self._settled()
        claims = [row.claim.id for row in ledger.article(article_id).claims]
        made = ledger.link_decision_rows()
        about = [row for row in made if article_id in (row.left_article, row.right_article)]
        return Chain(
            sources=tuple(show_copies(ledger, self._ways_to_roots([article_id]))),
            copies=tuple(show_copies(ledger, self._descendants(article_id))),
            drift=tuple(ledger.relations_of(Drift, claims)),
            decisions=tuple(row for row in about if row.decision.relation == "copies"),
            waiting=tuple(row for row in about if not row.placed and row.withdrawn_at is None),
        )

    def _ways_to_roots(self, articles: Iterable[str]) -> list[Copy]:
        """Return the copies that lead to articles, their own first, then their sources', to where each line began."""
        way: dict[Copy, None] = {}
        frontier, seen = set(articles), set[str]()
        while frontier:
            seen |= frontier
            found = [copy for copy in self.ledger.relations_of(Copy, frontier) if copy.copy in frontier]
            way |= dict.fromkeys(found)
            frontier = {copy.of for copy in found if not copy.of_outside} - seen
        return list(way)

    def _descendants(self, article_id: str) -> list[Copy]:
        """Return the copies made from an article and from its copies, each after the one it was made from."""
        made: list[Copy] = []
        seen, at = {article_id}, [article_id]
        while at:
            of = at.pop(0)
            found = [c for c in self.ledger.relations_of(Copy, [of]) if c.of == of and c.copy not in seen]
            made += found
            at += [copy.copy for copy in found]
            seen |= {copy.copy for copy in found}
        return made

    def compare(self, copy_id: str, of_id: str) -> Comparison:
        """Return a copy beside its source. Raises NotInLedger where the one was not made from the other."""
        ledger = self._settled()
        article, source = ledger.article(copy_id), ledger.article(of_id)
        made = (copy for copy in ledger.relations_of(Copy, [copy_id]) if copy.copy == copy_id)
        copy = next((copy for copy in made if copy.of == of_id and not copy.of_outside), None)
        if copy is None:
            raise NotInLedger(f"ledger: {copy_id!r} is not known to be made from {of_id!r}")
        later, earlier = ({row.claim.id for row in stored.claims} for stored in (article, source))
        found = [d for d in ledger.relations_of(Drift, later) if d.later in later and d.earlier in earlier]
        return Comparison(copy, article.article, source.article, tuple(show_drift(ledger, found)))

    # Drift

    def drift(self, *, article: str | None = None, outlet: str | None = None) -> list[ShownDrift]:
        """Return what changed along copies, the newest copy first; in one article's, or one outlet's, copies."""
        ledger = self._settled()
        if article is None:
            found = ledger.relations(Drift)
        else:
            claims = {row.claim.id for row in ledger.article(article).claims}
            found = [drift for drift in ledger.relations_of(Drift, claims) if drift.later in claims]
        shown = show_drift(ledger, found)
        if outlet is not None:
            shown = [d for d in shown if _same_outlet(d.later.article.publisher, outlet)]
        return sorted(shown, key=lambda d: d.later.article.published or "", reverse=True)

    def outlet_drift(self, outlet: str) -> OutletDrift:
        """Return the drift report of an outlet. Raises NotInLedger where the ledger has no article of it."""
        ledger = self._settled()
        if not any(_same_outlet(row.publisher, outlet) for row in ledger.outlets()):
            raise NotInLedger(f"ledger: no article of the outlet {outlet!r}; list them with: reportedly claims")
        copies = {
            shown.copy.copy
            for shown in show_copies(ledger, ledger.relations(Copy))
            if shown.of is not None and _same_outlet(shown.article.publisher, outlet)
        }
        drift = tuple(self.drift(outlet=outlet))
        return OutletDrift(outlet, len(copies), drift, dict(Counter(d.drift.kind for d in drift).most_common()))

    # Threads and conflicts

    def threads(self, *, limit: int | None, offset: int = 0) -> list[ShownThread]:
        """Return the threads, those that most articles carry first, without drift and decisions."""
        ledger = self._settled()
        return show_threads(ledger, ledger.threads(limit=limit, offset=offset))

    def thread(self, thread_or_claim: str) -> ShownThread:
        """Return a thread by its id or a claim's; a claim that nothing was joined to stands alone.

        Raises NotInLedger.
        """
        ledger = self._settled()
        thread = next(iter(ledger.relations_of(Thread, [thread_or_claim])), None)
        if thread is None:
            if not ledger.claims_by_id([thread_or_claim]):
                raise NotInLedger(f"ledger: no thread and no claim {thread_or_claim!r} in the current readings")
            thread = Thread(thread_or_claim, (thread_or_claim,))
        return show_whole_thread(ledger, thread)

    def conflicts(self, claim_filter: ClaimFilter | None = None, *, kind: str | None = None) -> list[Pair[Conflict]]:
        """Return the conflicts of which a side matches the filter, the latest first."""
        ledger = self._settled()
        found = [conflict for conflict in ledger.relations(Conflict) if kind in (None, conflict.kind)]
        if claim_filter is not None:
            matching = {row.claim.id for row in ledger.iter_claims(claim_filter)}
            found = [conflict for conflict in found if matching & {*conflict.claims}]
        pairs = show_pairs(ledger, found)
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
        ledger = self._settled()
        if relation == "copies":
            yield from (((copy.copy, copy.of), None) for copy in ledger.relations(Copy))
        elif relation == "drift":
            yield from (((drift.later, drift.earlier), drift.kind) for drift in ledger.relations(Drift))
        elif relation == "conflicts":
            yield from ((conflict.claims, conflict.kind) for conflict in ledger.relations(Conflict))
        elif relation == "updates":
            yield from (((update.later, update.earlier), None) for update in ledger.relations(Update))


def _same_outlet(publisher: str | None, outlet: str) -> bool:
    return publisher is not None and publisher.casefold() == outlet.strip().casefold()


def _latest(pair: Pair[Conflict]) -> tuple[str, str]:
    """Return when a conflict was last told of, for sorting."""
    dates = [row.article.published or "" for row in (pair.first, pair.second)]
    return max(dates), min(dates)
