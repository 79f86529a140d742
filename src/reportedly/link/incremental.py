"""Linking one article more: its sources and copies are found through an index, and no other text is read again.

Whatever the order in which articles come, the index ends with the copies that :func:`link_copies` finds among them all.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from reportedly.link.comparing import Prepared
from reportedly.link.copies import Slots, judge_pair, keep_better, outside_credits
from reportedly.link.entries import CANDIDATES, index_entry, likeliest, likeness, posting_keys
from reportedly.model.articles import Article
from reportedly.model.linking import NEIGHBOURS, IndexEntry, Near


class CopyIndex(Protocol):
    """Where linking keeps what it knows of articles, each under a number of the store's own."""

    def near(self, keys: Collection[int], place: int, limit: int) -> Mapping[int, Near]:
        """Return for each key at most ``limit`` articles before and after a place; keys without any may be left out."""

    def entries(self, numbers: Collection[int]) -> Mapping[int, IndexEntry]:
        """Return the entries of articles."""

    def article(self, number: int) -> Article:
        """Return an article with its text."""

    def slots(self, numbers: Collection[int]) -> Mapping[int, Slots]:
        """Return what fills the slots of articles; one without any may be left out."""

    def put(self, number: int, entry: IndexEntry, keys: Collection[int]) -> None:
        """Keep an article's entry under its keys."""

    def fill(self, number: int, slots: Slots) -> None:
        """Keep what fills an article's slots, in place of what did."""


class Linker:
    """Links articles one by one into an index; keeps the last texts it read, ``remembered`` of them."""

    def __init__(self, index: CopyIndex, *, remembered: int = 256) -> None:
        self.index = index
        self._prepared: OrderedDict[int, Prepared] = OrderedDict()
        self._remembered = remembered

    def add(self, number: int, article: Article) -> None:
        """Link an article that the index does not hold: find its sources, and what it is a better source of."""
        prepared = self._remember(number, Prepared(article))
        entry = index_entry(prepared)
        keys = posting_keys(entry)
        near = self.index.near(keys, entry.place, NEIGHBOURS)
        self.index.put(number, entry, keys)
        self._choose(number, self._likeliest(entry, near))
        later = {other for around in near.values() for other in around.after}
        if later:
            self._offer(number, entry, later)
            self._part(near.values())

    def relink(self, number: int) -> None:
        """Choose the sources of an article that the index holds anew."""
        self._choose(number, self._candidates(self.index.entries([number])[number]))

    def _candidates(self, entry: IndexEntry) -> list[int]:
        """Return what an article that the index holds is compared with."""
        return self._likeliest(entry, self.index.near(posting_keys(entry), entry.place, NEIGHBOURS))

    def _likeliest(self, entry: IndexEntry, near: Mapping[int, Near]) -> list[int]:
        earlier = {other for around in near.values() for other in around.before}
        return likeliest(self.index.entries(earlier), earlier, entry)

    def _choose(self, number: int, candidates: Iterable[int]) -> None:
        prepared = self._read(number)
        slots = dict(outside_credits(prepared))
        for other in candidates:
            keep_better(slots, judge_pair(self._read(other), prepared))
        self.index.fill(number, slots)

    def _offer(self, number: int, entry: IndexEntry, later: Collection[int]) -> None:
        """Make an article the source of later ones for which it is a better one than what they have."""
        entries = self.index.entries(later)
        worthy = [other for other in sorted(later) if likeness(entry, entries[other]) is not None]
        held = self.index.slots(worthy)
        for other in worthy:
            candidates = self._candidates(entries[other])
            if number not in candidates:
                continue
            if len(candidates) == CANDIDATES and self._has_lost_source(held.get(other, {}), candidates):
                self.relink(other)
                continue
            slots = dict(held.get(other, {}))
            if keep_better(slots, judge_pair(self._read(number), self._read(other))):
                self.index.fill(other, slots)

    def _has_lost_source(self, slots: Slots, candidates: Collection[int]) -> bool:
        """Tell whether what fills an article's slots is no longer among what it is compared with."""
        left = {entry.article_id for entry in self.index.entries(candidates).values()}
        return any(not ranked.copy.of_outside and ranked.copy.of not in left for ranked in slots.values())

    def _part(self, around: Iterable[Near]) -> None:
        """Choose anew for those articles from which one more has come to part, under a key, what was near to them."""
        parted: dict[int, set[int]] = defaultdict(set)
        for near in around:
            for distance, before in enumerate(near.before, start=1):
                if len(near.after) > NEIGHBOURS - distance:
                    parted[near.after[NEIGHBOURS - distance]].add(before)
        entries = self.index.entries(sorted({*parted, *set().union(*parted.values())}))
        for number in sorted(parted):
            entry = entries[number]
            left = [(likeness(entries[other], entry), other) for other in sorted(parted[number])]
            if not any(found for found, _ in left):
                continue
            candidates = self._candidates(entry)
            last = likeness(self.index.entries(candidates[-1:])[candidates[-1]], entry) if candidates else None
            full = len(candidates) == CANDIDATES
            if any(
                found and other not in candidates and not (full and last is not None and found < last)
                for found, other in left
            ):
                self.relink(number)

    def _read(self, number: int) -> Prepared:
        if number in self._prepared:
            self._prepared.move_to_end(number)
            return self._prepared[number]
        return self._remember(number, Prepared(self.index.article(number)))

    def _remember(self, number: int, prepared: Prepared) -> Prepared:
        self._prepared[number] = prepared
        while len(self._prepared) > self._remembered:
            self._prepared.popitem(last=False)
        return prepared
