"""The way in: inputs in order, lazily, and nothing raised about one."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from source_samples import HTML, http_response, rss, warc_record

from reportedly.model import Issue, Page
from reportedly.sources import SourceOptions, count_pages, read_pages

Read = Callable[..., list[Page | Issue]]
Codes = Callable[..., list[str]]


def test_inputs_are_read_in_order_whatever_happens_to_one(read: Read, tmp_path: Path, site: Any) -> None:
    (tmp_path / "a.txt").write_text("Seoul said so.")
    (tmp_path / "b.json").write_text('{"text": ')
    address = site.add("/a", HTML)
    names = [tmp_path / "a.txt", tmp_path / "no", address, tmp_path / "b.json", "-", tmp_path / "a.txt"]
    items = read(*names, stdin=io.BytesIO(b"Kyiv said so."), allow_private=True)
    assert [item.origin for item in items] == [str(name) for name in names]
    assert [item.code for item in items if isinstance(item, Issue)] == ["missing", "broken_json"]
    assert all(issue.message.startswith(issue.origin) for issue in items if isinstance(issue, Issue))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"Kyiv said so.", [("text/plain", "-")]),
        (HTML, [("text/html", "-")]),
        (b'{"text": "a"}', [("application/json", "-")]),
        (b'{"text": "a"}\n{"text": "b"}\n', [("application/json", "-#1"), ("application/json", "-#2")]),
        (b'[{"text": "a"}, {"text": "b"}]', [("application/json", "-#1"), ("application/json", "-#2")]),
        (gzip.compress(b'{"text": "a"}'), [("application/json", "-")]),
        (warc_record(http_response(HTML)), [("text/html", "-#1")]),
        (rss("<item><link>https://delta.example/</link></item>"), [("no_content", "-#1")]),
        (b"", [("empty", "-")]),
        (b"\x89PNG\r\n\x1a\n\0\0\0", [("binary", "-")]),
    ],
)
def test_standard_input_shows_what_it_is(read: Read, content: bytes, expected: list[tuple[str, str]]) -> None:
    items = read("-", stdin=io.BytesIO(content))
    assert [(item.code if isinstance(item, Issue) else item.media_type, item.origin) for item in items] == expected


def test_standard_input_is_left_open(read: Read) -> None:
    stream = io.BytesIO(b"Kyiv said so.")
    read("-", stdin=stream)
    assert not stream.closed


def test_standard_input_twice_is_empty_the_second_time(codes: Codes) -> None:
    assert codes("-", "-", stdin=io.BytesIO(b"Kyiv said so.")) == ["page", "empty"]


def test_no_standard_input(codes: Codes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert codes("-") == ["missing"]


def test_lines_from_a_pipe_are_read_as_they_come() -> None:
    receiving, sending = os.pipe()
    seen = threading.Event()
    line = json.dumps({"text": "x" * 5_000}).encode() + b"\n"

    def send() -> None:
        with os.fdopen(sending, "wb", buffering=0) as pipe:
            pipe.write(line * 2)
            assert seen.wait(5)
            pipe.write(line)

    sender = threading.Thread(target=send)
    sender.start()
    with os.fdopen(receiving, "rb") as stream:
        items = read_pages(["-"], options=SourceOptions(stdin=stream))
        assert next(items).origin == "-#1"
        seen.set()
        assert [item.origin for item in items] == ["-#2", "-#3"]
    sender.join()


def test_inputs_are_opened_when_their_turn_comes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Seoul said so.")

    def names() -> Iterator[str]:
        yield str(path)
        path.unlink()
        yield str(path)

    items = read_pages(names())
    assert isinstance(next(items), Page)
    last = next(items)
    assert isinstance(last, Issue)
    assert last.code == "missing"


def test_a_reader_that_is_left_closes_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n' * 10)
    items = read_pages([str(path)])
    next(items)
    items.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_ctrl_c_passes_through(read: Read, tmp_path: Path, stop: type[BaseException]) -> None:
    class Interrupted(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise stop

    with pytest.raises(stop):
        read("-", stdin=Interrupted(b"text"))


def test_retrieved_is_the_time_of_reading(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Seoul said so.")
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.retrieved is not None
    retrieved = datetime.strptime(page.retrieved, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - retrieved) < timedelta(minutes=1)


@pytest.mark.parametrize("form", ["jsonl.gz", "warc.gz"])
def test_memory_stays_flat_over_many_records(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    words = " ".join(str(number * 7919 % 100_003) for number in range(3_000))
    record = json.dumps({"text": words}).encode() + b"\n"
    if form == "warc.gz":
        record = warc_record(http_response(words.encode()))
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(1_000):
            file.write(record)
    tracemalloc.start()
    assert sum(isinstance(item, Page) for item in read_pages([str(path)])) == 1_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000 < 1_000 * len(record)


def test_count_pages(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n{"text": "b"}\nbroken\n')
    (tmp_path / "b.txt").write_text("Seoul said so.")
    assert count_pages([str(tmp_path), "https://example.org/a", str(tmp_path / "no")]) == 6
    assert count_pages([str(tmp_path)], seconds=0) is None
    assert count_pages([str(tmp_path), "-"]) is None


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: text.encode("utf-16", "surrogatepass")),
        st.sampled_from([b"{", b"[", b"<rss>", b"<feed ", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"<?xml "]).flatmap(
            lambda start: st.binary(max_size=200).map(lambda rest: start + rest)
        ),
    ),
    st.booleans(),
)
def test_no_bytes_raise(content: bytes, zipped: bool) -> None:
    stdin = io.BytesIO(gzip.compress(content) if zipped else content)
    for item in read_pages(["-"], options=SourceOptions(stdin=stdin, max_bytes=300)):
        assert isinstance(item, Issue) or item.content


@pytest.mark.shared
def test_the_load_corpus_is_streamed(shared_data: Path) -> None:
    path = shared_data / "corpora" / "load_4000.jsonl.gz"
    tracemalloc.start()
    count = sum(isinstance(item, Page) for item in read_pages([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_000
    assert peak < 10_000_000
