"""Streams: an opened input whose first bytes can be looked at, decompressed where it is gzip."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from reportedly.model import Page
from reportedly.model.pages import MediaType
from reportedly.sources.gunzip import MAGIC, GzipStream
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable

#: How many bytes are looked at to tell what an input holds.
HEAD = 4_096
_MAX_LAYERS = 3


class Readable(Protocol):
    """The two things that are needed of a stream."""

    def read(self, size: int, /) -> bytes | None:
        """Return up to ``size`` bytes, none at the end."""

    def close(self) -> None:
        """Let go of the stream."""


class HeadStream(io.RawIOBase):
    """A stream whose first bytes, ``head``, are known before it is read; a defect in them shows once it is reached.

    ``borrowed`` leaves the stream underneath open when this one is closed.
    """

    def __init__(self, stream: Readable, *, borrowed: bool = False) -> None:
        # read1 gives what has arrived, where read would wait for more.
        self._read = getattr(stream, "read1", stream.read)
        self._stream = stream
        self._borrowed = borrowed
        self._defect: Unreadable | None = None
        pieces: list[bytes] = []
        missing = HEAD
        try:
            while missing > 0 and (piece := self._read(missing)):
                pieces.append(piece)
                missing -= len(piece)
        except Unreadable as defect:
            self._defect = defect
        self.head = b"".join(pieces)
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from the head, then from the stream."""
        if self._position < len(self.head):
            piece = self.head[self._position : self._position + len(buffer)]
            self._position += len(piece)
        elif self._defect is not None:
            raise self._defect
        else:
            piece = self._read(len(buffer)) or b""
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self._borrowed:
            self._stream.close()
        super().close()


@dataclass(frozen=True, slots=True)
class Source:
    """One opened input. ``name`` is its file name, where it has one; ``stream`` begins with ``head``."""

    origin: str
    stream: io.BufferedReader
    head: bytes
    name: str = ""
    url: str | None = None
    charset: str | None = None
    content_type: str | None = None
    retrieved: str | None = None

    def page(
        self,
        content: bytes,
        media_type: MediaType,
        options: SourceOptions,
        *,
        number: int | None = None,
        charset: str | None = None,
    ) -> Page:
        """Return a page of this source, the ``number``-th of many where given, with the user's flags on it."""
        return Page(
            origin=self.origin if number is None else f"{self.origin}#{number}",
            content=content,
            media_type=media_type,
            charset=charset or self.charset,
            url=options.url or self.url,
            publisher=options.publisher,
            published=options.published,
            retrieved=self.retrieved,
        )


def open_source(
    origin: str,
    stream: Readable,
    options: SourceOptions,
    *,
    name: str = "",
    borrowed: bool = False,
) -> Source:
    """Return a source over a stream, any gzip around it undone.

    ``borrowed`` leaves ``stream`` open when the source's own is closed.
    """
    outer = HeadStream(stream, borrowed=borrowed)
    layers = 0
    while outer.head.startswith(MAGIC):
        layers += 1
        if layers > _MAX_LAYERS:
            outer.close()
            raise Unreadable("refused", f"more than {_MAX_LAYERS} layers of gzip; decompress it yourself.")
        outer = HeadStream(GzipStream(outer, max_bytes=options.max_bytes))
    return Source(
        origin=origin,
        stream=io.BufferedReader(outer, 1 << 17),
        head=outer.head,
        name=name,
        retrieved=now(),
    )


def with_stream(source: Source, content: bytes) -> Source:
    """Return the same source over other content."""
    return replace(source, stream=io.BufferedReader(io.BytesIO(content)), head=content[:HEAD])


def read_whole(source: Source, options: SourceOptions) -> bytes:
    """Return all of a source's bytes; raises :class:`Unreadable` where they are too many."""
    content = source.stream.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        raise too_large(options)
    return content


def too_large(options: SourceOptions) -> Unreadable:
    """Return the error for a page over the cap."""
    return Unreadable("too_large", f"more than {options.max_bytes:,} bytes for one page; cut it into its articles.")


def now() -> str:
    """Return the present moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
