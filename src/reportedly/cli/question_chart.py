"""A panel of figures as a chart of characters: one line a mark, the bounds drawn, never a dot without its bound."""

from __future__ import annotations

from rich.text import Text

from reportedly.cli.tables import CERTAINTY_STYLES
from reportedly.model.questions import Mark, Panel
from reportedly.model.wording import holder_in_short, mark_number_in_words, number_in_words

#: Characters between the smallest and the largest number of a scale.
WIDTH = 48
#: Characters for the holder's name.
NAME = 30


def panel_chart(panel: Panel) -> list[Text]:
    """Draw a panel's marks on one scale from 0 to the largest number, in the order of their statement."""
    largest = max((_numbers(mark)[-1] for mark in panel.marks), default=0.0) or 1.0
    lines = [_line(mark, largest) for mark in panel.marks]
    scale = f"0{number_in_words(largest / 2 if (largest / 2).is_integer() else round(largest / 2)):^{WIDTH - 1}}"
    axis = Text(f"{'':<10}  {'':<{NAME}}  {scale[:WIDTH]}{number_in_words(largest)}", style="bright_black")
    return [*lines, axis]


LEGEND = "● a number  ◍ about  ◄● up to  ●► at least  ●─● between; ○ ◌ the same, counted in no range"


def _line(mark: Mark, largest: float) -> Text:
    line = Text(f"{mark.stated or 'undated':<10}  {holder_in_short(mark, NAME):<{NAME}}  ")
    line.append(draw_mark(mark, largest), style=CERTAINTY_STYLES[mark.certainty])
    line.append(f" {mark_number_in_words(mark)}{'' if mark.certainty == 'certain' else f', {mark.certainty}'}")
    return line


def draw_mark(mark: Mark, largest: float) -> str:
    """Draw one mark in :data:`WIDTH` characters and one more."""
    cells = [" "] * (WIDTH + 1)
    figure, counted = mark.figure, mark.left_out is None
    places = [round(number / largest * WIDTH) for number in _numbers(mark)]
    if figure.relation == "at_most":
        cells[: places[-1]] = ["─"] * places[-1]
        cells[0] = "◄"
    elif figure.relation in ("at_least", "vague"):
        cells[places[0] :] = ["─"] * (WIDTH + 1 - places[0])
        cells[-1] = "►"
    else:
        cells[places[0] : places[-1] + 1] = ["─"] * (places[-1] + 1 - places[0])
    dot = ("◍" if counted else "◌") if figure.relation == "approx" else ("●" if counted else "○")
    for place in places:
        cells[place] = dot
    return "".join(cells)


def _numbers(mark: Mark) -> list[float]:
    return [float(number) for number in (mark.figure.low, mark.figure.high) if number is not None] or [0.0]
