"""Each kind of drift, and changes that are none."""

from __future__ import annotations

from typing import Any

import pytest
from link_samples import article, said, span

from reportedly.link.drift import compare_claims, same_holder
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.model import Holder, Span

FIALA = Holder("person", None, "Petr Fiala", "CZE", "GOV")
PRAGUE = Holder("state", None, "Czechia", "CZE")
FORCES, HEALTH = (Holder("organisation", None, f"{of} of Czechia", "CZE") for of in ("Air Force", "Health Ministry"))


def claim(**fields: Any) -> Proposition:
    return propositions_of(article("a", "2024-08-15", "It sends shells", said("It sends shells", **fields)))[0]


def shells(low: float | None, high: float | None, relation: str, kind: str = "flow", unit: str = "shell") -> Any:
    return {"count": (low, high, relation, unit, kind), "event": ("AID", "CZE", "UKR")}


@pytest.mark.parametrize(
    ("earlier", "later", "kinds"),
    [
        pytest.param({"certainty": "possible"}, {}, ["hedge_dropped"], id="may becomes will"),
        pytest.param({}, {"certainty": "unknown"}, ["hedge_added"], id="says becomes is said to"),
        pytest.param(shells(None, 5e5, "at_most"), shells(5e5, 5e5, "exact"), ["bound_dropped"], id="up to is gone"),
        pytest.param(shells(5e5, 5e5, "approx"), shells(5e5, 5e5, "exact"), ["bound_dropped"], id="about is gone"),
        pytest.param(shells(5e4, 5e4, "exact"), shells(5e5, 5e5, "exact"), ["number_changed"], id="a nought more"),
        pytest.param(shells(5e5, 5e5, "exact"), shells(5e5, None, "at_least"), ["number_changed"], id="a bound added"),
        pytest.param({"by": FIALA}, {}, ["attribution_dropped"], id="the minister is gone"),
        pytest.param({"by": FIALA}, {"by": Holder("reports")}, ["attribution_changed"], id="reports say"),
        pytest.param(
            shells(9, 9, "exact"), shells(9, 9, "exact", "stock"), ["scope_changed"], id="sent becomes in store"
        ),
        pytest.param(
            {**shells(9, 9, "exact", unit="man")}, {**shells(9, 9, "exact", unit="officer")}, ["scope_changed"],
            id="men become officers",
        ),
        pytest.param(
            {**shells(9, 9, "exact", "casualties", "person")}, {**shells(9, 9, "exact", "casualties", "death")}, [],
            id="people killed are deaths",
        ),
        pytest.param(
            {**shells(9, 9, "exact", "casualties", "child")}, {**shells(9, 9, "exact", "casualties", "person")},
            ["scope_changed"], id="children become people",
        ),
        pytest.param(
            {"place": ("RUS", "Kursk")}, {"place": ("RUS", "Russia")}, ["scope_changed"], id="region becomes country"
        ),
        pytest.param({"place": ("PHL", "Manila")}, {"place": ("PHL", "Philippines")}, [], id="a capital for it"),
        pytest.param({}, {"polarity": "negative"}, ["polarity_flipped"], id="is becomes is not"),
        pytest.param({"status": "planned"}, {}, ["status_changed"], id="planned becomes done"),
        pytest.param(
            shells(None, 5e5, "at_most") | {"status": "planned", "by": FIALA}, shells(5e5, 5e5, "exact"),
            ["bound_dropped", "attribution_dropped", "status_changed"], id="all at once",
        ),
        pytest.param({"by": FIALA}, {"by": FIALA}, [], id="nothing"),
        pytest.param({"by": FORCES}, {"by": PRAGUE}, [], id="a state speaks through its forces"),
        pytest.param({"by": FIALA}, {"by": PRAGUE}, ["attribution_changed"], id="a man becomes his state"),
        pytest.param({"by": FORCES}, {"by": HEALTH}, ["attribution_changed"], id="one organ becomes another"),
        pytest.param(
            {"event": ("ACCUSE", "CZE", "RUS")}, {"event": ("ASSAULT", "RUS", "UKR")}, [], id="a charge names its act"
        ),
        pytest.param(
            {"event": ("MOBILIZE", "CZE", "")}, {"event": ("ASSAULT", "CZE", "")}, ["scope_changed"], id="sent to fight"
        ),
        pytest.param(shells(5e5, 5e5, "exact"), shells(5e5, 5e5, "approx"), [], id="about put in"),
    ],
)  # fmt: skip
def test_what_changed_between_a_claim_and_its_copy(earlier: Any, later: Any, kinds: list[str]) -> None:
    assert [drift.kind for drift in compare_claims(claim(**earlier), claim(**later))] == kinds


def test_why_a_bound_is_gone_is_told_in_words() -> None:
    (drift,) = compare_claims(claim(**shells(None, 5e5, "at_most")), claim(**shells(5e5, 5e5, "exact")))
    assert drift.why == ("“up to” becomes a bare number",)


def test_now_in_a_reprint_of_the_next_day_is_no_change() -> None:
    first, second = claim(time=("2024-08-15", "2024-08-15")), claim(time=("2024-08-16", "2024-08-16"))
    assert compare_claims(first, second) == []
    text = "It sends shells in May. It sends shells in June."
    may, june = propositions_of(
        article(
            "b", "2024-08-15", text,
            said("It sends shells in May", time=("2024-05-01", "2024-05-31")),
            said("It sends shells in June", time=("2024-06-01", "2024-06-30")),
        )
    )  # fmt: skip
    assert [drift.kind for drift in compare_claims(may, june)] == ["scope_changed"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("a senior U.S. official", "a US official", True),
        ("a senior U.S. official", "a US insider", False),
        ("the governor", "regional governor", True),
        ("two people familiar with the talks", "the envoy", False),
        ("he", "the envoy", True),
    ],
)
def test_nameless_holders_are_told_apart_by_their_words(first: str, second: str, same: bool) -> None:
    holders = [Holder("role", span(text, text), None, "USA") for text in (first, second)]
    assert same_holder(holders[0], first, holders[1], second) is same


@pytest.mark.parametrize(
    ("named", "office", "same"),
    [
        ("the governor of Sumy, Ihor Lys", "the governor of Sumy", True),
        ("the governor", "the governor", True),
        ("the governor of Sumy, Ihor Lys", "the governor of Odesa", False),
        ("the governor of Sumy, Ihor Lys", "an official", False),
        ("navy spokesman Ihor Lys", "the navy", False),
    ],
)
def test_an_office_and_the_name_of_who_holds_it_are_one(named: str, office: str, same: bool) -> None:
    first = Holder("person", span(named, named), "Ihor Lys", "UKR", "GOV")
    second = Holder("organisation" if office == "the navy" else "role", span(office, office), None, "UKR")
    assert same_holder(first, named, second, office) is same
    assert same_holder(second, office, first, named) is same


def test_the_words_that_hedge_are_those_in_the_claim() -> None:
    text = "Units might be there, an envoy estimated. Units are there, an envoy said."
    hedges = {"certainty": "possible", "hedges": (span(text, "might"), span(text, "estimated"))}
    first, second = propositions_of(
        article(
            "a", "2024-08-15", text,
            said("Units might be there", cue=span(text, "estimated"), **hedges),
            said("Units are there", cue=span(text, "said")),
        )
    )  # fmt: skip
    (dropped,) = compare_claims(first, second)
    assert (dropped.earlier_words, dropped.later_words) == (span(text, "might"), None)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        pytest.param("the European Commission", "the bloc", [], id="a noun for what was named"),
        pytest.param("two villagers", "a driver", ["attribution_changed"], id="another nameless one"),
    ],
)
def test_a_bare_noun_stands_for_its_source(before: str, after: str, kinds: list[str]) -> None:
    pair = [
        propositions_of(article("a", "2024-08-15", words, said(words, by=Holder("role", span(words, words)))))[0]
        for words in (before, after)
    ]
    assert [drift.kind for drift in compare_claims(*pair)] == kinds


def test_an_office_and_its_holder_are_one() -> None:
    assert same_holder(FIALA, "", Holder("role", None, "Petr Fiala", "CZE"), "")
    ministries = [
        Holder("organisation", None, f"Ministry of {of}") for of in ("Health of Ukraine", "Defence of Russia")
    ]
    assert not same_holder(ministries[0], "", ministries[1], "")


def test_a_pronoun_for_an_army_is_not_the_rebels() -> None:
    army, rebels = (
        Holder("organisation", Span(0, 2), None, "SDN", "MIL"),
        Holder("organisation", None, "RSF", "SDN", "REB"),
    )
    assert not same_holder(army, "it", rebels, "") and not same_holder(rebels, "", army, "it")
