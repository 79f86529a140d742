"""Sentences: their bounds, read from the parse once; spaCy walks the document each time a token's is asked for.

What the parse takes for a sentence and is none, a dateline or a speaker's label, is told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reportedly.model import AnnotatedArticle, Span
from reportedly.reference.datelines import dateline_end

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: A line in capitals that asks what the lines under it answer: "WHAT HAPPENED?".
_ASKING_LINE = re.compile(r"^[^\na-z]*[A-Z]{2}[^\na-z]*\?[ \t]*$", re.MULTILINE)


class Sentences:
    """The sentences of one parse, in order: ``spans`` by character, ``tokens`` as half-open token ranges."""

    def __init__(self, doc: Doc) -> None:
        found = list(doc.sents) if len(doc) else []
        self.spans = [Span(sentence.start_char, sentence.end_char) for sentence in found]
        self.tokens = [(sentence.start, sentence.end) for sentence in found]
        self._starts = [span.start for span in self.spans]
        self._paragraphs, text = [0] * len(self.spans), doc.text  # spaCy joins the text anew each time it is asked for
        for at in range(1, len(self.spans)):
            gap = text[self.spans[at - 1].end - 1 : self.spans[at].start + 1]
            self._paragraphs[at] = at if "\n" in gap else self._paragraphs[at - 1]

    def at(self, offset: int) -> int:
        """Return the index of the sentence that an offset lies in, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_start(self, sentence: int) -> int:
        """Return the index of the sentence that opens the paragraph of another."""
        return self._paragraphs[sentence] if self._paragraphs else 0


def find_furniture(annotated: AnnotatedArticle, sentences: Sentences) -> set[int]:
    """Return the indices of the sentences that are only a dateline or a speaker's label with what closes it."""
    text = annotated.article.text
    labels = [turn.label for turn in annotated.turns]
    found = set()
    for at, span in enumerate(sentences.spans):
        line_end = text.find("\n", span.end)
        line = text[span.start : line_end if line_end >= 0 else len(text)]
        if dateline_end(line) >= len(span.of(text).rstrip()):
            found.add(at)
    for label in labels:
        at = sentences.at(label.start)
        span = sentences.spans[at]
        if not text[span.start : label.start].strip() and not text[label.end : span.end].strip(" .:\n"):
            found.add(at)
    return found


def find_asking_lines(text: str) -> list[Span]:
    """Return the headings in capitals that ask a question: "WHO IS BEHIND IT?"."""
    return [Span(*line.span()) for line in _ASKING_LINE.finditer(text)]
