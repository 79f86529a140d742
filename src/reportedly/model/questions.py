"""Questions about figures, and what articles answer: marks, ranges, stances and changes.

Every figure leads back to its words: a :class:`Carrier` names claim, article and half-open span in the article's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.annotations import Quantity
from reportedly.model.claims import Holder
from reportedly.model.relations import DriftKind
from reportedly.model.spans import Span
from reportedly.model.vocabulary import CasualtyWhat, Certainty, QuantityKind, SpeechAct, Status

Outlook = Literal["so far", "ahead"]
#: The first and last day that a count covers, ISO dates; the last is None where it runs up to the telling.
Period = tuple[str, str | None]
Stance = Literal["asserts", "denies", "declines", "asks"]


@dataclass(frozen=True, slots=True)
class Question:
    """How many of a unit of an actor there are in a place, or were in another sense of ``kind``.

    ``unit`` is a class of the table of unit classes or one singular noun. ``actor`` is a country's code, alone or with
    a sector (``PRK``, ``PSE-REB``). ``place`` is a name; ``country`` the code of the state it is or lies in. ``kind``
    is the sense asked for, shown first; None asks for all alike. ``since`` and ``until`` are inclusive dates of
    publication. At least one of actor and place is set. ``text`` is the question as asked, None where flags gave it.
    """

    name: str
    unit: str
    actor: str | None = None
    place: str | None = None
    country: str | None = None
    kind: QuantityKind | None = None
    what: CasualtyWhat | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Carrier:
    """One claim that carries a figure or stance; ``changed`` says what drifted since the first statement."""

    claim: str
    article: str
    span: Span
    quote: str
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    quantity: Quantity | None = None
    changed: tuple[DriftKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of one origin, as first stated; every later claim that goes back to it is one of its carriers.

    ``id`` is the first claim's. ``stated`` is the day it was said, ``as_of`` the day it speaks of, both ISO dates.
    ``period`` are the first and last day that a count over time covers, the last None where it runs up to the telling;
    None where its words name no first day.
    ``hedges`` are the words that lower ``certainty``. ``origin`` is None where the figure goes back to no source that
    the articles name. ``left_out`` says why a range does not count the figure, None where it does. ``replaced_by`` is
    the mark of a later figure by the same holder. ``note`` is what must stand beside the number ("each", "part");
    ``product`` is our own arithmetic for "each": the number times the groups that the same sentence names.
    """

    id: str
    figure: Quantity
    holder: Holder
    holder_words: str
    carriers: tuple[Carrier, ...]
    certainty: Certainty = "certain"
    status: Status = "happened"
    speech_act: SpeechAct = "say"
    hedges: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    stated: str | None = None
    as_of: str | None = None
    period: Period | None = None
    origin: str | None = None
    occasion: str | None = None
    why: tuple[str, ...] = ()
    left_out: str | None = None
    replaced_by: str | None = None
    note: str | None = None
    product: float | None = None

    @property
    def articles(self) -> int:
        """How many articles carry it."""
        return len({carrier.article for carrier in self.carriers})

    @property
    def outlook(self) -> Outlook:
        """Whether the figure is of what is or was, or of what is planned or expected."""
        return "so far" if self.status in ("happened", "ongoing", "general") else "ahead"


@dataclass(frozen=True, slots=True)
class SupportedRange:
    """What the figures for one place, outlook and period support: the numbers that most of them allow.

    ``spans`` are closed ranges, None where open; several where as many figures allow each. ``support`` of ``origins``
    independent figures in force allow them. ``marks`` are those that do. ``words`` say it all in a sentence or two.
    """

    place: str
    outlook: Outlook
    spans: tuple[tuple[float | None, float | None], ...]
    support: int
    origins: int
    marks: tuple[str, ...]
    words: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """The marks of one kind of figure, never mixed with another's, in the order of their statement."""

    kind: QuantityKind
    what: CasualtyWhat | None
    marks: tuple[Mark, ...]
    ranges: tuple[SupportedRange, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceRow:
    """What a holder says of the matter without a figure: a denial or a refusal to comment is not a figure of 0."""

    stance: Stance
    holder: Holder
    holder_words: str
    carriers: tuple[Carrier, ...]
    certainty: Certainty = "certain"
    place: str | None = None
    country: str | None = None
    stated: str | None = None
    origin: str | None = None

    @property
    def articles(self) -> int:
        """How many articles carry it."""
        return len({carrier.article for carrier in self.carriers})


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two marks that a relation joins: ``conflict`` cannot both be true, ``agreement`` can, and ``why`` says how."""

    kind: Literal["conflict", "agreement"]
    marks: tuple[str, str]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new since a date: ``claim`` is where to look."""

    kind: Literal["new figure", "replaced", "carried further", "new stance", "range"]
    words: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles answer to a question. ``articles`` is how many speak to it; ``limits`` what it cannot tell."""

    question: Question
    panels: tuple[Panel, ...] = ()
    stances: tuple[StanceRow, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    articles: int = 0
    limits: tuple[str, ...] = ()
