"""Feeds: RSS, RDF and Atom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from source_samples import HTML, rss

from reportedly.model import Issue, Page

Read = Callable[..., list[Page | Issue]]
Codes = Callable[..., list[str]]

FULL = (
    "<item><title>Troops &amp;amp; talks</title><link>https://delta.example/a</link>"
    "<pubDate>Mon, 18 Nov 2024 00:30:00 +0200</pubDate>"
    "<source url='https://feeds.north.example/all'>North Wire</source><description>In short.</description>"
    "<content:encoded><![CDATA[<p>Seoul said so.</p><script>x</script>]]></content:encoded></item>"
)
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Delta Ledger</title>
<link href="https://delta.example/"/><entry><title type="html">&lt;b&gt;Talks&lt;/b&gt; fail</title>
<link href="https://delta.example/b"/><published>2024-11-17T23:30:00-05:00</published>
<updated>2024-12-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;Kyiv said so.&lt;/p&gt;</content></entry>
<entry><title>Plain</title>
<link href="https://delta.example/c"/><content type="text">Just text.</content></entry></feed>"""


def page_of(item: Page | Issue) -> Page:
    assert isinstance(item, Page)
    return item


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "noname", "a.html"])
def test_an_entry_with_its_content(read: Read, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(rss(FULL))
    page = page_of(*read(path))
    assert b"<p>Seoul said so.</p>" in page.content
    assert b"In short" not in page.content
    assert (page.media_type, page.charset, page.origin) == ("text/html", "utf-8", f"{path}#1")
    assert (page.title, page.url, page.published) == ("Troops & talks", "https://delta.example/a", "2024-11-18")
    assert (page.publisher, page.declared_sources) == ("Delta Ledger", ("North Wire",))


def test_atom(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.atom"
    path.write_bytes(ATOM)
    first, second = map(page_of, read(path))
    assert (first.title, first.published, first.declared_sources) == ("Talks fail", "2024-11-17", ())
    assert b"<p>Kyiv said so.</p>" in first.content
    assert (second.media_type, second.content, second.published) == ("text/plain", b"Just text.", None)


@pytest.mark.parametrize(
    ("link", "home", "publisher"),
    [
        ("https://delta.example/a", "https://www.delta.example/", "Delta Ledger"),
        ("https://world.delta.example/a", "https://delta.example/", "Delta Ledger"),
        ("https://other.example/a", "https://delta.example/", None),
        ("https://notdelta.example/a", "https://delta.example/", None),
    ],
)
def test_an_aggregator_is_not_the_publisher(
    read: Read, tmp_path: Path, link: str, home: str, publisher: str | None
) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss(FULL.replace("https://delta.example/a", link), link=home))
    assert page_of(*read(path)).publisher == publisher


def test_the_users_flags_win(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss(FULL))
    page = page_of(*read(path, publisher="Mine", published="2024-01-01", url="https://mine.example/"))
    assert (page.publisher, page.published, page.url) == ("Mine", "2024-01-01", "https://mine.example/")


def test_a_source_that_is_the_feed_itself_is_none(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss(FULL.replace("North Wire", "Delta Ledger")))
    assert page_of(*read(path)).declared_sources == ()


def test_a_source_without_a_title_is_its_host(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss(FULL.replace(">North Wire<", "><")))
    assert page_of(*read(path)).declared_sources == ("feeds.north.example",)


SUMMARY = "<item><title>T</title><link>{}</link><description>In short.</description></item>"


def test_a_file_asks_for_no_network(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss(SUMMARY.format("https://delta.example/a") + "<item><title>T</title></item>" + FULL))
    first, second, third = read(path)
    assert isinstance(first, Issue)
    assert isinstance(second, Issue)
    assert (first.code, second.code) == ("no_content", "empty")
    assert "https://delta.example/a" in first.message
    assert isinstance(third, Page)


def test_an_address_has_its_links_fetched(read: Read, site: Any) -> None:
    links = [site.add("/one", HTML), site.add("/two", b"{}", content_type="image/png"), site.address + "/gone"]
    site.add("/inner", rss(FULL), content_type="application/rss+xml")
    items = "".join(SUMMARY.format(link) for link in (*links, links[0], site.address + "/inner", "ftp://x.example/"))
    feed = site.add("/feed", rss(items + FULL, link=site.address), content_type="application/rss+xml")
    one, two, gone, inner, ftp, full = read(feed, allow_private=True)
    page = page_of(one)
    assert (page.origin, page.url, page.content) == (links[0], links[0], HTML)
    assert (page.title, page.publisher) == ("T", "Delta Ledger")
    assert [issue.code for issue in (two, gone, ftp) if isinstance(issue, Issue)] == [
        "unknown_type",
        "http_error",
        "empty",
    ]
    assert isinstance(inner, Page)
    assert isinstance(full, Page)
    assert full.origin == f"{feed}#7"
    assert site.paths().count("/one") == 1


def test_links_go_through_the_guard(codes: Codes, site: Any) -> None:
    site.add("/feed", rss(SUMMARY.format("http://user:pw@delta.example/")), content_type="application/rss+xml")
    assert codes(site.address + "/feed", allow_private=True) == ["refused"]


@pytest.mark.parametrize(
    ("content", "codes_expected"),
    [
        (rss(""), ["empty"]),
        (b"<rss", ["broken_feed"]),
        (b"   ", ["empty"]),
        (rss(FULL)[:-16] + b"<item><title>A & B</title>", ["page", "empty", "broken_feed"]),
        (rss(FULL).replace(b"<title>Troops", b"<title>&undefined; Troops"), ["page", "broken_feed"]),
    ],
)
def test_damaged_feeds(codes: Codes, tmp_path: Path, content: bytes, codes_expected: list[str]) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(content)
    assert codes(path) == codes_expected


def test_a_feed_nested_without_end_is_refused(codes: Codes, tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss(FULL.replace("Seoul", "<br>" * 2_000)))
    assert codes(path) == ["page"]
    path.write_bytes(rss("<a>" * 100_000))
    assert codes(path) == ["broken_feed"]


def test_entities_neither_expand_without_end_nor_open_files(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    path = tmp_path / "a.rss"
    path.write_bytes(
        rss(FULL.replace("Seoul", "]]>&l9;&file;<![CDATA[")).replace(b"<rss", doctype.encode() + b"<rss", 1)
    )
    items = list(read(path))
    assert items
    for item in items:
        assert isinstance(item, Issue) or (len(item.content) < 10_000 and b"hidden words" not in item.content)
