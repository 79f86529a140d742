"""The export folder: one file per article, relations.json, and nothing else that ends in .json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.export import write_folder
from reportedly.export.folder import MARKER, file_name
from reportedly.model import Article, Claim, Span
from reportedly.model.codec import article_from_record, claim_from_record

EMPTY = {"threads": [], "origins": [], "copies": [], "drift": [], "conflicts": [], "updates": []}


def article(article_id: str, text: str = "Seoul said so.") -> tuple[Article, tuple[Claim, ...]]:
    return Article(article_id, text, publisher="Delta Ledger"), (Claim(f"{article_id}.c1", Span(0, 5)),)


def jsons(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.endswith(".json")}


def test_each_article_has_a_file_in_the_codebooks_form(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "export"
    given_articles = [article("a"), article("b", "Zürich\0 \ud800 said")]
    assert write_folder(given_articles, folder) == 2
    assert jsons(folder) == {"a.json", "b.json", "relations.json"}
    assert json.loads((folder / "relations.json").read_bytes()) == EMPTY
    for one, claims in given_articles:
        record = json.loads((folder / f"{one.id}.json").read_bytes())
        assert article_from_record(record) == one
        assert tuple(claim_from_record(claim) for claim in record["claims"]) == claims
        assert record["claims"][0]["evidence"] == {"start": 0, "end": 5}
    assert "Seoul" in (folder / "a.json").read_text("utf-8")


def test_relations_are_written_as_given(tmp_path: Path) -> None:
    copies = [{"copy": "b", "of": "a", "kind": "rewrite"}]
    write_folder([], tmp_path, relations={"copies": copies})
    assert json.loads((tmp_path / "relations.json").read_bytes()) == {**EMPTY, "copies": copies}


def test_an_earlier_export_is_replaced(tmp_path: Path) -> None:
    write_folder([article("a"), article("b")], tmp_path)
    write_folder([article("b", "New text."), article("c")], tmp_path)
    assert jsons(tmp_path) == {"b.json", "c.json", "relations.json"}
    assert json.loads((tmp_path / "b.json").read_bytes())["text"] == "New text."
    assert set((tmp_path / MARKER).read_text().splitlines()) == {"b.json", "c.json", "relations.json"}


def test_an_id_in_other_case_replaces_the_earlier_file(tmp_path: Path) -> None:
    write_folder([article("A")], tmp_path)
    write_folder([article("a")], tmp_path)
    assert jsons(tmp_path) == {"a.json", "relations.json"}


@pytest.mark.parametrize("marked", [False, True])
def test_a_folder_with_other_json_is_refused(tmp_path: Path, marked: bool) -> None:
    if marked:
        write_folder([article("a")], tmp_path)
    before = jsons(tmp_path)
    (tmp_path / "mine.json").write_text("{}")
    with pytest.raises(InputError, match=r"mine\.json"):
        write_folder([article("b")], tmp_path)
    assert jsons(tmp_path) == before | {"mine.json"}


def test_an_export_broken_off_can_be_run_again(tmp_path: Path) -> None:
    def broken() -> object:
        yield article("a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(broken(), tmp_path)  # type: ignore[arg-type]
    write_folder([article("b")], tmp_path)
    assert jsons(tmp_path) == {"b.json", "relations.json"}


def test_ids_must_be_unique_and_case_tells_files_apart(tmp_path: Path) -> None:
    assert write_folder([article("AB"), article("ab"), article("aB")], tmp_path / "one") == 3
    names = jsons(tmp_path / "one")
    assert len({name.casefold() for name in names}) == 4
    with pytest.raises(InputError, match="two articles"):
        write_folder([article("a"), article("a")], tmp_path / "two")


@pytest.mark.parametrize(
    ("article_id", "name"),
    [
        ("plain-1_a.b~2", "plain-1_a.b~2.json"),
        ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd.json"),
        ("a%2Fb", "a%252Fb.json"),
        ("Київ", "%D0%9A%D0%B8%D1%97%D0%B2.json"),
        ("Relations", "%52elations.json"),
        ("nul.txt", "%6Eul.txt.json"),
        (".hidden", "%2Ehidden.json"),
        ("a b\n", "a%20b%0A.json"),
    ],
)
def test_file_names(article_id: str, name: str) -> None:
    assert file_name(article_id) == name


@given(st.lists(st.text(max_size=300), unique=True, min_size=2, max_size=4))
def test_names_are_safe_and_never_two_the_same(ids: list[str]) -> None:
    names = [file_name(article_id) for article_id in ids]
    assert len(set(names)) == len(names)
    for name in names:
        assert name == Path(name).name and not name.startswith(".") and name.isascii()
        assert len(name) <= 255 and name.casefold() != "relations.json"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="file"):
        write_folder([article("a")], tmp_path / "file")
