"""Sentences: their bounds, read from the parse once; spaCy walks the document each time a token's is asked for."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportedly.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Sentences:
    """The sentences of one parse, in order: ``spans`` by character, ``tokens`` as half-open token ranges."""

    def __init__(self, doc: Doc) -> None:
        found = list(doc.sents) if len(doc) else []
        self.spans = [Span(sentence.start_char, sentence.end_char) for sentence in found]
        self.tokens = [(sentence.start, sentence.end) for sentence in found]
        self._starts = [span.start for span in self.spans]

    def at(self, offset: int) -> int:
        """Return the index of the sentence that an offset lies in, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)
