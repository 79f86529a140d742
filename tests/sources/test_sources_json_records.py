"""JSON: objects alone, in arrays, and one a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.model import Issue, Page
from reportedly.sources import SourceOptions, read_pages

Read = Callable[..., list[Page | Issue]]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
OBJECTS = st.dictionaries(st.text(max_size=6), VALUES, max_size=3)
LINES = st.one_of(
    OBJECTS.map(lambda value: ("page", json.dumps(value))),
    st.sampled_from(["", "  "]).map(lambda blank: ("blank", blank)),
    st.sampled_from(['{"text": "a"', "{'a': 1}", "nonsense", "{}{}"]).map(lambda line: ("broken_json", line)),
    st.sampled_from(["1", "[]", '"text"', "null", "true"]).map(lambda line: ("wrong_type", line)),
)


def outcome(item: Page | Issue) -> tuple[str, str]:
    return (item.code if isinstance(item, Issue) else "page"), item.origin.rpartition("/")[2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(LINES, min_size=1, max_size=12), st.booleans(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_each_line_gives_a_page_or_an_issue(
    tmp_path: Path, lines: list[tuple[str, str]], zipped: bool, end: str, ended: bool
) -> None:
    path = tmp_path / ("a.jsonl.gz" if zipped else "a.jsonl")
    content = (end.join(line for _, line in lines) + (end if ended else "")).encode()
    path.write_bytes(gzip.compress(content) if zipped else content)
    items = list(read_pages([str(path)], options=SourceOptions()))
    kinds = [(kind, line) for kind, line in lines if kind != "blank"]
    if not kinds:
        assert [outcome(item)[0] for item in items] == ["empty"]
        return
    assert [outcome(item) for item in items] == [(k, f"{path.name}#{n}") for n, (k, _) in enumerate(kinds, 1)]
    for item, (_, line) in zip(items, kinds, strict=True):
        if isinstance(item, Page):
            assert json.loads(item.content) == json.loads(line)
            assert item.media_type == "application/json"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"text": "a"}', [("page", "a.json")]),
        ('\n\n{\n "text": "a"\n}\n', [("page", "a.json")]),
        ('\ufeff{"text": "a"}', [("page", "a.json")]),
        ('[{"text": "a"}, {"text": "b"}]', [("page", "a.json#1"), ("page", "a.json#2")]),
        ('[{"text": "a"}]', [("page", "a.json#1")]),
        ('[\n{"text": "a"},\n7,\n{"text": "b"}\n]', 
         [("page", "a.json#1"), ("wrong_type", "a.json#2"), ("page", "a.json#3")]),
        ('{"text": "a"}\n{"text": "b"}\n', [("page", "a.json#1"), ("page", "a.json#2")]),
        ('{"text": "a"}\n\n{"text": \n', [("page", "a.json#1"), ("broken_json", "a.json#2")]),
        ('{\n"text": "a"}\n{\n"text": "b"}\n', [("page", "a.json#1"), ("page", "a.json#2")]),
        ('[{"text": "a"}, {"text": ', [("page", "a.json#1"), ("broken_json", "a.json")]),
        ('[{"text": "a"} {"text": "b"}]', [("page", "a.json#1"), ("broken_json", "a.json")]),
        ('[{"text": "a"}] more', [("page", "a.json#1"), ("broken_json", "a.json")]),
        ('[{"text": "a"},]', [("page", "a.json#1"), ("broken_json", "a.json")]),
        ("{", [("broken_json", "a.json")]),
        ("7", [("wrong_type", "a.json")]),
        ('"text"', [("wrong_type", "a.json")]),
        ("[]", [("empty", "a.json")]),
        ("  \n ", [("empty", "a.json")]),
        ("[" * 100_000, [("broken_json", "a.json")]),
        ('{"text": ' + "9" * 5_000 + "}", [("broken_json", "a.json")]),
        ('{"text": "\\ud800"}', [("page", "a.json")]),
    ],
)  # fmt: skip
def test_a_json_file(read: Read, tmp_path: Path, content: str, expected: list[tuple[str, str]]) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    assert [outcome(item) for item in read(path)] == expected


def test_a_lone_object_keeps_its_bytes(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{"text":  "caf\\u00e9 \xc3\xa9", "n": 1.50}')
    (page,) = read(path)
    assert isinstance(page, Page)
    assert page.content == path.read_bytes()


def test_a_broken_line_is_named_by_its_number_in_the_file(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n\n\n{"text": }\n')
    _, issue = read(path)
    assert isinstance(issue, Issue)
    assert "line 4" in issue.message
    assert issue.stage == "sources"


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_lines_in_other_unicode_encodings(read: Read, tmp_path: Path, name: str, charset: str) -> None:
    path = tmp_path / name
    path.write_text('{"text": "Сеул"}\n{"text": "b"}\n', encoding=charset)
    first, second = read(path)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert json.loads(first.content) == {"text": "Сеул"}
    assert first.charset == "utf-8"


def test_what_is_not_utf8_is_said_to_be(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + '{"text": "Сеул"}\n'.encode("cp1251") + b'{"text": "c"}\n')
    items = read(path)
    assert [outcome(item)[0] for item in items] == ["page", "broken_json", "page"]
    assert isinstance(items[1], Issue)
    assert "UTF-8" in items[1].message


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_line_over_the_cap_does_not_end_the_file(read: Read, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    long = json.dumps({"text": "x" * 5_000})
    path.write_text(f'{{"text": "a"}}\n{long}\n{{"text": "c"}}\n{long}')
    items = read(path, max_bytes=1_000)
    assert [outcome(item)[0] for item in items] == ["page", "too_large", "page", "too_large"]


def test_one_object_over_the_cap(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": ["x" * 100] * 50}, indent=1))
    assert [outcome(item) for item in read(path, max_bytes=1_000)] == [("too_large", "a.json")]


def test_lines_before_a_truncation_are_kept(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(json.dumps({"text": f"number {number * 7919 % 10_007}"}) + "\n" for number in range(3_000))
    whole = gzip.compress(lines.encode())
    path.write_bytes(whole[: len(whole) // 2])
    *pages, issue = read(path)
    assert outcome(issue) == ("broken_gzip", "a.jsonl.gz")
    assert len(pages) > 1_000
    for number, page in enumerate(pages):
        assert isinstance(page, Page)
        assert json.loads(page.content) == {"text": f"number {number * 7919 % 10_007}"}


def test_a_binary_file_is_one_issue(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(bytes(range(256)) * 100)
    assert [outcome(item) for item in read(path)] == [("binary", "a.jsonl")]
