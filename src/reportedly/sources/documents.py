"""Documents: a file or address that holds one page of HTML, Markdown or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from reportedly.model import Issue, Page
from reportedly.model.pages import MediaType
from reportedly.sources.kinds import is_binary, wide_charset
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable
from reportedly.sources.streams import HEAD, Source, read_whole

DocumentKind = Literal["text", "markdown", "html"]
MEDIA_TYPES: Final[dict[DocumentKind, MediaType]] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
}


def read_document(source: Source, kind: DocumentKind, options: SourceOptions) -> Iterator[Page | Issue]:
    """Yield the one page of a source; raises :class:`Unreadable` where it is empty, binary or too large."""
    content = check_document(read_whole(source, options), kind)
    yield source.page(content, MEDIA_TYPES[kind], options)


def check_document(content: bytes, kind: DocumentKind) -> bytes:
    """Return a document's bytes as they are to be decoded; raises :class:`Unreadable` where they are no text."""
    if not content.strip():
        raise Unreadable("empty", "empty; there is nothing to read.")
    head = content[:HEAD]
    if is_binary(head):
        raise binary(head)
    if b"\0" in content and wide_charset(head) is None:
        if kind != "html":
            raise binary(content)
        # HTML, 13.2.5.1: a zero byte in the text is an error of the page that browsers leave out.
        content = content.replace(b"\0", b"")
    return content


def binary(head: bytes) -> Unreadable:
    """Return the error for binary data, with what to do about it."""
    if head.startswith(b"%PDF-"):
        return Unreadable("binary", "a PDF; save its text as .txt.")
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return Unreadable("binary", "an office document or archive; save it as text or HTML, or unpack it.")
    if b"\0" in head:
        return Unreadable("binary", "zero bytes, so it is not text; save it as text in UTF-8.")
    return Unreadable("binary", "not text; save it as text or HTML.")
