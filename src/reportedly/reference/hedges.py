"""The hedge lexicon: what a word makes of the predicate it modifies or governs."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal, cast, get_args

from reportedly.errors import ReferenceDataError
from reportedly.model.vocabulary import Certainty, Status

HedgeKind = Literal["adverb", "attribute", "adjective", "noun", "verb", "passive", "object"]

#: What a negation of the word does to what it governs; ``reference/data/README.md`` explains each.
Negated = Literal["", "through", "raise", "unknown", "possible", "affirm"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """One line of the lexicon.

    ``certainty`` is the strongest commitment left, ``flip`` whether the polarity turns, ``status`` the status it gives
    to what has none of its own; None leaves each as it was. ``presents`` says that the word as a predicate stands for
    what it governs: "is expected to arrive" is itself a prediction, "urged to leave" is itself a fact.
    """

    certainty: Certainty | None
    flip: bool
    status: Status | None
    negated: Negated
    presents: bool
    phase: str | None


@functools.cache
def load_hedges(kind: HedgeKind) -> Mapping[str, Hedge]:
    """Return the entries of one kind by their words (lemmas; a particle or preposition behind a blank).

    Raises ReferenceDataError where the table holds a value outside the vocabularies.
    """
    hedges: dict[str, Hedge] = {}
    path = resources.files("reportedly.reference") / "data" / "hedges.csv"
    with path.open(encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            _check(row, number)
            if row["kind"] == kind:
                hedges[row["word"]] = Hedge(
                    cast(Certainty, row["certainty"]) if row["certainty"] else None,
                    row["polarity"] == "flip",
                    cast(Status, row["status"]) if row["status"] else None,
                    cast(Negated, row["negated"]),
                    row["presents"] == "yes",
                    row["phase"] or None,
                )
    return hedges


def _check(row: Mapping[str, str], number: int) -> None:
    known = {
        "kind": get_args(HedgeKind),
        "certainty": ("", *get_args(Certainty)),
        "polarity": ("", "flip"),
        "status": ("", *get_args(Status)),
        "negated": get_args(Negated),
        "presents": ("", "yes"),
    }
    for column, values in known.items():
        if row[column] not in values:
            raise ReferenceDataError(f"hedges.csv line {number}: unknown {column} {row[column]!r}; known: {values}")
    if not row["word"]:
        raise ReferenceDataError(f"hedges.csv line {number}: empty word")
