"""Relations between articles and between claims of different articles (the codebook's last section).

Ids are those of articles and claims; spans index the text of the article that the id names. ``why`` says in plain words
what a relation rests on, one reason an item, the weightiest first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from reportedly.model.articles import Article
from reportedly.model.claims import Claim
from reportedly.model.spans import Span

CopyKind = Literal["verbatim", "rewrite", "credit"]
DriftKind = Literal[
    "hedge_dropped", "hedge_added", "number_changed", "bound_dropped", "attribution_dropped", "attribution_changed",
    "scope_changed", "polarity_flipped", "status_changed",
]  # fmt: skip
ConflictKind = Literal["quantity", "polarity", "actor", "place", "time"]
RelationKind = Literal["threads", "origins", "copies", "drift", "conflicts", "updates"]
LinkDecisionKind = Literal["merge", "split", "reject"]

#: The codebook's relations, in the order of its JSON form.
RELATION_KINDS: Final[tuple[RelationKind, ...]] = ("threads", "origins", "copies", "drift", "conflicts", "updates")
DRIFT_KINDS: Final[tuple[DriftKind, ...]] = get_args(DriftKind)
CONFLICT_KINDS: Final[tuple[ConflictKind, ...]] = get_args(ConflictKind)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article with its claims as they stand: the unit that linking takes."""

    article: Article
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two articles share: ``copy`` in the text of the copy, ``of`` in that of its source."""

    copy: Span
    of: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """``copy`` was made from ``of``, an article's id, or an outlet's name where ``of_outside`` is set.

    ``containment`` is the share of the copy's content found in its source, 0 to 1, None for a credit alone.
    """

    copy: str
    of: str
    kind: CopyKind
    of_outside: bool = False
    containment: float | None = None
    passages: tuple[Passage, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """The claim ``later`` of a copy restates the claim ``earlier`` of its source; ``score`` is 0 to 1."""

    earlier: str
    later: str
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed between a claim and the claim that was copied from it; the spans mark the words on both sides."""

    earlier: str
    later: str
    kind: DriftKind
    earlier_words: Span | None = None
    later_words: Span | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """Claims about one proposition, in the order of their statement; ``id`` is made of the first one's."""

    id: str
    claims: tuple[str, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Claims that go back to one statement of one holder on one occasion, the first seen first."""

    id: str
    claims: tuple[str, ...]
    holder: str | None = None
    occasion: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims of one thread that cannot both be true."""

    claims: tuple[str, str]
    kind: ConflictKind
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two figures that differ and yet can both be true, and the arithmetic that shows it."""

    claims: tuple[str, str]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """A later figure by the same holder replaces an earlier one; ``corrects`` says that an outlet corrects its own."""

    earlier: str
    later: str
    why: tuple[str, ...] = ()
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thread stands: the claims that assert, deny and decline it, its origins, its first and latest date.

    ``origins`` are the ids of its independent origins, articles' own voices not among them. ``digit`` is the Admiralty
    code's for the information, 1 (confirmed) to 6 (cannot be judged), and ``why`` the rule that gave it, in words.
    """

    thread: str
    asserted: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    first: str | None = None
    latest: str | None = None
    digit: int = 6
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """All relations among some articles and their claims, each tuple in the order of :func:`place_of`."""

    copies: tuple[Copy, ...] = ()
    threads: tuple[Thread, ...] = ()
    origins: tuple[Origin, ...] = ()
    drift: tuple[Drift, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    updates: tuple[Update, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    standings: tuple[Standing, ...] = ()


#: A relation of any kind.
Relation = Copy | Thread | Origin | Drift | Conflict | Update | Agreement | Standing | Alignment


def place_of(relation: Relation) -> tuple[object, ...]:
    """Return what relations of one kind are ordered by."""
    match relation:
        case Copy():
            return relation.copy, relation.of
        case Drift():
            return relation.later, relation.earlier, DRIFT_KINDS.index(relation.kind)
        case Conflict():
            return *relation.claims, relation.kind
        case Update() | Alignment():
            return relation.earlier, relation.later
        case Agreement():
            return relation.claims
        case Standing():
            return (relation.thread,)
        case Thread() | Origin():
            return (relation.id,)


def sides_of(relation: Relation) -> tuple[str, ...]:
    """Return the ids of what a relation is about: claims; for a copy articles; for a standing its thread."""
    match relation:
        case Copy():
            return (relation.copy,) if relation.of_outside else (relation.copy, relation.of)
        case Thread():
            return relation.id, *relation.claims
        case Origin() | Conflict() | Agreement():
            return relation.claims
        case Drift() | Update() | Alignment():
            return relation.earlier, relation.later
        case Standing():
            return (relation.thread,)


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """What a person decided about a relation, placed on the articles or claims of the current readings.

    ``merge`` joins ``left`` and ``right`` in one thread or origin, or makes ``left`` a copy of ``right``; ``split``
    keeps two claims in different threads or origins; ``reject`` takes back a copy, drift, conflict or update, of the
    kind ``what`` alone where that is set. ``left`` is the copy, and the later claim of a drift or update; ``right`` may
    be the name of an outlet whose article is not there, for copies.
    """

    id: int
    kind: LinkDecisionKind
    relation: RelationKind
    left: str
    right: str
    who: str
    at: str
    why: str | None = None
    withdrawn: bool = False
    what: DriftKind | ConflictKind | None = None
