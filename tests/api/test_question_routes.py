"""The API's questions over a real ledger, in process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from reportedly.api import create_api
from reportedly.ledger import Ledger
from reportedly.model.questions import Question


@pytest.fixture
def client(small_ledger: Ledger) -> Iterator[TestClient]:
    small_ledger.add_question(Question("troops", "troops", "PRK", "Russia", "RUS", "stock"), who="Ann Reed")
    with TestClient(create_api(small_ledger)) as client:
        yield client


def test_questions_are_listed(client: TestClient) -> None:
    (question,) = client.get("/questions").json()
    assert (question["name"], question["unit"], question["actor"], question["who"]) == (
        "troops",
        "troops",
        "PRK",
        "Ann Reed",
    )


def test_an_answer_leads_from_each_figure_to_its_words(client: TestClient) -> None:
    answer = client.get("/questions/troops").json()
    (panel,) = answer["panels"]
    (mark,) = panel["marks"]
    assert (panel["kind"], mark["figure"]["high"], mark["figure"]["relation"]) == ("stock", 15000, "at_most")
    (carrier,) = mark["carriers"]
    text = client.get(f"/articles/{carrier['article']}").json()["text"]
    assert text[carrier["start"] : carrier["end"]] == carrier["quote"]
    assert "changes" not in answer and answer["limits"]


def test_changes_come_where_they_are_asked_for(client: TestClient) -> None:
    asked = {"changed_since": "2024-11-17"}
    assert [change["kind"] for change in client.get("/questions/troops", params=asked).json()["changes"]] == [
        "new figure"
    ]
    assert client.get("/questions/troops", params={"changed_since": "soon"}).status_code == 422
    assert client.get("/questions/nowhere").status_code == 404


def test_the_description_holds_the_shapes(client: TestClient) -> None:
    description = client.get("/openapi.json").json()
    assert {"/questions", "/questions/{name}"} <= description["paths"].keys()
    assert {"AnswerRecord", "MarkRecord", "StanceRecord"} <= description["components"]["schemas"].keys()
