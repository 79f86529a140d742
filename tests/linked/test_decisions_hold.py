"""What a person joined, split or took back holds over new readings and over linking in any order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from relation_samples import DAYS, OUTLETS, TEXTS, claims_of

from reportedly.export.folder import json_text
from reportedly.export.relations import relations_record
from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model import Article, CodedArticle
from reportedly.model.relations import Origin

_MORE = (
    "The ambassador met reporters in the harbour hall of the ministry on Wednesday evening, after two days of talks "
    "with officers of the general staff. He said that the trains come by night and that the barracks near the border "
    "are being cleared, and showed a map on which four railway yards were ringed in red."
)
_AGAIN = (
    "A clerk of the railway, who asked for his name to be left out, told this paper that nine sleeping cars had been "
    "moved to the yard at Lhov in October and that their drivers were changed there. He had not seen who was in them."
)
#: What makes the samples long enough for linking to find which was made from which.
TAILS = {"r1": _MORE, "r2": f"{_MORE}\n\n{_AGAIN}", "r3": f"{_MORE}\n\n{_AGAIN}"}


def read(path: Path, order: Iterable[str], *, batches: int = 1) -> Ledger:
    """Read the articles in an order, in several runs."""
    ledger, names = Ledger.open(path), list(order)
    for start in range(batches):
        run = ledger.begin_run("1", {})
        for name in names[start::batches]:
            text = f"{TEXTS[name]}\n\n{TAILS[name]}" if name in TAILS else TEXTS[name]
            article = Article(name, text, publisher=OUTLETS[name], published=DAYS[name], language="en")
            ledger.add(article, CodedArticle(claims_of(name), 2), run=run)
    ledger.end_run()
    return ledger


def decide(ledger: Ledger) -> None:
    """Join what linking keeps apart, split what it joins, and take back what it finds."""
    links = Links(ledger)
    ledger.decide_link("merge", "threads", "r4.c1", "r5.c1", who="Ann", why="the same men")
    ledger.decide_link("split", "origins", "r1.c1", "r2.c1", who="Ann", why="reports are not he")
    ledger.decide_link("split", "threads", "r1.c1", "r2.c1", who="Ann", why="arrived, not there")
    links.take_back("copies", "r3", "r2", who="Ann", why="both from the wire")
    kind = next(shown.drift.kind for shown in links.drift() if shown.drift.later == "r2.c2")
    links.take_back("drift", "r2.c2", "r1.c2", who="Ann", why="no change", what=kind)


def reread(ledger: Ledger, version: str, order: random.Random) -> None:
    """Read every article again with another version of the program, in an order of its own."""
    run = ledger.begin_run(version, {})
    articles = list(ledger.articles_to_reread(run))
    order.shuffle(articles)
    for article in articles:
        ledger.add_reading(article, CodedArticle(claims_of(article.id), 2), run=run)
    ledger.end_run()


def origins_of(ledger: Ledger, claim: str) -> list[Origin]:
    """Return the origin of a claim, where it has one."""
    return ledger.relations_of(Origin, [claim])


def exported(ledger: Ledger) -> str:
    return json_text(relations_record(Links(ledger).relations()))


def test_linking_the_samples_finds_what_is_decided_on(tmp_path: Path) -> None:
    """The decisions below are about something: without them, each relation is otherwise."""
    with read(tmp_path / "l.db", TEXTS) as ledger:
        before, links = exported(ledger), Links(ledger)
        thread = links.thread("r1.c1")
        assert {"r1.c1", "r2.c1"} <= {row.claim.id for row in thread.claims}
        assert "r5.c1" not in {row.claim.id for row in links.thread("r4.c1").claims}
        assert origins_of(ledger, "r1.c1") == origins_of(ledger, "r2.c1") != []
        assert [shown.copy.of for shown in links.chain("r3").sources][:1] == ["r2"]
        decide(ledger)
        assert exported(ledger) != before


def check(ledger: Ledger) -> None:
    links = Links(ledger)
    assert {"r4.c1", "r5.c1"} <= {row.claim.id for row in links.thread("r4.c1").claims}
    assert "r2.c1" not in {row.claim.id for row in links.thread("r1.c1").claims}
    assert origins_of(ledger, "r1.c1") != origins_of(ledger, "r2.c1")
    assert all(shown.copy.of != "r2" for shown in links.chain("r3").sources)


def test_decisions_outlive_a_new_version(tmp_path: Path) -> None:
    with read(tmp_path / "l.db", TEXTS) as ledger:
        decide(ledger)
        check(ledger)
        decided = exported(ledger)
        reread(ledger, "2", random.Random(1))
        check(ledger)
        assert exported(ledger) == decided and len(ledger.link_decisions()) == 5


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_batching_give_the_same_bytes(tmp_path: Path, seed: int) -> None:
    order, names = random.Random(seed), list(TEXTS)
    with read(tmp_path / "first.db", names) as ledger:
        plain = exported(ledger)
        decide(ledger)
        decided = exported(ledger)
    order.shuffle(names)
    with read(tmp_path / "second.db", names, batches=1 + seed % 3) as ledger:
        assert exported(ledger) == plain
        decide(ledger)
        reread(ledger, "2", order)
        check(ledger)
        assert exported(ledger) == decided


def test_what_is_withdrawn_holds_no_more(tmp_path: Path) -> None:
    with read(tmp_path / "l.db", TEXTS) as ledger:
        before = exported(ledger)
        decide(ledger)
        for row in ledger.link_decision_rows():
            ledger.withdraw_link(row.decision.id, who="Ann")
        assert exported(ledger) == before
