"""Avowals as events: whose support, opposition or commitment somebody reaffirms or voices, and for whom."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.event_contents import content_codes
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.syntax import Syntax
from reportedly.model.vocabulary import EventType
from reportedly.reference.avowals import avowal_kind

_TOWARDS: Final = {
    "SUPPORT": ("for", "to", "with", "in", "of"),
    "REJECT": ("to",),
}
#: What is worked for together, so that a commitment to it is a promise.
_AIMS: Final = frozenset("peace dialogue cooperation talk negotiation ceasefire truce diplomacy reform".split())
_OWNING: Final = frozenset({"poss", "amod", "compound", "nmod"})
_INFINITIVES: Final = frozenset({"acl", "xcomp", "advcl", "relcl"})


def avowal_of(syntax: Syntax, verb: int) -> tuple[int, EventType] | None:
    """Return the noun by which a verb avows support, opposition or a will, and what is done by it, or None."""
    noun = syntax.child(verb, {"dobj", "nsubjpass"})
    if noun is None or syntax.pos[noun] not in ("NOUN", "PROPN"):
        return None
    kind = avowal_kind(syntax.lemmas[verb], syntax.lemmas[noun])
    if kind == "backing":
        return noun, "SUPPORT"
    if kind == "opposition":
        return noun, "REJECT"
    if kind == "will":
        return noun, "SUPPORT" if _is_for_thing(syntax, verb, noun) else "AGREE"
    return None


def avowal_roles(
    syntax: Syntax, roles: Roles, verb: int, noun: int, found: EventType, named: list[str]
) -> tuple[list[str], list[str]]:
    """Return whose stance a noun avows, else ``named``, the codes of the verb's subject, and towards whom it is."""
    owners = _owners(syntax, roles, noun)
    actors = named if set(owners) <= set(named) else owners
    recipients: list[str] = []
    if found in ("AGREE", "THREATEN"):
        recipients = content_codes(syntax, roles, verb, noun, found)
    for holder in (noun, verb):
        for thing in roles.prep_objects(holder, _TOWARDS.get(found, ())):
            if not recipients and thing > noun:
                recipients = roles.codes(thing, places=True)
    return actors, [code for code in recipients if code not in actors]


def _is_for_thing(syntax: Syntax, verb: int, noun: int) -> bool:
    """Tell "commitment to the treaty", which backs it, from "commitment to leave" and "to leaving"."""
    goals = [at for holder in (noun, verb) for at in syntax.having(holder, {"prep", "dative"}) if at > noun]
    goals = [at for at in goals if syntax.lower[at] == "to"]
    deeds = [at for holder in (noun, verb) for at in syntax.having(holder, _INFINITIVES) if at > noun]
    if any(syntax.tags[at] == "VB" for at in deeds):
        return False
    things = [at for goal in goals for at in syntax.having(goal, {"pobj"})]
    return bool(things) and syntax.lemmas[things[0]] not in _AIMS


def _owners(syntax: Syntax, roles: Roles, noun: int) -> list[str]:
    """Return the states whose stance it is: "U.S. support", "the commitment of Japan"; a pronoun names the subject."""
    found: list[str] = []
    for child in syntax.having(noun, _OWNING):
        if child < noun and syntax.pos[child] != "PRON":
            found += roles.codes(child, places=True)
    for owner in roles.prep_objects(noun, ("of",)) if syntax.lower[noun + 1 : noun + 2] == ["of"] else ():
        found += roles.codes(owner, places=True)
    return list(dict.fromkeys(code.partition("-")[0] for code in found))
