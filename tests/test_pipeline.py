"""The pipeline: order, issues, workers that die, and going on where a reading stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.ledger import Ledger
from reportedly.model import Article, CodedArticle, Issue, Page
from reportedly.model.claims import Claim
from reportedly.model.spans import Span
from reportedly.pipeline import reading as stages
from reportedly.pipeline import workers


def page(name: str, text: str) -> Page:
    return Page(origin=name, content=text.encode(), media_type="text/plain", published="2024-11-17")


def articles(count: int) -> list[Article]:
    return [
        Article(f"a{number}", f"Ukraine said Russia launched {number + 2} missiles at Kyiv.", published="2024-11-17")
        for number in range(count)
    ]


def test_claims_come_out_of_a_text() -> None:
    reading = pipeline.read_article(articles(1)[0])
    assert reading.coded is not None
    (claim,) = reading.coded.claims
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.unit, claim.holder.country) == (2, "missile", "UKR")


def test_other_languages_are_not_read() -> None:
    reading = pipeline.read_article(Article("de", "Russland griff Kyjiw mit 120 Raketen an.", language="de"))
    assert reading.coded == CodedArticle()


def test_order_is_kept_in_worker_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH_CHARACTERS", 200)
    given = articles(20)
    read = list(pipeline.read_articles(given, workers=2))
    assert [item.article.id for item in read if isinstance(item, pipeline.Reading)] == [item.id for item in given]


def test_what_is_kept_passes_without_a_worker() -> None:
    kept = [pipeline.Kept("known", f"k{number}") for number in range(100)]
    assert list(pipeline.read_articles(kept, workers=2)) == kept


def test_few_articles_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_start_pool", None)
    assert len(list(pipeline.read_articles(articles(3), workers=2))) == 3


def test_batches_are_of_about_the_same_work() -> None:
    lengths = (100, 30_000, 5_000, 5_000, 5_000, 5_000)
    items = [Article(f"a{number}", "x" * length) for number, length in enumerate(lengths)]
    cut = list(workers._batches([*items, pipeline.Kept("known", "k")]))
    assert [[len(item.text) for item in batch if isinstance(item, Article)] for batch in cut] == [
        [100, 30_000],
        [5_000, 5_000, 5_000],
        [5_000],
    ]


def test_an_annotated_article_is_free_of_its_parse() -> None:
    annotated = pipeline.annotate_article(articles(1)[0])
    assert not isinstance(annotated, Issue)
    assert [quantity.low for quantity in annotated.quantities] == [2] and len(annotated.doc) == 0


def _die_on_a5(article: Article) -> pipeline.Reading:
    if article.id == "a5":
        os._exit(9)
    return pipeline.Reading(article, CodedArticle((Claim("c", Span(0, 1)),)))


def _read_dying(batch: list[Article]) -> list[pipeline.Reading]:
    return [_die_on_a5(article) for article in batch]


def test_an_article_that_kills_its_worker_becomes_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_read_batch", _read_dying)
    monkeypatch.setattr(workers, "read_article", _die_on_a5)
    monkeypatch.setattr(workers, "_start_worker", _start_light)
    monkeypatch.setattr(workers, "BATCH_CHARACTERS", 200)
    read = [item for item in pipeline.read_articles(articles(12), workers=2) if isinstance(item, pipeline.Reading)]
    assert [item.article.id for item in read] == [f"a{number}" for number in range(12)]
    assert [(item.article.id, issue.code) for item in read for issue in item.issues] == [("a5", "worker_died")]
    assert [item.article.id for item in read if item.coded is None] == ["a5"]


def test_where_no_process_can_be_started_that_is_said(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from reportedly.model import Article\n"
        "from reportedly.pipeline import read_articles\n"
        "print(len([*read_articles([Article(f'a{n}', 'It rained. ' * 2_000) for n in range(8)], workers=2)]))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "WorkersError: no process can be started to read in" in done.stderr.splitlines()[-1]


def _start_light() -> None:
    """Start a worker without its parser."""


def test_a_defect_on_one_article_is_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> CodedArticle:
        raise IndexError("boom")

    monkeypatch.setattr(stages, "code_claims", fail)
    reading = pipeline.read_article(articles(1)[0])
    assert reading.coded is None
    assert [issue.code for issue in reading.issues] == ["defect"]
    assert "IndexError: boom" in reading.issues[0].message


def test_reading_goes_on_where_it_stopped(tmp_path: Path) -> None:
    pages = [page(f"p{number}", article.text) for number, article in enumerate(articles(4))]
    with Ledger.open(tmp_path / "l.db") as ledger:
        first = pipeline.read_into(ledger, pages, run=ledger.begin_run("1", {}))
        assert [next(first).outcome, next(first).outcome] == ["added", "added"]
        first.close()
    with Ledger.open(tmp_path / "l.db") as ledger:
        again = [kept.outcome for kept in pipeline.read_into(ledger, pages, run=ledger.begin_run("1", {}))]
        assert again == ["known", "known", "added", "added"]
        assert ledger.stats().articles == 4


def test_issues_of_sources_are_kept(tmp_path: Path) -> None:
    def pages() -> Iterator[Page | Issue]:
        yield Issue("gone.txt", "sources", "missing", "gone.txt: no such file")
        yield page("there.txt", "Ukraine said Russia launched 9 missiles at Kyiv.")

    with Ledger.open(tmp_path / "l.db") as ledger:
        kept = list(pipeline.read_into(ledger, pages(), run=ledger.begin_run("1", {})))
        assert [item.outcome for item in kept] == ["unread", "added"]
        assert "missing" in [row.issue.code for row in ledger.issues()]


def test_a_later_version_reads_everything_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db") as ledger:
        run = ledger.begin_run("1", {})
        list(pipeline.read_into(ledger, [page("p", "Ukraine said Russia launched 9 missiles at Kyiv.")], run=run))
        claim = ledger.claims()[0].claim
        ledger.reject(claim.id, who="an editor", why="misread")
        ledger.end_run()
        assert [kept.claims for kept in pipeline.reread(ledger, run=ledger.begin_run("2", {}))] == [1]
        assert ledger.claims() == []
        assert ledger.claim(claim.id).rejected
