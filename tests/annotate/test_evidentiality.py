"""Evidentiality: the table of tests/cases/evidentiality.md, and what must hold of any span."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.annotate.evidentiality import basis_of
from reportedly.annotate.parse import parse_texts
from reportedly.model import Span
from reportedly.model.vocabulary import VOCABULARIES

CASES = Path(__file__).parents[1] / "cases" / "evidentiality.md"


def read_cases() -> list[list[str]]:
    """Read the table's rows as cells."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize(("marked", "basis"), read_cases())
def test_basis_of_a_statement(marked: str, basis: str) -> None:
    """A statement rests on what the table says."""
    before, statement, after = marked.split("*")
    doc = next(parse_texts([before + statement + after]))
    assert basis_of(doc, Span(len(before), len(before) + len(statement))) == basis


@pytest.mark.parametrize("text", ["", "?", "seen", "Footage shows soldiers boarding."])
def test_any_span_has_a_basis(text: str) -> None:
    """Every span of any text, an empty one too, gets a value of the vocabulary."""
    doc = next(parse_texts([text]))
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            assert basis_of(doc, Span(start, end)) in VOCABULARIES["basis"]
