"""WARC: web archives (ISO 28500). Response, resource and conversion records that hold HTML or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Literal
from urllib.parse import urlsplit

from fastwarc.warc import WarcRecord, WarcRecordType

from reportedly.model import Issue, Page
from reportedly.sources.content_encoding import decode_content, list_encodings
from reportedly.sources.documents import MEDIA_TYPES, DocumentKind, check_document
from reportedly.sources.gunzip import MAGIC
from reportedly.sources.kinds import charset_of, kind_of_content, kind_of_media_type
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable, source_issue
from reportedly.sources.streams import HEAD, Source, too_large
from reportedly.sources.warc_records import Damage, WarcBlock, read_records

#: An HTTP response and its content.
_Response = tuple[WarcRecord, bytes]

_TYPES: Final = frozenset({"response", "resource", "conversion"})
_DOCUMENTS: Final[dict[str | None, DocumentKind]] = {"html": "html", "text": "text", "markdown": "markdown"}


@dataclass(frozen=True, slots=True)
class _Payload:
    """What a record holds, its transfer and content encodings undone; ``cut`` says why it is not all there, if so."""

    content: bytes
    content_type: str | None
    status: int | None = None
    cut: str | None = None


def read_warc(source: Source, options: SourceOptions) -> Iterator[Page | Issue]:
    """Yield a page for every record that holds HTML or text, ``#N`` counting response, resource and conversion records.

    ``url`` is the record's target, ``retrieved`` its date. Requests, metadata, revisits, redirects, images, scripts and
    other media are passed over. A damaged record becomes an issue, and reading goes on at the next one. A record that
    was cut short when it was fetched gives what there is, and an issue. One record is held at a time.
    """
    number = 0
    for record in read_records(source.stream, max_bytes=options.max_bytes):
        if isinstance(record, Damage):
            yield source_issue(source.origin, "broken_warc", f"damaged behind record {number}: {record.reason}.")
        elif record.headers.get("warc-type", "").lower() in _TYPES:
            number += 1
            yield from _read_record(source, record, number, options)


def _read_record(source: Source, record: WarcBlock, number: int, options: SourceOptions) -> Iterator[Page | Issue]:
    origin = f"{source.origin}#{number}"
    target = record.headers.get("warc-target-uri", "").strip("<> ") or None
    try:
        payload = _payload(record, options)
        kind = _document_kind(payload, target)
        if kind is None or payload.status in range(300, 400):
            return
        if payload.status is not None and payload.status >= 400:
            raise Unreadable("http_error", f"the server answered {payload.status} for {target}; there is no article.")
        if max(len(record.block), len(payload.content)) > options.max_bytes:
            raise too_large(options)
        content = check_document(payload.content, kind)
    except Unreadable as problem:
        yield source_issue(origin, problem.code, problem.message)
        return
    date, charset = _date_of(record), charset_of(payload.content_type)
    fetched = replace(source, url=target, retrieved=date, charset=charset)
    yield fetched.page(content, MEDIA_TYPES[kind], options, number=number)
    cut = record.headers.get("warc-truncated") or payload.cut
    if cut:
        yield source_issue(origin, "cut_short", f"{target} was cut short ({cut}); what is there was read.")


def _payload(record: WarcBlock, options: SourceOptions) -> _Payload:
    """Take the HTTP response, where the record holds one, apart."""
    block, content_type = record.block, record.headers.get("content-type")
    if record.headers["warc-type"].lower() != "response" or not (content_type or "").startswith("application/http"):
        return _Payload(block, content_type)
    response, content = _decode_response(block, options)
    headers = response.http_headers
    if headers is None or headers.status_code is None:
        raise Unreadable("broken_warc", "the record holds no HTTP response; it is left out.")
    length = headers.get("Content-Length", "") or ""
    encoded = headers.get("Content-Encoding") or headers.get("Transfer-Encoding")
    cut = None
    if not encoded and length.isdecimal() and len(content) < int(length) and len(block) <= options.max_bytes:
        cut = f"{len(content):,} of {int(length):,} bytes"
    return _Payload(content, headers.get("Content-Type"), headers.status_code, cut)


def _decode_response(block: bytes, options: SourceOptions) -> _Response:
    """Parse an HTTP response and undo its encodings.

    Some archivers store the payload decoded under the original headers; it is then taken as it stands.
    """
    response, content = _parse_response(block, "transfer", options)
    header = (response.http_headers.get("Content-Encoding") if response.http_headers else None) or ""
    try:
        if set(list_encodings(header)) <= {"gzip", "x-gzip", "deflate"}:
            return response, decode_content(content, header, options.max_bytes)
        return _parse_response(block, "all", options)
    except (Unreadable, OSError) as error:
        if isinstance(error, Unreadable) and error.code != "broken_gzip":
            raise
    if content.startswith(MAGIC) or kind_of_content(content[:HEAD]) is None:
        raise Unreadable("broken_warc", "the record's content encoding is damaged; it is left out.")
    return response, content


def _parse_response(block: bytes, decode: Literal["none", "transfer", "all"], options: SourceOptions) -> _Response:
    """Return the parsed response and what it holds; a block that is not chunked as it says is taken as it is."""
    response = WarcRecord()
    response.init_headers(WarcRecordType.response)
    response.set_bytes_content(block)
    response.is_http = True
    try:
        response.parse_http(decode)
        return response, response.reader.read(options.max_bytes + 1)
    except OSError:
        if decode != "transfer":
            raise
        return _parse_response(block, "none", options)


def _document_kind(payload: _Payload, target: str | None) -> DocumentKind | None:
    """Tell which document a record holds; None for a record of other media, which is passed over."""
    path = _path_of(target)
    if path == "/robots.txt":
        return None
    declared = kind_of_media_type(payload.content_type, path)
    if declared == "other":
        return None
    if declared in _DOCUMENTS:
        return _DOCUMENTS[declared]
    return _DOCUMENTS.get(kind_of_content(payload.content[:HEAD], declared))


def _path_of(target: str | None) -> str:
    try:
        return urlsplit(target or "").path
    except ValueError:
        return ""


def _date_of(record: WarcBlock) -> str | None:
    try:
        date = datetime.fromisoformat(record.headers.get("warc-date", ""))
    except ValueError:
        return None
    # WARC dates are in UTC, whether they say so or not.
    date = date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    return date.strftime("%Y-%m-%dT%H:%M:%SZ")
