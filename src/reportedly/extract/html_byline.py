"""The byline of a page: names that its markup calls the author's, or a "By …" line at its head; checked as names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from reportedly.extract.byline import read_names
from reportedly.extract.furniture import ALL_POSTS, BIOGRAPHY, LIFE
from reportedly.extract.html_lines import iter_lines
from reportedly.extract.html_metadata import Metadata
from reportedly.extract.html_tree import SIDE, element_text, names_of, stands_aside

_META_KEYS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.creator.author", "byl", "cxenseparse:author", "article:author_name", "citation_author", "twitter:data1",
    "creator",
)  # fmt: skip
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|author-?name|byline-?name|post-?author|entry-?author|"
    r"article-?author|writer|"
    r"article-?byline|story-?byline|c-byline|contributor-?name)(?:$|[\s_-])",
    re.I,
)
_BY = re.compile(r"(?:(?:written|posted|published|reported|story|text|words) )?by\b\s*:?\s*", re.I)
_AUTHOR_BOX = re.compile(
    r"(?:^|[\s_-])(?:about-?)?(?:the-?)?author-?(?:bio|box|info|card|description|title|profile|about)", re.I
)
_ABOUT_LEAD = re.compile(r"^(?:about|written by|author|by)\s*:?\s+(?:the author\s*:?\s*)?", re.I)
_ALL_POSTS_LINE = re.compile(r"(?:view|see|more|all)\b.{0,12}\b(?:posts|articles|stories) by\b", re.I)
#: A page that names more people than this in author elements lists other articles.
_MOST_AUTHORS = 6
_MOST_ELEMENTS = 40


def find_byline(
    tree: HtmlElement, metadata: Metadata, *, outlets: Sequence[str], head: Sequence[str] = ()
) -> str | None:
    """Return the author's name or names, joined with ", ", or None.

    In this order: JSON-LD persons; author meta elements; authors marked in the text; a "By …" line; an author box's
    "View all posts by …". The first that names a person wins. ``head`` are the page's first blocks.
    """
    return (
        _join(metadata.linked.authors, outlets)
        or next((name for key in _META_KEYS if (name := _join(_meta_values(metadata, key), outlets))), None)
        or _join(_marked(tree), outlets)
        or _by_line(tree, head, outlets)
        or _author_box(tree, outlets)
    )


def _meta_values(metadata: Metadata, key: str) -> list[str]:
    return [value for value in metadata.meta.get(key, []) if "://" not in value and "facebook.com" not in value]


def _join(values: Sequence[str] | Iterator[str], outlets: Sequence[str]) -> str | None:
    names: list[str] = []
    for value in values:
        for name in (read_names(value, outlets=outlets) or "").split(", "):
            if name and name.lower() not in {known.lower() for known in names}:
                names.append(name)
    return ", ".join(names) if len(names) <= _MOST_AUTHORS and names else None


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts of the page's author elements, from the first container that has any."""
    rel: list[HtmlElement] = []
    named: list[HtmlElement] = []
    for element in tree.iter(
        "a", "span", "div", "p", "li", "address", "h2", "h3", "h4", "h5", "h6", "strong", "cite", "em"
    ):
        if (
            "author" in (element.get("rel") or "").split()
            or "author" in (element.get("itemprop") or "").lower().split()
        ):
            rel.append(element)
        elif _BYLINE_CLASS.search(names_of(element)):
            named.append(element)
    for group in (rel, named):
        texts = [element_text(element) for element in group if not stands_aside(element)]
        texts = list(dict.fromkeys(text for text in texts if 3 < len(text) <= 160))
        if len(texts) > _MOST_ELEMENTS:
            return
        if texts:
            # The smallest elements give single names; those around them repeat them with roles and dates.
            shortest = [text for text in texts if not any(other != text and other in text for other in texts)]
            if len(shortest) <= _MOST_AUTHORS:
                yield from shortest
                return


def _by_line(tree: HtmlElement, head: Sequence[str], outlets: Sequence[str]) -> str | None:
    """Read a "By …" line among the first blocks or, in the page, beside nothing else."""
    for block in head[:6]:
        if len(block) <= 120 and _BY.match(block) and (name := read_names(block, outlets=outlets)):
            return name
    for line in iter_lines(tree, _BY):
        if len(line.text) > 120 or stands_aside(line.element):
            continue
        if name := read_names(line.text, outlets=outlets):
            return name
    return None


def _author_box(tree: HtmlElement, outlets: Sequence[str]) -> str | None:
    """Read the author's name off a box behind the article: its link, its heading, or whose life it tells."""
    for line in iter_lines(tree, _ALL_POSTS_LINE):
        if (found := ALL_POSTS.fullmatch(line.text)) and (name := read_names(found["name"], outlets=outlets)):
            return name
    for element in tree.iter("div", "section", "aside"):
        if not _AUTHOR_BOX.search(names_of(element)) or SIDE.search(names_of(element)):
            continue
        text = element_text(element)
        if len(text) > 2_000 or not BIOGRAPHY.search(text):
            continue
        heading = next((element_text(title) for title in element.iter("h2", "h3", "h4", "h5", "strong", "a")), "")
        life = LIFE.match(text)
        for given in (_ABOUT_LEAD.sub("", heading), life["name"] if life else ""):
            if name := read_names(given, outlets=outlets):
                return name
    return None
