"""Actors: mentions of parties, resolved to the codebook's codes."""

from __future__ import annotations

from reportedly.model import Actor, AnnotatedArticle


def find_actors(annotated: AnnotatedArticle) -> tuple[Actor, ...]:
    """Find the mentions of parties."""
    return ()
