"""Noun phrases that may name a party: their heads and how far each runs, from the shared parse."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from reportedly.annotate.syntax import Syntax
from reportedly.reference.roles import load_roles

_INNER = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod", "npadvmod"})
_LEFT = frozenset({"det", "poss", "amod", "compound", "nmod", "nummod", "predet", "quantmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "dative"})
#: Prepositions that may belong to the phrase; the others only follow it.
_COMPLEMENTS = frozenset({"of", "to", "for", "in", "at", "from"})
#: Nouns whose "to X" says where they are sent or whom they serve.
_SENT = frozenset("ambassador envoy delegate representative adviser advisor aide consul mission delegation".split())
#: Nouns of bodies whose name may go on behind "for".
_BODIES = frozenset("organization organisation agency committee commission council centre center fund".split())
#: The most tokens a phrase runs on behind its head.
_REACH = 16


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``head`` and half-open ``start``, ``end`` are token indices."""

    head: int
    start: int
    end: int


def is_role(syntax: Syntax, token: int) -> bool:
    """Tell whether a noun, with the words before it, is a role noun: the only common nouns that can name a party."""
    roles = load_roles()
    word = plain_word(syntax.lower[token])
    if word not in _role_ends():
        return False
    key: tuple[str, ...] = (word,)
    for at in range(token, max(token - 4, -1), -1):
        if at < token:
            key = (plain_word(syntax.lower[at]), *key)
        role = roles.get(key)
        if role is not None and role.kind != "modifier":
            return True
    return False


@functools.cache
def _role_ends() -> frozenset[str]:
    return frozenset(key[-1] for key in load_roles() if key)


@functools.cache
def body_words() -> frozenset[str]:
    """Return the last words of the role nouns that name bodies: "the presidential office", "the military"."""
    return frozenset(key[-1] for key, role in load_roles().items() if key and role.kind == "organisation")


def find_phrases(syntax: Syntax) -> list[Phrase]:
    """Return the noun phrases that a proper noun, a role noun or a people's name heads, in order of their heads.

    Phrases that only modify another noun are not among them; :func:`find_modifiers` gives those.
    """
    phrases = []
    for head, pos in enumerate(syntax.pos):
        if pos not in _NOMINAL or syntax.deps[head] in _INNER:
            continue
        named = syntax.words[head][:1].isupper() and syntax.deps[head] in _ARGUMENTS
        if pos == "PROPN" or syntax.tags[head] == "NNPS" or (pos == "NOUN" and named):
            phrases.append(read_phrase(syntax, head))
        elif pos == "ADJ":
            if named:
                phrases.append(read_phrase(syntax, head))
        elif is_role(syntax, head):
            phrases.append(read_phrase(syntax, head))
    return phrases


def find_modifiers(syntax: Syntax, covered: bytearray) -> list[Phrase]:
    """Return the capitalised modifiers of nouns that stand outside the ``covered`` tokens.

    "Russia's invasion", "Russian strikes", "the White House announcement": each runs from its own first name word to
    its last.
    """
    phrases = []
    for token, dep in enumerate(syntax.deps):
        if dep not in _INNER or covered[token] or not syntax.words[token][:1].isupper():
            continue
        if syntax.pos[token] not in ("PROPN", "ADJ", "NOUN"):
            continue
        above = syntax.heads[token]
        if above > token and syntax.deps[above] in _INNER and syntax.pos[above] == "PROPN" and dep != "poss":
            continue
        if dep == "poss":
            phrases.append(read_phrase(syntax, token))
        else:
            start = token
            while start and syntax.heads[start - 1] in (token, above) and syntax.words[start - 1][:1].isupper():
                if syntax.pos[start - 1] not in ("PROPN", "ADJ") or covered[start - 1]:
                    break
                start -= 1
            phrases.append(Phrase(token, start, token + 1))
    return phrases


def plain_word(word: str) -> str:
    """Return the last part of a hyphenated word, without apostrophes."""
    return word.rsplit("-", 1)[-1].replace("'", "").replace("’", "")


def read_phrase(syntax: Syntax, head: int) -> Phrase:
    """Return the noun phrase of a head: its modifiers, its "of" and "to" complements, and a name set in apposition."""
    start = head
    for child in syntax.children[head]:
        if child < head and syntax.deps[child] in _LEFT and syntax.tags[child] != "VBD":
            if syntax.pos[child] == "VERB" and syntax.pos[head] == "PROPN":
                continue
            start = min(start, _left_of(syntax, child))
    while start < head and syntax.pos[start] in ("PUNCT", "CCONJ", "SPACE"):
        start += 1
    return Phrase(head, start, max(_end_of(syntax, head, head), _role_end(syntax, head)))


def _role_end(syntax: Syntax, head: int) -> int:
    """The end of a role that runs on behind its head: "secretary of state", however it was parsed."""
    if head + 2 >= len(syntax.words) or (syntax.lower[head], syntax.lower[head + 1]) not in _role_openings():
        return head + 1
    roles = load_roles()
    for end in range(min(head + 6, len(syntax.words)), head + 2, -1):
        if tuple(plain_word(word) for word in syntax.lower[head:end]) in roles:
            return end
    return head + 1


@functools.cache
def _role_openings() -> frozenset[tuple[str, str]]:
    return frozenset((key[0], key[1]) for key in load_roles() if len(key) > 2)


def _left_of(syntax: Syntax, child: int) -> int:
    """The first token of a modifier, without anything that clauses or quotation marks add to it."""
    left = syntax.left[child]
    return left if child - left <= _REACH else child


def _end_of(syntax: Syntax, head: int, outer: int) -> int:
    """The token behind the phrase: right modifiers that follow without a gap."""
    end = head + 1
    for child in syntax.children[head]:
        if child <= head:
            continue
        if child - outer > _REACH or syntax.left[child] > end + (syntax.deps[child] == "appos") * 2:
            break
        dep = syntax.deps[child]
        if dep == "prep" and child == end and _belongs(syntax, head, child):
            thing = syntax.child(child, {"pobj"})
            if thing is None or thing - outer > _REACH:
                break
            end = max(end, _coordinated_end(syntax, thing, outer, syntax.lower[child]))
        elif dep == "appos" and _names(syntax, head, child):
            end = max(end, _end_of(syntax, child, outer))
            if end < len(syntax.words) and syntax.words[end] == ")":
                end += 1
        elif dep in ("case", "punct", "nummod"):
            continue
        elif dep not in ("appos", "prep"):
            break
    return end


def _coordinated_end(syntax: Syntax, thing: int, outer: int, preposition: str) -> int:
    """The end of a complement; "of" takes in all coordinated members ("the leaders of France and Italy")."""
    last = thing
    if preposition == "of" and syntax.pos[thing] == "PROPN":
        members = [one for one in syntax.conjuncts(thing) if one - outer <= _REACH and syntax.pos[one] == "PROPN"]
        last = members[-1]
    return _end_of(syntax, last, outer)


def _is_named(syntax: Syntax, preposition: int) -> bool:
    """Tell whether a preposition's object is part of a name: "for Migration"."""
    return any(syntax.words[thing][:1].isupper() for thing in syntax.having(preposition, {"pobj"}))


def _belongs(syntax: Syntax, head: int, preposition: int) -> bool:
    """Tell whether a prepositional phrase is part of the name: "spokesman for the ministry", "officials in Seoul"."""
    word = syntax.lower[preposition]
    named = word == "of" or (word == "for" and syntax.lower[head] in _BODIES and _is_named(syntax, preposition))
    proper = syntax.pos[head] == "PROPN" and syntax.words[head][:1].isupper()
    proper = proper and not (is_role(syntax, head) and syntax.lower[head] in body_words())  # "the Ministry in Moscow"
    if word not in _COMPLEMENTS or (proper and not named and syntax.lower[head] not in _SENT):
        return False
    if named:
        return True  # "the International Organization for Migration"
    if word == "to":
        return syntax.lemmas[head] in _SENT or syntax.lower[head] in _SENT
    thing = syntax.child(preposition, {"pobj"})
    if thing is None or not is_role(syntax, head):
        return False
    return syntax.pos[thing] == "PROPN" or (word != "from" and plain_word(syntax.lower[thing]) in body_words())


def _names(syntax: Syntax, head: int, apposition: int) -> bool:
    """Tell whether an apposition belongs to the name: a person's name beside a role, or an abbreviation."""
    if syntax.pos[apposition] not in ("PROPN", "NOUN") or not 0 < syntax.left[apposition] - head <= 3 + _REACH:
        return False
    if syntax.pos[apposition] == "PROPN":
        return True
    return syntax.pos[head] == "PROPN" and is_role(syntax, apposition)
