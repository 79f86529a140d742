"""Clauses: the proposition-bearing units of each sentence.

The rules read the dependency parse alone: which verbs and predicate nouns state something of their own, and the shortest
run of text that states each. A verb of saying or thinking whose content is a clause of its own states nothing here: its
content does, and the attribution layer keeps the saying.
"""

from __future__ import annotations

from reportedly.annotate.syntax import SUBJECTS, VERBAL, Syntax, read_syntax
from reportedly.model import AnnotatedArticle, Clause, Span

#: What makes a coordinated verb phrase a statement of its own.
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "agent", "dative", "oprd", "npadvmod", "advcl"})
#: Verbs whose clausal complement is part of what they state, not words they attribute.
_KEEPS_COMPLEMENT = frozenset(
    "ensure make let help have get cause keep mean require see be become decline refuse wish decide matter happen".split()
)
#: Subordinators that open a statement of its own; "if" and its like are part of the proposition they restrict.
_SPLITTING_MARKS = frozenset("though although while whereas after as since".split())
_TRIMMED_MARKS = frozenset("that though although while whereas after as since and but or nor yet so".split())
_EDGE_TAGS = frozenset({"CC", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "_SP", "SP", "NFP"})
_SPEAKING = frozenset("say add tell note explain reply write go ask argue continue".split())
_ATTRIBUTIVE_VERBS = frozenset("accord cite quote speak".split())
_LONGEST_ANTECEDENT = 9


def find_clauses(annotated: AnnotatedArticle) -> tuple[Clause, ...]:
    """Find the clauses of every sentence, in order of their spans.

    A clause's span is the shortest run of text that states it: clauses with a record of their own, attributions, speaker
    labels and joining words are cut at either end.
    """
    if not len(annotated.doc):
        return ()
    syntax = read_syntax(annotated.doc)
    silent = _label_tokens(annotated, syntax)
    heads = [index for index in range(len(syntax.words)) if index not in silent and _states(syntax, index)]
    emitted = set(heads)
    clauses = []
    for index in heads:
        span = _span_of(syntax, index, emitted, silent)
        if span is not None:
            clauses.append(Clause(index, span, syntax.sentence[index]))
    return tuple(sorted(clauses, key=lambda clause: (clause.span, clause.predicate)))


def _label_tokens(annotated: AnnotatedArticle, syntax: Syntax) -> set[int]:
    """Return the tokens of speaker labels: they belong to no clause."""
    labels = [turn.label for turn in annotated.turns]
    if not labels:
        return set()
    return {
        index
        for label in labels
        for index, start in enumerate(syntax.starts)
        if label.start <= start < label.end
    }


def _states(syntax: Syntax, index: int) -> bool:
    """Tell whether the token heads a statement of its own."""
    dep, pos = syntax.deps[index], syntax.pos[index]
    if pos not in VERBAL:
        return _fragment_states(syntax, index)
    if dep in ("aux", "auxpass") or _introduces_content(syntax, index):
        return False
    if dep == "ROOT":
        return _root_states(syntax, index)
    if dep in ("ccomp", "parataxis", "dep"):
        return syntax.child(index, SUBJECTS) is not None
    if dep == "conj":
        return _coordinate_states(syntax, index)
    if dep == "advcl":
        return _adverbial_states(syntax, index)
    if dep in ("relcl", "acl"):
        return _relative_states(syntax, index)
    return False


def _introduces_content(syntax: Syntax, index: int) -> bool:
    """Tell whether the verb only introduces a clause: "said that …", "…, he told reporters"."""
    if syntax.lemmas[index] in _KEEPS_COMPLEMENT:
        return False
    return any(
        syntax.deps[child] == "ccomp" and syntax.pos[child] in VERBAL and syntax.child(child, SUBJECTS) is not None
        for child in syntax.children[index]
    )


def _root_states(syntax: Syntax, index: int) -> bool:
    if syntax.child(index, SUBJECTS) is not None:
        return not (syntax.lemmas[index] in _SPEAKING and syntax.child(index, {"dobj", "attr", "xcomp"}) is None)
    return syntax.tags[index] in ("VBN", "VBD") and syntax.child(index, _COMPLEMENTS) is not None


def _fragment_states(syntax: Syntax, index: int) -> bool:
    """A verbless sentence states something where it counts something: "Up to 8,000 in Kursk"."""
    if syntax.deps[index] == "ROOT":
        return any(syntax.tags[at] == "CD" for at in range(syntax.left[index], syntax.right[index] + 1))
    return syntax.deps[index] == "ccomp" and syntax.child(index, SUBJECTS) is not None


def _coordinate_states(syntax: Syntax, index: int) -> bool:
    """Tell whether a coordinated verb adds a statement to the one before it."""
    if syntax.child(index, SUBJECTS) is not None:
        return True
    first = syntax.heads[index]
    if syntax.pos[first] not in VERBAL:
        return False
    if not _stands_in_statement(syntax, first):
        return False
    joined = syntax.child(first, {"cc"})
    if joined is not None and syntax.lower[joined] == "but":
        return True
    return syntax.child(index, _COMPLEMENTS) is not None and syntax.child(first, _COMPLEMENTS) is not None


def _stands_in_statement(syntax: Syntax, index: int) -> bool:
    """Tell whether a verb is a statement's own verb or the infinitive it governs, coordinated members included."""
    while True:
        dep = syntax.deps[index]
        if dep in ("ROOT", "ccomp", "parataxis"):
            return True
        if dep in ("relcl", "advcl", "acl"):
            return _states(syntax, index)
        if dep not in ("conj", "xcomp"):
            return False
        index = syntax.heads[index]


def _adverbial_states(syntax: Syntax, index: int) -> bool:
    mark = syntax.child(index, {"mark", "advmod"})
    if syntax.child(index, SUBJECTS) is not None:
        return mark is not None and syntax.lower[mark] in _SPLITTING_MARKS
    if syntax.tags[index] != "VBG" or mark is not None:
        return False
    # A result stands behind the clause it follows from, after a comma: "…, killing four people".
    before = syntax.left[index] - 1
    follows = index > syntax.heads[index] and syntax.words[before] in (",", "—", "–", "-")
    return follows and syntax.lemmas[index] not in _ATTRIBUTIVE_VERBS


def _relative_states(syntax: Syntax, index: int) -> bool:
    if syntax.deps[index] == "acl" and syntax.child(index, SUBJECTS) is None:
        return False
    return True


def _span_of(syntax: Syntax, index: int, emitted: set[int], silent: set[int]) -> Span | None:
    """Return the shortest run of text that states the clause of ``index``."""
    first, last = syntax.left[index], syntax.right[index]
    excluded = [False] * (last - first + 1)
    for at in range(first, last + 1):
        if at in silent:
            excluded[at - first] = True
        elif at != index and (at in emitted and _is_satellite(syntax, at, index) or _attributes(syntax, at)):
            for inner in range(max(first, syntax.left[at]), min(last, syntax.right[at]) + 1):
                if not syntax.within(index, at):
                    excluded[inner - first] = True
    excluded[index - first] = False
    while first < index and (excluded[first - syntax.left[index]] or _is_edge(syntax, first, left=True)):
        first += 1
    while last > index and (excluded[last - syntax.left[index]] or _is_edge(syntax, last, left=False)):
        last -= 1
    if syntax.deps[index] in ("relcl", "acl"):
        first = _with_antecedent(syntax, index, first)
    start, end = syntax.starts[first], syntax.ends[last]
    return Span(start, end) if end > start else None


def _is_satellite(syntax: Syntax, index: int, top: int) -> bool:
    """Tell whether a clause below ``top`` stands beside it rather than inside it."""
    return syntax.deps[index] != "ccomp" or syntax.heads[index] != top


def _attributes(syntax: Syntax, index: int) -> bool:
    """Tell whether the phrase of ``index`` only names a source: "according to …", "citing …"."""
    lemma = syntax.lemmas[index]
    if lemma == "accord":
        return True
    return lemma in _ATTRIBUTIVE_VERBS and syntax.deps[index] == "advcl" and syntax.tags[index] == "VBG"


def _is_edge(syntax: Syntax, index: int, *, left: bool) -> bool:
    if syntax.tags[index] in _EDGE_TAGS or syntax.pos[index] in ("PUNCT", "SPACE"):
        return syntax.words[index] != "?"
    return left and syntax.lower[index] in _TRIMMED_MARKS and syntax.deps[index] in ("mark", "cc", "advmod")


def _with_antecedent(syntax: Syntax, index: int, first: int) -> int:
    """Take in the noun phrase that a relative clause speaks of, where it is short."""
    noun = syntax.heads[index]
    start = syntax.left[noun]
    return start if noun < first and first - start <= _LONGEST_ANTECEDENT else first
