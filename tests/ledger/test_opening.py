"""Opening a ledger: new, old, newer, damaged, locked, read-only, full; each with a message that says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from ledger_samples import make_article, make_coded
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import event, inspect, text

from reportedly.errors import LedgerError, LedgerLocked, LedgerTooNew
from reportedly.ledger import Ledger, migrate, writing
from reportedly.ledger.schema import metadata
from reportedly.model import CodedArticle

#: The version after the newest: that of a migration which only a test knows.
LATER = f"{int(migrate.VERSIONS[-1]) + 1:04}"


def fill(address: str | Path) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(make_article(), make_coded(), run=ledger.begin_run("0.1.0", {}))


def test_a_ledger_is_made_and_opened_again(address: str) -> None:
    fill(address)
    with Ledger.open(address, create=False) as ledger:
        assert ledger.stats().claims == 3
        assert ledger.messages == ()


def test_the_migrations_make_the_tables_of_the_schema(ledger: Ledger) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with ledger._engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": migrate.VERSION_TABLE,
                "compare_type": True,
                "include_object": lambda thing, name, kind, reflected, other: (
                    kind != "table" or name in metadata.tables
                ),
            },
        )
        assert compare_metadata(context, metadata) == []
    assert metadata.tables.keys() < names


def test_the_newest_version_is_the_last_migration() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(migrate.STEPS))
    assert [step.revision for step in script.walk_revisions()] == list(reversed(migrate.VERSIONS))


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}])
def test_no_ledger(address: str, options: dict[str, bool]) -> None:
    with pytest.raises(LedgerError, match="there is none"):
        Ledger.open(address, **options)


def test_a_newer_ledger_is_refused(address: str) -> None:
    fill(address)
    with Ledger.open(address) as ledger, ledger._writing() as connection:
        connection.execute(text(f"UPDATE {migrate.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(LedgerTooNew, match=r"9999.*newer Reportedly"):
        Ledger.open(address)


def test_an_older_ledger_is_copied_and_migrated(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(address)
    steps = tmp_path / "steps"
    shutil.copytree(migrate.STEPS, steps)
    (steps / "versions" / f"{LATER}_later.py").write_text(
        "from alembic import op\nimport sqlalchemy as sa\n"
        f"revision = '{LATER}'\ndown_revision = '{migrate.VERSIONS[-1]}'\n"
        "def upgrade():\n    op.add_column('runs', sa.Column('later', sa.String()))\n"
    )
    monkeypatch.setattr(migrate, "STEPS", steps)
    monkeypatch.setattr(migrate, "VERSIONS", (*migrate.VERSIONS, LATER))
    with pytest.raises(LedgerError, match="open it for writing"):
        Ledger.open(address, read_only=True)
    with Ledger.open(address) as ledger:
        assert ledger.stats().claims == 3
        assert f"from version {migrate.VERSIONS[-2]} to {LATER}" in ledger.messages[0]
        with ledger._engine.connect() as connection:
            assert "later" in {column["name"] for column in inspect(connection).get_columns("runs")}
    monkeypatch.undo()
    for copy in tmp_path.glob("ledger.db.*.backup"):
        with Ledger.open(copy) as old:
            assert old.stats().claims == 3
        break
    else:
        assert "://" in address


def test_the_first_versions_ledger_is_brought_up_to_date(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "steps"
    shutil.copytree(migrate.STEPS, steps, ignore=lambda _, names: [n for n in names if n > "0002" and n[0] == "0"])
    monkeypatch.setattr(migrate, "STEPS", steps)
    monkeypatch.setattr(migrate, "VERSIONS", ("0001",))
    with monkeypatch.context() as old:
        old.setattr(writing, "await_linking", lambda *_: None)
        fill(address)
    monkeypatch.undo()
    with Ledger.open(address) as ledger:
        assert ledger.waiting("0.2.0") == 1
        assert f"from version 0001 to {migrate.VERSIONS[-1]}" in ledger.messages[0]
        assert ledger.stats().claims == 3
        ledger.add_reading(
            next(ledger.articles_to_reread(ledger.begin_run("0.2.0", {}))), make_coded(), run=len(ledger.runs())
        )


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    fill(path)
    steps = tmp_path / "steps"
    shutil.copytree(migrate.STEPS, steps)
    (steps / "versions" / f"{LATER}_later.py").write_text(
        f"from alembic import op\nrevision = '{LATER}'\ndown_revision = '{migrate.VERSIONS[-1]}'\n"
        "def upgrade():\n    op.execute('DROP TABLE parties')\n    op.execute('SELECT * FROM nowhere')\n"
    )
    monkeypatch.setattr(migrate, "STEPS", steps)
    monkeypatch.setattr(migrate, "VERSIONS", (*migrate.VERSIONS, LATER))
    with pytest.raises(LedgerError, match="nowhere"):
        Ledger.open(path)
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        assert ledger.stats().claims == 3


def test_a_migration_waits_for_no_reading_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    fill(path)
    with Ledger.open(path) as reading:
        reading.begin_run("0.1.0", {})
        monkeypatch.setattr(migrate, "VERSIONS", (*migrate.VERSIONS, LATER))
        with pytest.raises(LedgerLocked, match="process"):
            Ledger.open(path)


@pytest.mark.parametrize("content", [b"just a text file, and no ledger at all", b"SQLite format 3\0" + b"x" * 4000])
def test_another_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="not a Reportedly ledger"):
        Ledger.open(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite.connect(str(path))
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_paths_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="does not exist"):
        Ledger.open(tmp_path / "no" / "ledger.db")
    with pytest.raises(LedgerError, match="is not known"):
        Ledger.open("mysql://host/name")
    with pytest.raises(LedgerError, match="no address"):
        Ledger.open("://")
    (tmp_path / "empty.db").touch()
    with Ledger.open(tmp_path / "empty.db") as ledger:
        assert ledger.stats().articles == 0


def test_no_server() -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger.open("postgresql://someone:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(caught.value)


def test_psycopg_is_asked_for_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'reportedly\[postgres\]'"):
        Ledger.open("postgresql://someone@127.0.0.1:1/nothing")


def test_read_only_refuses_every_change(address: str) -> None:
    fill(address)
    with Ledger.open(address, read_only=True) as ledger:
        assert ledger.stats().claims == 3
        for change in (
            lambda: ledger.begin_run("0.1.0", {}),
            lambda: ledger.reject("dispatch.c1", who="Ada", why="x"),
            lambda: ledger.forget("dispatch", who="Ada", why="x"),
        ):
            with pytest.raises(LedgerError, match="opened read-only"):
                change()


_AS_NOBODY = """
import os, sys
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger
path = sys.argv[1]
Ledger.open(path).close()
os.setuid(65534)
with Ledger.open(path, read_only=True) as ledger:
    print(ledger.stats().claims)
for other in (path + ".new", path):
    try:
        with Ledger.open(other) as ledger:
            ledger.begin_run("0.1.0", {})
    except LedgerError as error:
        print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become a user who may write nothing")
def test_a_ledger_in_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        fill(folder / "ledger.db")
        command = [sys.executable, "-c", _AS_NOBODY, str(folder / "ledger.db")]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    claims, new, old = done.stdout.splitlines()
    assert claims == "3"
    assert "is read-only" in new
    assert "cannot be written" in old


def test_another_writers_lock_ends_in_a_clear_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.ledger.engine.BUSY_SECONDS", 0.1)
    path = tmp_path / "ledger.db"
    fill(path)
    other = sqlite.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path) as ledger:
        assert ledger.claim("dispatch.c1"), "readers are never blocked"
        with pytest.raises(LedgerLocked, match="another program is writing"):
            ledger.reject("dispatch.c1", who="Ada", why="x")
    other.rollback()
    other.close()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    fill(path)
    with Ledger.open(path) as ledger:
        run = ledger.begin_run("0.1.0", {})

        def fill_disk(connection: object, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count={path.stat().st_size // 4096 + 5}")  # type: ignore[attr-defined]

        ledger._engine.dispose()
        event.listen(ledger._engine, "connect", fill_disk)
        with pytest.raises(LedgerError, match="disk is full"):
            ledger.add(make_article("big", "word " * 100_000), CodedArticle(), run=run)
        assert ledger.stats().articles == 1
    with Ledger.open(path) as ledger, ledger._engine.connect() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        assert ledger.add(make_article("big", "word " * 1000), CodedArticle(), run=ledger.begin_run("0.1.0", {}))


def test_many_threads_read_and_decide_while_one_run_reads_in(address: str) -> None:
    fill(address)
    failures: list[BaseException] = []
    with Ledger.open(address) as ledger, Ledger.open(address) as other:
        run = ledger.begin_run("0.1.0", {})

        def work(number: int) -> None:
            try:
                for turn in range(5):
                    other.correct("dispatch.c1", "phase", f"{number} {turn}", who="Ada")
                    assert len(other.article("dispatch").claims) == 3
                    other.claims()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for number in range(20):
            ledger.add(make_article(f"a{number}"), make_coded(f"a{number}"), run=run)
        for thread in threads:
            thread.join()
        assert failures == []
        assert len(other.decisions()) == 20
        assert other.stats().articles == 21
