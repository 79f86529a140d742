"""Score actor phrases against NGEC's test cases: ``python -m evaluation.actors PATH [--misses] [--floor]``.

PATH is a JSON-lines file of cases ``{"actor", "date", "context", "expect": {"country", "code_1"}}``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.floors import check_floors
from reportedly.model.vocabulary import VOCABULARIES
from reportedly.reference.dates import parse_day
from reportedly.reference.resolve import resolve_actor
from reportedly.reference.states import load_states

DEFINITION = """scorable: the expected country and role stand in the codebook, or are none, and at least one is given
right:    country and sector equal the expected ones; a part that the case does not give is not scored
read as:  COP = GOV, EUR = EEC, UNK and JNK = none; "today" in a case means the day is left open"""
_READ_AS = {"COP": "GOV", "EUR": "EEC", "UNK": "", "JNK": ""}
_BODIES = frozenset({"UNO", "EEC", "NAT", "AFU", "IGO"})


@dataclass
class Scores:
    """Counts of the scorable cases, and the misses in words."""

    cases: int = 0
    country: int = 0
    role: int = 0
    both: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def percent(self) -> float:
        """Cases with country and role right, in percent."""
        return 100.0 * self.both / self.cases if self.cases else 0.0


def read_cases(path: Path) -> Iterator[tuple[dict[str, Any], str | None, str | None]]:
    """Yield the scorable cases, each with its expected country and role; "" is none, None is not scored."""
    countries = set(load_states()) | _BODIES | {""}
    sectors = {*VOCABULARIES["sector"], ""}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            country, role = (_expected(case, part) for part in ("country", "code_1"))
            known = (country is None or country in countries) and (role is None or role in sectors)
            if known and not (country is None and role is None):
                yield case, country, role


def _expected(case: dict[str, Any], part: str) -> str | None:
    code = case["expect"].get(part)
    return None if code is None else _READ_AS.get(code, code)


def score(path: Path) -> Scores:
    """Resolve every scorable case and count what is right."""
    scores = Scores()
    for case, country, role in read_cases(path):
        day = None if (case["date"] or "").casefold() == "today" else parse_day(case["date"])
        found = resolve_actor(case["actor"], on=day, context=case["context"])
        right_country = country is None or (found.country or "") == country
        right_role = role is None or (found.sector or "") == role
        scores.cases += 1
        scores.country += right_country
        scores.role += right_role
        scores.both += right_country and right_role
        if not (right_country and right_role):
            wanted = f"{country if country is not None else '*'}-{role if role is not None else '*'}"
            scores.misses.append(f"{case['actor']} ({case['date']}): {wanted}, got {found.country}-{found.sector}")
    return scores


def main() -> int:
    """Print the figures; the exit status is 1 where --floor is set and the score lies below the pinned floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, help="the cases, JSON lines")
    parser.add_argument("--misses", action="store_true", help="list the cases that came out wrong")
    parser.add_argument("--floor", action="store_true", help="fail below the floor pinned in floors.json")
    options = parser.parse_args()
    scores = score(options.path)
    print(DEFINITION)
    print(f"cases {scores.cases}  country {scores.country}  role {scores.role}")
    print(f"country and role {scores.both}: {scores.percent:.1f} %")
    if options.misses:
        print(*scores.misses, sep="\n")
    return check_floors({"actors.country_and_role": scores.percent}) if options.floor else 0


if __name__ == "__main__":
    raise SystemExit(main())
