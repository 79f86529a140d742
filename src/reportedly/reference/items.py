"""A known name or role in a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reference.entities import Entity
from reportedly.reference.offices import Office
from reportedly.reference.roles import Role


@dataclass(frozen=True, slots=True)
class Item:
    """A known name or role in a phrase: words ``start`` to ``end`` (half-open), and what the tables say of it.

    Exactly one of ``entities``, ``role`` and ``person`` is filled, save that a body named by a common noun
    ("National Guard") keeps the ``role`` as its other reading. The name of a ``shared`` one is borne by bodies of
    several states.
    """

    start: int
    end: int
    entities: tuple[Entity, ...] = ()
    role: Role | None = None
    person: tuple[Office, ...] = ()
    shared: bool = False

    @property
    def entity(self) -> Entity | None:
        """The only or the weightiest entity; None where the name stands for several parties."""
        return self.entities[0] if self.entities and not self.ambiguous else None

    @property
    def ambiguous(self) -> bool:
        """Tell whether the name stands for parties of different countries."""
        return len({entity.country for entity in self.entities if entity.kind != "demonym"}) > 1


def is_state(item: Item) -> bool:
    """Tell whether an item names a state, by its name, capital, region or people."""
    return bool(item.entities) and item.entities[0].kind in ("state", "demonym", "capital", "region")
