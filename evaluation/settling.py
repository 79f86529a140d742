"""What bringing a ledger's relations up to date costs for one article more: ``python -m evaluation.settling CORPUS``.

CORPUS is ``load_4000.jsonl.gz``. The beginning of every other one of its texts is read once by the real code, into
LEDGER where ``--read LEDGER`` names one to keep or to use again. An archive is made of them by a fixed seed. Each day
some stories begin, each from one of these texts in turn, nine in ten of its longer words, its figures and names
exchanged for others as long, so that every claim still stands where it stood. Each is told anew for some days, half of
the longer words exchanged. One article in ten is a reprint of one of the days before with some words exchanged, and one
in ten comes late. So as many appear and are alike in a day of a large archive as in one of a small one, and before each
of the marks the claims are those of the same texts.

The articles are read into a SQLite file in batches, and after each its relations are settled, as ``reportedly read``
does: copies, alignments, threads, origins, drift, conflicts, updates, agreements and standings. At each mark the time
is that of the settling of the last articles before it, by the processor; keeping articles and claims is not in it. In
between a fixed piece of linking is timed as a yardstick, since other work on a machine slows both: growth is that of
the cost in yardsticks.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from operator import itemgetter
from pathlib import Path

from reportedly import __version__
from reportedly.ledger import Ledger
from reportedly.link import link_articles
from reportedly.linked import settle
from reportedly.model import Article, Claim, CodedArticle
from reportedly.model.relations import Alignment, Conflict, Copy, Origin, ReadArticle, Relation, Thread
from reportedly.pipeline import read_into
from reportedly.reference.dates import parse_day
from reportedly.sources import SourceOptions, read_pages

MARKS = (10_000, 30_000, 100_000)
#: Articles of a day, the days for which a story is told, and how late an article may come.
PER_DAY = 50
DAYS = 5
LATE = 30
BATCH = 50
#: Articles before a mark whose cost is measured.
MEASURED = 1_000
#: The growth of the cost from the first mark to the last that is allowed.
GROWTH = 1.5
#: A text is read up to the end of the sentence or paragraph at which it has so many characters.
_CHARACTERS = 400
_END = re.compile(r"(?<=[a-z][.!?])\s|\n")
_WORD = re.compile(r"\w+")


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
        stories: list[ReadArticle] = []
        for number in count():
            day, story = divmod(number, PER_DAY)
            if number % (PER_DAY * DAYS) == 0:
                stories = [self._story(day // DAYS * PER_DAY + at) for at in range(PER_DAY)]
            copied = bool(recent) and self._rng.random() < 0.1
            of = self._rng.choice(recent) if copied else stories[story]
            late = self._rng.randint(0, LATE) if self._rng.random() < 0.1 else 0
            published = date(2021, 1, 1) + timedelta(days=max(day - late, 0) + copied)
            text = self._vary(of.article.text, 0.03 if copied else 0.5)
            made = Article(f"a{number}", text, published=published.isoformat(), language="en")
            names = {claim.id: f"a{number}.c{at}" for at, claim in enumerate(of.claims)}
            later = published - (_day(of.article.published) or published)
            item = ReadArticle(made, tuple(_moved(claim, names, later) for claim in of.claims))
            yield item
            recent = [*recent[-3 * PER_DAY :], item]

    def _story(self, number: int) -> ReadArticle:
        """Return one of the articles in most other words: the next time round it is another story."""
        item = self._items[number % len(self._items)]
        return replace(item, article=replace(item.article, text=self._vary(item.article.text, 0.9)))

    def _vary(self, text: str, share: float) -> str:
        return _WORD.sub(lambda match: self._exchange(match.group(), share), text)

    def _exchange(self, word: str, share: float) -> str:
        """Return another word as long, for that share of the longer words and, in a new article, for each figure."""
        if word.isdigit():
            return "".join(self._rng.choice("123456789") for _ in word) if share > 0.1 else word
        others = self._words.get((len(word), word.istitle()))
        return self._rng.choice(others) if others and self._rng.random() < share else word


def _moved(claim: Claim, names: dict[str, str], later: timedelta) -> Claim:
    """Return a claim under another name, its days as much later as its article is."""
    moved = replace(claim, id=names[claim.id], part_of=names.get(claim.part_of or ""))
    if claim.time is None:
        return moved
    start, end = (_day(value) for value in (claim.time.start, claim.time.end))
    days = [str(day + later) if day else None for day in (start, end)]
    return replace(moved, time=replace(claim.time, start=days[0], end=days[1]))


def _day(value: str | None) -> date | None:
    return parse_day(value) if value else None


def read_parts(corpus: Path, ledger: Path) -> None:
    """Read the beginning of each text of a corpus into a new ledger."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder) / "parts.jsonl"
        with gzip.open(corpus, "rt", encoding="utf-8") as lines, parts.open("w", encoding="utf-8") as out:
            for number, line in enumerate(islice(lines, 0, None, 2)):
                text, published = itemgetter("text", "date")(json.loads(line))
                end = _END.search(text, _CHARACTERS)
                part = text[: end.start()] if end else text
                out.write(json.dumps({"id": f"p{number}", "text": part, "published": published}) + "\n")
        with Ledger.open(ledger) as kept:
            pages = read_pages([str(parts)], options=SourceOptions())
            for _ in read_into(kept, pages, run=kept.begin_run(__version__, {}), workers=2):
                pass


def yardstick(items: Sequence[ReadArticle]) -> float:
    """Return the seconds of the processor that linking a few fixed articles takes."""
    began = time.process_time()
    link_articles(items)
    return time.process_time() - began


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, settle and print; return 1 where the cost of an article grows by ``GROWTH`` or more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--read", type=Path, metavar="LEDGER", help="where to keep what is read of the corpus")
    parser.add_argument("--marks", type=int, nargs="+", default=MARKS, help="articles at which to measure")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        read = options.read or Path(folder) / "read.db"
        if not read.exists():
            read_parts(options.corpus, read)
        with Ledger.open(read, create=False, read_only=True) as kept:
            items = [ReadArticle(*found) for found in kept.export()]
        with Ledger.open(Path(folder) / "archive.db") as ledger:
            costs = [*measure(ledger, items, options.marks)]
    growth = costs[-1] / costs[0]
    print(f"growth from {options.marks[0]} to {options.marks[-1]}: {growth:.2f} (below {GROWTH} allowed)")
    return int(growth >= GROWTH)


def measure(ledger: Ledger, items: Sequence[ReadArticle], marks: Sequence[int]) -> Iterator[float]:
    """Yield what an article cost before each mark, in yardsticks."""
    run = ledger.begin_run("1", {})
    coming, number = Archive(items, "settling").articles(), 0
    fixed = list(islice(Archive(items, "yardstick").articles(), BATCH))
    for mark in marks:
        spent = by_yardstick = 0.0
        measured = claims = 0
        while number < mark:
            batch = list(islice(coming, BATCH))
            ledger.add_many([(item.article, CodedArticle(item.claims, 1), ()) for item in batch], run=run)
            number += len(batch)
            began = time.process_time()
            settle(ledger)
            if number > mark - MEASURED:
                cost = time.process_time() - began
                spent += cost
                by_yardstick += cost / yardstick(fixed)
                measured += len(batch)
                claims += sum(len(item.claims) for item in batch)
        kinds: tuple[type[Relation], ...] = (Copy, Alignment, Thread, Origin, Conflict)
        counts = ", ".join(f"{kind.__name__.lower()} {ledger.count_relations(kind)}" for kind in kinds)
        resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{mark:7} articles  {1000 * spent / measured:6.1f} ms an article of {claims / measured:.1f} claims, "
            f"{1000 * by_yardstick / measured:.1f} thousandths of the yardstick; {resident:.0f} MiB at most ({counts})",
            flush=True,
        )
        yield by_yardstick / measured


if __name__ == "__main__":
    sys.exit(main())
