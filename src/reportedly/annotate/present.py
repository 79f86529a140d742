"""The present tense: what goes on now, what is so at all times, and what is done by saying it."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.tree import ParseTree
from reportedly.annotate.verb_groups import VerbGroup
from reportedly.model.vocabulary import Status

#: Verbs of being and having, which in the present tense tell how things stand now.
STATIVE: Final = frozenset(
    "be remain stay stand sit lie have hold control possess own lack contain include host occupy face rule govern lead "
    "want need support back oppose believe think know fear hope expect appear seem suspect understand live serve work "
    "operate train fight continue keep wait await await range surround house carry number total amount exist persist "
    "cover share consist comprise recognize recognise mourn hide defend count value respect regard view consider "
    "deserve include involve depend rely belong await command employ maintain retain deny plan intend".split()
)
#: Verbs of saying: the present tense tells of an act already done ("Kyiv says").
_REPORTING: Final = frozenset(
    "say tell report announce warn claim state write add argue note insist declare confirm estimate suggest accuse "
    "condemn mention call urge ask demand deny reject refuse decline allege admit promise pledge vow blame express "
    "welcome commend applaud praise congratulate thank salute dub brand dismiss".split()
)
#: What one gives by saying so: "we offer our condolences".
_WISHES: Final = frozenset("condolence sympathy congratulation apology thanks gratitude wish prayer".split())
#: Verbs of what somebody means to bring about.
_AIMING: Final = frozenset("seek aim plan intend".split())
_SHOWING: Final = frozenset({"show", "reveal", "depict", "capture"})
#: Adjectives of how somebody or something is for now, not of what it is like.
_CONDITIONS: Final = frozenset(
    "able unable dead alive missing wounded injured hurt ill free safe trapped stranded homeless unaccounted present "
    "absent ready prepared available aware unaware unknown unclear concerned worried closed open empty intact unharmed "
    "unhurt uninjured unscathed unreachable underway short satisfied confident grateful thankful glad happy pleased "
    "delighted excited interested surprised afraid scared frightened alarmed disappointed dismayed angry furious "
    "frustrated sad anxious nervous optimistic pessimistic hopeful".split()
)
_NAMING: Final = frozenset({"call", "name", "title", "entitle", "nickname"})
#: Verbs of making, and the words before what a thing is made of.
_MAKING: Final = {
    "base": frozenset({"on", "upon"}),
    "make": frozenset({"of", "from"}),
    "build": frozenset({"from", "on"}),
    "assemble": frozenset({"from"}),
    "compose": frozenset({"of"}),
    "derive": frozenset({"from"}),
    "model": frozenset({"on", "after"}),
    "write": frozenset({"in"}),
}
#: Words for those of whom a part is told: "some 60 per cent of them are children".
_WHOLES: Final = frozenset("them these those whom us you".split())
#: Words for the present time and place.
NOW: Final = frozenset({"now", "currently", "still", "already", "presently", "today", "here", "there"})


def present_status(tree: ParseTree, token: int, group: VerbGroup) -> Status:
    """Return the status of a clause in the present tense: "holds the town", "is a country", "condemns the strike"."""
    lemma = tree.lemmas[token]
    if any(tree.words[child] in NOW for child in tree.children[token] if tree.deps[child] in {"advmod", "npadvmod"}):
        return "ongoing"
    if group.passive:
        return "general" if _is_made(tree, token) else "ongoing"
    if lemma == "be":
        if tree.child(token, "expl") is not None or _is_part(tree, group):
            return "ongoing"
        told = tree.child(token, "attr", "acomp", "ccomp")
        return "general" if told is not None and tree.words[told] not in _CONDITIONS else "ongoing"
    if lemma in {"offer", "extend", "send"} and _gives_wishes(tree, token):
        return "happened"
    if lemma in _REPORTING:
        return "ongoing" if lemma == "claim" and _claims_thing(tree, token) else "happened"
    if lemma in {"come", "follow"} and group.subject is not None and tree.tags[group.subject] in {"NN", "NNS"}:
        return "happened" if tree.child(token, "prep", "advcl", "dobj") is not None else "general"
    if lemma in _SHOWING and tree.child(token, "dobj", "ccomp", "xcomp") is not None:
        # "images show new trenches" tells how things stand, "footage shows a tank exploding" what happened
        return "ongoing" if tree.child(token, "ccomp", "xcomp") is None else "happened"
    return "ongoing" if lemma in STATIVE or is_meanwhile(tree, token) else "general"


def _is_made(tree: ParseTree, token: int) -> bool:
    """Tell whether a passive says what a thing is called or made of: "is called Stardust", "is based on a flag"."""
    if tree.lemmas[token] in _NAMING:
        return tree.child(token, "oprd") is not None
    sources = _MAKING.get(tree.lemmas[token], frozenset())
    return any(tree.deps[child] == "prep" and tree.words[child] in sources for child in tree.children[token])


def is_meanwhile(tree: ParseTree, token: int) -> bool:
    """Tell whether a clause says what others do or undergo meanwhile: "as they defend their country"."""
    marker = tree.child(token, "mark")
    if marker is None or tree.deps[token] != "advcl" or tree.lemmas[token] in _AIMING:
        return False
    return tree.words[marker] in {"as", "while"} and tree.lemmas[token] != "be"


def _is_part(tree: ParseTree, group: VerbGroup) -> bool:
    """Tell whether the subject is a part of some known before: "60 per cent of them are children"."""
    if group.subject is None:
        return False
    of = [child for child in tree.children[group.subject] if tree.words[child] == "of"]
    whole = tree.child(of[0], "pobj") if of else None
    return whole is not None and tree.words[whole] in _WHOLES


def _gives_wishes(tree: ParseTree, token: int) -> bool:
    """Tell whether what somebody gives is only said: "we offer our condolences"."""
    thing = tree.child(token, "dobj")
    return thing is not None and tree.lemmas[thing] in _WISHES


def _claims_thing(tree: ParseTree, token: int) -> bool:
    """Tell whether somebody claims a thing as theirs: "claims the island"."""
    thing = tree.child(token, "dobj")
    return thing is not None and tree.lemmas[thing] not in {"responsibility", "credit", "victory"}
