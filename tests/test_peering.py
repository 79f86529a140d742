"""Peers: run by their own Python over a benchmark's texts, or named as missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evaluation import peering

STUB = """
import json, sys
with open(sys.argv[1], "w", encoding="utf-8") as out:
    for line in sys.stdin:
        words = json.loads(line)["text"].split()
        out.write(json.dumps({"seconds": len(words) / 100, "found": [{"words": len(words)}]}) + "\\n")
"""


def test_a_peer_answers_text_by_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "evaluation" / "peers"
    folder.mkdir(parents=True)
    (folder / "run_stub.py").write_text(STUB, encoding="utf-8")
    monkeypatch.setattr(peering, "ROOT", tmp_path)
    monkeypatch.setattr(peering, "PYTHON", Path(sys.executable))
    found, pace = peering.run_peer("stub", [{"text": "Forty men left."}, {"text": "None — “stayed”."}])
    assert found == [[{"words": 3}], [{"words": 3}]]
    assert pace == pytest.approx(100)


def test_a_missing_environment_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peering, "PYTHON", tmp_path / "python")
    with pytest.raises(SystemExit, match="make peers"):
        peering.run_peer("cqe", [{"text": "Forty men left."}])


def test_a_peer_that_stops_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peering, "ROOT", tmp_path)
    monkeypatch.setattr(peering, "PYTHON", Path(sys.executable))
    with pytest.raises(SystemExit, match="gone stopped"):
        peering.run_peer("gone", [{"text": "Forty men left."}])
