"""Time expressions: TIMEX3 spans and values, and the days each names, read against the publication date."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from reportedly.annotate.calendar_days import Anchor, Value, shift_day
from reportedly.annotate.number_names import COUNT_BEFORE, TO_OTHER_NUMBER
from reportedly.annotate.time_grammar import scan
from reportedly.annotate.time_values import Context, Tense, evaluate
from reportedly.model import AnnotatedArticle, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FUTURE_AUXILIARIES: Final = frozenset(
    {"will", "'ll", "’ll", "would", "shall", "may", "might", "could", "can", "should", "must"}
)
_FUTURE_HEADS: Final = frozenset("expect plan schedule set intend slate".split())
#: Words before a date that put it in the past whatever the verb.
_PAST_BEFORE: Final = re.compile(r"\b(?:since|ended|ending|died|born|dated)\s+(?:on\s+|in\s+)?$", re.IGNORECASE)
#: Abbreviated months without stop, day or year are as often names.
_BARE_ABBREVIATIONS: Final = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_DEADLINE: Final = re.compile(
    r"\b(?P<word>by|until|till|before|no\s+later\s+than|through)\s+(?:about\s+|around\s+)?$", re.IGNORECASE
)
_SINCE: Final = re.compile(
    r"\b(?:since|starting|beginning|from|as\s+of|after)\s+(?:about\s+|around\s+|at\s+least\s+)?$", re.IGNORECASE
)
_WITHIN: Final = re.compile(
    r"\b(?P<word>within|over|in|during|for)\s+(?:just\s+|only\s+|about\s+|the\s+)?$", re.IGNORECASE
)
_PAIR: Final = re.compile(r"\s+(?:and|to)\s+(?:the\s+)?$|\s*[-–]\s*$")
_PAIR_OPENING: Final = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_DAY_RANGE: Final = re.compile(
    r"\s*(?P<joint>-|–|—|to|and|through)\s*(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\d%]|,\d{3}|\s+(?:percent|people|[a-z]+s\b)|:\d)"
)
_DAY_RANGE_BEFORE: Final = re.compile(
    r"(?<![\d,.$€£])(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\s*(?P<joint>-|–|—|to|and|through)\s*(?:the\s+)?$"
)
_NOT_MONTH: Final = {"may": ("AUX", "VERB", "MD"), "march": ("VERB", "NOUN"), "mar": (), "august": ("ADJ",)}


def find_times(annotated: AnnotatedArticle) -> tuple[Time, ...]:
    """Find every time expression of the article, in order, with its TIMEX3 value and inclusive days.

    Values are resolved against ``article.published``; what it does not settle stays open (``XXXX``, ``PAST_REF``).
    Spans follow TimeBank: prepositions outside, but ``start`` and ``end`` heed them ("by December" ends on the 31st).
    """
    doc = annotated.doc
    text = doc.text
    anchor = Anchor.read(annotated.article.published)
    found: list[Time] = []
    mentioned: Value | None = None
    quarter: Value | None = None
    tokens = [token.idx for token in doc]
    for rule, start, end in scan(text):
        token = doc[max(0, bisect_right(tokens, start) - 1)]
        if _is_other_word(doc, token, rule, text[start:end]):
            continue
        before = text[max(0, start - 24) : start]
        tense = "past" if _PAST_BEFORE.search(before) else _tense(token)
        context = Context(anchor, tense, mentioned, quarter, text[max(0, start - 24) : start], text[end : end + 24])
        value = evaluate(rule, text[start:end], context)
        if value is None:
            continue
        if re.fullmatch(r"\d{4}-Q\d", value.value):
            quarter = value
        if (
            value.type in ("DATE", "TIME")
            and value.start is not None
            and rule not in ("vague", "dayword")
            and value.start == value.end
        ):
            mentioned = value
        elif rule in ("month", "year") and value.start is not None:
            mentioned = value
        time = Time(
            Span(start, end), cast("Time", None) or value.type, value.value, _written(value.start), _written(value.end),
            read_by=f"times/{rule}",
        )  # type: ignore[arg-type]  # fmt: skip
        if rule == "date":
            found.extend(_with_day_range(text, time, anchor))
        else:
            found.append(time)
    return _with_prepositions(text, tuple(found), anchor.date)


def _written(day: date | None) -> str | None:
    """Write a day in ISO form."""
    return day.isoformat() if day is not None else None


def _is_other_word(doc: Doc, token: Token, rule: str, words: str) -> bool:
    """Tell whether the words are no time here: the verb "may", "march", a person named April, "second" in rank."""
    lowered = words.lower()
    if rule == "month" and lowered in _BARE_ABBREVIATIONS:
        return True
    if lowered in ("may", "march", "mar.", "august", "april", "june", "jan", "dec", "jun", "mar", "sept", "oct"):
        if not words[0].isupper():
            return True
        if token.pos_ in ("AUX", "VERB") or token.tag_ == "MD":
            return True
        if lowered in ("may", "march", "april", "june", "august"):
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            person = token.ent_type_ == "PERSON" and (
                token.ent_iob_ == "I" or (following is not None and following.ent_type_ == "PERSON")
            )
            organisation = token.ent_type_ in ("ORG", "FAC", "GPE") and token.ent_iob_ == "I"
            subject = lowered in ("may", "april", "june") and token.dep_ == "nsubj" and token.ent_type_ != "DATE"
            return (
                person
                or organisation
                or subject
                or (
                    following is not None
                    and following.text in ("'s", "’s")
                    and lowered == "may"
                    and token.ent_type_ != "DATE"
                )
            )
    if rule == "weekday" and token.ent_type_ in ("ORG", "PERSON", "WORK_OF_ART") and token.ent_iob_ == "I":
        return True
    counted = COUNT_BEFORE.search(doc.text, max(0, token.idx - 16), token.idx)
    if rule == "year" and (counted or TO_OTHER_NUMBER.match(doc.text, token.idx + len(token))):
        return True
    if rule == "year":
        counts = (
            token.dep_ == "nummod"
            and token.head.i > token.i
            and token.head.tag_ == "NNS"
            and token.ent_type_ not in ("DATE",)
        )
        return (
            counts
            or token.ent_type_ in ("CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT")
            and not _year_like(doc, token)
        )
    return False


def _year_like(doc: Doc, token: Token) -> bool:
    """Tell whether a bare four-figure number stands where years stand."""
    before = doc[token.i - 1].lower_ if token.i else ""
    return before in (
        "in",
        "since",
        "of",
        "by",
        "until",
        "from",
        "during",
        "before",
        "after",
        "between",
        "and",
        "to",
        "(",
        "late",
        "early",
    )


def _tense(token: Token) -> Tense:
    """Return the tense of the verb that governs a time expression; "present" where none is plain."""
    current = token
    for _ in range(12):
        if current.head.i == current.i or current.pos_ in ("VERB", "AUX"):
            break
        current = current.head
    future = False
    for _ in range(4):
        if current.pos_ not in ("VERB", "AUX"):
            break
        verdict = _verb_tense(current)
        if verdict == "future":
            return "future"
        if verdict == "past":
            return "future" if future else "past"
        if verdict == "infinitive":
            future = True
        if current.head.i == current.i or current.dep_ not in ("xcomp", "aux", "auxpass", "conj", "acl", "advcl"):
            break
        current = current.head
    return "future" if future else "present"


def _verb_tense(verb: Token) -> str:
    """Return past, future, infinitive or present for one verb with its auxiliaries."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(word in _FUTURE_AUXILIARIES for word in auxiliaries):
        return "past" if "have" in auxiliaries else "future"
    if verb.lemma_.lower() in _FUTURE_HEADS and verb.tag_ == "VBN" and not {"had", "been"} & set(auxiliaries):
        return "future"
    if verb.tag_ in ("VBD",) or any(
        word in ("had", "was", "were", "did", "has", "have", "been") for word in auxiliaries
    ):
        return "past"
    if verb.tag_ == "VBN":
        return (
            "past"
            if not auxiliaries and verb.dep_ in ("acl", "ROOT", "advcl", "conj")
            else ("present" if auxiliaries else "past")
        )
    if "to" in auxiliaries:
        return "infinitive"
    return "present"


def _with_day_range(text: str, time: Time, anchor: Anchor) -> list[Time]:
    """Return the date with the other day of "Oct 8 and 13" or "8 to 13 October" as a time of its own."""
    day = date.fromisoformat(time.value) if re.fullmatch(r"\d{4}-\d\d-\d\d", time.value) else None
    if day is None:
        return [time]
    behind = _DAY_RANGE.match(text, time.span.end)
    leads = not time.span.of(text).lstrip("about round")[0].isdigit()
    if behind and leads and not re.search(r"\d{4}$", time.span.of(text)):
        other = _same_month(day, int(behind["day"]))
        between = behind["joint"] in ("-", "–", "—", "to", "through") or _PAIR_OPENING.search(
            text, max(0, time.span.start - 12), time.span.start
        )
        if other and other > day and (between or behind["joint"] == "and"):
            span = Span(behind.start("day"), behind.end())
            return [
                time,
                Time(span, "DATE", other.isoformat(), other.isoformat(), other.isoformat(), read_by=time.read_by),
            ]
    before = _DAY_RANGE_BEFORE.search(text, max(0, time.span.start - 14), time.span.start)
    if before and not leads:
        other = _same_month(day, int(before["day"]))
        if other and other < day:
            span = Span(before.start("day"), before.end("day"))
            return [
                Time(span, "DATE", other.isoformat(), other.isoformat(), other.isoformat(), read_by=time.read_by),
                time,
            ]
    return [time]


def _same_month(day: date, number: int) -> date | None:
    """Return the ``number``-th of the day's month, None where it has none."""
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def _with_prepositions(text: str, times: tuple[Time, ...], published: date | None) -> tuple[Time, ...]:
    """Set start and end as the words before say: by, until, since, within, between … and."""
    today = _written(published)
    placed: list[Time] = []
    for at, time in enumerate(times):
        before = text[max(0, time.span.start - 24) : time.span.start]
        words = time.span.of(text).lower()
        deadline = _DEADLINE.search(before)
        if at and _is_pair(text, times[at - 1], time):
            first = placed[-1]
            time = _mid_month(time, words)
            if first.start and time.end and first.start <= time.end:
                placed[-1] = replace(first, end=time.end)
                time = replace(time, start=first.start)
        elif time.type in ("DATE", "TIME") and deadline and time.end and deadline["word"].lower() != "through":
            time = _deadline(_mid_month(time, words), deadline["word"].lower(), words, published)
        elif (
            time.type in ("DATE", "TIME")
            and _SINCE.search(before)
            and before.lower().rstrip().endswith("since")
            and time.start
            and today
        ):
            start = _mid_month(time, words).end if words.startswith("mid") else time.start
            time = replace(time, start=start, end=max(today, time.start))
        elif time.type == "DURATION" and published is not None and time.start is None and time.end is None:
            time = _within(time, before, published)
        placed.append(time)
    return tuple(placed)


def _is_pair(text: str, first: Time, second: Time) -> bool:
    """Tell whether two dates are the ends of one interval ("between Oct 8 and 13", "from May to July")."""
    if first.type not in ("DATE", "TIME") or second.type not in ("DATE", "TIME"):
        return False
    between = text[first.span.end : second.span.start]
    joint = _PAIR.match(between) if len(between) < 12 else None
    if joint is None:
        return False
    return (
        "-" in between
        or "–" in between
        or bool(_PAIR_OPENING.search(text, max(0, first.span.start - 14), first.span.start))
    )


def _mid_month(time: Time, words: str) -> Time:
    """End "mid-October" on the 15th where it bounds an interval."""
    if not words.startswith("mid") or not re.fullmatch(r"\d{4}-\d\d", time.value):
        return time
    return replace(time, end=f"{time.value}-15")


def _deadline(time: Time, word: str, words: str, published: date | None) -> Time:
    """Open the interval of "by December"; "by the end of the month" begins on the day of publication."""
    if word == "before" and time.start and " end " not in f" {words} ":
        end = shift_day(date.fromisoformat(time.start), -1, "day").isoformat()
        return replace(time, start=None, end=end)
    today = _written(published)
    if " end of the day " in f" {words} ":
        return time
    running = " end of th" in f" {words}" and today is not None and time.end is not None and today <= time.end
    return replace(time, start=today if running else None)


def _within(time: Time, before: str, published: date) -> Time:
    """Place "within days" and "within a month" from the day of publication on."""
    match = _WITHIN.search(before)
    if match is None or match["word"].lower() != "within":
        return time
    period = re.fullmatch(r"P(\d+)([DWMY])", time.value)
    if period is None:
        return replace(time, start=published.isoformat())
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[period[2]]
    end = shift_day(published, int(period[1]), unit)
    return replace(time, start=published.isoformat(), end=end.isoformat())
