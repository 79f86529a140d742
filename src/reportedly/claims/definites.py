"""Definites: the deed that "the deployment", "the raid" or "any transfer" takes up, where its clause names no party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.claims.incidents import is_duel
from reportedly.claims.told import Account, Told
from reportedly.model import CodedEvent
from reportedly.model.vocabulary import EventType
from reportedly.reference.plover import DEEDS, load_noun_types

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKING_UP: Final = frozenset("the this that these those any such".split())
_ROLES: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
#: Modifiers that tell a deed apart from the one told before.
_OTHER: Final = frozenset(
    """another other separate previous earlier similar past recent first second third latest last next new further
    more future possible potential alleged such-and-such annual final
    """.split()
)
#: Verbs that say of a deed only that it is or is not so, was seen, began, went on or ended.
_OF_BEING: Final = frozenset(
    """be see observe detect find confirm acknowledge deny verify occur happen take begin start continue last end stop
    come follow proceed resume complete carry conduct go admit announce
    """.split()
)
_REACH: Final = 6
#: Types of what is said against somebody for a deed, and verbs whose object is that deed.
_BLAMING: Final = frozenset({"ACCUSE"})
_CONDEMNING: Final = frozenset("condemn denounce decry deplore criticise criticize slam blast".split())
_VIOLENT: Final = frozenset({"ASSAULT", "COERCE"})
#: Types under which one deed may be told: what is sent to help is also what is moved.
_ALIKE: Final = (frozenset({"AID", "MOBILIZE"}),)


class Definites:
    """What the definite nouns of one article's clauses take up, of all that its claims have told so far."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def of_noun(self, event: CodedEvent, predicate: Token) -> CodedEvent:
        """Return the event with the parties of the last deed that a noun of the clause takes up.

        Only where the clause names no party itself, says of the deed no more than that it is so, or tells a deed of the
        same type.
        """
        if event.type in _BLAMING and not event.recipients:
            return self._blamed(event, predicate)
        if event.actors or event.recipients:
            return event
        for noun in _nouns(predicate):
            kind = load_noun_types().get(noun.lemma_)
            if kind is None or kind not in DEEDS or not (event.type == kind or _says_being(event, predicate)):
                continue
            before = self._account.within(_REACH, predicate)
            if is_duel(one for one in self._account.within(2 * _REACH, predicate) if one.event.type == "ASSAULT"):
                continue
            told = [one for one in before if _is_alike(one, kind) and (one.event.actors or one.event.recipients)]
            if told and len({(one.event.actors, one.event.recipients) for one in _last_two(told)}) == 1:
                return told[-1].event
        return event

    def _blamed(self, event: CodedEvent, predicate: Token) -> CodedEvent:
        """Return a condemnation with those whose deed is condemned: "condemned the raid"."""
        for noun in _nouns(predicate):
            kind = load_noun_types().get(noun.lemma_)
            if noun.dep_ != "dobj" or kind not in _VIOLENT or predicate.lemma_ not in _CONDEMNING:
                continue
            before = self._account.within(_REACH, predicate)
            deeds = [told for told in before if told.done and told.event.type == kind]
            doers = {told.event.actors for told in deeds}
            if len(doers) == 1 and deeds[0].event.actors and not _shares(deeds[0].event.actors, event.actors):
                return replace(event, recipients=deeds[0].event.actors)
        return event


def _shares(actors: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two rows of codes name one state."""
    return bool({code[:3] for code in actors if "-REB" not in code} & {code[:3] for code in others})


def _last_two(told: list[Told]) -> list[Told]:
    return [one for one in told if one.done][-2:] or told[-1:]


def _is_alike(told: Told, kind: EventType) -> bool:
    return told.event.type == kind or any(kind in pair and told.event.type in pair for pair in _ALIKE)


def _says_being(event: CodedEvent, predicate: Token) -> bool:
    return event.type is None and predicate.lemma_ in _OF_BEING


def _nouns(predicate: Token) -> Iterator[Token]:
    """Yield the nouns of a clause that take up what was told and say nothing of it themselves."""
    for child in predicate.children:
        for noun in (child, *(child.rights if child.dep_ in ("prep", "agent") else ())):
            if noun.dep_ in _ROLES and noun.pos_ == "NOUN" and _takes_up(noun):
                yield noun


def _takes_up(noun: Token) -> bool:
    before = {word.lower_ for word in noun.lefts}
    named = any(word.dep_ in ("poss", "compound", "nmod") or word.pos_ == "PROPN" for word in noun.lefts)
    told = any(child.dep_ in ("prep", "relcl", "acl", "appos") for child in noun.rights)
    return bool(before & _TAKING_UP) and not named and not told and not before & _OTHER
