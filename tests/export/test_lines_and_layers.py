"""The fixed machine forms of ``code`` and ``annotate``."""

from __future__ import annotations

import json

from reportedly.export import article_line, layers_line
from reportedly.model import (
    Actor,
    AnnotatedArticle,
    Article,
    Attribution,
    Claim,
    Event,
    Place,
    Quantity,
    Span,
    Time,
)

TEXT = "Kyiv said on Sunday that around 15,000 troops are in Kursk."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_an_article_is_one_line() -> None:
    line = article_line(
        Article("a", "one\n\ntwo\u2028three\x85four", extra={"section": "World"}), [Claim("a.c1", Span(0, 3))]
    )
    assert len(line.splitlines()) == 1
    record = json.loads(line)
    assert record["text"] == "one\n\ntwo\u2028three\x85four"
    assert record["section"] == "World"
    assert record["claims"][0]["evidence"] == {"start": 0, "end": 3}


def test_what_utf8_cannot_carry_is_escaped() -> None:
    line = article_line(Article("a", "Zürich \ud800"))
    assert line.isascii()
    assert json.loads(line)["text"] == "Zürich \ud800"


def test_layers_have_exactly_the_promised_keys() -> None:
    article = Article("a", TEXT)
    kyiv = Actor(at("Kyiv"), at("Kyiv"), "organisation", "Kyiv", "UKR", "GOV")
    annotated = AnnotatedArticle(
        article,
        None,  # type: ignore[arg-type]
        times=(Time(at("on Sunday"), "DATE", "2024-11-17"),),
        quantities=(Quantity(at("around 15,000 troops"), at("15,000"), 15000.0, 15000.0, "approx", "troop"),),
        places=(Place(at("Kursk"), "Kursk", "RUS", 51.7, 36.2),),
        actors=(kyiv,),
        attributions=(Attribution((at("Kyiv"),), (at("said"),), (at("around 15,000 troops are in Kursk"),), kyiv),),
        events=(Event(at("are in"), 9, "MOBILIZE", ("PRK-MIL",), (), status="ongoing"),),
    )
    start, end = at("around 15,000 troops").start, at("around 15,000 troops").end
    assert json.loads(layers_line(article, annotated)) == {
        "id": "a",
        "text": TEXT,
        "quantities": [
            {"start": start, "end": end, "low": 15000, "high": 15000, "relation": "approx", "unit": "troop"}
        ],
        "times": [{"start": 10, "end": 19, "type": "DATE", "value": "2024-11-17"}],
        "places": [{"start": 53, "end": 58, "name": "Kursk", "country": "RUS", "lat": 51.7, "lon": 36.2}],
        "actors": [{"start": 0, "end": 4, "name": "Kyiv", "country": "UKR", "sector": "GOV"}],
        "attributions": [{"source": [[0, 4]], "cue": [[5, 9]], "content": [[25, 58]]}],
        "events": [
            {
                "start": 46,
                "end": 52,
                "type": "MOBILIZE",
                "actors": ["PRK-MIL"],
                "recipients": [],
                "polarity": "positive",
                "certainty": "certain",
                "status": "ongoing",
            }
        ],
    }
    assert '"low": 15000,' in layers_line(article, annotated)


def test_an_article_that_could_not_be_annotated_has_its_line_too() -> None:
    layers = ("quantities", "times", "places", "actors", "attributions", "events")
    record = json.loads(layers_line(Article("a", ""), None))
    assert record == {"id": "a", "text": "", **{layer: [] for layer in layers}}
