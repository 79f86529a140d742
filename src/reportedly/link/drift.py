"""Drift: what changed between a claim and the claim that was copied from it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from reportedly.link.figures import other_things, same_number
from reportedly.link.outlets import corrects
from reportedly.link.propositions import Proposition
from reportedly.link.threads import same_matter
from reportedly.model.annotations import Quantity
from reportedly.model.claims import Claim, Holder
from reportedly.model.relations import DRIFT_KINDS, Alignment, Drift, DriftKind
from reportedly.model.spans import Span, cover
from reportedly.model.vocabulary import CERTAINTY_ORDER
from reportedly.reference.dates import parse_day
from reportedly.reference.names import key_of
from reportedly.reference.states import load_states

#: Words that hold a figure off from the number, from the strongest bound to none.
_BOUNDED: Final = frozenset({"at_most", "at_least", "range", "vague"})
#: What stands before a number, in words.
_IN_WORDS: Final = {
    "exact": "a bare number", "approx": "“about”", "at_least": "“at least”", "at_most": "“up to”", "range": "a range",
    "vague": "a round word",
}  # fmt: skip
#: Two windows that share less than this of the longer one are different windows.
_SAME_WINDOW: Final = 0.7
_Change = tuple[DriftKind, Span | None, Span | None, str]


def find_drift(alignments: Iterable[Alignment], propositions: Mapping[str, Proposition]) -> tuple[Drift, ...]:
    """Return the drift along every alignment, in the order of the alignments and of the codebook's kinds.

    What an outlet corrects of its own is no drift: :func:`reportedly.link.updates.find_corrections` has it.
    """
    found = []
    for alignment in alignments:
        earlier, later = propositions[alignment.earlier], propositions[alignment.later]
        if not corrects(later.article, earlier.article):
            found += compare_claims(earlier, later)
    return tuple(found)


def compare_claims(earlier: Proposition, later: Proposition) -> list[Drift]:
    """Return what changed from one claim to its copy, one record for each kind."""
    changes: dict[DriftKind, _Change] = {}
    for change in (
        *_hedges(earlier.claim, later.claim), *_numbers(earlier.claim, later.claim), *_holders(earlier, later),
        *_scopes(earlier, later), *_statuses(earlier.claim, later.claim),
    ):  # fmt: skip
        changes.setdefault(change[0], change)
    return [
        Drift(earlier.claim.id, later.claim.id, kind, before, after, (why,))
        for kind, before, after, why in sorted(changes.values(), key=lambda change: DRIFT_KINDS.index(change[0]))
    ]


def _hedges(earlier: Claim, later: Claim) -> Iterator[_Change]:
    before, after = CERTAINTY_ORDER.index(earlier.certainty), CERTAINTY_ORDER.index(later.certainty)
    if before == after:
        return
    kind: DriftKind = "hedge_dropped" if after < before else "hedge_added"
    yield kind, _hedge_words(earlier), _hedge_words(later), f"{earlier.certainty} becomes {later.certainty}"


def _hedge_words(claim: Claim) -> Span | None:
    """Return the words that hedge a claim, those within it before those around it; None where nothing hedges."""
    within = tuple(hedge for hedge in claim.hedges if claim.evidence.contains(hedge))
    return cover(within or claim.hedges) if claim.hedges else None


def _numbers(earlier: Claim, later: Claim) -> Iterator[_Change]:
    first, second = earlier.quantity, later.quantity
    if first is None or second is None:
        return
    if not same_number(first, second):
        yield "number_changed", first.span, second.span, "the number is another"
    elif (first.relation in _BOUNDED and second.relation in ("exact", "approx")) or (
        first.relation == "approx" and second.relation == "exact"
    ):
        yield "bound_dropped", first.span, second.span, f"{_bound(first)} becomes {_bound(second)}"
    elif second.relation in _BOUNDED and first.relation != second.relation:
        yield "number_changed", first.span, second.span, f"{_bound(first)} becomes {_bound(second)}"


def _bound(quantity: Quantity) -> str:
    return _IN_WORDS[quantity.relation]


def _holders(earlier: Proposition, later: Proposition) -> Iterator[_Change]:
    first, second = earlier.claim.holder, later.claim.holder
    if first.kind == "article":
        return
    if second.kind == "article":
        yield "attribution_dropped", first.text, None, "the source is gone"
    elif not (
        _is_bare(first, earlier.article.text)
        or _is_bare(second, later.article.text)
        or same_holder(first, earlier.article.text, second, later.article.text)
    ):
        yield "attribution_changed", first.text, second.text, "another source is named"


def same_holder(first: Holder, text: str, second: Holder, other: str) -> bool:
    """Tell whether two holders are one: what names the one is part of what names the other.

    Words for the state they speak for tell nothing, and a state speaks through its ministries and forces: "Kyiv" may
    stand for "Ukraine's air force", but never those in arms against it. A bare pronoun is taken for whoever it may be.
    """
    if first.country and second.country and first.country != second.country:
        return False
    if first.sector and second.sector and "REB" in (first.sector, second.sector) and first.sector != second.sector:
        return False
    if first.country and _speaks_as_state(first, text, second, other):
        return True
    if _is_office_of(first, text, second, other) or _is_office_of(second, other, first, text):
        return True
    if first.name and second.name:
        names = key_of(first.name), key_of(second.name)
        return _within(frozenset(names[0]) - _PLAIN, frozenset(names[1]) - _PLAIN)
    words = [_naming_words(holder, source) for holder, source in ((first, text), (second, other))]
    return any(said <= _PRONOUNS and said for said in words) or _within(*words)


def _speaks_as_state(first: Holder, text: str, second: Holder, other: str) -> bool:
    """Tell whether two holders of one state are it and an organ of it, or both it."""
    if first.country != second.country:
        return False
    words = [_naming_words(holder, source) for holder, source in ((first, text), (second, other))]
    return any(not said for said in words) and all(said <= _ORGANS for said in words)


def _is_office_of(office: Holder, text: str, named: Holder, other: str) -> bool:
    """Tell whether words without a name are all among those that introduce a person by name.

    "The governor of Kherson" is "the governor of Kherson, Oleksandr Prokudin"; "the governor of Sumy" is another.
    """
    if office.name or not named.name or office.text is None or named.text is None:
        return False
    words = frozenset(key_of(office.text.of(text))) - _PLAIN
    introduced = frozenset(key_of(named.text.of(other)))
    return {office.kind, named.kind} <= {"person", "role"} and bool(words) and words <= introduced


def _is_bare(holder: Holder, text: str) -> bool:
    """Tell whether a noun for one that was named before is all that names a holder: "the bloc", "the prosecutors"."""
    if holder.text is None or holder.name or holder.country:
        return False
    words = holder.text.of(text)
    return words.startswith(("the ", "The ")) and words[4:].islower()


def _within(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first & second) and (first <= second or second <= first)


def _naming_words(holder: Holder, text: str) -> frozenset[str]:
    return naming_words(holder.text.of(text) if holder.text and not holder.name else holder.name or "", holder.country)


def naming_words(words: str, country: str | None) -> frozenset[str]:
    """Return the words that tell a holder from others of its state.

    >>> naming_words("Russia's Ministry of Defence", "RUS") == naming_words("the Russian defence ministry", "RUS")
    True
    """
    return frozenset(key_of(words)) - _PLAIN - _state_words(country)


@functools.cache
def _state_words(country: str | None) -> frozenset[str]:
    state = load_states().get(country or "")
    names = (state.name, *state.aliases, *state.adjectives, *state.nationals, *state.capitals) if state else ()
    return frozenset(word for name in names for word in key_of(name))


@functools.cache
def _capitals(country: str) -> frozenset[str]:
    state = load_states().get(country)
    return frozenset(" ".join(key_of(capital)) for capital in (state.capitals if state else ()))


_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "we", "i"})
#: Words that name a ministry or the forces of a state, all else being the state's.
_ORGANS: Final = frozenset(
    "government ministry department state foreign external affairs defence defense health interior army military armed "
    "force air navy kremlin".split()
)
_PLAIN: Final = frozenset("the a an of in at to for and its his her their ministry department".split())


def _scopes(earlier: Proposition, later: Proposition) -> Iterator[_Change]:
    first, second = earlier.claim.quantity, later.claim.quantity
    if first and second and (why := _other_count(earlier, first, later, second)):
        yield "scope_changed", first.span, second.span, why
    elif not _same_event(earlier, later):
        evidence = earlier.claim.evidence, later.claim.evidence
        yield "scope_changed", *evidence, f"{earlier.claim.event.type} becomes {later.claim.event.type}"
    elif earlier.claim.time and later.claim.time and _other_window(earlier, later):
        yield "scope_changed", earlier.claim.time.text, later.claim.time.text, "another window of time"
    elif earlier.claim.place and later.claim.place and _other_place(earlier.place, later.place):
        yield "scope_changed", earlier.claim.place.text, later.claim.place.text, "another place"


def _same_event(earlier: Proposition, later: Proposition) -> bool:
    """Tell whether two claims tell of one sort of event, or do not tell of which.

    An accusation tells of the act that it names, and a denial of what was said before it; a figure that is given again
    ("put the number at three") is the same figure.
    """
    first, second = earlier.claim, later.claim
    if "ACCUSE" in (first.event.type, second.event.type) or (first.speech_act == second.speech_act == "deny"):
        return True
    figures = first.quantity, second.quantity
    if figures[0] and figures[1] and "other" in (figures[0].kind, figures[1].kind) and earlier.unit == later.unit:
        return same_number(figures[0], figures[1]) or same_matter(earlier, later)
    return same_matter(earlier, later)


def _other_count(earlier: Proposition, first: Quantity, later: Proposition, second: Quantity) -> str | None:
    """Return how the later figure counts something else: of another kind, of others, or of other things."""
    if first.kind != second.kind and "other" not in (first.kind, second.kind):
        return f"{first.kind} becomes {second.kind}"
    if first.what != second.what and first.what and second.what:
        return f"{first.what} becomes {second.what}"
    return f"{first.unit} becomes {second.unit}" if other_things(earlier.unit, later.unit) else None


def _other_place(first: str | None, second: str | None) -> bool:
    """Tell whether one names a country and the other a place in it, or both name other countries.

    A capital may stand for its country: boats for Manila are boats for the Philippines.
    """
    if first is None or second is None:
        return False
    country, _, inner = first.partition(" ")
    other, _, other_inner = second.partition(" ")
    if country == other and {inner, other_inner} & _capitals(country):
        return False
    return country != other or (bool(inner) != bool(other_inner))


def _other_window(earlier: Proposition, later: Proposition) -> bool:
    """Tell whether two times differ; "now" in a reprint of the next day is the source's own word, and no change."""
    first, second = earlier.claim.time, later.claim.time
    if first is None or second is None:
        return False
    if first.text.of(earlier.article.text).casefold() == second.text.of(later.article.text).casefold():
        return False
    days = [parse_day(value) if value else None for value in (first.start, first.end, second.start, second.end)]
    start, end, other_start, other_end = days
    if start is None or end is None or other_start is None or other_end is None:
        return False
    shared = (min(end, other_end) - max(start, other_start)).days + 1
    longest = max(_length(start, end), _length(other_start, other_end))
    return shared / longest < _SAME_WINDOW


def _length(start: date, end: date) -> int:
    return (end - start).days + 1


def _statuses(earlier: Claim, later: Claim) -> Iterator[_Change]:
    words = earlier.evidence, later.evidence
    kinds = earlier.event.type, later.event.type
    settled = "unknown" not in (earlier.certainty, later.certainty)
    if earlier.polarity != later.polarity and settled and "REJECT" not in kinds:
        yield "polarity_flipped", *words, f"{earlier.polarity} becomes {later.polarity}"
    if earlier.status == later.status or (
        kinds == ("REQUEST", "REQUEST") and not _AHEAD & {earlier.status, later.status}
    ):
        return
    if {earlier.status, later.status} <= {"happened", "ongoing", "general"}:
        done = earlier.status == "ongoing" and later.status == "happened" and earlier.polarity == "positive"
        if not done or earlier.quantity or later.quantity or earlier.speech_act != later.speech_act:
            return
    yield "status_changed", *words, f"{earlier.status} becomes {later.status}"


_AHEAD: Final = frozenset({"planned", "predicted", "conditional"})
