"""Clauses: the proposition-bearing units of each sentence."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Clause


def find_clauses(annotated: AnnotatedArticle) -> tuple[Clause, ...]:
    """Find the clauses of every sentence."""
    return ()
