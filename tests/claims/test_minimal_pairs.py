"""The minimal pairs of tests/cases/minimal_pairs.md, through the real parse."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from reportedly.annotate import annotate_articles
from reportedly.claims import code_claims
from reportedly.model import Article, Claim

CASES = Path(__file__).parents[1] / "cases" / "minimal_pairs.md"


def read_cases() -> list[tuple[str, str, str, str]]:
    """Read the table's rows: sentence, word of the evidence, field, expected value."""
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [(cell[0], cell[1], cell[2], cell[3]) for cell in cells]


@functools.cache
def claims_of(sentence: str) -> tuple[Claim, ...]:
    """Return the claims of a sentence read as an article."""
    annotated = next(annotate_articles([Article("pair", sentence, published="2024-11-18")]))
    return code_claims(annotated).claims


def read_field(claim: Claim, field: str) -> str:
    """Write one field of a claim as the table does."""
    if field == "event":
        event = claim.event
        parts = (", ".join(event.actors), event.type or "none", ", ".join(event.recipients))
        return " ".join(part for part in parts if part)
    value: object = claim
    for name in field.split("."):
        value = getattr(value, name) if value is not None else None
    if isinstance(value, tuple):
        value = ", ".join(value) or None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else str(int(value))
    return "none" if value is None else str(value)


@pytest.mark.parametrize(("sentence", "about", "field", "expected"), read_cases())
def test_pair(sentence: str, about: str, field: str, expected: str) -> None:
    """A claim's field comes out as the table says."""
    claims = [claim for claim in claims_of(sentence) if about in claim.evidence.of(sentence)]
    assert claims, f"no claim about {about!r} in: {[claim.evidence.of(sentence) for claim in claims_of(sentence)]}"
    assert read_field(claims[0], field) == expected
