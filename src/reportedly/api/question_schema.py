"""The shapes of the API's answers to questions: what :mod:`reportedly.export.answers` writes."""

from __future__ import annotations

from pydantic import BaseModel, Field

from reportedly.api.schema import QuantityRecord
from reportedly.model.questions import Change, Dispute, Outlook, Period, Question, Stance, SupportedRange
from reportedly.model.relations import DriftKind
from reportedly.model.vocabulary import (
    CasualtyWhat,
    Certainty,
    HolderKind,
    QuantityKind,
    Sector,
    SpeechAct,
    Status,
)

QuestionRecord = Question


class SpeakerRecord(BaseModel):
    """Who vouches for a figure or stance; ``words`` are those of the article."""

    words: str
    kind: HolderKind
    name: str | None
    country: str | None
    sector: Sector | None
    anonymous: bool


class CarrierRecord(BaseModel):
    """A claim that carries a figure or stance, with the half-open range of its words in the article's text."""

    claim: str
    article: str
    publisher: str | None
    published: str | None
    title: str | None
    start: int
    end: int
    quote: str
    figure: QuantityRecord | None
    changed: list[DriftKind]


class MarkRecord(BaseModel):
    """One figure of one origin, as first stated."""

    id: str
    figure: QuantityRecord
    note: str | None
    product: float | None = Field(description="Our arithmetic for a figure for each of several.")
    holder: SpeakerRecord
    via: list[str]
    speech_act: SpeechAct
    certainty: Certainty
    hedges: list[str]
    status: Status
    outlook: Outlook
    place: str | None
    country: str | None
    stated: str | None
    as_of: str | None
    period: Period | None
    origin: str | None
    occasion: str | None
    why: list[str]
    left_out: str | None = Field(description="Why no range counts it; null where one does.")
    replaced_by: str | None
    articles: int
    carriers: list[CarrierRecord]


class PanelRecord(BaseModel):
    """The figures of one kind, never mixed with another's."""

    kind: QuantityKind
    what: CasualtyWhat | None
    marks: list[MarkRecord]
    ranges: list[SupportedRange]


class StanceRecord(BaseModel):
    """What a holder says without a figure."""

    stance: Stance
    holder: SpeakerRecord
    certainty: Certainty
    place: str | None
    country: str | None
    stated: str | None
    origin: str | None
    articles: int
    carriers: list[CarrierRecord]


class AnswerRecord(BaseModel):
    """What the articles answer to a question; ``changes`` where it was asked what changed."""

    question: QuestionRecord
    panels: list[PanelRecord]
    stances: list[StanceRecord]
    disputes: list[Dispute]
    articles: int
    limits: list[str]
    changes: list[Change] | None = None
