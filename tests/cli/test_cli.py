"""The commands, run as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Ukraine said Russia launched 120 missiles at Kyiv on Sunday.\n\nMoscow denied it had struck the city."


def run(*arguments: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportedly.cli", *arguments], cwd=cwd, input=stdin, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger that holds one article, read from a JSON file."""
    folder = tmp_path_factory.mktemp("cli")
    article = {"id": "k1", "text": TEXT, "published": "2024-11-18", "publisher": "Delta Ledger", "desk": "east"}
    (folder / "k1.json").write_text(json.dumps(article))
    done = run("read", "k1.json", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "read k1: 2 claims" in done.stdout
    assert "1 articles read (0 revised), 0 already known, 0 not read" in done.stdout
    return folder


def test_reading_again_adds_nothing(folder: Path) -> None:
    done = run("read", "k1.json", "k1.json", cwd=folder)
    assert "0 articles read (0 revised), 2 already known" in done.stdout


def test_what_cannot_be_read_is_said_and_sets_the_status(folder: Path) -> None:
    done = run("read", "nowhere.txt", "--ledger", "other.db", cwd=folder)
    assert done.returncode == 1
    assert "missing: " in done.stderr and "nowhere.txt" in done.stderr
    assert "nowhere.txt" in run("issues", "--ledger", "other.db", cwd=folder).stdout


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (["--holder", "UKR"], 1),
        (["--unit", "missile"], 1),
        (["--event", "ASSAULT", "--actor", "RUS"], 2),
        (["--polarity", "negative"], 1),
        (["--text", "launched missiles"], 1),
        (["--holder", "CHN"], 0),
        (["--since", "2024-11-19"], 0),
    ],
)
def test_claims_are_filtered(folder: Path, filters: list[str], count: int) -> None:
    done = run("claims", *filters, "--format", "json", cwd=folder)
    assert len(json.loads(done.stdout)) == count, done.stdout


def test_the_table_shows_bound_kind_holder_and_standing(folder: Path) -> None:
    done = run("claims", "--unit", "missile", cwd=folder)
    assert "120 missile (" in done.stdout and "UKR" in done.stdout and "certain, happened" in done.stdout


def test_show_has_context_fields_and_a_citation(folder: Path) -> None:
    done = run("show", "k1.c1", cwd=folder)
    for words in ("Delta Ledger", "RUS → UKR", "cite: “", "SHA-256", "read by"):
        assert words in done.stdout


def test_article_marks_claims(folder: Path) -> None:
    done = run("article", "k1", cwd=folder)
    assert "2 of 2 sentences gave a claim" in done.stdout
    assert "Moscow denied it had struck the city." in done.stdout


def test_csv_is_for_spreadsheets(folder: Path) -> None:
    lines = run("claims", "--format", "csv", cwd=folder).stdout.splitlines()
    assert len(lines) == 3 and lines[0].startswith("claim,")


def test_export_writes_the_codebooks_folder(folder: Path) -> None:
    done = run("export", "exported", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (folder / "exported").glob("*.json")) == ["k1.json", "relations.json"]
    record = json.loads((folder / "exported" / "k1.json").read_text())
    assert record["text"] == TEXT and record["desk"] == "east"
    assert {claim["id"] for claim in record["claims"]} == {"k1.c1", "k1.c2"}


def test_people_decide(tmp_path: Path, folder: Path) -> None:
    assert run("read", str(folder / "k1.json"), cwd=tmp_path).returncode == 0
    assert "rejected k1.c2" in run("reject", "k1.c2", "--why", "misread", "--who", "ed", cwd=tmp_path).stdout
    done = run("correct", "k1.c1", "certainty", "probable", "--who", "ed", cwd=tmp_path)
    assert '"certain" → "probable"' in done.stdout
    assert run("reread", "--force", cwd=tmp_path).returncode == 0
    listed = json.loads(run("claims", "--format", "json", cwd=tmp_path).stdout)
    assert [(claim["claim"], claim["certainty"]) for claim in listed] == [("k1.c1", "probable")]
    assert run("correct", "k1.c1", "certainty", "surely", "--who", "ed", cwd=tmp_path).returncode == 2
    assert "forgot k1" in run("forget", "k1", "--why", "court order", "--who", "ed", cwd=tmp_path).stdout
    assert run("show", "k1.c1", cwd=tmp_path).returncode == 2
    assert run("read", str(folder / "k1.json"), cwd=tmp_path).stdout.count("forgotten k1") == 1


def test_code_gives_one_line_for_each_object(tmp_path: Path) -> None:
    objects = [{"id": "x", "text": TEXT}, {"id": "e", "text": ""}, {"id": "n", "text": 5}, {"id": "s", "text": "Hm"}]
    (tmp_path / "many.jsonl").write_text("\n".join([*map(json.dumps, objects), "{broken", json.dumps(objects[0])]))
    done = run("code", "many.jsonl", "--format", "json", cwd=tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines][:2] == ["x", "e"]
    assert [line["id"] for line in lines][-2:] == ["s", "x"]
    assert lines[0]["text"] == TEXT
    assert lines[0]["claims"][0]["evidence"].keys() == {"start", "end"}
    assert "broken_json" in done.stderr and "wrong_type" in done.stderr and done.returncode == 1


def test_annotate_has_every_layer(tmp_path: Path) -> None:
    done = run("annotate", "-", "--format", "json", "--published", "2024-11-18", cwd=tmp_path, stdin=TEXT)
    record = json.loads(done.stdout)
    layers = {"quantities", "times", "places", "actors", "attributions", "events"}
    assert record.keys() == {"id", "text", *layers}
    assert all(record[layer] for layer in layers)


def test_who(tmp_path: Path) -> None:
    done = run("who", "the Ukrainian defence minister", "--on", "2024-11-05", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout) == {
        "name": "Rustem Umerov", "country": "UKR", "sector": "GOV", "office": "minister of defence",
    }  # fmt: skip
    assert run("who", "Scholz", "--on", "yesterdayish", cwd=tmp_path).returncode == 2


def test_no_ledger_is_one_clear_line(tmp_path: Path) -> None:
    done = run("claims", cwd=tmp_path)
    assert done.returncode == 2 and done.stderr.startswith("reportedly: ") and done.stderr.count("\n") == 1
