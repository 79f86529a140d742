"""The table of assembled claims in tests/cases/claims.md, through the real parse."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from reportedly.annotate import annotate_articles
from reportedly.claims import code_claims
from reportedly.model import Article, Claim, Notice, Span

CASES = Path(__file__).parents[1] / "cases" / "claims.md"


def read_rows(columns: int) -> list[tuple[str, ...]]:
    """Read the rows of the tables with so many columns, without their heads."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    rows = [tuple(cell.strip().replace(" ¶ ", "\n\n") for cell in line.strip("|").split("|")) for line in lines]
    return [row for row in rows if len(row) == columns and row[0] != "text" and not row[0].startswith("---")]


@functools.cache
def claims_of(text: str) -> tuple[Claim, ...]:
    """Return the claims of a text read as an article."""
    annotated = next(annotate_articles([Article("pair", text, published="2024-11-18")]))
    return code_claims(annotated).claims


def read_field(claim: Claim, field: str, text: str) -> str:
    """Write one field of a claim as the table does."""
    name, _, inner = field.partition(".")
    if field == "evidence":
        return claim.evidence.of(text)
    if field == "event":
        parts = (", ".join(claim.event.actors), claim.event.type or "none", ", ".join(claim.event.recipients))
        return " ".join(part for part in parts if part)
    value = getattr(claim, name)
    if name == "read_by":
        value = value.get(inner)
    elif inner == "words":
        value = value.text.of(text) if value is not None else None
    elif inner:
        value = getattr(value, inner) if value is not None else None
    if isinstance(value, float):
        return f"{value:g}"
    return "none" if value is None else str(value)


@pytest.mark.parametrize(("text", "about", "field", "expected"), read_rows(4))
def test_claim(text: str, about: str, field: str, expected: str) -> None:
    """The field of the claim about these words comes out as the table says."""
    claims = [claim for claim in claims_of(text) if about in claim.evidence.of(text)]
    assert claims, [claim.evidence.of(text) for claim in claims_of(text)]
    assert read_field(claims[0], field, text) == expected


@pytest.mark.parametrize(("text", "field", "expected"), read_rows(3))
def test_last_claim(text: str, field: str, expected: str) -> None:
    """The field of the text's last claim comes out as the table says."""
    assert read_field(claims_of(text)[-1], field, text) == expected


def test_a_notice_gives_no_claim() -> None:
    """An outlet's correction of its own text states nothing of the world."""
    text = "Russia attacked Kyiv.\n\nCorrection: Ukraine shelled 13 towns, not three."
    span = Span(text.index("Correction"), len(text))
    article = Article("a", text, published="2024-11-18", notices=(Notice("correction", span.of(text), span),))
    coded = code_claims(next(annotate_articles([article])))
    assert [claim.evidence.of(text) for claim in coded.claims] == ["Russia attacked Kyiv"]
