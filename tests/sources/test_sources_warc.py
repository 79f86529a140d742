"""WARC: records that hold HTML or text."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from source_samples import HTML, http_response, warc_record

from reportedly.model import Issue, Page
from reportedly.sources import SourceOptions, read_pages

Read = Callable[..., list[Page | Issue]]
Codes = Callable[..., list[str]]


def numbered(number: int) -> bytes:
    return warc_record(http_response(b"<p>Page %d" % number), target=f"https://example.org/{number}")


def targets(items: list[Page | Issue]) -> list[str]:
    """The last part of each page's address, or the issue's code."""
    return [item.code if isinstance(item, Issue) else str(item.url).rpartition("/")[2] for item in items]


def archive(*records: bytes, form: str) -> bytes:
    """Records as a plain file, one gzip member each, or one member for all."""
    if form == "members":
        return b"".join(gzip.compress(record) for record in records)
    whole = b"".join(records)
    return gzip.compress(whole) if form == "gzip" else whole


@pytest.mark.parametrize("form", ["plain", "members", "gzip"])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "noname"])
def test_every_record_is_a_page(read: Read, tmp_path: Path, form: str, name: str) -> None:
    info = warc_record(b"software: x\r\n", kind="warcinfo", content_type="application/warc-fields")
    request = warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request")
    path = tmp_path / name
    path.write_bytes(archive(info, request, numbered(1), request, numbered(2), form=form))
    first, second = read(path)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.content, first.media_type, first.charset) == (b"<p>Page 1", "text/html", "windows-1251")
    assert (first.url, first.retrieved) == ("https://example.org/1", "2024-11-18T10:00:00Z")
    assert (first.origin, second.origin) == (f"{path}#1", f"{path}#2")


def test_resource_and_conversion_records(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        warc_record(HTML, kind="resource", content_type="text/html; charset=koi8-r")
        + warc_record(b"Seoul said so.", kind="conversion", content_type="text/plain", date="not a date")
        + warc_record(b"Seoul", kind="resource", content_type="text/dns", target="dns:example.org")
    )
    page, text = read(path)
    assert isinstance(page, Page)
    assert isinstance(text, Page)
    assert (page.media_type, page.charset) == ("text/html", "koi8-r")
    assert (text.media_type, text.content, text.retrieved) == ("text/plain", b"Seoul said so.", None)


@pytest.mark.parametrize(
    ("block", "target"),
    [
        (http_response(b"\x89PNG\r\n\x1a\n", content_type="image/png"), "https://example.org/a.png"),
        (http_response(b"a{}", content_type="text/css"), "https://example.org/a.css"),
        (http_response(b'{"a": 1}', content_type="application/json"), "https://example.org/api"),
        (http_response(b"User-agent: *", content_type="text/plain"), "https://example.org/robots.txt"),
        (http_response(b"moved", status="301 Moved", location="/b"), "https://example.org/a"),
        (http_response(b"<rss version='2.0'>", content_type="application/rss+xml"), "https://example.org/feed"),
        (http_response(b"\0\0\0\1\2\3\xff\0\0\7", content_type="application/octet-stream"), "https://example.org/x"),
    ],
)
def test_other_media_are_passed_over(codes: Codes, tmp_path: Path, block: bytes, target: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc_record(block, target=target))
    assert codes(path) == []


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (http_response(gzip.compress(HTML), content_encoding="gzip"), HTML),
        (http_response(HTML, content_encoding="gzip"), HTML),
        (http_response(HTML, content_encoding="br"), HTML),
        (http_response(b"5\r\n<p>Se\r\n3\r\noul\r\n0\r\n\r\n", transfer_encoding="chunked"), b"<p>Seoul"),
        (http_response(HTML, transfer_encoding="chunked"), HTML),
        (http_response(HTML, content_type=""), HTML),
    ],
)
def test_encodings_are_undone(read: Read, tmp_path: Path, block: bytes, expected: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc_record(block))
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.content == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (warc_record(http_response(b"", status="200 OK")), ["empty"]),
        (warc_record(http_response(HTML, status="404 Not Found")), ["http_error"]),
        (warc_record(b"no response at all"), ["broken_warc"]),
        (warc_record(http_response(gzip.compress(HTML)[:-30], content_encoding="gzip") + b"\1" * 30), ["broken_warc"]),
        (warc_record(http_response(b"<p>" + b"x" * 30_000)), ["too_large"]),
        (warc_record(http_response(gzip.compress(b"x" * 999_999), content_encoding="gzip")), ["too_large"]),
        (warc_record(http_response(HTML, content_length="500")), ["page", "cut_short"]),
        (warc_record(http_response(HTML), extra="WARC-Truncated: length\r\n"), ["page", "cut_short"]),
    ],
)
def test_a_record_that_cannot_be_read_does_not_end_the_file(
    codes: Codes, tmp_path: Path, record: bytes, expected: list[str]
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(numbered(1) + record + numbered(2))
    assert codes(path, max_bytes=20_000) == ["page", *expected, "page"]


@pytest.mark.parametrize("form", ["plain", "members"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda record: record.replace(b"WARC/1.1", b"WORC/9.9", 1),
        lambda record: record.replace(b"Content-Length: ", b"Content-Length: 9", 1),
        lambda record: record.replace(b"Content-Length: ", b"Content-Length: -", 1),
        lambda record: b"garbage\r\n\r\n" + record[40:],
    ],
)
def test_reading_goes_on_behind_a_damaged_record(
    read: Read, tmp_path: Path, damage: Callable[[bytes], bytes], form: str
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(archive(numbered(1), damage(numbered(2)), numbered(3), numbered(4), form=form))
    assert targets(read(path)) == ["1", "broken_warc", "3", "4"]


def test_reading_goes_on_behind_a_damaged_member(read: Read, tmp_path: Path) -> None:
    members = [bytearray(gzip.compress(numbered(number))) for number in range(6)]
    for damaged in (2, 3):
        members[damaged][30:60] = b"\xff" * 30
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(members))
    assert targets(read(path)) == ["0", "1", "4", "5", "broken_gzip"]


@pytest.mark.parametrize("form", ["plain", "members", "gzip"])
@pytest.mark.parametrize("cut", [5, 40, 150])
def test_records_before_a_truncation_are_kept(read: Read, tmp_path: Path, form: str, cut: int) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(archive(numbered(1), numbered(2), numbered(3), form=form)[:-cut])
    found = targets(read(path))
    if form == "members":
        assert found == ["1", "2", *(["3"] if cut == 5 else []), "broken_gzip"]
    elif form == "plain":
        assert found == ["1", "2", "broken_warc"]
    else:
        assert found in ([*["1", "2", "3"][:kept], "broken_gzip"] for kept in range(4))


def test_a_short_length_loses_one_record_only(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(numbered(1) + warc_record(http_response(HTML), length=95) + numbered(3))
    found = targets(read(path))
    assert found[0] == "1"
    assert found[-1] == "3"
    assert "broken_warc" in found


def test_nothing_but_wrong_lengths_is_given_up(codes: Codes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(numbered(1) + warc_record(http_response(HTML), length=999_999) * 500)
    assert codes(path) == ["page", "broken_warc", "broken_warc"]


def test_not_a_warc_file(codes: Codes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"<p>Seoul")
    assert codes(path) == ["broken_warc"]


def test_standard_input_is_read_behind_damage_too(read: Read) -> None:
    data = numbered(1) + b"garbage\r\n\r\n" + numbered(2)
    assert targets(read("-", stdin=io.BytesIO(data))) == ["1", "broken_warc", "2"]
    assert targets(read("-", stdin=io.BytesIO(gzip.compress(numbered(1) + numbered(2))))) == ["1", "2"]


def test_each_record_has_the_users_flags(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(numbered(1))
    (page,) = read(path, publisher="Delta Ledger")
    assert isinstance(page, Page)
    assert page.publisher == "Delta Ledger"


@settings(deadline=None)
@given(st.data())
def test_damage_anywhere_never_raises(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["plain", "members", "gzip"]))
    content = bytearray(archive(*(numbered(number) for number in range(4)), form=form))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    list(read_pages(["-"], options=SourceOptions(stdin=io.BytesIO(bytes(content)))))


@pytest.mark.shared
def test_a_real_archive(read: Read, shared_data: Path) -> None:
    items = read(shared_data / "warc" / "sample.warc.gz")
    assert len(items) == 176
    assert all(isinstance(item, Page) and item.url and item.content for item in items)
