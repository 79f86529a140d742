"""Given names that one sex bears wherever they are met in the news, and the endings of Slavic family names."""

from __future__ import annotations

import functools
import re
from typing import Final, Literal

from reportedly.errors import ReferenceDataError
from reportedly.reference.names import fold
from reportedly.reference.tables import read_rows

Sex = Literal["female", "male"]

_HIS: Final = re.compile(
    r"\b(?:Mr|Sir|[Kk]ing|[Pp]rince|Lord|spokesman|chairman|businessman|congressman|father|son|brother|man|husband|"
    r"widower|uncle|nephew|boy|policeman|cameraman|clergyman|grandfather)\b"
)
_HERS: Final = re.compile(
    r"\b(?:Mrs|Ms|Miss|Mme|[Qq]ueen|[Pp]rincess|Lady|Dame|spokeswoman|chairwoman|businesswoman|congresswoman|mother|"
    r"daughter|sister|woman|wife|wives|widow|aunt|niece|girl|policewoman|grandmother|actress)\b"
)
_TABLE: Final = "given_names.csv"
_FEMALE: Final = re.compile(r".{2,}(?:ova|eva|skaya|ovna)$")
_MALE: Final = re.compile(r".{3,}(?:ov|ev)$")
#: Names of other tongues that end so.
_OTHERS: Final = frozenset("casanova cordova villanueva canova genova kiev".split())


def sex_of(name: str) -> Sex | None:
    """Return the sex that a name shows: a full name's first word, or a family name's ending; None where neither does.

    >>> sex_of("Angela Merkel"), sex_of("Merkel"), sex_of("Kim Jong-un"), sex_of("Zakharova")
    ('female', None, None, 'female')
    """
    first, _, rest = name.partition(" ")
    given = _load().get(fold(first)) if rest else None
    last = fold((rest or first).rpartition(" ")[2])
    if given is not None or last in _OTHERS:
        return given
    return "female" if _FEMALE.match(last) else "male" if _MALE.match(last) else None


def sex_by_title(words: str) -> Sex | None:
    """Return the sex that a title or a kinship among some words shows; None for none, and for both.

    >>> sex_by_title("the queen"), sex_by_title("the minister"), sex_by_title("the king's wife")
    ('female', None, None)
    """
    male, female = _HIS.search(words) is not None, _HERS.search(words) is not None
    return None if male == female else "male" if male else "female"


@functools.cache
def _load() -> dict[str, Sex]:
    sexes: dict[str, Sex] = {}
    for row in read_rows(_TABLE, ("name", "sex")):
        if row["sex"] == "female":
            sexes[fold(row["name"])] = "female"
        elif row["sex"] == "male":
            sexes[fold(row["name"])] = "male"
        else:
            raise ReferenceDataError(f"{_TABLE}: unknown sex {row['sex']!r} of {row['name']}; known: female, male")
    return sexes
