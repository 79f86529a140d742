"""Which claims answer a question, and what a range must not count."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.link.questions import as_statement, figure_fit, is_of, place_fit
from reportedly.model import ClaimPlace, Span
from reportedly.model.questions import Question
from tests.link.question_samples import QUESTION, article, claim, told


def fit_of(**fields: Any) -> Any:
    item = told("a", "2031-05-12", "Minister Dahl", "900", 900, 900, **fields)
    return figure_fit(item, item.claims[0], QUESTION)


def test_a_figure_of_the_actors_own_in_the_place_is_counted() -> None:
    fit = fit_of()
    assert fit is not None
    assert fit.left_out is None


@pytest.mark.parametrize(
    "fields",
    [
        {"unit": "missile"},
        {"kind": "money"},
        {"kind": "share"},
        {"polarity": "negative"},
        {"speech_act": "deny"},
        {"speech_act": "decline"},
    ],
)
def test_what_is_no_figure_of_theirs_is_no_answer(fields: dict[str, Any]) -> None:
    assert fit_of(**fields) is None


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"speech_act": "ask"}, "asked, not stated"),
        ({"status": "requested"}, "asked for, not reported"),
        ({"event": "REJECT"}, "told of a refusal"),
        ({"holder_kind": "reports"}, "no source is named"),
        ({"place": None}, "place not said"),
        ({"place": "Finland", "place_country": "FIN"}, "for another place"),
        ({"part_of": "a.c9"}, "part of another figure"),
    ],
)
def test_what_cannot_be_counted_is_shown_with_the_reason(fields: dict[str, Any], reason: str) -> None:
    fit = fit_of(**fields)
    assert fit is not None
    assert fit.left_out == reason


def test_soldiers_answer_a_question_about_troops() -> None:
    assert fit_of(unit="soldier") is not None
    assert fit_of(unit="officer") is None


def test_the_words_of_the_figure_say_whose_it_is_before_the_event_does() -> None:
    text = "Denmark has brought 400 Norwegian troops to Sweden."
    one = claim(text, 1, text[:-1], figure="400 Norwegian troops", low=400, high=400, actors=("DNK",))
    assert figure_fit(article("a", "2031-05-12", text, one), one, QUESTION) is not None
    text = "Norway faces 400 Danish troops in Sweden."
    one = claim(text, 1, text[:-1], figure="400 Danish troops", low=400, high=400, actors=("NOR-MIL",))
    assert figure_fit(article("a", "2031-05-12", text, one), one, QUESTION) is None


def test_a_force_of_several_is_shown_and_not_counted() -> None:
    text = "Denmark gathered 5,000 troops, including Norwegians, in Sweden, Ann Reed said."
    one = claim(
        text, 1, text.partition(", Ann")[0], figure="5,000 troops", low=5000, high=5000, actors=("DNK",),
        holder="Ann Reed",
    )  # fmt: skip
    fit = figure_fit(article("a", "2031-05-12", text, one), one, QUESTION)
    assert fit is not None
    assert fit.left_out == "counts others too"


def test_a_bare_number_is_whose_the_figure_before_it_is() -> None:
    text = "Denmark brought 400 Norwegian troops to Sweden. This contingent may grow to 900, Ann Reed said."
    first = claim(text, 1, text.partition(".")[0], figure="400 Norwegian troops", low=400, high=400, actors=("DNK",))
    second = claim(text, 2, "This contingent may grow to 900", figure="900", low=900, high=900, actors=("DNK",))
    item = article("a", "2031-05-12", text, first, second)
    fit = figure_fit(item, item.claims[1], QUESTION)
    assert fit is not None
    assert "“400 Norwegian troops”" in fit.why[0]
    alone = article("b", "2031-05-12", text, second)
    assert figure_fit(alone, alone.claims[0], QUESTION) is None


def test_a_figure_for_each_of_several_is_no_total_and_its_product_is_ours() -> None:
    text = "Five units of 300 Norwegian troops each are in Sweden, Ann Reed said."
    units = claim(text, 1, text.partition(",")[0], figure="Five units", low=5, high=5, unit="unit")
    each = claim(text, 2, "300 Norwegian troops each", figure="300 Norwegian troops", low=300, high=300)
    item = article("a", "2031-05-12", text, units, each)
    fit = figure_fit(item, item.claims[1], QUESTION)
    assert fit is not None
    assert (fit.note, fit.product, fit.left_out) == ("each", 1500, "a figure for each of several")
    assert figure_fit(item, item.claims[0], QUESTION) is None


def test_casualties_are_the_victims() -> None:
    text = "Sweden killed 40 soldiers near Malmo."
    one = claim(
        text, 1, text[:-1], figure="40 soldiers", low=40, high=40, unit="soldier", kind="casualties", what="killed",
        actors=("SWE-MIL",), recipients=("NOR-MIL",), place="Malmo", event="ASSAULT",
    )  # fmt: skip
    assert figure_fit(article("a", "2031-05-12", text, one), one, QUESTION) is not None
    swedish = Question("q", "troops", "SWE", "Sweden", "SWE")
    assert figure_fit(article("a", "2031-05-12", text, one), one, swedish) is None


def test_an_armed_group_is_not_its_state_nor_the_state_the_group() -> None:
    group, state = Question("q", "troops", "NOR-REB", "Sweden"), QUESTION
    own = told("a", "2031-05-12", "Minister Dahl", "900", 900, 900, actors=("NOR-MIL",))
    assert figure_fit(own, own.claims[0], group) is None
    text = "The Fjord Guard has 300 fighters in Sweden, Minister Dahl said."
    one = claim(text, 1, text.partition(",")[0], figure="300 fighters", low=300, high=300, unit="fighter",
                actors=("NOR-REB",), holder="Minister Dahl")  # fmt: skip
    theirs = article("a", "2031-05-12", text, one)
    assert figure_fit(theirs, theirs.claims[0], group) is not None
    assert figure_fit(theirs, theirs.claims[0], state) is None
    named = told("a", "2031-05-12", "Minister Dahl", "900", 900, 900, actors=("NOR-REB",))
    assert figure_fit(named, named.claims[0], group) is not None
    assert figure_fit(named, named.claims[0], state) is not None


def test_what_two_states_do_is_counted_for_neither() -> None:
    text = "Norway and Finland have 900 troops in Sweden, Minister Dahl said."
    one = claim(text, 1, text.partition(",")[0], figure="900 troops", low=900, high=900, actors=("NOR", "FIN"),
                holder="Minister Dahl")  # fmt: skip
    item = article("a", "2031-05-12", text, one)
    fit = figure_fit(item, item.claims[0], QUESTION)
    assert fit is not None
    assert fit.left_out == "counts others too"


def test_a_question_after_the_dead_is_answered_by_casualties_alone() -> None:
    dead = replace(QUESTION, kind="casualties", what="killed")
    present = told("a", "2031-05-12", "Minister Dahl", "900", 900, 900)
    assert figure_fit(present, present.claims[0], dead) is None


def test_a_part_of_what_is_counted_is_shown_and_not_counted() -> None:
    people = Question("q", "people", place="Sweden", country="SWE", kind="casualties", what="killed")
    fields: dict[str, Any] = {"kind": "casualties", "what": "killed"}
    for unit, reason in (("person", None), ("norwegian", None), ("child", "counts children alone")):
        item = told("a", "2031-05-12", "Minister Dahl", "900", 900, 900, unit=unit, **fields)
        fit = figure_fit(item, item.claims[0], people)
        assert fit is not None
        assert fit.left_out == reason
        assert (figure_fit(item, item.claims[0], replace(people, unit="children")) is None) == (reason is None)


def test_a_region_lies_in_its_state_and_not_the_state_in_the_region() -> None:
    kursk, russia = ClaimPlace(Span(0, 1), "RUS", "Kursk Oblast"), ClaimPlace(Span(0, 1), "RUS", "Russia")
    in_russia = Question("q", "troops", "PRK", "Russia", "RUS")
    in_kursk = Question("q", "troops", "PRK", "Kursk Oblast", "RUS")
    assert place_fit(kursk, in_russia) == "within"
    assert place_fit(russia, in_kursk) == "elsewhere"
    assert place_fit(ClaimPlace(Span(0, 1), "RUS", "Sudzha"), in_kursk) == "within"
    assert place_fit(ClaimPlace(Span(0, 1), "UKR", "Kherson"), in_russia) == "elsewhere"
    assert place_fit(None, in_russia) == "unsaid"


def test_codes_of_parts_belong_to_their_state() -> None:
    assert is_of("PRK-MIL", "PRK")
    assert not is_of("PRK", "PRK-MIL")
    assert not is_of("KOR-MIL", "PRK")


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("How many tanks are in Kursk ?", "5,000 tanks are in Kursk."),
        ("Where are the tanks ?", None),
        ("How much money is there ?", None),
    ],
)
def test_a_question_is_read_as_a_statement(words: str, statement: str | None) -> None:
    assert as_statement([(word, "NOUN") for word in words.split()]) == statement
