"""Multiples: rises that a text tells by a word: "doubled", "tenfold"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reportedly.annotate.bounds import bound_before, ends_of
from reportedly.annotate.numbered_nouns import numbered_by_name, tallied
from reportedly.annotate.token_offsets import TokenOffsets
from reportedly.model import Quantity, Span
from reportedly.model.vocabulary import Relation
from reportedly.reference.nouns import singular

if TYPE_CHECKING:
    from spacy.tokens import Token

_MULTIPLES: Final = {
    "doubles": 2, "doubled": 2, "doubling": 2, "double": 2, "triples": 3, "tripled": 3, "tripling": 3, "triple": 3,
    "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "halve": 0.5, "halved": 0.5, "halving": 0.5, "twofold": 2,
    "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9,
    "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
_MULTIPLE: Final = re.compile(rf"\b(?:{'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})\b", re.IGNORECASE)


def find_multiples(text: str, offsets: TokenOffsets, found: Sequence[Quantity]) -> list[Quantity]:
    """Find rises told as a multiple: "doubled", "tenfold"."""
    multiples: list[Quantity] = []
    for match in _MULTIPLE.finditer(text):
        word = match.group().lower()
        token = offsets.token(match.start())
        if token.pos_ != "VERB" and not word.endswith("fold"):
            continue
        bound = bound_before(text, match.start())
        relation: Relation = bound[1] if bound else "exact"
        low, high = ends_of(float(_MULTIPLES[word]), float(_MULTIPLES[word]), relation)
        span = Span(bound[0] if bound else match.start(), match.end())
        if any(quantity.span.overlaps(span) for quantity in found):
            continue
        unit = "fold" if word.endswith("fold") else _doubled_noun(token)
        number = Span(match.start(), match.end())
        multiples.append(Quantity(span, number, low, high, relation, unit, "other", read_by="quantities/multiple"))
    return multiples


def _doubled_noun(verb: Token) -> str | None:
    """Return the singular of what doubles: the verb's object, else its subject."""
    for dependency in ("dobj", "nsubj", "nsubjpass"):
        for child in verb.children:
            if child.dep_ == dependency and child.pos_ == "NOUN":
                counted = tallied(child)
                named = numbered_by_name(child)
                return singular((named or counted or child).text)
    return None
