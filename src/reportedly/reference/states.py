"""States: their names, adjectives, peoples and capitals, and ISO 3166 alpha-3 codes."""

from __future__ import annotations

import functools
import re
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


@functools.cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for every name, adjective and national of a state, and the code of each."""
    codes: dict[str, str] = {}
    for state in load_states().values():
        for name in (state.name, *state.aliases, *state.adjectives, *state.nationals):
            if name[:1].isupper():
                codes.setdefault(name, state.code)
    longest = sorted(codes, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), codes


def states_named(words: str) -> tuple[str, ...]:
    """Return the codes of the states that words name, by name, adjective or people, each once, in order.

    >>> states_named("North Korean troops beside Russians")
    ('PRK', 'RUS')
    """
    pattern, codes = _names()
    return tuple(dict.fromkeys(codes[found.group()] for found in pattern.finditer(words)))
