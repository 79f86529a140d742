"""Time expressions: TIMEX3 spans and values, and the days each names, read against the publication date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.annotate.calendar_days import Anchor, Value
from reportedly.annotate.number_names import COUNT_BEFORE, EARLY_YEAR, NAMED_BEFORE, NAMED_BEHIND, TO_OTHER_NUMBER
from reportedly.annotate.time_context import Context, Tense
from reportedly.annotate.time_grammar import scan
from reportedly.annotate.time_intervals import with_day_range, with_prepositions, written
from reportedly.annotate.time_tense import is_denied, tense_around
from reportedly.annotate.time_values import evaluate
from reportedly.annotate.token_offsets import TokenOffsets
from reportedly.model import AnnotatedArticle, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Words before a date that put it in the past, or ahead, whatever the verb.
_PAST_BEFORE: Final = re.compile(r"\b(?:since|ended|ending|died|born|dated)\s+(?:on\s+|in\s+)?$", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\b(?:until|till)\s+(?:late\s+|early\s+)?$", re.IGNORECASE)
#: Words before a date that may lie ahead of a verb in the past ("extended to Nov. 16").
_UP_TO: Final = re.compile(r"\b(?:to|through)\s+$", re.IGNORECASE)
#: Abbreviated months without stop, day or year are as often names.
_BARE_ABBREVIATIONS: Final = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
#: Months that are also words or names of persons.
_NAMES: Final = frozenset({"may", "march", "april", "june", "august"})
#: Behind the years of an age.
_OLD: Final = re.compile(r"\s+olds?\b")
#: Before the years of an age ("aged 8 to 10 years", "at the age of four months").
_AGE_OF: Final = re.compile(r"\b(?:aged|age\s+of)\s+$", re.IGNORECASE)
#: Behind a quarter that is a fourth, and no three months.
_PART_OF: Final = re.compile(r"\s+of\b(?!\s+(?:the\s+year\b|\d{4}\b))")
#: Before the hours that are a part of a day ("the early hours of Tuesday").
_SMALL_HOURS: Final = re.compile(r"\b(?:early|small|late|dark|evening|morning|night) $", re.IGNORECASE)
#: Behind a march that bears a name ("the March for Life").
_MARCHED: Final = re.compile(r"(?:(?<=[Tt]he )|(?<=annual ))March\s+(?:for|on|against|of\s+(?:the|[a-z]+))\b")
#: Words before "May" alone that make it the month; behind the others of these it may be a person known as May.
_MONTH_WORDS: Final = frozenset("in since until till during through late early mid last next this".split())
_MONTH_OR_NAME: Final = frozenset(
    "his her its their a upcoming by from to of before after between and or the , for as -".split()
)
_TITLES: Final = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lady minister secretary senator president".split())
_YEAR_WORDS: Final = frozenset("in since of by until from during before after between and to ( late early".split())
#: Around a weekday that comes round: "the first Tuesday of every month".
_NTH_BEFORE: Final = re.compile(r"\b(?:first|second|third|fourth|last|final)\s+$", re.IGNORECASE)
_OF_EACH_MONTH: Final = re.compile(r"\s+(?:of|in)\s+(?:every|each|the|a)\s+(?:month|quarter|year)\b")
_QUARTER: Final = re.compile(r"\d{4}-Q\d")


def find_times(annotated: AnnotatedArticle) -> tuple[Time, ...]:
    """Find every time expression of the article, in order, with its TIMEX3 value and inclusive days.

    Values are resolved against ``article.published``; what it does not settle stays open (``XXXX``, ``PAST_REF``).
    Spans follow TimeBank: prepositions outside, but ``start`` and ``end`` heed them ("by December" ends on the 31st).
    """
    doc = annotated.doc
    if not len(doc):
        return ()
    text = doc.text
    anchor = Anchor.read(annotated.article.published)
    offsets = TokenOffsets(doc)
    found: list[Time] = []
    past: set[int] = set()
    mentioned: Value | None = None
    last_mention = -1
    quarter: Value | None = None
    for rule, start, end in scan(text):
        token = offsets.token(start)
        words = text[start:end]
        if _is_other_word(doc, text, token, rule, words):
            continue
        around = text[max(0, start - 24) : start], text[end : end + 16]
        context = Context(anchor, _tense(text, token, start), mentioned, quarter, *around)
        value = evaluate(rule, words, context)
        if value is None:
            continue
        if rule != "ago" and _QUARTER.fullmatch(value.value):
            quarter = value
        loose = rule == "part" and words.lower().startswith("the ") and not _is_near(text, last_mention, start)
        if _is_mention(rule, value) and not loose:
            mentioned, last_mention = value, end
        if context.tense == "past":
            past.add(start)
        span = Span(start, end)
        is_open = loose or (rule == "quarter" and "fiscal" in words)
        days = (None, None) if is_open else (written(value.start), written(value.end))
        time = Time(span, value.type, value.value, *days, f"times/{rule}")
        found.extend(with_day_range(text, time) if rule == "date" else [time])
    return with_prepositions(text, tuple(found), anchor.date, frozenset(past))


def _is_near(text: str, mention: int, start: int) -> bool:
    """Tell whether a day was named in the paragraph, so that "the evening" is that day's."""
    return mention >= 0 and "\n" not in text[mention:start]


def _tense(text: str, token: Token, start: int) -> Tense:
    """Return the tense that an undated day or month is read in."""
    before = text[max(0, start - 24) : start]
    if _PAST_BEFORE.search(before):
        return "past"
    tense = tense_around(token)
    if _UNTIL.search(before):
        return ("past" if is_denied(token) else "near") if tense == "past" else "future"
    return "near" if tense == "past" and _UP_TO.search(before) else tense


def _is_mention(rule: str, value: Value) -> bool:
    """Tell whether later words may go back to this time ("that day", "a year earlier")."""
    if value.start is None or value.type not in ("DATE", "TIME"):
        return False
    if rule in ("month", "year"):
        return True
    return value.start == value.end and rule not in ("vague", "dayword")


def _is_other_word(doc: Doc, text: str, token: Token, rule: str, words: str) -> bool:
    """Tell whether the words are no time here: the verb "may", a person named April, a number that is no year."""
    lowered = words.lower()
    if rule == "month" and lowered in _BARE_ABBREVIATIONS:
        return True
    if rule == "month" and lowered in _NAMES and _is_name(doc, text, token, lowered):
        return True
    if rule == "duration" and _is_no_stretch(text, token.idx, words):
        return True
    if rule == "holiday":
        return token.ent_type_ == "PERSON" and token.ent_iob_ == "I"
    if rule == "weekday":
        end = token.idx + len(token)
        if _OF_EACH_MONTH.match(text, end) and _NTH_BEFORE.search(text, max(0, token.idx - 12), token.idx):
            return True
        return token.ent_type_ in ("ORG", "PERSON", "WORK_OF_ART") and token.ent_iob_ == "I"
    return rule == "year" and _is_count(doc, text, token)


def _is_no_stretch(text: str, start: int, words: str) -> bool:
    """Tell whether words that would be a stretch of time are an age, a fourth ("a quarter of them") or small hours."""
    end = start + len(words)
    if _OLD.match(text, end) or _AGE_OF.search(text, max(0, start - 20), start):
        return True
    if words.lower().endswith("quarter"):
        return _PART_OF.match(text, end) is not None
    return words.lower() == "hours" and _SMALL_HOURS.search(text, 0, start) is not None


def _is_name(doc: Doc, text: str, token: Token, lowered: str) -> bool:
    """Tell whether "May", "March", "April", "June" or "August" is a verb, or part of a name."""
    if token.pos_ in ("AUX", "VERB") or token.tag_ == "MD":
        return True
    if lowered == "march" and _MARCHED.match(text, token.idx):
        return True
    if lowered == "may":
        before = doc[token.i - 1].lower_ if token.i else ""
        if before not in _MONTH_WORDS and (before not in _MONTH_OR_NAME or _names_person(doc, token.text)):
            return True
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.ent_type_ == "PERSON" and (
        token.ent_iob_ == "I" or (following is not None and following.ent_type_ == "PERSON")
    ):
        return True
    if token.ent_type_ in ("ORG", "FAC", "GPE") and token.ent_iob_ == "I":
        return True
    if token.ent_type_ == "DATE" or lowered in ("march", "august"):
        return False
    owns = following is not None and following.text in ("'s", "’s")
    return token.dep_ == "nsubj" or (owns and lowered == "may")


def _names_person(doc: Doc, word: str) -> bool:
    """Tell whether the article names a person so, behind a first name or a title ("Theresa May", "Mrs. May")."""
    return any(
        token.text == word
        and token.i
        and (
            doc[token.i - 1].lower_ in _TITLES
            or (token.ent_type_ == "PERSON" and token.ent_iob_ == "I")
            or (doc[token.i - 1].pos_ == "PROPN" and doc[token.i - 1].ent_type_ != "DATE")
        )
        for token in doc
    )


def _is_count(doc: Doc, text: str, token: Token) -> bool:
    """Tell whether a four-figure number counts something and is no year."""
    if NAMED_BEFORE.search(text, max(0, token.idx - 40), token.idx) or NAMED_BEHIND.match(text, token.idx + len(token)):
        return True
    if COUNT_BEFORE.search(text, max(0, token.idx - 16), token.idx) or TO_OTHER_NUMBER.match(
        text, token.idx + len(token)
    ):
        return True
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    if counts and token.text.isdigit() and int(token.text) < EARLY_YEAR:
        return True
    if token.ent_type_ == "DATE":
        return False
    if counts:
        return True
    before = doc[token.i - 1].lower_ if token.i else ""
    return token.ent_type_ in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT") and before not in _YEAR_WORDS
