"""The cue lexicon: broad, well-formed, and clear about what each frame of a cue means."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from reportedly.errors import ReferenceDataError
from reportedly.reference import cues
from reportedly.reference.cues import CueEntry, CueKind, load_cues


def entries() -> list[CueEntry]:
    return [entry for kind in get_args(CueKind) for group in load_cues(kind).values() for entry in group]


def test_it_is_broad() -> None:
    assert len({entry.words for entry in entries()}) > 400


def test_one_frame_of_a_cue_has_one_meaning() -> None:
    meanings = {
        (entry.kind, entry.words, frame, entry.speech_act, entry.commitment)
        for entry in entries()
        for frame in entry.frames
    }
    counts = Counter(meaning[:3] for meaning in meanings)
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("cue", "frame", "act", "commitment", "polarity"),
    [
        ("say", "clause", "say", "certain", "positive"),
        ("estimate", "clause", "estimate", "probable", "positive"),
        ("fear", "clause", "expect", "possible", "positive"),
        ("suggest", "clause", "speculate", "possible", "positive"),
        ("indicate", "clause", "say", "probable", "positive"),
        ("deny", "clause", "deny", "certain", "negative"),
        ("accuse", "of", "accuse", "certain", "positive"),
        ("ask", "wh", "ask", "unknown", "positive"),
        ("ask", "infinitive", "demand", "certain", "positive"),
        ("decline", "infinitive", "decline", "unknown", "positive"),
        ("vow", "infinitive", "promise", "certain", "positive"),
    ],
)
def test_the_codebooks_rulings_hold(cue: str, frame: str, act: str, commitment: str, polarity: str) -> None:
    entry = next(entry for entry in load_cues("verb")[cue] if frame in entry.frames)
    assert (entry.speech_act, entry.commitment, entry.polarity) == (act, commitment, polarity)


def test_a_value_outside_the_vocabularies_is_named() -> None:
    row = {"cue": "say", "kind": "verb", "speech_act": "sing", "commitment": "certain", "polarity": "positive"}
    with pytest.raises(ReferenceDataError, match=r"line 7: unknown speech_act 'sing'"):
        cues._check({**row, "frames": "clause"}, 7)
    with pytest.raises(ReferenceDataError, match="frames"):
        cues._check({**row, "speech_act": "say", "frames": "aria"}, 7)
