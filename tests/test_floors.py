"""Floors: a figure below its own fails, and so does a benchmark none of whose figures has one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import floors


@pytest.fixture(autouse=True)
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"times.value_f1": 78.5, "times.strict_f1": 81.5}), encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)


def test_figures_at_or_above_their_floors_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.check_floors({"times.value_f1": 78.5, "times.strict_f1": 90.0, "times.words": 3.0}) == 0
    assert capsys.readouterr().err == ""


def test_a_figure_below_its_floor_fails_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.check_floors({"times.value_f1": 78.4, "times.strict_f1": 90.0}) == 1
    assert capsys.readouterr().err == "times.value_f1 is 78.4, below its floor 78.5\n"


def test_figures_of_which_none_has_a_floor_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.check_floors({"times.values_f1": 99.0}) == 1
    assert "no floor is pinned for times.values_f1" in capsys.readouterr().err
