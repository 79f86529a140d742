"""Opening the ledger for a command."""

from __future__ import annotations

import sys

from reportedly.ledger import Ledger


def open_ledger(address: str, *, create: bool = True, read_only: bool = False) -> Ledger:
    """Open the ledger, as :meth:`Ledger.open` does; say on standard error what else that did: a migration, its copy."""
    ledger = Ledger.open(address, create=create, read_only=read_only)
    for message in ledger.messages:
        print(f"reportedly: {message}", file=sys.stderr)
    return ledger
