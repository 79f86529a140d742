"""Casualties: which a figure counts, the killed, wounded, captured or missing (the codebook's ``what``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reportedly.annotate.figure_governors import governors_of
from reportedly.annotate.syntax import read_syntax
from reportedly.model import Quantity
from reportedly.model.vocabulary import CasualtyWhat

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHAT_WORDS: Final[dict[str, CasualtyWhat]] = {
    **dict.fromkeys(
        """capture captured seize abduct abducted kidnap kidnapped""".split(), "captured"
    ),
    **dict.fromkeys("missing unaccounted disappear disappeared vanish".split(), "missing"),
    **dict.fromkeys(
        """wound wounded wounding wounds injure injured injuring injury injuries maim maimed hurt hospitalize
        hospitalise hospitalized hospitalised""".split(),
        "wounded",
    ),
    **dict.fromkeys(
        """kill killed killing die died dead death deaths slaughter slay slain massacre massacred fatality fatalities
        perish perished drown drowned behead beheaded execute executed murder murdered assassinate""".split(),
        "killed",
    ),
    **dict.fromkeys("casualty casualties trample trampled".split(), "casualties"),
}  # fmt: skip
_UNIT_WHAT: Final[dict[str, CasualtyWhat]] = {
    "casualty": "casualties", "loss": "casualties", "death": "killed", "fatality": "killed", "injury": "wounded",
    "dead": "killed", "body": "killed", "corpse": "killed", "killing": "killed", "victim": "casualties",
}  # fmt: skip
_HARM_VERBS: Final = frozenset(
    "kill wound injure capture lose seize abduct kidnap execute murder massacre slaughter claim".split()
)
_VICTIM_VERBS: Final = frozenset(
    "kill wound injure maim hurt die perish drown execute murder massacre slaughter hospitalise hospitalize".split()
)
#: Prepositions of what surrounds a deed, not of whom it befell.
_ADJOINING: Final = frozenset("during in on for over by with near after before across through".split())
#: What is captured or lost and is no casualty.
_THINGS: Final = frozenset(
    """tank vehicle gun missile drone aircraft plane jet helicopter ship boat vessel weapon shell rocket system howitzer
    truck carrier launcher mortar rifle village town city settlement position base building airport bridge house school
    hospital hectare district region point height hill trench pistol grenade bomb mine bullet cartridge explosive
    munition revolver firearm machete knife phone computer laptop passport document car bus lorry pickup motorcycle
    motorbike bicycle tanker trawler yacht barge container parcel package bag sack farm outpost checkpoint bunker
    hideout cow goat camel sheep tusk painting asset account shop store""".split()
)
_KILLED_AND_WOUNDED: Final = re.compile(
    r"\b(?:killed|dead|deaths?)\s*,?\s*(?:and|or)\s+(?:[a-z]+ly\s+)?(?:wounded|injured|maimed|injuries)\b",
    re.IGNORECASE,
)
_KILLED_BEHIND: Final = re.compile(
    r"(?:,\s+(?:including|among\s+(?:them|whom)|(?:most|half|many|some)\s+of\s+them)\b[^,.;]{2,60}(?=,))?"
    r"[\s,]+(?:of\s+(?:them|whom)\s+)?(?:(?:the\s+)?(?:\w+\s+){1,3}(?:says?|said|believes?)\s+)?"
    r"(?:were\s+|was\s+|are\s+|have\s+been\s+)?(?:(?:believed|thought|feared)\s+(?:to\s+be\s+)?)?(?:\w+ly\s+)?"
    r"(dead|killed|wounded|injured|missing|captured|died|drowned|perished)\b"
)
#: Behind whom a figure counts: "four children were among the injured".
_HARMED: Final = r"(?:the|those)\s+(dead|killed|wounded|injured|missing|captured|casualties|fatalities)\b"
_AMONG_HARMED: Final = re.compile(rf"\s+(?:(?:was|were|are|is)\s+)?among\s+{_HARMED}")
_AMONG_BEFORE: Final = re.compile(rf"\b[Aa]mong\s+{_HARMED}\s+(?:was|were|are|is)\s+$")
_OF_HARMED: Final = re.compile(rf"\s+of\s+{_HARMED}(?!\s+[a-z]+s\b)")
#: What armies say of those they kill.
_REMOVING: Final = frozenset({"eliminate", "liquidate"})
_ARMED: Final = frozenset(
    """terrorist militant fighter gunman operative insurgent rebel commander soldier militiaman guerrilla jihadist
    bandit troop attacker assailant
    """.split()
)
_PERSONS: Final = frozenset(
    "person soldier troop man woman child civilian fighter officer militant policeman serviceman".split()
)


def casualty_of(quantity: Quantity, text: str, token: Token, governors: Sequence[Token]) -> CasualtyWhat | None:
    """Return which casualty the figure counts, None where it counts none."""
    if quantity.unit in _UNIT_WHAT:
        return _UNIT_WHAT[quantity.unit]
    if quantity.unit in _THINGS:
        return None
    syntax = read_syntax(token.doc)
    first, stop = syntax.bounds[syntax.sentence[token.i]]
    clause = text[
        max(syntax.starts[first], quantity.span.start - 45) : min(syntax.ends[stop - 1], quantity.span.end + 45)
    ]
    verb = next((governor for governor in governors[1:] if governor.pos_ in ("VERB", "AUX")), None)
    if verb is not None and token.dep_ == "nsubj" and _loses_life(verb):
        return "killed"
    if verb is not None and verb.lemma_.lower() in _REMOVING and quantity.unit in _ARMED:
        return "killed" if token.dep_ in ("dobj", "nsubjpass") else None
    if verb is not None and verb.lemma_.lower() in _HARM_VERBS and token.dep_ == "nsubj" and token.head.i == verb.i:
        return None
    if _KILLED_AND_WOUNDED.search(clause) and "\n" not in clause:
        return "casualties"
    among = _among_harmed(quantity, text, governors)
    if among is not None:
        return among
    behind = _KILLED_BEHIND.match(text, quantity.span.end) or _KILLED_BEHIND.search(" " + quantity.span.of(text))
    if behind:
        return _WHAT_WORDS[behind[1].lower()]
    if verb is not None and _takes_captive(verb):
        return "captured"
    toll = _toll_of(verb) if verb is not None and token.dep_ not in ("nsubj", "nsubjpass") else None
    if toll is not None:
        return toll
    if (
        verb is not None
        and verb.lemma_.lower() == "lose"
        and quantity.unit in _PERSONS
        and token.dep_ in ("dobj", "conj")
    ):
        return "casualties"
    if token.dep_ == "pobj" and token.head.lower_ in _ADJOINING:  # "captured during two periods"
        return None
    if _is_fronted_whole(token):
        return None
    words = [word for governor in governors for word in (governor.lower_, governor.lemma_.lower())]
    words += [child.lower_ for child in token.children if child.dep_ in ("amod", "acl", "appos") and child.i > token.i]
    found = {_WHAT_WORDS[word] for word in words if word in _WHAT_WORDS}
    if not found:
        return None
    if {"killed", "wounded"} <= found or any(
        child.dep_ == "conj" and _WHAT_WORDS.get(child.lower_) not in (None, *found)
        for governor in governors
        for child in governor.children
    ):
        return "casualties" if any(governor.pos_ == "NOUN" for governor in governors[1:]) else sorted(found)[0]
    return sorted(found, key=("killed", "wounded", "captured", "missing", "casualties").index)[0]


def _among_harmed(quantity: Quantity, text: str, governors: Sequence[Token]) -> CasualtyWhat | None:
    """Return what befell those whom a figure is a part of: "among the dead were three nurses", "five of the dead"."""
    span = quantity.span
    among = _AMONG_HARMED.match(text, span.end) or _AMONG_BEFORE.search(text, max(0, span.start - 36), span.start)
    if among is None and not any(governor.lemma_ in ("die", "kill") for governor in governors[1:]):
        among = _OF_HARMED.match(text, quantity.number.end)
    return _WHAT_WORDS[among[1].lower()] if among is not None else None


def _is_fronted_whole(token: Token) -> bool:
    """Tell whether a figure is the whole that a sentence opens with: "Of the 400 fighters, 60 were killed"."""
    joining = token.head
    return token.dep_ == "pobj" and joining.lower_ == "of" and joining.head.i > token.i


def counts_victims(token: Token) -> bool:
    """Tell whether the verb above a number kills, hurts or arrests whom the number counts ("killing at least 558")."""
    token = token.head if token.dep_ == "quantmod" else token  # "tens of thousands"
    verb = next((governor for governor in governors_of(token)[1:] if governor.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in _VICTIM_VERBS:
        return False
    return token.dep_ in ("dobj", "nsubjpass", "conj", "nummod") or verb.lemma_.lower() in ("die", "perish", "drown")


def _takes_captive(verb: Token) -> bool:
    """Tell whether a verb is "take hostage", "take prisoner": whoever it counts is captured, whatever came before."""
    return verb.lemma_.lower() == "take" and any(
        child.i > verb.i and child.lemma_.lower() in ("hostage", "captive", "prisoner") for child in verb.children
    )


def _loses_life(verb: Token) -> bool:
    """Tell whether a verb is a way of dying: "lost their lives", "fell in battle", "bled to death", "are dead"."""
    below = {child.lower_ for child in verb.subtree if child.i > verb.i}
    if verb.lemma_ == "lose":
        return any(child.dep_ == "dobj" and child.lemma_ == "life" for child in verb.children)
    if verb.lemma_ == "fall":
        return bool(below & {"battle", "combat", "fighting"}) and "in" in below
    return verb.lemma_ in ("bleed", "freeze", "starve", "burn", "beat", "choke") and {"to", "death"} <= below


def _toll_of(verb: Token) -> CasualtyWhat | None:
    """Return what a toll beside a verb counts ("put the toll at 12"): the dead only where the text says so."""
    for child in verb.children:
        if verb.lemma_.lower() == "include" and child.dep_ == "nsubj" and child.lower_ in _WHAT_WORDS:
            return _WHAT_WORDS[child.lower_]  # "The dead included five journalists."
        if child.dep_ == "dobj" and child.lower_ in _WHAT_WORDS and verb.lemma_ in ("put", "place"):
            return _WHAT_WORDS[child.lower_]  # "put the dead at 17"
        if child.lemma_.lower() in ("toll", "loss") and child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            deadly = any(word.lower_ in ("death", "dead", "deaths") for word in child.subtree)
            return "killed" if deadly else _numbered(child) or "casualties"
        if child.lower_ == "number" and child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return _numbered(child)
    return None


def _numbered(number: Token) -> CasualtyWhat | None:
    """Return what befell those whose number is told: "the number of people killed", "of dead", "of missing boys"."""
    counted = [noun for of in number.children if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj"]
    told = [
        word
        for noun in (number, *counted)
        for word in noun.children
        if word.dep_ == "amod" or (word.dep_ == "acl" and word.tag_ == "VBN")
    ]
    return next((_WHAT_WORDS[word.lower_] for word in (*counted, *told) if word.lower_ in _WHAT_WORDS), None)
