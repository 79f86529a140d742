"""Events: PLOVER types with their actors and recipients."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Event


def find_events(annotated: AnnotatedArticle) -> tuple[Event, ...]:
    """Find events."""
    return ()
