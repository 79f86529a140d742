"""Rivals: pairs of states whose troops in one another's land are no help to it."""

from __future__ import annotations

import functools

from reportedly.reference.tables import read_rows


@functools.cache
def load_rivals() -> frozenset[frozenset[str]]:
    """Return the pairs of alpha-3 codes of ``rivals.csv``; their order says nothing."""
    rows = read_rows("rivals.csv", ("one", "other", "source"))
    return frozenset(frozenset((row["one"], row["other"])) for row in rows)
