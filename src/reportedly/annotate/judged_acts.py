"""Judged acts: an act that is condemned or welcomed is told to have been done, and is a clause of its own.

"France condemned Israel's strike on a school in Gaza" tells of the condemnation and of the strike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from reportedly.annotate.syntax import SUBJECTS, Syntax
from reportedly.model import AnnotatedArticle, Clause, Span
from reportedly.reference.avowals import EXPRESSING
from reportedly.reference.judging import JUDGING, MOVED, OVER, THANKING, WORRIES, is_act, is_deed

_NOMINAL = frozenset({"NOUN", "PROPN"})
#: What leaves open whether any such act was done, or only points at one told before.
_OPEN = frozenset(
    """any all every each no such this that these those more further future possible potential upcoming planned
    proposed alleged reported threatened continuing next
    """.split()
)
#: What stands apart from an act's own words: a clause that tells more of it, an act joined to it.
_APART = frozenset({"relcl", "conj", "cc", "appos", "advcl", "parataxis", "ccomp"})
#: What ties an act to doers, victims and goals, though the parser hangs it on the verb: "condemned strikes by Israel".
_REACHING = frozenset({"by", "against", "across", "to", "into", "near"})
_OWN = frozenset({"its", "their", "his", "her"})


def find_judged_acts(annotated: AnnotatedArticle, syntax: Syntax, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield a clause for each act that a clause condemns or welcomes, as done by, to or at something named.

    Its predicate is the act's noun, its span that noun's phrase. An act that is only pointed at ("condemned these
    attacks"), or condemned wherever it may be done ("any attack on civilians"), tells nothing further; nor does one
    whose figure the judgement gives ("condemned the killing of 30 people in Sumy").
    """
    numbers = sorted(quantity.number.start for quantity in annotated.quantities if quantity.dimension != "age")
    for clause in clauses:
        if not _is_settled(syntax, clause.predicate):
            continue
        for deed in _deeds_judged(syntax, clause.predicate):
            span = Span(syntax.starts[deed], syntax.ends[_extent(syntax, deed)[1]])
            if bisect_left(numbers, span.start) == bisect_left(numbers, span.end):
                yield Clause(deed, span, clause.sentence)
        for first in _judged_by(syntax, clause.predicate):
            for noun in syntax.conjuncts(first):
                start, end = _extent(syntax, noun)
                span = Span(syntax.starts[start], syntax.ends[end])
                counted = bisect_left(numbers, span.start) < bisect_left(numbers, span.end)
                if not counted and _is_act_of_somebody(syntax, noun, range(start, end + 1), first):
                    yield Clause(noun, span, clause.sentence)


def _deeds_judged(syntax: Syntax, verb: int) -> list[int]:
    """Return the participles of deeds that one is thanked or blamed for: "thanked Kenya for sending troops"."""
    while syntax.lemmas[verb] in ("want", "like", "wish") and (inner := syntax.child(verb, {"xcomp"})) is not None:
        verb = inner
    if syntax.lemmas[verb] not in JUDGING | THANKING or syntax.child(verb, {"dobj", "nsubjpass"}) is None:
        return []
    joints = [joint for joint in syntax.having(verb, {"prep"}) if syntax.lower[joint] == "for"]
    deeds = [deed for joint in joints for deed in syntax.having(joint, {"pcomp"})]
    return [deed for deed in deeds if is_deed(syntax.lemmas[deed]) and syntax.child(deed, {"dobj"}) is not None]


def _judged_by(syntax: Syntax, verb: int) -> list[int]:
    """Return the nouns that a verb judges: "condemned X", "expressed outrage over X", "was appalled at X"."""
    if syntax.lemmas[verb] in JUDGING:
        things = syntax.having(verb, {"dobj"})
        listing = [joint for thing in things for joint in syntax.having(thing, {"prep"})]
        named = [joint for joint in listing if syntax.lower[joint] == "including"]
        return things + [noun for joint in named for noun in syntax.having(joint, {"pobj"})]
    governors = []
    if syntax.lemmas[verb] in EXPRESSING:
        worries = [noun for noun in syntax.having(verb, {"dobj"}) if syntax.lemmas[noun] in WORRIES]
        governors = [verb, *worries] if worries else []
    elif syntax.lemmas[verb] == "be" and _is_own(syntax, verb):
        governors = [moved for moved in syntax.having(verb, {"acomp"}) if syntax.lower[moved] in MOVED]
    elif syntax.lower[verb] in MOVED and _is_own(syntax, verb):
        governors = [verb]
    joints = [joint for at in governors for joint in syntax.having(at, {"prep"}) if syntax.lower[joint] in OVER]
    return [noun for joint in joints for noun in syntax.having(joint, {"pobj"})]


def _is_own(syntax: Syntax, verb: int) -> bool:
    """Tell whether speakers say what moves them: "we are appalled at the attack"."""
    subject = syntax.child(verb, SUBJECTS)
    return subject is not None and syntax.lower[subject] in ("we", "i")


def _is_settled(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb judges outright: not "would welcome the release", "has not condemned the attack"."""
    if syntax.child(verb, {"neg"}) is not None or syntax.words[syntax.bounds[syntax.sentence[verb]][1] - 1] == "?":
        return False
    if any(syntax.tags[aux] == "MD" for aux in syntax.having(verb, {"aux"})):
        return False
    return not any(
        syntax.lower[mark] in ("if", "unless", "should")
        for clause in (verb, *syntax.having(verb, {"advcl"}))
        for mark in syntax.having(clause, {"mark"})
    )


def _extent(syntax: Syntax, noun: int) -> tuple[int, int]:
    """Return the first and last token of a noun's phrase, before what stands apart from it."""
    last = syntax.right[noun]
    for below in range(noun + 1, last + 1):
        apart = syntax.heads[below] == noun and syntax.deps[below] in _APART
        aside = syntax.deps[below] == "relcl" and syntax.words[syntax.left[below] - 1] in (",", "—", "–")
        if apart or aside:
            last = min(last, syntax.left[below] - 1)
    cut = last < syntax.right[noun]
    while not cut and last + 1 < len(syntax.words) and syntax.lower[last + 1] in _REACHING:
        if syntax.deps[last + 1] not in ("prep", "agent"):
            break
        last = syntax.right[last + 1]
    while last > noun and syntax.pos[last] in ("PUNCT", "CCONJ", "ADP", "SPACE"):
        last -= 1
    return syntax.left[noun], last


def _is_act_of_somebody(syntax: Syntax, noun: int, phrase: range, first: int) -> bool:
    """Tell whether a noun is an act that its phrase ties to somebody or somewhere named: "Iran's attack on Israel".

    An act joined to the ``first`` may be tied by a pronoun or share its owner: "Iran's attack and (its) seizure of …".
    """
    if syntax.pos[noun] not in _NOMINAL or not is_act(syntax.lemmas[noun]):
        return False
    before = [child for child in syntax.children[noun] if child < noun]
    if any(syntax.lower[child] in _OPEN for child in before):
        return False
    if noun != first:
        bare = not any(syntax.deps[child] in ("det", "poss") for child in before)
        owned = syntax.child(first, {"poss"}) is not None
        if (bare and owned) or any(syntax.lower[child] in _OWN for child in before):
            return True
    opening = syntax.bounds[syntax.sentence[noun]][0]
    return any(syntax.words[at][0].isupper() and at != noun for at in phrase if at > opening)
