"""HTML pages: body, title, byline, dates, addresses and credits of pages written for these tests."""

from __future__ import annotations

import json
import time

import pytest
from page_samples import BODY, FURNITURE, HTML, TITLE, page_of, paragraphs

from reportedly.extract import extract_article
from reportedly.model import Article, Page

URL = "https://newsloom.example/2024/11/envoy-rotation/"


def extract(markup: str, *, url: str | None = None, retrieved: str = "2024-12-01T00:00:00Z") -> Article:
    page = Page("page.html", markup.encode(), "text/html", url=url, retrieved=retrieved)
    article, _issues = extract_article(page)
    assert article is not None
    return article


def codes(markup: str, *, retrieved: str = "2024-12-01T00:00:00Z") -> list[str]:
    return [issue.code for issue in extract_article(Page("p", markup.encode(), "text/html", retrieved=retrieved))[1]]


def test_a_news_blogs_page_gives_its_article_and_nothing_around_it() -> None:
    article = extract(HTML, url=URL)
    assert article.text == "\n\n".join(BODY)
    assert not [furniture for furniture in FURNITURE if furniture in article.text]
    assert article.title == TITLE
    assert article.byline == "Ines Falk"
    assert article.publisher == "NewsLoom Digest"
    assert article.published == "2024-11-18"
    assert article.language == "en"
    assert article.canonical_url == URL
    assert article.declared_sources == ("eastgateobserver.example",)
    assert codes(HTML) == []


JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "NewsLoom"},
        {"@type": "Person", "@id": "#ines", "name": "Ines Falk"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "datePublished": "2024-11-17T23:30:00-05:00",
            "dateModified": "2024-11-20T00:00:00Z",
            "author": [{"@id": "#ines"}, {"@type": "Person", "name": "Tom Adeyemi"}],
            "publisher": {"@type": "Organization", "name": "NewsLoom"},
            "isBasedOn": "https://www.eastgateobserver.example/world/100000",
        },
    ],
}


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_linked_data_gives_authors_date_publisher_and_what_it_is_based_on() -> None:
    article = extract(page_of(paragraphs(*BODY), linked(JSON_LD)), url=URL)
    assert article.byline == "Ines Falk, Tom Adeyemi"
    assert article.published == "2024-11-17"
    assert article.publisher == "NewsLoom"
    assert article.declared_sources == ("eastgateobserver.example",)


@pytest.mark.parametrize(
    "broken",
    [
        "{not json",
        '{"@type": "NewsArticle", "author": 7, "datePublished": ["x"], "publisher": "NewsLoom"}',
        '{"@type": 5, "author": {"name": {"a": 1}}}',
        "[[[[[]]]]]",
        '{"@graph": null, "@type": "NewsArticle", "isBasedOn": [null, 3], "author": [null]}',
    ],
)
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    article = extract(page_of(paragraphs(*BODY), f'<script type="application/ld+json">{broken}</script>'))
    assert article.text == "\n\n".join(BODY)
    assert article.byline is None


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="Ines Falk">', "", "Ines Falk"),
        ('<meta name="author" content="NewsLoom Staff">', "", None),
        ('<meta name="author" content="admin">', "", None),
        ('<meta property="article:author" content="https://facebook.example/ines">', "", None),
        (linked({"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Ines Falk"}}), "", None),
        (linked({"@type": "NewsArticle", "author": "Ines Falk"}), "", "Ines Falk"),
        (
            "",
            '<p class="byline">By <a rel="author">Ines Falk</a> and <a rel="author">Tom Adeyemi</a></p>',
            "Ines Falk, Tom Adeyemi",
        ),
        ("", '<span class="author-name">Ines Falk</span><span class="author-role">Security editor</span>', "Ines Falk"),
        ("", '<div itemprop="author"><span itemprop="name">Ines Falk</span></div>', "Ines Falk"),
        ("", "<p>By Ines Falk</p>", "Ines Falk"),
        ("", '<div class="byline">Reuters</div>', None),
        ("", '<aside class="related"><span class="author">Tom Adeyemi</span></aside>', None),
        ("", '<div class="comments"><span class="author">Tom Adeyemi</span></div>', None),
        (
            '<meta property="og:site_name" content="Daily Lantern"><meta name="author" content="Daily Lantern">',
            "",
            None,
        ),
    ],
)
def test_bylines(head: str, body: str, byline: str | None) -> None:
    assert extract(page_of(body + paragraphs(*BODY), head)).byline == byline


@pytest.mark.parametrize(
    ("head", "body", "url", "published"),
    [
        ('<meta property="article:published_time" content="2024-11-18T01:00:00+09:00">', "", None, "2024-11-18"),
        ('<meta name="date" content="17 November 2024">', "", None, "2024-11-17"),
        ("", '<time datetime="2024-11-18T10:00">18 Nov</time>', None, "2024-11-18"),
        (
            "",
            '<time class="updated" datetime="2024-11-30">30 Nov</time>',
            "https://n.example/2024/11/18/a",
            "2024-11-18",
        ),
        ("", "", "https://n.example/world/20241118-kursk", "2024-11-18"),
        ("", '<p class="date">Published on November 18, 2024 at 10:30 AM</p>', None, "2024-11-18"),
        ('<meta property="article:modified_time" content="2024-11-19">', "", None, "2024-11-19"),
        ('<meta name="date" content="2031-01-01"><meta name="pubdate" content="2024-11-18">', "", None, "2024-11-18"),
    ],
)
def test_publication_dates(head: str, body: str, url: str | None, published: str) -> None:
    assert extract(page_of(body + paragraphs(*BODY), head), url=url).published == published


def test_a_date_in_the_story_or_the_footer_is_not_the_publications() -> None:
    body = paragraphs(*BODY, "The treaty was signed on June 19, 2024.") + "<footer>© 2024 NewsLoom</footer>"
    assert extract(page_of(body)).published is None
    assert codes(page_of(body)) == ["no_date"]


def test_what_is_odd_about_a_date_is_told() -> None:
    assert codes(page_of(paragraphs(*BODY), '<meta name="date" content="2031-01-01">')) == ["future_date"]
    assert codes(page_of(paragraphs(*BODY), '<meta name="lastmod" content="2024-11-19">')) == ["modified_date"]


@pytest.mark.parametrize(
    ("head", "end", "sources"),
    [
        ('<link rel="canonical" href="https://www.eastgateobserver.example/a">', "", ("eastgateobserver.example",)),
        ('<link rel="canonical" href="https://amp.newsloom.example/a">', "", ()),
        (
            '<meta name="syndication-source" content="https://www.eastgateobserver.example/a">',
            "",
            ("eastgateobserver.example",),
        ),
        ('<meta name="syndication-source" content="https://www.newsloom.example/a">', "", ()),
        ("", "<p>Source: <a href='https://yonhap.example/a'>Yonhap</a></p>", ("yonhap.example",)),
        ("", "<p><em>This article was first published by Harbour Post on 7 November.</em></p>", ("Harbour Post",)),
        ("", "<p>Reuters contributed to this report.</p>", ("Reuters",)),
        ("", "<figure><figcaption>Source: Getty</figcaption></figure>", ()),
    ],
)
def test_declared_sources(head: str, end: str, sources: tuple[str, ...]) -> None:
    article = extract(page_of(paragraphs(*BODY) + end, head), url="https://newsloom.example/a")
    assert article.declared_sources == sources
    assert article.text == "\n\n".join(BODY)


def test_a_correction_is_noticed_and_kept_in_the_text() -> None:
    note = "Correction: An earlier version of this article gave the wrong number of soldiers. It is 15,000."
    article = extract(page_of(paragraphs(*BODY, note)))
    [notice] = article.notices
    assert notice.kind == "correction"
    assert notice.span is not None
    assert notice.span.of(article.text) == notice.text == note


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html></html>",
        "<p></p>",
        "<!-- nothing -->",
        "<html><body><h1>404</h1><p>Page not found.</p></body></html>",
        "plain words",
    ],
)
def test_a_page_without_an_article(markup: str) -> None:
    article, issues = extract_article(Page("p", markup.encode(), "text/html"))
    assert article is None
    assert [issue.code for issue in issues] == ["no_article"]


def test_a_page_in_another_language_is_kept_and_told() -> None:
    german = (
        "Der Botschafter sagte am Montag, dass die Soldaten alle drei Monate ausgetauscht werden und in Kursk stehen. "
        * 3
    )
    markup = page_of(paragraphs(german))
    assert extract(markup).language == "de"
    assert "not_english" in codes(markup)


@pytest.mark.parametrize("wrapper", ["div", "span", "ul><li", "blockquote"])
def test_a_deeply_nested_page_keeps_its_text(wrapper: str) -> None:
    article = extract("<html><body>" + f"<{wrapper}>" * 20_000 + paragraphs(*BODY))
    assert article.text == "\n\n".join(BODY)


def test_a_page_of_fifty_megabytes_of_scripts_is_read_in_seconds() -> None:
    began = time.monotonic()
    article = extract("<script>" + "x" * 50_000_000 + "</script>" + page_of(paragraphs(*BODY)))
    assert article.text == "\n\n".join(BODY)
    assert time.monotonic() - began < 10


def test_a_page_beyond_any_articles_size_is_refused() -> None:
    markup = "<html><body>" + paragraphs(*BODY) * 8_000
    assert codes(markup) == ["too_large"]
