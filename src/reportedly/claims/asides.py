"""Asides: phrases of place and time that tell of a party or of another event than the one a clause states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reference.plover import load_noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words that set an event before or behind another one: what dates the other does not date it.
_BEFORE_OR_AFTER = frozenset("since after before until till following amid despite".split())
_AHEAD = frozenset({("of", "ahead"), ("to", "prior"), ("of", "advance"), ("of", "because"), ("to", "due")})
#: Parts of the day, which are no events: "before dawn on Monday".
_HOURS = frozenset("dawn dusk daybreak sunrise sunset midnight noon nightfall dark end start beginning".split())
#: Harm that is done where and when its cause is: "died after being shot on Monday".
HARMING = frozenset("kill wound injure hurt die damage destroy burn hospitalise hospitalize".split())
#: What somebody who stays somewhere does there.
_STAYING = frozenset(
    """station base hide live shelter gather wait stay locate house hold detain camp stand sit moor dock park anchor
    imprison trap serve fight guard
    """.split()
)
_STATIC = frozenset("in at near inside within outside around on along off".split())
#: Verbs whose object is talked of and not done.
_TALKING_OF = frozenset(
    """condemn denounce welcome praise criticise criticize mourn discuss mark commemorate investigate blame deny confirm
    recall remember probe decry deplore hail applaud honour honor regret protest describe mention cite review
    """.split()
)
#: Prepositions that tell what something is about or for: "arrested two men over Friday's blast".
_CONCERNING = frozenset("over about regarding concerning for to with on of against".split())
#: Verbs whose object is there, counted or seen, as what is added to it says: "counted 1,500 shipped to Vladivostok".
_SHOWING = frozenset("be have count number see spot detect find identify track observe film show estimate".split())
#: How many steps a noun may stand below the one that a verb counts: "1,500, all of them special forces".
_LONGEST_PHRASE = 3
_MOMENTS = frozenset({"second", "seconds", "minute", "minutes", "moment", "moments"})
_DEED_CLASSES = frozenset({"attack", "protest", "operation", "exercise"})
_BLASTS = frozenset({"blast", "fire", "bomb", "stampede", "crash"})


def tells_of_party(path: list[Token], predicate: Token) -> bool:
    """Tell whether a phrase of place only says something of one of a clause's parties.

    ``path`` leads from the place's head word up to, and without, the clause's predicate. "A drone launched from Yemen
    struck the port" tells no more of where it did than "a man accused of spying in Poland was held". An attack happens
    where it is launched, and what is struck or held lies where it stays: "troops based in Homs were shelled".
    """
    for before, at in zip((None, *path), path, strict=False):
        if not _is_added(at, predicate):
            continue
        noun = at.head
        static = before is None or before.lower_ in _STATIC
        deed = _is_done(noun)
        stays = noun.dep_ in ("nsubjpass", "dobj", "pobj") and at.lemma_ in _STAYING and at.dep_ == "acl"
        if not (static and (deed or stays)):
            return True
    return False


def dates_other(path: list[Token], predicate: Token) -> bool:
    """Tell whether a time dates something else than what a clause states.

    ``path`` leads from the time's head word up to, and without, the predicate: "law that was passed in May", "since the
    coup in May", "condemned Friday's attack".
    """
    for at in path:
        if _is_added(at, predicate) and not (at.dep_ == "acl" and _is_done(at.head)):
            return True
        if at.dep_ == "pobj" and at.i != path[0].i and at.lemma_ not in _HOURS and _parts_events(at.head):
            return True
        if at.dep_ == "pcomp" and _parts_events(at.head) and not _is_cause(at.head.lower_, predicate):
            return True
        if at.dep_ == "advcl" and any(_sets_apart(mark.lower_, predicate) for mark in at.lefts if mark.dep_ == "mark"):
            return True
    if len(path) < 2 or path[0].dep_ not in ("poss", "compound", "nmod"):
        return False
    named = path[1]
    if named.dep_ == "pobj" and named.head.lower_ in _CONCERNING:
        return True
    return path[-1].dep_ == "dobj" and predicate.lemma_ in _TALKING_OF


def runs_since(path: list[Token]) -> bool:
    """Tell whether the other event that a time dates is the one since which something has been so."""
    for at in path:
        if at.dep_ in ("pobj", "pcomp") and at.head.lower_ == "since":
            return True
        if at.dep_ == "advcl" and any(mark.lower_ == "since" for mark in at.lefts if mark.dep_ == "mark"):
            return True
        if at.dep_ in ("relcl", "acl"):
            return False
    return False


def distance_of(clause: Token) -> tuple[Token, int] | None:
    """Return what measures how far a clause lies from the one it hangs on, and 1 where it lies behind it, -1 before.

    "Soldiers came on Friday, a day after they fled": the flight lies a day before. None where nothing measures it.
    """
    if clause.dep_ != "advcl":
        return None
    marks = {child.lower_ for child in clause.lefts if child.dep_ == "mark"}
    measure = next((child for child in clause.lefts if child.dep_ == "npadvmod"), None)
    if measure is None or not marks & {"after", "before"}:
        return None
    return measure, 1 if "before" in marks else -1


def is_apart(clause: Token) -> bool:
    """Tell whether a clause tells of what came before or after the event of the one it hangs on."""
    if clause.dep_ != "advcl":
        return False
    return distance_of(clause) is not None or any(
        child.dep_ == "mark" and _sets_apart(child.lower_, clause.head) for child in clause.lefts
    )


def _is_done(noun: Token) -> bool:
    """Tell whether a subject is something that is done, or befalls people, at some place and time."""
    named = noun.lemma_ in _BLASTS or bool(_DEED_CLASSES & load_noun_classes().get(noun.lemma_, frozenset()))
    return named and noun.dep_ in ("nsubj", "nsubjpass")


def _is_added(at: Token, predicate: Token) -> bool:
    """Tell whether a clause only adds to a noun.

    One that tells what is there or counted ("there are men stranded in Homs") does more, and so do an infinitive
    of what one aims at ("plans to attack in May") and what a noun says ("concerns they would stay").
    """
    if at.dep_ not in ("relcl", "acl") or at.pos_ not in ("VERB", "AUX"):
        return False
    if any(child.tag_ == "TO" for child in at.lefts):
        return False
    if at.dep_ == "acl" and any(child.dep_ in ("nsubj", "nsubjpass") for child in at.lefts):
        return False
    noun = at.head
    for _ in range(_LONGEST_PHRASE):
        if noun.dep_ == "appos":
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head
    return not (
        noun.head.i == predicate.i and noun.dep_ in ("attr", "dobj", "npadvmod") and predicate.lemma_ in _SHOWING
    )


def _parts_events(preposition: Token) -> bool:
    word = preposition.lower_
    if any(child.lower_ in _MOMENTS for child in preposition.lefts):
        return False
    return word in _BEFORE_OR_AFTER or (word, preposition.head.lower_) in _AHEAD


def _sets_apart(mark: str, predicate: Token) -> bool:
    return mark in _BEFORE_OR_AFTER and not _is_cause(mark, predicate)


def _is_cause(word: str, predicate: Token) -> bool:
    return word == "after" and predicate.lemma_ in HARMING
