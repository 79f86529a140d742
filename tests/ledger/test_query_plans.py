"""Listing the newest claims reads an index in order, however many claims there are."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_samples import make_article, make_claims
from sqlalchemy import text

from reportedly.ledger import Ledger
from reportedly.ledger.filtering import select_claims
from reportedly.model import ClaimFilter, CodedArticle


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of 20,000 claims."""
    path = tmp_path_factory.mktemp("large") / "ledger.db"
    claims = make_claims("x")
    with Ledger.open(path) as ledger:
        run = ledger.begin_run("0.1.0", {})
        batch = []
        for number in range(200):
            name = f"a{number}"
            many = tuple(replace(claims[n % 3], id=f"{name}.c{n + 1}", part_of=None) for n in range(100))
            article = make_article(name, published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}")
            batch.append((article, CodedArticle(many, 100), ()))
        ledger.add_many(batch, run=run)
    return path


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"holder": "UKR"},
        {"event": "AID"},
        {"unit": "troop"},
        {"certainty": "possible"},
        {"place": "RUS"},
        {"publisher": "Delta Ledger"},
        {"since": "2024-06-01"},
        {"holder": "ambassador"},
    ],
)
def test_the_first_page_is_read_from_an_index_in_order(large: Path, fields: dict[str, str]) -> None:
    with Ledger.open(large, read_only=True) as ledger, ledger._engine.connect() as connection:
        query = select_claims(connection, ClaimFilter(**fields))  # type: ignore[arg-type]
        compiled = query.compile(connection, compile_kwargs={"literal_binds": True})
        plan = " / ".join(row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {compiled}")))
    assert "USING INDEX ix_claims_shown" in plan, plan
    assert "TEMP B-TREE" not in plan, plan


def test_a_page_of_many_is_quick(large: Path) -> None:
    with Ledger.open(large, read_only=True) as ledger:
        ledger.claims()
        started = time.perf_counter()
        for fields in ({}, {"holder": "UKR"}, {"actor": "PRK"}, {"text": "Kursk"}):
            assert len(ledger.claims(ClaimFilter(**fields))) == 50  # type: ignore[arg-type]
        assert time.perf_counter() - started < 2, "a few hundredths of a second each on a quiet machine"
