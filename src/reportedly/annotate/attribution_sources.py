"""Sources: whose words a cue introduces, found in the parse."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.cues import Cue

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_CLIMBED = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl", "dep", "parataxis"})
_EXPLETIVES = frozenset({"it", "there"})
#: Modifiers of a source that tell of its anonymity or the occasion, and are no part of its name.
_LOOSE_MODIFIERS = frozenset({"speak", "ask", "talk", "write", "appear", "request", "decline", "insist"})
_LONGEST_RELATIVE = 9


@dataclass(frozen=True, slots=True)
class Source:
    """The head token of a source's noun phrase, the tokens it covers, and how it was found."""

    head: int
    tokens: Range
    relation: str


def find_source(tree: Tree, cue: Cue) -> Source | None:
    """Find the source of a verb cue; None where the text names none."""
    quoted = _quoted_as_saying(tree, cue)
    if quoted is not None:
        return _phrase(tree, quoted, "quoted")
    if cue.passive:
        agent = passive_agent(tree, cue.head)
        return None if agent is None else _phrase(tree, agent, "agent")
    if cue.inverted is not None:
        return _phrase(
            tree, cue.inverted, "subject", after=cue.tokens[-1] if cue.tokens[-1] < cue.inverted else cue.head
        )
    verb = cue.top
    subject = tree.subject(verb)
    relation = "subject"
    if subject is None:
        subject, relation = _climb(tree, verb)
    if subject is None or (tree.lowers[subject] in _EXPLETIVES and _is_expletive(tree, verb, subject)):
        return None
    if tree.lowers[subject] in _RELATIVES and tree.tags[subject][0] == "W":
        antecedent = _antecedent(tree, verb)
        if antecedent is None:
            return None
        return _phrase(tree, antecedent, "relative", before=subject)
    if tree.pos[subject] not in _NOMINAL or subject == cue.head:
        return None
    return _phrase(tree, subject, relation)


def passive_agent(tree: Tree, verb: int) -> int | None:
    """Return the head of the noun phrase behind "by" of a passive verb, or None."""
    for child in tree.children[verb]:
        if tree.deps[child] in {"agent", "prep"} and tree.lowers[child] == "by":
            return tree.child(child, "pobj")
        if child > verb and tree.deps[child] == "prep" and child - verb < 4:
            inner = tree.child(child, "pobj")  # "viewed with alarm by Ukraine": the parser hangs "by" on "alarm"
            by = None if inner is None else tree.child(inner, "prep", "agent")
            if by is not None and tree.lowers[by] == "by":
                return tree.child(by, "pobj")
    return None


def _quoted_as_saying(tree: Tree, cue: Cue) -> int | None:
    """Return the speaker in "quoted X as saying" and "X was quoted as saying"."""
    head = tree.heads[cue.head]
    if tree.deps[cue.head] not in {"pcomp", "advcl"} or tree.lowers[cue.head - 1 : cue.head] != ["as"]:
        return None
    verb = tree.heads[head] if tree.lowers[head] == "as" else head
    if tree.lemmas[verb] not in {"quote", "cite", "describe", "report"}:
        return None
    if tree.deps[verb] == "acl":
        return tree.heads[verb]
    return tree.child(verb, "nsubjpass") or tree.child(verb, "dobj")


def _climb(tree: Tree, verb: int) -> tuple[int | None, str]:
    """Take the subject of the verb that this one is joined to: "rejected it, saying that …"."""
    token = verb
    for _ in range(6):
        dep, head = tree.deps[token], tree.heads[token]
        if dep == "acl" and tree.pos[head] in _NOMINAL:
            return (head, "modified") if tree.tags[verb] == "VBG" else (None, "")
        if dep not in _CLIMBED or head == token:
            return None, ""
        token = head
        subject = tree.child(token, "nsubj", "nsubjpass")
        if subject is not None:
            if subject == verb or tree.left[subject] <= verb <= tree.right[subject]:
                return None, ""
            return subject, "shared"
    return None, ""


def _is_expletive(tree: Tree, verb: int, subject: int) -> bool:
    """Tell an empty "it" from the pronoun: empty where the verb is passive or copular."""
    return tree.lowers[subject] == "there" or tree.child(verb, "auxpass") is not None or tree.lemmas[verb] in {"be"}


def _antecedent(tree: Tree, verb: int) -> int | None:
    token = verb
    for _ in range(4):
        if tree.deps[token] in {"relcl", "acl"}:
            return tree.heads[token]
        if tree.heads[token] == token or tree.deps[token] not in {"conj", "ccomp", "xcomp"}:
            return None
        token = tree.heads[token]
    return None


def _phrase(tree: Tree, head: int, relation: str, *, before: int | None = None, after: int | None = None) -> Source:
    """Return the noun phrase of a source, without a long or loose clause behind it."""
    first, last = tree.subtree(head)
    first = first if after is None else max(first, after + 1)
    for child in tree.children[head]:
        if child < head:
            continue
        clause = tree.deps[child] in {"relcl", "acl", "advcl"}
        long_clause = clause and tree.right[child] - tree.left[child] >= _LONGEST_RELATIVE
        if (clause and (long_clause or tree.lemmas[child] in _LOOSE_MODIFIERS)) or tree.deps[child] in {
            "parataxis",
            "ccomp",
            "dep",
        }:
            last = min(last, max(tree.left[child], head + 1))
    if before is not None:
        last = min(last, max(before, head + 1))
    first, last = tree.trim((first, last))
    while last - 1 > head and tree.deps[last - 1] in {"cc", "mark"}:
        last -= 1
    first, last = tree.trim((first, last))
    return Source(head, (min(first, head), max(last, head + 1)), relation)
