"""Questions kept in the ledger: added and removed, and never changed."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from reportedly.errors import LedgerError, NotInLedger
from reportedly.ledger import Ledger
from reportedly.ledger.schema import questions
from reportedly.model.questions import Question

ASKED = Question("norland", "troops", "NOR", "Sweden", "SWE", "stock", text="How many?", since="2031-01")


def test_a_question_is_kept_with_who_and_when(ledger: Ledger) -> None:
    kept = ledger.add_question(ASKED, who="Ann Reed")
    assert ledger.question("norland") == kept
    assert (kept.who, kept.unit, kept.country, kept.since) == ("Ann Reed", "troops", "SWE", "2031-01")
    assert kept.at.endswith("Z") or "T" in kept.at


def test_removing_leaves_both_entries(ledger: Ledger) -> None:
    ledger.add_question(ASKED, who="Ann Reed")
    ledger.remove_question("norland", who="Ben Holt", why="asked twice")
    assert ledger.questions() == []
    with pytest.raises(NotInLedger, match="none yet"):
        ledger.question("norland")
    with ledger._reading() as connection:
        rows = [(row.kind, row.who, row.why) for row in connection.execute(select(questions))]
    assert rows == [("add", "Ann Reed", None), ("remove", "Ben Holt", "asked twice")]
    assert ledger.add_question(ASKED, who="Ann Reed").name == "norland"


def test_a_name_is_given_once(ledger: Ledger) -> None:
    ledger.add_question(ASKED, who="Ann Reed")
    with pytest.raises(LedgerError, match="kept already"):
        ledger.add_question(ASKED, who="Ben Holt")


@pytest.mark.parametrize("name", ["", "Two words", "a/b", "Ümlaut", "x" * 81, "../up"])
def test_a_name_must_stand_in_an_address(ledger: Ledger, name: str) -> None:
    with pytest.raises(LedgerError, match="is no name"):
        ledger.add_question(Question(name, "troops", "NOR"), who="Ann Reed")


def test_somebody_must_ask(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="say who asks"):
        ledger.add_question(ASKED, who=" ")
