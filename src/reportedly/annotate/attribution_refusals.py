"""Refusals: what a source turns down, withholds or does not do, told apart from what it denies or will not say."""

from __future__ import annotations

from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.annotate.cues import Cue
from reportedly.annotate.governing_words import CLAIM_NOUNS, GRANTABLE
from reportedly.annotate.silences import is_answer
from reportedly.reference.cues import SPEECHLESS, TOLD_NOUNS, CueEntry

_REFUSING = frozenset({"reject", "dismiss"})
#: What one rejects by saying that it is not so, beside reports and claims.
_VIEWS = frozenset("idea notion view criticism finding comment remark suspicion fear worry concern theory talk".split())
_DECLINING = frozenset({"decline", "refuse"})
_OFFERS = frozenset("offer invitation proposal deal help aid plan nomination meeting request".split())
#: What one does by saying it, and how such a cue takes what is said where its denial is no word on that.
_DEEDS_OF_WORD = frozenset({"accuse", "promise", "warn"})
_TOLD_BY = frozenset({"clause", "quote"})
#: What one thinks or makes of a thing, of which nobody keeps a word back who does not: "has not welcomed the truce".
_VIEWING = frozenset(
    """applaud celebrate commend defend hail laud praise salute welcome recognise recognize fear dread accept consider
    announce declare""".split()
)
_WANTING = frozenset({"want", "wish"})
#: Modals of what one is free to do, by which a denial keeps a word back: "cannot promise a date".
_ABLE = frozenset({"can", "ca", "could", "will", "wo", "would"})


def turns_down(tree: Tree, verb: int) -> bool:
    """Tell "rejected the proposal", a refusal that took place, from "rejected the claim", a denial."""
    thing = tree.child(verb, "dobj", "nsubjpass")
    if tree.lemmas[verb] not in _REFUSING or thing is None or tree.pos[thing] == "PRON":
        return False
    return tree.lemmas[thing] not in TOLD_NOUNS | CLAIM_NOUNS | _VIEWS


def is_left_undone(tree: Tree, cue: Cue, source: Source | None, entry: CueEntry, rule: str) -> bool:
    """Tell "has not condemned the raid" from "has not confirmed it", and from "did not warn that war was near".

    Who has not accused, promised or demanded has said nothing, and it is the narrator who tells so. What a clause would
    have told stays open.
    """
    lemma = tree.lemmas[cue.head]
    if cue.negated and source is not None and tree.lemmas[source.head] in SPEECHLESS:
        return True  # "the scan did not confirm the diagnosis"
    if not cue.negated or cue.refused or lemma in _WANTING:
        return False
    if rule not in _TOLD_BY and is_view_denied(tree, cue):
        return True
    if cue.modal in _ABLE:
        return False
    if lemma == "claim":
        return rule == "object"  # "has not claimed the attack"
    return entry.speech_act == "demand" or (entry.speech_act in _DEEDS_OF_WORD and rule not in _TOLD_BY)


def is_view_denied(tree: Tree, cue: Cue) -> bool:
    """Tell what a source did not make of a thing: "has not welcomed the truce", "would not accept the deal"."""
    return cue.negated and (tree.lemmas[cue.head] in _VIEWING or turns_down(tree, cue.head))


def wants_not(tree: Tree, cue: Cue, rule: str) -> bool:
    """Tell "does not want Russia to keep it", a wish that it should not, from "did not want to say"."""
    if tree.lemmas[cue.head] not in _WANTING or not cue.negated or rule != "infinitive":
        return False
    wanted = tree.child(cue.head, "ccomp", "xcomp")
    return wanted is not None and tree.child(wanted, "nsubj", "nsubjpass") is not None


def declines_deed(tree: Tree, verb: int, rule: str) -> bool:
    """Tell "declined the invitation" and "refused to send troops", which took place, from "declined to comment"."""
    if tree.lemmas[verb] not in _DECLINING:
        return False
    if rule == "infinitive":
        deed = tree.child(verb, "xcomp")
        answer = tree.child(deed, "dobj") if deed is not None else None
        return deed is not None and not is_answer(tree.lemmas[deed], tree.lemmas[answer] if answer is not None else "")
    thing = tree.child(verb, "dobj")
    return rule == "object" and thing is not None and tree.lemmas[thing] in _OFFERS


def withholds(tree: Tree, verb: int) -> bool:
    """Tell "denied the team visas" and "denied entry", which refuse something, from a denial."""
    things = tree.kids(verb, "dobj", "dative", "nsubjpass")
    return len(things) > 1 or any(tree.deps[t] == "dative" or tree.lemmas[t] in GRANTABLE for t in things)
