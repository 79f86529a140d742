"""The demo: one command reads every dispatch, and they carry the public story."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
DISPATCHES = sorted(path for path in (ROOT / "demo" / "dispatches").iterdir())


class Demo(NamedTuple):
    """What one run of the demo printed, and the articles it exported."""

    output: str
    articles: list[dict[str, Any]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [sys.executable, "-m", "demo", str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    exported = folder / "export"
    relations = json.loads((exported / "relations.json").read_text())
    assert all(isinstance(found, list) for found in relations.values())
    files = [path for path in exported.glob("*.json") if path.name != "relations.json"]
    return Demo(done.stdout, [json.loads(path.read_text()) for path in files])


def test_it_reads_every_dispatch_and_says_what_to_do_next(demo: Demo) -> None:
    assert len(DISPATCHES) == 23
    assert "23 articles read (0 revised), 0 already known, 0 not read" in demo.output
    assert "reportedly serve --ledger" in demo.output


def test_every_dispatch_gives_claims(demo: Demo) -> None:
    assert len(demo.articles) == 23
    assert [article["id"] for article in demo.articles if not article["claims"]] == []


def test_the_export_has_the_form_of_the_codebook(demo: Demo) -> None:
    claims = [(article, claim) for article in demo.articles for claim in article["claims"]]
    assert len({claim["id"] for _, claim in claims}) == len(claims)
    for article, claim in claims:
        assert claim["id"].startswith(f"{article['id']}.c")
        spans = [claim["evidence"], claim["cue"], claim["holder"]["text"], *claim["hedges"]]
        spans += [claim[key]["text"] for key in ("quantity", "place", "time") if claim[key]]
        for span in filter(None, spans):
            assert 0 <= span["start"] < span["end"] <= len(article["text"]), claim["id"]


def test_the_rewrites_are_told_apart_from_what_they_rewrite(demo: Demo) -> None:
    bounds = {
        article["id"].partition("-")[0]: {
            claim["quantity"]["relation"]
            for claim in article["claims"]
            if claim["quantity"] and 15_000 in (claim["quantity"]["low"], claim["quantity"]["high"])
        }
        for article in demo.articles
    }
    assert bounds["d16"] == {"at_most"}
    assert bounds["d17"] == {"exact"}


@pytest.mark.shared
def test_the_dispatches_carry_the_public_timeline(shared_data: Path) -> None:
    text = "\n".join(path.read_text() for path in DISPATCHES)
    with (shared_data / "story" / "timeline_public.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 35
    missing = [f"{row['date']} {row['who']}" for row in rows if not is_told(row, text)]
    assert len(rows) - len(missing) >= 30, missing


def is_told(row: dict[str, str], text: str) -> bool:
    """Tell whether a row's figure stands in the text; of a row without one, whether its speaker does."""
    number = row["number_low"] or row["number_high"]
    if number:
        # A product that the row marks as an inference ("5 units of ~3,000") is told by its factor.
        factors = re.findall(r"[\d,]{4,}", row["what_counted"])
        return any(figure in text for figure in (f"{int(number):,}", *factors))
    return re.sub(r"\W*\(.*|^.* ", "", row["who"].partition(" (")[0]) in text
