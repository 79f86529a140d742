"""Questions that people keep: added and removed, never changed; each entry says who made it and when."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace

from sqlalchemy import Connection, select

from reportedly.errors import LedgerError, NotInLedger
from reportedly.ledger.clock import now
from reportedly.ledger.identity import storable
from reportedly.ledger.schema import AnyRow, questions
from reportedly.model.questions import Question

#: Names that stand in addresses and commands as they are.
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


def add_question(connection: Connection, question: Question, *, who: str) -> Question:
    """Keep a question under its name; raises LedgerError where the name is taken or cannot stand in an address."""
    if not who.strip():
        raise LedgerError("question: say who asks (--who)")
    if not _NAME.fullmatch(question.name):
        raise LedgerError(
            f"question: {question.name!r} is no name; use up to 80 small letters, digits, dots and dashes (--name)"
        )
    if question.name in {kept.name for kept in list_questions(connection)}:
        raise LedgerError(f"question: {question.name!r} is kept already; choose another --name or remove it first")
    kept = replace(question, who=storable(who.strip()), at=now())
    _write(connection, "add", kept, None)
    return kept


def remove_question(connection: Connection, name: str, *, who: str, why: str | None) -> Question:
    """Take a question off the list; the entries that added and removed it stay. Raises NotInLedger."""
    if not who.strip():
        raise LedgerError("question: say who removes it (--who)")
    question = get_question(connection, name)
    _write(connection, "remove", replace(question, who=storable(who.strip()), at=now()), why)
    return question


def list_questions(connection: Connection) -> list[Question]:
    """Return the questions in force, the first asked first."""
    in_force: dict[str, Question] = {}
    for row in connection.execute(select(questions).order_by(questions.c.question_no)):
        if row.kind == "add":
            in_force[row.name] = _question(row)
        else:
            in_force.pop(row.name, None)
    return list(in_force.values())


def get_question(connection: Connection, name: str) -> Question:
    """Return the question of that name; raises NotInLedger, naming those there are."""
    known = {question.name: question for question in list_questions(connection)}
    if name not in known:
        names = ", ".join(known) or "none yet; add one with: reportedly question add"
        raise NotInLedger(f"ledger: no question {name!r}; there are: {names}")
    return known[name]


def _write(connection: Connection, kind: str, question: Question, why: str | None) -> None:
    record = {key: value for key, value in asdict(question).items() if key not in ("name", "who", "at")}
    values = {
        "kind": kind, "name": question.name, "record": json.dumps(record), "who": question.who, "at": question.at,
        "why": storable(why) if why else None,
    }  # fmt: skip
    connection.execute(questions.insert().values(values))


def _question(row: AnyRow) -> Question:
    return Question(name=row.name, who=row.who, at=row.at, **json.loads(row.record))
