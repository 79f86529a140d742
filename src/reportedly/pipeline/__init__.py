"""The order of the stages: pages become articles, articles are annotated, and their claims are coded.

This room alone knows the order. Everything here takes an iterable and gives an iterator, in the order of the input,
over one article, a worker's batch or a whole corpus alike.
"""

from __future__ import annotations

from reportedly.pipeline.keeping import read_into, reread
from reportedly.pipeline.reading import (
    Extracted,
    Kept,
    Reading,
    annotate_article,
    extract_pages,
    read_article,
    words_of,
)
from reportedly.pipeline.workers import read_articles

__all__ = [
    "Extracted",
    "Kept",
    "Reading",
    "annotate_article",
    "extract_pages",
    "read_article",
    "read_articles",
    "read_into",
    "reread",
    "words_of",
]
