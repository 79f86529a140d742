"""Assembles claims from annotations."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, CodedArticle


def code_claims(annotated: AnnotatedArticle) -> CodedArticle:
    """Code the claims of one annotated article, in order of their evidence; ids are ``<article id>.c<N>`` from 1."""
    return CodedArticle()
