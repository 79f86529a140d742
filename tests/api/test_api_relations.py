"""The API's reads of relations, in process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from reportedly.api import create_api
from reportedly.linked import Links


@pytest.fixture
def client(links: Links) -> Iterator[TestClient]:
    with TestClient(create_api(links.ledger, links=links)) as client:
        yield client


def test_copies_and_a_chain(client: TestClient) -> None:
    assert [(row["copy"], row["of"]) for row in client.get("/copies").json()] == [
        ("r5", "Harbour Radio"), ("r3", "r2"), ("r2", "r1"),
    ]  # fmt: skip
    assert [row["copy"] for row in client.get("/copies", params={"limit": 1, "offset": 1}).json()] == ["r3"]
    chain = client.get("/copies/r2").json()
    assert [row["of"] for row in chain["sources"]] == ["r1"] and [row["copy"] for row in chain["copies"]] == ["r3"]
    assert chain["sources"][0]["containment"] == 0.64 and chain["sources"][0]["why"]


def test_drift_with_both_sides(client: TestClient) -> None:
    rows = client.get("/drift", params={"outlet": "Tiger Wire"}).json()
    assert next((row["from"], row["to"], row["kind"]) for row in rows) == ("r1.c1", "r2.c1", "hedge_dropped")
    assert (rows[0]["from_words"], rows[0]["to_words"]) == ("may be", "are")
    assert client.get("/drift", params={"article": "r1"}).json() == []
    report = client.get("/outlets/Tiger%20Wire/drift").json()
    assert report["copies"] == 1 and report["changes"]["hedge_dropped"] == 1


def test_conflicts_and_their_filters(client: TestClient) -> None:
    (row,) = client.get("/conflicts", params={"actor": "PRK", "kind": "polarity"}).json()
    assert row["first_figure"] == "up to 15,000 troop (stock)" and row["second_standing"].startswith("NOT")
    assert client.get("/conflicts", params={"holder": "USA"}).json() == []
    assert client.get("/conflicts", params={"kind": "odd"}).status_code == 422


def test_a_thread_with_its_origins_and_standing(client: TestClient) -> None:
    assert [row["id"] for row in client.get("/threads").json()] == ["t.r1.c1", "t.r1.c2"]
    thread = client.get("/threads/r3.c1").json()
    assert thread["id"] == "t.r1.c1" and thread["standing"]["digit"] == 4
    assert next(origin["why"] for origin in thread["origins"]) == ["r2 was made from r1", "r3 was made from r2"]
    assert thread["agreements"][0]["why"][1].startswith("100,000 / 15,000")
    assert thread["updates"][0]["earlier"] == "r1.c1" and len(thread["drift"]) == 3


def test_decisions_are_listed(client: TestClient, links: Links) -> None:
    links.ledger.decide_link("split", "threads", "r4.c1", "r1.c1", who="Ann", why="another matter")
    (row,) = client.get("/link-decisions").json()
    assert row["decision"]["kind"] == "split" and row["placed"] and row["left_quote"].startswith("There are no")
    assert client.get("/threads/r4.c1").json()["decisions"] == [row]


def test_every_relation_in_the_codebooks_form(client: TestClient) -> None:
    assert len(client.get("/relations").json()["drift"]) == 3


@pytest.mark.parametrize("path", ["/copies/none", "/threads/none", "/outlets/none/drift", "/drift?article=none"])
def test_unknown_things_are_404(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and "none" in answer.json()["detail"]


def test_the_description_names_the_reads(client: TestClient) -> None:
    page = client.get("/").text
    assert all(f"GET /api/{name}" in page for name in ("copies", "threads", "drift", "conflicts", "link-decisions"))
