"""Named entities: the likeliest kinds together, names put together again, and what holds on any text."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from reportedly.annotate.named_entities import BEGINNING, CHANGING, likeliest
from reportedly.annotate.parse import load_parser, parse_texts


def _worth(scores: np.ndarray, kinds: tuple[int, ...]) -> float:
    total, before = 0.0, 0
    for row, now in zip(scores, kinds, strict=True):
        total += row[now]
        if now and now != before:
            total -= CHANGING if before else BEGINNING
        before = now
    return total


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_kinds_are_the_likeliest_of_all_there_could_be(seed: int, tokens: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 3, (tokens, 4))
    best = max(_worth(scores, kinds) for kinds in itertools.product(range(4), repeat=tokens))
    assert _worth(scores, tuple(likeliest(scores))) == pytest.approx(best)


def _entities(text: str) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in next(parse_texts([text])).ents]


def test_a_plain_sentence_has_its_kinds() -> None:
    found = _entities("North Korea sent 10,000 soldiers to Russia in October, Antony Blinken told the BBC.")
    assert {("North Korea", "GPE"), ("10,000", "CARDINAL"), ("Russia", "GPE"), ("October", "DATE")} <= set(found)
    assert ("Antony Blinken", "PERSON") in found


def test_a_name_is_one() -> None:
    assert ("Johnson & Johnson", "ORG") in _entities("Johnson & Johnson said it would leave Russia.")
    assert "Vancouver International Airport" in dict(_entities("The plane landed at Vancouver International Airport."))
    assert "South Korean" in dict(_entities("The developments alarmed the South Korean government."))


def test_the_parser_has_no_recogniser_of_its_own() -> None:
    assert "ner" not in load_parser().pipe_names


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_entities_hold_no_white_space_at_their_ends_and_stay_in_their_sentence(text: str) -> None:
    doc: Doc = next(parse_texts([text]))
    for entity in doc.ents:
        assert not entity[0].is_space
        assert not entity[-1].is_space
        assert entity[0].sent == entity[-1].sent
