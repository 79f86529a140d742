"""Complement clauses, and the verbs and adjectives that only introduce them: of saying, thinking, finding, knowing."""

from __future__ import annotations

from reportedly.annotate.syntax import SUBJECTS, VERBAL, Syntax

#: Verbs whose clausal complement is part of what they state, not words they attribute.
_KEEPS_COMPLEMENT = frozenset(
    """ensure make let help have get cause keep mean require become decline refuse wish decide matter happen watch
    """.split()
)
#: Verbs of saying, thinking and showing: a clause before one of them is its content, before any other verb a neighbour.
SAYING = frozenset(
    """say tell add note state claim announce report explain reply write argue believe think reckon judge estimate
    assess expect predict warn insist stress indicate suggest show reveal confirm admit acknowledge concede deny
    allege accuse describe declare maintain contend assert affirm stipulate recall remark observe comment
    respond answer ask wonder fear hope doubt know learn hear understand joke quip quote continue conclude agree
    promise pledge vow speculate theorize point see feel suspect guess figure appear seem go sneer repeat
    counter caution signal read
    """.split()
)
#: Adjectives that commit to the clause they introduce: "it is clear that …" states the clause.
_FACTIVE_ADJECTIVES = frozenset("clear true obvious evident apparent important worth".split())
#: Verbs and nouns that give or miss the ground for a clause.
_FINDING = frozenset("be see find have".split())
_SEEMING = frozenset({"appear", "seem", "look"})
_GROUNDS = frozenset("sign evidence indication proof hint doubt suggestion".split())
_SHOWING = frozenset({"suggest", "indicate", "signal", "show"})
#: Tags of finite verbs and modals.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_finite(syntax: Syntax, index: int) -> bool:
    """Tell whether a verb or one of its auxiliaries is finite."""
    if syntax.tags[index] in FINITE:
        return True
    return any(syntax.tags[child] in FINITE for child in syntax.having(index, {"aux", "auxpass"}))


def _content_clause(syntax: Syntax, index: int) -> int | None:
    """Return the clause that the verb or predicate of ``index`` introduces."""
    for child in syntax.children[index]:
        if syntax.deps[child] != "ccomp" or syntax.pos[child] not in VERBAL:
            continue
        if syntax.child(child, SUBJECTS) is None or (child < index and syntax.lemmas[index] not in SAYING):
            continue
        if not is_finite(syntax, child) and syntax.child(child, {"aux"}) is None:
            continue
        if not _names_thing(syntax, child):
            return child
    return None


def _names_thing(syntax: Syntax, index: int) -> bool:
    """Tell whether a clause stands for a thing: "fired what appeared to be a missile"."""
    subject = syntax.child(index, SUBJECTS)
    opened = subject is not None and syntax.lower[subject] == "what" and subject < index
    passive = syntax.child(index, {"auxpass"}) is not None
    return opened and (syntax.lemmas[index] in _SEEMING or (passive and syntax.lemmas[index] in SAYING))


def introduces_content(syntax: Syntax, index: int) -> bool:
    """Tell whether the verb only introduces a clause: "said that …", "…, he told reporters"."""
    lemma = syntax.lemmas[index]
    if lemma in _KEEPS_COMPLEMENT:
        return False
    if _tells_of_ground(syntax, index):
        return True
    if _content_clause(syntax, index) is None:
        adjective = syntax.child(index, {"acomp"}) if lemma == "be" else None
        return (
            adjective is not None
            and syntax.lemmas[adjective] in _FACTIVE_ADJECTIVES
            and _content_clause(syntax, adjective) is not None
        )
    adjective = syntax.child(index, {"acomp", "oprd"})
    judged = lemma == "be" or (lemma in _SEEMING and adjective is not None and syntax.pos[adjective] == "ADJ")
    return not judged or adjective is None or syntax.lemmas[adjective] in _FACTIVE_ADJECTIVES


def _tells_of_ground(syntax: Syntax, index: int) -> bool:
    """Tell whether the verb only says that there are grounds for a clause: "there is no sign that …"."""
    if syntax.lemmas[index] not in _FINDING:
        return False
    noun = syntax.child(index, {"attr", "dobj"})
    if noun is None:
        return False
    shown = [
        child
        for child in syntax.having(noun, {"relcl", "acl"})
        if syntax.lemmas[child] in _SHOWING and syntax.tags[child] == "VB"
    ]
    if any(_content_clause(syntax, child) is not None for child in shown):
        return True  # "there is nothing to suggest that …"
    if syntax.lemmas[noun] not in _GROUNDS:
        return False
    return any(
        syntax.deps[child] == "acl" and syntax.child(child, SUBJECTS) is not None and is_finite(syntax, child)
        for child in syntax.children[noun]
    )


def is_inner_complement(syntax: Syntax, index: int) -> bool:
    """Tell whether a complement clause belongs to the statement of the verb that governs it."""
    governor = syntax.heads[index]
    if syntax.deps[index] != "ccomp" or (index < governor and syntax.lemmas[governor] not in SAYING):
        return False
    if syntax.pos[governor] == "ADJ":
        return syntax.lemmas[governor] not in _FACTIVE_ADJECTIVES
    if syntax.pos[governor] not in VERBAL:
        return False
    if syntax.lemmas[governor] == "ask" and syntax.deps[governor] == "advcl":
        return True
    return not introduces_content(syntax, governor)
