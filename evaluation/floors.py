"""Floors: what each figure must reach, pinned in ``floors.json``."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


def check_floors(figures: Mapping[str, float]) -> int:
    """Compare figures with their floors; return 1, and say so, where one is below its own or none has any."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    pinned = {name: figure for name, figure in figures.items() if name in floors}
    low = {name: figure for name, figure in pinned.items() if figure < floors[name]}
    for name, figure in low.items():
        print(f"{name} is {figure:.4g}, below its floor {floors[name]}", file=sys.stderr)
    if not pinned:
        print(f"no floor is pinned for {', '.join(figures)}: add it to {FLOORS.name}", file=sys.stderr)
    return 1 if low or not pinned else 0
