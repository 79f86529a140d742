"""Score time expressions: ``python -m evaluation.times PATH [--misses] [--floor] [--peers]``.

TempEval-3 scoring: a span is right strictly where both ends agree, relaxed where the spans share a character, each gold
span matched once; "value" asks also that the TIMEX3 values are equal as strings. ``--peers`` scores HeidelTime
in the same way.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.floors import check_floors
from evaluation.peering import run_peer
from evaluation.quantities import Tally
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.times import find_times
from reportedly.model import AnnotatedArticle, Article, Span, Time

DEFINITION = """strict:  F1 of TIMEX3 spans, both ends equal
relaxed: F1 of TIMEX3 spans that share a character, one to one
value:   F1 of relaxed spans whose value is equal too"""


def score(articles: Iterable[tuple[dict[str, Any], tuple[Time, ...]]]) -> tuple[dict[str, Tally], list[str]]:
    """Return the tallies and the misses."""
    tallies = {name: Tally() for name in ("strict", "relaxed", "value")}
    misses: list[str] = []
    for article, times in articles:
        text = article["text"]
        left = list(times)
        for gold in article["timexes"]:
            overlapping = [time for time in left if time.span.start < gold["end"] and gold["start"] < time.span.end]
            overlapping.sort(key=lambda time: (time.span.start, time.span.end) != (gold["start"], gold["end"]))
            words = text[gold["start"] : gold["end"]]
            around = " ".join(text[max(0, gold["start"] - 50) : gold["end"] + 40].split())
            if not overlapping:
                misses.append(f"missed\t{words}\t{gold['type']} {gold['value']}\t\t{around}")
                continue
            found = overlapping[0]
            left.remove(found)
            tallies["relaxed"].right += 1
            if (found.span.start, found.span.end) == (gold["start"], gold["end"]):
                tallies["strict"].right += 1
            else:
                misses.append(f"extent\t{words}\t{found.span.of(text)}\t{found.read_by}\t{around}")
            if found.value == gold["value"]:
                tallies["value"].right += 1
            else:
                misses.append(
                    f"value\t{words}\t{gold['value']}\t{found.value} {found.read_by} [{article['published']}]\t{around}"
                )
        for found in left:
            around = " ".join(text[max(0, found.span.start - 50) : found.span.end + 40].split())
            misses.append(f"extra\t{found.span.of(text)}\t{found.value}\t{found.read_by}\t{around}")
        for tally in tallies.values():
            tally.found += len(times)
            tally.gold += len(article["timexes"])
    return tallies, misses


def main() -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--peers", action="store_true", help="score HeidelTime too (make peers; needs Java)")
    options = parser.parse_args()
    with options.path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    docs = list(parse_texts(article["text"] for article in articles))
    annotated = [
        AnnotatedArticle(Article(article["id"], article["text"], published=article["published"]), doc)
        for article, doc in zip(articles, docs, strict=True)
    ]
    words = sum(len(article["text"].split()) for article in articles)
    started = time.perf_counter()
    found = [find_times(one) for one in annotated]
    seconds = time.perf_counter() - started
    tallies, misses = score(zip(articles, found, strict=True))
    print(DEFINITION)
    if options.misses:
        print("\n".join(sorted(misses)))
    _print_figures(tallies)
    print(f"{words / seconds:,.0f} words/s beside the parse")
    if options.peers:
        answers, pace = run_peer("heideltime", articles)
        print(f"\nheideltime, {pace:,.0f} words/s, a start of Java for each article included")
        _print_figures(score(zip(articles, [tuple(map(_time_of, answer)) for answer in answers], strict=True))[0])
    return check_floors({f"times.{name}_f1": tally.f1 for name, tally in tallies.items()}) if options.floor else 0


def _print_figures(tallies: dict[str, Tally]) -> None:
    for name, tally in tallies.items():
        print(f"{name:8} F1 {tally.f1:5.1f}   right {tally.right}, found {tally.found}, gold {tally.gold}")


def _time_of(record: dict[str, Any]) -> Time:
    """Make a time of a peer's answer."""
    return Time(Span(record["start"], record["end"]), record["type"], record["value"], None, None, "heideltime")


if __name__ == "__main__":
    raise SystemExit(main())
