"""Nouns of places: what they are called, their parts, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.reference.states import load_states

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Common nouns that stand for a place named before: "in the region", "this city".
PLACE_NOUNS = frozenset(
    """region district province city town village capital area peninsula island oblast county state country
    constituency ward precinct municipality parish borough neighbourhood neighborhood suburb valley strip enclave
    territory governorate prefecture
    """.split()
)
#: Nouns before "of" that name a part of the place behind it.
PARTS_OF_PLACES = PLACE_NOUNS | frozenset(
    """part parts regions districts areas cities towns villages north south east west border borders coast centre
    center outskirts heart port airport territory waters streets suburb suburbs edge side sides market markets bazaar
    square hospital hospitals school schools university mosque church cathedral station stations barracks prison
    """.split()
)
#: What stands in some town or country that the text has named: "the embassy", "a hospital".
LOCAL_NOUNS = frozenset(
    """embassy consulate parliament ministry headquarters hospital clinic school university mosque church synagogue
    temple shrine market bazaar mall shop hotel restaurant cafe stadium airport airfield port harbour station
    checkpoint barracks prison jail camp shelter street square park bridge tunnel building home house block plant
    factory depot mine crossing
    """.split()
)
#: Pieces of land that an adjective says the state of: "inside Pakistani territory", "Danish airports".
LANDS = frozenset(
    """territory soil airspace water coast city town village airport airfield region province peninsula island port
    refinery mainland countryside district
    """.split()
)
#: What one can stand on: "found on a beach in Tunisia" tells where, "agreed on a truce in Sudan" does not.
GROUNDS = (
    LOCAL_NOUNS
    | PARTS_OF_PLACES
    | frozenset(
        """beach road highway motorway shore hill mountain mountainside ridge river bank farm base ship boat vessel
    train bus ferry plane field roof ground soil land runway frontline front lake cliff reef shoal island islet
    outskirt edge pavement avenue roadside hillside railway line
    """.split()
    )
)
#: Verbs whose object is where they do harm.
HITTING = frozenset("hit strike shell bomb target attack storm raid pound".split())


def capital_of(token: Token) -> tuple[str, str] | None:
    """Return the country and name of "the South Korean capital"; None where no one state's adjective stands there."""
    words = [child for child in token.children if child.dep_ in ("amod", "compound", "nmod", "poss")]
    if not words:
        return None
    phrase = token.doc[min(word.left_edge.i for word in words) : token.i].text.removesuffix("'s").removesuffix("’s")
    for state in load_states().values():
        if phrase in (*state.adjectives, state.name) and len(state.capitals) >= 1:
            return state.code, state.capitals[0]
    return None
