"""Notices: what an outlet says about its own article: corrected, clarified, withdrawn, updated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from reportedly.extract.outlets import fold
from reportedly.model import Notice, Span

Kind = Literal["correction", "retraction", "clarification", "update"]

_LABELLED = re.compile(
    r"[\[(*_\s]*(?:(?:editor(?:s['’]?|['’]s)?|publisher['’]s|author['’]s) note\s*[:–—-]+\s*)?"
    r"(?P<label>corrections? and clarifications?|corrections?|corrected|clarifications?|retractions?|retracted|"
    r"withdrawn|"
    r"updated?|erratum|editor(?:s['’]?|['’]s)? note)"
    r"(?:\s+(?:appended|notice|note|to (?:this|the) (?:article|story)))?"
    r"(?:[,\s]*(?:\(?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)?|\(?\d{1,2} [A-Z][a-z]{2,8}(?:,? \d{4})?\)?|"
    r"\(?\d{4}-\d{2}-\d{2}\)?))?"
    r"\s*[:–—|]",
    re.I,
)
_SELF = r"(?:this|the|our) (?:article|story|report|post|piece|page|item|dispatch|headline|column|version)"
_EARLIER = (
    r"(?:an?|the|our) (?:earlier|previous|original|prior|initial|first)"
    r" (?:version|edition|report|headline|story|article)"
)
_CORRECTED = re.compile(
    rf"\b{_EARLIER}(?: of (?:this|the) \w+)?\b[^\n.]{{0,60}}\b(?:misstated|misidentified|misspelled|misquoted|"
    rf"incorrectly|"
    rf"wrongly|mistakenly|erroneously|said|stated|gave|referred|contained|included|omitted|reported|used|attributed)"
    rf"|\b{_SELF} (?:has been|was|is being) (?:corrected|amended|edited|revised|changed|modified)"
    r"|\bwe (?:regret|apologi[sz]e for) (?:the|this|any) (?:error|mistake|confusion)",
    re.I,
)
_RETRACTED = re.compile(
    rf"\b{_SELF} (?:has been|was|is) (?:retracted|withdrawn|removed|taken down|unpublished)"
    r"|\bwe (?:have |are )?(?:retract(?:ed|ing)?|withdraw(?:n|ing)?|withdrew) (?:this|the|our) (?:article|story|"
    r"report)",
    re.I,
)
_CLARIFIED = re.compile(rf"\b{_SELF} (?:has been|was) (?:clarified|updated to clarify|amended to clarify)", re.I)
_UPDATED = re.compile(rf"\b{_SELF} (?:has been|was|will be) updated\b", re.I)
_CLOCK = re.compile(r"\A.{0,40}\b(?:\d{1,2}:\d{2}|(?:19|20)\d{2})\b.{0,30}\Z")
#: A note is short; a longer block that happens to hold such words is the article's text about another one.
_LONGEST = 900


def find_notices(blocks: Iterable[str], text: str) -> tuple[Notice, ...]:
    """Return the notices among a page's blocks, once each; ``span`` is set where the block stands in ``text``."""
    notices: list[Notice] = []
    for block in blocks:
        kind = notice_kind(block)
        # The same note may stand on a page twice, once with its heading or a link's words around it.
        if kind and not any(_overlap(block, known.text) for known in notices):
            start = text.find(block)
            notices.append(Notice(kind, block, Span(start, start + len(block)) if start >= 0 else None))
    return tuple(notices)


def _overlap(first: str, second: str) -> bool:
    first, second = fold(first), fold(second)
    return first in second or second in first or first[:80] == second[:80]


def notice_kind(block: str) -> Kind | None:
    """Tell what a block says of its own article: labelled ("Correction: …") or in a sentence about "this article".

    >>> notice_kind("Correction: An earlier version of this story gave the wrong month.")
    'correction'
    """
    if len(block) > _LONGEST or len(block) < 12:
        return None
    labelled = _LABELLED.match(block)
    label = labelled["label"].lower() if labelled else ""
    if _RETRACTED.search(block) or label.startswith(("retract", "withdrawn")):
        return "retraction"
    if _CLARIFIED.search(block) or label.startswith("clarif"):
        return "clarification"
    if _CORRECTED.search(block) or label.startswith(("correct", "erratum")):
        return "correction"
    # A date behind "Updated:" is the page's clock, not a note on what it says.
    if _UPDATED.search(block) or (
        labelled and label.startswith("update") and len(block.split()) >= 6 and not _CLOCK.search(block)
    ):
        return "update"
    return None
