"""Answers: the deed that a denial, a confirmation or a silence is about, among those that the article has told.

"The army has not commented." "A charge Kigali rejects." "Reuters could not verify the figure." They tell of what they
answer, and carry its event (codebook, "Speech act").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.claims.told import Account, Told
from reportedly.claims.verdicts import ACCOUNTS, FIGURES, LONGEST_ANSWER, POINTERS
from reportedly.model import CodedEvent, Holder
from reportedly.model.vocabulary import SpeechAct
from reportedly.reference.plover import DEEDS
from reportedly.reference.rivals import load_rivals

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS: Final = frozenset({"deny", "confirm", "decline"})
_CLAIMS: Final = frozenset("claim allegation accusation charge".split())
_LOSSES: Final = frozenset("toll loss casualty fatality death".split())
_ASKING: Final = frozenset({"ask", "question", "press"})
#: Types of what is put to whoever keeps silent.
_OF_ASKING: Final = frozenset({"REQUEST", "REJECT"})
_OBJECTS: Final = frozenset({"dobj", "pobj"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
#: How many sentences back an answer looks for what it takes up: of its own state, and of others.
_OWN_REACH, _CLOSE_REACH, _REACH = 6, 4, 2
#: And one to a figure for the claim that gives it.
_FIGURE_REACH: Final = 10


class Answers:
    """What one article's answers are about, of all that its claims have told so far."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def of_answer(
        self, event: CodedEvent, act: SpeechAct, holder: Holder, predicate: Token, *, verdict: bool = False
    ) -> Told:
        """Return the deed that an answer is about: the one it names, else one told shortly before.

        Whoever answers for a state speaks of the last deed that the state is a party to or that took place in it;
        others, of the last that their words point to ("neither confirmed nor denied it"), as a ``verdict`` on what was
        said does. Nobody answers what they told themselves, and who denies a charge just made denies nothing older.
        Whose own troops stand abroad has sent them there. What is named by the answer itself has no status.
        """
        country = holder.country
        if act not in _ANSWERS or event.type in DEEDS:
            return Told(event)
        named = _answers_pointing(predicate)
        pointing = verdict or named
        charged = named and any(told.event.type == "ACCUSE" for told in self._account.within(_REACH, predicate))
        reach = self.since_charge(predicate) if charged else self._account.within(_OWN_REACH, predicate)
        deeds = self._answered(reach, holder, predicate)
        own = [told for told in deeds if country is not None and country in _states(told)]
        near = [told for told in self.since_charge(predicate) if pointing and told in deeds]
        if not own and not near:
            # Who keeps silent, or says that it is not so, has refused nobody anything.
            return Told(
                CodedEvent() if act != "confirm" and event.type in _OF_ASKING and not event.recipients else event
            )
        main = self._account.main()
        beside = [told for told in self._account.in_paragraph(predicate) if told in own]
        close = [told for told in self._account.within(_REACH, predicate) if told in own]
        opening = [main] if main is not None and country is not None and country in _states(main) else []
        last = (beside or close or (own and opening) or own or near)[-1]
        return replace(last, event=_sent(last, country) or last.event)

    def of_silence(self, event: CodedEvent, holder: Holder, predicate: Token) -> Told:
        """Return the deed that a silence leaves open: of its own state, or any, told shortly before."""
        if event.type in DEEDS:
            return Told(event)
        country = holder.country
        if _is_asked(predicate):
            within = self._answered(self._account.within(0, predicate), holder, predicate)
            return within[-1] if within else Told(CodedEvent())
        within = self._answered(self._account.within(_OWN_REACH, predicate), holder, predicate)
        near = [told for told in self._account.within(_REACH, predicate) if told in within]
        beside = [told for told in self._account.in_paragraph(predicate) if told in within]
        close = [told for told in self._account.within(_CLOSE_REACH, predicate) if told in within]
        main = [told for told in (self._account.main(),) if told is not None]
        for deeds in (beside, near, close, main, within):
            own = [told for told in deeds if country is not None and country in _states(told)]
            if own:
                return own[-1]
        for deeds in (beside, main, near):
            if deeds:
                return deeds[-1]
        return Told(CodedEvent() if event.type in _OF_ASKING and not event.recipients else event)

    def _answered(self, reach: list[Told], holder: Holder, predicate: Token) -> list[Told]:
        """Return the deeds that an answer may be about: its words may say that it is to a figure or to a claim."""
        deeds = [told for told in reach if told.event.type in DEEDS and not (told.by and told.by == holder.name)]
        named = _named(predicate)
        if named & _LOSSES:
            return [told for told in deeds if told.event.type == "ASSAULT"]
        if named & FIGURES:
            far = self._account.within(_FIGURE_REACH, predicate)
            return [told for told in far if told.unit is not None and told.event.type in DEEDS] or deeds
        if named & _CLAIMS:  # "called the claim false": what somebody claimed, where somebody did
            return [told for told in deeds if told.attributed] or deeds
        return deeds

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
        (token.dep_ in _OBJECTS and token.lower_ in POINTERS)
        or (token.dep_ in _OBJECTS | _SUBJECTS and token.lemma_ in ACCOUNTS and token.pos_ == "NOUN")
        for token in below
    )


def _is_asked(predicate: Token) -> bool:
    """Tell whether a clause says itself what was asked: "asked about the raid, he gave no direct answer"."""
    return any(child.lemma_ in _ASKING and child.dep_ in ("advcl", "acl") for child in predicate.children)


def _named(predicate: Token) -> set[str]:
    """Return the lemmas of what an answer names: "denied the claim", "could not verify the figure"."""
    below = [token for token in predicate.subtree if abs(token.i - predicate.i) < LONGEST_ANSWER]
    return {token.lemma_ for token in below if token.dep_ in _OBJECTS | _SUBJECTS and token.pos_ == "NOUN"}
