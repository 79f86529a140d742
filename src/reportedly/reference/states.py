"""States: their names, adjectives, peoples and capitals, and ISO 3166 alpha-3 codes."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from reportedly.reference.tables import read_rows, split_cell

_COLUMNS = ("code", "name", "aliases", "adjectives", "nationals", "capitals")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. ``adjectives`` and ``nationals`` are its demonyms ("Dutch"; "Dutchman", "Dutchmen")."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    nationals: tuple[str, ...]
    capitals: tuple[str, ...]


@functools.cache
def load_states() -> dict[str, State]:
    """Return every state by its code, in the table's order.

    ``+`` among the nationals stands for each adjective and its plural in -s. Raises ReferenceDataError.
    """
    states = {}
    for row in read_rows("states.csv", _COLUMNS):
        adjectives = split_cell(row["adjectives"])
        nationals = split_cell(row["nationals"])
        if "+" in nationals:
            nationals.remove("+")
            nationals += [form for adjective in adjectives for form in (adjective, f"{adjective}s")]
        states[row["code"]] = State(
            row["code"],
            row["name"],
            tuple(split_cell(row["aliases"])),
            tuple(adjectives),
            tuple(nationals),
            tuple(split_cell(row["capitals"])),
        )
    return states


def state_name(code: str | None) -> str | None:
    """Return the state's name for its code; None for any other code.

    >>> state_name("PRK")
    'North Korea'
    """
    state = load_states().get(code or "")
    return state.name if state else None
