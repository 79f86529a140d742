"""Plain text saved from a page, or written as such: title, body, byline, date, credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extract.blocks import split_blocks
from reportedly.extract.credits import find_credits
from reportedly.extract.heading import read_heading
from reportedly.extract.notices import find_notices
from reportedly.extract.outlets import own_names
from reportedly.extract.trimming import trim_blocks
from reportedly.model import Notice
from reportedly.reference.markup import strip_tags


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page's own words give; None or empty where they say nothing.

    ``modified`` is a date of a later change, which stands in for ``published`` only where nothing else does.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    declared_sources: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_plain_text(text: str, *, title: str | None = None, outlets: Sequence[str] = ()) -> Reading:
    """Read a plain-text page; paragraphs of the body are joined by a blank line, and left-over HTML tags are dropped.

    ``title`` and ``outlets`` (the publisher's names) are what is already known of it.
    """
    return read_blocks(split_blocks(strip_tags(text)), title=title, outlets=outlets)


def read_blocks(blocks: list[str], *, title: str | None = None, outlets: Sequence[str] = ()) -> Reading:
    """Read a page given as blocks, from its head to its end."""
    heading = read_heading(blocks, title=title, outlets=outlets)
    if not outlets:
        outlets = own_names(heading.publisher, heading.url)
    trimmed = trim_blocks(heading.rest, byline=heading.byline, outlets=outlets)
    body = "\n\n".join(trimmed.kept)
    return Reading(
        text=body,
        title=heading.title,
        byline=heading.byline or trimmed.author,
        published=heading.published,
        publisher=heading.publisher,
        url=heading.url,
        declared_sources=find_credits(heading.rest, outlets=outlets),
        notices=find_notices(heading.rest, body),
    )
