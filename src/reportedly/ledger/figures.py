"""Figures that a person adds to a claim: a quantity in words of the article, or as the codebook's object."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from reportedly.model.codec import Record

_NUMERAL: Final = re.compile(
    r"[^\w\s]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:[ -](thousand|million|billion|trillion)\b)?", re.IGNORECASE
)
_MAGNITUDES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

#: Reads one field of the object: its name and value.
ReadField = Callable[[str, Any], Any]
#: The fields of the object beside its words.
FIELDS: Final = ("low", "high", "relation", "unit", "kind", "what", "as_of")
WANTED: Final = (
    'words of the article that begin with the number in digits ("15,000 troops"), null to remove it, or an object such '
    'as {"text": "up to 100,000 troops", "high": 100000, "relation": "at_most", "unit": "troop", "kind": "stock"}'
)


def read_figure(value: Any, read: ReadField) -> Record | None:
    """Return the quantity a value means, in the codebook's form, or None where it means none that can be kept.

    Words alone give an exact number; what bounds it, an object says. ``read`` reads one field, ``text`` among them, and
    raises CodebookError.
    """
    given = _as_object(value)
    if given is None or not {"text"} <= given.keys() <= {"text", *FIELDS}:
        return None
    words = given["text"]
    numeral = _NUMERAL.search(words) if isinstance(words, str) else None
    if numeral is None and not given.keys() & {"low", "high"}:
        return None
    span = read("text", words)
    if span is None:
        return None
    record: Record = {"text": span, "number": span, "low": None, "high": None, "relation": "exact", "unit": None}
    record |= {"kind": "other", "what": None, "as_of": None}
    record |= {name: read(name, given[name]) for name in FIELDS if name in given}
    if numeral is not None:
        record["number"] = {"start": span["start"] + numeral.start(), "end": span["start"] + numeral.end()}
        if not given.keys() & {"low", "high"}:
            record["low"] = record["high"] = _number(numeral)
    return _bounded(record)


def _as_object(value: Any) -> Mapping[str, Any] | None:
    """Return the object a value is, or is written as; words alone must begin with their number."""
    if isinstance(value, Mapping):
        return value
    words = value.strip() if isinstance(value, str) else ""
    if words.startswith("{"):
        try:
            found = json.loads(words)
        except ValueError:
            return None
        return found if isinstance(found, dict) else None
    return {"text": words} if _NUMERAL.match(words) and len(_NUMERAL.findall(words)) == 1 else None


def _number(numeral: re.Match[str]) -> float | int:
    digits, decimals, magnitude = numeral.groups()
    number = float(digits.replace(",", "") + (decimals or "")) * _MAGNITUDES.get((magnitude or "").lower(), 1)
    return int(number) if number.is_integer() else number


def _bounded(record: Record) -> Record | None:
    """Return the quantity with the bounds its relation has in the codebook; None where they are not given."""
    low, high = record["low"], record["high"]
    one = low if low is not None else high
    match record["relation"]:
        case "exact" | "approx":
            bounds = (one, one) if None in (low, high) or low == high else (None, None)
        case "at_least" | "vague":
            bounds = (low if low is not None else one, None)
        case "at_most":
            bounds = (None, high if high is not None else one)
        case _:
            bounds = (low, high) if None not in (low, high) else (None, None)
    return None if bounds == (None, None) else record | {"low": bounds[0], "high": bounds[1]}
