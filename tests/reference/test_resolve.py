"""Who an actor phrase means, by the table of cases; and what must never be guessed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.vocabulary import VOCABULARIES
from reportedly.reference.dates import parse_day
from reportedly.reference.resolve import resolve_actor

CASES = Path(__file__).parents[1] / "cases" / "actors.md"


def phrases() -> list[list[str]]:
    section = CASES.read_text(encoding="utf-8").split("## Phrases\n", 1)[1].split("\n## ", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return rows[2:]


@pytest.mark.parametrize(("phrase", "day", "name", "code", "office"), phrases())
def test_phrases(phrase: str, day: str, name: str, code: str, office: str) -> None:
    found = resolve_actor(phrase, on=parse_day(day))
    codes = "-".join(part for part in (found.country, found.sector) if part)
    assert (found.name or "", codes, found.office or "") == (name, code, office)


def test_a_blank_end_is_not_still_in_office() -> None:
    phrase = "the Ukrainian president"
    assert resolve_actor(phrase, on=date(2024, 11, 1)).name == "Volodymyr Zelenskyy"
    assert resolve_actor(phrase, on=date(2040, 1, 1)).name is None
    assert resolve_actor("Volodymyr Zelensky", on=date(2040, 1, 1)).office is None


def test_context_gives_a_bare_title_its_country() -> None:
    assert resolve_actor("Defense Minister").country is None
    found = resolve_actor("Defense Minister", on=date(2024, 11, 1), context="German")
    assert (found.name, found.country, found.sector) == ("Boris Pistorius", "DEU", "GOV")


@given(st.text(max_size=80), st.one_of(st.none(), st.dates()))
@settings(deadline=None)
def test_any_text_is_read(phrase: str, day: date | None) -> None:
    found = resolve_actor(phrase, on=day)
    assert found.sector is None or found.sector in VOCABULARIES["sector"]
    assert found.country is None or re.fullmatch(r"[A-Z]{3}", found.country)
