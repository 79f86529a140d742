"""The grammar of time expressions: one pattern with a named alternative per rule, tried at each place in this order.

Extents follow TIMEX3 as TimeBank applies it: determiners and approximating words inside ("the last two weeks",
"nearly two years ago"), prepositions outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportedly.annotate.time_words import FIXED_DAYS, ORDINALS, SEASONS, UNIT_FORMS, VAGUE_TIMES


def _either(words: object) -> str:
    """Alternate words, longest first, either case at their start."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH"
    r"|APRIL"
    r"|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov"
    r"|Dec)\b\.?)"
)
WEEKDAY: Final = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)|(?:Mon|Tues?|Wed"
    r"|Thurs?|Thu|Fri)\.)"
)
YEAR: Final = r"(?:1[0-9]\d\d|20\d\d)"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
#: A day of the month in words ("October seventh").
_SPELLED_DAY: Final = rf"(?i:{_either(ORDINALS)})"
_UNIT: Final = rf"(?:{_either(UNIT_FORMS)})"
_LONG_UNIT: Final = r"(?:days?|nights?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies)|weekends?|fortnights?)"
_UNITS: Final = r"(?:hours|days|weeks|months|quarters|years|decades)"
#: Behind a stretch: "recent weeks and months".
_AND_MORE: Final = rf"\b(?:\s+(?:and|or)\s+{_UNITS}\b)?"
_SEASON: Final = rf"(?:{_either(SEASONS)})"
_PART: Final = r"(?:[Mm]ornings?|[Aa]fternoons?|[Ee]venings?|[Nn]ights?|dawn)"
_SMALL: Final = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen"
    r"|nineteen|(?:a\s+|one\s+|two\s+)?(?:hundred|thousand|dozen|million)|half\s+an?|half\s+a\s+dozen)"
)
COUNT: Final = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:[\s-]\d/\d)?(?:\s+(?:million|billion|thousand))?|(?i:{_SMALL})"
    rf"(?:\s+and\s+a\s+half)?(?:\s+(?:million|thousand|hundred))?)"
)
_FEW: Final = (
    r"(?:[Aa]\s+few|[Ss]everal|(?:a\s+)?couple(?:\s+of)?|(?<!as\s)many|some|a\s+number\s+of|few|dozens\s+of|hundreds\s+of"
    r"|thousands\s+of|tens\s+of)"
)
#: Before stretches that nothing counts: "the first days", "over the years", but not "the weeks before the war".
_THE_WHOLE: Final = (
    r"(?:[Tt]he\s+(?:(?!early\s+hours)(?:early|first|final|last)\s+"
    r"|(?!\w+\s+(?:before|after|since|when|that|which|leading|_))))"
)
_RANGE: Final = rf"{COUNT}\s*(?:to|or|-|–)\s*{COUNT}"
_ABOUT: Final = (
    r"(?:(?:[Aa]round|(?<!talk\s)(?<!talking\s)(?<!talked\s)[Aa]bout|[Ss]ome|[Nn]early|[Aa]lmost|[Rr]oughly|[Aa]pproximately|[Mm]ore\s+than|[Ll]ess\s+than"
    r"|[Aa]t\s+least"
    r"|[Uu]p\s+to|[Ff]ewer\s+than|[Nn]o\s+more\s+than|[Nn]o\s+less\s+than|[Jj]ust\s+over|[Jj]ust\s+under"
    r"|[Aa]s\s+(?:many|much|little)\s+as|(?:(?<=\bfor\s)|(?<=\bin\s)|(?<=\bafter\s))over)\s+)"
)
_EARLY: Final = (
    r"(?:(?:[Ee]arl(?:y|ier)|[Ll]ate(?:r)?|[Mm]id|[Mm]iddle|[Ss]ometime|[Bb]y\s+late)(?:[-\s]+(?:on\s+|in\s+)?))"
)
_DEICTIC: Final = (
    r"(?:[Tt]his|[Tt]hat|[Ll]ast|[Nn]ext|[Tt]he\s+(?:past|last|next|previous|following|coming|upcoming|same|current|preceding)"
    r"|[Tt]his\s+(?:past|coming|same)|[Tt]hese\s+(?:past|last|next|coming)|[Tt]hat\s+same|[Pp]ast|[Pp]revious|[Ff]ollowing|[Cc]oming|[Cc]urrent)"
)
#: The verb of "will last 60 days".
_LASTING: Final = (
    r"last\b(?:(?<=\bto\slast)|(?<=\bwill\slast)|(?<=ould\slast)|(?<=\bmay\slast)|(?<=\bcan\slast)|(?<=\bnot\slast)"
    r"|(?<=\bmight\slast))"
)
_ZONE_NAME: Final = (
    r"(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|MST|MDT|BST|CET|CEST|MSK|ET|PT|AEST|AEDT|KST|JST|[Ll]ocal\s+time"
    r"|[Ee]astern(?:\s+time)?)"
)
_ZONE: Final = rf"(?:\s*(?:\({_ZONE_NAME}\)|{_ZONE_NAME}))"
_DATE: Final = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+(?:the\s+)?(?:{_DAY}(?:\s*,?\s+{YEAR}\b|(?!\d|,\d{{3}}))|{_SPELLED_DAY}\b)"
    rf"|(?:the\s+)?{_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR}\b)?|[Tt]he\s+{_SPELLED_DAY}\s+of\s+{MONTH}))"
)
_CLOCK: Final = (
    r"(?:\d{1,2}(?:[:.]\d{2})?\s*(?:(?:[ap]\.m\.?|[AP]\.M\.?)\b\.?|(?:[ap]m|[AP]M)\b)|\d{1,2}:\d{2}(?::\d{2})?(?!\d|:)|"
    r"(?:[0-2]\d[0-5]\d)(?=\s*(?:GMT|UTC))|"
    r"(?:\d{1,2}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s+o['’]clock|"
    r"(?:(?<![Hh]igh )[Nn]oon|[Mm]idnight|[Mm]id-?day)\b"
    r"|\d{1,2}\s+in\s+the\s+(?:morning|afternoon|evening))"
)
_DAYWORD: Final = r"(?:[Tt]oday|[Yy]esterday|[Tt]omorrow)"
_ORDINAL: Final = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th|[Ff]inal|[Ll]ast)"
_HOLIDAY: Final = _either(name.title().replace("'S", "'s") for name in FIXED_DAYS).replace("'", "['’]")
_SPELLED_YEAR: Final = (
    r"(?:nineteen|twenty|eighteen)[\s-](?:hundred|(?:oh|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six"
    r"|seven|eight|nine))?)"
)

#: Rule name → pattern. The first that matches at a place is taken, so longer readings stand before shorter ones.
RULES: Final[dict[str, str]] = {
    "iso": r"\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?\b",
    "slashed": r"(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])",
    "dotted": r"(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])\.20\d\d(?!\d|\.\d)",
    "clock": (
        rf"(?<![\d:.,$€£])(?:(?:around|shortly\s+(?:before|after))\s+)?{_CLOCK}{_ZONE}?(?:,?\s+(?:on\s+|the\s+)?"
        rf"(?:{_EARLY}?(?:{_DATE}|{WEEKDAY}\b|{_DAYWORD}\b)(?:\s+{_PART}\b)?|(?:this|that|last|yesterday"
        rf"|tomorrow)\s+{_PART}\b|next\s+day\b))?"
    ),
    "edge": (
        rf"\b(?:[Tt]he\s+)?(?:(?:[Vv]ery\s+)?[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose|[Ff]irst\s+half"
        rf"|[Ss]econd\s+half|[Ll]ast\s+half)\s+of\s+(?:(?:the|this|that|next|last)\s+(?:{_LONG_UNIT}|{_SEASON})\b(?:\s+{WEEKDAY}\b)?"
        rf"|{MONTH}(?:,?\s+{YEAR}\b)?|(?:spring|summer|autumn|winter)\b|(?:the\s+)?{YEAR}\b(?:['’]?s\b)?|the\s+['’][1-9]0s\b)|\b[Yy]ear(?:[-\s]|['’]s\s+)end\b"
    ),
    "nth_week": (
        rf"\b(?:[Tt]he\s+)?{_ORDINAL}\s+(?:week|half)\s+of\s+{MONTH}(?:,?\s+{YEAR}\b)?|\b"
        rf"(?:[Tt]he\s+)?week\s+of\s+{_DATE}"
    ),
    "date": (
        rf"\b(?:around\s+|[Ll]ast\s+|[Nn]ext\s+|[Tt]his\s+(?:coming\s+|past\s+)?)?{_DATE}(?:\s+{_PART}\b"
        rf"|,?\s+(?:of\s+)?(?:this|last|next)\s+year\b)?"
    ),
    "month": (
        rf"\b(?:(?:[Tt]he\s+)?{_EARLY}|[Ll]ast\s+|[Nn]ext\s+|[Tt]his\s+(?:past\s+|coming\s+)?|(?:[Ee]arly\s+(?:and|to"
        rf"|or)\s+)?(?:[Mm]id|[Ll]ate)[-\s])?{MONTH}\b(?:(?:,?\s+(?:of\s+)?(?:{YEAR}|{_SPELLED_YEAR})\b)|(?:\s+(?:of\s+)?(?:this|last"
        rf"|next)\s+year\b))?"
    ),
    "quarter": (
        rf"\b(?:(?:[Tt]he(?!\s+\w+-quarter)|[Tt]his\s+year['’]s|[Ll]ast\s+year['’]s|[Nn]ext\s+year['’]s)\s+)?(?:"
        rf"(?:{YEAR}|fiscal|year-(?:ago|earlier)|latest|current|comparable|same)[\s-]+)*(?:first|second|third|fourth"
        rf"|First|Second|Third|Fourth)[-\s](?:fiscal[-\s])?quarters?\b(?:\s+(?:of\s+)?(?:fiscal\s+)?{YEAR}\b|\s+of\s+"
        rf"(?:this|last|next)\s+year\b)?|\bQ[1-4](?:\s+(?:of\s+)?{YEAR})?\b"
    ),
    "decade": (
        rf"\b(?:[Tt]he\s+)?(?:{_EARLY})?(?:{YEAR[:-1]})(?<=0)['’]?s\b)|(?<!\w)(?:[Tt]he\s+)?(?:{_EARLY})?['’][1-9]0s\b"
        rf"|\b[Tt]he\s+(?:{_EARLY})?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
    ),
    "century": (
        rf"\b(?:[Tt]he\s+)?(?:{_EARLY})?(?:\d{{1,2}}(?:st|nd|rd|th)|{_either(list(ORDINALS)[:21])})[-\s]+century\b"
    ),
    "season": (
        rf"\b(?:(?:{_DEICTIC}|[Tt]he)\s+(?:{_EARLY})?|(?:{_EARLY})){_SEASON}\b(?:\s+(?:of\s+)?(?:{YEAR}"
        rf"|{_SPELLED_YEAR})\b)?|\b(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?{YEAR}\b"
        rf"|(?<=\bbefore\s)(?:spring|summer|autumn|winter)\b|(?<=\bby\s)(?:spring|summer|autumn|winter)\b|(?<=\bin\s)"
        rf"(?:spring|summer|autumn|winter)\b|(?<=\buntil\s)(?:spring|summer|autumn|winter)\b|(?<=\bsince\s)(?:spring|summer|autumn|winter)\b"
    ),
    "ago": (
        rf"\b(?:(?:{_ABOUT})?(?:(?:{_FEW}|{_RANGE}|{COUNT}|[Aa]n?|[Aa]nother)\s+(?:or\s+(?:so|two|more)\s+)?(?:more\s+"
        rf"|full\s+)?)?(?:{_LONG_UNIT}|hours?|minutes?|seconds?)(?:\s+or\s+(?:so|two|more))?\s+(?:ago|earlier"
        rf"|before\b(?=\s*(?:[,.;:!?]|$))|from\s+now|hence|beforehand|afterwards?"
        rf"|previously|prior))\b|\b(?:[Tt]he\s+)?{_LONG_UNIT}[-\s](?:ago|earlier)\s+(?:period|quarter)\b"
        rf"|\b{_LONG_UNIT}[-\s](?:ago|earlier)\b|\b{COUNT}\s+{WEEKDAY}s\s+ago\b"
    ),
    "later": (
        rf"\b(?:{_ABOUT})?(?:{_FEW}|{_RANGE}|{COUNT}|[Aa]n?)\s+(?:{_LONG_UNIT}|hours?|minutes?|seconds?)(?=\s+later\b)"
    ),
    "set": (
        rf"\b(?:[Ee]very|[Ee]ach)\s+(?:single\s+)?(?:(?:other|(?:second|third|fourth)(?=\s+(?:{WEEKDAY}|{_LONG_UNIT})\b)|{_FEW}|{_RANGE}|{COUNT})\s+)?(?:{_UNIT}|{WEEKDAY}"
        rf"|{_PART}|{MONTH}|{_SEASON})\b|\b(?:[Dd]aily|[Ww]eekly|[Mm]onthly|[Yy]early|[Aa]nnually|[Hh]ourly|[Nn]ightly"
        rf"|[Bb]iweekly)\b|\b(?:{WEEKDAY})s\b|\b(?:a|per)\s+(?:day|week|month|year|hour)\b(?!-|\s+or\s+(?:so|two)\b)(?=\W|$)"
    ),
    "span": (
        rf"\b(?!{_LASTING})(?:{_ABOUT})?(?:{_DEICTIC}|[Tt]he\s+(?:first|final|last|latest)|[Ii]n\s+(?=recent))\s+(?:(?:{_FEW}|{_RANGE}|{COUNT})\s+"
        rf"(?:or\s+so\s+)?(?:full\s+|trading\s+|business\s+)?)(?:{_UNIT}){_AND_MORE}(?:\s+or\s+so\b)?"
        rf"|\b[Rr]ecent\s+(?:{_LONG_UNIT}|hours|minutes){_AND_MORE}|\b(?:[Tt]he\s+|[Tt]hese\s+)?(?:[Cc]oming|[Uu]pcoming"
        rf"|[Pp]ast|[Nn]ext|[Ll]ast)\s+(?:few\s+)?(?:{_UNITS}){_AND_MORE}|\b[Tt]he\s+(?:{_UNITS}){_AND_MORE}\s+ahead\b"
    ),
    "deictic": (
        rf"\b(?:(?:[Tt]he\s+)?{_EARLY})?(?:{_DEICTIC})\s+(?:fiscal\s+|full\s+|calendar\s+)?(?:{_LONG_UNIT[:-1]})"
        rf"|{WEEKDAY}|hour|minute|moment)\b(?:\s+(?:{_PART})\b|\s+or\s+so\b)?|\b(?:[Tt]he\s+)?(?:[Ww]eekend|[Nn]ew\s+[Yy]ear(?!['’]s\s+(?:[Ee]ve|[Dd]ay)))\b"
        rf"|\b(?:[Ee]arlier|[Ll]ater)\s+in\s+the\s+(?:day|week|month|year)\b"
        rf"|\b[Tt]he\s+week\b(?!-|\s+(?:of|before|after|since|that|when|ahead|to|following|end(?:ing|ed)|through))"
        r"|\b[Tt]he\s+(?:night|week|month|year)\s+before\s+last\b"
        r"|\b[Tt]he\s+(?:night|week|month|year)\s+(?:before|after)\b(?=\s*(?:[,.;:!?)”\"]|$))"
        rf"|\b[Tt]he\s+(?:latest\s+)?(?:full\s+|fiscal\s+)?(?:quarter|year)\b(?!-|\s+(?:of|before|after|when)\b|\s+two\s+thousand|\s+(?:{YEAR}))|\b[Ff]iscal\s+"
        rf"(?:year\s+)?(?:{YEAR})\b|\b[Tt]he\s+next\s+(?:morning|day)\b|\b[Tt]he\s+day\s+(?:before|after)\b(?:\s+"
        rf"(?:yesterday|tomorrow))?"
    ),
    "part": (
        rf"\b(?:{_EARLY})?(?:[Tt]his|[Ll]ast|[Tt]hat|[Tt]omorrow|[Yy]esterday|[Nn]ext)\s+(?:{_EARLY})?{_PART}\b|\b"
        rf"(?:{_EARLY})?(?:last\s+|next\s+|this\s+)?{WEEKDAY}(?:['’]s)?\s+(?:{_EARLY})?{_PART}\b|\b[Tt]onight\b"
        rf"|\b[Oo]vernight\b|\b[Mm]id-?\s?(?:morning|afternoon)(?:\s+(?:{_DAYWORD}|{WEEKDAY}))?\b|\b(?<=in\s)[Tt]he\s+"
        rf"(?:early\s+|late\s+)?(?:morning|afternoon|evening)\b"
    ),
    "weekday": (
        rf"\b(?:(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ss]ometime)[-\s]+)?(?:(?:[Tt]he\s+previous|[Tt]he\s+following|[Tt]his\s+coming|[Ll]ast|[Nn]ext"
        rf"|[Tt]his)\s+)?){WEEKDAY}(?!\w)"
    ),
    # "Tomorrow's challenges" are those of days to come.
    "dayword": rf"\b(?:{_EARLY})?(?![Tt]omorrow['’]s\b){_DAYWORD}\b",
    "years": r"(?<![\d.,$€£:/-])(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d{2})(?![\d-])",
    "year": (
        rf"(?<![\d.,$€£:/+])\b(?:(?:{_EARLY})|[Tt]he\s+year\s+)?(?:1[5-9]\d\d|20\d\d)\b(?!\s?(?:%|percent|per\s+cent"
        rf"|million|billion|people|troops|soldiers|men|dollars|euros|miles|km|feet|meters|metres|years?\s+old)|[,.:]\d|['’]?s\b"
        rf"|-\d{{2}}-|-(?:square|cubic|foot|feet|mile|acre|hectare|met(?:re|er)|kilomet|km|kg|pound|ton|seat|page|room"
        rf"|bed|strong|member|person|man\b|word|year)\w*)|\b{_SPELLED_YEAR}\b|\bthe\s+year\s+two\s+thousand\b"
    ),
    "holiday": (
        rf"\b(?:[Ll]ast\s+|[Nn]ext\s+|[Tt]his\s+)?(?:{_HOLIDAY}|Thanksgiving(?:\s+Day)?|Easter(?:\s+(?:Sunday|Monday|Day))?"
        rf"|Election\s+Day|Good\s+Friday|Labor\s+Day|Memorial\s+Day|Independence\s+Day|Ramadan)\b(?!\s+(?:Rising|Islands?)\b)(?:,?\s+{YEAR}\b)?"
    ),
    "duration": (
        rf"\b(?:{_ABOUT})?(?:(?:{_RANGE}|{COUNT}|{_FEW}|[Aa]n?|[Aa]nother|[Tt]he\s+(?:first\s+)?(?:{COUNT})|[Tt]h[eo]se\s+(?:{COUNT})|[Ww]hole"
        rf"|[Aa]\s+(?:whole|full|single|further|dozen|hundred|thousand))\s+(?:more\s+|additional\s+|full\s+"
        rf"|consecutive\s+|straight\s+|long\s+|calendar\s+|trading\s+|business\s+|working\s+|and\s+a\s+half\s+|or\s+"
        rf"(?:so|two)\s+)?|{COUNT}-)(?:(?:{_UNIT}))\b(?!-(?:ago|earlier)\b)(?:\s+and\s+a\s+half\b|\s+or\s+(?:so|two|more)\b)?(?:-(?:long|old"
        rf"|plus)\b)?|\b{_THE_WHOLE}?(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies|[Hh]ours)\b(?:\s+(?:or|and)\s+"
        rf"(?:days|weeks|months|years)\b)?(?:-long)?|\b(?:day|week|month|year|hour|decade)s?-long\b"
    ),
    "bare_day": (
        r"\b[Tt]he\s+(?:[12]?\d|3[01])(?:st|nd|rd|th)\s+of\s+(?:the|this|last|next)\s+month\b"
        r"|(?<=[Tt]he\s)(?:[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s+(?:and|to)\s+(?:the\s+)?\d|[,.;])|(?<=and\sthe\s)(?:[12]?\d|3[01])(?:st|nd|rd|th)\b(?!\s+\w+ion)"
    ),
    "vague": rf"\b(?i:{_either(VAGUE_TIMES)})\b",
}


def _compiled() -> re.Pattern[str]:
    """Compile the grammar into one pattern whose groups are the rules."""
    rules = "|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES.items())
    # Every rule begins a word (or '90s); saying so first spares trying them all inside each word.
    return re.compile(rf"(?:\b(?=\w)|(?=['’]\d))(?:{rules})")


GRAMMAR: Final = _compiled()


def scan(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (rule, start, end) of every time expression, in order and without overlap."""
    for match in GRAMMAR.finditer(text):
        if match.lastgroup:
            yield match.lastgroup, match.start(), match.end()
