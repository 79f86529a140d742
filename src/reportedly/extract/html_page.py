"""HTML pages: the article's body by trafilatura and our trimming, its metadata from the markup."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from reportedly.extract.blocks import clean_line, is_prose
from reportedly.extract.credits import find_credits, source_name
from reportedly.extract.furniture import SOURCE_LINE
from reportedly.extract.heading import read_heading
from reportedly.extract.html_byline import find_byline
from reportedly.extract.html_lines import iter_lines
from reportedly.extract.html_metadata import Metadata, guess_date, read_metadata
from reportedly.extract.html_tree import (
    element_text,
    parse_html,
    prune_boxes,
    prune_link_lines,
    stands_aside,
)
from reportedly.extract.notices import find_notices
from reportedly.extract.outlets import domain_of, own_names, same_site, unique_sources
from reportedly.extract.plain_text import Reading
from reportedly.extract.trimming import trim_blocks
from reportedly.model import Page

# trafilatura reports what it discards on its logger, which prints where a program sets up none.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_CREDIT_OPENING = re.compile(
    r"[\[(*]?(?:original(?:ly)?\b|source|via\b|this (?:article|story|piece|post|report|content)\b|first published|"
    r"re-?published|"
    r"with (?:inputs?|files|reporting|additional|agency)|additional reporting|reuters|associated press|the "
    r"associated press|afp\b|"
    r"correct(?:ion|ed)|clarif|retract|editor|update|an earlier|read the original)",
    re.I,
)
_SOURCE_LEAD = re.compile(r"\W*(?:original(?:ly)? |article |story )?(?:source|via)\b", re.I)
_CACHES = (
    "ampproject.org",
    "archive.org",
    "archive.ph",
    "archive.today",
    "googleusercontent.com",
    "translate.goog",
    "google.com",
)


def read_html(markup: str, page: Page) -> Reading | None:
    """Read an HTML page; None where no article is in it. Raises :class:`~reportedly.extract.html_tree.TooLarge`."""
    tree = parse_html(markup)
    if tree is None:
        return None
    metadata = read_metadata(tree, url=page.url, retrieved=page.retrieved)
    outlets = own_names(metadata.publisher or page.publisher, page.url or metadata.url)
    lines = _credit_lines(tree, domain_of(page.url or metadata.url or ""))
    byline = find_byline(tree, metadata, outlets=outlets)
    guessed = None if metadata.published else guess_date(tree, url=page.url)
    published = metadata.published or (guessed if guessed != metadata.modified else None)
    prune_boxes(tree)
    prune_link_lines(tree)
    blocks = _body_blocks(tree)
    heading = read_heading(blocks, title=metadata.title or page.title, outlets=outlets)
    trimmed = trim_blocks(heading.rest, byline=byline or heading.byline, outlets=outlets)
    if not any(map(is_prose, trimmed.kept)) and not _is_flash(trimmed.kept, metadata):
        return None
    text = "\n\n".join(trimmed.kept)
    page_lines = [lines.get(block, block) for block in heading.rest]
    page_lines += [line for shown, line in lines.items() if shown not in heading.rest]
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
        declared_sources=_declared_sources(page_lines, metadata, page, outlets=outlets),
        notices=find_notices(page_lines, text),
    )


def _body_blocks(tree: HtmlElement) -> list[str]:
    """Return the blocks of the article's body, or of the page's paragraphs where trafilatura finds none."""
    try:
        document = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    except Exception:  # a defect of the extractor on odd markup must not lose the page
        document = None
    if isinstance(document, Document) and document.text:
        lines = document.text.split("\n")
    else:
        lines = [element_text(p) for p in tree.iter("p") if not stands_aside(p)]
    blocks = [re.sub(r"^(?:- |• )", "", clean_line(line)) for line in lines]
    return [block for block in blocks if block and not re.fullmatch(r"[|\s-]+", block)]


def _is_flash(blocks: tuple[str, ...], metadata: Metadata) -> bool:
    """Tell whether a few words are all of an article: a flash, on a page that says it is an article."""
    says_article = bool(metadata.linked.headline or "article" in metadata.meta.get("og:type", []))
    return says_article and sum(len(block.split()) for block in blocks) >= 8


def _credit_lines(tree: HtmlElement, own_domain: str | None) -> dict[str, str]:
    """Return the page's lines that may declare a source or carry a notice.

    They go from the line as shown to the line with a source's link given as its domain.
    """
    lines: dict[str, str] = {}
    for found_line in iter_lines(tree, _CREDIT_OPENING):
        element = found_line.element
        if stands_aside(element) or any(
            ancestor.tag in ("figure", "figcaption") for ancestor in element.iterancestors()
        ):
            continue
        line = shown = clean_line(found_line.text)
        if _SOURCE_LEAD.match(line) and len(line) <= 240:
            if not line.lower().startswith("original") and not _stands_late(element, tree):
                continue
            hrefs = [domain_of(href) for href in found_line.links]
            external = next((href for href in hrefs if href and not (own_domain and same_site(href, own_domain))), None)
            found = SOURCE_LINE.fullmatch(line)
            if external and (found or len(line.split()) <= 6):
                line = f"{found['label'] if found else 'Source'}: {external}"
        lines.setdefault(shown, line)
    return lines


def _stands_late(element: HtmlElement, tree: HtmlElement) -> bool:
    """Tell whether an element stands behind two thirds of the page's paragraphs.

    A source line earlier in the text gives the source of a figure or a quotation there.
    """
    before = behind = 0
    passed = False
    for node in tree.iter():
        passed = passed or node is element
        if node.tag == "p" and node is not element and len(node.text_content()) > 80:
            before, behind = before + (not passed), behind + passed
    return before >= 2 * behind


def _declared_sources(lines: list[str], metadata: Metadata, page: Page, *, outlets: Sequence[str]) -> tuple[str, ...]:
    read_at = domain_of(page.url or metadata.url or "")
    based_on = [domain for link in metadata.linked.based_on if (domain := domain_of(link) or source_name(link))]
    named = (metadata.canonical_url, *metadata.meta.get("syndication-source", []))
    elsewhere = [
        domain
        for domain in map(domain_of, named)
        if domain
        and read_at
        and not same_site(domain, read_at)
        and not read_at.endswith(_CACHES)
        and not domain.endswith(_CACHES)
    ]
    based_on = [domain for domain in based_on if not ("." in domain and read_at and same_site(domain, read_at))]
    credits = find_credits(lines, outlets=outlets)
    return unique_sources((*elsewhere, *based_on, *credits), outlets=outlets)
