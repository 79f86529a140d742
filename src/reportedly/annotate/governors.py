"""Governors: which word a predicate hangs on, and what that word makes of it."""

from __future__ import annotations

from typing import Final, Literal

from reportedly.annotate.event_nouns import (
    link_by_noun,
    link_gerund,
    link_misread_gerund,
    link_object,
    link_oblique,
    link_subject,
)
from reportedly.annotate.governing_words import (
    CLAIM_NOUNS,
    COPULAS,
    DENYING,
    DENYING_PAIRS,
    SHOWING,
    SIGNS,
    Link,
    dismisses,
    hedge_of,
    is_contrast,
    is_passive,
    was_given,
)
from reportedly.annotate.negation import negated_noun
from reportedly.annotate.phases import is_supposition
from reportedly.annotate.tree import ParseTree
from reportedly.annotate.verb_groups import LONGEST_COORDINATION
from reportedly.reference.cues import SUBSTANCE, UNTRUE
from reportedly.reference.hedges import Hedge, load_hedges

#: Verbs of asking, under which a finite clause is an open question.
_ASKING: Final = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
_CONDITION_MARKS: Final = frozenset({"if", "unless", "provided", "providing", "assuming", "supposing", "lest", "once"})
_OPEN_WORDS: Final = frozenset(
    {"clear", "unclear", "know", "unknown", "certain", "uncertain", "sure", "see", "ask", "wonder", "say", "determine"}
)
_TOLD: Final = frozenset("it this that they report claim account allegation figure news story rumour rumor".split())
_BORNE_OUT: Final = frozenset("true accurate correct authentic genuine confirm verify substantiate".split())
#: Verbs of grounds that come to light, of supposing and of asserting, and what an assertion is called that is not so.
_EMERGING: Final = frozenset("emerge surface arise find produce uncover discover present offer provide".split())
_SUPPOSING: Final = frozenset("believe think suspect suppose assume fear expect doubt".split())
_REASONS: Final = frozenset({"reason", "ground", "grounds", "cause", "basis"})
_ASSERTING: Final = frozenset("say claim suggest think believe assume conclude argue state imply".split())
_UNTRUE: Final = frozenset("wrong incorrect false inaccurate mistaken misleading untrue erroneous".split())
_CALLING: Final = frozenset({"call", "describe", "brand", "label", "dub", "deem", "denounce", "decry"})
_ORDINALS: Final = frozenset({"first", "second", "third", "last", "latest", "only", "one"})


def governor_of(tree: ParseTree, token: int) -> Link | None:
    """Return the step from a predicate to the word that governs how it is presented; None where nothing does."""
    head = tree.heads[token]
    if head == token:
        return None
    dep = tree.deps[token]
    if dep == "conj":
        return _conjunct(tree, token, head)
    if dep in {"xcomp", "ccomp", "csubj", "csubjpass", "oprd"}:
        return _complement(tree, token, head, dep)
    if dep in {"acomp", "attr"}:
        return _predicative(tree, head)
    if dep in {"acl", "relcl"} and _shows_ground(tree, token, head):
        return Link(tree.heads[head], "shared")
    if dep == "acl" or (dep == "relcl" and _is_content(tree, token, head)):
        return _noun_complement(tree, token, head)
    if dep == "advcl":
        return _adverbial(tree, token, head)
    if dep == "relcl":
        infinitive = tree.child(token, "aux")
        return Link(head, "purpose") if infinitive is not None and tree.tags[infinitive] == "TO" else None
    if dep == "pcomp":
        return link_gerund(tree, token, head)
    if dep == "pobj":
        return link_oblique(tree, token, head)
    if dep in {"dobj", "nsubjpass"}:
        return link_object(tree, token, head)
    if dep == "amod" and tree.tags[token] == "VBG":
        return link_misread_gerund(tree, token, head)
    if dep == "nsubj":
        return link_subject(tree, token, head)
    if dep == "compound":
        return link_by_noun(tree, head)
    return None


def _shows_ground(tree: ParseTree, token: int, noun: int) -> bool:
    """Tell the infinitive of "there is nothing to suggest that …": there being nothing denies what it suggests."""
    if tree.lemmas[token] not in SHOWING or tree.child(token, "ccomp") is None:
        return False
    infinitive = tree.child(token, "aux")
    grounds = tree.words[noun] == "nothing" or tree.lemmas[noun] in SIGNS
    return infinitive is not None and tree.tags[infinitive] == "TO" and grounds and tree.deps[noun] in {"attr", "dobj"}


def _is_content(tree: ParseTree, token: int, noun: int) -> bool:
    """Tell the clause of "it is a lie that we fled", which says what the noun is about, from a relative clause."""
    marker = tree.child(token, "mark")
    return marker is not None and tree.words[marker] == "that" and tree.lemmas[noun] in load_hedges("noun")


def _predicative(tree: ParseTree, copula: int) -> Link:
    """Link an adjective or noun to its copula, which may hedge itself ("seems unlikely")."""
    hedge = load_hedges("verb").get(tree.lemmas[copula]) if tree.lemmas[copula] in {"seem", "appear"} else None
    return Link(copula, "hedged", hedge, (copula, copula)) if hedge is not None else Link(copula, "shared")


def _conjunct(tree: ParseTree, token: int, head: int) -> Link | None:
    """A conjunct shares what stands above and, when bare, the auxiliaries of the first."""
    if token >= 2 and (tree.words[token - 2], tree.words[token - 1]) in DENYING_PAIRS:
        return Link(head, "denied", words=(token - 2, token - 1))
    if tree.child(token, "nsubj", "nsubjpass", "expl") is None and not _is_finite(tree, token):
        return Link(head, "shared")
    # A clause of its own stands under the same words as its first conjunct, unless "but" parts them.
    first = head
    for _ in range(LONGEST_COORDINATION):
        if tree.deps[first] != "conj":
            break
        first = tree.heads[first]
    if tree.deps[first] not in {"ccomp", "advcl", "acl"} or is_contrast(tree, head, token):
        return None
    link = governor_of(tree, first)
    return link if link is not None and link.kind in {"hedged", "condition", "question", "time"} else None


def _is_finite(tree: ParseTree, token: int) -> bool:
    if tree.child(token, "aux", "auxpass") is not None:
        return tree.tags[tree.child(token, "aux", "auxpass") or token] != "TO"
    return tree.tags[token] in {"VBD", "VBZ"}


def _complement(tree: ParseTree, token: int, head: int, dep: str) -> Link | None:
    if dep == "oprd":
        return _predicative(tree, head) if tree.lemmas[head] in COPULAS else None
    if dep in {"csubj", "csubjpass"}:
        return _subject_clause(tree, token, head)
    marker = tree.child(token, "mark")
    fronted = token < head and tree.lemmas[head] not in _ASKING  # "if one errs, both will pay, he said"
    if marker is not None and tree.words[marker] == "if" and dep == "ccomp" and not fronted:
        return Link(head, "question", words=(marker, marker))
    if dep == "ccomp" and (link := _through_ground(tree, head) or _through_verdict(tree, head)) is not None:
        return link
    if is_supposition(tree, head) and _is_finite_clause(tree, token):
        return Link(head, "condition", words=(head, head))
    if tree.lemmas[head] in _ASKING and _is_finite_clause(tree, token):
        return Link(head, "question", words=(head, head))
    if tree.lemmas[head] == "be" or (tree.lemmas[head] == "remain" and tree.child(head, "acomp") is not None):
        return _copular(tree, token, head)
    if tree.lemmas[head] in {"have", "be"} and any(tree.words[child] == "yet" for child in tree.children[head]):
        return Link(head, "hedged", load_hedges("verb")["fail"], (head, head))
    if tree.lemmas[head] == "have" and tree.tags[token] == "VB" and dep == "xcomp":
        return Link(head, "hedged", load_hedges("verb").get("require"), (head, head))
    if tree.lemmas[head] == "go" and tree.tags[head] == "VBG" and dep == "xcomp":
        return Link(head, "shared")
    if tree.tags[token] == "VBG" and not tree.tags[head].startswith("JJ"):
        gerund = load_hedges("object").get(tree.lemmas[head])
        if gerund is not None and not is_passive(tree, head):
            return Link(head, "hedged", gerund, (head, head))
    found = hedge_of(tree, head)
    if found is not None and not _is_aside(tree, token, head, found[0]):
        return Link(head, "hedged", found[0], (found[1], found[2]))
    if dep == "xcomp":
        infinitive = tree.child(token, "aux")
        if infinitive is not None and tree.tags[infinitive] == "TO" and tree.tags[head].startswith("VB"):
            return Link(head, "purpose")
        return Link(head, "shared")
    return None


def _through_ground(tree: ParseTree, verb: int) -> Link | None:
    """Read "no evidence has emerged that" and "no reason to believe that": where there is no ground, it is not so."""
    if tree.lemmas[verb] in _EMERGING:
        ground = tree.child(verb, "nsubj", "nsubjpass")
        known = ground is not None and tree.lemmas[ground] in SIGNS
    else:
        ground = tree.heads[verb] if tree.deps[verb] in {"relcl", "acl"} and tree.lemmas[verb] in _SUPPOSING else None
        known = ground is not None and tree.lemmas[ground] in _REASONS and negated_noun(tree, ground) is not None
    if ground is None or not known:
        return None
    hedge = load_hedges("verb")["doubt"] if tree.lemmas[verb] == "doubt" else load_hedges("noun")["evidence"]
    return Link(ground, "hedged", hedge, (ground, ground))


def _through_verdict(tree: ParseTree, verb: int) -> Link | None:
    """Read "it would be wrong to say that Chad sent troops", by which Chad sent none."""
    to = tree.child(verb, "aux")
    if tree.lemmas[verb] not in _ASSERTING or to is None or tree.tags[to] != "TO":
        return None
    above = tree.heads[verb]
    verdict = above if tree.tags[above].startswith("JJ") else tree.child(above, "acomp")
    if tree.deps[verb] not in {"xcomp", "advcl", "ccomp"} or verdict is None or tree.lemmas[verdict] not in _UNTRUE:
        return None
    return Link(verdict, "hedged", load_hedges("adjective")["false"], (verdict, verdict))


def _is_aside(tree: ParseTree, token: int, head: int, hedge: Hedge) -> bool:
    """Tell whether a finite clause before a verb that takes none was only run on ("He left; they declined to say")."""
    takes_clause = hedge.negated in {"raise", "unknown", "affirm"}
    return token < head and not takes_clause and _is_finite_clause(tree, token)


def _is_finite_clause(tree: ParseTree, token: int) -> bool:
    auxiliary = tree.child(token, "aux", "auxpass")
    return tree.tags[auxiliary if auxiliary is not None else token] not in {"TO", "VB", "VBG", "VBN"}


def _copular(tree: ParseTree, token: int, head: int) -> Link | None:
    """A clause behind "be": "it is possible that", "the fear is that", "is to arrive"."""
    complement = tree.child(head, "acomp", "attr", "oprd")
    if complement is not None and complement != token:
        found = hedge_of(tree, complement)
        return Link(complement, "hedged", found[0], (found[1], found[2])) if found else None
    subject = tree.child(head, "nsubj")
    if subject is not None:
        found = hedge_of(tree, subject)
        if found is not None:
            return Link(head, "hedged", found[0], (found[1], found[2]))
    infinitive = tree.child(token, "aux")
    if infinitive is not None and tree.tags[infinitive] == "TO":
        return Link(head, "purpose")
    return None


def _subject_clause(tree: ParseTree, token: int, head: int) -> Link | None:
    complement = tree.child(head, "acomp", "attr")
    found = hedge_of(tree, complement if complement is not None else head)
    if found is None or tree.child(token, "mark") is None:
        return None
    return Link(complement if complement is not None else head, "hedged", found[0], (found[1], found[2]))


def _noun_complement(tree: ParseTree, token: int, head: int) -> Link | None:
    """A clause or infinitive that hangs on a noun: "the plan to attack", "no sign that it will"."""
    infinitive = tree.child(token, "aux")
    is_infinitive = infinitive is not None and tree.tags[infinitive] == "TO"
    marker = tree.child(token, "mark")
    if marker is not None and tree.lemmas[head] in CLAIM_NOUNS and _is_groundless(tree, head):
        return Link(head, "hedged", load_hedges("adjective")["false"], (head, head))
    untrue = _untrue(tree, head) if marker is not None and tree.lemmas[head] in CLAIM_NOUNS else None
    if untrue is not None:
        return untrue
    if is_infinitive and was_given(tree, head):
        return Link(tree.heads[head], "shared")
    if is_infinitive or (marker is not None and tree.words[marker] in {"that", "whether", "if"}):
        hedge = load_hedges("noun").get(tree.lemmas[head])
        if hedge is not None:
            return Link(head, "hedged", hedge, (head, head))
    if marker is not None and tree.deps[head] == "dobj" and dismisses(tree, tree.heads[head]):
        return Link(tree.heads[head], "hedged", load_hedges("verb")["deny"], (tree.heads[head], tree.heads[head]))
    if is_infinitive:
        asked = _asked(tree, head)
        if asked is not None:
            return asked
        return Link(head, "shared" if _has_ordinal(tree, head) else "purpose")
    return None


def _untrue(tree: ParseTree, noun: int) -> Link | None:
    """Read "the claim that Rwanda armed the rebels is false": what is said of a claim is said of what it tells."""
    verdict = _verdict_on(tree, noun)
    if verdict is None:
        return None
    if tree.words[verdict] in UNTRUE:
        return Link(verdict, "hedged", load_hedges("adjective")["false"], (verdict, verdict))
    kind: Literal["adjective", "noun"] = "adjective" if tree.tags[verdict].startswith("JJ") else "noun"
    hedge = load_hedges(kind).get(tree.lemmas[verdict])
    return Link(verdict, "hedged", hedge, (verdict, verdict)) if hedge is not None and hedge.flip else None


def _verdict_on(tree: ParseTree, noun: int) -> int | None:
    """Return what a claim is said to be, or called: "the claim is false", "called it a lie", "described it as fake"."""
    verb = tree.heads[noun]
    if tree.deps[noun] == "nsubj" and tree.lemmas[verb] in COPULAS:
        return tree.child(verb, "acomp", "attr")
    if tree.deps[noun] != "dobj" or tree.lemmas[verb] not in _CALLING or tree.child(verb, "neg") is not None:
        return None
    as_what = next((child for child in tree.children[verb] if tree.words[child] == "as"), None)
    called = tree.child(verb, "oprd", "acomp") if as_what is None else next(iter(tree.children[as_what]), None)
    return called if called is not None and tree.words[called] in UNTRUE else None


def _is_groundless(tree: ParseTree, noun: int) -> bool:
    """Tell "there is no truth to reports that …" and "no basis for the claim that …"."""
    ground = tree.heads[tree.heads[noun]] if tree.deps[noun] == "pobj" else noun
    return tree.lemmas[ground] in SUBSTANCE and negated_noun(tree, ground) is not None


def _asked(tree: ParseTree, noun: int) -> Link | None:
    """Read "called on both sides to stop" where the parse hangs the infinitive on the noun."""
    verb = tree.heads[noun]
    if tree.deps[noun] == "pobj":
        verb = tree.heads[verb]
    elif tree.deps[noun] == "conj":
        return _asked(tree, verb) if tree.deps[verb] in {"pobj", "dobj"} else None
    elif tree.deps[noun] != "dobj":
        return None
    found = hedge_of(tree, verb) if tree.tags[verb].startswith("VB") else None
    if found is None or found[0].status != "requested":
        return None
    return Link(verb, "hedged", found[0], (found[1], found[2]))


def _has_ordinal(tree: ParseTree, noun: int) -> bool:
    return tree.words[noun] in _ORDINALS or any(tree.words[child] in _ORDINALS for child in tree.children[noun])


def _adverbial(tree: ParseTree, token: int, head: int) -> Link | None:
    marker = tree.child(token, "mark")
    mark = tree.words[marker] if marker is not None else ""
    if mark == "if" and marker is not None and marker > 0 and tree.lemmas[marker - 1] in _OPEN_WORDS:
        return Link(head, "question", words=(marker, marker))
    if marker is not None and _is_condition(tree, token, marker):
        return Link(head, "condition", words=(marker, marker))
    first = tree.child(token, "aux", "auxpass")
    if marker is None and _is_inverted(tree, token, first):
        return Link(head, "condition", words=(first or token, first or token))
    if mark == "that" and tree.tags[head].startswith("JJ"):
        found = hedge_of(tree, head)
        return Link(head, "hedged", found[0], (found[1], found[2])) if found else None
    if mark in DENYING or (mark == "than" and marker is not None and tree.words[marker - 1] == "rather"):
        return Link(head, "denied", words=(marker or token, marker or token))
    if first is not None and tree.tags[first] == "TO":
        found = hedge_of(tree, head)
        if found is not None and (tree.tags[head].startswith("JJ") or found[0].status == "requested"):
            return Link(head, "hedged", found[0], (found[1], found[2]))
        return Link(head, "purpose")
    if not _is_finite(tree, token) and tree.tags[token] in {"VBG", "VBN"}:
        particle = tree.child(head, "prt")
        if particle is not None and token == particle + 1 and tree.tags[token] == "VBG":
            return link_object(tree, token, head)
        return Link(head, "adjunct") if mark not in {"after", "since", "despite"} else None
    if mark in {"when", "until", "before", "after", "as", "once"} or tree.child(token, "advmod") is not None:
        return Link(head, "time")
    return None


def _is_condition(tree: ParseTree, token: int, marker: int) -> bool:
    word = tree.words[marker]
    if word in _CONDITION_MARKS:
        # "even if", "as if" too; "once" only where nothing has happened yet is left to tense
        return word != "once" or tree.tags[token] in {"VBZ", "VBP"}
    pair = tree.words[marker - 1] if marker else ""
    return (word == "that" and pair in {"case", "provided", "condition"}) or (word == "as" and pair == "long")


def _is_inverted(tree: ParseTree, token: int, first: int | None) -> bool:
    """Tell whether a clause is a condition by inversion: "should losses run", "had the West reacted"."""
    if first is None or tree.words[first] not in {"should", "had", "were"}:
        return False
    subject = tree.child(token, "nsubj", "nsubjpass", "expl")
    return subject is not None and first < subject and tree.child(token, "mark") is None


def is_condition(tree: ParseTree, token: int) -> bool:
    """Tell whether an adverbial clause states a condition."""
    link = _adverbial(tree, token, tree.heads[token])
    return link is not None and link.kind == "condition"


def doubts_truth(tree: ParseTree, token: int) -> bool:
    """Tell whether a condition asks only whether what is told is so: "if true", "if confirmed"."""
    subject = tree.child(token, "nsubj", "nsubjpass")
    if subject is not None and tree.lemmas[subject] not in _TOLD:
        return False
    said = [token, *(child for child in tree.children[token] if tree.deps[child] in {"acomp", "attr"})]
    return any(tree.lemmas[word] in _BORNE_OUT for word in said)
