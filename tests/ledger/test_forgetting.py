"""Forgetting an article: nothing of it is left, in the tables or in the file's bytes, but a tombstone."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_samples import TEXT, make_article, make_coded, span
from pysqlite3 import dbapi2 as sqlite

from reportedly.errors import LedgerError, LedgerLocked, NotInLedger
from reportedly.ledger import Ledger
from reportedly.model import Article, Claim, CodedArticle, Holder, Issue

SECRET = (
    TEXT.replace("ambassador", "zyxambassador").replace("Emerging reports", "Qwxreports").replace("rained", "wqrained")
)
WORDS = (
    b"zyxambassador",
    b"qwxreports",
    b"wqrained",
    b"Qwxreports",
    b"vvwtitle",
    b"nmxreason",
    b"prdpublisher",
    b"hldname",
    b"Hldname",
)


def secret(article_id: str = "secret", **fields: object) -> Article:
    values = {"title": "vvwtitle", "publisher": "prdpublisher", "url": f"https://delta.example/{article_id}", **fields}
    return make_article(article_id, SECRET, **values)


def secret_coded(article_id: str = "secret") -> CodedArticle:
    holder = Holder("role", span("Ukrainian zyxambassador", SECRET), "Hldname")
    evidence = span("Qwxreports say Pyongyang may send", SECRET)
    return CodedArticle((Claim(f"{article_id}.c1", evidence, holder),), 4)


def test_an_article_is_gone_and_its_address_refused(ledger: Ledger) -> None:
    run = ledger.begin_run("0.1.0", {})
    ledger.add(secret(), secret_coded(), [Issue("/news/secret.json", "extract", "no_date", "x", "secret")], run=run)
    ledger.add(secret(published="2024-12-01"), secret_coded(), run=run)
    ledger.add(make_article(), make_coded(), run=run)
    decision = ledger.reject("secret.c1", who="Ada", why="nmxreason")
    ledger.withdraw(decision.id, who="Ada")
    stone = ledger.forget("secret", who="Ada", why="court order 7")
    assert (stone.article_id, stone.url, stone.who, stone.why) == (
        "secret",
        "https://delta.example/secret",
        "Ada",
        "court order 7",
    )
    assert stone.text_hash == secret().text_hash
    stats = ledger.stats()
    assert (stats.articles, stats.texts, stats.claims, stats.decisions, stats.issues, stats.forgotten) == (
        1,
        1,
        3,
        0,
        0,
        1,
    )
    assert ledger.articles(text="wqrained") == []
    with pytest.raises(NotInLedger, match=r"forgotten on .* by Ada: court order 7"):
        ledger.article("secret")
    assert ledger.knows(secret()) is not None
    for again in (secret(), secret("renamed", url=secret().url), secret(url=secret().url, origin="/other.html")):
        added = ledger.add(again, secret_coded(again.id), run=run)
        assert added.outcome == "forgotten"
    assert [row.issue.code for row in ledger.issues()] == ["forgotten"] * len(ledger.issues())
    assert ledger.issues()
    assert ledger.stats().articles == 1
    assert ledger.forget("secret", who="Ada", why="again").why == "court order 7"
    assert len(ledger.tombstones()) == 1


def test_a_text_that_another_article_shares_stays_for_that_one(ledger: Ledger) -> None:
    run = ledger.begin_run("0.1.0", {})
    ledger.add(secret(), secret_coded(), run=run)
    ledger.add(secret("copy"), secret_coded("copy"), run=run)
    assert ledger.forget("secret", who="Ada", why="request").shared_with == ("copy",)
    assert ledger.article("copy").article.text == SECRET
    assert ledger.stats().texts == 1


def test_a_forgotten_file_does_not_bar_its_neighbours(ledger: Ledger) -> None:
    run = ledger.begin_run("0.1.0", {})
    ledger.add(make_article("a", "one", origin="/n.jsonl#1"), CodedArticle(), run=run)
    ledger.forget("a", who="Ada", why="request")
    assert ledger.add(make_article("b", "two", origin="/n.jsonl#1"), CodedArticle(), run=run).outcome == "added"
    assert ledger.add(make_article("a", "one", origin="/n.jsonl#2"), CodedArticle(), run=run).outcome == "forgotten"
    assert ledger.add(make_article("a", "one", origin="/m.jsonl#1"), CodedArticle(), run=run).article_id == "a~2"


def test_the_bytes_are_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        run = ledger.begin_run("0.1.0", {})
        for number in range(30):
            ledger.add(make_article(f"a{number}"), make_coded(f"a{number}"), run=run)
        ledger.add(secret(), secret_coded(), run=run)
        for number in range(30, 60):
            ledger.add(make_article(f"a{number}"), make_coded(f"a{number}"), run=run)
        ledger.reject("secret.c1", who="Ada", why="nmxreason")
        assert any(WORDS[0] in file.read_bytes() for file in tmp_path.iterdir())
        ledger.forget("secret", who="Ada", why="request")
        for file in tmp_path.iterdir():
            left = [word for word in WORDS if word in file.read_bytes()]
            # The index is of stems, with what a term shares with the one before it left out.
            assert not left, f"{file.name}: {left}"
            assert b"zyxambas" not in file.read_bytes()
            assert b"wqrain" not in file.read_bytes()
        assert ledger.count_claims() == 180
        assert len(ledger.articles(text="rained", limit=None)) == 60


def test_a_reader_in_the_way_is_named_and_the_next_time_clears_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.ledger.engine.BUSY_SECONDS", 0.1)
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(secret(), secret_coded(), run=ledger.begin_run("0.1.0", {}))
        reader = sqlite.connect(str(path), isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM texts").fetchone()
        with pytest.raises(LedgerLocked, match="forget it again"):
            ledger.forget("secret", who="Ada", why="request")
        assert ledger.stats().articles == 0
        reader.rollback()
        reader.close()
        assert ledger.forget("secret", who="Ada", why="request").article_id == "secret"
    assert WORDS[0] not in path.read_bytes()


def test_backups_that_still_hold_it_are_named(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    copy = tmp_path / "ledger.db.20240101T000000Z.v0001.backup"
    copy.touch()
    with Ledger.open(path) as ledger:
        ledger.add(secret(), secret_coded(), run=ledger.begin_run("0.1.0", {}))
        assert ledger.forget("secret", who="Ada", why="request").backups == (str(copy),)
        ledger.add(make_article(), make_coded(), run=1)


def test_it_needs_a_person_a_reason_and_the_writers_lock(address: str) -> None:
    with Ledger.open(address) as ledger, Ledger.open(address) as other:
        ledger.add(secret(), secret_coded(), run=ledger.begin_run("0.1.0", {}))
        with pytest.raises(LedgerError, match="who asks and why"):
            ledger.forget("secret", who="Ada", why="")
        with pytest.raises(LedgerLocked, match="process"):
            other.forget("secret", who="Ada", why="request")
        with pytest.raises(NotInLedger):
            ledger.forget("nothing", who="Ada", why="request")
        assert ledger.article("secret")
