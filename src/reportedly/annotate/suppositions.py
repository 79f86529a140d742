"""Suppositions: what a predicate depends on, in a clause of its own, a phrase or the choice of its subject."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.governors import is_condition
from reportedly.annotate.tree import ParseTree
from reportedly.annotate.verb_groups import VerbGroup

_IF: Final = frozenset({"if", "unless"})
_FORESEEING: Final = frozenset({"will", "shall", "may", "might"})
_ANYBODY: Final = frozenset({"anyone", "anybody", "whoever"})


def conditions_of(tree: ParseTree, token: int, group: VerbGroup) -> list[int]:
    """Return the clauses that a predicate depends on: its own, those before its subject, those of what it must do."""
    bearers = [token]
    if group.modal is not None:
        bearers += [at for at in (group.subject, tree.child(token, "xcomp")) if at is not None]
    return [
        child
        for bearer in bearers
        for child in tree.children[bearer]
        if tree.deps[child] == "advcl"
        and is_condition(tree, child)
        and (bearer == token or tree.deps[bearer] == "xcomp" or child < bearer)
    ]


def is_supposed(tree: ParseTree, token: int, group: VerbGroup) -> bool:
    """Tell whether a predicate with a modal depends on what no clause of its own says.

    An if-clause that was read into it, "without monitors, there will be", "any party that attacks will pay".
    """
    if group.modal is None or group.subject is None:
        return False
    return (
        _has_if(tree, token, group.subject)
        or _lacks(tree, token, group.modal, group.subject)
        or _is_anybody(tree, group.subject)
    )


def _has_if(tree: ParseTree, token: int, subject: int) -> bool:
    """Tell whether an if-clause was read into the predicate: "if" before two subjects, or with a noun after it."""
    marker = tree.child(token, "mark")
    if marker is None or tree.words[marker] not in _IF:
        return False
    subjects = [child for child in tree.children[token] if tree.deps[child] in ("nsubj", "nsubjpass")]
    return (len(subjects) > 1 and marker < subjects[0]) or (marker < subject and tree.child(marker, "pobj") is not None)


def _lacks(tree: ParseTree, token: int, modal: int, subject: int) -> bool:
    """Tell whether something is foreseen for want of a thing: "without aid, many will starve"."""
    lacking = [child for child in tree.children[token] if tree.words[child] == "without" and child < subject]
    foreseen = tree.lemmas[modal] in _FORESEEING
    return foreseen and any(tree.child(without, "pobj") is not None for without in lacking)


def _is_anybody(tree: ParseTree, subject: int) -> bool:
    """Tell whether a subject is whoever will do a thing: "any party that attacks", "anyone who stays"."""
    free = tree.words[subject] in _ANYBODY or any(tree.words[child] == "any" for child in tree.children[subject])
    return free and tree.child(subject, "relcl") is not None
