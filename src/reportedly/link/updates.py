"""Updates: a later figure by the same holder replaces an earlier one, or an outlet corrects what it wrote.

A copy tells what its source told, however late and however wrongly: it is no later word of the holder's, unless it
names a day of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import timedelta
from itertools import pairwise
from typing import Final

from reportedly.link.drift import compare_claims
from reportedly.link.figures import same_number
from reportedly.link.outlets import corrects
from reportedly.link.propositions import Proposition, sent_to
from reportedly.model.linking import REACH
from reportedly.model.relations import Alignment, Update

#: Days after which a figure is no longer taken for the next in a series.
_SERIES: Final = timedelta(days=REACH["series"])


def find_corrections(alignments: Iterable[Alignment], propositions: Mapping[str, Proposition]) -> tuple[Update, ...]:
    """Return an update for each claim that an outlet's own later version changed and says so, with what changed."""
    found = []
    for alignment in alignments:
        earlier, later = propositions[alignment.earlier], propositions[alignment.later]
        if corrects(later.article, earlier.article) and (changes := compare_claims(earlier, later)):
            why = ("the outlet corrects what it wrote", *(reason for change in changes for reason in change.why))
            found.append(Update(alignment.earlier, alignment.later, why, corrects=True))
    return tuple(found)


def find_updates(
    propositions: Sequence[Proposition], copied: Set[str] = frozenset(), *, corrections: Iterable[Update] = ()
) -> tuple[Update, ...]:
    """Return for each series of figures (one holder, one kind of thing and place) each step from one day to a later.

    A figure told again is none, nor is one of the claims ``copied`` that names no day of its own; only the first claim
    of each day counts. What ``corrections`` tell is not told again.
    """
    corrected = {(update.earlier, update.later) for update in corrections}
    series: dict[tuple[object, ...], list[Proposition]] = defaultdict(list)
    for proposition in propositions:
        own = proposition.named_day or proposition.claim.id not in copied
        if own and (key := series_key(proposition)) is not None:
            series[key].append(proposition)
    found = []
    for members in series.values():
        days: dict[object, Proposition] = {}
        for proposition in members:
            days.setdefault(proposition.said, proposition)
        for earlier, later in pairwise(sorted(days.values(), key=lambda p: (str(p.said), p.claim.id))):
            update = compare_figures(earlier, later)
            if update and (update.earlier, update.later) not in corrected:
                found.append(update)
    return tuple(sorted(found, key=lambda update: (update.earlier, update.later)))


def compare_figures(earlier: Proposition, later: Proposition) -> Update | None:
    """Return the update from a figure to one that its holder gave on a later day, or None."""
    first, second = earlier.claim.quantity, later.claim.quantity
    if first is None or second is None or earlier.said is None or later.said is None:
        return None
    if not timedelta(0) < later.said - earlier.said <= _SERIES or same_number(first, second):
        return None
    why = f"the same holder, {earlier.said.isoformat()} and {later.said.isoformat()}"
    return Update(earlier.claim.id, later.claim.id, (why,))


def series_key(proposition: Proposition) -> tuple[object, ...] | None:
    """Return what the figures of one series have in common, None for a claim that is of none."""
    claim, quantity = proposition.claim, proposition.claim.quantity
    if quantity is None or claim.holder.name is None or proposition.ahead or claim.speech_act == "ask":
        return None
    if proposition.unit is None or proposition.formation or claim.part_of:
        return None
    place = sent_to(proposition) or proposition.place
    victims = proposition.recipients if quantity.kind == "casualties" else ()
    return (
        claim.holder.name, proposition.unit, proposition.actors, victims, place, quantity.kind, quantity.what,
        proposition.rate,
    )  # fmt: skip
