"""Linking one article more: its sources and copies are found through an index, and no other text is read again.

Whatever the order in which articles come, the index ends with the copies that :func:`link_copies` finds among them all.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final, Protocol

from reportedly.link.comparing import Prepared, prepare
from reportedly.link.copies import Slots, judge_pair, keep_better, outside_credits
from reportedly.link.entries import index_entry, posting_keys, worth_comparing
from reportedly.model.articles import Article
from reportedly.model.linking import NEIGHBOURS, IndexEntry, Near

#: Raised with every change of what is indexed or how copies are judged: what an older version linked is linked anew.
LINK_VERSION: Final = "1"


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
        prepared = self._remember(number, prepare(article))
        entry = index_entry(prepared)
        keys = posting_keys(entry)
        near = self.index.near(keys, entry.place, NEIGHBOURS)
        self.index.put(number, entry, keys)
        self._choose(number, entry, {other for around in near.values() for other in around.before})
        later = {other for around in near.values() for other in around.after}
        if later:
            self._offer(number, entry, later)
            self._part(near.values())

    def relink(self, number: int) -> None:
        """Choose the sources of an article that the index holds anew."""
        entry = self.index.entries([number])[number]
        near = self.index.near(posting_keys(entry), entry.place, NEIGHBOURS)
        self._choose(number, entry, {other for around in near.values() for other in around.before})

    def _choose(self, number: int, entry: IndexEntry, earlier: Collection[int]) -> None:
        prepared = self._read(number)
        slots = dict(outside_credits(prepared))
        entries = self.index.entries(earlier)
        for other in sorted(earlier):
            if worth_comparing(entries[other], entry):
                keep_better(slots, judge_pair(self._read(other), prepared))
        self.index.fill(number, slots)

    def _offer(self, number: int, entry: IndexEntry, later: Collection[int]) -> None:
        """Make an article the source of later ones for which it is a better one than what they have."""
        entries = self.index.entries(later)
        worthy = [other for other in sorted(later) if worth_comparing(entry, entries[other])]
        held = self.index.slots(worthy)
        for other in worthy:
            slots = dict(held.get(other, {}))
            if keep_better(slots, judge_pair(self._read(number), self._read(other))):
                self.index.fill(other, slots)

    def _part(self, around: Iterable[Near]) -> None:
        """Choose anew for those articles whose source has come to stand too far off, by one article, under a key."""
        parted: dict[int, set[int]] = defaultdict(set)
        for near in around:
            for distance, before in enumerate(near.before, start=1):
                if len(near.after) > NEIGHBOURS - distance:
                    parted[near.after[NEIGHBOURS - distance]].add(before)
        held = self.index.slots(sorted(parted))
        sources = self.index.entries(sorted(set().union(*parted.values())))
        for number in sorted(parted):
            far = {sources[other].article_id for other in parted[number]}
            if any(ranked.copy.of in far for ranked in held.get(number, {}).values()):
                self.relink(number)

    def _read(self, number: int) -> Prepared:
        if number in self._prepared:
            self._prepared.move_to_end(number)
            return self._prepared[number]
        return self._remember(number, prepare(self.index.article(number)))

    def _remember(self, number: int, prepared: Prepared) -> Prepared:
        self._prepared[number] = prepared
        while len(self._prepared) > self._remembered:
            self._prepared.popitem(last=False)
        return prepared
