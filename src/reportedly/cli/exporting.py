"""``export``: the codebook's JSON form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.opening import open_links
from reportedly.cli.options import DEFAULT_LEDGER, LedgerOption
from reportedly.export.folder import write_folder
from reportedly.export.relations import relations_record


def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write; made where it is not there.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write the ledger as one JSON file per article and relations.json."""
    with open_links(ledger) as links:
        relations = relations_record(links.relations())
        count = write_folder(links.ledger.export(), directory, relations=relations)
    print(f"{count} articles written to {directory}")
