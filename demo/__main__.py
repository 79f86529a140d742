"""Read the bundled dispatches into a ledger and show what is claimed.

Usage: python -m demo [FOLDER]

The ledger is made anew in FOLDER (default ``out/demo``). Everything here is done with the commands a user has.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

DISPATCHES = Path(__file__).parent / "dispatches"


def run(*arguments: str) -> None:
    """Say a command, and run it as a user would."""
    print(f"\n$ reportedly {' '.join(arguments)}", flush=True)
    subprocess.run([sys.executable, "-m", "reportedly.cli", *arguments], check=True)


def main(arguments: list[str]) -> int:
    """Make the ledger, list its claims and those of one holder on one figure, and say how to open the pages."""
    parser = argparse.ArgumentParser(prog="python -m demo", description="Read the bundled dispatches into a ledger.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("out/demo"), help="where the ledger is made anew")
    folder = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    ledger = folder / "reportedly.db"
    for old in folder.glob(f"{ledger.name}*"):
        old.unlink()
    run("read", str(DISPATCHES), "--ledger", str(ledger))
    run("claims", "--ledger", str(ledger), "--limit", "0")
    print("\nWho in Ukraine gives which number of troops:")
    run("claims", "--ledger", str(ledger), "--holder", "UKR", "--unit", "troop")
    run("export", str(folder / "export"), "--ledger", str(ledger))
    print("\nTo see each claim in its article, with filters and search, start the pages:")
    print(f"\n  .venv/bin/reportedly serve --ledger {ledger}\n\nand open http://127.0.0.1:8000/ (Ctrl-C ends it).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
