"""Opening the ledger for a command."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly import __version__
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger

if TYPE_CHECKING:
    from reportedly.linked import Links


def open_ledger(address: str, *, create: bool = True, read_only: bool = False) -> Ledger:
    """Open the ledger, as :meth:`Ledger.open` does; say on standard error what else that did: a migration, its copy."""
    ledger = Ledger.open(address, create=create, read_only=read_only)
    for message in ledger.messages:
        print(f"reportedly: {message}", file=sys.stderr)
    return ledger


@contextlib.contextmanager
def open_links(address: str) -> Iterator[Links]:
    """Open a ledger to ask for its relations; articles that wait to be linked are linked first where it can be written.

    Where it cannot, what is missing is said on standard error.
    """
    from reportedly.linked import Links

    hindered: LedgerError | None = None
    try:
        with open_ledger(address, create=False) as ledger:
            link_waiting(ledger)
    except LedgerError as error:
        hindered = error
    with open_ledger(address, create=False, read_only=True) as ledger:
        if waiting := ledger.waiting(__version__):
            print(f"reportedly: {waiting} articles are not linked yet: {hindered}", file=sys.stderr)
        yield Links(ledger)


def link_waiting(ledger: Ledger) -> None:
    """Link the articles that wait for it, with a bar on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from reportedly.linked import settle

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("linking", total=ledger.waiting(__version__))
        settle(ledger, tell=lambda count: progress.advance(task, count))
