"""A ledger's articles and claims as they are linked: this joins the ledger with linking, for every face alike."""

from reportedly.linked.links import Links
from reportedly.linked.settling import settle

__all__ = ["Links", "settle"]
