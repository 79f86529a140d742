"""Parse repairs of set phrases: "far from over", "few doubt that", "the agency quoted the minister as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.cues import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTING: Final = frozenset({"quoted", "cited"})
_SPEAKING: Final = frozenset("saying telling writing stating warning claiming".split())
_STATES: Final = frozenset({"be", "remain", "seem", "appear", "look"})
#: What "far from" denies: a state ("clear", "defeated", "over") or a deed; a thing is a place one is far from.
_PREDICATED: Final = frozenset({"JJ", "VBN", "VBG", "RB", "IN", "RP"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MODIFYING: Final = frozenset({"compound", "amod", "nmod"})
#: Tokens from "quoted" to its "as saying": a title and a name.
_LONGEST_QUOTED: Final = 12


def repair_idioms(doc: Doc) -> None:
    """Put right, in place, what the parser makes of words that mean something only together."""
    verbs = load_cues("verb")
    for token in doc:
        if token.lower_ == "far" and token.i + 2 < len(doc) and token.nbor().lower_ == "from":
            _deny(token)
        elif (
            token.lower_ == "few"
            and token.dep_ == "amod"
            and token.head.tag_ == "VBP"
            and token.head.left_edge == token
        ):
            token.dep_, token.tag_, token.pos_ = "nsubj", "NNS", "NOUN"
        elif token.lower_ in _QUOTING and token.dep_ in _MODIFYING and token.i:
            _raise_quoting(token)
        elif token.lower_ in verbs or token.lemma_ in verbs:
            _seat_speaker(token)
            _hang_day(token)


def _deny(far: Token) -> None:
    """Make a denial of "far from": "the war is far from over", "it is far from certain that"."""
    verb, of = far.head, far.nbor()
    state = next((child for child in of.rights if child.tag_ in _PREDICATED), None)
    if verb.lemma_ not in _STATES or of.head != far or state is None or state.left_edge.i != of.i + 1:
        return
    far.dep_ = "neg"
    if state.tag_ != "VBG":
        state.head, state.dep_ = verb, "acomp"


def _raise_quoting(quoting: Token) -> None:
    """Make the verb of what the parser hangs on whom it quotes: "IRNA quoted Foreign Minister Araqchi as saying"."""
    doc, outlet, name = quoting.doc, quoting.nbor(-1), quoting.head
    while name.dep_ in _MODIFYING and name.head.i > name.i:
        name = name.head
    saying = next((word for word in doc[name.i + 1 : name.i + 3] if word.lower_ in _SPEAKING), None)
    if outlet.pos_ not in ("PROPN", "NOUN") or not quoting.i < name.i < quoting.i + _LONGEST_QUOTED:
        return
    if saying is None or doc[saying.i - 1].lower_ != "as":
        return
    outlet = outlet if outlet.head.i in (quoting.i, name.i) or outlet.head == quoting.head else quoting
    if outlet == quoting:
        return
    behind = [child for child in name.rights if child.i > name.i]
    quoting.dep_ = name.dep_
    quoting.head = quoting if name.head == name else name.head
    quoting.tag_, quoting.pos_ = "VBD", "VERB"
    outlet.head, outlet.dep_ = quoting, "nsubj"
    for child in [*behind, *(child for child in name.lefts if child.i < quoting.i and child != outlet)]:
        child.head = outlet if child.i < quoting.i else quoting
    name.head, name.dep_ = quoting, "dobj"
    for child in [child for child in quoting.rights if child != name and child.right_edge.i < name.i]:
        child.head = name


def _hang_day(verb: Token) -> None:
    """Hang the day before a saying on it, not on its speaker: "military rulers on Monday accused France"."""
    day = verb.nbor(-1) if verb.i > 1 and verb.tag_ in ("VBD", "VBZ") else None
    if day is None or day.lower_ not in _DAYS or day.dep_ != "pobj" or day.head.lower_ != "on":
        return
    speaker = day.head.head
    if speaker.head == verb and speaker.dep_ == "nsubj" and day.head.i == day.i - 1:
        day.head.head = verb


def _seat_speaker(verb: Token) -> None:
    """Make the subject of a speaker hung on what is said: "sent troops to Russia, South Korea's spy agency said"."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ") or verb.i < 2:
        return
    speaker = verb.nbor(-1)
    if speaker.dep_ not in ("appos", "conj") or speaker.pos_ not in ("NOUN", "PROPN"):
        return
    told = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    comma = speaker.left_edge.i - 1
    if told is None or not told.is_ancestor(speaker) or comma <= told.i or verb.doc[comma].text != ",":
        return
    if any(child.dep_ in _SUBJECTS and child.i > told.i for child in verb.lefts) or any(
        child.i > verb.i for child in speaker.subtree
    ):
        return
    speaker.head, speaker.dep_ = verb, "nsubj"
    verb.doc[comma].head = verb
