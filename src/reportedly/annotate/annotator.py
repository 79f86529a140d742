"""What an annotator is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportedly.model import AnnotatedArticle


@dataclass(frozen=True, slots=True)
class Annotator:
    """A named, versioned function that fills one layer of an annotated article.

    ``adds`` is the field of :class:`AnnotatedArticle` it fills, ``needs`` the layers it reads beside the parse.
    ``find`` must not raise on odd text and returns the layer's records in order of their spans.
    """

    name: str
    version: str
    adds: str
    needs: tuple[str, ...]
    find: Callable[[AnnotatedArticle], tuple[Any, ...]]
