"""The encoder's reading of clauses beside the rules: what it adds, what it leaves alone, odd text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate import annotate_articles
from reportedly.annotate.encoder import read_text
from reportedly.model import Article, Event, Span


def events_of(text: str) -> tuple[Event, ...]:
    """Annotate one text and return its events."""
    return next(annotate_articles([Article("case", text, published="2024-11-18")])).events


def test_shares_are_those_of_one_clause_each() -> None:
    text = "Rebels shelled the town at dawn. The museum opens at nine."
    reading = read_text(text)
    attack, museum = reading.event_shares([Span(0, 31), Span(33, 57)])
    assert sum(attack.values()) == pytest.approx(1, abs=1e-3)
    assert max(attack, key=attack.__getitem__) == "ASSAULT"
    assert max(museum, key=museum.__getitem__) is None


def test_what_has_no_piece_has_no_shares() -> None:
    assert read_text("One. ").event_shares([Span(4, 5)]) == [{}]
    assert read_text("").event_shares([]) == []


def test_a_clause_is_read_alike_in_many() -> None:
    text = "Gunmen stormed the village of Baga and killed nine farmers. " * 80
    width = len(text) // 80
    shares = read_text(text).event_shares([Span(at * width, at * width + width - 1) for at in range(80)])
    assert all(max(one, key=one.__getitem__) == "ASSAULT" for one in shares)


def test_an_event_that_the_rules_miss_is_added_with_its_share() -> None:
    text = "The army shelled Goma on Monday. A bullet went through my kitchen window, a baker said."
    added = [event for event in events_of(text) if event.read_by.startswith("events/encoder")]
    assert [event.type for event in added] == ["ASSAULT"]
    assert 0.5 <= float(added[0].read_by.split()[-1]) <= 1


@pytest.mark.parametrize(
    "text", ["The chef attacked the pie with a spoon.", "The film follows brothers who fight over a farm."]
)
def test_what_the_rules_read_and_is_none_is_undone(text: str) -> None:
    assert events_of(text) == ()


def test_who_only_counts_has_done_nothing() -> None:
    text = "North Korea fired missiles into the sea. Japan's defence ministry counted five missiles."
    assert all("JPN" not in actor for event in events_of(text) for actor in event.actors)


def test_what_is_asked_for_is_no_asking_of_its_own() -> None:
    found = [
        event for event in events_of("Azerbaijan urged Armenia to amend its constitution.") if event.type == "REQUEST"
    ]
    assert [event.actors for event in found] == [("AZE",)]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_odd_text_is_read_without_harm(text: str) -> None:
    spans = [Span(at, min(at + 7, len(text))) for at in range(0, len(text), 7)]
    assert len(read_text(text).event_shares(spans)) == len(spans)
