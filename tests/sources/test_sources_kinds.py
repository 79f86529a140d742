"""What kind of input it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.sources.kinds import (
    charset_of,
    is_binary,
    kind_of_content,
    kind_of_media_type,
    kind_of_name,
    wide_charset,
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"), ("A.TXT", "text"), ("a.txt.gz", "text"), ("a.md", "markdown"), ("a.htm", "html"),
        ("a.xhtml", "html"), ("a.json", "json"), ("a.ndjson.gz", "jsonl"), ("a.warc.gz", "warc"), ("a.atom", "feed"),
        ("a.xml", "xml"), ("a.gz", None), ("README", None), ("a.pdf", None), ("a.b.html", "html"), (".gz", None),
        ("", None),
    ],
)  # fmt: skip
def test_kind_of_name(name: str, kind: str | None) -> None:
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    ("content_type", "name", "kind"),
    [
        ("text/html; charset=utf-8", "a.jsonl", "html"),
        ("TEXT/HTML", "", "html"),
        ("text/plain", "a.jsonl", "jsonl"),
        ("text/plain", "", None),
        (None, "a.warc.gz", "warc"),
        ("application/octet-stream", "a.md", "markdown"),
        ("application/problem+json", "", "json"),
        ("application/soap+xml", "", "xml"),
        ("image/svg+xml", "", "other"),
        ("application/pdf", "a.html", "other"),
        ("image/png", "", "other"),
    ],
)
def test_kind_of_media_type(content_type: str | None, name: str, kind: str | None) -> None:
    assert kind_of_media_type(content_type, name) == kind


@pytest.mark.parametrize(
    ("head", "declared", "kind"),
    [
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "text", "warc"),
        (b"Kyiv says so.", None, "text"),
        (b"<3 more troops", None, "text"),
        (b"[Reuters] KYIV - Officials said", None, "text"),
        (b"{sic} he wrote", None, "text"),
        (b'{"text": "a"}\n', None, "json"),
        (b'\n [ {"text": "a"}]', None, "json"),
        (b"\xef\xbb\xbf{\n", None, "json"),
        (b"<!DOCTYPE html><title>T", None, "html"),
        (b"<!doctype   HTML PUBLIC '-//W3C//DTD'>", "text", "html"),
        (b"<html lang=en>", "text", "html"),
        (b"<p>One</p>", None, "html"),
        (b"<p>One</p>", "text", "text"),
        (b"<!-- saved --><html>", "markdown", "markdown"),
        (b'<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', None, "feed"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a"?><feed xmlns="http://www.w3.org/2005/Atom">', "xml", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "html", "feed"),
        (b"<rss>", "text", "text"),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>', "xml", "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "xml", "html"),
        (b'<?xml version="1.0"?><invoice>', "xml", None),
        (b'<?xml version="1.0"?><invoice>', None, None),
        ("<html>".encode("utf-16"), None, "html"),
        ("Seoul".encode("utf-16-le"), None, "text"),
        ("Киев заявил".encode("cp1251"), None, "text"),
        ("Киев заявил".encode("utf-16"), "text", "text"),
        ("서울".encode("iso2022_kr"), None, "text"),
        (b"%PDF-1.7\n", "text", None),
        (b"\x89PNG\r\n\x1a\n", "html", None),
        (b"a\0b\0\0\0c", "text", None),
        (b"\x01\x02\x03\x04\x05 text", None, None),
    ],
)
def test_kind_of_content(head: bytes, declared: str | None, kind: str | None) -> None:
    assert kind_of_content(head, declared) == kind  # type: ignore[arg-type]


@given(st.text(st.characters(codec="utf-8", categories=("L", "P", "Z", "N")), min_size=1))
def test_text_is_not_binary(text: str) -> None:
    for charset in ("utf-8", "utf-16", "utf-32"):
        assert not is_binary(text.encode(charset))


@given(st.binary(max_size=300), st.sampled_from([None, "text", "html", "xml", "json", "feed"]))
def test_any_bytes_have_a_kind_or_none(head: bytes, declared: str | None) -> None:
    kind_of_content(head, declared)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ("Seoul".encode("utf-16"), "utf-16-le"),
        ("Seoul".encode("utf-16-be"), "utf-16-be"),
        ("Seoul".encode("utf-32"), "utf-32-le"),
        (b"Seoul", None),
        (b"", None),
        (b"\0\0\0\0\0\0", None),
    ],
)
def test_wide_charset(head: bytes, charset: str | None) -> None:
    assert wide_charset(head) == charset


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ('text/html; charset="UTF-8"', "UTF-8"),
        ("text/html;charset=windows-1251; x=y", "windows-1251"),
        ("text/html", None),
        (None, None),
    ],
)
def test_charset_of(content_type: str | None, charset: str | None) -> None:
    assert charset_of(content_type) == charset
