"""Avowals: the nouns by which somebody says where they stand, and the verbs that put them forward.

"Reaffirmed the importance of dialogue", "reiterated support for Kyiv", "underscored their commitment to leave".
"""

from __future__ import annotations

from typing import Final, Literal

#: What a noun avows: what matters, whom one backs, what one is minded to do, what one is against, what worries one.
AvowalKind = Literal["worth", "backing", "will", "opposition", "worry"]

#: Verbs that put a stance forward as one that is held already, and those by which it is expressed there and then.
HOLDING: Final = frozenset(
    """reaffirm reiterate underscore underline stress emphasise emphasize highlight restate repeat renew reinforce
    acknowledge recall affirm note
    """.split()
)
EXPRESSING: Final = frozenset("express voice convey extend declare state raise share announce signal".split())

_NOUNS: Final[dict[AvowalKind, frozenset[str]]] = {
    "worth": frozenset(
        """importance need necessity imperative urgency significance value centrality relevance desirability benefit
        """.split()
    ),
    "backing": frozenset(
        """support backing solidarity confidence trust endorsement sympathy condolence appreciation gratitude thank
        admiration
        """.split()
    ),
    "will": frozenset(
        """commitment readiness willingness determination resolve preparedness pledge intention intent dedication
        adherence
        """.split()
    ),
    "opposition": frozenset({"opposition", "objection"}),
    "worry": frozenset("concern alarm unease worry anxiety".split()),
}
_KINDS: Final = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns}

#: How things stand somewhere: a worry about them is about nobody's deed.
SITUATIONS: Final = frozenset(
    """situation crisis condition conditions plight state suffering tension tensions instability insecurity development
    developments circumstance climate outlook welfare wellbeing well-being safety fate
    """.split()
)


def avowal_kind(verb: str, noun: str) -> AvowalKind | None:
    """Return what a verb and the noun that is its object avow, by their lemmas; None where they avow nothing.

    >>> avowal_kind("reaffirm", "importance"), avowal_kind("raise", "tax")
    ('worth', None)
    """
    return _KINDS.get(noun) if verb in HOLDING or verb in EXPRESSING else None
