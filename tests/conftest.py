"""What every test may ask for: the shared data, Chromium, PostgreSQL's programs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REQUIRED = set(os.environ.get("REPORTEDLY_REQUIRE", "").split(",")) - {""}


def _skip_or_fail(need: str, reason: str) -> None:
    """Skip for want of a program; fail where the environment says that it must be there."""
    if need in REQUIRED:
        pytest.fail(f"REPORTEDLY_REQUIRE asks for {need}: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of shared gold data, beside the checkout."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        _skip_or_fail("shared", f"no shared data at {folder}")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        _skip_or_fail("browser", "Chromium is not installed (Debian's package chromium)")
    assert path is not None
    return path


@pytest.fixture(scope="session")
def postgres_programs() -> Path:
    """The folder of PostgreSQL's server programs (initdb, postgres)."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    if found := shutil.which("initdb"):
        return Path(found).parent
    _skip_or_fail("postgres", "PostgreSQL's server programs are not installed (Debian's package postgresql)")
    raise AssertionError
