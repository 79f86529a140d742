"""Scope: which verbs and nouns only say what another event is about, and which words make an event of a statement."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from reportedly.annotate.actor_speakers import first_person_of
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_types import noun_type
from reportedly.annotate.syntax import Syntax
from reportedly.model import Actor, AnnotatedArticle, Span
from reportedly.model.spans import cover
from reportedly.model.vocabulary import EventType
from reportedly.reference.dates import parse_day

#: Deeds in words: what is agreed, asked, refused or threatened has not happened by it.
_IN_WORDS = frozenset(
    {"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "SUPPORT", "PROTEST", "CONSULT", "SANCTION"}
)
#: Deeds in words whose finite content is not told as a fact either.
_UNREAL_CONTENT = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_KIND = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HOSTILE = frozenset({"REJECT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
_PROMISING = frozenset({"will", "'ll", "’ll", "shall", "would"})
#: Auxiliaries of duty.
OBLIGING = frozenset({"must", "ought"})
_WILLING = frozenset("willing ready prepared set determined".split())
_STEPS = 7
#: Characters of text that :class:`SpanIndex` looks up at once: a few sentences.
_BLOCK = 1_000

Thing = TypeVar("Thing")


def is_content(syntax: Syntax, index: int, types: Mapping[int, EventType], *, noun: bool) -> bool:
    """Tell whether an event only says what another event is about.

    A noun is content below any typed verb of its clause; a verb is content in the infinitive, gerund or wish that a
    deed in words governs ("demanded that Hamas renounce …", "refused to lift the curfew").
    """
    at = index
    for _ in range(_STEPS):
        head = syntax.heads[at]
        if head == at:
            return False
        governing = types.get(head)
        real = syntax.pos[at] in ("VERB", "AUX") and _is_finite(syntax, at)
        told_behind = syntax.deps[at] == "ccomp" and at > head
        if real and not (told_behind and governing in _UNREAL_CONTENT):
            return False
        infinitive = not noun and syntax.deps[at] == "acl" and syntax.tags[at] == "VB"
        if infinitive and governing is None and noun_type(syntax, head) in _IN_WORDS:
            return True  # "the refusal to extradite him"
        if governing is not None and syntax.deps[at] not in ("conj", "nsubj", "parataxis"):
            if noun and syntax.pos[head] in ("VERB", "AUX"):
                return True
            if not noun and governing in _IN_WORDS:
                return True
        at = head
    return False


def _is_finite(syntax: Syntax, index: int) -> bool:
    return syntax.tags[index] in _FINITE or any(
        syntax.tags[child] in _FINITE for child in syntax.having(index, {"aux", "auxpass"})
    )


class SpanIndex(Generic[Thing]):
    """Things by the places of a text that their spans cover, found without a look at all of them."""

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._blocks: dict[int, list[tuple[Span, Thing]]] = defaultdict(list)
        for span, thing in things:
            for block in range(span.start // _BLOCK, span.end // _BLOCK + 1):
                self._blocks[block].append((span, thing))

    def around(self, offset: int) -> Iterator[tuple[Span, Thing]]:
        """Yield the spans around an offset with their things, in the order given."""
        for span, thing in self._blocks.get(offset // _BLOCK, ()):
            if span.start <= offset < span.end:
                yield span, thing


class Speakers:
    """Who is quoted at each place of a text."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._reach = SpanIndex(
            (cover(attribution.content), attribution.holder)
            for attribution in annotated.statements
            if attribution.content and attribution.holder is not None
        )
        #: Where each voice that is not quoted begins, with its state or "": a transcript's turns, or the issuer.
        self._voices: list[tuple[int, str]] = []
        labels = {actor.span: actor.country or "" for actor in annotated.actors if actor.read_by == "actors/label"}
        for turn in annotated.turns:
            self._voices.append((turn.speech.start, "" if turn.role == "reporter" else labels.get(turn.label, "")))
        if not annotated.turns:
            issuer = first_person_of(annotated, parse_day(annotated.article.published))
            self._voices.append((0, (issuer.country or "") if issuer is not None else ""))

    def at(self, offset: int) -> Actor | None:
        """Return the holder of the innermost attribution around an offset."""
        around = [(len(span), holder) for span, holder in self._reach.around(offset)]
        return min(around, key=lambda pair: pair[0])[1] if around else None

    def state_at(self, offset: int) -> str | None:
        """Return the state for which whoever speaks at an offset speaks: the source quoted, or the text's own voice."""
        quoted = self.at(offset)
        if quoted is not None:
            return speaker_code(quoted)
        at = bisect_right(self._voices, (offset, chr(0x10FFFF))) - 1
        return self._voices[at][1] or None if at >= 0 else None

    def state_of(self, roles: Roles, noun: int | None, offset: int) -> list[str]:
        """Return the state of "the secretary" where an official speaks: one of the speaker's own state."""
        actor = roles.actors.get(noun) if noun is not None else None
        if not isinstance(actor, Actor) or actor.kind != "role" or actor.country is not None or actor.anonymous:
            return []
        country = self.state_at(offset)
        return [country.partition("-")[0]] if country is not None else []


#: Sectors that are no part of a state, or none of its executive's: what they demand or promise is their own.
_APART = frozenset({"REB", "OPP", "CVL", "NGO", "BUS", "MED", "EDU"})


def speaker_code(speaker: Actor) -> str | None:
    """Return the code of who demands or promises by what he says: a state's, or of those who do not speak for it.

    >>> from reportedly.model import Span
    >>> speaker_code(Actor(Span(0, 1), Span(0, 1), "group", None, "FJI", "REB"))
    'FJI-REB'
    """
    if speaker.country is None or speaker.sector not in _APART:
        return speaker.country
    return f"{speaker.country}-{speaker.sector}"


def obliges(syntax: Syntax, verb: int) -> bool:
    """Tell whether a clause says that somebody must do something, not that he must have done it or "there must be"."""
    words = {syntax.lower[child] for child in syntax.having(verb, {"aux"})}
    concluded = "have" in words or (syntax.tags[verb] == "VBG" and "be" in words)
    return bool(words & OBLIGING) and not concluded and syntax.child(verb, {"expl"}) is None


def commitment(syntax: Syntax, verb: int, found: EventType) -> EventType | None:
    """Return what a speaker does by saying that the deed will be done: AGREE to a kind one, THREATEN a hostile one."""
    modal = any(syntax.lower[child] in _PROMISING for child in syntax.having(verb, {"aux"}))
    willing = syntax.deps[verb] == "xcomp" and syntax.lemmas[syntax.heads[verb]] in _WILLING
    if (not modal and not willing) or syntax.lemmas[verb] == "be":
        return None
    negated = syntax.child(verb, {"neg"}) is not None
    if found in _KIND and not negated:
        return "AGREE"
    return "THREATEN" if found in _HOSTILE and not negated else None
