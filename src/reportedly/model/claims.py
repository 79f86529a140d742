"""Claims: one proposition that somebody puts forward, as one article reports it (the codebook's fields)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.model.annotations import Quantity
from reportedly.model.spans import Span
from reportedly.model.vocabulary import (
    Basis,
    Certainty,
    EventType,
    HolderKind,
    Polarity,
    Sector,
    SpeechAct,
    Status,
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who vouches for a claim; ``text`` is the naming words, None for the article's own voice."""

    kind: HolderKind = "article"
    text: Span | None = None
    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """The claim's PLOVER event; ``type`` is None for a proposition outside the ontology."""

    type: EventType | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where the claim's event happens or holds."""

    text: Span
    country: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When the claim's event happens or holds; inclusive ISO dates, None where open or unknown."""

    text: Span
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, in the codebook's fields.

    ``via_cues`` holds, for each link of ``via``, the words by which that link passes the claim on, None where it has
    none of its own. ``read_by`` says for each field which rule or head set it.
    """

    id: str
    evidence: Span
    holder: Holder = Holder()
    via: tuple[str, ...] = ()
    via_cues: tuple[Span | None, ...] = ()
    cue: Span | None = None
    speech_act: SpeechAct = "say"
    event: CodedEvent = CodedEvent()
    quantity: Quantity | None = None
    place: ClaimPlace | None = None
    time: ClaimTime | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "happened"
    hedges: tuple[Span, ...] = ()
    basis: Basis = "unknown"
    phase: str | None = None
    part_of: str | None = None
    read_by: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """What the whole reading of one article yields: its claims, and the sentences that gave none (``silent``)."""

    claims: tuple[Claim, ...] = ()
    sentences: int = 0
    silent: tuple[Span, ...] = ()
