"""Answers as rows, as JSON and as charts."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from reportedly.export.answers import COLUMNS, write_answer_csv, write_answer_json
from reportedly.export.charts import answer_svg, panel_spec, panel_svg
from reportedly.model import Holder, Quantity, Span
from reportedly.model.questions import Answer, Carrier, Mark, Panel, Question, StanceRow, SupportedRange

SVG = "{http://www.w3.org/2000/svg}"


def mark(name: str, relation: str, low: float | None, high: float | None, **fields: object) -> Mark:
    at = Span(0, 5)
    figure = Quantity(at, at, low, high, relation, "troop", kind="stock")  # type: ignore[arg-type]
    carrier = Carrier(f"{name}.c1", name, Span(3, 9), "=quote", published="2031-05-12", quantity=figure)
    found = Mark(f"{name}.c1", figure, Holder("person", at, name), name, (carrier,), stated="2031-05-12")
    return replace(found, **fields)  # type: ignore[arg-type]


MARKS = (
    mark("Dahl <b>&", "approx", 1000, 1000, replaced_by="Berg.c1", left_out="replaced"),
    mark("Moe", "at_least", 900, None),
    mark("Berg", "at_most", None, 2000, certainty="possible", hedges=("may",)),
    mark("Lund", "range", 500, 800, note="each", product=1600.0),
    mark("Holt", "vague", 1000, None),
)
RANGE = SupportedRange("Sweden", "so far", ((900, 2000),), 2, 5, ("Moe.c1", "Berg.c1"), "2 of 5 allow 900 to 2,000.")
STANCE = StanceRow("denies", Holder("organisation", Span(0, 4), "Oslo", "NOR"), "Oslo", MARKS[0].carriers)
ANSWER = Answer(
    Question("q", "troops", "NOR", "Sweden", text="How many?"), (Panel("stock", None, MARKS, (RANGE,)),), (STANCE,)
)


def test_the_csv_has_a_row_for_each_figure_and_stance() -> None:
    file = io.StringIO(newline="")
    write_answer_csv(ANSWER, file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert [row["row"] for row in rows] == ["figure"] * 5 + ["denies"]
    assert rows[2]["low"] == "" and rows[2]["high"] == "2000" and rows[2]["hedges"] == "may"
    assert (rows[0]["counted"], rows[1]["counted"]) == ("no", "yes")
    assert rows[0]["quote"] == "'=quote", "a cell that a spreadsheet would run"
    assert (rows[5]["low"], rows[5]["high"]) == ("", ""), "a denial is no figure of 0"
    for row in rows:
        assert row["claim"] and row["article"] and row["start"] == "3" and row["end"] == "9"


def test_the_json_leads_from_every_figure_to_its_words() -> None:
    file = io.StringIO()
    write_answer_json(ANSWER, file)
    record = json.loads(file.getvalue())
    assert record["question"]["name"] == "q"
    (panel,) = record["panels"]
    assert panel["ranges"][0]["words"] == RANGE.words
    assert panel["marks"][3]["product"] == 1600
    assert {"claim", "article", "start", "end", "quote"} <= panel["marks"][0]["carriers"][0].keys()


def test_the_specification_draws_each_bound() -> None:
    spec = panel_spec(ANSWER.panels[0])
    rows = {row["label"].split("  ")[1]: row for row in spec["data"]["values"]}
    assert (rows["Moe"]["open"], rows["Berg"]["open"], rows["Lund"]["open"]) == ("high", "low", None)
    assert rows["Berg"]["from"] == 0 and rows["Moe"]["to"] > 2000
    assert (rows["Lund"]["first"], rows["Lund"]["last"]) == (500, 800)
    assert "possible" in rows["Berg"]["figure"]
    assert "url" not in json.dumps(spec)


def test_the_svg_is_titled_described_and_well_formed() -> None:
    whole = ElementTree.fromstring(answer_svg(ANSWER))
    one = ElementTree.fromstring(panel_svg(ANSWER.panels[0], key="stock"))
    for svg, key in ((whole, "answer"), (one, "stock")):
        assert svg.get("role") == "img"
        assert svg.get("aria-labelledby") == f"{key}-title {key}-desc"
        assert svg.findtext(f"{SVG}title")
        description = svg.findtext(f"{SVG}desc")
        assert description and "Dahl <b>&" in description and "up to 2,000" in description
    assert whole.find(f"{SVG}style") is not None, "a file brings its colours for dark pages"
    assert one.find(f"{SVG}style") is None, "a page's own sheet colours it"


def test_an_answer_without_figures_can_be_drawn() -> None:
    assert "No figures." in answer_svg(replace(ANSWER, panels=()))


@pytest.mark.parametrize("number", [0.0, 1e9])
def test_any_scale_can_be_drawn(number: float) -> None:
    panel = Panel("stock", None, (mark("Moe", "exact", number, number),))
    assert "<svg" in panel_svg(panel, key="k")
