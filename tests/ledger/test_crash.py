"""A reader killed at any moment loses nothing that it reported as read."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from itertools import count, islice
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from ledger_samples import TEXT, make_article, make_coded
from sqlalchemy import text

from reportedly.ledger import Ledger

KILLS = 50


def read_in(path: Path, reported: Connection, last: int | None) -> None:
    """Add articles until there are ``last`` or for ever, in batches of one to three; send each id once it is kept."""
    dice = random.Random(os.getpid())
    with Ledger.open(path) as ledger:
        run = ledger.begin_run("0.1.0", {})
        numbers = iter(count() if last is None else range(last))
        while batch := [f"a{number}" for number in islice(numbers, dice.randint(1, 3))]:
            articles = [(make_article(name, f"{TEXT} {name}"), make_coded(name), ()) for name in batch]
            articles = [reading for reading in articles if ledger.knows(reading[0]) is None]
            for added in ledger.add_many(articles, run=run):
                reported.send(added.article_id)
    reported.send(None)


def drain(reports: Connection) -> list[str]:
    """Return what was reported before the sender died."""
    found: list[str] = []
    try:
        while (name := reports.recv()) is not None:
            found.append(name)
    except (EOFError, OSError):
        pass
    return found


@pytest.mark.slow
def test_a_killed_reader_loses_nothing_that_it_reported(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    # A server of forks starts each reader in milliseconds, so that the kills fall all over its work.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["pytest", "reportedly.ledger", "alembic.runtime.environment", "sqlalchemy.dialects.sqlite.pysqlite"]
    )
    dice = random.Random(20241117)
    reported: set[str] = set()
    for kill in range(KILLS):
        reports, sender = context.Pipe(duplex=False)
        reader = context.Process(target=read_in, args=(path, sender, None))
        reader.start()
        sender.close()
        if kill % 10:
            reports.poll(20)
        reader.join(dice.uniform(0, 0.12))
        assert reader.pid is not None
        os.kill(reader.pid, signal.SIGKILL)
        new = drain(reports)
        reports.close()
        reader.join(10)
        assert reader.exitcode == -signal.SIGKILL
        reader.close()
        assert not reported & set(new), "what was kept is not read again"
        reported |= set(new)
        check(path, reported)
    assert len(reported) > KILLS, "the kills fell while articles were added"
    reports, sender = context.Pipe(duplex=False)
    reader = context.Process(target=read_in, args=(path, sender, len(reported) + 20))
    reader.start()
    sender.close()
    reported |= set(drain(reports))
    reports.close()
    reader.join(10)
    assert reader.exitcode == 0
    reader.close()
    check(path, reported)
    with Ledger.open(path) as ledger:
        assert ledger.stats().articles >= len(reported)
        assert ledger.stats().revisions == ledger.stats().articles


def check(path: Path, reported: set[str]) -> None:
    """Check that the ledger opens, is whole, and holds every reported article with all its claims."""
    with Ledger.open(path) as ledger, ledger._engine.connect() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        kept = {row[0] for row in connection.execute(text("SELECT article_id FROM articles"))}
        assert reported <= kept
        stats = ledger.stats()
        assert stats.claims == 3 * stats.articles
        found = connection.scalar(text("SELECT count(*) FROM claim_words WHERE claim_words MATCH 'kursk'"))
        assert found == stats.articles
