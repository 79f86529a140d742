"""How a claim's fields are put into words: bounds, hedges and kinds always stand beside the number."""

from __future__ import annotations

from typing import Final

from reportedly.model.annotations import Quantity
from reportedly.model.claims import Claim, Holder
from reportedly.model.questions import Answer, Mark, Panel, Period, Question, Stance, SupportedRange
from reportedly.model.vocabulary import CasualtyWhat, HolderKind, QuantityKind, Sector

_BOUNDS = {"approx": "about", "at_least": "at least", "at_most": "up to"}

#: What the figures of each kind count; figures of two kinds are never compared.
KIND_TITLES: Final[dict[QuantityKind, str]] = {
    "stock": "There at one time (stock)",
    "flow": "Moved or sent in a period (flow)",
    "cumulative": "In total over a period (cumulative)",
    "casualties": "Casualties",
    "change": "Rise or fall (change)",
    "capacity": "Can be held or produced (capacity)",
    "other": "Figures of other kinds",
    "money": "Money",
    "share": "Shares",
}
STANCES: Final[dict[Stance, str]] = {
    "asserts": "asserted",
    "denies": "denied",
    "declines": "neither confirmed nor denied",
    "asks": "asked",
}
#: The bodies of states that have codes of their own, in words.
BODIES: Final[dict[str, str]] = {
    "UNO": "United Nations",
    "EEC": "European Union",
    "NAT": "NATO",
    "AFU": "African Union",
    "IGO": "a body of states",
}
#: The part of a state or society that a holder speaks for.
SECTORS: Final[dict[Sector, str]] = {
    "GOV": "government",
    "MIL": "armed forces",
    "LEG": "parliament",
    "JUD": "courts",
    "SPY": "intelligence",
    "OPP": "opposition",
    "REB": "armed opposition",
    "MED": "press",
    "NGO": "private organisation",
    "IGO": "international organisation",
    "BUS": "business",
    "EDU": "research and schools",
    "CVL": "civilians",
}
HOLDER_KINDS: Final[dict[HolderKind, str]] = {
    "person": "person",
    "role": "person by role",
    "organisation": "organisation",
    "group": "group",
    "document": "document",
    "media": "news outlet",
    "reports": "unnamed reports",
    "article": "article",
}


def number_in_words(number: float) -> str:
    """Write a number with thousands separators, without a needless decimal point.

    >>> number_in_words(15000.0)
    '15,000'
    """
    return f"{int(number):,}" if float(number).is_integer() else f"{number:,}"


def figure_in_words(quantity: Quantity | None) -> str:
    """Write a figure with its bound and kind: ``up to 100,000 troop (flow)``; empty where there is none."""
    if quantity is None:
        return ""
    low, high = quantity.low, quantity.high
    if quantity.relation == "vague" and low is not None:
        number = f"some {number_in_words(low)} or more (vague)"
    elif low is not None and high is not None and low != high:
        number = f"{number_in_words(low)} to {number_in_words(high)}"
    else:
        number = number_in_words(next(value for value in (low, high, 0.0) if value is not None))
    kind = kind_and_what(quantity.kind, quantity.what)
    return " ".join(part for part in (_BOUNDS.get(quantity.relation), number, quantity.unit, f"({kind})") if part)


def kind_and_what(kind: QuantityKind, what: CasualtyWhat | None) -> str:
    """Write the kind of a figure with what befell those it counts, where the text says which.

    >>> kind_and_what("casualties", "killed"), kind_and_what("casualties", "casualties"), kind_and_what("flow", None)
    ('casualties, killed', 'casualties', 'flow')
    """
    return f"{kind}, {what}" if what and what != kind else kind


def bound_in_words(quantity: Quantity) -> str:
    """Write a number with its bound and nothing else: ``up to 15,000``."""
    low, high = quantity.low, quantity.high
    if quantity.relation == "vague":
        return f"{number_in_words(low or 0.0)} or more (a round word)"
    if low is not None and high is not None and low != high:
        return f"{number_in_words(low)} to {number_in_words(high)}"
    number = number_in_words(next(value for value in (high, low, 0.0) if value is not None))
    return " ".join(part for part in (_BOUNDS.get(quantity.relation), number) if part)


def holder_in_words(holder: Holder, words: str | None) -> str:
    """Write a holder: the naming words, the resolved name, and the state it speaks for."""
    if holder.kind == "article":
        return "the article"
    code = "-".join(part for part in (holder.country, holder.sector) if part)
    name = holder.name if holder.name and holder.name.lower() not in (words or "").lower() else None
    marks = [part for part in (name, code, "anonymous" if holder.anonymous else None) if part]
    return f"{words or holder.kind} [{'; '.join(marks)}]" if marks else words or holder.kind


def event_in_words(claim: Claim) -> str:
    """Write an event with its actors and recipients: ``AID PRK → RUS``."""
    event = claim.event
    if event.type is None and not event.actors and not event.recipients:
        return ""
    parts = [event.type or "–", ", ".join(event.actors)]
    if event.recipients:
        parts += ["→", ", ".join(event.recipients)]
    return " ".join(part for part in parts if part)


def standing_in_words(claim: Claim) -> str:
    """Write how sure and how done: ``possible, predicted``; a negative claim says so first."""
    return ", ".join([*(["NOT"] if claim.polarity == "negative" else []), claim.certainty, claim.status])


def mark_number_in_words(mark: Mark) -> str:
    """Write a mark's number with its bound and what must stand beside it; a product is said to be ours."""
    number = bound_in_words(mark.figure)
    if mark.product is not None:
        return f"{number} {mark.note} (by our arithmetic {number_in_words(mark.product)} together)"
    return f"{number} ({mark.note})" if mark.note else number


def holder_in_short(mark: Mark, longest: int | None = None) -> str:
    """Write a mark's holder by name, or else in the naming words; cut with "…" where it is longer than ``longest``."""
    name = mark.holder.name or mark.holder_words
    return name if longest is None or len(name) <= longest else f"{name[: longest - 1]}…"


def mark_in_words(mark: Mark) -> str:
    """Write a mark in short: its holder, the day, and the figure with its bound."""
    return f"{holder_in_short(mark)}, {mark.stated or 'date unknown'}: {mark_number_in_words(mark)}"


def panel_in_words(panel: Panel) -> str:
    """Name a panel by what its figures count: there at one time, over a period, harmed."""
    which = "killed, wounded or missing, not told apart" if panel.what == "casualties" else panel.what
    return f"{KIND_TITLES[panel.kind]}{f': {which}' if which else ''}"


def period_in_words(period: Period | None) -> str:
    """Write the days that a count covers; empty where none are named.

    >>> period_in_words(("2024-11-01", "2024-11-30")), period_in_words(("2024-11-01", None))
    ('2024-11-01 to 2024-11-30', 'since 2024-11-01')
    """
    if period is None:
        return ""
    first, last = period
    return f"since {first}" if last is None else first if first == last else f"{first} to {last}"


def time_in_words(mark: Mark) -> str:
    """Write the days a figure covers or the day it speaks of, where that is not the day it was stated; else nothing."""
    as_of = f"as of {mark.as_of}" if mark.as_of and mark.as_of != mark.stated else ""
    return period_in_words(mark.period) or as_of


def range_in_words(found: SupportedRange) -> str:
    """Name what a range is of: ``Kursk Oblast, so far, since 2024-10-01``."""
    return ", ".join(part for part in (found.place, found.outlook, period_in_words(found.period)) if part)


def deniers_in_words(answer: Answer) -> str:
    """Name who denies a question's matter without a figure, each once with the latest day; empty where nobody does."""
    latest: dict[str, str | None] = {}
    for row in answer.stances:
        if row.stance == "denies":
            latest[row.holder_words] = row.stated or latest.get(row.holder_words)
    return "; ".join(f"{who}, {day or 'undated'}" for who, day in latest.items())


def question_in_words(question: Question) -> str:
    """Write a question with its parts behind it, so that it can be seen how its words were read."""
    return f"{question.text} [{question_parts(question)}]" if question.text else question_parts(question)


def question_parts(question: Question) -> str:
    """Write the parts of a question: ``unit troops; actor PRK; place Russia; kind stock``."""
    parts = (
        ("unit", question.unit),
        ("actor", question.actor),
        ("place", question.place),
        ("kind", question.kind and kind_and_what(question.kind, question.what)),
        ("since", question.since),
        ("until", question.until),
    )
    return "; ".join(f"{name} {value}" for name, value in parts if value)
