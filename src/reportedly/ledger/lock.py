"""The writer's lock: one reading run at a time, told apart from short writes, which the store itself puts in a row.

On SQLite it is a lock on the file ``<ledger>.lock``, which the system drops when the process ends however it ends; the
file's text says who holds it. On PostgreSQL it is an advisory lock of a session. Readers never ask for it.
"""

from __future__ import annotations

import contextlib
import fcntl
import getpass
import os
import socket
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, text

from reportedly.errors import LedgerError, LedgerLocked
from reportedly.ledger.clock import now


class WriterLock(Protocol):
    """Held by at most one process."""

    def take(self) -> bool:
        """Take the lock and tell whether it was held already; raise LedgerLocked at once, saying who holds it."""

    def release(self) -> None:
        """Give the lock back; does nothing where it is not held."""


def describe_self() -> str:
    """Say who this process is, for another that is refused."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "unknown user"
    return f"process {os.getpid()} of {user} on {socket.gethostname()}"


class FileLock:
    """A lock on a file beside the ledger."""

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger
        self.path = ledger.with_name(ledger.name + ".lock")
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take the lock and tell whether it was held already; raise LedgerLocked at once, saying who holds it."""
        if self._descriptor is not None:
            return True
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise LedgerError(
                f"ledger {self.ledger}: cannot be written: {error.strerror} ({self.path}); use --ledger elsewhere"
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(descriptor, 500).decode("utf-8", "replace").strip() or "another process"
            os.close(descriptor)
            raise LedgerLocked(
                f"ledger {self.ledger}: locked by {holder}; wait until it is done, or use --ledger elsewhere"
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{describe_self()} since {now()}\n".encode(), 0)
        self._descriptor = descriptor
        return False

    def release(self) -> None:
        """Give the lock back. The file stays: removing it would let two processes lock two files of one name."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


class SessionLock:
    """An advisory lock on a PostgreSQL schema, held by a connection of its own."""

    _KEY = "hashtext('reportedly ' || current_schema())"

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Take the lock and tell whether it was held already; raise LedgerLocked at once, saying who holds it."""
        if self._connection is not None:
            return True
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.scalar(text(f"SELECT pg_try_advisory_lock({self._KEY})")):
            self._connection = connection
            return False
        holder = connection.scalar(
            text(
                "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' "
                f"AND granted AND objid = ({self._KEY}::bigint & 4294967295)::oid"
            )
        )
        connection.close()
        raise LedgerLocked(f"ledger: locked by {holder or 'another process'}; wait until it is done")

    def release(self) -> None:
        """Give the lock back."""
        if self._connection is not None:
            self._connection.execute(text(f"SELECT pg_advisory_unlock({self._KEY})"))
            self._connection.close()
            self._connection = None
