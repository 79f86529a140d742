"""Markup to a tree, within bounds: very large, very deep and broken pages give a tree or a reason, never a crash."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

#: Above this many characters scripts, styles and drawings are cut out of the markup before it is parsed.
LARGE = 1_000_000
#: Above this many characters of remaining markup a page is refused: no article is that long, and reading one would take
#: minutes and a gigabyte. The longest page of the development sets has 1.1 million, scripts included.
LARGEST = 4_000_000

_CUT_ELEMENTS = ("script", "style", "svg", "noscript", "template", "iframe")
_DATA_ADDRESS = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]{200,}", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.I)
#: Elements that only hold others: without them a page nested beyond the parser's depth still has its paragraphs.
_WRAPPERS = re.compile(
    r"</?(?:div|span|section|font|b|i|u|em|strong|small|big|center|table|tbody|thead|tr|td|th|ul|ol|li|dl|dd|dt|"
    r"blockquote|"
    r"article|main|aside|nav|header|footer|form|fieldset|label|button|details|summary|figure|"
    r"[a-z]+-[a-z-]+)\b[^<>]{0,2000}>",
    re.I,
)
#: What boxes beside an article call themselves in class and id.
SIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|respond|disqus|related|sidebar|side-?bar|widget|footer|recirc\w*|"
    r"recommend\w*|promo\w*|"
    r"trending|popular|most-?read|newsletter|subscribe|teasers?|cards?|carousel|read-?more|more-?from|latest|"
    r"outbrain|taboola|"
    r"sharedaddy|breadcrumbs?|nav|menu|author-?(?:posts|more)|river|list-?item|also-?read|up-?next|onward)(?:$|[\s_-])",
    re.I,
)
#: Boxes that hold nothing of the article: author biographies, comment forms, related links, newsletters, share buttons.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:(?:about-?(?:the-?)?author|author-?(?:bio|box|info|card|description|profile|about|details|"
    r"widget)|bio-?box|"
    r"post-?author-?(?:box|bio|info)|saboxplugin-wrap|abh_box|comment-?(?:form|respond|list|area)|comments-?area|"
    r"commentlist|respond|"
    r"related-?(?:posts?|articles?|stor(?:y|ies)|content|news|links?)|jp-relatedposts|yarpp\w*|newsletter(?:-?(?:box|"
    r"form|signup|sign-up|cta|"
    r"widget|promo|block|inline))?|mc4wp-form|subscribe-?(?:box|form|widget)|signup-?(?:box|form)|sharedaddy|"
    r"share-?(?:buttons?|bar|tools)|"
    r"social-?(?:share|sharing|links|buttons)|post-?navigation|nav-links|post-?tags|tag-?cloud|cookie-?(?:banner|"
    r"notice|consent)))(?:$|[\s_-])",
    re.I,
)


class TooLarge(Exception):
    """The markup is beyond :data:`LARGEST` even without scripts."""


def parse_html(markup: str) -> HtmlElement | None:
    """Parse a page; None where nothing in it is an element.

    Markup nested deeper than the parser follows (256) is parsed without its wrapping elements. Raises
    :class:`TooLarge`.
    """
    markup = _XML_DECLARATION.sub("", markup)
    if len(markup) > LARGE:
        markup = _cut_out(markup)
        if len(markup) > LARGEST:
            raise TooLarge(f"{len(markup):,} characters of markup without scripts and styles")
    tree, complete = _parse(markup)
    if not complete:
        tree, _ = _parse(_WRAPPERS.sub("\n", markup))
    return tree


def _parse(markup: str) -> tuple[HtmlElement | None, bool]:
    """Parse once; tell whether the parser followed all of it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, True
    return tree, not any("depth" in error.message for error in parser.error_log)


def _cut_out(markup: str) -> str:
    """Cut scripts (JSON-LD kept), styles and drawings out of markup, in one pass for each."""
    for name in _CUT_ELEMENTS:
        opening, closing = re.compile(f"<{name}\\b[^>]{{0,300}}", re.I), re.compile(f"</{name}\\s*>", re.I)
        pieces: list[str] = []
        at = 0
        for start in opening.finditer(markup):
            if start.start() < at or "ld+json" in start[0]:
                continue
            end = closing.search(markup, start.end())
            if end is None:
                break
            pieces.append(markup[at : start.start()])
            at = end.end()
        pieces.append(markup[at:])
        markup = "".join(pieces)
    return _DATA_ADDRESS.sub("", markup)


def names_of(element: HtmlElement) -> str:
    """Return an element's class and id, separated by spaces."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def stands_aside(element: HtmlElement) -> bool:
    """Tell whether an element stands in a box beside the article: comments, related links, a sidebar, a footer."""
    for depth, ancestor in enumerate(element.iterancestors()):
        if ancestor.tag in ("footer", "aside", "nav") or (ancestor.tag != "body" and SIDE.search(names_of(ancestor))):
            return True
        if depth > 12 or ancestor.tag in ("body", "article", "main"):
            return False
    return False


def element_text(element: HtmlElement) -> str:
    """Return an element's text with single spaces."""
    return " ".join(" ".join(element.itertext()).split())


def prune_boxes(tree: HtmlElement) -> None:
    """Take boxes out of a tree that by their own names hold nothing of the article.

    A box with the page's title in it, or with a third of the page's text, is left: its name means something else.
    """
    boxes = [
        element
        for element in tree.iter("div", "section", "aside", "form", "ul", "ol", "footer", "p", "nav")
        if (element.get("class") or element.get("id")) and _BOX.search(names_of(element))
    ]
    if not boxes:
        return
    total = len(tree.text_content())
    for box in boxes:
        if box.getparent() is None or box.tag in ("html", "body") or next(box.iter("h1", "article"), None) is not None:
            continue
        if len(box.text_content()) * 3 < total:
            box.drop_tree()


def prune_link_lines(tree: HtmlElement) -> None:
    """Take out paragraphs, list items and subheadings that are nothing but a link: another article's headline.

    One to three words may be the article's own, and so may a linked sentence.
    """
    for link in list(tree.iter("a")):
        block = link.getparent()
        while block is not None and block.tag in ("strong", "b", "em", "i", "span", "u"):
            block = block.getparent()
        if block is None or block.tag not in ("p", "li", "h2", "h3", "h4", "h5", "h6") or block.getparent() is None:
            continue
        text = element_text(link)
        words = text.count(" ") + 1
        if 4 <= words <= 40 and not text.endswith((".", "”", '"')) and element_text(block) == text:
            block.drop_tree()
