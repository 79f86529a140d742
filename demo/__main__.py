"""Read the bundled dispatches into a ledger and show what is claimed.

Usage: python -m demo [FOLDER]

The ledger is made anew in FOLDER (default ``out/demo``). Everything here is done with the commands a user has.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

DISPATCHES = Path(__file__).parent / "dispatches"


def run(*arguments: str) -> None:
    """Say a command, and run it as a user would."""
    print(f"\n$ reportedly {' '.join(arguments)}", flush=True)
    subprocess.run([sys.executable, "-m", "reportedly.cli", *arguments], check=True)


def main(arguments: list[str]) -> int:
    """Make the ledger, list the claims that carry a figure of troops, and say how to open the pages."""
    folder = Path(arguments[0]) if arguments else Path("out/demo")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ledger = str(folder / "reportedly.db")
    run("read", str(DISPATCHES), "--ledger", ledger)
    run("claims", "--ledger", ledger, "--limit", "0")
    run("claims", "--ledger", ledger, "--holder", "UKR", "--unit", "troop")
    run("export", str(folder / "export"), "--ledger", ledger)
    print("\nLook at the claims in their articles, with filters and search:")
    print(f"\n  .venv/bin/reportedly serve --ledger {ledger}\n\nand open http://127.0.0.1:8000/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
