"""Opening the ledger for a command: what a migration did is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportedly.cli import main
from reportedly.ledger import Ledger, migrate


def test_a_migration_and_its_copy_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that brings an older ledger up to date says so, and where the old one is kept."""
    path, steps = tmp_path / "old.db", tmp_path / "steps"
    with monkeypatch.context() as older:
        shutil.copytree(migrate.STEPS, steps, ignore=lambda _, names: [n for n in names if n > "0002" and n[0] == "0"])
        older.setattr(migrate, "STEPS", steps)
        older.setattr(migrate, "VERSIONS", ("0001",))
        Ledger.open(path).close()
    for said in ("the old one is kept as", ""):
        monkeypatch.setattr("sys.argv", ["reportedly", "reread", "--ledger", str(path)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        told = capsys.readouterr().err
        assert said in told if said else "kept as" not in told
    assert len(list(tmp_path.glob("old.db.*.backup"))) == 1
