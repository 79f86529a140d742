"""Places: the table of tests/cases/places.md, the gazetteer, and what must hold of any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.parse import parse_texts
from reportedly.annotate.place_patterns import with_patterns
from reportedly.annotate.places import find_places, resolve_spans
from reportedly.model import AnnotatedArticle, Article, Place
from reportedly.reference.gazetteer import distance_km, load_gazetteer

CASES = Path(__file__).parents[1] / "cases" / "places.md"


def read_cases() -> list[tuple[str, str]]:
    """Read the table's rows: a sentence and its places."""
    rows = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [(cell[0], cell[1]) for cell in cells]


def read(text: str) -> tuple[Place, ...]:
    """Find the places of a text."""
    return find_places(AnnotatedArticle(Article("case", text), next(parse_texts([text]))))


def written(place: Place, text: str) -> str:
    """Write a place as the table does."""
    where = "" if place.lat is None or place.lon is None else f"{round(place.lat)}, {round(place.lon)}"
    return f"{place.span.of(text)}; {place.name}; {place.country or ''}; {where}".strip()


@pytest.mark.parametrize(("sentence", "expected"), read_cases())
def test_places_of_a_sentence(sentence: str, expected: str) -> None:
    assert " / ".join(written(place, sentence) for place in read(sentence)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lake County was hit.", ["Lake County"]),
        ("Police in Fort Bend County said so.", ["Fort Bend County"]),
        ("In Clay County the Red River rose.", ["Clay County", "Red River"]),
        ("Talks with Ivan Petrov\nRiver levels rose.", []),
    ],
)
def test_the_words_show_each_place_once_and_whole(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in with_patterns(text, [], load_gazetteer())] == expected


def test_neighbours_tell_namesakes_apart() -> None:
    text = "Fire crews from Athens, Henderson County and Tyler worked near Athens all night, Texas officials said."
    spans = [(16, 22), (24, 40), (45, 50), (63, 69), (81, 86)]
    assert [text[start:end] for start, end in spans] == ["Athens", "Henderson County", "Tyler", "Athens", "Texas"]
    assert {place.country for place in resolve_spans(text, spans)} == {"USA"}


def test_a_mere_mention_of_a_country_does_not_draw_in_its_villages() -> None:
    text = "The United States and China watch. German officials from Columbia, US, will speak in Rio on Monday."
    assert {place.name: place.country for place in read(text)}["Rio de Janeiro"] == "BRA"


def test_a_list_of_countries_is_no_containment() -> None:
    places = read("Delegates came from China, Japan and South Korea.")
    assert [place.country for place in places] == ["CHN", "JPN", "KOR"]


def test_a_place_inside_the_name_of_a_body_is_marked() -> None:
    places = read("The University of Kentucky said no.")
    assert [(place.country, place.read_by) for place in places] == [("USA", "places/embedded")]


def test_a_bare_name_follows_its_region() -> None:
    text = "Troops entered the Kursk region on Friday. They are still in Kursk."
    assert {place.name for place in read(text)} == {"Kursk Oblast"}


def test_an_unknown_name_has_no_country() -> None:
    assert load_gazetteer().look_up("Qwrtzopolis") == ()
    (place,) = resolve_spans("Qwrtzopolis", [(0, 11)])
    assert (place.country, place.lat, place.lon) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Kyiv", "UKR", 50.45, 30.52), ("Kiev", "UKR", 50.45, 30.52), ("Goma", "COD", -1.67, 29.23),
        ("Texas", "USA", 31, -99), ("W.Va.", "USA", 38.6, -80.6), ("St. Petersburg", "RUS", 59.94, 30.31),
        ("Aceh", "IDN", 4.5, 97),
    ],
)  # fmt: skip
def test_the_gazetteer_knows(name: str, country: str, lat: float, lon: float) -> None:
    best = load_gazetteer().look_up(name)[0]
    assert best.country == country
    assert best.lat is not None and best.lon is not None
    assert distance_km(lat, lon, best.lat, best.lon) < 100


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distances_are_symmetric_and_bounded(lat: float, lon: float, other_lat: float, other_lon: float) -> None:
    there = distance_km(lat, lon, other_lat, other_lon)
    assert 0 <= there <= 20016
    assert there == pytest.approx(distance_km(other_lat, other_lon, lat, lon))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from("Paris Texas , in Kursk region the Gaza U.S. Army Red Sea . of Moscow".split()), max_size=12
    )
)
def test_any_words_give_ordered_spans(words: list[str]) -> None:
    text = " ".join(words)
    spans = [place.span for place in read(text)]
    assert spans == sorted(spans)
    assert all(span.end <= len(text) for span in spans)
    assert all(not first.overlaps(second) for first, second in pairwise(spans))
