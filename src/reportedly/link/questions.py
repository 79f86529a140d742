"""Questions: how one is read, and which claims answer it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from reportedly.errors import InputError
from reportedly.model.articles import Article
from reportedly.model.claims import Claim, ClaimPlace
from reportedly.model.questions import Question
from reportedly.model.relations import ReadArticle
from reportedly.model.spans import Span
from reportedly.reference.places_within import lies_in
from reportedly.reference.states import states_named
from reportedly.reference.unit_classes import class_named, class_within, unit_class

#: The number put for "how many", so that a question can be read as a statement; large, as for troops.
STAND_IN: Final = "5,000"
_HOW_MANY: Final = re.compile(r"how many\b", re.IGNORECASE)
#: Words before "how many" that ask for nothing more.
_LEADING: Final = frozenset({"about", "around", "roughly", "approximately", "exactly", "just", "so", "and", "but"})
_EACH: Final = re.compile(r"\s*(?:each|apiece)\b|\s+per\b", re.IGNORECASE)
_AMONG: Final = re.compile(
    r"\b(?:including|includes?|among (?:them|whom)|along with|together with|alongside)\b[^.;]*$", re.IGNORECASE
)
_AUXILIARIES: Final = frozenset(
    "has have had does do did is are was were will would could can may might shall should must".split()
)
_CLOSED_UP: Final = re.compile(r"\s(?:(?=['’]s\b)|(-)\s)")
#: A name behind a preposition of place.
_PLACED: Final = re.compile(
    r"\b(?:in|near|at|around|inside|outside|into|across|throughout|along)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)"
)
#: Times that leave a question as it is.
_NOW: Final = frozenset({"now", "so far", "currently", "today", "at present", "to date", "at the moment", "presently"})
#: How to name by flags what could not be read.
_FLAGS: Final = "say it with --unit, --actor (a country's code), --place, and --kind where it matters"
_WHEN: Final = (
    "leave it out: each figure is shown with its period; or keep it and add --since or --until, which ask for articles "
    "published then"
)
#: Kinds of figures that no question counts, and where they are listed.
_UNCOUNTED: Final = {"money": "sums of money", "share": "shares"}
_UNCOUNTED_UNITS: Final = {"percent": "share"} | dict.fromkeys(
    ("dollar", "euro", "pound", "rouble", "ruble", "yuan", "yen", "hryvnia", "aid", "money"), "money"
)

Whose = Literal["own", "shared", "unsaid", "other"]
#: A word of a question with its part of speech (Universal Dependencies).
Word = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fit:
    """How a claim answers a question; the fields are those of :class:`reportedly.model.questions.Mark`."""

    left_out: str | None = None
    note: str | None = None
    product: float | None = None
    why: tuple[str, ...] = ()


def as_statement(words: Sequence[Word]) -> str | None:
    """Turn the words of a "how many" question into a statement with a number in it; None where it asks otherwise.

    >>> as_statement([("How", "SCONJ"), ("many", "ADJ"), ("tanks", "NOUN"), ("has", "AUX"), ("Iran", "PROPN"),
    ...     ("sent", "VERB"), ("?", "PUNCT")])
    'Iran has sent 5,000 tanks.'
    """
    while words and words[0][0].lower() in _LEADING:
        words = words[1:]
    texts = [text for text, _ in words]
    if not _HOW_MANY.match(" ".join(texts)):
        return None
    rest = [(text, pos) for text, pos in words[2:] if text != "?"]
    verb = next((place for place, (text, _) in enumerate(rest) if text.lower() in _AUXILIARIES), None)
    if verb:
        main = next((place for place in range(verb + 1, len(rest)) if rest[place][1] in ("VERB", "AUX")), None)
        between = rest[verb + 1 : main] if main is not None else []
        if any(pos in ("PROPN", "NOUN", "PRON") for _, pos in between):
            # "How many tanks has Iran sent to X": the subject stands behind the auxiliary.
            ordered = [*between, rest[verb], rest[main or 0], (STAND_IN, "NUM"), *rest[:verb], *rest[(main or 0) + 1 :]]
            return _spelled(text for text, _ in ordered)
    return _spelled((STAND_IN, *(text for text, _ in rest)))


def _spelled(words: Iterable[str]) -> str:
    """Write words as a sentence; hyphens and possessives close up: "Port-au-Prince", "Iran's"."""
    return _CLOSED_UP.sub(r"\1", " ".join(words)) + "."


def question_of(article: Article, claims: Sequence[Claim], asked: Question) -> Question:
    """Fill what ``asked`` leaves open from the claims read in the question's statement; what is set there stands.

    Raises InputError where the thing counted, or both whose it is and where, are known from neither.
    """
    found = next((claim for claim in claims if claim.quantity is not None), None)
    unit = asked.unit or (unit_class(found.quantity.unit) if found and found.quantity else None)
    filled = replace(asked, unit=class_named(unit).name if unit else "")
    if not filled.unit:
        return check_question(filled)
    if found is not None and found.quantity is not None:
        if filled.actor is None:
            filled = replace(filled, actor=_actor_of(found, article.text))
        if filled.place is None and found.place is not None:
            name = found.place.name or found.place.text.of(article.text)
            filled = replace(filled, place=name, country=filled.country or found.place.country)
        if filled.kind is None and found.quantity.kind != "other":
            filled = replace(filled, kind=found.quantity.kind, what=found.quantity.what)
    elsewhere = [code for code in states_named(asked.text or "") if code != filled.country]
    if filled.actor is None and elsewhere:
        raise InputError(f"question {asked.text!r}: whose {filled.unit} could not be read; {_FLAGS}")
    if found is not None and found.time is not None and not (asked.since or asked.until):
        when = found.time.text.of(article.text)
        if when.lower() not in _NOW:
            raise InputError(f"question {asked.text!r}: “{when}” cannot be asked; {_WHEN}")
    unplaced = _PLACED.search(article.text) if filled.place is None else None
    if unplaced is not None:
        raise InputError(f"question {asked.text!r}: where “{unplaced['name']}” is could not be read; {_FLAGS}")
    return check_question(filled)


def check_question(question: Question) -> Question:
    """Return the question if it is whole; raise InputError saying which part to name."""
    words = f"question {question.text!r}" if question.text else f"question {question.name!r}"
    uncounted = question.kind if question.kind in _UNCOUNTED else _UNCOUNTED_UNITS.get(question.unit)
    if uncounted:
        raise InputError(
            f"{words}: {_UNCOUNTED[uncounted]} are not compared; `reportedly claims --kind {uncounted}` lists them"
        )
    if not question.unit:
        raise InputError(f"{words}: the thing counted could not be read; {_FLAGS}")
    if question.actor is None and question.place is None:
        raise InputError(f"{words}: neither whose {question.unit} nor where could be read; {_FLAGS}")
    return question


def _actor_of(claim: Claim, text: str) -> str | None:
    """Return the country whose things are counted; None where the words leave a choice."""
    quantity = claim.quantity
    named = states_named(quantity.span.of(text)) if quantity else ()
    parties = claim.event.recipients if quantity and quantity.kind == "casualties" else claim.event.actors
    # A state's own forces are the state's; armed groups are not.
    codes = tuple(dict.fromkeys(code if code.endswith("-REB") else code.partition("-")[0] for code in parties))
    if len(named) == 1:
        return codes[0] if codes == (f"{named[0]}-REB",) else named[0]
    if len(codes) != 1 or named:
        return None
    # Who were killed in a town need not be its country's.
    place = claim.place.text if claim.place else Span(0, 0)
    elsewhere = states_named(f"{text[: place.start]} {text[place.end :]}")
    said = quantity is None or quantity.kind != "casualties" or codes[0].endswith("-REB") or codes[0] in elsewhere
    return codes[0] if said else None


def figure_fit(item: ReadArticle, claim: Claim, question: Question) -> Fit | None:
    """Tell how a claim's figure answers the question; None where it does not."""
    quantity = claim.quantity
    if quantity is None or quantity.kind in ("money", "share") or claim.polarity == "negative":
        return None
    if claim.speech_act in ("deny", "decline") or not _counts(claim, question):
        return None
    if (question.kind == "casualties") and quantity.kind != "casualties":
        return None
    whose, why = _whose(item, claim, question)
    if whose == "other":
        return None
    note, product = None, None
    part = unit_class(quantity.unit) if question.unit == class_within(quantity.unit) else None
    if _is_each(item.article.text, quantity.span):
        note, product = "each", _product(item, claim)
    elif claim.part_of is not None:
        note = "part of another figure"
    elif part is not None:
        note = f"counts {part} alone"
    return Fit(_left_out(claim, question, whose, note), note, product, why)


def _product(item: ReadArticle, claim: Claim) -> float | None:
    """Return a figure for each of several times their number, where one claim before it gives that alone."""
    quantity, text = claim.quantity, item.article.text
    if quantity is None:
        return None
    groups = [
        other.quantity.low
        for other in item.claims
        if other.quantity is not None
        and other.quantity.low is not None
        and other.quantity.relation == "exact"
        and other.quantity.span.end <= quantity.span.start
        and text[other.quantity.span.end : quantity.span.start].strip() == "of"
    ]
    number = quantity.high if quantity.high is not None else quantity.low
    return groups[0] * number if len(groups) == 1 and number is not None else None


def _left_out(claim: Claim, question: Question, whose: Whose, note: str | None) -> str | None:
    """Say why a figure cannot be counted with others, None where it can."""
    if whose == "shared":
        return "counts others too"
    if note is not None:
        return "a figure for each of several" if note == "each" else note
    if claim.speech_act == "ask":
        return "asked, not stated"
    if claim.status == "requested":
        return "asked for, not reported"
    if claim.event.type == "REJECT":
        return "told of a refusal"
    if claim.holder.kind in ("article", "reports"):
        return "no source is named"
    where = place_fit(claim.place, question)
    if where != "within":
        return "place not said" if where == "unsaid" else "for another place"
    return None


def place_fit(place: ClaimPlace | None, question: Question) -> Literal["within", "unsaid", "elsewhere"]:
    """Tell whether a claim's place lies in the question's."""
    if question.place is None and question.country is None:
        return "within"
    if place is None or (place.country is None and place.name is None):
        return "unsaid"
    inside = lies_in(place.name, place.country, question.place, question.country)
    return "within" if inside else "elsewhere"


def _is_each(text: str, span: Span) -> bool:
    """Tell whether a figure is said of each of several."""
    return span.of(text).lower().endswith((" each", " apiece")) or _EACH.match(text, span.end) is not None


def _counts(claim: Claim, question: Question) -> bool:
    """Tell whether the claim counts things of the question's class, or the casualties among them."""
    quantity = claim.quantity
    if quantity is None:
        return False
    if question.unit in (unit_class(quantity.unit), class_within(quantity.unit)):
        return True
    if quantity.kind == "casualties" and question.unit == "troops" and unit_class(quantity.unit) in (None, "people"):
        return bool(claim.event.recipients) and all(code.endswith("-MIL") for code in claim.event.recipients)
    return False


def is_of(code: str, actor: str) -> bool:
    """Tell whether an actor code is the asked one or a part of its state; armed groups are none of its parts.

    >>> is_of("PRK-MIL", "PRK"), is_of("PSE-GOV", "PSE-REB"), is_of("COD-REB", "COD")
    (True, False, False)
    """
    state, _, sector = code.partition("-")
    return code == actor or (state == actor and sector != "REB")


def _whose(item: ReadArticle, claim: Claim, question: Question) -> tuple[Whose, tuple[str, ...]]:
    """Tell whose the counted things are: the asked actor's own, shared with others, unsaid, or another's."""
    actor, text, quantity = question.actor, item.article.text, claim.quantity
    if actor is None or quantity is None:
        return "own", ()
    country, _, sector = actor.partition("-")
    named = states_named(quantity.span.of(text))
    if named and country not in named:
        return "other", ()
    if named and not sector:
        return ("own" if len(named) == 1 else "shared"), ()
    if quantity.unit and quantity.unit not in quantity.span.of(text).lower():
        # "This contingent may grow to 100,000": whoever acts, the number takes up a figure told before.
        taken = _from_context(item, claim, question)
        if taken[0] == "own":
            return taken
    parties = claim.event.recipients if quantity.kind == "casualties" else claim.event.actors
    own = [is_of(code, actor) for code in parties]
    if any(own):
        return ("own" if all(own) else "shared"), ()
    if named:
        return "other", ()
    evidence = claim.evidence.of(text)
    behind = text[quantity.span.end : max(claim.evidence.end, quantity.span.end)]
    if country in states_named(evidence) and _AMONG.search(_before_name(behind, country)):
        return "shared", ()
    return ("other", ()) if parties else _from_context(item, claim, question)


def _before_name(words: str, country: str) -> str:
    """Return the words up to the first that names the country; nothing where none does."""
    for end in range(1, len(words) + 1):
        if country in states_named(words[:end]):
            return words[:end]
    return ""


def _from_context(item: ReadArticle, claim: Claim, question: Question) -> tuple[Whose, tuple[str, ...]]:
    """Take the party of the nearest earlier figure of the same class in the article, where one is named there."""
    before = [other for other in item.claims if other.evidence < claim.evidence and _counts(other, question)]
    for other in sorted(before, key=lambda other: other.evidence, reverse=True):
        quantity = other.quantity
        if quantity is None or other.part_of is not None:
            continue
        named = states_named(quantity.span.of(item.article.text))
        codes = named or (other.event.recipients if quantity.kind == "casualties" else other.event.actors)
        if codes:
            own = all(is_of(code, question.actor or "") for code in codes)
            why = f"whose they are is taken from the figure before it, “{quantity.span.of(item.article.text)}”"
            return ("own", (why,)) if own else ("other", ())
    return "other", ()
