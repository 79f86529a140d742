"""``reject``, ``correct``, ``withdraw`` and ``forget``: what people decide."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.cli.opening import open_ledger
from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption, WhoOption, decider
from reportedly.errors import InputError
from reportedly.export.lines import json_line

ClaimArgument = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id.")]
WhyOption = Annotated[str, typer.Option("--why", help="The reason, kept with the decision.")]


def reject(claim: ClaimArgument, why: WhyOption, ledger: LedgerOption = DEFAULT_LEDGER, who: WhoOption = None) -> None:
    """Reject a claim: kept and shown with who, when and why, but no longer listed."""
    with open_ledger(ledger, create=False) as store:
        decision = store.reject(claim, who=decider(who), why=why)
    print(f"rejected {claim} (decision {decision.id} by {decision.who}, {decision.at})")


def correct(
    claim: ClaimArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="certainty, holder.country, quantity.low, …")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The codebook's value; null for none.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    who: WhoOption = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept with the decision.")] = None,
) -> None:
    """Correct one field of a claim; the machine's value stays on record."""
    with open_ledger(ledger, create=False) as store:
        decision = store.correct(claim, field, value, who=decider(who), why=why)
    print(
        f"corrected {claim}: {field} {json_line(decision.machine_value)} → {json_line(decision.value)} "
        f"(decision {decision.id} by {decision.who}, {decision.at})"
    )


def withdraw(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="A decision's number: 3, or L3 for a relation.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    who: WhoOption = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept with the decision.")] = None,
) -> None:
    """Take back a decision; both stay on record."""
    number = decision.strip().upper().removeprefix("L")
    if not number.isascii() or not number.isdecimal() or len(number) > 9:
        raise InputError(f"withdraw {decision!r}: not a decision's number; write it as 3, or L3 for a relation")
    with open_ledger(ledger, create=False) as store:
        if decision.strip().upper().startswith("L"):
            taken = store.withdraw_link(int(number), who=decider(who), why=why)
            print(f"withdrew decision L{number} on {taken.left} and {taken.right}")
            return
        made = store.withdraw(int(number), who=decider(who), why=why)
    print(f"withdrew decision {number} on {made.claim_id} (decision {made.id} by {made.who}, {made.at})")


def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id.")],
    why: WhyOption,
    ledger: LedgerOption = DEFAULT_LEDGER,
    who: WhoOption = None,
) -> None:
    """Remove an article's text and claims for good (a legal request); a tombstone stays."""
    with open_ledger(ledger, create=False) as store:
        tombstone = store.forget(article, who=decider(who), why=why)
    print(f"forgot {article}: text, claims and decisions are gone ({tombstone.who}, {tombstone.at}: {tombstone.why})")
    if tombstone.shared_with:
        print(f"the same text stays under: {', '.join(tombstone.shared_with)}")
    for backup in tombstone.backups:
        print(f"a backup still holds it; delete it yourself: {backup}")
