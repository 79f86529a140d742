"""WARC: web archives (ISO 28500). Response, resource and conversion records that hold HTML or plain text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from reportedly.model import Issue, Page
from reportedly.sources.documents import MEDIA_TYPES, DocumentKind, check_document
from reportedly.sources.gunzip import MAGIC
from reportedly.sources.kinds import charset_of, kind_of_content, kind_of_media_type
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable, source_issue
from reportedly.sources.streams import HEAD, Source, too_large

_TYPES: Final = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_DOCUMENTS: Final[dict[str | None, DocumentKind]] = {"html": "html", "text": "text", "markdown": "markdown"}
_SCAN: Final = 1 << 20
_NEXT_PLAIN: Final = re.compile(rb"(?<=\n)WARC/1\.[01]\r?\n")
_NEXT_MEMBER: Final = re.compile(re.escape(MAGIC))
#: The shortest stretch that shows what a gzip member opens with.
_MEMBER_HEAD: Final = 512


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
    other media are passed over. A damaged record becomes an issue, and reading goes on at the next one where the source
    is a file. A record that was cut short when it was fetched gives what there is, and an issue. One is held at a time.
    """
    if not source.head.startswith(b"WARC/"):
        raise Unreadable("broken_warc", "not a WARC file: it does not begin with WARC/1.0 or WARC/1.1.")
    stream: Any = source.file or source.stream
    start: int | None = 0
    number, reported = 0, False
    while start is not None:
        position = start
        if source.file is not None:
            source.file.seek(start)
        try:
            for record in ArchiveIterator(stream, record_types=_TYPES, parse_http=False):
                number += 1
                position, reported = record.stream_pos, False
                yield from _read_record(source, record, number, options)
            return
        except (OSError, ValueError) as error:
            problem = error
        if not reported:
            yield source_issue(source.origin, "broken_warc", f"damaged after record {number} ({problem}).")
        reported = True
        start = None if source.file is None else _next_record(source.file, position)


def _read_record(source: Source, record: WarcRecord, number: int, options: SourceOptions) -> Iterator[Page | Issue]:
    origin = f"{source.origin}#{number}"
    target = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    block = record.reader.read(options.max_bytes + 1)
    try:
        payload = _payload(record, block, options)
        kind = _document_kind(payload, target)
        if kind is None or payload.status in range(300, 400):
            return
        if payload.status is not None and payload.status >= 400:
            raise Unreadable("http_error", f"the server answered {payload.status} for {target}; there is no article.")
        if max(len(block), len(payload.content)) > options.max_bytes:
            raise too_large(options)
        if len(block) < record.content_length or b"\r\n\r\nWARC/1." in block:
            raise Unreadable("broken_warc", f"the record of {target} is not as long as it says; it is left out.")
        content = check_document(payload.content, kind)
    except Unreadable as problem:
        yield source_issue(origin, problem.code, problem.message)
        return
    fetched = replace(source, url=target, retrieved=_date_of(record), charset=charset_of(payload.content_type))
    yield fetched.page(content, MEDIA_TYPES[kind], options, number=number)
    cut = record.headers.get("WARC-Truncated") or payload.cut
    if cut:
        yield source_issue(
            origin, "cut_short", f"the record of {target} was cut short ({cut}); what is there was read."
        )


def _payload(record: WarcRecord, block: bytes, options: SourceOptions) -> _Payload:
    """Take the HTTP response, where the record holds one, apart."""
    content_type = record.headers.get("Content-Type")
    if record.record_type != WarcRecordType.response or not (content_type or "").startswith("application/http"):
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


def _decode_response(block: bytes, options: SourceOptions) -> tuple[WarcRecord, bytes]:
    """Parse an HTTP response and undo its encodings.

    Some archivers store the payload decoded under the original headers; it is then taken as it stands.
    """
    try:
        response = _parse_response(block, "all")
        return response, response.reader.read(options.max_bytes + 1)
    except OSError:
        response = _parse_response(block, "none")
        content = response.reader.read(options.max_bytes + 1)
        if kind_of_content(content[:HEAD]) is None:
            raise Unreadable("broken_warc", "the record's content encoding is damaged; it is left out.") from None
        return response, content


def _parse_response(block: bytes, decode: Any) -> WarcRecord:
    response = WarcRecord()
    response.init_headers(WarcRecordType.response)
    response.set_bytes_content(block)
    response.is_http = True
    response.parse_http(decode)
    return response


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


def _date_of(record: WarcRecord) -> str | None:
    date = record.record_date
    return date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if date else None


def _next_record(file: BinaryIO, after: int) -> int | None:
    """Return where the first record behind ``after`` begins in the file, None where there is none."""
    file.seek(0)
    pattern = _NEXT_MEMBER if file.read(len(MAGIC)) == MAGIC else _NEXT_PLAIN
    # Each window overlaps the next, so that no start is missed at an edge.
    position = after + 1
    while True:
        file.seek(position - 1)
        window = file.read(_SCAN + _MEMBER_HEAD)
        for match in pattern.finditer(window, 1):
            if pattern is _NEXT_PLAIN or _opens_record(window[match.start() :]):
                return position - 1 + match.start()
        if len(window) < _SCAN + _MEMBER_HEAD:
            return None
        position += _SCAN


def _opens_record(member: bytes) -> bool:
    """Tell whether a gzip member's first bytes are a WARC record's."""
    try:
        return zlib.decompressobj(wbits=31).decompress(member[:_MEMBER_HEAD], 5) == b"WARC/"
    except zlib.error:
        return False
