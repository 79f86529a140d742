"""A thread for a terminal: its claims, its origins with why, its standing, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from reportedly.cli.listing import table_of
from reportedly.model.linked import Pair, ShownThread
from reportedly.model.relation_wording import (
    counted,
    digit_in_words,
    kind_in_words,
    link_decision_in_words,
    origin_in_words,
    origins_in_words,
)
from reportedly.model.relations import Agreement, Conflict, Update
from reportedly.model.wording import figure_in_words, holder_in_words


def print_thread(console: Console, shown: ShownThread) -> None:
    """Print a thread with all that is known of it."""
    first = shown.claims[0] if shown.claims else None
    console.print(Text(f"thread {shown.thread.id}: {' '.join(first.quote.split()) if first else ''}", style="bold"))
    carried = f"{counted(len(shown.claims), 'claim')} in {counted(shown.articles, 'article')}"
    why = f", joined because {'; '.join(shown.thread.why)}" if shown.thread.why else ""
    console.print(Text(f"{carried}{why}"))
    console.print()
    console.print(table_of(list(shown.claims)))
    console.print()
    console.print(Text(origins_in_words(shown), style="bold"))
    for origin in shown.origins:
        console.print(Text(f"  {origin_in_words(origin)}"))
    _print_standing(console, shown)
    _print_list(console, "conflicts", _pairs(shown.conflicts))
    _print_list(
        console, "updates: a later figure of the same holder, or the outlet's correction", _pairs(shown.updates)
    )
    _print_list(console, "differ, and can both be true", _pairs(shown.agreements))
    _print_list(
        console, "changed in copying (reportedly drift shows the words)",
        (f"{kind_in_words(d.drift.kind)}: {d.drift.earlier} → {d.drift.later}" for d in shown.drift),
    )  # fmt: skip
    _print_list(console, "decided by people", map(link_decision_in_words, shown.decisions))
    console.print(
        Text(
            "\nIt cannot tell whether sources that it takes for independent heard it from the same person. "
            "Take apart what does not belong together: reportedly split CLAIM CLAIM"
        )
    )


def _print_standing(console: Console, shown: ShownThread) -> None:
    standing = shown.standing
    if standing is None:
        return
    console.print(Text(f"\nstanding: {digit_in_words(standing.digit)}", style="bold"))
    if standing.why:
        console.print(Text(f"  by the rule: {standing.why[0]}"))
    for name, claims in (
        ("asserted", standing.asserted), ("denied", standing.denied), ("declined", standing.declined)
    ):  # fmt: skip
        for voice in shown.voices(claims):
            holder = holder_in_words(voice[0].claim.holder, voice[0].holder_text)
            console.print(Text(f"  {name} by {holder}, in {', '.join(row.claim.id for row in voice)}"))
    console.print(Text(f"  first {standing.first or 'unknown'}, latest {standing.latest or 'unknown'}"))


def _pairs(pairs: Iterable[Pair[Conflict] | Pair[Update] | Pair[Agreement]]) -> Iterator[str]:
    for pair in pairs:
        relation = pair.relation
        kind = f"{kind_in_words(relation.kind)}: " if isinstance(relation, Conflict) else ""
        rows = (pair.first, pair.second)
        sides = (f"{row.claim.id} {figure_in_words(row.claim.quantity)}".rstrip() for row in rows)
        yield f"{kind}{' – '.join(sides)}: {'; '.join(relation.why) or 'no reason was kept'}"


def _print_list(console: Console, heading: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if lines:
        console.print(Text(f"\n{heading}", style="bold"))
        for line in lines:
            console.print(Text(f"  {line}"))
