"""Parse repairs of speech: a sentence that is broken off at its verb and begun anew is what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DASHES: Final = frozenset({"—", "–", "--"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SETTLED: Final = frozenset({"neg", "mark"})
_BARE: Final = frozenset({"be", "have"})
#: Restarts mended in one paragraph, and tokens in which a second dash shows that the first opened an aside.
_MOST: Final = 20
_ASIDE: Final = 12
_PRONOUNS: Final = frozenset("i you he she it we they there".split())


def repair_restarts(doc: Doc) -> None:
    """Put, in place, the verb of the new start in the old one's stead: "there are — there are some challenges"."""
    mended = 0
    for dash in doc[1:-1]:
        if dash.text not in _DASHES or mended >= _MOST:
            continue
        old = dash.nbor(-1)
        new = _restart(old, dash)
        if new is not None and new.i != old.i and new.sent.start == old.sent.start:
            _replace(old, new, dash)
            mended += 1


def _restart(old: Token, dash: Token) -> Token | None:
    """Return the verb that a speaker goes on with who broke off behind ``old``; None where nobody surely did.

    Sure is a bare "is" or "has" before a pronoun, "there" or another such verb, and a verb said twice with its pronoun.
    """
    if old.pos_ not in ("VERB", "AUX") or any(child.dep_ in _SETTLED or child.tag_ == "MD" for child in old.lefts):
        return None
    subject = next((child for child in old.lefts if child.dep_ in _SUBJECTS), None)
    first = dash.nbor()
    if subject is None:
        return None
    if first.lower_ == "i" and first.i + 2 < len(first.doc) and first.nbor().text in _DASHES:
        first = first.nbor(2)
    if old.lemma_ in _BARE and (first.lemma_ in _BARE or first.tag_ == "MD"):
        return first.head if first.dep_ in ("aux", "auxpass") else first
    if first.lower_ not in _PRONOUNS or first.dep_ not in _SUBJECTS or first.head.i < first.i:
        return None
    new = first.head
    aside = any(word.text in _DASHES for word in new.doc[new.i : min(len(new.doc), new.i + _ASIDE)])
    again = first.lower_ == subject.lower_ and new.lemma_ == old.lemma_
    return new if again or (old.lemma_ in _BARE and not aside) else None


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
