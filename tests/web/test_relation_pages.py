"""The pages of relations, and the forms that decide on them, in process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from reportedly.api import create_api
from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model import CodedArticle
from reportedly.model.relation_wording import counted
from reportedly.web import create_web


@pytest.fixture
def client(links: Links) -> Iterator[TestClient]:
    with TestClient(create_web(links.ledger, links=links), base_url="http://127.0.0.1") as client:
        yield client


def text_of(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return " ".join(answer.text.split())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/articles/r2", [
            "Its chain", "This article was rewritten from <a", "side by side</a>: 64% of its content stands there",
            "because it came a day later; 2 of its 2 figures are those of r1",
        ]),
        ("/articles/r5", ["This article credits <strong>Harbour Radio</strong>, whose article is not here"]),
        ("/articles/r4", ["It may still be made from one that is not here"]),
        ("/copies", ["3 copies", "was taken over word for word from <a", ": 90% of its content", "It cannot tell"]),
        ("/compare?copy=r2&of=r1", [
            "3 changes between their claims", "bound dropped", '<mark class="changed evidence">Up to</mark>',
            'href="#change-1"', 'title="1: hedge dropped"', "What it cannot tell", "This is not a change",
        ]),
        ("/threads", ["2 threads", "3 origins, carried by 5 articles", "4 – doubtful", "up to 15,000 troop (stock)"]),
        ("/threads/r2.c1", [
            "5 claims of 5 articles in 4 outlets", "3 origins, carried by 5 articles",
            "1 origin, carried by 3 articles, because r2 was made from r1; r3 was made from r2",
            "How it stands: Admiralty 4 – doubtful", "Denied by", "Cannot both be true", "Differ, and can both be true",
            "100,000 / 15,000 = 6.7 tours in the period", "Replaced by a later figure", "Changed in copying",
            "What it cannot tell", "These are not one origin",
        ]),
        ("/conflicts", ["1 conflict", "polarity", "It cannot tell which of the two is true"]),
        ("/outlets/Tiger%20Wire", ["1 article of this outlet was made from others", "hedge dropped", "What it cannot"]),
        ("/outlets/quay%20times", ["there is nothing to compare"]),
        ("/claims/r2.c1", [
            "5 claims about the same proposition", "It stands at Admiralty 4 – doubtful",
            "It goes back to Oleh Koval, told Delta Ledger, 2024-11-06: 1 origin, carried by 3 articles, because",
        ]),
        ("/claims/r4.c1", ["It cannot be true together with"]),
        ("/sources", ["its copies and changes"]),
    ],
)  # fmt: skip
def test_pages_say(client: TestClient, path: str, words: list[str]) -> None:
    page = text_of(client, path)
    for word in words:
        assert word in page, word


@pytest.mark.parametrize("path", ["/threads/none", "/compare?copy=r1&of=r2", "/outlets/none", "/compare?copy=no&of=r1"])
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and "<h1>" in answer.text


def test_claims_are_split_and_joined_again(client: TestClient) -> None:
    sent = {"relation": "threads", "left": "r4.c1", "right": "r1.c1", "who": "Ed", "why": "another matter"}
    answer = client.post("/split", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/threads/r4.c1")
    page = text_of(client, "/threads/r4.c1")
    assert "No other claim of this ledger" in page and "are not one thread (decision L1 by Ed" in page
    refused = client.post("/join", data={**sent, "right": "http://127.0.0.1/claims/r1.c1"})
    assert refused.status_code == 503 and "withdraw L1" in refused.text
    client.post("/withdraw-link", data={"decision": 1, "who": "Ed", "why": "the same after all"})
    assert "5 claims of 5 articles" in text_of(client, "/threads/r4.c1")
    answer = client.post("/join", data={**sent, "right": "http://127.0.0.1/claims/r1.c1"}, follow_redirects=False)
    assert answer.status_code == 303
    assert "r4.c1 and r1.c1 are one thread (decision L3 by Ed" in text_of(client, "/threads/r1.c1")


def test_a_decision_that_fits_no_claim_is_listed(client: TestClient, links: Links) -> None:
    links.ledger.decide_link("split", "threads", "r4.c1", "r1.c1", who="Ed", why="another matter")
    run = links.ledger.begin_run("2", {})
    article = next(one for one in links.ledger.articles_to_reread(run) if one.id == "r4")
    links.ledger.add_reading(article, CodedArticle(), run=run)
    page = text_of(client, "/articles/r4")
    assert "Decisions that fit no claim of this reading" in page
    assert "fits no claim of the current readings, and waits): “There are no North Korean troops in Kursk” and" in page


def test_what_linking_found_is_taken_back(client: TestClient) -> None:
    sent = {"relation": "drift", "left": "r2.c1", "right": "r1.c1", "what": "hedge_dropped", "who": "Ed", "why": "no"}
    assert client.post("/unlink", data=sent, follow_redirects=False).headers["location"] == "/threads/r2.c1"
    assert "2 changes between their claims" in text_of(client, "/compare?copy=r2&of=r1")
    sent = {"relation": "copies", "left": "r5", "right": "Harbour Radio", "what": "", "who": "Ed", "why": "no"}
    assert client.post("/unlink", data=sent, follow_redirects=False).headers["location"] == "/articles/r5"
    page = text_of(client, "/articles/r5")
    assert "no copy between r5 and Harbour Radio (decision L2 by Ed" in page
    assert client.post("/unlink", data=sent).status_code == 404


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/join", {"relation": "drift", "left": "r1.c1", "right": "r2.c1", "who": "Ed", "why": "x"}, 422),
        ("/join", {"relation": "threads", "left": "r1.c1", "right": " ", "who": "Ed", "why": "x"}, 404),
        ("/split", {"relation": "threads", "left": "r1.c1", "right": "r1.c1", "who": "Ed", "why": "x"}, 422),
        ("/split", {"relation": "threads", "left": "r1.c1", "right": "r2.c1", "who": "Ed", "why": " "}, 503),
        ("/withdraw-link", {"decision": "9", "who": "Ed"}, 404),
        ("/withdraw-link", {"decision": "x", "who": "Ed"}, 422),
    ],
)
def test_odd_forms_get_a_page_and_change_nothing(
    client: TestClient, links: Links, path: str, sent: dict[str, str], status: int
) -> None:
    answer = client.post(path, data=sent)
    assert answer.status_code == status and "<h1>" in answer.text
    assert links.ledger.link_decision_rows() == []


def test_forms_of_other_sites_are_refused(client: TestClient, links: Links) -> None:
    sent = {"relation": "threads", "left": "r4.c1", "right": "r1.c1", "who": "Ed", "why": "x"}
    assert client.post("/split", data=sent, headers={"origin": "https://evil.example"}).status_code == 403
    assert links.ledger.link_decision_rows() == []


def test_pages_and_answers_tell_of_articles_not_linked_yet(links: Links, small_ledger: Ledger) -> None:
    def leave(_: Ledger) -> None:
        """Link nothing, as where another process holds the ledger."""

    waiting = Links(small_ledger, settler=leave)
    web = create_web(small_ledger, links=waiting)
    web.mount("/api", create_api(small_ledger, links=waiting))
    with TestClient(web, base_url="http://127.0.0.1") as client:
        assert f"{counted(waiting.waiting(), 'article')} not linked yet" in text_of(client, "/")
        assert client.get("/api/claims").headers["Unlinked-Articles"] == str(waiting.waiting()) != "0"
    with TestClient(create_web(links.ledger, links=links), base_url="http://127.0.0.1") as client:
        text_of(client, "/threads")
        assert "not linked yet" not in text_of(client, "/")
