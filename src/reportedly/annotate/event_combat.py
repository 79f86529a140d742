"""Combat: who strikes and who suffers, where the grammar alone says the reverse or leaves one of them out."""

from __future__ import annotations

from reportedly.annotate.event_codes import forces_code
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_types import AIMED_AT
from reportedly.annotate.event_victims import is_civilian
from reportedly.annotate.syntax import Syntax

#: Verbs whose subject is the victim.
_SUFFERING = frozenset("lose suffer sustain die perish fall catch miss collapse step tread".split())
#: Verbs whose subject sets off the mine that is their object.
_RUNNING_INTO = frozenset("hit strike trigger".split())
#: Verbs whose subject is who an attack, their object, is made on.
_STRUCK = frozenset("suffer sustain face endure withstand survive repel repulse".split())
#: Verbs whose subject sends the troops that are their object into battle with its own.
_COMMITTING = frozenset("use throw send commit put deploy employ hurl".split())
#: Verbs that fight beside somebody, and name the enemy only behind "against" or "with".
_FIGHTING = frozenset("go engage enter join take participate fight begin start defend".split())
#: What only forces lose.
_FORCES = frozenset({"troops", "casualties", "weapons", "aircraft", "tanks", "ships"})
_THEMSELVES = frozenset("itself themselves himself herself ourselves".split())

Parties = tuple[list[str], list[str]]


def assault_roles(syntax: Syntax, roles: Roles, verb: int, noun: int | None, actors: list[str]) -> Parties | None:
    """Return the parties of an active verb of combat, or None where its subject strikes its object as usual."""
    lemma = syntax.lemmas[verb]
    subject, thing = roles.subject(verb), roles.object(verb)
    if _is_aimed_at(syntax, roles, verb, noun if noun is not None else thing):
        return [], actors
    if _suffers(syntax, roles, verb, noun, thing):
        return [], _own_losses(syntax, roles, thing, actors)
    if lemma == "cost" and thing is not None:
        # "The slaughter is costing Moscow 1,200 soldiers": whom it costs is who suffers.
        bearer = syntax.child(verb, {"dative"})
        return [], _own_losses(syntax, roles, thing, roles.codes(bearer) or roles.codes(thing))
    if lemma in _COMMITTING and thing is not None and "troops" in roles.classes(thing):
        against = roles.prep_objects(verb, ("against",))
        return [*actors, *roles.codes(thing)], [code for other in against for code in roles.codes(other)]
    if lemma in _FIGHTING and (noun is None or thing != noun):
        return _fighting_roles(syntax, roles, verb, subject, thing, actors)
    return None


def _is_aimed_at(syntax: Syntax, roles: Roles, verb: int, told: int | None) -> bool:
    """Tell whether the subject is whom an attack is made on: "faced raids by rebels", "was the target of a raid"."""
    said = syntax.child(verb, {"attr"})
    if syntax.lemmas[verb] == "be":
        return said is not None and syntax.lemmas[said] in AIMED_AT
    return told is not None and syntax.lemmas[verb] in _STRUCK and "attack" in roles.classes(told)


def _suffers(syntax: Syntax, roles: Roles, verb: int, noun: int | None, thing: int | None) -> bool:
    """Tell whether the subject is who is hit: "lost 200 men", "suffered casualties", "came under fire", "is dead"."""
    lemma = syntax.lemmas[verb]
    if thing is not None and "mine" in roles.classes(thing):
        return lemma in _RUNNING_INTO
    if lemma == "take":
        return thing is not None and not {"casualties", "fire"}.isdisjoint(roles.classes(thing))
    if lemma in _SUFFERING:
        return noun is None or "casualties" in roles.classes(noun)
    if lemma == "come":
        return bool(roles.prep_objects(verb, ("under",)))
    behind = bool(roles.prep_objects(verb, ("behind",)))  # "was behind the attack"
    return lemma == "be" and noun is None and thing is None and not behind


def _own_losses(syntax: Syntax, roles: Roles, thing: int | None, codes: list[str]) -> list[str]:
    """Return whose losses they are: a state or its leader loses troops, where the text does not say civilians."""
    if thing is not None and (not _FORCES & roles.classes(thing) or is_civilian(syntax, roles, thing)):
        return codes
    return list(dict.fromkeys(code if "-" in code else f"{code}-MIL" for code in codes))


def _fighting_roles(
    syntax: Syntax, roles: Roles, verb: int, subject: int | None, thing: int | None, actors: list[str]
) -> Parties | None:
    actors = as_troops(syntax, roles.head_noun(subject) if subject is not None else None, actors)
    enemies = roles.prep_objects(verb, ("against",))
    for goal in roles.prep_objects(verb, ("in", "into")):
        enemies += roles.prep_objects(goal, ("against", "with"))
    if enemies:
        return actors, [code for other in enemies for code in roles.codes(other, places=True)]
    if syntax.lemmas[verb] != "fight" and (thing is None or syntax.lower[thing] in _THEMSELVES):
        return actors, []
    return None


def as_troops(syntax: Syntax, noun: int | None, codes: list[str]) -> list[str]:
    """Read a state's people who are moved or stationed ("3,000 North Koreans are in Kursk") as its troops."""
    if noun is None or (syntax.tags[noun] != "NNPS" and syntax.lower[noun] not in ("them", "they")):
        return codes
    return [forces_code(code) for code in codes]
