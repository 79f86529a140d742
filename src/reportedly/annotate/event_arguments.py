"""The arguments of an event: whose codes stand as its actors and recipients, by the grammar of each root type."""

from __future__ import annotations

from reportedly.annotate.event_combat import as_troops, assault_roles
from reportedly.annotate.event_contents import AVENGING, content_codes
from reportedly.annotate.event_locals import local_forces
from reportedly.annotate.event_parties import DIPLOMATIC
from reportedly.annotate.event_reach import MUTUAL, attacks_of, noun_roles, reached
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_standing import is_state, received_roles, standing_roles
from reportedly.annotate.event_types import helped, noun_type
from reportedly.annotate.event_victims import as_forces, place_codes, protest_roles, victim_codes
from reportedly.annotate.syntax import Syntax
from reportedly.model import Actor
from reportedly.model.vocabulary import EventType

#: Verbs whose subject only tells of the harm that is their object: "the mission reported no casualties".
_TELLING = frozenset("hear report record count document note confirm register cite verify see witness observe".split())
_RECEIVING = frozenset("receive get obtain".split())
#: What is taken with what is received: "took delivery of 12 drones from Turkey".
_RECEIPT = frozenset({"delivery", "receipt", "possession"})
#: Verbs whose subject meets with what others say or do, and the types of it that have a direction.
_UNDERGOING = frozenset("face draw receive attract get incur earn win garner provoke".split())
_DIRECTED = frozenset({"ACCUSE", "THREATEN", "SANCTION", "REJECT", "REQUEST", "COERCE", "SUPPORT", "PROTEST"})
_TEACHING = frozenset("train teach drill".split())
_LAUNCHING = frozenset("fire launch shoot use drop lob hurl rain detonate throw unleash".split())
_DYING = frozenset({"die", "perish"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
#: Verbs whose subject is who is hit.
_BEFALLING = _DYING | frozenset({"succumb", "bleed", "lose", "suffer", "fall"})
#: Verbs whose object is who feels, and whose subject the cause.
_MOVING = frozenset("alarm outrage anger worry concern infuriate dismay upset disappoint appal appall".split())
#: Types whose recipient may stand in the clause that says what is promised, threatened, asked or refused.
_OF_CONTENT = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT"})
_TRAVELLING = frozenset("travel fly return arrive go come head leave depart".split())
#: Verbs that accuse by a clause: "charged that Burkina Faso was behind it".
_CHARGING = frozenset({"charge", "allege"})
#: Verbs of inquiry, whose object may be what somebody suffered: who suffered it is not who is blamed.
_INQUIRING = frozenset({"investigate", "probe"})
_HOSTING = frozenset("host mediate broker chair sponsor convene arrange organise organize facilitate launch".split())
#: Verbs whose object is who gains by what is given, be it troops.
_BENEFITING = frozenset("aid assist help arm equip fund finance subsidise subsidize bankroll feed supply".split())
#: Verbs whose object is who is granted something, though what is granted may be an object too.
_GRANTING = frozenset("allow permit let pardon amnesty invite".split())
#: Types whose object names what is given or done, not whom it reaches.
_OBJECT_IS_THING = frozenset({"AGREE", "CONCEDE"})


def verb_roles(
    syntax: Syntax, roles: Roles, verb: int, noun: int | None, found: EventType
) -> tuple[list[str], list[str]]:
    """Return the actors' and recipients' codes of a verb; local forces are those of where they act."""
    actors, recipients = _named_roles(syntax, roles, verb, noun, found)
    if found not in _VIOLENT:
        return actors, recipients
    subject, thing = roles.subject(verb), roles.object(verb)
    suffered = found == "ASSAULT" and syntax.lemmas[verb] in _BEFALLING
    if suffered:
        subject, thing = None, subject
    if not is_state(syntax, verb):
        actors = actors or local_forces(syntax, roles, subject, verb)
    hit = local_forces(syntax, roles, thing, verb) if thing is not None and thing != noun else []
    if found == "ASSAULT" and not hit:
        heads = [at for at in (verb, thing, noun) if at is not None]
        struck = [*heads[1:], *(goal for at in heads for goal in roles.prep_objects(at, ("on", "at", "against")))]
        recipients = as_forces(syntax, roles, struck, recipients)
    return actors, hit or recipients


def _named_roles(
    syntax: Syntax, roles: Roles, verb: int, noun: int | None, found: EventType
) -> tuple[list[str], list[str]]:
    """Return the actors' and recipients' codes of a verb, as the grammar and their own words tell them."""
    lemma = syntax.lemmas[verb]
    subject, thing = roles.subject(verb), roles.object(verb)
    if noun is not None and subject == noun:
        own_actors, own_recipients = noun_roles(syntax, roles, noun, found)
        if found == "PROTEST":
            return protest_roles(syntax, roles, verb, noun, own_actors, own_recipients)
        if found == "AID" and lemma in ("arrive", "reach") and not own_recipients:
            goals = [*roles.prep_objects(verb, ("in", "at")), *syntax.having(verb, {"dobj"})]
            own_recipients = [code for at in goals for code in roles.codes(at, places=True)]
        if found in MUTUAL and not own_actors:
            own_actors = [code for at in roles.prep_objects(verb, ("between", "among")) for code in roles.codes(at)]
        return own_actors, own_recipients
    standing = standing_roles(syntax, roles, verb, found) if noun is None else None
    got = noun if noun is not None else thing
    if found == "SUPPORT" and got is not None:
        standing = received_roles(syntax, roles, verb, got) or standing
    if standing is not None:
        return standing
    met = noun if noun is not None else thing
    if met is not None and met not in roles.actors and lemma in _UNDERGOING and found in _DIRECTED:
        of = [code for other in roles.prep_objects(met, ("of",)) for code in roles.codes(other, deep=False)]
        return _undergone(syntax, roles, verb, met, found), of or roles.codes(subject)
    actors = _party_codes(roles, subject, found, verb) or _local_codes(syntax, roles, subject, verb)
    recipients = reached(syntax, roles, verb, noun, found)
    if found == "ACCUSE" and lemma in _MOVING:
        if not roles.is_passive(verb):
            return roles.codes(thing, places=True), actors
        causes = [code for at in roles.prep_objects(verb, ("at", "by", "over", "about")) for code in roles.codes(at)]
        return roles.codes(thing), causes
    if found == "AID":
        return _aid_roles(syntax, roles, verb, actors, recipients)
    if found == "MOBILIZE":
        return _mobilize_roles(syntax, roles, verb, actors)
    settled = _combat_roles(syntax, roles, verb, noun, actors) if found == "ASSAULT" else None
    if settled is not None:
        return settled
    deed = noun_type(syntax, thing) if lemma == "tolerate" and thing is not None else None
    if deed is not None and thing is not None:  # "attacks on Israel will not be tolerated": who attacks is warned
        return actors, noun_roles(syntax, roles, thing, deed)[0]
    if found == "ASSAULT" and not actors and subject is not None and "weapons" in roles.classes(subject):
        actors = _launchers(syntax, roles, subject)
    if found == "ASSAULT" and not actors and lemma in _LAUNCHING:
        actors = place_codes(syntax, roles, (verb,), prepositions=("from",))
    if found == "CONSULT" and not recipients:
        for goal in roles.prep_objects(verb, ("in",)):
            recipients += [code for other in roles.prep_objects(goal, ("with",)) for code in roles.codes(other)]
    if found in MUTUAL and not recipients and noun is not None:
        pairs = [at for head in (noun, verb) for at in roles.prep_objects(head, ("between", "among"))]
        between = [code for at in pairs for code in roles.codes(at)]
        if between:
            host = actors and syntax.lemmas[verb] in _HOSTING and not set(actors) & set(between)
            return (actors, between) if host else (between, [])
    launched = lemma in _LAUNCHING and not any(syntax.lower[at] == "down" for at in syntax.having(verb, {"prt"}))
    if found == "ASSAULT" and launched and thing is not None and "weapons" in roles.classes(thing):
        thing = None  # What is fired is not who is hit.
    if lemma in AVENGING:
        thing = None
    if found == "SANCTION" and thing is not None and not recipients:
        recipients = roles.state_named_before(thing)
    granted = found not in _OBJECT_IS_THING or lemma in _GRANTING
    if lemma == "extradite" and recipients:
        granted = False  # To whom somebody is extradited is who is met, not whose national it is.
    if thing is not None and thing != noun and granted:
        recipients = _with_object(syntax, roles, verb, thing, found, actors, recipients)
    if found == "ASSAULT" and not actors:
        pairs = roles.prep_objects(verb, ("between",))
        actors = [code for at in pairs for code in roles.codes(at)]  # "fighting between A and B"
    if found == "AGREE" and not recipients and lemma in ("accept", "embrace") and thing is not None:
        recipients = roles.codes(thing)
    if not actors and thing is not None and roles.is_passive(verb) and noun_type(syntax, thing) == found:
        actors = noun_roles(syntax, roles, thing, found)[0]  # "an appeal by Tirana was made"
        recipients = [code for code in recipients if code not in actors]
    if found == "CONSULT" and len(actors) > 1 and lemma in _TRAVELLING:
        recipients = [code for code in recipients if code in _with_whom(roles, verb)]  # to where they go is no party
    if found == "ACCUSE":
        recipients = [code for code in recipients if not code.endswith("-JUD")]  # where it is filed
        if lemma in _INQUIRING and thing is not None and noun_type(syntax, thing) == "ASSAULT":
            recipients = []
        if thing is None and not roles.is_passive(verb) and _is_tried(roles, verb):
            return [], actors
    if not recipients and (found in _OF_CONTENT or lemma in _CHARGING):
        recipients = content_codes(syntax, roles, verb, noun if noun is not None else thing, found)
    if found in ("ASSAULT", "COERCE") and noun is None:
        recipients = victim_codes(syntax, roles, thing, verb, recipients)
    if found == "RETREAT":
        own = {code[:3] for code in actors}
        own_parts = ("", "-MIL")  # its own troops and land
        recipients = [code for code in recipients if code[:3] not in own or code[3:] not in own_parts]
    if found == "PROTEST":
        return protest_roles(syntax, roles, verb, subject, actors, recipients)
    return actors, recipients


def _with_whom(roles: Roles, verb: int) -> list[str]:
    """Return those whom somebody meets "with", and not where."""
    return [code for at in roles.prep_objects(verb, ("with",)) for code in roles.codes(at)]


def _is_tried(roles: Roles, verb: int) -> bool:
    """Tell whether who goes on trial or comes under suspicion is a verb's subject."""
    return any(
        {"trial", "accusation"} & roles.classes(noun) for noun in roles.prep_objects(verb, ("on", "under", "to"))
    )


def _launchers(syntax: Syntax, roles: Roles, weapon: int) -> list[str]:
    """Return the codes of those who fired a weapon: "a missile launched by Iran hit Haifa"."""
    fired = [verb for verb in syntax.having(weapon, {"acl"}) if syntax.lemmas[verb] in _LAUNCHING]
    agents = [agent for verb in fired if (agent := syntax.agent(verb)) is not None]
    return [code for agent in agents for code in roles.codes(agent)]


def _undergone(syntax: Syntax, roles: Roles, verb: int, noun: int, found: EventType) -> list[str]:
    """Return the codes of those from whom comes what a verb's subject meets: "faced criticism from Berlin"."""
    beside = [code for other in roles.prep_objects(verb, ("from", "by")) for code in roles.codes(other)]
    return [*noun_roles(syntax, roles, noun, found)[0], *beside]


def _with_object(
    syntax: Syntax, roles: Roles, verb: int, thing: int, found: EventType, actors: list[str], reached: list[str]
) -> list[str]:
    """Return the recipients where a verb's object is one, as its type and class read it."""
    recipients = roles.codes(thing, places=True) + reached
    if found in ("ACCUSE", "REQUEST", "AID", "COOPERATE") and (
        noun_type(syntax, thing) == "MOBILIZE"
        or (found == "REQUEST" and roles.speaks_of_troops(thing) is not None)
        or "weapons" in roles.classes(thing)
    ):
        return [code.removesuffix("-MIL") for code in recipients]  # Those who deploy them are blamed.
    troops = any(code.endswith("-MIL") for code in actors)
    if syntax.lemmas[verb] == "fight" and troops and roles.has_forces(roles.head_noun(thing)):
        return as_troops(syntax, roles.head_noun(thing), recipients)
    return recipients


def _combat_roles(
    syntax: Syntax, roles: Roles, verb: int, noun: int | None, actors: list[str]
) -> tuple[list[str], list[str]] | None:
    """Return the parties of combat that is told, suffered or set in an attack; None where a subject hits an object."""
    lemma, thing, passive = syntax.lemmas[verb], roles.object(verb), roles.is_passive(verb)
    if lemma in _TELLING and not passive:
        told = noun if noun is not None else thing
        return noun_roles(syntax, roles, told, "ASSAULT") if told is not None else ([], [])
    attacks = attacks_of(roles, verb, thing)
    if attacks and (passive or lemma in _DYING):
        return _struck_roles(syntax, roles, verb, attacks[0], actors)
    settled = None if passive else assault_roles(syntax, roles, verb, noun, actors)
    if settled is None or settled[0]:
        return settled
    sufferers = {code[:3] for code in settled[1]}
    attackers = _attackers(syntax, roles, verb, noun if noun is not None else thing)
    return [code for code in attackers if code[:3] not in sufferers], settled[1]


def _attackers(syntax: Syntax, roles: Roles, verb: int, noun: int | None) -> list[str]:
    """Return the codes of those at whose hands a verb's subject suffers: "under Russian fire", "lost it to them"."""
    told = [*([] if noun is None else [noun]), *roles.prep_objects(verb, ("under", "in"))]
    if any(roles.prep_objects(at, ("over", "for")) for at in (verb, *told)):
        return []  # "came under fire from Germany over Gaza": words, no shots
    named = [noun_roles(syntax, roles, at, "ASSAULT")[0] for at in told if {"attack", "fire"} & roles.classes(at)]
    if not any(named):
        words = ("from", "to") if syntax.lemmas[verb] in ("lose", "fall") else ("from",)
        hands = roles.prep_objects(verb, ("by",)) or roles.prep_objects(verb, words)
        named += [roles.codes(other) for other in hands]
    return [code for codes in named for code in codes]


def _struck_roles(
    syntax: Syntax, roles: Roles, verb: int, attack: int, actors: list[str]
) -> tuple[list[str], list[str]]:
    """Return the parties of "five were killed in a Russian strike on Kyiv": the strike names who struck, and whom."""
    attackers, attacked = noun_roles(syntax, roles, attack, "ASSAULT")
    passive = roles.is_passive(verb)
    attackers = (actors if passive else []) or attackers
    struck = roles.object(verb) if passive else roles.subject(verb)
    victims = roles.codes(struck) or (attacked if attackers else [])
    return attackers, victim_codes(syntax, roles, struck, verb, victims)


def _local_codes(syntax: Syntax, roles: Roles, noun: int | None, verb: int) -> list[str]:
    """Return the state of an official or office whom only a place before them tells: "In Tokyo, a spokesman said"."""
    actor = roles.actors.get(noun) if noun is not None else None
    if not isinstance(actor, Actor) or actor.country is not None or actor.sector is None or noun is None:
        return []
    for preposition in syntax.having(verb, {"prep"}):
        if preposition < noun and syntax.lower[preposition] == "in":
            country = place_codes(syntax, roles, (verb,))
            silent = actor.sector in ("GOV", "IGO")
            return [code if silent else f"{code}-{actor.sector}" for code in country]
    return []


def _party_codes(roles: Roles, noun: int | None, found: EventType, verb: int) -> list[str]:
    """Return the codes of who does a deed; "they" are parties named together where the deed is one of words."""
    if noun is None:
        return []
    if found in DIPLOMATIC and roles.parties.is_plural_pronoun(noun):
        actor = roles.actors.get(noun)
        own = roles.codes(noun) if isinstance(actor, Actor) and actor.country is not None else []
        own = [code for code in own if not code.endswith("-MIL")]  # Troops neither agree nor meet.
        own = own or roles.parties.of_pronoun(noun, found, verb)
        return own or (roles.codes(noun) if found == "SUPPORT" else [])
    return roles.parties.of_pronoun(noun, found, verb) or roles.codes(noun)


def _aid_roles(
    syntax: Syntax, roles: Roles, verb: int, actors: list[str], recipients: list[str]
) -> tuple[list[str], list[str]]:
    thing = roles.object(verb)
    if syntax.lemmas[verb] == "reinforce":
        return actors, roles.codes(thing)
    brought = [other for at in (verb, thing) if at is not None for other in roles.prep_objects(at, ("into", "to"))]
    if syntax.lemmas[verb] == "get" and brought:
        return actors, [code for other in brought for code in roles.codes(other, places=True)]  # "get aid into Gaza"
    if syntax.lemmas[verb] in _RECEIVING or (thing is not None and syntax.lemmas[thing] in _RECEIPT):
        givers = [code for other in roles.prep_objects(verb, ("from",)) for code in roles.codes(other)]
        return givers, actors
    helper = helped(syntax, verb)
    if helper is not None:
        recipients = roles.codes(roles.object(helper), places=True) or recipients
    benefits = syntax.lemmas[verb] in _BENEFITING
    sends_troops = thing is not None and "troops" in roles.classes(thing) and not benefits
    if sends_troops and not actors and roles.subject(verb) is None:
        # Troops sent with no sender named are their own state's to send.
        actors = [code.partition("-")[0] for code in roles.codes(thing)]
    if thing is not None and not recipients and not sends_troops:
        recipients = roles.codes(thing, places=True, deep="debt" in roles.classes(thing))
    if thing is not None and not recipients:
        recipients = roles.state_named_before(thing) or _given_to(roles, thing)
    return [code.removesuffix("-MIL") if sends_troops else code for code in actors], recipients


def _given_to(roles: Roles, noun: int) -> list[str]:
    """Return whom a nested noun of giving names: "the provision of mines to Ukraine"."""
    for _ in range(3):
        given = [code for other in roles.prep_objects(noun, ("to", "for")) for code in roles.codes(other, places=True)]
        inner = roles.prep_objects(noun, ("of", "in"))
        if given or not inner:
            return given
        noun = inner[0]
    return []


def _mobilize_roles(syntax: Syntax, roles: Roles, verb: int, actors: list[str]) -> tuple[list[str], list[str]]:
    thing = roles.object(verb)
    classes = roles.classes(thing) if thing is not None else set()
    moved = roles.codes(thing) if classes & {"troops", "aircraft", "ships"} else []
    if "troops" not in classes:
        moved = [code if "-" in code else f"{code}-MIL" for code in moved]
    moved = as_troops(syntax, roles.head_noun(thing) if thing is not None else None, moved)
    if syntax.lemmas[verb] in _TEACHING and actors:
        # Those who teach troops are troops themselves, where the text names more than their state.
        actors = [f"{code.partition('-')[0]}-MIL" if "-" in code else code for code in actors]
        return actors, [code for code in moved if code not in actors]
    if roles.is_passive(verb) or syntax.lemmas[verb] in (
        "have",
        "count",
        "receive",
        "see",
        "spot",
        "find",
        "put",
        "observe",
        "notice",
        "detect",
        "track",
    ):
        return moved or actors, []
    return as_troops(syntax, roles.subject(verb), actors) or moved, []
