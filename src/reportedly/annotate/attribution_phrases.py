"""Attribution without a verb of its own: "according to X", "the claim that …", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.annotate.attribution_copulas import find_copulas
from reportedly.annotate.attribution_nouns import PhraseAttribution, find_nominal, without_case
from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import SUBJECTS, Range, Tree
from reportedly.annotate.cues import Cue, entries_of
from reportedly.reference.cues import CueEntry, load_cues

_AUXILIARIES = frozenset({"aux", "auxpass"})
_COUNTS = frozenset("estimation reckoning assessment estimate count tally".split())
_VIEWS = {
    "in": frozenset(
        "view opinion judgement judgment estimation reckoning assessment eye word telling version account".split()
    ),
    "by": frozenset("estimate estimation reckoning count account admission tally".split()),
}


def find_phrases(tree: Tree, verb_cues: list[Cue]) -> Iterator[PhraseAttribution]:
    """Yield the attributions of prepositions, adverbs and nouns, in text order within each kind."""
    yield from _prepositions(tree)
    yield from _possessive_views(tree)
    yield from _adverbs(tree)
    yield from _adjectives(tree)
    subjects = {tree.child(cue.top, "nsubj") for cue in verb_cues}
    yield from find_nominal(tree, subjects)
    for noun, source, content, entry in find_copulas(tree):
        yield PhraseAttribution((noun,), noun, source, (content,), entry, "copula")


def _prepositions(tree: Tree) -> Iterator[PhraseAttribution]:
    entries = load_cues("preposition")
    for token, word in enumerate(tree.lowers):
        for entry in entries.get(word, ()):
            after = token + len(entry.words)
            if tuple(tree.lowers[token:after]) != entry.words or after >= tree.sentence[token][1]:
                continue
            if found := _preposition(tree, entry, token, after):
                yield found
            break


def _possessive_views(tree: Tree) -> Iterator[PhraseAttribution]:
    """Read "in his view", "by Kyiv's estimate", "by some estimates"."""
    entries = [*entries_of("preposition", "in"), *entries_of("preposition", "by")]
    for token, word in enumerate(tree.lowers):
        noun = tree.child(token, "pobj") if word in _VIEWS else None
        if noun is None or tree.lemmas[noun] not in _VIEWS[word]:
            continue
        entry = next(e for e in entries if (tree.lemmas[noun] in _COUNTS) == (e.commitment == "probable"))
        owner = tree.child(noun, "poss")
        if owner is not None and tree.lowers[owner] == "your":
            continue  # whoever is asked for it has not given it yet
        if owner is not None:
            source = Source(owner, tree.trim((tree.left[owner], without_case(tree, owner))), "owner")
        elif word == "by" and tree.lemmas[noun] in _COUNTS and _is_estimate(tree, token, noun):
            source = Source(noun, tree.trim((token + 1, noun + 1)), "count")
        else:
            continue
        content = _clause_around(tree, (token, tree.right[noun] + 1))
        if content:
            cue = (token, noun) if owner is not None else (token,)
            yield PhraseAttribution(cue, noun, source, content, entry, "according")


def _is_estimate(tree: Tree, by: int, noun: int) -> bool:
    """Tell whether "by some estimates" says on whose count something is so, and not by what it was done."""
    verb = tree.heads[by]
    done = tree.deps[by] == "agent" or (verb < by and tree.child(verb, "auxpass", "nsubjpass") is not None)
    bare = tree.left[noun] == by + 1 < noun == tree.right[noun] and tree.child(noun, "nummod") is None
    return bare and not done


def _preposition(tree: Tree, entry: CueEntry, token: int, after: int) -> PhraseAttribution | None:
    head = _noun_phrase_at(tree, after, tree.sentence[token][1])
    if head is None:
        return None
    last = tree.right[head] + 1
    if entry.words == ("per",) and tree.pos[head] != "PROPN":
        return None  # "per day", "per 1,000"
    for child in tree.children[head]:
        if child < head or tree.pos[child] not in {"VERB", "AUX"}:
            continue
        long = tree.right[child] - tree.left[child] > 8
        if tree.deps[child] == "conj" or (long and tree.deps[child] in {"relcl", "acl"}):
            last = min(last, tree.left[child])
        if tree.deps[child] == "relcl" and tree.words[tree.left[child] - 1] == ",":
            last = min(last, tree.left[child])  # ", which cited its own figures" and ", that 300 had died" name nobody
    last = max(last, head + 1)
    content = _clause_around(tree, (token, last))
    if not content:
        return None
    span = tree.trim((after, last))
    source = Source(head, (min(span[0], head), max(span[1], head + 1)), "subject")
    return PhraseAttribution(tuple(range(token, after)), token, source, content, entry, "according")


def _noun_phrase_at(tree: Tree, token: int, end: int) -> int | None:
    """Return the head of the noun phrase that starts at a token."""
    while token < end and tree.pos[token] not in {"NOUN", "PROPN", "PRON"}:
        if (tree.pos[token] in {"VERB", "AUX"} and tree.tags[token] not in {"VBN", "VBG"}) or tree.words[
            token
        ] in ",.;":
            return None
        token += 1
    if token >= end:
        return None
    head = token
    while head < tree.heads[head] < end and (
        tree.deps[head] in {"compound", "poss", "nmod", "amod"}
        or (tree.deps[head] == "npadvmod" and tree.words[head + 1] == "-")
    ):
        head = tree.heads[head]  # "crisis-monitoring group ACLED"
    return head


def _is_relative(tree: Tree, token: int) -> bool:
    """Tell a relative pronoun, also a "that" tagged as a conjunction: "accounts that, …, are linked to it"."""
    party = tree.lowers[token] == "that" and tree.deps[token] in {"nsubj", "nsubjpass"}
    plain = tree.tags[token] in {"WDT", "WP"} or (party and tree.deps[tree.heads[token]] == "relcl")
    return plain and tree.right[token] == token


def _clause_around(tree: Tree, phrase: Range) -> tuple[Range, ...]:
    """Return the clause that an "according to" phrase comments on, the phrase itself left out."""
    begin, end = tree.sentence[phrase[0]]
    verb = tree.heads[phrase[0]]
    verb = tree.heads[verb] if tree.deps[verb] in _AUXILIARIES else verb
    if _is_within_verb(tree, verb, phrase):
        return tree.trim((tree.left[verb], phrase[0])), tree.trim((phrase[1], tree.right[verb] + 1))
    inside = tree.deps[verb] == "ccomp" and tree.left[verb] < phrase[0] and tree.right[verb] > phrase[1]
    last = tree.trim((phrase[1], end))
    closing = last[0] >= last[1] and tree.words[phrase[0] - 1] == ","  # "the army says …, according to local media"
    if inside and tree.deps[phrase[0]] == "prep" and not closing:  # "said that, in his view, the war was lost"
        begin, end = tree.subtree(verb)
    elif tree.deps[phrase[0]] == "prep" and _is_told_aside(tree, verb, phrase):
        begin, end = tree.left[verb], phrase[1]
    before, after = tree.trim((begin, phrase[0])), tree.trim((phrase[1], end))
    if before[0] == before[1]:
        return (after,) if after[0] < after[1] else ()
    closed = phrase[0] > begin and tree.words[phrase[0] - 1] in {",", "—", "–", "(", "”", '"', "--"}
    relative = [t for t in range(begin, phrase[0]) if _is_relative(tree, t)]
    within = (
        closed or tree.deps[verb] == "relcl"
    )  # "which, according to AFP, both have criticised", "which in his view"
    if within and relative and relative[-1] >= phrase[0] - 2:
        return ((relative[-1], relative[-1] + 1), after) if after[0] < after[1] else ()
    for mark in range(phrase[0] - 1, begin, -1):
        if tree.words[mark] == ";":
            before = tree.trim((mark + 1, phrase[0]))
            break
    rest = after[0] < after[1] and phrase[1] < end and tree.words[phrase[1]] in {",", "—", "–", "--"}
    if rest and not _has_clause(tree, before):
        return (before, after) if before[0] < before[1] else (after,)
    if rest and tree.deps[after[0]] != "cc" and _is_appended(tree, after):
        rest = False
    ranges = (before, after) if rest and before[0] < before[1] else (before,)
    return tuple(r for r in ranges if r[0] < r[1])


def _is_within_verb(tree: Tree, verb: int, phrase: Range) -> bool:
    """Tell whether a phrase parts a verb from its auxiliary: "they would in the ministry's view be reinforced"."""
    before = phrase[0] - 1
    parted = before >= 0 and tree.deps[before] in _AUXILIARIES and tree.heads[before] in (verb, phrase[0])
    return parted and phrase[1] <= verb and tree.words[phrase[1]] != ","


def _is_told_aside(tree: Tree, verb: int, phrase: Range) -> bool:
    """Tell whether a phrase comments on an aside of its own: "in Tigray, where 600 died by his count, …"."""
    first, noun = tree.left[verb], tree.heads[verb]
    opened = tree.deps[verb] == "relcl" and first > 0 and tree.words[first - 1] == "," and first < phrase[0] - 1
    closed = tree.words[phrase[0] - 1] in {",", "—", "–"} or tree.lowers[first] in {"which", "who"}
    return opened and not closed and tree.pos[noun] == "PROPN" and tree.words[phrase[1] : phrase[1] + 1] == [","]


def _has_clause(tree: Tree, tokens: Range) -> bool:
    return any(tree.tags[t] in {"VBD", "VBZ", "VBP", "MD"} for t in range(*tokens))


def _is_appended(tree: Tree, tokens: Range) -> bool:
    """Tell an afterthought on the source ("…, according to HUR, which said …") from the clause's continuation."""
    return tree.lowers[tokens[0]] in {"which", "who", "whose", "citing", "quoting", "adding", "not"}


def _adjectives(tree: Tree) -> Iterator[PhraseAttribution]:
    """Read "is concerned that …", "remain confident of …", "are critical of …"."""
    adjectives = load_cues("adjective")
    for token, word in enumerate(tree.lowers):
        if word not in adjectives or tree.tags[token][:2] not in {"JJ", "VB"}:
            continue
        copula = tree.heads[token] if tree.deps[token] in {"acomp", "attr", "oprd"} else token
        active = tree.subject(copula)
        subject = tree.child(copula, "nsubjpass") if active is None else active
        if subject is None or subject > token or tree.lowers[subject] in {"it", "there", "this", "that", "which"}:
            continue
        found = _complement(tree, token, adjectives[word]) or _complement(tree, copula, adjectives[word])
        if found is None:
            continue
        content, entry = found
        span = tree.trim(tree.subtree(subject))
        helpers = [c for c in tree.children[copula] if c < token and tree.deps[c] in {"aux", "auxpass", "neg"}]
        cue = tuple(sorted({*helpers, copula, *tree.kids(token, "advmod"), token}))
        negated = any(tree.deps[c] == "neg" for c in helpers)
        if not negated:
            yield PhraseAttribution(cue, token, Source(subject, span, "subject"), (content,), entry, "adjective")


def _complement(tree: Tree, token: int, entries: tuple[CueEntry, ...]) -> tuple[Range, CueEntry] | None:
    for child in tree.children[token]:
        if child <= token:
            continue
        clause = next((e for e in entries if "clause" in e.frames), None)
        finite = tree.child(child, "nsubj", "nsubjpass", "expl") is not None
        if tree.deps[child] in {"ccomp", "advcl", "xcomp"} and clause is not None and finite:
            mark = tree.child(child, "mark")
            if tree.deps[child] == "ccomp" or (mark is not None and tree.lowers[mark] == "that"):
                return tree.trim(tree.subtree(child)), clause
        entry = next((e for e in entries if tree.lowers[child] in e.frames), None)
        inner = tree.child(child, "pobj", "pcomp")
        if tree.deps[child] in {"prep", "agent"} and entry is not None and inner is not None:
            return tree.trim(tree.subtree(inner)), entry
    return None


def _adverbs(tree: Tree) -> Iterator[PhraseAttribution]:
    entries = load_cues("adverb")
    for token, word in enumerate(tree.lowers):
        if word not in entries or tree.deps[token] == "ROOT":
            continue
        head = tree.heads[token]
        while tree.pos[head] not in {"VERB", "AUX"} and tree.heads[head] != head and tree.deps[head] != "acl":
            head = tree.heads[head]
        first, last = _bounded_clause(tree, head)
        ranges = tuple(r for r in (tree.trim((first, token)), tree.trim((token + 1, last))) if r[0] < r[1])
        if ranges:
            yield PhraseAttribution((token,), token, None, ranges, entries[word][0], "adverb")


def _bounded_clause(tree: Tree, head: int) -> Range:
    """Return a predicate's subtree, cut before clauses coordinated with it that have a subject of their own."""
    first, last = tree.subtree(head)
    for child in tree.children[head]:
        own_subject = any(tree.deps[c] in SUBJECTS for c in tree.children[child])
        if tree.deps[child] in {"conj", "ccomp", "parataxis"} and own_subject:
            if child > head:
                last = min(last, tree.left[child])
            elif tree.deps[child] != "conj":
                first = max(first, tree.right[child] + 1)
    while last > head + 1 and tree.deps[last - 1] in {"cc", "punct"}:
        last -= 1
    return min(first, head), max(last, head + 1)
