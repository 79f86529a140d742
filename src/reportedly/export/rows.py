"""Rows: flat records as CSV or as a JSON array, of whatever they are.

A cell whose words would be run as a formula gets an apostrophe in front (OWASP, "CSV Injection"); numbers are left as
they are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO, Final

from reportedly.export.lines import json_line
from reportedly.model.codec import Record

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: object) -> str:
    """Write a value as a cell that no spreadsheet runs as a formula; lists are joined by ``; ``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    words = "; ".join(value) if isinstance(value, list) else str(value)
    words = words.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words


def write_rows_csv(columns: Sequence[str], rows: Iterable[Record], file: IO[str]) -> int:
    """Write rows as CSV (RFC 4180) under column names, and return how many; open ``file`` with newline=""."""
    writer = csv.writer(file)
    writer.writerow(columns)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        writer.writerow([csv_cell(row[name]) for name in columns])
    return count


def write_rows_json(rows: Iterable[Record], file: IO[str]) -> int:
    """Write rows as a JSON array, one a line, and return how many."""
    count = 0
    for count, row in enumerate(rows, 1):
        file.write(("[\n" if count == 1 else ",\n") + json_line(row))
    file.write("\n]\n" if count else "[]\n")
    return count
