"""Answers: what the articles answer to a question, as flat rows for a spreadsheet (CSV) or as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import IO, Any, Final

from reportedly.export.lines import json_line
from reportedly.export.rows import write_rows_csv
from reportedly.model.codec import Record, plain_number, quantity_to_record
from reportedly.model.questions import Answer, Carrier, Change, Mark, Question, StanceRow

#: The columns of the CSV, in order: one row for each figure or stance, with the words of its first statement.
COLUMNS: Final = (
    "row", "kind", "what", "stated", "as_of", "period_start", "period_end", "holder", "holder_name",
    "holder_country", "holder_sector", "anonymous", "via", "relation", "low", "high", "unit", "note", "product",
    "certainty", "hedges", "status", "place", "country", "counted", "left_out", "replaced_by", "origin",
    "occasion", "articles", "claim", "article", "publisher", "published", "start", "end", "quote", "also",
    "changed", "why",
)  # fmt: skip


def answer_record(answer: Answer, changes: Iterable[Change] | None = None) -> Record:
    """Return an answer as one record: its panels with their marks and ranges, its stances, disputes and limits."""
    record: Record = {
        "question": question_record(answer.question),
        "panels": [
            {
                "kind": panel.kind,
                "what": panel.what,
                "marks": [_mark_record(mark) for mark in panel.marks],
                "ranges": [asdict(found) for found in panel.ranges],
            }
            for panel in answer.panels
        ],
        "stances": [_stance_record(row) for row in answer.stances],
        "disputes": [asdict(dispute) for dispute in answer.disputes],
        "articles": answer.articles,
        "limits": list(answer.limits),
    }
    if changes is not None:
        record["changes"] = [asdict(change) for change in changes]
    return record


def question_record(question: Question) -> Record:
    """Return a question as a record."""
    return asdict(question)


def _mark_record(mark: Mark) -> Record:
    return {
        "id": mark.id,
        "figure": quantity_to_record(mark.figure),
        "note": mark.note,
        "product": plain_number(mark.product),
        "holder": _holder_record(mark),
        "via": list(mark.via),
        "speech_act": mark.speech_act,
        "certainty": mark.certainty,
        "hedges": list(mark.hedges),
        "status": mark.status,
        "outlook": mark.outlook,
        "place": mark.place,
        "country": mark.country,
        "stated": mark.stated,
        "as_of": mark.as_of,
        "period": mark.period,
        "origin": mark.origin,
        "occasion": mark.occasion,
        "why": list(mark.why),
        "left_out": mark.left_out,
        "replaced_by": mark.replaced_by,
        "articles": mark.articles,
        "carriers": [_carrier_record(carrier) for carrier in mark.carriers],
    }


def _stance_record(row: StanceRow) -> Record:
    return {
        "stance": row.stance,
        "holder": _holder_record(row),
        "certainty": row.certainty,
        "place": row.place,
        "country": row.country,
        "stated": row.stated,
        "origin": row.origin,
        "articles": row.articles,
        "carriers": [_carrier_record(carrier) for carrier in row.carriers],
    }


def _holder_record(row: Mark | StanceRow) -> Record:
    holder = row.holder
    return {
        "words": row.holder_words,
        "kind": holder.kind,
        "name": holder.name,
        "country": holder.country,
        "sector": holder.sector,
        "anonymous": holder.anonymous,
    }


def _carrier_record(carrier: Carrier) -> Record:
    return {
        "claim": carrier.claim,
        "article": carrier.article,
        "publisher": carrier.publisher,
        "published": carrier.published,
        "title": carrier.title,
        "start": carrier.span.start,
        "end": carrier.span.end,
        "quote": carrier.quote,
        "figure": quantity_to_record(carrier.quantity) if carrier.quantity else None,
        "changed": list(carrier.changed),
    }


def answer_rows(answer: Answer) -> Iterator[dict[str, Any]]:
    """Yield a flat record for each figure, panel by panel, and then for each stance; keys as :data:`COLUMNS`."""
    for panel in answer.panels:
        for mark in panel.marks:
            figure = mark.figure
            yield _common(mark, mark.carriers) | {
                "row": "figure",
                "kind": panel.kind,
                "what": panel.what,
                "as_of": mark.as_of,
                "period_start": mark.period[0] if mark.period else None,
                "period_end": mark.period[1] if mark.period else None,
                "via": list(mark.via),
                "relation": figure.relation,
                "low": plain_number(figure.low),
                "high": plain_number(figure.high),
                "unit": figure.unit,
                "note": mark.note,
                "product": plain_number(mark.product),
                "hedges": list(mark.hedges),
                "status": mark.status,
                "counted": mark.left_out is None,
                "left_out": mark.left_out,
                "replaced_by": mark.replaced_by,
                "occasion": mark.occasion,
                "why": list(mark.why),
            }
    for row in answer.stances:
        yield _common(row, row.carriers) | {"row": row.stance}


def _common(row: Mark | StanceRow, carriers: tuple[Carrier, ...]) -> dict[str, Any]:
    first = carriers[0]
    return dict.fromkeys(COLUMNS) | {
        "stated": row.stated,
        "holder": row.holder_words,
        "holder_name": row.holder.name,
        "holder_country": row.holder.country,
        "holder_sector": row.holder.sector,
        "anonymous": row.holder.anonymous,
        "certainty": row.certainty,
        "place": row.place,
        "country": row.country,
        "origin": row.origin,
        "articles": row.articles,
        "claim": first.claim,
        "article": first.article,
        "publisher": first.publisher,
        "published": first.published,
        "start": first.span.start,
        "end": first.span.end,
        "quote": first.quote,
        "also": [carrier.claim for carrier in carriers[1:]],
        "changed": sorted({f"{carrier.claim}: {kind}" for carrier in carriers for kind in carrier.changed}),
    }


def write_answer_csv(answer: Answer, file: IO[str]) -> None:
    """Write an answer's rows as CSV (RFC 4180) under column names; open ``file`` with newline=""."""
    write_rows_csv(COLUMNS, answer_rows(answer), file)


def write_answer_json(answer: Answer, file: IO[str], changes: Iterable[Change] | None = None) -> None:
    """Write an answer as one JSON object on one line."""
    file.write(f"{json_line(answer_record(answer, changes))}\n")
