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
from reportedly.model.ledger import (
    Added,
    ArticleRow,
    Citation,
    ClaimFilter,
    ClaimRow,
    Decision,
    HolderRow,
    IssueRow,
    LedgerStats,
    LinkDecisionRow,
    OutletRow,
    ReadingRun,
    StoredArticle,
    Tombstone,
)
from reportedly.model.pages import Page
from reportedly.model.spans import Span

__all__ = [
    "Actor",
    "Added",
    "AnnotatedArticle",
    "Article",
    "ArticleRow",
    "Attribution",
    "Citation",
    "Claim",
    "ClaimFilter",
    "ClaimPlace",
    "ClaimRow",
    "ClaimTime",
    "Clause",
    "CodedArticle",
    "CodedEvent",
    "Decision",
    "Event",
    "Factuality",
    "Holder",
    "HolderRow",
    "Issue",
    "IssueRow",
    "LedgerStats",
    "LinkDecisionRow",
    "Notice",
    "OutletRow",
    "Page",
    "Place",
    "Quantity",
    "ReadingRun",
    "Span",
    "StoredArticle",
    "Time",
    "Tombstone",
    "Turn",
]
