"""Inputs built by hand: WARC records, HTTP responses, feeds."""

from __future__ import annotations

HTML = b"<html><head><title>T</title></head><body><p>Seoul said so.</p></body></html>"


def http_response(body: bytes, *, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP response; ``content_type`` and its like are headers."""
    headers = {"content_type": "text/html; charset=windows-1251", **headers}
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("ascii") + body


def warc_record(
    block: bytes,
    *,
    kind: str = "response",
    target: str = "https://example.org/a",
    content_type: str = "application/http; msgtype=response",
    date: str = "2024-11-18T10:00:00Z",
    length: int | None = None,
    extra: str = "",
) -> bytes:
    """A WARC 1.1 record; ``length`` is what it says of its block's length, where that is to be wrong."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:6d59a407-5cff-4526-bb48-dfe744e3cb95>\r\n"
        f"WARC-Date: {date}\r\nWARC-Target-URI: {target}\r\nContent-Type: {content_type}\r\n{extra}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode("ascii") + block + b"\r\n\r\n"


def rss(items: str, *, title: str = "Delta Ledger", link: str = "https://delta.example/") -> bytes:
    """An RSS 2.0 feed of the given items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>{link}</link>{items}</channel></rss>"
    ).encode()
