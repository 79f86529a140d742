"""What a page's markup says of its article: title, publisher, dates, language, addresses."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urljoin

from htmldate import find_date
from lxml.html import HtmlElement

from reportedly.extract.blocks import clean_line
from reportedly.extract.dates import date_in_url, is_future, parse_date, read_date_line
from reportedly.extract.html_tree import element_text, names_of, stands_aside
from reportedly.extract.linked_data import LinkedData, read_linked_data
from reportedly.extract.outlets import domain_of, fold

# htmldate reports pages without a date on its logger, which prints where a program sets up none.
logging.getLogger("htmldate").addHandler(logging.NullHandler())

_PUBLISHED_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "article:published",
    "publish-date", "publishdate", "publish_date", "published_time", "published-date", "pubdate", "sailthru.date",
    "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date",
    "dcterms.date", "date", "article.published", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate", "ptime",
)  # fmt: skip
_MODIFIED_KEYS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dates|published|publish|pubdate|posted|timestamp|dateline|entry-date|post-date|time)", re.I
)
_MODIFIED_CLASS = re.compile(r"updated|modified|edited", re.I)
#: A page with more dates than this lists other articles; the article's own stands before them.
_MOST_DATES = 60
_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • ")


@dataclass(slots=True)
class Metadata:
    """A page's own statements, checked; None where it makes none."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    linked: LinkedData = field(default_factory=LinkedData)
    meta: dict[str, list[str]] = field(default_factory=dict)


def read_metadata(tree: HtmlElement, *, url: str | None = None, retrieved: str | None = None) -> Metadata:
    """Read a page's metadata; ``url`` is where it was read, ``retrieved`` when."""
    linked = read_linked_data(_scripts(tree))
    meta = _read_meta(tree)
    own_url = _address(_first(meta, "og:url") or linked.url, url)
    canonical = _address(next((link.get("href") for link in tree.iter("link") if _is_canonical(link)), None), url)
    publisher = (
        _first(meta, "og:site_name")
        or linked.publisher
        or _first(meta, "application-name", "dc.publisher", "publisher")
    )
    metadata = Metadata(linked=linked, meta=meta, url=own_url, canonical_url=canonical or own_url)
    metadata.publisher = _site_name(publisher)
    metadata.title = _find_title(tree, metadata)
    metadata.language = (
        tree.get("lang") or tree.get("xml:lang") or _first(meta, "content-language", "language") or linked.language
    )
    dates = _usable(_published_dates(tree, metadata, url or own_url), retrieved)
    metadata.published = dates
    metadata.modified = _usable(_modified_dates(metadata), retrieved)
    return metadata


def _site_name(name: str | None) -> str | None:
    """Return a publisher's name without the tagline behind a bar; None for an address."""
    if not name or "://" in name:
        return None
    return clean_line(re.split(r"\s+[|]\s+", name)[0]).lstrip("@")[:120] or None


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.text and "ld+json" in (script.get("type") or "").lower():
            yield script.text


def _read_meta(tree: HtmlElement) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if key and content and content.strip():
            meta.setdefault(key.strip().lower(), []).append(content.strip())
    return meta


def _first(meta: dict[str, list[str]], *keys: str) -> str | None:
    return next((meta[key][0] for key in keys if key in meta), None)


def _is_canonical(link: HtmlElement) -> bool:
    return "canonical" in (link.get("rel") or "").lower().split() and bool(link.get("href"))


def _address(href: str | None, base: str | None) -> str | None:
    """Return an absolute http(s) address, or None."""
    if not href:
        return None
    try:
        address = urljoin(base, href.strip()) if base else href.strip()
    except ValueError:
        return None
    return address if re.match(r"https?://", address, re.I) and domain_of(address) else None


def _find_title(tree: HtmlElement, metadata: Metadata) -> str | None:
    """Return the headline; a site's name behind it is cut off."""
    headings = [text for h1 in tree.iter("h1") if (text := element_text(h1)) and not stands_aside(h1)]
    page_title = next((element_text(title) for title in tree.iter("title")), "")
    candidates = [
        _first(metadata.meta, "og:title"),
        metadata.linked.headline,
        headings[0] if len(headings) == 1 else None,
        _first(metadata.meta, "twitter:title", "title"),
        page_title,
        headings[0] if headings else None,
    ]
    for candidate in candidates:
        title = _cut_site_name(clean_line(candidate or ""), metadata, headings)
        if title:
            return title[:500]
    return None


def _cut_site_name(title: str, metadata: Metadata, headings: list[str]) -> str:
    for separator in _SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if not found:
            continue
        site = fold(metadata.publisher or "")
        domain = fold((domain_of(metadata.canonical_url or "") or "").split(".")[0])
        squeezed = fold(tail).replace(" ", "")
        if (
            (site and fold(tail) in (site, f"the {site}"))
            or (domain and squeezed in (domain, f"the{domain}"))
            or head in headings
        ):
            return head.strip()
    return title if fold(title) != fold(metadata.publisher or "") else ""


def _usable(dates: Iterator[str], retrieved: str | None) -> str | None:
    """Return the first date that is not in the future, or else the first."""
    first = None
    for date in dates:
        if not is_future(date, retrieved=retrieved):
            return date
        first = first or date
    return first


def _published_dates(tree: HtmlElement, metadata: Metadata, url: str | None) -> Iterator[str]:
    """Yield publication dates from the most to the least certain place."""
    written = [metadata.linked.published, *(value for key in _PUBLISHED_KEYS for value in metadata.meta.get(key, []))]
    for value in written:
        if value and (date := parse_date(value)):
            yield date
    yield from _marked_dates(tree)
    if date := date_in_url(url) or date_in_url(metadata.canonical_url):
        yield date
    yield from _visible_dates(tree)


def _marked_dates(tree: HtmlElement) -> Iterator[str]:
    """Yield dates that the markup calls the publication's, then those of ``<time>`` beside the headline."""
    for element in tree.iterfind(".//*[@itemprop]"):
        if (element.get("itemprop") or "").lower() != "datepublished" or stands_aside(element):
            continue
        if date := parse_date(element.get("datetime") or element.get("content") or element_text(element)):
            yield date
    for time in islice(tree.iter("time"), _MOST_DATES):
        parent = time.getparent()
        names = f"{names_of(time)} {names_of(parent) if parent is not None else ''}"
        if stands_aside(time) or (_MODIFIED_CLASS.search(names) and "published" not in names):
            continue
        if (time.get("pubdate") is not None or "published" in names or _is_near_headline(time)) and (
            date := parse_date(time.get("datetime") or element_text(time))
        ):
            yield date


def _is_near_headline(element: HtmlElement) -> bool:
    """Tell whether an element shares a container of at most four levels up with the page's headline."""
    container = element
    for _ in range(4):
        parent = container.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return False
        container = parent
        if next(container.iter("h1"), None) is not None:
            return True
    return False


def _visible_dates(tree: HtmlElement) -> Iterator[str]:
    """Yield dates shown near the headline in elements that call themselves a date."""
    dated_elements = (
        element
        for element in tree.iter("span", "div", "p", "li", "small", "em", "abbr", "font", "td")
        if _DATE_CLASS.search(names_of(element)) and not _MODIFIED_CLASS.search(names_of(element))
    )
    for element in islice(dated_elements, _MOST_DATES):
        text = element_text(element)[:120]
        dated = read_date_line(text)
        if dated and dated[0] and not dated[1] and not stands_aside(element) and _is_near_headline(element):
            yield dated[0]


def _modified_dates(metadata: Metadata) -> Iterator[str]:
    for value in (metadata.linked.modified, *(value for key in _MODIFIED_KEYS for value in metadata.meta.get(key, []))):
        if value and (date := parse_date(value)):
            yield date


def guess_date(tree: HtmlElement, *, url: str | None) -> str | None:
    """Return htmldate's finding without its search over free text, which takes dates out of the story or a footer."""
    try:
        return find_date(tree, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
