"""Locations: whether a word stands in a phrase that says where something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.claims.names import name_of
from reportedly.claims.place_nouns import HITTING, PARTS_OF_PLACES, PLACE_NOUNS
from reportedly.reference.nouns import BEFALLING
from reportedly.reference.states import states_named

if TYPE_CHECKING:
    from spacy.tokens import Token

LOCATIVE = frozenset(
    """in at near on to toward towards into across outside inside around through throughout along off within beyond
    behind via onto
    """.split()
)
#: Countries whose short name stands for the adjective before a noun.
_WITHOUT_ADJECTIVE = frozenset({"US", "U.S.", "UK", "U.K.", "UAE"})
#: Forces of a state, which are not where it is.
_SERVICES = frozenset("Navy Army Marine Marines Military Command Force Forces Guard Corps".split())
_ABROAD = frozenset({"embassy", "consulate", "mission", "base"})
_GROUND = frozenset("soil territory state coast border airspace water mainland homeland".split())
#: Verbs whose object is where they lead or take place.
_REACHING = frozenset(
    """reach enter leave visit cross approach hit strike storm capture seize retake occupy shell bomb bombard pound raid
    besiege encircle liberate recapture overrun bombard shut close reopen blockade
    """.split()
)
#: Verbs whose object they leave where it is, or let go: a place where a part of it, a town or a region is meant.
_KEEPING = frozenset("control hold take lose defend govern regain retain".split())
#: What is said of a part of a place: "holds most of Darfur", "lost control of the capital".
_SHARES = frozenset(
    """most much half part parts all rest third quarter bulk majority percent % swathe swathes swath swaths chunk chunks
    stretch stretches some none control hold
    """.split()
)
_GOING_ON = frozenset(
    """keep begin start launch lift break end continue resume intensify tighten impose halt last rage drag join lead
    """.split()
)
_UNDER = frozenset("attack fire shelling bombardment assault siege blockade".split())
_LAUNCHING = frozenset("fire launch shoot".split())
#: Verbs of flight happen where it begins: "fled Mosul for Turkey", "evacuated from Mosul to Turkey".
_FLEEING = frozenset("flee escape evacuate displace uproot expel deport".split())
#: What is laid on a state takes place nowhere in it: "imposed sanctions on Iran".
_LAID_ON = frozenset(
    """sanction cost pressure tariff embargo ban restriction duty levy penalty curb limit condition demand blame burden
    tax ultimatum war resolution policy stance position influence
    """.split()
)
#: Verbs whose "to" names whom one turns to, and no place.
_ADDRESSING = frozenset(
    "protest appeal complain turn apologise apologize speak talk write listen respond refer belong object".split()
)
#: What stands where the speaker is, not where something was told to be: "in this building".
_SPEAKERS_OWN = frozenset({"this", "these", "our", "my"})


#: Adjectives whose "to" leads to a place.
_NEAR = frozenset("close near next adjacent bound due back home".split())
#: Prepositions whose object is where something is, though it is somebody's: "in Russia's army".
_STATIC = frozenset("in at near inside within outside around throughout along off".split())


def location_of(token: Token) -> tuple[bool, bool, int]:
    """Tell whether a place name stands in a phrase of place, whether with a verb, and how deep within it."""
    at = token
    owner = False
    if token.text in _WITHOUT_ADJECTIVE and token.dep_ in ("compound", "nmod", "amod") and not _is_there(token.head):
        return False, False, 0  # "killed in US strikes", "at U.S. embassies in Nairobi", "at U.S. Navy warships"
    for depth in range(5):
        if at.dep_ in ("pobj", "pcomp") and at.head.lower_ in LOCATIVE:
            verb = at.head.head
            if owner and at.head.lower_ not in _STATIC and not _is_land(at):
                return False, False, 0  # "stood up to Russia's aggression"
            if verb.pos_ == "ADJ" and at.head.lower_ == "to" and verb.lower_ not in _NEAR:
                return False, False, 0  # "is grateful to America"
            if verb.lemma_ in _ADDRESSING and at.head.lower_ in ("to", "on"):
                return False, False, 0
            if at.head.lower_ in ("on", "upon") and _is_laid(verb):
                return False, False, 0
            return True, verb.pos_ in ("VERB", "AUX") and verb.lemma_ not in _FLEEING, depth
        if at.dep_ == "pobj" and at.head.lower_ == "from" and _moved_by(at.head).lemma_ in _LAUNCHING | _FLEEING:
            return True, True, depth
        if at.dep_ == "dobj" and at.head.lemma_ in _REACHING | _FLEEING:
            return True, True, depth
        if at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.lower_ == "out":
            return True, True, depth  # "driven out of Khartoum"
        if _is_befallen(at, token):
            return True, True, depth
        if at.dep_ not in ("compound", "poss", "conj", "appos", "nmod", "amod", "pobj", "prep"):
            break
        if at.dep_ == "pobj" and (at.head.lower_ != "of" or at.head.head.lower_ not in PARTS_OF_PLACES | _SHARES):
            # "the president of Turkey", "issues including Iran": the name tells of its noun, not of a place.
            break
        owner = owner or at.dep_ == "poss"
        at = at.head
    return False, False, 0


def is_scene(noun: Token) -> bool:
    """Tell whether a noun says where something happens: "outside the embassy", "hit a hospital"."""
    if noun.pos_ != "NOUN" or any(child.lower_ in _SPEAKERS_OWN for child in noun.lefts):
        return False
    if noun.dep_ == "pobj":
        return noun.head.lower_ in LOCATIVE
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in HITTING


def _is_befallen(at: Token, name: Token) -> bool:
    """Tell whether something happens to the place that ``name`` names in the phrase headed by ``at``.

    "Goma was captured", "Goma fell to rebels", "came under fire", "holds most of Darfur", "the siege of Goma". Of a
    whole state that is told as of a party ("Ukraine was hit by sanctions", "lost Russia").
    """
    verb = at.head
    if at.dep_ == "nsubjpass":
        return verb.lemma_ in _REACHING and not _is_state(name)
    if at.dep_ == "nsubj" and not _is_state(name):
        under = (goal.lower_ for word in verb.rights if word.lower_ == "under" for goal in word.rights)
        falls = verb.lemma_ == "fall" and at.i == name.i and any(word.lower_ == "to" for word in verb.rights)
        hosts = verb.lemma_ == "host" and at.i == name.i
        shuts = verb.lemma_ in ("shut", "close", "reopen") and at.i != name.i
        return falls or hosts or shuts or (verb.lemma_ in ("come", "be") and not _UNDER.isdisjoint(under))
    if at.dep_ == "dobj" and verb.lemma_ in _KEEPING:
        judged = any(child.dep_ in ("oprd", "acomp") or child.lower_ == "seriously" for child in verb.rights)
        return not judged and (at.i != name.i or not _is_state(name))
    if at.dep_ == "pobj" and at.head.lower_ in ("of", "for") and at.head.head.lemma_ in BEFALLING:
        deed = at.head.head
        return deed.dep_ in ("nsubj", "nsubjpass") or (deed.dep_ == "dobj" and deed.head.lemma_ in _GOING_ON)
    return False


def _is_state(name: Token) -> bool:
    return bool(states_named(name_of(name)))


def _moved_by(origin: Token) -> Token:
    """Return the verb of a "from" phrase, though the parse hangs it on the goal: "fled to Turkey from Mosul"."""
    above: Token = origin.head
    return above.head.head if above.dep_ == "pobj" else above


def _is_laid(above: Token) -> bool:
    """Tell whether a noun, or a verb's object, is something laid on somebody: "put pressure on Israel"."""
    objects = (child for child in above.rights if child.dep_ == "dobj")
    return any(word.lemma_ in _LAID_ON for word in (above, *objects))


def _is_land(noun: Token) -> bool:
    """Tell whether a noun is a part of the state it belongs to: "to Russia's Kursk region"."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in PLACE_NOUNS | _GROUND | PARTS_OF_PLACES


def _is_there(noun: Token) -> bool:
    """Tell whether what a state's short name stands before lies in it: "on U.S. soil", "the US Congress"."""
    proper = noun.pos_ == "PROPN" and noun.text not in _SERVICES
    return noun.lemma_.lower() not in _ABROAD and (proper or noun.lemma_ in PLACE_NOUNS | _GROUND)
