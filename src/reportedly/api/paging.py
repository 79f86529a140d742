"""How much of a list one answer holds, and from where on."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

#: The most rows one answer holds; ask again with ``offset`` for more.
MOST_ROWS = 1_000
#: The last row that can be asked for.
LAST_ROW = 2**31

Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]
Offset = Annotated[int, Query(ge=0, le=LAST_ROW)]
