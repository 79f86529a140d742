"""An index of copies in memory, slow and plain."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from reportedly.link.copies import Slots
from reportedly.model import Article
from reportedly.model.linking import IndexEntry, Near


class MemoryIndex:
    """Keeps everything in dictionaries; an article's number is its place in ``articles``."""

    def __init__(self, articles: list[Article]) -> None:
        self.articles = articles
        self.held: dict[int, IndexEntry] = {}
        self.filled: dict[int, Slots] = {}
        self.keys: dict[int, set[int]] = {}
        self.texts_read = 0

    def near(self, keys: Collection[int], place: int, limit: int) -> Mapping[int, Near]:
        found = {}
        for key in keys:
            under = sorted((self.held[number].place, number) for number in self.keys.get(key, ()))
            before = [number for at, number in reversed(under) if at < place]
            after = [number for at, number in under if at > place]
            found[key] = Near(tuple(before[:limit]), tuple(after[:limit]))
        return found

    def entries(self, numbers: Collection[int]) -> Mapping[int, IndexEntry]:
        return {number: self.held[number] for number in numbers}

    def article(self, number: int) -> Article:
        self.texts_read += 1
        return self.articles[number]

    def slots(self, numbers: Collection[int]) -> Mapping[int, Slots]:
        return {number: self.filled[number] for number in numbers if number in self.filled}

    def put(self, number: int, entry: IndexEntry, keys: Collection[int]) -> None:
        self.held[number] = entry
        for key in keys:
            self.keys.setdefault(key, set()).add(number)

    def fill(self, number: int, slots: Slots) -> None:
        self.filled[number] = slots
