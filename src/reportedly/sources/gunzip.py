"""Gzip, decompressed as it is read, with a guard against bombs."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from reportedly.sources.problems import Unreadable

MAGIC = b"\x1f\x8b\x08"

#: The most that a byte of input may grow to once ``max_bytes`` is passed. Text grows 3 to 20 times, the most repetitive
#: machine-made markup some 100 times, a bomb up to 1,032 times (the format's limit).
_MAX_RATIO = 200
#: Small, so that little is lost before a defect.
_BLOCK = 8_192
#: Ends the line, or the record, that a defect has cut.
_GAP = b"\r\n\r\n"


class GzipStream(io.RawIOBase):
    """The decompressed bytes of one or more gzip members; it closes the stream it reads from.

    A damaged member is left at the defect, a blank line is put there, and reading goes on at the next member; at the
    end, or at a truncation, it raises :class:`Unreadable` with ``broken_gzip``, so that no reader of the whole takes
    what there is for all. It raises ``too_large`` where the output passes ``max_bytes`` at a rate that no text
    compresses at. What follows the last member is ignored, as gzip itself does.
    """

    def __init__(self, compressed: BinaryIO | io.RawIOBase, *, max_bytes: int) -> None:
        self._compressed = compressed
        self._max_bytes = max_bytes
        self._member = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._damage: str | None = None
        self._bytes_in = 0
        self._bytes_out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with at least one byte, or return 0 at the end."""
        if len(buffer) == 0:
            return 0
        while True:
            if self._member.eof and not self._start_member():
                return self._end()
            data = self._member.unconsumed_tail or self._read_block()
            try:
                piece = self._member.decompress(data, len(buffer))
            except zlib.error as error:
                self._damage = str(error)
                if not self._find_member(data):
                    return self._end()
                piece = _GAP[: len(buffer)]
            if piece:
                self._count(piece)
                buffer[: len(piece)] = piece
                return len(piece)
            if not data and not self._member.eof:
                raise Unreadable("broken_gzip", "the gzip data ends too early; get the whole file again.")

    def _read_block(self) -> bytes:
        if self._waiting:
            block, self._waiting = self._waiting, b""
            return block
        block = self._compressed.read(_BLOCK) or b""
        self._bytes_in += len(block)
        return block

    def _find_member(self, data: bytes) -> bool:
        """Go to the next member behind a defect in ``data``; tell whether there is one."""
        rest = data[1:]
        while (start := rest.find(MAGIC)) < 0:
            block = self._read_block()
            if not block:
                return False
            rest = rest[-len(MAGIC) + 1 :] + block
        self._waiting = rest[start:]
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _end(self) -> int:
        if self._damage is not None:
            message = f"the gzip data is damaged ({self._damage}); do not trust what was read of it, get it again."
            raise Unreadable("broken_gzip", message)
        return 0

    def _start_member(self) -> bool:
        """Begin the next member; tell whether there is one."""
        rest = self._member.unused_data
        while not rest.strip(b"\0") or len(rest) < len(MAGIC):
            block = self._read_block()
            if not block:
                return False
            rest = rest.lstrip(b"\0") + block
        rest = rest.lstrip(b"\0")
        if not rest.startswith(MAGIC):
            return False
        self._waiting = rest
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _count(self, piece: bytes) -> None:
        self._bytes_out += len(piece)
        if self._bytes_out > self._max_bytes and self._bytes_out > _MAX_RATIO * self._bytes_in:
            raise Unreadable(
                "too_large",
                f"the gzip data grows more than {_MAX_RATIO} times, beyond {self._max_bytes:,} bytes, as no text does; "
                "decompress it yourself if you trust it.",
            )

    def close(self) -> None:
        self._compressed.close()
        super().close()
