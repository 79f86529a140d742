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

from reportedly.annotate.governors import (
    Link,
    dismisses,
    governor_of,
    hedge_of,
    is_condition,
    is_contrast,
    refuses_grant,
)
from reportedly.annotate.hedging import adverb_before, hedging_of
from reportedly.annotate.negation import negated_noun, negation_of
from reportedly.annotate.status import LONGEST_COORDINATION, VerbGroup, status_of, verb_group
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
_REPORTED_UNDER: Final = frozenset({"ccomp", "conj", "acl", "pobj", "prep", "dobj"})
#: Verbs that stand for what follows only where it is a clause or infinitive ("were arranged in groups" is no plan).
_CLAUSE_ONLY: Final = frozenset(
    "arrange mean look resolve aim opt commit design set fail decide agree tell ask want desire wish weigh "
    "consider contemplate mull ponder debate discuss study".split()
)
#: Nouns of states and courses of action, which go on where nothing else is said.
_STATE_NOUNS: Final = frozenset(
    "support commitment situation activity presence war conflict crisis tension siege blockade occupation ban policy "
    "alliance partnership relationship cooperation threat stance opposition concern alarm fear hope ability "
    "importance danger".split()
)
_CLAUSES: Final = frozenset({"ccomp", "csubj", "csubjpass"})
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
    negation = negated_noun(tree, token, set_phrases=True)
    negative = negation is not None
    status: Status = "ongoing" if tree.lemmas[token] in _STATE_NOUNS or _is_place_fragment(tree, token) else "happened"
    phase: str | None = None
    attributes = load_hedges("attribute")
    for child in tree.children[token]:
        if tree.deps[child] in {"amod", "nmod", "advmod"}:
            first = tree.child(child, "advmod")
            is_so_called = tree.words[child] == "called" and first is not None and tree.words[first] == "so"
            first = first if is_so_called else child
            entry = attributes.get("so-called" if is_so_called else tree.words[child])
            if entry is not None:
                negative ^= entry.flip
                status = entry.status or status
                phase = entry.phase or phase
                if entry.certainty is not None:
                    certainty = weaker(certainty, entry.certainty)
                    hedges = (*hedges, tree.span(first or child, child))
            elif tree.words[child] in {"little", "scant"} and tree.lemmas[token] in {"evidence", "sign", "indication"}:
                negative = True
        elif tree.words[child] == "neg":
            negative = True
    return _Frame(negative, certainty, status, hedges, phase, False, negation)


def _is_place_fragment(tree: ParseTree, token: int) -> bool:
    """Tell whether a verbless sentence places something: "Up to 8,000 in Kursk", "As many as 10,000 there"."""
    if tree.deps[token] != "ROOT":
        return False
    return any(
        tree.words[child] == "there" or (tree.deps[child] == "prep" and tree.words[child] in {"in", "at", "on", "near"})
        for child in tree.children[token]
    )


def _own_clause(tree: ParseTree, token: int) -> _Frame:
    group = verb_group(tree, token)
    negation = negation_of(tree, token)
    certainty, hedges = hedging_of(tree, token, group, negated=negation is not None)
    conditional = any(tree.deps[child] == "advcl" and is_condition(tree, child) for child in tree.children[token])
    status = status_of(tree, token, group, reported=_is_reported(tree, token), conditional=conditional)
    if negation is not None and group.modal is not None and tree.lemmas[group.modal] in {"could", "would"}:
        status = _past_refusal(tree, token, group, status)
    tensed = group.finite or (group.infinitive and (group.perfect or group.progressive))
    return _Frame(negation is not None, certainty, status, hedges, None, tensed, negation)


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
    for _ in range(LONGEST_COORDINATION):
        head, dep = tree.heads[token], tree.deps[token]
        if head == token or dep not in _REPORTED_UNDER:
            return False
        if tree.tags[head] in {"VBD", "VBN"} and dep != "conj":
            return True
        if dep == "ccomp":
            return False
        if dep == "acl" and tree.child(token, "mark") is None:
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
        return frame if own.tensed or above.status == "general" else replace(frame, status=above.status)
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
        negative = own.negative or (above.negative and not is_contrast(tree, link.governor, token))
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


def _inherit_doubt(own: _Frame, above: _Frame) -> _Frame:
    return replace(own, certainty=weaker(own.certainty, above.certainty), hedges=(*above.hedges, *own.hedges))


def _hedged(tree: ParseTree, own: _Frame, link: Link, hedge: Hedge, above: _Frame) -> _Frame:
    """Apply a governing word of the lexicon, denied or not, and what stands above it."""
    is_plain_saying = hedge.negated == "unknown" and not (hedge.certainty or hedge.flip or hedge.status)
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
    if own.status == "conditional":
        return "conditional"
    if above.status == "conditional" and own.status not in {"happened", "ongoing"}:
        return "conditional"
    if own.tensed:
        if hedge.negated == "raise" and own.status == "planned":
            return "predicted"
        if hedge.status is not None and own.status in _OPEN_STATUSES and hedge.status != "requested":
            return hedge.status
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
    lemma = tree.lemmas[token]
    governor = token
    if lemma in {"be", "have"}:
        through = _through_noun(tree, token, frame)
        if through is not None:
            return through
    if lemma == "be":
        complement = tree.child(token, "acomp", "oprd", "attr")
        if complement is None or tree.child(token, "attr") is not None:
            return replace(frame, status="planned") if _is_to(tree, token, frame) else frame
        governor = complement
    elif (frame.negative and _answers(tree, token)) or _refers(tree, token) or _is_silence(tree, token):
        return _unanswered(tree, token, frame)
    elif dismisses(tree, token) and not refuses_grant(tree, token):
        return replace(frame, negative=not frame.negative)
    elif lemma in _PERCEIVING and frame.negative and frame.certainty == "certain":
        return _unperceived(tree, token, frame)
    elif lemma == "go" and tree.tags[token] == "VBG":
        infinitive = tree.child(token, "xcomp")
        return frame if infinitive is None else replace(_frame(tree, infinitive), status=_going_to(tree, token, frame))
    elif tree.deps[token] == "ROOT" and not tree.tags[token].startswith("VB"):
        participle = tree.child(token, "acl")
        if participle is not None and tree.tags[participle] == "VBN":
            return _presented(tree, participle, _frame(tree, participle))
    elif lemma in {"seem", "appear", "look"}:
        complement = tree.child(token, "acomp", "oprd")
        governor = complement if complement is not None and hedge_of(tree, complement) is not None else token
    found = hedge_of(tree, governor)
    if found is None or not found[0].presents or refuses_grant(tree, token):
        return frame
    hedge = found[0]
    complement = _presented_complement(tree, governor, hedge)
    if complement is None:
        return frame
    governed = _Frame(False, "certain", frame.status, (), None, False)
    shown = _hedged(tree, governed, Link(governor, "hedged", hedge, (found[1], found[2])), hedge, frame)
    if governor != token and lemma in {"seem", "appear"}:
        shown = replace(shown, certainty=weaker(shown.certainty, "probable"), hedges=(tree.span(token), *shown.hedges))
    status = hedge.status or frame.status
    asks = status == "requested" and frame.status not in {"happened", "general"}
    if frame.status in {"conditional", "predicted"} or asks:
        status = frame.status
    elif status == "planned" and tree.lemmas[token] == "seek" and frame.status == "ongoing":
        status = "ongoing"
    elif complement != governor and tree.deps[complement] not in {"dobj", "prep"}:
        below = _frame(tree, complement)
        tells = tree.deps[complement] in _CLAUSES or verb_group(tree, complement).perfect
        tells = tells and below.tensed and below.status in {"happened", "ongoing"}
        if below.status == "conditional" or tells or (below.certainty == "unknown" and shown.certainty == "unknown"):
            status = below.status
    return replace(shown, status=status)


def _presented_complement(tree: ParseTree, governor: int, hedge: Hedge) -> int | None:
    """Return the complement that a governing word stands for."""
    clause = tree.child(governor, "xcomp", "ccomp", "advcl", "csubj", "csubjpass")
    if clause is None and tree.deps[governor] in {"acomp", "attr"} and hedge.status != "planned":
        clause = tree.child(tree.heads[governor], "ccomp", "csubj", "advcl")
    if clause is not None:
        return clause
    if tree.tags[governor].startswith("VB"):
        if hedge.status is not None or hedge.flip:
            return tree.child(governor, "dobj", "prep") if tree.lemmas[governor] not in _CLAUSE_ONLY else None
        return None
    return governor if hedge.certainty is not None or hedge.flip else None


def _is_to(tree: ParseTree, token: int, frame: _Frame) -> bool:
    """Tell whether "be" is that of "is to arrive" ("were to be seen" is past)."""
    if frame.status not in {"ongoing", "general"}:
        return False
    for child in tree.children[token]:
        if child > token and tree.deps[child] in {"xcomp", "ccomp"}:
            to = tree.child(child, "aux")
            return to is not None and tree.tags[to] == "TO"
    return False


def _refers(tree: ParseTree, token: int) -> bool:
    """Tell whether a speaker passes a question on: "I'd refer you to the Pentagon"."""
    if tree.lemmas[token] != "refer":
        return False
    asker = tree.child(token, "dobj")
    return asker is not None and tree.words[asker] == "you"


def _is_silence(tree: ParseTree, token: int) -> bool:
    """Tell whether a source declines to answer ("declined to comment", "did not want to say")."""
    if tree.lemmas[token] not in {"decline", "refuse", "want", "wish"}:
        return False
    answer = tree.child(token, "xcomp")
    if answer is None or tree.lemmas[answer] not in _ANSWERING:
        return False
    return tree.lemmas[token] in {"decline", "refuse"} or negation_of(tree, token) is not None


def _answers(tree: ParseTree, token: int) -> bool:
    """Tell whether a verb answers a question: "confirm", "be drawn", "speak to that"."""
    lemma = tree.lemmas[token]
    if lemma == "draw":
        return tree.child(token, "auxpass") is not None
    if lemma == "speak":
        topic = tree.child(token, "prep")
        return topic is not None and tree.words[topic] == "to"
    return lemma in _ANSWERING


def _through_noun(tree: ParseTree, token: int, frame: _Frame) -> _Frame | None:
    """Read "there is a risk that", "have no plans to", "there were teams scheduled to" for what they lead up to."""
    noun = tree.child(token, "attr", "dobj")
    if noun is None or (tree.lemmas[token] == "be" and tree.child(token, "expl") is None):
        return None
    for child in tree.children[noun]:
        if tree.deps[child] == "acl" and tree.tags[child] == "VBN":
            return _presented(tree, child, _frame(tree, child)) if hedge_of(tree, child) is not None else None
        if tree.deps[child] in {"acl", "relcl"} or (tree.deps[child] == "prep" and tree.words[child] == "of"):
            hedge = load_hedges("noun").get(tree.lemmas[noun])
            if hedge is None or (hedge.certainty is None and hedge.status is None and hedge.negated != "raise"):
                return None
            governed = _Frame(False, "certain", frame.status, (), None, False)
            return _hedged(tree, governed, Link(noun, "hedged", hedge, (noun, noun)), hedge, _frame(tree, noun))
    return None


def _unanswered(tree: ParseTree, token: int, frame: _Frame) -> _Frame:
    first = frame.negation if frame.negation is not None else token
    words = tree.span(min(first, token), max(first, token))
    status: Status = "happened" if frame.status in {"general", "predicted", "planned"} else frame.status
    if tree.lemmas[token] == "refer":
        status = "happened"
    hedges = (*frame.hedges, words)
    return replace(frame, negative=False, certainty="unknown", status=status, hedges=hedges, phase="unanswered")


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
