"""Charts: the figures that answer a question, each panel as a Vega-Lite specification and as SVG.

A row is one mark, in the order of statement: its number, and a line as far as its bound reaches; a triangle where it is
open. Hollow marks are counted in no range. Dashes lead from a figure to the one that replaced it. The SVG has a title
and a description; the figures stand in a table beside it wherever a chart is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from reportedly.model.questions import Answer, Mark, Panel
from reportedly.model.wording import (
    bound_in_words,
    holder_in_short,
    panel_in_words,
    question_in_words,
    range_in_words,
)

#: Pixels: the plot's width, a row's height, and how many characters of a holder's name are shown.
WIDTH, ROW, NAME = 330, 21, 27
PAPER, INK, SOFT, LINE = "#fdfcf9", "#1c1c1a", "#5c5a55", "#d8d4ca"
CERTAINTY: Final = {"certain": "#2a6b3c", "probable": "#8a5a00", "possible": "#7d3c98", "unknown": "#6b6b6b"}
#: What each colour becomes on a dark page.
DARK: Final = {
    PAPER: "#161719", INK: "#e9e7e2", SOFT: "#a9a69f", LINE: "#3a3b3f",
    "#2a6b3c": "#7fd197", "#8a5a00": "#f0c04f", "#7d3c98": "#d9a5ee", "#6b6b6b": "#b4b4b4",
}  # fmt: skip

Spec = dict[str, Any]


def panel_spec(panel: Panel, *, titled: bool = True) -> Spec:
    """Return a panel as a Vega-Lite specification without data from elsewhere."""
    rows = [_row(index, mark) for index, mark in enumerate(panel.marks)]
    largest = max((value for row in rows for value in (row["first"], row["last"])), default=0) * 1.04 or 1
    scale = {"domain": [0, largest], "nice": False}
    for row in rows:
        row["from"], row["to"] = (0 if row["open"] == "low" else row["first"]), row["last"]
        if row["open"] == "high":
            row["to"] = largest
    down: Spec = {"field": "row", "type": "ordinal", "axis": None}
    across: Spec = {"type": "quantitative", "scale": scale, "title": None}
    axis = {
        "format": ",d",
        "tickCount": 4,
        "gridColor": LINE,
        "domainColor": SOFT,
        "labelColor": INK,
        "tickColor": SOFT,
    }
    colour: Spec = {
        "field": "certainty", "type": "nominal", "legend": None,
        "scale": {"domain": list(CERTAINTY), "range": list(CERTAINTY.values())},
    }  # fmt: skip
    spans: Spec = {
        "mark": {"type": "rule", "strokeWidth": 2},
        "encoding": {"y": down, "x": {**across, "field": "from", "axis": axis}, "x2": {"field": "to"}, "color": colour},
    }
    spec: Spec = {
        "width": WIDTH,
        "height": {"step": ROW},
        "data": {"values": rows},
        "layer": [
            spans,
            _ends("low", "triangle-left", "from", down, across, colour),
            _ends("high", "triangle-right", "to", down, across, colour),
            _replacements(panel, rows, down, across),
            _dots("first", down, across, colour),
            _dots("last", down, across, colour),
            _words("label", -8, "right", down),
            _words("figure", WIDTH + 8, "left", down),
        ],
    }
    if titled:
        at = {"anchor": "start", "frame": "group", "offset": 6, "dx": -220}
        spec["title"] = {"text": panel_in_words(panel), "color": INK, **at}
    return spec


def _row(index: int, mark: Mark) -> Spec:
    figure = mark.figure
    numbers = [number for number in (figure.low, figure.high) if number is not None] or [0]
    beside = [bound_in_words(figure), mark.note or "", "" if mark.certainty == "certain" else f"({mark.certainty})"]
    return {
        "row": index,
        "label": f"{mark.stated or 'undated'}  {holder_in_short(mark, NAME)}",
        "figure": " ".join(part for part in beside if part),
        "first": numbers[0],
        "last": numbers[-1],
        "open": {"at_most": "low", "at_least": "high", "vague": "high"}.get(figure.relation),
        "certainty": mark.certainty,
        "counted": mark.left_out is None,
    }


def _ends(side: str, shape: str, field: str, down: Spec, across: Spec, colour: Spec) -> Spec:
    """Mark where a bound is open."""
    return {
        "transform": [{"filter": {"field": "open", "equal": side}}],
        "mark": {"type": "point", "shape": shape, "filled": True, "size": 60, "opacity": 1},
        "encoding": {"y": down, "x": {**across, "field": field}, "color": colour},
    }


def _dots(field: str, down: Spec, across: Spec, colour: Spec) -> Spec:
    return {
        "mark": {"type": "point", "shape": "circle", "size": 70, "strokeWidth": 2, "opacity": 1},
        "encoding": {
            "y": down,
            "x": {**across, "field": field},
            "stroke": colour,
            "fill": {"condition": {**colour, "test": "datum.counted"}, "value": PAPER},
        },
    }


def _words(field: str, at: int, align: str, down: Spec) -> Spec:
    return {
        "mark": {"type": "text", "align": align, "color": INK, "fontSize": 12, "baseline": "middle", "clip": False},
        "encoding": {"y": down, "x": {"value": at}, "text": {"field": field, "type": "nominal"}},
    }


def _replacements(panel: Panel, rows: Sequence[Spec], down: Spec, across: Spec) -> Spec:
    """Join each figure to the later one of the same holder that replaced it."""
    place = {mark.id: index for index, mark in enumerate(panel.marks)}
    joined = [
        {
            "row": place[mark.id], "row2": place[mark.replaced_by],
            "x": rows[place[mark.id]]["last"], "x2": rows[place[mark.replaced_by]]["last"],
        }
        for mark in panel.marks
        if mark.replaced_by in place
    ]  # fmt: skip
    return {
        "data": {"values": joined},
        "mark": {"type": "rule", "strokeDash": [3, 3], "color": SOFT},
        "encoding": {"y": down, "y2": {"field": "row2"}, "x": {**across, "field": "x"}, "x2": {"field": "x2"}},
    }


def panel_svg(panel: Panel, *, key: str) -> str:
    """Draw one panel for a page whose own style sheet sets the colours; ``key`` makes the ids in it unique."""
    return _finish(_draw(panel_spec(panel, titled=False)), panel_in_words(panel), panel_description(panel), key)


def answer_svg(answer: Answer) -> str:
    """Draw all panels, one below the other, each on its own scale, as a file that fits light and dark pages."""
    shown = [panel for panel in answer.panels if panel.marks]
    described = " ".join(panel_description(panel) for panel in shown) or "No figures."
    spec = {"vconcat": [panel_spec(panel) for panel in shown], "spacing": 34} if shown else {"mark": "point"}
    rules = "".join(
        f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}' for light, dark in DARK.items()
    )
    style = f"<style>@media screen and (prefers-color-scheme:dark){{{rules}}}</style>"
    return _finish(_draw(spec), question_in_words(answer.question), described, "answer", style)


def panel_description(panel: Panel) -> str:
    """Say in words what a panel's chart shows: how many figures, from whom first and last, and the ranges."""
    if not panel.marks:
        return f"{panel_in_words(panel)}: no figures."
    rows = "; ".join(
        f"{mark.stated or 'undated'}, {holder_in_short(mark)}: {bound_in_words(mark.figure)}" for mark in panel.marks
    )
    ranges = " ".join(f"{range_in_words(found)}: {found.words}" for found in panel.ranges if found.origins > 1)
    return f"{panel_in_words(panel)}: {rows}. {ranges}".strip()


def _draw(spec: Spec) -> str:
    # Loading the renderer takes a second, and most commands draw nothing.
    import vl_convert

    # The renderer measures words in its own fonts; a reader's may be a fifth wider.
    whole = {
        "background": PAPER, "padding": {"left": 52, "right": 52, "top": 8, "bottom": 8},
        "config": {"view": {"stroke": None}, "font": "Arial, Helvetica, sans-serif", "title": {"fontSize": 14}},
        **spec,
    }  # fmt: skip
    return str(vl_convert.vegalite_to_svg(whole, vl_version="5.21"))


def _finish(svg: str, title: str, description: str, key: str, style: str = "") -> str:
    """Give a drawing its title and description, and let it shrink to its page."""
    head, _, body = svg.partition(">")
    head = head.replace('class="marks"', f'class="marks" role="img" aria-labelledby="{key}-title {key}-desc"', 1)
    about = f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(description)}</desc>'
    return f"{head}>{about}{style}{body}"
