"""One page of HTML, Markdown or plain text."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.model import Issue, Page

Read = Callable[..., list[Page | Issue]]
Codes = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", b"Seoul said so.", "text/plain"),
        ("a.md", b"# Seoul", "text/markdown"),
        ("a.html", b"<p>Seoul", "text/html"),
        ("a.xhtml", b'<?xml version="1.0"?><html/>', "text/html"),
        ("a.xml", b'<?xml version="1.0"?><html/>', "text/html"),
        ("saved.txt", b"<!DOCTYPE html><p>Seoul", "text/html"),
        ("noname", b"Seoul said so.", "text/plain"),
        ("page.php", b"<html><p>Seoul", "text/html"),
        ("a.txt", "Сеул".encode("cp1251"), "text/plain"),
        ("a.txt", "Seoul".encode("utf-16"), "text/plain"),
    ],
)
@pytest.mark.parametrize("zipped", [False, True])
def test_a_file_is_one_page(
    read: Read, tmp_path: Path, name: str, content: bytes, media_type: str, zipped: bool
) -> None:
    path = tmp_path / (f"{name}.gz" if zipped else name)
    path.write_bytes(gzip.compress(content) if zipped else content)
    (page,) = read(path)
    assert isinstance(page, Page)
    assert (page.content, page.media_type, page.origin) == (content, media_type, str(path))
    assert page.charset is None


def test_gzip_is_told_by_its_content(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(gzip.compress(b"Seoul")))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.content == b"Seoul"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.html", b" \n\t", "empty"),
        ("a.txt.gz", gzip.compress(b""), "empty"),
        ("a.txt", b"Seoul\0 said" + b" so" * 500, "binary"),
        ("a.txt", b"text " * 2_000 + b"\0", "binary"),
        ("a.pdf", b"%PDF-1.7 \n", "binary"),
        ("a.html", b"PK\x03\x04 document", "binary"),
        ("a.bin", bytes(range(256)), "binary"),
        ("a.xml", b'<?xml version="1.0"?><invoice/>', "unknown_type"),
        ("a.html.gz", gzip.compress(b"<p>Seoul said so.")[:-9], "broken_gzip"),
        ("a.html.gz", b"\x1f\x8b\x08", "broken_gzip"),
        ("a.txt", b"x" * 20_001, "too_large"),
        ("a.txt.gz", gzip.compress(b"x" * 1_000_000), "too_large"),
        ("a.txt.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x")))), "refused"),
    ],
)
def test_what_is_no_page_is_one_issue(codes: Codes, tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert codes(path, max_bytes=20_000) == [code]


def test_a_stray_zero_byte_is_left_out_of_html(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>Seoul\0 said so." + b" And more." * 50)
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.content.startswith(b"<p>Seoul said")


def test_the_users_flags_stand_on_the_page(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Seoul said so.")
    (page,) = read(path, publisher="Delta Ledger", published="2024-11-18", url="https://delta.example/a")
    assert isinstance(page, Page)
    assert (page.publisher, page.published, page.url) == ("Delta Ledger", "2024-11-18", "https://delta.example/a")
