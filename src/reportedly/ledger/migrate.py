"""Migrations: a ledger is made, recognised, and brought up to date by the numbered steps in ``migrations/versions``.

A SQLite ledger is copied beside itself (``<name>.<time>.v<version>.backup``) before it is changed. Each migration is
one transaction: it is done or not done.
"""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import Final

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Connection, Engine, inspect, text

from reportedly.errors import LedgerError, LedgerTooNew
from reportedly.ledger.clock import now
from reportedly.ledger.engine import connect_sqlite
from reportedly.ledger.lock import FileLock
from reportedly.ledger.schema import metadata

#: Every version of the tables this program knows, oldest first.
VERSIONS: Final = ("0001", "0002", "0003", "0004", "0005")

#: Where Alembic keeps a ledger's version.
VERSION_TABLE: Final = "ledger_version"

STEPS: Final = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Bring the tables up to the newest version, inside the caller's transaction."""
    # Alembic takes longer to load than a ledger to open, and most ledgers are up to date.
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(STEPS))
    environment = EnvironmentContext(Config(), script, fn=lambda version, _: script._upgrade_revs("head", version))
    with environment:
        environment.configure(connection=connection, version_table=VERSION_TABLE)
        environment.run_migrations()


def prepare_sqlite(path: Path, engine: Engine, *, create: bool, read_only: bool) -> tuple[str, ...]:
    """Make, check or migrate the ledger at a path; return what a person should be told."""
    if path.is_dir():
        raise LedgerError(f"ledger {path}: is a folder; name a file in it")
    if not path.exists() or path.stat().st_size == 0:
        if read_only or not create:
            raise LedgerError(f"ledger {path}: there is none; make one with: reportedly read --ledger {path} …")
        if not path.parent.is_dir():
            raise LedgerError(f"ledger {path}: the folder {path.parent} does not exist; make it first")
        if not os.access(path.parent, os.W_OK):
            raise LedgerError(f"ledger {path}: the folder {path.parent} is read-only; use --ledger elsewhere")
        _create_sqlite(engine)
        return ()
    version = _version_of_file(path)
    if version is None:
        _create_sqlite(engine)
        return ()
    _check_version(version, str(path), read_only=read_only)
    return () if version == VERSIONS[-1] else _migrate_sqlite(path, engine, version)


def _create_sqlite(engine: Engine) -> None:
    with engine.connect() as plain:
        connection = plain.execution_options(reportedly_write=True)
        with connection.begin():
            if VERSION_TABLE not in inspect(connection).get_table_names():
                upgrade(connection)


def _version_of_file(path: Path) -> str | None:
    """Return the version of a ledger's file, None for a database without tables; LedgerError where it is none."""
    if not os.access(path, os.R_OK):
        raise LedgerError(f"ledger {path}: may not be read; check its permissions")
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise LedgerError(f"ledger {path}: the file is not a Reportedly ledger; use --ledger to name another")
    connection = connect_sqlite(path, read_only=True)
    try:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        if VERSION_TABLE not in tables:
            raise LedgerError(f"ledger {path}: is a database of another program; use --ledger to name another file")
        row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else None


def _check_version(version: str, name: str, *, read_only: bool) -> None:
    if version not in VERSIONS:
        raise LedgerTooNew(
            f"ledger {name}: has tables of version {version}, and this program knows only up to {VERSIONS[-1]}; "
            "install a newer Reportedly"
        )
    if read_only and version != VERSIONS[-1]:
        raise LedgerError(
            f"ledger {name}: has tables of version {version}, this program needs {VERSIONS[-1]}; open it for writing "
            "once (reportedly read) to bring it up to date"
        )


def _migrate_sqlite(path: Path, engine: Engine, version: str) -> tuple[str, ...]:
    lock = FileLock(path)
    lock.take()
    try:
        stamp = now().replace("-", "").replace(":", "")
        copy = path.with_name(f"{path.name}.{stamp}.v{version}.backup")
        _back_up(path, copy)
        with engine.connect() as plain:
            connection = plain.execution_options(reportedly_write=True)
            with connection.begin():
                upgrade(connection)
    finally:
        lock.release()
    return (f"ledger {path}: brought from version {version} to {VERSIONS[-1]}; the old one is kept as {copy}",)


def _back_up(path: Path, copy: Path) -> None:
    source = connect_sqlite(path, read_only=True)
    try:
        target = sqlite.connect(str(copy))
        try:
            source.backup(target)
        finally:
            target.close()
    except sqlite.Error as error:
        copy.unlink(missing_ok=True)
        raise LedgerError(f"ledger {path}: could not be backed up to {copy} ({error}); nothing was changed") from error
    finally:
        source.close()


def backups_of(path: Path) -> list[Path]:
    """Return the backup copies beside a ledger, oldest first."""
    return sorted(path.parent.glob(f"{glob.escape(path.name)}.*.backup"))


def prepare_postgres(engine: Engine, name: str, *, create: bool, read_only: bool) -> tuple[str, ...]:
    """Make, check or migrate the ledger in a database's schema; return what a person should be told."""
    with engine.connect() as connection, connection.begin():
        version = _version_of_database(connection, name)
        if version is not None:
            _check_version(version, name, read_only=read_only)
            if version == VERSIONS[-1]:
                return ()
        elif read_only or not create:
            raise LedgerError(f"ledger {name}: there is none; make one with: reportedly read --ledger ADDRESS …")
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('reportedly migration'))"))
        version = _version_of_database(connection, name)
        if version == VERSIONS[-1]:
            return ()
        upgrade(connection)
    if version is None:
        return ()
    return (
        f"ledger {name}: brought from version {version} to {VERSIONS[-1]}; it was not copied first: "
        "the backups of a PostgreSQL ledger are the server's",
    )


def _version_of_database(connection: Connection, name: str) -> str | None:
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        return str(connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")))
    if taken := sorted(tables & metadata.tables.keys()):
        raise LedgerError(f"ledger {name}: tables of another program are there ({taken[0]}); use a schema of its own")
    return None
