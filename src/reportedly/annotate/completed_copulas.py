"""Completed copulas: a clause that says that a thing is there, or is one of a kind, ends with what makes it that.

"There are nations that help Ukraine" and "this is an effort that is under way" state one thing each.
"""

from __future__ import annotations

from reportedly.annotate.syntax import Syntax
from reportedly.reference.cues import TOLD_NOUNS

#: What may stand before a noun that says nothing by itself: "a nation that …", "the only candidate who …".
_BARE = frozenset({"det", "neg", "advmod", "nummod"})
_SINGLING = frozenset({"only", "first", "last", "same", "one"})
_POINTING = frozenset({"it", "this", "that", "these", "those"})
_CERTAINTIES = frozenset({"question", "doubt", "denying"})
_BREAKS = frozenset({",", "—", "–", ";", ":"})


def completes_copula(syntax: Syntax, index: int) -> bool:
    """Tell whether a relative clause completes what its copula says: "there are nations (that help Ukraine)"."""
    noun = syntax.heads[index]
    verb = syntax.heads[noun]
    if syntax.lemmas[verb] != "be" or syntax.pos[noun] not in ("NOUN", "PROPN", "PRON", "ADJ"):
        return False
    if syntax.words[syntax.left[index] - 1] in _BREAKS or syntax.child(index, {"mark"}) is not None:
        return False
    if syntax.lemmas[noun] in _CERTAINTIES or syntax.lemmas[noun] in TOLD_NOUNS:
        return False  # "there are reports (he fled)"
    if syntax.deps[noun] == "nsubj":  # "what is the aspect that voters should know about?"
        return any(syntax.tags[asked] == "WP" for asked in syntax.having(verb, {"attr"}))
    if syntax.deps[noun] != "attr" or noun < verb or not _is_opened(syntax, index):
        return False
    subject = syntax.child(verb, {"nsubj", "expl"})
    if subject is None or syntax.tags[subject] in ("WP", "WDT"):
        return False
    return syntax.lower[subject] in {"there", *_POINTING} or _is_bare(syntax, noun)


def _is_opened(syntax: Syntax, index: int) -> bool:
    """Tell whether a relative word opens a clause: "(that) they need", not "they need"."""
    return syntax.tags[syntax.left[index]] in ("WDT", "WP", "WP$", "WRB", "IN")


def _is_bare(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun says by itself only that something is one of its kind."""
    before = [child for child in syntax.children[noun] if child < noun]
    return syntax.pos[noun] == "NOUN" and all(
        syntax.deps[child] in _BARE or syntax.lower[child] in _SINGLING for child in before
    )


def only_assures(syntax: Syntax, verb: int) -> bool:
    """Tell whether a clause only assures of the one within it: "there is no question that …", "I have no doubt …"."""
    if syntax.lemmas[verb] not in ("be", "have"):
        return False
    for noun in syntax.having(verb, {"attr", "dobj"}):
        none = any(syntax.lower[child] in ("no", "little") for child in syntax.children[noun] if child < noun)
        told = syntax.having(noun, {"acl", "relcl", "ccomp"}) or syntax.having(verb, {"ccomp"})
        if none and syntax.lemmas[noun] in _CERTAINTIES and told:
            return True
    return False
