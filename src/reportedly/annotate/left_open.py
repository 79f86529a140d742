"""What is left open in other words than a refusal: claims nobody could verify, calls nobody returned, no word yet."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.tree import ParseTree
from reportedly.reference.cues import CALLS, MUTE, REPLIES

_VERIFYING: Final = frozenset("verify confirm corroborate authenticate substantiate ascertain".split())
_WAYS: Final = frozenset({"way", "means", "mean"})
_CHECKING: Final = frozenset({"check", "know", "tell"})
_REACHING: Final = frozenset({"reach", "contact"})
_UNVERIFIED: Final = frozenset("unverified unconfirmed uncorroborated unanswered unsubstantiated".split())
_ABLE: Final = frozenset({"able", "possible"})
_UNABLE: Final = frozenset({"unable", "impossible"})
_STAYING: Final = frozenset({"remain", "stay", "keep"})
_THINGS: Final = frozenset("gun cannon artillery front siren street weapon phone radio".split())
_RECEIVING: Final = frozenset({"receive", "get"})
_ASKED: Final = CALLS | {"mail", "e-mail", "phone", "letter"}
#: What is too early to do of something not yet known.
_TELLING: Final = frozenset("say comment speculate tell know judge conclude discuss draw assess determine".split())
_EARLY: Final = frozenset({"early", "soon"})
#: What one may have nothing of, to do.
_ANNOUNCING: Final = frozenset("announce add say share report preview offer read tell".split())
_GIVING: Final = frozenset("give provide offer disclose".split())
_FIGURES: Final = frozenset("figure number detail toll breakdown timeline estimate date explanation".split())
#: What one may see or feel none of, to answer.
_FEELING: Final = frozenset({"feel", "see"})
_GROUNDS: Final = frozenset({"need", "reason", "cause", "obligation", "necessity", "point"})
_SPEAKING: Final = frozenset("comment confirm deny answer respond reply explain elaborate react".split())
#: What one cannot tell whoever asks.
_ASKED_FOR: Final = frozenset({"that", "this", "it", "more", "anything", "much"})
_SPEAKERS: Final = frozenset({"i", "we"})
#: What speakers are not aware of who know nothing of a matter put to them.
_MATTERS: Final = frozenset("that this it situation report matter case incident claim detail what specific".split())
_DETAILS: Final = frozenset("that this those it detail specific matter intelligence hypothetical discussion".split())


def is_left_open(tree: ParseTree, token: int, *, denied: bool) -> bool:
    """Tell whether a predicate says that what was told could not be verified, or that nobody answered for it."""
    if _is_unverifiable(tree, token, denied=denied) or _is_early(tree, token) or _is_unheard(tree, token):
        return True
    return denied and (
        _is_unreplied(tree, token)
        or _has_no_way(tree, token)
        or _has_nothing(tree, token)
        or _gives_no_figure(tree, token)
        or _is_unaware(tree, token)
        or _goes_no_further(tree, token)
        or _feels_no_need(tree, token)
        or _cannot_tell(tree, token)
    )


def _is_unverifiable(tree: ParseTree, token: int, *, denied: bool) -> bool:
    """Tell "was unable to verify", "it was not possible to verify", "the claims remain unverified"."""
    state = tree.child(token, "acomp", "oprd")
    if state is None:
        return False
    if tree.words[state] in _UNVERIFIED:
        return not denied and tree.lemmas[token] in _STAYING | {"be", "go"}
    if tree.words[state] not in (_ABLE if denied else _UNABLE):
        return False
    deed = tree.child(state, "xcomp")
    deed = deed if deed is not None else tree.child(token, "xcomp")
    if deed is None:
        return False
    return tree.lemmas[deed] in _VERIFYING or (tree.lemmas[deed] in _REACHING and _is_for(tree, deed, REPLIES))


def _is_early(tree: ParseTree, token: int) -> bool:
    """Tell "it is too early to say" and "it would be premature to comment"."""
    state = tree.child(token, "acomp") if tree.lemmas[token] == "be" else None
    if state is None:
        return False
    too = any(tree.words[child] == "too" for child in tree.children[state])
    if not (tree.words[state] == "premature" or (too and tree.words[state] in _EARLY)):
        return False
    deed = tree.child(state, "xcomp")
    deed = deed if deed is not None else tree.child(token, "xcomp")
    return deed is not None and tree.lemmas[deed] in _TELLING


def _is_unheard(tree: ParseTree, token: int) -> bool:
    """Tell "calls went unanswered", "ignored requests for comment" and "has remained silent"."""
    if tree.lemmas[token] == "ignore":
        asked = tree.child(token, "dobj")
        return asked is not None and tree.lemmas[asked] in CALLS and _is_for(tree, asked, REPLIES)
    state = tree.child(token, "acomp", "oprd", "dobj")
    if state is None or tree.child(token, "neg") is not None:
        return False
    subject = tree.child(token, "nsubj")
    spoken = subject is not None and tree.lemmas[subject] not in _THINGS  # "the guns stayed silent"
    return spoken and tree.lemmas[token] in _STAYING and tree.words[state] in MUTE


def _is_unreplied(tree: ParseTree, token: int) -> bool:
    """Tell "received no reply", "emails were not returned" and "no comment was available"."""
    if tree.lemmas[token] in _RECEIVING:
        thing = tree.child(token, "dobj")
        if thing is None or tree.lemmas[thing] not in REPLIES:
            return False
        asked = [tree.child(to, "pobj") for at in (token, thing) for to in _behind(tree, at, "to")]
        return all(one is not None and tree.lemmas[one] in _ASKED and _asks_word(tree, one) for one in asked)
    if tree.lemmas[token] in {"return", "answer"}:
        calls = tree.child(token, "nsubjpass")
        return calls is not None and tree.lemmas[calls] in _ASKED
    state = tree.child(token, "acomp") if tree.lemmas[token] == "be" else None
    if state is None or tree.words[state] != "available":
        return False
    subject = tree.child(token, "nsubj")
    return (subject is not None and tree.lemmas[subject] in REPLIES) or _is_for(tree, state, REPLIES)


def _behind(tree: ParseTree, head: int, preposition: str) -> list[int]:
    return [child for child in tree.children[head] if tree.words[child] == preposition]


def _asks_word(tree: ParseTree, asked: int) -> bool:
    """Tell "a request for comment" and "an email" from "a request for tanks"."""
    return not _behind(tree, asked, "for") or _is_for(tree, asked, REPLIES)


def _is_for(tree: ParseTree, noun: int, things: frozenset[str]) -> bool:
    """Tell whether something is for one of some things: "requests for comment"."""
    goals = [tree.child(child, "pobj") for child in _behind(tree, noun, "for")]
    return any(goal is not None and tree.lemmas[goal] in things for goal in goals)


def _has_nothing(tree: ParseTree, token: int) -> bool:
    """Tell "I have nothing to announce" from "they have nothing to lose"."""
    thing = tree.child(token, "dobj") if tree.lemmas[token] == "have" else None
    if thing is None or tree.words[thing] != "nothing":
        return False
    deed = tree.child(thing, "relcl", "acl", "xcomp")
    return deed is not None and tree.lemmas[deed] in _ANNOUNCING


def _has_no_way(tree: ParseTree, token: int) -> bool:
    """Tell "we have no way to check that" and "there is no way of knowing" from "there is no way to cross"."""
    way = tree.child(token, "dobj", "attr") if tree.lemmas[token] in {"have", "be"} else None
    if way is None or tree.lemmas[way] not in _WAYS:
        return False
    for child in (*tree.children[way], *tree.children[token]):
        deed = tree.child(child, "pcomp") if tree.words[child] == "of" else child
        if deed is not None and deed > way and tree.lemmas[deed] in _VERIFYING | _CHECKING:
            return True
    return False


def _gives_no_figure(tree: ParseTree, token: int) -> bool:
    """Tell "has given no figures for its losses" and "made no mention of the raid"."""
    thing = tree.child(token, "dobj")
    if thing is None:
        return False
    if tree.lemmas[token] == "make":
        return tree.lemmas[thing] == "mention"
    return tree.lemmas[token] in _GIVING and tree.lemmas[thing] in _FIGURES


def _is_unaware(tree: ParseTree, token: int) -> bool:
    """Tell "I'm not aware of what you mentioned" from "I'm not aware of any plan to strike"."""
    state, subject = tree.child(token, "acomp"), tree.child(token, "nsubj")
    if state is None or subject is None or tree.words[state] != "aware" or tree.words[subject] not in _SPEAKERS:
        return False
    for of in tree.children[state]:
        thing = tree.child(of, "pobj", "pcomp") if tree.words[of] == "of" else None
        if thing is not None:
            asked = tree.lemmas[thing] in _MATTERS or any(tree.words[child] == "what" for child in tree.children[thing])
            return asked and (tree.child(thing, "det") is None or _is_definite(tree, thing))
    return False


def _is_definite(tree: ParseTree, noun: int) -> bool:
    return any(tree.words[child] in {"the", "that", "this", "those"} for child in tree.children[noun])


def _goes_no_further(tree: ParseTree, token: int) -> bool:
    """Tell "I can't go further than that" and "he would not go into detail" from "we could not go further north"."""
    subject = tree.child(token, "nsubj")
    modals = {tree.words[child] for child in tree.children[token] if tree.tags[child] == "MD"}
    if subject is None or not modals:
        return False
    if tree.words[subject] not in _SPEAKERS:
        return "would" in modals and tree.lemmas[token] in {"go", "get"} and _details(tree, token)
    if tree.lemmas[token] in {"prejudge", "speculate"}:
        return True
    if not modals & {"can", "ca", "will", "wo", "would"}:
        return False
    if tree.lemmas[token] not in {"go", "get"}:
        return False
    for child in tree.children[token]:
        if tree.words[child] in {"further", "beyond", "ahead"}:
            than = [tree.child(at, "pobj") for at in (child, *tree.children[child])]
            return any(thing is not None and tree.words[thing] in {"that", "this", "ourselves"} for thing in than)
    return _details(tree, token)


def _details(tree: ParseTree, token: int) -> bool:
    """Tell "into details" and "into that" behind a verb of going."""
    things = [tree.child(child, "pobj") for child in _behind(tree, token, "into")]
    return any(thing is not None and tree.lemmas[thing] in _DETAILS for thing in things)


def _feels_no_need(tree: ParseTree, token: int) -> bool:
    """Tell "did not feel any need to comment" and "sees no reason to confirm it" from "saw no need to attack"."""
    ground = tree.child(token, "dobj") if tree.lemmas[token] in _FEELING else None
    if ground is None or tree.lemmas[ground] not in _GROUNDS:
        return False
    deed = tree.child(ground, "acl", "relcl", "xcomp") or tree.child(token, "xcomp")
    return deed is not None and tree.lemmas[deed] in _SPEAKING


def _cannot_tell(tree: ParseTree, token: int) -> bool:
    """Tell "I can't tell you that" and "I can't tell you when" from "I can't tell you how glad we are"."""
    subject, asker = tree.child(token, "nsubj"), tree.child(token, "dative", "dobj")
    able = any(tree.lemmas[child] in {"can", "could"} for child in tree.children[token] if tree.tags[child] == "MD")
    if tree.lemmas[token] != "tell" or subject is None or asker is None or not able:
        return False
    if tree.words[subject] not in _SPEAKERS or tree.words[asker] != "you":
        return False
    clause = tree.child(token, "ccomp", "advcl")
    if clause is not None:
        first = min((clause, *tree.children[clause]))
        return tree.words[first] in {"when", "where", "whether", "who", "what", "if"}
    return any(tree.words[child] in _ASKED_FOR for child in tree.children[token])
