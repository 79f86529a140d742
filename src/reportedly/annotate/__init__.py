"""Annotators: each reads the shared parse and the layers before it, and adds one layer of annotation.

The registry is the ordered tuple :data:`ANNOTATORS`. An annotator is a plain function from an annotated article to the
tuple that fills its layer; a trained head replaces a rule by standing in its place in the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee
from typing import Any

from reportedly.annotate.actors import find_actors
from reportedly.annotate.annotator import Annotator
from reportedly.annotate.attribution import find_attributions
from reportedly.annotate.certainty import find_factualities
from reportedly.annotate.clauses import find_clauses
from reportedly.annotate.events import find_events
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.places import find_places
from reportedly.annotate.quantities import find_quantities
from reportedly.annotate.times import find_times
from reportedly.annotate.turns import find_turns
from reportedly.model import AnnotatedArticle, Article

#: Every annotator in the order it runs; each one's needs stand before it.
ANNOTATORS: tuple[Annotator, ...] = (
    Annotator("turns", "1", adds="turns", needs=(), find=find_turns),
    Annotator("times", "1", adds="times", needs=(), find=find_times),
    Annotator("quantities", "1", adds="quantities", needs=("times",), find=find_quantities),
    Annotator("places", "1", adds="places", needs=(), find=find_places),
    Annotator("actors", "1", adds="actors", needs=("turns", "places"), find=find_actors),
    Annotator("clauses", "1", adds="clauses", needs=("turns", "quantities"), find=find_clauses),
    Annotator("certainty", "1", adds="factualities", needs=("clauses",), find=find_factualities),
    Annotator("attribution", "1", adds="attributions", needs=("turns", "actors"), find=find_attributions),
    Annotator(
        "events",
        "1",
        adds="events",
        needs=("quantities", "places", "actors", "clauses", "factualities", "attributions"),
        find=find_events,
    ),
)


def annotate_articles(
    articles: Iterable[Article], *, annotators: tuple[Annotator, ...] = ANNOTATORS
) -> Iterator[AnnotatedArticle]:
    """Yield each article with its parse and every annotator's layer, in the order given.

    Any exception of an annotator is a defect of the program and passes through; the pipeline turns it into an issue.
    """
    kept, texts = tee(articles)
    for article, doc in zip(kept, parse_texts(article.text for article in texts), strict=True):
        annotated = AnnotatedArticle(article, doc)
        for annotator in annotators:
            layer: dict[str, Any] = {annotator.adds: annotator.find(annotated)}
            annotated = replace(annotated, **layer)
        yield annotated
