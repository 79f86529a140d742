"""Reach: whom a deed reaches, by the prepositions and the dative beside its verb, and whom an event noun names."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.event_parties import DIPLOMATIC
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_types import noun_type
from reportedly.annotate.event_victims import HOUSES, as_civilians
from reportedly.annotate.syntax import Syntax
from reportedly.model.vocabulary import EventType

#: The prepositions that mark the recipient of each type's predicate, beside its object.
_RECIPIENT_PREPS: Final[dict[EventType, tuple[str, ...]]] = {
    "AGREE": ("with", "to"),
    "CONSULT": ("with", "to"),
    "SUPPORT": ("for", "with", "of", "to"),
    "CONCEDE": ("to", "with"),
    "COOPERATE": ("with", "from", "to"),
    "AID": ("to", "for"),
    "RETREAT": ("to", "from"),
    "REQUEST": ("on", "upon", "to", "from", "with"),
    "ACCUSE": ("of", "against", "over", "about", "at"),
    "REJECT": ("to", "from", "by", "with"),
    "THREATEN": ("against", "to"),
    "PROTEST": ("against", "outside", "at", "on"),
    "SANCTION": ("on", "against", "to", "with", "from"),
    "MOBILIZE": (),
    "COERCE": ("against", "on", "into"),
    "ASSAULT": ("on", "against", "at", "with", "into", "in"),
}
#: More of them, with single verbs: "left for Hanoi", "stands by Kyiv".
_PREPS_OF_VERB: Final = {
    "leave": ("for",),
    "spend": ("on",),
    "depart": ("for",),
    "arrive": ("in",),
    "stand": ("by", "behind"),
    "rally": ("behind", "around"),
    "line": ("behind",),
    "protest": ("to",),
    "complain": ("to",),
    "queue": ("behind",),
    "unite": ("behind",),
    "mediate": ("between", "among"),
    "shuttle": ("between", "among"),
    "broker": ("between", "among"),
}
#: Types whose other party may stand behind "with" on a noun further down, and where that noun stands.
_SHARED: Final = frozenset({"COOPERATE", "CONSULT", "AGREE", "REJECT", "SANCTION", "REQUEST"})
_INNER: Final = ("on", "over", "about", "in", "of", "for", "by")
#: Nouns of what those do who are named behind "of": "called for the withdrawal of Ethiopian troops".
_OWN_DEEDS: Final = frozenset("withdrawal pullout resignation departure surrender disarmament restraint".split())
_WITH_MISSIONS: Final = frozenset(
    {("SUPPORT", "open"), ("SUPPORT", "reopen"), ("SANCTION", "close"), ("SANCTION", "shut")}
)
#: Classes of what belongs to the state it stands in: a convoy or a foreigner in it may be anybody's.
_FIXED: Final = frozenset({"place", "building", "installation", "people"})
_SCENES: Final = ("in", "into", "on")
_EXPLODING: Final = frozenset({"explode", "detonate"})
_BESIDE: Final = ("outside", "near", "at", "inside")
_RESTRICTING: Final = ("on", "against")
_HOSTILE: Final = frozenset({"ASSAULT", "COERCE", "THREATEN"})
_THANKING: Final = frozenset("thank praise commend congratulate applaud hail salute honour honor credit".split())
_FIGHTING = frozenset({"fight", "battle", "clash", "engage"})
_STRIKING = frozenset("strike hit target pound bomb attack shell kill wound destroy raid".split())
#: Types whose parties may all be doers.
MUTUAL: Final = frozenset({"CONSULT", "COOPERATE", "AGREE"})


def reached(syntax: Syntax, roles: Roles, verb: int, noun: int | None, found: EventType) -> list[str]:
    """Return the codes of whom a deed reaches, by the prepositions and the dative beside its verb."""
    thing, dative = roles.object(verb), syntax.child(verb, {"dative"})
    if dative is None and roles.is_passive(verb) and syntax.child(verb, {"dobj"}) is not None:
        dative = syntax.child(verb, {"nsubjpass"})  # "was given tanks"
    if dative is None and roles.gap(verb) is not None:
        dative = syntax.child(verb, {"dobj"})
    codes = roles.codes(dative) if dative is not None and syntax.lower[dative] not in ("to", "for") else []
    preps = _preps(syntax, verb, noun if noun is not None else thing, found)
    if found == "RETREAT" and thing is not None and "restriction" in roles.classes(thing):
        preps = (*preps, *_RESTRICTING)
    hit = thing is not None and syntax.lemmas[thing] != "part" and bool(roles.codes(thing))
    fixed = (
        thing is None
        or noun is not None
        or syntax.lemmas[thing] == "part"
        or bool(_FIXED & roles.classes(thing))
        or _is_fired(roles, thing)
    )
    if found == "SUPPORT" and hit:
        preps = ("by", "behind")  # "endorsed Morocco's plan for Western Sahara" backs Morocco
    if (found, syntax.lemmas[verb]) in _WITH_MISSIONS:
        preps = (*preps, "in")  # "opened an embassy in Juba"
    if found == "ASSAULT" and (hit or not fixed or syntax.lemmas[verb] in _FIGHTING):
        # Where they were struck, or fight, is not who is struck.
        preps = tuple(word for word in preps if word not in _SCENES[: 3 if hit and not _is_fired(roles, thing) else 1])
    if found == "ASSAULT" and syntax.lemmas[verb] in _EXPLODING:
        beside = [code for at in roles.prep_objects(verb, _BESIDE) for code in roles.codes(at)]
        if beside:
            return beside
    attacks = attacks_of(roles, verb, thing) if found == "ASSAULT" else []
    quality = syntax.child(verb, {"acomp"})
    for other in (
        child
        for preposition in (syntax.having(quality, {"prep"}) if quality is not None else ())
        if syntax.lower[preposition] in preps
        for child in syntax.having(preposition, {"pobj"})
    ):
        codes += roles.codes(other, places=True)
    for where in (verb, noun if noun is not None else thing):
        for other in roles.prep_objects(where, preps) if where is not None else ():
            if found == "ASSAULT" and thing is not None and syntax.lemmas[other].lower() in HOUSES:
                continue  # who was killed at the Saudi hospital need not be Saudi
            attacked = noun_roles(syntax, roles, other, found)[1] if other in attacks else None
            codes += roles.codes(other, places=True) if attacked is None else attacked
    return codes or _beyond(syntax, roles, verb, noun if noun is not None else thing, found)


def _preps(syntax: Syntax, verb: int, thing: int | None, found: EventType) -> tuple[str, ...]:
    """Return the prepositions that mark whom a verb's deed reaches; some behind its object tell of that alone."""
    preps = (*_RECIPIENT_PREPS[found], *_PREPS_OF_VERB.get(syntax.lemmas[verb], ()))
    if found == "ACCUSE" and thing is not None and noun_type(syntax, thing) in _HOSTILE:
        return tuple(word for word in preps if word != "against")  # "condemned Iran's attack against Israel"
    if found == "SUPPORT" and thing is not None and syntax.lemmas[verb] in _THANKING:
        return tuple(word for word in preps if word != "for")  # "thanked Kishida for his leadership of the G7"
    return preps


def _is_fired(roles: Roles, thing: int | None) -> bool:
    """Tell whether a verb's object is what is fired or done, and not who is hit."""
    return thing is not None and bool({"weapons", "attack", "barrage", "fire"} & roles.classes(thing))


def _beyond(syntax: Syntax, roles: Roles, verb: int, thing: int | None, found: EventType) -> list[str]:
    """Return whom a deed reaches by words that hang on others: "out of Angola", "walked out of talks with Lima"."""
    if found == "RETREAT":
        words = [at for at in syntax.having(verb, {"prep", "advmod", "prt"}) if syntax.lower[at] == "out"]
        places = [other for at in (*words, verb) for other in roles.prep_objects(at, ("of",)) if words]
        return [code for other in places for code in roles.codes(other, places=True)]
    if found == "PROTEST":
        fronts = [at for at in roles.prep_objects(verb, ("in",)) if syntax.lower[at] == "front"]
        return [code for at in fronts for other in roles.prep_objects(at, ("of",)) for code in roles.codes(other)]
    if found == "SUPPORT":
        named = [other for at in roles.prep_objects(verb, ("in",)) for other in roles.prep_objects(at, ("of", "for"))]
        return [code for other in named for code in roles.codes(other)]
    if found == "REQUEST":
        deeds = [at for at in roles.prep_objects(verb, ("for",)) if syntax.lemmas[at] in _OWN_DEEDS]
        doers = [other for at in deeds for other in roles.prep_objects(at, ("of", "by"))]
        asked = [code.removesuffix("-MIL") for other in doers for code in roles.codes(other)]
        if asked:
            return asked
    if found not in _SHARED:
        return []
    heads = roles.prep_objects(verb, _INNER)
    out = [at for at in syntax.having(verb, {"prep", "advmod", "prt"}) if syntax.lower[at] == "out"]
    heads += [other for at in out for other in roles.prep_objects(at, ("of",))]
    heads += roles.prep_objects(thing, _INNER) if thing is not None else []
    marks = ("with", "from", "by") if found == "REJECT" else ("with",)
    return [code for at in heads for other in roles.prep_objects(at, marks) for code in roles.codes(other)]


def attacks_of(roles: Roles, verb: int, thing: int | None) -> list[int]:
    """Return the nouns of attack that a verb sets its deed in: "killed in Israeli strikes", "took part in a raid"."""
    return [
        noun
        for head in (verb, thing)
        if head is not None
        for noun in roles.prep_objects(head, ("in", "during", "from"))
        if "attack" in roles.classes(noun)
    ]


def noun_roles(syntax: Syntax, roles: Roles, noun: int, found: EventType) -> tuple[list[str], list[str]]:
    """Return the codes an event noun names from within: "Russian strikes on Kyiv", "talks between A and B"."""
    actors: list[str] = []
    for child in syntax.children[noun]:
        if syntax.deps[child] in ("poss", "amod", "compound", "nmod") and not roles.is_scene(child):
            actors += roles.codes(child, places=True, deep=False)
    about = roles.state_named_before(noun) if found in ("AID", "SANCTION") else []
    actors = [code for code in actors if code not in about]
    by = roles.prep_objects(noun, ("by",))
    if not by and not (actors and found == "ASSAULT"):  # "a Hezbollah attack from Lebanon"
        by = roles.prep_objects(noun, ("from",))
    between = roles.prep_objects(noun, ("between", "among")) if found in MUTUAL or found == "ASSAULT" else []
    for other in (*by, *between):
        actors += roles.codes(other)
    recipients = about
    preps = _RECIPIENT_PREPS[found]
    victims = roles.prep_objects(noun, ("of",)) if found == "ASSAULT" else []
    for other in (*roles.prep_objects(noun, preps), *victims):
        recipients += roles.codes(other, places=True)
    if not actors and found in DIPLOMATIC:
        actors = roles.parties.of_joint_noun(noun, found)
    if found == "ASSAULT" and "casualties" in roles.classes(noun):
        actors, recipients = [], [*actors, *recipients]  # "Russian losses" are those of Russia.
    if found == "ASSAULT":
        recipients = as_civilians(syntax, roles, [*victims, *roles.prep_objects(noun, preps)], recipients)
    if found == "MOBILIZE":
        for other in roles.prep_objects(noun, ("of",)):
            actors += roles.codes(other)
        recipients = []
    return actors, recipients
