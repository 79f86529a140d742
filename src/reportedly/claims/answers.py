"""Answers: the deed that a denial, a confirmation or a silence is about, among those that the article has told.

"The army has not commented." "A charge Kigali rejects." "Reuters could not verify the figure." They tell of what they
answer, and carry its event (codebook, "Speech act").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.claims.propositions import DEEDS
from reportedly.claims.told import Account, Told
from reportedly.claims.verdicts import ACCOUNTS, LONGEST_ANSWER
from reportedly.model import CodedEvent, Holder
from reportedly.model.vocabulary import SpeechAct
from reportedly.reference.rivals import load_rivals

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS: Final = frozenset({"deny", "confirm", "decline"})
_POINTERS: Final = frozenset({"it", "that", "this", "so"})
_CLAIMS: Final = frozenset("claim allegation accusation charge".split())
_OBJECTS: Final = frozenset({"dobj", "pobj"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
#: How many sentences back an answer looks for what it takes up: of its own state, and of others.
_OWN_REACH, _REACH = 6, 2


class Answers:
    """What one article's answers are about, of all that its claims have told so far."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def of_answer(self, event: CodedEvent, act: SpeechAct, holder: Holder, predicate: Token) -> CodedEvent:
        """Return the deed that an answer is about: the one it names, else one told shortly before.

        Whoever answers for a state speaks of the last deed that the state is a party to or that took place in it;
        others, of the last that their words point to ("neither confirmed nor denied it"). Nobody answers what they told
        themselves, and who denies a charge just made denies nothing older. Whose own troops stand abroad has sent them
        there.
        """
        country = holder.country
        if act not in _ANSWERS or event.type in DEEDS:
            return event
        pointing = _answers_pointing(predicate)
        charged = pointing and any(told.event.type == "ACCUSE" for told in self._account.within(_REACH, predicate))
        reach = self.since_charge(predicate) if charged else self._account.within(_OWN_REACH, predicate)
        deeds = [told for told in reach if told.event.type in DEEDS and not (told.by and told.by == holder.name)]
        if _names_account(predicate):  # "called the claim false": what somebody claimed, where somebody did
            deeds = [told for told in deeds if told.attributed] or deeds
        own = [told for told in deeds if country is not None and country in _states(told)]
        near = [told for told in self.since_charge(predicate) if pointing and told in deeds]
        if not own and not near:
            # Who keeps silent, or says that it is not so, has refused nobody anything.
            return CodedEvent() if act != "confirm" and event.type == "REJECT" and not event.recipients else event
        last = (own or near)[-1]
        return _sent(last, country) or last.event

    def since_charge(self, predicate: Token) -> list[Told]:
        """Return what was told shortly before, from the last accusation on: whoever denies it denies nothing older."""
        reach = self._account.within(_REACH, predicate)
        return reach[max((at for at, told in enumerate(reach) if told.event.type == "ACCUSE"), default=0) :]


def _sent(told: Told, country: str | None) -> CodedEvent | None:
    """Return the help that it is to have troops of one's own in another state, unless the two are rivals."""
    if country is None or told.country is None or told.event.type != "MOBILIZE":
        return None
    abroad = told.country != country and frozenset((country, told.country)) not in load_rivals()
    return (
        CodedEvent("AID", (country,), (told.country,)) if abroad and told.event.actors == (f"{country}-MIL",) else None
    )


def _states(told: Told) -> set[str | None]:
    """Return the states that are parties to a deed, and the one it took place in."""
    return {told.country, *(code.partition("-")[0] for code in (*told.event.actors, *told.event.recipients))}


def _answers_pointing(predicate: Token) -> bool:
    """Tell whether an answer names what it answers by a word that points back: "denied it", "the reports are false"."""
    below = [token for token in predicate.subtree if abs(token.i - predicate.i) < LONGEST_ANSWER]
    return any(
        (token.dep_ in _OBJECTS and token.lower_ in _POINTERS)
        or (token.dep_ in _OBJECTS | _SUBJECTS and token.lemma_ in ACCOUNTS and token.pos_ == "NOUN")
        for token in below
    )


def _names_account(predicate: Token) -> bool:
    """Tell whether an answer is to something said: "denied the claim", "called the allegation a lie"."""
    below = [token for token in predicate.subtree if abs(token.i - predicate.i) < LONGEST_ANSWER]
    return any(
        token.dep_ in _OBJECTS | _SUBJECTS and token.pos_ == "NOUN" and token.lemma_ in _CLAIMS for token in below
    )
