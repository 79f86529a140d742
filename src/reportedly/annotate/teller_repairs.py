"""Parse repairs of verbs of telling and answering that the parser takes for nouns, or loses under one.

"The army rejects accusations that …" has a verb and its object, not an army of rejects that accuses somebody;
"…, state media report." ends in a verb; "a man reached by phone said it had left" has its teller before the phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.cues import TOLD_NOUNS, load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PREMODIFIERS: Final = frozenset({"compound", "amod", "nmod"})
_NAMING: Final = _PREMODIFIERS | {"det", "poss", "nummod"}
_TAKEN: Final = _PREMODIFIERS | {"nsubj"}
#: Third persons that are hardly ever plurals of a noun.
_ANSWERS: Final = {
    "rejects": "reject",
    "disputes": "dispute",
    "denies": "deny",
    "dismisses": "dismiss",
    "refutes": "refute",
    "contests": "contest",
    "rebuts": "rebut",
}
#: Verbs with the form of a noun that may close a sentence, and the plurals that stand for who or what tells.
_CLOSING: Final = frozenset({"report", "show", "claim", "estimate"})
_TELLING: Final = frozenset(
    """media outlets newspapers papers broadcasters agencies stations channels sources officials residents witnesses
    analysts diplomats experts medics doctors activists observers monitors authorities
    """.split()
)
_SHOWING: Final = frozenset(
    "data images records figures statistics documents photos photographs pictures polls surveys logs maps".split()
)


def repair_tellers(doc: Doc) -> None:
    """Put right, in place, the verbs of telling and answering that the parser takes for something else."""
    verbs = load_cues("verb")
    for word in doc:
        if word.lower_ in _ANSWERS:
            _answer(word)
        elif word.lower_ in _CLOSING and word.tag_ == "NN":
            _close(word)
        elif word.tag_ == "VBD" and word.dep_ == "pobj" and word.lemma_ in verbs:
            _free_saying(word)
        elif word.dep_ == "compound" and word.head.pos_ == "VERB" and word.head.lemma_ in verbs:
            _free_means(word)
        elif word.dep_ == "agent" and any("clause" in entry.frames for entry in verbs.get(word.head.lemma_, ())):
            _tell_by(word)


def _answer(verb: Token) -> None:
    """Make a verb and its object of an answer that is taken for a noun: "the army rejects accusations that …"."""
    thing = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if thing is None or not _is_denied(thing):
        return
    if thing.head == verb:
        subject = next((child for child in verb.lefts if child.i == verb.i - 1 and child.dep_ in _TAKEN), None)
    elif verb.head == thing and verb.dep_ in ("nsubj", "compound"):
        own = (*verb.lefts, *thing.lefts)
        subject = next((child for child in own if child.i == verb.i - 1 and child.dep_ in _PREMODIFIERS), None)
        if subject is not None:
            _take_over(verb, thing)
    else:
        return
    if subject is None:
        return
    for child in [child for child in verb.lefts if child.dep_ in _NAMING and child != subject]:
        child.head = subject
    subject.head, subject.dep_ = verb, "nsubj"
    verb.lemma_, verb.tag_, verb.pos_ = _ANSWERS[verb.lower_], "VBZ", "VERB"


def _is_denied(noun: Token) -> bool:
    """Tell a noun in the plural for what is told of somebody, whatever the parser takes it for."""
    lemma = noun.lower_.removesuffix("s")
    return lemma != noun.lower_ and (lemma in TOLD_NOUNS or lemma in load_cues("noun"))


def _take_over(verb: Token, thing: Token) -> None:
    """Put a verb in the place of the noun behind it, which becomes its object and keeps what it is said to be."""
    _put_in_place(verb, thing)
    for child in [child for child in thing.children if child.i < verb.i or not _is_told(child)]:
        child.head = verb
    for child in thing.rights:
        child.dep_ = "acl"
    thing.head, thing.dep_, thing.tag_, thing.pos_ = verb, "dobj", "NNS", "NOUN"
    thing.lemma_ = thing.lower_.removesuffix("s")


def _is_told(clause: Token) -> bool:
    """Tell the clause that says what is told: "accusations that it …"."""
    return clause.dep_ in ("ccomp", "acl") and clause.left_edge.lower_ == "that"


def _put_in_place(verb: Token, taken: Token) -> None:
    """Put a verb where the parser has put another word."""
    if taken.dep_ == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = taken.head, taken.dep_


def _close(verb: Token) -> None:
    """Make a verb of the noun behind a plural that ends what is told: "Two men died, state media report."."""
    doc, teller = verb.doc, verb.nbor(-1) if verb.i else verb
    tellers = _SHOWING if verb.lower_ == "show" else _TELLING
    if teller.lower_ not in tellers or teller.head != verb or teller.dep_ not in _PREMODIFIERS:
        return
    begin, end = verb.sent.start, verb.sent.end
    opening = next((at for at in range(teller.i - 1, begin, -1) if doc[at].text == ","), None)
    if opening is None or not all(word.is_punct or word.is_space for word in doc[verb.i + 1 : end]):
        return
    told = verb.head if verb.dep_ != "ROOT" else next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    if told is None or not (told.tag_ in _FINITE or any(child.tag_ in _FINITE for child in told.lefts)):
        return
    own = [child for child in verb.lefts if child.i > opening and child != teller]
    for child in own:
        child.head = teller
    teller.head, teller.dep_ = verb, "nsubj"
    if told.head != verb:
        _put_in_place(verb, told)
    told.head, told.dep_ = verb, "ccomp"
    verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", verb.lower_


def _free_saying(verb: Token) -> None:
    """Give a teller who was reached by something the verb: "a man reached by phone said supplies had arrived"."""
    by, means = verb.head, verb.nbor(-1) if verb.i else verb
    if by.dep_ not in ("agent", "prep") or means.head != verb or means.dep_ != "compound":
        return
    teller = by.head
    while teller.dep_ not in _SUBJECTS and teller.head != teller:
        teller = teller.head
    told = teller.head
    if teller.dep_ not in _SUBJECTS or not teller.i < by.i < verb.i < told.i:
        return
    means.head, means.dep_ = by, "pobj"
    _put_in_place(verb, told)
    for child in [child for child in told.lefts if child.i < verb.i]:
        child.head = verb
    teller.dep_ = "nsubj"
    told.head, told.dep_ = verb, "ccomp"


def _free_means(noun: Token) -> None:
    """Give the means by which a teller was reached its preposition back: "a man reached by phone said"."""
    by = noun.nbor(-1) if noun.i else noun
    if noun.head.i == noun.i + 1 and by.dep_ in ("agent", "prep") and not by.n_rights:
        noun.head, noun.dep_ = by, "pobj"


def _tell_by(by: Token) -> None:
    """Hang what was told on the telling, not on its teller: "it was noted by the envoy of Kyiv that …"."""
    verb = by.head
    empty = any(child.lower_ == "it" and child.dep_ in ("nsubjpass", "nsubj") for child in verb.lefts)
    if not empty or any(child.dep_ == "ccomp" for child in verb.rights):
        return
    for clause in [word for word in verb.subtree if word.i > by.i and word.dep_ in ("relcl", "acl")]:
        that = clause.left_edge
        if that.lower_ != "that" or not (by.is_ancestor(clause) or clause.head.dep_ == "pobj"):
            continue
        subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS and child != that), None)
        if subject is None or subject.left_edge.i > that.i + 1:
            continue
        clause.head, clause.dep_ = verb, "ccomp"
        that.head, that.dep_, that.tag_, that.pos_ = clause, "mark", "IN", "SCONJ"
        return
