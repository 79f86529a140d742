"""An article given as JSON: its text to the character, its keys by their types."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract import extract_article
from reportedly.model import Article, Issue, Page


def read(record: object) -> tuple[Article | None, list[Issue]]:
    content = record if isinstance(record, str) else json.dumps(record)
    article, issues = extract_article(Page("items.jsonl#3", content.encode(), "application/json"))
    return article, list(issues)


def kept(record: object) -> Article:
    article, _ = read(record)
    assert article is not None
    return article


GIVEN: dict[str, Any] = {
    "id": "s01",
    "text": "  The envoy said so.\r\n\r\nOriginal Source: x.example\n\nLeave a Reply ",
    "url": "https://harbourpost.example/a",
    "publisher": "Harbour Post",
    "published": "2024-02",
    "title": "Envoy says so",
    "byline": "Ines Falk",
    "declared_sources": ["yonhap.example"],
    "language": "en",
    "canonical_url": "https://harbourpost.example/b",
    "claims": [{"id": "s01.c1"}],
    "desk": {"name": "Asia"},
}


def test_the_codebooks_keys_are_kept_as_given() -> None:
    article = kept(GIVEN)
    for key in ("id", "text", "url", "publisher", "published", "title", "byline", "language", "canonical_url"):
        assert getattr(article, key) == GIVEN[key]
    assert article.declared_sources == ("yonhap.example",)
    assert dict(article.extra) == {"desk": {"name": "Asia"}}
    assert article.origin == "items.jsonl#3"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_the_text_is_taken_to_the_character(text: str) -> None:
    assert kept({"text": text}).text == text
    assert kept(json.dumps({"text": text}, ensure_ascii=False)).text == text


@pytest.mark.parametrize(
    ("record", "code", "words"),
    [
        ({}, "wrong_type", "'text' is missing"),
        ({"text": 5}, "wrong_type", "'text' must be a string, found a number"),
        ({"text": None}, "wrong_type", "found null"),
        ({"text": ["a"]}, "wrong_type", "found an array"),
        ('{"text": "a \\ud800 b"}', "bad_text", "surrogate"),
        ([], "wrong_type", "found an array"),
        ("{", "broken_json", "not valid JSON"),
        ("[" * 100_000, "broken_json", "nested too deeply"),
        ('{"text": "a", "n": ' + "9" * 5_000 + "}", "broken_json", "not valid JSON"),
    ],
)
def test_what_is_no_article(record: object, code: str, words: str) -> None:
    article, issues = read(record)
    assert article is None
    assert [issue.code for issue in issues] == [code]
    assert words in issues[0].message
    assert "items.jsonl#3" in issues[0].message


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"title": 5}, "'title' must be a string, found a number"),
        ({"byline": ["Ines Falk"]}, "'byline' must be a string, found an array"),
        ({"declared_sources": "Reuters"}, "'declared_sources' must be a list of strings, found a string"),
        ({"declared_sources": [1]}, "'declared_sources'"),
        ({"published": 20241117}, "'published' must be a string, found a number"),
        ({"id": True}, "'id' must be a string, found a boolean"),
    ],
)
def test_a_wrong_type_drops_its_key_alone(record: dict[str, Any], words: str) -> None:
    article, issues = read({"text": "The envoy said so.", "url": "https://a.example/x", **record})
    assert article is not None
    assert article.url == "https://a.example/x"
    [issue] = [issue for issue in issues if issue.code == "wrong_type"]
    assert words in issue.message
    assert issue.article_id == article.id


@pytest.mark.parametrize(
    ("record", "published"),
    [
        ({"published": "2024-11-17T10:00:00Z"}, "2024-11-17"),
        ({"date": "17 Nov 2024"}, "2024-11-17"),
        ({"published_time": "2024-11-17", "date": "2024-11-19"}, "2024-11-17"),
        ({"published": None, "date": "2024"}, "2024"),
        ({"published": "soon", "date": "2024-11-17"}, "2024-11-17"),
        ({"published": "soon"}, None),
    ],
)
def test_dates(record: dict[str, Any], published: str | None) -> None:
    article, issues = read({"text": "The envoy said so.", **record})
    assert article is not None
    assert article.published == published
    assert ("bad_date" in [issue.code for issue in issues]) == (record.get("published") == "soon")
    assert ("no_date" in [issue.code for issue in issues]) == (published is None)


def test_not_a_number_counts_as_missing() -> None:
    assert kept('{"text": "The envoy said so.", "byline": NaN}').byline is None


def test_a_lone_surrogate_beside_the_text_drops_its_key() -> None:
    article, issues = read('{"text": "So.", "title": "\\udc00", "x": {"y": "\\udc00"}, "z": 1}')
    assert article is not None
    assert article.title is None
    assert dict(article.extra) == {"z": 1}
    assert [issue.code for issue in issues].count("bad_text") == 2


def test_bytes_that_are_no_utf_8_are_not_guessed_at() -> None:
    content = b'{"text": "' + "Київ, Kyiv, Київ, 東京, 東京".encode() + b' \xff", "x": 1}'
    article, issues = extract_article(Page("p", content, "application/json"))
    assert article is None
    assert [issue.code for issue in issues] == ["bad_text"]


def test_without_an_id_one_is_made_of_the_address() -> None:
    assert kept({"text": "So.", "url": "https://a.example/world/envoy"}).id.startswith("envoy-")
    assert kept({"text": "So."}).id.startswith("items-3-")


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_text_is_an_article_and_is_told(text: str) -> None:
    article, issues = read({"id": "e", "text": text, "published": "2024-11-18"})
    assert article is not None and (article.id, article.text) == ("e", text)
    assert [issue.code for issue in issues] == ["empty"]
