"""Chains: through whom a source's words came, nearest link first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_holders import short_name
from reportedly.annotate.attribution_sources import Source, passive_agent
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Actor, Span

_MEDIUM = re.compile(
    r"\b(?:News|Times|Post|Radio|TV|Television|Herald|Journal|Guardian|Telegraph|Tribune|Gazette|Chronicle|Mail|Mirror|"
    r"Observer|Independent|Daily|Weekly|Press|Agency|Broadcasting|Broadcaster|Newspaper|Magazine|Network|Wire|Voice of|"
    r"Reuters|Bloomberg|Agence|Associated|AP|AFP|BBC|CNN|NBC|CBS|ABC|MSNBC|NPR|PBS|VOA|RFE/RL|RFA|RFI|DW|Sky|Fox|"
    r"Yonhap|Kyodo|NHK|TASS|Interfax|Xinhua|KCNA|KBS|MBC|SBS|Al Jazeera|Al Arabiya|Politico|Axios|Economist|Spiegel|"
    r"Monde|Figaro|Bild|Zeitung|Pravda|Kommersant|Vedomosti|Izvestia|Ukrinform|Suspilne|Podcast|Show)\b"
)
_MEDIUM_NOUNS = frozenset("paper newspaper broadcaster outlet magazine station channel daily network agency".split())
_BLOCK = 1024
_QUOTED = frozenset({"quote", "cite"})


def link_chains(tree: Tree, drafts: Sequence[Draft], actors: Sequence[Actor], publisher: str | None) -> None:
    """Fill ``via`` of every draft: its medium (interviewer, or who quotes it), then the outer links of its chain.

    Outer links are the attributions whose content holds this one's cue, nearest first; one by the same holder is no
    link of its own, and neither is the article's own publisher. What a holder told a medium once stands for what the
    same holder says later in the article.
    """
    heads = {actor.head.start: actor for actor in actors}
    told: dict[str, str] = {}
    ordered = sorted(drafts, key=lambda draft: draft.head)
    for draft in ordered:
        medium = _medium(tree, draft, heads)
        key = _key(draft.holder)
        if medium is None and key is not None:
            medium = told.get(key)
        if medium is not None and not is_publisher(medium, publisher):
            draft.via = [*draft.via, medium]
            if key is not None:
                told.setdefault(key, medium)
    contents = _Contents(ordered)
    own = {id(draft): tuple(draft.via) for draft in drafts}
    for draft in ordered:
        for outer in (
            [draft.citer, *contents.around(tree, draft.citer)] if draft.citer else contents.around(tree, draft)
        ):
            if outer.source is None or _same(draft, outer):
                continue
            if outer.holder is None and tree.pos[outer.source.head] == "PRON":
                continue  # a pronoun is no name
            name = short_name(tree, outer.source, outer.holder)
            for link in (name, *own[id(outer)]):
                if link not in draft.via and not is_publisher(link, publisher):
                    draft.via.append(link)


class _Contents:
    """The contents of all drafts by stretches of the text, so that those around an offset are found at once."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._blocks: defaultdict[int, list[tuple[Span, Draft]]] = defaultdict(list)
        for draft in drafts:
            for span in draft.content if draft.citer is None else ():
                for block in range(span.start // _BLOCK, span.end // _BLOCK + 1):
                    self._blocks[block].append((span, draft))

    def around(self, tree: Tree, draft: Draft) -> list[Draft]:
        """Return the other drafts whose content holds this one's cue, innermost first."""
        at = tree.start[draft.head]
        found = [
            (len(span), other)
            for span, other in self._blocks.get(at // _BLOCK, ())
            if other is not draft and span.start <= at < span.end
        ]
        return [other for _, other in sorted(found, key=lambda pair: pair[0])]


def _same(draft: Draft, outer: Draft) -> bool:
    if draft.source is not None and outer.source is not None and draft.source.head == outer.source.head:
        return True
    return _key(draft.holder) is not None and _key(draft.holder) == _key(outer.holder)


def _key(holder: Actor | None) -> str | None:
    if holder is None:
        return None
    return holder.name or f"{holder.head.start}"


def _medium(tree: Tree, draft: Draft, heads: dict[int, Actor]) -> str | None:
    """Return the medium that a source told, was interviewed by, or is quoted by; None where there is none."""
    candidates: list[int] = []
    verb = draft.head
    if tree.pos[verb] == "VERB":
        candidates += tree.kids(verb, "dobj", "dative", "iobj") if tree.lemmas[verb] in {"tell", "inform"} else []
        for word in tree.kids(verb, "prep", "dative"):
            if tree.lowers[word] in {"to", "in", "with", "on"}:
                inner = tree.child(word, "pobj")
                if inner is not None:
                    candidates.append(inner)
                    candidates += _interviewer(tree, inner)
        for clause in tree.kids(verb, "advcl"):
            if tree.lemmas[clause] in {"speak", "talk"}:
                candidates += [c for w in tree.kids(clause, "prep") if (c := tree.child(w, "pobj")) is not None]
    if draft.source is not None and draft.source.relation == "quoted":  # "Park quoted the agency as saying"
        quoting = next((t for t in draft.cue if tree.lemmas[t] in _QUOTED), draft.head)
        speaker = passive_agent(tree, quoting) if tree.child(quoting, "nsubjpass") else tree.subject(quoting)
        if speaker is not None:
            return short_name(tree, Source(speaker, tree.trim(tree.subtree(speaker)), "subject"), None)
    if draft.source is not None:
        head = draft.source.head
        for clause in tree.kids(head, "acl"):
            agent = passive_agent(tree, clause) if tree.lemmas[clause] in _QUOTED else None
            if agent is not None:
                candidates.append(agent)
        for word in tree.kids(head, "prep"):
            inner = tree.child(word, "pobj")
            if inner is not None and tree.lowers[word] == "in" and tree.lemmas[inner] == "interview":
                candidates += _interviewer(tree, inner)
    for candidate in candidates:
        if (name := _medium_name(tree, candidate, heads)) is not None:
            return name
    return None


def _interviewer(tree: Tree, noun: int) -> list[int]:
    if tree.lemmas[noun] not in {"interview", "comment", "remark", "statement", "conversation", "briefing"}:
        return []
    return [inner for word in tree.kids(noun, "prep") if (inner := tree.child(word, "pobj")) is not None]


def _medium_name(tree: Tree, token: int, heads: dict[int, Actor]) -> str | None:
    owner = tree.child(token, "poss")
    for head in (token, *([owner] if owner is not None else [])):
        actor = heads.get(tree.start[head])
        if actor is not None:
            if actor.kind == "media" or actor.sector == "MED":
                return actor.name or short_name(tree, Source(head, tree.subtree(head), "medium"), actor)
            continue
        first, last = tree.trim(tree.subtree(head))
        text = tree.text[tree.start[first] : tree.end[last - 1]]
        if tree.pos[head] == "PROPN" and _MEDIUM.search(text):
            return short_name(tree, Source(head, (first, last), "medium"), None) if " of " not in text else _bare(text)
        if tree.lemmas[head] in _MEDIUM_NOUNS and tree.lowers[first] == "the":
            earlier = [a for start, a in sorted(heads.items()) if start < tree.start[head] and a.kind == "media"]
            if earlier:
                return earlier[-1].name
    return None


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)


def is_publisher(name: str, publisher: str | None) -> bool:
    """Tell whether a medium is the article's own outlet, named in full, in short, or by its initials."""
    if not publisher:
        return False
    ours = [word for word in re.findall(r"\w+", publisher.lower()) if word != "the"]
    theirs = [word for word in re.findall(r"\w+", name.lower()) if word != "the"]
    initials = "".join(word[0] for word in ours)
    return bool(theirs) and (set(theirs) <= set(ours) or theirs == [initials])
