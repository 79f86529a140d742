"""From characters to tokens: which token of a parse covers a character of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class TokenOffsets:
    """The tokens of one parse by their first characters; the parse must not be empty."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._starts = doc.to_array(["IDX"]).reshape(-1)

    def index(self, at: int) -> int:
        """Return the index of the token that covers character ``at``, or of the last one before it."""
        return max(0, int(self._starts.searchsorted(at, side="right")) - 1)

    def token(self, at: int) -> Token:
        """Return the token that covers character ``at``, or the last one before it."""
        return self.doc[self.index(at)]
