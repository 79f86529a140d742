"""From a page to an article: decode, read by kind, fill in what the transport and the user say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportedly.extract.blocks import split_blocks
from reportedly.extract.credits import find_credits
from reportedly.extract.dates import is_future, parse_date
from reportedly.extract.decode import Decoded, decode_bytes
from reportedly.extract.html_page import read_html
from reportedly.extract.html_tree import TooLarge
from reportedly.extract.identity import derive_id
from reportedly.extract.json_article import Problem, read_json_article
from reportedly.extract.language import find_language
from reportedly.extract.markdown import read_markdown
from reportedly.extract.notices import find_notices
from reportedly.extract.outlets import own_names, unique_sources
from reportedly.extract.plain_text import Reading, read_plain_text
from reportedly.model import Article, Issue, Page

#: A text beyond this many characters (some 1.5 million words) is no article; reading it would take hours.
LARGEST_TEXT = 10_000_000
#: Text with more zero bytes or undecodable sequences than this share of its characters is not text.
_MOST_BAD = 0.01


def extract_article(page: Page) -> tuple[Article | None, tuple[Issue, ...]]:
    """Read a page's article.

    Returns the article, or None where there is none, and what could not be read as it should; an article can be kept
    and still carry issues (``no_date``, ``future_date``, ``not_english``, ``bad_text``, ``wrong_type``), each with its
    id. The page's fields fill what the page itself does not say. Never raises on content.
    """
    try:
        article, problems = _extract(page)
    except Exception as error:  # a page must never stop a run; the message names the defect
        message = f"could not be read ({type(error).__name__}: {str(error)[:200]}); please report this page"
        article, problems = None, [Problem("unreadable", message)]
    issues = [
        Issue(
            page.origin, "extract", problem.code, f"{page.origin}: {problem.message}", article.id if article else None
        )
        for problem in problems
    ]
    return article, tuple(issues)


def _extract(page: Page) -> tuple[Article | None, list[Problem]]:
    if not page.content.strip(b" \t\r\n\x00"):
        return None, [Problem("empty", "nothing in it; give a page with text")]
    decoded = decode_bytes(page.content, charset=page.charset, markup=page.media_type == "text/html")
    if page.media_type == "application/json":
        return _extract_json(page, decoded)
    text, problems = _check_text(decoded)
    if text is None:
        return None, problems
    if page.media_type != "text/html" and len(text) > LARGEST_TEXT:
        return None, [*problems, _too_large(f"{len(text):,} characters of text")]
    try:
        reading = _read(page, text)
    except TooLarge as error:
        return None, [*problems, _too_large(str(error))]
    if reading is None:
        return None, [*problems, Problem("no_article", "no article found in the page; save the article's own page")]
    if not reading.text.strip():
        return None, [*problems, Problem("empty", "no text besides a title; give the article's body")]
    article, more = _assemble(page, reading)
    return article, problems + more


def _too_large(what: str) -> Problem:
    return Problem("too_large", f"{what} is more than one article can hold; split it")


def _read(page: Page, text: str) -> Reading | None:
    if page.media_type == "text/html":
        return read_html(text, page)
    reader = read_markdown if page.media_type == "text/markdown" else read_plain_text
    return reader(text, title=page.title, outlets=own_names(page.publisher, page.url))


def _check_text(decoded: Decoded) -> tuple[str | None, list[Problem]]:
    """Return the text without zero characters, or None where it is none; either is told."""
    zeros = decoded.text.count("\x00")
    text = decoded.text.replace("\x00", "")
    if not zeros and not decoded.replaced:
        return text, []
    what = f"{zeros} NUL characters" if zeros else f"{decoded.replaced} byte sequences that are not {decoded.charset}"
    if zeros + decoded.replaced > max(3, _MOST_BAD * len(decoded.text)):
        return None, [Problem("bad_text", f"{what}: not text, or in an unknown character set; save it as UTF-8")]
    kept = "left out" if zeros else "shown as U+FFFD"
    return text, [Problem("bad_text", f"{what}, {kept}; compare with the original before quoting")]


def _assemble(page: Page, reading: Reading) -> tuple[Article, list[Problem]]:
    """Put a reading and the page's fields together."""
    problems: list[Problem] = []
    published, more = _choose_date(page, reading)
    problems += more
    url = page.url or reading.url
    publisher = reading.publisher or page.publisher
    language = find_language(reading.text, declared=reading.language)
    article = Article(
        id=derive_id(url=page.url, origin=page.origin),
        text=reading.text,
        url=url,
        publisher=publisher,
        published=published,
        title=reading.title or page.title,
        byline=reading.byline,
        declared_sources=unique_sources(
            (*page.declared_sources, *reading.declared_sources), outlets=own_names(publisher, url)
        ),
        language=language,
        canonical_url=reading.canonical_url,
        origin=page.origin,
        retrieved=page.retrieved,
        notices=reading.notices,
    )
    return article, problems + _language_problems(language)


def _choose_date(page: Page, reading: Reading) -> tuple[str | None, list[Problem]]:
    """Return the page's date, else the given one, else that of its last change; what is odd about it is told."""
    problems: list[Problem] = []
    published = reading.published
    if published is None and page.published:
        published = parse_date(page.published)
        if published is None:
            message = f"{page.published[:60]!a} is no date; write it as 2024-11-17, 2024-11 or 2024"
            problems.append(Problem("bad_date", message))
    if published is None and reading.modified:
        published = reading.modified
        problems.append(Problem("modified_date", f"no publication date; {published} is when the page was last changed"))
    return published, problems + _date_problems(published, page)


def _date_problems(published: str | None, page: Page) -> list[Problem]:
    if published is None:
        return [
            Problem("no_date", "no publication date found; give one with --published to resolve words like 'Monday'")
        ]
    if is_future(published, retrieved=page.retrieved):
        return [
            Problem("future_date", f"published {published} lies in the future; check it before relying on its times")
        ]
    return []


def _language_problems(language: str | None) -> list[Problem]:
    if language in (None, "en"):
        return []
    return [Problem("not_english", f"the text's language is {language!r}, which is not read; kept without claims")]


def _extract_json(page: Page, decoded: Decoded) -> tuple[Article | None, list[Problem]]:
    if decoded.replaced:
        message = f"{decoded.replaced} byte sequences are not {decoded.charset}; write JSON in UTF-8"
        return None, [Problem("bad_text", message)]
    read = read_json_article(decoded.text)
    if read.text is None:
        return None, read.problems
    if len(read.text) > LARGEST_TEXT:
        return None, [*read.problems, _too_large(f"{len(read.text):,} characters of text")]
    fields: Mapping[str, Any] = read.fields
    publisher = fields.get("publisher") or page.publisher
    url = fields.get("url") or page.url
    given = Reading(text=read.text, published=fields.get("published"))
    published, problems = _choose_date(page, given)
    blocks = split_blocks(read.text)
    sources = read.declared_sources
    if sources is None:
        sources = find_credits(blocks, outlets=own_names(publisher, url))
    language = find_language(read.text, declared=fields.get("language"))
    article = Article(
        id=fields.get("id") or derive_id(url=url, origin=page.origin),
        text=read.text,
        url=url,
        publisher=publisher,
        published=published,
        title=fields.get("title") or page.title,
        byline=fields.get("byline"),
        declared_sources=tuple(dict.fromkeys((*sources, *page.declared_sources))),
        language=language,
        canonical_url=fields.get("canonical_url"),
        origin=page.origin,
        retrieved=page.retrieved or fields.get("retrieved"),
        notices=find_notices(re.split(r"\n+", read.text), read.text),
        extra=read.extra,
    )
    return article, read.problems + problems + _language_problems(language)
