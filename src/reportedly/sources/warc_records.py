"""The records of a WARC file: headers and block, found again behind damage.

fastwarc's own iterator ends at the first damaged record, asks for a seekable stream, and takes a block's length on
trust, so that a wrong one puts two pages into one. Here a record must end where it says that it does.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_VERSION: Final = re.compile(rb"WARC/[01]\.\d+\r?\n")
_INSIDE: Final = re.compile(rb"(?<=\n)WARC/[01]\.\d+\r?\n")
_MAX_LINE: Final = 64 * 1024
_MAX_HEADERS: Final = 200
_MAX_WRONG_LENGTHS: Final = 100


@dataclass(frozen=True, slots=True)
class WarcBlock:
    """One record: its headers by lower-case name, and its block, of which no more than the cap and one byte is read."""

    headers: Mapping[str, str]
    block: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the file in which no record could be found."""

    reason: str


_WRONG_LENGTH: Final = Damage("a record is not as long as it says")


class _Rewindable:
    """A stream whose last bytes can be put back."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._back = io.BytesIO()

    def read(self, size: int) -> bytes:
        piece = self._back.read(size)
        return piece if len(piece) == size else piece + self._stream.read(size - len(piece))

    def readline(self) -> bytes:
        line = self._back.readline(_MAX_LINE)
        if line.endswith(b"\n") or len(line) == _MAX_LINE:
            return line
        return line + self._stream.readline(_MAX_LINE - len(line))

    def put_back(self, content: bytes) -> None:
        self._back = io.BytesIO(content + self._back.read())


def read_records(stream: io.BufferedReader, *, max_bytes: int) -> Iterator[WarcBlock | Damage]:
    """Yield the records of a decompressed WARC stream, and once for each damaged stretch what is wrong there.

    Stops where it finds nothing but wrong lengths, since each of them costs a look through a whole block. What the
    stream itself raises passes through.
    """
    reader = _Rewindable(stream)
    damaged, wrong_lengths = False, 0
    while line := reader.readline():
        if not line.strip():
            continue
        found = _read_record(reader, max_bytes) if _VERSION.fullmatch(line) else Damage("no record begins here")
        if isinstance(found, WarcBlock) or not damaged:
            yield found
        damaged = isinstance(found, Damage)
        wrong_lengths = 0 if not damaged else wrong_lengths + (found == _WRONG_LENGTH)
        if wrong_lengths > _MAX_WRONG_LENGTHS:
            yield Damage(f"{wrong_lengths} records in a row are not as long as they say, and the rest is not read")
            return


def _read_record(reader: _Rewindable, max_bytes: int) -> WarcBlock | Damage:
    headers = _read_headers(reader)
    length = headers.get("content-length", "")
    if not length.isdecimal() or len(length) > 18:
        return Damage("a record without its length")
    size = int(length)
    block = reader.read(min(size, max_bytes + 1))
    if size > len(block) and len(block) == max_bytes + 1 and not _skip(reader, size - len(block)):
        return _WRONG_LENGTH
    tail = reader.read(4)
    behind = tail.lstrip(b"\r\n")
    if len(block) < min(size, max_bytes + 1) or (behind and (len(behind) == 4 or not b"WARC".startswith(behind))):
        inside = _INSIDE.search(block)
        reader.put_back((block[inside.start() :] if inside else b"") + tail)
        return _WRONG_LENGTH
    reader.put_back(behind)
    return WarcBlock(headers, block)


def _read_headers(reader: _Rewindable) -> dict[str, str]:
    """Read header lines up to the blank one; a name given twice keeps its first value."""
    headers: dict[str, str] = {}
    for _ in range(_MAX_HEADERS):
        line = reader.readline()
        if not line.strip():
            break
        if _VERSION.fullmatch(line):
            reader.put_back(line)
            return {}
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _skip(reader: _Rewindable, size: int) -> bool:
    """Pass over the rest of a large block; False where the file ends, or another record plainly begins, before."""
    blank = False
    while size > 0:
        line = reader.readline()
        if blank and _VERSION.fullmatch(line):
            reader.put_back(line)
            return False
        if not line:
            return False
        if len(line) > size:
            reader.put_back(line[size:])
        size -= len(line)
        blank = not line.strip()
    return True
