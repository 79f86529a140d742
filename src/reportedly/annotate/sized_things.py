"""Sized things: one thing whose size or kind a number gives, without a hyphen ("a five party meeting")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What a number before it only names: "the two-state solution", "a two State solution".
NAMED_KINDS: Final = frozenset("state way sided tier pronged dimensional track".split())
#: What behind an article is a number by itself: "a hundred army trucks".
_SCALES: Final = frozenset("hundred thousand million billion trillion dozen score couple few".split())
_ONE_THING: Final = frozenset({"NN", "JJ", "VBG"})


def sizes_one_thing(doc: Doc, last: Token) -> bool:
    """Tell whether a number, by its last token, says how large one thing is: "a 10,000 man army", "a six seat boat".

    It counts the noun right behind it, which stands in the singular, and never the thing.
    """
    first = last.i
    while first and doc[first - 1].tag_ == "CD":
        first -= 1
    if not first or doc[first - 1].lower_ not in ("a", "an") or doc[first].lower_ in _SCALES:
        return False
    behind = doc[last.i + 1 : last.i + 3]
    return len(behind) == 2 and behind[0].tag_ == "NN" and behind[1].tag_ in _ONE_THING


def names_kind(doc: Doc, last: Token) -> bool:
    """Tell "a two State solution", of one kind, from "two state governments" and "two state television journalists"."""
    behind = doc[last.i + 1 : last.i + 4]
    if len(behind) < 2 or behind[0].lower_ not in NAMED_KINDS or behind[0].tag_ not in ("NN", "NNP"):
        return False
    return behind[1].tag_ == "NN" and not any(token.pos_ in ("NOUN", "PROPN") for token in behind[2:])
