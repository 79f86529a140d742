"""Parse repairs of names given to things: "called the strike on the port a war crime"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CALLING: Final = frozenset({"call", "label", "brand", "dub", "deem", "declare", "consider", "term", "judge"})
_ARTICLES: Final = frozenset({"a", "an"})
_BREAKS: Final = frozenset({",", "—", "–", "(", ":"})


def repair_callings(doc: Doc) -> None:
    """Hang on its verb, in place, what a thing is called and the parser made an aside to the thing's last noun."""
    for verb in doc:
        if verb.lemma_ in _CALLING and verb.pos_ == "VERB":
            thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
            named = _named_within(thing) if thing is not None else None
            if named is not None:
                named.head, named.dep_ = verb, "oprd"


def _named_within(thing: Token) -> Token | None:
    """Return the noun with "a" that follows a thing's last noun as its aside and with no break before it."""
    for aside in thing.subtree:
        if aside.dep_ != "appos" or aside.head == thing or aside.i <= thing.i:
            continue
        first = aside.left_edge
        if first.lower_ in _ARTICLES and first.i and first.nbor(-1).text not in _BREAKS:
            return aside
    return None
