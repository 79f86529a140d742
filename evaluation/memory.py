"""Peak memory of reading many articles into a ledger, and whether it stays flat.

Usage: python -m evaluation.memory ARTICLES.jsonl.gz [--articles N] [--workers N]

Reads the first N articles as ``reportedly read`` does, into a ledger in a temporary folder, and prints the resident
memory's peak so far, of this process and of its largest worker, at each doubling of the articles read.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import sys
import tempfile
from itertools import islice
from pathlib import Path

from reportedly import __version__
from reportedly.ledger import Ledger
from reportedly.pipeline import read_into
from reportedly.sources import SourceOptions, read_pages


def peak_mebibytes() -> str:
    """Say the peaks of this process and of its largest finished child, in MiB (Linux counts in KiB)."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return f"{own:7.0f} MiB here, {child:7.0f} MiB in the largest worker that ended"


def main(arguments: list[str]) -> int:
    """Measure and print; the exit status is 0."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--articles", type=int, default=4_000, dest="count")
    options.add_argument("--workers", type=int, default=1)
    chosen = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        selection = Path(folder) / "articles.jsonl"
        with gzip.open(chosen.articles, "rt") as lines, selection.open("w") as out:
            out.writelines(islice(lines, chosen.count))
        mark = max(1, chosen.count // 16)
        with Ledger.open(Path(folder) / "memory.db") as ledger:
            pages = read_pages([str(selection)], options=SourceOptions())
            kept = read_into(ledger, pages, run=ledger.begin_run(__version__, {}), workers=chosen.workers)
            for number, _ in enumerate(kept, start=1):
                if number >= mark:
                    print(f"{number:6} articles  {peak_mebibytes()}", flush=True)
                    mark *= 2
    print(f"{'end':>6}           {peak_mebibytes()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
