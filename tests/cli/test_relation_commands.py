"""The commands about relations, over a ledger whose relations are known."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from relation_samples import keep_samples
from typer.testing import CliRunner

from reportedly.cli import opening
from reportedly.cli.app import app
from reportedly.errors import ReportedlyError
from reportedly.linked import Links


@pytest.fixture(autouse=True)
def known(links: Links, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the ledger of the samples, and their relations."""
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(links.ledger.path))
    monkeypatch.setattr(Links.__init__, "__kwdefaults__", {"settler": keep_samples})
    monkeypatch.setattr(opening, "link_waiting", keep_samples)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, arguments)
    if isinstance(done.exception, ReportedlyError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def test_copies() -> None:
    listed = run("copies")
    assert "r2  Tiger Wire, 2024-11-07" in listed and "3 of 3 copies" in listed
    assert "was rewritten from r1  Delta Ledger, 2024-11-06: 64% of its content stands there" in listed
    assert "because 2 of its 2 figures are those of r1" in listed
    assert "credits Harbour Radio (outside)" in listed and "1 of 3 copies" in run("copies", "--limit", "1")
    chain = run("copies", "r3")
    assert chain.index("r2  Tiger Wire, 2024-11-07\n  was rewritten") < chain.index("r3  Harbour Post")
    assert "no article here was made from it, as far as can be told" in chain
    rows = json.loads(run("copies", "--format", "json"))
    assert [row["copy"] for row in rows] == ["r5", "r3", "r2"]


def test_drift_shows_both_passages_marked() -> None:
    report = run("drift")
    assert "«Up to» 15,000 North Korean troops" in report and "«15,000» North Korean troops are in Kursk" in report
    assert "3 changes: hedge dropped 1, bound dropped 1, attribution dropped 1" in report
    assert "0 changes" in run("drift", "--article", "r1") and "3 changes" in run("drift", "--outlet", "Tiger Wire")
    rows = list(csv.DictReader(io.StringIO(run("drift", "--format", "csv"))))
    assert [(row["from_words"], row["to_words"]) for row in rows][:2] == [("may be", "are"), ("Up to", "15,000")]


def test_conflicts() -> None:
    listed = run("conflicts", "--actor", "PRK", "--since", "2024-11")
    assert (
        "polarity conflict" in listed and "up to 15,000 troop (stock), possible" in listed and "NOT, certain" in listed
    )
    assert "0 conflicts" in run("conflicts", "--until", "2024-10") and "0 conflicts" in run(
        "conflicts", "--kind", "time"
    )
    (row,) = json.loads(run("conflicts", "--format", "json"))
    assert (row["first"], row["second"], row["kind"]) == ("r1.c1", "r4.c1", "polarity")


def test_a_thread_says_how_many_origins_and_why() -> None:
    shown = run("thread", "r2.c1")
    for words in (
        "5 claims in 5 articles, joined because the same troops in the same place",
        "3 origins, carried by 5 articles",
        "1 origin, carried by 3 articles, because r2 was made from r1; r3 was made from r2",
        "standing: 4 – doubtful",
        "by the rule: doubtful: 2 independent origins, and a party to the event denies it",
        "denied by Moscow [Russia; RUS-GOV], in r4.c1",
        "100,000 / 15,000 = 6.7 tours in the period",
        "It cannot tell",
    ):
        assert words in " ".join(shown.split()), shown
    record = json.loads(run("thread", "t.r1.c1", "--format", "json"))
    assert len(record["claims"]) == 5 and record["standing"]["digit"] == 4
    rows = list(csv.DictReader(io.StringIO(run("thread", "t.r1.c1", "--format", "csv"))))
    assert rows[1]["origin_why"] == "r2 was made from r1; r3 was made from r2"


def test_people_decide_and_take_it_back(links: Links) -> None:
    assert "joined r1.c2 and r5.c1 in one thread (decision L1 by Ann" in run(
        "join", "r1.c2", "r5.c1", "--why", "same men", "--who", "Ann"
    )
    run("join", "r5", "r4", "--as", "copy", "--why", "the same words", "--who", "Ann")
    assert "split r4.c1 from r1.c1: not one thread" in run("split", "r4.c1", "r1.c1", "--why", "no", "--who", "Ann")
    assert "unlinked r2.c1 and r1.c1: no hedge dropped" in run(
        "unlink", "r2.c1", "r1.c1", "--as", "drift", "--kind", "hedge_dropped", "--why", "no", "--who", "Ann"
    )
    assert "2 changes" in run("drift")
    assert "r4.c1 and r1.c1 are not one thread (decision L3 by Ann" in " ".join(run("thread", "r4.c1").split())
    assert "withdrew decision L4" in run("withdraw", "L4", "--who", "Ann")
    assert "3 changes" in run("drift")
    assert [made.id for made in links.ledger.link_decisions()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("split", "r1.c2", "r9.c1", "--why", "no"), "no claim 'r9.c1'"),
        (("unlink", "r1", "r4", "--as", "copy", "--why", "no"), "nothing to take back"),
        (("unlink", "r2.c1", "r1.c1", "--as", "drift", "--kind", "odd", "--why", "no"), "nothing to take back"),
        (("withdraw", "Lx"), "not a decision's number"),
        (("withdraw", "L7"), "no decision L7"),
        (("thread", "r9"), "no thread and no claim 'r9'"),
        (("copies", "r9"), "no article 'r9'"),
        (("drift", "--outlet", "Nowhere"), "no article of the outlet 'Nowhere'"),
    ],
)
def test_what_is_not_there_is_said(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(ReportedlyError, match=words):
        run(*arguments)


def test_the_export_holds_the_relations(tmp_path: Path) -> None:
    run("export", str(tmp_path / "out"))
    record = json.loads((tmp_path / "out" / "relations.json").read_bytes())
    assert [(copy["copy"], copy["of"]) for copy in record["copies"]] == [
        ("r2", "r1"), ("r3", "r2"), ("r5", "Harbour Radio"),
    ]  # fmt: skip
