"""The encoder: windows, parts, and what the trained reading makes of plain and of odd text."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.encoder import Encoding, MarkedAttribution, median_level, read_text
from reportedly.annotate.encoder_chain import find_parts
from reportedly.annotate.encoder_windows import cut_windows


@given(st.integers(0, 3000), st.lists(st.integers(0, 3000)), st.integers(100, 300))
def test_windows_cover_every_piece_once(length: int, lines: list[int], longest: int) -> None:
    windows = cut_windows(length, sorted(lines), longest=longest)
    owned = [piece for window in windows for piece in range(window.first, window.last)]
    assert owned == list(range(length))
    assert all(0 <= w.start <= w.first < w.last <= w.end <= length for w in windows)
    assert all(w.end - w.start <= longest for w in windows)


def _worth(scores: np.ndarray, inside: tuple[int, ...]) -> float:
    total, before = 0.0, 0
    for (within, begin, follow), now in zip(scores, inside, strict=True):
        total += now * within + (now and not before) * begin + (before and not now) * follow
        before = now
    return float(total)


@given(st.integers(0, 2**32 - 1), st.integers(1, 7))
def test_parts_are_the_best_of_all_there_could_be(seed: int, pieces: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 2, (2, pieces, 3)).astype(np.float32)
    for row, found in zip(scores, find_parts(scores), strict=True):
        best = max(_worth(row, inside) for inside in itertools.product((0, 1), repeat=pieces))
        assert _worth(row, tuple(map(int, found))) == pytest.approx(best, abs=1e-3)


def _only(encoding: Encoding) -> MarkedAttribution:
    (marked,) = [marked for marked in encoding.marked if marked.score > 0.5]
    return marked


def test_a_plain_statement_is_marked_in_its_parts() -> None:
    text = "The ministry said on Monday that its forces had shot down nine drones over the border region."
    marked = _only(read_text(text))
    assert [span.of(text) for span in marked.source] == ["The ministry"]
    assert "said" in marked.cue[0].of(text)
    assert marked.content[-1].of(text).startswith("that its forces had shot down nine drones")


def test_a_text_without_attribution_has_none() -> None:
    assert [
        m for m in read_text("The bridge fell. Nine people died. Rain went on for days.").marked if m.score > 0.5
    ] == []


def test_a_long_text_is_read_alike_in_all_its_windows() -> None:
    line = "Officials in the capital told reporters that the talks would go on next week.\n\n"
    encoding = read_text(line * 60)
    starts = {marked.content[0].start // len(line) for marked in encoding.marked if marked.score > 0.5}
    assert len(starts) >= 57


def test_a_denied_event_is_rated_below_a_plain_one() -> None:
    encoding = read_text("The troops left the town. The troops did not attack the village.")
    left, attack = (encoding.factuality(at) for at in (11, 45))
    assert left is not None and attack is not None
    assert median_level(left, encoding.levels) > 2 > 0 > median_level(attack, encoding.levels)


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_odd_text_is_read_without_harm(text: str) -> None:
    encoding = read_text(text)
    for marked in encoding.marked:
        for span in (*marked.source, *marked.cue, *marked.content):
            assert 0 <= span.start < span.end <= len(text)
        assert 0 <= marked.score <= 1
    assert encoding.shares.shape == (len(encoding.pieces), len(encoding.levels))
