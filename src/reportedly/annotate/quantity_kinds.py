"""The kind of a quantity: what sort of figure it is, read from the words that govern it (the codebook's ``kind``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.annotate.numbered_nouns import is_number_there
from reportedly.annotate.syntax import read_syntax
from reportedly.model import Quantity
from reportedly.model.vocabulary import CasualtyWhat, QuantityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHAT_WORDS: Final[dict[str, CasualtyWhat]] = {
    **dict.fromkeys(
        """capture captured seize abduct abducted kidnap kidnapped""".split(), "captured"
    ),
    **dict.fromkeys("missing unaccounted disappear disappeared vanish".split(), "missing"),
    **dict.fromkeys(
        """wound wounded wounding wounds injure injured injuring injury injuries maim maimed hurt hospitalize
        hospitalise hospitalized hospitalised""".split(),
        "wounded",
    ),
    **dict.fromkeys(
        """kill killed killing die died dead death deaths slaughter slay slain massacre massacred fatality fatalities
        perish perished drown drowned behead beheaded execute executed murder murdered assassinate""".split(),
        "killed",
    ),
    **dict.fromkeys("casualty casualties trample trampled".split(), "casualties"),
}  # fmt: skip
_UNIT_WHAT: Final[dict[str, CasualtyWhat]] = {
    "casualty": "casualties", "loss": "casualties", "death": "killed", "fatality": "killed", "injury": "wounded",
    "dead": "killed", "body": "killed", "corpse": "killed", "killing": "killed", "victim": "casualties",
}  # fmt: skip
_HARM_VERBS: Final = frozenset(
    "kill wound injure capture lose seize abduct kidnap execute murder massacre slaughter claim".split()
)
_VICTIM_VERBS: Final = frozenset(
    "kill wound injure maim hurt die perish drown execute murder massacre slaughter hospitalise hospitalize".split()
)
#: Bodies of people that "of" gives the size of.
#: Prepositions of what surrounds a deed, not of whom it befell.
_ADJOINING: Final = frozenset("during in on for over by with near after before across through".split())
_BODIES: Final = frozenset(
    "force contingent corps army group unit garrison crowd detachment convoy fleet coalition".split()
)
_HARMING: Final = frozenset("destroy damage burn shoot hit intercept lose down sink strike disable".split())
#: What is captured or lost and is no casualty.
_THINGS: Final = frozenset(
    """tank vehicle gun missile drone aircraft plane jet helicopter ship boat vessel weapon shell rocket system howitzer
    truck carrier launcher mortar rifle village town city settlement position base building airport bridge house school
    hospital hectare district region point height hill trench""".split()
)
_CHANGE_VERBS: Final = frozenset(
    """rise increase grow climb jump surge soar gain fall drop decline decrease slide tumble plunge plummet slip shed
    dip shrink cut reduce widen narrow double triple quadruple halve up down rebound rally slump upgrade downgrade raise
    lower trim lose expand advance""".split()
)
_CHANGE_NOUNS: Final = frozenset(
    "increase rise decrease decline drop fall gain growth jump surge cut reduction".split()
)
_FLOW_WORDS: Final = frozenset(
    """send deploy move ship arrive transfer dispatch deliver supply receive fire launch rescue save evacuate flee cross
    bring export import produce sell buy purchase recruit conscript mobilize mobilise release deport expel return donate
    provide pledge transport airlift enter leave hand transit go join draft follow admit resettle displace ask request
    deployment delivery shipment arrival drop train come pass withdraw pull get give commit order""".split()
) - {"train", "drop"}
_STOCK_WORDS: Final = frozenset(
    """station base have possess keep number contain comprise include garrison remain stay host employ house occupy
    control operate maintain concentrate count dig shelter hold field place post""".split()
)
_UPROOTING: Final = frozenset({"displace", "uproot"})
#: Verbs of those who hand something on: their subject does not move.
_HANDING: Final = frozenset(
    """send deploy ship transfer dispatch deliver supply receive fire launch rescue bring export import produce sell buy
    purchase recruit mobilize mobilise release deport expel return donate provide pledge transport airlift give commit
    ask request get agree admit order""".split()
) - {"return"}
#: Verbs that make a stock of their object and a mere crowd of their subject ("gathered 50,000 soldiers").
_GATHER_WORDS: Final = frozenset("gather amass mass muster assemble train rally".split())
#: What those who are there are doing there.
_BUSY_WORDS: Final = frozenset("train fight serve work wait live".split())
_PLACE_WORDS: Final = frozenset(
    "in at on near inside across along alongside among within around there here between outside behind".split()
)
_LENGTHS: Final = frozenset("mile kilometre kilometer km metre meter yard".split())
_OTHER_UNITS: Final = frozenset("vote voter seat point goal percent time page".split())
#: What happens and is not there: "there were dozens of attacks" is a flow.
_HAPPENINGS: Final = frozenset(
    "attack strike raid sortie launch meeting visit call round clash battle incident explosion wave airstrike".split()
)
_CAPACITY: Final = re.compile(
    r"\b(?:capable\s+of|capacity\s+(?:of|to|for)|can|could|able\s+to)\b(?:\s+\w+){0,3}?\s*\b(?:produc|manufactur|build|hold|carr|accommodat"
    r"|hous|process|stor|seat)\w*|\bcapacity\s+of\s*$",
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
_DIFFERENCE_BEFORE: Final = re.compile(r"\b(?:by|up|down)\s+$", re.IGNORECASE)
_KILLED_AND_WOUNDED: Final = re.compile(
    r"\b(?:killed|dead|deaths?)\s*,?\s*(?:and|or)\s+(?:[a-z]+ly\s+)?(?:wounded|injured|maimed|injuries)\b",
    re.IGNORECASE,
)
_KILLED_BEHIND: Final = re.compile(
    r"[\s,]+(?:of\s+(?:them|whom)\s+)?(?:(?:the\s+)?(?:\w+\s+){1,3}(?:says?|said|believes?)\s+)?"
    r"(?:were\s+|was\s+|are\s+|have\s+been\s+)?(?:(?:believed|thought|feared)\s+(?:to\s+be\s+)?)?(?:\w+ly\s+)?"
    r"(dead|killed|wounded|injured|missing|captured)\b"
)
_LARGEST_LOOK: Final = 80


def classify_kind(quantity: Quantity, doc: Doc, text: str) -> Quantity:
    """Return the quantity with ``kind`` and ``what`` set from its unit and the words that govern it.

    ``text`` is the parse's text. The kind is ``other`` where nothing speaks for another one.
    """
    token = _token_of(doc, quantity)
    governors = _governors(token)
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
    elif quantity.dimension == "count":
        what = None if _MORE_THAN.match(text, quantity.number.end) else _casualty(quantity, text, token, governors)
        if what is not None:
            return replace(quantity, kind="casualties", what=what)
        kind = "change" if change else _movement(quantity, text, token, governors, behind)
    return replace(quantity, kind=kind)


def _left(text: str, quantity: Quantity, reach: int) -> str:
    """Return up to ``reach`` characters before the quantity."""
    return text[max(0, quantity.span.start - reach) : quantity.span.start]


def _token_of(doc: Doc, quantity: Quantity) -> Token:
    """Return the token the quantity hangs on: the head of its words."""
    words = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if words is None or not len(words):
        words = doc[:1]
    return _container_of(words.root)


def _container_of(token: Token) -> Token:
    """Return the body that a number is the size of ("a force of 50,000 soldiers"), else the token itself."""
    body = token.head.head
    is_size = token.dep_ == "pobj" and token.head.lower_ == "of" and body.lemma_.lower() in _BODIES
    return body if is_size else token


def _governors(token: Token) -> list[Token]:
    """Return the token, the words above it up to the nearest verb, and the complement that verb governs."""
    governors = [token]
    current = token
    for _ in range(6):
        if current.head.i == current.i:
            break
        current = current.head
        governors.append(current)
        if current.pos_ == "VERB" or (current.pos_ == "AUX" and current.dep_ not in ("aux", "auxpass")):
            complements = [
                child for child in current.children if child.dep_ in ("xcomp", "acomp", "oprd") and child.i > current.i
            ]
            governors.extend(complements[:1])
            break
    return governors


def _is_change(quantity: Quantity, text: str, governors: Sequence[Token], behind: str) -> bool:
    """Tell whether the figure is the size of a rise or fall; a count needs "by" or "more than" to be one."""
    if quantity.read_by.endswith("/multiple") or quantity.unit == "fold" or _CHANGE_BEHIND.match(behind):
        return True
    if _MORE_THAN.match(text, quantity.number.end):
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


def _casualty(quantity: Quantity, text: str, token: Token, governors: Sequence[Token]) -> CasualtyWhat | None:
    """Return which casualty the figure counts, None where it counts none."""
    if quantity.unit in _UNIT_WHAT:
        return _UNIT_WHAT[quantity.unit]
    if quantity.unit in _OTHER_UNITS | _THINGS | _HAPPENINGS:
        return None
    syntax = read_syntax(token.doc)
    first, stop = syntax.bounds[syntax.sentence[token.i]]
    clause = text[
        max(syntax.starts[first], quantity.span.start - 45) : min(syntax.ends[stop - 1], quantity.span.end + 45)
    ]
    verb = next((governor for governor in governors[1:] if governor.pos_ in ("VERB", "AUX")), None)
    if verb is not None and verb.lemma_.lower() in _HARM_VERBS and token.dep_ == "nsubj" and token.head.i == verb.i:
        return None
    if _KILLED_AND_WOUNDED.search(clause) and "\n" not in clause:
        return "casualties"
    behind = _KILLED_BEHIND.match(text, quantity.span.end) or _KILLED_BEHIND.search(" " + quantity.span.of(text))
    if behind:
        return _WHAT_WORDS[behind[1].lower()]
    if verb is not None and _takes_captive(verb):
        return "captured"
    toll = _toll_of(verb) if verb is not None and token.dep_ not in ("nsubj", "nsubjpass") else None
    if toll is not None:
        return toll
    if (
        verb is not None
        and verb.lemma_.lower() == "lose"
        and quantity.unit in _PERSONS
        and token.dep_ in ("dobj", "conj")
    ):
        return "casualties"
    if token.dep_ == "pobj" and token.head.lower_ in _ADJOINING:  # "captured during two periods"
        return None
    words = [word for governor in governors for word in (governor.lower_, governor.lemma_.lower())]
    words += [child.lower_ for child in token.children if child.dep_ in ("amod", "acl", "appos") and child.i > token.i]
    found = {_WHAT_WORDS[word] for word in words if word in _WHAT_WORDS}
    if not found:
        return None
    if {"killed", "wounded"} <= found or any(
        child.dep_ == "conj" and _WHAT_WORDS.get(child.lower_) not in (None, *found)
        for governor in governors
        for child in governor.children
    ):
        return "casualties" if any(governor.pos_ == "NOUN" for governor in governors[1:]) else sorted(found)[0]
    return sorted(found, key=("killed", "wounded", "captured", "missing", "casualties").index)[0]


def counts_victims(token: Token) -> bool:
    """Tell whether the verb above a number kills, hurts or arrests whom the number counts ("killing at least 558")."""
    verb = next((governor for governor in _governors(token)[1:] if governor.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in _VICTIM_VERBS:
        return False
    return token.dep_ in ("dobj", "nsubjpass", "conj", "nummod") or verb.lemma_.lower() in ("die", "perish", "drown")


def is_uprooted(token: Token) -> bool:
    """Tell whether a number counts who fled or was driven out: "displaced 18,000", "forced 18,000 to flee"."""
    below = [child.lemma_ for child in token.children if child.dep_ in ("relcl", "acl")]
    verb = token.head
    objective = token.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _UPROOTING
    return objective or ("flee" in below and verb.lemma_ in ("force", "cause", "lead", "prompt"))


def is_harmed(quantity: Quantity, doc: Doc) -> bool:
    """Tell whether what a figure counts was destroyed or hit: it is neither there nor on its way."""
    return any(governor.lemma_.lower() in _HARMING for governor in _governors(_token_of(doc, quantity))[1:])


def _takes_captive(verb: Token) -> bool:
    """Tell whether a verb is "take hostage", "take prisoner": whoever it counts is captured, whatever came before."""
    return verb.lemma_.lower() == "take" and any(
        child.i > verb.i and child.lemma_.lower() in ("hostage", "captive", "prisoner") for child in verb.children
    )


def _toll_of(verb: Token) -> CasualtyWhat | None:
    """Return what a toll beside a verb counts ("put the toll at 12"): the dead only where the text says so."""
    for child in verb.children:
        if verb.lemma_.lower() == "include" and child.dep_ == "nsubj" and child.lower_ in _WHAT_WORDS:
            return _WHAT_WORDS[child.lower_]  # "The dead included five journalists."
        if child.lemma_.lower() in ("toll", "loss") and child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            deadly = any(word.lower_ in ("death", "dead", "deaths") for word in child.subtree)
            return "killed" if deadly else _numbered(child) or "casualties"
        if child.lower_ == "number" and child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return _numbered(child)
    return None


def _numbered(number: Token) -> CasualtyWhat | None:
    """Return what befell those whose number is told: "the number of people killed", "of dead", "of missing boys"."""
    counted = [noun for of in number.children if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj"]
    told = [
        word
        for noun in (number, *counted)
        for word in noun.children
        if word.dep_ == "amod" or (word.dep_ == "acl" and word.tag_ == "VBN")
    ]
    return next((_WHAT_WORDS[word.lower_] for word in (*counted, *told) if word.lower_ in _WHAT_WORDS), None)


_PERSONS: Final = frozenset(
    "person soldier troop man woman child civilian fighter officer militant policeman serviceman".split()
)


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
        return "stock" if _is_placed(governor) else None
    if governor.tag_ == "VBG" and token.dep_ == "nsubj" and lemma in _BUSY_WORDS and _is_placed(governor):
        return "stock"
    if lemma in _GATHER_WORDS and token.dep_ in ("dobj", "nsubjpass"):
        return "stock"
    if lemma in _STOCK_WORDS:
        return "stock"
    if lemma in _HANDING and token.dep_ == "nsubj":  # "the 27 states give", "ten countries agreed to send"
        return None
    return "flow" if lemma in _FLOW_WORDS else None
