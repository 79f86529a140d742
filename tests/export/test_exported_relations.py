"""Relations in the codebook's form, in an order of their own, and as rows."""

from __future__ import annotations

import io
import json
import random
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st
from relation_samples import RELATIONS

from reportedly.export.folder import RELATION_KINDS, json_text
from reportedly.export.relations import (
    CONFLICT_COLUMNS,
    COPY_COLUMNS,
    DRIFT_COLUMNS,
    MEMBER_COLUMNS,
    copy_row,
    drift_row,
    member_rows,
    pair_row,
    relations_record,
    thread_record,
)
from reportedly.export.rows import write_rows_csv, write_rows_json
from reportedly.linked import Links
from reportedly.model.relations import Thread


def test_the_codebooks_form() -> None:
    record = relations_record(RELATIONS)
    assert tuple(record) == RELATION_KINDS
    assert record["threads"][1] == {
        "id": "t.r1.c2", "claims": ["r1.c2", "r2.c2"], "why": ["one was copied from the other"],
    }  # fmt: skip
    assert record["origins"][0]["holder"] == "Oleh Koval" and record["origins"][0]["occasion"]
    assert record["copies"][0].items() >= {"copy": "r2", "of": "r1", "kind": "rewrite"}.items()
    assert "of_outside" not in record["copies"][0] and record["copies"][2]["of_outside"] is True
    assert {key: value for key, value in record["drift"][0].items() if key != "why"} == {
        "from": "r1.c1", "to": "r2.c1", "kind": "attribution_dropped",
    }  # fmt: skip
    assert record["conflicts"][0]["claims"] == ["r1.c1", "r4.c1"] and record["conflicts"][0]["kind"] == "polarity"
    assert record["updates"][0].items() >= {"earlier": "r1.c1", "later": "r5.c1"}.items()


def test_a_claim_alone_is_no_thread() -> None:
    assert relations_record(replace(RELATIONS, threads=(Thread("t.r4.c1", ("r4.c1",)),)))["threads"] == []


@given(st.integers())
def test_the_same_relations_are_written_the_same_whatever_their_order(seed: int) -> None:
    shuffled = {}
    for field in fields(RELATIONS):
        items = list(getattr(RELATIONS, field.name))
        random.Random(seed).shuffle(items)
        shuffled[field.name] = tuple(items)
    assert json_text(relations_record(replace(RELATIONS, **shuffled))) == json_text(relations_record(RELATIONS))


def test_rows_have_the_columns_they_are_said_to_have(links: Links) -> None:
    thread = links.thread("r1.c1")
    for columns, rows in (
        (COPY_COLUMNS, [copy_row(shown) for shown in links.copies()]),
        (DRIFT_COLUMNS, [drift_row(shown) for shown in links.drift()]),
        (CONFLICT_COLUMNS, [pair_row(pair) for pair in links.conflicts()]),
        (MEMBER_COLUMNS, member_rows(thread)),
    ):
        assert rows
        file, lines = io.StringIO(), io.StringIO()
        write_rows_csv(columns, rows, file)
        assert len(file.getvalue().splitlines()) == len(rows) + 1
        write_rows_json(rows, lines)
        assert [tuple(row) for row in json.loads(lines.getvalue())] == [columns] * len(rows)


def test_a_figure_never_stands_alone(links: Links) -> None:
    (row,) = (pair_row(pair) for pair in links.conflicts())
    assert row["first_figure"] == "up to 15,000 troop (stock)" and row["second_standing"] == "NOT, certain, happened"
    drift = drift_row(links.drift()[1])
    assert (drift["from_words"], drift["to_words"]) == ("Up to", "15,000")


def test_a_thread_says_why_its_origins_are_one(links: Links) -> None:
    record = thread_record(links.thread("r1.c1"))
    assert json.loads(json.dumps(record)) == record
    assert record["origins"][0]["articles"] == 3 and "r2 was made from r1" in record["origins"][0]["why"]
    assert record["standing"]["digit"] == 4 and record["standing"]["why"]


def test_no_rows(links: Links) -> None:
    file, lines = io.StringIO(), io.StringIO()
    write_rows_csv(COPY_COLUMNS, [], file)
    write_rows_json([], lines)
    assert file.getvalue().strip() == ",".join(COPY_COLUMNS) and lines.getvalue() == "[]\n"
