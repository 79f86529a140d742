"""Estimates: what articles answer to a question, one panel for each kind of figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal

from reportedly.link.marks import OVER_TIME, article_order, find_figures, holder_key, marks_of
from reportedly.link.ranges import group_key, supported_ranges
from reportedly.link.stances import stances_of
from reportedly.model.questions import Answer, Dispute, Mark, Panel, Question, StanceRow
from reportedly.model.relations import Agreement, Conflict, ReadArticle, Relations
from reportedly.model.vocabulary import CasualtyWhat, QuantityKind

#: Panels in the order they are shown; figures of other kinds follow.
KINDS: Final[tuple[QuantityKind, ...]] = ("stock", "flow", "cumulative", "casualties", "change", "capacity", "other")
#: Kinds whose figures for one place and outlook speak of one number, so that a range can be sought.
COMPARED: Final = frozenset({"stock", "flow", "cumulative", "casualties"})


def answer_question(items: Iterable[ReadArticle], relations: Relations, question: Question) -> Answer:
    """Answer a question from articles, their claims and the relations among them; ids not among them are ignored.

    Pure, and the same for any order of the articles.
    """
    within = sorted((item for item in items if _published_within(item, question)), key=lambda item: item.article.id)
    order = article_order(within, relations)
    marks = marks_of(find_figures(within, question), relations, order)
    stances = stances_of(within, question, relations, order)
    panels = _panels(marks, question)
    rows: list[Mark | StanceRow] = [*marks, *stances]
    speaking = {carrier.article for row in rows for carrier in row.carriers}
    return Answer(
        question=question,
        panels=panels,
        stances=tuple(stances),
        disputes=tuple(_disputes(marks, relations)),
        articles=len(speaking),
        limits=tuple(_limits(marks)),
    )


def _published_within(item: ReadArticle, question: Question) -> bool:
    published = item.article.published
    if question.since is not None and (published is None or published < question.since[: len(published)]):
        return False
    return question.until is None or (published is not None and published[: len(question.until)] <= question.until)


def _panels(marks: Sequence[Mark], question: Question) -> tuple[Panel, ...]:
    """Part marks by kind, what was asked for first; casualties by what befell them."""
    keys = dict.fromkeys((mark.figure.kind, mark.figure.what) for mark in marks)
    ranked = sorted(
        keys, key=lambda key: (key[0] != question.kind, key[1] != question.what, KINDS.index(key[0]), key[1] or "")
    )
    return tuple(_panel(kind, what, marks) for kind, what in ranked)


def _panel(kind: QuantityKind, what: CasualtyWhat | None, marks: Sequence[Mark]) -> Panel:
    own = sorted(
        (mark for mark in marks if (mark.figure.kind, mark.figure.what) == (kind, what)),
        key=lambda mark: (mark.stated or "9999", mark.id),
    )
    if kind not in COMPARED:
        own = [replace(mark, left_out=mark.left_out or "figures of this kind are not compared") for mark in own]
    own = [_superseded(mark, own) for mark in own]
    ranges = supported_ranges(own)
    return Panel(kind, what, tuple(own), tuple(ranges))


def _superseded(mark: Mark, panel: Sequence[Mark]) -> Mark:
    """Leave a holder's earlier figures for one place, outlook and period to its latest, so that it is counted once."""
    if mark.left_out is not None:
        return mark
    if mark.replaced_by is not None:
        return replace(mark, left_out="replaced by a later figure of the same holder")
    later = [
        other
        for other in panel
        if other.left_out is None
        and group_key(other) == group_key(mark)
        and _speaker(other) == _speaker(mark)
        and (other.stated or "", other.id) > (mark.stated or "", mark.id)
    ]
    return replace(mark, left_out="the same holder’s latest figure is counted") if later else mark


def _disputes(marks: Sequence[Mark], relations: Relations) -> list[Dispute]:
    """Return the conflicts and agreements between two different marks, each pair once."""
    mark_of = {carrier.claim: mark.id for mark in marks for carrier in mark.carriers}
    found: dict[tuple[str, str, str], Dispute] = {}
    joined: list[Conflict | Agreement] = [*relations.conflicts, *relations.agreements]
    for relation in joined:
        left, right = (mark_of.get(claim) for claim in relation.claims)
        if left is None or right is None or left == right:
            continue
        kind: Literal["conflict", "agreement"] = "conflict" if isinstance(relation, Conflict) else "agreement"
        pair = (left, right) if left < right else (right, left)
        found.setdefault((kind, *pair), Dispute(kind, pair, relation.why))
    return list(found.values())


def _limits(marks: Sequence[Mark]) -> list[str]:
    """Say what the answer cannot tell."""
    limits = ["It counts what the ledger's articles say, as a machine read them; open each figure to check its words."]
    unplaced = sum(mark.left_out == "place not said" for mark in marks)
    unsourced = sum(mark.left_out == "no source is named" for mark in marks)
    if unplaced:
        limits.append(f"Figures that name no place are shown, and counted in no range: {unplaced}.")
    if unsourced:
        limits.append(f"Figures that name no source are shown, and are nobody's independent word: {unsourced}.")
    if any(mark.figure.kind in OVER_TIME and mark.period is None for mark in marks):
        limits.append("Counts over time that name no period are compared with one another, whatever each covers.")
    if any(mark.figure.kind == "stock" for mark in marks):
        limits.append("Figures of what is there may be of different days; the number may have changed between.")
    limits.append("Origins that share a source unseen by the articles still count as independent.")
    return limits


def _speaker(mark: Mark) -> tuple[str, ...]:
    return holder_key(mark.holder, mark.holder_words)
