"""Procedure: what is said only to run a conversation, and states nothing of the world.

"Can you elaborate?", "Does that make sense?", "It's a great question", "Just one thing at the top".
"""

from __future__ import annotations

from reportedly.annotate.syntax import SUBJECTS, Syntax
from reportedly.reference.cues import load_cues

_TELLING = frozenset("elaborate clarify explain expand repeat rephrase".split())
_HANDING = frozenset("give tell offer provide share".split())
_TOPICS = frozenset("talk speak follow".split())
_MODALS = frozenset({"can", "could", "would", "may", "might", "will"})
_HERE = frozenset({"you", "i", "we"})
_US = frozenset({"us", "me"})
_PRAISED = frozenset("great good excellent fair interesting important tough terrific".split())
_REMARKS = frozenset({"thing", "question", "point", "note", "item"})
#: Who is reminded, and who has said it before.
_EVERYBODY = frozenset({"you", "i", "we", "they", "he", "she", "everyone", "everybody"})
_SAID = frozenset(
    """say know mention note tell explain outline imagine understand see hear recall indicate state report announce
    describe remember
    """.split()
)
#: What opens the occasion on which something was said.
_WHEN = frozenset({"when", "after", "before", "while"})
#: What reminds only where it has been done: "as we've talked about", not "as they talked".
_DISCUSSED = frozenset({"talk", "discuss", "speak"})
_SPANS = frozenset("second minute hour day night week month year".split())


def is_procedure(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb only runs a conversation: asks for words, makes sure of a hearer, praises or reminds."""
    tells = (_asks_for_words, _makes_sure, _praises, _opens, only_reminds)
    return any(tell(syntax, verb) for tell in tells)


def only_reminds(syntax: Syntax, verb: int) -> bool:
    """Tell whether a clause only says that what stands beside it is known or told: "as you know", "as expected"."""
    first = syntax.left[verb]
    if syntax.deps[verb] == "advcl" and syntax.lower[first] in _WHEN and first:
        return only_reminds(syntax, first - 1)  # "as I said (when we met)"
    mark = syntax.child(verb, {"mark"})
    if syntax.deps[verb] != "advcl" or mark is None or syntax.lower[mark] != "as":
        return False
    if syntax.child(verb, SUBJECTS) is None:
        return syntax.tags[verb] == "VBN" and syntax.lemmas[verb] in load_cues("verb")
    told = syntax.child(verb, {"ccomp", "xcomp"})
    thing = syntax.child(verb, {"dobj"})
    clear = thing is None or syntax.lower[thing] in ("it", "this", "that")
    before = any(syntax.lemmas[aux] == "have" for aux in syntax.having(verb, {"aux"}))
    said = syntax.lemmas[verb] in _SAID or (before and syntax.lemmas[verb] in _DISCUSSED)
    return _subject(syntax, verb) in _EVERYBODY and said and told is None and clear


def counts_nothing(syntax: Syntax, noun: int, number: int) -> bool:
    """Tell a verbless line that counts remarks or time and nothing else: "One more thing", "Two weeks?"."""
    one = syntax.lower[number] == "one" and syntax.lemmas[noun] in _REMARKS
    start, end = syntax.bounds[syntax.sentence[noun]]
    spans = syntax.lemmas[noun] in _SPANS and sum(word[0].isalnum() for word in syntax.words[start:end]) <= 3
    return one or spans


def _subject(syntax: Syntax, verb: int) -> str:
    subject = syntax.child(verb, SUBJECTS)
    return syntax.lower[subject] if subject is not None else ""


def _is_asked(syntax: Syntax, verb: int) -> bool:
    """Tell whether the sentence of a verb ends as a question does."""
    start, end = syntax.bounds[syntax.sentence[verb]]
    return "?" in syntax.words[max(start, end - 2) : end]


def _asks_for_words(syntax: Syntax, verb: int) -> bool:
    """Tell "can you elaborate?", "could you give us more on that?" from "can you explain why it fell?"."""
    subject = syntax.child(verb, SUBJECTS)
    if subject is None or syntax.lower[subject] not in _HERE or not _is_asked(syntax, verb):
        return False
    if not any(aux < subject and syntax.lower[aux] in _MODALS for aux in syntax.having(verb, {"aux"})):
        return False
    if syntax.child(verb, {"ccomp", "xcomp"}) is not None:
        return False
    lemma = syntax.lemmas[verb]
    to_us = any(syntax.lower[child] in _US for child in syntax.children[verb])
    about = lemma in _TOPICS and any(
        syntax.lower[child] in ("to", "about", "on", "up") for child in syntax.children[verb]
    )
    return lemma in _TELLING or about or (lemma in _HANDING and to_us)


def _makes_sure(syntax: Syntax, verb: int) -> bool:
    """Tell "does that make sense?" and "are you there?"."""
    if not _is_asked(syntax, verb):
        return False
    things = [syntax.lemmas[thing] for thing in syntax.having(verb, {"dobj"})]
    if syntax.lemmas[verb] == "make" and things == ["sense"]:
        return _subject(syntax, verb) in ("that", "this", "it")
    there = [child for child in syntax.children[verb] if syntax.lower[child] == "there" and child > verb]
    return syntax.lemmas[verb] == "be" and bool(there) and _subject(syntax, verb) == "you"


def _praises(syntax: Syntax, verb: int) -> bool:
    """Tell "it's a great question"."""
    if syntax.lemmas[verb] != "be" or _subject(syntax, verb) not in ("it", "that", "this"):
        return False
    return any(
        syntax.lemmas[noun] in ("question", "point")
        and any(syntax.lower[child] in _PRAISED for child in syntax.children[noun])
        and not any(child > noun for child in syntax.children[noun])
        for noun in syntax.having(verb, {"attr"})
    )


def _opens(syntax: Syntax, verb: int) -> bool:
    """Tell "I can tell you one thing, though"."""
    things = syntax.having(verb, {"dobj"})
    return (
        syntax.lemmas[verb] in ("tell", "say")
        and _subject(syntax, verb) in ("i", "we")
        and any(syntax.lemmas[thing] == "thing" and syntax.right[thing] == thing for thing in things)
    )
