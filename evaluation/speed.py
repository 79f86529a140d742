"""Words per second of the whole reading (text in, claims out) over the bare parse, in one run.

Usage: python -m evaluation.speed ARTICLES.jsonl [--words N] [--rounds N]

The bare parse is the shared spaCy pipeline with all its parts over the same texts, 64 to a batch, in one process. Bare
and whole take turns, so that a slow moment of the machine meets both; the ratio is that of the two medians. The two
processes are timed with their start, over the same articles. A word is a run of characters between white space.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reportedly.annotate.parse import load_parser
from reportedly.model import Article
from reportedly.pipeline import read_article, read_articles, words_of


def load_articles(path: Path, *, words: int) -> list[Article]:
    """Take every seventh article, around the file, until ``words`` words are there."""
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


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(arguments: list[str]) -> int:
    """Measure and print; the exit status is 0."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--words", type=int, default=40_000)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args(arguments)
    articles = load_articles(chosen.articles, words=chosen.words)
    words = sum(words_of(article) for article in articles)
    parser = load_parser()
    read_article(articles[0])

    def parse_bare() -> None:
        with parser.memory_zone():
            for _ in parser.pipe((article.text for article in articles), batch_size=64):
                pass

    bare, whole = [], []
    for _ in range(chosen.rounds):
        bare.append(seconds(parse_bare))
        whole.append(seconds(lambda: list(map(read_article, articles))))
    one, two = statistics.median(whole), seconds(lambda: list(read_articles(articles, workers=2)))
    print(f"{len(articles)} articles, {words} words, {chosen.rounds} rounds")
    print(f"bare parse          {words / statistics.median(bare):8.0f} words/s")
    print(f"whole reading       {words / one:8.0f} words/s   ratio {statistics.median(bare) / one:.2f}")
    print(f"in two processes    {words / two:8.0f} words/s   {one / two:.2f} x one (their start counted in)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
