"""Clauses that a cue attributes: behind it, before it, and around it."""

from __future__ import annotations

from reportedly.annotate.attribution_sources import Source, is_loose, passive_agent
from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.cues import Cue
from reportedly.reference.cues import CueEntry, load_cues

#: Token ranges, the line of the lexicon they were read by, and the name of the rule.
Content = tuple[tuple[Range, ...], CueEntry, str]

_CLAUSAL = ("ccomp", "csubj")
_WH = frozenset({"what", "whether", "if", "how", "why", "when", "where", "who", "which", "whom"})
_SEPARATORS = frozenset({",", "”", '"', "’", "'", "''", "—", "–", "-", "?", "!", "…", "--", "...", ".", ")", "“"})
_CLOSING_MARKS = frozenset({"”", '"', "''"})
_OPENING_MARKS = frozenset({"“", '"', "``"})
_LOOSE = frozenset({"ccomp", "parataxis", "conj", "advcl", "dep", "relcl"})
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
_REASONS = frozenset({"because", "although", "though", "if", "unless", "since", "while"})
_CHECKING = frozenset("verify confirm observe corroborate substantiate see find authenticate check".split())
#: Verbs by which somebody else takes a stance beside what is said.
_STANCES = frozenset("express say call deny reject urge accuse condemn voice dismiss blame warn demand insist".split())
_CONCEDING = frozenset({"though", "although", "whereas"})
#: Verbs of answering and asking, which tell nothing unquoted, and prepositions before what is spoken of.
_ANSWERING = frozenset({"respond", "reply", "react", "answer", "appeal"})
_ABOUT = frozenset({"of", "for", "against", "over", "about"})
_LONGEST_LAPSE = 5
_FINDING = frozenset({"find", "discover", "detect"})
_BEGINNING = frozenset({"continue", "begin", "start", "go"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def core(tree: Tree, cue: Cue, source: Source | None) -> Range:
    """Return the tokens from the first to the last of a cue and, where it stands beside it, its source."""
    first, last = cue.tokens[0], cue.tokens[-1] + 1
    subject = tree.subject(cue.top) if source is not None and source.relation == "quoted" else None
    if subject is not None and subject < first:
        first = tree.left[subject]
    spoken = source is not None and source.relation == "quoted" and source.tokens[1] <= first
    if source is not None and (source.relation == "subject" or spoken):
        first, last = min(first, source.tokens[0]), max(last, source.tokens[1])
    return first, last


def clause_after(tree: Tree, cue: Cue) -> Content | None:
    verb = cue.head
    plain = cue.entry("clause", "hearer")
    overt = cue.entry("that", "wh")
    for child in tree.children[verb]:
        if child < verb or tree.deps[child] not in _CLAUSAL:
            continue
        marker = marker_of(tree, child)
        if marker == "what" and tree.lemmas[verb] in _FINDING:
            continue  # "found what appeared to be a mine"
        if plain is None and (overt is None or marker is None):
            continue
        if not _is_clause(tree, child, marker):
            continue
        entry = plain
        if marker in _WH or plain is None:
            entry = cue.entry("wh") or plain or overt
        elif marker == "that" and tree.child(cue.head, "prep") is not None:
            entry = cue.entry("that") or plain  # "we agree with Israel that the war is just" promises nothing
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


def marker_of(tree: Tree, verb: int) -> str | None:
    """Return the word that opens a subordinate clause ("that", "whether", "what"), or None."""
    first = tree.left[verb]
    while first < verb and (tree.pos[first] in {"PUNCT", "SPACE"} or tree.lowers[first] in {"on", "exactly", "just"}):
        first += 1
    word = tree.lowers[first]
    return (
        word if (word == "that" and tree.deps[first] == "mark") or (word in _WH and tree.left[verb] <= first) else None
    )


def _counts(tree: Tree, token: int) -> bool:
    """Tell whether a word is a bare number or a participle that one counts: "12", "12 killed"."""
    if tree.tags[token] == "CD":
        return tree.deps[token] == "dobj"
    return tree.tags[token] == "VBN" and any(
        tree.tags[child] == "CD" and child < token for child in tree.children[token]
    )


def _full_clause(tree: Tree, cue: Cue, clause: int) -> tuple[Range, ...]:
    """Return a complement clause from edge to edge, less what the parser wrongly joined to it, with its reasons."""
    first, last = tree.subtree(clause)
    listed = next(
        (child for child in tree.children[cue.head] if cue.head < child < clause and _counts(tree, child)), None
    )
    if listed is not None:
        first = min(first, tree.left[listed])  # "reported 12 killed, 30 wounded": the list's head hangs elsewhere
    for child in tree.kids(clause, "conj"):
        if _is_resumed(tree, cue.head, clause, child):
            last = min(last, tree.left[child])
            while last > clause + 1 and tree.deps[last - 1] in {"cc", "punct"}:
                last -= 1
            return (tree.trim((first, last)),)
    for child in tree.children[cue.head]:  # "said it left them out because …": the reason is part of what is said
        if child > last and tree.deps[child] == "advcl" and tree.left[child] - last <= 1:
            mark = tree.child(child, "mark")
            if mark is not None and tree.lowers[mark] in _REASONS and not _is_others(tree, cue.head, clause, child):
                last = tree.right[child] + 1
    return (tree.trim((first, last)),)


def _is_others(tree: Tree, verb: int, clause: int, beside: int) -> bool:
    """Tell what another did from what is said: "…, although the institute has not observed it".

    Who takes a stance in the tense of the cue, not in the content's, does so beside what is said: "said she is willing,
    while the envoy voiced doubt".
    """
    subject = tree.child(beside, "nsubj")
    if subject is None or tree.pos[subject] not in {"NOUN", "PROPN"}:
        return False
    if tree.lemmas[beside] in _CHECKING and tree.child(beside, "neg") is not None:
        return True
    return tree.lemmas[beside] in _STANCES and _tense(tree, beside) == _tense(tree, verb) != _tense(tree, clause)


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


def clause_before(tree: Tree, cue: Cue, source: Source | None) -> Content | None:
    """Read a cue that closes or interrupts what it attributes: "…, officials said", "…, he added, …"."""
    entry = cue.entry("quote", "hearer")
    if entry is None or cue.passive or (source is None and tree.tags[cue.head] not in {"VBD", "VBZ", "VBP"}):
        return None
    if source is not None and source.relation not in {"subject", "quoted"}:
        return None
    if tree.lemmas[cue.head] in _BEGINNING and tree.lowers[cue.tokens[-1] + 1 : cue.tokens[-1] + 2] == ["to"]:
        return None  # "Russia continues to escalate" says nothing
    thing = tree.child(cue.head, "dobj")
    if thing is not None and thing > cue.head and cue.subject is None and "hearer" not in entry.frames:
        return None
    first, last = core(tree, cue, source)
    begin, end = tree.sentence[cue.head]
    before = first - 1
    if before < begin or tree.words[before] not in _SEPARATORS:
        return None
    if cue.named is not None and not any(tree.tags[t] in _FINITE for t in range(begin, first)):
        return (
            (tree.trim((begin, first)), tree.trim((last, end))),
            entry,
            "medial",
        )  # "Russia, the NIS estimates, has …"
    roots = _roots_before(tree, cue, first)
    if not roots or _has_own_clause(tree, cue):
        return None
    start = min(tree.left[root] for root in roots)
    start = begin if not any(tree.words[t] == ";" for t in range(begin, start)) else start
    start = max(start, _end_of_said(tree, begin, first))
    ranges = [tree.trim((start, first))]
    if tree.words[before] in _CLOSING_MARKS:
        after = _quoted_resumption(tree, last, end)
    else:
        after = _resumption(tree, cue, last, end)
    if after is not None:
        ranges.append(after)
    return tuple(r for r in ranges if r[0] < r[1]), entry, "medial" if after else "final"


def _has_own_clause(tree: Tree, cue: Cue) -> bool:
    """Tell whether a semicolon ends what another said before, and "that" begins the cue's own content."""
    begin = tree.sentence[cue.head][0]
    clause = next((at for at in tree.kids(cue.head, "ccomp") if at > cue.head), None)
    marked = clause is not None and any(tree.lowers[at] == "that" for at in tree.kids(clause, "mark"))
    return marked and ";" in tree.words[begin : cue.head]


def as_clause(tree: Tree, cue: Cue) -> Content | None:
    """Read "as the results show, …": the main clause is the content."""
    entry = cue.entry("clause", "quote", "hearer")
    mark = tree.child(cue.top, "mark")
    head = tree.heads[cue.top]
    if entry is None or mark is None or tree.lowers[mark] != "as" or tree.deps[cue.top] != "advcl":
        return None
    told = tree.subject(cue.top) is None if cue.passive else tree.subject(cue.top) is not None
    if tree.pos[head] not in {"VERB", "AUX"} or not told or (cue.passive and passive_agent(tree, cue.head) is None):
        return None
    if _says_its_own(tree, cue.top):
        return None
    first, last = tree.subtree(head)
    own = tree.subtree(cue.top)
    fenced = own[0] == tree.sentence[head][0] or tree.words[own[0] - 1] in _SEPARATORS
    ranges = [tree.trim((first, own[0])), tree.trim((own[1], last))]
    return (tuple(r for r in ranges if r[0] < r[1]), entry, "medial") if fenced else None


def _says_its_own(tree: Tree, verb: int) -> bool:
    """Tell whether an "as" clause has something said of its own: "as mediators pressed Hamas to accept …".

    It tells what went on at the same time: "as Kyiv warned of raids", "as leaders respond to the strikes". Whom one
    says it to, and "it", are nothing said: "as the minister explained to reporters", "as she put it".
    """
    behind = [child for child in tree.children[verb] if child > verb]
    if any(tree.deps[child] in {"ccomp", "xcomp"} for child in behind):
        return True
    if any(tree.deps[child] == "dobj" and tree.pos[child] in {"NOUN", "PROPN"} for child in behind):
        return tree.lemmas[verb] not in {"tell", "inform", "assure", "remind"}
    answering = tree.lemmas[verb] in _ANSWERING
    about = _ABOUT | {"to"} if answering else _ABOUT
    return any(tree.deps[child] in {"prep", "agent"} and tree.lowers[child] in about for child in behind) or (
        answering and not any(tree.tags[child] == "RB" for child in tree.children[verb])
    )


def is_preceded(tree: Tree, cue: Cue, source: Source | None) -> bool:
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


def _end_of_said(tree: Tree, begin: int, end: int) -> int:
    """Return where, between two tokens, what another has said ends: "A died, the army said; B died, …"."""
    for at in range(end - 1, begin, -1):
        if tree.words[at] == ";":
            verb = next((t for t in range(at - 1, begin, -1) if tree.tags[t] in _FINITE), None)
            if verb is not None and tree.lemmas[verb] in load_cues("verb") and "," in tree.words[begin:verb]:
                return at + 1
    return begin


def _is_occasion(tree: Tree, first: int, end: int) -> bool:
    """Tell whether words begin with when the saying was: "hours after an attack", "a day before talks"."""
    for at in range(first, min(first + _LONGEST_LAPSE, end)):
        if tree.lowers[at] in {"after", "before"}:
            return at > first
        if not (tree.is_time(at) or tree.tags[at] in {"DT", "CD", "RB", "JJ"}):
            return False
    return False


def _resumption(tree: Tree, cue: Cue, last: int, end: int) -> Range | None:
    """Return the part of interrupted content that goes on behind the cue's clause, if any."""
    own = {*tree.children[cue.head], *tree.children[cue.top]}
    at = last
    while at < end and tree.words[at] not in {",", "—", "–", "--", ":", ";"}:
        at += 1
    if at < end and tree.words[at] == ";":
        return None  # "…, the UN says; millions have fled": that is told by whoever tells it
    if at >= end - 2 or tree.lowers[at + 1] in _CONCEDING or _is_occasion(tree, at + 1, end):
        return None
    head = tree.heads[cue.top]
    if head > at and head < end and tree.deps[cue.top] != "relcl":
        return tree.trim((at + 1, end))
    if cue.subject is not None and any(is_loose(tree, c) for c in tree.kids(cue.subject, "relcl")):
        return tree.trim((at + 1, end))
    quoted = at + 1 < end and tree.words[at + 1] in {"“", '"', "``", "‘", "'"}
    if quoted or any(child > at and tree.deps[child] in {"ccomp", "conj"} for child in own):
        return tree.trim((at + 1, end))
    results = [c for c in tree.kids(head, "advcl") if c > at and tree.tags[c] == "VBG" and tree.left[c] == at + 1]
    if tree.deps[cue.top] == "parataxis" and results:
        return tree.trim((at + 1, tree.right[results[0]] + 1))  # "…, police said, killing nine"
    if tree.deps[cue.top] in {"parataxis", "ccomp"} and tree.deps[at + 1] == "cc" and head < cue.top:
        joined = [c for c in tree.children[head] if c > at and tree.deps[c] == "conj"]
        if joined and tree.child(joined[0], "nsubj", "nsubjpass") is not None:
            return tree.trim((at + 1, end))
    return None
