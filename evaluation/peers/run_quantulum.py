"""Read quantities with quantulum3: ``python run_quantulum.py OUT < TEXTS``, by the peers' own Python."""

from __future__ import annotations

import importlib
import json
import sys
import time
import warnings
from pathlib import Path


def main() -> None:
    """Write one line for each text: the seconds taken and the quantities found; quantulum tells no bounds."""
    warnings.simplefilter("ignore")
    parser = importlib.import_module("quantulum3.parser")
    with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
        for line in sys.stdin:
            text = json.loads(line)["text"]
            began = time.perf_counter()
            try:
                read = parser.parse(text)
            except Exception as error:  # the tool's own defects: the text counts as one without quantities
                print(f"run_quantulum: {error!r}", file=sys.stderr)
                read = []
            seconds = time.perf_counter() - began
            found = [
                {
                    "low": quantity.value - (quantity.uncertainty or 0),
                    "high": quantity.value + (quantity.uncertainty or 0),
                    "mark": "=",
                    "unit": "" if quantity.unit.name == "dimensionless" else quantity.unit.name,
                }
                for quantity in read
            ]
            out.write(json.dumps({"seconds": seconds, "found": found}) + "\n")


if __name__ == "__main__":
    main()
