"""The API's reads of questions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from reportedly.answering import answer, changes
from reportedly.api.question_schema import AnswerRecord, QuestionRecord
from reportedly.export.answers import answer_record, question_record
from reportedly.linked import Links
from reportedly.reference.dates import parse_day


def question_routes(links: Links) -> APIRouter:
    """Make the routes that list questions and answer one."""
    routes = APIRouter()

    @routes.get("/questions", response_model=list[QuestionRecord])
    def list_questions() -> list[dict[str, Any]]:
        """List the questions kept, the first asked first."""
        return [question_record(question) for question in links.ledger.questions()]

    @routes.get("/questions/{name}", response_model=AnswerRecord, response_model_exclude_unset=True)
    def show_question(
        name: str, changed_since: Annotated[str | None, Query(description="An ISO date.")] = None
    ) -> dict[str, Any]:
        """Answer a question: a mark for each origin, panel by panel; what changed since a date where one is given."""
        day = parse_day(changed_since) if changed_since else None
        if changed_since and day is None:
            raise HTTPException(422, f"changed_since {changed_since!r}: not a date; write it as 2024-11-17")
        question = links.ledger.question(name)
        return answer_record(
            answer(links, question), changes(links, question, day.isoformat()) if day is not None else None
        )

    return routes
