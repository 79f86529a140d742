"""Parse repairs of lists: names in one row before "and", of which the parser makes asides and subjects, and pairs.

A pair is two parties joined by a hyphen before what they share: "the Russia-Ukraine war", "U.S.-South Korean drills".
Subjects named twice are mended too: "the commission had itself confirmed it".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.names import key_of
from reportedly.reference.places_within import country_named
from reportedly.reference.resolve import resolve_actor
from reportedly.reference.roles import load_roles
from reportedly.reference.states import states_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
#: What the parser takes for an aside a name between the commas of a list.
_ASIDES: Final = frozenset({"appos", "npadvmod"})
_HYPHENS: Final = frozenset("-–")
#: The most words of a party's name in a pair: "South Korean".
_LONGEST_PARTY: Final = 3
_BEFORE_NOUN: Final = frozenset({"amod", "compound", "nmod", "poss"})
_EMPHATIC: Final = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})


def repair_lists(doc: Doc) -> None:
    """Make one row, in place, of names of which each could do what the verb says: "Sullivan, Shin, and Akiba met"."""
    for token in doc:
        if token.text in _HYPHENS:
            _join_pair(doc, token)
        elif token.text == "&" and 0 < token.i < len(doc) - 1:
            _join_names(doc[token.i - 1], token, doc[token.i + 1])
        if token.dep_ not in _SUBJECTS:
            continue
        if token.lower_ in _EMPHATIC and any(
            child.dep_ in _SUBJECTS and child.i < token.i for child in token.head.lefts
        ):
            token.dep_ = "npadvmod"
        elif token.tag_ in ("NNP", "NNPS"):
            _join_second_subject(token)
            _join_asides(token)
        elif token.tag_ == "NN" and key_of(token.lower_) in load_roles():  # "Lavrov's deputy, Ryabkov, and Wang"
            _join_second_subject(token)


def _join_pair(doc: Doc, hyphen: Token) -> None:
    """Join two parties that a hyphen pairs as "and" would, in place: else what both share is the second's alone."""
    first = next((at for at in range(max(0, hyphen.i - _LONGEST_PARTY), hyphen.i) if _is_party(doc[at : hyphen.i])), -1)
    ends = range(min(len(doc), hyphen.i + 1 + _LONGEST_PARTY), hyphen.i + 1, -1)
    end = next((at for at in ends if _is_party(doc[hyphen.i + 1 : at])), -1)
    if first < 0 or end < 0:
        return
    one, other = doc[hyphen.i - 1], doc[end - 1]
    if other.head.i < end or other.dep_ not in _BEFORE_NOUN:
        return
    for word in (*doc[first : one.i], hyphen):
        word.head, word.dep_ = one, "punct" if word is hyphen else "compound"
    for word in [child for child in other.lefts if child.i < first]:
        word.head = other.head
    one.head, one.dep_ = other.head, other.dep_
    other.head, other.dep_ = one, "conj"


def _join_names(first: Token, ampersand: Token, second: Token) -> None:
    """Make one name of two that an ampersand joins: "Johnson & Johnson said"."""
    if not (first.tag_ == second.tag_ == "NNP" and second.dep_ == "conj" and second.head.i == first.i):
        return
    second.head, second.dep_ = (second if first.head.i == first.i else first.head), first.dep_
    for child in [child for child in first.children if child.i != second.i]:
        child.head = second
    first.head, first.dep_ = second, "compound"
    ampersand.dep_ = "compound"


def _is_party(words: Span) -> bool:
    """Tell whether words name a state, its people, a body or a group."""
    if not all(word.text[:1].isupper() for word in words):
        return False
    actor = resolve_actor(words.text)
    return actor.country is not None and actor.kind is not None


def _join_second_subject(first: Token) -> None:
    """Join to a subject the last of its row, taken for a subject of its own behind the "and" of the first."""
    joint = next((child for child in first.rights if child.dep_ == "cc" and child.lower_ == "and"), None)
    if joint is None or any(child.dep_ == "conj" and child.i > joint.i for child in first.rights):
        return
    last = next((child for child in first.head.lefts if child.i > joint.i and child.dep_ == first.dep_), None)
    if last is None or last.left_edge.i != joint.i + 1 or last.tag_ not in ("NNP", "NNPS", first.tag_):
        return
    for aside in [child for child in first.rights if child.i < joint.i and child.dep_ in _ASIDES]:
        if _is_plain_name(aside):
            aside.dep_ = "conj"
    last.head, last.dep_ = first, "conj"


def _join_asides(first: Token) -> None:
    """Join to a name those taken for its appositions in a row: with titles of their own, or between it and the last."""
    joint = next((child.i for child in first.rights if child.dep_ == "cc" and child.lower_ == "and"), 0)
    for aside in [child for child in first.rights if child.dep_ == "appos" and _is_plain_name(child)]:
        titled = any(child.dep_ == "compound" and key_of(child.text) in load_roles() for child in aside.lefts)
        last = any(child.dep_ == "cc" and child.lower_ == "and" for child in aside.rights)
        within = aside.i < joint and not any(aside.children) and country_named(aside.text) is None
        if (titled and last) or within or (last and _are_states(first, aside)):
            aside.dep_ = "conj"


def _are_states(first: Token, second: Token) -> bool:
    """Tell whether two names are those of two states: "Mali, Burkina Faso and Niger"."""
    one, other = (states_named(name.doc[name.i - name.n_lefts : name.i + 1].text) for name in (first, second))
    return len(one) == len(other) == 1 and one != other


def _is_plain_name(word: Token) -> bool:
    """Tell whether a word is a name with at most titles before it, and no title itself."""
    bare = all(child.dep_ in ("compound", "amod", "punct", "cc", "conj") for child in word.children)
    return word.tag_ in ("NNP", "NNPS") and bare and key_of(word.text) not in load_roles()
