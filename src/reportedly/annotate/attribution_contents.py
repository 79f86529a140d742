"""Contents: the words that a cue attributes, as token ranges of the parse."""

from __future__ import annotations

from reportedly.annotate.attribution_sources import DOCUMENTS, Source, is_loose, is_thing
from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.cues import Cue, entries_of
from reportedly.reference.cues import CueEntry

Content = tuple[tuple[Range, ...], CueEntry, str]

_CLAUSAL = ("ccomp", "csubj")
_WH = frozenset({"what", "whether", "if", "how", "why", "when", "where", "who", "which", "whom"})
_SEPARATORS = frozenset({",", "”", '"', "’", "'", "''", "—", "–", "-", "?", "!", "…", "--", "...", ".", ")", "“"})
_CLOSING_MARKS = frozenset({"”", '"', "''"})
_OPENING_MARKS = frozenset({"“", '"', "``"})
_PREPOSITIONS = ("of", "for", "about", "over", "at", "with", "against", "to", "on")
_LOOSE = frozenset({"ccomp", "parataxis", "conj", "advcl", "dep", "relcl"})
_OCCASIONS = frozenset("statement interview conference speech briefing letter tweet post report call".split())
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
_REASONS = frozenset({"because", "although", "though", "if", "unless", "since", "while"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def find_content(tree: Tree, cue: Cue, source: Source | None) -> Content | None:
    """Find what a verb cue attributes, with the lexicon's line it uses and the rule's name; None if nothing."""
    if source is not None and is_thing(tree, cue, source):
        return None
    if (cue.subject is not None or _is_preceded(tree, cue, source)) and (
        content := _clause_before(tree, cue, source)
    ) is not None:
        return content
    return (
        _raised(tree, cue)
        or _clause_after(tree, cue)
        or _small_clause(tree, cue)
        or _clause_before(tree, cue, source)
        or _as_clause(tree, cue)
        or _infinitive(tree, cue)
        or _prepositional(tree, cue)
        or _object(tree, cue, source)
    )


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


def core(tree: Tree, cue: Cue, source: Source | None) -> Range:
    """Return the tokens from the first to the last of a cue and, where it stands beside it, its source."""
    first, last = cue.tokens[0], cue.tokens[-1] + 1
    subject = tree.subject(cue.top) if source is not None and source.relation == "quoted" else None
    if subject is not None and subject < first:
        first = tree.left[subject]
    if source is not None and source.relation == "subject":
        first, last = min(first, source.tokens[0]), max(last, source.tokens[1])
    return first, last


def _raised(tree: Tree, cue: Cue) -> Content | None:
    """Read "the units are said to rotate" and "it is feared that they will"."""
    entry = cue.entry("raising")
    if entry is None or not cue.passive:
        return None
    subject = tree.child(cue.head, "nsubjpass", "nsubj")
    complement = tree.child(cue.head, "ccomp", "csubj", "csubjpass")
    if subject is not None and tree.lowers[subject] == "it" and complement is not None:
        return (tree.trim(tree.subtree(complement)),), entry, "impersonal"
    complement = tree.child(cue.head, "xcomp")
    if complement is None or tree.child(complement, "aux") is None:
        return None
    if subject is None or tree.child(cue.head, "auxpass") is None:
        modified = tree.heads[cue.head]
        if tree.deps[cue.head] != "acl" or tree.lowers[tree.left[complement]] != "to":
            return None
        return ((tree.left[modified], cue.head), tree.subtree(complement)), entry, "raised"
    return (tree.trim(tree.subtree(subject)), tree.trim(tree.subtree(complement))), entry, "raised"


def _clause_after(tree: Tree, cue: Cue) -> Content | None:
    verb = cue.head
    plain = cue.entry("clause", "hearer")
    overt = cue.entry("that", "wh")
    for child in tree.children[verb]:
        if child < verb or tree.deps[child] not in _CLAUSAL:
            continue
        marker = _marker(tree, child)
        if plain is None and (overt is None or marker is None):
            continue
        if not _is_clause(tree, child, marker):
            continue
        entry = plain
        if marker in _WH or plain is None:
            entry = cue.entry("wh") or plain or overt
        if entry is None or (marker is None and not _is_clear_of_object(tree, verb, child)):
            continue
        return _full_clause(tree, cue, child), entry, "clause"
    return None


def _is_clause(tree: Tree, verb: int, marker: str | None) -> bool:
    if marker is not None or tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None:
        return True
    return tree.tags[verb] in _FINITE or any(
        child < verb and tree.pos[child] in {"NOUN", "PROPN"} and tree.tags[verb] != "VBG"
        for child in tree.children[verb]
    )


def _is_clear_of_object(tree: Tree, verb: int, clause: int) -> bool:
    return tree.tags[clause] != "VBG" or tree.child(clause, "aux") is not None or tree.lemmas[verb] in {"deny"}


def _marker(tree: Tree, verb: int) -> str | None:
    """Return the word that opens a subordinate clause ("that", "whether", "what"), or None."""
    first = tree.left[verb]
    while first < verb and (tree.pos[first] in {"PUNCT", "SPACE"} or tree.lowers[first] in {"on", "exactly", "just"}):
        first += 1
    word = tree.lowers[first]
    return (
        word if (word == "that" and tree.deps[first] == "mark") or (word in _WH and tree.left[verb] <= first) else None
    )


def _full_clause(tree: Tree, cue: Cue, clause: int) -> tuple[Range, ...]:
    """Return a complement clause from edge to edge, less what the parser wrongly joined to it, with its reasons."""
    first, last = tree.subtree(clause)
    for child in tree.kids(clause, "conj"):
        if _is_resumed(tree, cue.head, clause, child):
            last = min(last, tree.left[child])
            while last > clause + 1 and tree.deps[last - 1] in {"cc", "punct"}:
                last -= 1
            return (tree.trim((first, last)),)
    for child in tree.children[cue.head]:  # "said it left them out because …": the reason is part of what is said
        if child > last and tree.deps[child] == "advcl" and tree.left[child] - last <= 1:
            mark = tree.child(child, "mark")
            if mark is not None and tree.lowers[mark] in _REASONS:
                last = tree.right[child] + 1
    return (tree.trim((first, last)),)


def _is_resumed(tree: Tree, verb: int, clause: int, conjunct: int) -> bool:
    """Tell whether a clause joined to a content is the article's own again: "said it is X, and he left the room".

    By the sequence of tenses: it stands in the tense of the cue, the content does not, and nothing marks it as said.
    """
    first = tree.left[conjunct]
    if tree.child(conjunct, "nsubj", "nsubjpass", "expl") is None or tree.child(conjunct, "mark") is not None:
        return False
    if not any(tree.words[token] == "," for token in (first - 1, first - 2, first - 3) if token > clause):
        return False
    tense = _tense(tree, conjunct)
    return tense is not None and tense == _tense(tree, verb) and tense != _tense(tree, clause)


def _tense(tree: Tree, verb: int) -> str | None:
    for token in (*tree.kids(verb, "aux", "auxpass"), verb):
        if tree.tags[token] in _TENSES:
            return _TENSES[tree.tags[token]]
    return None


def _clause_before(tree: Tree, cue: Cue, source: Source | None) -> Content | None:
    """Read a cue that closes or interrupts what it attributes: "…, officials said", "…, he added, …"."""
    entry = cue.entry("quote", "hearer")
    if entry is None or cue.passive or (source is None and tree.tags[cue.head] not in {"VBD", "VBZ", "VBP"}):
        return None
    if source is not None and source.relation not in {"subject", "quoted"}:
        return None
    thing = tree.child(cue.head, "dobj")
    if thing is not None and thing > cue.head and cue.subject is None and "hearer" not in entry.frames:
        return None
    first, last = core(tree, cue, source)
    begin, end = tree.sentence[cue.head]
    before = first - 1
    if before < begin or tree.words[before] not in _SEPARATORS:
        return None
    roots = _roots_before(tree, cue, first)
    if not roots:
        return None
    start = min(tree.left[root] for root in roots)
    start = begin if not any(tree.words[t] == ";" for t in range(begin, start)) else start
    ranges = [tree.trim((start, first))]
    if tree.words[before] in _CLOSING_MARKS:
        after = _quoted_resumption(tree, last, end)
    else:
        after = _resumption(tree, cue, last, end)
    if after is not None:
        ranges.append(after)
    return tuple(r for r in ranges if r[0] < r[1]), entry, "medial" if after else "final"


def _as_clause(tree: Tree, cue: Cue) -> Content | None:
    """Read "as the results show, …": the main clause is the content."""
    entry = cue.entry("clause", "quote", "hearer")
    mark = tree.child(cue.top, "mark")
    head = tree.heads[cue.top]
    if entry is None or cue.passive or mark is None or tree.lowers[mark] != "as" or tree.deps[cue.top] != "advcl":
        return None
    if tree.pos[head] not in {"VERB", "AUX"} or tree.subject(cue.top) is None:
        return None
    first, last = tree.subtree(head)
    own = tree.subtree(cue.top)
    fenced = own[0] == tree.sentence[head][0] or tree.words[own[0] - 1] in _SEPARATORS
    ranges = [tree.trim((first, own[0])), tree.trim((own[1], last))]
    return (tuple(r for r in ranges if r[0] < r[1]), entry, "medial") if fenced else None


def _is_preceded(tree: Tree, cue: Cue, source: Source | None) -> bool:
    """Tell whether a complement clause stands before the cue's own clause, closed by a comma or a quotation mark."""
    if source is None or source.relation != "subject":
        return False
    first, _ = core(tree, cue, source)
    return (
        first > tree.sentence[cue.head][0]
        and tree.words[first - 1] in _SEPARATORS
        and any(c < first and tree.deps[c] == "ccomp" for c in tree.children[cue.top])
    )


def _roots_before(tree: Tree, cue: Cue, first: int) -> list[int]:
    """Return the tokens before a cue's own clause that its content may hang on."""
    roots = [c for c in tree.children[cue.top] if c < first and tree.deps[c] in {"ccomp", "parataxis", "dep", "xcomp"}]
    subjects = [c for c in tree.kids(cue.top, "nsubj") if tree.right[c] < first - 1]
    roots += [c for c in subjects if tree.child(c, "acl", "relcl") is not None]
    begin = tree.sentence[cue.head][0]
    if cue.subject is not None and first - begin > 2:
        roots.append(begin)
    head = tree.heads[cue.top]
    if head < first and head != cue.top and tree.deps[cue.top] in _LOOSE:
        marked = any(tree.deps[c] in {"cc", "mark"} for c in tree.children[cue.top] if c < first)
        if not marked and not (tree.deps[cue.top] == "conj" and tree.lowers[first - 1] in {"and", "but"}):
            roots.append(head)
    ahead = head >= cue.tokens[-1] and head != cue.top
    if ahead and tree.deps[cue.top] in {"ccomp", "parataxis", "advcl", "dep"} and first - begin > 1:
        roots.append(begin)
    return roots


def _quoted_resumption(tree: Tree, last: int, end: int) -> Range | None:
    """Return the next quoted part of a sentence in which a cue interrupts direct speech."""
    at = next((t for t in range(last, end) if tree.words[t] in _OPENING_MARKS), None)
    return None if at is None or at >= end - 1 else (at, end)


def _resumption(tree: Tree, cue: Cue, last: int, end: int) -> Range | None:
    """Return the part of interrupted content that goes on behind the cue's clause, if any."""
    own = {*tree.children[cue.head], *tree.children[cue.top]}
    at = last
    while at < end and tree.words[at] not in {",", "—", "–", "--", ":", ";"}:
        at += 1
    if at >= end - 2:
        return None
    head = tree.heads[cue.top]
    if head > at and head < end and tree.deps[cue.top] != "relcl":
        return tree.trim((at + 1, end))
    if cue.subject is not None and any(is_loose(tree, c) for c in tree.kids(cue.subject, "relcl")):
        return tree.trim((at + 1, end))
    quoted = at + 1 < end and tree.words[at + 1] in {"“", '"', "``", "‘", "'"}
    if quoted or any(child > at and tree.deps[child] in {"ccomp", "conj"} for child in own):
        return tree.trim((at + 1, end))
    if tree.deps[cue.top] in {"parataxis", "ccomp"} and tree.deps[at + 1] == "cc" and head < cue.top:
        joined = [c for c in tree.children[head] if c > at and tree.deps[c] == "conj"]
        if joined and tree.child(joined[0], "nsubj", "nsubjpass") is not None:
            return tree.trim((at + 1, end))
    return None


def _small_clause(tree: Tree, cue: Cue) -> Content | None:
    """Read "called the accounts contradictory", "views the pact as a threat", "put the toll at 30"."""
    verb = cue.head
    if (entry := cue.entry("put")) is not None:
        figure, at = tree.child(verb, "dobj"), tree.child(verb, "prep")
        if figure is not None and at is not None and tree.lowers[at] == "at" and tree.lemmas[figure] in {
            "number", "toll", "figure", "total", "count", "death", "cost", "strength", "size", "loss", "casualty", "it"
        }:  # fmt: skip
            return ((tree.left[figure], tree.right[at] + 1),), entry, "small"
        return None
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
    entry = cue.entry("infinitive", "gerund")
    if entry is None:
        return None
    verb = cue.head
    for child in tree.children[verb]:
        if child < verb or tree.deps[child] not in {"xcomp", "ccomp", "advcl", "acl", "relcl"}:
            continue
        gerund = tree.tags[child] == "VBG" and "gerund" in entry.frames
        to = any(tree.lowers[c] == "to" and tree.deps[c] == "aux" for c in tree.children[child])
        if not gerund and not (to and "infinitive" in entry.frames):
            continue
        if tree.lemmas[child] in {"name", "identify"}:
            continue  # "asked not to be named"
        start = tree.left[child]
        whom = tree.child(verb, "dobj", "dative")
        if entry.words[1:]:
            start = min(start, cue.tokens[-1] + 1)
        elif whom is not None and verb < whom < child:
            start = min(start, tree.left[whom])
        return (tree.trim((start, tree.right[child] + 1)),), entry, "infinitive"
    return None


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


def _object(tree: Tree, cue: Cue, source: Source | None) -> Content | None:
    entry = cue.entry("object")
    if entry is None and source is not None and tree.lemmas[source.head] in DOCUMENTS:
        entry = cue.entry("document-object")
    if entry is None:
        return None
    verb = cue.head
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
            clause = next((c for c in tree.kids(thing, "acl", "ccomp", "relcl") if _marker(tree, c) == "that"), None)
            if clause is not None and tree.child(clause, "mark") is not None:  # "dismissed claims that …"
                return (tree.trim(tree.subtree(clause)),), entry, "clause"
        if thing is not None and thing > verb:
            return (tree.trim((tree.left[thing], _with_modifiers(tree, token, thing))),), entry, "object"
    return None
