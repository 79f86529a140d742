"""The relations that a ledger keeps are those of all its articles linked at once, whatever happened to it before."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from relation_samples import fill

from reportedly import __version__
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
from reportedly.link import link_articles
from reportedly.link.propositions import Proposition, propositions_of
from reportedly.linked import Links, settle, settling
from reportedly.model import Claim, CodedArticle, Notice, Span
from reportedly.model.relations import LinkDecisionKind, Origin, ReadArticle, RelationKind, Relations, Thread
from reportedly.pipeline import read_into
from reportedly.sources import SourceOptions, read_pages

DISPATCHES = Path(__file__).parents[2] / "demo" / "dispatches"


@pytest.fixture(scope="module")
def dispatches(tmp_path_factory: pytest.TempPathFactory) -> list[ReadArticle]:
    """The bundled dispatches with their claims, as the program reads them, and the samples with theirs."""
    with Ledger.open(tmp_path_factory.mktemp("read") / "ledger.db") as ledger:
        pages = read_pages([str(DISPATCHES)], options=SourceOptions())
        for _ in read_into(ledger, pages, run=ledger.begin_run("1", {}), workers=1):
            pass
        fill(ledger)
        items = [ReadArticle(article, claims) for article, claims in ledger.export()]
    return [*items, *(corrected(item) for item in items[::4] if item.article.publisher and item.article.published)]


def corrected(item: ReadArticle) -> ReadArticle:
    """Return an outlet's own later version of an article, with every third claim changed, and a notice."""
    day = (date.fromisoformat((item.article.published or "")[:10]) + timedelta(days=1)).isoformat()
    notices = (Notice("correction", "An earlier version was wrong."),)
    article = replace(item.article, id=f"{item.article.id}.2", published=day, notices=notices)
    claims = [replace(c, id=f"{article.id}.{c.id}", part_of=None) for c in item.claims]
    return ReadArticle(article, (*(replace(c, certainty="possible") for c in claims[::3]), *claims[1::3]))


class Desk:
    """A ledger at which somebody reads, decides, reads again and forgets, each time by chance."""

    def __init__(self, ledger: Ledger, items: Sequence[ReadArticle], chance: random.Random) -> None:
        self.ledger, self.chance = ledger, chance
        self.unread = chance.sample(items, len(items))
        self.claims_of = {item.article.id: item.claims for item in items}
        self.runs = 1
        self.run = ledger.begin_run("1", {})

    def read(self) -> None:
        """Read some more articles."""
        for item in self.unread[: self.chance.randint(1, 6)]:
            self.unread.remove(item)
            self.ledger.add(item.article, CodedArticle(item.claims, 1), run=self.run)

    def reread(self) -> None:
        """Read most articles again with a version that finds fewer claims in some."""
        self.ledger.end_run()
        self.runs += 1
        self.run = self.ledger.begin_run(str(self.runs), {})
        for article in list(self.ledger.articles_to_reread(self.run)):
            claims = self.claims_of[article.id]
            kept = claims if self.chance.random() < 0.7 else claims[: len(claims) // 2]
            if self.chance.random() < 0.8:
                self.ledger.add_reading(article, CodedArticle(kept, 1), run=self.run)

    def revise(self) -> None:
        """Read an article again of which the last third is gone."""
        article = self.ledger.article(self.chance.choice(self.articles())).article
        end = len(article.text) * 2 // 3
        kept = tuple(claim for claim in self.claims_of[article.id] if max(_ends(claim)) <= end)
        self.ledger.add(replace(article, text=article.text[:end]), CodedArticle(kept, 1), run=self.run)

    def forget(self) -> None:
        """Forget an article."""
        self.ledger.forget(self.chance.choice(self.articles()), who="Ann", why="a request")

    def decide(self) -> None:
        """Reject and correct claims; join, split and take back what links them."""
        claims = [row.claim.id for row in self.ledger.claims()]
        self.ledger.reject(self.chance.choice(claims), who="Ann", why="misread")
        certainty = self.chance.choice(["certain", "possible"])
        self.ledger.correct(self.chance.choice(claims), "certainty", certainty, who="Ann")
        before = Links(self.ledger).relations()
        both: tuple[tuple[RelationKind, Sequence[Thread | Origin]], ...]
        both = ("threads", before.threads), ("origins", before.origins)
        for relation, groups in both:
            several = [group.claims for group in groups if len(group.claims) > 1]
            if several:
                self.link("split", relation, *self.chance.choice(several)[:2])
            self.link("merge", relation, *self.chance.sample([row.claim.id for row in self.ledger.claims()], 2))
        found = Links(self.ledger).relations()
        ids = self.articles()
        if len(ids) > 1:
            self.link("merge", "copies", *self.chance.sample(ids, 2))
        for copy in found.copies[:1]:
            self.link("reject", "copies", copy.copy, copy.of)
        for drift in found.drift[:1]:
            self.link("reject", "drift", drift.later, drift.earlier)
        for conflict in found.conflicts[:1]:
            self.link("reject", "conflicts", *conflict.claims)
        for update in found.updates[:1]:
            self.link("reject", "updates", update.later, update.earlier)

    def link(self, kind: LinkDecisionKind, relation: RelationKind, left: str, right: str) -> None:
        """Decide about a relation, unless the opposite was decided."""
        with contextlib.suppress(LedgerError):
            self.ledger.decide_link(kind, relation, left, right, who="Ann", why="so")

    def withdraw(self) -> None:
        """Take back a decision on a relation."""
        standing = [row.decision.id for row in self.ledger.link_decision_rows() if row.withdrawn_at is None]
        if standing:
            self.ledger.withdraw_link(self.chance.choice(standing), who="Ann")

    def articles(self) -> list[str]:
        """Return the ids of the articles that are there."""
        return [row.id for row in self.ledger.articles(limit=None)]


def _ends(claim: Claim) -> Iterator[int]:
    """Yield where each span of a claim ends."""
    parts = (claim, claim.holder, claim.quantity, claim.place, claim.time)
    for part in parts:
        for field in fields(part) if part is not None else ():
            value = getattr(part, field.name)
            yield from (one.end for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Span))


def check(ledger: Ledger, after: str) -> Relations:
    """Check that what is kept is what linking all articles at once makes; return it."""
    kept = Links(ledger).relations()
    items = [ReadArticle(article, claims) for article, claims in ledger.export()]
    at_once = link_articles(items, decisions=ledger.link_decisions())
    for field in fields(Relations):
        assert getattr(kept, field.name) == getattr(at_once, field.name), f"{field.name} after {after}"
    return kept


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_what_linking_all_at_once_makes(
    address: str, dispatches: list[ReadArticle], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(settling, "BATCH", chance.choice([1, 2, 5, 50]))
    monkeypatch.setattr(settling, "SECONDS", 1000)
    with Ledger.open(address) as ledger:
        desk = Desk(ledger, dispatches, chance)
        desk.read()
        while desk.unread:
            happens = chance.choices(
                [desk.read, desk.decide, desk.withdraw, desk.reread, desk.revise, desk.forget], [6, 2, 1, 1, 1, 1]
            )[0]
            if len(desk.articles()) < 2:
                happens = desk.read
            happens()
            if chance.random() < 0.5:
                check(ledger, happens.__name__)
        check(ledger, "all")


def test_there_is_something_of_each_kind(tmp_path: Path, dispatches: list[ReadArticle]) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        run = ledger.begin_run("1", {})
        for item in dispatches:
            ledger.add(item.article, CodedArticle(item.claims, 1), run=run)
        found = check(ledger, "all")
        assert [field.name for field in fields(Relations) if not getattr(found, field.name)] == []
        assert {update.corrects for update in found.updates} == {False, True}
        settle(ledger)
        assert ledger.waiting(__version__) == 0 and ledger.waiting("another version") == len(dispatches)


def test_no_date_is_too_near_the_ends_of_the_calendar(tmp_path: Path, dispatches: list[ReadArticle]) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        run = ledger.begin_run("1", {})
        for item in dispatches[:6]:
            for day in ("0001-01-01", "9999-12-31"):
                article = replace(item.article, id=f"{item.article.id}.{day}", published=day)
                claims = tuple(replace(claim, id=f"{article.id}.{claim.id}", part_of=None) for claim in item.claims)
                ledger.add(article, CodedArticle(claims, 1), run=run)
        check(ledger, "odd dates")


def test_a_person_is_not_kept_waiting_by_a_page(
    tmp_path: Path, dispatches: list[ReadArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        run = ledger.begin_run("1", {})
        for item in dispatches:
            ledger.add(item.article, CodedArticle(item.claims, 1), run=run)
        monkeypatch.setattr(settling, "BATCH", 5)
        settle(ledger, within=0)
        assert 0 < ledger.waiting(__version__) < len(dispatches)
        check(ledger, "all")


def test_an_article_on_which_linking_fails_stops_no_other(
    tmp_path: Path, dispatches: list[ReadArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = dispatches[3].article

    def fail_on_it(item: ReadArticle) -> tuple[Proposition, ...]:
        if item.article.id == bad.id:
            raise ValueError("boom")
        return propositions_of(item)

    monkeypatch.setattr(settling, "propositions_of", fail_on_it)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        run = ledger.begin_run("1", {})
        for item in dispatches:
            ledger.add(item.article, CodedArticle(item.claims, 1), run=run)
        counted: list[int] = []
        settle(ledger, tell=counted.append)
        assert (ledger.waiting(__version__), sum(counted)) == (0, len(dispatches))
        (row,) = ledger.issues()
        assert (row.issue.stage, row.issue.code, row.issue.article_id) == ("link", "defect", bad.id)
        assert "linking failed with ValueError: boom" in row.issue.message
        others = [item for item in dispatches if item.article.id != bad.id]
        assert Links(ledger).relations() == link_articles(others)
