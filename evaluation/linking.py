"""What linking one article more costs in an archive that grows: ``python -m evaluation.linking CORPUS.jsonl.gz``.

The archive is made of the corpus's texts, varied by a fixed seed: each article is some sentences in a row of one text,
its figures and names and a third of its longer words exchanged for others of the corpus; one in ten is a light edit of
an article of the days before. As many appear a day in a small archive as in a large one. Articles are linked one by
one, nine in ten in the order of their dates and the tenth late, through an index in memory. At each mark the time is
that of the articles since a tenth before it, by the processor; the texts are made beforehand and are not in it. Nor is
a search for garbage in the whole index, which in a ledger lies on disk.

Memory is the resident set, by the kernel, less what it was before the first article; the texts are in it.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import random
import re
import sys
import time
from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from reportedly.link.copies import SOURCE, Slots
from reportedly.link.incremental import Linker
from reportedly.model.articles import Article
from reportedly.model.linking import IndexEntry, Near

MARKS = (10_000, 30_000, 100_000)
PER_DAY = 200
#: Articles after which what the index in memory holds is set aside for Python's garbage collector.
FROZEN = 1_000
#: The growth of the cost from the first mark to the last that is allowed.
GROWTH = 1.5
_SENTENCES = (5, 9)
_WORD = re.compile(r"\w+")


class MemoryIndex:
    """The index that linking asks, in dictionaries and sorted lists."""

    def __init__(self) -> None:
        self.texts: dict[int, Article] = {}
        self.held: dict[int, IndexEntry] = {}
        self.filled: dict[int, Slots] = {}
        self.postings: dict[int, list[tuple[int, int]]] = {}

    def near(self, keys: Collection[int], place: int, limit: int) -> Mapping[int, Near]:
        """Return the articles around a place under each key, the nearest first."""
        found = {}
        for key in keys:
            if (under := self.postings.get(key)) is not None:
                at = bisect_left(under, (place, -1))
                after = at + 1 if at < len(under) and under[at][0] == place else at
                before = tuple(number for _, number in reversed(under[max(0, at - limit) : at]))
                found[key] = Near(before, tuple(number for _, number in under[after : after + limit]))
        return found

    def entries(self, numbers: Collection[int]) -> Mapping[int, IndexEntry]:
        """Return the entries of articles."""
        return {number: self.held[number] for number in numbers}

    def article(self, number: int) -> Article:
        """Return an article."""
        return self.texts[number]

    def slots(self, numbers: Collection[int]) -> Mapping[int, Slots]:
        """Return what fills the slots of articles."""
        return {number: self.filled[number] for number in numbers if number in self.filled}

    def put(self, number: int, entry: IndexEntry, keys: Collection[int]) -> None:
        """Keep an entry under its keys."""
        self.held[number] = entry
        for key in keys:
            insort(self.postings.setdefault(key, []), (entry.place, number))

    def fill(self, number: int, slots: Slots) -> None:
        """Keep what fills an article's slots."""
        self.filled[number] = slots


class Archive:
    """Articles varied from real texts; the same seed gives the same ones, in the order in which they come in."""

    def __init__(self, texts: Sequence[str], seed: str) -> None:
        self._rng = random.Random(seed)
        self._sentences = [re.split(r"(?<=[.!?])\s+|\n+", text) for text in texts]
        words = [word for text in texts[:400] for word in re.findall(r"(?<=[a-z,] )\w+", text)]
        self._names = sorted({word for word in words if word[0].isupper() and len(word) > 3})
        self._words = [word for word in words if word.islower() and len(word) > 4]

    def articles(self) -> Iterator[Article]:
        """Yield articles without end."""
        recent: list[str] = []
        number = 0
        while True:
            copied = bool(recent) and self._rng.random() < 0.1
            text = self._edit(self._rng.choice(recent)) if copied else self._vary()
            late = self._rng.randint(0, 30) if self._rng.random() < 0.1 else 0
            day = date(2021, 1, 1) + timedelta(days=max(number // PER_DAY - late, 0) + copied)
            yield Article(f"a{number}", text, published=day.isoformat())
            number += 1
            recent = [*recent[-3 * PER_DAY :], text]

    def _vary(self) -> str:
        sentences = self._rng.choice(self._sentences)
        count = self._rng.randint(*_SENTENCES)
        start = self._rng.randrange(max(1, len(sentences) - count))
        return _WORD.sub(lambda match: self._exchange(match.group()), "\n\n".join(sentences[start : start + count]))

    def _exchange(self, word: str) -> str:
        if word.isdigit():
            return str(self._rng.randint(2, 10 ** len(word)))
        if word[0].isupper() and len(word) > 3 and not word.isupper():
            return self._rng.choice(self._names)
        return self._rng.choice(self._words) if len(word) > 4 and self._rng.random() < 0.33 else word

    def _edit(self, text: str) -> str:
        paragraphs = text.split("\n\n")
        self._rng.shuffle(paragraphs)
        kept = "\n\n".join(paragraphs[: max(3, 3 * len(paragraphs) // 4)])
        return _WORD.sub(lambda match: self._swap(match.group()), kept)

    def _swap(self, word: str) -> str:
        return word if self._rng.random() < 0.95 else self._rng.choice(self._words)


def resident_mebibytes() -> float:
    """Return the resident memory of this process (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(arguments: Sequence[str] | None = None) -> int:
    """Link and print; return 1 where the cost of an article grows by ``GROWTH`` or more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--marks", type=int, nargs="+", default=MARKS, help="articles at which to measure")
    options = parser.parse_args(arguments)
    with gzip.open(options.corpus, "rt", encoding="utf-8") as lines:
        archive = Archive([json.loads(line)["text"] for line in lines], "linking")
    index = MemoryIndex()
    linker = Linker(index)
    before, costs = resident_mebibytes(), []
    for number, article in enumerate(archive.articles()):
        mark = options.marks[len(costs)]
        if number % FROZEN == 0:
            gc.freeze()
        if number == mark - mark // 10:
            spent, counted = 0.0, 0
        index.texts[number] = article
        began = time.process_time()
        linker.add(number, article)
        if number >= mark - mark // 10:
            spent, counted = spent + time.process_time() - began, counted + 1
        if number + 1 == mark:
            costs.append(1_000 * spent / counted)
            copies = sum(SOURCE in slots for slots in index.filled.values())
            longest = max(map(len, index.postings.values()))
            print(
                f"{mark:7,} articles: {costs[-1]:5.1f} ms an article, {resident_mebibytes() - before:6.0f} MiB; "
                f"{copies:,} copies, {len(index.postings):,} keys, {longest:,} articles under the most common",
                flush=True,
            )
            if len(costs) == len(options.marks):
                break
    print(f"growth from first to last: {costs[-1] / costs[0]:.2f}, allowed {GROWTH}")
    return int(costs[-1] >= GROWTH * costs[0])


if __name__ == "__main__":
    sys.exit(main())
