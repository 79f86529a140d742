"""Questions are read with the reader itself, and what cannot be read is never guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.answering import answer, changes, prepare_question
from reportedly.errors import CodebookError, InputError
from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model.questions import Question

CASES = Path(__file__).parent / "cases" / "questions.md"


def read_cases() -> list[tuple[str, ...]]:
    """Read the table's rows."""
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]


@pytest.mark.parametrize(("text", "unit", "actor", "place", "kind"), read_cases())
def test_question(text: str, unit: str, actor: str, place: str, kind: str) -> None:
    asked = Question("", "", text=text)
    if unit == "refused":
        with pytest.raises(InputError, match=r"--unit|--since|--kind money|capitals"):
            prepare_question(asked)
        return
    read = prepare_question(asked)
    assert (read.unit, read.actor or "none", read.place or "none", read.kind) == (unit, actor, place, kind)


def test_flags_stand_before_what_is_read() -> None:
    asked = Question("n", "missile", "Iran", "Kursk", text="How many North Korean troops are in Russia?", kind="flow")
    read = prepare_question(asked)
    assert (read.name, read.unit, read.actor, read.place, read.country) == ("n", "missiles", "IRN", "Kursk", "RUS")
    assert read.kind == "flow"


def test_flags_alone_make_a_question_and_its_name() -> None:
    read = prepare_question(Question("", "soldiers", "north korea", "Russia"))
    assert (read.unit, read.actor, read.country, read.name) == ("troops", "PRK", "RUS", "north-korea-troops-russia")


def test_wrong_parts_are_refused() -> None:
    with pytest.raises(InputError, match="no state is known"):
        prepare_question(Question("", "troops", "Atlantis"))
    with pytest.raises(InputError, match="neither whose troops nor where"):
        prepare_question(Question("", "troops"))
    with pytest.raises(InputError, match="nothing is published between"):
        prepare_question(Question("", "troops", "PRK", since="2024-12", until="2024-11-30"))
    with pytest.raises(CodebookError, match=r"quantity\.kind"):
        prepare_question(Question("", "troops", "PRK", kind="heap"))  # type: ignore[arg-type]


def test_a_time_may_stand_beside_a_span_of_publication() -> None:
    asked = Question("", "", text="How many people were killed in Goma in January 2025?", since="2025-01")
    assert prepare_question(asked).place == "Goma"


def test_a_place_that_is_not_known_is_taken_from_the_flag() -> None:
    asked = Question("", "", text="How many RSF fighters were killed near Babanusa?", place="Babanusa")
    assert (prepare_question(asked).actor, prepare_question(asked).place) == ("SDN-REB", "Babanusa")


@pytest.mark.parametrize(("unit", "kind"), [("dollars", None), ("percent", None), ("troops", "money")])
def test_sums_and_shares_are_refused_with_where_they_are_listed(unit: str, kind: Any) -> None:
    with pytest.raises(InputError, match="reportedly claims --kind"):
        prepare_question(Question("", unit, "USA", kind=kind))


def test_any_noun_is_taken_in_the_plural_too() -> None:
    assert prepare_question(Question("", "turbines", place="Libya")).unit == "turbine"


def test_a_body_of_states_may_be_asked_for(small_ledger: Ledger) -> None:
    asked = prepare_question(Question("", "", text="How many UN peacekeepers are in Kursk?"))
    assert (asked.name, asked.actor) == ("uno-troops-kursk", "UNO")
    for unit in ("troops", "people"):
        assert answer(Links(small_ledger), replace(asked, unit=unit)).panels == ()


def test_an_armed_group_has_a_name_of_its_own() -> None:
    names = {prepare_question(Question("", "troops", actor, "Mali")).name for actor in ("RUS", "RUS-REB")}
    assert names == {"russia-troops-mali", "russia-reb-troops-mali"}


def test_a_span_within_one_month_is_a_span() -> None:
    assert prepare_question(Question("", "troops", "PRK", since="2024-11-02", until="2024-11")).until == "2024-11"


def test_a_ledger_answers(small_ledger: Ledger) -> None:
    asked = prepare_question(Question("", "troops", "PRK", "Russia"))
    found = answer(Links(small_ledger), asked)
    assert [(panel.kind, [mark.id for mark in panel.marks]) for panel in found.panels] == [("stock", ["k1.c1"])]
    (mark,) = found.panels[0].marks
    assert mark.carriers[0].quote == "Up to 15,000 troops may be in Kursk"
    assert [change.kind for change in changes(Links(small_ledger), asked, "2024-11-17")] == ["new figure"]
    assert changes(Links(small_ledger), asked, "2024-11-18") == []


def test_a_rejected_claim_is_no_answer(small_ledger: Ledger) -> None:
    small_ledger.reject("k1.c1", who="Ann Reed", why="misread")
    assert answer(Links(small_ledger), prepare_question(Question("", "troops", "PRK", "Russia"))).panels == ()


def test_a_question_without_an_actor_is_about_a_place(small_ledger: Ledger) -> None:
    found = answer(Links(small_ledger), prepare_question(Question("", "troops", place="Kursk Oblast")))
    assert [mark.id for panel in found.panels for mark in panel.marks] == ["k1.c1"]


@pytest.mark.shared
def test_the_founding_article_shows_both_figures_on_panels_of_their_own(shared_data: Path, tmp_path: Path) -> None:
    from reportedly.pipeline import read_into
    from reportedly.sources import SourceOptions, read_pages

    with Ledger.open(tmp_path / "seed.db") as ledger:
        pages = read_pages([str(shared_data / "seed_article.txt")], options=SourceOptions(published="2024-11-18"))
        for _ in read_into(ledger, pages, run=ledger.begin_run("1", {})):
            pass
        asked = prepare_question(Question("", "", text="How many North Korean troops are in Russia?"))
        found = answer(Links(ledger), asked)
    panels = {panel.kind: panel.marks for panel in found.panels}
    assert {mark.figure.high for mark in panels["stock"]} == {15_000}
    assert [(mark.figure.high, mark.figure.relation) for mark in panels["flow"]] == [(100_000, "at_most")]
    for marks in panels.values():
        assert len({mark.origin for mark in marks if mark.origin}) <= 1
