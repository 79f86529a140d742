"""Events: the table of tests/cases/events.md, and what cues and hedges do to an event."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.annotate import annotate_articles
from reportedly.model import Article, Event

CASES = Path(__file__).parents[1] / "cases"


def read_cases(name: str) -> list[tuple[str, str]]:
    """Read a table's rows: a text and its event."""
    rows = [line for line in (CASES / name).read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [(cell[0], cell[1]) for cell in cells]


def events_of(text: str) -> tuple[Event, ...]:
    """Annotate one text and return its events."""
    return next(annotate_articles([Article("case", text, published="2024-11-18")])).events


def written(event: Event) -> str:
    """Write an event as the table does."""
    parts = (", ".join(event.actors), event.type, ", ".join(event.recipients))
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("sentence", "expected"), read_cases("events.md"))
def test_event_of_a_sentence(sentence: str, expected: str) -> None:
    """The sentence's first event comes out as the table says."""
    found = events_of(sentence)
    assert (written(found[0]) if found else "none") == expected


@pytest.mark.parametrize(("text", "expected"), read_cases("event_parties.md"))
def test_event_of_the_last_sentence(text: str, expected: str) -> None:
    """Parties that the sentences before name come out as the table says, and others not at all."""
    start = text.rfind(". ") + 1
    found = [event for event in events_of(text) if event.span.start >= start]
    assert (written(found[0]) if found else "none") == expected


@pytest.mark.parametrize(
    ("sentence", "polarity", "certainty"),
    [
        ("Russia attacked Ukraine.", "positive", "certain"),
        ("Russia may attack Ukraine.", "positive", "possible"),
        ("Officials believe Russia attacked Ukraine.", "positive", "probable"),
        ("Russia did not attack Ukraine.", "negative", "certain"),
        ("Moscow denied that Russia attacked Ukraine.", "negative", "certain"),
    ],
)
def test_cues_and_hedges_around_an_event(sentence: str, polarity: str, certainty: str) -> None:
    """The weakest word around an event decides its certainty, a denial its polarity."""
    event = next(event for event in events_of(sentence) if event.type == "ASSAULT")
    assert (event.polarity, event.certainty) == (polarity, certainty)


def test_what_is_demanded_is_no_event() -> None:
    """A demand is one event, and what it asks for none."""
    assert [event.type for event in events_of("Germany urged Russia to release the prisoners.")] == ["REQUEST"]
