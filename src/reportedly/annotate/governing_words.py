"""Governing words: which words of the lexicon stand over a predicate, and what a step up to them means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportedly.annotate.tree import ParseTree
from reportedly.reference.hedges import Hedge, load_hedges

#: How a predicate takes part in its governor's presentation: all of it (``shared``), all but its polarity
#: (``adjunct``), through a word of the lexicon (``hedged``), as an if-clause (``condition``), as a purpose
#: (``purpose``), denied by "without" or "instead of" (``denied``), as an open question (``question``), as the object of
#: a factual verb (``object``), as the subject of "would" (``supposed``).
LinkKind = Literal[
    "shared", "adjunct", "hedged", "condition", "purpose", "denied", "question", "object", "supposed", "time"
]
#: What shows that something is so, and the verbs with which it does.
SIGNS: Final = frozenset("evidence sign indication proof intelligence information data finding".split())
SHOWING: Final = frozenset({"suggest", "indicate", "signal", "show"})


@dataclass(frozen=True, slots=True)
class Link:
    """One step from a predicate to its governor; ``hedge`` and ``words`` are the lexicon's entry and its tokens."""

    governor: int
    kind: LinkKind
    hedge: Hedge | None = None
    words: tuple[int, int] = (0, 0)


#: What one does who is given the opportunity, and what says that none was given.
_CONFERRING: Final = frozenset(
    "hear meet see speak talk discuss visit review listen thank address brief consult engage share express convey "
    "raise exchange congratulate tour".split()
)
_WITHOUT: Final = frozenset({"no", "not", "n't", "n’t", "never", "little", "any", "if"})
_DISMISSING: Final = frozenset({"dismiss", "reject", "deny", "refute", "rebut", "rubbish", "ridicule", "disprove"})
#: What denials answer.
CLAIM_NOUNS: Final = frozenset(
    "report account claim allegation accusation rumour rumor statement assertion charge suggestion story".split()
)
COPULAS: Final = frozenset({"be", "seem", "appear", "look", "become", "remain", "prove", "sound"})
#: What one denies by refusing it: "denied the request" is a refusal, not a denial.
GRANTABLE: Final = frozenset(
    """request application access entry permission visa right asylum bail appeal motion petition treatment leave
    resource fund funding revenue weapon haven relief food water medicine medication shelter healthcare care education
    justice freedom liberty safety passage parole citizenship sanctuary clearance service benefit
    """.split()
)
DENYING: Final = frozenset({"without", "minus"})
DENYING_PAIRS: Final = frozenset({("instead", "of"), ("rather", "than"), ("short", "of")})


def hedge_of(tree: ParseTree, token: int) -> tuple[Hedge, int, int] | None:
    """Return the lexicon's entry for a governing word by itself, and its first and last token; None where none."""
    if tree.tags[token].startswith("VB"):
        return _verb_hedge(tree, token)
    tag = tree.tags[token]
    if tag.startswith("RB") and tree.child(token, "xcomp", "ccomp") is None:
        return None
    kind: Literal["adjective", "noun"] = "adjective" if tag[:2] in {"JJ", "RB", "IN"} else "noun"
    hedge = load_hedges(kind).get(tree.lemmas[token])
    return (hedge, token, token) if hedge is not None else None


def is_passive(tree: ParseTree, verb: int) -> bool:
    """Tell whether a verb is passive, with its auxiliary or as a reduced relative ("troops expected to arrive")."""
    if tree.tags[verb] != "VBN":
        return tree.child(verb, "auxpass") is not None
    if tree.child(verb, "auxpass") is not None or tree.deps[verb] in {"acl", "amod"}:
        return True
    return tree.child(verb, "aux") is None and tree.deps[verb] != "conj"


def _verb_hedge(tree: ParseTree, verb: int) -> tuple[Hedge, int, int] | None:
    lemma = tree.lemmas[verb]
    for child in tree.children[verb]:
        if tree.deps[child] in {"prt", "prep"} or tree.words[child] == "short":
            hedge = load_hedges("verb").get(f"{lemma} {tree.words[child]}")
            if hedge is not None and not _says_when(tree, child):
                return hedge, verb, child if child == verb + 1 else verb
    if lemma == "hear" and _is_hearsay(tree, verb):
        return load_hedges("verb")["hear that"], verb, verb
    gerund = tree.child(verb, "xcomp")
    if gerund is not None and tree.tags[gerund] == "VBG" and lemma in load_hedges("object"):
        return load_hedges("object")[lemma], verb, verb
    if is_passive(tree, verb):
        hedge = load_hedges("passive").get("suppose to" if lemma == "suppose" and _is_bidden(tree, verb) else lemma)
        if hedge is not None:
            return hedge, verb, verb
        if lemma in {"say", "tell", "report"}:
            return None
    hedge = load_hedges("verb").get(lemma)
    return (hedge, verb, verb) if hedge is not None else None


def _is_hearsay(tree: ParseTree, verb: int) -> bool:
    """Tell "we hear that some do leave" from "we heard shells fall" and "the court heard that he had fled"."""
    subject, clause = tree.child(verb, "nsubj"), tree.child(verb, "ccomp")
    if subject is None or tree.words[subject] not in {"i", "we"} or clause is None:
        return False
    return tree.child(clause, "mark") is not None or (tree.tags[verb] == "VBP" and tree.tags[clause] != "VBG")


def _is_bidden(tree: ParseTree, verb: int) -> bool:
    """Tell what one was "supposed to do" from what one is "supposed to be" or "supposed to have done"."""
    deed = tree.child(verb, "xcomp")
    if deed is None or tree.tags[deed] != "VB" or tree.lemmas[deed] in {"be", "have"}:
        return False
    return not any(tree.words[child] == "have" for child in tree.children[deed])


def _says_when(tree: ParseTree, preposition: int) -> bool:
    """Tell the preposition of a time, which is no part of a phrasal verb: "called the minister on Sunday"."""
    return any(tree.entities[child] in {"DATE", "TIME"} for child in tree.children[preposition])


def is_contrast(tree: ParseTree, first: int, second: int) -> bool:
    """Tell whether "but" or "yet" parts two conjuncts, so that a denial of the first does not reach the second."""
    return any(
        tree.deps[child] == "cc" and first < child < second and tree.words[child] in {"but", "yet"}
        for child in tree.children[first]
    )


def refuses_grant(tree: ParseTree, verb: int) -> bool:
    """Tell whether "deny" means to refuse ("denied them entry", "was denied a visa")."""
    if tree.lemmas[verb] != "deny":
        return False
    if tree.child(verb, "dative") is not None:
        return True
    thing = tree.child(verb, "dobj", "nsubjpass")
    return thing is not None and (tree.lemmas[thing] in GRANTABLE or tree.deps[thing] == "nsubjpass")


def was_given(tree: ParseTree, noun: int) -> bool:
    """Tell "had the opportunity to hear them", who did, from "had a chance to win" and "has an opportunity to meet"."""
    verb, deed = tree.heads[noun], tree.child(noun, "acl", "relcl")
    if tree.lemmas[noun] not in {"opportunity", "chance", "occasion"} or tree.deps[noun] != "dobj" or deed is None:
        return False
    if tree.lemmas[verb] != "have" or tree.tags[verb] != "VBD" or tree.lemmas[deed] not in _CONFERRING:
        return False
    return all(tree.words[child] not in _WITHOUT for at in (noun, verb) for child in tree.children[at])


def dismisses(tree: ParseTree, verb: int) -> bool:
    """Tell whether a verb denies what a claim says by its object ("dismissed the reports", "brushed aside claims")."""
    if tree.lemmas[verb] == "brush":
        return any(tree.words[child] == "aside" for child in tree.children[verb])
    if tree.lemmas[verb] not in _DISMISSING:
        return False
    claim = tree.child(verb, "dobj", "nsubjpass")
    return claim is not None and tree.lemmas[claim] in CLAIM_NOUNS
