"""Declared sources: where an article itself says that it comes from.

Only credits of the whole article count: source lines, agencies in datelines and closing credits, "first published by".
Words that attribute one statement ("told Reuters") are the attribution annotator's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.extract.blocks import ends_sentence, is_prose
from reportedly.extract.byline import read_names
from reportedly.extract.dates import parse_date
from reportedly.extract.furniture import SOURCE_LINE
from reportedly.extract.outlets import DOMAIN, domain_of, unique_sources

#: News agencies and outlets that credits name by short forms, in lower case.
_AGENCIES = frozenset(
    {
        "reuters", "ap", "associated press", "the associated press", "afp", "agence france-presse", "upi", "bloomberg",
        "dpa", "efe", "ansa", "apa", "pap", "belga", "anp", "tass", "itar-tass", "ria novosti", "ria", "interfax",
        "interfax-ukraine", "ukrinform", "unian", "belta", "yonhap", "kyodo", "kyodo news", "jiji", "xinhua", "pti",
        "ani", "ians", "uni", "anadolu", "anadolu agency", "aa", "irna", "isna", "tasnim", "sana", "wafa", "spa", "wam",
        "qna", "mena", "petra", "bernama", "antara", "vna", "cna", "aap", "pa", "pa media", "press association",
        "the canadian press", "canadian press", "cp", "kcna", "bta", "tanjug", "hina", "agerpres", "ntb", "ritzau",
        "tt", "stt", "lusa", "mti", "ctk", "čtk", "rfe/rl", "voa", "bbc", "cnn", "tns", "nyt", "dw",
    }
)  # fmt: skip
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|press|agency|radio|tv|television|journal|herald|tribune|gazette|chronicle|guardian|"
    r"telegraph|"
    r"independent|observer|observatory|newspaper|magazine|media|wire|service|network|daily|weekly|review|standard|"
    r"today|"
    r"conversation|economist|politico|bulletin|ledger|mail|express|mirror|globe|star|sun|report|monitor|examiner|"
    r"insider)\b",
    re.I,
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.I)
_NAME_WORD = r"[\w&'’/-]*(?:\.[\w&'’/-]+)*"
_NAME = rf"(?:[Tt]he )?[A-Z0-9À-Þ]{_NAME_WORD}(?: (?:of |the |de |and (?=[A-Z]))?[A-Z0-9À-Þ&]{_NAME_WORD}){{0,5}}"
#: "SEOUL, Nov 17 (Yonhap) --", "(Reuters) - ", "MOSCOW, November 18. /TASS/."
_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][^\n()/]{{0,60}}?)?[\s.]*(?:\((?P<name>{_NAME})\)\s*(?:[-–—:]|$)|"
    rf"/(?P<slashed>[A-Z]{{2,10}}[A-Za-z-]*)/)"
)
_CLOSING_AGENCY = re.compile(
    r"(?:(?:[-–—]{1,2}|©)\s*\(?(?P<dashed>[A-Z][\w/ ,&-]{1,40})\)?|\((?P<bracketed>[A-Z][\w/ ,&-]{1,40})\)"
    r"|^(?P<alone>[A-Z][\w/ ,&-]{1,40}))\.?$"
)
_CONTRIBUTED = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, | and ){_NAME})*)(?:['’]s? [^\n.]{{0,60}}?| (?:writers?|reporters?|journalists?|"
    rf"correspondents?|staff)\b[^\n.]{{0,80}}?)?"
    r" (?:also )?contributed (?:reporting|to this (?:report|article|story|piece|dispatch))"
)
_INPUTS = re.compile(
    r"(?:^|[\s(\[*—–-])(?:with (?:agency )?(?:inputs?|files|reporting|reports?|additional reporting|material|"
    r"information) (?:from|by)"
    r"|(?:additional |further )?(?:reporting|material|inputs?) (?:by|from))\s+(?:the )?(?P<names>[^\n.;)]{2,80})",
    re.I,
)
_FIRST_PUBLISHED = re.compile(
    r"(?i:\b(?:this|the following) (?:article|story|piece|post|report|column|essay|interview|analysis|commentary|"
    r"dispatch|content)\b"
    r"[^\n.]{0,40}?\s|^\W*)"
    r"(?i:(?:was |is |has been )?(?:also )?(?:(?:first|originally|previously) (?:appeared|published|posted|reported|"
    r"produced)"
    r"|re-?published|syndicated|produced|(?:appeared|published|posted) (?:first|originally)|courtesy)"
    r" (?:with (?:the )?permission |here )?(?:by|in|on|at|from|via|of)\s+)"
    rf"(?:the (?=[A-Z]))?(?P<name>{_NAME}|(?:https?://)?{DOMAIN.pattern})",
)
_READ_ORIGINAL = re.compile(
    rf"read (?:the )?(?:original|full) (?:article|story|version|piece)?\s*(?:here )?(?:on|at|in) (?P<name>{_NAME})",
    re.I,
)
#: What every credit sentence has one of; looking for it first spares the long patterns almost all blocks.
_CREDIT_WORDS = re.compile(
    r"contributed|with (?:agency |additional )?(?:input|files|report|material|information)|(?:reporting|material|"
    r"inputs?) (?:by|from)|"
    r"first |originally|previously|publish|syndicat|produced|courtesy|appeared|original|full",
    re.I,
)
#: Credits stand in the first or last blocks of what is left of a page.
_EDGE = 4
_LONGEST = 600


def find_credits(blocks: Sequence[str], *, outlets: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the sources that blocks declare, in page order: a domain for a link, the outlet's name otherwise.

    ``blocks`` are the page's, furniture included; ``outlets`` are the publisher's own names, which are no source.
    """
    found: list[str] = []
    prose = [i for i, block in enumerate(blocks) if is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks) - 1)
    for i, block in enumerate(blocks):
        if i in (first, first + 1):
            found.extend(_in_dateline(block))
        if len(block) > _LONGEST:
            # A credit may close a long last paragraph; none stands inside one.
            if i < len(blocks) - _EDGE:
                continue
            block = block[-_LONGEST:]
        if len(block) <= 240 and not _is_caption_credit(block):
            found.extend(_in_source_line(block))
        found.extend(_in_credit_sentence(block, at_edge=i >= last - _EDGE or i <= first + 1))
        if i >= last:
            found.extend(_in_closing(block))
    return unique_sources(found, outlets=outlets)


def source_name(text: str) -> str | None:
    """Return what a credit names: the domain of a link or bare domain, or an outlet's name; None for anything else."""
    text = re.sub(r"^[\W_]+|[\W_]+$", "", text)
    if url := _URL.search(text):
        return domain_of(url[0])
    bare = text.split(" ", 1)[0].split("/", 1)[0]
    if DOMAIN.fullmatch(bare) and (bare.islower() or " " not in text):
        return domain_of(bare)
    text = re.sub(r"^the (?=[A-Z])", "", text)
    if _is_date(text):
        return None
    if not re.fullmatch(_NAME, text) or len(text) > 60:
        return text if text.lower() in _AGENCIES else None
    return text


def _is_caption_credit(block: str) -> bool:
    return bool(re.match(r"\W*(?:photo|image|picture|video|graphic|map|chart|data|figure|illustration)", block, re.I))


def _in_source_line(block: str) -> list[str]:
    found = SOURCE_LINE.fullmatch(block)
    if not found or is_prose(block):
        return []
    value = found["value"]
    if _URL.search(value) or " " not in value:
        names = [value]
    else:
        names = re.split(r"\s*(?:,|;|\||/|\band\b)\s*", value)
    return [name for name in map(source_name, names) if name and not _is_person(name)]


def _is_date(text: str) -> bool:
    """Tell whether a name is a date, or would be one with a year behind it ("Nov 20")."""
    return parse_date(text) is not None or parse_date(f"{text} 2000") is not None


def _is_person(name: str) -> bool:
    """Tell whether a credit names a person: a name's shape, and none of the words or forms of an outlet."""
    return not is_outlet(name) and read_names(name) is not None


def is_outlet(name: str) -> bool:
    """Tell whether a name is an agency's short form, a domain, in capitals, or holds a word of outlets' names."""
    bare = name.strip()
    return (
        bare.lower() in _AGENCIES
        or bool(DOMAIN.fullmatch(bare))
        or bool(re.fullmatch(r"[A-Z][A-Z0-9&/-]{1,9}", bare))
        or bool(_OUTLET_WORD.search(bare))
    )


def _in_dateline(block: str) -> list[str]:
    found = _DATELINE.match(block[:120])
    if not found:
        return []
    name = found["name"] or found["slashed"]
    place = found["place"] or ""
    if _is_date(name) or (not place and not is_outlet(name)):
        return []
    # A dateline's place is in capitals or comes with a date; "The minister (Defence) - " is none.
    if place and not (re.match(r"[A-ZÀ-Þ]{3,}", place) or re.search(r"\d", place)) and name.lower() not in _AGENCIES:
        return []
    return [part.strip() for part in re.split(r"/", name) if part.strip()] if "/" in name else [name]


def _in_credit_sentence(block: str, *, at_edge: bool) -> list[str]:
    names: list[str] = []
    found: re.Match[str] | None
    if not _CREDIT_WORDS.search(block):
        return names
    if at_edge:
        for found in _CONTRIBUTED.finditer(block):
            names += [name for name in _split_names(found["names"]) if is_outlet(name)]
        if found := _INPUTS.search(block):
            names += [name for name in _split_names(found["names"]) if is_outlet(name)]
    if found := _FIRST_PUBLISHED.search(block):
        name = source_name(re.sub(rf"\s+(?:on|in|under|and)\b.*|\s+{_MONTHS}\b.*", "", found["name"]))
        if name and not re.fullmatch(rf"{_MONTHS}|\d+|[A-Z][a-z]+day", name):
            names.append(name)
    if len(block) <= 160 and (found := _READ_ORIGINAL.search(block)) and (name := source_name(found["name"])):
        names.append(name)
    return names


_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    "Aug|Sept?|Oct|Nov|Dec)"
)


def _split_names(names: str) -> list[str]:
    """Split a list of credits; a person, place or role behind a name is left out."""
    found = []
    for piece in re.split(r"\s*(?:,|;|/|\band\b|&)\s*", names):
        name = re.sub(r"^(?:[Tt]he |news agenc(?:y|ies) )+", "", piece.strip(" ()[]*_."))
        name = re.split(r"['’]s? | (?:in|at|from|writers?|reporters?|news agency)\b", name)[0]
        if name and (name[0].isupper() or name.lower() in _AGENCIES):
            found.append(name)
    return found


def is_agency_line(block: str) -> bool:
    """Tell whether a block is an agency's credit and nothing else: "— AFP", "(AP)", "AFP/dpa", "*Reuters*"."""
    found = _CLOSING_AGENCY.match(block.strip(" *_")) if len(block) <= 60 else None
    return found is not None and bool(_in_closing(block))


def without_agency(block: str) -> str:
    """Return a block without the agency that closes it behind its last sentence: "… on Monday. — AFP"."""
    found = _CLOSING_AGENCY.search(block, max(0, len(block) - 60))
    before = block[: found.start()].rstrip() if found else ""
    return before if ends_sentence(before) and _in_closing(block) else block


def _in_closing(block: str) -> list[str]:
    """Read an agency at the very end of the last block: "— AP", "(AFP)", "-Reuters", "AFP/dpa"."""
    block = block.strip(" *_")
    found = _CLOSING_AGENCY.search(block) if len(block) <= 60 else _CLOSING_AGENCY.search(block, len(block) - 60)
    if not found:
        return []
    names = re.split(r"\s*(?:[/,&]|\band\b)\s*", found["dashed"] or found["bracketed"] or found["alone"])
    return names if all(name.lower().strip() in _AGENCIES for name in names) else []
