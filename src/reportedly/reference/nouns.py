"""Nouns: the singular of what is counted."""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "servicemen": "serviceman", "servicewomen": "servicewoman", "policemen": "policeman", "infantrymen": "infantryman",
    "fishermen": "fisherman", "gunmen": "gunman", "lives": "life", "wives": "wife", "knives": "knife",
    "halves": "half", "loaves": "loaf", "shelves": "shelf", "wolves": "wolf", "thieves": "thief", "calves": "calf",
    "crises": "crisis", "analyses": "analysis", "bases": "base", "buses": "bus", "viruses": "virus",
    "series": "series", "species": "species", "aircraft": "aircraft", "personnel": "personnel", "police": "police",
    "headquarters": "headquarters", "forces": "force", "troops": "troop", "casualties": "casualty", "dead": "dead",
    "axes": "axis", "movies": "movie", "cookies": "cookie", "shoes": "shoe",
    "news": "news", "barracks": "barracks", "chassis": "chassis", "gas": "gas", "canvases": "canvas", "teeth": "tooth",
    "mice": "mouse", "rookies": "rookie", "calories": "calorie", "ties": "tie", "lies": "lie", "pies": "pie",
    "zombies": "zombie", "selfies": "selfie", "cases": "case", "phases": "phase", "houses": "house", "horses": "horse",
    "purchases": "purchase", "increases": "increase", "decreases": "decrease", "releases": "release",
    "licenses": "license", "warehouses": "warehouse", "nurses": "nurse", "courses": "course", "causes": "cause",
    "uses": "use", "clauses": "clause", "purposes": "purpose", "responses": "response", "diseases": "disease",
    "expenses": "expense", "offenses": "offense", "corps": "corps",
}  # fmt: skip

#: Peoples whose singular ends in "i".
_PEOPLES: Final = frozenset(
    """yemenis iraqis israelis pakistanis bangladeshis somalis saudis kuwaitis omanis qataris bahrainis emiratis nepalis
    azerbaijanis azeris afghanis kashmiris balochis baluchis sahrawis houthis yazidis punjabis bengalis sindhis gazawis
    maoris swazis tutsis""".split()
)


def singular(noun: str) -> str:
    """Return the singular of an English noun, in lower case.

    >>> [singular(noun) for noun in ("soldiers", "casualties", "men", "churches", "Ukrainians", "corps")]
    ['soldier', 'casualty', 'man', 'church', 'ukrainian', 'corps']
    """
    word = noun.lower().strip("'’.-")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes")) and len(word) > 4:
        return word[:-2]
    if word.endswith("men") and len(word) > 4 and word not in ("regimen", "specimen", "women"):
        return word[:-3] + "man"
    if word.endswith("children"):
        return word[:-3]
    if word in _PEOPLES:
        return word[:-1]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


#: Deeds named by a noun that happen to the place behind their "of" or "for".
BEFALLING: Final = frozenset(
    """siege battle fall capture seizure liberation recapture bombardment shelling bombing occupation invasion blockade
    encirclement fight storming""".split()
)
#: What those behind its "of" give, and the verbs of who gets it: "has the support of Washington".
GIVEN_BACKING: Final = frozenset("support backing endorsement blessing approval consent solidarity".split())
RECEIVING: Final = frozenset("have enjoy win get gain receive lose lack secure need seek want".split())
