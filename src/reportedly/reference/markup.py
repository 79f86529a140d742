"""Markup that stands in text without being words of it: HTML's tags, and Markdown's links, images and stress."""

from __future__ import annotations

import re

_BLOCKS = (
    "article|aside|blockquote|br|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|"
    "pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE = (
    "a|abbr|audio|b|cite|code|em|embed|font|i|iframe|img|ins|kbd|link|mark|meta|object|picture|q|small|source|span|"
    "strong|sub|svg|time|u|video|wbr"
)
#: Elements whose content is no part of the text: notes' numbers, what is struck out, programs.
_SILENT = "del|s|script|strike|style|sup"
_VALUE = r"""(?:"[^"<]{0,5000}"|'[^'<]{0,5000}'|[^\s"'<>=]{1,2000})"""
_REST = rf"(?:\s+[a-z_:@][\w:@.-]{{0,80}}(?:=\s?{_VALUE})?){{0,40}}\s?/?>"
_COMMENT = "<!--[^<>]{0,20000}-->"
_ELEMENT = rf"<(?P<name>{_SILENT})(?=[\s>]){_REST}[^<>]{{0,2000}}</(?P=name)>"
_SILENCED = re.compile(_ELEMENT, re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?=[\s/>]){_REST}", re.IGNORECASE)
_TAG = rf"</?(?:{_BLOCKS}|{_INLINE}|{_SILENT})(?=[\s/>]){_REST}|{_COMMENT}"
_ANY_TAG = re.compile(_TAG, re.IGNORECASE)
_TITLE = r"(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?"
_MARKDOWN = (
    rf"!\[[^\[\]\n]{{0,500}}\]\([^()\s]{{0,2000}}{_TITLE}\)",
    rf"\[(?=[^\[\]\n]{{1,500}}\]\(https?://[^()\s]{{1,2000}}{_TITLE}\))",
    rf"\]\(https?://[^()\s]{{1,2000}}{_TITLE}\)",
    r"~~[^~\n]{1,300}~~",
    r"\*{2,3}",
)
_MARKUP = re.compile(f"{_ELEMENT}|{'|'.join(_MARKDOWN)}|{_TAG}", re.IGNORECASE)
_NO_BREAK = re.compile(r"[^\n]")


def strip_tags(text: str) -> str:
    """Return a text without HTML's tags, as a page shows it: what opens or closes a block breaks the line.

    >>> strip_tags("It lost 40<br>12 <b>men</b> died.<sup>2</sup>")
    'It lost 40\n12 men died.'
    """
    return _ANY_TAG.sub("", _BLOCK.sub("\n", _SILENCED.sub("", text)))


def blank_markup(text: str) -> str:
    """Return a text with spaces in place of its markup: lines and all offsets hold.

    Markup inside a number stays, so that neither half is taken for the whole.

    >>> blank_markup("He **[told](https://a.example/3000-men)** <i>AFP</i>.").split()
    ['He', 'told', 'AFP', '.']
    """
    return _MARKUP.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before, behind = text[max(0, start - 2) : start], text[end : end + 1]
    inside = behind.isdigit() and (before[-1:].isdigit() or (before[-1:] in (",", ".") and before[:1].isdigit()))
    return match[0] if inside else _NO_BREAK.sub(" ", match[0])
