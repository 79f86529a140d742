"""Article bodies: how much of each page's text our extraction finds, and how much else it takes along.

Run from the repository's root::

    python -m evaluation.extraction ../shared/data/extraction [--floor]

The folder is the article-extraction benchmark of Scrapinghub (Zyte): ``ground-truth.json`` and ``html/*.html.gz``. The
score is that benchmark's: texts are bags of 4-grams of words; precision and recall are averaged over pages, precision
over the pages where something was extracted; F1 is taken of the two averages. Plain trafilatura runs beside ours.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import trafilatura

from evaluation.floors import check_floors
from reportedly.extract import extract_article
from reportedly.model import Page

_WORD = re.compile(r"\w+")
_SHINGLE = 4

#: From a page's bytes and address to the body's text, empty where none was found.
Extractor = Callable[[bytes, str], str]


@dataclass(frozen=True, slots=True)
class Score:
    """Averages over the pages, and the pace."""

    precision: float
    recall: float
    pages_per_second: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the bag of a text's 4-grams of words; a shorter text is one shingle."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def compare(truth: str, found: str) -> tuple[float | None, float | None]:
    """Return precision and recall of one page; None where there is nothing to divide by."""
    true_bag, found_bag = shingles(truth), shingles(found)
    shared = (true_bag & found_bag).total()
    precision = shared / found_bag.total() if found_bag else None
    recall = shared / true_bag.total() if true_bag else None
    return precision, recall


def score(extractor: Extractor, pages: list[tuple[bytes, str, str]]) -> Score:
    """Run an extractor over (markup, address, true body) and average; the pace is the extractor's alone."""
    seconds = 0.0
    precisions: list[float] = []
    recalls: list[float] = []
    for markup, url, truth in pages:
        started = time.perf_counter()
        found = extractor(markup, url)
        seconds += time.perf_counter() - started
        precision, recall = compare(truth, found)
        precisions += [] if precision is None else [precision]
        recalls += [] if recall is None else [recall]
    return Score(mean(precisions or [0.0]), mean(recalls or [0.0]), len(pages) / seconds)


def extract_ours(markup: bytes, url: str) -> str:
    """Extract with :func:`reportedly.extract.extract_article`, metadata and all."""
    article, _issues = extract_article(Page(url, markup, "text/html", url=url))
    return article.text if article else ""


def extract_trafilatura(markup: bytes, url: str) -> str:
    """Extract the body alone with trafilatura, as its own users do."""
    found = trafilatura.extract(markup.decode("utf-8", "replace"), fast=True, include_comments=False)
    return found or ""


def load_pages(folder: Path) -> list[tuple[bytes, str, str]]:
    """Load the benchmark's pages: markup, address, true body."""
    truths = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        (gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()), truth.get("url", ""), truth["articleBody"])
        for key, truth in sorted(truths.items())
    ]


def main(arguments: list[str] | None = None) -> int:
    """Print the table; with ``--floor``, return 1 where our F1 lies below the pinned floor."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.extraction", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="the benchmark: ground-truth.json and html/")
    parser.add_argument("--floor", action="store_true", help="fail where our F1 is below evaluation/floors.json")
    options = parser.parse_args(arguments)
    pages = load_pages(options.folder)
    extractors = {"reportedly": extract_ours, "trafilatura fast": extract_trafilatura}
    for extractor in extractors.values():
        extractor(*pages[0][:2])  # load models and compile patterns before the clock runs
    scores = {name: score(extractor, pages) for name, extractor in extractors.items()}
    print(f"article bodies, {len(pages)} pages     F1   precision  recall  pages/s")
    for name, result in scores.items():
        print(
            f"{name:26}  {result.f1:.4f}   {result.precision:.4f}  {result.recall:.4f}  {result.pages_per_second:7.1f}"
        )
    return check_floors({"extraction.f1": scores["reportedly"].f1}) if options.floor else 0


if __name__ == "__main__":
    sys.exit(main())
