"""Bad input: a clear message, an exit status, and nothing lost; the commands run in this process, unread by the parser.

What needs a process of its own (signals, limits, locks) is in ``test_bad_times.py``.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reportedly import pipeline
from reportedly.cli import main
from reportedly.ledger import Ledger
from reportedly.model import Article, CodedArticle

TEXT = "Ukraine said Russia launched 120 missiles at Kyiv on Sunday.\n\nMoscow denied it had struck the city."
PAGE = f"<html><body><article><h1>Kyiv hit</h1>{f'<p>{TEXT}</p>' * 4}</article></body></html>"
RUSSIAN = (
    "Президент России заявил, что войска продолжают наступление на востоке Украины. Об этом сообщает агентство.\n" * 6
)


class Done(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in an empty folder, its articles kept without claims, so that no parser is loaded."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline.workers, "read_article", lambda article: pipeline.Reading(article, CodedArticle()))

    def run_command(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["reportedly", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
        return Done(status, *capsys.readouterr())

    return run_command


def record(**keys: object) -> bytes:
    return json.dumps({"id": "k", "text": TEXT, "published": "2024-11-18"} | keys).encode()


UNREADABLE: dict[str, tuple[str, bytes]] = {
    "empty.txt": ("empty", b""),
    "blank.html": ("empty", b" \n\t"),
    "empty.jsonl": ("empty", b"\n\n"),
    "empty.json": ("empty", b"[]"),
    "object.json": ("empty", record(text="")),
    "random.txt": ("binary", bytes(range(256)) * 20),
    "random.jsonl": ("binary", bytes(range(256)) * 20),
    "report.pdf": ("binary", b"%PDF-1.7 \x00\x01"),
    "zero.txt": ("binary", TEXT.encode() + b"\0" + TEXT.encode()),
    "short.txt.gz": ("broken_gzip", gzip.compress(os.urandom(900).hex().encode())[:-200]),
    "bomb.txt.gz": ("too_large", gzip.compress(b"a" * 60_000_000, 9)),
    "bomb.html.gz": ("too_large", gzip.compress(gzip.compress(b" " * 60_000_000, 9))),
    "cut.json": ("broken_json", record()[:-4]),
    "deep.json": ("broken_json", b'{"text":' + b"[" * 100_000),
    "list.json": ("wrong_type", b'["an article"]'),
    "number.json": ("wrong_type", record(text=5)),
    "null.json": ("wrong_type", record(text=None)),
    "lone.json": ("bad_text", record(text="a \ud800 b")),
    "menu.html": ("no_article", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"),
    "tags.html": ("no_article", b"<html></html>"),
    "huge.html": ("too_large", b"<p>" + b"x " * 25_500_000),
    "data.xml": ("unknown_type", b"<?xml version='1.0'?><data><row/></data>"),
    "archive.warc": ("broken_warc", b"no record at all\n" * 20),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_and_recorded_and_the_rest_is_read(run: Run, tmp_path: Path, name: str) -> None:
    code, content = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.json").write_bytes(record(id="good"))
    done = run("read", name, "good.json")
    assert done.status == 1
    assert f"{code}: " in done.err and name in done.err and "Traceback" not in done.err
    assert "read good: " in done.out
    assert f"/{code}  " in run("issues").out
    (tmp_path / name).write_bytes(b"")
    assert "1 already known" in run("read", "good.json").out


@pytest.mark.parametrize("name", ["missing.txt", "no/such/folder", "a\0b", "x" * 5_000])
def test_a_name_that_leads_nowhere(run: Run, name: str) -> None:
    done = run("read", name)
    assert done.status == 1 and done.err.count("\n") == 1
    assert "no articles" in done.out or "0 articles read" in done.out


READABLE: dict[str, tuple[tuple[str, ...], bytes]] = {
    "nodate.txt": (("no_date",), TEXT.encode()),
    "future.json": (("future_date",), record(published="2190-01-01")),
    "bad.json": (("bad_date", "no_date"), record(published="the day before")),
    "keys.json": (("wrong_type",) * 5, record(id=[], title=[], url={}, byline=3, declared_sources="Reuters")),
    "nul.json": ((), record(text="a\u0000b " + TEXT)),
    "surrogate.json": (("bad_text",), record(title="\ud800")),
    "path.json": ((), record(id="../../../etc/passwd")),
    "long.json": ((), record(id="x" * 5_000)),
    "deep.html": (("no_date",), b"<div>" * 50_000 + PAGE.encode()),
    "tables.html": (("no_date",), b"<html><body>" + b"<table><tr><td>" * 20_000 + PAGE.encode()),
    "scripts.html": (("no_date",), PAGE.encode() + b"<script>" + b"var a = 1;" * 3_000_000 + b"</script>"),
    "zero.html": (("no_date",), PAGE.replace("Kyiv hit", "Kyiv\0 hit").encode()),
    "russian.txt": (("no_date", "not_english"), RUSSIAN.encode("cp1251")),
    "russian.html": (
        ("no_date", "not_english"),
        ("<html><head><meta charset='windows-1251'></head><body><article><p>"
         + RUSSIAN.replace("\n", "</p><p>Но ") + "</article></body></html>").encode("cp1251"),
    ),
    "wide.txt": (("no_date",), TEXT.encode("utf-16")),
    "wide.html": (("no_date",), PAGE.encode("utf-16")),
    "wide.jsonl": ((), record().decode().encode("utf-16")),
    "mark.json": ((), b"\xef\xbb\xbf" + record()),
    "western.txt": (("no_date",), ("“Kyiv” – the city’s – was hit. " * 4).encode("cp1252")),
    "plain.txt.gz": (("no_date",), TEXT.encode()),
}  # fmt: skip


@pytest.mark.parametrize("packed", [False, True], ids=["", "gz"])
@pytest.mark.parametrize("name", READABLE)
def test_what_is_odd_is_kept_and_told(run: Run, tmp_path: Path, name: str, packed: bool) -> None:
    codes, content = READABLE[name]
    name = f"{name}.gz" if packed else name
    (tmp_path / name).write_bytes(gzip.compress(content, 1) if packed else content)
    done = run("read", name)
    assert done.status == 0, done
    assert "1 articles read" in done.out
    assert sorted(line.partition(":")[0] for line in done.err.splitlines()) == sorted(codes)
    with Ledger.open(tmp_path / "reportedly.db", read_only=True) as ledger:
        (row,) = ledger.articles()
        text = ledger.article(row.id).article.text
    assert "Kyiv" in text or "Президент" in text
    if name.startswith("russian"):
        assert row.language == "ru"
    assert "1 already known" in run("read", name).out


def test_good_lines_among_bad_ones_are_read(run: Run, tmp_path: Path) -> None:
    lines = [record(id="a"), b'{"id": "b", ', b"", b"5", record(id="c"), b"\xff\xfe", b'"x"', record(id="d")]
    (tmp_path / "many.jsonl").write_bytes(b"\n".join(lines))
    done = run("read", "many.jsonl")
    assert done.status == 1
    assert [line.split()[1] for line in done.out.splitlines() if line.startswith("read ")] == ["a:", "c:", "d:"]
    for words in (
        "broken_json: ",
        "line 2: not JSON",
        "line 4 is a number",
        "line 6: not in UTF-8",
        "line 7 is a string",
    ):
        assert words in done.err
    assert run("issues").out.endswith("4 issues\n")


def test_what_a_broken_archive_gave_is_kept(run: Run, tmp_path: Path) -> None:
    packed = gzip.compress(b"\n".join(record(id=f"k{n}", text=TEXT + os.urandom(200).hex()) for n in range(40)))
    (tmp_path / "many.jsonl.gz").write_bytes(packed[: len(packed) * 2 // 3])
    done = run("read", "many.jsonl.gz")
    assert done.status == 1 and "broken_gzip: " in done.err
    assert 10 < done.out.count("read k") < 40


def test_a_folder_of_all_kinds(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    for name, content in {
        "a.txt": TEXT.encode(), "b.html": PAGE.encode(), "deep/c.json": record(id="c"), "deep/d.md": TEXT.encode(),
        "e.jsonl.gz": gzip.compress(record(id="e")), "f.png": b"\x89PNG", ".hidden.txt": TEXT.encode(),
    }.items():  # fmt: skip
        (folder / name).write_bytes(content)
    (folder / "deep/loop").symlink_to(folder)
    done = run("read", "news", "--published", "18 November 2024")
    assert done.status == 0
    assert "5 articles read" in done.out and done.err.startswith("unknown_type: ") and done.err.count("\n") == 1
    (folder / "g.txt").write_bytes(b"")
    done = run("read", "news")
    assert done.status == 1 and "5 already known" in done.out


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (record(id="a") + b"\n" + record(id="b"), ["a", "b"]),
        (b"[" + record(id="a") + b"," + record(id="b") + b"]", ["a", "b"]),
        (gzip.compress(record(id="a")), ["a"]),
        (PAGE.encode(), [None]),
        (TEXT.encode(), [None]),
    ],
)
def test_standard_input_of_any_kind(run: Run, content: bytes, ids: list[str | None]) -> None:
    lines = [json.loads(line) for line in run("code", "-", "--format", "json", stdin=content).out.splitlines()]
    assert [line["id"] if wanted else None for line, wanted in zip(lines, ids, strict=True)] == ids
    assert all("Kyiv" in line["text"] for line in lines)
    assert run("code", "-", stdin=b"").status == 1


@pytest.mark.parametrize("command", ["code", "annotate"])
def test_every_object_has_its_line(run: Run, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(article: Article) -> None:
        raise ValueError(article.id)

    monkeypatch.setattr(pipeline.reading, "annotate_articles", fail)
    texts: list[object] = ["", " \n", 5, "\ud800", None, "Hm"]
    objects = [{"id": key, "text": text} for key, text in zip("abcdef", texts, strict=True)]
    (tmp_path / "many.jsonl").write_text("\n".join([*map(json.dumps, objects), "{", "3", json.dumps(objects[0])]))
    done = run(command, "many.jsonl", "--format", "json")
    assert done.status == 1
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["text"] for line in lines] == ["", " \n", None, None, None, "Hm", ""]
    assert [line["id"] for line in lines] == [*"abcdef", "a"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "good.json", "--published", "nonsense"], "--published 'nonsense': not a date"),
        (["code", "good.json", "--published", "2024-13-01"], "not a date"),
        (["claims", "--since", "soon"], "--since 'soon': not a date"),
        (["claims", "--certainty", "surely"], "unknown certainty 'surely'"),
        (["claims", "--event", "WAR"], "WAR"),
        (["show", "nope"], "no claim 'nope'"),
        (["article", "nope"], "no article 'nope'"),
        (["reject", "nope", "--why", "x"], "no claim 'nope'"),
        (["correct", "nope", "certainty", "probable"], "no claim 'nope'"),
        (["correct", "k1.c1", "certainty", "surely"], "surely"),
        (["correct", "k1.c1", "no.such", "1"], "no.such"),
        (["correct", "k1.c1", "quantity.low", "many"], "quantity"),
        (["withdraw", "99"], "99"),
        (["forget", "nope", "--why", "x"], "nope"),
        (["export", "small.db"], "small.db"),
        (["export", "taken"], "mine.json"),
        (["claims", "--ledger", "none.db"], "there is none"),
        (["claims", "--ledger", "taken"], "is a folder"),
        (["claims", "--ledger", "good.json"], "not a Reportedly ledger"),
        (["read", "good.json", "--ledger", "no/where.db"], "does not exist"),
        (["read", "good.json", "--ledger", "mysql://x/y"], "mysql"),
        (["who", "Scholz", "--on", "someday"], "not a date"),
    ],
)
def test_a_wrong_argument_is_one_clear_line(
    run: Run, tmp_path: Path, small_ledger: Ledger, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER", "small.db")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.json").write_text("{}")
    (tmp_path / "good.json").write_bytes(record())
    before = small_ledger.stats()
    done = run(*arguments)
    assert done.status == 2, done
    assert done.err.startswith("reportedly: ") and done.err.count("\n") == 1 and words in done.err
    assert small_ledger.stats() == before
    assert (tmp_path / "taken" / "mine.json").read_text() == "{}"


def test_forgetting_twice_says_the_same(run: Run, small_ledger: Ledger) -> None:
    first = run("forget", "k1", "--why", "court order", "--ledger", "small.db")
    again = run("forget", "k1", "--why", "another", "--ledger", "small.db")
    assert (first.status, again.status) == (0, 0)
    assert "court order" in again.out and "another" not in again.out


def test_the_same_file_twice_is_read_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.json").write_bytes(record())
    done = run("read", "good.json", "./good.json", str(tmp_path / "good.json"))
    assert done.status == 0 and "1 articles read (0 revised), 2 already known" in done.out


def test_a_ledger_that_is_being_written_is_refused_by_name(run: Run, tmp_path: Path, small_ledger: Ledger) -> None:
    (tmp_path / "good.json").write_bytes(record(id="new"))
    small_ledger.begin_run("1", {})
    done = run("read", "good.json", "--ledger", "small.db")
    assert done.status == 2 and f"locked by process {os.getpid()}" in done.err
    assert run("claims", "--ledger", "small.db").status == 0
    small_ledger.end_run()
    assert run("read", "good.json", "--ledger", "small.db").status == 0


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost:1/x", "http://[::1]:1/", "http://10.1.2.3/", "http://169.254.169.254/latest",
     "http://2130706433/", "http://[::ffff:127.0.0.1]/", "ftp://example.org/a", "http://user:secret@example.org/"],
)  # fmt: skip
def test_addresses_that_are_no_business_of_ours(run: Run, address: str) -> None:
    done = run("read", address)
    assert done.status == 1 and done.err.startswith("refused: ") and "secret" not in done.err
    assert "sources/refused" in run("issues").out


def test_a_port_in_use_is_one_clear_line(run: Run, small_ledger: Ledger) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--ledger", "small.db", "--port", str(taken.getsockname()[1]))
    assert done.status == 2
    assert done.err.startswith("reportedly: ") and "in use" in done.err and "Reportedly is at" not in done.out


@pytest.mark.parametrize("columns", ["1", "20", "400"])
@pytest.mark.parametrize("command", [["claims"], ["show", "k1.c1"], ["article", "k1"], ["issues"]])
def test_any_width_of_terminal(
    run: Run, small_ledger: Ledger, monkeypatch: pytest.MonkeyPatch, columns: str, command: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = run(*command, "--ledger", "small.db")
    assert done.status == 0 and done.out


def test_no_words_of_an_article_command_the_terminal(run: Run, tmp_path: Path) -> None:
    text = "The \x1b[31marmy\x1b[0m said 30 tanks were lost \u202enear Gao.\x9b2J"
    article = {"id": "a\x1b[2Jb", "title": "\x1b]0;name\x07Title", "publisher": "\x1b[1mHerald", "text": text}
    (tmp_path / "a.json").write_text(json.dumps(article))
    ledger = str(tmp_path / "l.db")
    done = [run("read", str(tmp_path / "a.json"), "--ledger", ledger)]
    done += [run(*command, "--ledger", ledger) for command in (["article", article["id"]], ["issues"])]
    for shown in done:
        assert shown.status == 0
        assert not set("\x1b\x07\x9b\u202e") & set(shown.out + shown.err)
    assert "\ufffd[31marmy" in done[1].out
    lines = run("code", str(tmp_path / "a.json"), "--format", "json").out
    assert json.loads(lines)["text"] == text
