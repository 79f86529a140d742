"""Asking for claims: every filter, every order, and questions that must not raise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import make_article, make_coded

from reportedly.errors import CodebookError
from reportedly.ledger import Ledger
from reportedly.ledger.search import read_phrases
from reportedly.model import ClaimFilter


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Article a of 17 November, b of November, c without a date, each with the same three claims."""
    run = ledger.begin_run("0.1.0", {})
    for name, published, publisher in (
        ("a", "2024-11-17", "Delta Ledger"),
        ("b", "2024-11", "Gamma Post"),
        ("c", None, None),
    ):
        article = make_article(name, published=published, publisher=publisher, title=f"Title {name}")
        ledger.add(article, make_coded(name), run=run)
    return ledger


def ids(ledger: Ledger, **fields: Any) -> list[str]:
    found = [row.claim.id for row in ledger.claims(ClaimFilter(**fields))]
    assert ledger.count_claims(ClaimFilter(**fields)) == len(found)
    return found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"holder": "UKR"}, "1"),
        ({"holder": "UKR-GOV"}, "1"),
        ({"holder": "UKR-MIL"}, ""),
        ({"holder": "ukrainian AMBASSADOR"}, "1"),
        ({"holder": "reports"}, "2"),
        ({"holder": "GER"}, "3"),  # no country of that code is in the ledger, so it is part of a name
        ({"holder": "%"}, ""),
        ({"holder_kind": "reports"}, "2"),
        ({"actor": "PRK"}, "12"),
        ({"actor": "PRK-MIL"}, "1"),
        ({"actor": "prk-mil"}, "1"),
        ({"actor": "RUS"}, ""),
        ({"recipient": "RUS"}, "2"),
        ({"actor": "PRK", "recipient": "RUS"}, "2"),
        ({"recipient": "CHN"}, "3"),
        ({"event": "aid"}, "2"),
        ({"unit": "Troop"}, "12"),
        ({"certainty": "possible"}, "12"),
        ({"polarity": "negative"}, ""),
        ({"status": "planned"}, "3"),
        ({"speech_act": "estimate"}, "1"),
        ({"kind": "stock"}, "1"),
        ({"place": "RUS"}, "1"),
        ({"place": "kursk"}, "1"),
        ({"anonymous": True}, "23"),
        ({"anonymous": False}, "1"),
        ({"text": "kursk region"}, "1"),
        ({"text": "Oblast"}, "1"),
        ({"text": "soldier troop"}, ""),
        ({"text": '"up to" troops'}, "2"),
        ({"text": '"to up"'}, ""),
        ({"text": "send OR urge"}, ""),
        ({"text": "rained"}, ""),
        ({"text": " ", "holder": ""}, "123"),
        ({"text": "???"}, ""),
        ({"article_text": "rained"}, "123"),
        ({"article_text": "rained snowed"}, ""),
    ],
)
def test_each_filter(filled: Ledger, fields: dict[str, Any], expected: str) -> None:
    assert ids(filled, article="a", **fields) == [f"a.c{number}" for number in expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"since": "2024-11-17"}, "ab"),
        ({"since": "2024-11-18"}, "b"),  # November may be the 18th or later
        ({"since": "2024-12"}, ""),
        ({"until": "2024-11-16"}, "b"),
        ({"until": "2024-11"}, "ab"),
        ({"since": "2024", "until": "2024"}, "ab"),
        ({"since": "1 December 2024"}, ""),
        ({"until": "16 Nov 2024"}, "b"),
        ({"publisher": "delta ledger"}, "a"),
        ({"publisher": "post"}, "b"),
        ({"article_text": "title b"}, "b"),
        ({"article": "d"}, ""),
    ],
)
def test_filters_of_the_article(filled: Ledger, fields: dict[str, Any], expected: str) -> None:
    assert ids(filled, event="AID", **fields) == [f"{name}.c2" for name in expected]


@pytest.mark.parametrize("words", ["yesterday", "2024-13", "2024-11-31", "2024-11-1x", "24-11-17", "\0", "17/11/2024"])
def test_a_bound_that_is_no_date_is_an_error(filled: Ledger, words: str) -> None:
    for asked in (ClaimFilter(since=words), ClaimFilter(until=words)):
        with pytest.raises(CodebookError, match="not a date; write it as 2024-11-17"):
            filled.claims(asked)
        with pytest.raises(CodebookError, match="not a date"):
            filled.articles(since=asked.since, until=asked.until)


def test_order_and_pages(filled: Ledger) -> None:
    newest = ids(filled)
    assert newest == [f"{name}.c{number}" for name in "abc" for number in (1, 2, 3)]
    assert [row.claim.id for row in filled.claims(ClaimFilter(limit=2, offset=4))] == ["b.c2", "b.c3"]
    assert ids(filled, sort="oldest")[:4] == ["b.c1", "b.c2", "b.c3", "a.c1"]
    assert ids(filled, sort="oldest")[6:] == ["c.c1", "c.c2", "c.c3"], "undated articles come last"
    assert filled.claims(ClaimFilter(limit=0)) == []
    assert [row.claim.id for row in filled.iter_claims()] == newest


def test_rejected_claims_are_shown_when_asked_for(filled: Ledger) -> None:
    filled.reject("a.c2", who="Ada", why="misread")
    assert ids(filled, article="a") == ["a.c1", "a.c3"]
    assert ids(filled, article="a", rejected="show") == ["a.c1", "a.c2", "a.c3"]
    assert ids(filled, rejected="only", actor="PRK") == ["a.c2"]


def test_a_page_of_claims_carries_words_and_article(filled: Ledger) -> None:
    (row,) = filled.claims(ClaimFilter(article="b", status="ongoing"))
    assert row.quote == "around 15,000 North Korean troops might be stationed in the Kursk region"
    assert row.holder_text == "The Ukrainian ambassador to South Korea"
    assert (row.cue_text, row.quantity_text, row.place_text, row.time_text) == (
        "estimated",
        "around 15,000",
        "Kursk region",
        None,
    )
    assert (row.article.publisher, row.article.published, row.article.claims) == ("Gamma Post", "2024-11", 3)


def test_articles_are_listed_and_searched(filled: Ledger) -> None:
    assert [row.id for row in filled.articles()] == ["a", "b", "c"]
    assert [row.id for row in filled.articles(text='"title b"')] == ["b"]
    assert [row.id for row in filled.articles(publisher="post", since="2024")] == ["b"]
    assert [row.id for row in filled.articles(limit=1, offset=1)] == ["b"]
    assert filled.articles(text="(") == []


def test_words_are_read_as_phrases() -> None:
    assert read_phrases('a "b c" "d') == ["a", "b c", "d"]
    assert read_phrases('"" " "') == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    words=st.text(max_size=30) | st.sampled_from(['"', '""" OR', "NEAR(a b)", "a*", "words:x", "^a", "\0", "\ud800"])
)
def test_no_question_raises(filled: Ledger, words: str) -> None:
    everything = ClaimFilter(text=words, article_text=words)
    assert filled.count_claims(everything) >= 0
    for name in ("holder", "place", "publisher", "actor", "unit", "article"):
        filled.claims(replace(ClaimFilter(), **{name: words}))


@pytest.mark.parametrize("name", ["event", "certainty", "polarity", "status", "speech_act", "kind", "holder_kind"])
def test_a_word_of_no_vocabulary_is_refused(filled: Ledger, name: str) -> None:
    slip: dict[str, Any] = {name: "FIGHT"}
    with pytest.raises(CodebookError, match="known: "):
        filled.claims(replace(ClaimFilter(), **slip))
