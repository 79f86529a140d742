"""Table: claims as flat rows for a spreadsheet (CSV) or a program (JSON), each with all that a citation needs.

The CSV is UTF-8 without a byte order mark, as other programs expect; a spreadsheet is told the encoding when it opens
the file, or asks for ``spreadsheet=True``, which puts the mark in front.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Final

from reportedly.export.rows import csv_cell, write_rows_csv, write_rows_json
from reportedly.model import ClaimRow
from reportedly.model.codec import Record, plain_number


def claim_record(row: ClaimRow) -> Record:
    """Return one claim as a flat record: the claim as it stands, its words, its article, and how to find them again."""
    claim, article = row.claim, row.article
    holder, event, quantity, place, time = claim.holder, claim.event, claim.quantity, claim.place, claim.time
    return {
        "claim": claim.id,
        "quote": row.quote,
        "holder": holder.name or row.holder_text,
        "holder_text": row.holder_text,
        "holder_kind": holder.kind,
        "holder_country": holder.country,
        "holder_sector": holder.sector,
        "anonymous": holder.anonymous,
        "via": list(claim.via),
        "cue": row.cue_text,
        "speech_act": claim.speech_act,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "status": claim.status,
        "event": event.type,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "quantity": row.quantity_text,
        "low": plain_number(quantity.low) if quantity else None,
        "high": plain_number(quantity.high) if quantity else None,
        "relation": quantity.relation if quantity else None,
        "unit": quantity.unit if quantity else None,
        "kind": quantity.kind if quantity else None,
        "what": quantity.what if quantity else None,
        "place": row.place_text,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "time": row.time_text,
        "time_start": time.start if time else None,
        "time_end": time.end if time else None,
        "rejected": row.rejected,
        "corrected": sorted({made.field for made in row.decisions if made.field and not made.withdrawn}),
        "article": article.id,
        "revision": article.revision,
        "publisher": article.publisher,
        "byline": article.byline,
        "title": article.title,
        "published": article.published,
        "address": article.url or article.canonical_url or article.origin,
        "retrieved": article.retrieved,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "text_hash": article.text_hash,
    }


#: The columns, in order.
COLUMNS: Final = (
    "claim", "quote", "holder", "holder_text", "holder_kind", "holder_country", "holder_sector", "anonymous", "via",
    "cue", "speech_act", "certainty", "polarity", "status", "event", "actors", "recipients", "quantity", "low", "high",
    "relation", "unit", "kind", "what", "place", "place_name", "place_country", "time", "time_start", "time_end",
    "rejected", "corrected", "article", "revision", "publisher", "byline", "title", "published", "address", "retrieved",
    "start", "end", "text_hash",
)  # fmt: skip


def claim_cells(row: ClaimRow) -> list[str]:
    """Return one claim as the cells of :data:`COLUMNS`, safe to open in a spreadsheet; lists are joined by ``; ``."""
    record = claim_record(row)
    return [csv_cell(record[name]) for name in COLUMNS]


def write_csv(rows: Iterable[ClaimRow], file: IO[str], *, spreadsheet: bool = False) -> int:
    """Write claims as CSV (RFC 4180) under column names, and return how many; open ``file`` with newline=""."""
    if spreadsheet:
        file.write("\ufeff")
    return write_rows_csv(COLUMNS, map(claim_record, rows), file)


def write_json(rows: Iterable[ClaimRow], file: IO[str]) -> int:
    """Write claims as a JSON array, one record a line, and return how many."""
    return write_rows_json(map(claim_record, rows), file)
