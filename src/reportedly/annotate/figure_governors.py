"""What governs a figure: the word a quantity hangs on, and the words above it up to its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Bodies of people that "of" gives the size of.
_BODIES: Final = frozenset(
    "force contingent corps army group unit garrison crowd detachment convoy fleet coalition".split()
)


def token_of(doc: Doc, quantity: Quantity) -> Token:
    """Return the token the quantity hangs on: the head of its words."""
    words = doc.char_span(quantity.number.start, max(quantity.span.end, quantity.number.end), alignment_mode="expand")
    if words is None or not len(words):
        words = doc[:1]
    return _container_of(words.root)


def _container_of(token: Token) -> Token:
    """Return the body that a number is the size of ("a force of 50,000 soldiers"), else the token itself."""
    body = token.head.head
    is_size = token.dep_ == "pobj" and token.head.lower_ == "of" and body.lemma_.lower() in _BODIES
    return body if is_size else token


def governors_of(token: Token) -> list[Token]:
    """Return the token, the words above it up to the nearest verb, and the complement that verb governs."""
    governors = [token]
    current = token
    for _ in range(6):
        if current.head.i == current.i:
            break
        current = current.head
        governors.append(current)
        if current.pos_ == "VERB" or (current.pos_ == "AUX" and current.dep_ not in ("aux", "auxpass")):
            complements = [
                child for child in current.children if child.dep_ in ("xcomp", "acomp", "oprd") and child.i > current.i
            ]
            governors.extend(complements[:1])
            break
    return governors
