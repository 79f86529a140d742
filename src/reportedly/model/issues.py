"""Issues: what could not be read, and why. An issue travels with the results; it never stops a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["sources", "extract", "annotate", "claims", "link", "ledger"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One input, or part of one, that could not be read as it should.

    ``code`` is a short stable word for filtering (``missing``, ``empty``, ``binary``, ``too_large``, ``broken_json``,
    ``not_english``, …); ``message`` says what, where and what to do. ``article_id`` is set where an article was kept
    all the same.
    """

    origin: str
    stage: Stage
    code: str
    message: str
    article_id: str | None = None
