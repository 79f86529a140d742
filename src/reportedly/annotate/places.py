"""Places: toponyms resolved to country and coordinates.

Mentions come from the parse and the gazetteer (:mod:`reportedly.annotate.place_mentions`); an article's names are
resolved together (:mod:`reportedly.annotate.place_resolution`). Adjectives of nationality, persons and organisations
are not places.
"""

from __future__ import annotations

from typing import Final

from reportedly.annotate.place_mentions import find_mentions
from reportedly.annotate.place_patterns import Mention
from reportedly.annotate.place_resolution import Resolved, resolve
from reportedly.model import AnnotatedArticle, Place, Span
from reportedly.reference.gazetteer import Gazetteer, load_gazetteer

_AREAS: Final = frozenset({"country", "region", "subdivision"})


def find_places(annotated: AnnotatedArticle) -> tuple[Place, ...]:
    """Find every toponym of the article, in order of their spans.

    ``name`` is canonical where the place is known, else as written. Coordinates are given only where one candidate
    clearly leads, the country alone where its candidates agree, and neither otherwise: never a guess. ``read_by`` is
    ``places/embedded`` for a place inside the name of a body ("Athens Police Department").
    """
    if not len(annotated.doc):
        return ()
    gazetteer = load_gazetteer()
    mentions = find_mentions(annotated.doc, gazetteer)
    if not mentions:
        return ()
    resolved = resolve(mentions, gazetteer)
    named_regions = _regions_by_stem(mentions)
    return tuple(_place(mention, resolved, named_regions) for mention in mentions)


def _regions_by_stem(mentions: list[Mention]) -> dict[str, Mention]:
    """Return the mentions of regions by their first part: "Kursk" for "Kursk region"."""
    return {
        mention.name.rsplit(" ", 1)[0]: mention
        for mention in mentions
        if mention.name.lower().endswith((" region", " oblast", " province", " governorate"))
    }


def _place(mention: Mention, resolved: dict[tuple[str, str | None], Resolved], regions: dict[str, Mention]) -> Place:
    """Make a place of a mention; a bare name follows the region of that name named elsewhere in the article."""
    span = Span(mention.start, mention.end)
    region = regions.get(mention.name)
    answer = resolved[(region.name, region.within)] if region else resolved[(mention.name, mention.within)]
    place = answer.place
    if place is None:
        return Place(
            span, mention.name, answer.country, read_by="places/country" if answer.country else "places/unknown"
        )
    name = place.name
    if mention.part and place.kind in _AREAS:
        name = f"{mention.part} {name}"
    rule = "embedded" if mention.embedded else place.kind
    return Place(span, name, place.country, place.lat, place.lon, read_by=f"places/{rule}")


def resolve_spans(text: str, spans: list[tuple[int, int]], *, gazetteer: Gazetteer | None = None) -> list[Place]:
    """Resolve given toponym spans of a text together, as :func:`find_places` does its own mentions.

    A span behind a comma is taken to contain the one before it ("Paris, Texas").
    """
    gazetteer = gazetteer or load_gazetteer()
    ordered = sorted(spans)
    mentions = []
    for at, (start, end) in enumerate(ordered):
        follows = at + 1 < len(ordered) and text[end : ordered[at + 1][0]].strip() in (",",)
        within = text[slice(*ordered[at + 1])] if follows else None
        mentions.append(Mention(start, end, text[start:end].removeprefix("the ").removesuffix("'s"), within))
    resolved = resolve(mentions, gazetteer)
    regions = _regions_by_stem(mentions)
    found = {(mention.start, mention.end): _place(mention, resolved, regions) for mention in mentions}
    return [found[span] for span in spans]
