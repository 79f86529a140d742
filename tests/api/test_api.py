"""The API over a real ledger, in process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from reportedly.api import create_api
from reportedly.ledger import Ledger


@pytest.fixture
def client(small_ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(create_api(small_ledger)) as client:
        yield client


def test_claims_are_listed_in_the_codebooks_form(client: TestClient) -> None:
    answer = client.get("/claims", params={"holder": "UKR"}).json()
    assert answer["total"] == 1
    (claim,) = answer["claims"]
    assert claim["quantity"]["high"] == 15000 and claim["quantity"]["low"] is None
    assert claim["quote"] == "Up to 15,000 troops may be in Kursk"
    assert claim["article"]["publisher"] == "Delta Ledger"


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ({"event": "ASSAULT"}, 1), ({"actor": "PRK"}, 1), ({"certainty": "possible"}, 1), ({"kind": "stock"}, 1),
        ({"polarity": "negative"}, 1), ({"text": "troops Kursk"}, 1), ({"text": 'a "b* ('}, 0),
        ({"since": "2024-12"}, 0), ({"place": "Kursk"}, 1), ({"limit": 1}, 3),
    ],
)  # fmt: skip
def test_filters(client: TestClient, filters: dict[str, str], total: int) -> None:
    assert client.get("/claims", params=filters).json()["total"] == total


def test_limits_are_kept(client: TestClient) -> None:
    assert client.get("/claims", params={"limit": -1}).status_code == 422
    assert client.get("/articles", params={"limit": 5000}).status_code == 422
    refused = client.get("/claims", params={"event": "FIGHT"})
    assert refused.status_code == 422 and "ASSAULT" in refused.json()["detail"]
    for path in ("/claims", "/articles"):
        refused = client.get(path, params={"since": "2024-13"})
        assert refused.status_code == 422 and "since '2024-13': not a date" in refused.json()["detail"]
    assert len(client.get("/claims", params={"limit": 1}).json()["claims"]) == 1


@pytest.mark.parametrize(
    ("path", "known"),
    [("/claims", "unit"), ("/claims/k1.c1", "known: none"), ("/articles/k1", "revision"), ("/threads", "limit"),
     ("/questions/nowhere", "changed_since")],
)  # fmt: skip
def test_an_unknown_parameter_is_refused(client: TestClient, path: str, known: str) -> None:
    refused = client.get(path, params={"unti": "troop"})
    assert refused.status_code == 422
    assert "unknown parameter 'unti'" in refused.json()["detail"] and known in refused.json()["detail"]


def test_one_claim_its_citation_and_its_article(client: TestClient) -> None:
    assert client.get("/claims/k1.c1").json()["holder"]["anonymous"] is True
    citation = client.get("/claims/k1.c1/citation").json()
    assert citation["quote"] == "Up to 15,000 troops may be in Kursk" and citation["byline"] == "Ann Reed"
    article = client.get("/articles/k1").json()
    assert article["silent"] == [{"start": 94, "end": 100}] and len(article["claims"]) == 2


def test_unknown_things_are_404(client: TestClient) -> None:
    for path in ("/claims/none", "/articles/none", "/claims/none/citation"):
        answer = client.get(path)
        assert answer.status_code == 404 and "none" in answer.json()["detail"]


def test_sources_outlets_issues(client: TestClient) -> None:
    assert {row["country"] for row in client.get("/sources").json()} >= {"UKR", "RUS"}
    assert {row["publisher"] for row in client.get("/outlets").json()} == {"Delta Ledger", "<i>Odd</i>"}
    assert [row["code"] for row in client.get("/issues").json()] == ["missing"]


def test_the_description_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/").text
    assert "GET /api/claims" in page and "<script" not in page and "http" not in page
    schema = client.get("/openapi.json").json()
    assert schema["components"]["schemas"]["QuantityRecord"]["properties"]["relation"]["enum"]
