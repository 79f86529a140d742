"""``join``, ``split`` and ``unlink``: what people decide about relations."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

from reportedly.cli.deciding import WhyOption
from reportedly.cli.opening import open_ledger
from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption, WhoOption, decider
from reportedly.linked import Links
from reportedly.model.relations import LinkDecision, RelationKind

_RELATIONS: Final[dict[str, RelationKind]] = {
    "thread": "threads", "origin": "origins", "copy": "copies", "drift": "drift", "conflict": "conflicts",
    "update": "updates",
}  # fmt: skip

LeftArgument = Annotated[str, typer.Argument(metavar="LEFT", help="A claim's id; for a copy, an article's.")]
RightArgument = Annotated[str, typer.Argument(metavar="RIGHT", help="The other one's id.")]


def join(
    left: LeftArgument,
    right: RightArgument,
    why: WhyOption,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_: Annotated[
        Literal["thread", "origin", "copy"], typer.Option("--as", help="What they are together.")
    ] = "thread",
    who: WhoOption = None,
) -> None:
    """Join two claims in one thread or origin, or make an article the copy of another."""
    with open_ledger(ledger, create=False) as store:
        made = store.decide_link("merge", _RELATIONS[as_], left, right, who=decider(who), why=why)
    what = f"{left} as a copy of {right}" if as_ == "copy" else f"{left} and {right} in one {as_}"
    _say(f"joined {what}", made)


def split(
    left: LeftArgument,
    right: RightArgument,
    why: WhyOption,
    ledger: LedgerOption = DEFAULT_LEDGER,
    as_: Annotated[Literal["thread", "origin"], typer.Option("--as", help="What they are not together.")] = "thread",
    who: WhoOption = None,
) -> None:
    """Keep two claims apart: in two threads, or as two origins."""
    with open_ledger(ledger, create=False) as store:
        made = store.decide_link("split", _RELATIONS[as_], left, right, who=decider(who), why=why)
    _say(f"split {left} from {right}: not one {as_}", made)


def unlink(
    left: LeftArgument,
    right: RightArgument,
    why: WhyOption,
    as_: Annotated[
        Literal["copy", "drift", "conflict", "update"], typer.Option("--as", help="What they are not to each other.")
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    kind: Annotated[str | None, typer.Option(help="Of drift or conflicts, this kind alone.")] = None,
    who: WhoOption = None,
) -> None:
    """Take back a copy, a drift, a conflict or an update that linking found."""
    with open_ledger(ledger, create=False) as store:
        made = Links(store).take_back(_RELATIONS[as_], left, right, who=decider(who), why=why, what=kind)
    _say(f"unlinked {left} and {right}: no {kind.replace('_', ' ') if kind else as_}", made)


def _say(done: str, made: LinkDecision) -> None:
    print(f"{done} (decision L{made.id} by {made.who}, {made.at})")
