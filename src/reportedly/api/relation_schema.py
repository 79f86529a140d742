"""The shapes of the API's answers about relations."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from reportedly.model.ledger import LinkDecisionRow
from reportedly.model.relations import ConflictKind, CopyKind, DriftKind

LinkDecisionRecord = LinkDecisionRow


class CopyRow(BaseModel):
    """One article made from another, or from an outlet whose article is not there; ``containment`` is 0 to 1."""

    copy_: str = Field(alias="copy", serialization_alias="copy")
    copy_outlet: str | None
    copy_published: str | None
    of: str
    of_outlet: str | None
    of_published: str | None
    of_outside: bool
    kind: CopyKind
    containment: float | None
    why: list[str]


class ChainRecord(BaseModel):
    """Where an article stands among copies."""

    sources: list[CopyRow]
    copies: list[CopyRow]
    decisions: list[LinkDecisionRecord]


class _FromTo(BaseModel):
    from_: str = Field(alias="from", serialization_alias="from")
    from_outlet: str | None
    from_published: str | None
    from_holder: str
    from_figure: str | None
    from_standing: str
    from_quote: str
    to: str
    to_outlet: str | None
    to_published: str | None
    to_holder: str
    to_figure: str | None
    to_standing: str
    to_quote: str


class DriftRow(_FromTo):
    """What changed between a claim and the claim that was copied from it, with the words on both sides."""

    kind: DriftKind
    from_words: str | None
    to_words: str | None
    why: list[str]


class _TwoClaims(BaseModel):
    first: str
    first_outlet: str | None
    first_published: str | None
    first_holder: str
    first_figure: str | None
    first_standing: str
    first_quote: str
    second: str
    second_outlet: str | None
    second_published: str | None
    second_holder: str
    second_figure: str | None
    second_standing: str
    second_quote: str
    why: list[str]


class ConflictRow(_TwoClaims):
    """Two claims that cannot both be true."""

    kind: ConflictKind


class AgreementRow(_TwoClaims):
    """Two figures that differ and can both be true; ``why`` has the arithmetic."""


class OriginOfThread(BaseModel):
    """One statement of one holder, and why its claims were taken together."""

    id: str
    holder: str | None
    occasion: str | None
    claims: list[str]
    articles: int
    why: list[str]


class StandingRecord(BaseModel):
    """Where a thread stands: claims by stance, independent origins, and the Admiralty digit with its rule."""

    asserted: list[str]
    denied: list[str]
    declined: list[str]
    origins: list[str]
    first: str | None
    latest: str | None
    digit: int = Field(ge=1, le=6)
    why: list[str]


class _Thread(BaseModel):
    id: str
    why: list[str]
    articles: int
    outlets: int
    origins: list[OriginOfThread]
    own_voice: list[str] = Field(description="The claims in an article's own voice, with no source named.")
    standing: StandingRecord | None


class ThreadSummary(_Thread):
    """A thread in a list; ``quote`` is its first claim's."""

    quote: str
    claims: list[str]


class ThreadRecord(_Thread):
    """A thread with all that is known of it; claims are flat rows, as those of ``reportedly claims --format json``."""

    claims: list[dict[str, Any]]
    drift: list[DriftRow]
    conflicts: list[ConflictRow]
    updates: list[dict[str, Any]]
    agreements: list[AgreementRow]
    decisions: list[LinkDecisionRecord]


class OutletDriftRecord(BaseModel):
    """How many changes of each kind an outlet's copies have, over ``copies`` copies that could be compared."""

    outlet: str
    copies: int
    changes: dict[DriftKind, int]


class RelationsRecord(BaseModel):
    """Every relation in the codebook's form."""

    threads: list[dict[str, Any]]
    origins: list[dict[str, Any]]
    copies: list[dict[str, Any]]
    drift: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]
    updates: list[dict[str, Any]]
