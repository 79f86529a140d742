"""Corrections: which fields of a claim a person may correct, how a value is read, and how it is applied.

A correction's value is kept as the codebook's JSON value, spans as ``{"start", "end"}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from reportedly.errors import CodebookError
from reportedly.ledger.figures import WANTED, read_figure
from reportedly.model import Claim, Decision
from reportedly.model.codec import Record, claim_from_record, claim_to_record
from reportedly.model.vocabulary import VOCABULARIES
from reportedly.reference.codes import country_codes

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOTHING: Final = ("", "null", "none")

#: Reads a value given for a field; ``claim`` and ``text`` are there to find words in the article.
_Reader = Callable[[str, Any, Claim, str], Any]


def _refuse(field: str, value: Any, wanted: str) -> CodebookError:
    return CodebookError(f"codebook: {value!r} is no value of {field}; write {wanted}")


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.strip().casefold() in _NOTHING)


def _word(vocabulary: str, *, optional: bool = False) -> _Reader:
    known = VOCABULARIES[vocabulary]

    def read(field: str, value: Any, claim: Claim, text: str) -> str | None:
        if optional and _is_nothing(value):
            return None
        for word in known:
            if isinstance(value, str) and value.strip().casefold() == word.casefold():
                return word
        raise _refuse(field, value, "one of " + ", ".join(known) + (", or null" if optional else ""))

    return read


def _read_country(field: str, value: Any, claim: Claim, text: str) -> str | None:
    if _is_nothing(value):
        return None
    code = value.strip().upper() if isinstance(value, str) else ""
    if code not in country_codes():
        raise _refuse(
            field, value, "the three letters of a country (ISO 3166 alpha-3: UKR) or of a body (UNO), or null"
        )
    return code


def _read_codes(field: str, value: Any, claim: Claim, text: str) -> list[str]:
    codes = [code.upper() for code in _read_list(field, value, claim, text)]
    for code in codes:
        country, dash, sector = code.partition("-")
        if country not in country_codes() or (dash and sector not in VOCABULARIES["sector"]):
            raise _refuse(field, value, "actor codes such as RUS or UKR-MIL, with commas between them")
    return list(dict.fromkeys(codes))


def _read_list(field: str, value: Any, claim: Claim, text: str) -> list[str]:
    if _is_nothing(value):
        return []
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
        raise _refuse(field, value, "words with commas between them")
    return [item.strip() for item in items if item.strip()]


def _read_number(field: str, value: Any, claim: Claim, text: str) -> float | int | None:
    if _is_nothing(value):
        return None
    try:
        number = float(value.replace(",", "").replace("_", "")) if isinstance(value, str) else float(value)
    except (TypeError, ValueError):
        raise _refuse(field, value, "a plain number such as 15000, or null") from None
    if isinstance(value, bool) or number != number or abs(number) == float("inf"):
        raise _refuse(field, value, "a plain number such as 15000, or null")
    return int(number) if number.is_integer() else number


def _read_text(field: str, value: Any, claim: Claim, text: str) -> str | None:
    if _is_nothing(value):
        return None
    if not isinstance(value, str):
        raise _refuse(field, value, "words, or null")
    return value.strip()


def _read_unit(field: str, value: Any, claim: Claim, text: str) -> str | None:
    unit = _read_text(field, value, claim, text)
    return unit.lower() if unit else None


def _read_truth(field: str, value: Any, claim: Claim, text: str) -> bool:
    truth = {"true": True, "yes": True, "false": False, "no": False}.get(str(value).strip().casefold())
    if truth is None:
        raise _refuse(field, value, "true or false")
    return truth


def _read_date(field: str, value: Any, claim: Claim, text: str) -> str | None:
    if _is_nothing(value):
        return None
    words = value.strip() if isinstance(value, str) else ""
    try:
        if not _DATE.fullmatch(words):
            raise ValueError
        date.fromisoformat(words)
    except ValueError:
        raise _refuse(field, value, "a date such as 2024-11-17, or null") from None
    return words


def _read_words(field: str, value: Any, claim: Claim, text: str) -> Record | None:
    """Find words of the article, the occurrence nearest to the claim's evidence."""
    if _is_nothing(value):
        return None
    words = value.strip() if isinstance(value, str) else ""
    starts = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not starts:
        raise _refuse(field, value, "words exactly as they stand in the article, or null")
    inside = range(claim.evidence.start, claim.evidence.end)
    start = min(starts, key=lambda start: 0 if start in inside else abs(start - claim.evidence.start))
    return {"start": start, "end": start + len(words)}


def _read_place(field: str, value: Any, claim: Claim, text: str) -> Record | None:
    span = _read_words(field, value, claim, text)
    return {"text": span, "country": None, "name": None} if span else None


def _read_time(field: str, value: Any, claim: Claim, text: str) -> Record | None:
    span = _read_words(field, value, claim, text)
    return {"text": span, "start": None, "end": None} if span else None


def _read_quantity(field: str, value: Any, claim: Claim, text: str) -> Record | None:
    if _is_nothing(value):
        return None

    def read(name: str, part: Any) -> Any:
        reader = _read_words if name == "text" else _READERS[f"quantity.{name}"]
        return reader(f"quantity.{name}", part, claim, text)

    figure = read_figure(value, read)
    if figure is None:
        raise _refuse(field, value, WANTED)
    return figure


def _read_hedges(field: str, value: Any, claim: Claim, text: str) -> list[Record]:
    spans = [_read_words(field, words, claim, text) for words in _read_list(field, value, claim, text)]
    return [span for span in spans if span is not None]


_READERS: Final[dict[str, _Reader]] = {
    "holder.kind": _word("holder.kind"),
    "holder.text": _read_words,
    "holder.name": _read_text,
    "holder.country": _read_country,
    "holder.sector": _word("sector", optional=True),
    "holder.anonymous": _read_truth,
    "via": _read_list,
    "cue": _read_words,
    "speech_act": _word("speech_act"),
    "event.type": _word("event.type", optional=True),
    "event.actors": _read_codes,
    "event.recipients": _read_codes,
    "quantity": _read_quantity,
    "quantity.low": _read_number,
    "quantity.high": _read_number,
    "quantity.relation": _word("quantity.relation"),
    "quantity.unit": _read_unit,
    "quantity.kind": _word("quantity.kind"),
    "quantity.what": _word("quantity.what", optional=True),
    "quantity.as_of": _read_date,
    "place": _read_place,
    "place.country": _read_country,
    "place.name": _read_text,
    "time": _read_time,
    "time.start": _read_date,
    "time.end": _read_date,
    "polarity": _word("polarity"),
    "certainty": _word("certainty"),
    "status": _word("status"),
    "hedges": _read_hedges,
    "basis": _word("basis"),
    "phase": _read_text,
}

#: The fields a person may correct, by the codebook's names.
CORRECTABLE: Final[tuple[str, ...]] = tuple(_READERS)


#: The fields whose values are spans of the article's text.
SPAN_FIELDS: Final = ("holder.text", "cue", "quantity", "place", "time", "hedges")


def read_correction(claim: Claim, text: str, field: str, value: Any) -> Any:
    """Return a correction's value as it is kept; raise CodebookError where the field or value is not the codebook's."""
    if field not in _READERS:
        raise CodebookError(f"codebook: {field!r} is no field that can be corrected; known: {', '.join(CORRECTABLE)}")
    record = claim_to_record(claim)
    parent, _, name = field.rpartition(".")
    if parent and record[parent] is None:
        raise CodebookError(
            f"codebook: claim {claim.id} has no {parent}, so {field} cannot be corrected; add the {parent} first"
        )
    read = _READERS[field](field, value, claim, text)
    (record[parent] if parent else record)[name] = read
    _check_order(record)
    return read


def value_of(claim: Claim, field: str) -> Any:
    """Return the JSON value of a field of a claim; None where the claim has no such part."""
    value: Any = claim_to_record(claim)
    for name in field.split("."):
        value = value[name] if value is not None else None
    return value


def _check_order(record: Record) -> None:
    quantity, time = record["quantity"], record["time"]
    if quantity and None not in (quantity["low"], quantity["high"]) and quantity["low"] > quantity["high"]:
        raise CodebookError(
            f"codebook: quantity.low {quantity['low']} would be above quantity.high {quantity['high']}; "
            "correct the other one first"
        )
    if time and time["start"] and time["end"] and time["start"] > time["end"]:
        raise CodebookError(
            f"codebook: time.start {time['start']} would be after time.end {time['end']}; correct the other one first"
        )


def correct_claim(claim: Claim, corrections: Iterable[Decision]) -> Claim:
    """Return the claim with each correction in turn; one whose field the claim no longer has changes nothing."""
    record: Record | None = None
    for correction in corrections:
        record = record or claim_to_record(claim)
        parent, _, name = (correction.field or "").rpartition(".")
        holder = record[parent] if parent else record
        if holder is not None:
            holder[name] = correction.value
            record["read_by"][correction.field] = f"decision/{correction.id}"
    return claim if record is None else claim_from_record(record)
