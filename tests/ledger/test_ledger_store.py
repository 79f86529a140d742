"""Articles, revisions, readings and runs in the ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import TEXT, changed, make_article, make_claims, make_coded

from reportedly.errors import LedgerError, LedgerLocked, NotInLedger
from reportedly.ledger import Ledger
from reportedly.model import Added, Article, Claim, ClaimFilter, CodedArticle, Holder, Issue, Notice, Span


def read(ledger: Ledger, article: Article, coded: CodedArticle | None = None) -> Added:
    run = ledger.begin_run("0.1.0", {})
    return ledger.add(article, coded if coded is not None else make_coded(article.id, article.text), run=run)


def test_an_article_comes_back_as_it_went_in(ledger: Ledger) -> None:
    article = make_article(
        url="https://delta.example/1",
        declared_sources=("m.example.com",),
        language="en",
        canonical_url="https://other.example/1",
        retrieved="2024-11-18T09:00:00Z",
        notices=(Notice("correction", "An earlier version said 10,000.", Span(0, 3)),),
        extra={"section": "World", "n": 1},
    )
    assert read(ledger, article) == Added("added", "dispatch", 1)
    stored = ledger.article("dispatch")
    assert stored.article == article
    assert [row.machine for row in stored.claims] == list(make_claims())
    assert stored.silent == make_coded().silent
    assert (stored.row.sentences, stored.row.silent, stored.row.claims) == (4, 1, 3)
    assert stored.row.text_hash == article.text_hash
    assert stored.row.notices == article.notices


@pytest.mark.parametrize("text", ["", "a\0b", "lone \ud800 surrogate", "emoji 🪖 and Ќ", "x" * 1_000_000])
def test_any_text_is_kept_to_the_character(ledger: Ledger, text: str) -> None:
    article = make_article("odd\ud800", text, title="a\0b", publisher="\udfff")
    key = read(ledger, article, CodedArticle()).article_id
    assert ledger.article(key).article.text == text
    assert ledger.knows(article) == Added("known", key, 1)


def test_reading_the_same_again_adds_nothing(ledger: Ledger) -> None:
    article = make_article()
    read(ledger, article)
    before = ledger.stats()
    again = replace(article, retrieved="2025-01-01T00:00:00Z")
    assert ledger.knows(again) == Added("known", "dispatch", 1)
    assert read(ledger, again) == Added("known", "dispatch", 1)
    assert read(ledger, replace(article, publisher=None, published=None)).outcome == "known"
    assert replace(ledger.stats(), runs=0) == replace(before, runs=0)


def test_the_same_address_with_new_text_is_a_new_revision(ledger: Ledger) -> None:
    read(ledger, make_article())
    second = make_article(text=TEXT + " It snowed.")
    assert ledger.knows(second) is None
    assert read(ledger, second) == Added("revised", "dispatch", 2)
    assert [row.revision for row in ledger.revisions("dispatch")] == [1, 2]
    assert ledger.article("dispatch").article.text == second.text
    assert ledger.article("dispatch", 1).article.text == TEXT
    assert len(ledger.article("dispatch", 1).claims) == 3
    assert ledger.count_claims() == 3, "the old revision's claims are no longer listed"
    assert read(ledger, make_article()) == Added("revised", "dispatch", 3), "the page went back to its first text"
    assert ledger.stats().texts == 2


def test_new_metadata_of_the_same_text_is_a_revision(ledger: Ledger) -> None:
    read(ledger, make_article(published=None))
    assert read(ledger, make_article(published="2024-11-17")) == Added("revised", "dispatch", 2)
    assert ledger.stats().texts == 1
    assert ledger.claims(ClaimFilter(since="2024-11-01"))


@pytest.mark.parametrize(
    "other",
    [
        {"article_id": "other"},
        {"origin": "/elsewhere/dispatch.json"},
        {"url": "https://delta.example/1"},
        {"publisher": "Gamma Post"},
    ],
)
def test_equal_text_under_another_id_address_or_publisher_is_another_article(
    ledger: Ledger, other: dict[str, str]
) -> None:
    read(ledger, make_article())
    article = make_article(**other)  # type: ignore[arg-type]
    assert read(ledger, article).outcome == "added"
    assert read(ledger, article).outcome == "known"
    assert read(ledger, make_article()).outcome == "known"
    assert (ledger.stats().articles, ledger.stats().texts) == (2, 1)


def test_an_id_borne_by_another_article_gets_a_number(ledger: Ledger) -> None:
    read(ledger, make_article())
    assert read(ledger, make_article(origin="/elsewhere.json")).article_id == "dispatch~2"
    assert read(ledger, make_article(origin="/third.json")).article_id == "dispatch~3"
    second = ledger.article("dispatch~2")
    assert (second.row.given_id, second.article.id) == ("dispatch", "dispatch~2")
    assert [row.claim.id for row in second.claims] == ["dispatch~2.c1", "dispatch~2.c2", "dispatch~2.c3"]
    assert second.claims[2].claim.part_of == "dispatch~2.c2"
    assert read(ledger, make_article("dispatch~2", origin="/fourth.json")).article_id == "dispatch~2~2"


def test_lines_put_before_a_record_do_not_make_it_new(ledger: Ledger) -> None:
    first, second = make_article("a", "one", origin="/n.jsonl#1"), make_article("b", "two", origin="/n.jsonl#2")
    for article in (first, second):
        read(ledger, article, CodedArticle())
    shifted = [make_article("z", "new", origin="/n.jsonl#1"), replace(first, origin="/n.jsonl#2")]
    shifted.append(replace(second, origin="/n.jsonl#3"))
    assert [read(ledger, article, CodedArticle()).outcome for article in shifted] == ["added", "known", "known"]


def test_one_id_twice_in_one_file_is_two_articles(ledger: Ledger) -> None:
    lines = [make_article("1", "one", origin="/n.jsonl#1"), make_article("1", "two", origin="/n.jsonl#2")]
    assert [read(ledger, line, CodedArticle()).article_id for line in lines] == ["1", "1~2"]
    assert [read(ledger, line, CodedArticle()).outcome for line in lines] == ["known", "known"]
    corrected = replace(lines[1], text="two, corrected")
    assert read(ledger, corrected, CodedArticle()) == Added("revised", "1~2", 2)


def test_standard_input_is_no_address(ledger: Ledger) -> None:
    assert read(ledger, make_article("a", "one", origin="-"), CodedArticle()).article_id == "a"
    assert read(ledger, make_article("a", "two", origin="-"), CodedArticle()).article_id == "a~2"
    assert read(ledger, make_article("a", "one", origin="-"), CodedArticle()).outcome == "known"


_READ = st.builds(
    make_article,
    st.sampled_from(["a", "b", "a~2"]),
    st.sampled_from(["one", "two", "three"]),
    url=st.sampled_from([None, "https://delta.example/1", "https://delta.example/2"]),
    origin=st.sampled_from(["/a.html", "/n.jsonl#1", "/n.jsonl#2", "-", None]),
    publisher=st.sampled_from([None, "Delta Ledger", "Gamma Post"]),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(_READ, max_size=8))
def test_whatever_is_read_is_kept_and_read_again_adds_nothing(articles: list[Article]) -> None:
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        run = ledger.begin_run("0.1.0", {})
        for article in articles:
            added = ledger.add(article, CodedArticle(), run=run)
            assert added.outcome in ("added", "revised", "known")
            assert ledger.article(added.article_id, added.revision).article.text == article.text
            before = ledger.stats()
            assert ledger.knows(article) == Added("known", added.article_id, added.revision)
            assert ledger.add(article, CodedArticle(), run=run).outcome == "known"
            assert ledger.stats() == before
        assert ledger.stats().texts == len({article.text for article in articles})


def test_order_of_reading_does_not_matter(ledger: Ledger) -> None:
    articles = [make_article(f"a{number}", published=f"2024-11-{number:02}") for number in (3, 1, 2)]
    for article in articles:
        read(ledger, article)
    assert [row.id for row in ledger.articles()] == ["a3", "a2", "a1"]
    newest = [row.claim.id for row in ledger.claims()]
    assert newest[:4] == ["a3.c1", "a3.c2", "a3.c3", "a2.c1"]


def test_an_article_that_could_not_be_read_is_kept_without_claims(ledger: Ledger) -> None:
    run = ledger.begin_run("0.1.0", {})
    issue = Issue("/news/x.json", "annotate", "not_english", "French", "x")
    ledger.add(make_article("x"), None, [issue], run=run)
    assert ledger.article("x").issues == (issue,)
    assert ledger.article("x").claims == ()


def test_a_batch_is_kept_whole_or_not_at_all(ledger: Ledger) -> None:
    run = ledger.begin_run("0.1.0", {})
    with pytest.raises(LedgerError):
        ledger.add_many([(make_article("a"), make_coded("a"), ()), (make_article("b"), make_coded("b"), ())], run=99)
    assert ledger.stats().articles == 0
    outcomes = ledger.add_many([(make_article("a"), make_coded("a"), ())] * 2, run=run)
    assert [added.outcome for added in outcomes] == ["added", "known"]


def test_issues_are_kept_once_and_resolved_when_the_origin_is_read(ledger: Ledger) -> None:
    run = ledger.begin_run("0.1.0", {})
    missing = Issue("/news/dispatch.json", "sources", "missing", "there is no such file")
    ledger.add_issues([missing, missing], run=run)
    ledger.add_issues([missing, Issue("b", "extract", "empty", "nothing there")])
    assert [row.issue.code for row in ledger.issues()] == ["empty", "missing"]
    assert [row.run for row in ledger.issues(stage="sources", code="missing")] == [run]
    assert ledger.count_issues() == {("extract", "empty"): 1, ("sources", "missing"): 1}
    ledger.add(make_article(), make_coded(), run=run)
    assert [row.issue.code for row in ledger.issues()] == ["empty"]
    assert len(ledger.issues(resolved=None)) == 2
    assert ledger.issues(resolved=True)[0].resolved


def test_rereading_makes_the_newest_run_current_and_keeps_the_older(ledger: Ledger) -> None:
    for name in ("a", "b"):
        read(ledger, make_article(name))
    run = ledger.begin_run("0.2.0", {})
    assert ledger.count_to_reread(run) == 2
    for article in ledger.articles_to_reread(run):
        better = changed(make_coded(article.id), 0, certainty="probable")
        ledger.add_reading(article, better, run=run)
        break
    assert [article.id for article in ledger.articles_to_reread(run)] == ["b"], "it goes on where it stopped"
    again = ledger.begin_run("0.2.0", {})
    assert [article.id for article in ledger.articles_to_reread(again)] == ["b"]
    assert ledger.count_to_reread(again, force=True) == 2
    assert ledger.claim("a.c1").claim.certainty == "probable"
    readings = ledger.readings("a.c1")
    assert [(one.program_version, row.machine.certainty) for one, row in readings] == [
        ("0.2.0", "probable"),
        ("0.1.0", "possible"),
    ]
    assert ledger.count_claims() == 6
    assert ledger.count_claims(ClaimFilter(text="Kursk")) == 2


def test_other_settings_are_another_reading(ledger: Ledger) -> None:
    read(ledger, make_article())
    assert ledger.count_to_reread(ledger.begin_run("0.1.0", {})) == 0
    assert ledger.count_to_reread(ledger.begin_run("0.1.0", {"encoder": True})) == 1
    assert [run.settings for run in ledger.runs()] == [{}, {}, {"encoder": True}]


def test_a_second_reader_is_refused_and_told_who_reads(address: str) -> None:
    with Ledger.open(address) as first, Ledger.open(address) as second:
        first.begin_run("0.1.0", {})
        first.begin_run("0.1.0", {})
        with pytest.raises(LedgerLocked, match=r"process \d+ of "):
            second.begin_run("0.1.0", {})
        assert second.stats().runs == 2, "asking is never refused"
        first.end_run()
        second.begin_run("0.1.0", {})


def test_what_is_not_there(ledger: Ledger) -> None:
    for ask in (ledger.article, ledger.claim, ledger.revisions, ledger.citation, ledger.decisions):
        with pytest.raises(NotInLedger, match="nowhere"):
            ask("nowhere")  # type: ignore[operator]
    read(ledger, make_article())
    with pytest.raises(NotInLedger, match="revision 7"):
        ledger.article("dispatch", 7)


def test_export_leaves_out_what_is_past_or_rejected(ledger: Ledger) -> None:
    read(ledger, make_article("a"))
    read(ledger, make_article("b"))
    ledger.reject("a.c1", who="Ada", why="misread")
    ledger.correct("a.c2", "certainty", "unknown", who="Ada")
    found = {article.id: claims for article, claims in ledger.export()}
    assert [claim.id for claim in found["a"]] == ["a.c2", "a.c3"]
    assert found["a"][0].certainty == "unknown"
    assert len(found["b"]) == 3


def test_totals(ledger: Ledger) -> None:
    read(ledger, make_article("a", published="2024-11-17"))
    read(ledger, make_article("b", published="2024-12", publisher="Gamma Post"))
    holders = {(row.name, row.country): row for row in ledger.holders()}
    ambassador = holders["the ukrainian ambassador to south korea", "UKR"]
    assert (ambassador.claims, ambassador.articles, ambassador.first, ambassador.last) == (
        2,
        2,
        "2024-11-17",
        "2024-12",
    )
    assert [(row.publisher, row.articles, row.claims) for row in ledger.outlets()] == [
        ("Delta Ledger", 1, 3),
        ("Gamma Post", 1, 3),
    ]
    stats = ledger.stats()
    assert (stats.articles, stats.claims, stats.certainty) == (2, 6, {"possible": 4, "certain": 2})


def test_a_citation_has_all_that_print_needs(ledger: Ledger) -> None:
    read(ledger, make_article(url="https://delta.example/1", retrieved="2024-11-18T09:00:00Z"))
    citation = ledger.citation("dispatch.c2")
    assert TEXT[citation.start : citation.end] == citation.quote
    assert citation.as_text() == (
        "“Pyongyang may send up to 100,000 troops to help Russia” (Delta Ledger, “Pyongyang's soldiers”, "
        "17 November 2024; by Ada Quill; https://delta.example/1; characters "
        f"{citation.start}–{citation.end} of the text with SHA-256 {make_article().text_hash}; "
        "retrieved: 2024-11-18T09:00:00Z)"
    )


def test_who_is_named_is_one_source_and_nameless_ones_are_told_apart(ledger: Ledger) -> None:
    article = make_article("a")
    known = (
        ("Ana Ruiz", "person", "PER", "GOV"), ("Ana Ruiz", "role", None, None), (None, "role", "PER", None),
        (None, "role", "ECU", None),
    )  # fmt: skip
    words = Span(0, 3)
    claims = tuple(
        Claim(f"a.c{n}", words, Holder(kind, words, name, country, sector))  # type: ignore[arg-type]
        for n, (name, kind, country, sector) in enumerate(known, start=1)
    )
    read(ledger, article, CodedArticle(claims))
    rows = [(row.name, row.kind, row.country, row.sector, row.claims) for row in ledger.holders()]
    nameless = article.text[:3].lower()
    assert rows == [
        ("Ana Ruiz", "person", "PER", "GOV", 2),
        (nameless, "role", "ECU", None, 1),
        (nameless, "role", "PER", None, 1),
    ]
