"""Who speaks on: a clause that the parser joins to the words said, and English to the saying.

"X said …, but Y said …" are two who speak; "denied that … and accused" is one who does both; "claimed that …, but gave
no details" is what the article says of the speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.cues import TOLD_NOUNS, load_cues
from reportedly.reference.entities import load_entities
from reportedly.reference.names import key_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SAID: Final = frozenset({"ccomp", "xcomp"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINING: Final = frozenset({"and", "but", "while", "though"})
_OPPOSING: Final = frozenset({"while", "whereas", "though", "although"})
#: Verbs that give a figure or answer what was told: "but a doctor put the number at three".
_PUTTING: Final = frozenset({"put", "dispute", "deny", "reject", "dismiss", "contest", "confirm"})
#: What stands for another's word: "claimed the opposite".
_REVERSE: Final = frozenset({"opposite", "contrary", "reverse", "same", "otherwise"})
#: Verbs by which a speaker goes on from what was said to a deed in words of the speaker's own.
_DEEDS_IN_WORDS: Final = frozenset(
    """accuse warn urge demand condemn vow pledge threaten call add blame denounce criticise criticize reject dismiss
    insist deny promise
    """.split()
)
#: What a speaker leaves out, as the article says of it.
_ELABORATING: Final = frozenset("elaborate specify explain".split())
_FURNISHING: Final = frozenset("provide give offer present cite produce disclose release".split())
_GROUNDS: Final = frozenset(
    "evidence proof detail explanation reason figure name date information specific example further".split()
)
_REPORTS: Final = frozenset("claim allegation accusation charge report suggestion rumour rumor".split())
_REPORTING: Final = frozenset("make raise level bring repeat publish face hear call file spread deny reject".split())
_LEADERS: Final = frozenset("president minister chancellor premier leader secretary ambassador official".split())


def speaks_itself(conjunct: Token, verb: Token) -> bool:
    """Tell whether a clause joined to the words said is another who speaks: "X said A, but Y said B"."""
    subject = next((child for child in conjunct.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ == "PRON" or conjunct.lemma_ not in load_cues("verb"):
        return False
    told = any(
        child.dep_ in _SAID
        or child.lower_ in _REVERSE
        or (child.dep_ == "dobj" and child.lemma_ in TOLD_NOUNS and conjunct.lemma_ in _PUTTING)
        for child in conjunct.rights
    )
    mark = next((child.lower_ for child in conjunct.lefts if child.dep_ == "mark"), None)
    meanwhile = mark == "as" and conjunct.dep_ == "advcl" and any(child.dep_ == "dobj" for child in conjunct.rights)
    if conjunct.tag_ not in _FINITE or not (told or meanwhile):
        return False
    joint = conjunct.left_edge
    if conjunct.dep_ == "advcl":
        apart = mark in _OPPOSING or meanwhile
        return apart and joint.i > 0 and verb.doc[joint.i - 1].text in {",", ";"}
    is_marked = mark is not None
    before = {word.lower_ for word in verb.doc[max(verb.i, joint.i - 2) : joint.i]}
    return not is_marked and bool(before & _JOINING) and bool(before & {",", ";"}) and conjunct.tag_ == verb.tag_


def goes_on(conjunct: Token, clause: Token, verb: Token) -> bool:
    """Tell whether a verb without a subject goes on from the saying: "denied that they had … and accused Poland".

    By tense: the words said have an auxiliary of their own, and the verb stands as the saying does.
    """
    if conjunct.lemma_ not in _DEEDS_IN_WORDS or verb.tag_ != "VBD":
        return False
    if any(child.dep_ in _SUBJECTS or child.dep_ in ("aux", "auxpass") for child in conjunct.lefts):
        return False
    if conjunct.tag_ == "VBN":  # a passive has no object: "said nobody had been held and accused Tbilisi of lying"
        return any(child.dep_ == "auxpass" for child in clause.lefts) and _has_object(conjunct)
    auxiliary = next((child for child in clause.lefts if child.dep_ == "aux" and child.tag_ in _FINITE), None)
    subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS), None)
    if conjunct.tag_ != "VBD" or subject is None:
        return False
    person = subject.pos_ == "PROPN" and key_of(subject.text) not in load_entities()
    may_speak = subject.pos_ == "PRON" or person or subject.lemma_ in _LEADERS
    if auxiliary is None:
        return verb.lemma_ == "deny" and not may_speak and _has_object(conjunct)
    return auxiliary.lower_ != "had" or not may_speak or verb.lemma_ == "deny"


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.rights)


def gives_no_more(conjunct: Token, verb: Token) -> bool:
    """Tell whether the article says that a speaker left something out: "…, but did not provide evidence".

    By tense and by what is left out: the saying is past, and so is the giving, of nothing.
    """
    if any(child.dep_ in _SUBJECTS for child in conjunct.lefts):
        return False
    joint = next((child for child in conjunct.head.rights if child.dep_ == "cc" and child.i < conjunct.i), None)
    if joint is None or joint.lower_ not in ("but", "and"):
        return False
    negated = any(child.dep_ == "neg" for child in conjunct.lefts)
    auxiliary = next((child for child in conjunct.lefts if child.dep_ == "aux"), None)
    tense = auxiliary.tag_ if auxiliary is not None and auxiliary.lemma_ == "do" else conjunct.tag_
    things = [child for child in conjunct.rights if child.dep_ == "dobj"]
    if tense != verb.tag_ or tense not in ("VBD", "VBZ"):
        return False
    if negated and conjunct.lemma_ in _ELABORATING:
        return True
    none = any(child.lower_ == "no" for thing in things for child in thing.lefts)
    return conjunct.lemma_ in _FURNISHING and (negated or none) and any(thing.lemma_ in _GROUNDS for thing in things)


def resume(conjunct: Token, clause: Token, verb: Token) -> None:
    """Join a clause to the saying, with the conjunction and comma before it."""
    first = conjunct.left_edge.i
    for child in [child for child in clause.rights if child.dep_ in ("cc", "punct") and first - 3 < child.i < first]:
        child.head = verb
    for mark in [child for child in conjunct.lefts if child.dep_ == "mark"]:
        mark.head, mark.dep_ = verb, "cc"
    conjunct.head, conjunct.dep_ = verb, "conj"


def tells_report(clause: Token) -> bool:
    """Tell what a report says without "that" from what was done with it: "claims they work for us", not "they made"."""
    noun, subject = clause.head, next((child for child in clause.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None or clause.left_edge.i != noun.i + 1 or subject.tag_.startswith("W") or noun.tag_ != "NNS":
        return False
    spoken_of = noun.dep_ == "dobj" and noun.head.lemma_ in _PUTTING
    return spoken_of and noun.lemma_ in _REPORTS and clause.lemma_ not in _REPORTING
