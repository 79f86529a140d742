"""The day of a statement, read from the words around a claim."""

from __future__ import annotations

import pytest
from link_samples import article, said, span

from reportedly.link.days import statement_days
from reportedly.model import Holder, Span

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


def test_what_one_cue_attributes_was_said_on_one_day() -> None:
    text = "The agency on Monday denied firing the missile that hit a school. The agency denied another."
    item = article(
        "a", "2024-07-09", text,
        said("The agency on Monday denied firing the missile", by=AGENCY, cue=span(text, "denied")),
        said("the missile that hit a school", by=AGENCY, cue=span(text, "denied")),
        said("another", by=AGENCY, cue=Span(text.rindex("denied"), text.rindex("denied") + 6)),
    )  # fmt: skip
    days = [stated.day.isoformat() for stated in statement_days(item) if stated.day]
    assert days == ["2024-07-08", "2024-07-08", "2024-07-09"]


def test_a_partial_date_of_publication_gives_no_day() -> None:
    (stated,) = statement_days(article("a", "2024-07", "Ten died.", said("Ten died")))
    assert stated.day is None
