"""What the ledger's records say of themselves."""

from __future__ import annotations

import pytest

from reportedly.model import Citation


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2024-11-17", "17 November 2024"),
        ("2024-11-07T10:00:00Z", "7 November 2024"),
        ("2024-02", "February 2024"),
        ("2024", "2024"),
        (None, "date unknown"),
        ("2024-13-01", "2024-13-01"),
        ("last week", "last week"),
    ],
)
def test_a_citation_says_no_more_of_the_date_than_is_known(published: str | None, written: str) -> None:
    citation = Citation("two\n\nlines", 0, 9, "ab", outlet="Delta Ledger", published=published)
    assert citation.as_text().startswith(f"“two lines” (Delta Ledger, {written}; ")


def test_a_citation_says_what_is_unknown() -> None:
    assert Citation("q", 0, 1, "ab").as_text() == (
        "“q” (outlet unknown, date unknown; no byline; no address; characters 0–1 of the text with SHA-256 ab; "
        "retrieved: unknown)"
    )
