"""Extraction: a page's bytes become an article, its issues, or both."""

from __future__ import annotations

from reportedly.extract.article import extract_article

__all__ = ["extract_article"]
