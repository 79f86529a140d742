"""``question``: kept, shown, written as rows and drawn."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.test_cli import run

TEXTS = {
    "k1": "About 12,000 North Korean troops are in Russia, Ukraine said on Sunday.\n\nThe Kremlin denied that North "
    "Korean troops were in Russia.",
    "k2": "North Korea has sent up to 3,000 soldiers to Russia, South Korea said.",
    "k3": "About 12,000 North Korean troops are in Russia, Japan said.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("questions")
    for day, (name, text) in enumerate(TEXTS.items(), 17):
        article = {"id": name, "text": text, "published": f"2024-11-{day}", "publisher": f"Paper {name}"}
        (folder / f"{name}.json").write_text(json.dumps(article))
    assert run("read", *(f"{name}.json" for name in TEXTS), cwd=folder).returncode == 0
    done = run("question", "add", "How many North Korean troops are in Russia?", "--who", "Ann Reed", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "kept north-korea-troops-russia" in done.stdout and "actor PRK; place Russia; kind stock" in done.stdout
    return folder


def test_questions_are_listed_with_who_asked(folder: Path) -> None:
    done = run("question", "list", cwd=folder)
    assert "north-korea-troops-russia" in done.stdout and "Ann Reed" in done.stdout


def test_show_has_a_panel_for_each_kind_and_the_denial(folder: Path) -> None:
    done = run("question", "show", "north-korea-troops-russia", "--changed-since", "2024-11-19", cwd=folder)
    assert done.returncode == 0, done.stderr
    shown = done.stdout
    assert shown.index("(stock)") < shown.index("(flow)")
    assert "2 of 2 independent origins" in shown
    assert "up to 3,000" in shown and "k2.c1" in shown
    assert "doubtful" in shown
    assert "denied, which no range counts, by The Kremlin [RUS-GOV], 2024-11-17" in shown
    assert "denied: The Kremlin" in " ".join(shown.split())
    assert "new figure" in shown.partition("New since")[2]


def test_brief_leaves_the_tables_out(folder: Path) -> None:
    done = run("question", "show", "north-korea-troops-russia", "--brief", cwd=folder)
    assert "about 12,000" in done.stdout and "k2.c1" not in done.stdout


def test_rows_for_programs(folder: Path) -> None:
    done = run("question", "show", "north-korea-troops-russia", "--format", "csv", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {(row["kind"], row["high"]) for row in rows if row["row"] == "figure"} == {
        ("stock", "12000"),
        ("flow", "3000"),
    }
    for row in rows:
        assert TEXTS[row["article"]][int(row["start"]) : int(row["end"])] == row["quote"]
    done = run("question", "show", "north-korea-troops-russia", "--format", "json", cwd=folder)
    assert len(json.loads(done.stdout)["panels"]) == 2


def test_the_chart_is_written(folder: Path) -> None:
    assert run("question", "show", "north-korea-troops-russia", "--svg", "chart.svg", cwd=folder).returncode == 0
    assert ElementTree.parse(folder / "chart.svg").getroot().get("role") == "img"
    done = run("question", "show", "north-korea-troops-russia", "--svg", "no/such/chart.svg", cwd=folder)
    assert done.returncode == 2 and "--svg" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "Where are they?"], "--unit"),
        (["add"], "How many"),
        (["add", "--unit", "troops"], "neither whose troops nor where"),
        (["add", "--unit", "troops", "--actor", "PRK", "--kind", "heap"], "quantity.kind"),
        (["add", "--unit", "troops", "--actor", "PRK", "--name", "A b"], "is no name"),
        (["add", "How many North Korean troops are in Russia?"], "kept already"),
        (["show", "nowhere"], "there are: north-korea-troops-russia"),
        (["show", "north-korea-troops-russia", "--changed-since", "soon"], "not a date"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, arguments: list[str], words: str) -> None:
    done = run("question", *arguments, cwd=folder)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_question_is_removed(folder: Path) -> None:
    done = run(
        "question", "add", "--unit", "missiles", "--actor", "Iran", "--place", "Narnia", "--name", "iran", cwd=folder
    )
    assert "in which country Narnia lies is not known" in done.stdout
    assert "removed iran" in run("question", "remove", "iran", "--why", "a test", cwd=folder).stdout
    assert "iran" not in run("question", "list", cwd=folder).stdout
