"""From characters to tokens: which token of a parse covers a character of the text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class TokenOffsets:
    """The tokens of one parse by their first characters; the parse must not be empty."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._starts = [token.idx for token in doc]

    def index(self, at: int) -> int:
        """Return the index of the token that covers character ``at``, or of the last one before it."""
        return max(0, bisect_right(self._starts, at) - 1)

    def token(self, at: int) -> Token:
        """Return the token that covers character ``at``, or the last one before it."""
        return self.doc[self.index(at)]
