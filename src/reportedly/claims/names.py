"""Names: the words of a proper name around its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def name_of(head: Token) -> str:
    """Return a name with the words compounded before its head: "United States" of "States"."""
    first = min([head.i, *(child.i for child in head.lefts if child.dep_ in ("compound", "nmod"))])
    text: str = head.doc[first : head.i + 1].text
    return text
