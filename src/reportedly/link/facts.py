"""Facts: whether two claims of one thread can both be true.

Only what is told as a fact conflicts: not what is expected, planned or depends on a condition, nor what nobody vouches
for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Sequence
from itertools import product
from typing import Final

from reportedly.link.figures import TELLING, bounds, disjoint, number_of, other_things, same_number
from reportedly.link.propositions import AHEAD, Proposition, same_parties, side_of
from reportedly.link.terms import TARGETS
from reportedly.model.claims import Claim
from reportedly.model.relations import ConflictKind
from reportedly.reference.dates import parse_day
from reportedly.reference.names import key_of

#: Of two periods the shorter is at least this share of the longer where they are taken for one.
SAME_WINDOW: Final = 0.7
#: Days that two figures of a thing that changes may lie apart and still speak of one time.
SAME_TIME: Final = 1
#: Days within which a denial answers an assertion that names a place or time.
ANSWERED: Final = 3
#: Words by which a toll is told as a new count of what was counted before.
_CORRECTED: Final = re.compile(
    r"\b(?:lower|revis|correct|reduc)(?:ed|es|ing)\b|\b(?:down|up) from\b|\bnow stands?\b", re.I
)
#: Words by which nothing is there any longer.
_LEFT: Final = re.compile(r"\b(?:any ?more|any longer|no longer|remain(?:s|ed|ing)?|left)\b", re.I)
_Found = tuple[ConflictKind, str]


def compare_facts(first: Proposition, second: Proposition, *, copied: bool = False) -> _Found | None:
    """Return the kind of conflict between two claims of one thread and why, or None; of either order the same kind.

    Where the one was ``copied`` from the other they speak of one time, whatever days they were told on.
    """
    if not (is_fact(first) and is_fact(second)):
        return None
    if first.claim.quantity and second.claim.quantity:
        denied = "negative" in (first.claim.polarity, second.claim.polarity)
        return _denied_figures(first, second, copied) if denied else _figures(first, second, copied)
    if first.absence and second.claim.quantity:
        return _absence(second, first, copied)
    if second.absence and first.claim.quantity:
        return _absence(first, second, copied)
    return _polarity(first, second, copied) or _actors(first, second)


def is_fact(proposition: Proposition) -> bool:
    """Tell whether a claim is told as a fact, by somebody who vouches for it."""
    claim = proposition.claim
    return claim.status not in AHEAD and claim.certainty in ("certain", "probable") and claim.speech_act != "ask"


def _figures(first: Proposition, second: Proposition, copied: bool) -> _Found | None:
    one, other = first.claim.quantity, second.claim.quantity
    assert one is not None and other is not None
    same = (
        one.kind == other.kind
        and one.what == other.what
        and first.unit == second.unit
        and (first.rate, first.each, first.formation) == (second.rate, second.each, second.formation)
        and first.place == second.place
        and _same_window(first.claim, second.claim)
    )
    if not same or not disjoint(one, other):
        return None
    if not copied and (_days_apart(first, second) > SAME_TIME or _is_newer_toll(first, second)):
        return None
    if (
        not copied
        and _is_toll(first)
        and (_of_other_days(first.claim, second.claim) or _of_other_targets(first, second))
    ):
        return None
    if one.kind == "other" and not (first.place and first.unit and first.actors == second.actors):
        return None
    return "quantity", f"{_range(first)} and {_range(second)} of the same things at the same time exclude each other"


def _denied_figures(first: Proposition, second: Proposition, copied: bool) -> _Found | None:
    """Tell whether the one denies the very figure that the other gives; a denied figure leaves all others open."""
    positive, negative = sorted((first, second), key=lambda p: p.claim.polarity == "negative")
    if positive.claim.polarity == "negative":
        return None
    one, other = positive.claim.quantity, negative.claim.quantity
    assert one is not None and other is not None
    same = (
        (one.kind, one.what) == (other.kind, other.what)
        and same_number(one, other)
        and not other_things(first.unit, second.unit)
        and (first.rate, first.each, first.formation) == (second.rate, second.each, second.formation)
        and (first.place == second.place or None in (first.place, second.place))
        and (same_parties(first, second) or _is_of_his_own(positive, negative))
        and _same_window(first.claim, second.claim)
    )
    if not same or not (copied or _answers(positive, negative)):
        return None
    return "polarity", f"the one gives {_range(positive)}, the other says that it is not so"


def _is_of_his_own(positive: Proposition, negative: Proposition) -> bool:
    """Tell whether a side denies a telling toll of its own at one place, whoever's its words are read to count."""
    quantity = positive.claim.quantity
    telling = quantity is not None and (number_of(quantity) or 0) >= TELLING
    return telling and positive.local and positive.place == negative.place and side_of(negative) in positive.recipients


def _absence(figure: Proposition, none: Proposition, copied: bool) -> _Found | None:
    """Tell whether there is none, for the one, of what the other counts, at one place and time."""
    quantity, absence = figure.claim.quantity, none.absence
    assert quantity is not None and absence is not None
    toll = bool(absence.casualties)
    same = (
        (quantity.what in absence.casualties if toll else quantity.kind in ("stock", "flow"))
        and figure.claim.polarity == "positive"
        and bounds(quantity)[0] > 0
        and not other_things(figure.unit, none.unit)
        and absence.names <= figure.terms
        and figure.place == none.place
        and figure.place is not None
        and (not toll or figure.local)
        and not figure.rate
        and same_parties(figure, none)
        and (not toll or not _is_own_deed(none) or bool(figure.actors))
        and _same_window(figure.claim, none.claim)
    )
    if not same or not (copied or _none_at_that_time(figure, none)):
        return None
    return "polarity", f"the one counts {_range(figure)}, the other says that there is none"


def _is_own_deed(none: Proposition) -> bool:
    """Tell whether somebody is said not to have done it: others may have."""
    return none.claim.speech_act == "deny" and bool(none.actors)


def _none_at_that_time(figure: Proposition, none: Proposition) -> bool:
    """Tell whether none is said to be there, or to have come to harm, at the time of a figure.

    Who came is there as long as it is told of him. Those who are no longer there may have been there the day before,
    and a toll may rise after the first word of none.
    """
    if none.claim.speech_act == "deny":
        return _answers(figure, none)
    if none.absence and none.absence.casualties:
        same = _days_apart(figure, none) == 0 and not _of_other_targets(figure, none)
        return same and str(figure.said) <= str(none.said)
    told = (abs((day - none.day).days) for day in (figure.day, figure.said) if day and none.day)
    return min(told, default=ANSWERED) <= (0 if _LEFT.search(none.text) else SAME_TIME)


def _is_newer_toll(first: Proposition, second: Proposition) -> bool:
    """Tell whether a toll of a later day is the higher one, as more dead were found, or is told as corrected."""
    if not _is_toll(first) or first.said is None or second.said is None or first.said == second.said:
        return False
    earlier, later = sorted((first, second), key=lambda p: str(p.said))
    one, other = earlier.claim.quantity, later.claim.quantity
    risen = one is not None and other is not None and (number_of(one) or 0) < (number_of(other) or 0)
    return risen or _CORRECTED.search(later.text) is not None


def _same_window(first: Claim, second: Claim) -> bool:
    """Tell whether two figures cover the same days: neither a longer period than the other."""
    days, other = _length(first), _length(second)
    return min(days, other) / max(days, other) >= SAME_WINDOW


def _of_other_targets(first: Proposition, second: Proposition) -> bool:
    """Tell whether both name what was struck and it is not one thing: a market and a school have two tolls."""
    one, other = first.terms & TARGETS, second.terms & TARGETS
    return bool(one and other) and not one & other


def _of_other_days(first: Claim, second: Claim) -> bool:
    """Tell whether both name their days and share none: two strikes of two days have two tolls."""
    one, other = first.time, second.time
    if not (one and other and one.start and one.end and other.start and other.end):
        return False
    return one.end < other.start or other.end < one.start


def _length(claim: Claim) -> int:
    start, end = (
        (parse_day(value) if value else None for value in (claim.time.start, claim.time.end))
        if claim.time
        else (None, None)
    )
    return (end - start).days + 1 if start and end else 1


def _range(proposition: Proposition) -> str:
    quantity = proposition.claim.quantity
    assert quantity is not None
    low, high = bounds(quantity)
    if low == high:
        return f"{low:,g}"
    if low == float("-inf"):
        return f"at most {high:,g}"
    return f"at least {low:,g}" if high == float("inf") else f"{low:,g} to {high:,g}"


def _days_apart(first: Proposition, second: Proposition) -> float:
    if first.day is None or second.day is None:
        return float("inf")
    return abs((first.day - second.day).days)


def _polarity(first: Proposition, second: Proposition, copied: bool) -> _Found | None:
    positive, negative = sorted((first, second), key=lambda p: p.claim.polarity == "negative")
    if positive.claim.polarity == negative.claim.polarity or not _same_act(first, second):
        return None
    if not copied and positive.claim.speech_act != "confirm" and _of_one_state(first, second):
        return None
    if positive.claim.certainty != "certain" or negative.claim.certainty != "certain":
        return None
    if not copied and not _answers(positive, negative):
        return None
    return "polarity", "the one says that it is so, the other that it is not"


def _of_one_state(first: Proposition, second: Proposition) -> bool:
    """Tell whether one state speaks in both: who denies a part of what it says does not deny the whole."""
    return side_of(first) is not None and side_of(first) == side_of(second)


def at_one_time(claims: Sequence[Proposition]) -> list[tuple[int, int]]:
    """Return the places of each two that may speak of one time, in order; no others but copies exclude each other."""
    dated = sorted({(day.toordinal(), at) for at, p in enumerate(claims) for day in (p.day, p.said) if day})
    days = [day for day, _ in dated]
    near = {
        (min(at, other), max(at, other))
        for place, (day, at) in enumerate(dated)
        for _, other in dated[place + 1 : bisect_right(days, day + ANSWERED)]
    }
    sent = [at for at, claim in enumerate(claims) if _is_sent(claim)]
    denials = [at for at, claim in enumerate(claims) if _is_denied_at_all(claim)]
    far = {(min(pair), max(pair)) for pair in product(denials, sent)}
    return sorted(pair for pair in near | far if pair[0] != pair[1])


def _is_sent(proposition: Proposition) -> bool:
    """Tell whether forces are said to be somewhere, or sent, at all."""
    return proposition.claim.place is None and proposition.cluster == "send"


def _is_denied_at_all(proposition: Proposition) -> bool:
    return proposition.claim.place is None and proposition.claim.speech_act == "deny"


def _answers(positive: Proposition, negative: Proposition) -> bool:
    """Tell whether both speak of one time: what was not so may have come about since.

    A denial that names no time answers what was said in the days before, of whatever day that was.
    """
    if _is_denied_at_all(negative) and _is_sent(positive):
        return True
    denial = negative.claim.speech_act == "deny"
    told = {positive.day, positive.said if denial and negative.claim.time is None else None}
    within = range(ANSWERED + 1 if denial else 1)
    return negative.day is not None and any((negative.day - day).days in within for day in told if day)


def _same_act(first: Proposition, second: Proposition) -> bool:
    """Tell whether both tell of one act: a toll is none, and a rejection is told as "rejects" and as "not" alike."""
    if any(p.claim.event.type == "REJECT" or _is_toll(p) for p in (first, second)):
        return False
    if first.cluster and second.cluster and first.cluster != second.cluster:
        return False
    if first.local and second.local and first.place != second.place:
        return False
    return same_parties(first, second)


def _is_toll(proposition: Proposition) -> bool:
    quantity = proposition.claim.quantity
    return quantity is not None and quantity.kind == "casualties"


def _actors(first: Proposition, second: Proposition) -> _Found | None:
    """Two certain accounts of one strike on one place on one day that name other parties as the doers."""
    same = (
        first.cluster == second.cluster == "force"
        and first.place == second.place
        and _days_apart(first, second) <= SAME_TIME
        and bool(first.terms & second.terms & TARGETS)
        and {first.claim.polarity, second.claim.polarity} == {"positive"}
        and {first.claim.certainty, second.claim.certainty} == {"certain"}
    )
    if not same or not first.actors or not second.actors or set(first.actors) & set(second.actors):
        return None
    return "actor", f"the one names {', '.join(first.actors)}, the other {', '.join(second.actors)}"


def statement_of(proposition: Proposition) -> Hashable:
    """Return what a claim says and who says it: claims of equal statements stand alike to every other claim."""
    claim, holder, quantity = proposition.claim, proposition.claim.holder, proposition.claim.quantity
    voice = key_of(holder.name or (holder.text.of(proposition.article.text) if holder.text else ""))
    figure = quantity and (quantity.kind, quantity.what, quantity.low, quantity.high, quantity.relation)
    armed = any(party.endswith("-REB") for party in (*proposition.actors, *proposition.recipients))
    return (
        *(
            proposition.article.id if holder.kind == "article" else "",
            holder.kind,
            holder.country,
            holder.sector,
            voice,
        ),
        *(claim.speech_act, claim.certainty, claim.status, claim.polarity, claim.event.type, claim.place is None),
        *(proposition.said, proposition.day, _length(claim), proposition.cluster, proposition.actors),
        *(proposition.recipients, proposition.place, proposition.unit, figure, proposition.rate, proposition.each),
        *(proposition.formation, proposition.terms & TARGETS, _CORRECTED.search(proposition.text) is not None),
        *(proposition.absence, _LEFT.search(proposition.text) is not None),
        proposition.terms if quantity and armed else None,
    )
