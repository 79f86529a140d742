"""Certainty: polarity, certainty and status of every clause's predicate."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Factuality


def find_factualities(annotated: AnnotatedArticle) -> tuple[Factuality, ...]:
    """Assess every clause's predicate."""
    return ()
