"""Feeds: RSS, RDF and Atom. Each entry is a page, from the feed itself where it carries the whole article."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit
from xml.sax import SAXParseException

import feedparser

from reportedly.model import Issue, Page
from reportedly.model.pages import MediaType
from reportedly.sources.kinds import without_mark
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable, source_issue
from reportedly.sources.streams import Source, read_whole

#: Fetches an address that a feed names.
FetchLink = Callable[[str], Iterator[Page | Issue]]
Record = Mapping[str, Any]

_TAG: Final = re.compile(r"<[^<>]*>")
_CDATA: Final = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.S)
_ELEMENT: Final = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
#: Feeds are some ten elements deep, and what HTML they hold unescaped some twenty more.
_MAX_DEPTH: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a feed says about one article; ``content`` is None where it gives a summary or nothing."""

    content: str | None
    media_type: MediaType
    link: str | None
    title: str | None
    published: str | None
    publisher: str | None
    declared_sources: tuple[str, ...]


def read_feed(source: Source, options: SourceOptions, *, fetch_link: FetchLink | None) -> Iterator[Page | Issue]:
    """Yield each entry of a feed in its order.

    An entry that carries its content gives a page of it (``#N``); of the others, those of a feed read from an address
    are fetched with ``fetch_link``, and those of a file become issues, since reading a file asks for no network. The
    feed's title is the publisher of entries on the feed's own site only, so that an aggregator is not taken for the
    outlet.
    """
    parsed = _parse(source, options)
    records = parsed.get("entries") or []
    if not parsed.get("version") and not records:
        raise Unreadable("broken_feed", "neither RSS nor Atom; there is nothing to read.")
    if not records:
        raise Unreadable("empty", "a feed without entries; there is nothing to read.")
    fetched: set[str] = set()
    for number, record in enumerate(records, start=1):
        entry = _read_entry(record, parsed.get("feed") or {}, source)
        origin = f"{source.origin}#{number}"
        if entry.content is not None:
            yield _content_page(source, entry, options, number)
        elif entry.link is None:
            yield source_issue(origin, "empty", "an entry without content or link; there is nothing to read.")
        elif fetch_link is None:
            yield source_issue(origin, "no_content", f"the feed gives a summary only; read {entry.link} itself.")
        elif entry.link not in fetched:
            fetched.add(entry.link)
            for item in fetch_link(entry.link):
                yield _with_entry(item, entry, options) if isinstance(item, Page) else item
    error = parsed.get("bozo_exception")
    if isinstance(error, SAXParseException):
        where = f"line {error.getLineNumber()} ({error.getMessage()})"
        yield source_issue(source.origin, "broken_feed", f"damaged at {where}; {len(records)} entries could be read.")


def _parse(source: Source, options: SourceOptions) -> Record:
    content = read_whole(source, options)
    if not content.strip():
        raise Unreadable("empty", "empty; there is nothing to read.")
    _check_depth(content)
    headers = {"content-type": source.content_type or "application/xml"}
    if source.charset and without_mark(content)[1] is None:
        headers["content-type"] = f"application/xml; charset={source.charset}"
    if source.url:
        headers["content-location"] = source.url
    try:
        # A stream, since feedparser takes a string for an address or a path; the extractor removes scripts itself.
        parsed: Record = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    except Exception as error:
        # Whatever a damaged feed does to the parser is a defect of that feed, and the other inputs go on.
        raise Unreadable("broken_feed", f"the feed cannot be parsed ({type(error).__name__}: {error}).") from None
    return parsed


def _check_depth(content: bytes) -> None:
    """Refuse a feed nested without end: the parser's time grows with the square of its depth."""
    depth = 0
    for close, alone in _ELEMENT.findall(_CDATA.sub(b"", content)):
        depth += 0 if alone else -1 if close else 1
        if depth > _MAX_DEPTH:
            raise Unreadable("broken_feed", f"elements nested more than {_MAX_DEPTH} deep; there is nothing to read.")


def _read_entry(record: Record, feed: Record, source: Source) -> _Entry:
    link = _text(record.get("link")) or None
    body = next((part for part in record.get("content") or () if _text(part.get("value"))), None)
    media_type: MediaType = "text/plain" if body is not None and body.get("type") == "text/plain" else "text/html"
    feed_title = _plain(feed, "title")
    home = _text(feed.get("link")) or source.url
    on_site = link is None or home is None or _same_site(link, home)
    return _Entry(
        content=_text(body.get("value")) if body is not None else None,
        media_type=media_type,
        link=link if link and link.partition(":")[0].lower() in ("http", "https") else None,
        title=_plain(record, "title"),
        published=_date_of(_text(record.get("published"))),
        publisher=feed_title if on_site else None,
        declared_sources=_declared_sources(record.get("source"), feed_title),
    )


def _content_page(source: Source, entry: _Entry, options: SourceOptions, number: int) -> Page:
    """Return the page of an entry's content; HTML is made a document of its own."""
    content = entry.content or ""
    if entry.media_type == "text/html":
        title = f"<title>{html.escape(entry.title)}</title>" if entry.title else ""
        head = f'<!doctype html><html><head><meta charset="utf-8">{title}</head>'
        content = f"{head}<body><article>\n{content}\n</article></body></html>"
    body = content.encode("utf-8", "replace")
    page = replace(source, url=entry.link).page(body, entry.media_type, options, number=number, charset="utf-8")
    return _with_entry(page, entry, options)


def _with_entry(page: Page, entry: _Entry, options: SourceOptions) -> Page:
    """Put what the feed says about an entry on its page; the user's flags stand."""
    return replace(
        page,
        title=entry.title,
        published=options.published or entry.published,
        publisher=options.publisher or entry.publisher,
        declared_sources=entry.declared_sources,
    )


def _declared_sources(origin: Record | None, feed_title: str | None) -> tuple[str, ...]:
    """Return what RSS's or Atom's ``source`` names: its title, else its host; not the feed itself."""
    if not origin:
        return ()
    name = _plain(origin, "title") or _host(_text(origin.get("href")) or _text(origin.get("link")))
    return (name,) if name and name != feed_title else ()


def _date_of(words: str | None) -> str | None:
    """Return the day an entry states, in the time zone it states it in; None where it cannot be read.

    >>> _date_of("Mon, 18 Nov 2024 00:30:00 +0200"), _date_of("2024-11-18T00:30:00Z"), _date_of("yesterday")
    ('2024-11-18', '2024-11-18', None)
    """
    if not words:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words.strip()).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _plain(record: Record, key: str) -> str | None:
    """Return a title without markup."""
    words = _text(record.get(key))
    detail = record.get(f"{key}_detail") or {}
    if words and detail.get("type") != "text/plain":
        words = html.unescape(_TAG.sub("", words))
    return " ".join(words.split()) or None if words else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _host(address: str | None) -> str | None:
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _same_site(first: str, second: str) -> bool:
    """Tell whether two addresses are on one host, or one's host lies under the other's."""
    one, other = _host(first), _host(second)
    if one is None or other is None:
        return False
    return f".{one}".endswith(f".{other}") or f".{other}".endswith(f".{one}")
