"""Parse repairs of two tellings that "and" joins, where the parser lets a thing told about be joined to who tells next.

"They discussed Gaza and the minister stressed that …" has two verbs with a subject each; "underscored that freedom of
navigation and overflight must be respected" has one clause with two subjects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.cues import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Verbs that take a thing and no clause.
_OF_THINGS: Final = frozenset(
    """discuss review address welcome condemn thank attend exchange commend congratulate praise applaud examine tackle
    denounce visit survey
    """.split()
)
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS: Final = frozenset({"NN", "NNS"})


def repair_shared(doc: Doc) -> None:
    """Part, in place, what two tellings do not share, and join two subjects of one telling."""
    for token in doc:
        if token.lemma_ in _OF_THINGS and token.pos_ == "VERB":
            _part_thing(token)
        elif token.lower_ == "that" and token.dep_ == "det":
            _join_told(token)


def _part_thing(verb: Token) -> None:
    """Give a verb its thing back, and the one joined to it to the verb behind: "discussed Gaza and Biden thanked …"."""
    told = next((child for child in verb.rights if child.dep_ == "ccomp" and child.tag_ in _FINITE), None)
    thing = next((child for child in told.lefts if child.dep_ == "nsubj"), None) if told is not None else None
    if told is None or thing is None or thing.left_edge.i != verb.i + 1:
        return
    speaker = thing
    while (further := next((child for child in speaker.rights if child.dep_ == "conj"), None)) is not None:
        speaker = further
    joint = speaker.left_edge.nbor(-1)
    if speaker is thing or joint.lower_ != "and":
        return
    thing.head, thing.dep_ = verb, "dobj"
    speaker.head, speaker.dep_ = told, "nsubj"
    joint.head, told.dep_ = verb, "conj"


def _join_told(that: Token) -> None:
    """Make one clause of what is told with two subjects: "underscored that freedom of … and overflight must be"."""
    thing = that.head
    verb = thing.head
    if thing.dep_ != "dobj" or that.i != verb.i + 1 or verb.lemma_ not in load_cues("verb") or thing.n_rights == 0:
        return
    told = next((child for child in verb.rights if child.dep_ == "conj"), None)
    second = (
        next((child for child in told.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
        if told is not None
        else None
    )
    if told is None or second is None or second.tag_ not in _NOUNS or second.n_lefts:
        return
    if told.lemma_ != "be" and not any(child.dep_ in ("aux", "auxpass") for child in told.lefts):
        return  # "repeated that promise of help and aid arrived" tells two things
    joint = second.nbor(-1)
    if joint.lower_ != "and" or joint.i < thing.i:
        return
    relation = second.dep_
    thing.head, thing.dep_ = told, relation
    second.head, second.dep_, joint.head = thing, "conj", thing
    told.dep_, that.head, that.dep_ = "ccomp", told, "mark"
