"""Files and folders, opened with care: no device, pipe or socket, and no folder twice."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from reportedly.model import Issue
from reportedly.sources.options import SourceOptions
from reportedly.sources.problems import Unreadable, issue_of
from reportedly.sources.streams import Source, open_source

#: Opening must neither wait for a pipe's other end nor take over a terminal.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def open_file(path: Path, options: SourceOptions) -> Source:
    """Open a file; raises OSError where that fails, and :class:`Unreadable` where it is no regular file."""
    _check_regular(path.stat())
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        # Again, since another file may have taken the name.
        _check_regular(os.fstat(file.fileno()))
        return open_source(origin_of(path), file, options, name=path.name)
    except BaseException:
        file.close()
        raise


def list_files(folder: Path) -> Iterator[Path | Issue]:
    """Yield the paths of a folder's files, sorted, folders within it included, hidden names left out.

    Symbolic links are followed; a folder is listed once however many lead to it. A folder that cannot be listed becomes
    an issue.
    """
    waiting: list[Path] = [folder]
    listed: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir():
                yield path
                continue
            info = path.stat()
            if (info.st_dev, info.st_ino) in listed:
                continue
            listed.add((info.st_dev, info.st_ino))
            entries = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            yield issue_of(origin_of(path), error)
            continue
        waiting.extend(reversed(entries))


def origin_of(path: Path) -> str:
    """Return a path, made absolute, as text that can be stored; bytes that are not UTF-8 are written as ``\\xNN``."""
    # abspath, since resolve() would put a link's target in the place of the name that the user knows.
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")  # noqa: PTH100


def _check_regular(info: os.stat_result) -> None:
    if not stat.S_ISREG(info.st_mode):
        raise Unreadable("refused", "a pipe, socket or device, not a file; pipe it in and read - instead.")
