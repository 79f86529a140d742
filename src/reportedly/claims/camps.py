"""Camps: on whose side in a fight the parties of events stand, by their codes."""

from __future__ import annotations

from typing import Final

#: Sectors of the armed that are on no state's side.
IRREGULAR: Final = ("-REB", "-OPP")


def camp_of(code: str) -> str:
    """Return the camp that a code is of: rebels are their own, a state's parts and people are the state's.

    >>> camp_of("UKR-MIL"), camp_of("MLI-REB")
    ('UKR', 'MLI-REB')
    """
    return code if code.endswith(IRREGULAR) else code[:3]
