"""Event nouns and gerunds: what a verb, noun or preposition makes of the event it takes as an argument."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.governing_words import COPULAS, DENYING, DENYING_PAIRS, GRANTABLE, Link
from reportedly.annotate.tree import ParseTree
from reportedly.reference.hedges import load_hedges

#: Verbs that only carry an event noun: "carry out an attack" is an attack.
_LIGHT_VERBS: Final = frozenset(
    "carry launch conduct make take hold stage commit mount begin start continue resume do have give undertake execute "
    "perform wage perpetrate see suffer sustain find hear detect observe receive provide show deliver offer impose "
    "declare order complete finish deploy send cause trigger spark suffer witness record report publish sign reach "
    "witness produce repeat renew step intensify expand".split()
)
#: Verbs whose subject is an event that the verb only says to occur.
_OCCURRENCE_VERBS: Final = frozenset(
    "take occur happen begin start come follow continue go end resume erupt break last materialize materialise ensue "
    "arise proceed collapse fail succeed be".split()
)
#: Prepositions before a lexicon verb's noun or gerund that leave the verb's entry in force.
_LOOSE_PREPOSITIONS: Final = frozenset({"for", "on", "to", "of", "about", "with"})


def link_gerund(tree: ParseTree, token: int, preposition: int) -> Link | None:
    head = tree.heads[preposition]
    word = tree.words[preposition]
    previous = tree.words[preposition - 1] if preposition else ""
    if word in DENYING or (previous, word) in DENYING_PAIRS:
        return Link(head, "denied", words=(preposition, preposition))
    marker = tree.child(token, "mark")
    if marker is not None and tree.words[marker] == "whether":
        return None
    if word in {"after", "since", "despite", "following"}:
        return None
    if word in {"by", "in", "while", "with", "as"}:
        return Link(head, "adjunct")
    return _prepositional(tree, head, word, gerund=True)


def link_oblique(tree: ParseTree, token: int, preposition: int) -> Link | None:
    """An event noun behind a preposition: "threat of attack", "called for a ceasefire", "without a fight"."""
    head = tree.heads[preposition]
    word = tree.words[preposition]
    previous = tree.words[preposition - 1] if preposition else ""
    if word in DENYING or (previous, word) in DENYING_PAIRS:
        return Link(head, "denied", words=(preposition, preposition))
    if word == "of" and tree.words[head] in {"event", "case"}:
        return Link(head, "condition", words=(head, head))
    return _prepositional(tree, head, word, gerund=False)


def _prepositional(tree: ParseTree, head: int, preposition: str, *, gerund: bool) -> Link | None:
    lemma = tree.lemmas[head]
    if tree.tags[head].startswith("VB"):
        for key in (f"{lemma} {preposition}", f"{lemma} {_particle(tree, head)} {preposition}"):
            hedge = load_hedges("verb").get(key)
            if hedge is not None:
                return Link(head, "hedged", hedge, (head, head))
        if preposition == "from":
            hedge = load_hedges("verb").get(lemma) or load_hedges("passive").get(lemma)
            return Link(head, "hedged", hedge, (head, head)) if hedge is not None and hedge.flip else None
        if preposition in _LOOSE_PREPOSITIONS:
            hedge = load_hedges("object").get(lemma) or (load_hedges("verb").get(lemma) if gerund else None)
            if hedge is not None:
                return Link(head, "hedged", hedge, (head, head))
        return None
    if tree.tags[head] in {"JJ", "JJR", "JJS"}:
        hedge = load_hedges("adjective").get(lemma)
        return Link(head, "hedged", hedge, (head, head)) if hedge is not None and preposition != "with" else None
    if preposition in {"of", "for", "about"} or (gerund and preposition in {"to", "in", "at", "from"}):
        return link_by_noun(tree, head)
    return None


def _particle(tree: ParseTree, verb: int) -> str:
    particle = tree.child(verb, "prt")
    return tree.words[particle] if particle is not None else ""


def link_object(tree: ParseTree, token: int, verb: int) -> Link | None:
    lemma = tree.lemmas[verb]
    particle = _particle(tree, verb)
    if lemma == "deny" and tree.lemmas[token] in GRANTABLE:
        return None
    if particle:
        hedge = load_hedges("verb").get(f"{lemma} {particle}")
        if hedge is not None:
            return Link(verb, "hedged", hedge, (verb, verb))
    for kind in ("object", "verb"):
        hedge = load_hedges(kind).get(lemma)
        if hedge is not None and (kind == "object" or hedge.flip or lemma in _LIGHT_VERBS):
            return Link(verb, "hedged", hedge, (verb, verb))
    if lemma in _LIGHT_VERBS:
        return Link(verb, "shared")
    return Link(verb, "object") if tree.tags[verb].startswith("VB") else None


def link_misread_gerund(tree: ParseTree, token: int, noun: int) -> Link | None:
    """Read the gerund of "ruled out supplying weapons" where the parse takes it for an adjective."""
    verb = tree.heads[noun]
    if tree.deps[noun] != "dobj" or (tree.heads[token - 1] != verb and token != verb + 1):
        return None
    return link_object(tree, noun, verb)


def link_subject(tree: ParseTree, token: int, verb: int) -> Link | None:
    lemma = tree.lemmas[verb]
    if lemma in COPULAS:
        complement = tree.child(verb, "acomp", "attr", "oprd")
        if complement is not None:
            found = load_hedges("adjective").get(tree.lemmas[complement])
            if found is not None and tree.tags[complement].startswith("JJ"):
                return Link(complement, "hedged", found, (complement, complement))
            return Link(verb, "supposed")
        return Link(verb, "shared")
    if lemma in _OCCURRENCE_VERBS:
        return Link(verb, "shared")
    return Link(verb, "supposed") if tree.tags[verb].startswith("VB") else None


def link_by_noun(tree: ParseTree, noun: int) -> Link | None:
    """Link to a governing noun of the lexicon ("threat of attack", "attack plan"); None where it has no entry."""
    hedge = load_hedges("noun").get(tree.lemmas[noun])
    return Link(noun, "hedged", hedge, (noun, noun)) if hedge is not None else None
