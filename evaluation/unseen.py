"""Score claims on articles coded apart from the program's reading.

Usage: python -m evaluation.unseen DATA [--floor] [--part NAME]…

The parts of ``gold`` whose names end in ``test`` are only reported on, the others may be developed on
(``gold/README.md``). Those of real texts hold the coding alone: the texts stand in ``DATA/corpora``. The claim scorer
stands beside the folder of shared data. Figures and definitions are those of :mod:`evaluation.claims`.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from pathlib import Path

from evaluation.claims import Record, load_scorer, print_table, read_articles, read_gold
from evaluation.floors import check_floors

GOLD = Path(__file__).with_name("gold")
PARTS = (
    "dev", "test", "next", "third", "third_test", "real_dev", "real_test", "real_next", "real_third", "story_dev",
    "story_test",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print a table for each part; return 1 where ``--floor`` is given and a figure stands below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--part", choices=PARTS, action="append")
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.data / ".." / "tools" / "score_claims.py")
    figures: dict[str, float] = {}
    for part in options.part or PARTS:
        gold = read_part(part, options.data / "corpora")
        result = scorer.score_claims(gold, read_articles(gold.values()))[0]
        print_table(part, result)
        figures |= {f"unseen.{part}_{measure}_f1": result[measure]["f1"] for measure in ("found", "sound")}
        figures |= {
            f"unseen.{part}_event_{field}": result["fields"][f"event.{field}"]["accuracy"]
            for field in ("type", "actors")
        }
    return check_floors(figures) if options.floor else 0


def read_part(part: str, corpora: Path) -> dict[str, Record]:
    """Read a part of the gold, with the texts that it only points into: a slice of one of a corpus."""
    return {key: record | {"text": _text_of(record, corpora)} for key, record in read_gold(GOLD / part).items()}


def _text_of(record: Record, corpora: Path) -> str:
    if "corpus" not in record:
        return str(record["text"])
    start, end = record["slice"]
    return _texts(corpora / record["corpus"])[record["url"]][start:end]


@functools.cache
def _texts(corpus: Path) -> dict[str, str]:
    """Return the texts of a corpus by their addresses."""
    lines = corpus.read_text(encoding="utf-8").splitlines()
    return {record["url"]: record["text"] for record in map(json.loads, lines)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
