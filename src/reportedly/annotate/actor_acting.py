"""Whether a noun phrase acts: capitals, regions and things are parties only where they do or are addressed."""

from __future__ import annotations

from reportedly.annotate.syntax import Syntax

#: Verbs whose object is spoken to or dealt with, never gone to.
_ADDRESSING = frozenset(
    """accuse advise aid alert allow appease arm ask assist assure back blame call challenge coerce compel condemn
    confront consult convince criticise criticize defend demand denounce deter encourage expect finance force help
    implore inform instruct invite isolate join lobby notify oppose order permit persuade press pressure prevent
    promise provide punish reassure rebuke remind reproach require sanction stop supply support suspect tell thank
    threaten trust urge warn
    """.split()
)
#: Verbs whose "to X" is somebody addressed or supplied rather than somewhere gone.
_GIVING = frozenset(
    """appeal apologise apologize belong cede complain concede deliver donate explain extend give grant hand lend loan
    matter offer pledge promise protest provide reply respond say seem signal speak supply surrender talk yield
    """.split()
)
#: Subjects of these only stand somewhere.
_STANDING = frozenset("lie stand sit remain become fall burn celebrate".split())
_NOUN_PREPOSITIONS = frozenset({"to", "for", "from", "with", "between", "against", "by", "towards", "toward"})
_PRESSING = frozenset("pressure sanction influence attack reliance dependence focus stance position".split())
_PLACE_PREPOSITIONS = frozenset(
    "in at near across within inside around throughout over through into outside via beyond off onto above".split()
)
_SITUATED = frozenset({"in", "at", "near", "under", "on"})
_TRAVEL = frozenset("flight train journey trip visit road way route mile kilometer kilometre km tour return".split())


def acts(syntax: Syntax, token: int) -> bool:
    """Tell whether the noun does something, has something done to it in words, or possesses.

    "Moscow said", "talks with Moscow", "Moscow's demands", "urged Moscow"; and not "in Moscow", "flew to Moscow".
    """
    token = _first_conjunct(syntax, token)
    dep, head = syntax.deps[token], syntax.heads[token]
    lemma = syntax.lemmas[head]
    if dep == "poss":
        return True
    if dep == "nsubj":
        if lemma == "be":
            return not any(syntax.lower[child] in _SITUATED for child in syntax.having(head, {"prep"}))
        return lemma not in _STANDING
    if dep == "nsubjpass" or dep == "dobj" or dep == "dative":
        return lemma in _ADDRESSING or (dep == "dative" and lemma in _GIVING)
    if dep != "pobj":
        return False
    return _acts_behind(syntax, head)


def _acts_behind(syntax: Syntax, preposition: int) -> bool:
    """Tell whether a preposition's object is a party rather than a place."""
    word, above = syntax.lower[preposition], syntax.heads[preposition]
    lemma = syntax.lemmas[above]
    if syntax.deps[preposition] in ("agent", "dative") or word in ("with", "between", "against", "by"):
        return True
    if word == "to" and syntax.lower[above] == "according":
        return True
    if syntax.pos[above] in ("VERB", "AUX"):
        return word == "to" and lemma in _GIVING
    if word == "on":
        return lemma in _PRESSING and lemma != "attack"
    return word in _NOUN_PREPOSITIONS and lemma not in _TRAVEL and syntax.pos[above] == "NOUN"


def is_where(syntax: Syntax, token: int) -> bool:
    """Tell whether the noun only says where something is."""
    token = _first_conjunct(syntax, token)
    while syntax.deps[token] in ("appos", "npadvmod") and syntax.heads[token] != token:
        token = syntax.heads[token]
    if syntax.deps[token] != "pobj":
        return False
    return syntax.lower[syntax.heads[token]] in _PLACE_PREPOSITIONS


def _first_conjunct(syntax: Syntax, token: int) -> int:
    while syntax.deps[token] == "conj" and syntax.heads[token] != token:
        token = syntax.heads[token]
    return token
