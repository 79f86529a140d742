"""Numbers that count nothing: in names, dates, times of day, scores, addresses, references and list numbering.

Nor does one that the text takes back beside the right one: "52, not 20", "not 20 but 52".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.annotate.numerals import Numeral
from reportedly.annotate.scores import is_score
from reportedly.annotate.sized_things import NAMED_KINDS, names_kind
from reportedly.annotate.sizing_numbers import is_bore, is_factor, is_hour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:,|-|–|to|and)\s*)?$")
_MONTH_BEHIND = re.compile(rf"(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and|or)\s*\d{{1,2}})?\s+(?:of\s+)?{_MONTH}(?!\w)")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|between|circa|late|early|mid|year|fiscal|FY|the|and|to|or"
    r"|spring|summer|autumn|fall|winter|for|through|around|about)[\s-]+|[('’\[-]|\b(?:1[5-9]|20)\d\d\s*[-–—/]\s*)$",
    re.IGNORECASE,
)
#: Four figures below this before a noun in the plural count it more often than not ("a survey of 1500 adults").
EARLY_YEAR: Final = 1800
#: "2000 - 2500 calories" is no year.
TO_OTHER_NUMBER = re.compile(r"\s*(?:-|–|to)\s*(?:2[1-9]|[3-9]\d)\d\d\b")
#: Words that stand before a count and not before a year.
COUNT_BEFORE = re.compile(
    r"\b(?:average\s+of|total\s+of|at\s+least|more\s+than|over|up\s+to|nearly|almost|some|fewer\s+than|less\s+than|as\s+many\s+as|estimated)\s+$",
    re.IGNORECASE,
)
_DECADE_BEHIND = re.compile(r"['’]?s\b")
_STATUTE_BEHIND = re.compile(r"\s+(?:U\.?\s?S\.?\s?C\b|C\.?F\.?R\b|Stat\.|F\.\s?(?:2d|3d)|U\.S\.\s\d|Fed\.)")
_DESIGNATED_BEFORE = re.compile(
    r"\b(?:Articles?|Sections?|Chapters?|Paragraphs?|Clauses?|[Pp]ages?|Resolutions?|Amendments?|Numbers?|Nos?\.|Groups?|Figures?|Tables?|Parts?"
    r"|(?i:junctions?|exits?|gates?|terminals?|zones?|platforms?|reactors?|phases?|levels?))"
    r"\s+\d+(?:\s*,\s*\d+)*\s*,?\s*(?:and|or|to|-|–|through)\s+$"
)
#: What four figures may name that would be a year elsewhere: "Resolution 1701", "50 U.S.C. 1622(d)", "Flight 1948".
NAMED_BEFORE = re.compile(
    r"(?:\b(?:[Rr]esolutions?|UNSCR|Articles?|[Ss]ections?|[Pp]aragraphs?|[Pp]ages?|Flights?|Room|Route|Highway|Nos?\.|"
    r"Number|H\.?\s?R\.?|Bill|U\.?\s?S\.?\s?C\.?|C\.?F\.?R\.?)|§+)\s*(?:\d{4}(?:\s*\(\d{4}\))?\s*(?:,\s*(?:and\s+)?|and\s+|or\s+))*$"
)
NAMED_BEHIND = re.compile(r"\((?:[a-z]|\d{1,2})\)")
_ORDINAL_BEHIND = re.compile(r"(?:st|nd|rd|th)\b")
_CLOCK_BEHIND = re.compile(
    r":\d\d|\.\d\d\s*[ap]\.?m|\s*(?:[ap]\.?m\b\.?|[ap]\.m\.?|o['’]clock|h(?:ours|rs)?\s+(?:GMT|UTC|local)|GMT|UTC|EST|EDT|BST)"
)
_CLOCK_BEFORE = re.compile(r"\d[:.]$")
_LIST_BEFORE = re.compile(r"(?:^|\n)\s*(?:\()?$")
_LIST_BEHIND = re.compile(r"[.)]\s")
_ADDRESS_BEHIND = re.compile(
    r"(?:[-–]\d+)?(?:\s+(?:[NSEW]\.?|North|South|East|West))?(?:\s+[A-Z][\w.'’]*){1,3}?\s+(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive"
    r"|Dr|Court|Ct|Place|Pl|Square|Sq|Highway|Hwy|Terrace|Way|Parkway|Crescent|Close|Row)\b"
)
#: Before the number of a house, where it stands behind its street.
_STREET_BEFORE = re.compile(r"\b(?:Street|Road|Avenue|Boulevard|Lane|Drive|Prospect|Prospekt|Highway)\s*,\s$")
_PHONE = re.compile(
    r"(?:\+\d[\d\s().-]{6,}\d|\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b0\d{2,4}(?:[\s-]\d{3,4}){1,3}\b|\(\d{2,4}-\d{1,4}\)\s?\d[\d-]{4,}\d|\(0\d{1,4}\)\s?\d[\d\s-]{3,}\d)"
)
_LETTER_BEFORE = re.compile(r"(?:[A-Za-z]\.?[-–]|[A-Za-z_#@&+]|№\s?|\bNos?\.\s?|\d[.+/]|[A-Z]\s?=\s?)$")
_NAME_BEHIND = re.compile(
    r"(?:[-–][A-Z]{1,3}\b(?!\w)|[+/]\d|\.\d|[A-Z][a-z]?\d|[A-Za-z]{3,}\b|(?:[A-Z]{1,2}|[a-z])\b(?=[-\w]*\d))"
)
#: Behind the degrees of a place on the globe.
_BEARING_BEHIND = re.compile(r"\s?°\s?(?:\d{1,2}(?:\.\d+)?\s?['′’]|[NSEW]\b)")
_OUT_OF = re.compile(r"\s(?:out\s+of|in)\s", re.IGNORECASE)
#: Behind scores of people ("scores wounded"), which are not those of a game.
_HARMED_BEHIND = re.compile(
    r"\s+(?:(?:more|others?)\s+)?(?:(?:were|are|have\s+been)\s+)?"
    r"(?:killed|wounded|injured|hurt|missing|dead|arrested|detained|captured)\b"
)
#: Nouns that a number behind them names rather than counts ("page 5", "Article 5", "category 4").
_DESIGNATORS: Final = frozenset(
    """page pages article articles section sections chapter room flight platform category phase number no level grade
    highway route channel type line version model season round part step item figure table resolution clause paragraph
    amendment unit protocol apartment suite gate terminal building bus train sector district zone precinct ward bloc
    group class stage tier act scene verse volume issue vol lot block hall exit area day week game match episode hangar
    schedule annex appendix rule law directive order bill proposition measure title form form schedule area fiscal
    minute junction junctions id code zip box house brigade division battalion regiment squadron camp reactor pier
    runway track interstate i-95 formation mark windows iphone ps unscr""".split()
)
#: What comes round, and is no name behind "the past" or "this".
_ROUNDS: Final = frozenset("day week season game match round minute area".split())
_ONE_OF_MANY: Final = frozenset("past last this next previous same each every per that a an".split())
_LOOSE_DESIGNATORS: Final = frozenset({"group", "order", "line", "form", "house", "law", "building", "train", "bus"})
#: "An hour and a half": the half belongs to the hour before it.
_HALVED: Final = frozenset(
    "hour day week month year decade century mile minute kilometre kilometer metre meter tonne ton acre hectare".split()
)
_ONE_BEFORE: Final = frozenset(
    "no each any every some the this that which another other next last first many such".split()
)
_ONE_BEHIND: Final = frozenset(
    "of another 's ’s who that whose which or and is was can could should must may might would will in to at for on by"
    " - – — way thing side hand".split()
)


#: "Not one soldier": none.
_NONE_OF = re.compile(r"[Nn]ot one")
#: "0-to-60", "0 to 60".
_OPENS_RANGE = re.compile(r"\s?(?:-to-|[-–]|to\s)\s?\d")
#: Before a number that is taken back, and behind one where the right one follows.
_CORRECTED_BEFORE = re.compile(r"[\w)]\s*[,(—–]\s*(?:and\s+|but\s+)?not\s+(?:the\s+|some\s+|about\s+)?$")
_NOT_BEFORE = re.compile(r"\b[Nn]ot\s+(?:the\s+|some\s+|about\s+)?$")
_BUT_NUMBER_BEHIND = re.compile(
    r"[^.,;:\n]{0,30}?,?\s+but\s+(?:[a-z]+\s+){0,2}?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)


def counts_nothing(doc: Doc, text: str, numeral: Numeral, first: Token, last: Token, *, unit_start: int | None) -> bool:
    """Tell whether the numeral names, dates, ranks or scores and so counts nothing.

    ``first`` and ``last`` are its tokens; ``unit_start`` is where the number begins with the sign of money before it,
    where a sign of money, percent or measure stands beside it, else None.
    """
    before = text[max(0, numeral.start - 32) : numeral.start]
    behind = text[numeral.end : numeral.end + 48]
    if _NONE_OF.fullmatch(before[-4:] + text[numeral.start : numeral.end]):
        return True
    if _CORRECTED_BEFORE.search(before) or (_NOT_BEFORE.search(before) and _BUT_NUMBER_BEHIND.match(behind)):
        return True
    if is_score(text, numeral) or _is_coordinate(text, numeral):
        return True
    if is_hour(numeral, before, behind) or is_bore(before, behind) or is_factor(before):
        return True
    none = numeral.value == 0 and unit_start is None and not _OPENS_RANGE.match(behind)
    if none and last.dep_ in ("nummod", "det") and last.head.pos_ == "NOUN":
        return True  # "zero response"
    if numeral.form == "words":
        return _is_idle_word(doc, text[numeral.start : numeral.end], first, last)
    if numeral.form == "fraction":
        if _OUT_OF.search(text, numeral.start, numeral.end):
            return False
        return (not text[numeral.start].isdigit() and _is_idle_fraction(doc, first, last)) or _is_date_fraction(
            text, numeral
        )
    if numeral.form == "vague":
        words = text[numeral.start : numeral.end].lower()
        counting = re.match(r"[\"”’']?\s+of\b", behind) or (words == "scores" and _HARMED_BEHIND.match(behind))
        return words in ("tens", "scores") and not counting
    if unit_start is not None:
        before = text[max(0, unit_start - 32) : unit_start]
        return bool(_LETTER_BEFORE.search(before)) and not before.rstrip().endswith(("-", "–", "+", "=", "&"))
    if _ORDINAL_BEHIND.match(behind) or _CLOCK_BEHIND.match(behind) or _CLOCK_BEFORE.search(before):
        return True
    if _LETTER_BEFORE.search(before) or _NAME_BEHIND.match(behind):
        return not re.search(r"(?:\bto|between|from)-$", before)
    if _is_date(text, numeral, before, behind, last) or _is_listed(before, behind):
        return True
    return _is_name(doc, text, numeral, first, last, before, behind)


def _is_coordinate(text: str, numeral: Numeral) -> bool:
    """Tell whether digits are degrees or minutes of a place on the globe ("48°27′N")."""
    return text[numeral.start - 1 : numeral.start] == "°" or _BEARING_BEHIND.match(text, numeral.end) is not None


def _is_date(text: str, numeral: Numeral, before: str, behind: str, last: Token) -> bool:
    """Tell whether the digits are a day beside its month, a year or a decade."""
    digits = text[numeral.start : numeral.end]
    if len(digits) <= 2 and digits.isdigit() and (_MONTH_BEFORE.search(before) or _MONTH_BEHIND.match(behind)):
        return True
    if not _YEAR.fullmatch(digits):
        return False
    if COUNT_BEFORE.search(before) or TO_OTHER_NUMBER.match(behind):
        return False
    if _DECADE_BEHIND.match(behind) or _MONTH_BEFORE.search(before) or re.search(r"\d,?\s$", before):
        return True
    counts = last.dep_ == "nummod" and last.head.i > last.i and last.head.tag_ in ("NNS", "NNPS")
    if counts and int(digits) < EARLY_YEAR:
        return False
    return bool(_YEAR_BEFORE.search(before)) or not counts


def _is_listed(before: str, behind: str) -> bool:
    """Tell whether the digits number an item of a list ("1. …", "(2) …") at the start of a line."""
    if behind.startswith(")") and "(" not in before[-12:]:  # "either 1) … or 2) …"
        return True
    return bool(_LIST_BEFORE.search(before) and _LIST_BEHIND.match(behind))


def _is_name(doc: Doc, text: str, numeral: Numeral, first: Token, last: Token, before: str, behind: str) -> bool:
    """Tell whether the digits belong to a name, an address, a telephone number, a score or a reference."""
    if (
        NAMED_BEFORE.search(before)
        or _STREET_BEFORE.search(before)
        or _ADDRESS_BEHIND.match(behind)
        or _STATUTE_BEHIND.match(behind)
        or _DESIGNATED_BEFORE.search(before)
    ):
        return True
    offset = max(0, numeral.start - 16)
    for match in _PHONE.finditer(text[offset : numeral.end + 16]):
        if match.start() <= numeral.start - offset < match.end():
            return True
    if first.i == 0 or not before.endswith((" ", "\u00a0")):
        return False
    previous = doc[first.i - 1]
    if previous.lower_ == "number" and any(child.dep_ == "nsubj" for child in previous.children):
        return False  # "the peacekeepers number 10,400"
    counts = last.dep_ in ("nummod", "quantmod", "compound") and last.head.i > last.i
    proper = previous.pos_ == "PROPN" and previous.text[0].isupper() and not previous.is_sent_start
    proper = proper and previous.ent_type_ != "DATE"  # "since Friday 40 people have died"
    named = proper and numeral.scale == 1 and "," not in text[numeral.start : numeral.end]
    if named and counts and previous.dep_ in ("compound", "nmod") and previous.head.i == last.head.i:
        return True
    if named and counts and last.head.tag_ == "NN" and last.head.i - last.i <= 3 and not last.nbor().is_punct:
        return True
    if re.match(r"\s+(?:ZIP|zip|area)\s+[Cc]ode", behind):
        return True
    if (
        previous.lower_ in _ROUNDS and first.i > 1 and doc[first.i - 2].lower_ in _ONE_OF_MANY
    ):  # "over the past week 40 villages"
        return False
    if counts and last.head.pos_ == "NOUN" and last.head.i - last.i <= 4:
        return previous.lower_ in _DESIGNATORS - _LOOSE_DESIGNATORS and previous.pos_ in ("NOUN", "PROPN")
    if previous.lower_ in _DESIGNATORS and previous.pos_ in ("NOUN", "PROPN"):
        return True
    return named and not _repeats_verb(doc, first, last)


def _repeats_verb(doc: Doc, first: Token, last: Token) -> bool:
    """Tell whether a number behind a name repeats the verb before it: "France will send six guns, and Denmark 19"."""
    name, before = doc[first.i - 1], doc[first.i - 2] if first.i > 1 else None
    if before is None or before.lower_ not in ("and", ",", ";", "while") or name.ent_type_ not in ("GPE", "NORP"):
        return False
    ends = last.i + 1 >= len(doc) or doc[last.i + 1].is_punct or doc[last.i + 1].lower_ == "and"
    counted = (token for token in doc[max(first.sent.start, first.i - 30) : first.i - 1] if token.dep_ == "nummod")
    return ends and any(token.head.tag_ == "NNS" and token.head.i > token.i for token in counted)


def _is_idle_word(doc: Doc, text: str, first: Token, last: Token) -> bool:
    """Tell whether number words count nothing: "one" as pronoun or determiner, ordinals, names such as "Seven"."""
    behind = doc[last.i + 1] if last.i + 1 < len(doc) else None
    before = doc[first.i - 1] if first.i else None
    if text.lower() == "one":
        if _one_to_two(doc, last):
            return False
        if behind is None or behind.lower_ in _ONE_BEHIND or (behind.is_punct and behind.text != "-"):
            return True
        if before is not None and before.lower_ in _ONE_BEFORE:
            return True
        return last.dep_ != "nummod" or last.head.i < last.i
    if before is not None and (before.lower_ == "number" or _is_counted_off(before, behind)):
        return True
    if (
        before is not None
        and before.text == "-"
        and first.i > 1
        and doc[first.i - 2].is_alpha
        and not before.whitespace_
    ):
        return doc[first.i - 2].lower_ not in ("to", "or", "and", "mid", "sub")
    if behind is not None and behind.text in ("-",) and not last.whitespace_ and last.i + 2 < len(doc):
        return doc[last.i + 2].lower_ in NAMED_KINDS
    if names_kind(doc, last):
        return True
    if text[0].isupper() and not first.is_sent_start and before is not None and before.pos_ == "PROPN":
        return True
    named = text[0].isupper() and last.pos_ == "PROPN" and not first.is_sent_start
    return named and not (last.i + 1 < len(doc) and doc[last.i + 1].pos_ in ("NOUN", "ADJ"))


def _is_counted_off(before: Token, behind: Token | None) -> bool:
    """Tell whether a number stands between commas, as points are counted off: "and, two, speaking with one voice"."""
    return before.text == "," and behind is not None and behind.text == ","


def _one_to_two(doc: Doc, last: Token) -> bool:
    """Tell whether "one" opens a range: "one to two years", "one or two points"."""
    following = doc[last.i + 1 : last.i + 3]
    return len(following) == 2 and following[0].lower_ in ("to", "or") and following[1].like_num


def _is_idle_fraction(doc: Doc, first: Token, last: Token) -> bool:
    """Tell whether fraction words are an ordinal or a mere half ("the first half", "a third country")."""
    before = doc[first.i - 1] if first.i else None
    behind = doc[last.i + 1] if last.i + 1 < len(doc) else None
    word = last.lower_
    following = behind.lower_ if behind is not None else ""
    if following in ("a", "an") and last.i + 2 < len(doc) and doc[last.i + 2].lower_ in _HALVED:  # "half an hour"
        return True
    if before is not None and before.lower_ == "and" and first.i > 1 and doc[first.i - 2].lower_.rstrip("s") in _HALVED:
        return True
    if first.i == last.i:
        if word != "half" or (
            before is not None and before.lower_ in ("first", "second", "latter", "other", "better", "the", "-", "in")
        ):
            return True
        return following in ("-", "time", "way") or (
            behind is not None and behind.pos_ in ("NOUN",) and following != "percent"
        )
    if first.lower_ in ("a", "an") and word != "half" and following in ("is", "was", "has"):
        opens = before is None or first.is_sent_start or before.lower_ in (",", ";", "and", "while")
        return opens and first.sent[0].lower_ != "of"  # "two were hurt, a third is missing"
    if first.lower_ in ("a", "an"):
        return word not in (
            "half",
            "third",
            "quarter",
            "fifth",
            "tenth",
            "fourth",
            "sixth",
            "eighth",
            "seventh",
            "ninth",
        ) or (behind is not None and (behind.pos_ in ("NOUN", "PROPN", "ADJ") or following == "-"))
    return following == "-" or (not word.endswith("s") and first.lower_ != "one" and word != "half")


def _is_date_fraction(text: str, numeral: Numeral) -> bool:
    """Tell whether "9/11" or "24/7" is a date or a name and not a fraction."""
    written = text[numeral.start : numeral.end]
    top, _, bottom = written.partition("/")
    return bottom.isdigit() and (
        not top.isdigit() or int(top) >= int(bottom) or bottom in ("11", "12") or len(bottom) > 3
    )
