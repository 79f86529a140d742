"""Changes: what an answer holds that an earlier one did not."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.link.estimates import answer_question
from reportedly.model.questions import Answer, Change, Question, SupportedRange
from reportedly.model.relations import ReadArticle, Relations
from reportedly.model.wording import STANCES, mark_in_words, period_in_words, range_in_words
from reportedly.reference.places_within import place_key


def changes_since(items: Iterable[ReadArticle], relations: Relations, question: Question, since: str) -> list[Change]:
    """Say what articles published on ``since`` (ISO) or later added; an undated article is taken as known before."""
    known = list(items)
    earlier = [item for item in known if item.article.published is None or item.article.published < since]
    before, after = (answer_question(some, relations, question) for some in (earlier, known))
    return compare_answers(before, after)


def compare_answers(before: Answer, after: Answer) -> list[Change]:
    """Say what a later answer holds that an earlier one did not: figures, carriers, stances, ranges."""
    past = {carrier.claim: mark for panel in before.panels for mark in panel.marks for carrier in mark.carriers}
    changes = []
    marks = {mark.id: mark for panel in after.panels for mark in panel.marks}
    for mark in marks.values():
        old = next((past[carrier.claim] for carrier in mark.carriers if carrier.claim in past), None)
        if old is None:
            words = f"{mark_in_words(mark)} ({mark.figure.kind}, {mark.place or 'place not said'})"
            changes.append(Change("new figure", words, mark.id))
            continue
        if mark.replaced_by is not None and old.replaced_by is None:
            words = f"{mark_in_words(mark)} is replaced by {mark_in_words(marks[mark.replaced_by])}"
            changes.append(Change("replaced", words, mark.replaced_by))
        if mark.articles > old.articles:
            changes.append(
                Change("carried further", f"{mark_in_words(mark)}: {old.articles} → {mark.articles} articles", mark.id)
            )
    held = {carrier.claim for row in before.stances for carrier in row.carriers}
    for row in after.stances:
        if not any(carrier.claim in held for carrier in row.carriers):
            words = f"{row.holder_words}, {row.stated or 'date unknown'}: {STANCES[row.stance]}"
            changes.append(Change("new stance", words, row.carriers[0].claim))
    return changes + _range_changes(before, after)


def _range_changes(before: Answer, after: Answer) -> list[Change]:
    def ranges(answer: Answer) -> dict[tuple[str, ...], SupportedRange]:
        return {
            (panel.kind, panel.what or "", place_key(found.place), found.outlook, period_in_words(found.period)): found
            for panel in answer.panels
            for found in panel.ranges
        }

    old = ranges(before)
    return [
        Change("range", f"{range_in_words(found)} ({key[0]}): {found.words}")
        for key, found in ranges(after).items()
        if found.origins > 1 and (key not in old or (old[key].spans, old[key].support) != (found.spans, found.support))
    ]
