"""The codebook's closed vocabularies."""

from __future__ import annotations

from typing import Final, Literal, get_args

HolderKind = Literal["person", "role", "organisation", "group", "document", "media", "reports", "article"]
Sector = Literal["GOV", "MIL", "LEG", "JUD", "SPY", "OPP", "REB", "MED", "NGO", "IGO", "BUS", "EDU", "CVL"]
SpeechAct = Literal[
    "say", "estimate", "expect", "confirm", "deny", "decline", "accuse", "warn", "promise", "demand", "ask", "speculate"
]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Status = Literal["happened", "ongoing", "planned", "predicted", "conditional", "requested", "general"]
Relation = Literal["exact", "approx", "at_least", "at_most", "range", "vague"]
QuantityKind = Literal[
    "stock", "flow", "cumulative", "casualties", "change", "capacity", "money", "share", "other"
]  # fmt: skip
CasualtyWhat = Literal["killed", "wounded", "casualties", "captured", "missing"]
Basis = Literal["witnessed", "told", "inferred", "document", "unknown"]
Dimension = Literal["count", "money", "share", "age", "duration", "distance", "other"]

VOCABULARIES: Final[dict[str, tuple[str, ...]]] = {
    "holder.kind": get_args(HolderKind),
    "sector": get_args(Sector),
    "speech_act": get_args(SpeechAct),
    "event.type": get_args(EventType),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
    "status": get_args(Status),
    "quantity.relation": get_args(Relation),
    "quantity.kind": get_args(QuantityKind),
    "quantity.what": get_args(CasualtyWhat),
    "basis": get_args(Basis),
}

#: From the strongest commitment to the weakest; the weaker of two wins (codebook rule 1).
CERTAINTY_ORDER: Final[tuple[Certainty, ...]] = ("certain", "probable", "possible", "unknown")


def weaker(first: Certainty, second: Certainty) -> Certainty:
    """Return the weaker of two commitments.

    >>> weaker("probable", "possible")
    'possible'
    """
    return max(first, second, key=CERTAINTY_ORDER.index)
