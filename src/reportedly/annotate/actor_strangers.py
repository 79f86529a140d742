"""Strangers: family names of the tables that the article gives to somebody, or something, of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reportedly.reference.names import fold
from reportedly.reference.persons import has_led
from reportedly.reference.resolve import Resolution

_COURTESY: Final = frozenset("mr mrs ms miss dr".split())
#: Offices whose bearers an article may describe without being about a namesake: "Putin, a former spy".
_LEADING: Final = frozenset(
    {"president", "prime minister", "chancellor", "premier", "supreme leader", "taoiseach", "vice president"}
)
#: Nouns that describe who holds an office.
_OF_OFFICE: Final = (
    "diplomat|politician|lawmaker|legislator|senator|minister|official|officer|general|admiral|ally|critic|aide|"
    "veteran|hawk|moderate|conservative|liberal|lawyer|economist|technocrat|republican|democrat|leader"
)


def is_stranger(text: str, words: Sequence[str], resolution: Resolution) -> bool:
    """Tell whether a bare family name, read as a person of the tables, is one that the article introduces otherwise.

    So it is behind a medium's kind ("the broadcaster Kan"), and before an age or an occupation ("Saleh, a farmer").
    """
    if resolution.kind != "person" or resolution.name is None or resolution.office in _LEADING:
        return False
    if has_led(resolution.name):
        return False
    name = words[-1]
    if not name[:1].isupper() or any(fold(word.rstrip(".")) not in _COURTESY for word in words[:-1]):
        return False
    own = re.escape(name)
    if re.search(rf"\b(?:broadcaster|channel|newspaper|daily|agency|station|network|outlet|website) {own}\b", text):
        return True
    introduced = re.search(rf"\b{own}, (?:\d{{1,2}},|an? (?P<what>[\w -]+))", text)
    what = introduced["what"] if introduced else None
    return introduced is not None and not (what and re.search(rf"\b(?:{_OF_OFFICE})\b", what, re.IGNORECASE))
