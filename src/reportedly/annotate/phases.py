"""Phases: the finer word for status that a predicate's own clause gives: begun, repeated, cancelled, hypothetical."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.tree import ParseTree

#: What a verb says of the course of the deed or event that is its subject or object.
_COURSE: Final = {
    "begin": "begun", "start": "begun", "commence": "begun",
    "resume": "resumed", "restart": "resumed", "renew": "resumed",
    "repeat": "repeated", "reiterate": "repeated",
    "cancel": "cancelled", "scrap": "cancelled", "annul": "cancelled", "revoke": "cancelled", "shelve": "cancelled",
    "postpone": "postponed", "delay": "postponed", "defer": "postponed",
    "suspend": "suspended", "pause": "suspended", "freeze": "suspended",
    "end": "ended", "cease": "ended", "halt": "ended", "finish": "ended", "complete": "ended", "conclude": "ended",
}  # fmt: skip
#: Verbs among them that say so only of an event, not of what was said or judged.
_NEEDS_EVENT: Final = frozenset({"conclude", "complete", "freeze", "finish"})
_AGAIN: Final = frozenset({"again", "anew", "repeatedly", "twice"})
_ORDINALS: Final = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_SUPPOSING: Final = frozenset({"suppose", "imagine"})
_SUBJECTS: Final = ("nsubj", "nsubjpass")


def phase_of(tree: ParseTree, token: int) -> str | None:
    """Return the finer word for how far the deed of a clause has come, or None where the clause has none."""
    lemma = tree.lemmas[token]
    if _is_hypothetical(tree, token):
        return "hypothetical"
    particle = tree.child(token, "prt")
    if lemma == "call" and particle is not None and tree.words[particle] == "off":
        return "cancelled"
    if lemma in _COURSE and (lemma not in _NEEDS_EVENT or tree.child(token, "ccomp") is None):
        return _COURSE[lemma]
    return "repeated" if _is_repeated(tree, token) else None


def is_supposition(tree: ParseTree, verb: int) -> bool:
    """Tell whether a verb bids the reader to suppose what it governs: "Suppose the rebels took the capital"."""
    if tree.lemmas[verb] not in _SUPPOSING or tree.deps[verb] != "ROOT":
        return False
    return tree.tags[verb] in {"VB", "VBP"} and tree.child(verb, *_SUBJECTS) is None


def _is_hypothetical(tree: ParseTree, token: int) -> bool:
    """Tell whether the clause, or the condition it rests on, is only imagined: "if China were to blockade Taiwan"."""
    clauses = [token, *(child for child in tree.children[token] if tree.deps[child] == "advcl")]
    return any(
        tree.words[child] == "hypothetically" or (tree.words[child] == "were" and _leads_to_infinitive(tree, child))
        for clause in clauses
        for child in (clause, *tree.children[clause])
    )


def _leads_to_infinitive(tree: ParseTree, were: int) -> bool:
    """Tell the "were" of "were to attack" in an if-clause."""
    marked = [tree.words[child] for child in (*tree.children[were], *tree.children[tree.heads[were]])]
    return "if" in marked and tree.words[were + 1 : were + 2] == ["to"]


def _is_repeated(tree: ParseTree, token: int) -> bool:
    for child in tree.children[token]:
        if tree.deps[child] == "advmod" and tree.words[child] in _AGAIN:
            # "never again", "again and again" stand apart: the first denies, the second repeats all the same
            return not any(tree.words[below] in {"never", "not"} for below in tree.children[child])
        if tree.deps[child] == "advmod" and tree.words[child] == "more" and tree.words[child - 1] == "once":
            return True
        if tree.deps[child] == "prep" and tree.words[child] == "for":
            time = tree.child(child, "pobj")
            if time is not None and tree.lemmas[time] == "time":
                return any(tree.words[below] in _ORDINALS for below in tree.children[time])
    return False
