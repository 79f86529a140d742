"""How relations are put into words: an origin count never stands without why its items were taken together."""

from __future__ import annotations

from typing import Final

from reportedly.model.ledger import LinkDecisionRow
from reportedly.model.linked import ShownOrigin, ShownThread
from reportedly.model.relations import ConflictKind, Copy, RelationKind

#: The Admiralty code's digits for the information.
DIGITS: Final = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}

#: One relation of each kind, as people are told of it.
ONE: Final[dict[RelationKind, str]] = {
    "threads": "thread", "origins": "origin", "copies": "copy", "drift": "change", "conflicts": "conflict",
    "updates": "update",
}  # fmt: skip

_COPIES: Final = {
    "verbatim": "was taken over word for word from", "rewrite": "was rewritten from", "credit": "credits"
}  # fmt: skip
_CONFLICTS: Final[dict[ConflictKind, str]] = {
    "quantity": "numbers that exclude each other", "polarity": "one denies what the other says",
    "actor": "different actors", "place": "different places", "time": "different times",
}  # fmt: skip


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its thing.

    >>> counted(1, "origin"), counted(2, "copy", "copies")
    ('1 origin', '2 copies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def origins_in_words(thread: ShownThread) -> str:
    """Write how many origins a thread has and how many articles carry it: ``2 origins, carried by 5 articles``."""
    carried = f"carried by {counted(thread.articles, 'article')}"
    voices = len(thread.unsourced)
    stands = "stands" if voices == 1 else "stand"
    own = f"; {counted(voices, 'claim')} {stands} in an article’s own voice, with no source named" if voices else ""
    if not thread.origins:
        return f"no origin named, {carried}: each in its own voice"
    return f"{counted(len(thread.origins), 'origin')}, {carried}{own}"


def origin_in_words(shown: ShownOrigin) -> str:
    """Write an origin with why those of its claims that are shown were taken together: the count is never silent."""
    origin = shown.origin
    told = f"{origin.holder or 'nobody named'}{f', {origin.occasion}' if origin.occasion else ''}"
    carried = f"carried by {counted(shown.articles, 'article')}"
    if len(shown.claims) <= 1:
        return f"{told}: {carried}"
    return f"{told}: 1 origin, {carried}, because {'; '.join(origin.why) or 'no reason was kept'}"


def copy_in_words(copy: Copy) -> str:
    """Write what a copy is to its source: ``was rewritten from``."""
    return _COPIES[copy.kind]


def share_in_words(copy: Copy) -> str:
    """Write how much of a copy stands in its source; nothing for a credit."""
    return f": {copy.containment:.0%} of its content stands there" if copy.containment is not None else ""


def kind_in_words(kind: str) -> str:
    """Write a kind of drift or conflict: ``hedge dropped``."""
    return kind.replace("_", " ")


def conflict_in_words(kind: ConflictKind) -> str:
    """Write what a conflict is: ``one denies what the other says``."""
    return _CONFLICTS[kind]


def digit_in_words(digit: int) -> str:
    """Write an Admiralty digit with its meaning: ``4 – doubtful``."""
    return f"{digit} – {DIGITS[digit]}"


def link_decision_in_words(row: LinkDecisionRow) -> str:
    """Write a decision about a relation: what, by whom, when and why, and whether it holds."""
    made = row.decision
    one = ONE[made.relation]
    what = {
        "merge": f"{made.left} and {made.right} are one {one}",
        "split": f"{made.left} and {made.right} are not one {one}",
        "reject": f"no {kind_in_words(made.what) if made.what else one} between {made.left} and {made.right}",
    }[made.kind]
    if made.relation == "copies" and made.kind == "merge":
        what = f"{made.left} was made from {made.right}"
    if row.withdrawn_at:
        why = f": {row.withdrawn_why}" if row.withdrawn_why else ""
        state = f"; withdrawn by {row.withdrawn_by}, {row.withdrawn_at}{why}"
    else:
        state = "" if row.placed else "; fits no claim of the current readings, and waits"
    return f"{what} (decision L{made.id} by {made.who}, {made.at}: {made.why or 'no reason given'}{state})"
