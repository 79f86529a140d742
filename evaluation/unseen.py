"""Score claims on articles written for this project and coded apart from the program's reading.

Usage: python -m evaluation.unseen DATA [--floor]

``gold/dev`` may be developed on, ``gold/test`` and ``gold/next`` are only reported on (``gold/README.md``). The claim
scorer stands beside the folder of shared data. Figures and definitions are those of :mod:`evaluation.claims`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from evaluation.claims import load_scorer, print_table, read_articles, read_gold
from evaluation.floors import check_floors

GOLD = Path(__file__).with_name("gold")


def main(arguments: list[str]) -> int:
    """Print the three tables; return 1 where ``--floor`` is given and a figure stands below its floor."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    scorer = load_scorer(paths[0] / ".." / "tools" / "score_claims.py")
    figures: dict[str, float] = {}
    for part in ("dev", "test", "next"):
        gold = read_gold(GOLD / part)
        result = scorer.score_claims(gold, read_articles(gold.values()))[0]
        print_table(part, result)
        figures |= {f"unseen.{part}_{measure}_f1": result[measure]["f1"] for measure in ("found", "sound")}
        figures |= {
            f"unseen.{part}_event_{field}": result["fields"][f"event.{field}"]["accuracy"]
            for field in ("type", "actors")
        }
    return check_floors(figures) if "--floor" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
