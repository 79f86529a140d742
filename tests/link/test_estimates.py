"""Panels, ranges, stances, disputes and changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.changes import changes_since
from reportedly.link.estimates import answer_question
from reportedly.link.ranges import interval_of, overlap
from reportedly.model import ClaimTime, Holder, Span
from reportedly.model.questions import Answer, Question, StanceRow
from reportedly.model.relations import Agreement, Conflict, Origin, ReadArticle, Relations, Update
from reportedly.model.wording import deniers_in_words, panel_in_words, range_in_words
from tests.link.question_samples import QUESTION, article, claim, told

DAHL = told("dahl", "2031-05-12", "Minister Dahl", "about 1,000", 1000, 1000, "approx")
MOE = told("moe", "2031-05-13", "General Moe", "at least 950", 950, None, "at_least", country="FIN")
BERG = told("berg", "2031-05-14", "Envoy Berg", "4,000", 4000, 4000, country="ISL")
SENT = told("sent", "2031-05-15", "Speaker Lund", "1,000", 1000, 1000, kind="flow", country="EST")


NONE = Relations()


def answer(*items: ReadArticle, relations: Relations = NONE, **question: Any) -> Answer:
    return answer_question(items, relations, replace(QUESTION, **question))


def test_kinds_are_never_mixed_and_the_asked_one_comes_first() -> None:
    found = answer(DAHL, MOE, SENT, kind="flow")
    assert [(panel.kind, len(panel.marks)) for panel in found.panels] == [("flow", 1), ("stock", 2)]
    assert [panel.kind for panel in answer(DAHL, MOE, SENT).panels] == ["stock", "flow"]
    for panel in found.panels:
        assert {mark.figure.kind for mark in panel.marks} == {panel.kind}


def test_a_range_says_how_many_support_it_and_who_does_not() -> None:
    (found,) = answer(DAHL, MOE, BERG).panels[0].ranges
    assert (found.support, found.origins) == (2, 3)
    assert found.spans == ((950, 1100), (4000, 4000))
    assert "2 of 3 independent origins" in found.words
    for name in ("Dahl", "Moe", "Berg"):
        assert name in found.words


def toll(article_id: str, number: float, start: str | None, end: str | None, **fields: Any) -> ReadArticle:
    item = told(
        article_id, "2031-05-20", f"Officer {article_id}", f"{number:g}", number, number, kind="casualties",
        what="killed", **fields,
    )  # fmt: skip
    (one,) = item.claims
    time = ClaimTime(Span(0, 3), start, end) if start or end else None
    return replace(item, claims=(replace(one, time=time, status="happened"),))


def test_tolls_of_other_periods_are_compared_with_none_of_this() -> None:
    april = toll("april", 900, "2031-04-01", "2031-04-30", country="FIN")
    again = toll("again", 900, "2031-04-01", "2031-04-30", country="ISL")
    march = toll("march", 400, "2031-03-01", "2031-03-31", country="EST")
    since = toll("since", 1300, "2031-03-01", "2031-05-20", country="DNK")
    ever = toll("ever", 5000, None, None, country="LVA")
    night = toll("night", 12, "2031-05-19", "2031-05-20", country="POL")
    found = answer(april, again, march, since, ever, night, kind="casualties")
    assert {range_in_words(r): (r.support, r.origins) for r in found.panels[0].ranges} == {
        "Sweden, so far, 2031-04-01 to 2031-04-30": (2, 2),
        "Sweden, so far, 2031-03-01 to 2031-03-31": (1, 1),
        "Sweden, so far, since 2031-03-01": (1, 1),
        "Sweden, so far": (1, 1),
        "Sweden, so far, 2031-05-19 to 2031-05-20": (1, 1),
    }


def test_what_was_asked_for_comes_first() -> None:
    killed = toll("killed", 900, None, None, country="FIN")
    both = told("both", "2031-05-20", "Speaker Lund", "2,000", 2000, 2000, kind="casualties", what="casualties")
    panels = answer(killed, both, kind="casualties", what="killed").panels
    assert [panel_in_words(panel) for panel in panels] == [
        "Casualties: killed",
        "Casualties: killed, wounded or missing, not told apart",
    ]


def test_a_toll_of_one_period_does_not_replace_that_of_another() -> None:
    march = toll("march", 400, "2031-03-01", "2031-03-31")
    april = toll("april", 900, "2031-04-01", "2031-04-30")
    other = toll("other", 500, "2031-03-01", "2031-03-31")
    updates = Relations(updates=(Update("march.c1", "april.c1", ("said later",)), Update("march.c1", "other.c1", ())))
    kept = answer(march, april, other, relations=updates, kind="casualties").panels[0].marks
    assert {mark.id: mark.replaced_by for mark in kept} == {"march.c1": "other.c1", "april.c1": None, "other.c1": None}


def test_figures_of_kinds_that_are_not_compared_say_so() -> None:
    (mark,) = answer(told("dahl", "2031-05-12", "Minister Dahl", "900", 900, 900, kind="other")).panels[0].marks
    assert mark.left_out == "figures of this kind are not compared"


@pytest.mark.parametrize(
    ("status", "as_of"), [("happened", "2031-05-12"), ("ongoing", "2031-05-12"), ("planned", "2031-05-18")]
)
def test_what_has_been_is_of_no_day_to_come(status: Any, as_of: str) -> None:
    item = told("dahl", "2031-05-12", "Minister Dahl", "900", 900, 900, status=status)
    timed = replace(item.claims[0], time=ClaimTime(Span(0, 3), "2031-05-12", "2031-05-18"))
    (mark,) = answer(replace(item, claims=(timed,))).panels[0].marks
    assert mark.as_of == as_of


def test_where_no_two_agree_it_says_so() -> None:
    far = told("far", "2031-05-15", "Speaker Lund", "40", 40, 40, country="EST")
    (found,) = answer(BERG, far).panels[0].ranges
    assert found.support == 1
    assert "no number that more than one of them allows" in found.words
    (alone,) = answer(BERG).panels[0].ranges
    assert "One origin alone" in alone.words


def test_a_holder_is_counted_once_with_the_latest_figure() -> None:
    again = told("again", "2031-05-20", "Minister Dahl", "about 4,000", 4000, 4000, "approx")
    found = answer(DAHL, again, BERG)
    assert found.panels[0].ranges[0].origins == 2
    assert {mark.id: mark.left_out for mark in found.panels[0].marks}["dahl.c1"] is not None


def test_unnamed_officials_of_one_office_are_never_two_origins() -> None:
    one = told("one", "2031-05-12", "an official", "1,000", 1000, 1000, name=None, anonymous=True)
    two = told("two", "2031-05-13", "a source", "1,000", 1000, 1000, name=None, anonymous=True)
    one, two = (
        replace(item, claims=tuple(replace(c, holder=replace(c.holder, name=None)) for c in item.claims))
        for item in (one, two)
    )
    assert answer(one, two).panels[0].ranges[0].origins == 1


def test_a_state_and_its_unnamed_officials_are_one_origin() -> None:
    state = told(
        "state", "2031-05-12", "Iceland", "1,000", 1000, 1000, country="ISL", sector=None, holder_kind="organisation"
    )
    unnamed = told("unnamed", "2031-05-13", "an official", "1,000", 1000, 1000, country="ISL", anonymous=True)
    unnamed = replace(unnamed, claims=tuple(replace(c, holder=replace(c.holder, name=None)) for c in unnamed.claims))
    assert answer(state, unnamed).panels[0].ranges[0].origins == 1
    assert answer(state, unnamed, DAHL).panels[0].ranges[0].origins == 2


def test_a_part_of_the_place_and_what_is_to_come_are_counted_apart() -> None:
    part = told("part", "2031-05-13", "General Moe", "1,000", 1000, 1000, country="FIN", place="Skåne")
    ahead = told("ahead", "2031-05-13", "Envoy Berg", "1,000", 1000, 1000, country="ISL", status="predicted")
    found = answer(DAHL, part, ahead).panels[0]
    assert [(r.place, r.outlook, r.origins) for r in found.ranges] == [
        ("Skåne", "so far", 1), ("Sweden", "so far", 1), ("Sweden", "ahead", 1),
    ]  # fmt: skip


def test_a_denial_and_a_refusal_are_stances_and_not_a_figure_of_none() -> None:
    text = "Oslo denied that Norwegian troops were in Sweden.\n\nA spokesman declined to comment on the deployment."
    denial = claim(text, 1, "Norwegian troops were in Sweden", holder="Oslo", country="NOR", speech_act="deny",
                   polarity="negative", status="happened")  # fmt: skip
    refusal = claim(text, 2, "A spokesman declined to comment on the deployment", holder="A spokesman", country="NOR",
                    speech_act="decline", certainty="unknown", place=None)  # fmt: skip
    found = answer(article("a", "2031-05-12", text, denial, refusal))
    assert found.panels == ()
    assert [(row.stance, row.holder.name) for row in found.stances] == [("denies", "Oslo"), ("declines", "A spokesman")]


def test_a_copied_denial_is_one_stance_and_what_is_nowhere_is_none() -> None:
    denied = {"speech_act": "deny", "polarity": "negative", "status": "happened", "country": "NOR", "holder": "Oslo"}
    text = "Oslo denied that Norwegian troops were in Sweden."
    first, copy = (
        article(name, day, text, claim(text, 1, "Norwegian troops were in Sweden", **denied))
        for name, day in (("a", "2031-05-12"), ("b", "2031-05-13"))
    )
    relations = Relations(origins=(Origin("o", ("a.c1", "b.c1"), "Oslo", "2031-05-12"),))
    (row,) = answer(first, copy, relations=relations).stances
    assert (row.stated, len(row.carriers)) == ("2031-05-12", 2)
    nowhere = "Oslo said that forces had begun to move."
    moving = claim(nowhere, 1, "forces had begun to move", holder="Oslo", place=None, event="MOBILIZE", actors=())
    asked = Question("troops-sweden", "troops", None, "Sweden", "SWE", "stock")
    item = article("a", "2031-05-12", nowhere, moving)
    assert answer_question([item], Relations(), asked).stances == ()


def test_disputes_name_the_marks() -> None:
    relations = Relations(
        conflicts=(Conflict(("dahl.c1", "berg.c1"), "quantity", ("they exclude each other",)),),
        agreements=(Agreement(("dahl.c1", "sent.c1"), ("one tour a year",)),),
    )
    found = answer(DAHL, BERG, SENT, relations=relations).disputes
    assert [(one.kind, set(one.marks)) for one in found] == [
        ("conflict", {"dahl.c1", "berg.c1"}), ("agreement", {"dahl.c1", "sent.c1"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "articles"),
    [("2031-05-13", None, 2), (None, "2031-05-12", 1), ("2031-05", "2031-05", 3), ("2032", None, 0)],
)
def test_a_question_may_be_about_a_span_of_time(since: str | None, until: str | None, articles: int) -> None:
    assert answer(DAHL, MOE, BERG, since=since, until=until).articles == articles


def test_changes_name_new_figures_replacements_carriers_and_ranges() -> None:
    later = told("later", "2031-06-01", "Minister Dahl", "2,000", 2000, 2000)
    items = [DAHL, MOE, later]
    relations = Relations(updates=(Update("dahl.c1", "later.c1"),))
    found = changes_since(items, relations, QUESTION, "2031-05-20")
    assert [change.kind for change in found] == ["replaced", "new figure", "range"]
    assert changes_since(items, relations, QUESTION, "2031-07-01") == []


@given(st.permutations([DAHL, MOE, BERG, SENT]))
def test_the_order_of_articles_does_not_matter(items: list[ReadArticle]) -> None:
    assert answer(*items) == answer(DAHL, MOE, BERG, SENT)


def test_about_reaches_a_tenth_and_up_to_begins_at_nothing() -> None:
    (mark,) = answer(DAHL).panels[0].marks
    assert interval_of(mark) == pytest.approx((900, 1100))
    (most,) = answer(told("m", "2031-05-12", "A Dahl", "up to 80", None, 80, "at_most")).panels[0].marks
    assert interval_of(most) == (0, 80)


bounds = st.integers(0, 50)
intervals = st.lists(
    st.tuples(bounds, bounds).map(lambda pair: (min(pair), max(pair))) | bounds.map(lambda low: (low, None)),
    min_size=1,
    max_size=8,
)


@given(intervals)
def test_the_overlap_is_what_counting_every_number_gives(given_intervals: list[tuple[int, int | None]]) -> None:
    def count(number: float) -> int:
        return sum(low <= number and (high is None or number <= high) for low, high in given_intervals)

    spans, most = overlap(given_intervals)
    halves = [half / 2 for half in range(104)]
    assert most == max(map(count, halves))
    within = {n for n in halves if any(low <= n and (high is None or n <= high) for low, high in spans)}
    assert within == {n for n in halves if count(n) == most}


def test_who_denies_is_named_once_with_the_latest_known_day() -> None:
    denial = StanceRow("denies", Holder("person", None, "Envoy Berg"), "Envoy Berg", ())
    rows = [replace(denial, stated=day) for day in ("2031-05-12", "2031-05-14", None)]
    other = replace(denial, holder_words="Speaker Lund")
    assert deniers_in_words(Answer(QUESTION, stances=(*rows, other))) == "Envoy Berg, 2031-05-14; Speaker Lund, undated"
