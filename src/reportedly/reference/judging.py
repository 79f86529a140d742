"""Judging: the words by which somebody condemns or welcomes an act, and the nouns of acts that are judged.

An act that is condemned or welcomed is told to have been done: "condemned Iran's attack on Israel" tells of the attack.
"""

from __future__ import annotations

from typing import Final

from reportedly.reference.plover import load_noun_types, load_verb_frames

#: Verbs whose object is what is judged.
JUDGING: Final = frozenset(
    """condemn denounce deplore decry lament criticise criticize welcome applaud commend hail praise salute celebrate
    """.split()
)
#: Verbs whose object is who is judged, for a deed behind "for".
THANKING: Final = frozenset({"thank", "congratulate", "honor", "honour"})
#: Nouns of worry that stand with a verb of expressing, and what joins them to their cause.
WORRIES: Final = frozenset("concern alarm outrage dismay shock anger regret disappointment sadness horror".split())
OVER: Final = frozenset({"over", "at"})
#: What one is made by an act that one judges.
MOVED: Final = frozenset(
    "disappointed dismayed alarmed appalled outraged shocked saddened horrified concerned disturbed angered".split()
)
#: Types of deeds that leave their mark on the world, as against what is said, sought or felt.
_DEEDS: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT", "AID", "PROTEST", "REJECT"})
#: Nouns of the types of deeds that name what is hurt, handed over or afoot, not that it is done.
_THINGS: Final = frozenset(
    """casualty death fatality loss injury dead wounded toll charge aggression hostility fighting torture repression
    aid relief help assistance food medicine package supply equipment materiel material blanket tent ration vaccine
    credit alms foodstuff restriction curb limit tariff training refusal rejection unrest movement funding
    """.split()
)
#: Further nouns of acts: what is done to people, arms and buildings, and what is set up, signed or let go.
_ACTS: Final = frozenset(
    """launch test firing attack execution annexation coup beheading hijacking poisoning hanging stabbing atrocity
    persecution demolition destruction eviction displacement sabotage cyberattack crackdown hack intrusion violation
    transfer handover dispatch opening reopening establishment creation launching signing adoption passage
    release liberation evacuation arrival resumption restoration lifting easing extradition sentencing conviction
    acquittal activity contribution response operationalization ratification inauguration
    """.split()
)
#: Verbs of deeds in few of their senses: "moved the bill", "worked with Congress".
_LOOSE: Final = frozenset("move work make take get hold keep put lead run deny".split())


def is_deed(verb: str) -> bool:
    """Tell whether a verb, by its lemma, may name a deed that leaves its mark on the world.

    >>> is_deed("bomb"), is_deed("send"), is_deed("think")
    (True, True, False)
    """
    return verb not in _LOOSE and any(frame.type in _DEEDS for frame in load_verb_frames().get(verb, ()))


def is_act(noun: str) -> bool:
    """Tell whether a noun, by its lemma, names an act that may be condemned or welcomed.

    >>> is_act("airstrike"), is_act("release"), is_act("proposal"), is_act("casualty")
    (True, True, False, False)
    """
    return noun in _ACTS or (load_noun_types().get(noun) in _DEEDS and noun not in _THINGS)
