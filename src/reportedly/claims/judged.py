"""Judged acts: what a clause condemns or welcomes is told as a claim of its own, beside the judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reference.judging import JUDGING, OVER, THANKING, is_act, is_deed

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_judged(noun: Token) -> bool:
    """Tell whether a word names the act that its verb judges: the strike in "France condemned Israel's strike"."""
    if noun.dep_ == "pcomp" and noun.head.lower_ == "for" and noun.head.head.lemma_ in JUDGING | THANKING:
        return is_deed(noun.lemma_)
    if noun.pos_ not in ("NOUN", "PROPN") or not is_act(noun.lemma_.lower()):
        return False
    while noun.dep_ == "conj":
        noun = noun.head
    return (noun.dep_ == "dobj" and noun.head.lemma_ in JUDGING) or (noun.dep_ == "pobj" and noun.head.lower_ in OVER)
