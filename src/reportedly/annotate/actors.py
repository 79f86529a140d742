"""Actors: mentions of parties, resolved to the codebook's codes.

Every noun phrase that may name a party is read by :func:`reportedly.reference.resolve.resolve_actor` on the article's
day. What that leaves open the article itself may fill: a family name takes up the full name before it, "the ambassador"
the one ambassador named so far, and a pronoun the party it most plainly stands for.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reportedly.annotate.actor_acting import acts, is_where
from reportedly.annotate.actor_bodies import fill_bodies
from reportedly.annotate.actor_locals import fill_locals
from reportedly.annotate.actor_names import entity_names
from reportedly.annotate.actor_namesakes import settle_namesakes
from reportedly.annotate.actor_phrases import Phrase, find_modifiers, find_phrases, is_role
from reportedly.annotate.actor_possessors import fill_possessed
from reportedly.annotate.actor_pronouns import resolve_pronouns
from reportedly.annotate.actor_registry import Registry, take_up
from reportedly.annotate.actor_speakers import find_speakers, issuer_of
from reportedly.annotate.actor_strangers import is_stranger
from reportedly.annotate.located import token_ending
from reportedly.annotate.syntax import SUBJECTS, Syntax, read_syntax
from reportedly.model import Actor, AnnotatedArticle, Span
from reportedly.model.vocabulary import HolderKind
from reportedly.reference.dates import parse_day
from reportedly.reference.entities import EntityKind, load_entities, names_seat
from reportedly.reference.modifiers import STATELESS
from reportedly.reference.names import are_namesakes, fold, key_of
from reportedly.reference.resolve import Resolution, resolve_actor
from reportedly.reference.roles import load_roles
from reportedly.reference.states import state_name

if TYPE_CHECKING:
    pass

#: What is said of figures that are numbers.
_COUNTED = frozenset(
    """real true actual official latest exact total final combined higher lower same new previous overall precise
    accurate similar preliminary provisional cumulative annual monthly daily casualty
    """.split()
)
_COURTESY = frozenset("mr mrs ms miss dr".split())
_LANDS = frozenset({"state", "province", "county", "district"})
_TAKING_UP = frozenset({"the", "this", "that"})
_INNER = frozenset({"compound", "amod", "nmod"})
_SPOKEN_OF = frozenset({"nsubj", "nsubjpass", "poss", "pobj", "appos", "dobj", "ROOT"})


def find_actors(annotated: AnnotatedArticle) -> tuple[Actor, ...]:
    """Find the mentions of parties, in order of their spans.

    A capital or region is a mention where it acts, speaks or is spoken to, and a mere place otherwise; a state is one
    save where it only says where something is. Possessors and adjectives ("Russian strikes") are mentions of their own
    where the noun they modify is no party. Pronouns are mentions where they stand for one known party or for the
    speaker. A state's own name carries no sector (``read_by`` is ``actors/state``).
    """
    if not len(annotated.doc):
        return ()
    finder = _Finder(annotated)
    actors = settle_namesakes(annotated, finder.find(), finder.shared)
    actors += find_speakers(annotated, finder.registry, finder.day, actors)
    pronouns = resolve_pronouns(annotated, finder.syntax, actors)
    actors = fill_possessed(actors, pronouns, finder.text, finder.day)
    actors = fill_locals(annotated, finder.syntax, actors, finder.day) + pronouns
    actors = fill_bodies(actors, finder.text, issuer_of(annotated, finder.day))
    unique = {actor.head.start: actor for actor in reversed(actors)}
    return tuple(sorted(unique.values(), key=lambda actor: (actor.span, actor.head)))


class _Finder:
    """One article's phrases, read from the first to the last."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.text = annotated.doc.text
        self.syntax: Syntax = read_syntax(annotated.doc)
        self.day: date | None = parse_day(annotated.article.published)
        self.registry = Registry()
        self.shared: set[int] = set()
        self._turns = annotated.turns
        issuer = issuer_of(annotated, self.day)
        self._issuer = state_name(issuer.country) if issuer else None
        persons, self._bodies = entity_names(annotated.doc)
        towns = {token_ending(self.syntax, place.span.end): place.span.of(self.text) for place in annotated.places}
        self._persons = {token: name for token, name in persons.items() if towns.get(token) != name}

    def find(self) -> list[Actor]:
        """Return the mentions that noun phrases make."""
        actors: list[Actor] = []
        covered = self._labels()
        for phrase in find_phrases(self.syntax):
            if not covered[phrase.head]:
                self._keep(self._with_name(phrase), actors, covered)
        for phrase in find_modifiers(self.syntax, covered):
            if not covered[phrase.head] and not self._is_stateless(phrase.head):
                self._keep(phrase, actors, covered)
        return [self._titled(actor) for actor in actors]

    def _is_stateless(self, token: int) -> bool:
        """Tell whether a people's name says whose leaders or forces somebody's are: not of the state they live in."""
        return self.syntax.lower[token] in STATELESS and is_role(self.syntax, self.syntax.heads[token])

    def _titled(self, actor: Actor) -> Actor:
        """Fill a capitalised title of nobody named ("The President") from its one bearer in the article."""
        words = actor.span.of(self.text)
        if actor.kind != "role" or actor.country is not None or actor.anonymous or words.count(" ") > 2:
            return actor
        if words[:4] not in ("The ", "the ") or not words[4:5].isupper():
            return actor
        bearer = self.registry.title(words)
        return take_up(actor, bearer, "actors/title") if bearer is not None and bearer.country else actor

    def _labels(self) -> bytearray:
        """Mark the tokens of speaker labels: they are read apart from the sentences around them."""
        covered = bytearray(len(self.syntax.words))
        for turn in self._turns:
            first = bisect_left(self.syntax.starts, turn.label.start)
            last = bisect_left(self.syntax.starts, turn.label.end)
            covered[first:last] = b"\x01" * (last - first)
        return covered

    def _keep(self, phrase: Phrase, actors: list[Actor], covered: bytearray) -> None:
        """Add the phrase's mention, and mark the tokens that it speaks for."""
        actor = self._read(phrase)
        if actor is None:
            return
        actors.append(actor)
        told = actor.kind in ("document", "reports")
        whole = not told and (actor.country is not None or actor.name is not None)
        end = phrase.end if whole else phrase.head + 1
        start = phrase.start if whole else phrase.head
        covered[start:end] = b"\x01" * (end - start)

    def _with_name(self, phrase: Phrase) -> Phrase:
        """Take in a name set behind a role: "the minister, Rustem Umerov", "top diplomat Antony Blinken"."""
        phrase = self._one_person(phrase)
        syntax, at = self.syntax, phrase.end
        if not is_role(syntax, phrase.head) or syntax.tags[phrase.head] == "NNS":
            return phrase
        comma = at < len(syntax.words) and syntax.words[at] == ","
        first = at + comma
        if first >= len(syntax.words) or syntax.sentence[first] != syntax.sentence[at - 1]:
            return phrase
        if first not in self._persons:
            return self._with_apposition(phrase, first) if comma else phrase
        end = first
        while end < len(syntax.words) and self._persons.get(end) == self._persons[first] and syntax.lower[end] != "'s":
            end += 1
        if end - first < 2 or (comma and end < len(syntax.words) and syntax.lower[end] in ("and", "or")):
            return phrase
        return Phrase(phrase.head, phrase.start, end)

    def _with_apposition(self, phrase: Phrase, first: int) -> Phrase:
        """Take in a name that the recogniser misses, two words or more in capitals: "the minister, Shin Won-sik, said".

        Who bears the title that day is not asked where the text names its bearer.
        """
        syntax = self.syntax
        name = next((at for at in syntax.having(phrase.head, {"appos"}) if at >= first), None)
        if name is None or syntax.left[name] != first or name == first or syntax.right[name] != name:
            return phrase
        words = range(first, name + 1)
        joined = all(
            syntax.words[at][:1].isupper() or syntax.words[at] == "-" or syntax.words[at - 1] == "-" for at in words
        )
        closed = syntax.words[name + 1 : name + 2] in ([","], ["."])
        named = syntax.tags[first] == "NNP" and closed and not any(at in self._bodies for at in words)
        return Phrase(phrase.head, phrase.start, name + 1) if joined and named else phrase

    def _one_person(self, phrase: Phrase) -> Phrase:
        """End a phrase that a person heads before a second person: members of a list are parties of their own."""
        own = self._persons.get(phrase.head)
        if own is None:
            return phrase
        for token in range(phrase.head + 1, phrase.end):
            if self._persons.get(token, own) != own:
                comma = next((at for at in range(phrase.head + 1, token) if self.syntax.words[at] == ","), token)
                return Phrase(phrase.head, phrase.start, comma)
        return phrase

    def _read(self, phrase: Phrase) -> Actor | None:
        syntax, head = self.syntax, phrase.head
        span = Span(syntax.starts[phrase.start], syntax.ends[phrase.end - 1])
        words = self.text[span.start : span.end]
        resolution = resolve_actor(words, on=self.day, printed=True)
        if resolution.kind in ("role", "person") and resolution.country is None and self._issuer is not None:
            resolution = resolve_actor(words, on=self.day, context=self._issuer, printed=True)
        if is_stranger(self.text, syntax.words[phrase.start : head + 1], resolution):
            resolution = Resolution()
        country = _state_behind(words) if resolution.kind in ("role", "person") else None
        if country is not None and resolution.country not in (None, country) and " to " not in words:
            resolution = replace(resolution, country=country, name=None, office=None)
        resolution = self._as_named(phrase, resolution)
        firm = resolution.kind in ("person", None) and " & " in words  # "Johnson & Johnson" is nobody named Johnson
        actor = self._actor(phrase, span, words, Resolution() if firm else resolution)
        earlier = None if firm else self._earlier(phrase, words, resolution)
        if earlier is not None:
            proper = syntax.words[head][:1].isupper()
            misread = actor is not None and earlier.kind == "person" and actor.kind == "organisation"
            base = Actor(span, self._head(head), earlier.kind) if misread or actor is None else actor
            actor = take_up(base, earlier, "actors/short-name" if proper else "actors/title")
            if proper:
                actor = replace(actor, kind=earlier.kind)
        if actor is not None:
            self.registry.add(actor, words)
            if resolution.shared and earlier is None:
                self.shared.add(actor.head.start)
        return actor

    def _as_named(self, phrase: Phrase, resolution: Resolution) -> Resolution:
        """Let the text's own name stand for that of the tables' holder of an office: "the ambassador, Ann Lee"."""
        if resolution.name is None or resolution.office is None:
            return resolution
        behind = (self._persons[at] for at in range(phrase.head + 1, phrase.end) if at in self._persons)
        name = next(behind, None)
        if name is None or not set(key_of(name)).isdisjoint(key_of(resolution.name)):
            return resolution
        return replace(resolution, kind="person", name=name)

    def _head(self, token: int) -> Span:
        return Span(self.syntax.starts[token], self.syntax.ends[token])

    def _actor(self, phrase: Phrase, span: Span, words: str, resolution: Resolution) -> Actor | None:
        head = phrase.head
        kind, name, rule = resolution.kind, resolution.name, "actors/phrase"
        if kind is None:
            if self.syntax.deps[head] in _INNER or self.syntax.pos[head] != "PROPN":
                return None
            if phrase.end - phrase.start == 1 and self._is_place(head):
                return None
            if head in self._persons:
                kind, name = "person", name or self._persons[head]
            elif head in self._bodies and not any(character.isdigit() for character in words):
                kind, name = "organisation", name or self._bodies[head]
            else:
                return None
            rule = "actors/name"
            if "'s" not in words and "’s" not in words:
                resolution = Resolution()
        elif kind == "role" and self.day is None:
            name = None  # Who held an office is unknown where the day is.
        place = _place_kind(words, resolution) if kind == "organisation" and name else None
        if place == "state":
            rule = "actors/state"
        elif kind == "organisation" and name is None and resolution.country and resolution.sector:
            name = self._body_name(phrase)
        if not self._is_party(phrase, resolution, kind, name, place):
            return None
        return Actor(
            span,
            self._head(head),
            kind,
            name,
            resolution.country,
            resolution.sector,
            resolution.office if self.day else None,
            resolution.anonymous,
            rule,
        )

    def _is_place(self, head: int) -> bool:
        """Tell whether an unknown single name stands as a place's: behind "in" or "near", and not "at" ("at Kpler")."""
        return is_where(self.syntax, head) and self.syntax.lower[self.syntax.heads[head]] != "at"

    def _body_name(self, phrase: Phrase) -> str | None:
        """The name of a body that the text spells out: "the Saudi Interior Ministry"."""
        words = self.syntax.words[phrase.start : phrase.end]
        if words[0] in ("the", "The"):
            words = words[1:]
        whole = len(words) > 1 and all(word[:1].isupper() for word in words) and words[0].lower() != "its"
        return " ".join(words) if whole and "'s" not in words and "’s" not in words else None

    def _is_party(
        self, phrase: Phrase, resolution: Resolution, kind: HolderKind, name: str | None, place: EntityKind | None
    ) -> bool:
        """Tell whether the phrase stands for a party here rather than for a place or a thing."""
        syntax, head = self.syntax, phrase.head
        if syntax.lemmas[head] == "figure" and _COUNTED.issuperset(
            syntax.lower[at] for at in syntax.having(head, {"amod", "compound"})
        ):
            return False  # a number, and no "opposition figure"
        if place == "state":
            return not is_where(syntax, head)
        if place in ("capital", "region"):
            return acts(syntax, head)
        if place == "body" or syntax.lower[head] in _LANDS:
            return not is_where(syntax, head)
        if kind in ("organisation", "media") and not name:
            located = resolution.country is None or resolution.sector in (None, "CVL", "EDU")
            return acts(syntax, head) or not located
        if kind in ("document", "reports"):
            return syntax.deps[head] in _SPOKEN_OF
        return True

    def _earlier(self, phrase: Phrase, words: str, resolution: Resolution) -> Actor | None:
        """The earlier mention that this one takes up."""
        if self.syntax.pos[phrase.head] == "PROPN" or (resolution.kind is None and phrase.start == phrase.head):
            earlier = self._earlier_name(phrase, resolution)
            joined = self.syntax.deps[phrase.head] == "conj"  # "the President and Prime Minister"
            titled = resolution.kind == "role" and (joined or self.syntax.lower[phrase.start] == "the")
            if earlier is not None or not titled:
                return earlier
            if joined and not (resolution.country or resolution.name):
                return self.registry.title(words)
        if self.syntax.lower[phrase.start] not in _TAKING_UP or self.syntax.tags[phrase.head] == "NNS":
            return None
        if resolution.country or resolution.name:
            return None
        if phrase.end != phrase.head + 1 and key_of(words)[1:] not in load_roles():
            return None
        bearer = self.registry.title(words)
        if bearer is None or phrase.head == phrase.start + 1:
            return bearer
        return bearer if resolution.sector in (None, bearer.sector) else None  # "the spy agency" is no news agency

    def _earlier_name(self, phrase: Phrase, resolution: Resolution) -> Actor | None:
        syntax, head = self.syntax, phrase.head
        known = self.registry.letters(syntax.words[head])
        if known is not None:
            return known
        if resolution.kind in ("organisation", "media", "group"):
            # A capital's name is a person's where the article has named one: "Valeska Paris … Paris said".
            # and so is a state's: "Bob Jordan … Jordan said".
            state = resolution.country is not None and resolution.sector is None
            alone = phrase.end - phrase.start == 1 and (resolution.sector == "GOV" or state)
            return self.registry.person([syntax.words[head]]) if alone else None
        if any((role := load_roles().get((word,))) and role.plural for word in syntax.lower[phrase.start : head]):
            return None  # "Advisors Sullivan and Shin" are several.
        for start in range(max(phrase.start, head - 3), head + 1):
            name = [syntax.words[at] for at in range(start, head + 1)]
            found = self.registry.person(name) if name[0][:1].isupper() else None
            if found is None or self._is_namesake(head, found):
                continue
            introduced = len(name) == 1 and found.name is not None and " " in found.name
            if introduced and phrase.end == head + 1 and not self._is_titled(phrase):
                return found
            if resolution.country and found.country not in (None, resolution.country):
                continue
            given = (resolution.name or "").split()
            return found if len(given) <= len(name) or resolution.name == found.name else None
        alone = phrase.end - phrase.start == 1 and resolution.country is None and resolution.name is None
        return self.registry.given(syntax.words[head]) if alone and syntax.deps[head] in SUBJECTS else None

    def _is_namesake(self, head: int, other: Actor) -> bool:
        """Tell a person with a given name of his own from one with the same family name: "Juan Gómez … Ana Gómez"."""
        own = self._persons.get(head, "")
        titled = key_of(own)[:1] in load_roles()
        return not titled and are_namesakes(own, other.name or "")

    def _is_titled(self, phrase: Phrase) -> bool:
        """Tell whether more than an honorific stands before a phrase's family name: "President Biden"."""
        return any(fold(word) not in _COURTESY for word in self.syntax.words[phrase.start : phrase.head])


def _state_behind(words: str) -> str | None:
    """Return the state that an office's holder is said to be of: "… Secretary Armen Grigoryan of Armenia"."""
    _, of, name = words.rpartition(" of ")
    if not of or not name[:1].isupper():
        return None
    resolution = resolve_actor(name)
    return resolution.country if resolution.kind == "organisation" and resolution.sector is None else None


def _place_kind(words: str, resolution: Resolution) -> EntityKind | None:
    """Whether the words name a state ("eastern Ukraine"), a capital ("Kyiv"), a region ("Crimea") or a seat, as a body.

    A seat is a house or town that stands for who sits there ("the White House").
    """
    if resolution.name and resolution.name == state_name(resolution.country):
        return "capital" if resolution.sector == "GOV" else "state" if resolution.sector is None else None
    key = key_of(words)
    namings = load_entities().get(key[1:] if key[:1] == ("the",) else key, ())
    kind = namings[0].entity.kind if namings else None
    return kind if kind in ("capital", "region") else "body" if names_seat(words) else None
