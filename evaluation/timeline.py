"""Score the demo's dispatches on the public timeline: ``python -m evaluation.timeline FILE.csv [--floor] [--all]``.

The dispatches are read into a ledger, the question ``How many North Korean troops are in Russia?`` is asked, and each
row of the timeline that the dispatches carry is looked for among the answer's marks and stances. A row is right where
one of them has its holder, number, bound, kind, place and date; a number that the row marks as an inference, where our
arithmetic gives it as such. Each row is printed with what is wrong; ``--all`` prints the right ones too.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evaluation.floors import check_floors
from reportedly import __version__
from reportedly.answering import answer, prepare_question
from reportedly.ledger import Ledger
from reportedly.linked import Links
from reportedly.model.questions import Answer, Mark, Question, StanceRow
from reportedly.pipeline import read_into
from reportedly.reference.places_within import country_of, place_key
from reportedly.sources import SourceOptions, read_pages

DISPATCHES = Path(__file__).parents[1] / "demo" / "dispatches"
QUESTION = "How many North Korean troops are in Russia?"
Row = dict[str, str]

#: What the timeline's short names mean: words of which one stands in the holder's name, words or medium.
HOLDERS = {
    "NIS": ("National Intelligence Service",),
    "HUR": ("military intelligence",),
    "DPRK UN representative": ("representative of North Korea",),
    "one Ukrainian official": ("Ukrainian official",),
    "US and Ukrainian officials": ("American and Ukrainian officials",),
    "senior US official": ("senior American official", "SENIOR ADMINISTRATION OFFICIAL"),
    "people familiar with some G20 assessments": ("people familiar with assessments of some G20 countries",),
    "reporter question to White House": ("Q",),
    "Zelensky": ("Zelenskyy",),
    "Singh": ("Singh", "Pentagon"),
    "Biden": ("Biden", "White House"),
    "Nebenzia": ("Nebenzia",),
}
#: Each kind, by the words for what was counted; the first that holds (codebook: "has sent" is flow, "are there" stock).
KINDS = (
    (r"each of|units of", ("other", "stock", "flow")),
    (r"cumulative|rotated|total decided", ("cumulative", "flow")),
    (r"in total sent|by December", ("cumulative", "flow", "stock")),
    (r"shipped|sent|moved|\bto \w+|deployed|brought|thousands of", ("flow",)),
    (r"may grow|contingent", ("stock", "change", "flow")),
    (r"", ("stock",)),
)
#: The timeline's bounds in the codebook's words.
BOUNDS = {"more_than": "at_least"}


def is_told(row: Row, text: str) -> bool:
    """Tell whether a row's figure stands in the text; of a row without one, whether its speaker does."""
    number = row["number_low"] or row["number_high"]
    if number:
        # A product that the row marks as an inference ("5 units of ~3,000") is told by its factor.
        factors = re.findall(r"[\d,]{4,}", row["what_counted"])
        return any(figure in text for figure in (f"{int(number):,}", *factors))
    return re.sub(r"\W*\(.*|^.* ", "", row["who"].partition(" (")[0]) in text


def read_answer(dispatches: Path = DISPATCHES) -> Answer:
    """Read the dispatches into a ledger of their own and ask the question."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "timeline.db") as ledger:
        run = ledger.begin_run(__version__, {})
        for _ in read_into(ledger, read_pages([str(dispatches)], options=SourceOptions()), run=run):
            pass
        return answer(Links(ledger), prepare_question(Question("", "", text=QUESTION)))


def faults(row: Row, found: Mark | StanceRow) -> list[str]:
    """Return the fields in which a mark or stance differs from a row of the timeline."""
    wrong = []
    who = row["who"].partition(" (")[0]
    named = " ".join([found.holder_words, found.holder.name or "", *(found.via if isinstance(found, Mark) else ())])
    if not any(re.search(rf"\b{re.escape(words)}\b", named) for words in HOLDERS.get(who, (who,))):
        wrong.append("holder")
    if found.stated != row["date"]:
        wrong.append("date")
    if not _same_place(row["place"], found):
        wrong.append("place")
    if isinstance(found, StanceRow):
        return [*wrong, "number"] if row["number_low"] or row["number_high"] else wrong
    figure = found.figure
    if row["relation"] == "product":
        return [*wrong, *(["number"] if found.product != _number(row["number_high"]) else [])]
    if row["relation"] != "vague" and (_number(row["number_low"]), _number(row["number_high"])) != _both(found, row):
        wrong.append("number")
    if figure.relation != BOUNDS.get(row["relation"], row["relation"]):
        wrong.append("bound")
    counted = f"{row['what_counted']} {row['place'] if row['place'].startswith('to ') else ''}"
    if figure.kind not in next(kinds for words, kinds in KINDS if re.search(words, counted)):
        wrong.append("kind")
    return wrong


def _both(mark: Mark, row: Row) -> tuple[float | None, float | None]:
    """Return a mark's numbers as the timeline writes them: an open lower end is given as the upper end again."""
    figure = mark.figure
    if row["relation"] == "at_most":
        return figure.high, figure.high
    return figure.low, figure.high


def _number(words: str) -> float | None:
    return float(words) if words else None


def _same_place(words: str, found: Mark | StanceRow) -> bool:
    """Tell whether the place is the row's; a row whose place is a state of training or none asks for none."""
    if not words or words == "in training":
        return True
    name = re.sub(r"\s*\(.*", "", words).removeprefix("near ").removeprefix("to ")
    if found.place is not None and place_key(found.place).removeprefix("near ") == place_key(name):
        return True
    # "Russia" and "eastern Russia" name a state and a part of it without a border.
    state = country_of(name.removeprefix("eastern "))
    return name in ("Russia", "eastern Russia") and state is not None and found.country == state


def compare(rows: Sequence[Row], found: Answer) -> list[tuple[Row, Mark | StanceRow | None, list[str]]]:
    """Pair each row with the mark or stance that differs least, and say how."""
    marks = [mark for panel in found.panels for mark in panel.marks]
    pairs: list[tuple[Row, Mark | StanceRow | None, list[str]]] = []
    for row in rows:
        rivals: list[Mark | StanceRow] = [*marks] if row["relation"] != "none" else [*found.stances]
        judged = [(faults(row, rival), place) for place, rival in enumerate(rivals)]
        if not judged:
            pairs.append((row, None, ["nothing found"]))
            continue
        wrong, place = min(judged, key=lambda pair: ("holder" in pair[0], "number" in pair[0], len(pair[0]), pair[1]))
        pairs.append((row, rivals[place], wrong))
    return pairs


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rows and the share that is right; return 1 where ``--floor`` is given and it is below its floor."""
    parser = argparse.ArgumentParser(prog="evaluation.timeline", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--floor", action="store_true", help="fail where the figure is below evaluation/floors.json")
    parser.add_argument("--all", action="store_true", help="print the rows that are right, too")
    options = parser.parse_args(arguments)
    with options.file.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.iterdir()))
    carried = [row for row in rows if is_told(row, text)]
    pairs = compare(carried, read_answer())
    right = sum(not wrong for _, _, wrong in pairs)
    for row, found, wrong in pairs:
        if wrong or options.all:
            number = row["number_high"] or row["number_low"] or "no number"
            told = f"{row['date']} {row['who']}, {row['relation']} {number}, {row['place']}"
            print(f"{'WRONG' if wrong else 'right'}  {told}")
            if found is not None and wrong:
                print(f"       {', '.join(wrong)}: {_shown(found)}")
    share = 100 * right / len(carried)
    print(f"{len(carried)} of {len(rows)} rows are carried by the dispatches; {right} fully right: {share:.1f} %")
    return check_floors({"timeline.right": share}) if options.floor else 0


def _shown(found: Mark | StanceRow) -> str:
    figure = ""
    if isinstance(found, Mark):
        figure = f"{found.figure.relation} {found.figure.low} {found.figure.high} ({found.figure.kind}), "
    quote = " ".join(found.carriers[0].quote.split())
    return f"{found.holder_words}, {found.stated}, {figure}{found.place} [{found.carriers[0].claim}] “{quote}”"


if __name__ == "__main__":
    sys.exit(main())
