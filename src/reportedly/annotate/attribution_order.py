"""Speakers that the order of the words shows where the parse has lost them: "…, the head of X, Y, told the paper."."""

from __future__ import annotations

import re

from reportedly.annotate.attribution_tree import SUBJECTS, Range, Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COMPLETING = frozenset({*SUBJECTS, "aux", "auxpass", "agent"})
_NAMES = frozenset({"NNP", "NNPS"})
_OPENERS = frozenset({"DT", "NNP", "NNPS", "PRP$", "JJ", "NN", "NNS", "CD"})
_SPEAKING = frozenset({"PERSON", "ORG", "NORP"})
#: Last words of outlets' names.
_OUTLETS = frozenset("news times tv television radio post herald tribune journal gazette daily today".split())
#: How far back, in tokens, a speaker's noun phrase may begin.
_LONGEST = 24
#: Nouns for people and bodies by their endings: minister, commander, historian, spokeswoman, ministry, agency.
_SPEAKERS = re.compile(
    r"(?:[a-z]{2,}(?:er|or|ian|ist|ant|man|men|woman|women|person|people|ary|ador|oy|mat|ment|try|ity|ncy|ice|iser)|"
    r"head|chief|mayor|general|chair|police|army|navy|force|staff|official|aide|deputy|staff|union|group|source|"
    r"ally|analyst|expert|witness|resident|colonel|king|premier|command|centre|center|headquarters|office|"
    r"directorate|bureau|committee|commission|council)$"
)
_THINGS = re.compile(
    r"(?:war|number|order|summer|winter|river|power|border|corner|centre|matter|weather|water|paper|moment|city|"
    r"government|capital|document|territory|country|january|february|county|equipment|agreement|deployment|"
    r"district|quarter|sector|reactor|factor|harbor|corridor|security|community|facility|majority|minority|price|"
    r"notice|service|device|practice|treatment|statement|movement|settlement|missile|launcher|fighter|bomber)$"
)


def speaker_before(tree: Tree, verb: int) -> tuple[int, Range] | None:
    """Return the head and the tokens of the speaker before a verb of speech that closes or interrupts a sentence.

    Sure only where a comma opens the noun phrase, the words before it are a clause (or the words behind the verb's own
    comma go on with its verb), the verb has neither subject nor content of its own, and the noun is one for a speaker.
    """
    begin, end = tree.sentence[verb]
    if tree.tags[verb] not in {"VBD", "VBZ", "NNS", "VBN"} or verb - begin < 3:
        return None
    phrase = _noun_phrase_before(tree, verb, begin)
    if phrase is None:
        return None
    first, last = phrase
    outer = (t for t in range(first, last) if not first <= tree.heads[t] < last and _is_noun(tree, t))
    head = next((t for t in outer if tree.deps[t] != "poss"), None)
    if head is None or not _is_speaker(tree, head, last):
        return None
    before = any(tree.tags[t] in _FINITE for t in range(begin, first - 1))
    after = verb + 2 < end and tree.words[verb + 1] == ","
    medial = after and not before  # "Russia, the agency estimates, has …": the parser may take "Russia" for its subject
    if any(_is_complete(tree, c, verb) and not (medial and c < first - 1) for c in tree.children[verb]):
        return None
    if medial:
        return (head, phrase) if tree.tags[verb + 2] in _FINITE else None
    closed = not any(tree.tags[t] in _FINITE for t in range(verb + 1, end)) or after
    return (head, phrase) if before and closed else None


def _is_complete(tree: Tree, child: int, verb: int) -> bool:
    """Tell a child that shows a verb to have its subject, an auxiliary or a content behind it."""
    return tree.deps[child] in _COMPLETING or (tree.deps[child] == "ccomp" and child > verb)


def _is_noun(tree: Tree, token: int) -> bool:
    return tree.pos[token] in {"NOUN", "PROPN"}


def _noun_phrase_before(tree: Tree, verb: int, begin: int) -> Range | None:
    """Return the tokens of the noun phrase that ends at a verb, its apposition between commas included."""
    last = verb - 1 if tree.words[verb - 1] == "," else verb
    comma = _comma_before(tree, last, begin)
    if comma is None:
        return None
    if last < verb:  # "…, the head of the service, Kyrylo Budanov, told …"
        named = tree.tags[last - 1] in _NAMES and tree.entities[last - 1] != "DATE"
        outer = _comma_before(tree, comma, begin)
        if not named or outer is None or tree.tags[comma + 1] not in _OPENERS:
            return None
        comma = outer
    first = comma + 1
    if first >= last or tree.tags[first] not in _OPENERS or any(tree.tags[t] in _FINITE for t in range(first, last)):
        return None
    return first, last


def _comma_before(tree: Tree, token: int, begin: int) -> int | None:
    for at in range(token - 1, max(begin, token - _LONGEST), -1):
        if tree.words[at] == ",":
            return at
        if tree.tags[at] in _FINITE or tree.words[at] in {";", ":", "“", "”", '"'}:
            return None
    return None


def _is_speaker(tree: Tree, head: int, last: int) -> bool:
    if any(tree.entities[t] == "PERSON" for t in (head, last - 1)) or _is_abbreviated(tree, head, last):
        return True
    if tree.tags[last - 1] in _NAMES and tree.lowers[last - 1] in _OUTLETS:
        return True
    if tree.pos[head] == "PROPN":
        return tree.entities[head] in _SPEAKING or _SPEAKERS.match(tree.lowers[head]) is not None
    return is_speaking_noun(tree.lemmas[head])


def _is_abbreviated(tree: Tree, head: int, last: int) -> bool:
    """Tell a body whose letters stand behind its name: "the security service (SBU)"."""
    opening, letters, closing = tree.words[max(head + 1, last - 3) : last] if last - head == 4 else ("", "", "")
    return opening == "(" and closing == ")" and letters.isalpha() and letters.isupper()


def is_speaking_noun(lemma: str) -> bool:
    """Tell by its form whether a common noun names a person or a body: "historian", "ministry"; not "border"."""
    return _SPEAKERS.match(lemma) is not None and _THINGS.search(lemma) is None
