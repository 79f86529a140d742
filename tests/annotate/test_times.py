"""Times: the table of tests/cases/times.md, and what must hold of any text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.calendar_days import Anchor, shift_day, week_value
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.times import find_times
from reportedly.model import AnnotatedArticle, Article, Time

CASES = Path(__file__).parents[1] / "cases" / "times.md"


def read_cases() -> list[tuple[str, str, str]]:
    """Read the table's rows: publication date, sentence, times."""
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [(cell[0], cell[1], cell[2]) for cell in cells]


def read(text: str, published: str | None = "2024-11-18") -> tuple[Time, ...]:
    """Find the times of a text."""
    return find_times(AnnotatedArticle(Article("case", text, published=published), next(parse_texts([text]))))


def written(time: Time, text: str) -> str:
    """Write a time as the table does."""
    return f"{time.span.of(text)}; {time.type}; {time.value}; {time.start or ''}; {time.end or ''}".strip()


@pytest.mark.parametrize(("published", "sentence", "expected"), read_cases())
def test_times_of_a_sentence(published: str, sentence: str, expected: str) -> None:
    found = " / ".join(written(time, sentence) for time in read(sentence, published or None))
    assert found == expected


@pytest.mark.parametrize("published", ["yesterday", "2024-13-40", "", "18.11.2024"])
def test_a_publication_date_that_is_none_is_not_guessed(published: str) -> None:
    assert all(time.start is None or time.start[:4] == "2024" for time in read("He left two days ago.", published))
    assert Anchor.read("2024-13-40") == Anchor(2024)


@pytest.mark.parametrize("sentence", ["They may attack.", "Troops march on.", "He came second.", "April Jones spoke."])
def test_words_that_are_no_months(sentence: str) -> None:
    assert read(sentence) == ()


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-500, 500))
def test_weeks_and_shifts_keep_to_the_calendar(day: date, by: int) -> None:
    week = week_value(day)
    assert week.start is not None and week.end is not None
    assert week.start <= day <= week.end and (week.end - week.start).days == 6
    assert shift_day(shift_day(day, by, "day"), -by, "day") == day
    assert shift_day(day, by, "month").day <= day.day


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "last next two weeks ago Friday in May 2024 by the end of October 31 9:30 p.m. days every 1990s and".split()
        ),
        max_size=14,
    ),
    st.sampled_from([None, "2024", "2024-02", "2024-02-29", "9998-12-31"]),
)
def test_any_words_give_ordered_spans_and_days(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    times = read(text, published)
    for time in times:
        assert time.span.end <= len(text)
        assert time.value
        for day in (time.start, time.end):
            assert day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day)
        assert time.start is None or time.end is None or time.start <= time.end
    spans = [time.span for time in times]
    assert spans == sorted(spans)
