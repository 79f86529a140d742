"""Relations as records of plain values and back, to be kept."""

from __future__ import annotations

import functools
import types
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from reportedly.model.codec import Record
from reportedly.model.linking import RankedCopy
from reportedly.model.relations import Relation

_Kept = TypeVar("_Kept", bound="Relation | RankedCopy")


def to_record(kept: Relation | RankedCopy) -> Record:
    """Return a relation as a record: its fields by name, spans as ``{"start", "end"}``."""
    return asdict(kept)


def from_record(kind: type[_Kept], record: Mapping[str, Any]) -> _Kept:
    """Read what :func:`to_record` wrote of a relation of this kind."""
    read: _Kept = _read(kind, record)
    return read


def _read(hint: Any, value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _read(next(part for part in get_args(hint) if part is not types.NoneType), value)
    if origin is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in value)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = _hints(hint)
        return hint(**{name: _read(hints[name], item) for name, item in value.items()})
    return value


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
