"""Score events: ``python -m evaluation.events PLOVER_GSR.jsonl [--misses] [--floor]``.

On records of the PLOVER gold standard, each a passage with one root type, sources and targets. ``root R``: the share of
records whose root stands among the types found; ``root P``: the share of types found that are their record's root;
``dyad F1``: source and target countries found on an event of the right root, over records that give both or either.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.floors import check_floors
from reportedly.annotate import annotate_articles
from reportedly.model import AnnotatedArticle, Article

Record = dict[str, Any]

#: Labels of version 0.5 as the codebook's roots; two roots where the old label covered both.
ROOTS = {
    "DEMAND": ("REQUEST",),
    "DISAPPROVE": ("ACCUSE",),
    "INVESTIGATE": ("ACCUSE",),
    "FIGHT": ("ASSAULT",),
    "YIELD": ("CONCEDE", "RETREAT"),
}
#: Country codes of the records that are errors or old forms of ISO 3166.
CODES = {"JAP": "JPN", "ROM": "ROU", "ZAR": "COD", "EUR": "EEC", "NATO": "NAT", "PSX": "PSE", "PAL": "PSE"}


@dataclass(slots=True)
class Score:
    """Counts over records."""

    records: int = 0
    found: int = 0
    types: int = 0
    types_right: int = 0
    codes_gold: int = 0
    codes_found: int = 0
    codes_right: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the three figures, between 0 and 1."""
        total = self.codes_gold + self.codes_found
        return {
            "root_recall": self.found / self.records if self.records else 0.0,
            "root_precision": self.types_right / self.types if self.types else 0.0,
            "dyad_f1": 2 * self.codes_right / total if total else 0.0,
        }


def parties(record: Record, role: str) -> set[str]:
    """Return the country codes of a record's sources or targets."""
    found = set()
    for party in record.get(role) or []:
        if isinstance(party, dict) and party.get("code"):
            code = str(party["code"])[:3].upper()
            found.add(CODES.get(code, code))
    return found


def score(pairs: Sequence[tuple[Record, AnnotatedArticle]]) -> Score:
    """Score every record against the events found in its passage."""
    result = Score()
    for record, annotated in pairs:
        roots = ROOTS.get(record["event"], (record["event"],))
        types = {event.type for event in annotated.events}
        right = [event for event in annotated.events if event.type in roots]
        result.records += 1
        result.found += bool(right)
        result.types += len(types)
        result.types_right += len(types & set(roots))
        sources, targets = parties(record, "source"), parties(record, "target")
        wanted = {("source", code) for code in sources} | {("target", code) for code in targets}
        options = [
            {("source", code[:3]) for code in event.actors} | {("target", code[:3]) for code in event.recipients}
            for event in right
        ]
        best = max(options, key=lambda option: (len(option & wanted), -len(option)), default=set())
        result.codes_gold += len(wanted)
        result.codes_found += len(best)
        result.codes_right += len(best & wanted)
        if not right or best != wanted:
            events = [(event.type, event.actors, event.recipients) for event in annotated.events]
            result.misses.append(
                f"{record['event']} {sorted(sources)} > {sorted(targets)}: {record['text']}\n   {events}"
            )
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 1 where ``--floor`` is given and one stands below its floor."""
    parser = argparse.ArgumentParser(prog="evaluation.events")
    parser.add_argument("records", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args(arguments)
    records = [json.loads(line) for line in options.records.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = [Article(record["id"], record["text"], published=record["date"]) for record in records]
    result = score(list(zip(records, annotate_articles(articles), strict=True)))
    if options.misses:
        print("\n".join(result.misses))
    figures = result.figures()
    print(f"PLOVER gold standard, {result.records} records")
    for name, value in figures.items():
        print(f"  {name:16}{value:.3f}")
    return check_floors({f"events.{name}": value for name, value in figures.items()}) if options.floor else 0


if __name__ == "__main__":
    sys.exit(main())
