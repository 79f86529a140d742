"""Silences: how a source leaves a question unanswered: by declining, by passing it on, for want of knowledge."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.governing_words import CLAIM_NOUNS
from reportedly.annotate.left_open import is_left_open
from reportedly.annotate.negation import negation_of
from reportedly.annotate.tree import ParseTree
from reportedly.reference.cues import CALLS, PASSED_ON, REPLIES, SPEECHLESS

#: Saying verbs whose refusal or absence leaves the matter open ("declined to comment", "would not confirm").
ANSWERING: Final = frozenset(
    "say comment confirm verify corroborate deny disclose elaborate specify respond answer discuss reveal draw speak "
    "identify speculate preview characterize characterise detail".split()
)
#: Where a speaker will not go: "I'm not going to get into that", "I won't go further".
_FURTHER: Final = frozenset({"into", "ahead", "further", "beyond", "there", "farther"})
#: What a speaker without an answer does not have: "I don't have a number for you", "no comment on that".
_ANSWERS: Final = frozenset(
    """comment answer detail information update announcement readout number figure date timeline timetable specific
    estimate breakdown
    """.split()
)
#: What one must have to tell; whoever has seen no evidence or sign of a thing says that it is not so.
_GROUNDS: Final = frozenset({"proof", "confirmation", "information", "knowledge"})
_GROUNDING: Final = frozenset({"see", "find", "have"})
_GIVING: Final = frozenset({"give", "provide", "offer", "share", "release", "make", "go"})
_REPLIES: Final = frozenset({"comment", "reply", "response", "word", "reaction"})
#: What one puts on a loss who counts it: "declined to put a number on it".
_MEASURES: Final = frozenset({"number", "figure", "date", "toll", "name", "timeline"})
#: Where a speaker will not do what one does elsewhere: "I'm not going to negotiate from up here".
_PLATFORMS: Final = frozenset({"here", "podium", "public", "stage", "press", "media", "session", "publicly"})
_TALKING: Final = frozenset("talk speak negotiate debate discuss go bargain".split())
#: What others do to whom a speaker leaves an answer: "I'll let the court speak", "I'll let her make that case".
_SPEAKING_FOR: Final = frozenset({"speak", "explain", "describe", "address"})
_MADE: Final = frozenset({"case", "announcement", "argument", "statement"})
_SPOKESMEN: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "lawyer", "representative"})
_REPLYING: Final = frozenset({"reply", "respond", "answer"})
#: Who says nothing where nobody does, and what is then told: "nobody has said who flew them".
_NOBODY: Final = frozenset({"nobody", "no-one"})
_NAMELESS: Final = frozenset({"one", "group", "country", "government", "side", "party", "organisation", "organization"})
_DISCLOSING: Final = frozenset("say confirm deny disclose reveal specify identify".split())
#: What a source does not let itself be made to do: "would not be drawn", "wouldn't be pressed on dates".
_URGING: Final = frozenset({"draw", "press"})
_SPEAKERS: Final = frozenset({"i", "we"})
#: To whom, and to what, one speaks who gives an answer: "would not speak to reporters", "can't speak to that".
_ASKERS: Final = frozenset("reporter press journalist medium media newspaper".split())
_MATTERS: Final = frozenset(
    "that this it those these any anything matter issue specific detail report question motive timing intention "
    "intelligence number figure what how policy case claim allegation operation plan loss casualty strike deployment "
    "incident".split()
)
#: What is put to others when it is "a question for them", and where one leaves a matter: "I'll leave it there".
_ASKED: Final = frozenset({"question", "matter", "one"})
_LEFT_AT: Final = frozenset({"there", "at"})


def is_unanswered(tree: ParseTree, token: int, *, denied: bool) -> bool:
    """Tell whether a predicate leaves open what it speaks of; ``denied`` says that it is negative."""
    if _refers(tree, token) or _is_silence(tree, token) or _is_for_others(tree, token):
        return True
    if is_left_open(tree, token, denied=denied):
        return True
    if not denied:
        return False
    if tree.lemmas[token] in _REPLYING:
        return _is_to_question(tree, token)
    if tree.lemmas[token] == "return":
        asked = tree.child(token, "dobj")
        return asked is not None and tree.lemmas[asked] in CALLS
    if tree.lemmas[token] in {"reach", "contact"}:
        return _is_sought(tree, token)
    if tree.lemmas[token] == "know":
        return _is_open(tree, token)
    if tree.lemmas[token] == "go" and tree.tags[token] == "VBG":
        return _withholds(tree, token, tree.child(token, "xcomp"))
    return _answers(tree, token) or _lacks_answer(tree, token) or _lacks_ground(tree, token)


def _is_sought(tree: ParseTree, token: int) -> bool:
    """Tell whether somebody was sought in vain: "could not be reached for comment"."""
    sought = tree.child(token, "nsubjpass")
    if sought is not None and tree.lemmas[sought] in _SPOKESMEN:
        return True
    purposes = [tree.child(child, "pobj") for child in tree.children[token] if tree.words[child] == "for"]
    return any(purpose is not None and tree.lemmas[purpose] == "comment" for purpose in purposes)


def _refers(tree: ParseTree, token: int) -> bool:
    """Tell whether a question is passed on: "I'd refer you to them", "referred questions to", "I'd let them speak"."""
    going = token if tree.words[token] == "going" else None
    if going is not None:
        token = tree.child(going, "xcomp") or going  # "I'm going to let them speak to that"
    if tree.lemmas[token] in {"let", "leave"}:
        subject = tree.child(token if going is None else going, "nsubj")
        answer = tree.child(token, "ccomp", "xcomp", "advcl")
        speaks = answer is not None and _speaks_for(tree, answer)
        answer = answer if speaks or answer is None or tree.deps[answer] != "advcl" else None
        there = any(tree.words[child] in _LEFT_AT for child in tree.children[token] if child > token)
        speaks = speaks or (answer is None and there and tree.lemmas[token] == "leave" and _leaves_it(tree, token))
        return speaks and subject is not None and tree.words[subject] in _SPEAKERS
    if tree.lemmas[token] == "have" and (must := tree.child(token, "xcomp")) is not None:
        token = must  # "I'd have to refer you to them"
    if tree.lemmas[token] in {"point", "direct"}:
        return _points_on(tree, token)
    if tree.lemmas[token] != "refer":
        return False
    asker = tree.child(token, "dobj")
    return asker is not None and (tree.words[asker] == "you" or tree.lemmas[asker] in PASSED_ON)


def _speaks_for(tree: ParseTree, answer: int) -> bool:
    """Tell what others do who answer in one's place: "I'll let them speak", "I'll let the court make that case"."""
    if _answers(tree, answer) or tree.lemmas[answer] in _SPEAKING_FOR:
        return True
    made = tree.child(answer, "dobj") if tree.lemmas[answer] == "make" else None
    return made is not None and tree.lemmas[made] in _MADE


def _points_on(tree: ParseTree, token: int) -> bool:
    """Tell "I'd point you to the ministry" from "I'd point you to the facts" and "pointed the gun at you"."""
    asker = tree.child(token, "dobj")
    if asker is None or tree.words[asker] != "you":
        return False
    others = [tree.child(child, "pobj") for child in tree.children[token] if tree.words[child] == "to"]
    return any(other is not None and tree.tags[other] in {"NNP", "NNPS", "PRP"} for other in others)


def _leaves_it(tree: ParseTree, token: int) -> bool:
    """Tell "I'll leave it there" from "we left the tanks there"."""
    ahead = tree.tags[token] == "VB" and tree.child(token, "aux") is not None
    return ahead and any(tree.words[child] in {"it", "that"} for child in tree.children[token])


def _is_for_others(tree: ParseTree, token: int) -> bool:
    """Tell "that would be a question for them" from "that is a question of time"."""
    named = tree.lemmas[token] == "call"  # "called it a matter for the courts"
    asked = tree.child(token, "oprd") if named else tree.child(token, "attr") if tree.lemmas[token] == "be" else None
    if asked is None or tree.lemmas[asked] not in _ASKED or tree.child(token, "neg") is not None:
        return False
    subject = tree.child(token, "dobj" if named else "nsubj")
    points = subject is not None and (
        tree.words[subject] in {"that", "it", "this", "those"} or (named and tree.lemmas[subject] in PASSED_ON)
    )
    return points and any(tree.words[child] == "for" for child in (*tree.children[asked], *tree.children[token]))


def _is_to_question(tree: ParseTree, token: int) -> bool:
    """Tell "has not replied to our questions" from "has not responded to the offer" and "did not answer with fire"."""
    if any(tree.words[child] in {"with", "by"} for child in tree.children[token]):
        return False
    to = [child for child in tree.children[token] if tree.words[child] == "to"]
    things = [thing for child in to if (thing := tree.child(child, "pobj")) is not None]
    answered = tree.child(token, "dobj")
    if answered is not None and tree.lemmas[token] == "answer":
        things.append(answered)
    asked = CALLS | CLAIM_NOUNS | REPLIES | _ASKERS
    return not things or any(tree.lemmas[thing] in asked or tree.tags[thing] in {"PRP", "DT"} for thing in things)


def _withholds(tree: ParseTree, going: int, infinitive: int | None) -> bool:
    """Tell whether a speaker will not answer: "I'm not going to get into that", or, cut short, "I'm not going to —"."""
    subject = tree.child(going, "nsubj")
    if subject is None or tree.words[subject] not in _SPEAKERS:
        return False
    if infinitive is None or tree.tags[infinitive] == "TO":
        return tree.words[going + 1 : going + 2] == ["to"]
    if tree.lemmas[infinitive] in {"get", "go"}:
        return any(tree.words[child] in _FURTHER for child in tree.children[infinitive])
    given = tree.child(infinitive, "dobj")
    return is_answer(tree.lemmas[infinitive], tree.lemmas[given] if given is not None else "") or _is_elsewhere(
        tree, infinitive
    )


def _is_elsewhere(tree: ParseTree, infinitive: int) -> bool:
    """Tell what one will not do where one speaks: "negotiate from up here", "talk intelligence from the podium"."""
    if tree.lemmas[infinitive] not in _TALKING:
        return False
    for child in tree.children[infinitive]:
        place = tree.child(child, "pobj", "pcomp", "advmod") if tree.deps[child] == "prep" else child
        if place is not None and tree.words[place] in _PLATFORMS:
            return True
    return False


def _is_silence(tree: ParseTree, token: int) -> bool:
    """Tell whether a source declines to answer ("declined to comment", "did not want to say")."""
    if tree.lemmas[token] not in {"decline", "refuse", "want", "wish", "fail"}:
        return False
    answer = tree.child(token, "xcomp")
    if answer is not None and tree.lemmas[token] == "fail":
        return tree.lemmas[answer] in _REPLYING and _is_to_question(tree, answer)
    thing = tree.child(answer, "dobj") if answer is not None else None
    if answer is None or not is_answer(tree.lemmas[answer], tree.lemmas[thing] if thing is not None else ""):
        return False
    return tree.lemmas[token] in {"decline", "refuse"} or negation_of(tree, token) is not None


def is_answer(verb: str, thing: str) -> bool:
    """Tell whether a verb with its object, both lemmas, answers a question: "comment", "give details"."""
    if verb == "put":
        return thing in _MEASURES
    return verb in ANSWERING or (verb in _GIVING and thing in _ANSWERS | _REPLIES)


def _answers(tree: ParseTree, token: int) -> bool:
    """Tell whether a verb answers a question: "confirm", "be drawn", "speak to that"."""
    lemma = tree.lemmas[token]
    subject = tree.child(token, "nsubj")
    if subject is not None and tree.lemmas[subject] in SPEECHLESS:
        return False
    if lemma == "discuss":  # "would not discuss it" keeps a word back; whoever did not discuss it with others does not
        return _has_modal(tree, token) or _is_own(tree, subject)
    if lemma in _URGING:
        asked = lemma == "draw" or (
            _has_modal(tree, token) and not any(tree.words[at] == "into" for at in tree.children[token])
        )
        return asked and tree.child(token, "auxpass") is not None
    if lemma in _DISCLOSING and _is_by_nobody(tree, token):
        return False
    if lemma == "speak":
        able = any(tree.lemmas[child] == "can" for child in tree.children[token] if tree.tags[child] == "MD")
        heard = [tree.child(child, "pobj") for child in tree.children[token] if tree.words[child] == "to"]
        own = able and _is_own(tree, subject)  # "I can't speak to theirs"
        return any(noun is not None and (own or tree.lemmas[noun] in _ASKERS | _MATTERS) for noun in heard)
    return lemma in ANSWERING


def _has_modal(tree: ParseTree, token: int) -> bool:
    return any(tree.tags[child] == "MD" for child in tree.children[token])


def _is_by_nobody(tree: ParseTree, token: int) -> bool:
    """Tell "nobody has said who flew them", by which no source keeps silent, from "neither would say"."""
    subject = tree.child(token, "nsubj")
    if subject is None or _has_modal(tree, token):
        return False
    empty = any(tree.words[child] == "no" for child in tree.children[subject])
    return tree.words[subject] in _NOBODY or (empty and tree.lemmas[subject] in _NAMELESS)


def _is_own(tree: ParseTree, subject: int | None) -> bool:
    return subject is not None and tree.words[subject] in _SPEAKERS


def _lacks_answer(tree: ParseTree, token: int) -> bool:
    """Tell whether a speaker has nothing to say: "I don't have any comment", "I'm not in a position to say"."""
    if _is_without_comment(tree, token) or _gives_none(tree, token):
        return True
    subject = tree.child(token, "nsubj")
    if subject is None or tree.words[subject] not in _SPEAKERS:
        return False
    if tree.lemmas[token] == "have":
        answer = tree.child(token, "dobj")
        if answer is None or tree.child(answer, "predet") is not None:  # "don't have all the details yet" is a fact
            return False
        return tree.lemmas[answer] in _ANSWERS or tree.words[answer] == "anything"
    place = tree.child(token, "prep") if tree.lemmas[token] == "be" else None
    position = tree.child(place, "pobj") if place is not None else None
    return position is not None and tree.lemmas[position] in {"position", "place"}


def _is_without_comment(tree: ParseTree, token: int) -> bool:
    """Tell "there was no immediate comment from the group" and "Moscow had no comment"."""
    comment = tree.child(token, "attr", "nsubj") if tree.lemmas[token] == "be" else tree.child(token, "dobj")
    there = tree.lemmas[token] == "have" or tree.child(token, "expl") is not None
    none = comment is not None and all(tree.words[child] != "zero" for child in tree.children[comment])
    return there and none and comment is not None and tree.lemmas[comment] in _REPLIES


def _gives_none(tree: ParseTree, token: int) -> bool:
    """Tell "gave no direct answer" and "offered no comment"."""
    if tree.lemmas[token] not in {"give", "offer", "provide", "make"}:
        return False
    answer = tree.child(token, "dobj")
    return answer is not None and tree.lemmas[answer] in {"answer", "comment", "reply", "response"}


def _is_open(tree: ParseTree, know: int) -> bool:
    """Tell whether a speaker does not know the answer to a question: "what it means, we just don't know"."""
    subject = tree.child(know, "nsubj")
    if subject is None or tree.words[subject] not in _SPEAKERS:
        return False
    clauses = [child for child in tree.children[know] if tree.deps[child] in {"advcl", "ccomp"}]
    return any(
        tree.tags[below] in {"WP", "WRB", "WDT"} or tree.words[below] == "whether"
        for clause in clauses
        for below in (clause, *tree.children[clause])
    )


def _lacks_ground(tree: ParseTree, token: int) -> bool:
    """Tell whether a source cannot tell of what was said before: "has seen no proof of that"."""
    if tree.lemmas[token] not in _GROUNDING:
        return False
    ground = tree.child(token, "dobj")
    if ground is None or tree.lemmas[ground] not in _GROUNDS:
        return False
    of = tree.child(ground, "prep")
    thing = tree.child(of, "pobj") if of is not None else None
    return thing is not None and tree.tags[thing] in {"DT", "PRP"}
