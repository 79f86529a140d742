"""Time expressions, resolved against the publication date."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Time


def find_times(annotated: AnnotatedArticle) -> tuple[Time, ...]:
    """Find time expressions."""
    return ()
