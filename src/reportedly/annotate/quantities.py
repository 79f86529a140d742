"""Quantities: numbers with their bounds and what they count."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Quantity


def find_quantities(annotated: AnnotatedArticle) -> tuple[Quantity, ...]:
    """Find quantities."""
    return ()
