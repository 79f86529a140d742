"""HTTP's content encodings, undone up to a cap."""

from __future__ import annotations

import io
import zlib

from reportedly.sources.gunzip import GzipStream
from reportedly.sources.problems import Unreadable


def list_encodings(header: str) -> list[str]:
    """Return the encodings that a Content-Encoding header names, in lower case, ``identity`` left out.

    >>> list_encodings("GZIP, identity")
    ['gzip']
    """
    names = [name.strip().lower() for name in header.split(",")]
    return [name for name in names if name not in ("", "identity")]


def decode_content(content: bytes, header: str, max_bytes: int) -> bytes:
    """Undo a Content-Encoding, giving at most ``max_bytes`` and one byte.

    Raises :class:`Unreadable`: ``broken_gzip`` where the data are damaged, ``unsupported_encoding`` for any encoding
    but gzip and deflate, which are all that is asked for: the others have no bound on how much a few bytes can grow.
    """
    encodings = list_encodings(header)
    if not encodings or not content:
        return content
    if encodings in (["gzip"], ["x-gzip"]):
        with io.BufferedReader(GzipStream(io.BytesIO(content), max_bytes=max_bytes)) as stream:
            return stream.read(max_bytes + 1)
    if encodings == ["deflate"]:
        return _inflate(content, max_bytes)
    raise Unreadable("unsupported_encoding", f"encoded as {', '.join(encodings)}; save the page and read that.")


def _inflate(content: bytes, max_bytes: int) -> bytes:
    """Undo ``deflate``, which servers send with and without its zlib wrapper."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        member = zlib.decompressobj(wbits=window)
        try:
            decoded = member.decompress(content, max_bytes + 1)
        except zlib.error:
            continue
        if member.eof or len(decoded) > max_bytes:
            return decoded
    raise Unreadable("broken_gzip", "the compressed page is damaged or cut off; try again.")
