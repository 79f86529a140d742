"""Notes on sources: what is told of a source's name or of its wording, and says nothing of the world.

"Both spoke on condition of anonymity", "he asked not to be named", "as one elder put it".
"""

from __future__ import annotations

from reportedly.annotate.syntax import Syntax

_SPEAKING = frozenset("speak talk brief comment discuss".split())
_SEEKING = frozenset("request ask insist demand prefer want wish grant give agree speak talk".split())
_WITHHOLDING = frozenset("ask request insist demand prefer want wish decline refuse".split())
_NAMING = frozenset({"name", "identify", "quote"})
#: How many words above "anonymity" its verb may stand: "on condition of anonymity".
_REACH = 4


def is_source_note(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb only tells how a source is named, and why, or how it worded what it said."""
    return _hides_name(syntax, verb) or _puts_it(syntax, verb) or _gives_reason(syntax, verb)


def _hides_name(syntax: Syntax, verb: int) -> bool:
    return _seeks_anonymity(syntax, verb) or _withholds_name(syntax, verb) or _is_unauthorised(syntax, verb)


def _gives_reason(syntax: Syntax, verb: int) -> bool:
    """Tell why somebody is not named: "he asked not to be named, fearing reprisals", "… because it was dangerous"."""
    if syntax.deps[verb] != "advcl":
        return False
    above = syntax.heads[verb]
    hidden = any(_hides_name(syntax, at) for at in (above, syntax.heads[above]))
    marked = any(syntax.lower[child] in ("because", "as") for child in syntax.having(verb, {"mark"}))
    return hidden and (marked or (syntax.tags[verb] == "VBG" and syntax.child(verb, {"nsubj"}) is None))


def _seeks_anonymity(syntax: Syntax, verb: int) -> bool:
    """Tell "spoke on condition of anonymity" and "requesting anonymity" from "anonymity protects donors"."""
    if syntax.lemmas[verb] not in _SEEKING or syntax.child(verb, {"ccomp"}) is not None:
        return False
    end = syntax.bounds[syntax.sentence[verb]][1]
    for at in range(verb + 1, min(end, verb + 2 * _REACH)):
        if syntax.lower[at] != "anonymity" or syntax.deps[at] not in ("dobj", "pobj", "oprd"):
            continue
        above = at
        for _ in range(_REACH):
            above = syntax.heads[above]
            if above == verb:
                return True
    return False


def _withholds_name(syntax: Syntax, verb: int) -> bool:
    """Tell "asked not to be named" and "did not wish to be identified" from "asked to name the suspects"."""
    named = syntax.child(verb, {"xcomp"})
    if named is None or syntax.lemmas[verb] not in _WITHHOLDING or syntax.lemmas[named] not in _NAMING:
        return False
    return syntax.child(named, {"auxpass"}) is not None and syntax.child(named, {"oprd", "attr", "dobj"}) is None


def _is_unauthorised(syntax: Syntax, verb: int) -> bool:
    """Tell "because he was not authorised to speak publicly" from "was not authorised to fire"."""
    deed = syntax.child(verb, {"xcomp"})
    if deed is None or syntax.lemmas[verb] not in ("authorize", "authorise") or syntax.lemmas[deed] not in _SPEAKING:
        return False
    return syntax.deps[verb] in ("advcl", "relcl") and syntax.child(verb, {"neg"}) is not None


def _puts_it(syntax: Syntax, verb: int) -> bool:
    """Tell "as one elder put it" and "was how he put it" from "as they put it on the truck"."""
    if syntax.lemmas[verb] != "put" or syntax.child(verb, {"prt", "oprd"}) is not None:
        return False
    worded = any(syntax.lower[child] in ("as", "how") for child in syntax.children[verb] if child < verb)
    thing = syntax.child(verb, {"dobj"})
    return worded and thing is not None and syntax.lower[thing] == "it" and not _is_moved(syntax, verb)


def _is_moved(syntax: Syntax, verb: int) -> bool:
    """Tell whether a thing is put somewhere: "put it on the truck"."""
    return any(syntax.lower[child] in ("on", "into", "under", "inside") for child in syntax.having(verb, {"prep"}))
