"""Places: toponyms resolved to country and coordinates."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Place


def find_places(annotated: AnnotatedArticle) -> tuple[Place, ...]:
    """Find toponyms."""
    return ()
