"""Stances: what a speaker does by calling somebody's deed unacceptable, or by granting somebody a right."""

from __future__ import annotations

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_types import said_of
from reportedly.annotate.syntax import Syntax
from reportedly.model.vocabulary import EventType

_BLAMING = ("condemnable", "guilty")
#: What nobody says of another without blaming.
_WRONGING = frozenset("abuse violate breach flout trample sabotage betray deceive provoke".split())
_DEFENDING = frozenset("defend protect exist respond".split())


def find_stance(syntax: Syntax, roles: Roles, verb: int) -> tuple[EventType, list[str]] | None:
    """Return the type and recipients of the stance that a speaker takes with a verb, or None.

    "They have been totally unconscionable" and "the party responsible is Russia" accuse; "Ukraine has every right to
    defend itself" supports; "Chad has violated the truce" accuses. A stance on nobody that the text names is none.
    """
    subject = roles.subject(verb)
    if syntax.lemmas[verb] == "be":
        blamed = any(said_of(syntax, verb, name) for name in _BLAMING)
        named = roles.codes(subject)
        if not blamed and subject is not None and _is_the_guilty(syntax, subject):
            blamed, named = True, roles.codes(syntax.child(verb, {"attr"}))
        return ("ACCUSE", [code.partition("-")[0] for code in named]) if blamed and named else None
    thing = syntax.child(verb, {"dobj"})
    if syntax.lemmas[verb] in _WRONGING and thing is not None and syntax.child(verb, {"neg"}) is None:
        wrongdoers = [code.partition("-")[0] for code in roles.codes(subject)]
        return ("ACCUSE", wrongdoers) if wrongdoers else None
    if syntax.lemmas[verb] == "have" and thing is not None and syntax.lemmas[thing] == "right":
        rights = [syntax.lemmas[child] for child in syntax.having(thing, {"acl", "relcl"})]
        codes = roles.codes(subject)
        return ("SUPPORT", codes) if codes and _DEFENDING & set(rights) else None
    return None


def _is_the_guilty(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun phrase says who is to blame: "the party ultimately responsible for this"."""
    return any(syntax.lower[child] == "responsible" for child in syntax.children[noun])
