"""The pages of questions: the list with a form to ask, and one question with its figures over time."""

from __future__ import annotations

import functools
import io
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from starlette.responses import Response

from reportedly.answering import answer, changes, prepare_question, standings
from reportedly.errors import CodebookError, InputError, LedgerError
from reportedly.export.answers import write_answer_csv
from reportedly.export.charts import answer_svg, panel_svg
from reportedly.linked import Links
from reportedly.model.questions import Panel, Question
from reportedly.reference.dates import parse_day
from reportedly.web.rendering import Renderer

#: The parts of a question in the order of its form.
PARTS = ("text", "name", "unit", "actor", "place", "kind", "since", "until")


def question_routes(links: Links, render: Renderer) -> APIRouter:
    """Make the routes of the questions' pages."""
    routes = APIRouter()
    ledger = links.ledger

    def show_list(asked: dict[str, str], *, wrong: str = "", status: int = 200) -> Response:
        kept = ledger.questions()
        return render("questions.html", status=status, questions=kept, asked=asked, wrong=wrong)

    @routes.get("/questions")
    def list_questions() -> Response:
        """List the questions kept, with a form to ask another."""
        return show_list(dict.fromkeys((*PARTS, "who"), ""))

    @routes.post("/questions")
    def add_question(
        who: Annotated[str, Form()] = "",
        text: Annotated[str, Form()] = "",
        name: Annotated[str, Form()] = "",
        unit: Annotated[str, Form()] = "",
        actor: Annotated[str, Form()] = "",
        place: Annotated[str, Form()] = "",
        kind: Annotated[str, Form()] = "",
        since: Annotated[str, Form()] = "",
        until: Annotated[str, Form()] = "",
    ) -> Response:
        """Keep a question; where its parts cannot be read, show the form again with what is wrong."""
        given = dict(zip(PARTS, (text, name, unit, actor, place, kind, since, until), strict=True))
        asked = {part: value.strip() for part, value in given.items()}
        wanted: dict[str, Any] = {part: value or None for part, value in asked.items()}
        try:
            prepared = prepare_question(Question(**wanted | {"name": asked["name"], "unit": asked["unit"]}))
            kept = ledger.add_question(prepared, who=who)
        except (InputError, CodebookError, LedgerError) as error:
            return show_list(asked | {"who": who}, wrong=str(error), status=422)
        return RedirectResponse(f"/questions/{quote(kept.name, safe='')}", status_code=303)

    @routes.post("/questions/{name}/remove")
    def remove_question(name: str, who: Annotated[str, Form()], why: Annotated[str, Form()] = "") -> Response:
        """Take a question off the list."""
        ledger.remove_question(name, who=who, why=why or None)
        return RedirectResponse("/questions", status_code=303)

    @routes.get("/questions/{name}/rows.csv")
    def show_rows(name: str) -> Response:
        """Give the answer's rows for a spreadsheet."""
        file = io.StringIO(newline="")
        write_answer_csv(answer(links, ledger.question(name)), file)
        return _file(file.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")

    @routes.get("/questions/{name}/chart.svg")
    def show_chart(name: str) -> Response:
        """Give the answer's chart as a file."""
        return _file(answer_svg(answer(links, ledger.question(name))), "image/svg+xml", f"{name}.svg")

    @routes.get("/questions/{name}")
    def show_question(name: str, request: Request) -> Response:
        """Show a question with its figures, panel by panel."""
        question = ledger.question(name)
        since = request.query_params.get("changed_since", "").strip()
        day = parse_day(since) if since else None
        if since and day is None:
            raise CodebookError(f"changed since {since!r}: not a date; write it as 2024-11-17")
        found = answer(links, question)
        return render(
            "question.html",
            question=question,
            answer=found,
            charts={index: _chart(panel, f"panel{index}") for index, panel in enumerate(found.panels)},
            marks={mark.id: mark for panel in found.panels for mark in panel.marks},
            standings=standings(links, found),
            since=since,
            changes=changes(links, question, day.isoformat()) if day else None,
        )

    return routes


@functools.lru_cache(maxsize=64)
def _chart(panel: Panel, key: str) -> Markup:
    """Draw a panel once for as long as it stays the same; the drawing escapes every word of an article itself."""
    return Markup(panel_svg(panel, key=key))


def _file(content: str, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{quote(name)}"'}
    return Response(content, media_type=media_type, headers=headers)
