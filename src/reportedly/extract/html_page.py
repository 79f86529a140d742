"""HTML pages: the article's body by trafilatura and our trimming, its metadata from the markup."""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml.html import HtmlElement

from reportedly.extract.blocks import clean_line, is_prose
from reportedly.extract.byline import fold
from reportedly.extract.credits import domain_of, find_credits, source_name, unique_sources
from reportedly.extract.furniture import SOURCE_LINE
from reportedly.extract.heading import read_heading
from reportedly.extract.html_byline import find_byline
from reportedly.extract.html_metadata import Metadata, guess_date, read_metadata
from reportedly.extract.html_tree import element_text, iter_lines, parse_html, prune_boxes, stands_aside
from reportedly.extract.notices import find_notices
from reportedly.extract.plain_text import Reading
from reportedly.extract.trimming import trim_blocks
from reportedly.model import Page

# trafilatura reports what it discards on its logger, which prints where a program sets up none.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_CREDIT_OPENING = re.compile(
    r"\s*[\[(*]?\s*(?:original(?:ly)?\b|source|via\b|this (?:article|story|piece|post|report|content)\b|first published|re-?published|"
    r"with (?:inputs?|files|reporting|additional|agency)|additional reporting|reuters|associated press|the associated press|afp\b|"
    r"correct(?:ion|ed)|clarif|retract|editor|update|an earlier|read the original)",
    re.I,
)
_CACHES = (
    "ampproject.org",
    "archive.org",
    "archive.ph",
    "archive.today",
    "googleusercontent.com",
    "translate.goog",
    "google.com",
)
#: Second-level names under which countries register domains: "example.co.uk" is a site, "co.uk" is none.
_SECOND_LEVEL = frozenset("co com org net gov ac edu or ne go gob gouv".split())


def read_html(markup: str, page: Page) -> Reading | None:
    """Read an HTML page; None where no article is in it. Raises :class:`~reportedly.extract.html_tree.TooLarge`."""
    tree = parse_html(markup)
    if tree is None:
        return None
    metadata = read_metadata(tree, url=page.url, retrieved=page.retrieved)
    outlet = metadata.publisher or page.publisher or domain_of(page.url or metadata.canonical_url or "")
    lines = _credit_lines(tree, domain_of(page.url or metadata.url or ""))
    byline = find_byline(tree, metadata, outlet=outlet)
    published = metadata.published or guess_date(tree, url=page.url)
    prune_boxes(tree)
    blocks = _body_blocks(tree)
    heading = read_heading(blocks, title=metadata.title or page.title, outlet=outlet)
    trimmed = trim_blocks(heading.rest, byline=byline or heading.byline, outlet=outlet)
    if not any(map(is_prose, trimmed.kept)) and not _is_flash(trimmed.kept, metadata):
        return None
    text = "\n\n".join(trimmed.kept)
    page_lines = [*heading.rest, *(line for line in lines if line not in heading.rest)]
    return Reading(
        text=text,
        title=heading.title,
        byline=byline or heading.byline or trimmed.author,
        published=published or heading.published,
        modified=metadata.modified,
        publisher=metadata.publisher,
        url=metadata.url,
        canonical_url=metadata.canonical_url,
        language=metadata.language,
        declared_sources=_declared_sources(page_lines, metadata, page, outlet=outlet),
        notices=find_notices(page_lines, text),
    )


def _body_blocks(tree: HtmlElement) -> list[str]:
    """Return the blocks of the article's body, or of the page's paragraphs where trafilatura finds none."""
    paragraphs = [clean_line(element_text(p)) for p in tree.iter("p") if not stands_aside(p)]
    try:
        document = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    except Exception:  # a defect of the extractor on odd markup must not lose the page
        document = None
    lines = (document.text or "").split("\n") if document is not None else paragraphs
    blocks = [re.sub(r"^(?:- |• )", "", clean_line(line)) for line in lines]
    return [block for block in blocks if block and not re.fullmatch(r"[|\s-]+", block)]


def _is_flash(blocks: tuple[str, ...], metadata: Metadata) -> bool:
    """Tell whether a few words are all of an article: a flash, on a page that says it is an article."""
    says_article = bool(metadata.linked.headline or "article" in metadata.meta.get("og:type", []))
    return says_article and sum(len(block.split()) for block in blocks) >= 8


def _credit_lines(tree: HtmlElement, own_domain: str | None) -> list[str]:
    """Return the page's lines that may declare a source or carry a notice; a source line's link stands in for its words."""
    lines: list[str] = []
    for line, element in iter_lines(tree, _CREDIT_OPENING):
        if stands_aside(element) or any(
            ancestor.tag in ("figure", "figcaption") for ancestor in element.iterancestors()
        ):
            continue
        line = clean_line(line)
        if re.match(r"\W*(?:original(?:ly)? |article |story )?(?:source|via)\b", line, re.I) and len(line) <= 240:
            hrefs = [domain_of(link.get("href") or "") for link in element.iter("a")]
            external = next((href for href in hrefs if href and not same_site(href, own_domain)), None)
            found = SOURCE_LINE.fullmatch(line)
            if external and (found or len(line.split()) <= 6):
                line = f"{found['label'] if found else 'Source'}: {external}"
        lines.append(line)
    return list(dict.fromkeys(lines))


def same_site(first: str | None, second: str | None) -> bool:
    """Tell whether two domains belong to one site ("m.example.co.uk", "example.co.uk"); unknown ones count as one."""
    if not first or not second:
        return True
    return _site(first) == _site(second)


def _site(domain: str) -> str:
    labels = domain.split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


def _declared_sources(lines: list[str], metadata: Metadata, page: Page, *, outlet: str | None) -> tuple[str, ...]:
    read_at = domain_of(page.url or metadata.url or "")
    based_on = [domain for link in metadata.linked.based_on if (domain := domain_of(link) or source_name(link))]
    canonical = domain_of(metadata.canonical_url or "")
    elsewhere = []
    if (
        canonical
        and read_at
        and not same_site(canonical, read_at)
        and not read_at.endswith(_CACHES)
        and not canonical.endswith(_CACHES)
    ):
        elsewhere.append(canonical)
    based_on = [domain for domain in based_on if not ("." in domain and read_at and same_site(domain, read_at))]
    credits = [credit for credit in find_credits(lines, outlet=outlet) if fold(credit) != fold(read_at or "")]
    return unique_sources((*elsewhere, *based_on, *credits), outlet=outlet)
