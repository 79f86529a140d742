"""Reading the reference tables: CSV files under ``reference/data``, each described in that folder's README."""

from __future__ import annotations

import csv
import io
from importlib import resources

from reportedly.errors import ReferenceDataError

#: Several values in one cell stand between bars.
SEPARATOR = "|"


def read_rows(table: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of a table as dictionaries of strings.

    Raises ReferenceDataError where the file is missing, lacks one of ``columns``, or has a row of another length.
    """
    path = resources.files("reportedly.reference") / "data" / table
    try:
        with path.open("rb") as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise ReferenceDataError(f"{table}: no column {', '.join(missing)}; reinstall the package")
            rows = list(reader)
    except FileNotFoundError as error:
        raise ReferenceDataError(f"{table}: missing from the installed package; reinstall it") from error
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise ReferenceDataError(f"{table}, line {number}: wrong number of columns; known: {', '.join(columns)}")
    return rows


def split_cell(cell: str) -> list[str]:
    """Return the values of a cell, without empty ones.

    >>> split_cell("UK|Britain|")
    ['UK', 'Britain']
    """
    return [value.strip() for value in cell.split(SEPARATOR) if value.strip()]
