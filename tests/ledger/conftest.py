"""Ledgers for the tests: each test that asks for one runs on SQLite and on a PostgreSQL server of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.ledger import Ledger


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """A new, empty ledger."""
    with Ledger.open(address) as opened:
        yield opened
