"""Standing: who asserts, denies and declines what a thread says, on how many independent origins it rests.

The digit is the Admiralty code's for the information, by rule, never by a machine's opinion of a source: its letter is
a person's to give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from reportedly.link.drift import naming_words
from reportedly.link.facts import at_one_time, compare_facts, statement_of
from reportedly.link.propositions import AHEAD, Proposition, side_of
from reportedly.model.relations import Alignment, Origin, Standing, Thread

#: Parts of a state that speak for it.
_OF_A_STATE: Final = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})
#: What stands for the words of a holder of whom no reader could tell who it is.
_NAMELESS: Final = frozenset({"nameless"})


def find_standing(
    threads: Sequence[Thread],
    origins: Iterable[Origin],
    alignments: Iterable[Alignment],
    propositions: Mapping[str, Proposition],
) -> tuple[Standing, ...]:
    """Return the standing of each thread, in the order of the threads; ``alignments`` are those of its claims."""
    origin_of = {claim: origin for origin in origins for claim in origin.claims}
    copied = {alignment.later for alignment in alignments}
    return tuple(stand(thread, origin_of, copied, propositions) for thread in threads)


def stand(
    thread: Thread, origin_of: Mapping[str, Origin], copied: Set[str], propositions: Mapping[str, Proposition]
) -> Standing:
    """Return where one thread stands.

    What counts is what an origin said, as sure and as done as it said it, not what copies made of that.
    """
    members = [propositions[claim] for claim in thread.claims]
    declined = [p for p in members if p.claim.speech_act == "decline"]
    told = [p for p in members if p.claim.speech_act != "decline"]
    denied = [p for p in told if p.claim.polarity == "negative"]
    asserted = [p for p in told if p.claim.polarity != "negative" and p.claim.speech_act != "ask"]
    days = sorted(p.said for p in members if p.said)
    stated = _as_stated(asserted, origin_of, copied)
    vouching = [
        p for p in _at_hand(stated)
        if p.claim.certainty in ("certain", "probable") and _independent(p, origin_of)
    ]  # fmt: skip
    origins = _independent_of(vouching, origin_of)
    digit, why = _digit(stated, denied, origins, vouching)
    return Standing(
        thread=thread.id,
        asserted=_ids(asserted),
        denied=_ids(denied),
        declined=_ids(declined),
        origins=origins,
        first=days[0].isoformat() if days else None,
        latest=days[-1].isoformat() if days else None,
        digit=digit,
        why=(why, *_together(members, origin_of)),
    )


def _ids(members: Iterable[Proposition]) -> tuple[str, ...]:
    return tuple(member.claim.id for member in members)


def _as_stated(asserted: Sequence[Proposition], origin_of: Mapping[str, Origin], copied: Set[str]) -> list[Proposition]:
    """Return the claims without those copied from an origin that has another claim among them."""
    own = [p for p in asserted if p.claim.id not in copied]
    heard = {origin_of[p.claim.id].id for p in own if p.claim.id in origin_of}
    return [
        p for p in asserted
        if p.claim.id not in copied or (p.claim.id in origin_of and origin_of[p.claim.id].id not in heard)
    ]  # fmt: skip


def _at_hand(asserted: Sequence[Proposition]) -> Sequence[Proposition]:
    """Return the claims of what has come about, where there are any: who tells of a plan confirms no deed."""
    return [p for p in asserted if p.claim.status not in AHEAD] or asserted


def _independent(proposition: Proposition, origin_of: Mapping[str, Origin]) -> bool:
    """Tell whether a claim has an origin that is somebody's word: nameless reports and articles are nobody's."""
    return proposition.claim.id in origin_of and origin_of[proposition.claim.id].holder is not None


def _independent_of(vouching: Sequence[Proposition], origin_of: Mapping[str, Origin]) -> tuple[str, ...]:
    """Return the ids of the first origin of each holder: who says a thing twice confirms nothing.

    Nameless holders of one side may be one person, and one of no known side may be any of them.
    """
    first: dict[tuple[str | None, frozenset[str]], str] = {}
    for proposition in vouching:
        origin = origin_of[proposition.claim.id]
        holder = proposition.claim.holder
        words = _NAMELESS if holder.anonymous else naming_words(origin.holder or "", holder.country)
        first.setdefault((side_of(proposition), words), origin.id)
    if sum(words == _NAMELESS for _, words in first) > 1:
        first.pop((None, _NAMELESS), None)
    return tuple(dict.fromkeys(first.values()))


def _digit(
    asserted: Sequence[Proposition],
    denied: Sequence[Proposition],
    origins: Sequence[str],
    vouching: Sequence[Proposition],
) -> tuple[int, str]:
    """Return the digit and its rule, by the claims that vouch for it; every case is one of the Admiralty code's six."""
    certain = [p for p in denied if p.claim.certainty == "certain" and _is_party(p, [*asserted, *denied])]
    knowing = [p for p in certain if not _of_a_figure(p) or any(compare_facts(p, other) for other in asserted)]
    count = f"{len(origins)} independent origins"
    if not asserted:
        return 6, "cannot be judged: nobody asserts it"
    if knowing:
        if len(origins) >= 2:
            return 4, f"doubtful: {count}, and a party to the event denies it"
        return 5, "improbable: a party to the event denies it, and fewer than two independent origins assert it"
    if not origins:
        return 6, "cannot be judged: nobody's word stands behind it"
    if len(origins) == 1:
        return 3, "possible: one origin alone, and no party to the event denies it"
    if all(p.claim.status in AHEAD for p in asserted):
        return 3, f"possible: {count}, and it has not come about"
    told = list({statement_of(p): p for p in asserted}.values())
    if any(compare_facts(told[one], told[other]) for one, other in at_one_time(told)):
        return 3, f"possible: {count}, and what they say excludes each other"
    sides = {side_of(p) for p in vouching} - {None}
    if not sides and all(p.claim.holder.sector in _OF_A_STATE for p in vouching):
        return (
            2,
            f"probably true: {count}, all of officials whose side is not known, and no party to the event denies it",
        )
    if len(sides) == 1:
        side = next(iter(sides))
        return 2, f"probably true: {count}, of no known side but {side}, and no party to the event denies it"
    return 1, f"confirmed: {count}, and no party to the event denies it"


def _of_a_figure(denial: Proposition) -> bool:
    """Tell whether a denial is of a figure, or of anybody's being harmed: it leaves those of other days open."""
    return denial.claim.quantity is not None or (denial.absence is not None and bool(denial.absence.casualties))


def _is_party(denial: Proposition, members: Iterable[Proposition]) -> bool:
    """Tell whether who denies is in a position to know: an actor, a recipient or the state of the place."""
    country, side = denial.claim.holder.country, side_of(denial)
    return country is not None and any(
        side in (*p.actors, *p.recipients) or (p.claim.place is not None and p.claim.place.country == country)
        for p in members
    )


def _together(members: Iterable[Proposition], origin_of: Mapping[str, Origin]) -> Iterable[str]:
    seen: dict[str, Origin] = {}
    for member in members:
        if (origin := origin_of.get(member.claim.id)) and len(origin.claims) > 1:
            seen.setdefault(origin.id, origin)
    for origin in seen.values():
        yield f"taken together as one origin, {origin.holder or 'an article'}: {'; '.join(origin.why)}"
