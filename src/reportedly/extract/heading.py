"""The head of a saved page: title, byline, date and source lines above the first running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extract.blocks import ends_sentence, is_prose
from reportedly.extract.byline import read_names
from reportedly.extract.dates import parse_date, read_date_line
from reportedly.extract.furniture import ALL_POSTS, LABEL
from reportedly.extract.outlets import fold

#: The head is sought among this many blocks; a title holds at most this many words.
_HEAD_BLOCKS, _TITLE_WORDS = 25, 30
_BYLINE = re.compile(
    r"(?:(?:written|posted|published|reported|story|text|words|report|reporting) )?by\b\s*:?\s*\S.{1,150}", re.I
)
_BYLINE_DATE = re.compile(r"(?P<name>[^|•·]{3,60}?)\s*(?:[|•·]|\s[–—-]\s|,\s|\bon\s)\s*(?P<date>.{6,40})")
_PARTS = re.compile(r"\s*[|•·]\s*|\s[–—-]\s|\s+(?=by\s)", re.I)
_FIELD = re.compile(
    r"(?P<key>title|headline|date|published|publication date|author|byline|by|url|link|address|publisher|outlet|"
    r"publication)\s*:\s*(?P<value>\S.*)",
    re.I,
)
_LABEL_LINE = re.compile(r"[A-Z][A-Z .'’-]{1,40}:|Q\b|[\"“‘'«(\[-]")


@dataclass(slots=True)
class Heading:
    """What the head of a page gives; ``rest`` are the blocks behind it, a dek included."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    rest: tuple[str, ...] = ()


def read_heading(blocks: Sequence[str], *, title: str | None = None, outlets: Sequence[str] = ()) -> Heading:
    """Read the lines above a page's first running text.

    The title is ``title`` where given, else the first line when it is short, is no byline, date or label, and does not
    end as a sentence. Lines that stay unexplained above the text are kept: a dek is a part of the body. Menu entries of
    one to three words above a title are not.
    """
    heading = Heading(title=title)
    top = next((i for i, block in enumerate(blocks[:_HEAD_BLOCKS]) if is_prose(block)), min(len(blocks), 2))
    kept: list[str] = []
    for i, block in enumerate(blocks[:top]):
        if _take_line(heading, block, outlets=outlets, first=i == 0) or _is_known_title(block, title):
            continue
        kept.append(block)
    behind = list(blocks[top:])
    if title is None and heading.title is None and behind:
        heading.title = _take_title(kept)
    # The lines of a byline and a date may also stand between a dek and the body.
    dek = 0
    while dek < min(len(behind), 4) and (dek == 0 or not is_prose(behind[dek])):
        dek += 1
    between = [block for block in behind[1:dek] if not _take_line(heading, block, outlets=outlets, first=False)]
    if heading.title:
        # What is left of one to three words names a section or a label ("World", "Summary").
        kept = [
            line for line in kept if len(line.split()) > 3 or len(line) > 30 or ends_sentence(line) or line[-1] == ":"
        ]
    heading.rest = (*kept, *behind[:1], *between, *behind[dek:])
    return heading


def _take_line(heading: Heading, block: str, *, outlets: Sequence[str], first: bool) -> bool:
    """Read one line of the head into ``heading``; tell whether it was one."""
    if len(block) > 200:
        return False
    if LABEL.fullmatch(block) or ALL_POSTS.fullmatch(block):
        return True
    if dated := read_date_line(block):
        published, is_update = dated
        if published and not is_update:
            heading.published = heading.published or published
        return True
    if _BYLINE.fullmatch(block) and not ends_sentence(block.rstrip(".")):
        name = read_names(block, outlets=outlets)
        split = _BYLINE_DATE.fullmatch(block)
        date = parse_date(split["date"]) if split else None
        heading.byline = heading.byline or name
        heading.published = heading.published or date
        return name is not None or date is not None or len(block.split()) <= 6
    if _take_signature(heading, block, outlets=outlets):
        return True
    if (found := _FIELD.fullmatch(block)) and not is_prose(block):
        return _take_field(heading, found["key"].lower(), found["value"].strip(), outlets=outlets)
    if not first and (split := _BYLINE_DATE.fullmatch(block)) and (date := parse_date(split["date"])):
        name = read_names(split["name"], outlets=outlets)
        heading.byline = heading.byline or name
        heading.published = heading.published or date
        return name is not None or len(block.split()) <= 8
    return False


def _take_signature(heading: Heading, block: str, *, outlets: Sequence[str]) -> bool:
    """Read a line of parts, one of them a date: "Posted on 18 Nov 2024 by X", "18 Nov 2024 | X | World"."""
    parts = [part for part in _PARTS.split(block) if part.strip()]
    dates = [read for part in parts if (read := read_date_line(part.strip(" ,-–—")))]
    if len(parts) < 2 or not dates or any(len(part.split()) > 8 for part in parts):
        return False
    for published, is_update in dates:
        heading.published = heading.published or (None if is_update else published)
    for part in parts:
        heading.byline = heading.byline or read_names(part, outlets=outlets)
    return True


def _take_field(heading: Heading, key: str, value: str, *, outlets: Sequence[str]) -> bool:
    if key in ("title", "headline"):
        heading.title = heading.title or value
    elif key in ("date", "published", "publication date"):
        date = parse_date(value)
        heading.published = heading.published or date
        return date is not None
    elif key in ("author", "byline", "by"):
        heading.byline = heading.byline or read_names(value, outlets=outlets)
    elif key in ("url", "link", "address"):
        if not re.match(r"https?://\S+$", value):
            return False
        heading.url = heading.url or value
    else:
        heading.publisher = heading.publisher or value
    return True


def _take_title(kept: list[str]) -> str | None:
    """Take the title out of the lines above the text, with the menu entries above it."""
    for i, line in enumerate(kept):
        words = len(line.split())
        if (
            words > _TITLE_WORDS
            or ends_sentence(line.rstrip('?!"”’'))
            or line.endswith((",", ":", ";"))
            or _LABEL_LINE.match(line)
        ):
            return None
        if words <= 3 and any(len(other.split()) > 3 and not ends_sentence(other) for other in kept[i + 1 :]):
            continue
        del kept[: i + 1]
        return line
    return None


def _is_known_title(block: str, title: str | None) -> bool:
    return title is not None and fold(block) == fold(title)
