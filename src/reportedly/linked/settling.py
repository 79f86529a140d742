"""Settling: the relations of a ledger brought up to date, by those articles alone that changed and what they touch.

What comes out is what :func:`reportedly.link.link_articles` makes of all articles at once, in whatever order and in
however many goes they came. An article touches its sources and copies, the claims that share a bond with one of its
own, and the threads and origins that those are in.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from typing import Final, TypeVar

from reportedly import __version__
from reportedly.errors import ReportedlyError, raised_at
from reportedly.ledger import Ledger, LinkTables
from reportedly.link.agreements import find_agreements
from reportedly.link.bonds import bonds_of
from reportedly.link.conflicts import find_conflicts
from reportedly.link.copies import SOURCE, Slots, settle_article
from reportedly.link.deciding import Decided
from reportedly.link.drift import find_drift
from reportedly.link.incremental import Linker
from reportedly.link.origins import copied_claims, link_origins
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.link.relating import align_copies, in_order
from reportedly.link.standing import find_standing
from reportedly.link.threads import link_threads
from reportedly.link.updates import find_corrections, find_updates
from reportedly.model import Issue
from reportedly.model.linking import Bond, IndexEntry
from reportedly.model.relations import (
    Agreement,
    Alignment,
    Conflict,
    Copy,
    Drift,
    Origin,
    ReadArticle,
    RelationKind,
    Standing,
    Thread,
    Update,
    sides_of,
)

#: Articles linked in one transaction at most and, unless fewer wait, at least; and the seconds that it should take, as
#: a person's decision waits for as long. What a story's articles share is joined anew for each batch of them.
BATCH: Final = 50
LEAST: Final = 25
SECONDS: Final = 1.0

_Joined = TypeVar("_Joined", Thread, Origin)
_Along = TypeVar("_Along", Alignment, Drift, Update)


def settle(ledger: Ledger, *, tell: Callable[[int], None] | None = None, within: float = math.inf) -> None:
    """Link every article that waits for it, a batch in a transaction; ``tell`` is given how many each time.

    After the first, no batch is begun after ``within`` seconds. An article on which linking fails is left without
    relations and kept as an issue. Raises what :meth:`Ledger.linking` raises; what was linked before stays.
    """
    size, one_by_one, first = BATCH, 0, time.monotonic()
    while ledger.waiting(__version__):
        began = time.monotonic()
        waiting: Mapping[int, bool] = {}
        try:
            with ledger.linking(__version__) as tables:
                waiting = tables.waiting(1 if one_by_one else size)
                _Batch(tables).settle(waiting)
                tables.done(waiting)
        except ReportedlyError:
            raise
        except Exception as defect:
            if not waiting:
                raise
            if len(waiting) > 1:
                one_by_one = len(waiting)
                continue
            _leave(ledger, next(iter(waiting)), defect)
        one_by_one = max(0, one_by_one - 1)
        if tell is not None:
            tell(len(waiting))
        if time.monotonic() - first > within:
            return
        fitting = size * SECONDS / max(time.monotonic() - began, SECONDS / 2)
        size = min(BATCH, max(LEAST, int(fitting)))


def _leave(ledger: Ledger, number: int, defect: Exception) -> None:
    """Take an article off the list of those to link, and keep as an issue why."""
    with ledger.linking(__version__) as tables:
        article = tables.copies.article(number)
        tables.done([number])
    message = (
        f"{article.origin or article.id}: linking failed with {type(defect).__name__}: {defect} at "
        f"{raised_at(defect)}; the article is kept without relations. This is a defect of the program: please report "
        "it with the article."
    )
    ledger.add_issues([Issue(article.origin or "", "link", "defect", message, article.id)])


class _Batch:
    """One batch of articles, by their numbers, and those that they touch, as they are read."""

    def __init__(self, tables: LinkTables) -> None:
        self._tables = tables
        self._decided = Decided(tables.decisions())
        self._items: dict[int, ReadArticle] = {}
        self._propositions: dict[int, tuple[Proposition, ...]] = {}
        self._by_id: dict[str, Proposition] = {}
        self._article_of: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def settle(self, waiting: Mapping[int, bool]) -> None:
        """Link articles; those set to true also choose their sources anew."""
        self._read(waiting)
        recopied = self._settle_copies(waiting)
        realigned, aligned = self._settle_alignments({*waiting}, recopied)
        changed = {*waiting, *realigned}
        bonds = self._settle_bonds(changed)
        claims = {p.claim.id for number in changed for p in self._propositions[number]} | aligned
        self._settle_joined(claims, bonds)
        self._settle_updates(bond for bond in bonds if bond.kind == "series")
        for number in sorted(changed):
            self._settle_agreements(number)

    # Articles

    def _read(self, numbers: Iterable[int]) -> None:
        for number, item in self._tables.read(number for number in numbers if number not in self._items).items():
            self._items[number], self._numbers[item.article.id] = item, number
            self._propositions[number] = propositions_of(item)
            for proposition in self._propositions[number]:
                self._by_id[proposition.claim.id] = proposition
                self._article_of[proposition.claim.id] = number

    def _read_claims(self, claims: Iterable[str]) -> set[str]:
        """Read the articles of claims; return those claims that are shown."""
        wanted = set(claims)
        self._read(sorted(set(self._tables.articles_of(wanted - self._by_id.keys()).values())))
        return wanted & self._by_id.keys()

    def _ordered(self, claims: Iterable[str]) -> list[Proposition]:
        """Return the propositions of the whole articles of claims, in their canonical order."""
        numbers = {self._article_of[claim] for claim in claims}
        items = in_order(self._items[number] for number in numbers)
        return [proposition for item in items for proposition in self._propositions[self._numbers[item.article.id]]]

    # Copies and what changed along them

    def _settle_copies(self, waiting: Mapping[int, bool]) -> set[int]:
        """Find what articles were made from; return those of which that is another than before."""
        index = self._tables.copies
        linker = Linker(index)
        for number, sources in sorted(waiting.items()):
            if not index.holds(number):
                linker.add(number, self._items[number].article)
            elif sources:
                linker.relink(number)
        settled = {*waiting, *index.filled}
        frontier = settled
        while frontier:
            names = [entry.article_id for entry in index.entries(frontier).values()]
            frontier = index.made_from(names) - settled
            settled |= frontier
        return {number for number in sorted(settled) if self._settle_copy(number)}

    def _settle_copy(self, number: int) -> bool:
        """Keep what one article was made from, and tell whether that is another than before."""
        entry, slots, entries = self._line_of(number)
        article_id = entry.article_id
        found = self._decided.copies(tuple(settle_article(article_id, slots, entries)))
        made = [copy for copy in found if copy.copy == article_id]
        before = self._copies_of(article_id)
        if set(made) == set(before.values()):
            return False
        self._tables.replace(before, made, {})
        return True

    def _line_of(self, number: int) -> tuple[IndexEntry, dict[str, Slots], dict[str, IndexEntry]]:
        """Return an article's entry, and the slots and entries of its line of sources, itself the first, by id."""
        index = self._tables.copies
        slots: dict[str, Slots] = {}
        entries: dict[str, IndexEntry] = {}
        at: int | None = number
        while at is not None:
            entry = index.entries([at])[at]
            entries[entry.article_id], filled = entry, index.slots([at]).get(at, {})
            slots[entry.article_id] = filled
            source = filled[SOURCE].copy.of if SOURCE in filled else None
            at = self._tables.numbers([source])[source] if source is not None else None
        return index.entries([number])[number], slots, entries

    def _copies_of(self, article_id: str) -> dict[int, Copy]:
        found = self._tables.touching(Copy, [article_id])
        return {number: copy for number, copy in found.items() if copy.copy == article_id}

    def _settle_alignments(self, waiting: set[int], recopied: set[int]) -> tuple[set[int], set[str]]:
        """Align the claims of articles with those of their sources, and find what changed between them.

        Returns the articles of which that is otherwise than before, and the claims that were or are aligned.
        """
        changed = [self._items[number].article.id for number in sorted(waiting)]
        made_from = self._tables.touching(Copy, changed).values()
        of_changed = self._tables.numbers(copy.copy for copy in made_from)
        realigned, touched = set[int](), set[str]()
        for number in sorted({*waiting, *recopied, *of_changed.values()}):
            self._read([number])
            sides = self._settle_alignment(number)
            if sides:
                realigned.add(number)
                touched |= sides
        return realigned, self._read_claims(touched)

    def _settle_alignment(self, number: int) -> set[str]:
        """Align an article's claims with its sources'; return the claims aligned before and now, where they differ."""
        article_id = self._items[number].article.id
        copies = [copy for copy in self._copies_of(article_id).values() if not copy.of_outside]
        sources = self._tables.numbers(copy.of for copy in copies)
        self._read(sources.values())
        together = {article_id: number, **sources}
        made = align_copies(copies, {name: self._propositions[at] for name, at in together.items()})
        before = self._later_in(Alignment, number)
        self._tables.replace(before, made, self._article_of)
        drift = self._decided.drift(find_drift(made, self._by_id))
        self._tables.replace(self._later_in(Drift, number), drift, self._article_of)
        corrections = self._decided.updates(find_corrections(made, self._by_id))
        corrected = {at: update for at, update in self._later_in(Update, number).items() if update.corrects}
        self._tables.replace(corrected, corrections, self._article_of)
        differing = set(made) ^ set(before.values())
        return {side for alignment in differing for side in sides_of(alignment)}

    def _later_in(self, kind: type[_Along], number: int) -> dict[int, _Along]:
        """Return the relations along copies of which the later claim is one of an article's."""
        claims = {proposition.claim.id for proposition in self._propositions[number]}
        found = self._tables.touching(kind, claims)
        return {at: relation for at, relation in found.items() if relation.later in claims}

    # What joins claims

    def _settle_bonds(self, numbers: Collection[int]) -> set[Bond]:
        """Keep the bonds of articles' claims; return those before and now."""
        found: set[Bond] = set()
        for number in sorted(numbers):
            made = bonds_of(self._propositions[number], copied_claims(self._later_in(Alignment, number).values()))
            before = self._tables.bonds(number)
            if made != before:
                self._tables.keep_bonds(number, made)
                unbound = {bond.claim for bond in before - made if bond.kind == "series"}
                gone = {at: one for at, one in self._tables.touching(Update, unbound).items() if not one.corrects}
                self._tables.replace(gone, (), self._article_of)
            found |= made | before
        return found

    def _around(self, bonds: Iterable[Bond]) -> set[str]:
        return {held.claim for near in self._tables.around(_held_by(bonds)).values() for held in near}

    def _bonds_of(self, claims: Iterable[str]) -> set[Bond]:
        """Return the bonds kept of claims; a figure told before another one opens an occasion, or opens none."""
        shown = self._read_claims(claims)
        kept = (bond for number in {self._article_of[claim] for claim in shown} for bond in self._tables.bonds(number))
        return {bond for bond in kept if bond.claim in shown}

    def _closed(self, kind: type[_Joined], relation: RelationKind, claims: Iterable[str]) -> set[str]:
        """Return claims with all that are joined to one of them: by a thread or origin, a copy, or a person's word.

        What a person keeps apart is with them too: it may be all that keeps two threads or origins from being one.
        """
        decided = [pair for pairs in self._decisions(relation).values() for pair in pairs]
        closed, frontier = set[str](), set(claims)
        while frontier:
            closed |= frontier
            joined = {claim for found in self._tables.touching(kind, frontier).values() for claim in found.claims}
            partners = {claim for one, other in decided if frontier & {one, other} for claim in (one, other)}
            copied = {one for pair in self._tables.touching(Alignment, frontier).values() for one in sides_of(pair)}
            frontier = (joined | partners | copied) - closed
        return self._read_claims(closed)

    def _decisions(self, relation: RelationKind) -> dict[str, list[tuple[str, str]]]:
        return {"merges": self._decided.merges(relation), "splits": self._decided.splits(relation)}

    def _aligned_in(self, claims: set[str]) -> list[Alignment]:
        found = self._tables.touching(Alignment, claims).values()
        inside = (alignment for alignment in found if claims.issuperset(sides_of(alignment)))
        return sorted(inside, key=lambda alignment: (alignment.earlier, alignment.later))

    def _settle_joined(self, claims: set[str], bonds: Set[Bond]) -> None:
        """Find the threads and origins of claims and of those that their bonds hold, and what rests on these."""
        by_thread = self._around(bond for bond in bonds if bond.kind == "thread")
        replaced = self._settle_threads(self._closed(Thread, "threads", claims | by_thread))
        told = self._around(bond for bond in bonds if bond.kind == "told")
        occasions = self._around(bond for bond in bonds | self._bonds_of(told) if bond.kind == "origin")
        within = self._closed(Origin, "origins", claims | told | occasions)
        origins = link_origins(
            self._ordered(within), self._aligned_in(within), **self._decisions("origins"), within=within
        )
        self._tables.replace(self._tables.touching(Origin, within), origins, self._article_of)
        self._settle_standings(replaced, within)

    def _settle_threads(self, within: set[str]) -> set[str]:
        """Find the threads of claims and the conflicts in them; return the ids of the threads before and now."""
        propositions, alignments = self._ordered(within), self._aligned_in(within)
        threads = link_threads(propositions, alignments, **self._decisions("threads"), within=within)
        before = self._tables.touching(Thread, within)
        self._tables.replace(before, threads, self._article_of)
        conflicts = self._decided.conflicts(find_conflicts(threads, alignments, self._by_id))
        self._tables.replace(self._tables.touching(Conflict, within), conflicts, self._article_of)
        return {thread.id for thread in (*before.values(), *threads)}

    def _settle_standings(self, replaced: set[str], claims: set[str]) -> None:
        """Find where threads stand that are others now, and those with a claim whose origin may be another."""
        threads = {*self._tables.touching(Thread, replaced | claims).values()}
        members = self._read_claims(claim for thread in threads for claim in thread.claims)
        origins = self._tables.touching(Origin, members).values()
        before = self._tables.touching(Standing, replaced | {thread.id for thread in threads})
        alignments = self._tables.touching(Alignment, members).values()
        made = find_standing(sorted(threads, key=lambda thread: thread.id), origins, alignments, self._by_id)
        self._tables.replace(before, made, {})

    def _settle_updates(self, bonds: Iterable[Bond]) -> None:
        """Find the steps between the days of a series that are next to one with a changed figure."""
        for near in self._tables.around(_held_by(bonds)).values():
            members = self._read_claims(held.claim for held in near)
            figures = [proposition for proposition in self._ordered(members) if proposition.claim.id in members]
            found = self._tables.touching(Update, members)
            corrections = [one for one in found.values() if one.corrects]
            before = {at: one for at, one in found.items() if members.issuperset(sides_of(one)) and not one.corrects}
            made = find_updates(figures, corrections=corrections)
            self._tables.replace(before, self._decided.updates(made), self._article_of)

    def _settle_agreements(self, number: int) -> None:
        """Find the figures that agree with one of an article's though they differ."""
        claims = {proposition.claim.id for proposition in self._propositions[number]}
        others = [
            Bond("", "total" if bond.kind == "stock" else "stock", bond.key, bond.day)
            for bond in self._tables.bonds(number)
            if bond.kind in ("stock", "total")
        ]
        members = self._read_claims(self._around(others)) | claims
        figures = [proposition for proposition in self._ordered(members) if proposition.claim.id in members]
        made = [one for one in find_agreements(figures) if claims & {*one.claims}]
        self._tables.replace(self._tables.touching(Agreement, claims), made, self._article_of)


def _held_by(bonds: Iterable[Bond]) -> list[Bond]:
    """Return each kind, key and day of bonds once, as bonds of no claim, in order of key and day."""
    found = {Bond("", bond.kind, bond.key, bond.day) for bond in bonds}
    return sorted(found, key=lambda bond: (bond.key, bond.day, bond.kind))
