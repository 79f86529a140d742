"""Numerals: runs of digits and number words in plain text, read exactly.

Reads the text alone; whether a numeral counts anything is decided by :mod:`reportedly.annotate.quantities`. Arithmetic
is decimal, so that "2.3 billion" is 2300000000 and not the float nearest to 2.3 times a billion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

NumeralForm = Literal["digits", "words", "vague", "fraction"]

ONES: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES: Final = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
#: Abbreviations of scales written right behind the digits; "m" may also be metres, which the unit decides.
SCALE_SIGNS: Final = {
    "k": 10**3, "K": 10**3, "mn": 10**6, "mln": 10**6, "m": 10**6, "M": 10**6, "bn": 10**9, "bln": 10**9, "B": 10**9,
    "b": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
#: The floor of a plural scale word (codebook, relation ``vague``).
FLOORS: Final = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
DENOMINATORS: Final = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
FRACTION_SIGNS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

_SMALL = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_FLOOR = "|".join(sorted(FLOORS, key=len, reverse=True))
_DENOMINATOR = "|".join(sorted(DENOMINATORS, key=len, reverse=True))
_FRACTION = "".join(FRACTION_SIGNS)
_AFTER_SCALE = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s+and\s+"
_HALF_MORE = r"(?:[\s-]and[\s-](?:a|one)[ -](?:half|quarter)|[\s-]and[\s-]three[ -]quarters)"

#: Codes of currencies that digits may follow without a space; "PS" and "Y=" are what is left of £ and ¥ in plain ASCII.
_CODES: Final = """
    EUR USD GBP JPY INR CNY RMB AUD CAD NZD CHF SGD HKD KRW RUB UAH BRL MYR THB IDR PHP PKR NGN ZAR TRY ILS RM Rs PS
    AED Dh Dhs Sh KSh Ksh USh Ush KES UGX TZS Rp Tk BDT GHS ETB KZT SEK NOK DKK PLN SAR
""".split()
_CODE_BEFORE = "(?:" + "|".join(rf"(?<=\b{code})" for code in _CODES) + r"|(?<=\$US)|(?<=\$AU)|(?<=\bY=))(?=\d)"

#: Before "3 in 10", which counts elsewhere what happened ten times: the start of a sentence, a rough word.
_ASKED = r"(?:(?<=^)|(?<=[.“\"]\s)|(?<=[“\"])|(?<=(?:nly|out|han|rly|ost|hat|say|aid)\s))"
_IN_MANY = r"\s+in\s+\d{1,3}\s+[a-z]"
_IN_TEN = r"\s+in\s+(?:five|ten|10|100)\s+[a-z]"
_NUMERAL = re.compile(
    rf"""
    (?P<sign>(?<![\w)])[-−](?=[\d.]*\d)|\bminus[ -](?=\d))?
    (?:(?<![\w.,/:'’])|{_CODE_BEFORE})(?:
      (?!{_ASKED}(?:\d{_IN_TEN}|1{_IN_MANY}))(?P<digits>
          \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d|,\d)
        | \d{{1,3}},\d{{1,2}}
          (?=(?:(?:\s(?:and|to|or)\s|\s?[-–]\s?)\d+(?:[.,]\d{{1,2}})?)?\s(?:thousand|[mb]illion|trillion)\b)
        | \d{{1,3}}(?:(?P<gap>[\u00a0\u2009\u202f\x20])\d{{3}})(?:(?P=gap)\d{{3}})*(?![\d]|,\d)
        | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)
        | \d+\.\d+ | \d+(?!\d|,\d) | \.\d+
      )
      (?:(?:(?:\x20|-)(?P<whole_top>\d{{1,2}})[/⁄](?P<whole_bottom>\d{{1,2}}))|[/⁄](?P<bottom>\d{{1,4}})
        |\x20?(?P<whole_sign>[{_FRACTION}]))?
      (?P<half_digits>{_HALF_MORE})?
      (?:(?P<scales>(?:[\s-]\[?(?:{_SCALE})\b\]?)+)|(?P<scale_sign>\x20?(?:mn|mln|bn|bln|trn|tn)|[kKmMbB])(?![\w²³/]))?
    | (?P<alone_sign>[{_FRACTION}])
    )
    |
    \b(?:
      (?P<vague>(?:an?\s+few\s+|(?:several|many|a\s+couple(?:\s+of)?)\s+)(?:{_SCALE})\b(?!s)(?:\s+(?:{_SCALE})\b)?
        |a\s+couple\s+of(?=\s+[a-z])
        |(?:{_FLOOR})(?:\s+(?:of|and|upon)\s+(?:{_FLOOR}))*\b)
    | (?P<out_of>(?:(?:{_SMALL}|\d{{1,2}})\s+(?:out\s+of(?:\s+every)?|in\s+every)|one\s+in
          |(?:{_SMALL})\s+in(?=\s+ten\b)|{_ASKED}(?:(?:{_SMALL}|\d)(?={_IN_TEN})|1(?={_IN_MANY}))\s+in)
        \s+(?:{_SMALL}|a?\s?hundred|\d{{1,3}})\b
        (?!\s+(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)\b))
    | (?P<part_of_scale>(?:half\s+an?|(?:an?\s+)?half|(?:an?\s+)?(?:quarter|third)\s+of\s+an?)\s+(?:{_SCALE})\b)
    | (?P<fraction>(?:(?:an?|{_SMALL})[\s-])?(?:{_DENOMINATOR})s?\b(?![-’'])|half\b(?![-’']))
    | (?P<words>
        (?:an?\s+(?=(?:{_SCALE})\b)|(?<=some\s)(?=(?:{_SCALE})\b)|(?:{_SMALL})\b{_HALF_MORE}?)
        (?:(?:(?:[\s-]+|{_AFTER_SCALE}|-and-)\[?|(?<=\s))(?:{_SMALL}|{_SCALE})\b\]?)*
        (?:(?<=lion)\s+and\s+a\s+half\b)?
      )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: The floor of "a couple of".
_COUPLE = 2
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as written: its characters, its value and its form.

    ``scale`` is the power of ten (or dozen) its scale words multiply by, 1 where none; ``sign_end`` is where the digits
    end if an "m" behind them was read as a million (it may be metres), otherwise None.
    """

    start: int
    end: int
    value: Decimal
    form: NumeralForm
    scale: int = 1
    sign_end: int | None = None
    dotted: bool = False

    @property
    def mantissa(self) -> Decimal:
        """The number without its scale words."""
        return self.value / self.scale


def find_numerals(text: str) -> list[Numeral]:
    """Find every numeral, in order and without overlap; ordinals, "one" and digits inside names among them.

    >>> [(numeral.start, numeral.end, str(numeral.value)) for numeral in find_numerals("some 12,000, or 1.2 million")]
    [(5, 11, '12000'), (16, 27, '1200000.0')]
    """
    found: list[Numeral] = []
    for match in _NUMERAL.finditer(text):
        numeral = _read_digits(match) if match["digits"] or match["alone_sign"] else _read_words(match)
        if numeral is not None:
            found.append(numeral)
    return found


def _read_digits(match: re.Match[str]) -> Numeral | None:
    """Read a match that starts with digits."""
    start, end = match.start(), match.end()
    if match["alone_sign"]:
        top, bottom = FRACTION_SIGNS[match["alone_sign"]]
        return Numeral(start, end, Decimal(top) / bottom, "fraction")
    digits = match["digits"]
    dotted = False
    if re.fullmatch(r"\d{1,3},\d{1,2}", digits):  # "1,5 million", as most of Europe writes it
        digits = digits.replace(",", ".")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    elif digits.count(".") == 1 and "," not in digits:
        whole, _, rest = digits.partition(".")
        dotted = 1 <= len(whole) <= 3 and len(rest) == 3 and whole != "0"
    value = Decimal(re.sub(r"[,\s\u00a0\u2009\u202f]", "", digits))
    form: NumeralForm = "digits"
    if match["bottom"]:
        if int(match["bottom"]) == 0:
            return None
        value, form = value / int(match["bottom"]), "fraction"
    elif match["whole_bottom"] and int(match["whole_bottom"]):
        value += Decimal(match["whole_top"]) / int(match["whole_bottom"])
    elif match["whole_sign"]:
        top, bottom = FRACTION_SIGNS[match["whole_sign"]]
        value += Decimal(top) / bottom
    if match["half_digits"]:
        value += _half_of(match["half_digits"])
    scale, sign_end = 1, None
    for word in _WORD.findall((match["scales"] or "").lower()):
        scale *= SCALES[word]
    if match["scale_sign"]:
        sign = match["scale_sign"]
        scale = SCALE_SIGNS.get(sign.strip()) or SCALE_SIGNS[sign.strip().lower()]
        sign_end = match.start("scale_sign")
    value *= scale
    return Numeral(start, end, -value if match["sign"] else value, form, scale, sign_end, dotted)


def _half_of(words: str) -> Decimal:
    """Value of "and a half", "and a quarter", "and three quarters"."""
    if "three" in words.lower():
        return Decimal("0.75")
    return Decimal("0.25") if "quarter" in words.lower() else Decimal("0.5")


def _read_words(match: re.Match[str]) -> Numeral | None:
    """Read a match of number words; None where they make no number."""
    start, end = match.start(), match.end()
    words = _WORD.findall(match.group().lower())
    if match["out_of"]:
        return _read_out_of(match)
    if match["part_of_scale"]:
        part = Decimal(1) / DENOMINATORS[next(word for word in words if word in DENOMINATORS)]
        return Numeral(start, end, part * SCALES[words[-1]], "words", SCALES[words[-1]])
    if match["vague"]:
        value = _COUPLE if words[-1] == "of" else 1
        for word in words:
            value *= FLOORS.get(word, SCALES.get(word, 1)) if word not in ("of", "and", "upon") else 1
        if " and " in match["vague"] or " upon " in match["vague"]:
            value = FLOORS[words[-1]]
        return Numeral(start, end, Decimal(value), "vague", value)
    if match["fraction"]:
        top = ONES.get(words[0], TENS.get(words[0], 1)) if len(words) > 1 else 1
        word = words[-1] if words[-1] in DENOMINATORS else words[-1].rstrip("s")
        return Numeral(start, end, Decimal(top) / DENOMINATORS[word], "fraction")
    read = read_number_words(words)
    return Numeral(start, end, read[0], "words", read[1]) if read else None


def _read_out_of(match: re.Match[str]) -> Numeral | None:
    """Read "one in three", "four out of five" as a fraction; None where it is more than the whole."""
    top, _, bottom = re.split(r"\s+(out\s+of(?:\s+every)?|in(?:\s+every)?)\s+", match["out_of"].lower(), maxsplit=1)
    numbers = []
    for words in (top, bottom):
        read = (Decimal(words), 1) if words.isdigit() else read_number_words(_WORD.findall(words))
        if read is None:
            return None
        numbers.append(read[0])
    if numbers[1] <= 1 or numbers[0] >= numbers[1]:
        return None
    return Numeral(match.start(), match.end(), numbers[0] / numbers[1], "fraction")


def read_number_words(words: list[str]) -> tuple[Decimal, int] | None:
    """Evaluate number words to (value, last scale); None where they are no single number ("nineteen ninety-six").

    >>> read_number_words(["two", "hundred", "and", "six"])
    (Decimal('206'), 1)
    """
    total, current, scale, last = Decimal(0), Decimal(0), 1, ""
    for at, word in enumerate(words):
        if word in ("and", "a", "an"):
            continue
        if word in DENOMINATORS or word == "quarters":
            part = Decimal("0.5") if word == "half" else Decimal("0.25")
            if word == "quarters":
                current, part = current - 3, Decimal("0.75")
            if last in SCALES and at == len(words) - 1:
                part *= scale
            current += part
        elif word in ONES or word in TENS:
            small = ONES.get(word, TENS.get(word, 0))
            if last in ONES or (last in TENS and (word in TENS or small >= 10)):
                return None
            current += small
            scale = 1
        else:
            factor = SCALES[word]
            current = current or Decimal(1)
            if factor in (12, 100):
                current *= factor
            else:
                total, current = total + current * factor, Decimal(0)
            scale = factor
        last = word
    return total + current, scale
