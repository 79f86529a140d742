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
#: Words before a strike's owner that only date it: "last week's strike".
_TIMES: Final = frozenset({"day", "hour", "week"})
#: What comes down upon somebody like weather: "a hail of rockets".
_SHOT: Final = frozenset({"weapons", "attack", "barrage", "fire"})


def classes_of(roles: Roles, noun: int) -> set[str]:
    """Return every class that verb frames may ask of a noun phrase."""
    syntax, lexicon = roles.syntax, load_noun_classes()
    head = roles.head_noun(noun)
    lemma = syntax.lemmas[head]
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
    if syntax.lower[head] == "in" and syntax.lower[max(head - 2, 0) : head] == ["sit", "-"]:
        return {"protest"}
    if syntax.tags[head] == "NNP" and roles.units.get(head) is None:
        found.add("name")
    on_strike = syntax.lower[syntax.heads[head]] == "on" and syntax.tags[head] == "NN"
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
        classes |= {"leader", "people"}
    if actor.sector in ("MIL", "REB") and not found & {"weapons", "aircraft"}:
        classes.add("troops")
    if actor.kind == "group":
        classes.add("people")
    return classes
