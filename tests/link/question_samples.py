"""Articles with claims made by hand, for questions: two lines of text a claim, its spans found by their words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.model import Article, Claim, ClaimPlace, CodedEvent, Holder, Quantity, Span
from reportedly.model.questions import Question
from reportedly.model.relations import Origin, ReadArticle

QUESTION = Question("norland-troops", "troops", "NOR", "Sweden", "SWE", "stock")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claim(
    text: str,
    number: int,
    evidence: str,
    *,
    figure: str | None = None,
    low: float | None = None,
    high: float | None = None,
    relation: Any = "exact",
    kind: Any = "stock",
    what: Any = None,
    unit: str = "troop",
    holder: str | None = None,
    name: str | None = None,
    country: str | None = "DNK",
    sector: Any = "GOV",
    anonymous: bool = False,
    holder_kind: Any = "person",
    place: str | None = "Sweden",
    place_country: str | None = "SWE",
    actors: tuple[str, ...] = ("NOR-MIL",),
    recipients: tuple[str, ...] = (),
    event: Any = "MOBILIZE",
    **fields: Any,
) -> Claim:
    """Make a claim of the article ``a`` whose text this is; its id is replaced by :func:`article`."""
    quantity = None
    if figure is not None:
        at = span(text, figure)
        quantity = Quantity(at, at, low, high, relation, unit, kind=kind, what=what)
    return Claim(
        f"c{number}",
        span(text, evidence),
        Holder(holder_kind, span(text, holder), name or holder, country, sector, anonymous) if holder else Holder(),
        event=CodedEvent(event, actors, recipients),
        quantity=quantity,
        place=ClaimPlace(span(text, place), place_country, place) if place else None,
        **{"status": "ongoing", **fields},
    )


def article(article_id: str, published: str | None, text: str, *claims: Claim) -> ReadArticle:
    """Make an article; its claims' ids become unique."""
    named = tuple(replace(one, id=f"{article_id}.{one.id}") for one in claims)
    return ReadArticle(Article(article_id, text, publisher=f"The {article_id}", published=published), named)


def told(
    article_id: str,
    published: str,
    holder: str,
    figure: str,
    low: float | None,
    high: float | None,
    relation: Any = "exact",
    **fields: Any,
) -> ReadArticle:
    """Make an article of one sentence: a holder's figure of Norland's troops in Sweden."""
    place = fields.get("place", "Sweden")
    text = f"{figure} Norwegian troops are in {place or 'the country'}, {holder} said."
    evidence = text.partition(", ")[0]
    words = {"figure": f"{figure} Norwegian troops", "low": low, "high": high, "relation": relation, "holder": holder}
    return article(article_id, published, text, claim(text, 1, evidence, **{**words, **fields}))


def origin(name: str, *claims: str) -> Origin:
    """Make an origin of claims."""
    return Origin(name, claims, "somebody", "a day", ("the same holder on the same occasion",))
