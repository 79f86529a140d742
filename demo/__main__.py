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
QUESTION, NAME = "How many North Korean troops are in Russia?", "troops-in-russia"


def run(*arguments: str) -> None:
    """Say a command, and run it as a user would."""
    print(f"\n$ reportedly {' '.join(arguments)}", flush=True)
    subprocess.run([sys.executable, "-m", "reportedly.cli", *arguments], check=True)


def main(arguments: list[str]) -> int:
    """Make the ledger, list its claims, ask how many troops there are, and say how to open the pages."""
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
    run("question", "add", QUESTION, "--ledger", str(ledger), "--name", NAME, "--who", "the demo")
    run("question", "show", NAME, "--ledger", str(ledger), "--brief")
    print("\nTo see each claim in its article, and the question with its figures and their quotes, start the pages:")
    print(f"\n  .venv/bin/reportedly serve --ledger {ledger}")
    print(f"\nand open http://127.0.0.1:8000/ or http://127.0.0.1:8000/questions/{NAME} (Ctrl-C ends it).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
