"""Markup that stands in text without being words of it: HTML's tags, and Markdown's links, images and stress."""

from __future__ import annotations

import re

_TAG_NAMES = (
    "a|abbr|article|aside|audio|b|blockquote|br|center|cite|code|del|details|div|em|embed|figcaption|figure|font|footer|"
    "h[1-6]|header|hr|i|iframe|img|ins|kbd|li|link|main|mark|meta|nav|object|ol|p|picture|pre|q|s|script|section|small|"
    "source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|u|ul|video|wbr"
)
#: A tag or comment of HTML, as stands in text that was copied out of a page with some of its markup.
TAG = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>]{{0,20000}})?/?>|<!--[^<>]{{0,20000}}-->", re.IGNORECASE)
_MARKDOWN = (
    r"!\[[^\[\]\n]{0,500}\]\([^()\s]{0,2000}\)",
    r"\[(?=[^\[\]\n]{1,500}\]\(https?://[^()\s]{1,2000}\))",
    r"\]\(https?://[^()\s]{1,2000}\)",
    r"\*{2,3}",
)
_MARKUP = re.compile(f"{'|'.join(_MARKDOWN)}|{TAG.pattern}", re.IGNORECASE)
_NO_BREAK = re.compile(r"[^\n]")


def blank_markup(text: str) -> str:
    """Return a text with spaces in place of its markup: lines and all offsets hold.

    >>> blank_markup("He **[told](https://a.example/3000-men)** <i>AFP</i>.").split()
    ['He', 'told', 'AFP', '.']
    """
    return _MARKUP.sub(lambda match: _NO_BREAK.sub(" ", match[0]), text)
