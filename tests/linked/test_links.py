"""Relations as they are shown, over a ledger whose relations are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.errors import NotInLedger
from reportedly.linked import Links
from reportedly.model import ClaimFilter


def test_a_chain_leads_to_the_root_and_to_every_copy(links: Links) -> None:
    chain = links.chain("r3")
    assert [(shown.copy.copy, shown.copy.of) for shown in chain.sources] == [("r3", "r2"), ("r2", "r1")]
    assert chain.copies == ()
    chain = links.chain("r1")
    assert chain.sources == ()
    assert [(shown.copy.copy, shown.copy.of) for shown in chain.copies] == [("r2", "r1"), ("r3", "r2")]
    (credit,) = links.chain("r5").sources
    assert credit.of is None and credit.copy.of == "Harbour Radio"
    with pytest.raises(NotInLedger, match="none"):
        links.chain("none")


def test_a_copy_stands_beside_its_source(links: Links) -> None:
    found = links.compare("r2", "r1")
    assert (found.article.id, found.of.id, found.copy.kind) == ("r2", "r1", "rewrite")
    assert [shown.drift.kind for shown in found.drift] == ["hedge_dropped", "bound_dropped", "attribution_dropped"]
    for copy, of in (("r1", "r2"), ("r3", "r1"), ("r5", "Harbour Radio")):
        with pytest.raises(NotInLedger):
            links.compare(copy, of)


def test_drift_shows_the_words_on_both_sides(links: Links) -> None:
    hedge, bound, attribution = links.drift()
    for shown, before, after in ((bound, "Up to", "15,000"), (hedge, "may be", "are")):
        assert shown.earlier_excerpt.words is not None and shown.later_excerpt.words is not None
        assert shown.earlier_excerpt.words.of(shown.earlier_excerpt.text) == before
        assert shown.later_excerpt.words.of(shown.later_excerpt.text) == after
    assert attribution.earlier_excerpt.quote.of(attribution.earlier_excerpt.text) == attribution.earlier.quote
    assert len(links.drift(article="r2")) == 3 and links.drift(article="r1") == []
    assert len(links.drift(outlet="tiger wire")) == 3 and links.drift(outlet="Delta Ledger") == []


def test_an_outlets_report_counts_over_its_copies(links: Links) -> None:
    report = links.outlet_drift("Tiger Wire")
    assert report.copies == 1 and report.counts == {
        "bound_dropped": 1, "hedge_dropped": 1, "attribution_dropped": 1,
    }  # fmt: skip
    assert links.outlet_drift("Quay Times").copies == 0
    with pytest.raises(NotInLedger, match="Nowhere"):
        links.outlet_drift("Nowhere")


def test_a_thread_has_its_origins_with_why_and_what_differs(links: Links) -> None:
    thread = links.thread("r3.c1")
    assert thread.thread.id == "t.r1.c1" and links.thread("t.r1.c1") == thread
    assert [(shown.origin.holder, shown.articles, shown.elsewhere) for shown in thread.origins] == [
        ("Oleh Koval", 3, 2), ("Russia", 1, 0), ("Oleh Koval", 1, 0),
    ]  # fmt: skip
    assert thread.articles == 5 and thread.outlets == 4 and thread.unsourced == ()
    assert thread.standing is not None and thread.standing.digit == 4
    assert [pair.relation.kind for pair in thread.conflicts] == ["polarity"]
    assert [(pair.first.claim.id, pair.second.claim.id) for pair in thread.updates] == [("r1.c1", "r5.c1")]
    assert [pair.second.claim.id for pair in thread.agreements] == ["r1.c2"]
    assert len(thread.drift) == 3


def test_who_asserts_is_told_once_and_no_report_in_the_articles_own_voice(links: Links) -> None:
    thread = links.thread("r3.c1")
    assert [[row.claim.id for row in voice] for voice in thread.voices(["r1.c1", "r2.c1", "r4.c1"])] == [
        ["r1.c1", "r2.c1"], ["r4.c1"],
    ]  # fmt: skip
    own, reports = replace(thread.claims[0], holder_text=None), replace(thread.claims[0], holder_text="reports")
    unsourced = replace(thread, origins=(), claims=(own, reports, own))
    assert unsourced.voices([own.claim.id]) == ((own, own), (reports,))


def test_threads_that_most_articles_carry_come_first(links: Links) -> None:
    assert [shown.thread.id for shown in links.threads(limit=None)] == ["t.r1.c1", "t.r1.c2"]
    assert [shown.thread.id for shown in links.threads(limit=1, offset=1)] == ["t.r1.c2"]


def test_a_claim_that_nothing_was_joined_to_stands_alone(links: Links) -> None:
    links.ledger.decide_link("split", "threads", "r4.c1", "r1.c1", who="Ada", why="another question")
    thread = links.thread("r4.c1")
    assert [row.claim.id for row in thread.claims] == ["r4.c1"] and len(thread.decisions) == 1
    with pytest.raises(NotInLedger, match="no thread and no claim"):
        links.thread("r9.c9")


def test_conflicts_of_which_a_side_matches(links: Links) -> None:
    assert len(links.conflicts()) == 1
    assert len(links.conflicts(ClaimFilter(holder="RUS", limit=None), kind="polarity")) == 1
    assert links.conflicts(ClaimFilter(holder="USA", limit=None)) == []
    assert links.conflicts(kind="place") == []


def test_relations_are_made_anew_where_the_ledger_changed(links: Links) -> None:
    assert links.relations() and links.waiting() == 0
    links.ledger.reject("r3.c1", who="Ada", why="misread")
    assert links.waiting() > 0
    assert [row.claim.id for row in links.thread("t.r1.c1").claims] == ["r1.c1", "r2.c1", "r4.c1", "r5.c1"]


def test_what_is_there_can_be_taken_back_in_either_order(links: Links) -> None:
    made = links.take_back("drift", "r1.c1", "r2.c1", who="Ada", why="it says so below", what="hedge_dropped")
    assert (made.left, made.right, made.what) == ("r2.c1", "r1.c1", "hedge_dropped")
    assert [shown.drift.kind for shown in links.drift()] == ["bound_dropped", "attribution_dropped"]
    links.take_back("copies", "r5", "Harbour Radio", who="Ada", why="only named")
    assert links.chain("r5").sources == () and len(links.chain("r5").decisions) == 1
    links.take_back("conflicts", "r4.c1", "r1.c1", who="Ada", why="other troops")
    assert links.conflicts() == []
    for relation, left, right, what in (
        ("drift", "r1.c1", "r2.c1", "hedge_dropped"), ("drift", "r3.c1", "r1.c1", None), ("copies", "r1", "r4", None),
        ("updates", "r1.c1", "r2.c1", None),
    ):  # fmt: skip
        with pytest.raises(NotInLedger, match="nothing to take back"):
            links.take_back(relation, left, right, who="Ada", why="so", what=what)  # type: ignore[arg-type]
