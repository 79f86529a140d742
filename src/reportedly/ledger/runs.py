"""Reading runs: which version of the program read with which settings, and when it began."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from reportedly.ledger.clock import now
from reportedly.ledger.schema import AnyRow, runs
from reportedly.model import ReadingRun


def add_run(connection: Connection, program_version: str, settings: Mapping[str, Any]) -> int:
    """Keep a new run and return its number."""
    values = {
        "program_version": program_version, "settings": json.dumps(dict(settings), sort_keys=True), "started": now()
    }  # fmt: skip
    key = connection.execute(runs.insert().values(values)).inserted_primary_key
    return int(key[0]) if key else 0


def list_runs(connection: Connection) -> tuple[ReadingRun, ...]:
    """Return every run, the oldest first."""
    return tuple(map(run_of, connection.execute(select(runs).order_by(runs.c.run_no))))


def run_of(row: AnyRow) -> ReadingRun:
    """Return the record of a row of ``runs``."""
    return ReadingRun(row.run_no, row.program_version, json.loads(row.settings), row.started)
