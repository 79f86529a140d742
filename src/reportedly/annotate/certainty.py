"""Certainty: polarity, certainty and status of every clause's predicate.

A predicate is read in two parts: what its own clause says (tense, modal, negation, adverbs), and what each word above
it makes of that ("plans to", "no sign that", "if"). :func:`assess_predicate` folds the second over the first, from the
top of the sentence down. What an attributing verb itself commits to is left to the attribution, with one exception
that does no harm because the weaker of two commitments wins: verbs of belief and expectation count here too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from reportedly.annotate.governors import Link, governor_of, hedge_of, is_condition
from reportedly.annotate.hedging import adverb_before, hedging_of
from reportedly.annotate.negation import negated_noun, negation_of
from reportedly.annotate.status import VerbGroup, status_of, verb_group
from reportedly.annotate.tree import ParseTree, tree_of
from reportedly.model import AnnotatedArticle, Factuality, Span
from reportedly.model.vocabulary import Certainty, Status, weaker
from reportedly.reference.hedges import Hedge, load_hedges

#: Statuses that a governing word's own status replaces; the others are told by tense and stay.
_OPEN_STATUSES: Final = frozenset({"general", "planned", "predicted"})
_UNREAL: Final = frozenset({"planned", "predicted", "conditional", "requested"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})
#: Saying verbs whose refusal or absence leaves the matter open ("declined to comment", "would not confirm").
_ANSWERING: Final = frozenset(
    "say comment confirm deny disclose elaborate specify respond answer discuss reveal draw speak identify".split()
)
_SAYING: Final = frozenset(
    "say tell report announce state claim add note declare confirm write argue insist warn stress explain promise vow "
    "reply acknowledge admit reveal indicate signal deny".split()
)
_PERCEIVING: Final = frozenset({"see", "find", "observe", "detect", "spot", "notice"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a predicate stands so far. ``tensed`` says that its status comes from a tense or modal of its own."""

    negative: bool
    certainty: Certainty
    status: Status
    hedges: tuple[Span, ...]
    phase: str | None
    tensed: bool
    negation: int | None = None


def find_factualities(annotated: AnnotatedArticle) -> tuple[Factuality, ...]:
    """Assess the predicate of every clause, in the order of the clauses; one record for each."""
    return tuple(assess_predicate(annotated.doc, clause.predicate) for clause in annotated.clauses)


def assess_predicate(doc: Doc, token_index: int) -> Factuality:
    """Say how the text presents the predicate at a token: a verb, a predicate adjective or noun, or an event noun.

    The polarity already takes in denying verbs above it ("denied it had attacked" gives a negative attack): an
    attribution's polarity must not be multiplied with it. Hedges are the words that lower the certainty, in order of
    the text. Raises IndexError for a token outside the parse.
    """
    tree = tree_of(doc)
    token = _main_word(tree, range(len(tree))[token_index])
    frame = _presented(tree, token, _frame(tree, token))
    return Factuality(
        token_index,
        "negative" if frame.negative else "positive",
        frame.certainty,
        frame.status,
        tuple(sorted(set(frame.hedges))),
        frame.phase,
        "certainty/rules",
    )


def _main_word(tree: ParseTree, token: int) -> int:
    """Return the predicate that an auxiliary or particle belongs to; any other token itself."""
    return tree.heads[token] if tree.deps[token] in {"aux", "auxpass", "neg", "prt"} else token


def _frame(tree: ParseTree, token: int) -> _Frame:
    """Return a predicate's frame, reading its governors from the top down and keeping each."""
    steps: list[tuple[int, Link | None]] = []
    at: int | None = token
    while at is not None and at not in tree.memo:
        link = governor_of(tree, at)
        steps.append((at, link))
        at = link.governor if link is not None and len(steps) <= len(tree) else None
    for step, link in reversed(steps):
        own = _own(tree, step)
        frame = own if link is None else _combine(tree, step, own, link, tree.memo[link.governor])
        tree.memo[step] = frame
    frame = tree.memo[token]
    assert isinstance(frame, _Frame)
    return frame


def _own(tree: ParseTree, token: int) -> _Frame:
    """Read what a predicate's own clause, or an event noun's own words, say."""
    tag = tree.tags[token]
    if tag.startswith("VB") or tag == "MD" or tree.child(token, "cop", "aux", "auxpass", "nsubj") is not None:
        return _own_clause(tree, token)
    certainty, hedges = adverb_before(tree, token)
    negation = negated_noun(tree, token)
    negative = negation is not None
    status: Status = "happened"
    phase: str | None = None
    attributes = load_hedges("attribute")
    for child in tree.children[token]:
        if tree.deps[child] in {"amod", "nmod", "advmod"}:
            entry = attributes.get(tree.words[child])
            if entry is not None:
                negative ^= entry.flip
                status = entry.status or status
                phase = entry.phase or phase
                if entry.certainty is not None:
                    certainty = weaker(certainty, entry.certainty)
                    hedges = (*hedges, tree.span(child))
            elif tree.words[child] in {"little", "scant"} and tree.lemmas[token] in {"evidence", "sign", "indication"}:
                negative = True
        elif tree.words[child] == "neg":
            negative = True
    return _Frame(negative, certainty, status, hedges, phase, False, negation)


def _own_clause(tree: ParseTree, token: int) -> _Frame:
    group = verb_group(tree, token)
    negation = negation_of(tree, token)
    certainty, hedges = hedging_of(tree, token, group, negated=negation is not None)
    conditional = any(tree.deps[child] == "advcl" and is_condition(tree, child) for child in tree.children[token])
    status = status_of(tree, token, group, reported=_is_reported(tree, token), conditional=conditional)
    if negation is not None and group.modal is not None and tree.lemmas[group.modal] in {"could", "would"}:
        status = _past_refusal(tree, token, group, status)
    return _Frame(negation is not None, certainty, status, hedges, None, group.finite, negation)


def _past_refusal(tree: ParseTree, token: int, group: VerbGroup, status: Status) -> Status:
    """Read "could not reach" and "would not comment" as past facts, except where a condition or forecast speaks."""
    assert group.modal is not None
    if status == "conditional" and any(tree.deps[child] == "advcl" for child in tree.children[token]):
        return status
    if group.perfect:
        return status
    if tree.lemmas[group.modal] == "could" or tree.lemmas[token] in _ANSWERING:
        return "happened"
    return status


def _is_reported(tree: ParseTree, token: int) -> bool:
    """Tell whether a clause stands under a past-tense word of saying or thinking, which shifts tenses back."""
    for _ in range(4):
        head = tree.heads[token]
        if head == token:
            return False
        if tree.deps[token] == "ccomp":
            return tree.tags[head] == "VBD" or tree.tags[head] == "VBN"
        if tree.deps[token] != "conj":
            return False
        token = head
    return False


def _combine(tree: ParseTree, token: int, own: _Frame, link: Link, above: _Frame) -> _Frame:
    """Fold what stands above a predicate into its own frame."""
    kind = link.kind
    if kind == "hedged" and link.hedge is not None:
        return _hedged(tree, own, link, link.hedge, above)
    if kind == "shared":
        return _shared(tree, token, own, link, above)
    if kind == "adjunct":
        frame = _inherit_doubt(own, above)
        return frame if own.tensed or above.status == "happened" else replace(frame, status=above.status)
    if kind == "purpose":
        frame = _inherit_doubt(own, above)
        settled = own.status in {"happened", "ongoing"} and tree.tags[token] != "VB"
        return (
            frame if settled else replace(frame, status="conditional" if above.status == "conditional" else "planned")
        )
    if kind == "denied":
        frame = _inherit_doubt(own, above)
        return replace(frame, negative=not own.negative, status=own.status if own.tensed else above.status)
    if kind in {"condition", "question"}:
        words = tree.span(*link.words)
        status: Status = "conditional" if kind == "condition" else own.status
        return replace(own, certainty="unknown", hedges=(*own.hedges, words), status=status)
    if kind == "time":
        if own.status in {"general", "ongoing"} and above.status in _UNREAL and above.status != "requested":
            return replace(own, status="predicted" if above.status == "planned" else above.status)
        return own
    return _argument(tree, token, own, link, above)


def _shared(tree: ParseTree, token: int, own: _Frame, link: Link, above: _Frame) -> _Frame:
    """Take on all that is said of the governor: a bare conjunct, a copula's complement, a light verb's object."""
    frame = _inherit_doubt(own, above)
    negative = own.negative or above.negative
    if tree.deps[token] == "conj":
        negative = own.negative or (above.negative and not _is_contrast(tree, link.governor, token))
    elif above.negation is not None and above.negation == own.negation:
        negative = above.negative
    elif own.negative and above.negative and own.negation is not None and tree.heads[own.negation] == token:
        # "conducted no attack": the verb is negative through this very noun
        negative = True
    return replace(
        frame,
        negative=negative,
        status=own.status if own.tensed or own.status in _UNREAL else above.status,
        phase=own.phase or above.phase,
        tensed=own.tensed or above.tensed,
    )


def _is_contrast(tree: ParseTree, first: int, second: int) -> bool:
    """Tell whether "but" or "yet" parts two conjuncts, so that a denial of the first does not reach the second."""
    return any(
        tree.deps[child] == "cc" and first < child < second and tree.words[child] in {"but", "yet"}
        for child in tree.children[first]
    )


def _inherit_doubt(own: _Frame, above: _Frame) -> _Frame:
    return replace(own, certainty=weaker(own.certainty, above.certainty), hedges=(*above.hedges, *own.hedges))


def _hedged(tree: ParseTree, own: _Frame, link: Link, hedge: Hedge, above: _Frame) -> _Frame:
    """Apply a governing word of the lexicon, denied or not, and what stands above it."""
    is_plain_saying = hedge.negated == "unknown" and hedge.certainty is None and not hedge.flip
    certainty, hedges = own.certainty, own.hedges
    if not is_plain_saying:
        certainty, hedges = weaker(certainty, above.certainty), (*above.hedges, *hedges)
    negative = own.negative ^ hedge.flip
    words = tree.span(*link.words)
    limit = hedge.certainty
    if above.negative:
        negative, limit = _deny(own.negative, negative, hedge)
    if limit is not None:
        certainty = weaker(certainty, limit)
        if limit != "certain":
            hedges = (*hedges, words)
    return replace(
        own,
        negative=negative,
        certainty=certainty,
        hedges=hedges,
        status=_governed_status(own, hedge, above, is_plain_saying=is_plain_saying),
        phase=own.phase or hedge.phase,
        tensed=own.tensed or above.tensed,
        negation=own.negation if own.negation is not None else above.negation,
    )


def _deny(own_negative: bool, turned: bool, hedge: Hedge) -> tuple[bool, Certainty | None]:
    """Return polarity and limit of certainty under a denied governing word (reference/data/README.md)."""
    if hedge.negated == "through":
        return not turned, hedge.certainty
    if hedge.negated == "raise":
        return not turned, weaker(hedge.certainty or "certain", "probable")
    if hedge.negated == "unknown":
        return own_negative, "unknown"
    if hedge.negated == "possible":
        return own_negative, "possible"
    if hedge.negated == "affirm":
        return own_negative, None
    return turned, hedge.certainty


def _governed_status(own: _Frame, hedge: Hedge, above: _Frame, *, is_plain_saying: bool) -> Status:
    if is_plain_saying:
        return own.status if own.tensed or own.status != "planned" else above.status
    if above.status == "conditional" and own.status not in {"happened", "ongoing"}:
        return "conditional"
    if own.tensed:
        if hedge.status is not None and own.status in _OPEN_STATUSES and hedge.status != "requested":
            return "planned" if own.status == "planned" and hedge.status == "predicted" else hedge.status
        return own.status
    if own.status in {"happened", "ongoing"} and hedge.status is None:
        return own.status if own.status == "ongoing" else above.status
    return hedge.status or above.status


def _argument(tree: ParseTree, token: int, own: _Frame, link: Link, above: _Frame) -> _Frame:
    """Read an event noun that is an ordinary verb's subject or object.

    A definite one is taken for granted; an indefinite object shares what is said of the verb; an indefinite subject of
    "would" is supposed only.
    """
    if any(tree.words[child] in _DEFINITE for child in tree.children[token]) or tree.tags[token] in {"NNP", "NNPS"}:
        return own
    if above.status == "conditional":
        return replace(own, status="conditional")
    if link.kind == "object" and above.status in _UNREAL:
        frame = _inherit_doubt(own, above)
        return replace(frame, status=above.status if own.status == "happened" else own.status)
    if link.kind == "object":
        return _inherit_doubt(own, above)
    return own


def _presented(tree: ParseTree, token: int, frame: _Frame) -> _Frame:
    """Read a governing word for what it governs where it stands for it: "failed to win", "is likely to come"."""
    governor = token
    if tree.lemmas[token] == "be":
        complement = tree.child(token, "acomp", "oprd", "attr")
        if complement is None:
            infinitive = tree.child(token, "xcomp", "ccomp")
            to = tree.child(infinitive, "aux") if infinitive is not None else None
            is_to = to is not None and tree.tags[to] == "TO" and frame.status in {"ongoing", "general", "happened"}
            return replace(frame, status="planned") if is_to else frame
        governor = complement
    elif tree.lemmas[token] in _ANSWERING and frame.negative and _leaves_open(tree, token):
        return _unanswered(tree, token, frame)
    elif tree.lemmas[token] in _PERCEIVING and frame.negative and frame.certainty == "certain":
        return _unperceived(tree, token, frame)
    elif tree.lemmas[token] == "go" and tree.tags[token] == "VBG" and tree.child(token, "xcomp") is not None:
        return replace(frame, status=_going_to(tree, token, frame))
    found = hedge_of(tree, governor)
    if found is None or not found[0].presents:
        return frame
    complement = tree.child(governor, "xcomp", "ccomp", "prep", "dobj", "advcl", "csubj")
    if complement is None and governor == token and found[0].status is None:
        return frame
    if complement is not None and _is_silence(tree, governor, complement):
        return _unanswered(tree, token, frame)
    hedge = found[0]
    governed = _Frame(False, "certain", frame.status, (), None, False)
    shown = _hedged(tree, governed, Link(governor, "hedged", hedge, (found[1], found[2])), hedge, frame)
    return replace(shown, status=hedge.status or frame.status)


def _is_silence(tree: ParseTree, governor: int, complement: int) -> bool:
    """Tell whether a source declines to answer ("declined to comment", "refused to say")."""
    return tree.lemmas[governor] in {"decline", "refuse"} and tree.lemmas[complement] in _ANSWERING


def _leaves_open(tree: ParseTree, token: int) -> bool:
    """Tell whether a denied saying verb is one that answers for a source, not a text that omits something."""
    return tree.lemmas[token] != "draw" or tree.child(token, "auxpass") is not None


def _unanswered(tree: ParseTree, token: int, frame: _Frame) -> _Frame:
    first = frame.negation if frame.negation is not None else token
    words = tree.span(min(first, token), max(first, token))
    return replace(frame, negative=False, certainty="unknown", hedges=(*frame.hedges, words), phase="unanswered")


def _unperceived(tree: ParseTree, token: int, frame: _Frame) -> _Frame:
    """What nobody has seen is probably not so (codebook: "no sign", "no evidence")."""
    if tree.child(token, "ccomp", "xcomp") is None and frame.negation is None:
        return frame
    return replace(frame, certainty="probable", hedges=(*frame.hedges, tree.span(token)))


def _going_to(tree: ParseTree, token: int, frame: _Frame) -> Status:
    if frame.status in {"conditional", "requested"}:
        return frame.status
    subject = tree.child(token, "nsubj")
    return "planned" if subject is not None and tree.words[subject] in {"i", "we", "he", "she"} else "predicted"
