"""What was told: the events that the claims of one article have told so far, for those that take them up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportedly.claims.sentences import Sentences
from reportedly.model import ClaimPlace, ClaimTime, CodedEvent, Factuality, Holder, Quantity
from reportedly.model.vocabulary import Status
from reportedly.reference.plover import DEEDS

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What joins a deed of another time to what is told: "hours after militiamen had attacked a post".
_BEFORE: Final = frozenset({"after", "before", "since"})
#: How many sentences open an article with its news, beside the first: a dateline may be one.
_OPENING: Final = 2


@dataclass(frozen=True, slots=True)
class Told:
    """An event that a claim has told: where, when, the unit that the claim counted, and by whom.

    ``done`` tells what has happened and is told for itself from what is denied, to come or background.
    """

    event: CodedEvent
    place: ClaimPlace | None = None
    time: ClaimTime | None = None
    unit: str | None = None
    by: str | None = None
    attributed: bool = False
    done: bool = False
    status: Status | None = None

    @property
    def country(self) -> str | None:
        """The country that the event took place in."""
        return self.place.country if self.place is not None else None


class Account:
    """What one article's claims have told so far, by sentence."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._told: defaultdict[int, list[Told]] = defaultdict(list)

    def note(
        self,
        predicate: Token,
        told: Told,
        quantity: Quantity | None,
        holder: Holder,
        factuality: Factuality,
        *,
        answers: bool = False,
    ) -> None:
        """Remember an event that a later clause may take up, with how its claim tells it, or ``answers`` it."""
        if told.event.type is None:
            return
        background = predicate.dep_ == "advcl" and any(word.lower_ in _BEFORE for word in predicate.lefts)
        self._told[self.at(predicate)].append(
            Told(
                told.event,
                told.place,
                told.time,
                unit=quantity.unit if quantity is not None else None,
                by=holder.name,
                attributed=holder.kind != "article",
                done=is_done(factuality) and not background and not answers,
                status=factuality.status,
            )
        )

    def at(self, predicate: Token) -> int:
        """Return the index of a predicate's sentence."""
        return self._sentences.at(predicate.idx)

    def paragraph_at(self, predicate: Token) -> int:
        """Return the index of the sentence that opens a predicate's paragraph."""
        return self._sentences.paragraph_start(self.at(predicate))

    def main(self) -> Told | None:
        """Return the deed that the article opens with, which its answers are about where nothing nearer is."""
        opening = self.between(0, _OPENING)
        return next((told for told in opening if told.event.type in DEEDS), None)

    def in_paragraph(self, predicate: Token) -> list[Told]:
        """Return what was told before in the predicate's paragraph."""
        return self.between(self.paragraph_at(predicate), self.at(predicate))

    def within(self, reach: int, predicate: Token) -> list[Told]:
        """Return what was told in the predicate's sentence and so many before it."""
        return self.between(self.at(predicate) - reach, self.at(predicate))

    def between(self, first: int, last: int) -> list[Told]:
        """Return what was told from one sentence to another, both counted, in order."""
        return [told for sentence in range(first, last + 1) for told in self._told.get(sentence, ())]


def is_done(factuality: Factuality) -> bool:
    """Tell whether a clause says that something has happened or goes on."""
    return factuality.status in ("happened", "ongoing") and factuality.polarity == "positive"
