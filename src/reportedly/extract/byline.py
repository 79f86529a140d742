"""Bylines: the names of the people who wrote an article, or nothing.

A page's author field holds an outlet, a desk, a login or a section more often than one would think, so a name is taken
only where every word of it has the shape of a personal name.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from reportedly.extract.outlets import fold, is_own

#: Words that stand in names of outlets, desks, roles and sections, and hardly in names of people.
_NOT_IN_NAMES = frozenset(
    """
    about above account admin administrator affairs africa african agencies agency alerts all america american
    analysis and archive archives article articles asia asian associated associates at author authors award based
    behind blog blogger board book books breaking briefing broadcast broadcasting bulletin bureau business by byline
    cable campaign capital category center central centre channel chief chronicle city click club collective college
    columnist comment comments commission committee communications community company contact contributing contributor
    contributors copyright corp corporation correspondent council country courier crew culture daily data default
    department desk digest digital dispatch editor editorial editors education email english enquirer europe
    european events examiner exclusive express facebook feature featured features federation finance follow for
    foreign forum foundation free freelance from full gazette general global government graphics group guest
    headlines health herald history home house inc independent india info information initiative inquirer inside
    institute insider intelligence international internet investigates investigation journal journalist journalists
    latest leader league learn library life lifestyle list live local login ltd magazine mail manager
    market markets media member members mirror moderator money monitor morning movement museum music national
    network networks new newsletter newspaper newspapers newsroom news newswire newswires no nonprofit north
    observer of office official on online opinion opinions or organization organisation our outlook page partners
    party photo photographer photography photos podcast politics portal post posted posts press print
    producer product production profile project projects public publication published publisher publishing quarterly
    radio read reader readers recent record register related release report reporter reporters reporting reports
    republic research resources reuters review reviews school science section security senior sentinel service
    services share sign site social society solutions source south special spokesman spokesperson sponsored sports
    staff standard star state states story studio subscribe sun support syndicated systems team technologies technology
    telegraph television terms test the this times today tonight topics travel tribune trust tv twitter
    agentur ag edited edition gmbh landesanstalt ministerium redaccion redacción redaktion rédaction revised stiftung
    verein verlag unit united university unknown update updates user version via video videos view views views voice
    war watch web webmaster website weekly welcome wire with work workshop world writer writers written year your
    tass reuters cnn bbc january february march july september october november december
    feb mar apr jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday min mins minute minutes hour hours ago
    """.split()
)
#: Outlets and bodies known by letters that could also be a part of a name ("Un", "Pa") when not in capitals.
_ACRONYMS = frozenset(
    "AP AFP UPI VOA EFE DPA DW PTI ANI IANS AAP RFE RFI NBC CBS ABC NPR PBS MSNBC USA UK UN EU US NATO PA UAE".split()
)
#: Outlets and sections whose words could all be words of a name.
_NAMED_LIKE_PEOPLE = frozenset(
    {
        "al jazeera", "al arabiya", "al mayadeen", "al monitor", "al ahram", "al masdar", "al manar", "agence france "
        "presse",
        "anadolu agency", "deutsche welle", "deutsche presse", "daily beast", "den haag", "der spiegel", "die welt",
        "die zeit", "el mundo", "el país", "el pais", "fox business", "fox", "france info", "haaretz", "interfax "
        "ukraine",
        "jiji", "la nación", "la repubblica", "la stampa", "la vanguardia", "le figaro", "le monde", "le parisien",
        "kyodo", "kyiv post", "moscow", "ria novosti", "rossiya segodnya", "sputnik", "sputnik globe", "ukrainska "
        "pravda",
        "ukrayinska pravda", "zero hedge", "tyler durden", "john doe", "jane doe", "lorem ipsum", "los angeles",
        "san francisco", "hong kong", "washington dc", "tel aviv", "abu dhabi", "buenos aires", "middle east",
        "latin america", "getty images", "open democracy", "global voices", "common dreams", "yahoo finance",
    }
)  # fmt: skip
_PARTICLES = frozenset(
    "de la le les del della dei di da dos das do du des van von der den zu zum zur af av al el ul bin ibn bint abu abd"
    " ben bar ter ten te y e i op't 't st san mac mc ap ó o".split()
) - {"ap"}
_HONORIFICS = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|gen|col|lt|maj|capt|rev|amb|ambassador)\.?\s+)+", re.I
)
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd ph.d ph.d. md m.d. mba obe cbe esq esq. ret. (ret.)".split())
_LEAD_IN = re.compile(
    r"^\s*(?:(?:story|text|words|article|reporting|analysis|opinion|commentary|photographs?|report|review|interview|"
    r"column)"
    r"\s+)?(?:(?:written|posted|published|authored|reported|submitted|compiled|produced)\s+)?by\b\s*:?\s*"
    r"|^\s*(?:authors?|writers?|byline|reporters?|words)\s*[:|]\s*",
    re.I,
)
#: "By" in other languages; only before a capital, since they also begin names ("von der Leyen").
_FOREIGN_LEAD_IN = re.compile(
    r"^\s*(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Pp]rzez|[Aa]utor(?:in)?:)\s+(?=[A-ZÀ-Þ])"
)
_CUT = re.compile(
    r"\s*(?:[|•·●–—@<(\[\n\t]|\s-+\s|\s/\s|\bfor\b|\bin\b|\bat\b|\bon\b|\bfrom\b|\bof\b|\bvia\b|\bis\b|https?:|www\.|"
    r"\d|…|\.\.\.)",
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b|\bund\b)\s*", re.I)
_WORD_SHAPE = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž]\.){1,3}|[^\W\d_]{1,2}\.?|(?:[dDlLO]['’])?[^\W\d_]+(?:[-'’‑][^\W\d_]+){0,3}"
)
#: A full stop behind a word of three letters or more ends the name ("Ines Falk. Harbour Post").
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s|$)")
_LONGEST = 200


def read_names(raw: str, *, outlets: Sequence[str] = ()) -> str | None:
    """Return the person's name or names that an author field or byline gives, joined with ", "; else None.

    A lead-in ("By"), a role, an outlet or a place behind the name is cut off. ``outlets`` are the publisher's
    names and domain, which are never taken for a person.

    >>> read_names("By Ines Falk, BBC News, Kyiv"), read_names("Reuters Staff")
    ('Ines Falk', None)
    """
    text = unicodedata.normalize("NFC", " ".join(raw[: _LONGEST * 2].replace("\xa0", " ").split()))
    if len(text) > _LONGEST or "@" in text.split(" ", 1)[0]:
        return None
    text = _LEAD_IN.sub("", text, count=1).strip()
    if not text or "://" in text[:10]:
        return None
    names: list[str] = []
    for position, piece in enumerate(_SPLIT.split(_strip_tail(text))):
        piece = _FOREIGN_LEAD_IN.sub("", piece)
        name = _read_name(piece, outlets=outlets, first=position == 0)
        if name is None:
            # Behind the first name come roles, outlets and places; before one, they say that the field names no person.
            if position == 0:
                return None
            continue
        if name.lower() not in {known.lower() for known in names}:
            names.append(name)
    return ", ".join(names) or None


def _strip_tail(text: str) -> str:
    """Cut what follows the names: a place ("in Kyiv"), a separator, a date; but go on behind "and"."""
    pieces = []
    for piece in re.split(r"(\s*(?:,|;|&|\band\b|\bwith\b)\s*)", text):
        cut = _CUT.search(piece)
        pieces.append(piece[: cut.start()] if cut else piece)
        if cut and cut[0].strip() in {"|", "•", "·", "●", "–", "—", "-"}:
            break
    return "".join(pieces)


def _read_name(piece: str, *, outlets: Sequence[str], first: bool) -> str | None:
    """Return one person's name, or None where any word is not shaped like a part of one."""
    piece = _HONORIFICS.sub("", piece.strip(" .,:;*\"“”'’"))
    words = _FULL_STOP.split(piece, maxsplit=1)[0].split()
    named = _cut_role(words)
    if len(named) < len(words) and not first:
        return None  # behind the first name, words with a role are that name's role ("AP Auto Writer")
    words = named
    shouted = all(word.isupper() for word in words)
    while words and words[-1].lower().strip(",") in _SUFFIXES:
        words = words[:-1]
    if not 2 <= len(words) <= 5:
        return None
    for word in words:
        if not _WORD_SHAPE.fullmatch(word) or word.lower().rstrip(".") in _NOT_IN_NAMES:
            return None
        if word in _ACRONYMS and not (shouted and len(words) > 2):
            return None
        if word[0].islower() and not _is_particle(word):
            return None
    parts = [word for word in words if not _is_particle(word) and len(word.rstrip(".")) > 1]
    # An initial and a surname make a name; particles alone, or initials alone, do not.
    if not parts or len(words[-1].rstrip(".")) < 2:
        return None
    name = " ".join(words)
    folded = fold(name)
    if folded in _folded_non_people() or folded in _territories():
        return None
    if is_own(name, outlets):
        return None
    return _natural_case(words) if name.isupper() or name.islower() else name


def _cut_role(words: list[str]) -> list[str]:
    """Cut a role or outlet that follows a name of two words or more ("Ines Falk Political Editor")."""
    for position, word in enumerate(words):
        bare = word.strip(".,:")
        if position >= 2 and (
            bare.lower() in _NOT_IN_NAMES or bare in _ACRONYMS or (bare.islower() and not _is_particle(bare))
        ):
            kept = words[:position]
            # An adjective goes with the role; without one, three words and a role word are as likely an outlet.
            return kept[:2] if len(kept) == 3 and _is_role_adjective(kept[2]) else kept
    return words


def _is_role_adjective(word: str) -> bool:
    return word.lower() in {"political", "diplomatic", "economic", "military", "senior", "legal", "assistant", "deputy"}


def _is_particle(word: str) -> bool:
    return word.lower() in _PARTICLES


def _natural_case(words: list[str]) -> str:
    """Write "INES FALK-O'NEIL" as "Ines Falk-O'Neil"."""

    def one(word: str) -> str:
        return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)

    return " ".join(word.lower() if _is_particle(word) else one(word) for word in words)


@functools.cache
def _folded_non_people() -> frozenset[str]:
    return frozenset(fold(name) for name in _NAMED_LIKE_PEOPLE)


@functools.cache
def _territories() -> frozenset[str]:
    """Load the English names of the world's territories from CLDR: "Saudi Arabia" is a section, not a writer."""
    from babel import Locale

    return frozenset(fold(name) for name in Locale("en").territories.values())
