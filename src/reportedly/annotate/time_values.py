"""Values of time expressions: each rule of the grammar read against the publication date and the text before.

An expression that the text and the date do not settle keeps an open value (``XXXX-XX-05``, ``PAST_REF``); nothing is
guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from reportedly.annotate import calendar_times, lasting_times, relative_times
from reportedly.annotate.calendar_days import Value
from reportedly.annotate.time_context import Context

_READERS: Final[dict[str, Callable[[str, Context], Value | None]]] = {
    "iso": calendar_times.read_iso,
    "slashed": calendar_times.read_slashed,
    "dotted": calendar_times.read_dotted,
    "clock": relative_times.read_clock,
    "edge": relative_times.read_edge,
    "nth_week": calendar_times.read_nth_week,
    "date": calendar_times.read_date,
    "month": calendar_times.read_month,
    "quarter": calendar_times.read_quarter,
    "decade": calendar_times.read_decade,
    "century": calendar_times.read_century,
    "season": calendar_times.read_season,
    "set": lasting_times.read_set,
    "ago": relative_times.read_ago,
    "later": relative_times.read_later,
    "span": lasting_times.read_span,
    "deictic": relative_times.read_deictic,
    "part": relative_times.read_part,
    "weekday": relative_times.read_weekday,
    "dayword": relative_times.read_dayword,
    "years": calendar_times.read_years,
    "year": calendar_times.read_year,
    "holiday": calendar_times.read_holiday,
    "duration": lasting_times.read_duration,
    "bare_day": calendar_times.read_bare_day,
    "vague": relative_times.read_vague,
}


def evaluate(rule: str, text: str, context: Context) -> Value | None:
    """Return the value of an expression that the grammar's ``rule`` found; None where it is no time after all."""
    words = " ".join(text.lower().replace("’", "'").split())
    return _READERS[rule](words, context)
