"""Verb groups: the modal, tense and aspect of a predicate, with the auxiliaries that conjuncts share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportedly.annotate.tree import ParseTree

Tense = Literal["past", "present", "none"]

_MODALS: Final = frozenset({"may", "might", "could", "can", "will", "would", "shall", "should", "must", "ought"})
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
#: How many conjuncts back a shared auxiliary is looked for; bounds the work on long lists.
LONGEST_COORDINATION: Final = 12


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A predicate's auxiliaries: the modal's token, tense of the first finite word, and aspect."""

    modal: int | None
    tense: Tense
    perfect: bool
    progressive: bool
    passive: bool
    infinitive: bool
    subject: int | None

    @property
    def finite(self) -> bool:
        """Tell whether the clause has a tense or a modal of its own."""
        return self.modal is not None or self.tense != "none"


def verb_group(tree: ParseTree, token: int) -> VerbGroup:
    """Return the verb group of a predicate; a conjunct without words of its own shares the first conjunct's."""
    token = _bearer(tree, token)
    modal: int | None = None
    tense: Tense = "none"
    perfect = passive = progressive = infinitive = own = False
    subject: int | None = None
    for child in tree.children[token]:
        dep = tree.deps[child]
        if dep in {"aux", "auxpass"}:
            own = True
            lemma, tag = tree.lemmas[child], tree.tags[child]
            if tag == "TO":
                infinitive = True
            elif lemma in _MODALS or tag == "MD":
                modal = child if modal is None else modal
            else:
                perfect = perfect or (lemma == "have" and dep == "aux")
                passive = passive or dep == "auxpass"
                progressive = progressive or (lemma == "be" and dep == "aux") or tree.words[child] == "being"
            if tense == "none" and modal is None:
                tense = _tense(tag)
        elif subject is None and dep in _SUBJECTS:
            subject = child
    if not own:
        tense = _tense(tree.tags[token])
    if subject is None and tree.deps[token] == "conj":
        subject = tree.child(tree.heads[token], *_SUBJECTS)
    progressive = progressive and (passive or tree.tags[token] == "VBG")
    return VerbGroup(modal, tense, perfect, progressive, passive, infinitive, subject)


def is_inferred(tree: ParseTree, group: VerbGroup) -> bool:
    """Tell the "must" of what is concluded from that of duty: "must have known", "must be hiding"."""
    if group.modal is None or tree.lemmas[group.modal] != "must":
        return False
    return group.perfect or (group.progressive and not group.passive)


def _bearer(tree: ParseTree, token: int) -> int:
    """Return the conjunct whose auxiliaries and subject hold for ``token`` ("may attack and destroy")."""
    for _ in range(LONGEST_COORDINATION):
        tag, head = tree.tags[token], tree.heads[token]
        if tree.deps[token] != "conj" or tag not in {"VB", "VBN", "VBG", "VBP"}:
            break
        if tree.tags[head] != tag and not (tag == "VBP" and tree.tags[head] == "VB"):
            break
        if tree.child(token, "aux", "auxpass", *_SUBJECTS) is not None:
            break
        token = head
    return token


def _tense(tag: str) -> Tense:
    if tag == "VBD":
        return "past"
    return "present" if tag in {"VBZ", "VBP"} else "none"
