"""Acts: what a speaker does by saying something (codebook, "Speech act"), where the cue alone does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.claims.demands import bids, is_high_time, tells_order, tells_request, wishes
from reportedly.claims.menaces import is_menace
from reportedly.claims.names import name_of
from reportedly.claims.speakers import FIRST_PERSON, is_own, modals_of, subject_of
from reportedly.model import CodedEvent, Factuality, Holder
from reportedly.model.vocabulary import SpeechAct
from reportedly.reference.states import states_named

if TYPE_CHECKING:
    from spacy.tokens import Token

#: How a speaker gives an opinion: "I think", "I thought".
_OPINING: Final = frozenset({"think", "thought"})
_FEARING: Final = frozenset("fear fears feared fearing".split())
_PROMISING: Final = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
_DOUBTING: Final = frozenset({"may", "might"})
_EXPECTING: Final = frozenset({"expected", "anticipated", "expects", "anticipates"})
_LIKELY: Final = frozenset({"likely", "unlikely"})
_TO_COME: Final = frozenset({"planned", "predicted", "conditional"})
#: Hedges by which whoever reports a thing gives what others reckon: "believed to be held".
_RECKONED: Final = frozenset({"believed", "estimated", "thought", "presumed", "reckoned", "assessed"})
#: What a speaker does by saying "we urge", "we condemn".
_PERFORMING: Final[dict[str, SpeechAct]] = {
    "urge": "demand",
    "demand": "demand",
    "implore": "demand",
    "request": "demand",
    "condemn": "accuse",
    "denounce": "accuse",
    "deplore": "accuse",
    "pledge": "promise",
    "vow": "promise",
}
#: Verbs of what befalls one, or is so, and cannot be promised.
_UNCHOSEN: Final = frozenset(
    """be have know need face lose die fall run become like prefer want suffer get find see understand fail regret feel
    happen remain survive benefit depend deserve struggle collapse rise grow last
    """.split()
)
#: Pronouns by which somebody's reported words speak of the speaker, and the kinds of speakers that each may be.
_SELVES: Final = {
    "he": frozenset({"person", "role"}),
    "she": frozenset({"person", "role"}),
    "it": frozenset({"organisation", "media"}),
    "they": frozenset({"group", "organisation", "media"}),
}
_RESOLVED: Final = frozenset({"ready", "prepared", "determined", "resolved", "willing", "committed"})
_STATELY: Final = frozenset({"GOV", "MIL", "REB"})
#: What is done to those whom a speaker addresses, for their good.
_GRANTED: Final = frozenset(
    "pardon forgive protect help welcome support receive spare reward release free compensate amnesty".split()
)
_CALLING: Final = frozenset({"call", "describe", "brand", "label", "denounce", "decry", "slam", "condemn", "be"})
#: What an act is called by whoever condemns it.
_BLAMING: Final = frozenset(
    """unacceptable outrageous disgraceful shameful illegal unlawful illegitimate barbaric cowardly criminal reckless
    irresponsible unconscionable reprehensible despicable abhorrent inexcusable unjustified unjustifiable heinous
    genocide terrorism aggression provocation atrocity atrocities massacre crime crimes violation blackmail piracy
    betrayal murder slaughter outrage disgrace hypocrisy
    """.split()
)


def act_of(
    act: SpeechAct,
    predicate: Token,
    holder: Holder,
    event: CodedEvent,
    factuality: Factuality,
    text: str,
    *,
    reported: bool = False,
    counted: bool = False,
    cue: str = "",
    own: bool = False,
) -> SpeechAct:
    """Return the speech act of a claim whose cue only says that something is said or thought.

    "We will …" is a promise, as is what a state's speaker says that state will do, and what one is ``reported`` to say
    that one will do; "must" in somebody's voice is a demand; "is expected to" is an expectation whoever reports it, and
    "I'd refer you to …" no answer. What is thought of the future is expected, and what is thought that may be is
    speculation, save for a figure (``counted``). What the ``cue`` fears is expected, save where it may be or has been.
    """
    if act == "estimate" and factuality.phase == "unanswered" and is_own(predicate):
        return "decline"  # "I don't think I'm going to comment"
    if act == "estimate":
        opinion = own and not counted and cue.rpartition(" ")[2] in _OPINING
        return _thought(predicate, factuality, counted=counted, opinion=opinion)
    if act == "expect" and cue in _FEARING:
        return _feared(predicate, factuality)
    if act == "demand" and (tells_order(predicate) or (holder.kind == "article" and tells_request(predicate))):
        return "say"
    if act != "say":
        return act
    if factuality.phase == "unanswered":
        return "say" if predicate.lemma_ == "know" else "decline"
    hedges = {hedge.of(text).lower() for hedge in factuality.hedges}
    if hedges & _EXPECTING or (hedges & _LIKELY and factuality.status in _TO_COME):
        return "expect"
    if hedges & _RECKONED:
        return "estimate"
    if holder.kind == "article":
        return act
    performed = _performed(predicate)
    if performed is not None:
        return performed
    if is_menace(predicate, event):
        return "warn"
    if _contradicts(predicate):
        return "deny"
    if _blames(predicate) or _condemns(predicate, holder, event):
        return "accuse"
    if "may" in modals_of(predicate) and factuality.certainty == "possible" and not counted:
        return "speculate"
    if bids(predicate) or wishes(predicate) or is_high_time(predicate):
        return "demand"
    if any(token.lower_ == "able" for token in predicate.children):
        return act
    return _promised(predicate, factuality, holder, event, reported=reported)


def _thought(predicate: Token, factuality: Factuality, *, counted: bool, opinion: bool) -> SpeechAct:
    """Return what thinking something is: "believes that they may return", "that they will return", "that it is so".

    Whoever says "I think" of what is so gives an ``opinion`` and assesses nothing.
    """
    modals = modals_of(predicate)
    if modals & _DOUBTING:
        return "estimate" if counted else "speculate"
    if modals & _PROMISING or factuality.status == "predicted":
        return "expect"
    return "say" if opinion else "estimate"


def _feared(predicate: Token, factuality: Factuality) -> SpeechAct:
    """Return what fearing something is: of what is to come an expectation, of what may come, is or was a guess."""
    if modals_of(predicate) & _DOUBTING or factuality.status not in _TO_COME:
        return "speculate"
    return "expect"


def _performed(predicate: Token) -> SpeechAct | None:
    """Return what a speaker does by naming it in the present tense: "we urge Israel to stop"; None for any other."""
    act = _PERFORMING.get(predicate.lemma_)
    subjects = [child.lower_ for child in predicate.lefts if child.dep_ == "nsubj"]
    now = predicate.tag_ in ("VBP", "VB") and not any(child.dep_ in ("aux", "neg") for child in predicate.children)
    return act if now and subjects and subjects[-1] in FIRST_PERSON else None


def _promised(
    predicate: Token, factuality: Factuality, holder: Holder, event: CodedEvent, *, reported: bool
) -> SpeechAct:
    """Return what is said by words of the future or of duty: a promise, a demand, or no more than "say"."""
    subject, modals = subject_of(predicate), modals_of(predicate)
    if subject in FIRST_PERSON and _waits(predicate):
        return "say"
    if subject in FIRST_PERSON and _is_resolved(predicate):
        return "promise"
    if predicate.lower_ == "going" and subject in FIRST_PERSON and _leads_on(predicate):
        return "promise"
    if "must" in modals:
        return "estimate" if factuality.status in ("happened", "ongoing") else "demand"
    if subject == "you" and modals & _PROMISING and predicate.lemma_ in _GRANTED:
        return "promise"
    if modals & _PROMISING and (subject in FIRST_PERSON or _is_own_deed(holder, event)):
        return "promise"
    if modals & _PROMISING and _is_stately(predicate, holder):
        return "promise"
    undertaken = reported and modals & (_PROMISING | {"would"}) and not _is_unreal(predicate)
    if undertaken and predicate.lemma_ not in _UNCHOSEN and event.actors in ((), (holder.country,)):
        selves = _SELVES.get(subject, frozenset())
        return "promise" if holder.kind in selves or _is_own_deed(holder, event) else "say"
    return "say"


def _waits(predicate: Token) -> bool:
    """Tell what the future will show or force on one: "we will see", "we'll find out", "we're going to have to"."""
    verb = predicate
    if predicate.lower_ == "going":
        verb = next((child for child in predicate.rights if child.dep_ == "xcomp"), predicate)
    if verb.lemma_ == "have":
        return any(child.dep_ == "xcomp" for child in verb.rights)
    if verb.lemma_ == "find":
        return any(child.lower_ == "out" for child in verb.rights)
    return verb.lemma_ == "wait" or (verb.lemma_ == "see" and not any(child.dep_ == "dobj" for child in verb.rights))


def _blames(predicate: Token) -> bool:
    """Tell whether a clause calls a thing by a word of blame: "called the strikes a war crime"."""
    if predicate.lemma_ not in _CALLING or any(child.dep_ == "neg" for child in predicate.children):
        return False
    for child in predicate.rights:
        named = child.dep_ in ("attr", "acomp", "oprd", "ccomp")
        if named and (child.lower_ in _BLAMING or _of(child) & _BLAMING):
            return True
        if child.lower_ == "as" or child.dep_ == "ccomp":
            return any(
                below.lower_ in _BLAMING and below.dep_ in ("pobj", "amod", "acomp", "oprd") for below in child.children
            )
    return False


def _of(noun: Token) -> set[str]:
    """Return what a noun is of: "an act of aggression"."""
    return {goal.lower_ for of in noun.rights if of.lower_ == "of" for goal in of.rights}


def _contradicts(predicate: Token) -> bool:
    """Tell an answer that only denies: "It will not.", "They have not." """
    if predicate.dep_ != "ROOT" or predicate.tag_ not in ("MD", "VBZ", "VBP", "VBD") or len(predicate.sent) > 6:
        return False
    rest = {child.dep_ for child in predicate.children} - {"punct", "advmod", "cc"}
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    return (
        rest == {"nsubj", "neg"} and subject is not None and subject.tag_ in ("PRP", "DT") and predicate.pos_ == "AUX"
    )


def _condemns(predicate: Token, holder: Holder, event: CodedEvent) -> bool:
    """Tell whether a speaker condemns by saying so: "China is dismayed at the veto", not "it lodged a protest"."""
    speaks = is_own(predicate) or (_is_own(holder) and event.actors == (holder.country,))
    return event.type == "ACCUSE" and speaks and predicate.tag_ in ("VBP", "VBZ") and not modals_of(predicate)


def _is_unreal(predicate: Token) -> bool:
    """Tell "would have gone" from "would go"."""
    return any(token.lower_ in ("have", "'ve", "’ve") and token.dep_ == "aux" for token in predicate.children)


def _is_resolved(predicate: Token) -> bool:
    """Tell what speakers say they mean to do: "I intend to keep it", "we stand ready to help"."""
    if predicate.tag_ not in ("VBP", "VB") or any(child.dep_ == "neg" for child in predicate.children):
        return False
    if predicate.lemma_ == "intend":
        return _leads_on(predicate)
    ready = [child for child in predicate.rights if child.dep_ == "acomp" and child.lower_ in _RESOLVED]
    return any(_leads_on(word) for word in ready) or (bool(ready) and _leads_on(predicate))


def _leads_on(going: Token) -> bool:
    """Tell "we are going to help" from "we are going to Kyiv"."""
    return any(child.dep_ == "xcomp" for child in going.children)


def _is_own(holder: Holder) -> bool:
    return holder.country is not None and holder.sector in (None, "GOV", "MIL")


def _is_own_deed(holder: Holder, event: CodedEvent) -> bool:
    return _is_own(holder) and event.type != "CONSULT" and event.actors == (holder.country,)


def _is_stately(predicate: Token, holder: Holder) -> bool:
    """Tell what only those in power can promise: "There will be no talks", "Somalia will prevail", of the speaker."""
    if holder.sector not in _STATELY:
        return False
    if any(child.dep_ == "expl" for child in predicate.children):
        return any(
            below.lower_ == "no" for child in predicate.rights if child.dep_ == "attr" for below in child.children
        )
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "PROPN" or predicate.lemma_ in _UNCHOSEN:
        return False
    return holder.country is not None and states_named(name_of(subject)) == (holder.country,)
