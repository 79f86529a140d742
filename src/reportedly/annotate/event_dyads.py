"""Dyads: parties that an event leaves unsaid, taken from the same deed told before.

"The United States has sent Ukraine shells. It will deliver more next month": to Ukraine. Only where the article tells
of one such pair; of several, none is taken. A doer that is named, if by "the army" alone, is no other party.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_victims import is_civilian
from reportedly.annotate.syntax import Syntax
from reportedly.model import Actor, Event
from reportedly.model.vocabulary import EventType

#: Deeds that go on between the same two parties through an article.
_LASTING: frozenset[EventType] = frozenset({"AID", "SANCTION"})
#: Sectors of a society that act for no state.
_PRIVATE = frozenset({"CVL", "NGO", "BUS", "EDU", "MED"})


def fill_parties(events: Iterable[Event], syntax: Syntax, roles: Roles) -> list[Event]:
    """Return the events with the parties that the article's other events of their type settle."""
    told = list(events)
    pairs: dict[EventType, set[tuple[str, str]]] = {}
    for event in told:
        for actor in event.actors:
            for recipient in event.recipients:
                pairs.setdefault(event.type, set()).add((actor[:3], recipient[:3]))
    return [_filled(event, pairs.get(event.type, set()), syntax, roles) for event in told]


def _filled(event: Event, pairs: set[tuple[str, str]], syntax: Syntax, roles: Roles) -> Event:
    if event.actors and event.recipients:
        return event
    if event.type == "ASSAULT":
        return _with_victims(event, pairs, syntax, roles)
    if event.type not in _LASTING:
        return event
    if event.actors:
        if len({code[:3] for code in event.actors}) != 1:
            return event
        others = {other for actor, other in pairs if actor == event.actors[0][:3]}
        return replace(event, recipients=tuple(others)) if len(others) == 1 else event
    if event.recipients:
        if _doer(event, roles) is not None:
            return event
        givers = {actor for actor, other in pairs if other == event.recipients[0][:3]}
        return replace(event, actors=tuple(givers)) if len(givers) == 1 else event
    if len(pairs) == 1 and not _is_private(event, roles):
        ((actor, other),) = pairs
        return replace(event, actors=(actor,), recipients=(other,))
    return event


def _is_private(event: Event, roles: Roles) -> bool:
    """Tell whether an event has a doer of its own that speaks for no state: "Doctors treated 300 patients"."""
    doer = _doer(event, roles)
    return doer is not None and doer.sector in _PRIVATE


def _doer(event: Event, roles: Roles) -> Actor | None:
    """Return the party that an event's own words name as its doer, whosever it is: "The army sent shells"."""
    subject = roles.subject(event.predicate)
    doer = roles.actors.get(roles.head_noun(subject)) if subject is not None else None
    return doer if isinstance(doer, Actor) and not roles.is_passive(event.predicate) else None


def _with_victims(event: Event, pairs: set[tuple[str, str]], syntax: Syntax, roles: Roles) -> Event:
    """Name the side of civilians whom somebody is told to strike: that which the same party strikes elsewhere."""
    thing = roles.object(event.predicate)
    if event.recipients or not event.actors or thing is None or not is_civilian(syntax, roles, thing):
        return event
    struck = {other for actor, other in pairs if actor == event.actors[0][:3]}
    return replace(event, recipients=tuple(f"{other}-CVL" for other in struck)) if len(struck) == 1 else event
