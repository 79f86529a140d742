"""Frames: what a predicate's clause and the words above it say together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from reportedly.annotate.governing_words import SHOWING, SIGNS, Link, is_contrast
from reportedly.annotate.governors import doubts_truth, governor_of
from reportedly.annotate.hedging import adverb_before, hedging_of, is_perceived
from reportedly.annotate.negation import is_contrasted, is_focus, is_threat, negated_noun, negation_of
from reportedly.annotate.phases import is_supposition, phase_of
from reportedly.annotate.present import is_meanwhile
from reportedly.annotate.silences import ANSWERING
from reportedly.annotate.status import status_of
from reportedly.annotate.suppositions import conditions_of, is_supposed
from reportedly.annotate.tree import ParseTree
from reportedly.annotate.verb_groups import LONGEST_COORDINATION, VerbGroup, verb_group
from reportedly.model import Span
from reportedly.model.vocabulary import Certainty, Status, weaker
from reportedly.reference.hedges import Hedge, load_hedges

#: Nouns of states and courses of action, which go on where nothing else is said.
STANDING_NOUNS: Final = frozenset(
    "support situation activity presence war conflict crisis tension siege blockade occupation ban policy "
    "alliance partnership relationship cooperation threat stance opposition concern alarm fear hope ability "
    "danger solidarity".split()
)
#: Nouns of what is true at all times, and of what is yet to be done.
_TIMELESS_NOUNS: Final = frozenset({"importance", "need", "significance", "value"})
_PLEDGING_NOUNS: Final = frozenset({"commitment", "pledge", "promise", "readiness", "willingness", "determination"})
#: Statuses that a governing word's own status replaces; the others are told by tense and stay.
_OPEN_STATUSES: Final = frozenset({"general", "planned", "predicted"})
_SCARCE: Final = frozenset({"evidence", "sign", "indication", "proof", "doubt", "chance", "prospect"})
_GOING_ON: Final = frozenset({"remain", "continue", "stay"})
_UNREAL: Final = frozenset({"planned", "predicted", "conditional", "requested"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})
_OPENING_QUOTES: Final = frozenset({'"', "“", "„", "«"})
_REPORTED_UNDER: Final = frozenset({"ccomp", "conj", "acl", "pobj", "prep", "dobj"})


@dataclass(frozen=True, slots=True)
class Frame:
    """How a predicate stands so far. ``tensed`` says that its status comes from a tense or modal of its own."""

    negative: bool
    certainty: Certainty
    status: Status
    hedges: tuple[Span, ...]
    phase: str | None
    tensed: bool
    negation: int | None = None


def frame_of(tree: ParseTree, token: int) -> Frame:
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
    assert isinstance(frame, Frame)
    return frame


def _own(tree: ParseTree, token: int) -> Frame:
    """Read what a predicate's own clause, or an event noun's own words, say."""
    tag = tree.tags[token]
    if tag.startswith("VB") or tag == "MD" or tree.child(token, "cop", "aux", "auxpass", "nsubj") is not None:
        return _own_clause(tree, token)
    certainty, hedges = adverb_before(tree, token)
    negation = negated_noun(tree, token, set_phrases=True)
    negative = negation is not None or is_contrasted(tree, token)
    status = _noun_status(tree, token)
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
            elif tree.words[child] in {"little", "scant"} and tree.lemmas[token] in _SCARCE:
                negative = True
        elif tree.deps[child] == "neg" and child < token and not is_focus(tree, child):
            negative = True
    return Frame(negative, certainty, status, hedges, phase, False, negation)


def _noun_status(tree: ParseTree, token: int) -> Status:
    """Return the status that an event noun has by what it means."""
    lemma = tree.lemmas[token]
    if lemma in _TIMELESS_NOUNS:
        return "general"
    if lemma in _PLEDGING_NOUNS:
        return "planned"
    return "ongoing" if lemma in STANDING_NOUNS or _is_place_fragment(tree, token) else "happened"


def _is_place_fragment(tree: ParseTree, token: int) -> bool:
    """Tell whether a verbless sentence places something: "Up to 8,000 in Kursk", "As many as 10,000 there"."""
    if tree.deps[token] != "ROOT":
        return False
    return any(
        tree.words[child] == "there" or (tree.deps[child] == "prep" and tree.words[child] in {"in", "at", "on", "near"})
        for child in tree.children[token]
    )


def _own_clause(tree: ParseTree, token: int) -> Frame:
    group = verb_group(tree, token)
    negation = None if is_threat(tree, token) else negation_of(tree, token)
    certainty, hedges = hedging_of(tree, token, group, negated=negation is not None)
    conditions = conditions_of(tree, token, group)
    conditional = bool(conditions) or is_supposed(tree, token, group)
    for condition in filter(lambda child: doubts_truth(tree, child), conditions):
        marker = tree.child(condition, "mark")
        certainty, hedges = "unknown", (*hedges, tree.span(condition if marker is None else marker))
    status = status_of(tree, token, group, reported=_is_reported(tree, token), conditional=conditional)
    if group.modal is not None and tree.lemmas[group.modal] == "could" and is_perceived(tree, token):
        status = "happened"
    if negation is not None and group.modal is not None and tree.lemmas[group.modal] in {"could", "would"}:
        status = _past_refusal(tree, token, group, status)
    tensed = group.finite or (group.infinitive and (group.perfect or group.progressive))
    return Frame(negation is not None, certainty, status, hedges, phase_of(tree, token), tensed, negation)


def _past_refusal(tree: ParseTree, token: int, group: VerbGroup, status: Status) -> Status:
    """Read "could not reach" and "would not comment" as past facts, except where a condition or forecast speaks."""
    assert group.modal is not None
    if status == "conditional" and any(tree.deps[child] == "advcl" for child in tree.children[token]):
        return status
    if group.perfect:
        return status
    if tree.lemmas[group.modal] == "could" or tree.lemmas[token] in ANSWERING:
        return "happened"
    return status


def _is_reported(tree: ParseTree, token: int) -> bool:
    """Tell whether a clause stands under a past-tense word of saying or thinking, which shifts tenses back.

    Words that are quoted keep their tense: "“We were losing,” he said".
    """
    for _ in range(LONGEST_COORDINATION):
        head, dep = tree.heads[token], tree.deps[token]
        if head == token or dep not in _REPORTED_UNDER:
            return False
        if tree.tags[head] in {"VBD", "VBN"} and dep != "conj":
            return not (dep == "ccomp" and _is_quoted(tree, token))
        if dep == "ccomp":
            return False
        if dep == "acl" and tree.child(token, "mark") is None:
            return False
        token = head
    return False


def _is_quoted(tree: ParseTree, token: int) -> bool:
    """Tell whether a quotation opens where a clause begins."""
    first = token
    while tree.children[first] and tree.children[first][0] < first:
        first = tree.children[first][0]
    return tree.words[first] in _OPENING_QUOTES or (first > 0 and tree.words[first - 1] in _OPENING_QUOTES)


def _combine(tree: ParseTree, token: int, own: Frame, link: Link, above: Frame) -> Frame:
    """Fold what stands above a predicate into its own frame."""
    kind = link.kind
    if kind == "hedged" and link.hedge is not None:
        return apply_hedge(tree, own, link, link.hedge, above)
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
        phase = own.phase or ("hypothetical" if is_supposition(tree, link.governor) else None)
        return replace(own, certainty="unknown", hedges=(*own.hedges, words), status=status, phase=phase)
    if kind == "time":
        if own.status == "ongoing" and is_meanwhile(tree, token):
            return own  # "we will arm Ukraine as it defends itself"
        if own.status in {"general", "ongoing"} and above.status in _UNREAL and above.status != "requested":
            return replace(own, status="predicted" if above.status == "planned" else above.status)
        return own
    return _argument(tree, token, own, link, above)


def _shared(tree: ParseTree, token: int, own: Frame, link: Link, above: Frame) -> Frame:
    """Take on all that is said of the governor: a bare conjunct, a copula's complement, a light verb's object."""
    frame = _inherit_doubt(own, above)
    negative = own.negative or above.negative
    if tree.deps[token] == "conj":
        goes_on = tree.lemmas[token] in _GOING_ON  # "will not leave and remain in touch"
        negative = own.negative or (above.negative and not goes_on and not is_contrast(tree, link.governor, token))
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
        negation=own.negation if own.negation is not None else above.negation,
    )


def _inherit_doubt(own: Frame, above: Frame) -> Frame:
    return replace(own, certainty=weaker(own.certainty, above.certainty), hedges=(*above.hedges, *own.hedges))


def apply_hedge(tree: ParseTree, own: Frame, link: Link, hedge: Hedge, above: Frame) -> Frame:
    """Apply a governing word of the lexicon, denied or not, and what stands above it."""
    is_plain_saying = hedge.negated == "unknown" and not (hedge.certainty or hedge.flip or hedge.status)
    certainty, hedges = own.certainty, own.hedges
    if not is_plain_saying:
        certainty, hedges = weaker(certainty, above.certainty), (*above.hedges, *hedges)
    negative = own.negative ^ hedge.flip
    words = tree.span(*link.words)
    limit = hedge.certainty
    # "has seen no sign": verb and noun are denied by one word, once
    if above.negative and (own.negation is None or own.negation != above.negation):
        absent = hedge.negated == "unknown" and above.negation is not None and _no_sign(tree, link, above.negation)
        negative, limit = _deny(
            own.negative, negative, replace(hedge, negated="raise", certainty=None) if absent else hedge
        )
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
        phase=own.phase or (None if own.tensed and hedge.status == "requested" else hedge.phase),
        tensed=own.tensed or above.tensed,
        negation=own.negation if own.negation is not None else above.negation,
    )


def _no_sign(tree: ParseTree, link: Link, negation: int) -> bool:
    """Tell "nothing suggests that" and "no evidence suggests that", which say that there is no sign of it."""
    lacking = tree.words[negation] == "no" and tree.lemmas[tree.heads[negation]] in SIGNS
    return (lacking or tree.words[negation] == "nothing") and tree.lemmas[link.governor] in SHOWING


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


def _governed_status(own: Frame, hedge: Hedge, above: Frame, *, is_plain_saying: bool) -> Status:
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


def _argument(tree: ParseTree, token: int, own: Frame, link: Link, above: Frame) -> Frame:
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
