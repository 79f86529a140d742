"""The records that flow through Reportedly: frozen, slotted dataclasses that need the standard library alone."""

from reportedly.model.annotations import (
    Actor,
    AnnotatedArticle,
    Attribution,
    Clause,
    Event,
    Factuality,
    Place,
    Quantity,
    Time,
    Turn,
)
from reportedly.model.articles import Article, Notice
from reportedly.model.claims import Claim, ClaimPlace, ClaimTime, CodedArticle, CodedEvent, Holder
from reportedly.model.issues import Issue
from reportedly.model.pages import Page
from reportedly.model.spans import Span

__all__ = [
    "Actor",
    "AnnotatedArticle",
    "Article",
    "Attribution",
    "Claim",
    "ClaimPlace",
    "ClaimTime",
    "Clause",
    "CodedArticle",
    "CodedEvent",
    "Event",
    "Factuality",
    "Holder",
    "Issue",
    "Notice",
    "Page",
    "Place",
    "Quantity",
    "Span",
    "Time",
    "Turn",
]
