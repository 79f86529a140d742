"""Holders: which party a source's words name, with pronouns, titles and short names led back to the fullest mention."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Actor, Span
from reportedly.model.vocabulary import HolderKind
from reportedly.reference.cues import load_cues

_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_THEY, _IT = frozenset({"they", "them", "their"}), frozenset({"it", "its"})
#: How many mentions back a title is looked for.
_REMEMBERED = 400
_PRONOUNS = _HE | _SHE | _THEY | _IT
_SPEAKERS = frozenset(
    """
    i we you one us me our my that this which who what there
    """.split()
)
_MALE = re.compile(r"\b(?:Mr|Sir|King|Prince|Lord|spokesman|chairman|businessman|congressman|father|son|brother|man)\b")
_FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Mme|Queen|Princess|Lady|Dame|spokeswoman|chairwoman|businesswoman|congresswoman|mother|daughter|"
    r"sister|woman|wife|widow)\b"
)
_MEDIA_NOUNS = frozenset(
    "paper newspaper broadcaster outlet magazine station channel daily tabloid network wire".split()
)
_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady gen gov sen rep prof col lt capt president minister".split())
_BODY = re.compile(
    r"^(?:[A-Z]{2,}|.*(?:Ministry|Office|Department|House|Agency|Service|Council|Commission|Party|Union|Forces?|Army|"
    r"Court|Bank|Group|Institute|University|Committee|Parliament|Kremlin|Pentagon|Reuters|Bloomberg|Hamas|Hezbollah))$"
)
_REPORT_NOUNS = frozenset(
    "report analysis estimate rumour rumor figure datum data account speculation estimates".split()
)
_DOCUMENT_NOUNS = frozenset("statement poll survey study document letter memo communique article book".split())
_ROLE_NOUNS = frozenset(
    """ambassador envoy minister president chancellor secretary spokesman spokeswoman spokesperson official leader
    lawmaker diplomat general commander officer adviser advisor aide governor mayor senator director chief head
    analyst expert observer researcher fellow professor economist witness resident source insider critic prosecutor
    judge lawyer attorney police soldier veteran activist campaigner worker shopkeeper driver doctor teacher
    delegate representative deputy chairman chair founder editor correspondent reporter journalist prime-minister
    """.split()
)
#: Nouns that refer back to whichever body, or whichever person, spoke last.
_GENERIC_BODIES = frozenset(
    "agency organisation organization body group institute company firm watchdog bureau".split()
)
_GENERIC_PERSONS = frozenset("man woman".split())
_ANONYMOUS_NOUNS = frozenset(
    "official source insider analyst observer expert diplomat people person witness critic resident aide".split()
)


def resolve_holders(tree: Tree, drafts: Sequence[Draft], actors: Sequence[Actor]) -> None:
    """Set the holder of every draft that has a source.

    A source takes the actor whose head word is its own, or one of its own making where the noun phrase leaves no doubt
    of its kind. A pronoun takes the nearest earlier source that agrees with it, then the nearest earlier actor; a title
    or short name the fullest mention so far. First and second persons are left to the reader of the claim.
    """
    mentions = _Mentions(tree, actors)
    order = sorted((d for d in drafts if d.source is not None), key=lambda d: (d.source.head, d.head))  # type: ignore[union-attr]
    earlier: list[tuple[int, Actor]] = []
    for draft in order:
        source = draft.source
        assert source is not None
        word = tree.lowers[source.head]
        if word in _SPEAKERS:
            continue
        if word in _PRONOUNS:
            draft.holder = _antecedent(tree, draft, earlier, mentions)
        else:
            draft.holder = mentions.fullest(source, earlier)
        if draft.holder is not None:
            earlier.append((tree.start[source.head], draft.holder))


def _antecedent(tree: Tree, draft: Draft, earlier: Sequence[tuple[int, Actor]], mentions: _Mentions) -> Actor | None:
    assert draft.source is not None
    word = tree.lowers[draft.source.head]
    at = tree.start[draft.source.head]
    for position, actor in _recent(earlier, at):
        if position < at and _agrees(tree, word, actor):
            return actor
    for actor in mentions.before(at):
        if _agrees(tree, word, actor) and (word in _HE | _SHE or actor.name or actor.country):
            return mentions.fuller(actor, at)
    return None


def _recent(earlier: Sequence[tuple[int, Actor]], at: int) -> Iterator[tuple[int, Actor]]:
    return (pair for pair in reversed(earlier) if pair[0] < at)


def _agrees(tree: Tree, pronoun: str, actor: Actor) -> bool:
    text = tree.text[actor.span.start : actor.span.end]
    person = actor.kind in {"person", "role"}
    if pronoun in _HE:
        return person and not _FEMALE.search(text) and not is_plural(tree, actor)
    if pronoun in _SHE:
        return person and not _MALE.search(text) and not is_plural(tree, actor)
    if pronoun in _IT:
        return not person and actor.kind != "reports" and not is_plural(tree, actor)
    return is_plural(tree, actor)


def is_plural(tree: Tree, actor: Actor) -> bool:
    """Tell whether a mention is plural: a group, a plural noun, or two joined by "and"."""
    if actor.kind == "group":
        return True
    head = bisect_left(tree.start, actor.head.start)
    if head >= len(tree.words):
        return False
    return tree.tags[head] in {"NNS", "NNPS"} and tree.entities[head] not in {"GPE", "ORG", "PERSON"}


class _Mentions:
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
        return iter(self._actors[max(0, at - 12) : at][::-1])

    def at(self, source: Source) -> Actor | None:
        """Return the actor that a source's noun phrase names by its head."""
        tree = self._tree
        head = tree.start[source.head]
        at = bisect_left(self._heads, head)
        if at < len(self._actors) and self._heads[at] == head:
            return self._named_by_apposition(source, self._actors[at])
        span = tree.span(source.tokens)
        while at < len(self._actors) and self._heads[at] < span.end:
            if tree.heads[bisect_left(tree.start, self._heads[at])] == source.head and (
                tree.deps[bisect_left(tree.start, self._heads[at])] in {"appos", "compound", "nmod"}
            ):
                return self._actors[at]
            at += 1
        return self._make(source)

    def fullest(self, source: Source, earlier: Sequence[tuple[int, Actor]]) -> Actor | None:
        """Return the actor of a source, led back to its fullest earlier mention."""
        tree, offset = self._tree, self._tree.start[source.head]
        actor = self.at(source)
        if tree.pos[source.head] == "PROPN" and (actor is None or actor.read_by.startswith("attribution")):
            word = tree.lowers[source.head]
            known = self._called(word, offset - 1)
            if known:
                return max(known, key=_rank)
        if actor is None:
            return self._by_title(source, offset, earlier)
        full = self.fuller(actor, offset)
        if full is actor and actor.name is None and actor.kind in {"role", "organisation", "media", "group"}:
            return self._by_title(source, offset, earlier) or actor
        return full

    def fuller(self, actor: Actor, offset: int) -> Actor:
        """Return the fullest mention up to an offset that bears the same name; the actor itself where it is that."""
        surname = self._surname(actor)
        if surname is None:
            return actor
        return max([actor, *self._called(surname, offset)], key=_rank)

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
        named = first + 1 if tree.pos[first] == "DET" and first < source.head else first
        called = tree.text[tree.start[named] : tree.end[source.tokens[1] - 1]].strip().lower()
        found: Actor | None = None
        for other in self._known(offset - 1):
            text = tree.text[other.span.start : other.span.end].lower()
            head = bisect_left(tree.start, other.head.start)
            same = len(text) > len(called) and (
                called in text or (head < len(tree.words) and tree.lemmas[head] == lemma)
            )
            media = lemma in _MEDIA_NOUNS and (other.kind == "media" or other.sector == "MED")
            if (same or media) and (found is None or _rank(other) >= _rank(found)):
                found = other
        if found is None and tree.lowers[first] == "the":
            wanted: tuple[HolderKind, ...] = ()
            if lemma in _GENERIC_BODIES:
                wanted = ("organisation",)
            elif lemma in _GENERIC_PERSONS:
                wanted = ("person", "role")
            sources = [a for start, a in earlier if start < offset and a.kind in wanted and not is_plural(tree, a)]
            found = next((a for a in reversed(sources) if tree.entities[self._token(a)] != "GPE"), None)
        return found

    def _token(self, actor: Actor) -> int:
        return min(bisect_left(self._tree.start, actor.head.start), len(self._tree.words) - 1)

    def _named_by_apposition(self, source: Source, actor: Actor) -> Actor:
        """Add the name in "Moscow's envoy to the UN, Vassily Nebenzia" to the role it stands beside."""
        tree = self._tree
        if actor.kind not in {"role", "person"} or actor.name:
            return actor
        for child in tree.kids(source.head, "appos"):
            if tree.entities[child] == "PERSON" or tree.tags[child] == "NNP":
                name = _entity_text(tree, child)
                span = tree.span(source.tokens)
                return replace(actor, name=name, kind="person", span=span, head=tree.span((child, child + 1)))
        return actor

    def _make(self, source: Source) -> Actor | None:
        """Make an actor of a source that the actors' layer does not know, where its kind is beyond doubt."""
        tree, head = self._tree, source.head
        kind = _kind(tree, source)
        if kind is None:
            return None
        name, at = None, head
        if kind == "person":
            at = next((c for c in tree.kids(head, "appos") if tree.tags[c] == "NNP"), head)
            name = _entity_text(tree, at)
        elif kind == "organisation":
            name = _entity_text(tree, head)
        lemma = tree.lemmas[head]
        plural = tree.tags[head] in {"NNS", "NNPS"}
        indefinite = tree.lowers[source.tokens[0]] in {"a", "an", "one", "another", "some"}
        anonymous = kind in {"reports", "role", "group"} and (
            kind == "reports" or (lemma in _ANONYMOUS_NOUNS and (plural or indefinite))
        )
        actor = Actor(
            tree.span(source.tokens),
            tree.span((at, at + 1)),
            kind,
            name=name,
            anonymous=anonymous,
            read_by="attribution/source",
        )
        self._made[head] = actor
        self._remember(actor)
        return actor


def _kind(tree: Tree, source: Source) -> HolderKind | None:
    head = source.head
    lemma, entity = tree.lemmas[head], tree.entities[head]
    if tree.child(head, "conj") is not None and tree.pos[head] in {"PROPN", "NOUN"}:
        return "group"
    named = any(tree.tags[c] == "NNP" and tree.entities[c] == "PERSON" for c in tree.kids(head, "appos"))
    if entity == "PERSON" or (named and tree.pos[head] == "NOUN"):
        return "person"
    if tree.pos[head] == "PROPN" and lemma.removesuffix("s") in _ROLE_NOUNS and entity != "PERSON":
        return "group" if tree.tags[head] == "NNPS" else "role"
    if tree.pos[head] == "PROPN":
        if entity == "ORG" and tree.lowers[source.tokens[0]] != "the" and not _BODY.search(tree.words[head]):
            return None  # the tagger takes unfamiliar names of people for organisations
        return "organisation" if entity in {"ORG", "GPE"} else "group" if entity == "NORP" else None
    if tree.pos[head] != "NOUN":
        return None
    plural = tree.tags[head] == "NNS"
    if plural and lemma in load_cues("noun") and lemma not in _DOCUMENT_NOUNS:
        return "reports"
    if lemma in _REPORT_NOUNS:
        return "reports" if plural or lemma == "speculation" else "document"
    if lemma in _DOCUMENT_NOUNS:
        return "document"
    if lemma in _MEDIA_NOUNS:
        return "media"
    if lemma in _ROLE_NOUNS or entity == "NORP":
        return "group" if plural or lemma == "police" else "role"
    return "group" if plural and lemma in {"ally", "government", "people", "force", "family", "partner"} else None


def _entity_text(tree: Tree, token: int) -> str:
    """Return the run of name words that ends at a token, without honorifics."""
    first = token
    while (
        first > 0
        and tree.tags[first - 1] in {"NNP", "NNPS", "HYPH", ":"}
        and tree.entities[first - 1] == tree.entities[token]
    ):
        first -= 1
    while first < token and tree.lowers[first].strip(".") in _HONORIFICS:
        first += 1
    return tree.text[tree.start[first] : tree.end[token]]


def _rank(actor: Actor) -> tuple[bool, int, int]:
    """Order mentions by how fully they name: a code, then the words of the name, then the length of the mention."""
    return actor.country is not None, len((actor.name or "").split()), len(actor.span)


def short_name(tree: Tree, source: Source, holder: Actor | None) -> str:
    """Return what a link of a chain is called: the holder's name, or the noun phrase without article or clause."""
    if holder is not None and holder.name:
        return holder.name
    span = tree.span(source.tokens) if holder is None else Span(holder.span.start, holder.span.end)
    first = bisect_left(tree.start, span.start)
    last = bisect_right(tree.start, span.end - 1)
    head = source.head if holder is None else bisect_left(tree.start, holder.head.start)
    while first < head and tree.lowers[first] in {"the", "a", "an"}:
        first += 1
    if first <= head < last:
        for child in tree.children[head]:
            if child > head and tree.deps[child] in {"relcl", "acl", "prep", "appos"}:
                last = min(last, tree.left[child])
    while last - 1 > first and tree.pos[last - 1] == "PUNCT":
        last -= 1
    return tree.text[tree.start[first] : tree.end[last - 1]]
