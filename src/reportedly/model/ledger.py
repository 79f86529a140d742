"""Ledger records: what the ledger is asked and what it answers.

Every time stamp is ISO 8601 in UTC to the second. ``article_id`` is the article's unique key in the ledger: the id the
input gave, with ``~2``, ``~3`` … behind it where another article already bears that id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from reportedly.model.articles import Article, Notice
from reportedly.model.claims import Claim
from reportedly.model.issues import Issue
from reportedly.model.relations import LinkDecision
from reportedly.model.spans import Span

Outcome = Literal["added", "revised", "known", "forgotten"]
DecisionKind = Literal["reject", "correct", "withdraw"]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list, in which order; every field that is set, and not blank, must hold.

    ``holder`` and ``place`` take a country code the ledger knows (``UKR``, and ``UKR-GOV`` for holders) or part of a
    name, whatever its case. ``actor`` and ``recipient`` take an actor code; ``PRK`` matches ``PRK-MIL`` too. ``kind``
    is the quantity's. ``since`` and ``until`` are inclusive dates of publication, possibly partial (``2024-11``).
    ``text`` asks for words in the claim's own words (evidence, holder, place), ``article_text`` for words in the
    article's title or body; both need all words, ``"words in quotes"`` as a phrase, and never raise. ``rejected`` says
    what happens to claims a person rejected. ``limit`` None means no limit.
    """

    holder: str | None = None
    holder_kind: str | None = None
    actor: str | None = None
    recipient: str | None = None
    event: str | None = None
    unit: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    status: str | None = None
    speech_act: str | None = None
    kind: str | None = None
    place: str | None = None
    publisher: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    article_text: str | None = None
    anonymous: bool | None = None
    rejected: Literal["hide", "show", "only"] = "hide"
    sort: Literal["newest", "oldest", "article"] = "newest"
    limit: int | None = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ReadingRun:
    """One reading run: claims are stored by article revision and run."""

    id: int
    program_version: str
    settings: Mapping[str, Any]
    started: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article handed to the ledger; ``article_id`` is its key there, its own id if forgotten."""

    outcome: Outcome
    article_id: str
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a claim: never changed, only withdrawn by a later decision.

    ``claim_id`` is the claim as it was called then; ``quote`` its evidence. ``field``, ``value`` and ``machine_value``
    are set for ``correct``; ``withdraws`` is the decision a ``withdraw`` takes back. ``placed`` is False where no claim
    of the current reading fits; ``withdrawn`` is True where it no longer holds.
    """

    id: int
    kind: DecisionKind
    article_id: str
    claim_id: str
    quote: str
    who: str
    at: str
    why: str | None = None
    field: str | None = None
    value: Any = None
    machine_value: Any = None
    withdraws: int | None = None
    withdrawn: bool = False
    placed: bool = True


@dataclass(frozen=True, slots=True)
class LinkDecisionRow:
    """A decision about a relation with what became of it.

    ``left_quote`` and ``right_quote`` are the evidence as it was decided on, None for articles; ``right_article`` is
    None for an outlet whose article is not there. ``placed`` is False where a side fits no claim of the current
    readings, or both fit the same one: then the decision waits, and ``decision`` bears the ids of its day.
    """

    decision: LinkDecision
    left_article: str
    right_article: str | None
    left_quote: str | None = None
    right_quote: str | None = None
    placed: bool = True
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None
    withdrawn_why: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One revision of an article in the ledger, without its text.

    ``given_id`` is the id its input gave. ``sentences`` were read in the current reading, ``silent`` of them gave no
    claim. ``revision`` counts from 1; ``revisions`` is how many there are.
    """

    id: str
    given_id: str
    url: str | None
    publisher: str | None
    published: str | None
    title: str | None
    byline: str | None
    declared_sources: tuple[str, ...]
    language: str | None
    canonical_url: str | None
    origin: str | None
    retrieved: str | None
    notices: tuple[Notice, ...]
    text_hash: str
    characters: int
    added: str
    revision: int = 1
    revisions: int = 1
    current: bool = True
    claims: int = 0
    sentences: int = 0
    silent: int = 0
    run: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as it stands: what was read with what people decided applied.

    ``claim`` is the claim with every correction; ``machine`` as it was read. ``quote``, ``holder_text``, ``cue_text``,
    ``quantity_text``, ``place_text`` and ``time_text`` are the words under its spans. ``decisions`` are all that were
    ever made on it, oldest first, withdrawn ones too.
    """

    claim: Claim
    machine: Claim
    article: ArticleRow
    quote: str
    holder_text: str | None = None
    cue_text: str | None = None
    quantity_text: str | None = None
    place_text: str | None = None
    time_text: str | None = None
    rejected: bool = False
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One revision of an article with its text and the claims of its newest reading, rejected ones among them.

    ``silent`` are the sentences that gave no claim; ``unplaced`` the decisions no claim of this reading fits.
    """

    article: Article
    row: ArticleRow
    claims: tuple[ClaimRow, ...] = ()
    silent: tuple[Span, ...] = ()
    issues: tuple[Issue, ...] = ()
    unplaced: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A source: one holder with how much it is behind. ``first`` and ``last`` are dates of publication.

    ``name`` is the resolved name or else the naming words in lower case; None for the articles' own voice.
    """

    name: str | None
    kind: str
    country: str | None
    sector: str | None
    anonymous: bool
    claims: int
    articles: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class OutletRow:
    """A publisher with how much of it the ledger holds; ``first`` and ``last`` are dates of publication."""

    publisher: str | None
    articles: int
    claims: int
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerStats:
    """How much the ledger holds, counting current revisions and readings; ``rejected`` claims are not in ``claims``."""

    articles: int = 0
    revisions: int = 0
    texts: int = 0
    claims: int = 0
    rejected: int = 0
    issues: int = 0
    decisions: int = 0
    forgotten: int = 0
    runs: int = 0
    certainty: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue as kept, with the run that met it; ``resolved`` once the same origin was read."""

    issue: Issue
    at: str
    run: int | None = None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a forgotten article.

    ``shared_with`` names the articles that keep the same text; ``backups`` the copies of the ledger's file that still
    hold it, for a person to delete; both are set in the answer to ``forget`` only.
    """

    article_id: str
    url: str | None
    origin: str | None
    text_hash: str
    at: str
    who: str
    why: str
    shared_with: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Everything needed to quote a claim in print and to find the words again.

    ``start`` and ``end`` are the half-open range of ``quote`` in the stored text, whose SHA-256 is ``text_hash``.
    """

    quote: str
    start: int
    end: int
    text_hash: str
    holder: str | None = None
    outlet: str | None = None
    byline: str | None = None
    title: str | None = None
    published: str | None = None
    address: str | None = None
    retrieved: str | None = None

    def as_text(self) -> str:
        """Write the citation as one line of plain text; what is unknown is said to be unknown.

        >>> print(Citation("15,000 troops", 10, 23, "ab12", outlet="Delta Ledger", published="2024-11-17").as_text())
        “15,000 troops” (Delta Ledger, 17 November 2024; no byline; no address; characters 10–23 of the text with \
SHA-256 ab12; retrieved: unknown)
        """
        title = f", “{self.title}”" if self.title else ""
        return (
            f"“{' '.join(self.quote.split())}” ({self.outlet or 'outlet unknown'}{title}, {_written(self.published)}; "
            f"{f'by {self.byline}' if self.byline else 'no byline'}; {self.address or 'no address'}; "
            f"characters {self.start}–{self.end} of the text with SHA-256 {self.text_hash}; "
            f"retrieved: {self.retrieved or 'unknown'})"
        )


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _written(date: str | None) -> str:
    """Write an ISO date, possibly partial, in words; anything else as it stands."""
    if date is None:
        return "date unknown"
    parts = date[:10].split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return date
    day = f"{int(parts[2])} " if len(parts) > 2 else ""
    month = f"{_MONTHS[int(parts[1]) - 1]} " if len(parts) > 1 else ""
    return f"{day}{month}{parts[0]}"
