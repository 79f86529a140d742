"""Locals: whose "police", "army" or "health ministry" it is, where their own words name no state.

Police and courts are those of where they are told to act; a government or a ministry is that of the one state that acts
in the sentence or just before it, or in which all is set that was told before the body is named. An army is that of
the one whose forces act. Of several states none is taken, and none for being dealt with ("aid to Ukraine").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reportedly.annotate.located import located_countries, token_ending
from reportedly.annotate.syntax import Syntax
from reportedly.model import Actor, AnnotatedArticle, Span
from reportedly.model.vocabulary import Sector
from reportedly.reference.cues import load_cues
from reportedly.reference.places_within import country_named
from reportedly.reference.resolve import resolve_actor
from reportedly.reference.states import load_states, state_name, states_named

#: Sectors whose bodies are some state's own.
_STATELY: frozenset[Sector | None] = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "OPP"})
#: Sectors of those whose deeds show whose affairs are told: an armed group or a charity acts in others' lands.
_OF_STATES: frozenset[Sector | None] = _STATELY | {None, "CVL"}
#: Words of those who act where they are.
_LOCAL = frozenset(
    """police policeman policewoman authority authorities prosecutor prosecutors governor mayor court judge coroner
    firefighter firefighters fire emergency rescue hospital port local provincial district municipal county city
    village civil health
    """.split()
)
#: Adjectives of those who act in the one part of a state that is told of, whoever they are.
_OF_PLACE = frozenset("local provincial district municipal county city village regional".split())
#: Offices whose own bodies are those of where they sit: "the governor's office".
_SEATS = frozenset(
    """governor mayor prosecutor city province region district town state county president ombudsman premier minister
    chancellor general coroner sheriff
    """.split()
)
#: Words of forces and of those who speak for them, who tell what their own side does.
_DEFENCE = frozenset({"defence", "defense", "military", "armed"})
#: Words of those whom forces lose: whose they are, those who act may not be the ones to tell.
_SOLDIERS = frozenset("soldier soldiers troops serviceman servicemen conscript conscripts barracks".split())
#: Words of those who may speak of any state's affairs, and of nobody's own.
_ANYWHERE = frozenset(
    """official officials source sources diplomat diplomats envoy envoys ambassador ambassadors western foreign allied
    european international regional nato un coalition intelligence former retired expert negotiator negotiators
    mediator mediators mission missions embassy embassies consulate consulates delegation peacekeeping peacekeepers
    tribunal contingent
    """.split()
)
#: Nouns that take up a body named before, whoever's it is: "the agency".
_TAKING_UP = frozenset("agency office bureau organisation organization body institute centre center watchdog".split())
#: Nouns of a state's whole forces, of which each state has one; not "brigade".
_ARMIES = frozenset("army military navy ministry staff guard coastguard command".split())
#: Words of those who are not of the place that they are told to be in, official or not.
_ABROAD = frozenset(
    """diplomat diplomats envoy envoys ambassador ambassadors western foreign allied european international nato un
    coalition former retired source sources
    """.split()
)
_SPEAKING = frozenset({"role", "person", "group"})
#: Words of a state's offices and bodies, by which even one unnamed official of them is that state's.
_OFFICES = frozenset(
    """minister ministry government parliament parliamentary army military navy cabinet presidential junta coastguard
    """.split()
)
#: What one may be and yet be of one state's offices: "a foreign ministry official".
_OFFICIALS = frozenset("official officials source sources regional intelligence expert".split())
_FOREIGN_OFFICE = re.compile(r"\bforeign(?= (?:ministry|minister|office|affairs|secretary))")
#: A title that says where all is set: "Protests in Georgia", "Sudan: hundreds flee".
_SET_IN = re.compile(r"\b(?:in|over|across|inside|outside|near|around|off)\s+((?:[\w’'-]+\s*){1,5})")
_OWNED = frozenset("his her its their our my your".split())
_OWNING = frozenset({"poss", "compound", "amod", "nmod", "conj"})
#: How many sentences before its own a body's state may have been named in.
_REACH = 2


def fill_locals(annotated: AnnotatedArticle, syntax: Syntax, actors: Sequence[Actor], day: date | None) -> list[Actor]:
    """Return the actors, those of a state that only the text around them names filled with it."""
    scenes = _Scenes(annotated, syntax, actors)
    named = sorted(actor.span for actor in actors if actor.kind == "person" and actor.name is not None)
    return [
        actor if _is_somebodys(actor, named) else _filled(actor, scenes, annotated.article.text, day)
        for actor in actors
    ]


def _is_somebodys(actor: Actor, named: Sequence[Span]) -> bool:
    """Tell whether a body is that of a person named in its words: of that person's state, or of one unknown."""
    first = bisect_left(named, Span(actor.span.start, actor.span.start))
    within = named[first : first + 2]
    return any(span != actor.span and actor.span.contains(span) for span in within)


def _filled(actor: Actor, scenes: _Scenes, text: str, day: date | None) -> Actor:
    if actor.country is not None or actor.sector not in _STATELY or states_named(actor.span.of(text)):
        return actor  # "the Kenyan-led mission" is not that of where it is.
    if actor.span.of(text).partition(" ")[0].lower() in _OWNED:
        return actor  # "his ministry" is that of whom the pronoun stands for
    country = scenes.opening_place(actor) or _state_of(actor, scenes, text)
    if country is None:
        return actor
    name = state_name(country)
    read = resolve_actor(actor.span.of(text), on=day, context=name, printed=True) if day and name else None
    local = not _LOCAL.isdisjoint(actor.span.of(text).lower().split())
    known = read if read is not None and read.country == country and actor.kind == "role" and local else None
    return replace(
        actor,
        country=country,
        name=actor.name or (known.name if known else None),
        office=actor.office or (known.office if known else None),
        read_by="actors/scene",
    )


def _state_of(actor: Actor, scenes: _Scenes, text: str) -> str | None:
    """Return the state of a body, or of somebody who acts in one place, by what is told around it."""
    words = _FOREIGN_OFFICE.sub("", actor.span.of(text).lower().replace("-", " ")).split()
    placed = not _OF_PLACE.isdisjoint(words) and _ABROAD.isdisjoint(words)
    seated = any(_owner(word) in _SEATS for word in words[:-1])
    local = placed or seated or not _LOCAL.isdisjoint(words)
    office = any(word in _OFFICES or _owner(word) in _OFFICES for word in words)
    if (words[0] in ("a", "an") and not local and not office) or (len(words) < 3 and words[-1] in _TAKING_UP):
        return None
    if not placed and not seated and not (_ANYWHERE - (_OFFICIALS if office else frozenset())).isdisjoint(words):
        return None
    if not seated and any(_owner(word) and _owner(word) not in _OFFICES for word in words[:-1]):
        return None  # "the rebels' information office" is no state's
    if actor.kind != "organisation" and not ((local or office) and actor.kind in _SPEAKING):
        return None
    if actor.sector == "MIL" and not (seated or office) and actor.head.of(text).lower() not in _ARMIES:
        return None
    if local and actor.sector != "JUD":
        return scenes.own_place(actor) or scenes.place_around(actor) or scenes.home(actor, acting=False)
    defence = actor.sector == "MIL" or not _DEFENCE.isdisjoint(words)
    return (scenes.attacker(actor) if defence else None) or scenes.state_around(actor) or scenes.home(actor)


def _owner(word: str) -> str:
    """Return the possessor that a word is: "governor's"; nothing where it is none."""
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending):
            return word.removesuffix(ending)
    return ""


class _Scenes:
    """The states that each sentence of an article names, as parties and as places."""

    def __init__(self, annotated: AnnotatedArticle, syntax: Syntax, actors: Sequence[Actor]) -> None:
        self._syntax = syntax
        self._located = located_countries(syntax, annotated.places)
        self._named: dict[int, set[str]] = {}
        self._bodies: dict[int, list[Actor]] = {}
        self._places = {token_ending(syntax, place.span.end): place.country for place in annotated.places}
        self._titled = _set_in(annotated.article.title or "")
        states = load_states()
        for token, country in self._places.items():
            if country is not None:
                self._named.setdefault(syntax.sentence[token], set()).add(country)
        self._armed: list[tuple[int, str]] = []
        self._told: dict[int, set[str]] = {}
        for actor in actors:
            if actor.country in states and actor.kind != "document":
                self._told.setdefault(syntax.sentence[token_ending(syntax, actor.head.end)], set()).add(actor.country)
            if actor.sector == "MIL" and actor.country is not None:
                self._armed.append((syntax.sentence[token_ending(syntax, actor.head.end)], actor.country))
            if actor.country in states and actor.sector in _OF_STATES and self._acts(actor):
                sentence = syntax.sentence[token_ending(syntax, actor.head.end)]
                self._bodies.setdefault(sentence, []).append(actor)

    def _acts(self, actor: Actor) -> bool:
        """Tell whether a party does something, or what does is its own: "Chadian forces killed", "Seoul's forces"."""
        syntax, at = self._syntax, token_ending(self._syntax, actor.head.end)
        while syntax.deps[at] in _OWNING and syntax.heads[at] != at:
            at = syntax.heads[at]
        return syntax.deps[at] == "nsubj"

    def opening_place(self, actor: Actor) -> str | None:
        """Return the country of the place before a speaker that says where the speaking is done: "In Tokyo, …"."""
        syntax = self._syntax
        head = bisect_left(syntax.starts, actor.head.start)
        verb = syntax.heads[head]
        if syntax.deps[head] != "nsubj" or syntax.pos[verb] != "VERB" or syntax.lemmas[verb] not in load_cues("verb"):
            return None
        before = [prep for prep in syntax.having(verb, {"prep"}) if prep < head and syntax.lower[prep] == "in"]
        goals = [goal for prep in before for goal in syntax.having(prep, {"pobj"})]
        return next((country for goal in goals if (country := self._places.get(goal)) is not None), None)

    def own_place(self, actor: Actor) -> str | None:
        """Return the one country of the places in an actor's own words: "the mayor of El Bordo"."""
        within = range(*(token_ending(self._syntax, at) for at in (actor.head.end, actor.span.end + 1)))
        return _only({country for token in within if (country := self._places.get(token)) is not None})

    def home(self, actor: Actor, *, acting: bool = True) -> str | None:
        """Return the one country in which all is set that was told up to an actor, and whose states alone act.

        For a body that is no force, its own sentence must tell of no other state's parties either.
        """
        upto = range(self._sentence(actor) + (actor.sector != "MIL"))  # an army may be sent to where it acts
        located = {country for at in upto for country in self._located.get(at, ())}
        states = (
            {other.country for at in upto for other in self._bodies.get(at, ()) if other.country} if acting else set()
        )
        if actor.sector == "MIL":
            states |= {country for at, country in self._armed if at in upto}
        if acting and actor.sector != "MIL":
            states |= self._told.get(self._sentence(actor), set())
        if located or not states <= {self._titled}:
            return _only(located | states) if located else None
        return self._titled

    def attacker(self, actor: Actor) -> str | None:
        """Return the one state whose forces act in the sentence of those who speak for some, and lose no soldiers."""
        at = self._sentence(actor)
        first, last = self._syntax.bounds[at]
        if not _SOLDIERS.isdisjoint(self._syntax.lower[first:last]):
            return None
        return _only({other.country for other in self._bodies.get(at, ()) if other.head.start < actor.head.start})

    def place_around(self, actor: Actor) -> str | None:
        """Return the one country in which the last sentence with a place, up to the actor's own, sets its events."""
        return self._single(self._located, actor)

    def state_around(self, actor: Actor) -> str | None:
        """Return the one state that acts, or in which events are set, before a body of its own is named."""
        sentence = self._sentence(actor)
        for at in range(sentence, max(-1, sentence - _REACH - 1), -1):
            acting = {
                other.country or ""
                for other in self._bodies.get(at, ())
                if other.head.start < actor.head.start
                and (actor.sector != "MIL" or other.sector == "MIL" or self._commands(other, actor))
            }
            army = actor.sector == "MIL"
            placed = not army and (at < sentence or self._is_behind(actor))
            named = (self._located if army else self._named).get(at, set())
            if acting:
                return _only(acting | named)
            if placed and self._located.get(at):
                return _only(named | self._told.get(at, set()))
            if named and at == sentence:
                return None
        return None

    def _commands(self, other: Actor, actor: Actor) -> bool:
        """Tell whether a party does something to a body: "Colombia's president ordered the army to stop"."""
        syntax = self._syntax
        subject, thing = (token_ending(syntax, one.head.end) for one in (other, actor))
        while syntax.deps[subject] in _OWNING and syntax.heads[subject] != subject:
            subject = syntax.heads[subject]
        verb = syntax.heads[thing]
        verb = syntax.heads[verb] if syntax.deps[verb] in ("xcomp", "ccomp") else verb
        return syntax.deps[thing] in ("dobj", "nsubj") and syntax.heads[subject] == verb != subject

    def _is_behind(self, actor: Actor) -> bool:
        """Tell whether a speaker stands behind what is told: "14 people died in Tanzania, the opposition says"."""
        syntax = self._syntax
        head = bisect_left(syntax.starts, actor.head.start)
        return any(syntax.pos[at] == "VERB" for at in range(syntax.bounds[syntax.sentence[head]][0], head))

    def _sentence(self, actor: Actor) -> int:
        return self._syntax.sentence[bisect_left(self._syntax.starts, actor.head.start)]

    def _single(self, named: dict[int, set[str]], actor: Actor) -> str | None:
        sentence = self._sentence(actor)
        for at in range(sentence, max(-1, sentence - _REACH - 1), -1):
            if named.get(at):
                return _only(named[at])
        return None


def _set_in(title: str) -> str | None:
    """Return the state in which a title sets its article, where it names no other."""
    named = states_named(title)
    head = country_named(title.partition(":")[0]) if ":" in title else None
    found = {code for match in _SET_IN.finditer(title) for code in states_named(match[1])} | ({head} if head else set())
    return _only(found) if set(named) <= found else None


def _only(countries: Iterable[str | None]) -> str | None:
    distinct = set(countries)
    return distinct.pop() if len(distinct) == 1 else None
