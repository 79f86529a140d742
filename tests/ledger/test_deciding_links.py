"""What people decide about relations: kept with who and why, placed again after every reading, and never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from ledger_samples import TEXT, changed, figure, make_article, make_claims, make_coded

from reportedly.errors import CodebookError, LedgerError, NotInLedger
from reportedly.ledger import Ledger
from reportedly.model import CodedArticle, Span


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger with three articles of the same text: ``a``, ``b`` and ``c``."""
    run = ledger.begin_run("0.1.0", {})
    for name in "abc":
        ledger.add(make_article(name), make_coded(name), run=run)
    return ledger


def reread(ledger: Ledger, coded: dict[str, CodedArticle] | None = None) -> None:
    """Read every article again with a new version, which reads some of them otherwise."""
    run = ledger.begin_run(f"0.{len(ledger.runs()) + 1}.0", {})
    for article in list(ledger.articles_to_reread(run)):
        ledger.add_reading(article, (coded or {}).get(article.id, make_coded(article.id)), run=run)


def decide_all(ledger: Ledger) -> None:
    ledger.decide_link("merge", "threads", "a.c1", "b.c1", who="Ada", why="the same figure")
    ledger.decide_link("split", "origins", "a.c2", "c.c2", who="Bo", why="two briefings")
    ledger.decide_link("reject", "drift", "b.c3", "a.c3", who="Ada", why="not changed", what="hedge_dropped")
    ledger.decide_link("reject", "copies", "b", "a", who="Ada", why="both from the wire")
    ledger.decide_link("reject", "copies", "b", "Tiger Wire", who="Ada", why="not from there")


def brief(ledger: Ledger) -> list[tuple[Any, ...]]:
    return [(made.kind, made.relation, made.left, made.right, made.what) for made in ledger.link_decisions()]


ALL = [
    ("merge", "threads", "a.c1", "b.c1", None),
    ("split", "origins", "a.c2", "c.c2", None),
    ("reject", "drift", "b.c3", "a.c3", "hedge_dropped"),
    ("reject", "copies", "b", "a", None),
    ("reject", "copies", "b", "Tiger Wire", None),
]


def test_a_decision_says_who_when_why_and_on_which_words(filled: Ledger) -> None:
    made = filled.decide_link("merge", "threads", "a.c1", "b.c1", who="Ada", why="the same figure")
    assert (made.kind, made.relation, made.left, made.right) == ("merge", "threads", "a.c1", "b.c1")
    assert (made.who, made.why, made.withdrawn) == ("Ada", "the same figure", False) and made.at.endswith("Z")
    (row,) = filled.link_decision_rows()
    assert row.decision == made and row.placed
    assert (row.left_article, row.right_article) == ("a", "b")
    assert row.left_quote == "around 15,000 North Korean troops might be stationed in the Kursk region"


def test_every_kind_outlives_a_reading(filled: Ledger) -> None:
    decide_all(filled)
    assert brief(filled) == ALL
    reread(filled)
    assert brief(filled) == ALL and filled.unplaced_links() == []


def test_decisions_follow_their_words_when_claims_are_numbered_anew(filled: Ledger) -> None:
    decide_all(filled)
    new = replace(make_claims("a")[0], id="a.c1", evidence=Span(0, 38), quantity=None)
    moved = [replace(claim, id=f"a.c{number}") for number, claim in enumerate(make_claims("a"), 2)]
    reread(filled, {"a": CodedArticle((new, *moved), 4)})
    assert brief(filled) == [
        ("merge", "threads", "a.c2", "b.c1", None),
        ("split", "origins", "a.c3", "c.c2", None),
        ("reject", "drift", "b.c3", "a.c4", "hedge_dropped"),
        *ALL[3:],
    ]


def test_a_decision_waits_while_no_claim_fits_and_comes_back(filled: Ledger) -> None:
    decide_all(filled)
    reread(filled, {"a": CodedArticle(make_claims("a")[1:], 4)})
    assert brief(filled) == ALL[1:]
    (waiting,) = filled.unplaced_links()
    assert (waiting.decision.left, waiting.decision.right, waiting.placed) == ("a.c1", "b.c1", False)
    reread(filled)
    assert brief(filled) == ALL


def test_a_claim_with_another_figure_is_another_claim(filled: Ledger) -> None:
    decide_all(filled)
    first = make_claims("a")[0]
    reread(filled, {"a": changed(make_coded("a"), 0, quantity=figure(first, 11000, 11000))})
    assert [row.decision.kind for row in filled.unplaced_links()] == ["merge"]


def test_the_figure_that_a_person_corrected_is_the_claims_own(filled: Ledger) -> None:
    for end in ("low", "high"):
        filled.correct("a.c1", f"quantity.{end}", 11000, who="Ada")
    filled.decide_link("merge", "threads", "a.c1", "b.c1", who="Ada", why="same")
    first = make_claims("a")[0]
    reread(filled, {"a": changed(make_coded("a"), 0, quantity=figure(first, 11000, 11000))})
    assert brief(filled) == ALL[:1]


def test_two_sides_that_became_one_claim_wait(filled: Ledger) -> None:
    filled.decide_link("split", "threads", "a.c2", "a.c1", who="Ada", why="two things")
    first, second, third = make_claims("a")
    whole = replace(first, evidence=Span(first.evidence.start, second.evidence.end), quantity=None)
    reread(filled, {"a": CodedArticle((whole, third), 4)})
    assert brief(filled) == [] and len(filled.unplaced_links()) == 1


def test_decisions_follow_a_new_revision(filled: Ledger) -> None:
    decide_all(filled)
    text = "Corrected version.\n\n" + TEXT
    run = filled.begin_run("0.2.0", {})
    assert filled.add(make_article("a", text), make_coded("a", text), run=run).outcome == "revised"
    assert brief(filled) == ALL


def test_a_decision_is_taken_back_and_both_stay(filled: Ledger) -> None:
    decide_all(filled)
    taken = filled.withdraw_link(1, who="Bo", why="they differ")
    assert (taken.id, taken.withdrawn) == (1, True)
    assert brief(filled) == ALL[1:]
    row = filled.link_decision_rows()[0]
    assert (row.withdrawn_by, row.withdrawn_why) == ("Bo", "they differ") and row.withdrawn_at
    reread(filled)
    assert brief(filled) == ALL[1:] and filled.unplaced_links() == []
    for number in (1, 6, 99):
        with pytest.raises(LedgerError, match=f"L{number}"):
            filled.withdraw_link(number, who="Bo")


def test_the_same_decision_is_made_once_and_its_opposite_refused(filled: Ledger) -> None:
    decide_all(filled)
    again = filled.decide_link("merge", "threads", "b.c1", "a.c1", who="Cy", why="again")
    assert (again.id, again.who) == (1, "Ada")
    assert filled.decide_link("reject", "drift", "b.c3", "a.c3", who="Cy", why="no", what="number_changed").id == 6
    with pytest.raises(LedgerError, match="withdraw L1"):
        filled.decide_link("split", "threads", "b.c1", "a.c1", who="Cy", why="two figures")
    with pytest.raises(LedgerError, match="withdraw L4"):
        filled.decide_link("merge", "copies", "b", "a", who="Cy", why="a copy")
    filled.withdraw_link(1, who="Cy")
    assert filled.decide_link("split", "threads", "b.c1", "a.c1", who="Cy", why="two figures").kind == "split"


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("merge", "threads", "a.c1", "a.c9"), NotInLedger, "a.c9"),
        (("merge", "copies", "a", "Tiger Wire"), NotInLedger, "Tiger Wire"),
        (("reject", "copies", "z", "a"), NotInLedger, "'z'"),
        (("merge", "drift", "a.c1", "b.c1"), CodebookError, "not about 'drift'"),
        (("split", "copies", "a", "b"), CodebookError, "not about 'copies'"),
        (("reject", "threads", "a.c1", "b.c1"), CodebookError, "not about 'threads'"),
        (("unmake", "threads", "a.c1", "b.c1"), CodebookError, "unknown decision 'unmake'"),
        (("merge", "threads", "a.c1", "a.c1"), CodebookError, "named twice"),
    ],
)
def test_what_cannot_be_decided_is_refused(filled: Ledger, arguments: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        filled.decide_link(*arguments, who="Ada", why="so")
    assert filled.link_decision_rows() == []


def test_a_decision_needs_a_person_a_reason_and_a_known_kind(filled: Ledger) -> None:
    with pytest.raises(LedgerError, match="who made it"):
        filled.decide_link("merge", "threads", "a.c1", "b.c1", who=" ", why="so")
    with pytest.raises(LedgerError, match="needs a reason"):
        filled.decide_link("merge", "threads", "a.c1", "b.c1", who="Ada", why=" ")
    with pytest.raises(CodebookError, match="polarity"):
        filled.decide_link("reject", "conflicts", "a.c1", "b.c1", who="Ada", why="so", what="hedge_dropped")


def test_forgetting_takes_the_decisions_that_quote_the_article(filled: Ledger) -> None:
    decide_all(filled)
    filled.withdraw_link(1, who="Bo")
    filled.forget("a", who="Ada", why="a request")
    assert brief(filled) == ALL[4:]
    assert len(filled.link_decision_rows()) == 1


def test_articles_wait_to_be_linked_after_every_decision(filled: Ledger) -> None:
    def link() -> set[str]:
        with filled.linking("1") as tables:
            waiting = tables.waiting(100)
            tables.done(waiting)
            return {item.article.id for item in tables.read(waiting).values()}

    assert filled.waiting("1") == 3 and link() == {"a", "b", "c"} and filled.waiting("1") == 0
    filled.decide_link("merge", "threads", "a.c1", "b.c1", who="Ada", why="same")
    assert link() == {"a", "b"}
    filled.withdraw_link(1, who="Ada")
    assert link() == {"a", "b"}
    filled.reject("a.c1", who="Ada", why="misread")
    assert link() == {"a"}
    reread(filled)
    assert link() == {"a", "b", "c"}
    filled.forget("c", who="Ada", why="request")
    assert link() == set() and filled.waiting("2") == 2


def test_claims_and_articles_are_found_by_their_ids(filled: Ledger) -> None:
    filled.reject("a.c2", who="Ada", why="misread")
    found = filled.claims_by_id(["b.c1", "a.c2", "none", "b.c1"])
    assert {name: row.rejected for name, row in found.items()} == {"b.c1": False, "a.c2": True}
    assert set(filled.articles_by_id(["a", "c", "none"])) == {"a", "c"}
    assert filled.claims_by_id([]) == {}
