"""Conflicts and their look-alikes, on other stories than the gold one."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest
from link_samples import article, said

from reportedly.link.conflicts import find_conflicts
from reportedly.link.facts import at_one_time, compare_facts
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.model import Holder
from reportedly.model.relations import Thread

KYIV = Holder("organisation", None, "General Staff of Ukraine", "UKR", "MIL")
MOSCOW = Holder("organisation", None, "Ministry of Defence of Russia", "RUS", "MIL")
SHELLS = {"event": ("AID", "CZE", "UKR"), "place": ("UKR", "Ukraine")}
HELD = {"event": ("COERCE", "RUS", "UKR"), "place": ("RUS", "Rostov")}
STRIKE = {"event": ("ASSAULT", "RUS", "UKR"), "place": ("UKR", "Kharkiv")}


def claim(published: str, by: Holder, **fields: Any) -> Proposition:
    text = fields.pop("text", "It said so")
    return propositions_of(article(f"{by.name}-{published}", published, text, said(text, by=by, **fields)))[0]


def held(low: float | None, high: float | None, relation: str, unit: str = "prisoner", kind: str = "stock") -> Any:
    return {**HELD, "count": (low, high, relation, unit, kind)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(held(6500, 6500, "exact"), held(None, 5000, "at_most"), id="disjoint counts of one day"),
        pytest.param(held(60, 60, "approx"), held(20, 30, "range"), id="about sixty, and twenty to thirty"),
        pytest.param(STRIKE, {**STRIKE, "polarity": "negative", "speech_act": "deny"}, id="a strike and its denial"),
    ],
)
def test_what_cannot_both_be_true_is_a_conflict(first: Any, second: Any) -> None:
    pair = claim("2024-09-15", KYIV, **first), claim("2024-09-15", MOSCOW, **second)
    found, reverse = compare_facts(*pair), compare_facts(*reversed(pair))
    assert found is not None
    assert reverse is not None
    assert found[0] == reverse[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(held(None, 8000, "at_most"), held(None, 10000, "at_most"), id="two upper bounds overlap"),
        pytest.param(held(6500, 6500, "exact"), held(6000, 6000, "approx"), id="about 6,000 may be 6,500"),
        pytest.param(held(100, 100, "exact"), held(3672, 3672, "exact", kind="cumulative"), id="stock and total"),
        pytest.param(held(876, 876, "exact", "soldier"), held(72, 72, "exact", "officer"), id="men and officers"),
        pytest.param(held(300, 300, "exact"), {**held(900, 900, "exact"), "place": ("RUS", "Perm")}, id="elsewhere"),
        pytest.param(held(300, 300, "exact"), {**held(900, 900, "exact"), "status": "predicted"}, id="yet to come"),
        pytest.param(
            {**held(30, 30, "exact"), "time": ("2024-09-15", "2024-09-15")},
            {**held(900, 900, "exact"), "time": ("2024-06-01", "2024-09-15")},
            id="one day and a summer",
        ),
        pytest.param(
            {**held(103, 103, "exact"), "text": "103 each"}, {**held(206, 206, "exact")}, id="each side's and both's"
        ),
        pytest.param(
            STRIKE, {**STRIKE, "polarity": "positive", "certainty": "unknown", "speech_act": "decline"}, id="no comment"
        ),
        pytest.param(
            STRIKE, {**STRIKE, "polarity": "negative", "place": ("UKR", "Odesa")}, id="another town was not struck"
        ),
        pytest.param(
            STRIKE, {**STRIKE, "polarity": "negative", "event": ("ASSAULT", "RUS", "POL")}, id="another was not struck"
        ),
        pytest.param({**STRIKE, "status": "conditional"}, {**STRIKE, "polarity": "negative"}, id="only if"),
        pytest.param(STRIKE, {**STRIKE, "polarity": "negative", "certainty": "probable"}, id="not seen, not denied"),
    ],
)
def test_look_alikes_are_not_raised(first: Any, second: Any) -> None:
    assert compare_facts(claim("2024-09-15", KYIV, **first), claim("2024-09-15", MOSCOW, **second)) is None


THERE = {"event": ("MOBILIZE", "TCD-MIL", ""), "place": ("LBY", "Libya")}
NONE_THERE = {**THERE, "text": "There are no Chadian soldiers in Libya", "polarity": "negative"}
KILLED = {"event": ("ASSAULT", "", "UKR-MIL"), "place": ("UKR", "Kharkiv"), "what": "killed"}
NONE_KILLED = {"event": ("ASSAULT", "", "UKR"), "place": ("UKR", "Kharkiv"), "polarity": "negative"}


def troops(low: float | None, high: float | None, relation: str, **fields: Any) -> Any:
    return {**THERE, "count": (low, high, relation, fields.pop("unit", "troop"), "stock"), **fields}


def killed(number: float, **fields: Any) -> Any:
    return {**KILLED, "count": (number, number, "exact", "soldier", "casualties"), **fields}


@pytest.mark.parametrize(
    ("figure", "none"),
    [
        pytest.param(troops(400, 400, "approx"), NONE_THERE, id="400 and none"),
        pytest.param(troops(400, None, "at_least"), {**NONE_THERE, "speech_act": "deny"}, id="400 and a denial"),
        pytest.param(killed(5), {**NONE_KILLED, "text": "There were no casualties in Kharkiv"}, id="dead and none"),
        pytest.param(killed(5), {**NONE_KILLED, "text": "Nobody was killed in Kharkiv"}, id="dead and nobody"),
        pytest.param(killed(300), killed(300, polarity="negative", speech_act="deny"), id="a toll and its denial"),
        pytest.param(
            killed(300), killed(300, polarity="negative", speech_act="deny", place=None), id="denied without a place"
        ),
    ],
)
def test_none_and_a_denied_figure_exclude_the_figure(figure: Any, none: Any) -> None:
    pair = claim("2024-09-15", KYIV, **figure), claim("2024-09-15", MOSCOW, **none)
    for found in (compare_facts(*pair), compare_facts(*reversed(pair))):
        assert found is not None and found[0] == "polarity"


@pytest.mark.parametrize(
    ("figure", "none"),
    [
        pytest.param(troops(None, 400, "at_most"), NONE_THERE, id="up to 400 may be none"),
        pytest.param(troops(400, 400, "exact", place=("SDN", "Sudan")), NONE_THERE, id="elsewhere"),
        pytest.param(troops(400, 400, "exact", place=("LBY", "Sebha")), NONE_THERE, id="in a part of it"),
        pytest.param(troops(400, 400, "exact", unit="tank"), NONE_THERE, id="other things"),
        pytest.param(troops(400, 400, "exact", event=("MOBILIZE", "SDN", "")), NONE_THERE, id="another state's"),
        pytest.param(
            troops(400, 400, "exact", time=("2024-01-01", "2024-09-15")), NONE_THERE, id="in the course of a year"
        ),
        pytest.param(troops(400, 400, "exact", status="predicted"), NONE_THERE, id="yet to come"),
        pytest.param(killed(5, what="wounded"), {**NONE_KILLED, "text": "Nobody was killed"}, id="wounded, none dead"),
        pytest.param(killed(5), {**NONE_KILLED, "text": "No civilians were killed"}, id="soldiers, and no civilians"),
        pytest.param(
            killed(5), {**NONE_KILLED, "text": "No casualties", "event": ("ASSAULT", "", "RUS")}, id="of another state"
        ),
        pytest.param(
            killed(5, place=("UKR", "Ukraine")),
            {**NONE_KILLED, "text": "No casualties", "place": ("UKR", "Ukraine")},
            id="in all of a state",
        ),
        pytest.param(killed(30), killed(300, polarity="negative", speech_act="deny"), id="another toll is denied"),
        pytest.param(
            killed(300, place=("UKR", "Sumy")), killed(300, polarity="negative", speech_act="deny"), id="toll elsewhere"
        ),
    ],
)
def test_none_of_one_thing_leaves_others_open(figure: Any, none: Any) -> None:
    assert compare_facts(claim("2024-09-15", KYIV, **figure), claim("2024-09-15", MOSCOW, **none)) is None


def test_none_is_compared_with_what_is_counted_at_its_time() -> None:
    figure, none = troops(400, 400, "exact"), claim("2024-09-16", MOSCOW, **NONE_THERE)
    left = claim("2024-09-16", MOSCOW, **{**NONE_THERE, "text": "There are no Chadian soldiers left in Libya"})
    assert compare_facts(claim("2024-09-15", KYIV, **figure), none) is not None
    assert compare_facts(claim("2024-09-12", KYIV, **figure), none) is None
    came = troops(400, 400, "exact", time=("2024-09-12", "2024-09-12"))
    assert compare_facts(claim("2024-09-15", KYIV, **came), none) is not None
    assert compare_facts(claim("2024-09-15", KYIV, **figure), left) is None
    assert compare_facts(claim("2024-09-16", KYIV, **figure), left) is not None


def test_who_was_killed_may_be_found_after_the_word_of_none() -> None:
    day = {"time": ("2024-09-15", "2024-09-15")}
    first = {**NONE_KILLED, **day, "text": "There were no casualties in Kharkiv"}
    assert compare_facts(claim("2024-09-15", KYIV, **first), claim("2024-09-16", MOSCOW, **killed(5, **day))) is None
    assert (
        compare_facts(claim("2024-09-16", KYIV, **first), claim("2024-09-15", MOSCOW, **killed(5, **day))) is not None
    )


def test_one_group_is_not_another_of_its_state() -> None:
    def fighters(name: str, **fields: Any) -> Proposition:
        there = {"event": ("MOBILIZE", "LBN-REB", ""), "place": ("LBN", "Tyre")}
        return claim("2024-09-15", KYIV, text=f"{name} fighters in Tyre", **there, **fields)

    none = fighters("There are no Hezbollah", polarity="negative")
    count = (40, 40, "exact", "fighter", "stock")
    assert compare_facts(fighters("Forty Hezbollah", count=count), none) is not None
    assert compare_facts(fighters("Forty Fatah", count=count), none) is None


def test_an_article_does_not_contradict_its_own_voice() -> None:
    five = said("Five were killed in Kharkiv", **killed(5))
    none = said("a second strike caused no casualties", **NONE_KILLED)
    text = "Five were killed in Kharkiv, and a second strike caused no casualties"

    def conflicts(*items: Any) -> int:
        members = {p.claim.id: p for item in items for p in propositions_of(item)}
        return len(find_conflicts([Thread("t", tuple(members), ())], [], members))

    assert conflicts(article("a", "2024-09-15", text, five, none)) == 0
    assert conflicts(article("a", "2024-09-15", text, five), article("b", "2024-09-15", text, none)) == 1


def test_a_count_that_moves_is_compared_on_its_own_day() -> None:
    early, late = held(300, 300, "exact"), held(900, 900, "exact")
    assert compare_facts(claim("2024-09-15", KYIV, **early), claim("2024-09-16", MOSCOW, **late)) is not None
    assert compare_facts(claim("2024-09-15", KYIV, **early), claim("2024-09-19", MOSCOW, **late)) is None


def test_a_toll_rises_and_does_not_fall() -> None:
    def toll(day: str, by: Holder, number: float) -> Proposition:
        count = (number, number, "exact", "person", "casualties")
        return claim(day, by, **STRIKE, count=count, what="killed", time=("2024-07-08", "2024-07-08"))

    assert compare_facts(toll("2024-07-08", KYIV, 27), toll("2024-07-09", MOSCOW, 34)) is None
    assert compare_facts(toll("2024-07-08", KYIV, 34), toll("2024-07-09", MOSCOW, 27)) is not None


def test_the_tolls_of_two_days_do_not_exclude_each_other() -> None:
    monday, tuesday = {"time": ("2024-09-16", "2024-09-16")}, {"time": ("2024-09-17", "2024-09-17")}
    first = claim("2024-09-17", KYIV, **killed(12, **monday))
    assert compare_facts(first, claim("2024-09-17", MOSCOW, **killed(5, **tuesday))) is None
    assert compare_facts(first, claim("2024-09-17", MOSCOW, **killed(5, **monday))) is not None


def test_the_tolls_of_two_targets_do_not_exclude_each_other() -> None:
    market = claim("2024-09-17", KYIV, **killed(12, text="12 were killed at the market"))
    for text, other in (("5 were killed at a school", None), ("5 were killed at the market", "quantity")):
        found = compare_facts(market, claim("2024-09-17", MOSCOW, **killed(5, text=text)))
        assert (found and found[0]) == other
    none = {**NONE_KILLED, "text": "Nobody was killed at the school"}
    assert compare_facts(market, claim("2024-09-17", MOSCOW, **none)) is None


def test_a_toll_that_is_told_as_corrected_replaces_the_other() -> None:
    def toll(day: str, number: float, text: str) -> Proposition:
        count = (number, number, "exact", "person", "casualties")
        return claim(day, KYIV, **STRIKE, count=count, what="killed", time=("2024-07-08", "2024-07-08"), text=text)

    first = toll("2024-07-08", 41, "41 were killed")
    assert compare_facts(first, toll("2024-07-09", 28, "the toll was lowered to 28")) is None
    assert compare_facts(first, toll("2024-07-09", 28, "28 were killed")) is not None


def test_a_state_denies_a_part_of_what_it_says() -> None:
    hit = claim("2024-09-15", MOSCOW, **STRIKE)
    denied = {**STRIKE, "polarity": "negative", "speech_act": "deny"}
    assert compare_facts(hit, claim("2024-09-15", MOSCOW, **denied)) is None
    confirmed = claim("2024-09-15", MOSCOW, **STRIKE, speech_act="confirm")
    assert compare_facts(confirmed, claim("2024-09-15", MOSCOW, **denied)) is not None


def test_rebels_do_not_speak_for_the_state_they_fight_in() -> None:
    army, rebels = (
        Holder("organisation", None, name, "SDN", sector) for name, sector in (("Army", "MIL"), ("RSF", "REB"))
    )
    denied = {**STRIKE, "polarity": "negative", "speech_act": "deny"}
    assert compare_facts(claim("2024-09-15", army, **STRIKE), claim("2024-09-15", rebels, **denied)) is not None
    assert compare_facts(claim("2024-09-15", rebels, **STRIKE), claim("2024-09-15", rebels, **denied)) is None


def test_a_denial_answers_what_was_said_of_whatever_day() -> None:
    hit = claim("2024-09-14", KYIV, **STRIKE, time=("2024-09-02", "2024-09-02"))
    denied = {**STRIKE, "polarity": "negative", "speech_act": "deny"}
    assert compare_facts(hit, claim("2024-09-15", MOSCOW, **denied)) is not None
    assert compare_facts(hit, claim("2024-09-18", MOSCOW, **denied)) is None
    assert compare_facts(hit, claim("2024-09-15", MOSCOW, **denied, time=("2024-09-14", "2024-09-14"))) is None
    assert compare_facts(hit, claim("2024-09-14", MOSCOW, **{**denied, "speech_act": "say"})) is None


def test_what_was_not_so_may_have_come_about_since() -> None:
    truce = {"event": ("AGREE", "ISR PSE-REB", "")}
    not_yet = claim("2024-08-15", KYIV, **truce, polarity="negative")
    assert compare_facts(not_yet, claim("2024-08-16", MOSCOW, **truce)) is None
    assert compare_facts(not_yet, claim("2024-08-16", MOSCOW, **truce), copied=True) is not None


@pytest.mark.parametrize("seed", range(20))
def test_what_speaks_of_other_times_excludes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    matters = [THERE, NONE_THERE, troops(400, 400, "exact"), troops(900, 900, "exact"), STRIKE, killed(30)]

    def chance_claim() -> Proposition:
        fields = chance.choice(matters) | {
            "polarity": chance.choice(["positive", "negative"]),
            "speech_act": chance.choice(["say", "deny"]),
            "place": chance.choice([None, ("UKR", "Kharkiv")]),
            "time": chance.choice([None, ("2024-09-11", "2024-09-11")]),
        }
        return claim(f"2024-09-{chance.randint(1, 20):02}", chance.choice([KYIV, MOSCOW]), **fields)

    told = [chance_claim() for _ in range(40)]
    found = {(one, other) for one, other in combinations(range(40), 2) if compare_facts(told[one], told[other])}
    assert found and found <= set(at_one_time(told))


def test_what_is_said_again_and_again_is_one_conflict() -> None:
    strike, denial = said("hit", by=KYIV, **STRIKE), {**STRIKE, "polarity": "negative", "speech_act": "deny"}
    denied = said("denied", by=MOSCOW, **denial)
    told = [article(f"s{n}", "2024-09-15", "They hit it; denied", strike) for n in range(30)]
    told += [article("both", "2024-09-15", "They hit it; denied", strike, denied)]
    told += [article(f"t{n}", "2024-09-15", "They hit it; denied", denied) for n in range(30)]
    members = {p.claim.id: p for item in told for p in propositions_of(item)}
    (conflict,) = find_conflicts([Thread("t", tuple(members), ())], [], members)
    assert conflict.claims == ("both.c1", "both.c2")


@pytest.mark.parametrize(
    ("words", "rate"),
    [("They lose 200 men a week", True), ("They lost 200 men in a week", False), ("200 left over a month", False)],
)
def test_what_is_lost_in_a_week_is_no_rate(words: str, rate: bool) -> None:
    assert claim("2024-09-15", KYIV, text=words).rate is rate


def test_a_side_denies_its_own_dead_whosever_they_are_read_to_be() -> None:
    told = claim("2024-09-15", KYIV, **killed(300, event=("ASSAULT", "", "RUS-MIL")))
    denied = {**killed(300, event=("ASSAULT", "", "UKR")), "polarity": "negative", "speech_act": "deny"}
    assert compare_facts(told, claim("2024-09-16", MOSCOW, **denied)) is not None
    assert compare_facts(told, claim("2024-09-16", KYIV, **denied)) is None
    assert compare_facts(told, claim("2024-09-16", MOSCOW, **{**denied, "place": ("UKR", "Sumy")})) is None


def test_who_denies_the_deed_leaves_the_toll_to_others() -> None:
    deed = {"event": ("ASSAULT", "SYR-REB", "TUR-MIL"), "place": ("SYR", "Manbij")}
    denied = {**deed, "text": "its fighters had killed Turkish soldiers", "polarity": "negative", "speech_act": "deny"}
    denial = claim("2024-09-15", MOSCOW, **denied)
    assert compare_facts(claim("2024-09-15", KYIV, **killed(6, **deed)), denial) is not None
    of_nobody = {**deed, "event": ("ASSAULT", "", "TUR-MIL")}
    assert compare_facts(claim("2024-09-15", KYIV, **killed(6, **of_nobody)), denial) is None


def test_two_denied_figures_exclude_nothing() -> None:
    told, denied = killed(300, event=("ASSAULT", "", "UKR")), {"polarity": "negative", "speech_act": "deny"}
    other = killed(500, event=("ASSAULT", "", "UKR"))
    assert compare_facts(claim("2024-09-15", MOSCOW, **told), claim("2024-09-15", KYIV, **other)) is not None
    first, second = (claim("2024-09-15", by, **figure, **denied) for by, figure in ((MOSCOW, told), (KYIV, other)))
    assert compare_facts(first, second) is None
