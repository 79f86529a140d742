"""What bringing a ledger's relations up to date costs for one article more: ``python -m evaluation.settling LEDGER``.

LEDGER is one into which many articles were read, as ``reportedly read load_4000.jsonl.gz`` makes it. The archive is
made of them by a fixed seed: each article is some paragraphs in a row of one of theirs with the claims in these, a
third of its longer words, its figures and names exchanged for others as long, so that every claim still stands where it
stood; one in ten is a reprint of an article of the days before with some words exchanged. As many appear a day in a
small archive as in a large one. They are read into a SQLite file in batches, nine in ten in the order of their dates
and the tenth late, and after each batch its relations are settled, as ``reportedly read`` does: copies, alignments,
threads, origins, drift, conflicts, updates, agreements and standings. At each mark the time is that of the settling of
the articles since a tenth before it, by the processor; keeping articles and claims is not in it.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from reportedly.ledger import Ledger
from reportedly.linked import settle
from reportedly.model import Article, Claim, CodedArticle, Span
from reportedly.model.relations import Alignment, Copy, ReadArticle, Relation, Thread

MARKS = (1_000, 3_000, 10_000)
PER_DAY = 50
BATCH = 50
#: The growth of the cost from the first mark to the last that is allowed.
GROWTH = 1.5
#: Articles of the ledger that are used at most, and paragraphs of one.
_USED = 500
_PARAGRAPHS = (3, 7)
_WORD = re.compile(r"\w+")


def shifted(value: Any, by: int) -> Any:
    """Return a record with every span in it moved."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(shifted(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: shifted(getattr(value, field.name), by) for field in fields(value)})
    return value


def _spans(value: Any) -> Iterator[Span]:
    """Yield every span in a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


class Archive:
    """Articles varied from those of a ledger; the same seed gives the same ones, in the order in which they come in."""

    def __init__(self, items: Sequence[ReadArticle], seed: str) -> None:
        self._items = items
        self._rng = random.Random(seed)
        self._words: dict[tuple[int, bool], list[str]] = defaultdict(list)
        for item in items:
            for word in set(_WORD.findall(item.article.text)):
                if len(word) > 4 and word.isalpha():
                    self._words[len(word), word.istitle()].append(word)
        for words in self._words.values():
            words.sort()

    def articles(self) -> Iterator[ReadArticle]:
        """Yield articles without end."""
        recent: list[ReadArticle] = []
        number = 0
        while True:
            copied = bool(recent) and self._rng.random() < 0.1
            of = self._rng.choice(recent) if copied else self._part()
            late = self._rng.randint(0, 30) if self._rng.random() < 0.1 else 0
            day = date(2021, 1, 1) + timedelta(days=max(number // PER_DAY - late, 0) + copied)
            text = self._vary(of.article.text, 0.03 if copied else 0.33)
            made = Article(f"a{number}", text, published=day.isoformat(), language="en")
            names = {claim.id: f"a{number}.c{at}" for at, claim in enumerate(of.claims)}
            item = ReadArticle(made, tuple(_renamed(claim, names) for claim in of.claims))
            yield item
            number += 1
            recent = [*recent[-3 * PER_DAY :], item]

    def _part(self) -> ReadArticle:
        """Return some paragraphs in a row of an article, with the claims that stand in them."""
        item = self._rng.choice(self._items)
        bounds = [0, *(match.end() for match in re.finditer(r"\n+", item.article.text)), len(item.article.text)]
        first = self._rng.randrange(max(1, len(bounds) - _PARAGRAPHS[1]))
        start, end = bounds[first], bounds[min(len(bounds) - 1, first + self._rng.randint(*_PARAGRAPHS))]
        inside = (c for c in item.claims if all(start <= span.start and span.end <= end for span in _spans(c)))
        claims = tuple(shifted(claim, -start) for claim in inside)
        return ReadArticle(replace(item.article, text=item.article.text[start:end]), claims)

    def _vary(self, text: str, share: float) -> str:
        return _WORD.sub(lambda match: self._exchange(match.group(), share), text)

    def _exchange(self, word: str, share: float) -> str:
        """Return another word as long, for that share of the longer words and, in a new article, for each figure."""
        if word.isdigit():
            return "".join(self._rng.choice("123456789") for _ in word) if share > 0.1 else word
        others = self._words.get((len(word), word.istitle()))
        return self._rng.choice(others) if others and self._rng.random() < share else word


def _renamed(claim: Claim, names: dict[str, str]) -> Claim:
    return replace(claim, id=names[claim.id], part_of=names.get(claim.part_of or ""))


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, settle and print; return 1 where the cost of an article grows by ``GROWTH`` or more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--marks", type=int, nargs="+", default=MARKS, help="articles at which to measure")
    options = parser.parse_args(arguments)
    with Ledger.open(options.ledger, create=False, read_only=True) as read:
        items = [ReadArticle(*found) for found in islice(read.export(), _USED)]
    costs = []
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        run = ledger.begin_run("1", {})
        coming, spent, claims, number = Archive(items, "settling").articles(), 0.0, 0, 0
        for mark in options.marks:
            while number < mark:
                batch = list(islice(coming, BATCH))
                ledger.add_many([(item.article, CodedArticle(item.claims, 1), ()) for item in batch], run=run)
                number += len(batch)
                began = time.process_time()
                settle(ledger)
                if number > mark * 9 // 10:
                    spent += time.process_time() - began
                    claims += sum(len(item.claims) for item in batch)
            costs.append(spent / (mark // 10))
            kinds: tuple[type[Relation], ...] = (Copy, Alignment, Thread)
            counts = ", ".join(f"{kind.__name__.lower()} {ledger.count_relations(kind)}" for kind in kinds)
            size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 2**20
            print(
                f"{mark:7} articles  {1000 * costs[-1]:6.1f} ms an article of {claims / (mark // 10):.1f} claims  "
                f"{size:7.0f} MiB of ledger  ({counts})",
                flush=True,
            )
            spent, claims = 0.0, 0
    print(f"growth from {options.marks[0]} to {options.marks[-1]}: {costs[-1] / costs[0]:.2f} (below {GROWTH} allowed)")
    return int(costs[-1] / costs[0] >= GROWTH)


if __name__ == "__main__":
    sys.exit(main())
