"""Contents: whom a demand, promise, threat or refusal is about, by the clause that says what is asked or promised."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.syntax import Syntax
from reportedly.model.vocabulary import EventType

_AIMS: Final = ("to", "with", "against", "on", "in", "for")
#: How many infinitives and gerunds deep a content is read.
_DEPTH: Final = 4
#: Verbs whose object is for whose sake a deed is done: "avenge its dead".
AVENGING: Final = frozenset({"avenge"})
_UPON: Final = ("against", "on", "upon")
_CONDITIONS: Final = frozenset({"if", "unless"})


def content_codes(syntax: Syntax, roles: Roles, verb: int, noun: int | None, found: EventType) -> list[str]:
    """Return whom a demand, promise, threat or refusal is about, by its clause: "demanded that Russia withdraw".

    ``noun`` is the noun that carries the deed ("made an offer to help Chad"), or the verb's object.
    """
    if found in ("REQUEST", "ACCUSE"):
        for head in (verb, noun):
            content = syntax.child(head, {"ccomp", "acl"}) if head is not None else None
            subject = syntax.child(content, {"nsubj", "nsubjpass"}) if content is not None else None
            if subject is not None and syntax.tags[subject] not in ("WDT", "WP"):
                return roles.codes(subject)
        return []
    at = _infinitive_of(syntax, verb, noun)
    for _ in range(_DEPTH):
        if at is None:
            break
        codes = _aimed_at(syntax, roles, at, found)
        if codes:
            return codes
        at = _infinitive_of(syntax, at, syntax.child(at, {"dobj"}))
    return condition_codes(syntax, roles, verb) if found == "THREATEN" else []


def _infinitive_of(syntax: Syntax, verb: int, noun: int | None) -> int | None:
    """Return the infinitive, gerund or bare clause that says what is promised: "ready to talk", "an offer to help"."""
    for head in (verb, *syntax.having(verb, {"acomp", "prep"})):
        inner = syntax.child(head, {"xcomp", "pcomp"})
        if inner is not None:
            return inner
    for inner in syntax.having(verb, {"advcl"}) if noun is None else ():
        if syntax.tags[inner] == "VB" and any(syntax.lower[at] == "to" for at in syntax.having(inner, {"aux"})):
            return inner  # "vowed on Monday to cooperate"
    bare = syntax.child(verb, {"ccomp"})
    if bare is not None and syntax.tags[bare] == "VB":
        return bare
    for inner in syntax.having(noun, {"acl"}) if noun is not None else ():
        if syntax.tags[inner] == "VB":
            return inner
    return None


def _aimed_at(syntax: Syntax, roles: Roles, verb: int, found: EventType) -> list[str]:
    """Return whom one verb of a content is aimed at, by its prepositions, its object or who is helped to do it."""
    if syntax.lemmas[verb] in AVENGING:
        return [code for other in roles.prep_objects(verb, _UPON) for code in roles.codes(other, places=True)]
    thing = syntax.child(verb, {"dobj"})
    where = [verb, *([thing] if thing is not None else [])]
    named = [roles.codes(other, places=True) for head in where for other in roles.prep_objects(head, _AIMS)]
    owner = syntax.child(thing, {"poss"}) if thing is not None else None
    if owner is not None and found == "AGREE" and roles.codes(owner):
        return roles.codes(owner)  # "promised to back Cyprus' application for membership of the union"
    if not any(named) and thing is not None:
        named = [roles.codes(thing, deep=found == "THREATEN", places=found != "REJECT")]
    helped = roles.object(verb) if thing is None else None
    if not any(named) and helped is not None:
        named = [roles.codes(helped, places=True)]
    return [code for group in named for code in group]


def condition_codes(syntax: Syntax, roles: Roles, verb: int) -> list[str]:
    """Return whose conduct a threat hangs on: "will strike if Chad sends troops", "unless Chad withdraws"."""
    clauses = [verb, *syntax.having(verb, {"xcomp", "ccomp"})]
    for clause in (inner for at in clauses for inner in syntax.having(at, {"advcl"})):
        mark = [child for child in syntax.having(clause, {"mark"}) if syntax.lower[child] in _CONDITIONS]
        if mark:
            return roles.codes(roles.subject(clause), deep=False)
    return []
