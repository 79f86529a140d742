"""Connections: how each store is opened, and what its errors mean to a user.

SQLite runs in WAL mode, so that readers never wait for the writer, with ``synchronous=FULL``: every commit is on the
disk before an article is reported as read, so that a power cut loses none of them either. ``NORMAL`` would keep them
through a killed process only; one flush for each commit is the price.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from reportedly.errors import LedgerError, LedgerLocked

#: How long one statement waits for another process's short write, in seconds (a person deciding while a run reads).
BUSY_SECONDS: Final = 10.0

_SQLITE_MEANINGS: Final = (
    ("database is locked", LedgerLocked, "another program is writing to it; try again when it is done"),
    ("disk is full", LedgerError, "the disk is full; nothing was half-written; free some space and run again"),
    ("readonly", LedgerError, "it or its folder is read-only; give write permission or use --ledger elsewhere"),
    ("not a database", LedgerError, "the file is not a Reportedly ledger; use --ledger to name another"),
    ("malformed", LedgerError, "the file is damaged; restore a copy"),
    ("unable to open", LedgerError, "it cannot be opened; check that the folder exists and may be written"),
    ("disk i/o error", LedgerError, "the disk gave an error or is full; nothing was half-written"),
)


@contextlib.contextmanager
def explained_errors(name: str) -> Iterator[None]:
    """Turn the store's errors inside the block into LedgerError or LedgerLocked that say what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite.Error) as error:
        cause = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        for words, kind, meaning in _SQLITE_MEANINGS:
            if words in cause.lower():
                raise kind(f"ledger {name}: {meaning} ({cause})") from error
        raise LedgerError(f"ledger {name}: the store gave an error: {' '.join(cause.split())}") from error


def read_address(path_or_url: str | Path) -> URL | Path:
    """Tell a PostgreSQL address from a path; ``sqlite:///`` addresses are paths.

    Raises LedgerError for an address of another kind.
    """
    words = str(path_or_url)
    if "://" not in words:
        return Path(words).expanduser().absolute()
    try:
        url = make_url(words)
    except ArgumentError as error:
        raise LedgerError(f"ledger: {words!r} is no address; write postgresql://user@host/name") from error
    if url.drivername.startswith("sqlite") and url.database:
        return Path(url.database).absolute()
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    raise LedgerError(f"ledger: {url.drivername!r} is not known; give a path or a postgresql:// address")


def open_sqlite(path: Path, *, read_only: bool) -> Engine:
    """Return an engine on one SQLite file; nothing is opened yet."""

    def connect() -> Any:
        return connect_sqlite(path, read_only=read_only)

    engine = create_engine("sqlite://", module=sqlite, creator=connect, poolclass=QueuePool, pool_size=8)
    event.listen(engine, "begin", _begin)
    return engine


def connect_sqlite(path: Path, *, read_only: bool = False) -> Any:
    """Open one connection with the ledger's settings; raise sqlite's own errors."""
    mode = "ro" if read_only else "rwc"
    if read_only and _frozen(path):
        mode = "ro&immutable=1"
    connection = sqlite.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-32000")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite.Error:
        connection.close()
        raise
    return connection


def _frozen(path: Path) -> bool:
    """Tell whether SQLite can read the file only as one that nobody writes: a folder in which no files can be made."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        return False
    probe = path.with_name(path.name + "-shm")
    if probe.exists():
        return False
    return not os.access(path.parent, os.W_OK)


def _begin(connection: Connection) -> None:
    """Open each transaction ourselves: a writer takes the write lock at once, so that it never fails half-way."""
    write = connection.get_execution_options().get("reportedly_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def open_postgres(url: URL, *, application: str) -> Engine:
    """Return an engine on a PostgreSQL database; raise LedgerError where psycopg is not installed."""
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"application_name": application[:63]})
    except ImportError as error:
        raise LedgerError(
            "ledger: a PostgreSQL ledger needs psycopg; install it with: pip install 'reportedly[postgres]'"
        ) from error
