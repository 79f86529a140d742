"""Annotations: what the annotators find in one article, each with its span.

Every annotation is a frozen record whose spans index the article's text. ``read_by`` names the rule that made it, as
``annotator/rule``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportedly.model.articles import Article
from reportedly.model.spans import Span
from reportedly.model.vocabulary import (
    Basis,
    CasualtyWhat,
    Certainty,
    Dimension,
    EventType,
    HolderKind,
    Polarity,
    QuantityKind,
    Relation,
    Sector,
    SpeechAct,
    Status,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound and what it counts.

    ``span`` covers bound word, number and unit words as the codebook's ``quantity.text`` ("around 15,000 troops");
    ``number`` covers the numeral alone. ``low``/``high`` are plain numbers, None where open. ``unit`` is the singular
    head noun in lower case, None where the text gives none. ``dimension`` says what sort of number it is; claims keep
    neither ages nor durations. ``kind`` and ``what`` are the codebook's, filled where the claim is known.
    """

    span: Span
    number: Span
    low: float | None
    high: float | None
    relation: Relation
    unit: str | None = None
    dimension: Dimension = "count"
    kind: QuantityKind = "other"
    what: CasualtyWhat | None = None
    as_of: str | None = None
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and value.

    ``start`` and ``end`` are inclusive ISO dates of the interval it names, None where open or unresolved.
    """

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    start: str | None = None
    end: str | None = None
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym. ``country`` is ISO 3166 alpha-3; ``lat``/``lon`` are degrees (WGS 84), None below confidence."""

    span: Span
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of a party: person, office, body, state, group, medium, document.

    ``span`` covers the whole noun phrase that names it ("the Ukrainian ambassador to South Korea"); ``head`` its head
    word. ``name`` is the resolved entity or None; ``country`` and ``sector`` are the codebook's codes for the state it
    speaks for; ``office`` the office held. A coordination ("Moscow and Pyongyang") is one mention for each member.
    """

    span: Span
    head: Span
    kind: HolderKind
    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    office: str | None = None
    anonymous: bool = False
    read_by: str = ""

    @property
    def code(self) -> str | None:
        """The actor code: ``RUS``, ``UKR-MIL``; None where the country is unknown."""
        if self.country is None:
            return None
        return f"{self.country}-{self.sector}" if self.sector else self.country


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in a transcript. ``label`` is the speaker label's span, ``speech`` the words spoken."""

    label: Span
    speech: Span
    speaker: str
    role: Literal["reporter", "official", "unknown"]


#: The least score of an attribution that counts as likely; chosen on PolNeAR's development part.
LEAST_LIKELY = 0.29


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words attributed to a source (PolNeAR's and PARC's source, cue and content; each may be discontinuous).

    ``source`` and ``cue`` may be empty. Nested attributions are separate records: the inner one's spans lie within the
    outer one's content. ``holder`` is the source's resolved mention: for a pronoun or short title the fullest earlier
    mention in the article; None where unknown or for the article's own voice. ``speech_act`` and ``commitment`` are
    what the cue alone conveys (codebook, "Commitment of the cue"). ``via_cues`` holds each outer link's own cue, None
    where it has none ("told VOA").

    ``conveys`` is False where the source wishes, decides or does the content rather than state it ("decided to go"): no
    claim rests on it. ``score`` is the calibrated probability that a reader of news would mark the attribution, None if
    the encoder was not asked; it is low for many that are nested in others and for stances ("opposes the deal").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    holder: Actor | None = None
    via: tuple[str, ...] = ()
    via_cues: tuple[Span | None, ...] = ()
    speech_act: SpeechAct = "say"
    commitment: Certainty = "certain"
    polarity: Polarity = "positive"
    conveys: bool = True
    score: float | None = None
    read_by: str = ""

    @property
    def is_likely(self) -> bool:
        """Whether a reader of news would mark it: the encoder thinks so, or was not asked."""
        return self.score is None or self.score >= LEAST_LIKELY


@dataclass(frozen=True, slots=True)
class Clause:
    """One proposition-bearing clause of a sentence.

    ``predicate`` is the index of its head token in the parse (a verb, a predicate noun or adjective, or an event noun);
    ``span`` the shortest run of text that states it with its arguments; ``sentence`` the index of its sentence.
    """

    predicate: int
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Factuality:
    """How the text presents one predicate, leaving out any attribution around it.

    ``predicate`` is a token index in the parse; ``hedges`` the words that lower ``certainty``; ``phase`` the finer word
    for status (ordered, begun, repeated, cancelled, …), if any; ``basis`` what the holder is said to know it from.
    ``level`` is how factual it is as told, all words around it taken in: from -3 (certainly not) to +3 (certainly), on
    the scale of UW's corpus; None where it was not rated.
    """

    predicate: int
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "happened"
    hedges: tuple[Span, ...] = ()
    phase: str | None = None
    basis: Basis = "unknown"
    level: float | None = None
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event: its trigger's ``span``, root ``type``, actor and recipient codes (``RUS``, ``UKR-MIL``).

    ``predicate`` is the trigger's token index. Polarity, certainty and status take in every cue and hedge around it.
    """

    span: Span
    predicate: int
    type: EventType
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "happened"
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article, its shared parse, and one tuple for each layer of annotation, in order of their spans.

    ``doc`` is a spaCy ``Doc`` whose text is the article's text to the character, so token offsets are article offsets.
    """

    article: Article
    doc: Doc
    turns: tuple[Turn, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    clauses: tuple[Clause, ...] = ()
    factualities: tuple[Factuality, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def statements(self) -> tuple[Attribution, ...]:
        """The attributions that convey a statement: those that claims rest on."""
        return tuple(attribution for attribution in self.attributions if attribution.conveys)
