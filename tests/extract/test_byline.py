"""Bylines: the table of author fields, and names that must never come out of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.byline import read_names

CASES = Path(__file__).parents[1] / "cases" / "bylines.md"


def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip().replace("¦", "|") for cell in line.strip("|").split("|")] for line in lines]
    return [(field, names, outlet) for field, names, outlet in cells]


@pytest.mark.parametrize(("field", "names", "outlet"), rows())
def test_cases(field: str, names: str, outlet: str) -> None:
    assert read_names(field, outlets=[outlet] if outlet else []) == (names or None)


@given(st.text(max_size=300))
def test_a_name_has_two_words_or_more_and_no_digit(field: str) -> None:
    names = read_names(field)
    for name in names.split(", ") if names else []:
        assert len(name.split()) >= 2
        assert not any(character.isdigit() or character in "@|" for character in name)
