"""The kind of a quantity: what sort of figure it is, read from the words that govern it (the codebook's ``kind``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.annotate.casualties import casualty_of
from reportedly.annotate.figure_governors import governors_of, token_of
from reportedly.annotate.numbered_nouns import is_number_there
from reportedly.annotate.syntax import read_syntax
from reportedly.model import Quantity
from reportedly.model.vocabulary import QuantityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HARMING: Final = frozenset("destroy damage burn shoot hit intercept lose down sink strike disable".split())
_CHANGE_VERBS: Final = frozenset(
    """rise increase grow climb jump surge soar gain fall drop decline decrease slide tumble plunge plummet slip shed
    dip shrink cut reduce widen narrow double triple quadruple halve up down rebound rally slump upgrade downgrade raise
    lower trim lose expand advance slash""".split()
)
_CHANGE_NOUNS: Final = frozenset(
    "increase rise decrease decline drop fall gain growth jump surge cut reduction".split()
)
_FLOW_WORDS: Final = frozenset(
    """send deploy move ship arrive transfer dispatch deliver supply receive fire launch rescue save evacuate flee cross
    bring export import produce sell buy purchase recruit conscript mobilize mobilise release deport expel return donate
    provide pledge transport airlift free enter leave hand transit go join draft follow admit resettle displace ask
    request deployment delivery shipment arrival drop train come pass withdraw pull get give commit order scramble truck
    ferry haul smuggle""".split()
) - {"train", "drop"}
_STOCK_WORDS: Final = frozenset(
    """station base have possess keep number contain comprise include garrison remain stay host employ house occupy
    control operate maintain concentrate count dig shelter hold field place post hole trap strand stock
    stockpile""".split()
)
_DRIVING: Final = frozenset({"force", "cause", "lead", "prompt"})
#: What is done to one thing after another: their number adds up.
_DOING: Final = frozenset(
    """attack hit strike bomb shell raid destroy damage empty dismantle demolish raze loot burn seize intercept violate
    close shut ban target inspect clear search visit
    """.split()
)
_UPROOTING: Final = frozenset({"displace", "uproot"})
#: Verbs of those who hand something on: their subject does not move.
_HANDING: Final = frozenset(
    """send deploy ship transfer dispatch deliver supply receive fire launch rescue bring export import produce sell buy
    purchase recruit mobilize mobilise release deport expel return donate provide pledge transport airlift free give
    commit ask request get agree admit order""".split()
) - {"return"}
#: Verbs that make a stock of their object and a mere crowd of their subject ("gathered 50,000 soldiers").
_GATHER_WORDS: Final = frozenset("gather amass mass muster assemble train rally".split())
#: What those who are there are doing there.
_BUSY_WORDS: Final = frozenset("train fight serve work wait live".split())
_PLACE_WORDS: Final = frozenset(
    "in at on near inside across along alongside among within around there here between outside behind".split()
)
_LENGTHS: Final = frozenset("mile kilometre kilometer km metre meter yard".split())
#: Units of what is held, moved and made by weight or bulk.
_AMOUNTS: Final = frozenset(
    "tonne ton kilogram kg gram pound litre liter barrel gallon bushel megawatt cubic_metre".split()
)
#: Units of places for persons, which whatever "has" them can take in.
_ROOM: Final = frozenset("bed seat berth cot bunk cell".split())
#: What those are who cannot leave or go home.
_STUCK: Final = frozenset("unable stranded trapped homeless displaced stuck marooned".split())
_SINCE: Final = re.compile(r"\bsince\b", re.IGNORECASE)
_OTHER_UNITS: Final = frozenset("vote voter seat point goal percent time page".split())
#: What happens and is not there: "there were dozens of attacks" is a flow.
_HAPPENINGS: Final = frozenset(
    "attack strike raid sortie launch meeting visit call round clash battle incident explosion wave airstrike".split()
)
_CAPACITY: Final = re.compile(
    r"\b(?:capable\s+of|capacity\s+(?:of|to|for)|can|could|able\s+to)\b(?:\s+\w+){0,3}?\s*\b(?:(?:produc|manufactur|build|hold"
    r"|carr|accommodat|hous|process|stor|seat|refin|handl|load)\w*|turn\s+out|churn\s+out)|\bable\s+to\s+(?:fire|launch)\b"
    r"|\bcapacity\s+of\s*$",
    re.IGNORECASE,
)
_CUMULATIVE: Final = re.compile(
    r"\b(?:in\s+total|so\s+far|in\s+all|altogether|to\s+date|cumulative(?:ly)?|overall|rotat\w+"
    r"|since\s+the\s+(?:start|beginning)|over\s+(?:a|the|one)\s+(?:\w+\s+)?year)\b",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(r"\ba\s+total\s+of\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_RATE_BEHIND: Final = re.compile(
    r"\s*(?:per|an?|each|every)\s+(?:single\s+)?(?:hour|day|week|month|quarter|year)\b"
    r"|\s*(?:daily|weekly|monthly|annually|yearly)\b",
    re.IGNORECASE,
)
_CHANGE_BEHIND: Final = re.compile(
    r"\s+(?:more|fewer|less|higher|lower|larger|smaller|greater)\s+than\b|\s+as\s+(?:many|much|high|large)\b"
    r"|\s+(?:increase|rise|decrease|decline|drop|fall|reduction|cut|jump|surge)\b",
    re.IGNORECASE,
)
#: Behind the size of a change, where its result follows: "rose $1.20 to $74.50".
_LEVEL_BEHIND: Final = re.compile(r"\s+to\s+(?:about\s+|around\s+|some\s+|nearly\s+)?[$€£\d]")
#: Behind the size of a body: "a 10,000-strong force", "the six-member team".
_STRONG_BEHIND: Final = re.compile(r"[-\s]strong\b|\s?-\s?(?:member|man|woman|person)\b")
#: Behind the number of a difference: "200 more men than last month", "5,000 fewer than in 2022".
_MORE_THAN: Final = re.compile(r"\s+(?:more|fewer|less)(?:\s+[A-Za-z-]+){0,3}\s+than\b")
_UP_OR_DOWN_BY: Final = re.compile(r"\b(?:up|down)\s+by\s+$", re.IGNORECASE)
_DIFFERENCE_BEFORE: Final = re.compile(r"\b(?:by|up|down)\s+$", re.IGNORECASE)
#: Around the two numbers of a rate: "6.1 murders per 100,000 people", "40 deaths for every 1,000 births".
_PER_BEFORE: Final = re.compile(r"\b(?:per|for\s+every)\s+$", re.IGNORECASE)
_PER_BEHIND: Final = re.compile(r"\s+(?:per|for\s+every)\s+(?:\d|ten\b|hundred\b|thousand\b|million\b)", re.IGNORECASE)
_LARGEST_LOOK: Final = 80


def classify_kind(quantity: Quantity, doc: Doc, text: str) -> Quantity:
    """Return the quantity with ``kind`` and ``what`` set from its unit and the words that govern it.

    ``text`` is the parse's text. The kind is ``other`` where nothing speaks for another one.
    """
    token = token_of(doc, quantity)
    governors = governors_of(token)
    behind = text[quantity.span.end : quantity.span.end + 40]
    change = _is_change(quantity, text, governors, behind)
    kind: QuantityKind = "other"
    if quantity.dimension in ("money", "share"):
        kind = "money" if quantity.dimension == "money" else "share"
        size = _DIFFERENCE_BEFORE.search(_left(text, quantity, 12)) or _LEVEL_BEHIND.match(behind)
        partitive = text.startswith(" of ", quantity.number.end)  # "half of the battalion was lost"
        if change and (size or (kind == "share" and not partitive)):
            kind = "change"
    elif quantity.dimension == "other":
        kind = "change" if change else "other"
        if kind == "other" and quantity.unit in _AMOUNTS and not _is_rate_or_base(quantity, text):
            kind = _movement(quantity, text, token, governors, behind)
    elif quantity.dimension == "count":
        unharmed = quantity.unit in _OTHER_UNITS | _HAPPENINGS or _MORE_THAN.match(text, quantity.number.end)
        rate = _is_rate_or_base(quantity, text)
        what = None if unharmed or rate else casualty_of(quantity, text, token, governors)
        if what is not None:
            return replace(quantity, kind="casualties", what=what)
        if rate:
            return quantity
        kind = "change" if change else _movement(quantity, text, token, governors, behind)
    return replace(quantity, kind=kind)


def _is_rate_or_base(quantity: Quantity, text: str) -> bool:
    """Tell whether a figure is a rate or what it is reckoned on: "512 deaths per 100,000 births" tells no toll."""
    if _PER_BEFORE.search(text, max(0, quantity.span.start - 12), quantity.span.start):
        return True
    return _PER_BEHIND.match(text, quantity.span.end) is not None


def _left(text: str, quantity: Quantity, reach: int) -> str:
    """Return up to ``reach`` characters before the quantity."""
    return text[max(0, quantity.span.start - reach) : quantity.span.start]


def _is_change(quantity: Quantity, text: str, governors: Sequence[Token], behind: str) -> bool:
    """Tell whether the figure is the size of a rise or fall; a count needs "by" or "more than" to be one."""
    if quantity.read_by.endswith("/multiple") or quantity.unit == "fold" or _CHANGE_BEHIND.match(behind):
        return True
    if _MORE_THAN.match(text, quantity.number.end) or _UP_OR_DOWN_BY.search(_left(text, quantity, 12)):
        return True
    if quantity.dimension == "count" and not _DIFFERENCE_BEFORE.search(_left(text, quantity, 12)):
        return False
    for at, governor in enumerate(governors[1:], start=1):
        lemma = governor.lemma_.lower()
        if lemma in _CHANGE_VERBS and governor.pos_ in ("VERB", "ADV", "ADP", "PART", "ADJ"):
            return not any(between.lower_ in ("to", "at", "from") for between in governors[1:at])
        if lemma in _CHANGE_NOUNS and governor.pos_ == "NOUN":
            return True
    return False


def is_uprooted(token: Token) -> bool:
    """Tell whether a number counts who fled or was driven out: "displaced 18,000", "forced 18,000 to flee"."""
    below = [child.lemma_ for child in token.children if child.dep_ in ("relcl", "acl")]
    verb = token.head
    objective = token.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _UPROOTING
    fleeing = token.dep_ == "nsubj" and verb.lemma_ == "flee" and verb.head.lemma_ in _DRIVING
    if token.dep_ == "dobj" and verb.lemma_ in _DRIVING:
        below += [child.lemma_ for child in verb.children if child.dep_ == "xcomp"]
    return objective or fleeing or ("flee" in below and verb.lemma_ in _DRIVING)


def is_harmed(quantity: Quantity, doc: Doc) -> bool:
    """Tell whether what a figure counts was destroyed or hit: it is neither there nor on its way."""
    return any(governor.lemma_.lower() in _HARMING for governor in governors_of(token_of(doc, quantity))[1:])


def _movement(quantity: Quantity, text: str, token: Token, governors: Sequence[Token], behind: str) -> QuantityKind:
    """Tell capacity, cumulative, flow and stock apart."""
    if _is_level(quantity, text, governors):
        return "stock"
    if quantity.unit in _OTHER_UNITS:
        return "other"
    syntax = read_syntax(token.doc)
    first, stop = syntax.bounds[syntax.sentence[token.i]]
    left = text[max(syntax.starts[first], quantity.span.start - _LARGEST_LOOK) : quantity.span.start]
    right = text[quantity.span.end : min(syntax.ends[stop - 1], quantity.span.end + 70)]
    if _CAPACITY.search(left):
        return "capacity"
    if (
        _CUMULATIVE.search(left)
        or _CUMULATIVE.search(right)
        or _TOTAL.search(text, max(0, quantity.number.start - 40), quantity.number.start)
    ):
        return "cumulative"
    if _is_room(quantity, governors):
        return "capacity"
    if _adds_up(token, governors, left + right):
        return "cumulative"
    if _RATE_BEHIND.match(behind):
        return "flow"
    if _STRONG_BEHIND.match(text, quantity.number.end):
        return "stock"
    if right.lstrip().startswith("each"):
        return "other"
    if quantity.unit not in _HAPPENINGS and is_number_there(token):
        return "stock"
    if _is_adjunct(governors):
        return "other"
    if token.dep_ == "ROOT" and _is_placed(token):
        return "stock"
    for governor in reversed(governors[1:]):
        kind = _kind_of_verb(governor, token)
        if kind is not None:
            return "flow" if kind == "stock" and quantity.unit in _HAPPENINGS else kind
    return "other"


def _is_room(quantity: Quantity, governors: Sequence[Token]) -> bool:
    """Tell whether a count is of the places somebody has: "the hospital has 146 beds"."""
    return quantity.unit in _ROOM and any(governor.lemma_ == "have" for governor in governors[1:])


def _adds_up(token: Token, governors: Sequence[Token], around: str) -> bool:
    """Tell whether a perfect sums up: what was done to many "since" a day, or all who have been driven out."""
    verb = next((governor for governor in governors[1:] if governor.pos_ == "VERB"), None)
    if verb is None or verb.tag_ != "VBN" or not any(child.lemma_ == "have" for child in verb.lefts):
        return False
    uprooted = verb.lemma_ in _UPROOTING | {"force"} and token.dep_ == "nsubjpass"
    done = verb.lemma_ in _DOING and token.dep_ in ("dobj", "nsubjpass")
    return uprooted or (done and _SINCE.search(around) is not None)


def _is_level(quantity: Quantity, text: str, governors: Sequence[Token]) -> bool:
    """Tell whether a count is what a change led to: "seats rose from 9 to 10", "tripled to 30,000"."""
    if not _left(text, quantity, 3).endswith("to "):
        return False
    return any(governor.lemma_.lower() in _CHANGE_VERBS and governor.pos_ == "VERB" for governor in governors[1:])


def _is_adjunct(governors: Sequence[Token]) -> bool:
    """Tell whether the figure stands behind a preposition of place or company beside the verb ("to three sites")."""
    if len(governors) < 3 or governors[0].dep_ != "pobj":
        return False
    if governors[1].lower_ == "for" and governors[2].lemma_.lower() in ("ask", "call", "appeal"):
        return False
    return governors[1].lower_ in ("to", "into", "from", "at", "on", "near", "with", "against", "between", "for", "as")


def _is_placed(governor: Token) -> bool:
    """Tell whether a verb, or a number without one ("up to 8,000 in Kursk"), says where or how far off somebody is."""
    return any(
        child.dep_ == "expl"
        or (child.lower_ in _PLACE_WORDS and child.dep_ in ("prep", "advmod"))
        or child.lemma_.lower() in _LENGTHS
        or (child.dep_ == "prep" and any(length.lemma_.lower() in _LENGTHS for length in child.lefts))
        for child in governor.children
    )


def _kind_of_verb(governor: Token, token: Token) -> QuantityKind | None:
    """Return the kind that a governing verb or noun speaks for, if any."""
    lemma = governor.lemma_.lower()
    if lemma == "be":
        stuck = any(child.dep_ == "acomp" and child.lower_ in _STUCK for child in governor.children)
        going_on = any(child.lower_ in ("underway", "way") for child in governor.subtree)
        return "stock" if stuck or going_on or _is_placed(governor) else None
    if governor.tag_ == "VBG" and token.dep_ == "nsubj" and lemma in _BUSY_WORDS and _is_placed(governor):
        return "stock"
    if lemma in _UPROOTING and any(child.tag_ == "VBP" for child in governor.lefts if child.dep_ == "auxpass"):
        return "stock"  # "three million are displaced"
    if lemma in ("treat", "guard") and governor.tag_ == "VBG" and token.dep_ == "dobj":
        return "stock"
    if lemma in _GATHER_WORDS and token.dep_ in ("dobj", "nsubjpass"):
        return "stock"
    if lemma in _STOCK_WORDS:
        return "stock"
    if lemma in _HANDING and token.dep_ == "nsubj":  # "the 27 states give", "ten countries agreed to send"
        return None
    return "flow" if lemma in _FLOW_WORDS else None
