"""Claims as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pytest

from reportedly.export import COLUMNS, claim_cells, claim_record, write_csv, write_json
from reportedly.model import (
    ArticleRow,
    Claim,
    ClaimPlace,
    ClaimRow,
    ClaimTime,
    CodedEvent,
    Decision,
    Holder,
    Quantity,
    Span,
)


def row(**words: str) -> ClaimRow:
    claim = Claim(
        id="a.c1",
        evidence=Span(4, 20),
        holder=Holder("role", Span(0, 3), None, "UKR", "GOV"),
        via=("Yonhap", "Reuters"),
        event=CodedEvent("AID", ("PRK", "PRK-MIL"), ("RUS",)),
        quantity=Quantity(Span(4, 9), Span(4, 9), None, -2.5, "at_most", "troop"),
        place=ClaimPlace(Span(5, 6), "RUS", "Kursk Oblast"),
        time=ClaimTime(Span(5, 6), "2024-11-17", None),
    )
    article = ArticleRow(
        "a", "a", None, "Delta Ledger", "2024-11", "Title", None, (), "en", None, "/news/a.txt", None, (), "ab12", 99,
        "2024-11-18T00:00:00Z",
    )  # fmt: skip
    made = Decision(1, "correct", "a", "a.c1", "q", "Ada", "2024-11-18T00:00:00Z", field="certainty", value="unknown")
    return ClaimRow(claim, claim, article, words.pop("quote", "up to 100,000"), decisions=(made,), **words)  # type: ignore[arg-type]


def test_every_row_can_be_cited() -> None:
    record = claim_record(row(holder_text="envoy"))
    assert tuple(record) == COLUMNS
    for name, value in {
        "quote": "up to 100,000", "publisher": "Delta Ledger", "published": "2024-11", "address": "/news/a.txt",
        "start": 4, "end": 20, "text_hash": "ab12", "holder": "envoy", "low": None, "high": -2.5,
        "corrected": ["certainty"], "actors": ["PRK", "PRK-MIL"], "time_end": None,
    }.items():  # fmt: skip
        assert record[name] == value, name


def test_csv_reads_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = io.StringIO(newline="")
    assert write_csv([row(quote='He said, "so"\nand left'), row()], file) == 2
    first, second = csv.DictReader(io.StringIO(file.getvalue(), newline=""))
    assert first["quote"] == 'He said, "so"\nand left'
    assert (second["via"], second["anonymous"], second["high"], second["low"]) == ("Yonhap; Reuters", "no", "-2.5", "")
    assert not file.getvalue().startswith("\ufeff")
    marked = io.StringIO(newline="")
    assert write_csv([], marked, spreadsheet=True) == 0
    assert marked.getvalue() == "\ufeff" + ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", '=HYPERLINK("http://x")'])
def test_words_are_never_a_formula(words: str) -> None:
    cells = dict(zip(COLUMNS, claim_cells(row(quote=words, holder_text=words)), strict=True))
    assert cells["quote"] == cells["holder_text"] == "'" + words
    assert claim_record(row(quote=words))["quote"] == words, "JSON keeps the words as they are"


@pytest.mark.parametrize("words", ["15,000 troops", "a=b", "“-1”", "'quoted'"])
def test_other_words_stand_as_they_are(words: str) -> None:
    assert claim_cells(row(quote=words))[1] == words


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_an_array(count: int) -> None:
    file = io.StringIO()
    assert write_json([row(quote="Zürich")] * count, file) == count
    assert json.loads(file.getvalue()) == [claim_record(row(quote="Zürich"))] * count
