"""Media: to whom a source spoke, and who quotes it."""

from __future__ import annotations

import re

from reportedly.annotate.attribution_drafts import Draft
from reportedly.annotate.attribution_holders import short_name
from reportedly.annotate.attribution_sources import Source, passive_agent
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Actor

_MEDIUM = re.compile(
    r"\b(?:News|Times|Post|Radio|TV|Television|Herald|Journal|Guardian|Telegraph|Tribune|Gazette|Chronicle|Mail|Mirror|"
    r"Observer|Independent|Daily|Weekly|Press|Agency|Broadcasting|Broadcaster|Newspaper|Magazine|Network|Wire|Voice of|"
    r"Reuters|Bloomberg|Agence|Associated|AP|AFP|BBC|CNN|NBC|CBS|ABC|MSNBC|NPR|PBS|VOA|RFE/RL|RFA|RFI|DW|Sky|Fox|"
    r"Yonhap|Kyodo|NHK|TASS|Interfax|Xinhua|KCNA|KBS|MBC|SBS|Al Jazeera|Al Arabiya|Politico|Axios|Economist|Spiegel|"
    r"Monde|Figaro|Bild|Zeitung|Pravda|Kommersant|Vedomosti|Izvestia|Ukrinform|Suspilne|Podcast|Show)\b"
)
#: An unknown name in capitals that somebody "told" something is most often a news agency ("told CWS").
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_MEDIUM_NOUNS = frozenset("paper newspaper broadcaster outlet magazine station channel daily network agency".split())
_QUOTED = frozenset({"quote", "cite"})
_CARRYING = frozenset("carry publish broadcast air run release relay distribute".split())


def medium_of(tree: Tree, draft: Draft, heads: dict[int, Actor]) -> str | None:
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
                    candidates += [*_interviewer(tree, inner), *_carriers(tree, inner)]
        for clause in tree.kids(verb, "advcl"):
            if tree.lemmas[clause] in _QUOTED and (citing := passive_agent(tree, clause)) is not None:
                candidates.append(citing)  # "…, as cited by AFP"
            if tree.lemmas[clause] in {"speak", "talk"}:
                candidates += [c for w in tree.kids(clause, "prep") if (c := tree.child(w, "pobj")) is not None]
    if draft.source is not None and draft.source.relation == "teller":
        candidates += tree.kids(verb, "nsubj")  # "the BBC has learned from two diplomats"
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


def _carriers(tree: Tree, noun: int) -> list[int]:
    """Return who carries the statement that something is said in: "in a statement quoted by TASS"."""
    clauses = [clause for clause in tree.kids(noun, "acl") if tree.lemmas[clause] in _QUOTED | _CARRYING]
    return [agent for clause in clauses if (agent := passive_agent(tree, clause)) is not None]


def _interviewer(tree: Tree, noun: int) -> list[int]:
    if tree.lemmas[noun] not in {"interview", "comment", "remark", "statement", "conversation", "briefing"}:
        return []
    return [inner for word in tree.kids(noun, "prep") if (inner := tree.child(word, "pobj")) is not None]


def _medium_name(tree: Tree, token: int, heads: dict[int, Actor]) -> str | None:
    owner = tree.child(token, "poss")
    for head in (token, *([owner] if owner is not None else [])):
        actor = heads.get(tree.start[head])
        first, last = tree.trim(tree.subtree(head))
        text = tree.text[tree.start[first] : tree.end[last - 1]]
        if tree.pos[head] != "PROPN":
            if tree.lemmas[head] in _MEDIUM_NOUNS and tree.lowers[first] == "the":
                return _last_medium(tree.start[head], heads)
            continue
        if actor is not None and actor.country is not None and actor.sector not in {"MED", None}:
            continue
        if actor is not None and (actor.kind == "media" or actor.sector == "MED") and actor.name:
            return actor.name
        told = tree.lemmas[tree.heads[head]] == "tell" and _ACRONYM.fullmatch(text) is not None
        if told or _MEDIUM.search(text):
            return _bare(text)
    return None


def _last_medium(offset: int, heads: dict[int, Actor]) -> str | None:
    """Return the name of the last medium named before an offset, for "the broadcaster", "the paper"."""
    media = [start for start, actor in heads.items() if actor.kind == "media" and actor.name and start < offset]
    return heads[max(media)].name if media else None


def who_quotes(tree: Tree, draft: Draft) -> str | None:
    """Return who quotes a source in "Park quoted the agency as saying", or None."""
    if draft.source is None or draft.source.relation != "quoted":
        return None
    quoting = next((t for t in draft.cue if tree.lemmas[t] in _QUOTED), draft.head)
    passive = tree.child(quoting, "nsubjpass") is not None
    speaker = passive_agent(tree, quoting) if passive else tree.subject(quoting)
    if passive and speaker is None:
        speaker = passive_agent(tree, draft.head)  # "was quoted as saying by Interfax"
    if speaker is None:
        return None
    return short_name(tree, Source(speaker, tree.trim(tree.subtree(speaker)), "subject"), None)


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
