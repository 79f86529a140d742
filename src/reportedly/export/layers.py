"""Layers: an annotated article's layers as one line of JSON in the fixed form of ``annotate --format json``."""

from __future__ import annotations

from reportedly.export.lines import json_line
from reportedly.model import AnnotatedArticle, Article, Span
from reportedly.model.codec import Record, plain_number


def layers_record(article: Article, annotated: AnnotatedArticle | None) -> Record:
    """Return the layers of an article, every list empty where it could not be annotated.

    Spans are half-open offsets into ``text``. A quantity's ``start`` and ``end`` cover the whole of it, bound word,
    number and unit ("around 15,000 troops"), as the codebook's ``quantity.text``; ages and durations are among them.
    """
    annotated = annotated or AnnotatedArticle(article, None)  # type: ignore[arg-type]
    return {
        "id": article.id,
        "text": article.text,
        "quantities": [
            {
                **_ends(quantity.span),
                "low": plain_number(quantity.low),
                "high": plain_number(quantity.high),
                "relation": quantity.relation,
                "unit": quantity.unit,
            }
            for quantity in annotated.quantities
        ],
        "times": [{**_ends(time.span), "type": time.type, "value": time.value} for time in annotated.times],
        "places": [
            {**_ends(place.span), "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}
            for place in annotated.places
        ],
        "actors": [
            {**_ends(actor.span), "name": actor.name, "country": actor.country, "sector": actor.sector}
            for actor in annotated.actors
        ],
        "attributions": [
            {
                "source": _pairs(attribution.source),
                "cue": _pairs(attribution.cue),
                "content": _pairs(attribution.content),
            }
            for attribution in annotated.attributions
            if attribution.is_likely
        ],
        "events": [
            {
                **_ends(event.span),
                "type": event.type,
                "actors": list(event.actors),
                "recipients": list(event.recipients),
                "polarity": event.polarity,
                "certainty": event.certainty,
                "status": event.status,
            }
            for event in annotated.events
        ],
    }


def layers_line(article: Article, annotated: AnnotatedArticle | None) -> str:
    """Write :func:`layers_record` as one line, without the newline."""
    return json_line(layers_record(article, annotated))


def _ends(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
