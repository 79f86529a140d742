"""Asking the ledger: a question is read with the reader itself, and answered from what the ledger holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from reportedly.errors import InputError
from reportedly.link.changes import changes_since
from reportedly.link.estimates import answer_question
from reportedly.link.questions import as_statement, check_question, question_of
from reportedly.linked import Links
from reportedly.model import Article, ClaimFilter
from reportedly.model.codec import check_value
from reportedly.model.questions import Answer, Change, Question
from reportedly.model.relations import ReadArticle, Relations, Standing
from reportedly.reference.places_within import country_named, country_of
from reportedly.reference.states import load_states, state_name
from reportedly.reference.unit_classes import PEOPLE, class_named, nationals_of, parts_of

#: Questions after sums and shares.
_UNCOUNTED = re.compile(r"how much|what (?:share|part|proportion|percentage|fraction|sum)", re.IGNORECASE)
_STATE_CODE = re.compile(r"[A-Z]{3}(?:-[A-Z]{3})?")


def prepare_question(asked: Question) -> Question:
    """Fill a question's open parts by reading its text, check all of them, and name it where it has no name.

    What ``asked`` sets stands; the text is read for the rest. Raises InputError where a part is not known, saying which
    flag names it, and CodebookError for a kind that is none.
    """
    checked = _checked_parts(asked)
    filled = _read(checked) if checked.text else check_question(replace(checked, name=checked.name or "by flags"))
    return replace(filled, name=asked.name or _name_of(filled))


def _checked_parts(asked: Question) -> Question:
    """Bring the parts that a person gave into the reference tables' form."""
    actor, place = asked.actor, asked.place
    if actor is not None:
        code = country_named(actor) or actor.strip().upper()
        if not _STATE_CODE.fullmatch(code) or code[:3] not in load_states():
            raise InputError(f"--actor {actor!r}: no state is known by it; give its name or code, as PRK or PSE-REB")
        actor = code
    if asked.kind is not None:
        check_value("quantity.kind", asked.kind)
    if asked.since and asked.until and asked.since[: len(asked.until)] > asked.until:
        raise InputError(
            f"--since {asked.since}: is later than --until {asked.until}; nothing is published between them"
        )
    return replace(
        asked,
        unit=class_named(asked.unit).name if asked.unit.strip() else "",
        actor=actor,
        country=country_of(place) if place else None,
    )


def _read(asked: Question) -> Question:
    """Read the question's text as a statement with a number in it."""
    from reportedly.annotate.parse import load_parser
    from reportedly.pipeline import read_article

    text = " ".join((asked.text or "").split())
    words = [(token.text, token.pos_) for token in load_parser()(text)] if text else []
    statement = as_statement(words)
    if statement is None:
        if asked.unit and (asked.actor or asked.place):
            return check_question(asked)
        if sought := _UNCOUNTED.match(text):
            raise InputError(
                f"question {text!r}: asks “{sought.group().lower()}”; sums and shares are not compared: "
                "`reportedly claims --kind money` and `--kind share` list them"
            )
        raise InputError(
            f"question {text!r}: does not ask “how many”; say what is counted with --unit, and --actor or --place"
        )
    if text[1:] == text[1:].lower() and asked.actor is None and asked.place is None:
        raise InputError(
            f"question {text!r}: names no state or place that can be read; write names with their capitals"
        )
    article = Article(id="question", text=statement, language="en", published=date.today().isoformat())
    coded = read_article(article).coded
    return question_of(article, coded.claims if coded else (), asked)


def _name_of(question: Question) -> str:
    """Make a name of a question's parts: ``north-korea-troops-russia``."""
    code, _, sector = (question.actor or "").partition("-")
    parts = (state_name(code) or code, sector, question.unit, question.place, question.what)
    return re.sub(r"[^a-z0-9]+", "-", " ".join(part for part in parts if part).lower()).strip("-")


def answer(links: Links, question: Question) -> Answer:
    """Answer a question from the ledger's articles and relations as they stand, decisions applied."""
    items = _speaking(links, question)
    return answer_question(items, _relations_of(links, items), question)


def changes(links: Links, question: Question, since: str) -> list[Change]:
    """Say what articles published on ``since`` (ISO) or later added to the answer."""
    items = _speaking(links, question)
    return changes_since(items, _relations_of(links, items), question, since)


def standings(links: Links, found: Answer) -> dict[str, Standing]:
    """Return how each figure's proposition stands, by the mark's id, where other claims are about it too."""
    marks = {mark.carriers[0].claim: mark.id for panel in found.panels for mark in panel.marks}
    related = links.relations_of((), marks)
    standing_of = {standing.thread: standing for standing in related.standings}
    return {
        marks[claim]: standing_of[thread.id]
        for thread in related.threads
        if thread.id in standing_of
        for claim in thread.claims
        if claim in marks
    }


def _relations_of(links: Links, items: Sequence[ReadArticle]) -> Relations:
    """Return the relations among articles and their claims."""
    claims = [claim.id for item in items for claim in item.claims]
    return links.relations_of([item.article.id for item in items], claims)


def _speaking(links: Links, question: Question) -> list[ReadArticle]:
    """Return the articles that may speak to a question, each with all its claims."""
    found = links.ledger.articles_with(_filters(question))
    return [ReadArticle(article, claims) for article, claims in found]


def _filters(question: Question) -> Iterator[ClaimFilter]:
    """Yield filters that together find every claim that may answer, each carried by an index."""
    found = class_named(question.unit)
    base = ClaimFilter(limit=None, until=question.until)
    country = question.actor[:3] if question.actor else question.country
    units = [*found.units, *(unit for part in parts_of(found.name) for unit in part.units)]
    if found.name == PEOPLE and country in load_states():
        units += [name.lower() for name in nationals_of(country)]
    if question.actor is None or country is None:
        place = question.country or question.place
        yield from (replace(base, unit=unit, place=place) for unit in units)
        return
    state = load_states().get(country)
    names = (state.name, *state.adjectives) if state is not None else ()
    for unit in units:
        yield replace(base, unit=unit, actor=country)
        yield replace(base, unit=unit, recipient=country)
        for name in names:
            yield replace(base, unit=unit, article_text=f'"{name}"')
    yield replace(base, kind="casualties", recipient=country)
    for word in (*found.units, *found.events):
        yield replace(base, actor=country, text=f'"{word}"')
