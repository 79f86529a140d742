"""Scores: the numbers of a game, a vote or a ratio, which stand in pairs and count nothing of a claim's."""

from __future__ import annotations

import re
from typing import Final

from reportedly.annotate.numerals import Numeral

_SCORE_BEHIND: Final = re.compile(r"[-–](?:\d{1,3})(?![\d,.]?\d|\s?(?:%|percent|per cent)|[-–]?[A-Za-z])")
_SCORE_BEFORE: Final = re.compile(r"(?<![\d,.])\d{1,3}[-–]$")
_SCORE_WORDS: Final = re.compile(
    r"\b(?:won|win|wins|winning|beat|beats|beaten|beating|lost|lose|loss|losing|defeat(?:ed|s)?|draw|drew|drawn|tied?|tie"
    r"|lead|led|leads|leading|victory|score|scored|record|vote[ds]?|voting|aggregate|up|down|trail(?:ed|ing)?|ahead|final"
    r"|semi-final|game|match|over|ruled|ruling|decision)\b",
    re.IGNORECASE,
)
#: What a pair of votes follows: "passed 141 to 5", "voted 230-12".
_VOTING: Final = re.compile(
    r"\b(?:vote[ds]?|voting|passed|approved|adopted|rejected|ratified|carried|tally|margin)\s+(?:was\s+|by\s+|of\s+)?"
    r"(?:a\s+(?:vote|margin)\s+of\s+)?(?:\d{1,3}(?:\s*[-–]|\s+to)\s*)?$",
    re.IGNORECASE,
)
#: The votes told behind what was voted on: "passed on its third reading, 61 to 58".
_VOTED: Final = re.compile(
    r"\b(?:vote[ds]?|passed|approved|adopted|rejected|ratified)\b[^.;:\n]*,\s+(?:by\s+)?(?:\d{1,3}\s+to\s+)?$",
    re.IGNORECASE,
)
#: A score with its dash between spaces, as sports pages have it ("Sweden 1 – 0 Korea"); a range has a noun behind it.
_NOUN: Final = r"\s(?!(?:to|at|in|on|against|after|before|with|as|and|by|over)\b)[a-z]"
_SPACED_BEHIND: Final = re.compile(rf"\s[-–]\s\d{{1,2}}(?![\d,.]?\d|\s?(?:%|percent|per cent)|{_NOUN}|[-–]?[A-Za-z])")
_SPACED_BEFORE: Final = re.compile(r"(?<![\d,.])\d{1,2}\s[-–]\s$")
_EVEN: Final = re.compile(r"(?<!\d)(\d{1,2})[-–]\1(?!\d)")
_RATIO: Final = re.compile(r"\b(?:ratios?|odds|outnumber\w*|outgun\w*)\b[^.;\n]{0,40}$", re.IGNORECASE)
_SMALL: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d{1,3})"
_TO_BEHIND: Final = re.compile(
    rf"(?:\s+to\s+|:|-to-){_SMALL}(?![\d,.]\d|\s?(?:%|percent)|\s+[a-z]{{3,}}s\b)", re.IGNORECASE
)
_TO_BEFORE: Final = re.compile(rf"(?<![\d,.]){_SMALL}(?:\s+to\s+|:|-to-)$", re.IGNORECASE)
#: Widest score of a game, and highest number that is a score without a word of games near it.
_GAME, _SMALL_GAME = 200, 6


def is_score(text: str, numeral: Numeral) -> bool:
    """Tell whether a number is one side of a score, of a vote told as a pair, or of a ratio ("six to one")."""
    before, behind = text[max(0, numeral.start - 60) : numeral.start], text[numeral.end : numeral.end + 30]
    if numeral.scale != 1 or numeral.value >= 1000:
        return False
    if _SPACED_BEHIND.match(behind) or (_SPACED_BEFORE.search(before) and not re.match(_NOUN, behind)):
        return numeral.form == "digits" and numeral.value <= _SMALL_GAME
    dashed = _SCORE_BEHIND.match(behind) or _SCORE_BEFORE.search(before)
    if dashed and numeral.form == "digits":
        if _VOTING.search(before) or _EVEN.search(text, max(0, numeral.start - 4), numeral.end + 4):
            return True
        if numeral.value < _GAME and (numeral.value <= _SMALL_GAME or _SCORE_WORDS.search(before + behind)):
            return True
    if not (_TO_BEHIND.match(behind) or _TO_BEFORE.search(before)):
        return False
    return bool(_VOTING.search(before) or _VOTED.search(before) or _RATIO.search(_TO_BEFORE.sub("", before)))
