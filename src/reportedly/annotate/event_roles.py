"""Who stands in which role of a verb or event noun: the noun phrases, their classes, and the actor codes they name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice

from reportedly.annotate.actor_possessors import BESIDE
from reportedly.annotate.event_classes import classes_of
from reportedly.annotate.event_codes import forces_code
from reportedly.annotate.event_control import controller, owners, raised_object, shared_object
from reportedly.annotate.event_parties import Parties
from reportedly.annotate.event_titles import troops_of_title
from reportedly.annotate.event_troops import PARTITIVE, Troops, is_had
from reportedly.annotate.located import located_countries
from reportedly.annotate.syntax import LONGEST_COORDINATION, SUBJECTS, Syntax
from reportedly.model import Actor, AnnotatedArticle, Place
from reportedly.reference.plover import load_noun_classes, load_noun_types
from reportedly.reference.resolve import resolve_actor
from reportedly.reference.states import state_name, states_named

#: Sectors a code leaves out: a state's executive stands for the state, an intergovernmental body is its own code.
_SILENT_SECTORS = frozenset({"GOV", "IGO"})
#: A state's police, which are no executive.
_POLICE = frozenset("police policeman policemen policewoman gendarmes gendarmerie".split())
_HARMING = frozenset("kill wound injure hurt maim destroy damage".split())
#: Participles that say how somebody is minded, with "to".
_DISPOSED = frozenset({"oppose", "commit", "dedicate"})
_ACTIVE = frozenset({"nsubj", "csubj"})
_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
#: Nouns that only say how much of what stands behind them: "a surge in assistance", "the provision of mines".
_CONTAINERS = frozenset(
    """surge increase rise growth series range package wave batch tranche provision amount quantity set spate string
    list lot variety flurry sort kind type level mix array stream influx pair piece
    state planeload week day month year shipload truckload boatload lorryload consignment
    """.split()
)
_SENDING = frozenset("send deploy dispatch provide commit contribute move ship transfer mobilise mobilize".split())
#: Participles behind a state's adjective that say whose a thing is: "a British-flagged tanker".
_OWNED = frozenset({"flagged", "owned", "registered", "operated"})
#: What is called by the town where it was signed: "the Algiers accord".
_SIGNED = frozenset("accord agreement pact protocol declaration communique memorandum convention".split())
_GIVING = frozenset("give send provide offer lend grant supply deliver".split())
_NAMING = frozenset({"NOUN", "PROPN"})
_NAMING_DEPS = ("poss", "amod", "compound", "nmod", "nsubj", "appos")
_NAMING_PREPS = frozenset({"of", "by", "from", "between", "among", "with", "in"})


class Roles:
    """The noun phrases around each predicate of one article, and what is known of them."""

    def __init__(self, annotated: AnnotatedArticle, syntax: Syntax) -> None:
        self.syntax = syntax
        self.actors = self._by_head((actor.head.end, actor) for actor in annotated.actors)
        self.places = self._by_head((place.span.end, place) for place in annotated.places)
        sources = [span for attribution in annotated.statements for span in attribution.source]
        self.located = located_countries(syntax, annotated.places, sources)
        self.units = {self._token(one.number.end): one.unit for one in annotated.quantities if one.unit is not None}
        self.troops = Troops(syntax, self.actors, troops_of_title(annotated), self.units, self._given_code)
        self._rebels = [
            (at, f"{actor.country}-REB")
            for at, actor in sorted(self.actors.items())
            if isinstance(actor, Actor) and actor.sector == "REB" and actor.country is not None and at >= 0
        ]
        self._classes: dict[int, frozenset[str]] = {}
        self.parties = Parties(annotated, syntax, self._own_code, {at for at in self.actors if at >= 0})

    def _by_head(self, mentions: Iterable[tuple[int, Actor | Place]]) -> dict[int, Actor | Place]:
        """Index mentions by the last token of their head; the first mention of a token stays."""
        found: dict[int, Actor | Place] = {}
        for end, mention in mentions:
            found.setdefault(self._token(end), mention)
        return found

    def _token(self, end: int) -> int:
        """Return the token that a span with this end ends in."""
        return bisect_right(self.syntax.starts, max(end - 1, 0)) - 1

    def _given_code(self, index: int) -> str | None:
        """Return the code that a mention of troops gets from its own words or from who sends it."""
        own = self._own_code(index)
        if own is not None:
            return own if "-" in own else f"{own}-MIL"
        named = [self.syntax.words[child] for child in self.syntax.having(index, {"amod", "compound"})]
        if is_had(self.syntax, index) and not states_named(" ".join(named)):
            owner = self.subject(self.syntax.heads[index])
            code = self._own_code(owner) if owner is not None else None
            return code if code is None or "-" in code else f"{code}-MIL"
        codes = self._nested_codes(index, places=False, by_name=True)
        if not codes:
            verb = self.syntax.heads[index]
            if self.syntax.deps[index] == "dobj" and self.syntax.lemmas[verb] in _SENDING:
                sender = self.subject(verb)
                codes = [code for code in (self._own_code(sender) if sender is not None else None,) if code]
        return forces_code(codes[0]) if codes else None

    # -- noun phrases in grammatical roles -------------------------------------------------------------------------

    def subject(self, verb: int) -> int | None:
        """Return the verb's logical subject, taken over from the verb it is coordinated with or governed by."""
        for _ in range(6):
            agent = self.syntax.agent(verb)
            if agent is not None:
                return agent
            if self._is_elided(verb):
                return None
            before = [child for child in self.syntax.having(verb, _ACTIVE) if child < verb]
            # Of two nouns side by side ("Sudan's paramilitary Rapid Support Forces") the last is who acts.
            active = _ACTIVE | _PASSIVE if self._is_disposed(verb) else _ACTIVE
            found = before[-1] if len(before) > 1 else self.syntax.child(verb, active)
            if found is None and self.syntax.child(verb, {"expl"}) is not None:
                found = self.syntax.child(verb, {"attr"})
            if found is not None:
                return self._referent(found, verb)
            if self.is_passive(verb):
                return None
            above = controller(self, verb)
            if isinstance(above, tuple):
                return above[0]
            if above is None:
                return None
            passive = None if self._is_harm_of(verb, above) else self.syntax.child(above, _PASSIVE)
            if passive is None and self.is_passive(above) and self.syntax.deps[above] == "conj":
                # "are in Kursk and are expected to go": who is expected is who is there.
                passive = self.syntax.child(self.syntax.heads[above], _PASSIVE | _ACTIVE)
            if passive is not None:
                return self._referent(passive, above)
            verb = above
        return None

    def _is_harm_of(self, verb: int, passive: int) -> bool:
        """Tell whether a verb tells the harm of what befell somebody, who did none: "it was hit, killing four"."""
        return (
            self.syntax.deps[verb] == "advcl"
            and self.syntax.tags[verb] == "VBG"
            and self.syntax.lemmas[verb] in _HARMING
            and self.is_passive(passive)
        )

    def is_passive(self, verb: int) -> bool:
        """Tell whether the verb is passive; a bare participle behind its noun or before its clause counts."""
        if self._is_disposed(verb):
            return False
        marked = any(self.syntax.child(verb, deps) is not None for deps in ({"auxpass"}, _PASSIVE))
        bare = self.syntax.child(verb, {"aux", "nsubj", "dobj"}) is None and self.syntax.deps[verb] == "advcl"
        participle = self.syntax.tags[verb] == "VBN" and (bare or self.syntax.deps[verb] in ("acl", "amod"))
        return marked or participle or self._is_elided(verb)

    def _is_disposed(self, verb: int) -> bool:
        """Tell whether what looks like a passive says how its subject is minded: "is opposed to sanctions"."""
        towards = any(self.syntax.lower[child] == "to" for child in self.syntax.having(verb, {"prep"}))
        return towards and self.syntax.lemmas[verb] in _DISPOSED and self.syntax.agent(verb) is None

    def _is_elided(self, verb: int) -> bool:
        """Tell a passive without its auxiliary: "600 were killed and 4,000 wounded", "at least 40 wounded"."""
        subject, tag = self.syntax.child(verb, _ACTIVE), self.syntax.tags[verb]
        told = self.syntax.child(verb, {"aux", "auxpass", "dobj"}) is not None
        if tag not in ("VBN", "VBD") or subject is None or told:
            return False
        counted = self.syntax.tags[subject] == "CD" and self.syntax.lemmas[verb] in _HARMING
        return counted or (self.syntax.deps[verb] == "conj" and self.is_passive(self.syntax.heads[verb]))

    def object(self, verb: int) -> int | None:
        """Return the verb's logical object: its object, or the subject of its passive."""
        if self._is_elided(verb):
            return self.syntax.child(verb, _ACTIVE)
        found = self.syntax.child(verb, {"dobj"})
        if found is not None and self.gap(verb) is not None:
            return self.gap(verb)
        if found is not None:
            return self._referent(found, verb)
        raised = raised_object(self.syntax, verb)
        if raised is not None:
            return raised
        for at in (verb, *islice(self.syntax.ancestors(verb), LONGEST_COORDINATION)):
            passive = self.syntax.child(at, _PASSIVE)
            if passive is not None and self.is_passive(verb):
                return self._referent(passive, at)
            if self.syntax.deps[at] != "conj":
                break
        if self.syntax.deps[verb] == "acl" and self.syntax.tags[verb] == "VBN":
            return self.syntax.heads[verb]
        if self.syntax.deps[verb] == "relcl" and self.syntax.child(verb, SUBJECTS) is not None:
            subject = self.syntax.child(verb, SUBJECTS)
            if subject is not None and self.syntax.tags[subject] not in ("WDT", "WP"):
                return self.syntax.heads[verb]
        return shared_object(self.syntax, verb)

    def gap(self, verb: int) -> int | None:
        """Return the noun given in "the support we have given Ukraine", whose object is who gets it."""
        head = self.syntax.heads[verb]
        subject = self.syntax.child(verb, _ACTIVE)
        given = self.syntax.lemmas[verb] in _GIVING and self.syntax.deps[verb] == "relcl"
        wh = subject is not None and self.syntax.tags[subject] in ("WDT", "WP")
        return head if given and subject is not None and not wh else None

    def _referent(self, noun: int, verb: int) -> int:
        """Return the noun that a relative pronoun stands for."""
        if self.syntax.tags[noun] in ("WDT", "WP"):
            for at in (verb, *islice(self.syntax.ancestors(verb), LONGEST_COORDINATION)):
                if self.syntax.deps[at] == "relcl":
                    return self.syntax.heads[at]
        return noun

    def prep_objects(self, verb: int, preps: Iterable[str]) -> list[int]:
        """Return the objects of the prepositions that stand with a verb or noun."""
        wanted = set(preps)
        found = []
        for child in self.syntax.children[verb]:
            if self.syntax.lower[child] in wanted and self.syntax.deps[child] in ("prep", "dative", "agent", "prt"):
                found.extend(self.syntax.having(child, {"pobj"}))
        return found

    # -- classes and codes -------------------------------------------------------------------------------------------

    def head_noun(self, noun: int) -> int:
        """Return the noun that is counted: "some of the soldiers" and "11,000 of them" speak of the soldiers."""
        for _ in range(3):
            partitive = self.syntax.tags[noun] == "CD" or self.syntax.lemmas[noun] in PARTITIVE
            inner = self.prep_objects(noun, ("of",)) if partitive else []
            if self.syntax.lemmas[noun] in _CONTAINERS:
                inner = self.prep_objects(noun, ("of", "in"))
            if not inner:
                break
            noun = inner[0]
        return noun

    def speaks_of_troops(self, noun: int) -> int | None:
        """Return the mention of troops that a noun phrase names or takes up."""
        return self.troops.of_phrase(self.head_noun(noun))

    def classes(self, noun: int) -> frozenset[str]:
        """Return every class that verb frames may ask of a noun phrase."""
        found = self._classes.get(noun)
        if found is None:
            found = self._classes[noun] = frozenset(classes_of(self, noun))
        return found

    def has_forces(self, noun: int) -> bool:
        """Tell whether the article speaks of troops of the state that a noun names: its "Koreans" may be those."""
        own = self._own_code(noun)
        return own is not None and f"{own[:3]}-MIL" in self.troops.forces

    def codes(self, noun: int | None, *, places: bool = False, deep: bool = True) -> list[str]:
        """Return the actor codes that a noun phrase names, its coordinated members included, in order."""
        found: list[str] = []
        if noun is None:
            return found
        for member in self.syntax.conjuncts(noun):
            found.extend(code for code in self._member_codes(member, places, deep) if code not in found)
        return found

    def _member_codes(self, noun: int, places: bool, deep: bool) -> list[str]:
        head = self.head_noun(noun)
        troops = self.speaks_of_troops(noun)
        topic = self.troops.code(head) if troops == head else None
        if topic is not None:
            return self._joint_codes(head, topic) or [topic]
        own = self._own_code(head)
        if own is None and head != noun:
            own = self._own_code(noun)  # "Thousands of Greek farmers" are one party.
        if own is not None:
            return self._joint_codes(head, own) or [own]
        if not deep:
            return self._place_codes(head) if places else []
        if troops == head and self.syntax.tags[head] == "NNS":
            return []  # "three soldiers" of no side the text has settled
        if troops is not None:
            code = self.troops.code_of_count(noun, troops)
            return [code] if code is not None else []
        together = self.parties.of_phrase(head)
        if together:
            return together
        nested = self._nested_codes(head, places)
        return nested or (self._place_codes(head) if places else [])

    def _own_code(self, head: int) -> str | None:
        actor = self.actors.get(head)
        if isinstance(actor, Actor) and actor.country is not None:
            police = actor.sector == "GOV" and not _POLICE.isdisjoint(
                self.syntax.lower[self.syntax.left[head] : head + 1]
            )
            if actor.sector is None or (actor.sector in _SILENT_SECTORS and not police):
                return actor.country
            return f"{actor.country}-{actor.sector}"
        return None

    def _joint_codes(self, head: int, own: str) -> list[str]:
        """Return the codes of "Hungarian and Romanian officials": one for each state that stands before the noun."""
        heads = self._heads_of_states(head)
        if len(heads) > 1:
            return heads
        for child in self.syntax.having(head, frozenset({"amod", "compound", "nmod"})):
            members = self.syntax.conjuncts(child)
            if child < head and len(members) > 1:
                first = min((self.syntax.left[child], child))
                starts = [first, *(self._name_start(member) for member in members[1:])]
                names = [" ".join(self.syntax.words[a : b + 1]) for a, b in zip(starts, members, strict=True)]
                read = [resolve_actor(name) for name in names if name[:1].isupper()]
                states = list(dict.fromkeys(one.country for one in read if one.country and one.kind is not None))
                if len(states) > 1:
                    _, dash, sector = own.partition("-")
                    return [f"{state}{dash}{sector}" for state in states]
        return []

    def _heads_of_states(self, head: int) -> list[str]:
        """Return the codes of "the leaders of NATO and the G7", "teams from Peru and Chile": one for each behind."""
        if self.syntax.tags[head] not in ("NNS", "NNPS"):
            return []
        found: list[str] = []
        for noun in self.prep_objects(head, ("of", "from")):
            for member in self.syntax.conjuncts(noun):
                name = " ".join(self.syntax.words[self._name_start(member) : member + 1])
                read = resolve_actor(name) if name[:1].isupper() else None
                if read is not None and read.country and read.country not in found:
                    found.append(read.country)
        return found

    def _name_start(self, token: int) -> int:
        """Return where the capitalised words that end at a token begin: "South Korean"."""
        while token and self.syntax.words[token - 1][:1].isupper():
            token -= 1
        return token

    def _place_codes(self, head: int) -> list[str]:
        place = self.places.get(head)
        named = self.syntax.pos[head] in _NAMING  # An adjective that a gazetteer knows ("First units") is no party.
        return [place.country] if named and isinstance(place, Place) and place.country else []

    def _nested_codes(self, head: int, places: bool, *, by_name: bool = False) -> list[str]:
        """Return the codes of what names a noun from within: "Russian strikes", "Seoul's offer", "talks between …"."""
        found: list[str] = []
        beside = self.syntax.lemmas[head] in BESIDE
        for child in self.syntax.children[head]:
            if beside and self.syntax.deps[child] in ("poss", "prep"):
                continue  # "Kyiv's allies" and "partners of Kyiv" are others than Kyiv.
            if self.is_scene(child) or self._is_opposed(child):
                continue
            if self.syntax.deps[child] in _NAMING_DEPS:
                owner = self.syntax.child(child, {"amod", "compound", "npadvmod", "nmod"})
                owned = owner is not None and self.syntax.lower[child] in _OWNED
                codes = self._member_or_place(owner if owner is not None and owned else child)
            elif self.syntax.lower[child] in _NAMING_PREPS and not by_name:
                within = places and self._classes_place(head)
                codes = [
                    code
                    for noun in self.syntax.having(child, {"pobj"})
                    for code in self.codes(noun, deep=False, places=within)
                ]
            elif self.syntax.deps[child] == "acl" and not by_name:
                codes = [code for noun in owners(self, child) for code in self.codes(noun, deep=False)]
            else:
                continue
            found.extend(code for code in codes if code not in found)
        return found

    def rebels_before(self, token: int) -> list[str]:
        """Return the codes of the irregular forces that the article has named up to the end of a token's sentence."""
        stop = self.syntax.bounds[self.syntax.sentence[token]][1]
        return list(dict.fromkeys(code for at, code in self._rebels if at < stop))

    def _classes_place(self, head: int) -> bool:
        """Tell whether a noun is a kind of place, which "of" or "in" gives a name: "the port of Vlore"."""
        return "place" in load_noun_classes().get(self.syntax.lemmas[head], ())

    def _is_opposed(self, name: int) -> bool:
        """Tell whether a hyphen makes of a name whom somebody is for or against: "an anti-Syria journalist"."""
        before = self.syntax.lower[max(name - 2, 0) : name]
        return len(before) == 2 and before[1] == "-" and before[0] in ("anti", "pro", "ex", "non")

    def is_scene(self, name: int) -> bool:
        """Tell whether a town or region before an attack or pact is where it was: "the Birmingham bombing"."""
        place = self.places.get(name)
        told = self.syntax.lemmas[self.syntax.heads[name]]
        attack = load_noun_types().get(told) == "ASSAULT" or told in _SIGNED
        below = self.syntax.deps[name] in ("compound", "nmod")
        return attack and below and isinstance(place, Place) and place.read_by != "places/country"

    def state_named_before(self, noun: int) -> list[str]:
        """Return the state whose bare name stands before a noun: "the Russia sanctions", "Ukraine aid".

        A name is what the noun is about; an adjective or abbreviation ("Russian", "U.S. sanctions") says whose it is.
        """
        for child in self.syntax.having(noun, {"compound"}):
            place = self.places.get(child)
            if isinstance(place, Place) and place.country and self.syntax.words[child] == state_name(place.country):
                return [place.country]
        return []

    def _member_or_place(self, noun: int) -> list[str]:
        found: list[str] = []
        for member in self.syntax.conjuncts(noun):
            own = self._own_code(member)
            found.extend([own] if own is not None else self._place_codes(member))
        return found
