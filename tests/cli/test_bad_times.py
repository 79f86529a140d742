"""Reading at a bad time: signals, a full disk, no permission, a closed pipe, odd terminals; each in its own process."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import pty
import random
import re
import resource
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from reportedly.ledger import Ledger

COMMAND = [sys.executable, "-m", "reportedly.cli"]
TEXT = "Ukraine said Russia launched 120 missiles at Kyiv on Sunday.\n\nMoscow denied it had struck the city. "
PAGE = f"<html><body><article><h1>Kyiv hit</h1>{f'<p>{TEXT}</p>' * 4}</article></body></html>"
_DROP_BOUND, _OVERRIDE, _READ_SEARCH = 24, 1, 2


def run(*arguments: str, cwd: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, check=False, **more
    )


def write_many(folder: Path, count: int) -> None:
    """Write articles to read, long enough that a signal comes between them."""
    lines = (
        json.dumps({"id": f"m{n}", "text": f"{TEXT * 4}No. {n}.", "published": "2024-11-18"}) for n in range(count)
    )
    (folder / "many.jsonl").write_text("\n".join(lines))


@contextlib.contextmanager
def reading(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a reading and give it once it has read a few articles."""
    process = subprocess.Popen(
        [*COMMAND, "read", "many.jsonl", *arguments], cwd=folder, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline().startswith("read m")
        yield process
    finally:
        process.kill()
        process.communicate()


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the numbers of the processes that read for another: forked from one that it started."""
    return [worker for server in children_of(process.pid) for worker in children_of(server)]


def children_of(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(path.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(path.parent.name))
    return found


def digits(length: int) -> str:
    """Return text that hardly compresses, in no language, so that nothing but the ledger is busy with it."""
    return "".join(random.choices("0123456789", k=length))


def count_kept(folder: Path) -> int:
    with Ledger.open(folder / "reportedly.db", read_only=True) as ledger:
        return ledger.stats().articles


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_was_read(tmp_path: Path, workers: str) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs, and their children, ignore it
    write_many(tmp_path, 300)
    with reading(tmp_path, "--workers", workers) as process:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "reportedly: interrupted; what was reported as read is kept"
    assert "Traceback" not in err
    said = 3 + out.count("read m")
    assert said <= count_kept(tmp_path) < 300
    write_many(tmp_path, said)
    assert f"{said} already known" in run("read", "many.jsonl", cwd=tmp_path).stdout


@pytest.mark.slow
def test_a_killed_worker_costs_no_article(tmp_path: Path) -> None:
    write_many(tmp_path, 60)
    with reading(tmp_path, "--workers", "2") as process:
        os.kill(workers_of(process)[0], signal.SIGKILL)
        out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    assert "60 articles read" in out
    with Ledger.open(tmp_path / "reportedly.db", read_only=True) as ledger:
        assert {row.article.id for row in ledger.iter_claims()} == {f"m{n}" for n in range(60)}


@pytest.mark.slow
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    write_many(tmp_path, 300)
    with reading(tmp_path, "--workers", "2") as process:
        workers = workers_of(process)
        assert len(workers) == 2
        workers += children_of(process.pid)
        process.kill()
    end = time.monotonic() + 20
    while any(Path(f"/proc/{number}").exists() for number in workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert not [number for number in workers if Path(f"/proc/{number}").exists()]
    assert count_kept(tmp_path) >= 3


def test_two_readings_at_once(tmp_path: Path) -> None:
    write_many(tmp_path, 2_000)
    with reading(tmp_path) as process:
        second = run("read", "many.jsonl", cwd=tmp_path)
        assert second.returncode == 2
        assert f"locked by process {process.pid}" in second.stderr and second.stderr.count("\n") == 1
        assert run("claims", cwd=tmp_path).returncode == 0


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    lines = (json.dumps({"id": f"m{n}", "text": digits(60_000), "language": "xx"}) for n in range(50))
    (tmp_path / "many.jsonl").write_text("\n".join(lines))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000))

    full = run("read", "many.jsonl", cwd=tmp_path, preexec_fn=limit)
    assert full.returncode == 2
    assert full.stderr.splitlines()[-1].startswith("reportedly: ledger ") and "Traceback" not in full.stderr
    assert re.search("disk.* full", full.stderr)
    said = full.stdout.count("read m")
    assert 0 < said <= count_kept(tmp_path) < 50
    again = run("read", "many.jsonl", cwd=tmp_path)
    assert again.returncode == 0 and f"{said} already known" in again.stdout
    assert count_kept(tmp_path) == 50


def _as_others() -> None:
    """Give up root's right to every file, where there is one."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (_OVERRIDE, _READ_SEARCH):
            if libc.prctl(_DROP_BOUND, capability, 0, 0, 0) != 0:
                os._exit(77)


def without_rights(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = run(*arguments, cwd=cwd, preexec_fn=_as_others)
    if done.returncode == 77:
        pytest.skip("this system lets no process give up its right to every file")
    return done


def test_what_may_not_be_read_or_written(tmp_path: Path, small_ledger: Ledger) -> None:
    small_ledger.close()
    (tmp_path / "good.json").write_text(json.dumps({"id": "g", "text": "x", "language": "xx", "published": "2024"}))
    (tmp_path / "closed.txt").write_text(TEXT)
    (tmp_path / "closed.txt").chmod(0)
    done = without_rights("read", "closed.txt", "good.json", "--ledger", "new.db", cwd=tmp_path)
    assert done.returncode == 1
    assert "no_permission: " in done.stderr and "closed.txt: permission denied" in done.stderr
    assert "read g: " in done.stdout
    folder = tmp_path / "frozen"
    folder.mkdir()
    (tmp_path / "small.db").rename(folder / "small.db")
    (folder / "small.db").chmod(0o444)
    folder.chmod(0o555)
    try:
        for arguments in (["read", "good.json"], ["reject", "k1.c1", "--why", "x"]):
            done = without_rights(*arguments, "--ledger", "frozen/small.db", cwd=tmp_path)
            assert done.returncode == 2, done
            assert done.stderr.startswith("reportedly: ledger ") and done.stderr.count("\n") == 1
            assert re.search("read-only|cannot be written", done.stderr)
        assert without_rights("claims", "--ledger", "frozen/small.db", cwd=tmp_path).returncode == 0
        done = without_rights("export", "frozen/out", "--ledger", "frozen/small.db", cwd=tmp_path)
        assert done.returncode == 2
        unlinked, unwritten = done.stderr.splitlines()
        assert re.search(r"\d+ articles are not linked yet: .*read-only", unlinked)
        assert re.match("reportedly: export frozen/out: Permission denied", unwritten)
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("command", ["claims", "article k1", "claims --format csv", "issues"])
def test_a_closed_pipe_is_no_error(tmp_path: Path, small_ledger: Ledger, command: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            [*COMMAND, *command.split(), "--ledger", "small.db"], cwd=tmp_path, stdout=write_end,
            stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    finally:
        os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_of_few_characters(tmp_path: Path, small_ledger: Ledger) -> None:
    small_ledger.close()
    ascii_only = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    (tmp_path / "kyïv.json").write_text(
        json.dumps({"id": "é", "text": "Київ “said”. \u2028", "language": "uk"}), encoding="utf-8"
    )
    for arguments in (["read", "kyïv.json"], ["claims"], ["show", "k1.c1"], ["article", "k1"], ["issues"], ["--help"]):
        more = ["--ledger", "small.db"] if arguments != ["--help"] else []
        done = run(*arguments, *more, cwd=tmp_path, env=ascii_only)
        assert done.returncode == 0, (arguments, done.stderr)
    line = json.loads(run("code", "kyïv.json", "--format", "json", cwd=tmp_path, env=ascii_only).stdout)
    assert line["text"] == "Київ “said”. \u2028"


def test_a_terminal_shows_progress_with_rate_and_time_left(tmp_path: Path) -> None:
    write_many(tmp_path, 120)
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "read", "many.jsonl"], cwd=tmp_path, stdout=terminal, stderr=terminal,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
    )  # fmt: skip
    os.close(terminal)
    shown = b""
    with contextlib.suppress(OSError):
        while select.select([controller], [], [], 100)[0] and (piece := os.read(controller, 65_536)):
            shown += piece
    os.close(controller)
    assert process.wait(10) == 0
    words = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"\d+/120", words) and re.search(r"[\d,]+ words/s", words) and re.search(r"left 0:00:\d\d", words)
    assert "120 articles read" in words


class _Site(BaseHTTPRequestHandler):
    answers: ClassVar[dict[str, tuple[int, str, bytes]]] = {
        "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /closed/\n"),
        "/news.html": (200, "text/html", PAGE.encode()),
        "/closed/news.html": (200, "text/html", PAGE.encode()),
        "/image.png": (200, "image/png", b"\x89PNG"),
        "/huge.html": (200, "text/html", b"<p>" + b"x " * 25_100_000),
    }

    def do_GET(self) -> None:
        if self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
            return
        status, kind, body = self.answers.get(self.path, (404, "text/html", b"<p>gone</p>"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output free of requests."""


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_addresses(tmp_path: Path, site: str) -> None:
    paths = {"/news.html": None, "/closed/news.html": "robots", "/none.html": "http_error", 
             "/image.png": "unknown_type", "/huge.html": "too_large", "/round": "too_many_redirects"}  # fmt: skip
    done = run("read", *(site + path for path in paths), "--allow-private", "--published", "2024-11-18", cwd=tmp_path)
    assert done.returncode == 1 and "1 articles read" in done.stdout
    told = [line.partition(":")[0] for line in done.stderr.splitlines()]
    assert told == [code for code in paths.values() if code]
    refused = run("read", f"{site}/news.html", cwd=tmp_path)
    assert refused.returncode == 1 and refused.stderr.startswith("refused: ") and "--allow-private" in refused.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", [TEXT.replace("\n\n", " "), "“", "1,", "a"], ids=["prose", "quotes", "digits", "letters"]
)
def test_a_paragraph_of_a_million_characters(tmp_path: Path, unit: str) -> None:
    (tmp_path / "long.txt").write_text((unit * (1_000_000 // len(unit) + 1))[:1_000_000], encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = run_long(tmp_path)
    assert done.returncode == 0 and "1 articles read" in done.stdout, done.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 200


def run_long(folder: Path, limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (1_500_000_000, 1_500_000_000))

    return subprocess.run(
        [*COMMAND, "read", "long.txt"], cwd=folder, capture_output=True, text=True, timeout=600, check=False,
        preexec_fn=limit or bound,
    )  # fmt: skip
