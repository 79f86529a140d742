"""The pages over a real ledger, in process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web import create_web


@pytest.fixture
def client(small_ledger: Ledger) -> Iterator[TestClient]:
    with TestClient(create_web(small_ledger), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", ["3 claims", "up to 15,000 troop (stock)", "an official [UKR-GOV; anonymous]", "NOT, certain, happened"]),
        ("/?holder=UKR&certainty=possible", ["1 claim<", "Kursk Oblast (RUS)"]),
        ("/?text=%22%27(*", ["0 claims"]),
        ("/?page=99999999999", ["3 claims"]),
        ("/claims/k1.c1", ["To quote in print", "Ann Reed", "read by attribution/final", "Nobody has rejected"]),
        ("/articles", ["declares as its source: Reuters", "correction: An earlier version erred."]),
        ("/articles/k1", ["2 of 3 sentences gave a claim", "Quite.", "Delta Ledger"]),
        ("/sources", ["Who is cited", "Russia", "Delta Ledger", "Ukraine, government"]),
        ("/issues", ["sources/missing", "gone.txt: no such file"]),
    ],
)
def test_pages_say(client: TestClient, path: str, words: list[str]) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    for word in words:
        assert word in answer.text


@pytest.mark.parametrize("path", ["/claims/none", "/articles/none", "/nothing"])
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and "<h1>" in answer.text


@pytest.mark.parametrize("path", ["/", "/articles", "/articles/k2/%3Cb%3E%26", "/sources"])
def test_articles_cannot_put_markup_on_our_pages(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<script" not in answer.text and "<i>Odd" not in answer.text and "<b>Odd" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_claim_is_rejected_corrected_and_restored(client: TestClient) -> None:
    sent = client.post("/reject", data={"claim_id": "k1.c2", "who": "Ed", "why": "misread"}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/claims/k1.c2")
    assert "Rejected by Ed" in client.get("/claims/k1.c2").text
    assert "2 claims" in client.get("/").text and "3 claims" in client.get("/?rejected=1").text
    client.post("/correct", data={"claim_id": "k1.c1", "field": "certainty", "value": "probable", "who": "Ed"})
    page = client.get("/claims/k1.c1").text
    assert "the machine read <q>possible</q>, now <q>probable</q>" in page
    client.post("/withdraw", data={"decision": 1, "who": "Ed"})
    assert "3 claims" in client.get("/").text


def test_a_missing_figure_is_added(client: TestClient) -> None:
    removed = {"claim_id": "k1.c1", "field": "quantity", "value": "", "who": "Ed"}
    assert client.post("/correct", data=removed).status_code == 200
    page = client.post("/correct", data=removed | {"value": "15,000 troops"}).text
    assert "now <q>15,000 troops (exact 15000 to 15000)</q>" in page and "now <q>nothing</q>" in page
    refused = client.post("/correct", data=removed | {"field": "holder.country", "value": "XQZ"})
    assert refused.status_code == 422 and "ISO 3166" in refused.text


def test_a_filter_that_is_no_date_is_said_beside_the_form(client: TestClient) -> None:
    answer = client.get("/?since=2024-13&unit=troop")
    assert answer.status_code == 422 and "since &#39;2024-13&#39;: not a date" in answer.text
    assert 'value="2024-13"' in answer.text and 'value="troop"' in answer.text and "0 claims" not in answer.text


def test_a_wrong_value_is_refused(client: TestClient) -> None:
    sent = {"claim_id": "k1.c1", "field": "certainty", "value": "surely", "who": "Ed"}
    answer = client.post("/correct", data=sent)
    assert answer.status_code == 422 and "surely" in answer.text


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_forms_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    sent = {"claim_id": "k1.c1", "who": "Ed", "why": "x"}
    assert client.post("/reject", data=sent, headers=headers).status_code == 403
    assert "Nobody has rejected" in client.get("/claims/k1.c1").text


def test_a_name_that_another_site_made_its_own_is_refused(client: TestClient) -> None:
    sent = {"claim_id": "k1.c1", "who": "Ed", "why": "x"}
    headers = {"host": "evil.example:8000", "origin": "http://evil.example:8000"}
    assert client.post("/reject", data=sent, headers=headers).status_code == 400
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/reject", 422), ("GET", "/articles/k1?revision=abc", 422), ("GET", "/reject", 405),
        ("GET", "/articles/k1?revision=99999999999999999999999", 422),
    ],
)  # fmt: skip
def test_odd_requests_get_a_page(client: TestClient, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status and "<h1>" in answer.text


def test_a_page_past_the_end_says_so(client: TestClient) -> None:
    assert "no page 9" in client.get("/?page=9").text and "no page 9" in client.get("/articles?page=9").text
