"""The PLOVER event lexicon: which verbs and nouns name which root type, and what must stand beside them."""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import cast

from reportedly.errors import ReferenceDataError
from reportedly.model.vocabulary import VOCABULARIES, EventType

#: Types of what is done to or for others, as against what is done in words.
DEEDS: frozenset[EventType] = frozenset({"AID", "MOBILIZE", "ASSAULT", "COERCE", "SANCTION", "COOPERATE", "RETREAT"})
#: The conditions a frame may name; ``reference/data/README.md`` explains each.
CONDITIONS = frozenset({"obj", "subj", "attr", "comp", "prep", "prt", "help", "neg", "xcomp", "that", "where"})
#: Conditions that name a preposition ask for the class of its object: "in=attack" in "engage in combat".
PREPOSITIONS = frozenset(
    """to with in into on onto for from against at under behind over between of by as after near outside across along
    among within toward towards
    """.split()
)


@dataclass(frozen=True, slots=True)
class PloverFrame:
    """One reading of a verb: its root type, or None where it names no event, and the conditions that must all hold."""

    type: EventType | None
    conditions: Mapping[str, str]


@functools.cache
def load_verb_frames() -> Mapping[str, tuple[PloverFrame, ...]]:
    """Return the frames of each verb lemma, those with most conditions first, else in the table's order."""
    frames: defaultdict[str, list[PloverFrame]] = defaultdict(list)
    for number, row in _rows("plover_verbs.csv"):
        conditions: dict[str, str] = {}
        for condition in row["frame"].split():
            name, _, value = condition.partition("=")
            if name not in CONDITIONS | PREPOSITIONS:
                raise ReferenceDataError(f"plover_verbs.csv line {number}: unknown condition {name!r}")
            conditions[name] = value
        root = _event_type(row["type"], "plover_verbs.csv", number) if row["type"] else None
        frame = PloverFrame(root, conditions)
        for lemma in row["lemmas"].split():
            frames[lemma].append(frame)
    order = {
        lemma: sorted(group, key=lambda frame: (-len(frame.conditions), frame.type is not None))
        for lemma, group in frames.items()
    }
    return {lemma: tuple(group) for lemma, group in order.items()}


def refusing_types(lemma: str) -> frozenset[EventType]:
    """Return the root types that a verb names only where it is denied: "does not recognise" is REJECT."""
    frames = [frame for frame in load_verb_frames().get(lemma, ()) if "neg" in frame.conditions]
    return frozenset(frame.type for frame in frames if frame.type is not None)


@functools.cache
def load_noun_types() -> Mapping[str, EventType]:
    """Return the root type that an event noun names by itself ("airstrike" → ASSAULT)."""
    types: dict[str, EventType] = {}
    for number, row in _rows("plover_nouns.csv"):
        if row["type"]:
            for lemma in row["lemmas"].split():
                types.setdefault(lemma, _event_type(row["type"], "plover_nouns.csv", number))
    return types


@functools.cache
def load_noun_classes() -> Mapping[str, frozenset[str]]:
    """Return the classes of each noun that verb frames ask for ("brigade" → troops)."""
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for _, row in _rows("plover_nouns.csv"):
        for lemma in row["lemmas"].split():
            classes[lemma].add(row["class"])
    return {lemma: frozenset(group) for lemma, group in classes.items()}


def _rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    path = resources.files("reportedly.reference") / "data" / name
    yield from enumerate(csv.DictReader(path.read_text(encoding="utf-8").splitlines()), start=2)


def _event_type(value: str, name: str, number: int) -> EventType:
    if value not in VOCABULARIES["event.type"]:
        known = ", ".join(VOCABULARIES["event.type"])
        raise ReferenceDataError(f"{name} line {number}: unknown event type {value!r}; known: {known}")
    return cast(EventType, value)
