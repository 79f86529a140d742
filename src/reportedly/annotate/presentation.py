"""Presentation: governing words read for what they govern, where they stand for it ("failed to win")."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reportedly.annotate.frames import Frame, apply_hedge, frame_of
from reportedly.annotate.governing_words import SHOWING, Link, dismisses, hedge_of, refuses_grant, was_given
from reportedly.annotate.silences import is_unanswered
from reportedly.annotate.tree import ParseTree
from reportedly.annotate.verb_groups import verb_group
from reportedly.model.vocabulary import Status, weaker
from reportedly.reference.hedges import Hedge, load_hedges

#: Verbs that stand for what follows only where it is a clause or infinitive ("were arranged in groups" is no plan).
_CLAUSE_ONLY: Final = frozenset(
    "arrange mean look resolve aim opt commit design set fail decide agree tell ask want desire wish weigh "
    "consider contemplate mull ponder debate discuss study talk need".split()
)
#: Verbs that judge a clause by an adjective: "we judge it unlikely that …".
_TALKING: Final = frozenset({"discuss", "talk"})
_JUDGING: Final = frozenset({"judge", "consider", "think", "find", "deem", "believe", "call"})
_CLAUSES: Final = frozenset({"ccomp", "csubj", "csubjpass"})
#: What one cannot plan: "was to become king", "no boat was to be seen".
_UNPLANNED: Final = frozenset("become die prove see find hear remain last fall lose be".split())
_OUTCOMES: Final = frozenset("collapse war defeat conflict disaster victory breakdown clash coup agreement".split())
#: Of whom it is no open question that they are not known, and by what a verb says to whom or as what one is known.
_PERSONS: Final = frozenset({"he", "she", "they", "i", "we", "you", "who"})
_OF_KNOWING: Final = frozenset({"xcomp", "ccomp", "csubj", "prep", "agent", "oprd", "advcl"})
#: What a thing is, and of what kind, that nobody knows: "anybody's guess", "another matter", "an open question".
_OPEN_MATTERS: Final = {
    "guess": frozenset({"anybody", "anyone"}),
    "matter": frozenset({"another", "different", "open"}),
    "question": frozenset({"another", "different", "open"}),
    "story": frozenset({"another", "different"}),
}
_ASKING: Final = frozenset("whether if how who when where why what".split())
_AIMS: Final = frozenset("aim objective goal attempt bid effort mission quest endeavour endeavor push".split())
_PERCEIVING: Final = frozenset({"see", "find", "observe", "detect", "spot", "notice"})


def present(tree: ParseTree, token: int, frame: Frame) -> Frame:
    """Read a governing word for what it governs where it stands for it: "failed to win", "is likely to come"."""
    special = _special(tree, token, frame)
    if special is not None:
        return special
    governor = _governor(tree, token)
    found = hedge_of(tree, governor)
    if found is None or refuses_grant(tree, token):
        return frame
    if not found[0].presents and not _fears(tree, governor, found[0], frame):
        return replace(frame, phase=frame.phase or (None if frame.negative else found[0].phase))
    hedge = found[0]
    complement = _presented_complement(tree, governor, hedge)
    if complement is None:
        return frame
    governed = Frame(False, "certain", frame.status, (), None, False)
    shown = apply_hedge(tree, governed, Link(governor, "hedged", hedge, (found[1], found[2])), hedge, frame)
    if governor != token and tree.lemmas[token] in {"seem", "appear"}:
        shown = replace(shown, certainty=weaker(shown.certainty, "probable"), hedges=(tree.span(token), *shown.hedges))
    status = _presented_status(tree, token, frame, hedge)
    if complement != governor and tree.deps[complement] not in {"dobj", "prep"}:
        below = frame_of(tree, complement)
        tells = tree.deps[complement] in _CLAUSES or verb_group(tree, complement).perfect
        tells = tells and below.tensed and below.status in {"happened", "ongoing"}
        open_question = below.certainty == "unknown" and shown.certainty == "unknown"
        if frame.status not in {"conditional", "predicted"} and (
            below.status == "conditional" or tells or open_question
        ):
            status = below.status
    return replace(shown, status=status, phase=shown.phase or frame.phase)


def _fears(tree: ParseTree, governor: int, hedge: Hedge, frame: Frame) -> bool:
    """Tell "are afraid that the truce will fail", which tells what they fear, from "are afraid of them"."""
    dreads = hedge.certainty == "possible" and hedge.status == "predicted" and tree.deps[governor] == "acomp"
    return dreads and not frame.negative and tree.child(governor, "ccomp") is not None


def _special(tree: ParseTree, token: int, frame: Frame) -> Frame | None:
    """Read the predicates that no single governing word explains; None for all others."""
    lemma = tree.lemmas[token]
    if is_unanswered(tree, token, denied=frame.negative):
        return _unanswered(tree, token, frame)
    if frame.negative and (_is_unknown(tree, token) or _knows_nothing(tree, token)):
        return replace(frame, negative=lemma == "have", certainty="unknown", hedges=(*frame.hedges, tree.span(token)))
    if _is_open_matter(tree, token):
        return replace(frame, certainty="unknown", hedges=(*frame.hedges, tree.span(token)))
    if lemma == "come" and _comes_close(tree, token):
        return replace(frame, negative=not frame.negative, phase=frame.phase or "failed")
    if lemma in {"be", "have"}:
        return _through_noun(tree, token, frame) or _through_infinitive(tree, token, frame)
    judged = tree.child(token, "ccomp") if lemma in _JUDGING else None
    if judged is not None and tree.tags[judged] == "JJ" and hedge_of(tree, judged) is not None:
        return present(tree, judged, frame_of(tree, judged))
    if dismisses(tree, token) and not refuses_grant(tree, token):
        return replace(frame, negative=not frame.negative)
    if lemma in _PERCEIVING and frame.negative and frame.certainty == "certain":
        return _unperceived(tree, token, frame)
    if lemma == "go" and tree.tags[token] == "VBG":
        infinitive = tree.child(token, "xcomp")
        status = _going_to(tree, token, frame)
        return frame if infinitive is None else replace(frame_of(tree, infinitive), status=status)
    if tree.deps[token] == "ROOT" and not tree.tags[token].startswith("VB"):
        participle = tree.child(token, "acl")
        if participle is not None and tree.tags[participle] == "VBN":
            return present(tree, participle, frame_of(tree, participle))
    return None


def _is_unknown(tree: ParseTree, token: int) -> bool:
    """Tell "their identity is not known", which leaves it open, from "he is not known to the police"."""
    if tree.lemmas[token] != "know" or tree.child(token, "auxpass") is None:
        return False
    thing = tree.child(token, "nsubjpass")
    if thing is None or tree.words[thing] in _PERSONS or tree.entities[thing] == "PERSON":
        return False
    return not any(tree.deps[child] in _OF_KNOWING for child in tree.children[token])


def _knows_nothing(tree: ParseTree, token: int) -> bool:
    """Tell "has no knowledge of any cargo", by which there may be one (codebook, "Speech act")."""
    thing = tree.child(token, "dobj") if tree.lemmas[token] == "have" else None
    return thing is not None and tree.lemmas[thing] == "knowledge"


def _is_open_matter(tree: ParseTree, token: int) -> bool:
    """Tell "how many died is anybody's guess" and "whether it will hold is another matter" from "it is a guess"."""
    asked, matter = tree.child(token, "csubj"), tree.child(token, "attr")
    if tree.lemmas[token] != "be" or asked is None or matter is None or tree.child(token, "neg") is not None:
        return False
    first = asked
    while tree.children[first] and tree.children[first][0] < first:
        first = tree.children[first][0]
    told = [child for child in tree.children[matter] if tree.words[child] in _OPEN_MATTERS.get(tree.lemmas[matter], ())]
    return bool(told) and tree.words[first] in _ASKING


def _comes_close(tree: ParseTree, come: int) -> bool:
    """Tell "came close to invading" and "came close to collapse": what nearly was has not been."""
    close = tree.child(come, "advmod", "acomp")
    if close is None or tree.words[close] not in {"close", "near", "closest"}:
        return False
    for to in tree.children[close]:
        deed = tree.child(to, "pcomp", "pobj") if tree.deps[to] == "prep" else None
        if deed is not None and (tree.deps[deed] == "pcomp" or tree.lemmas[deed] in _OUTCOMES):
            return True
    return tree.child(close, "xcomp") is not None


def _governor(tree: ParseTree, token: int) -> int:
    """Return the word that governs on a predicate's behalf: a copula's adjective, else the predicate itself."""
    complement = None
    if tree.lemmas[token] in {"be", "remain", "stand"} and tree.child(token, "attr") is None:
        complement = tree.child(token, "acomp", "oprd")
    elif tree.lemmas[token] in {"seem", "appear", "look"}:
        complement = tree.child(token, "acomp", "oprd")
        complement = complement if complement is not None and hedge_of(tree, complement) is not None else None
    return token if complement is None else complement


def _presented_status(tree: ParseTree, token: int, frame: Frame, hedge: Hedge) -> Status:
    """Return the status a governing word gives to itself; a request that is itself only foreseen is not yet made."""
    status = hedge.status or frame.status
    if hedge.negated == "possible" and tree.child(token, "auxpass") is not None and frame.negative:
        return "predicted" if frame.status in {"general", "ongoing", "planned"} else frame.status
    asks = status == "requested" and frame.status not in {"happened", "general"}
    seeks = status == "planned" and tree.lemmas[token] == "seek" and frame.status == "ongoing"
    open_ = frame.status in {"conditional", "predicted"} or (status == "requested" and _may_ask(tree, token))
    return frame.status if open_ or asks or seeks else status


def _may_ask(tree: ParseTree, token: int) -> bool:
    """Tell what one can ask for from what one asks for: "any member can request a meeting"."""
    modal = verb_group(tree, token).modal
    return modal is not None and tree.lemmas[modal] == "can"


def _presented_complement(tree: ParseTree, governor: int, hedge: Hedge) -> int | None:
    """Return the complement that a governing word stands for."""
    adverbial = () if tree.lemmas[governor] in _TALKING else ("advcl",)  # "discussed Gaza, as aid ran out"
    clause = tree.child(governor, "xcomp", "ccomp", "csubj", "csubjpass", *adverbial)
    if clause is None and tree.deps[governor] in {"acomp", "attr"} and hedge.status != "planned":
        clause = tree.child(tree.heads[governor], "ccomp", "csubj", "advcl")
    if clause is not None:
        return clause
    short = tree.child(governor, "advmod", "acomp")
    if short is not None and tree.words[short] == "short":
        return tree.child(short, "prep")
    if tree.tags[governor].startswith("VB"):
        if tree.lemmas[governor] == "press":  # "pressed Israel for a truce", but "pressed on in the east"
            return tree.child(governor, "dobj") or _pressed_for(tree, governor)
        if hedge.status is not None or hedge.flip:
            passive = ("nsubjpass",) if hedge.negated == "possible" else ()  # "an attack cannot be ruled out"
            return (
                tree.child(governor, "dobj", "prep", "agent", *passive) if not _needs_clause(tree, governor) else None
            )
        return None
    return governor if hedge.certainty is not None or hedge.flip else None


def _pressed_for(tree: ParseTree, governor: int) -> int | None:
    """Return the "for" of "pressed for a truce"."""
    return next((child for child in tree.children[governor] if tree.words[child] == "for"), None)


def _needs_clause(tree: ParseTree, governor: int) -> bool:
    """Tell whether a governing verb stands only for a clause: "talked about Taiwan" is a talk that was held.

    The gerund behind a preposition ("talked about sending troops") is such a clause.
    """
    if tree.lemmas[governor] not in _CLAUSE_ONLY:
        return False
    before = [child for child in tree.children[governor] if tree.deps[child] == "prep"]
    if tree.lemmas[governor] == "fail" and any(_is_aimed(tree, child) for child in before):
        return False
    gerunds = [tree.child(child, "pcomp") for child in before]
    return not any(gerund is not None and tree.child(gerund, "nsubj") is None for gerund in gerunds)


def _is_aimed(tree: ParseTree, preposition: int) -> bool:
    """Tell "failed in its objective of capturing Kyiv" and "in a bid to" from "failed in midflight"."""
    aim = tree.child(preposition, "pobj") if tree.words[preposition] == "in" else None
    return aim is not None and tree.lemmas[aim] in _AIMS


def _through_infinitive(tree: ParseTree, token: int, frame: Frame) -> Frame | None:
    """Read "is to arrive", "was to host" (planned; "were to be seen" is past) and "has yet to arrive" (denied)."""
    for child in tree.children[token]:
        if child > token and tree.deps[child] in {"xcomp", "ccomp"}:
            to = tree.child(child, "aux")
            if to is None or tree.tags[to] != "TO":
                return None
            if any(tree.words[below] == "yet" for below in tree.children[token]):
                return frame_of(tree, child)
            is_plan = tree.lemmas[token] == "be" and tree.child(token, "acomp", "oprd", "attr") is None
            past = frame.status == "happened" and not frame.negative and tree.lemmas[child] not in _UNPLANNED
            is_plan = is_plan and (frame.status in {"ongoing", "general"} or past)
            return replace(frame, status="planned") if is_plan else None
    return None


def _through_noun(tree: ParseTree, token: int, frame: Frame) -> Frame | None:
    """Read "there is a risk that", "have no plans to", "there were teams scheduled to" for what they lead up to."""
    noun = tree.child(token, "attr", "dobj")
    if noun is None or (tree.lemmas[token] == "be" and tree.child(token, "expl") is None) or was_given(tree, noun):
        return None
    for child in tree.children[noun]:
        if tree.words[noun] == "nothing" and tree.lemmas[child] in SHOWING and tree.child(child, "dobj") is not None:
            shown = (*frame.hedges, tree.span(child))  # "nothing to suggest preparations"
            return replace(frame, certainty=weaker(frame.certainty, "probable"), hedges=shown)
        if tree.deps[child] == "acl" and tree.tags[child] == "VBN":
            return present(tree, child, frame_of(tree, child)) if hedge_of(tree, child) is not None else None
        if tree.deps[child] in {"acl", "relcl"} or (tree.deps[child] == "prep" and tree.words[child] == "of"):
            told_of = tree.lemmas[noun] == "report" and tree.deps[child] == "prep"  # "no reports of injuries": no sign
            hedge = load_hedges("noun").get("sign" if told_of and frame.negative else tree.lemmas[noun])
            if hedge is None or (hedge.certainty is None and hedge.status is None and hedge.negated != "raise"):
                return None
            governed = Frame(False, "certain", frame.status, (), None, False)
            return apply_hedge(tree, governed, Link(noun, "hedged", hedge, (noun, noun)), hedge, frame_of(tree, noun))
    return None


def _unanswered(tree: ParseTree, token: int, frame: Frame) -> Frame:
    first = frame.negation if frame.negation is not None else token
    words = tree.span(min(first, token), max(first, token))
    status: Status = "happened" if frame.status in {"general", "predicted", "planned", "conditional"} else frame.status
    if tree.lemmas[token] in {"refer", "go"}:
        status = "happened"
    hedges = (*frame.hedges, words)
    return replace(frame, negative=False, certainty="unknown", status=status, hedges=hedges, phase="unanswered")


def _unperceived(tree: ParseTree, token: int, frame: Frame) -> Frame:
    """What nobody has seen is probably not so (codebook: "no sign", "no evidence")."""
    if tree.child(token, "ccomp", "xcomp") is None and frame.negation is None:
        return frame
    seen = tree.child(token, "dobj")
    if seen is not None and tree.tags[seen] in {"DT", "PRP"}:
        return frame  # "we haven't seen that" is a plain denial of what was asked
    return replace(frame, certainty="probable", hedges=(*frame.hedges, tree.span(token)))


def _going_to(tree: ParseTree, token: int, frame: Frame) -> Status:
    if frame.status in {"conditional", "requested"}:
        return frame.status
    subject = tree.child(token, "nsubj")
    return "planned" if subject is not None and tree.words[subject] in {"i", "we", "he", "she"} else "predicted"
