"""Pages: bytes as a source gave them, before anything is read out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MediaType = Literal["text/html", "text/plain", "text/markdown", "application/json"]


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched or opened item.

    ``origin`` says where it was read: an absolute path, an address, ``-`` for standard input, with ``#N`` behind it
    for the N-th record of a file that holds many. ``application/json`` content is one article object.
    The optional fields are what the transport, a feed or the user's flags say; they fill what the page itself does not
    say, and never stand against its own words.
    """

    origin: str
    content: bytes
    media_type: MediaType
    charset: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    declared_sources: tuple[str, ...] = ()
    retrieved: str | None = None
    """When the bytes were fetched or read, ISO 8601 in UTC to the second."""
