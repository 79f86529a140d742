"""Transcripts: whose words follow which speaker label."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Turn


def find_turns(annotated: AnnotatedArticle) -> tuple[Turn, ...]:
    """Find the speaker turns of a transcript; none in ordinary prose."""
    return ()
