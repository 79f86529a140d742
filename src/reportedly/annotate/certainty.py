"""Certainty: polarity, certainty and status of every clause's predicate.

A predicate is read in two parts: what its own clause says (tense, modal, negation, adverbs), and what each word above
it makes of that ("plans to", "no sign that", "if"). :func:`assess_predicate` folds the second over the first, from the
top of the sentence down. What an attributing verb itself commits to is left to the attribution, with one exception
that does no harm because the weaker of two commitments wins: verbs of belief and expectation count here too.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from reportedly.annotate.evidentiality import basis_of
from reportedly.annotate.factuality_levels import level_of
from reportedly.annotate.frames import STANDING_NOUNS, frame_of
from reportedly.annotate.presentation import present
from reportedly.annotate.tree import ParseTree, tree_of
from reportedly.model import AnnotatedArticle, Clause, Factuality

_HEADING = frozenset({"ROOT", "ccomp"})
_SUBJECTS = ("nsubj", "nsubjpass")


def find_factualities(annotated: AnnotatedArticle) -> tuple[Factuality, ...]:
    """Assess the predicate of every clause, in the order of the clauses; one record for each, with its basis and level.

    Behind them stand, without these, the other heads of what a source may be said to say: a sentence's or complement
    clause's head or a predicate with a subject that is no clause of its own, and nouns of standing ("their support").
    """
    doc = annotated.doc
    if not len(doc):
        return ()
    clauses = [_assess_clause(doc, clause) for clause in annotated.clauses]
    tree, known = tree_of(doc), {clause.predicate for clause in annotated.clauses}
    others = [
        token
        for token, dep in enumerate(tree.deps)
        if token not in known
        and (dep in _HEADING or tree.lemmas[token] in STANDING_NOUNS or tree.child(token, *_SUBJECTS) is not None)
    ]
    return (*clauses, *(assess_predicate(doc, token) for token in others))


def _assess_clause(doc: Doc, clause: Clause) -> Factuality:
    found = assess_predicate(doc, clause.predicate)
    return replace(found, basis=basis_of(doc, clause.span), level=round(level_of(doc, clause.predicate, found), 1))


def assess_predicate(doc: Doc, token_index: int) -> Factuality:
    """Say how the text presents the predicate at a token: a verb, a predicate adjective or noun, or an event noun.

    The polarity already takes in denying verbs above it ("denied it had attacked" gives a negative attack): an
    attribution's polarity must not be multiplied with it. Hedges are the words that lower the certainty, in order of
    the text. Raises IndexError for a token outside the parse.
    """
    tree = tree_of(doc)
    token = _main_word(tree, range(len(tree))[token_index])
    frame = present(tree, token, frame_of(tree, token))
    return Factuality(
        token_index,
        "negative" if frame.negative else "positive",
        frame.certainty,
        frame.status,
        tuple(sorted(set(frame.hedges))),
        frame.phase,
        read_by="certainty/rules",
    )


def _main_word(tree: ParseTree, token: int) -> int:
    """Return the predicate that an auxiliary or particle belongs to; any other token itself."""
    return tree.heads[token] if tree.deps[token] in {"aux", "auxpass", "neg", "prt"} else token
