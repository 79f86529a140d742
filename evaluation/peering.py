"""Peers: other tools run over a benchmark's texts in an environment of their own (``make peers``)."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"


def run_peer(name: str, records: Iterable[Mapping[str, Any]]) -> tuple[list[list[dict[str, Any]]], float]:
    """Return what a peer finds in each text, and its words per second, its start left out.

    ``records`` hold ``text`` and, for times, ``published``. Exits with what to do where the environment is missing, or
    where the peer stops.
    """
    if not PYTHON.exists():
        raise SystemExit("peers: no environment of the peers; run `make peers`")
    given = list(records)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.jsonl"
        lines = "".join(json.dumps(dict(record)) + "\n" for record in given)
        ran = subprocess.run(
            [str(PYTHON), str(ROOT / "evaluation" / "peers" / f"run_{name}.py"), str(out)],
            input=lines, text=True, capture_output=True, check=False,
        )  # fmt: skip
        if ran.returncode:
            raise SystemExit(f"peers: {name} stopped: {ran.stderr[-600:]}")
        answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    words = sum(len(record["text"].split()) for record in given)
    return [answer["found"] for answer in answers], words / sum(answer["seconds"] for answer in answers)
