"""The span of a clause: which tokens are its own, and the shortest run of text that states it."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.annotate.complement_clauses import SAYING, introduces_content
from reportedly.annotate.completed_copulas import only_assures
from reportedly.annotate.procedure import only_reminds
from reportedly.annotate.syntax import SUBJECTS, Syntax
from reportedly.model import AnnotatedArticle, Span
from reportedly.reference.cues import TOLD_NOUNS, load_cues

_TRIMMED_MARKS = frozenset("that though although while whereas after as since and but or nor yet so".split())
_EDGE_TAGS = frozenset({"CC", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "_SP", "SP", "NFP"})
#: Verbs whose participles only name a source: "citing …", "speaking to …".
ATTRIBUTIVE_VERBS = frozenset("accord cite quote speak write".split())
#: Tokens from a noun phrase to its relative clause beyond which the noun is left out.
_LONGEST_ANTECEDENT = 9
_TIMES = frozenset("year month week day night morning evening afternoon hour today yesterday".split())
#: Tokens of a number with its bound.
_LONGEST_COUNT = 6


def label_tokens(annotated: AnnotatedArticle, syntax: Syntax) -> set[int]:
    """Return the tokens of speaker labels: they belong to no clause."""
    starts = syntax.starts
    bounds = [[bisect_left(starts, at) for at in (turn.label.start, turn.label.end)] for turn in annotated.turns]
    return {index for first, last in bounds for index in range(first, last)}


def clause_tokens(syntax: Syntax, emitted: set[int], silent: set[int]) -> dict[int, list[int]]:
    """Return the tokens of each clause: those below its predicate and below no clause or attribution nearer to them."""
    size = len(syntax.words)
    owners = [-1] * size
    members: dict[int, list[int]] = {index: [] for index in emitted}
    waiting = [index for index in range(size) if syntax.heads[index] == index]
    while waiting:
        index = waiting.pop()
        if index in emitted:
            owners[index] = index
        elif _attributes(syntax, index) or only_assures(syntax, index) or only_reminds(syntax, index):
            owners[index] = -1
        elif syntax.heads[index] != index:
            owners[index] = owners[syntax.heads[index]]
        waiting.extend(syntax.children[index])
    for index, owner in enumerate(owners):
        if owner >= 0 and index not in silent:
            members[owner].append(index)
    return members


def clause_span(syntax: Syntax, index: int, members: list[int], silent: set[int]) -> Span | None:
    """Return the shortest run of text that states the clause of ``index``."""
    low, high = 0, len(members) - 1
    while low < high and members[low] != index and _is_edge(syntax, members[low], left=True):
        low += 1
    while high > low and members[high] != index and _is_edge(syntax, members[high], left=False):
        high -= 1
    first, last = members[low], members[_before_part(syntax, members, high)]
    marker = syntax.child(index, {"mark"})  # "no doubt that the navy sank it" says what is not doubted
    counted = of_whom(syntax, index)
    if counted is not None:
        first = counted
    elif syntax.deps[index] in ("relcl", "acl") and syntax.heads[index] not in silent and marker is None:
        first = _with_antecedent(syntax, index, first)
    start, end = syntax.starts[first], syntax.ends[last]
    return Span(start, end) if end > start else None


def of_whom(syntax: Syntax, verb: int) -> int | None:
    """Return the first token of a subject that counts some of those before: "(at least 34 of whom) are dead"."""
    subject = syntax.child(verb, SUBJECTS)
    if subject is None:
        return None
    for joining in (*syntax.having(subject, {"prep"}), *syntax.having(verb, {"prep"})):
        pointing = syntax.child(joining, {"pobj"}) if joining < verb and syntax.lower[joining] == "of" else None
        if pointing is not None and syntax.lower[pointing] in ("whom", "which"):
            first = min(joining, syntax.left[subject])
            comma = _comma_before(syntax, first) if syntax.tags[first - 1] == "CD" else None
            return first if comma is None else comma + 1
    return None


def _comma_before(syntax: Syntax, index: int) -> int | None:
    """Return the comma before a count that ends at ``index``."""
    span = range(index - 1, max(0, index - _LONGEST_COUNT), -1)
    return next((at for at in span if syntax.words[at] == ","), None)


def _before_part(syntax: Syntax, members: list[int], high: int) -> int:
    """Return the last member before a count that the next clause takes up: "held 100 men(, at least 34) of whom"."""
    behind = members[high] + 1
    if syntax.lower[behind : behind + 2] in (["of", "whom"], ["of", "which"]):
        comma = _comma_before(syntax, behind)
        return members.index(comma) - 1 if comma in members else high
    return high


def _attributes(syntax: Syntax, index: int) -> bool:
    """Tell whether the phrase of ``index`` only names a source: "according to …", "citing …", "a claim Kyiv denies"."""
    lemma = syntax.lemmas[index]
    if lemma in TOLD_NOUNS and syntax.deps[index] in ("appos", "npadvmod"):
        return any(syntax.lemmas[verb] in load_cues("verb") for verb in syntax.having(index, {"relcl"}))
    if lemma == "accord":
        return True
    if (
        syntax.deps[index] == "advcl"
        and syntax.tags[index] == "VBG"
        and lemma in SAYING
        and introduces_content(syntax, index)
    ):
        return True  # "disputed the figure, saying …"
    if syntax.deps[index] in ("conj", "relcl", "acl") and lemma in SAYING and introduces_content(syntax, index):
        return True  # "condemned the raid and said …", "…, which Kyiv says …": what is said is told by itself
    if syntax.deps[index] == "parataxis" and lemma in SAYING:
        return syntax.child(index, SUBJECTS) is not None
    return lemma in ATTRIBUTIVE_VERBS and syntax.deps[index] == "advcl" and syntax.tags[index] == "VBG"


def _is_edge(syntax: Syntax, index: int, *, left: bool) -> bool:
    if syntax.tags[index] in _EDGE_TAGS or syntax.pos[index] in ("PUNCT", "SPACE"):
        return syntax.words[index] != "?"
    if not left or syntax.lower[index] not in _TRIMMED_MARKS:
        return False
    # "As many as 10,000 …", "So many …": the word measures what follows and joins nothing.
    measures = syntax.deps[index] == "advmod" and syntax.tags[syntax.heads[index]] in ("CD", "JJ", "RB", "JJR", "RBR")
    return syntax.deps[index] in ("mark", "cc", "advmod") and not measures


def _with_antecedent(syntax: Syntax, index: int, first: int) -> int:
    """Take in the noun phrase that a relative clause speaks of, where it is short."""
    noun = syntax.heads[index]
    if syntax.lemmas[noun] in _TIMES:
        return first  # "the bombings last year that killed 20"
    start = syntax.left[noun]
    return start if noun < first and first - start <= _LONGEST_ANTECEDENT else first
