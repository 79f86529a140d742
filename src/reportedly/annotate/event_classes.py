"""Classes of noun phrases that verb frames ask for: by the lexicon, by the party or place named, by what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.model import Actor, Place
from reportedly.reference.nouns import singular
from reportedly.reference.plover import load_noun_classes

if TYPE_CHECKING:
    from reportedly.annotate.event_roles import Roles
    from reportedly.annotate.syntax import Syntax

#: Nouns that are arms where arms stand before them: "artillery rounds".
_ARTICLES: Final = frozenset(
    "round shell system battery component part capability shipment supply delivery pod unit".split()
)
#: Words before a site on the network.
_ONLINE: Final = frozenset("web internet online news media newspaper government".split())
#: Sites that are military where a word of war stands before them: "training camp", "naval base".
_BASES: Final = frozenset("base camp centre center facility position site school".split())
_MILITARY: Final = frozenset(
    "military army air naval navy missile rocket drone training rebel troop submarine guerrilla paramilitary".split()
)
#: Nouns that take from the words before them what measures they are.
_MEASURES: Final = frozenset({"measure", "step", "restriction"})
_PUNISHING: Final = frozenset("restrictive punitive retaliatory coercive".split())
_LISTS: Final = frozenset("sanction sanctions black terrorism terrorist terror restricted entity".split())
#: What trade is in, before "importer", "buyer" or "exports".
_TRADED: Final = frozenset(
    """arms weapons weapon arm oil gas crude coal grain wheat defence defense trading trade energy uranium fuel lng
    """.split()
)
_TRADERS: Final = frozenset("partner buyer supplier customer purchaser seller".split())
_EDGES: Final = frozenset("brink verge edge cusp threshold".split())
#: Those whom a security service is one of.
_SERVICES: Final = frozenset({"service", "force", "agency"})
_GUARDING: Final = frozenset("security secret intelligence".split())
_HEAVY: Final = frozenset("severe serious grave dire heavy steep high devastating".split())
_COSTS: Final = frozenset("consequence cost price".split())
#: What carries, and the participles that say what it carries.
_BEARING: Final = frozenset("carry bring transport ferry haul load pack".split())
_CARRIERS: Final = frozenset(
    "flight plane aircraft truck lorry convoy ship vessel boat vehicle train bus container helicopter airlift".split()
)
_CARRIED: Final = frozenset({"troops", "weapons", "aid", "relief"})
#: What falls from the sky after a hit.
_PIECES: Final = frozenset("debris wreckage fragment shard piece remnant".split())
_RIOT_ARMS: Final = {"cannon": "water", "gas": "tear", "bullet": "rubber", "grenade": "stun", "spray": "pepper"}
_CROWDS: Final = frozenset({"thousands", "hundreds", "dozens", "scores"})
_TIES: Final = frozenset({"tie", "relation", "link"})
_RESCUING: Final = frozenset("medical rescue relief surgical humanitarian search".split())
#: A strike of these is a refusal to work or eat, not an attack.
_LABOUR: Final = frozenset(
    """hunger general labour labor worker workers teachers rail railway transport work indefinite nationwide national
    pay wage sit-down wildcat token day hour week bus dock miners pilots doctors nurses students drivers farmers
    dockers open-ended sympathy
    """.split()
)
#: A strike of these is nobody's deed.
_NATURAL: Final = frozenset("lightning bird meteor asteroid".split())
#: Words before a strike's owner that only date it: "last week's strike".
_TIMES: Final = frozenset({"day", "hour", "week"})
#: Sectors whose people speak for nobody: a doctor or a singer travels on no mission.
_PRIVATE: Final = frozenset({"CVL", "MED", "EDU", "BUS"})
#: What comes down upon somebody like weather: "a hail of rockets".
_SHOT: Final = frozenset({"weapons", "attack", "barrage", "fire"})


def classes_of(roles: Roles, noun: int) -> set[str]:
    """Return every class that verb frames may ask of a noun phrase."""
    syntax, lexicon = roles.syntax, load_noun_classes()
    head = roles.head_noun(noun)
    lemma = syntax.lemmas[head]
    found = set(lexicon.get(lemma, ()))
    if not found and syntax.tags[head] in ("NNP", "NNPS") and head == syntax.bounds[syntax.sentence[head]][0]:
        lemma = singular(syntax.lower[head])  # "Rockets hit a market": a capital that only opens the sentence
        found = set(lexicon.get(lemma, ()))
    before = [syntax.lower[child] for child in syntax.having(head, {"amod", "compound", "nmod"})]
    if lemma in _ARTICLES and any("weapons" in lexicon.get(singular(word), ()) for word in before):
        found.add("weapons")
    if lemma == "site" and not _ONLINE.isdisjoint(before):
        found.add("website")
    if lemma == "law" and "martial" in before:
        found.add("curfew")
    if lemma in _TIES and "diplomatic" in before:
        found = (found - {"ties"}) | {"diplomacy"}
    if lemma == "team" and not _RESCUING.isdisjoint(before):
        found.add("helpers")
    found |= _of_words(lemma, {singular(word) for word in before} | set(before))
    found |= _of_load(roles, head, singular(syntax.lower[head]), before)
    found |= _of_complement(roles, head, lemma)
    if lemma == "network" and roles.prep_objects(head, ("of",)):
        found.discard("website")
    if syntax.lower[head] in ("we", "i"):
        found.add("voice")
    if syntax.lower[head] == "in" and syntax.lower[max(head - 2, 0) : head] == ["sit", "-"]:
        return {"protest"}
    if syntax.tags[head] == "NNP" and roles.units.get(head) is None:
        found.add("name")
    on_strike = syntax.lower[syntax.heads[head]] == "on" and syntax.tags[head] == "NN"
    if lemma == "strike" and not _NATURAL.isdisjoint(before):
        return set()
    if is_labour_strike(syntax, head) or (lemma == "strike" and on_strike and not syntax.children[head]):
        found = {"labour"}
    elif lemma == "strike":
        found.discard("labour")
    if "calamity" in found and any(_SHOT & classes_of(roles, at) for at in roles.prep_objects(head, ("of",))):
        found = (found - {"calamity", "plight"}) | {"barrage"}
    for member in syntax.conjuncts(head)[1:]:
        found |= lexicon.get(syntax.lemmas[member], frozenset())
    if "troops" in found:
        found.discard("plight")  # "fighting corruption and Russian troops"
    found |= lexicon.get(roles.units.get(head, ""), frozenset())
    if roles.speaks_of_troops(noun) is not None:
        found.add("troops")
    actor, place = roles.actors.get(head) or roles.actors.get(noun), roles.places.get(head)
    if isinstance(actor, Actor):
        found |= _of_actor(actor, found)
    if isinstance(place, Place):
        found.add("place")
        if place.country:
            found.add("country")
    if syntax.tags[head] == "NNPS" or syntax.lower[head] in _CROWDS:
        found.add("people")
        if roles.has_forces(head):
            found.add("troops")
    if syntax.lower[head] in ("them", "us", "him", "her", "me"):
        found |= {"actor", "people"}
    return found


def _of_words(lemma: str, before: set[str]) -> set[str]:
    """Return the classes that the words before a noun give it: "naval base", "restrictive measures", "water cannon"."""
    found = set()
    if lemma in _BASES and before & _MILITARY:
        found.add("post")
    if lemma in _MEASURES and before & _PUNISHING:
        found.add("sanction")
    if lemma == "freeze" and "asset" in before:
        found.add("sanction")
    if lemma == "list" and before & _LISTS:
        found.add("blacklist")
    if lemma in _TRADERS and before & _TRADED:
        found.add("trader")
    if lemma in _COSTS and before & _HEAVY:
        found.add("consequence")
    if lemma in _SERVICES and before & _GUARDING:
        found.add("police")
    if _RIOT_ARMS.get(lemma, "") in before:
        found.add("riotgear")
    return found


def _of_complement(roles: Roles, head: int, lemma: str) -> set[str]:
    """Return the classes that what stands behind "of" gives a noun: "the brink of war", "a buyer of Russian oil"."""
    if lemma not in _EDGES and lemma not in _TRADERS:
        return set()
    lexicon = load_noun_classes()
    behind = {
        name for at in roles.prep_objects(head, ("of",)) for name in lexicon.get(roles.syntax.lemmas[at], frozenset())
    }
    if lemma in _TRADERS:
        return {"trader"} if behind & {"goods", "weapons"} else set()
    return ({"brink"} if behind & {"war", "strife"} else set()) | ({"closing"} if "commitment" in behind else set())


def _of_load(roles: Roles, head: int, lemma: str, before: list[str]) -> set[str]:
    """Return the classes of what a carrier or debris has on board or comes from: "flights carrying soldiers"."""
    syntax, lexicon = roles.syntax, load_noun_classes()
    if lemma in _PIECES:
        sources = [syntax.lemmas[at] for at in roles.prep_objects(head, ("from", "of"))] + [singular(w) for w in before]
        return (
            {"weapons"} if any({"weapons", "aircraft"} & lexicon.get(word, frozenset()) for word in sources) else set()
        )
    if lemma not in _CARRIERS:
        return set()
    loads = {name for word in before for name in lexicon.get(singular(word), ())}
    for verb in syntax.having(head, {"acl", "relcl"}):
        if syntax.lemmas[verb] in _BEARING:
            carried = [roles.object(verb), *roles.prep_objects(verb, ("with",))]
            loads |= {name for at in carried if at is not None for name in lexicon.get(syntax.lemmas[at], ())}
    return loads & _CARRIED


def is_labour_strike(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun is a strike that refuses to work or eat: "a general strike", "the teachers' strike"."""
    if syntax.lemmas[noun] != "strike":
        return False
    parts = {child: set(syntax.lower[child].split("-")) for child in syntax.children[noun]}
    return any(
        words & (_LABOUR - _TIMES if syntax.deps[child] == "poss" else _LABOUR) for child, words in parts.items()
    )


def _of_actor(actor: Actor, found: set[str]) -> set[str]:
    """Return the classes that a party has by its kind and sector."""
    classes = {"actor"}
    if actor.kind == "organisation" and actor.country and actor.sector in (None, "GOV"):
        classes.add("state")
    if actor.kind == "organisation" and actor.sector == "IGO":
        classes.add("body")
    if actor.kind == "organisation" and actor.sector == "MED":
        classes.add("media")
    if actor.kind in ("person", "role"):
        classes |= {"people"} if actor.sector in _PRIVATE else {"leader", "people"}
    if actor.sector in ("MIL", "REB") and not found & {"weapons", "aircraft"}:
        classes.add("troops")
    if actor.kind == "group":
        classes.add("people")
    return classes
