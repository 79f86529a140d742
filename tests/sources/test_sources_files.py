"""Files and folders."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.model import Issue, Page

Read = Callable[..., list[Page | Issue]]
Codes = Callable[..., list[str]]


def outcomes(items: list[Page | Issue], folder: Path) -> list[tuple[str, str]]:
    return [
        (item.code if isinstance(item, Issue) else "page", item.origin.removeprefix(f"{folder}/")) for item in items
    ]


def test_a_folder_is_read_in_order_without_hidden_files(read: Read, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/.hidden.txt", ".git/d.txt", "style.css", "z.txt", "photo.PNG"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Seoul said so.")
    assert outcomes(read(tmp_path), tmp_path) == [
        ("page", "a.txt"),
        ("page", "b.txt"),
        ("unknown_type", "photo.PNG"),
        ("unknown_type", "style.css"),
        ("page", "sub/c.html"),
        ("page", "z.txt"),
    ]


def test_an_empty_folder_gives_nothing(codes: Codes, tmp_path: Path) -> None:
    assert codes(tmp_path) == []


def test_a_hidden_file_that_is_named_is_read(codes: Codes, tmp_path: Path) -> None:
    path = tmp_path / ".note.txt"
    path.write_text("Seoul said so.")
    assert codes(path) == ["page"]


def test_links_are_followed_and_no_folder_twice(read: Read, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Seoul said so.")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "sub")
    (tmp_path / "b.txt").symlink_to(tmp_path / "sub" / "a.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert outcomes(read(tmp_path), tmp_path) == [
        ("page", "again/a.txt"),
        ("page", "b.txt"),
        ("missing", "gone.txt"),
        ("refused", "loop.txt"),
    ]


def test_a_deep_folder(codes: Codes, tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Seoul said so.")
    assert codes(tmp_path) == ["page"]


def test_named_paths_are_made_absolute(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Seoul said so.")
    monkeypatch.chdir(tmp_path)
    assert {item.origin for item in read("a.txt", "./a.txt", "x/../a.txt" if os.name == "nt" else "a.txt")} == {
        str(tmp_path / "a.txt")
    }


@pytest.mark.parametrize("name", ["nowhere.txt", "a.txt/b.txt", "", "a\0b", "\udfff", "x" * 5_000])
def test_what_is_not_there(codes: Codes, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("Seoul said so.")
    (code,) = codes(f"{tmp_path}/{name}" if name else name)
    assert code == ("unreadable" if len(name) > 1_000 else "missing")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(codes: Codes, tmp_path: Path) -> None:
    for name in ("a.txt", "closed/b.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Seoul said so.")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        assert codes(tmp_path / "a.txt", tmp_path / "closed", tmp_path / "closed" / "b.txt") == ["no_permission"] * 3
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_permission_is_told_from_absence(codes: Codes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Seoul said so.")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    assert codes(path) == ["no_permission"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_pipes_sockets_and_devices_are_refused(read: Read, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "b.txt"))
        (tmp_path / "c.txt").symlink_to("/dev/zero")
        assert outcomes(read(tmp_path), tmp_path) == [("refused", f"{name}.txt") for name in "abc"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")
def test_a_name_that_is_not_utf8_can_be_stored(read: Read, tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text("Seoul said so.")
    (page,) = read(name)
    assert page.origin.endswith("/caf\\xe9.txt")
    page.origin.encode("utf-8")
