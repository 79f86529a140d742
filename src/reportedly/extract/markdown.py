"""Markdown: front matter read, markup stripped, the text kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.blocks import clean_line
from reportedly.extract.byline import read_names
from reportedly.extract.credits import source_name
from reportedly.extract.dates import parse_date
from reportedly.extract.outlets import domain_of, own_names, unique_sources
from reportedly.extract.plain_text import Reading, read_blocks
from reportedly.reference.markup import strip_tags

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?P<fields>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"(?P<key>[A-Za-z_ -]{2,30}):[ \t]*(?P<value>.*)")
_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~).*$", re.M)
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)")
_TABLE_RULE = re.compile(r"[|:\s-]*-{2,}[|:\s-]*")
_LINE_MARK = re.compile(r"[ \t]{0,3}(?:>[ \t]?)*(?:[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S))?")
_HEADING = re.compile(r"[ \t]{0,3}(?P<level>#{1,6})[ \t]+(?P<text>.*?)[ \t#]*")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,500})\](?:\((?P<url>[^()\s\n]{1,2000})(?:[ \t]+[\"'][^\n]{0,300}?[\"'])?\)|"
    r"\[[^\]\n]{0,200}\])"
)
_REFERENCE = re.compile(r"[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S.*")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,40}\]")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3}|~~|`{1,2})(?=[^\s*_~`])(?P<text>[^\n]{1,300}?)(?<=[^\s\\])\1(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_SOURCE_LEAD = re.compile(r"\W*(?:original(?:ly)? |article |story )?(?:source|via)\b", re.I)


def read_markdown(text: str, *, title: str | None = None, outlets: Sequence[str] = ()) -> Reading:
    """Read a Markdown page: its front matter's title, date, author, publisher, address and source; then its text.

    The first top-level heading is the title where the front matter gives none; other headings stay as lines.
    """
    text = re.sub(r"\r\n?", "\n", text)
    fields: dict[str, list[str]] = {}
    if front := _FRONT_MATTER.match(text):
        fields = _read_fields(front["fields"])
        text = text[front.end() :]
    heading, blocks = _strip_blocks(_FENCE.sub("", strip_tags(text)))
    publisher = _first(fields, "publisher", "outlet", "publication", "site")
    url = _first(fields, "url", "link", "permalink")
    outlets = own_names(publisher, url) or outlets
    authors = [
        name
        for value in _all(fields, "author", "authors", "byline", "by")
        if (name := read_names(value, outlets=outlets))
    ]
    named = _first(fields, "title", "headline") or title or heading
    reading = read_blocks(blocks, title=named, outlets=outlets)
    declared = [
        source_name(value) or value
        for value in _all(fields, "source", "sources", "original source", "declared sources")
    ]
    dates = (
        parse_date(value) for value in _all(fields, "date", "published", "pubdate", "publish date", "published time")
    )
    return replace(
        reading,
        byline=", ".join(authors) or reading.byline,
        published=next((date for date in dates if date), reading.published),
        publisher=publisher or reading.publisher,
        url=url or reading.url,
        canonical_url=_first(fields, "canonical", "canonical url"),
        language=_first(fields, "lang", "language"),
        declared_sources=unique_sources((*declared, *reading.declared_sources), outlets=outlets),
    )


def _read_fields(front: str) -> dict[str, list[str]]:
    """Read ``key: value`` lines with plain, quoted or listed values; deeper structures are passed over."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in front.split("\n"):
        item = re.fullmatch(r"\s*-\s+(.+)", line)
        if item and key:
            fields[key].append(_unquote(item[1]))
        elif found := _FIELD.fullmatch(line):
            key = re.sub(r"[_-]", " ", found["key"].strip().lower())
            value = found["value"].strip()
            inner = re.fullmatch(r"\[(.*)\]", value)
            values = re.split(r"\s*,\s*", inner[1]) if inner else [value]
            fields[key] = [_unquote(one) for one in values if one.strip()]
    return fields


def _unquote(value: str) -> str:
    value = clean_line(value)
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value


def _all(fields: dict[str, list[str]], *keys: str) -> list[str]:
    return [value for key in keys for value in fields.get(key, []) if value]


def _first(fields: dict[str, list[str]], *keys: str) -> str | None:
    return next(iter(_all(fields, *keys)), None)


def _strip_blocks(text: str) -> tuple[str | None, list[str]]:
    """Return the first top-level heading and the text's blocks without markup; the heading is left out of them."""
    title: str | None = None
    blocks: list[str] = []
    lines: list[str] = []

    def close() -> None:
        if lines:
            blocks.append(strip_inline(" ".join(lines)))
            lines.clear()

    for line in text.split("\n"):
        heading = _HEADING.fullmatch(line) if len(line) <= 1000 else None
        if heading:
            close()
            name = strip_inline(heading["text"])
            if heading["level"] == "#" and title is None:
                title = name
            elif name:
                blocks.append(name)
        elif (
            not line.strip()
            or _REFERENCE.fullmatch(line)
            or (len(line) <= 200 and (_RULE.fullmatch(line) or _TABLE_RULE.fullmatch(line)))
        ):
            close()
        else:
            mark = _LINE_MARK.match(line)
            content = line[mark.end() :] if mark else line
            if mark and mark[0].strip(" \t>"):
                close()
            if content.strip():
                lines.append(content.strip().strip("|").strip())
            # Two spaces or a backslash at a line's end break the line.
            if line.endswith(("  ", "\\")):
                close()
    close()
    return title, [block for block in blocks if block]


def strip_inline(line: str) -> str:
    """Return one paragraph's words without inline markup; a link of a source line gives its domain.

    >>> strip_inline("**Kyiv** said [on Monday](https://example.org/a) that _no_ troops came")
    'Kyiv said on Monday that no troops came'
    """
    credit = bool(_SOURCE_LEAD.match(line[:60]))

    def link_text(found: re.Match[str]) -> str:
        domain = domain_of(found["url"]) if credit and found["url"] else None
        return domain or found["text"]

    line = _FOOTNOTE.sub("", _IMAGE.sub("", line))
    line = _AUTOLINK.sub(r"\1", _LINK.sub(link_text, line))
    for _ in range(3):
        line, count = _STRONG.subn(lambda found: found["text"], line)
        if not count:
            break
    return clean_line(_ESCAPE.sub(r"\1", line).rstrip("\\"))
