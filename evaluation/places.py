"""Score places: ``python -m evaluation.places PATH… [--half even|odd|all] [--misses] [--floor]``.

Tagging: F1 of spans that share a character, one to one. Resolution: share of gold spans with coordinates for which the
place given lies within 161 km (100 miles) of the gold, with the gold spans given; no answer counts as wrong.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from evaluation.floors import check_floors
from evaluation.quantities import Tally
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.places import find_places, resolve_spans
from reportedly.model import AnnotatedArticle, Article, Place
from reportedly.reference.gazetteer import distance_km

DEFINITION = """tagging:  F1 of toponym spans that share a character with gold, one to one
at 161:   share of gold spans with coordinates resolved to within 161 km, gold spans given; no answer is wrong
wrong:    share of them given a place farther away (the rest are left without coordinates)"""
KILOMETRES = 161.0


def around(text: str, start: int, end: int) -> str:
    """Return the words around a span, on one line."""
    return " ".join(text[max(0, start - 40) : end + 30].split())


def score_tagging(articles: list[dict[str, Any]], found: list[tuple[Place, ...]]) -> tuple[Tally, list[str]]:
    """Return the tally of spans and the misses."""
    tally = Tally()
    misses: list[str] = []
    for article, places in zip(articles, found, strict=True):
        left = list(places)
        text = article["text"]
        for gold in sorted(article["places"], key=lambda gold: gold["start"]):
            start, end = gold["start"], gold["end"]
            hit = next((place for place in left if place.span.start < end and start < place.span.end), None)
            if hit is None:
                misses.append(f"missed\t{gold['phrase']}\t{around(text, start, end)}")
                continue
            left.remove(hit)
            tally.right += 1
        misses += [f"extra\t{one.span.of(text)}\t{around(text, one.span.start, one.span.end)}" for one in left]
        tally.found += len(places)
        tally.gold += len(article["places"])
    return tally, misses


def score_resolution(articles: list[dict[str, Any]]) -> tuple[int, int, int, list[str]]:
    """Return (right, wrong, all) over the gold spans with coordinates, and the misses."""
    right = wrong = total = 0
    misses: list[str] = []
    for article in articles:
        golds = article["places"]
        places = resolve_spans(article["text"], [(gold["start"], gold["end"]) for gold in golds])
        for gold, place in zip(golds, places, strict=True):
            if gold["lat"] is None:
                continue
            total += 1
            expected = f"{gold['phrase']}\t{gold['country']} {gold['lat']} {gold['lon']}"
            if place.lat is None or place.lon is None:
                misses.append(f"open\t{expected}\t{place.country}\t{article['id']}")
                continue
            far = distance_km(gold["lat"], gold["lon"], place.lat, place.lon)
            if far <= KILOMETRES:
                right += 1
            else:
                wrong += 1
                ours = f"{place.name} {place.country} {place.lat} {place.lon} {place.read_by} {far:.0f} km"
                misses.append(f"far\t{expected}\t{ours}\t{article['id']}")
    return right, wrong, total, misses


def main() -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--half", choices=("even", "odd", "all"), default="odd")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    print(DEFINITION)
    figures: dict[str, float] = {}
    for path in options.paths:
        with path.open(encoding="utf-8") as lines:
            articles = [json.loads(line) for line in lines]
        articles = [
            one for at, one in enumerate(articles) if options.half == "all" or at % 2 == (options.half == "odd")
        ]
        docs = list(parse_texts(article["text"] for article in articles))
        annotated = [
            AnnotatedArticle(Article(one["id"], one["text"]), doc) for one, doc in zip(articles, docs, strict=True)
        ]
        started = time.perf_counter()
        found = [find_places(one) for one in annotated]
        seconds = time.perf_counter() - started
        tally, misses = score_tagging(articles, found)
        right, wrong, total, far = score_resolution(articles)
        if options.misses:
            print("\n".join(sorted(misses + far)))
        words = sum(len(one["text"].split()) for one in articles)
        spans = f"right {tally.right}, found {tally.found}, gold {tally.gold}"
        rate = f"{words / seconds:,.0f} words/s beside the parse"
        print(f"{path.stem}, {options.half} articles: tagging F1 {tally.f1:.1f} ({spans}); {rate}")
        print(f"  at 161 km {100 * right / total:.1f} %, wrong {100 * wrong / total:.1f} % of {total} spans")
        figures[f"places.{path.stem}_tagging_f1"] = tally.f1
        figures[f"places.{path.stem}_at_161km"] = 100 * right / total
    return check_floors(figures) if options.floor else 0


if __name__ == "__main__":
    raise SystemExit(main())
