"""Attribution by a noun: "the claim that …", "expressed concern about", "on the grounds that …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.annotate.attribution_sources import Source, passive_agent
from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.cues import entries_of
from reportedly.reference.avowals import HOLDING
from reportedly.reference.cues import CueEntry, load_cues
from reportedly.reference.nouns import GIVEN_BACKING, RECEIVING

_LIGHT_VERBS = frozenset(
    """express voice raise make issue give level repeat reiterate share convey have hold release publish deliver
    air register lodge renew offer bring launch relay signal state underline underscore stress send extend announce
    harbour harbor sound spark cause draw prompt
    """.split()
)
_LIGHT_PASSIVES = frozenset({"express", "voice", "raise", "make", "level", "issue", "air", "register", "share"})
_CAUSING = frozenset({"spark", "cause", "draw", "prompt", "raise"})
#: What becomes of what nobody named tells.
_SPREADING = frozenset("spread circulate emerge surface resurface swirl persist abound grow mount appear".split())
#: What one raises by speaking, and who does.
_RAISED = frozenset({"concern", "objection"})
_VOICES = frozenset(
    """president minister secretary leader official diplomat envoy ambassador adviser advisor spokesman spokeswoman
    spokesperson premier chancellor senator lawmaker representative commissioner delegation side analyst expert
    """.split()
)
_OF_SOURCE = frozenset({"by", "from", "among", "of"})
_NATIONAL = frozenset({"NORP", "GPE", "ORG"})


@dataclass(frozen=True, slots=True)
class PhraseAttribution:
    """An attribution found in a phrase: the cue's tokens, the source if named, the content, the lexicon's line."""

    cue: tuple[int, ...]
    head: int
    source: Source | None
    content: tuple[Range, ...]
    entry: CueEntry
    rule: str


def find_nominal(tree: Tree, subjects: set[int | None]) -> Iterator[PhraseAttribution]:
    """Yield the attributions by nouns, in text order; ``subjects`` are tokens that stand as a verb cue's source."""
    nouns = load_cues("noun")
    for token, lemma in enumerate(tree.lemmas):
        if tree.pos[token] != "NOUN" or lemma not in nouns:
            continue
        if lemma == "doubt" and any(tree.lowers[child] in {"no", "little"} for child in tree.children[token]):
            continue  # "there is no doubt that" states what follows
        entries = entries_of("noun", lemma)
        light = _light_verb(tree, token)
        if light is not None and _is_received(tree, light, token):
            continue  # "has the support of Washington" is the word of neither
        found = _noun_content(tree, token, entries, light=light is not None) or _spread(tree, token, entries)
        if found is None or (token in subjects and found[2] != "noun-clause"):
            continue
        content, entry, rule = found
        before = content[0] - 1
        joint = (before,) if rule == "noun-phrase" and before > token and tree.pos[before] in {"ADP", "VERB"} else ()
        source = _noun_source(tree, token, light)
        if source is not None and tree.lowers[source.head] == "your":
            continue  # "is it your assessment that …?" asks whether it is
        if source is not None and content[0] <= source.head < content[1] and rule == "noun-phrase":
            source = None  # "the raid raised fears of war": war is what is feared
        passive = light is not None and tree.child(light, "nsubjpass") is not None
        if (rule != "noun-clause" or lemma == "ground") and source is None and not passive:
            continue
        modifiers = [c for c in tree.children[token] if c < token and tree.deps[c] in {"amod", "compound"}]
        cue = (token,) if light is None else (light, *modifiers, token, *joint)
        yield PhraseAttribution(tuple(sorted(cue)), token, source, (content,), entry, rule)


def _is_received(tree: Tree, verb: int, noun: int) -> bool:
    given = tree.lemmas[noun] in GIVEN_BACKING and tree.lemmas[verb] in RECEIVING
    return given and any(tree.lowers[child] == "of" for child in tree.children[noun])


def _noun_content(
    tree: Tree, noun: int, entries: tuple[CueEntry, ...], *, light: bool
) -> tuple[Range, CueEntry, str] | None:
    holders = [noun] if not light else [noun, tree.heads[noun]]
    for holder in holders:
        for child in tree.children[holder]:
            if child < noun or tree.pos[child] not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
                continue
            if tree.deps[child] in {"acl", "ccomp", "relcl", "appos", "dep"}:
                marks = [c for c in tree.children[child] if tree.lowers[c] == "that" and tree.deps[c] == "mark"]
                entry = next((e for e in entries if "clause" in e.frames), None)
                if marks and entry is not None:
                    return tree.trim((tree.left[child], tree.right[child] + 1)), entry, "noun-clause"
    for holder in holders:
        for child in tree.children[holder]:
            if child < noun or tree.deps[child] not in {"prep", "acl", "xcomp"}:
                continue
            word = tree.lowers[child]
            entry = next((e for e in entries if word in e.frames), None)
            inner = tree.child(child, "pobj", "pcomp")
            if light and entry is not None and inner is not None:
                return tree.trim(tree.subtree(inner)), entry, "noun-phrase"
    return None


def _spread(tree: Tree, noun: int, entries: tuple[CueEntry, ...]) -> tuple[Range, CueEntry, str] | None:
    """Read what is told by nobody named, behind the verb of its telling: "claims quickly spread that …"."""
    verb = tree.heads[noun]
    entry = next((e for e in entries if "clause" in e.frames), None)
    if entry is None or tree.deps[noun] != "nsubj" or tree.lemmas[verb] not in _SPREADING:
        return None
    for clause in tree.kids(verb, "ccomp", "advcl", "acl"):
        mark = tree.child(clause, "mark")
        if clause > verb and mark is not None and tree.lowers[mark] == "that":
            return tree.trim(tree.subtree(clause)), entry, "noun-clause"
    return None


def _light_verb(tree: Tree, noun: int) -> int | None:
    """Return the verb a cue noun completes ("expressed concern", "concern was raised"), or None."""
    head, dep = tree.heads[noun], tree.deps[noun]
    if dep == "conj":
        head, dep = tree.heads[head], tree.deps[head]
    if dep == "dobj" and tree.lemmas[head] in _LIGHT_VERBS:
        return head
    if dep == "nsubjpass" and tree.lemmas[head] in _LIGHT_PASSIVES:
        return head
    for child in tree.children[noun]:
        if tree.deps[child] == "acl" and tree.tags[child] == "VBN" and tree.lemmas[child] in _LIGHT_VERBS:
            return child if tree.child(child, "mark", "nsubj", "aux") is None else None
    return None


def _noun_source(tree: Tree, noun: int, light: int | None) -> Source | None:
    if tree.lemmas[noun] == "ground":
        return _who_acts(tree, noun)
    owner = _owner_of(tree, noun)
    subject = _subject_of(tree, light) if light is not None else None
    stressed = light is not None and subject is not None and tree.lemmas[light] in HOLDING
    if owner is not None and tree.pos[owner] != "PRON" and not stressed:
        return Source(owner, tree.trim((tree.left[owner], without_case(tree, owner))), "owner")
    if light is not None:
        voiced = tree.lemmas[light] not in _CAUSING or _raises(tree, light, noun, subject)
        if subject is not None and voiced and tree.tags[subject][0] != "W":
            return Source(subject, tree.trim(tree.subtree(subject)), "subject")
        agent = passive_agent(tree, light)
        if agent is not None:
            return Source(agent, tree.trim(tree.subtree(agent)), "agent")
    if owner is not None:
        return Source(owner, (owner, owner + 1), "owner")
    for child in tree.children[noun]:
        if tree.deps[child] in {"prep", "agent"} and tree.lowers[child] in _OF_SOURCE and child == noun + 1:
            inner = tree.child(child, "pobj")
            if inner is not None and tree.pos[inner] in {"NOUN", "PROPN", "PRON"}:
                return Source(inner, tree.trim(tree.subtree(inner)), "of")
    for child in tree.children[noun]:
        if child < noun and tree.deps[child] in {"amod", "compound"} and tree.entities[child] in _NATIONAL:
            return Source(child, (tree.left[child], tree.right[child] + 1), "national")
    return None


def _owner_of(tree: Tree, noun: int) -> int | None:
    """Return whose report or claim it is; no time has any: "last week's news that the bridge fell"."""
    owner = tree.child(noun, "poss")
    return None if owner is not None and tree.is_time(owner) else owner


def _subject_of(tree: Tree, verb: int) -> int | None:
    """Return the subject of a verb, or the one that it shares with the verb it is joined to."""
    subject = tree.child(verb, "nsubj")
    shared = subject is None and tree.deps[verb] == "conj"
    return tree.child(tree.heads[verb], "nsubj") if shared else subject


def _raises(tree: Tree, light: int, noun: int, subject: int | None) -> bool:
    """Tell "he raised concerns about", in which somebody voices them, from "the raid raised concerns"."""
    if subject is None or tree.lemmas[light] != "raise" or tree.lemmas[noun] not in _RAISED:
        return False
    personal = tree.tags[subject] == "PRP" and tree.lowers[subject] != "it"
    return personal or tree.entities[subject] in {"PERSON", "GPE"} or tree.lemmas[subject] in _VOICES


def _who_acts(tree: Tree, ground: int) -> Source | None:
    """Return the subject of what is done "on the grounds that …"."""
    token = tree.heads[ground]
    if tree.deps[ground] != "pobj" or tree.lowers[token] != "on":
        return None
    while tree.pos[token] != "VERB" and tree.heads[token] != token:
        token = tree.heads[token]
    subject = tree.child(token, "nsubj")
    return None if subject is None else Source(subject, tree.trim(tree.subtree(subject)), "subject")


def without_case(tree: Tree, owner: int) -> int:
    last = tree.right[owner] + 1
    while last - 1 > owner and tree.deps[last - 1] == "case":
        last -= 1
    return last
