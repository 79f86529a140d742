"""Days in the usual spellings."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reference.dates import parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-11-05", date(2024, 11, 5)),
        ("2024-11-05T10:00:00Z", date(2024, 11, 5)),
        ("2024/11/5", date(2024, 11, 5)),
        ("5 November 2024", date(2024, 11, 5)),
        ("5th of November 2024", date(2024, 11, 5)),
        ("November 5, 2024", date(2024, 11, 5)),
        ("Nov. 5, 2024", date(2024, 11, 5)),
        ("Sept 2024", date(2024, 9, 1)),
        ("2024-11", date(2024, 11, 1)),
        ("2024", date(2024, 1, 1)),
        ("Today", date(2020, 2, 2)),
        ("05/11/2024", None),
        ("2024-13-01", None),
        ("2023-02-29", None),
        ("0000", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_spellings(text: str | None, day: date | None) -> None:
    assert parse_day(text, today=date(2020, 2, 2)) == day


def test_last_day_of_a_partial_date() -> None:
    assert parse_day("2024-02", last=True) == date(2024, 2, 29)
    assert parse_day("2024", last=True) == date(2024, 12, 31)
