"""The ledger: articles, claims and people's decisions, kept for good. Its whole public surface is :class:`Ledger`."""

from reportedly.ledger.corrections import CORRECTABLE
from reportedly.ledger.linking import LinkTables
from reportedly.ledger.store import Ledger

__all__ = ["CORRECTABLE", "Ledger", "LinkTables"]
