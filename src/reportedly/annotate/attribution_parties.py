"""Parties that a source names and the actors' layer does not know, where the words leave no doubt of their kind."""

from __future__ import annotations

import re

from reportedly.annotate.attribution_sources import Source
from reportedly.annotate.attribution_tree import Tree
from reportedly.model import Actor
from reportedly.model.vocabulary import HolderKind
from reportedly.reference.cues import load_cues
from reportedly.reference.names import own_name

MEDIA_NOUNS = frozenset(
    "paper newspaper broadcaster outlet magazine station channel daily tabloid network wire".split()
)
_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady gen gov sen rep prof col lt capt president minister".split())
_BODY = re.compile(
    r"^(?:[A-Z]{2,}|.*(?:Ministry|Office|Department|House|Agency|Service|Council|Commission|Party|Union|Forces?|Army|"
    r"Court|Bank|Group|Institute|University|Committee|Parliament|Kremlin|Pentagon|Reuters|Bloomberg|Hamas|Hezbollah))$"
)
_REPORT_NOUNS = frozenset(
    "report analysis estimate rumour rumor figure datum data account speculation estimates".split()
)
_DOCUMENT_NOUNS = frozenset(
    """statement poll survey study document letter memo communique article book caption headline banner placard leaflet
    poster tweet version search inscription subtitle
    """.split()
)
ROLE_NOUNS = frozenset(
    """ambassador envoy minister president chancellor secretary spokesman spokeswoman spokesperson official leader
    lawmaker diplomat general commander officer adviser advisor aide governor mayor senator director chief head
    analyst expert observer researcher fellow professor economist witness resident source insider critic prosecutor
    judge lawyer attorney police soldier veteran activist campaigner worker shopkeeper driver doctor teacher
    person delegate representative deputy chairman chair founder editor correspondent reporter journalist prime-minister
    """.split()
)
_ANONYMOUS_NOUNS = frozenset(
    "official source insider analyst observer expert diplomat people person witness critic resident aide".split()
)


def make_party(tree: Tree, source: Source) -> Actor | None:
    """Make an actor of a source that the actors' layer does not know, where its kind is beyond doubt."""
    head = source.head
    kind = _kind(tree, source)
    if kind is None:
        return None
    name, at = None, head
    if kind == "person":
        at = next((c for c in tree.kids(head, "appos") if tree.tags[c] == "NNP"), head)
        name = name_at(tree, at)
    elif kind == "organisation":
        name = name_at(tree, head)
    lemma = tree.lemmas[head]
    plural = tree.tags[head] in {"NNS", "NNPS"}
    indefinite = tree.lowers[source.tokens[0]] in {"a", "an", "one", "another", "some"}
    anonymous = kind in {"reports", "role", "group"} and (
        kind == "reports" or (lemma in _ANONYMOUS_NOUNS and (plural or indefinite))
    )
    return Actor(
        tree.span(source.tokens),
        tree.span((at, at + 1)),
        kind,
        name=name,
        anonymous=anonymous,
        read_by="attribution/source",
    )


def _kind(tree: Tree, source: Source) -> HolderKind | None:
    head = source.head
    lemma, entity = tree.lemmas[head], tree.entities[head]
    if tree.child(head, "conj") is not None and tree.pos[head] in {"PROPN", "NOUN"}:
        return "group"
    named = any(tree.tags[c] == "NNP" and tree.entities[c] == "PERSON" for c in tree.kids(head, "appos"))
    if entity == "PERSON" or (named and tree.pos[head] == "NOUN"):
        return "person"
    if tree.pos[head] == "PROPN" and lemma.removesuffix("s") in ROLE_NOUNS and entity != "PERSON":
        return "group" if tree.tags[head] == "NNPS" else "role"
    if tree.pos[head] == "PROPN":
        if entity == "ORG" and tree.lowers[source.tokens[0]] != "the" and not _BODY.search(tree.words[head]):
            return None  # the tagger takes unfamiliar names of people for organisations
        return "organisation" if entity in {"ORG", "GPE"} else "group" if entity == "NORP" else None
    if tree.pos[head] != "NOUN":
        return None
    plural = tree.tags[head] == "NNS"
    if plural and lemma in load_cues("noun") and lemma not in _DOCUMENT_NOUNS:
        return "reports"
    if lemma in _REPORT_NOUNS:
        return "reports" if plural or lemma == "speculation" else "document"
    if lemma in _DOCUMENT_NOUNS:
        return "document"
    if lemma in MEDIA_NOUNS:
        return "media"
    if lemma in ROLE_NOUNS or entity == "NORP":
        return "group" if plural or lemma == "police" else "role"
    return "group" if plural and lemma in {"ally", "government", "people", "force", "family", "partner"} else None


def name_at(tree: Tree, token: int) -> str:
    """Return the run of name words that ends at a token, without honorifics."""
    first = token
    while first > 0 and _goes_on(tree, first - 1, token):
        first -= 1
    while first < token and tree.lowers[first].strip(".") in _HONORIFICS:
        first += 1
    return own_name(tree.text[tree.start[first] : tree.end[token]])


def _goes_on(tree: Tree, word: int, name: int) -> bool:
    """Tell whether a word before a name is one of the name's: the same entity's, or what "Al Masirah" is to "TV"."""
    if tree.tags[word] not in {"NNP", "NNPS", "HYPH", ":"}:
        return False
    within = word < tree.heads[word] <= name and tree.deps[word] == "compound" and tree.entities[name] in {"", "ORG"}
    return tree.entities[word] == tree.entities[name] or within
