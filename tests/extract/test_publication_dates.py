"""Publication dates: spellings that are read, and those that could mean two days."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.dates import date_in_url, is_future, parse_date, read_date_line


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-11-17", "2024-11-17"),
        ("2024-02", "2024-02"),
        ("2024", "2024"),
        ("2024-11-17T23:59:00-05:00", "2024-11-17"),
        ("2024-11-17 10:00:00", "2024-11-17"),
        ("20241117", "2024-11-17"),
        ("20241117T101500Z", "2024-11-17"),
        ("2024/11/17", "2024-11-17"),
        ("17 November 2024", "2024-11-17"),
        ("November 17, 2024", "2024-11-17"),
        ("Nov. 17, 2024", "2024-11-17"),
        ("Sun, 17 Nov 2024 10:00:00 GMT", "2024-11-17"),
        ("17th of November, 2024", "2024-11-17"),
        ("November 2024", "2024-11"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("11/11/2024", "2024-11-11"),
        ("03/04/2024", None),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("0024-02-01", None),
        ("yesterday", None),
        ("", None),
        ("17", None),
    ],
)
def test_spellings(text: str, date: str | None) -> None:
    assert parse_date(text) == date


@given(st.dates(min_value=datetime.date(1700, 1, 1)))
def test_every_day_comes_back(day: datetime.date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d", "%Y/%m/%d"):
        assert parse_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    date = parse_date(text)
    assert date is None or (len(date) in (4, 7, 10) and date.replace("-", "").isdigit())


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://n.example/2024/11/17/kursk.html", "2024-11-17"),
        ("https://n.example/live/2024/oct/24/ukraine", "2024-10-24"),
        ("https://n.example/a/20241031-kursk", "2024-10-31"),
        ("https://n.example/world-20241118", "2024-11-18"),
        ("https://n.example/2024/11/kursk", None),
        ("https://n.example/a/1234567890", None),
        ("https://n.example/?d=/2024/11/17/", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, date: str | None) -> None:
    assert date_in_url(url) == date


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("November 17, 2024", ("2024-11-17", False)),
        ("Published on Sunday, November 17, 2024 at 10:30 AM ET", ("2024-11-17", False)),
        ("Posted: 17 Nov 2024", ("2024-11-17", False)),
        ("Last updated: 17 November 2024, 10:30", ("2024-11-17", True)),
        ("On November 17, 2024 the troops moved", None),
        ("The 17 November 2024 plan", None),
    ],
)
def test_date_lines(line: str, read: tuple[str, bool] | None) -> None:
    assert read_date_line(line) == read


def test_the_future_begins_a_day_after_retrieval() -> None:
    assert not is_future("2024-11-18", retrieved="2024-11-17T23:00:00Z")
    assert is_future("2024-11-19", retrieved="2024-11-17T23:00:00Z")
    assert not is_future("2024-11", retrieved="2024-11-17T23:00:00Z")
    assert is_future("2025", retrieved="2024-11-17T23:00:00Z")
    assert is_future("9999-01-01", retrieved=None)
