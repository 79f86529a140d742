"""Articles: the body of one news item with what is known about it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from reportedly.model.spans import Span


@dataclass(frozen=True, slots=True)
class Notice:
    """An outlet's correction or retraction as the article states it; ``span`` lies in its text, if kept there."""

    kind: Literal["correction", "retraction", "clarification", "update"]
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The body of one news item and its metadata.

    ``text`` is the body only, paragraphs joined by a blank line; every span in the system indexes it.
    ``published`` is an ISO date, possibly partial (``2024-02``), or None where unknown: it is never guessed.
    ``language`` is an ISO 639-1 code or None. ``origin`` is where it was read. ``extra`` keeps the keys of an input
    object that the codebook does not name.
    """

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    declared_sources: tuple[str, ...] = ()
    language: str | None = None
    canonical_url: str | None = None
    origin: str | None = None
    retrieved: str | None = None
    notices: tuple[Notice, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hex."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
