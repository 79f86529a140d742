"""The shapes of the API's answers: the codebook's JSON form with what the ledger adds. Spans are half-open offsets."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from reportedly.model.ledger import ArticleRow, Decision, HolderRow, OutletRow
from reportedly.model.vocabulary import (
    Basis,
    CasualtyWhat,
    Certainty,
    EventType,
    HolderKind,
    Polarity,
    QuantityKind,
    Relation,
    Sector,
    SpeechAct,
    Status,
)

ArticleSummary = ArticleRow
HolderRecord = HolderRow
OutletRecord = OutletRow


class SpanRecord(BaseModel):
    """A half-open range of characters of the article's text."""

    start: int
    end: int


class HolderOfClaim(BaseModel):
    """Who vouches for a claim."""

    text: SpanRecord | None
    kind: HolderKind
    name: str | None
    country: str | None
    sector: Sector | None
    anonymous: bool


class EventRecord(BaseModel):
    """A PLOVER event."""

    type: EventType | None
    actors: list[str]
    recipients: list[str]


class QuantityRecord(BaseModel):
    """A figure with its bound and kind; ``low`` and ``high`` are null where open."""

    text: SpanRecord
    number: SpanRecord
    low: float | None
    high: float | None
    relation: Relation
    unit: str | None
    kind: QuantityKind
    what: CasualtyWhat | None
    as_of: str | None


class PlaceRecord(BaseModel):
    """Where the event happens or holds."""

    text: SpanRecord
    country: str | None
    name: str | None


class TimeRecord(BaseModel):
    """When the event happens or holds; inclusive dates."""

    text: SpanRecord
    start: str | None
    end: str | None


class ClaimRecord(BaseModel):
    """One claim in the codebook's form."""

    id: str
    evidence: SpanRecord
    holder: HolderOfClaim
    via: list[str]
    via_cues: list[SpanRecord | None] = []
    cue: SpanRecord | None
    speech_act: SpeechAct
    event: EventRecord
    quantity: QuantityRecord | None
    place: PlaceRecord | None
    time: TimeRecord | None
    polarity: Polarity
    certainty: Certainty
    status: Status
    hedges: list[SpanRecord]
    basis: Basis
    phase: str | None
    part_of: str | None
    read_by: dict[str, str]


class ClaimOfArticle(ClaimRecord):
    """A claim with its words, its article and what people decided."""

    quote: str
    holder_text: str | None
    article: ArticleSummary
    rejected: bool
    decisions: list[Decision]


class ClaimListing(BaseModel):
    """Claims that match a filter, and how many there are in all."""

    total: int
    claims: list[ClaimOfArticle]


class ArticleListing(BaseModel):
    """Articles that match a filter."""

    articles: list[ArticleSummary]


class ArticleRecord(BaseModel):
    """One article with its claims; keys of the input that the codebook does not name are kept."""

    model_config = ConfigDict(extra="allow")

    id: str
    url: str | None
    publisher: str | None
    published: str | None
    title: str | None
    byline: str | None
    declared_sources: list[str]
    language: str | None
    notices: list[dict[str, Any]]
    text: str
    claims: list[ClaimRecord]
    revision: int
    sentences: int
    silent: list[SpanRecord] = Field(description="The sentences that gave no claim.")


class CitationRecord(BaseModel):
    """What is needed to quote a claim in print; ``text`` is the citation in one line."""

    quote: str
    start: int
    end: int
    text_hash: str
    holder: str | None
    outlet: str | None
    byline: str | None
    title: str | None
    published: str | None
    address: str | None
    retrieved: str | None
    text: str


class IssueRecord(BaseModel):
    """What could not be read, and why."""

    origin: str
    stage: str
    code: str
    message: str
    article_id: str | None
    at: str
    run: int | None
