"""Victims and crowds: the side of those who are hit or who protest, by their own words or the place named with them."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.syntax import Syntax
from reportedly.model import Place

_CIVILIAN = frozenset(
    """civilian people person man woman child family resident citizen villager refugee migrant student schoolchild pupil
    schoolgirl protester demonstrator crowd pilgrim youth inhabitant patient passenger bystander shopper worshipper
    infant baby infrastructure hospital school house home mall church mosque synagogue market apartment shelter clinic
    university kindergarten neighbourhood neighborhood
    """.split()
)
_IRREGULAR = frozenset("militant rebel insurgent guerrilla jihadist gunman militiaman terrorist".split())
_WHERE = ("in", "at", "near", "across", "throughout", "around", "inside", "within")


def is_civilian(syntax: Syntax, roles: Roles, noun: int) -> bool:
    """Tell whether a noun phrase speaks of civilians or of what is theirs."""
    head = roles.head_noun(noun)
    if roles.speaks_of_troops(noun) is not None:
        return False
    words = {syntax.lemmas[child] for child in syntax.children[head]}
    if roles.units.get(head) in _CIVILIAN:
        return True
    return any(syntax.lemmas[member] in _CIVILIAN for member in syntax.conjuncts(head)) or bool(
        words & {"civilian", "residential", "innocent"}
    )


#: Houses whose name tells who gave or keeps them, not where they stand: "the Saudi hospital in El Fasher".
HOUSES = frozenset(
    "hospital clinic school embassy consulate university college base church mosque hotel bank centre center".split()
)


#: What only forces have, and what is theirs where "army" stands before it.
_MILITARY = frozenset("position radar bunker barracks warplane tank howitzer frigate warship".split())
_OF_ARMIES = frozenset("army military naval air troop".split())
_SITES = frozenset("post base camp headquarters installation target outpost checkpoint convoy depot site".split())


def as_forces(syntax: Syntax, roles: Roles, nouns: Iterable[int], codes: list[str]) -> list[str]:
    """Return bare codes of states as their forces' where what is hit is a military thing: "Chadian positions"."""
    for noun in nouns:
        head = roles.head_noun(noun)
        before = {syntax.lower[child] for child in syntax.having(head, {"amod", "compound", "nmod"})}
        if syntax.lemmas[head] in _MILITARY or (syntax.lemmas[head] in _SITES and before & _OF_ARMIES):
            return [code if "-" in code else f"{code}-MIL" for code in codes]
    return codes


def as_civilians(syntax: Syntax, roles: Roles, nouns: Iterable[int], codes: list[str]) -> list[str]:
    """Return the codes as civilians' where one of the nouns that gave them speaks of civilians."""
    if not any(is_civilian(syntax, roles, noun) for noun in nouns):
        return codes
    return [code if "-" in code else f"{code}-CVL" for code in codes]


def victim_codes(syntax: Syntax, roles: Roles, noun: int | None, verb: int, codes: list[str]) -> list[str]:
    """Return the victims' codes; those of no named state are of the state where they were hit."""
    if noun is None:
        return codes
    civilian = is_civilian(syntax, roles, noun)
    if not codes and syntax.lemmas[roles.head_noun(noun)] in _IRREGULAR:
        where = place_codes(syntax, roles, (noun, verb)) or _scene(roles, syntax.sentence[verb])
        named = roles.rebels_before(verb)
        if not where:
            first, stop = syntax.bounds[syntax.sentence[verb]]
            elsewhere = any(at in roles.places for at in range(first, stop))
            return named if len(named) == 1 and not elsewhere else []
        return [f"{code}-REB" for code in where if f"{code}-REB" in named or not named]  # not the PKK's men in Iraq
    if not codes and (civilian or syntax.tags[noun] == "CD"):
        codes = place_codes(syntax, roles, (noun, verb)) or _scene(roles, syntax.sentence[verb])
    return [code if "-" in code else f"{code}-CVL" for code in codes] if civilian else codes


def _scene(roles: Roles, sentence: int) -> list[str]:
    """Return the one country in which a sentence sets what it tells."""
    countries = roles.located.get(sentence, set())
    return list(countries) if len(countries) == 1 else []


def crowd_codes(syntax: Syntax, roles: Roles, verb: int, noun: int | None) -> list[str]:
    """Return the code of people who protest in a place that their sentence names."""
    where = [at for at in (verb, noun, roles.object(verb)) if at is not None]
    stack = list(where)
    for at in where:
        stack += roles.prep_objects(at, ("outside", "at", "near"))
        stack += roles.prep_objects(at, ("to", "through", "in", "on"))
    return [f"{code}-CVL" for code in place_codes(syntax, roles, stack, prepositions=(*_WHERE, "of"))[:1]]


_RULERS = frozenset(
    "government president parliament regime junta authority ruler leadership premier administration king".split()
)


#: Where people march or rally; beyond their own state, whose government they mean is not told.
_MARCHED = (*_WHERE, "through", "outside", "on", "to", "into")


def protest_roles(
    syntax: Syntax, roles: Roles, verb: int, noun: int | None, actors: list[str], reached: list[str]
) -> tuple[list[str], list[str]]:
    """Return the parties of a protest: a people's own government where it is one "against the government"."""
    actors = actors or crowd_codes(syntax, roles, verb, noun)
    people = noun is not None and syntax.tags[roles.head_noun(noun)] == "NNPS"
    actors = [f"{code}-CVL" if people and "-" not in code else code for code in actors]
    if reached or not actors:
        return actors, reached
    here = {code[:3] for code in actors}
    against = roles.prep_objects(verb, ("against", "outside"))
    near = [at for at in (verb, noun, *against) if at is not None]
    scenes = {code for at in near for code in place_codes(syntax, roles, (at,), prepositions=_MARCHED)}
    abroad = (scenes | roles.located.get(syntax.sentence[verb], set())) - here
    ruled = any(syntax.lemmas[at] in _RULERS for goal in against for at in (goal, *syntax.having(goal, {"poss"})))
    return actors, sorted(here) if ruled and not abroad and len(here) == 1 else []


def place_codes(
    syntax: Syntax, roles: Roles, heads: Iterable[int], *, prepositions: tuple[str, ...] = _WHERE
) -> list[str]:
    """Return the countries of the places that stand behind a preposition with one of the nouns or verbs."""
    for head in heads:
        for noun in roles.prep_objects(head, prepositions):
            for member in syntax.conjuncts(noun):
                place = roles.places.get(member)
                if isinstance(place, Place) and place.country:
                    return [place.country]
                if "place" in roles.classes(member) and syntax.lemmas[member].lower() not in HOUSES:
                    named = roles.codes(member, places=True)
                    if named:
                        return [named[0].partition("-")[0]]
    return []
