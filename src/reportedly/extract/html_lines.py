"""Single lines of a page, found by how they open: credits, bylines, notices, whatever element holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from reportedly.extract.html_tree import element_text

_INLINE = ("span", "em", "i", "strong", "b", "small", "a", "cite")
_HOLDERS = ("p", "div", "li", "h2", "h3", "h4", "h5", "address", *_INLINE)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text with single spaces, the addresses that it links to, and the element that holds it."""

    text: str
    links: tuple[str, ...]
    element: HtmlElement


def iter_lines(tree: HtmlElement, opening: re.Pattern[str]) -> Iterator[Line]:
    """Yield the lines of at most 400 characters whose text opens as ``opening``.

    A line is a block's text, or what stands between two line breaks.
    """
    seen: set[HtmlElement] = set()
    for element in tree.iter("br", *_HOLDERS):
        if element.tag == "br":
            if line := _broken_line(element, opening):
                yield line
            continue
        text = (element.text or "")[:_LONGEST].lstrip()
        if not text or not opening.match(text):
            continue
        block = _block_of(element)
        if block in seen or block.tag in ("body", "html"):
            continue
        seen.add(block)
        line_text = element_text(block)
        if len(line_text) > _LONGEST:
            line_text, block = element_text(element), element
        if len(line_text) <= _LONGEST:
            yield Line(line_text, tuple(link.get("href") or "" for link in block.iter("a")), block)


def _block_of(element: HtmlElement) -> HtmlElement:
    """Return the element around inline markup that opens it."""
    while element.tag in _INLINE:
        parent = element.getparent()
        if parent is None or (parent.text and parent.text.strip()):
            return element
        element = parent
    return element


def _broken_line(br: HtmlElement, opening: re.Pattern[str]) -> Line | None:
    """Return the line behind a line break, up to the next one."""
    tail = (br.tail or "").lstrip()
    following = br.getnext()
    if not tail and following is not None and following.tag in _INLINE:
        tail = (following.text or "").lstrip()
    if not tail or not opening.match(tail[:_LONGEST]):
        return None
    parts = [br.tail or ""]
    links: list[str] = []
    for sibling in br.itersiblings():
        if sibling.tag not in _INLINE:
            break
        parts += [element_text(sibling), sibling.tail or ""]
        links += [link.get("href") or "" for link in sibling.iter("a")]
    text = " ".join(" ".join(parts).split())
    return Line(text, tuple(links), br) if len(text) <= _LONGEST else None
