"""The pages of questions over a real ledger, in process."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from reportedly.export.charts import DARK
from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model import Article, Claim, CodedArticle, CodedEvent, Holder, Quantity, Span
from reportedly.model.questions import Question
from reportedly.web import create_web

ASKED = Question("troops", "troops", "PRK", "Russia", "RUS", "stock", text="How many <b>?")


@pytest.fixture
def client(small_ledger: Ledger) -> Iterator[TestClient]:
    small_ledger.add_question(ASKED, who="Ann <Reed>")
    with TestClient(create_web(small_ledger), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def test_the_list_says_what_is_asked_and_by_whom(client: TestClient) -> None:
    page = client.get("/questions").text
    assert "How many &lt;b&gt;?" in page and "Ann &lt;Reed&gt;" in page and 'href="/questions/troops"' in page
    assert "unit troops; actor PRK; place Russia; kind stock" in page


def test_a_question_shows_figure_bound_hedge_holder_and_quote(client: TestClient) -> None:
    page = client.get("/questions/troops").text
    for words in ("There at one time (stock)", "up to 15,000", "possible", "an official", "Kursk Oblast", "<svg",
                  'href="/claims/k1.c1"', "One origin alone gives a figure", "What this cannot tell"):  # fmt: skip
        assert words in page
    assert "<script" not in page and "<style" not in page and ' style="' not in page
    assert "<b>" not in page


def test_hostile_words_stay_words_in_the_chart(small_ledger: Ledger, client: TestClient) -> None:
    text = '<script>alert(1)</script> says 900 North Korean troops are in Russia "now".'
    at = Span(text.index("900"), text.index(" are"))
    holder = Holder("person", Span(0, 25), "<script>alert(1)</script>", "USA")
    one = Claim("x.c1", Span(at.start, len(text) - 1), holder, event=CodedEvent("MOBILIZE", ("PRK-MIL",)),
                quantity=Quantity(at, at, 900, 900, "exact", "troop", kind="stock"))  # fmt: skip
    run = small_ledger.begin_run("1", {})
    small_ledger.add(Article("x", text, published="2024-11-18"), CodedArticle((one,), 1), run=run)
    page = client.get("/questions/troops").text
    assert "<script" not in page and "&lt;script&gt;alert(1)" in page


def test_what_changed_since_a_date(client: TestClient) -> None:
    assert "new figure" in client.get("/questions/troops?changed_since=2024-11-17").text
    assert "Nothing since 2024-11-18" in client.get("/questions/troops?changed_since=2024-11-18").text
    wrong = client.get("/questions/troops?changed_since=soon")
    assert wrong.status_code == 422 and "not a date" in wrong.text


def test_rows_and_chart_are_files(client: TestClient) -> None:
    rows = client.get("/questions/troops/rows.csv")
    assert "attachment" in rows.headers["content-disposition"]
    assert [row["high"] for row in csv.DictReader(io.StringIO(rows.text))] == ["15000"]
    chart = client.get("/questions/troops/chart.svg")
    assert chart.headers["content-type"].startswith("image/svg+xml")
    assert ElementTree.fromstring(chart.text).get("role") == "img"


def test_a_question_is_asked_and_removed_by_forms(client: TestClient, small_ledger: Ledger) -> None:
    asked = client.post("/questions", data={"text": "How many Iranian missiles are in Russia?", "who": "Ben Holt"})
    assert (asked.status_code, asked.headers["location"]) == (303, "/questions/iran-missiles-russia")
    assert small_ledger.question("iran-missiles-russia").who == "Ben Holt"
    gone = client.post("/questions/iran-missiles-russia/remove", data={"who": "Ben Holt", "why": "a test"})
    assert gone.status_code == 303
    assert client.get("/questions/iran-missiles-russia").status_code == 404


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": "Where are they?", "who": "A"}, "--unit"),
        ({"unit": "troops", "actor": "PRK", "kind": "heap", "who": "A"}, "quantity.kind"),
        ({"unit": "troops", "actor": "PRK", "place": "Russia", "name": "troops", "who": "A"}, "kept already"),
        ({"unit": "troops", "actor": "PRK"}, "say who asks"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_the_form(client: TestClient, data: dict[str, str], words: str) -> None:
    refused = client.post("/questions", data=data)
    assert refused.status_code == 422
    assert words in refused.text and 'role="alert"' in refused.text
    for value in data.values():
        assert f'value="{value}"' in refused.text or f"<option selected>{value}" in refused.text or value == "heap"


def test_the_sheet_turns_every_colour_of_the_charts_dark() -> None:
    sheet = (resources.files("reportedly.web") / "static" / "questions.css").read_text(encoding="utf-8")
    for light, dark in DARK.items():
        assert f'[fill="{light}"] {{ fill: {dark}; }}' in sheet and f'[stroke="{light}"] {{ stroke: {dark}; }}' in sheet


def test_a_figure_says_how_its_proposition_stands(links: Links) -> None:
    links.ledger.add_question(Question("troops", "troops", "PRK", "Russia", "RUS"), who="Ann Reed")
    with TestClient(create_web(links.ledger, links=links), base_url="http://127.0.0.1") as client:
        page = client.get("/questions/troops").text
    assert '<a href="/threads/r1.c1">The proposition</a> stands at Admiralty 4 – doubtful' in page
    assert "and a party to the event denies it" in page
    assert "100,000 / 15,000 = 6.7 tours in the period" in page


def test_a_thread_is_named_by_a_claim_that_asserts_it(links: Links) -> None:
    shown = links.thread("r1.c1")
    assert shown.standing is not None
    denied_first = replace(shown, claims=tuple(sorted(shown.claims, key=lambda row: row.claim.id != "r4.c1")))
    assert denied_first.claims[0].claim.id == "r4.c1"
    assert denied_first.leading is not None and denied_first.leading.claim.polarity == "positive"
