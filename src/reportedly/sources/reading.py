"""The way in: names the user gave become pages and issues, in order, each input opened when its turn comes."""

from __future__ import annotations

import io
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from reportedly.model import Issue, Page
from reportedly.sources.addresses import is_address
from reportedly.sources.documents import binary, read_document
from reportedly.sources.feeds import FetchLink, read_feed
from reportedly.sources.fetch import Fetcher
from reportedly.sources.files import list_files, open_file, origin_of
from reportedly.sources.json_records import read_json, read_json_lines
from reportedly.sources.kinds import (
    Declared,
    charset_of,
    is_binary,
    kind_of_content,
    kind_of_media_type,
    kind_of_name,
)
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable, issue_of, source_issue
from reportedly.sources.streams import Source, open_source
from reportedly.sources.warc import read_warc

Items = Iterator[Page | Issue]


def read_pages(inputs: Iterable[str], *, options: SourceOptions | None = None) -> Items:
    """Yield the pages of files, folders, addresses and standard input (``-``), in the order they are named.

    An input, or a record of one, that cannot be read becomes an issue in its place, and the rest is read; nothing about
    an input raises. Inputs are opened one at a time, and files of many records are held one record at a time.
    """
    options = options or SourceOptions()
    with Fetcher(options) as fetcher:
        for name in inputs:
            if name == "-":
                yield from _guard("-", _read_stdin(options))
            elif is_address(name):
                yield from _read_address(name, fetcher, options)
            else:
                yield from _read_path(name, options)


def count_pages(inputs: Iterable[str], *, options: SourceOptions | None = None, seconds: float = 5.0) -> int | None:
    """Count what :func:`read_pages` will yield, an address as one; None where that is unknown or takes too long."""
    names = list(inputs)
    if "-" in names:
        return None
    paths = [name for name in names if not is_address(name)]
    count, end = len(names) - len(paths), time.monotonic() + seconds
    for _ in read_pages(paths, options=options):
        count += 1
        if time.monotonic() > end:
            return None
    return count


def _read_path(name: str, options: SourceOptions) -> Items:
    if not name or not _can_be_path(name):
        origin = name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
        yield source_issue(origin, "missing", "not a path; name a file or folder.")
        return
    path = Path(name)
    origin = origin_of(path)
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield issue_of(origin, error)
        return
    if is_folder:
        yield from _read_folder(path, options)
    else:
        yield from _guard(origin, _read_file(path, options))


def _read_folder(folder: Path, options: SourceOptions) -> Items:
    for item in list_files(folder):
        if isinstance(item, Issue):
            yield item
        elif kind_of_name(item.name) is None:
            yield source_issue(origin_of(item), "unknown_type", "not a kind of file that is read; passed over.")
        else:
            yield from _guard(origin_of(item), _read_file(item, options))


def _read_file(path: Path, options: SourceOptions) -> Items:
    yield from _read_source(open_file(path, options), kind_of_name(path.name), options)


def _can_be_path(name: str) -> bool:
    """Tell whether the system takes a name at all: no zero byte, and nothing that its character set lacks."""
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def _read_stdin(options: SourceOptions) -> Items:
    stream = options.stdin or getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise Unreadable("missing", "there is no standard input.")
    yield from _read_source(open_source("-", stream, options, borrowed=True), None, options)


def _read_address(name: str, fetcher: Fetcher, options: SourceOptions, *, from_feed: bool = False) -> Items:
    # An issue is kept and shown; a password in the address is nobody's business there.
    origin = re.sub(r"(?<=://)[^/?#]*@", "", name)
    yield from _guard(origin, _fetch_address(name, fetcher, options, from_feed=from_feed))


def _fetch_address(name: str, fetcher: Fetcher, options: SourceOptions, *, from_feed: bool) -> Items:
    fetched = fetcher.fetch(name)
    if fetched is None:
        return
    file_name = PurePosixPath(urlsplit(fetched.url).path).name
    declared = kind_of_media_type(fetched.content_type, file_name)
    if declared == "other":
        raise Unreadable("unknown_type", f"the server says that it is {fetched.content_type}, which holds no article.")
    source = replace(
        open_source(fetched.asked, io.BytesIO(fetched.content), options, name=file_name),
        url=fetched.url,
        charset=charset_of(fetched.content_type),
        content_type=fetched.content_type,
    )

    def fetch_link(link: str) -> Items:
        return _read_address(link, fetcher, options, from_feed=True)

    yield from _read_source(source, declared, options, fetch_link=None if from_feed else fetch_link)


def _read_source(
    source: Source, declared: Declared | None, options: SourceOptions, *, fetch_link: FetchLink | None = None
) -> Items:
    """Read an opened source by its kind, and close it."""
    with source.stream:
        if not source.head and not source.stream.read(1):
            raise Unreadable("empty", "empty; there is nothing to read.")
        kind = kind_of_content(source.head, declared)
        if kind == "warc":
            yield from read_warc(source, options)
        elif kind == "jsonl":
            yield from read_json_lines(source, options)
        elif kind == "json":
            yield from read_json(source, options)
        elif kind == "feed":
            yield from read_feed(source, options, fetch_link=fetch_link)
        elif kind is not None:
            yield from read_document(source, kind, options)
        elif is_binary(source.head):
            raise binary(source.head)
        else:
            raise Unreadable("unknown_type", "XML that is neither a feed nor HTML; save it as text or HTML.")


def _guard(origin: str, items: Items) -> Items:
    """Pass items on; what makes an input unreadable from some point on becomes an issue there."""
    try:
        yield from items
    except (Unreadable, OSError) as error:
        yield issue_of(origin, error)
