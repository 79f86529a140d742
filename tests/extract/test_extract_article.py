"""The whole of extraction: kinds of page, character sets, what fills what, and any bytes at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import BODY, FURNITURE, HTML, TEXT, TITLE, page_of, paragraphs

from reportedly.extract import extract_article
from reportedly.model import Article, Issue, Page
from reportedly.model.pages import MediaType

RETRIEVED = "2024-12-01T00:00:00Z"


def read(
    content: str | bytes, media_type: MediaType = "text/plain", **fields: str | None
) -> tuple[Article, list[Issue]]:
    data = content if isinstance(content, bytes) else content.encode()
    article, issues = extract_article(Page("/news/item.txt", data, media_type, retrieved=RETRIEVED, **fields))
    assert article is not None
    return article, list(issues)


def test_a_page_saved_as_text_gives_the_same_article_as_its_markup() -> None:
    article, issues = read(TEXT, published="2024-11-18", publisher="NewsLoom Digest")
    assert article.text == "\n\n".join(BODY)
    assert article.title == TITLE
    assert article.byline == "Ines Falk"
    assert article.declared_sources == ("eastgateobserver.example",)
    assert (article.published, article.publisher, article.language) == ("2024-11-18", "NewsLoom Digest", "en")
    assert issues == []


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_tags_left_in_text_are_no_words_of_it(media_type: MediaType) -> None:
    image = '<img src="a.jpg" width="3000" alt="' + "Envoys meet in Chad. " * 40 + '" />'
    article, _ = read(
        f"Chad met Egypt on <b>Monday</b>, and 3 < 4 as ever.\n\n{image}\n\nIt lost 40 men, it said.", media_type
    )
    assert article.text == "Chad met Egypt on Monday, and 3 < 4 as ever.\n\nIt lost 40 men, it said."


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Chad lost 40<sup>2</sup> men.", "Chad lost 40 men."),
        ("Chad lost 40<br>12 men were hurt.", "Chad lost 40\n\n12 men were hurt."),
        ("It fell.</p><p>Chad said so.", "It fell.\n\nChad said so."),
        ("Losses of <s 40 men were known, he said.\n\nNow 25 > 20 died.", "Losses of <s 40 men were known, he said."),
        ("<script>var deaths = 3000;</script>Chad said so.", "Chad said so."),
    ],
)
def test_what_tags_part_stays_apart(written: str, read_as: str) -> None:
    lead = "The ministry of the interior said on Monday that it would look into the matter in the coming days.\n\n"
    article, _ = read(lead + written)
    assert read_as in article.text


@pytest.mark.shared
def test_the_founding_page(shared_data: Path) -> None:
    page = Page("seed", (shared_data / "seed_article.txt").read_bytes(), "text/plain", published="2024-11-18")
    article, issues = extract_article(page)
    assert article is not None
    assert issues == ()
    assert article.title == "North Korea’s Potential Military Support for Russia: Implications and Concerns"
    assert article.text.startswith("Emerging reports suggest")
    assert article.text.endswith("that define contemporary international relations.")
    assert article.text.count("\n\n") == 3
    assert article.byline == "Liam O'Sullivan"
    assert article.declared_sources == ("m.economictimes.com",)


CYRILLIC = "Посол Украины заявил, что около пятнадцати тысяч солдат находятся в Курской области, и их будут менять."
WESTERN = "The envoy’s figure — “up to 100,000” — cost the café £5 in Zürich, said Ms Núñez on Monday."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "utf-8"),
        (WESTERN, "utf-8-sig"),
        (WESTERN, "utf-16"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-16-be"),
        (WESTERN, "windows-1252"),
        (CYRILLIC, "windows-1251"),
        (CYRILLIC, "utf-8"),
        (CYRILLIC, "utf-16"),
        (CYRILLIC, "koi8-r"),
    ],
)
@pytest.mark.parametrize("declared", [True, False])
def test_character_sets_come_right_declared_or_not(text: str, encoding: str, declared: bool) -> None:
    charset = encoding if declared else None
    article, _ = read((text + "\n\n" + text).encode(encoding), charset=charset)
    assert article.text == f"{text}\n\n{text}"


@pytest.mark.parametrize(("text", "encoding"), [(CYRILLIC, "windows-1251"), (WESTERN, "windows-1252")])
def test_a_pages_own_declaration_counts(text: str, encoding: str) -> None:
    markup = page_of(paragraphs(text * 2), f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">')
    assert read(markup.encode(encoding), "text/html")[0].text == text * 2


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    assert read(WESTERN.encode(), charset="windows-1252")[0].text == WESTERN


def test_nul_bytes_are_told() -> None:
    article, issues = read(TEXT.replace("Kursk", "Kur\x00sk"))
    assert article.text == "\n\n".join(BODY)
    assert [issue.code for issue in issues] == ["bad_text", "no_date"]
    assert {issue.article_id for issue in issues} == {article.id}
    refused, [issue] = extract_article(Page("p", b"\x00\x01\x02\x00" * 100, "text/plain"))
    assert refused is None
    assert issue.code == "bad_text"


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\x00\x00", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_nothing_is_empty(content: bytes, media_type: MediaType) -> None:
    article, [issue] = extract_article(Page("p", content, media_type))
    assert article is None
    assert issue.code == "empty"
    assert issue.stage == "extract"
    assert "p" in issue.message


def test_the_pages_fields_fill_only_what_the_page_does_not_say() -> None:
    fields = {"url": "https://given.example/a", "publisher": "Given", "published": "2020-01-01", "title": "Given title"}
    bare, _ = read("\n\n".join(BODY), **fields)
    assert (bare.url, bare.publisher, bare.published, bare.title) == tuple(fields.values())
    said, _ = read(HTML, "text/html", **fields)
    assert (said.url, said.publisher) == ("https://given.example/a", "NewsLoom Digest")
    assert (said.published, said.title) == ("2024-11-18", TITLE)


def test_a_feeds_source_comes_first() -> None:
    page = Page("p", TEXT.encode(), "text/plain", declared_sources=("Yonhap", "eastgateobserver.example"))
    article, _ = extract_article(page)
    assert article is not None
    assert article.declared_sources == ("Yonhap", "eastgateobserver.example")


@pytest.mark.parametrize(
    ("published", "code"), [("soon", "bad_date"), ("03/04/2024", "bad_date"), ("2199-01-01", "future_date")]
)
def test_a_given_date_that_cannot_be_is_told(published: str, code: str) -> None:
    assert code in [issue.code for issue in read(TEXT, published=published)[1]]


def test_a_paragraph_of_a_million_characters_is_one_paragraph() -> None:
    text = "The army moved its men. " * 42_000
    assert read(text)[0].text == text.strip()


def test_a_text_beyond_any_articles_size_is_refused() -> None:
    article, [issue] = extract_article(Page("p", b"word " * 2_100_000, "text/plain"))
    assert article is None
    assert issue.code == "too_large"


PIECES = [
    "<p>", "</p>", "<div class='author'>", "<time datetime=", "<script type='application/ld+json'>", "</script>",
    "<a href=", "<meta name='author' content='", "By ", "Source: ", "About ", "\n\n", "View all posts by ", "'>",
    "<title>", "<html>", "(Reuters) - ", "{", "---\n", "# ", "[x](", "Correction: ", "\x00", "&#x0;", "&#55296;",
]  # fmt: skip
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(max_size=40),
    ),
    max_size=40,
).map(lambda pieces: "".join(pieces).encode("utf-8", "replace"))
MEDIA_TYPES = st.sampled_from(["text/html", "text/plain", "text/markdown", "application/json"])


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(st.binary(max_size=400), MARKUP),
    MEDIA_TYPES,
    st.none() | st.sampled_from(["utf-16", "cp1251", "x", "utf-7"]),
)
def test_no_bytes_raise_and_what_is_kept_can_be_stored(
    content: bytes, media_type: MediaType, charset: str | None
) -> None:
    article, issues = extract_article(Page("p", content, media_type, charset=charset))
    assert "unreadable" not in [issue.code for issue in issues]
    assert article is not None or issues
    if article is not None:
        assert article.text.strip()
        for value in (article.text, article.title, article.byline, article.publisher, *article.declared_sources):
            (value or "").encode()
        for notice in article.notices:
            assert notice.span is None or notice.span.of(article.text) == notice.text


@settings(deadline=None, max_examples=40)
@given(st.permutations(list(BODY)))
def test_no_furniture_in_any_order_of_the_paragraphs(body: list[str]) -> None:
    text = TEXT
    for place, paragraph in enumerate(BODY):
        text = text.replace(paragraph, f"<{place}>")
    for place, paragraph in enumerate(body):
        text = text.replace(f"<{place}>", paragraph)
    article, _ = read(text)
    assert article.text == "\n\n".join(body)
    assert not [furniture for furniture in FURNITURE if furniture in article.text]
