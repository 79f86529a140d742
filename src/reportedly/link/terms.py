"""Terms: the words of a passage made comparable across paraphrases.

A term is a stem, the name of a set of words that reports use for one another ("strike", "hit", "attack"), or a state's
code, into which its names, demonyms and capitals fall. Numbers and function words are no terms.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

from reportedly.reference.names import key_of, split_words
from reportedly.reference.offices import load_offices
from reportedly.reference.states import load_states

#: Words that reports of war and diplomacy use for one another; the first names the set. Stems, not forms.
_SYNONYMS = """
    fight combat battle fray
    front frontline trench
    strike hit attack bomb pound storm
    kill die dead death slain fatal
    wound injur maim hurt
    releas free swap exchang handover
    truce ceasefire ceas armistic
    talk negotiat meet convers
    send sent deploy ship dispatch bring brought supply deliver land arriv
    train drill taught teach instruct
    arm weapon munition
    ammunition shell round
    soldier troop men man serviceman fighter infantryman personnel forc
    rotat reliev
    deny denial reject dismiss refut
    urge ask call press demand
    agree accept
    reach enter
    protest ralli demonstrat gather
    share stock
    general
    envoy ambassador delegat representativ
    lawmaker legislator parliamentarian mp
    china beij
    sanction blacklist
    prisoner captiv pow detaine hostag
    civilian resident
    hospital clinic
    missile rocket
    drone uav
    expect anticipat await
    near close
    train
"""
_STOP = frozenset(
    """
    a an and any are as at be been being but by can could did do does for from had has have he her him his how i if in
    into is it its just may might more most much must no nor not now of on one only or our out over own said say saying
    says she should so some still such than that the their them then there these they this those to told too up us very
    was we were what when where which while who whom whose will with would yet you your about all also after again
    already around near before between both during each few further least many nearly next other roughly several since
    through under until whether within without according report reported reportedly mr ms mrs dr us
    """.split()
)  # fmt: skip
#: Endings that are cut off, the longest first; off a short word only those of its inflection.
_ENDINGS: Final = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "ied",
    "ies",
    "es",
    "ed",
    "er",
    "s",
    "e",
    "y",
)
_SHORT: Final = frozenset({"ings", "ing", "es", "ed", "s", "e"})


@functools.cache
def _synonyms() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for line in _SYNONYMS.split("\n"):
        words = line.split()
        for word in words:
            table.setdefault(word, words[0])
    return table


@functools.cache
def concepts() -> frozenset[str]:
    """Return the terms that stand for a set of synonyms: each tells what sort of thing is said."""
    return frozenset(_synonyms().values())


#: Concepts of a fight that lasts, wherever it is.
FIGHTING: Final = frozenset({"fight", "front"})
#: Concepts of being held.
CAPTIVITY: Final = frozenset({"prisoner"})
#: Things that are struck.
TARGETS: Final = frozenset(
    "hospital school market embassy consulat plant port bridge ship convoy base airport depot refineri dam church "
    "mosqu camp shelter apartment hotel station warehous factor".split()
)
#: Concepts that nearly every report of forces holds, and which tell no two of them apart.
GENERIC: Final = frozenset(
    {
        "soldier",
        "send",
        "reach",
        "expect",
        "general",
        "deny",
        "envoy",
        "urge",
        "talk",
        "agree",
        "protest",
        "sanction",
        "strike",
        "kill",
        "wound",
    }
)


@functools.cache
def _state_names() -> Mapping[tuple[str, ...], str]:
    """Return the code for each name, demonym and capital of a state, as a key; a name of two states is left out."""
    table: dict[tuple[str, ...], str | None] = {}
    for code, state in load_states().items():
        for name in (state.name, *state.aliases, *state.adjectives, *state.nationals, *state.capitals):
            key = key_of(name)
            if key in table and table[key] != code:
                table[key] = None
            elif key:
                table[key] = code
    return {key: code for key, code in table.items() if code is not None}


@functools.cache
def _longest_state_name() -> int:
    return max(len(key) for key in _state_names())


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a folded word without its inflection, or the name of its set of synonyms.

    >>> stem("fighting"), stem("combat"), stem("stationed"), stem("stationing")
    ('fight', 'fight', 'station', 'station')
    """
    table = _synonyms()
    if word in table:
        return table[word]
    bases = [base for suffix in _ENDINGS if (base := word.removesuffix(suffix)) != word and len(base) >= 3]
    for base in bases:
        for form in (base, base + "e"):
            if form in table:
                return table[form]
    return next((base for base in bases if len(base) >= 5 or word[len(base) :] in _SHORT), word)


@functools.lru_cache(maxsize=16384)
def terms_of(text: str) -> frozenset[str]:
    """Return the terms of a passage.

    >>> sorted(terms_of("11,000 North Korean soldiers have entered combat"))
    ['=PRK', 'fight', 'reach', 'soldier']
    """
    words = split_words(text)
    names, longest = _state_names(), _longest_state_name()
    terms: set[str] = set()
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            key = tuple(word.key for word in words[at : at + length])
            if key in names and words[at].capital:
                terms.add(f"={names[key]}")
                at += length
                break
        else:
            word = words[at].key
            if word not in _STOP and not word[0].isdigit() and len(word) > 1:
                terms.add(stem(word))
            at += 1
    return frozenset(terms)


#: Terms that say when.
WHEN: Final = terms_of(
    "day days earlier later week weeks month months year years today yesterday tomorrow morning evening night ago "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december last past late early first"
)
#: Terms that say how many.
NUMBERS: Final = terms_of(
    "zero two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion trillion dozen half"
)
#: Terms for those who act for a state.
OFFICES: Final = terms_of(
    "president minister prime premier chancellor secretary foreign defence defense interior administration government "
    "cabinet ministry department official officials leader leaders king queen prince princess crown sheikh emir sultan "
    "national security adviser advisor counterpart deputy vice chief head senior spokesman spokeswoman spokesperson "
    "excellency majesty highness house white kremlin palace state states readout statement"
)


@functools.cache
def leaders_of(country: str) -> frozenset[str]:
    """Return the terms of the names of a state's leaders and ministers, of any day."""
    return frozenset(term for office in load_offices() if office.country == country for term in terms_of(office.name))
