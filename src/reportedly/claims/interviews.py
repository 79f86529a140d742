"""Interviews without labels: paragraphs that ask, and behind each the answer of the one who is asked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportedly.claims.holders import holder_from
from reportedly.model import Actor, AnnotatedArticle, Holder, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARAGRAPH: Final = re.compile(r"[^\n]*\S[^\n]*")
_ADDRESSED: Final = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
#: A paragraph that asks without a question mark: "I just wanted to know if you had any thoughts on …".
_INVITING: Final = re.compile(
    r"(?:I(?:['’]m| am| was)? (?:just )?(?:want(?:ed)?|would like|['’]d like|curious|wonder(?:ed|ing)?)\b.{0,40}\byou"
    r"|(?:Please )?(?:tell|walk|talk) (?:us|me)\b|(?:Can|Could) you\b|You(?:['’]ve| have|['’]re| are|r)\b(?!.{200}))"
)
#: What stands below a picture.
_CAPTION: Final = re.compile(r"(?:File )?(?:photo|image|picture|video)\b|.*\b(?:Image|Photo|Credit|Picture)[:;]", re.I)
_NAMED_INTERVIEW: Final = re.compile(r"\binterview(?:s|ed|ing|ee)?\b|\bQ ?& ?A\b", re.IGNORECASE)
#: What shows that an answer is somebody's own words, and what in it is another's.
_SPEAKS: Final = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us)\b")
_QUOTATION: Final = re.compile(r"[\"“][^\"“”\n]*[\"”]")
#: Titles of what is an interview itself, and no report on one.
_ENTITLED: Final = re.compile(r"\binterviews\b|\binterview with\b|\binterviewed by\b|\A(?:interview|Q ?& ?A)\b", re.I)
_QUOTED: Final = re.compile(r"\s*[\"“‘'«]")
_VOCATIVE: Final = re.compile(
    r"(?:^|[,.?!] |\b(?:and|but|so) )(?P<who>(?:Mr|Mrs|Ms|Madam|Mister)\.? (?:Prime Minister|Vice President"
    r"|Secretary(?:[- ]General)?|President|Minister|Ambassador|Chancellor|Commissioner|Chairman|Speaker|Governor"
    r"|Mayor)|(?:Dr|Professor|General|Senator|Ambassador|Mr|Mrs|Ms)\.? [A-Z][\w’'-]+(?=,))(?=[,?.])"
)
_ASKED_NAME: Final = re.compile(
    r"(?:\binterview(?:s|ed)? (?:with )?|\b(?:speaks|talks|spoke|talked) (?:to|with) )(?P<who>[^,:;]+?)"
    r"(?= (?:on|about|over|in|at|after|before|regarding)\b|[,:;]|$)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|van|von|de|bin|al-\w+))* [A-Z][\w’'-]+(?=$|,| of\b| and\b)"
)
_ASKERS: Final = re.compile(r"(?:reporter|correspondent|interviewer|journalist|contributor|editor|host)\W*\Z", re.I)
#: Words of a question at most, where it addresses nobody.
_SHORT: Final = 45
#: How long a heading is at most: it asks nothing and answers nothing.
_HEADING: Final = 8
#: Questions that make an interview by themselves, and the least share of the paragraphs.
_ENOUGH, _LEAST_SHARE = 2, 0.3
_TOPIC: Final = re.compile(r" (?:on|about|over|regarding) ")
#: Two people answer in turn, and nobody for the other.
_SEVERAL: Final = re.compile(r"[A-Z][\w’'-]+ (?:and|&) (?:[A-Z]\w* )*[A-Z]")
_WORD: Final = re.compile(r"[\w’-]+")
_PEOPLE: Final = re.compile(r"[^,]*?[a-z]s(?= of\b| at\b| from\b|\Z)")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whose words follow a question, and from which offset to which."""

    holder: Holder
    span: Span


def find_answers(annotated: AnnotatedArticle) -> list[Answer]:
    """Return the answers of an interview whose turns bear no labels, in order; none in other texts.

    An interview says that it is one in its title or before its first question, or has many paragraphs that ask
    somebody; and unless it is entitled one, at least half of what follows its questions speaks in the first person. Who
    answers is whom the title or the opening names as interviewed, or whom a question addresses by title; where nobody
    is named, no answers are returned.
    """
    if annotated.turns:
        return []
    text = annotated.article.text
    paragraphs = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    asking = [_asks(span.of(text)) for span in paragraphs]
    if not any(asking):
        return []
    first = asking.index(True)
    told = f"{annotated.article.title or ''}\n{text[: paragraphs[first].start]}"
    asked = sum(
        ask and not after and _ADDRESSED.search(span.of(text)) is not None
        for span, ask, after in zip(paragraphs, asking, (*asking[1:], True), strict=True)
    )
    said_so = _NAMED_INTERVIEW.search(told) is not None
    if not asked or not (said_so or (asked >= _ENOUGH and asked >= _LEAST_SHARE * len(paragraphs))):
        return []
    replies = [span.of(text) for span, before in zip(paragraphs[1:], asking, strict=False) if before]
    entitled = _ENTITLED.search(annotated.article.title or "") is not None
    if not entitled and 2 * sum(_SPEAKS.search(_QUOTATION.sub("", reply)) is not None for reply in replies) < len(
        replies
    ):
        return []
    holder = _answering(
        annotated, paragraphs[first].start, [s for s, ask in zip(paragraphs, asking, strict=True) if ask]
    )
    if holder is None:
        return []
    return [
        Answer(holder, span)
        for span, ask in zip(paragraphs[first:], asking[first:], strict=True)
        if not ask and not _is_heading(span.of(text))
    ]


def _asks(paragraph: str) -> bool:
    """Tell whether a paragraph is a question of the interview's, and no quotation or rhetoric of its own."""
    words = paragraph.strip()
    if _QUOTED.match(words):
        return False
    if words.endswith("?"):
        return _ADDRESSED.search(words) is not None or len(words.split()) <= _SHORT
    if _INVITING.match(words) and _ADDRESSED.search(words):
        return True
    asked, _, rest = words.rpartition("?")
    return (
        bool(asked) and _ADDRESSED.search(asked) is not None and len(words.split()) <= _SHORT and len(rest) < len(asked)
    )


def _is_heading(paragraph: str) -> bool:
    """Tell a heading or a caption from an answer."""
    words = paragraph.strip()
    return _CAPTION.match(words) is not None or (words[-1] not in '.!…:"”’)—–-' and len(words.split()) <= _HEADING)


def _answering(annotated: AnnotatedArticle, opening: int, questions: list[Span]) -> Holder | None:
    """Return who is interviewed: whom the title names, the opening, or a question's address."""
    text, title = annotated.article.text, _before_topic(annotated.article.title or "")
    topic = _WORD.findall((annotated.article.title or "")[len(title) :])
    if _SEVERAL.search(title):
        return _in_title(annotated, title)
    people = [one for one in annotated.actors if one.kind == "person" and one.read_by != "actors/pronoun"]
    known = next((one for one in people if _surname(text, one) in _WORD.findall(title)), None)
    known = known or _introduced(
        text, [one for one in people if one.name and _surname(text, one) not in topic], opening
    )
    if known is not None:
        named = next((name for name in _NAME.findall(title) if name.endswith(_surname(text, known))), None)
        return replace(holder_from(known, known.span), name=known.name or named)
    for question in questions:
        match = _VOCATIVE.search(text, question.start, question.end)
        if match is not None:
            return _addressed(annotated.actors, Span(*match.span("who")))
    return _in_title(annotated, title)


def _before_topic(title: str) -> str:
    """Return a title up to what is talked about: "Wikinews interviews a bar owner"."""
    match = _ASKED_NAME.search(title)
    return title[: match.end()] if match else _TOPIC.split(title, maxsplit=1)[0]


def _surname(text: str, person: Actor) -> str:
    return (person.name or person.head.of(text)).split()[-1]


def _introduced(text: str, people: Iterable[Actor], opening: int) -> Actor | None:
    """Return the person whom the opening tells of most, the first of two, and nobody who asks."""
    there = [one for one in people if one.span.start < opening and not _ASKERS.search(text[: one.span.start][-30:])]
    counts = Counter(one.name for one in there)
    return max(there, key=lambda one: (counts[one.name], -one.span.start), default=None)


def _addressed(actors: Iterable[Actor], words: Span) -> Holder:
    known = next((one for one in actors if words.contains(one.head) and one.name), None)
    return Holder(kind="role", text=words) if known is None else holder_from(known, known.span)


def _in_title(annotated: AnnotatedArticle, title: str) -> Holder | None:
    """Return whom only the title names: a name, or what the interviewed are."""
    match = _ASKED_NAME.search(title)
    if match is None:
        return None
    name = None if _SEVERAL.search(match["who"]) else _NAME.search(match["who"])
    if name is not None:
        return Holder(kind="person", name=name[0])
    at = annotated.article.text.find(match["who"])
    text = Span(at, at + len(match["who"])) if at >= 0 else None
    several = _PEOPLE.match(match["who"]) or _SEVERAL.search(match["who"])
    named = _NAME.search(match["who"]) is not None
    return Holder(kind="group" if several else "role", text=text, anonymous=not named)
