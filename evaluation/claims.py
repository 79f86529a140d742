"""Score claims: ``python -m evaluation.claims FOLDER… [--misses] [--floor] [--field NAME] [--scorer FILE]``.

Every gold article's text goes through the real annotate and claims code; the claims are compared with the gold by the
scorer beside the data (``tools/score_claims.py``), whose definitions head the table: per folder and for all together.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.errors import find_misses, print_misses
from evaluation.floors import check_floors
from reportedly.annotate import annotate_articles
from reportedly.claims import code_claims
from reportedly.model import Article
from reportedly.model.codec import article_to_record

#: Where the scorer stands, from a gold folder (``data/gold/NAME``).
_SCORER = Path("../../../tools/score_claims.py")
Record = dict[str, Any]


def scorer_beside(folder: Path) -> Path:
    """Return where the scorer stands beside a gold folder."""
    return folder / _SCORER


def load_scorer(path: Path) -> ModuleType:
    """Load the scorer from its file."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"scorer: {path} is missing; name it with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_gold(folder: Path) -> dict[str, Record]:
    """Read a gold folder: one article a file."""
    paths = sorted(path for path in folder.glob("*.json") if path.name != "relations.json")
    records = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return {record["id"]: record for record in records}


def read_articles(records: Iterable[Record]) -> dict[str, Record]:
    """Read each gold article's text, with its metadata and without its claims, into the codebook's form."""
    known = ("id", "url", "publisher", "published", "title", "byline", "text")
    articles = [Article(**{key: record.get(key) for key in known}) for record in records]
    return {
        annotated.article.id: article_to_record(annotated.article, code_claims(annotated).claims)
        for annotated in annotate_articles(articles)
    }


def print_table(name: str, result: Record) -> None:
    """Print one folder's figures."""
    print("\n{}: claims gold {gold} predicted {predicted} matched {matched}".format(name, **result["claims"]))
    for measure in ("found", "sound"):
        print(f"{measure:28}P {result[measure]['p']:5}  R {result[measure]['r']:5}  F1 {result[measure]['f1']:5}")
    for field, value in result["fields"].items():
        print(f"  {field:26}{value['accuracy']:6}  of {value['n']}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 where ``--floor`` is given and a figure stands below its floor."""
    parser = argparse.ArgumentParser(prog="evaluation.claims", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every claim missed, invented or unsound")
    parser.add_argument("--field", help="with --misses: only where this field is wrong")
    parser.add_argument("--floor", action="store_true", help="fail where a figure is below evaluation/floors.json")
    parser.add_argument("--scorer", type=Path)
    options = parser.parse_args(arguments)
    scorer = load_scorer(options.scorer or scorer_beside(options.folders[0]))
    together: tuple[dict[str, Record], dict[str, Record]] = ({}, {})
    for folder in options.folders:
        gold = read_gold(folder)
        predicted = read_articles(gold.values())
        print_table(folder.name, scorer.score_claims(gold, predicted)[0])
        together[0].update(gold)
        together[1].update(predicted)
        if options.misses:
            print_misses(find_misses(scorer, gold, predicted), options.field)
    result = scorer.score_claims(*together)[0]
    print_table("together", result)
    if not options.floor:
        return 0
    return check_floors({f"claims.{measure}_f1": result[measure]["f1"] for measure in ("found", "sound")})


if __name__ == "__main__":
    sys.exit(main())
