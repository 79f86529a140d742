"""Opening: a ledger's file or database, its writer's lock, and its transactions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, text

from reportedly.errors import LedgerError
from reportedly.ledger.engine import explained_errors, open_postgres, open_sqlite, read_address
from reportedly.ledger.lock import FileLock, SessionLock, WriterLock, describe_self
from reportedly.ledger.migrate import prepare_postgres, prepare_sqlite


class OpenLedger:
    """An open SQLite file or PostgreSQL database that holds a ledger; a context manager."""

    def __init__(self, address: Path | str, *, read_only: bool = False) -> None:
        """Use :meth:`open`."""
        where = read_address(address)
        self.path = where if isinstance(where, Path) else None
        self.name = str(where) if isinstance(where, Path) else where.render_as_string(hide_password=True)
        self.read_only = read_only
        self.messages: tuple[str, ...] = ()
        """What :meth:`open` did that a person should know: a migration and its backup copy."""
        self._lock: WriterLock
        if isinstance(where, Path):
            self._engine = open_sqlite(where, read_only=read_only)
            self._lock = FileLock(where)
        else:
            self._engine = open_postgres(where, application=f"reportedly, {describe_self()}")
            self._lock = SessionLock(self._engine)

    @classmethod
    def open(cls, path_or_url: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the ledger at a path or a ``postgresql://`` address, and bring an older one up to date.

        A new ledger is made where there is none and ``create`` is set. An older one is migrated, on SQLite after a
        backup copy beside it; read-only, it must be up to date. Raises LedgerTooNew for one that a newer program wrote,
        LedgerLocked where another program is in the way of a migration, and LedgerError where there is no ledger, the
        file is none, it cannot be written, or psycopg is missing.
        """
        ledger = cls(path_or_url, read_only=read_only)
        try:
            with explained_errors(ledger.name):
                if ledger.path is not None:
                    ledger.messages = prepare_sqlite(ledger.path, ledger._engine, create=create, read_only=read_only)
                else:
                    ledger.messages = prepare_postgres(ledger._engine, ledger.name, create=create, read_only=read_only)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Give back the writer's lock and every connection."""
        with contextlib.suppress(LedgerError), explained_errors(self.name):
            self._lock.release()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained_errors(self.name), self._engine.connect() as connection:
            if self.path is None:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise LedgerError(f"ledger {self.name}: opened read-only; open it for writing to change it")
        with explained_errors(self.name), self._engine.connect() as plain:
            connection = plain.execution_options(reportedly_write=True)
            with connection.begin():
                if self.path is None:
                    # SQLite puts writers in a row by itself.
                    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('reportedly write'))"))
                yield connection
