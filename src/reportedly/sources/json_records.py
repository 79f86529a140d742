"""JSON: one article an object, alone, in an array, one after the other, or one a line."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from reportedly.model import Issue, Page
from reportedly.sources.documents import binary
from reportedly.sources.kinds import is_binary, wide_charset, without_mark
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable, source_issue
from reportedly.sources.streams import Source, read_whole, too_large, with_stream

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class _Item(NamedTuple):
    """A value and the text it was written as."""

    value: Any
    text: str


def read_json_lines(source: Source, options: SourceOptions) -> Iterator[Page | Issue]:
    """Yield a page for every line that holds an object, ``#N`` counting the lines that are not blank.

    A broken line, one that holds something else, or one over the cap becomes an issue with its line number, and the
    lines after it are read. Only one line is held in memory.
    """
    yield from _read_lines(_in_utf8(source, options), options)


def read_json(source: Source, options: SourceOptions) -> Iterator[Page | Issue]:
    """Yield the page of a file's one object, or a page for every object of its array or sequence.

    A file whose first line is a value of its own, with more behind it, is read as JSON lines.
    """
    source = _in_utf8(source, options)
    ahead, size = [], 0
    while size <= options.max_bytes and (line := source.stream.readline(options.max_bytes + 1)):
        ahead.append(line)
        size += len(line)
        if len(ahead) > 1 and line.strip():
            break
    if len(ahead) > 1 and ahead[-1].strip() and _is_value(ahead[0]):
        yield from _read_lines(source, options, ahead)
        return
    content = b"".join(ahead) + source.stream.read(max(0, options.max_bytes + 1 - size))
    if len(content) > options.max_bytes:
        raise too_large(options)
    yield from _read_values(source, content, options)


def _read_lines(source: Source, options: SourceOptions, ahead: Iterable[bytes] = ()) -> Iterator[Page | Issue]:
    """Read ``ahead`` and then what is left of the stream, line by line."""
    record_number = 0
    lines = iter(lambda: source.stream.readline(options.max_bytes + 1), b"")
    for line_number, line in enumerate(chain(ahead, lines), start=1):
        if len(line) > options.max_bytes:
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = source.stream.readline(options.max_bytes)
            record_number += 1
            problem = too_large(options)
            yield source_issue(f"{source.origin}#{record_number}", problem.code, f"line {line_number}: {problem}")
        elif text := line.removeprefix(codecs.BOM_UTF8).strip():
            record_number += 1
            yield _read_line(source, text, line_number, record_number, options)
    if record_number == 0:
        raise Unreadable("empty", "empty; there is nothing to read.")


def _read_line(
    source: Source, line: bytes, line_number: int, record_number: int, options: SourceOptions
) -> Page | Issue:
    origin = f"{source.origin}#{record_number}"
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return source_issue(origin, "broken_json", f"line {line_number}: {_reason(error)}; the line is left out.")
    if not isinstance(value, dict):
        return _wrong_type(origin, value, f"line {line_number}")
    return source.page(line, "application/json", options, number=record_number, charset="utf-8")


def _read_values(source: Source, content: bytes, options: SourceOptions) -> Iterator[Page | Issue]:
    """Read one object, an array of objects, or objects one after the other."""
    try:
        text = without_mark(content)[0].decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("broken_json", f"{_reason(error)}.") from None
    start = _skip_space(text, 0)
    if start == len(text):
        raise Unreadable("empty", "empty; there is nothing to read.")
    items = _array_items(text, start) if text[start] == "[" else _sequence_items(text, start)
    number, held = 0, None
    try:
        for number, item in enumerate(items, start=1):
            if held is not None:
                yield _read_item(source, held, number - 1, options)
            held = item
    except (ValueError, RecursionError) as error:
        if held is not None:
            yield _read_item(source, held, number, options)
        done = f"; the {number} before it were read" if number else ""
        yield source_issue(source.origin, "broken_json", f"{_reason(error)}{done}.")
        return
    if held is None:
        raise Unreadable("empty", "an array without objects; there is nothing to read.")
    alone = number == 1 and text[start] != "["
    yield _read_item(source, held, None if alone else number, options)


def _read_item(source: Source, item: _Item, number: int | None, options: SourceOptions) -> Page | Issue:
    if not isinstance(item.value, dict):
        origin = source.origin if number is None else f"{source.origin}#{number}"
        return _wrong_type(origin, item.value, "record" if number is None else f"record {number}")
    return source.page(item.text.encode("utf-8"), "application/json", options, number=number, charset="utf-8")


def _sequence_items(text: str, position: int) -> Iterator[_Item]:
    while position < len(text):
        item, position = _parse(text, position)
        yield item


def _array_items(text: str, position: int) -> Iterator[_Item]:
    """Parse an array's values one by one, so that those before a defect are kept."""
    position = _skip_space(text, position + 1)
    if text[position : position + 1] != "]":
        while True:
            item, position = _parse(text, position)
            yield item
            mark = text[position : position + 1]
            if mark == "]":
                break
            if mark != ",":
                raise json.JSONDecodeError("Expecting ',' or ']'", text, position)
            position = _skip_space(text, position + 1)
    position = _skip_space(text, position + 1)
    if position < len(text):
        raise json.JSONDecodeError("Extra data behind the array", text, position)


def _parse(text: str, position: int) -> tuple[_Item, int]:
    value, end = _DECODER.raw_decode(text, position)
    return _Item(value, text[position:end]), _skip_space(text, end)


def _skip_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _is_value(line: bytes) -> bool:
    try:
        json.loads(line.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    return True


def _in_utf8(source: Source, options: SourceOptions) -> Source:
    """Return the source in UTF-8: UTF-16 and UTF-32, which some tools write, are read whole and converted."""
    if is_binary(source.head):
        raise binary(source.head)
    charset = wide_charset(source.head)
    if charset is None:
        return source
    content, _ = without_mark(read_whole(source, options))
    try:
        return with_stream(source, content.decode(charset).encode("utf-8"))
    except UnicodeError as error:
        raise Unreadable("broken_json", f"{_reason(error)}.") from None


def _wrong_type(origin: str, value: object, where: str) -> Issue:
    found = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}.get(type(value), "a number")
    return source_issue(origin, "wrong_type", f"{where} is {found}, not an object with the article's text.")


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
    if isinstance(error, UnicodeError):
        return "not in UTF-8, as JSON must be; convert it"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return f"not JSON: {error}"
