"""Control: whose deed a verb without a subject is, by the verb or noun that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportedly.annotate.event_roles import Roles
    from reportedly.annotate.syntax import Syntax

_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"})
#: Verbs whose object may stand as the subject of what it is let, helped or told to do.
_RAISING: Final = frozenset(
    """help assist let allow permit enable order tell urge ask press pressure invite instruct direct encourage warn want
    """.split()
)
#: The most tokens between a verb and the one beside it that it shares its object with.
_BESIDE: Final = 3
#: What those do with a thing whose it is.
_OWNING: Final = frozenset("own man use operate".split())


def raised_object(syntax: Syntax, verb: int) -> int | None:
    """Return the object that the parse makes subject of a clause below: "holds Russia responsible", "let it in"."""
    small = syntax.child(verb, {"ccomp"})
    if small is None:
        return None
    adjective = syntax.pos[small] == "ADJ" and syntax.child(small, {"cop", "aux"}) is None
    bare = syntax.tags[small] == "VB" and syntax.child(small, {"mark"}) is None
    if adjective or (bare and syntax.lemmas[verb] in _RAISING):
        return syntax.child(small, {"nsubj"})
    return None


def shared_object(syntax: Syntax, verb: int) -> int | None:
    """Return the object of the next verb that a verb shares: "is arming and financing Hezbollah"."""
    if syntax.child(verb, {"prep", "xcomp", "ccomp", "prt", "auxpass"}) is not None:
        return None
    for other in syntax.having(verb, {"conj"}):
        between = syntax.lower[verb + 1 : other]
        if 0 < other - verb <= _BESIDE and "and" in between and syntax.tags[other] == syntax.tags[verb]:
            return syntax.child(other, {"dobj"})
    return None


def controller(roles: Roles, verb: int) -> int | tuple[int] | None:
    """Return the verb whose subject a subjectless verb shares, or in a tuple the noun that is its subject."""
    dep, head = roles.syntax.deps[verb], roles.syntax.heads[verb]
    if dep == "conj":
        return head
    if dep == "xcomp":
        thing = roles.syntax.child(head, {"dobj"})
        return (thing,) if thing is not None and roles.syntax.lemmas[head] != "promise" else head
    if dep == "acomp":
        return head
    if dep == "advcl":
        charge = _charge(roles, head)
        if charge is not None and charge < verb and roles.syntax.tags[verb] == "VBG":
            return charge  # "accused it of ramming a boat, injuring three"
        return head if roles.syntax.pos[head] in ("VERB", "AUX") else None
    if dep == "pcomp":
        doer = _doer_behind(roles, verb)
        return (doer,) if doer is not None else _controller_of_gerund(roles, head)
    if dep == "acl" and roles.syntax.pos[head] in _NOUNS:
        if roles.syntax.tags[verb] == "VB" and head not in roles.actors:
            return _controller_of_purpose(roles, head)
        return (head,)
    return None


def _doer_behind(roles: Roles, gerund: int) -> int | None:
    """Return who does what a gerund without an object names: "after shelling by rebels"."""
    if roles.object(gerund) is not None:
        return None
    return next(iter(roles.prep_objects(gerund, ("by",))), None)


def _charge(roles: Roles, verb: int) -> int | None:
    """Return the gerund that says what somebody is accused of."""
    for preposition in roles.syntax.having(verb, {"prep"}):
        if roles.syntax.lower[preposition] in ("of", "for"):
            return roles.syntax.child(preposition, {"pcomp"})
    return None


def _controller_of_purpose(roles: Roles, noun: int) -> int | tuple[int] | None:
    """Return whose deed an infinitive behind a noun is: "Japan's decision to send", "took action to allow"."""
    owner = roles.syntax.child(noun, {"poss"})
    if owner is not None:
        return (owner,)
    above = roles.syntax.heads[noun]
    return above if roles.syntax.deps[noun] == "dobj" and roles.syntax.pos[above] in ("VERB", "AUX") else (noun,)


def _controller_of_gerund(roles: Roles, preposition: int) -> int | tuple[int] | None:
    """Return whose deed a gerund behind a preposition is: "accused Russia of …", "maintained a policy of …"."""
    if roles.syntax.pos[preposition] in ("VERB", "AUX"):
        return preposition
    above = roles.syntax.heads[preposition]
    if roles.syntax.deps[above] == "dobj" and roles.syntax.pos[above] == "NOUN" and above not in roles.actors:
        above = roles.syntax.heads[above]
        return above if roles.syntax.pos[above] in ("VERB", "AUX") else None
    if roles.syntax.pos[above] not in ("VERB", "AUX") or roles.syntax.lower[preposition] == "than":
        return None
    thing = roles.object(above)
    if thing is not None and thing in roles.actors and roles.syntax.lower[preposition] in ("of", "from", "for", "into"):
        return (thing,)
    return above


def owners(roles: Roles, participle: int) -> list[int]:
    """Return whose a thing is by the clause behind it: "targets belonging to the PKK", "posts manned by them"."""
    lemma = roles.syntax.lemmas[participle]
    if lemma == "belong":
        return roles.prep_objects(participle, ("to",))
    agent = roles.syntax.agent(participle) if lemma in _OWNING else None
    return [] if agent is None else [agent]
