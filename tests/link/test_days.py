"""The day of a statement, read from the words around a claim."""

from __future__ import annotations

import pytest
from link_samples import article, said

from reportedly.link.days import statement_days
from reportedly.model import Holder

AGENCY = Holder("organisation", None, "Health Agency", "UKR", "GOV")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The agency said on Monday that ten died.", "2024-07-08"),
        ("The agency said last Friday that ten died.", "2024-07-05"),
        ("The agency said three days ago that ten died.", "2024-07-06"),
        ("July 4: The agency said that ten died.", "2024-07-04"),
        ("The agency said yesterday that ten died.", "2024-07-08"),
        ("The agency said that ten died.", "2024-07-09"),
    ],
)
def test_the_words_around_a_claim_name_the_day_of_the_statement(text: str, day: str) -> None:
    (stated,) = statement_days(article("a", "2024-07-09", text, said("ten died", by=AGENCY)))
    assert stated.day is not None
    assert stated.day.isoformat() == day


def test_a_day_within_a_claim_is_the_event_s() -> None:
    item = article(
        "a", "2024-07-09", "Ten died on Sunday, the agency said.",
        said("Ten died on Sunday", by=AGENCY, time=("2024-07-07", "2024-07-07")),
    )  # fmt: skip
    assert statement_days(item)[0].day.isoformat() == "2024-07-09"  # type: ignore[union-attr]


def test_a_partial_date_of_publication_gives_no_day() -> None:
    (stated,) = statement_days(article("a", "2024-07", "Ten died.", said("Ten died")))
    assert stated.day is None
