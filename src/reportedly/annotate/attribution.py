"""Attribution: who is said to have said what."""

from __future__ import annotations

from reportedly.model import AnnotatedArticle, Attribution


def find_attributions(annotated: AnnotatedArticle) -> tuple[Attribution, ...]:
    """Find attributions."""
    return ()
