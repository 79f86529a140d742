"""Templates into pages."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from reportedly.model.relation_wording import (
    conflict_in_words,
    copy_in_words,
    counted,
    digit_in_words,
    kind_in_words,
    link_decision_in_words,
    origin_in_words,
    origins_in_words,
    share_in_words,
)
from reportedly.model.vocabulary import VOCABULARIES
from reportedly.model.wording import (
    BODIES,
    HOLDER_KINDS,
    SECTORS,
    STANCES,
    deniers_in_words,
    event_in_words,
    figure_in_words,
    holder_in_words,
    mark_in_words,
    mark_number_in_words,
    panel_in_words,
    question_parts,
    range_in_words,
    standing_in_words,
    time_in_words,
)
from reportedly.reference.states import state_name
from reportedly.web.marking import mark_excerpt


class Renderer(Protocol):
    """Render a template with values into a page."""

    def __call__(self, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """Render ``template``; a value it uses and is not given raises."""


def make_renderer(waiting: Callable[[], int]) -> Renderer:
    """Return the function that renders a template of ``templates/`` into a page.

    ``waiting`` counts the articles that are not linked yet, of which every page tells.
    """
    environment = Environment(
        loader=PackageLoader("reportedly.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "figure": figure_in_words,
        "event": event_in_words,
        "standing": standing_in_words,
        "holder": lambda row: holder_in_words(row.claim.holder, row.holder_text),
        "one_line": lambda text: " ".join(text.split()),
        "copy_words": copy_in_words,
        "share_words": share_in_words,
        "origins_words": origins_in_words,
        "origin_words": origin_in_words,
        "kind_words": kind_in_words,
        "conflict_words": conflict_in_words,
        "digit_words": digit_in_words,
        "decision_words": link_decision_in_words,
        "excerpt": mark_excerpt,
        "deniers": deniers_in_words,
        "parts": question_parts,
        "panel_title": panel_in_words,
        "number": mark_number_in_words,
        "range_name": range_in_words,
        "when": time_in_words,
        "in_short": mark_in_words,
        "state": lambda code: state_name(code) or BODIES.get(code, code),
        "sector": SECTORS.__getitem__,
        "holder_kind": HOLDER_KINDS.__getitem__,
        "stance": lambda row: STANCES[row.stance],
        "path": lambda value: quote(str(value), safe=""),
    }
    environment.tests["contains"] = operator.contains
    environment.globals |= {"vocabularies": VOCABULARIES, "counted": counted, "waiting": waiting}

    def render(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        return HTMLResponse(environment.get_template(template).render(**values), status_code=status)

    return render
