"""Run every benchmark over the shared data: the claim scorer's table first, then each skill's figures.

Usage: python -m evaluation DATA [--floor]

With ``--floor`` each figure is compared with its pinned floor in ``evaluation/floors.json``; the exit status is 1 where
one is lower. Without the data there is nothing to measure: that is said, and the exit status is 0.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

#: Each benchmark's module and its arguments, relative to the folder of data.
BENCHMARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("claims", ("gold/public_real", "gold/public_story")),
    ("unseen", ("",)),
    ("timeline", ("story/timeline_public.csv",)),
    ("actors", ("actors/ngec_cases_public.jsonl",)),
    ("extraction", ("extraction",)),
    ("quantities", ("quantities/newsquant_public.jsonl",)),
    ("times", ("time/te3_platinum.jsonl",)),
    ("events", ("events/plover_gsr_public.jsonl",)),
    ("attribution", ("attribution/polnear_dev.jsonl", "--gold", "gold/public_real", "gold/public_story")),
    ("factuality", ("factuality/uw_dev.jsonl", "--gold", "gold/public_real", "gold/public_story")),
    ("links", ("gold/public_story",)),
    ("copies", ("corpora/gum_wikinews.jsonl", "corpora/whitehouse_conflict.jsonl", "corpora/load_4000.jsonl.gz")),
    ("places", ("places/lgl.jsonl", "places/geovirus.jsonl")),
)


def main(arguments: list[str]) -> int:
    """Run them, as many at a time as there are processors; the exit status is 1 where one failed."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    if len(folders) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    data, flags = folders[0], [argument for argument in arguments if argument.startswith("-")]
    if not data.is_dir():
        print(f"evaluation: no data at {data}, nothing measured; name the folder of shared data to measure on")
        return 0
    commands = [
        [
            sys.executable,
            "-m",
            f"evaluation.{name}",
            *(one if one.startswith("-") else str(data / one) for one in relative),
        ]
        for name, relative in BENCHMARKS
    ]
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(_run, ([*command, *flags] for command in commands))
        for (name, relative), (status, printed, seconds) in zip(BENCHMARKS, runs, strict=True):
            print(f"\n== {name}: {' '.join(relative)}\n{printed}   ({seconds:.0f} s)", flush=True)
            if status:
                failed.append(name)
    if failed:
        print(f"\nbelow a floor, or broken: {', '.join(failed)}")
    return 1 if failed else 0


def _run(command: list[str]) -> tuple[int, str, float]:
    """Run one benchmark; return its exit status, what it printed, and seconds."""
    began = time.monotonic()
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
