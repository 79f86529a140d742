"""Parse repairs of speech: a sentence that is broken off at its verb and begun anew is what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DASHES: Final = frozenset({"—", "–", "--"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BARE: Final = frozenset({"be", "have"})
_PRONOUNS: Final = frozenset("i you he she it we they there".split())


def repair_restarts(doc: Doc) -> None:
    """Put, in place, the verb of the new start in the old one's stead: "there are — there are some challenges"."""
    for dash in doc[1:-1]:
        if dash.text in _DASHES:
            old = dash.nbor(-1)
            new = _restart(old, dash)
            if new is not None and new.sent.start == old.sent.start and new.i != old.i:
                _replace(old, new, dash)


def _restart(old: Token, dash: Token) -> Token | None:
    """Return the verb that a speaker goes on with who broke off behind ``old``; None where nobody did."""
    subject = next((child for child in old.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None or old.pos_ not in ("VERB", "AUX"):
        return None
    first = dash.nbor()
    if first.lower_ == "i" and first.i + 2 < len(first.doc) and first.nbor().text in _DASHES:
        first = first.nbor(2)
    again = first.lower_ == subject.left_edge.lower_
    if not again and not (old.lemma_ in _BARE and (first.lower_ in _PRONOUNS or first.tag_ in _FINITE)):
        return None
    if first.tag_ in _FINITE:
        return first.head if first.dep_ in ("aux", "auxpass") else first
    phrase = first
    while phrase.dep_ not in _SUBJECTS and phrase.head.i != phrase.i and phrase.head.left_edge.i == first.i:
        phrase = phrase.head
    return phrase.head if phrase.dep_ in _SUBJECTS and phrase.head.i > first.i else None


def _replace(old: Token, new: Token, dash: Token) -> None:
    """Hang the verb broken off below the new one, with all that stands behind the break on the new one."""
    above = old.is_ancestor(new)
    head, dep = old.head, old.dep_
    for child in [
        child for child in old.rights if child.i > dash.i and child.i != new.i and not child.is_ancestor(new)
    ]:
        child.head = new
    if not any(child.dep_ in _SUBJECTS for child in new.lefts):
        for child in [child for child in old.lefts if child.dep_ in _SUBJECTS]:
            child.head = new
    if above:
        new.head, new.dep_ = (new, "ROOT") if head.i == old.i else (head, dep)
    old.head, old.dep_ = new, "dep"
