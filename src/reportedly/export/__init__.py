"""Export: claims and articles in the forms that other programs and people read. Nothing here touches a ledger."""

from reportedly.export.folder import write_folder
from reportedly.export.layers import layers_line
from reportedly.export.lines import article_line
from reportedly.export.table import COLUMNS, claim_cells, claim_record, write_csv, write_json

__all__ = [
    "COLUMNS",
    "article_line",
    "claim_cells",
    "claim_record",
    "layers_line",
    "write_csv",
    "write_folder",
    "write_json",
]
