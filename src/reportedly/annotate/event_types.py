"""Which PLOVER root type a verb or event noun names, from the lexicon and the words beside it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from reportedly.annotate.event_classes import is_labour_strike
from reportedly.annotate.event_outcomes import dies_of_attack, is_test_launch, place_falls
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_troops import PARTITIVE
from reportedly.annotate.syntax import Syntax
from reportedly.model.vocabulary import EventType
from reportedly.reference.plover import PREPOSITIONS, load_noun_classes, load_noun_types, load_verb_frames

_LONGEST_COMPOUND = 8
_ASKING = frozenset({"for"})
_EFFORTS = frozenset("effort mission bid drive initiative attempt role".split())
_SUPPLIES = frozenset("supply shipment delivery".split())
_TRADED = frozenset("oil gas coal crude petroleum fuel electricity gasoline".split())
_COMMODITIES = _TRADED | frozenset("power water energy money labour labor".split())
_TRADE = frozenset("import export sale purchase".split())
_WARES = _TRADED | frozenset("arms weapon weapons arm wheat grain tank drone missile jet energy lng uranium".split())
_EXERCISES = frozenset("exercise drill manoeuvre maneuver wargame game".split())
_JOINT = frozenset("joint combined trilateral bilateral multinational".split())
#: Prepositions that the parse may hang on a verb's object: "increased exports to Japan", "fired a rocket over it".
_OFTEN_INNER = frozenset({"to", "over", "with", "for", "against", "of", "into", "on", "in", "at", "along"})
_OUTWARD = frozenset({("of", "out"), ("from", "away")})
_HELPING = frozenset("help support assist aid reinforce back bolster defend".split())
#: What makes an attack one on networks and data, which is coercion and no assault.
_ARMS = frozenset("arm arms weapon weapons missile missiles ammunition munitions drone drones tank tanks".split())
_CYBER = frozenset("cyber cyberspace denial ddos hacker hacking phishing malware ransomware computer website".split())
_FIGHTS = frozenset("war battle attack offensive assault fight fighting clash campaign blitz barrage".split())
#: What makes of a fight one of words, money or votes: "a charm offensive", "the trade war".
_BLOODLESS = frozenset(
    """charm trade price legal court courtroom propaganda publicity media diplomatic verbal culture bidding turf tariff
    custody election electoral campaign heart panic asthma marketing lobbying political rhetorical currency
    """.split()
)
#: Those who raid to search, and what they search.
_SEARCHING = frozenset(
    """police prosecutor prosecutors agent agents officer detective immigration drug drugs office home newsroom house
    apartment nightclub warehouse premise tax corruption dawn
    """.split()
)
_COMBAT = frozenset("combat military ground offensive assault air bombing".split())
_CYBER_DEEDS = frozenset("attack activity operation campaign intrusion strike".split())
#: Verbs that bring about what stands behind their preposition: "resulted in the deaths of".
_BRINGING = {"result": ("in",), "end": ("in",), "culminate": ("in",), "lead": ("to",)}
_WHERE = frozenset("in at near on inside along within around across there here nearby outside into throughout".split())
_ENDED = frozenset({"over", "underway", "ongoing"})
_HARMING = frozenset("kill injure hurt wound die".split())
#: What kills and is nobody's deed, and what things do by themselves.
_ACCIDENTS = frozenset(
    """stampede earthquake quake flood flooding landslide mudslide avalanche storm hurricane cyclone typhoon tsunami
    accident crash collision derailment wildfire eruption outbreak epidemic cholera crush drought famine heatwave
    """.split()
)
_PERSONS = frozenset("he she they him her them".split())
_PEACE = frozenset("peace ceasefire cease-fire truce settlement roadmap".split())
_FALLING = frozenset("collapse derail capsize overturn erupt plunge crash skid collide veer sink topple".split())
#: Verbs that put somebody on a list, and the words for a list of terrorists or one on it.
_LISTING = frozenset("designate redesignate re-designate list relist proscribe classify add".split())
_TERROR = frozenset({"terrorist", "terror"})
_LISTED = frozenset("organization organisation organizations group groups entity entities list lists".split())
_LONGEST_LISTING = 24
#: Nouns that say of a subject that an attack is made on it: "was the target of a raid".
AIMED_AT = frozenset({"target", "victim"})
#: Verbs that carry event nouns with a particle: "set off clashes", "the raids will go on".
_PHRASAL = {"set": "off", "go": "on"}
#: Verbs that say what somebody takes a thing for.
_CALLING = frozenset("call describe brand label deem term denounce see".split())
_OWNING = frozenset({"claim", "accept", "take", "admit", "assume"})
#: Verbs that say of deeds that there are more or fewer of them, or how many, and the deeds that are counted so.
_GROWING = frozenset(
    """rise grow increase fall drop decline decrease surge jump soar climb double triple halve plunge slump dip shrink
    exceed reach total surpass top amount
    """.split()
)
_TOLLS = frozenset("toll death fatality casualty loss injury dead wounded".split())
_COUNTED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "COOPERATE"})
#: Verbs that only carry the event noun they govern or that governs them: "carry out an attack", "a strike hit".
_LIGHT = frozenset(
    """launch carry conduct make take hold give have begin start continue end mount stage do perform undertake
    order plan announce prepare see bring cause suffer lead resume step intensify escalate face receive get
    offer provide come happen occur complete undergo trigger spark follow erupt break flare rage be kill leave use
    expect anticipate fear report predict last
    """.split()
)


def verb_type(syntax: Syntax, roles: Roles, verb: int) -> EventType | None:
    """Return the root type of a verb, or None where the lexicon gives it none in this frame."""
    if lists_as_terrorist(syntax, verb):
        return "SANCTION"
    frames = load_verb_frames().get(syntax.lemmas[verb])
    if frames is None or is_accident(syntax, roles, verb):
        return None
    if is_test_launch(syntax, roles, verb):
        return "MOBILIZE"
    if place_falls(syntax, roles, verb) or dies_of_attack(syntax, roles, verb):
        return "ASSAULT"
    if syntax.lemmas[verb] == "demonstrate" and syntax.agent(verb) is not None:
        return None  # "as demonstrated by the announcement"
    if syntax.words[verb - 1 : verb] == ["-"] and syntax.lower[verb - 2 : verb - 1] == ["test"]:
        return "MOBILIZE"  # "test-fired a missile"
    thing, subject = roles.object(verb), roles.subject(verb)
    classes = {
        "obj": _object_classes(syntax, roles, thing),
        "subj": roles.classes(subject) if subject is not None else frozenset[str](),
    }
    for frame in frames:
        if all(_holds(syntax, roles, verb, name, value, classes) for name, value in frame.conditions.items()):
            return frame.type
    return None


def lists_as_terrorist(syntax: Syntax, verb: int) -> bool:
    """Tell whether somebody is put on a list of terrorists: "designated the group as a terrorist organisation"."""
    if syntax.lemmas[verb] not in _LISTING:
        return False
    words = syntax.lower[verb : min(syntax.right[verb] + 1, verb + _LONGEST_LISTING)]
    return any(first in _TERROR and second in _LISTED for first, second in pairwise(words))


def _object_classes(syntax: Syntax, roles: Roles, thing: int | None) -> frozenset[str]:
    """Return the classes of a verb's object; whom a passive's "he" stands for is a person."""
    if thing is None:
        return frozenset()
    persons = {"people", "captives"} if syntax.lower[thing] in _PERSONS else set()
    return roles.classes(thing) | {""} | persons


def is_accident(syntax: Syntax, roles: Roles, verb: int) -> bool:
    """Tell whether people were killed or hurt by no deed: "killed in a stampede", "hurt when a hotel collapsed"."""
    if syntax.lemmas[verb] not in _HARMING:
        return False
    cause = any(syntax.lemmas[noun] in _ACCIDENTS for noun in roles.prep_objects(verb, ("in", "by", "during")))
    subject = roles.subject(verb)
    active = subject is not None and syntax.lemmas[subject] in _ACCIDENTS
    told = [verb, *syntax.having(verb, {"conj"}), *([syntax.heads[verb]] if syntax.deps[verb] == "conj" else [])]
    fallen = any(
        syntax.lemmas[clause] in _FALLING and syntax.child(clause, {"auxpass"}) is None
        for at in told
        for clause in syntax.having(at, {"advcl"})
    )
    above = syntax.heads[verb] if syntax.deps[verb] == "advcl" else verb
    wrecked = above != verb and syntax.lemmas[above] in _FALLING and syntax.child(above, {"dobj", "auxpass"}) is None
    return cause or active or fallen or wrecked


def _holds(
    syntax: Syntax, roles: Roles, verb: int, name: str, value: str, classes: Mapping[str, frozenset[str]]
) -> bool:
    """Tell whether one condition of a frame holds."""
    wanted = set(value.split("|"))
    if name in classes:
        return not classes[name] if value == "no" else not wanted.isdisjoint(classes[name])
    if name == "attr":
        said = syntax.child(verb, {"attr", "oprd"})
        return said is not None and not wanted.isdisjoint(roles.classes(said))
    if name == "comp":
        if value == "no":
            return syntax.child(verb, {"oprd"}) is None
        return said_of(syntax, verb, value)
    if name == "where":
        return is_stationed(syntax, roles, verb)
    if name in ("prep", "prt"):
        if value == "no":
            return True
        return any(
            syntax.lower[child] == value
            and (syntax.deps[child] in ("prep", "prt", "advmod", "agent", "dative") or syntax.tags[child] == "RP")
            for at in (verb, *syntax.having(verb, {"acomp"}))
            for child in syntax.children[at]
        )
    if name in PREPOSITIONS:
        if "state" in wanted:
            wanted.add("country")
        thing = roles.object(verb) if name in _OFTEN_INNER else None
        outward = [at for at in syntax.having(verb, {"prep", "prt", "advmod", "acomp"}) if _leads_on(syntax, at, name)]
        holding = [verb, *([thing] if thing is not None else []), *outward]
        stands = [noun for at in holding for noun in roles.prep_objects(at, (name,))]
        if value == "no":
            return not stands
        return any(wanted & roles.classes(noun) for noun in stands)
    if name == "xcomp":
        above = [verb, *syntax.having(verb, {"acomp"})]
        return any(syntax.child(at, {"xcomp"}) is not None for at in above)
    if name == "that":
        clause = syntax.child(verb, {"ccomp"})
        if clause is None or syntax.child(clause, {"nsubj", "nsubjpass"}) is None:
            return False
        subjunctive = syntax.tags[clause] in ("VB", "VBP", "NN") and syntax.child(clause, {"aux"}) is None
        return value == "yes" or (subjunctive and syntax.child(clause, {"mark"}) is not None)
    if name == "help":
        return helped(syntax, verb) is not None
    negated = syntax.child(verb, {"neg"}) is not None
    return negated == (value == "yes")


def _leads_on(syntax: Syntax, word: int, preposition: str) -> bool:
    """Tell whether a word beside a verb governs the verb's preposition: "out of talks", "ready for", "close to"."""
    return syntax.deps[word] == "acomp" or (preposition, syntax.lower[word]) in _OUTWARD


def said_of(syntax: Syntax, verb: int, name: str) -> bool:
    """Tell whether an adjective of a class is said of a verb's subject or object: "is ready", "held it accountable"."""
    found = list(syntax.having(verb, {"acomp", "oprd", "advmod", "ccomp", "xcomp", "dobj"}))
    found += [inner for child in found for inner in syntax.having(child, {"acomp"})]
    classes = load_noun_classes()
    described = [at for at in found if syntax.pos[at] in ("ADJ", "ADV") or syntax.deps[at] == "oprd"]
    described += _called(syntax, verb)
    return any(name in classes.get(syntax.lower[at], ()) for at in described)


def _called(syntax: Syntax, verb: int) -> list[int]:
    """Return the words for what somebody calls a thing: "described it as illegal", "branded the plan a provocation"."""
    if syntax.lemmas[verb] not in _CALLING:
        return []
    thing, *labels = syntax.having(verb, {"dobj"}) or [verb]
    behind = [child for at in (verb, thing) for child in syntax.having(at, {"prep"}) if syntax.lower[child] == "as"]
    return [*labels, *(child for preposition in behind for child in syntax.children[preposition])]


def is_stationed(syntax: Syntax, roles: Roles, verb: int) -> bool:
    """Tell whether a form of "be" says where its subject is, how many or that it is ready, and not what it is.

    "Are in Kursk", "a fifth are Chadians", "will be ready"; not "were weak".
    """
    quality, subject = syntax.child(verb, {"acomp"}), roles.subject(verb)
    if quality is not None and not syntax.words[quality][:1].isupper():
        return syntax.lower[quality] == "ready" and syntax.child(quality, {"xcomp"}) is None
    if subject is not None and (syntax.tags[subject] == "CD" or syntax.lemmas[subject] in PARTITIVE):
        return True
    said = [verb, *syntax.having(verb, {"attr", "nsubj"})]
    return any(
        syntax.lower[child] in _WHERE and syntax.deps[child] in ("prep", "advmod")
        for at in said
        for child in syntax.children[at]
    )


def _is_over(syntax: Syntax, verb: int) -> bool:
    """Tell whether a form of "be" describes its subject: "the war was over", "the attack is unprovoked"."""
    over = any(syntax.lower[child] in _ENDED for child in syntax.having(verb, {"advmod", "prt", "prep"}))
    return syntax.lemmas[verb] == "be" and (over or syntax.child(verb, {"acomp"}) is not None)


def helped(syntax: Syntax, verb: int) -> int | None:
    """Return the infinitive of helping that a verb of sending stands with: "send troops to assist Russia"."""
    stack = list(syntax.children[verb])
    while stack:
        child = stack.pop()
        if syntax.deps[child] in ("advcl", "xcomp", "acl", "relcl") and syntax.lemmas[child] in _HELPING:
            return child
        if syntax.deps[child] in ("dobj", "prep", "pobj", "conj", "nsubjpass"):
            stack.extend(syntax.children[child])
    return None


def noun_type(syntax: Syntax, noun: int) -> EventType | None:
    """Return the root type that a noun names by itself."""
    if syntax.pos[noun] not in ("NOUN", "PROPN"):
        return None
    words = {part for child in syntax.children[noun] for part in syntax.lower[child].split("-")}
    if syntax.lemmas[noun] == "call" and any(
        syntax.lower[at] in _ASKING for at in syntax.having(noun, {"prep", "acl"})
    ):
        return "REQUEST"
    if syntax.lemmas[noun] in _EFFORTS and "mediation" in words:
        return "CONSULT"
    if syntax.lemmas[noun] in _SUPPLIES and words & _COMMODITIES:
        return "COOPERATE" if words & _TRADED else None
    if syntax.lemmas[noun] in _EXERCISES and words & _JOINT:
        return "COOPERATE"
    if syntax.lemmas[noun] == "transfer" and words & _ARMS:
        return "AID"  # "North Korea's arms transfers to Russia"
    if is_labour_strike(syntax, noun):
        return "PROTEST"
    if syntax.lemmas[noun] in _FIGHTS and words & _BLOODLESS:
        return None
    if syntax.lemmas[noun] == "raid":
        return "COERCE" if _is_search(syntax, noun, words) else "ASSAULT"
    if syntax.lemmas[noun] in _CYBER_DEEDS and (words | _words_before(syntax, noun)) & _CYBER:
        return "COERCE"
    if syntax.lemmas[noun] == "operation" and words & _COMBAT:
        return "ASSAULT"
    if _is_trade(syntax, noun, words):
        return "COOPERATE"
    return load_noun_types().get(syntax.lemmas[noun])


def _is_trade(syntax: Syntax, noun: int, words: set[str]) -> bool:
    """Tell whether imports or sales are those of arms, fuel or grain: "arms exports", "imports of crude"."""
    if syntax.lemmas[noun] not in _TRADE:
        return False
    goods = {syntax.lemmas[goal] for at in syntax.having(noun, {"prep"}) for goal in syntax.having(at, {"pobj"})}
    return not _WARES.isdisjoint(words | goods)


def _is_search(syntax: Syntax, noun: int, words: set[str]) -> bool:
    """Tell whether a raid is one of the police: "an immigration raid", "raids by police on the party's offices"."""
    beside = {syntax.lemmas[goal] for at in syntax.having(noun, {"prep"}) for goal in syntax.having(at, {"pobj"})}
    return not _SEARCHING.isdisjoint(words | beside)


def is_peace_plan(syntax: Syntax, noun: int) -> bool:
    """Tell a plan that is put to others, "a peace plan", from what somebody is up to."""
    return any(word in _PEACE for word in syntax.lower[syntax.left[noun] : noun])


def _has_particle(syntax: Syntax, verb: int, word: str) -> bool:
    return any(syntax.lower[child] == word for child in syntax.having(verb, {"prt", "prep", "advmod"}))


def _words_before(syntax: Syntax, noun: int) -> set[str]:
    """Return the words of a compound before a noun, however they are hyphenated: "denial-of-service attack"."""
    return {word for word in syntax.lower[syntax.left[noun] : noun] if noun - syntax.left[noun] <= _LONGEST_COMPOUND}


def _claimed(syntax: Syntax, roles: Roles, verb: int) -> int | None:
    """Return the attack that somebody owns up to: "claimed responsibility for the blast"."""
    thing = roles.object(verb)
    if thing is None or syntax.lemmas[verb] not in _OWNING or syntax.lemmas[thing] != "responsibility":
        return None
    for at in (thing, verb):
        for noun in roles.prep_objects(at, ("for",)):
            if noun_type(syntax, noun) == "ASSAULT":
                return noun
    return None


def _counted(syntax: Syntax, roles: Roles, verb: int) -> int | None:
    """Return the deeds that a verb says there are more or fewer of: "attacks on police rose by 45 percent"."""
    subject = syntax.child(verb, {"nsubj"})
    if subject is None or "plight" in roles.classes(subject):
        return None
    if syntax.lemmas[subject] in _TOLLS:
        causes = roles.prep_objects(subject, ("from", "of", "in", "after"))
        return subject if any(noun_type(syntax, at) == "ASSAULT" for at in causes) else None
    return subject if noun_type(syntax, subject) in _COUNTED else None


def light_noun(syntax: Syntax, roles: Roles, verb: int) -> int | None:
    """Return the event noun that a light verb carries: its object, or the subject it says something of."""
    behind = roles.prep_objects(verb, _BRINGING.get(syntax.lemmas[verb], ()))
    if behind and noun_type(syntax, roles.head_noun(behind[0])) == "ASSAULT":
        return roles.head_noun(behind[0])
    claimed = _claimed(syntax, roles, verb)
    if claimed is not None:
        return claimed
    said = syntax.child(verb, {"attr"}) if syntax.lemmas[verb] == "be" else None
    if said is not None and syntax.lemmas[said] in AIMED_AT:
        return next((at for at in roles.prep_objects(said, ("of",)) if noun_type(syntax, at) == "ASSAULT"), None)
    lemma = syntax.lemmas[verb]
    if lemma in _GROWING:
        return _counted(syntax, roles, verb)
    if lemma not in _LIGHT and not (lemma in _PHRASAL and _has_particle(syntax, verb, _PHRASAL[lemma])):
        return None
    subject = None if _is_over(syntax, verb) else roles.subject(verb)
    thing = roles.object(verb)
    if syntax.lemmas[verb] == "end" and thing is not None and noun_type(syntax, thing) == "ASSAULT":
        return None  # Whoever ends a war need not wage it.
    for noun in (thing, syntax.child(verb, {"attr"}), subject):
        if noun is not None and noun_type(syntax, noun) is not None:
            return noun
        inner = roles.head_noun(noun) if noun is not None else None
        if inner is not None and inner != noun and noun_type(syntax, inner) is not None:
            return inner
    return None
