"""Contents: the words that a cue attributes, as token ranges of the parse."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.annotate.attribution_clauses import (
    Content,
    as_clause,
    clause_after,
    clause_before,
    core,
    is_preceded,
    marker_of,
)
from reportedly.annotate.attribution_figures import BEFALLEN, figure
from reportedly.annotate.attribution_sources import DOCUMENTS, Source, is_thing, passive_agent
from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.cues import Cue, entries_of
from reportedly.reference.cues import TOLD_NOUNS, load_cues

_PREPOSITIONS = ("of", "for", "about", "over", "at", "with", "against", "to", "on")
_HARMING = frozenset("kill injure wound hurt maim damage destroy hit sink displace".split())
_SELVES = ("self", "selves")
_HARMED = frozenset("victim casualty fatality death injury".split())
_OCCASIONS = frozenset("statement interview conference speech briefing letter tweet post report call".split())


def find_content(tree: Tree, cue: Cue, source: Source | None) -> Content | None:
    """Find what a verb cue attributes, with the lexicon's line it uses and the rule's name; None if nothing."""
    if source is not None and is_thing(tree, cue, source):
        return None
    if (cue.subject is not None or is_preceded(tree, cue, source)) and (
        content := clause_before(tree, cue, source)
    ) is not None:
        return content
    return (
        _raised(tree, cue)
        or clause_after(tree, cue)
        or figure(tree, cue, source)
        or _small_clause(tree, cue)
        or clause_before(tree, cue, source)
        or as_clause(tree, cue)
        or _infinitive(tree, cue)
        or _prepositional(tree, cue)
        or _object(tree, cue, source)
        or _answered(tree, cue)
    )


def with_harm(tree: Tree, cue: Cue, ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Let a content go on into the harm done by it that the parse hangs on the cue: "accused …, injuring three"."""
    if not ranges:
        return ()
    first, end = ranges[-1]
    for child in tree.kids(cue.head, "advcl"):
        follows = tree.left[child] == end + 1 and tree.words[end] == ","
        if follows and tree.tags[child] == "VBG" and tree.lemmas[child] in _HARMING:
            return (*ranges[:-1], (first, tree.right[child] + 1))
    for child in tree.kids(cue.head, "conj"):
        number, start = tree.subject(child), tree.left[child]
        tally = number is not None and tree.tags[number] == "CD" and start in (end, end + 1)
        joined = tally and tree.lowers[start - 1] == "and"
        if joined and tree.tags[child] == "VBN" and tree.lemmas[child] in _HARMING:
            return (*ranges[:-1], (first, tree.right[child] + 1))  # "put the toll at 40 dead and 90 wounded"
    return tuple(ranges)


def without_core(tree: Tree, cue: Cue, source: Source | None, tokens: Range) -> list[Range]:
    """Cut a cue and its source out of a content around them: "which Seoul believes was fired"."""
    first, last = core(tree, cue, source)
    if not tokens[0] <= first < last <= tokens[1]:
        return [tokens]
    return [tree.trim((tokens[0], first)), tree.trim((last, tokens[1]))]


def cue_words(tree: Tree, cue: Cue, rule: str) -> tuple[int, ...]:
    """Return the tokens that a rule adds to a cue: "for" to "called for", "with alarm" to "viewed with alarm"."""
    if rule == "feeling":
        feeling = _with_feeling(tree, cue.head)
        return () if feeling is None else (tree.heads[feeling], feeling)
    if rule.startswith("with/") and cue.entry("of", "with", "for", "about", "against", "over", "at", "to", "on"):
        word = next((c for c in tree.children[cue.head] if c > cue.head and tree.lowers[c] == rule[5:]), None)
        joined = word is not None and tree.child(cue.head, "dobj") is None
        return (word,) if joined and word is not None else ()
    return ()


def _raised(tree: Tree, cue: Cue) -> Content | None:
    """Read "the units are said to rotate" and "it is feared that they will"."""
    entry = cue.entry("raising")
    if entry is None or not cue.passive:
        return None
    if passive_agent(tree, cue.head) is not None:
        entry = cue.entry("clause", "quote") or entry  # "it was claimed by the army that": the army claims it
    subject = tree.child(cue.head, "nsubjpass", "nsubj")
    complement = tree.child(cue.head, "ccomp", "csubj", "csubjpass")
    if subject is not None and tree.lowers[subject] == "it" and complement is not None:
        return (tree.trim(tree.subtree(complement)),), entry, "impersonal"
    complement = tree.child(cue.head, "xcomp")
    if complement is None or tree.child(complement, "aux") is None or tree.lemmas[cue.head] == "tell":
        return None  # "she was told to leave" is an order
    if subject is None or tree.child(cue.head, "auxpass") is None:
        modified = tree.heads[cue.head]
        if tree.deps[cue.head] != "acl" or tree.lowers[tree.left[complement]] != "to":
            return None
        return ((tree.left[modified], cue.head), tree.subtree(complement)), entry, "raised"
    return (tree.trim(tree.subtree(subject)), tree.trim(tree.subtree(complement))), entry, "raised"


def _small_clause(tree: Tree, cue: Cue) -> Content | None:
    """Read "called the accounts contradictory", "views the pact as a threat"."""
    verb = cue.head
    entry = cue.entry("small")
    if entry is None:
        return None
    thing = tree.child(verb, "dobj", "nsubjpass") if cue.passive else tree.child(verb, "dobj")
    for child in tree.children[verb]:
        if child > verb and tree.lowers[child] == "as" and tree.deps[child] in {"prep", "mark", "advmod"}:
            ranges = [] if thing is None or thing < verb else [tree.subtree(thing)]
            return (*ranges, tree.subtree(child)), entry, "small"
        if child > verb and tree.deps[child] in {"oprd", "attr", "acomp"} and not cue.passive:
            ranges = [] if thing is None or thing < verb else [tree.subtree(thing)]
            return (*ranges, tree.trim(tree.subtree(child))), entry, "small"
        if child > verb and tree.deps[child] == "ccomp" and tree.tags[child][:2] != "VB" and not cue.passive:
            return (tree.trim(tree.subtree(child)),), entry, "small"
    with_alarm = _with_feeling(tree, verb)
    if with_alarm is not None:
        entry = next((e for e in entries_of("noun", tree.lemmas[with_alarm]) if "at" in e.frames), entry)
        things = [thing] if thing is not None else []
        if cue.passive and not things and tree.deps[verb] == "acl":
            return (tree.trim((tree.left[tree.heads[verb]], verb)),), entry, "feeling"
        return tuple(tree.trim(tree.subtree(t)) for t in things), entry, "feeling"
    return None


def _with_feeling(tree: Tree, verb: int) -> int | None:
    for child in tree.children[verb]:
        if tree.deps[child] == "prep" and tree.lowers[child] == "with":
            feeling = tree.child(child, "pobj")
            if feeling is not None and tree.lemmas[feeling] in {
                "alarm", "concern", "suspicion", "dismay", "scepticism", "skepticism", "unease", "anxiety", "horror",
                "worry", "caution", "trepidation", "apprehension", "disdain", "contempt",
            }:  # fmt: skip
                return feeling
    return None


def _infinitive(tree: Tree, cue: Cue) -> Content | None:
    entry = cue.entry("infinitive", "gerund", "whom-infinitive")
    if entry is None:
        return None
    verb = cue.head
    allowed = bool(entry.frames & {"infinitive", "whom-infinitive"})
    for child in tree.children[verb]:
        if child < verb or tree.deps[child] not in {"xcomp", "ccomp", "advcl", "acl", "relcl"}:
            continue
        gerund = "gerund" in entry.frames and (tree.tags[child] == "VBG" or _is_perfect_gerund(tree, child))
        to = any(tree.lowers[c] == "to" and tree.deps[c] == "aux" for c in tree.children[child])
        if not gerund and not (to and allowed):
            continue
        if tree.lemmas[child] in {"name", "identify"}:
            continue  # "asked not to be named"
        start = tree.left[child]
        whom = tree.child(verb, "dobj", "dative")
        own = whom if whom is not None and whom < child else tree.child(child, "nsubj", "nsubjpass")
        if own is None and "whom-infinitive" in entry.frames:
            continue  # What one wants to do oneself is a plan.
        if entry.words[1:]:
            start = min(start, cue.tokens[-1] + 1)
        elif whom is not None and verb < whom < child:
            start = min(start, tree.left[whom])
        return (tree.trim((start, tree.right[child] + 1)),), entry, "infinitive"
    return None


def _is_perfect_gerund(tree: Tree, verb: int) -> bool:
    """Tell "having sent" from "to have sent"."""
    return any(tree.lowers[child] == "having" and tree.deps[child] == "aux" for child in tree.children[verb])


def _prepositional(tree: Tree, cue: Cue) -> Content | None:
    verb = cue.head
    for child in tree.children[verb]:
        word = tree.lowers[child]
        if child < verb or word not in _PREPOSITIONS or tree.deps[child] not in {"prep", "agent", "dative"}:
            continue
        entry = cue.entry(word)
        inner = tree.child(child, "pobj", "pcomp")
        if entry is None or inner is None:
            continue
        whom = tree.child(verb, "dobj")
        if whom is not None and entry.speech_act == "promise" and not tree.lowers[whom].endswith(_SELVES):
            continue  # "committed 10,000 troops to the border" tells of a deed
        if whom is not None and verb < whom < child and entry.speech_act in {"accuse", "warn"}:
            return ((tree.left[whom], tree.right[child] + 1),), entry, f"with/{word}"
        return (tree.trim(tree.subtree(inner)),), entry, f"with/{word}"
    return None


def _with_modifiers(tree: Tree, verb: int, thing: int) -> int:
    """Return the end of an object with the prepositional phrases right behind it that the parser hung on the verb."""
    last = tree.right[thing] + 1
    for child in tree.children[verb]:
        if child < last or tree.deps[child] not in {"prep", "punct"}:
            continue
        inner = tree.child(child, "pobj")
        loose = inner is None or tree.entities[inner] in {"DATE", "TIME"} or tree.lemmas[inner] in _OCCASIONS
        if tree.left[child] > last or (
            tree.deps[child] == "prep" and (loose or tree.lowers[child] in {"in", "at", "as"})
        ):
            break
        last = tree.right[child] + 1
    return last


def _answered(tree: Tree, cue: Cue) -> Content | None:
    """Read "…, which Moscow denies" and "…, a claim Moscow denies": the word stands for the clause before."""
    entry = cue.entry("object")
    relative, noun = cue.top, tree.heads[cue.top]
    if entry is None or entry.speech_act not in {"deny", "confirm"} or tree.deps[relative] != "relcl":
        return None
    told = tree.lemmas[noun] in TOLD_NOUNS or tree.lemmas[noun] in load_cues("noun")
    about = tree.left[noun] if told else tree.left[relative]
    if tree.words[about - 1 : about] not in ([","], ["—"], ["–"]) or tree.subject(relative) is None:
        return None
    last = noun + 1 if about <= noun else about + 1
    return ((about, last),), entry, "answer"


def _shifted_report(tree: Tree, verb: int) -> Range | None:
    """Read "dismissed as groundless a report that …", whose object stands behind what it is called."""
    if tree.lowers[verb + 1 : verb + 2] != ["as"]:
        return None
    for child in tree.children[verb]:
        if child > verb and tree.deps[child] == "ccomp" and marker_of(tree, child) == "that":
            first = tree.left[child]
            return tree.trim(tree.subtree(child)) if tree.lemmas[first - 1] in TOLD_NOUNS else None
    return None


def _counts_harm(tree: Tree, verb: int) -> bool:
    """Tell a count of people harmed, which whoever lists it states: "the monastery listed nine dead"."""
    thing = tree.child(verb, "dobj")
    counted = thing is not None and any(tree.tags[child] == "CD" for child in tree.children[thing])
    return counted and thing is not None and (tree.lowers[thing] in BEFALLEN or tree.lemmas[thing] in _HARMED)


def _object(tree: Tree, cue: Cue, source: Source | None) -> Content | None:
    entry = cue.entry("object")
    if entry is None and source is not None and (tree.lemmas[source.head] in DOCUMENTS or _counts_harm(tree, cue.head)):
        entry = cue.entry("document-object")
    if entry is None:
        return None
    verb = cue.head
    if entry.speech_act == "deny" and (shifted := _shifted_report(tree, verb)) is not None:
        return (shifted,), entry, "clause"
    if cue.passive:
        thing = tree.child(verb, "nsubjpass")
        if source is None or thing is None:
            return None
        return (tree.trim(tree.subtree(thing)),), entry, "object"
    for token in (verb, *tree.kids(verb, "prep")):
        if token != verb and token not in cue.tokens:
            continue
        thing = tree.child(token, "dobj", "pobj")
        if thing is not None and thing > verb and entry.speech_act in {"deny", "confirm"}:
            clause = next((c for c in tree.kids(thing, "acl", "ccomp", "relcl") if marker_of(tree, c) == "that"), None)
            bare = next((c for c in tree.kids(thing, "acl") if tree.child(c, "nsubj", "nsubjpass") is not None), None)
            if (
                clause is None and bare is not None and tree.left[bare] == thing + 1
            ):  # "rejected claims they work for it"
                return (tree.trim(tree.subtree(bare)),), entry, "clause"
            if clause is not None and tree.child(clause, "mark") is not None:  # "dismissed claims that …"
                return (tree.trim(tree.subtree(clause)),), entry, "clause"
        if thing is not None and thing > verb:
            return (tree.trim((tree.left[thing], _with_modifiers(tree, token, thing))),), entry, "object"
    return None
