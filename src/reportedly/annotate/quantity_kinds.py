"""The kind of a quantity: what sort of figure it is, guessed from the words that govern it (the codebook's ``kind``)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.model import Quantity
from reportedly.model.vocabulary import CasualtyWhat, QuantityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CASUALTIES: Final[tuple[tuple[CasualtyWhat, frozenset[str]], ...]] = (
    ("captured", frozenset("capture captured seize abduct abducted kidnap kidnapped hostage prisoner captive".split())),
    ("missing", frozenset("missing unaccounted disappear disappeared".split())),
    (
        "wounded",
        frozenset("wound wounded injure injured injury maim maimed hurt hospitalize hospitalise injuring".split()),
    ),
    (
        "killed",
        frozenset(
            "kill killed die dead death slaughter slay slain massacre fatality perish drown behead execute executed toll murder"
            " murdered assassinate".split()
        ),
    ),
    ("casualties", frozenset("casualty loss trample lose".split())),
)
_CHANGE_VERBS: Final = frozenset(
    """rise increase grow climb jump surge soar gain add advance fall drop decline decrease slide tumble plunge plummet
    slip shed dip sink ease shrink cut reduce widen narrow double triple quadruple halve up down rebound rally slump
    upgrade downgrade raise lower trim""".split()
)
_CHANGE_NOUNS: Final = frozenset(
    "increase rise decrease decline drop fall gain growth jump surge cut reduction".split()
)
_FLOW_VERBS: Final = frozenset(
    """send deploy move ship arrive transfer dispatch deliver supply receive fire launch rescue save evacuate flee cross
    bring export import produce sell buy purchase recruit conscript mobilize mobilise release deport expel return donate
    provide pledge transport airlift enter leave hand transit go join draft follow admit resettle displace pour land""".split()
)
_FLOW_NOUNS: Final = frozenset("deployment delivery shipment transfer arrival dispatch supply export import".split())
_STOCK_VERBS: Final = frozenset(
    """be station base have possess hold keep number contain comprise include garrison gather amass mass remain stay
    host employ house occupy control operate own train shelter maintain muster assemble concentrate serve live""".split()
)
_CAPACITY: Final = re.compile(
    r"\b(?:capable\s+of|capacity|can|could)\b(?:\s+\w+){0,3}?\s+(?:produc|mak|manufactur|build|hold|carry|accommodat|hous|process|stor|fit|seat)\w*",
    re.I,
)
_CUMULATIVE: Final = re.compile(
    r"\b(?:in\s+total|so\s+far|in\s+all|altogether|to\s+date|with\s+rotations?|cumulative(?:ly)?|overall|a\s+total\s+of|rotat\w+|since\s+the\s+(?:start|beginning))\b",
    re.I,
)  # fmt: skip
_RATE_BEHIND: Final = re.compile(
    r"\s*(?:per|an?|each|every)\s+(?:single\s+)?(?:hour|day|week|month|quarter|year)\b|\s*(?:daily|weekly|monthly|annually|yearly)\b",
    re.I,
)
_CHANGE_BEHIND: Final = re.compile(
    r"\s+(?:more|fewer|less|higher|lower)\s+than\b|\s+(?:increase|rise|decrease|decline|drop|fall|reduction|cut|jump|surge)\b",
    re.I,
)
_LARGEST_LOOK: Final = 200


def classify_kind(quantity: Quantity, doc: Doc) -> Quantity:
    """Return the quantity with ``kind`` and ``what`` set from its unit and the words that govern it.

    The kind is ``other`` where nothing speaks for another one.
    """
    kind, what = _kind_of(quantity, doc)
    return replace(quantity, kind=kind, what=what)


def _kind_of(quantity: Quantity, doc: Doc) -> tuple[QuantityKind, CasualtyWhat | None]:
    """Decide kind and casualty."""
    token = _token_at(doc, quantity)
    governors = _governors(token, quantity) if token is not None else []
    lemmas = [governor.lemma_.lower() for governor in governors]
    behind = doc.text[quantity.span.end : quantity.span.end + 40]
    change = _is_change(governors, lemmas, behind, quantity)
    if quantity.dimension == "money":
        return ("change" if change and _by_before(doc, quantity) else "money"), None
    if quantity.dimension in ("age", "duration", "distance"):
        return "other", None
    if quantity.dimension == "share":
        return ("change" if change else "share"), None
    if quantity.dimension == "other":
        return ("change" if change else "other"), None
    what = _casualty(quantity, doc, token, governors, lemmas)
    if what is not None:
        return "casualties", what
    if change:
        return "change", None
    return _movement(quantity, doc, token, lemmas, behind), None


def _token_at(doc: Doc, quantity: Quantity) -> Token | None:
    """Return the token the quantity hangs on: the head noun within its span, else its number."""
    words: Span | None = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def _governors(token: Token, quantity: Quantity) -> list[Token]:
    """Return the words above the quantity up to the nearest verb, and that verb's auxiliary head."""
    governors: list[Token] = [token]
    current = token
    for _ in range(6):
        if current.head.i == current.i:
            break
        current = current.head
        governors.append(current)
        if current.pos_ == "VERB" or (current.pos_ == "AUX" and current.dep_ != "aux"):
            complements = [
                child for child in current.children if child.dep_ in ("xcomp", "acomp") and child.i > current.i
            ]
            governors.extend(complements[:1])
            if current.lemma_.lower() not in ("be", "have", "expect", "believe", "estimate", "report", "see"):
                break
            break
    governors.extend(child for child in token.children if child.dep_ in ("acl", "amod", "relcl"))
    return governors


def _by_before(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether "by" or "up" stands right before: the figure is the difference and not the level."""
    return bool(
        re.search(
            r"\b(?:by|up|down|of|extra|additional)\s+$",
            doc.text[max(0, quantity.span.start - 12) : quantity.span.start],
        )
    )


def _is_change(governors: list[Token], lemmas: list[str], behind: str, quantity: Quantity) -> bool:
    """Tell whether the figure is the size of a rise or fall."""
    if quantity.read_by.endswith("/multiple") or _CHANGE_BEHIND.match(behind):
        return True
    for at, (governor, lemma) in enumerate(zip(governors, lemmas, strict=True)):
        if at and lemma in _CHANGE_VERBS and governor.pos_ in ("VERB", "ADV", "ADP", "PART", "ADJ"):
            return not any(mid.lower_ in ("to", "at", "from") for mid in governors[1:at])
        if at and lemma in _CHANGE_NOUNS and governor.pos_ == "NOUN":
            return True
    return False


def _casualty(
    quantity: Quantity, doc: Doc, token: Token | None, governors: list[Token], lemmas: list[str]
) -> CasualtyWhat | None:
    """Return which casualty the figure counts, None where it counts none."""
    if token is None:
        return None
    words = set(lemmas) | {governor.lower_ for governor in governors}
    words |= {child.lower_ for governor in governors[:1] for child in governor.children}
    text = doc.text
    near = text[quantity.span.end : quantity.span.end + 24].lower().split()[:2]
    words |= {
        word.strip(".,;:") for word in near if word.strip(".,;:") in ("dead", "killed", "wounded", "injured", "missing")
    }
    found = [what for what, members in _CASUALTIES if words & members]
    if not found:
        return None
    if quantity.unit in ("casualty", "loss"):
        return "casualties"
    verb = next((governor for governor in governors[1:] if governor.pos_ == "VERB"), None)
    if (
        verb is not None
        and verb.lemma_.lower() in ("kill", "wound", "injure", "capture", "lose")
        and _is_agent(token, verb)
    ):
        return None
    if "casualties" in found and len(found) > 1:
        found.remove("casualties")
    if found == ["casualties"] and "casualty" not in words and quantity.unit not in _PERSONS:
        return None
    clause = text[quantity.span.start : quantity.span.end + 60].lower()
    if re.search(r"killed\s+(?:and|or)\s+(?:wounded|injured|maimed)|killed,?\s+(?:wounded|maimed)", clause):
        return "casualties"
    return found[0] if len(found) == 1 else ("killed" if "killed" in found and token.lemma_ != "wounded" else found[0])


_PERSONS: Final = frozenset(
    "person soldier troop man woman child civilian fighter officer militant policeman palestinian ukrainian russian".split()
)


def _is_agent(token: Token, verb: Token) -> bool:
    """Tell whether the token is the active subject of the verb."""
    return token.dep_ == "nsubj" and token.head.i == verb.i


def _movement(quantity: Quantity, doc: Doc, token: Token | None, lemmas: list[str], behind: str) -> QuantityKind:
    """Tell capacity, cumulative, flow and stock apart."""
    if token is None:
        return "other"
    sentence = token.sent
    text = doc.text
    left = text[max(sentence.start_char, quantity.span.start - _LARGEST_LOOK) : quantity.span.start]
    right = text[quantity.span.end : min(sentence.end_char, quantity.span.end + 60)]
    if _CAPACITY.search(left[-60:]):
        return "capacity"
    if _CUMULATIVE.search(left[-60:]) or _CUMULATIVE.search(right):
        return "cumulative"
    if _RATE_BEHIND.match(behind):
        return "flow"
    for lemma in lemmas:
        if lemma in _FLOW_VERBS or lemma in _FLOW_NOUNS:
            return "flow"
        if lemma in _STOCK_VERBS:
            return "stock"
    return "other"
