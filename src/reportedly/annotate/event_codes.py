"""Codes of parties and of their parts."""

from __future__ import annotations


def forces_code(code: str) -> str:
    """Return the code of a party's fighters: its army's where it is a state or a part of one.

    >>> forces_code("UKR-GOV"), forces_code("PSE-REB")
    ('UKR-MIL', 'PSE-REB')
    """
    return code if code.endswith("-REB") else f"{code.partition('-')[0]}-MIL"
