"""Attributions in the making: mutable until quotations, holders and chains are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.annotate.attribution_sources import Source
from reportedly.model import Actor, Span
from reportedly.model.vocabulary import Certainty, Polarity, SpeechAct


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution while it is put together; ``head`` and ``cue`` are token indices, ``content`` characters.

    ``via_cues`` holds, for each link of ``via``, the words by which it passes the content on, None where it has none.
    ``citer`` is the attribution of who cites this source for the same content ("the paper wrote, citing the minister").
    """

    head: int
    cue: tuple[int, ...]
    source: Source | None
    content: list[Span]
    speech_act: SpeechAct
    commitment: Certainty
    polarity: Polarity
    rule: str
    holder: Actor | None = None
    via: list[str] = field(default_factory=list)
    via_cues: list[Span | None] = field(default_factory=list)
    citer: Draft | None = None
    conveys: bool = True
    score: float = 0.0
