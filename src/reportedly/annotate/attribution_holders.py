"""Holders: which party a source's words name, with pronouns, titles and short names led back to the fullest mention."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_mentions import Mentions, is_plural
from reportedly.annotate.attribution_parties import name_at
from reportedly.annotate.attribution_sexes import Sexes
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.model import Actor, Span
from reportedly.reference.cues import load_cues
from reportedly.reference.names import key_of
from reportedly.reference.plover import load_noun_classes

_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_THEY, _IT = frozenset({"they", "them", "their"}), frozenset({"it", "its"})
_PRONOUNS = _HE | _SHE | _THEY | _IT
#: Verbs of bodies and of things alike: what "it" is, the words just before tell or none.
_SHOWING = frozenset(
    """
    clarify show suggest indicate reveal mean require prove demonstrate underline underscore highlight imply signal
    illustrate reflect provide
    """.split()
)
_REACH = 3
_WE, _PERSONS = frozenset({"we", "i"}), frozenset({"person", "role"})
_SPEAKERS = frozenset(
    """
    i we you one us me our my that this which who what there
    """.split()
)


def resolve_holders(tree: Tree, drafts: Sequence[Draft], actors: Sequence[Actor]) -> None:
    """Set the holder of every draft that has a source.

    A source takes the actor whose head word is its own, or one of its own making where the noun phrase leaves no doubt
    of its kind. A pronoun takes the nearest earlier source that agrees with it, then the nearest earlier actor; a title
    or short name the fullest mention so far. First and second persons are left to the reader of the claim.
    """
    mentions, sexes = Mentions(tree, actors), Sexes(tree.text, actors)
    order = sorted((d for d in drafts if d.source is not None), key=lambda d: (d.source.head, d.head))  # type: ignore[union-attr]
    earlier: list[tuple[int, Actor]] = []
    nameless: Source | None = None
    for draft in order:
        source = draft.source
        assert source is not None
        word = tree.lowers[source.head]
        one_of = word == "one" and tree.child(source.head, "prep") is not None
        if word in _SPEAKERS and tree.tags[source.head] != "NNP" and not one_of:
            continue
        if word in _HE | _SHE and nameless is not None:
            draft.holder = _person(tree, nameless)
        elif word in _PRONOUNS:
            draft.holder = _antecedent(tree, draft, earlier, mentions, sexes)
        else:
            draft.holder = mentions.fullest(source, earlier)
            nameless = source if draft.holder is None and tree.tags[source.head] == "NNP" else None
        if draft.holder is not None:
            sexes.note(word, draft.holder)
            draft.holder = _jointly(tree, source, draft.holder, mentions)
            earlier.append((tree.start[source.head], draft.holder))


def _jointly(tree: Tree, source: Source, holder: Actor, mentions: Mentions) -> Actor:
    """Return the holder of words that parties share as none of them alone: "Moscow and Pyongyang deny it"."""
    others = [word for word in tree.row(source.head) if source.head < word < source.tokens[1]]
    own = holder.head.start == tree.start[source.head] or tree.words[source.head] in (holder.name or "").split()
    if not others or not own:
        return holder
    last = key_of(" ".join(tree.words[tree.left[others[-1]] : others[-1] + 1]))
    if "and" in key_of(holder.name or "") and set(last) <= set(key_of(holder.name or "")):
        return holder  # "Bosnia and Herzegovina" is one
    parties = [mentions.at(Source(other, (other, other + 1), "subject")) for other in others]
    same = all(party is not None and party.country == holder.country for party in parties)
    country, span = holder.country if same else None, tree.span(source.tokens)
    return replace(holder, span=span, kind="group", name=None, office=None, country=country)


def _person(tree: Tree, source: Source) -> Actor:
    """Make a person of a name whose kind was unknown, as "he" or "she" follows it."""
    head = tree.span((source.head, source.head + 1))
    return Actor(
        tree.span(source.tokens), head, "person", name=name_at(tree, source.head), read_by="attribution/pronoun"
    )


def _antecedent(
    tree: Tree, draft: Draft, earlier: Sequence[tuple[int, Actor]], mentions: Mentions, sexes: Sexes
) -> Actor | None:
    assert draft.source is not None
    word = tree.lowers[draft.source.head]
    at = tree.start[draft.source.head]
    recent = next((pair for pair in _recent(earlier, at) if _agrees(tree, word, pair[1], sexes)), None)
    if word in _IT and recent is not None:
        recent = _foremost(tree, recent, [pair for pair in _recent(earlier, at) if _agrees(tree, word, pair[1], sexes)])
    nearest = tree.start[_sentences_back(tree, draft.source.head)[-1][0]]
    if word in _IT and tree.lemmas[draft.head] in _SHOWING and recent is not None and recent[0] < nearest:
        recent = None
    if word in _IT and recent is not None and _is_occasion(tree, recent[1]):
        recent = next((one for one in _recent(earlier, recent[0]) if _agrees(tree, word, one[1], sexes)), None)
    if recent is not None and word in _HE | _SHE and recent[0] < nearest and not sexes.shows(word, recent[1]):
        shown = _shown(tree, draft, recent[0], mentions, sexes)
        recent = (at, shown) if shown is not None else recent
    if recent is not None and word in _THEY and recent[0] < tree.start[_sentences_before(tree, draft.source.head)]:
        recent = None  # who spoke long before is not who "they" are
    closing = word in _THEY and recent is not None and recent[0] >= nearest
    for begin, end in _sentences_back(tree, draft.source.head):
        if recent is not None and recent[0] >= tree.start[begin]:
            break
        if closing and end == draft.source.head and _closes(tree, draft):
            continue  # "Officials spoke. Dozens of people are missing, they said"
        found = _topic(tree, draft, (begin, end), mentions, sexes)
        if found is not None:
            return found
    if recent is not None:
        actor = recent[1]
        named = actor.name is not None and word in _HE | _SHE
        return replace(actor, kind="person") if named else actor
    near = tree.start[_sentences_before(tree, draft.source.head)] if word in _THEY else 0
    for actor in mentions.before(at) if word not in _IT else ():  # "it" may stand for any thing
        if actor.head.start < near:
            break
        if _agrees(tree, word, actor, sexes) and (word in _HE | _SHE or actor.name or actor.country):
            return mentions.fuller(actor, at) if word in _HE | _SHE else _taken_together(tree, actor, (), mentions)
    return None


def _closes(tree: Tree, draft: Draft) -> bool:
    """Tell whether what is said stands before the source in its sentence: "Dozens are missing, they said"."""
    assert draft.source is not None
    begin = tree.start[tree.sentence[draft.source.head][0]]
    return any(begin <= span.start < tree.start[draft.source.head] for span in draft.content)


def _foremost(tree: Tree, last: tuple[int, Actor], spoken: Sequence[tuple[int, Actor]]) -> tuple[int, Actor]:
    """Return who is the subject of the sentence in which one spoke last: "A cable urges a vote against a bill"."""
    begin, end = tree.sentence[bisect_left(tree.start, last[0])]
    for start, actor in spoken:
        token = bisect_left(tree.start, start)
        verb = tree.heads[token]
        if begin <= token < end and tree.deps[token] == "nsubj" and tree.heads[verb] == verb:
            return start, actor
    return last


def _shown(tree: Tree, draft: Draft, since: int, mentions: Mentions, sexes: Sexes) -> Actor | None:
    """Return the one person whose words show the pronoun's sex, named since somebody spoke: "the mother … she"."""
    assert draft.source is not None
    word, at = tree.lowers[draft.source.head], tree.start[draft.source.head]
    named = [one for one in mentions.before(at) if one.head.start > since and _agrees(tree, word, one, sexes)]
    told = [one for one in named if not any(span.contains(one.head) for span in draft.content)]
    shown = [one for one in told if one.read_by != "actors/pronoun" and sexes.shows(word, one)]
    return shown[0] if len({one.name or one.span for one in shown}) == 1 else None


def _is_occasion(tree: Tree, actor: Actor) -> bool:
    """Tell a document that only says where something was said: "In a statement, it said …"."""
    head = bisect_left(tree.start, actor.head.start)
    if actor.kind != "document" or head >= len(tree.words) or tree.deps[head] != "pobj":
        return False
    return tree.lowers[tree.heads[head]] in {"in", "at", "through", "via", "on", "during"}


def _topic(tree: Tree, draft: Draft, tokens: Range, mentions: Mentions, sexes: Sexes) -> Actor | None:
    """Return whom some tokens before a pronoun are about: the subject, or who else is plainly meant."""
    assert draft.source is not None
    word = tree.lowers[draft.source.head]
    at = tree.start[draft.source.head]
    named = [one for one in mentions.within(*tokens) if _agrees(tree, word, one, sexes)]
    subject = mentions.main_subject(*tokens)
    if word in _THEY:
        together = None
        if subject is not None and _agrees(tree, word, subject, sexes):
            together = _taken_together(tree, subject, mentions.within(*tokens), mentions)
        here = tokens[1] == draft.source.head and len(named) == 1 and tree.lowers[tokens[0]] in _WE
        return named[0] if together is None and here else together  # "We asked the Dutch, and they said"
    if word in _IT:
        if subject is None:
            return _unknown_body(tree, tokens)
        return mentions.fuller(subject, at) if _agrees(tree, word, subject, sexes) else None
    told = [one for one in named if any(span.contains(one.head) for span in draft.content)]
    if subject is not None and subject in named and subject not in told:
        back = word in _SHE and tree.sentence[tokens[0]] != tree.sentence[draft.source.head]
        shown = [one for one in named if one not in told and sexes.shows(word, one)]
        if back and len(shown) == 1 and not sexes.shows(word, subject):
            return mentions.fuller(shown[0], at)  # "Nikola Poposki met Ekaterina Zaharieva. She said"
        return mentions.fuller(subject, at)
    others = [one for one in named if one not in told]
    if subject is not None and subject.kind in _PERSONS and subject not in named:
        here = tokens[1] == draft.source.head
        others = [one for one in others if here or sexes.shows(word, one)]  # "Merkel met Putin. He said"
    else:
        others = [one for one in others if _is_agent(tree, one)]  # "It was posted by a blogger. He wrote"
    return mentions.fuller(others[0], at) if len(others) == 1 else None


def _unknown_body(tree: Tree, tokens: Range) -> Actor | None:
    """Make a body of a name that speaks or answers in a sentence: "Thalassa Tankers rejected that. …, it said"."""
    for head in range(*tokens):
        verb = tree.heads[head]
        acts = tree.deps[head] == "nsubj" and tree.tags[head] in {"NNP", "NNPS"} and tree.heads[verb] == verb
        if acts and _speaks(tree.lemmas[verb]) and tree.entities[head] not in {"PERSON", "DATE", "NORP"}:
            first = next(at for at in range(tree.left[head], head + 1) if tree.tags[at] in {"NNP", "NNPS"})
            span = tree.span((first, head + 1))
            name = span.of(tree.text)
            return Actor(span, tree.span((head, head + 1)), "organisation", name=name, read_by="attribution/pronoun")
    return None


def _speaks(lemma: str) -> bool:
    """Tell whether a verb attributes by itself: "reject"; not "hit", which does in "hit out at"."""
    return any(len(entry.words) == 1 for entry in load_cues("verb").get(lemma, ()))


def _is_agent(tree: Tree, actor: Actor) -> bool:
    """Tell whether a mention stands behind a passive's "by"."""
    head = bisect_left(tree.start, actor.head.start)
    if head >= len(tree.words) or tree.deps[head] != "pobj":
        return False
    by = tree.heads[head]
    return tree.lowers[by] == "by" and tree.deps[by] == "agent"


def _taken_together(tree: Tree, actor: Actor, beside: Sequence[Actor], mentions: Mentions) -> Actor | None:
    """Return a plural, or all who are named together, as "they" takes them up; None where others may be meant."""
    head = _row_of(tree, actor)[0]
    source = Source(head, tree.trim(tree.subtree(head)), "subject")
    span = tree.span(source.tokens)
    if any(is_plural(tree, other) and not span.contains(other.head) for other in beside):
        return None
    return _jointly(tree, source, replace(mentions.at(source) or actor, span=span), mentions)


def _sentences_back(tree: Tree, token: int) -> list[Range]:
    """Return the tokens of a sentence up to a token, then those of the sentence before."""
    begin = tree.sentence[token][0]
    return [(begin, token), tree.sentence[begin - 1]] if begin else [(begin, token)]


def _sentences_before(tree: Tree, token: int) -> int:
    """Return the first token of as many sentences back as "they" may look."""
    for _ in range(_REACH + 1):
        begin = tree.sentence[token][0]
        if begin == 0:
            return 0
        token = begin - 1
    return begin


def _recent(earlier: Sequence[tuple[int, Actor]], at: int) -> Iterator[tuple[int, Actor]]:
    return (pair for pair in reversed(earlier) if pair[0] < at)


def _agrees(tree: Tree, pronoun: str, actor: Actor, sexes: Sexes) -> bool:
    head = min(bisect_left(tree.start, actor.head.start), len(tree.words) - 1)
    if "weapons" in load_noun_classes().get(tree.lemmas[head], ()):
        return False
    person = actor.kind in {"person", "role"}
    several = is_plural(tree, actor) or len(_row_of(tree, actor)) > 1
    if pronoun in _HE | _SHE:
        return person and sexes.fits(pronoun, actor) and not several
    if pronoun in _IT:
        return not person and actor.kind != "reports" and not several
    return several and actor.kind not in {"document", "reports"}


def _row_of(tree: Tree, actor: Actor) -> list[int]:
    """Return the heads of all that are named together with a mention."""
    head = min(bisect_left(tree.start, actor.head.start), len(tree.words) - 1)
    while tree.deps[head] == "conj" and tree.pos[tree.heads[head]] in ("PROPN", "NOUN"):
        head = tree.heads[head]
    return tree.row(head)


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
