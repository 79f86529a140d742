"""What every test may ask for: the shared data, Chromium, PostgreSQL's programs."""

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
from hypothesis import settings
from relation_samples import fill, keep_samples

from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model import (
    Article,
    Claim,
    ClaimPlace,
    CodedArticle,
    CodedEvent,
    Holder,
    Issue,
    Notice,
    Quantity,
    Span,
)

# Machines are shared and noisy: no test fails for being slow.
settings.register_profile("reportedly", deadline=None)
settings.load_profile("reportedly")

_SCHEMAS = itertools.count(1)
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
def small_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with one coded article of two claims, one article with markup in it, and one issue."""
    text = "Up to 15,000 troops may be in Kursk, an official said.\n\nMoscow denied it had struck the city. Quite."
    at = Span(0, 35)
    figure = Quantity(Span(0, 19), Span(6, 12), None, 15000, "at_most", "troop", kind="stock")
    official = Holder("person", Span(37, 48), None, "UKR", "GOV", anonymous=True)
    moscow = Holder("organisation", Span(56, 62), "Russia", "RUS", "GOV")
    claims = (
        Claim(
            "k1.c1", at, official, cue=Span(49, 53), event=CodedEvent("MOBILIZE", ("PRK-MIL",)), quantity=figure,
            place=ClaimPlace(Span(30, 35), "RUS", "Kursk Oblast"), certainty="possible", status="ongoing",
            hedges=(Span(20, 23),), read_by={"holder": "attribution/final"},
        ),
        Claim("k1.c2", Span(70, 92), moscow, cue=Span(63, 69), speech_act="deny", polarity="negative",
              event=CodedEvent("ASSAULT", ("RUS",), ("UKR",))),
    )  # fmt: skip
    article = Article(
        "k1", text, "https://delta-ledger.example/k1", "Delta Ledger", "2024-11-17", "How many?", "Ann Reed",
        declared_sources=("Reuters",), language="en", notices=(Notice("correction", "An earlier version erred."),),
    )  # fmt: skip
    hostile = Article("k2/<b>&", "<script>alert(1)</script> said nothing.", publisher="<i>Odd</i>", title="<b>Odd</b>")
    with Ledger.open(tmp_path / "small.db") as ledger:
        run = ledger.begin_run("1", {})
        ledger.add(article, CodedArticle(claims, 3, (Span(94, 100),)), run=run)
        ledger.add(hostile, CodedArticle((Claim("k2.c1", Span(0, 38)),), 1), run=run)
        ledger.add_issues([Issue("gone.txt", "sources", "missing", "gone.txt: no such file")], run=run)
        ledger.end_run()
        yield ledger


@pytest.fixture
def links(tmp_path: Path) -> Iterator[Links]:
    """The relations of a ledger with the five articles of ``relation_samples``."""
    with Ledger.open(tmp_path / "linked.db") as ledger:
        fill(ledger)
        yield Links(ledger, settler=keep_samples)
