"""The tables of states, offices, bodies and roles: loadable, coded by the codebook, small, and of sound sources."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from reportedly.errors import ReferenceDataError
from reportedly.model.vocabulary import VOCABULARIES
from reportedly.reference.entities import load_entities
from reportedly.reference.names import key_of
from reportedly.reference.offices import (
    ambassadors,
    load_offices,
    office_key,
    offices_by_title,
    sole_holder,
    surname_keys,
)
from reportedly.reference.roles import load_roles
from reportedly.reference.states import load_states, state_name
from reportedly.reference.tables import read_rows

BODIES = {"UNO", "EEC", "NAT", "AFU", "IGO"}


def test_every_code_is_known() -> None:
    codes = set(load_states()) | BODIES
    assert len(load_states()) > 195
    assert {term.country for term in load_offices()} - codes == {None}
    named = {naming.entity for namings in load_entities().values() for naming in namings}
    assert {entity.country for entity in named} - codes == {None}
    sectors = {term.sector for term in load_offices()} | {entity.sector for entity in named if entity.sector}
    assert sectors <= set(VOCABULARIES["sector"])


def test_terms_run_forward() -> None:
    assert [term for term in load_offices() if term.last and term.last < term.first] == []


def test_no_row_is_of_a_source_that_may_not_ship() -> None:
    for row in read_rows("offices.csv", ("source",)):
        assert row["source"].startswith(("Wikidata (CC0)", "general knowledge"))
        assert row["end"] or row["as_of"]


def test_tables_are_small() -> None:
    data = resources.files("reportedly.reference") / "data"
    names = ("states", "offices", "office_aliases", "bodies", "groups", "metonyms", "media", "roles", "shared_names")
    assert sum(len((data / f"{name}.csv").read_bytes()) for name in names) < 2_000_000


@pytest.mark.parametrize(
    ("country", "title", "day", "name"),
    [
        ("DEU", "chancellor", date(2024, 11, 17), "Olaf Scholz"),
        ("GBR", "foreign secretary", date(2024, 11, 17), "David Lammy"),
        ("USA", "defense secretary", date(2024, 11, 17), "Lloyd Austin"),
        ("KOR", "president", date(2024, 11, 17), "Yoon Suk Yeol"),
        ("NAT", "secretary general", date(2024, 10, 1), "Mark Rutte"),
    ],
)
def test_holders(country: str, title: str, day: date, name: str) -> None:
    holder = sole_holder(offices_by_title()[country, office_key(key_of(title))], day)
    assert holder is not None
    assert holder.name == name


def test_ambassadors_by_posting() -> None:
    holder = sole_holder(ambassadors()["UKR", "KOR"], date(2024, 11, 1))
    assert holder is not None
    assert holder.name == "Dmytro Ponomarenko"


def test_demonyms_and_roles() -> None:
    assert "Dutchman" in load_states()["NLD"].nationals
    assert load_roles()["soldiers",].plural
    assert state_name("XXX") is None
    assert surname_keys("Kim Jong Un", "PRK") == {("kim",)}


def test_shared_names_are_those_of_known_bodies() -> None:
    names = [key_of(row["name"]) for row in read_rows("shared_names.csv", ("name",))]
    assert [name for name in names if not any(naming.shared for naming in load_entities().get(name, ()))] == []


def test_a_broken_table_is_refused() -> None:
    with pytest.raises(ReferenceDataError, match="no column nonsense"):
        read_rows("states.csv", ("nonsense",))
    with pytest.raises(ReferenceDataError, match="missing"):
        read_rows("nowhere.csv", ("code",))
