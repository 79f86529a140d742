"""Mentions: the actors of an article, found by head word, by family name and by what they are called."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.actor_registry import GROUP_SECTORS
from reportedly.annotate.attribution_parties import MEDIA_NOUNS, make_party, name_at
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Actor
from reportedly.model.vocabulary import HolderKind
from reportedly.reference.names import are_namesakes

#: How many mentions back a title is looked for.
_REMEMBERED = 400
#: Nouns that refer back to whichever body, or whichever person, spoke last.
_GENERIC_BODIES = frozenset("agency organisation organization body institute company firm watchdog bureau".split())
_GENERIC_PERSONS = frozenset("man woman".split())


class Mentions:
    """The actors of an article in text order, found by head word, by name and by what they are called."""

    def __init__(self, tree: Tree, actors: Sequence[Actor]) -> None:
        self._tree = tree
        self._actors = sorted(actors, key=lambda actor: actor.head)
        self._heads = [actor.head.start for actor in self._actors]
        self._made: dict[int, Actor] = {}
        self._by_surname: defaultdict[str, list[Actor]] = defaultdict(list)
        for actor in self._actors:
            self._remember(actor)

    def before(self, offset: int) -> Iterator[Actor]:
        """Yield the actors before an offset, nearest first, no further back than a few paragraphs."""
        at = bisect_left(self._heads, offset)
        return (actor for actor in self._actors[max(0, at - 12) : at][::-1] if not self._describes(actor))

    def _describes(self, actor: Actor) -> bool:
        """Tell a name that only modifies a noun ("the Cruise video"), and a role that another has ("as an envoy")."""
        token = self._token(actor)
        head = self._tree.heads[token]
        if self._tree.deps[token] == "pobj":
            return self._tree.lowers[head] == "as"
        return self._tree.deps[token] == "compound" and self._tree.entities[head] != "PERSON"

    def within(self, begin: int, end: int) -> Sequence[Actor]:
        """Return the actors named among some tokens, save those that only describe another."""
        if begin >= end:
            return ()
        starts, ends = self._tree.start, self._tree.end
        named = self._actors[bisect_left(self._heads, starts[begin]) : bisect_left(self._heads, ends[end - 1])]
        return [actor for actor in named if not self._describes(actor)]

    def main_subject(self, begin: int, end: int) -> Actor | None:
        """Return the actor that is the subject of the main verb among some tokens of a sentence."""
        tree = self._tree
        for actor in self.within(begin, end):
            token = self._token(actor)
            verb = tree.heads[token]
            while tree.deps[verb] == "ccomp" and tree.heads[verb] != verb:
                verb = tree.heads[verb]
            direct = tree.heads[token] == verb
            if tree.deps[token] in {"nsubj", "nsubjpass"} and tree.heads[verb] == verb and (direct or verb >= end):
                return actor  # "Pakistan's army killed six men, it said"
        return None

    def at(self, source: Source) -> Actor | None:
        """Return the actor that a source's noun phrase names by its head."""
        tree = self._tree
        head = tree.start[source.head]
        at = bisect_left(self._heads, head)
        if at < len(self._actors) and self._heads[at] == head:
            return self._named_by_apposition(source, self._actors[at])
        span = tree.span(source.tokens)
        while at < len(self._actors) and self._heads[at] < span.end:
            actor, token = self._actors[at], self._token(self._actors[at])
            if tree.heads[token] == source.head and tree.deps[token] in {"appos", "compound", "nmod"}:
                return actor
            if actor.kind == "person" and actor.span.end == span.end and tree.words[source.tokens[1] - 1] != ",":
                return self._keep(source, replace(actor, span=span))  # "Secretary of State Antony Blinken"
            at += 1
        made = make_party(tree, source)
        return None if made is None else self._keep(source, made)

    def _keep(self, source: Source, actor: Actor) -> Actor:
        self._made[source.head] = actor
        self._remember(actor)
        return actor

    def fullest(self, source: Source, earlier: Sequence[tuple[int, Actor]]) -> Actor | None:
        """Return the actor of a source, led back to its fullest earlier mention."""
        tree, offset = self._tree, self._tree.start[source.head]
        actor = self.at(source)
        if tree.pos[source.head] == "PROPN" and (actor is None or actor.read_by.startswith("attribution")):
            word = tree.lowers[source.head]
            own = name_at(tree, source.head)
            known = [one for one in self._called(word, offset - 1) if not are_namesakes(own, one.name or "")]
            if known:
                return max(known, key=rank)
        if actor is None:
            return self._by_title(source, offset, earlier)
        full = self.fuller(actor, offset)
        paper = actor.kind == "document" and tree.lemmas[source.head] in MEDIA_NOUNS
        if full is actor and actor.name is None and (paper or actor.kind in {"role", "organisation", "media", "group"}):
            titled = self._by_title(source, offset, earlier)
            # "China's Defence Ministry" is not the ministry of Taiwan that spoke before.
            return titled if titled is not None and actor.country in (None, titled.country) else actor
        return full

    def fuller(self, actor: Actor, offset: int) -> Actor:
        """Return the fullest mention up to an offset that bears the same name; the actor itself where it is that."""
        surname = self._surname(actor)
        if surname is None:
            return actor
        own = actor.name or ""
        same = [other for other in self._called(surname, offset) if not are_namesakes(own, other.name or "")]
        return max([actor, *same], key=rank)

    def _called(self, surname: str, offset: int) -> list[Actor]:
        """Return the people of a family name up to an offset."""
        return [other for other in self._by_surname.get(surname, ()) if other.head.start <= offset]

    def _known(self, offset: int) -> list[Actor]:
        """Return the latest mentions up to an offset, those made of sources last."""
        at = bisect_right(self._heads, offset)
        made = [actor for head, actor in list(self._made.items())[-_REMEMBERED:] if self._tree.start[head] <= offset]
        return [*self._actors[max(0, at - _REMEMBERED) : at], *made]

    def _remember(self, actor: Actor) -> None:
        surname = self._surname(actor)
        if surname is not None:
            self._by_surname[surname].append(actor)

    def _surname(self, actor: Actor) -> str | None:
        if actor.kind != "person":
            return None
        name = actor.name or self._tree.text[actor.head.start : actor.head.end]
        return name.split()[-1].lower() if name.split() else None

    def _by_title(self, source: Source, offset: int, earlier: Sequence[tuple[int, Actor]]) -> Actor | None:
        """Lead "the ambassador", "the paper" back to the last mention that is called so."""
        tree = self._tree
        first = source.tokens[0]
        if tree.lowers[first] not in {"the", "that", "this"} and tree.pos[source.head] != "PROPN":
            return None
        lemma = tree.lemmas[source.head]
        if lemma in MEDIA_NOUNS and any(tree.tags[at] == "NNP" for at in range(first, source.head)):
            return None  # "the Cape Argus newspaper" is no other paper
        named = first + 1 if tree.pos[first] == "DET" and first < source.head else first
        called = tree.text[tree.start[named] : tree.end[source.tokens[1] - 1]].strip().lower()
        groups = self._groups_before(offset, lemma) if lemma in GROUP_SECTORS and called == lemma else []
        if groups:  # where one sentence names several, the words leave open which is meant
            return groups[0] if len({group.name for group in groups}) == 1 else None
        found: Actor | None = None
        exact: int | None = None  # where "the president" stood before: it cannot mean one who was named later
        for other in self._known(offset - 1):
            text = tree.text[other.span.start : other.span.end].lower()
            if text.removeprefix("the ") == called:
                exact = other.head.start if exact is None else min(exact, other.head.start)
                continue
            if tree.pos[source.head] == "PROPN" and is_plural(tree, other):
                continue  # one of "the foreign ministers Geremek and Martonyi" is not the two
            if tree.tags[source.head] == "NNS" and tree.tags[self._token(other)] == "NN":
                continue  # "the two sides" are not "the American side" alone
            token = self._token(other)
            same = f" {called} " in f" {text} " or (tree.lemmas[token] == lemma and self._may_share(source, token))
            media = lemma in MEDIA_NOUNS and (other.kind == "media" or other.sector == "MED")
            if (same or media) and (found is None or other.head.start > found.head.start):
                found = other
        if found is not None and exact is not None and exact < found.head.start:
            found = None
        if found is None and tree.lowers[first] == "the":
            wanted: tuple[HolderKind, ...] = ()
            if lemma in _GENERIC_BODIES and called == lemma:
                wanted = ("organisation",)
            elif lemma in _GENERIC_PERSONS:
                wanted = ("person", "role")
            sources = [
                a
                for start, a in earlier
                if start < offset and a.kind in wanted and not is_plural(tree, a) and a.read_by != "actors/state"
            ]
            found = next((a for a in reversed(sources) if tree.entities[self._token(a)] != "GPE"), None)
        return found

    def _may_share(self, source: Source, full: int) -> bool:
        """Tell whether two titles of one noun may be one office: "the prime minister" is no defence minister.

        Nor is "the Ministry of Natural Resources" whatever other ministry was named.
        """
        behind = self._tree.lowers[source.head + 1 : source.head + 2]
        if self._tree.pos[source.head] == "PROPN" and behind in (["of"], ["for"]):
            return False
        own, other = ({_SPELT.get(word, word) for word in self._before_noun(at)} for at in (source.head, full))
        if own & _APART != other & _APART:
            return False
        return not own or not other or not own.isdisjoint(other)

    def _before_noun(self, noun: int) -> list[str]:
        """Return the common words before a noun in its phrase, those of a title in capitals too."""
        tree = self._tree
        before = [at for at in tree.kids(noun, "amod", "compound") if at < noun]
        return [tree.lowers[at] for at in before if tree.tags[at] != "NNP" or tree.tags[noun] == "NNP"]

    def _groups_before(self, offset: int, noun: str) -> list[Actor]:
        """Return the bodies that "the group" may be, nearest first.

        They are those named so, and those of no state in the last sentence that names one.
        """
        tree = self._tree
        groups = [
            actor
            for actor in self.before(offset)
            if actor.kind == "organisation" and not is_plural(tree, actor) and self._may_be(actor, noun)
        ]
        last = tree.sentence[self._token(groups[0])] if groups else None
        return [actor for actor in groups if tree.sentence[self._token(actor)] == last or _is_named(actor, noun)]

    def _may_be(self, actor: Actor, noun: str) -> bool:
        if actor.name:
            return actor.sector in GROUP_SECTORS[noun] or _is_named(actor, noun)
        token = self._token(actor)
        return self._tree.lemmas[token] == noun and self._tree.lowers[self._tree.left[token]] in ("a", "an", "another")

    def _token(self, actor: Actor) -> int:
        return min(bisect_left(self._tree.start, actor.head.start), len(self._tree.words) - 1)

    def _named_by_apposition(self, source: Source, actor: Actor) -> Actor:
        """Add the name in "Moscow's envoy to the UN, Vassily Nebenzia" to the role it stands beside."""
        tree = self._tree
        if actor.kind not in {"role", "person"} or actor.name:
            return actor
        for child in tree.kids(source.head, "appos"):
            if tree.entities[child] == "PERSON" or (tree.tags[child] == "NNP" and tree.entities[child] != "ORG"):
                name = name_at(tree, child)
                span = tree.span(source.tokens)
                return replace(actor, name=name, kind="person", span=span, head=tree.span((child, child + 1)))
        return actor


def rank(actor: Actor) -> tuple[bool, int, int]:
    """Order mentions by how fully they name: a code, then the words of the name, then the length of the mention."""
    return actor.country is not None, len((actor.name or "").split()), len(actor.span)


#: Words that make another's office of an office.
_APART = frozenset({"former", "ex", "late", "outgoing", "deputy", "acting", "vice"})
#: Words of offices that are spelt in two ways.
_SPELT = {"defense": "defence", "labor": "labour"}


def is_plural(tree: Tree, actor: Actor) -> bool:
    """Tell whether a mention is plural by itself: a group or a plural noun."""
    if actor.kind == "group":
        return True
    head = bisect_left(tree.start, actor.head.start)
    if head >= len(tree.words):
        return False
    return tree.tags[head] in {"NNS", "NNPS"} and tree.entities[head] not in {"GPE", "ORG", "PERSON"}


def _is_named(actor: Actor, noun: str) -> bool:
    return noun in (actor.name or "").lower().split()
