"""What people decide: shown, applied, placed again after every reading, and never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from ledger_samples import TEXT, changed, figure, make_article, make_claims, make_coded, span

from reportedly.errors import CodebookError, LedgerError, NotInLedger
from reportedly.ledger import CORRECTABLE, Ledger
from reportedly.model import ClaimFilter, ClaimPlace, CodedArticle, Holder, Span


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    run = ledger.begin_run("0.1.0", {})
    ledger.add(make_article(), make_coded(), run=run)
    return ledger


def reread(ledger: Ledger, coded: CodedArticle) -> None:
    run = ledger.begin_run(f"0.{len(ledger.runs()) + 1}.0", {})
    (article,) = ledger.articles_to_reread(run)
    ledger.add_reading(article, coded, run=run)


def test_a_rejection_says_who_when_and_why(filled: Ledger) -> None:
    made = filled.reject("dispatch.c2", who="Ada", why="the article denies it")
    assert (made.kind, made.who, made.why, made.claim_id) == ("reject", "Ada", "the article denies it", "dispatch.c2")
    assert made.at.endswith("Z")
    assert made.quote == "Pyongyang may send up to 100,000 troops to help Russia"
    row = filled.claim("dispatch.c2")
    assert row.rejected
    assert row.decisions == (made,)
    assert filled.reject("dispatch.c2", who="Bo", why="again") == made
    assert [claim.rejected for claim in filled.article("dispatch").claims] == [False, True, False]
    assert filled.stats().rejected == 1


def test_a_correction_stands_beside_what_was_read(filled: Ledger) -> None:
    filled.correct("dispatch.c1", "quantity.high", "20,000", who="Ada", why="page 2")
    filled.correct("dispatch.c1", "quantity.relation", "range", who="Ada")
    row = filled.claim("dispatch.c1")
    assert row.claim.quantity is not None and row.machine.quantity is not None
    assert (row.claim.quantity.low, row.claim.quantity.high, row.claim.quantity.relation) == (15000, 20000, "range")
    assert (row.machine.quantity.high, row.machine.quantity.relation) == (15000, "approx")
    assert row.decisions[0].machine_value == 15000
    assert row.claim.read_by["quantity.high"] == f"decision/{row.decisions[0].id}"
    assert row.claim.read_by["certainty"] == "certainty/modal"


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("certainty", "Probable", "probable"),
        ("event.type", "aid", "AID"),
        ("event.type", "null", None),
        ("event.actors", "prk-mil, RUS", ["PRK-MIL", "RUS"]),
        ("event.actors", [], []),
        ("holder.country", "usa", "USA"),
        ("holder.sector", "", None),
        ("holder.anonymous", "yes", True),
        ("holder.name", "Dmytro Ponomarenko", "Dmytro Ponomarenko"),
        ("holder.text", "German officials", {"start": TEXT.index("German"), "end": TEXT.index("German") + 16}),
        ("quantity", None, None),
        ("quantity.low", "1.5", 1.5),
        ("quantity.low", 12000, 12000),
        ("quantity.unit", "Soldier", "soldier"),
        ("quantity.as_of", "2024-11-17", "2024-11-17"),
        ("place", "null", None),
        ("hedges", "might, around", [{"start": TEXT.index("might"), "end": TEXT.index("might") + 5},
                                     {"start": TEXT.index("around"), "end": TEXT.index("around") + 6}]),
        ("via", "Yonhap, Reuters", ["Yonhap", "Reuters"]),
        ("phase", "begun", "begun"),
    ],
)  # fmt: skip
def test_values_are_read_as_a_person_writes_them(filled: Ledger, field: str, given: Any, kept: Any) -> None:
    assert filled.correct("dispatch.c1", field, given, who="Ada").value == kept


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("certainty", "sure", "certain, probable, possible, unknown"),
        ("certainty", None, "certain, probable"),
        ("sureness", "certain", "no field that can be corrected"),
        ("evidence", "x", "no field"),
        ("event.type", "ATACK", "ASSAULT"),
        ("event.actors", "Russia", "actor codes"),
        ("event.actors", "RUS-ARMY", "actor codes"),
        ("holder.country", "Ukraine", "the three letters of a country"),
        ("holder.text", "the Korean envoy", "as they stand in the article"),
        ("quantity.low", "many", "plain number"),
        ("quantity.low", "nan", "plain number"),
        ("quantity.low", True, "plain number"),
        ("quantity.low", "20000", "above quantity.high"),
        ("quantity", "16,000 troops", "as they stand in the article"),
        ("quantity", "around 15,000", "begin with the number"),
        ("quantity", {"text": "around 15,000", "relation": "about", "low": 15000}, "exact, approx"),
        ("quantity", {"text": "around 15,000", "number": 15000}, "an object such as"),
        ("quantity", '{"text": "around 15,000"', "an object such as"),
        ("holder.country", "XQZ", "ISO 3166"),
        ("event.actors", "RUS, XQZ-MIL", "actor codes"),
        ("time.start", "2024-11-17", "has no time"),
        ("quantity.as_of", "2024-02-30", "a date such as"),
        ("holder.anonymous", "perhaps", "true or false"),
    ],
)
def test_values_outside_the_codebook_are_refused(filled: Ledger, field: str, value: Any, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        filled.correct("dispatch.c1", field, value, who="Ada")
    assert filled.decisions() == []


def test_every_correctable_field_is_the_claims(filled: Ledger) -> None:
    for field in CORRECTABLE:
        try:
            filled.correct("dispatch.c1", field, None, who="Ada")
        except CodebookError as error:
            assert field.partition(".")[0] in str(error)
        else:
            assert filled.claim("dispatch.c1").claim


def test_filters_and_search_follow_corrections(filled: Ledger) -> None:
    filled.correct("dispatch.c2", "certainty", "unknown", who="Ada")
    filled.correct("dispatch.c2", "event.actors", "CHN", who="Ada")
    filled.correct("dispatch.c2", "holder.name", "Zarya Bulletin", who="Ada")
    for found in (ClaimFilter(certainty="unknown"), ClaimFilter(actor="CHN"), ClaimFilter(text="zarya")):
        assert [row.claim.id for row in filled.claims(found)] == ["dispatch.c2"]
    assert [row.claim.id for row in filled.claims(ClaimFilter(actor="PRK"))] == ["dispatch.c1"]


def test_a_place_can_be_added_and_resolved(filled: Ledger) -> None:
    filled.correct("dispatch.c3", "place", "Kursk region", who="Ada")
    filled.correct("dispatch.c3", "place.country", "RUS", who="Ada")
    assert filled.claim("dispatch.c3").claim.place == ClaimPlace(span("Kursk region"), "RUS", None)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("15,000 North Korean troops", (15000, 15000, "exact", None, "other")),
        (
            '{"text": "around 15,000", "relation": "approx", "unit": "troop", "kind": "stock"}',
            (15000, 15000, "approx", "troop", "stock"),
        ),
        ({"text": "up to 100,000 troops", "relation": "at_most"}, (None, 100000, "at_most", None, "other")),
        (
            {"text": "troops", "low": 1000, "relation": "vague", "unit": "troop"},
            (1000, None, "vague", "troop", "other"),
        ),
        ({"text": "troops", "low": 3000, "high": "5,000", "relation": "range"}, (3000, 5000, "range", None, "other")),
    ],
)
def test_a_figure_can_be_added(filled: Ledger, given: Any, kept: tuple[Any, ...]) -> None:
    filled.correct("dispatch.c1", "quantity", None, who="Ada")
    filled.correct("dispatch.c1", "quantity", given, who="Ada")
    quantity = filled.claim("dispatch.c1").claim.quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.relation, quantity.unit, quantity.kind) == kept
    assert quantity.number.of(TEXT) in ("15,000", "100,000", "troops")


def test_an_added_figure_is_found_corrected_and_kept_by_a_new_reading(filled: Ledger) -> None:
    without = changed(make_coded(), 0, quantity=None)
    reread(filled, without)
    filled.correct("dispatch.c1", "quantity", "15,000 North Korean troops", who="Ada", why="missed")
    filled.correct("dispatch.c1", "quantity.unit", "troop", who="Ada")
    reread(filled, without)
    found = filled.claims(ClaimFilter(unit="troop", article="dispatch"))
    assert "dispatch.c1" in [row.claim.id for row in found]
    row = filled.claim("dispatch.c1")
    assert row.machine.quantity is None
    assert row.claim.quantity is not None and (row.claim.quantity.low, row.claim.quantity.unit) == (15000, "troop")


def test_a_withdrawn_decision_no_longer_holds_and_stays_on_record(filled: Ledger) -> None:
    rejected = filled.reject("dispatch.c2", who="Ada", why="misread")
    back = filled.withdraw(rejected.id, who="Bo", why="it was right")
    row = filled.claim("dispatch.c2")
    assert not row.rejected
    assert [(made.kind, made.who, made.withdrawn) for made in row.decisions] == [
        ("reject", "Ada", True),
        ("withdraw", "Bo", False),
    ]
    assert filled.count_claims() == 3
    assert filled.decisions("dispatch.c2") == list(row.decisions)
    with pytest.raises(LedgerError, match="was withdrawn before"):
        filled.withdraw(rejected.id, who="Bo")
    with pytest.raises(NotInLedger):
        filled.withdraw(back.id, who="Bo")
    filled.reject("dispatch.c2", who="Ada", why="after all")
    assert filled.claim("dispatch.c2").rejected


def test_decisions_need_a_person_and_a_rejection_a_reason(filled: Ledger) -> None:
    with pytest.raises(LedgerError, match="who"):
        filled.reject("dispatch.c1", who=" ", why="x")
    with pytest.raises(LedgerError, match="why"):
        filled.reject("dispatch.c1", who="Ada", why=" ")


def test_decisions_hold_after_a_re_reading_that_numbers_and_cuts_otherwise(filled: Ledger) -> None:
    filled.reject("dispatch.c2", who="Ada", why="misread")
    filled.correct("dispatch.c1", "certainty", "unknown", who="Ada")
    first, second, third = make_claims()
    longer = Span(second.evidence.start - len("Emerging reports say "), second.evidence.end)
    coded = CodedArticle(
        (
            replace(third, id="dispatch.c1", part_of=None),
            replace(second, id="dispatch.c2", evidence=longer),
            replace(first, id="dispatch.c3", hedges=()),
        ),
        4,
    )
    reread(filled, coded)
    assert filled.claim("dispatch.c2").rejected
    assert filled.claim("dispatch.c3").claim.certainty == "unknown"
    assert not filled.claim("dispatch.c1").decisions
    assert filled.unplaced() == []
    assert [row.claim.id for row in filled.claims()] == ["dispatch.c1", "dispatch.c3"]


def test_a_decision_that_fits_no_claim_is_listed_as_unplaced_and_comes_back(filled: Ledger) -> None:
    made = filled.reject("dispatch.c2", who="Ada", why="misread")
    reread(filled, CodedArticle(make_claims()[:1], 4))
    assert [decision.id for decision in filled.unplaced()] == [made.id]
    assert filled.article("dispatch").unplaced[0].quote == made.quote
    reread(filled, make_coded())
    assert filled.unplaced() == []
    assert filled.claim("dispatch.c2").rejected


def test_a_claim_with_another_figure_is_another_claim(filled: Ledger) -> None:
    filled.reject("dispatch.c2", who="Ada", why="misread")
    other = figure(make_claims()[1], None, 10000)
    reread(filled, changed(make_coded(), 1, quantity=other))
    assert not filled.claim("dispatch.c2").rejected
    assert len(filled.unplaced()) == 1


def test_a_correction_the_machine_now_agrees_with_stays_placed(filled: Ledger) -> None:
    filled.correct("dispatch.c1", "quantity.high", 20000, who="Ada")
    reread(filled, changed(make_coded(), 0, quantity=figure(make_claims()[0], 15000, 20000)))
    assert filled.unplaced() == []


def test_of_two_claims_on_the_same_words_the_like_one_is_meant(filled: Ledger) -> None:
    filled.reject("dispatch.c3", who="Ada", why="misread")
    third = make_claims()[2]
    twin = replace(third, id="dispatch.c4", event=replace(third.event, type="CONSULT"))
    reread(
        filled, CodedArticle((*make_claims()[:2], replace(twin, id="dispatch.c3"), replace(third, id="dispatch.c4")), 4)
    )
    assert filled.claim("dispatch.c4").rejected
    assert not filled.claim("dispatch.c3").rejected


def test_decisions_follow_their_words_into_a_new_revision(filled: Ledger) -> None:
    filled.reject("dispatch.c2", who="Ada", why="misread")
    filled.correct("dispatch.c1", "certainty", "unknown", who="Ada")
    filled.correct("dispatch.c1", "cue", "say", who="Ada")
    text = "Corrected version.\n\n" + TEXT.replace("around 15,000", "around 12,000")
    moved = [
        replace(
            claim,
            evidence=Span(claim.evidence.start + 20, claim.evidence.end + 20),
            holder=Holder(),
            quantity=None,
            place=None,
            cue=None,
            hedges=(),
        )
        for claim in make_claims()
    ]
    run = filled.begin_run("0.2.0", {})
    filled.add(make_article(text=text), CodedArticle(tuple(moved), 5), run=run)
    assert filled.claim("dispatch.c2").rejected
    assert [made.field for made in filled.unplaced()] == ["certainty", "cue"]
