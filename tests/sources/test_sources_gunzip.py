"""Gzip, decompressed as it is read."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.sources.gunzip import GzipStream
from reportedly.sources.problems import Unreadable

MAX_BYTES = 100_000


def gunzip(data: bytes, *, piece: int = 1_000) -> tuple[bytes, str | None]:
    """What can be read, and the code of what ends it."""
    read = b""
    with GzipStream(io.BytesIO(data), max_bytes=MAX_BYTES) as stream:
        try:
            while got := stream.read(piece):
                read += got
        except Unreadable as problem:
            return read, problem.code
    return read, None


@given(st.lists(st.binary(max_size=3_000), max_size=4), st.integers(1, 5_000), st.sampled_from([b"", b"\0" * 9]))
def test_members_one_after_the_other_are_read_as_one(parts: list[bytes], piece: int, padding: bytes) -> None:
    data = padding.join(gzip.compress(part) for part in parts) + padding
    if parts:
        assert gunzip(data, piece=piece) == (b"".join(parts), None)


@given(st.binary(min_size=1, max_size=5_000), st.data())
def test_a_truncation_is_told_and_what_came_before_it_is_kept(content: bytes, data: st.DataObject) -> None:
    whole = gzip.compress(content)
    read, code = gunzip(whole[: data.draw(st.integers(1, len(whole) - 1))])
    assert code == "broken_gzip"
    assert content.startswith(read)


def test_a_truncation_loses_next_to_nothing_before_it() -> None:
    content = b"".join(f"line {number} {zlib.crc32(bytes([number % 251]))}\n".encode() for number in range(5_000))
    whole = gzip.compress(content)
    read, code = gunzip(whole[: len(whole) - 20])
    assert code == "broken_gzip"
    assert len(read) > len(content) - 1_000


@given(st.binary(min_size=100, max_size=2_000), st.data())
def test_damage_never_raises_anything_else(content: bytes, data: st.DataObject) -> None:
    whole = bytearray(gzip.compress(content))
    whole[data.draw(st.integers(3, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    read, code = gunzip(bytes(whole))
    assert code == "broken_gzip" or read == content


def test_what_follows_the_last_member_is_ignored() -> None:
    assert gunzip(gzip.compress(b"text") + b"\0\0garbage") == (b"text", None)


@pytest.mark.parametrize("members", [1, 50])
def test_a_bomb_is_stopped_near_the_cap(members: int) -> None:
    bomb = gzip.compress(b"0" * (20_000_000 // members)) * members
    read, code = gunzip(bomb)
    assert code == "too_large"
    assert len(read) < MAX_BYTES + 2_000_000


def test_text_may_be_longer_than_one_page() -> None:
    lines = b"".join(b'{"text": "%d"}\n' % (number * 7919 % 100_003) for number in range(20_000))
    assert len(lines) > 2 * MAX_BYTES
    assert gunzip(gzip.compress(lines)) == (lines, None)
