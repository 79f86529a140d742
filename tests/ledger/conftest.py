"""Ledgers for the tests: each test that asks for ``address`` runs on SQLite and on a PostgreSQL server of its own."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger import Ledger

_SCHEMAS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server(postgres_programs: Path) -> Iterator[str]:
    """The folder of the socket of a PostgreSQL server started for these tests alone."""
    user = None
    if os.geteuid() == 0:
        # The server refuses to run as root.
        try:
            user = pwd.getpwnam("postgres").pw_name
        except KeyError:
            pytest.skip("running as root, and there is no user 'postgres' to run the server as")
    folder = Path(tempfile.mkdtemp(prefix="reportedly-pg-"))
    if user is not None:
        shutil.chown(folder, user)
    data, log = folder / "data", folder / "log"
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    run(str(postgres_programs / "initdb"), "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
    run(str(postgres_programs / "pg_ctl"), "-D", str(data), "-l", str(log), "-o", options, "-w", "start")
    try:
        yield str(folder)
    finally:
        run(str(postgres_programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    import psycopg

    folder = request.getfixturevalue("postgres_server")
    schema = f"ledger_{next(_SCHEMAS)}"
    with psycopg.connect(f"host={folder} user=tester dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    return f"postgresql://tester@/postgres?host={folder}&options=-csearch_path%3D{schema}"


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """A new, empty ledger."""
    with Ledger.open(address) as opened:
        yield opened
