"""Negation: which predicates the words around them deny."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.tree import ParseTree

_NEGATORS: Final = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely", "nowhere"})
_NONE_WORDS: Final = frozenset({"no", "none", "nobody", "nothing", "neither"})
#: Of whom a denial holds in part: "not all were pleased", "not everyone believes it".
_ALL: Final = frozenset({"all", "every", "everyone", "everybody", "everything"})
#: What there is a "zero" of that is something: "zero tolerance", "zero hour".
_ZEROES: Final = frozenset({"tolerance", "hour", "point", "degree", "percent", "sum", "emission", "gravity"})
_SUBJECTS_AND_OBJECTS: Final = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl", "dative"})
#: "not only", "not just": focus, not denial; "not surprisingly" says how the deed is to be taken.
FOCUS: Final = frozenset(
    """only just merely simply solely surprisingly coincidentally unexpectedly incidentally unusually infrequently
    accidentally""".split()
)
#: "not always", "not necessarily", which deny it in part.
_PARTLY: Final = frozenset({"exactly", "necessarily", "always"})
#: What is next to none: "hardly any aid", "scarcely anyone".
_SCARCELY: Final = frozenset({"hardly", "scarcely", "barely"})
_ANY: Final = frozenset({"any", "anyone", "anybody", "anything"})
#: "no more than 50", "no fewer than", "no later than" bound a number or a date.
_BOUND_WORDS: Final = frozenset(
    {"more", "less", "fewer", "later", "earlier", "sooner", "longer", "larger", "bigger", "higher", "lower", "greater"}
)
#: How many tokens behind "nothing" an "other than" still belongs to it.
_REACH_OF_NOTHING: Final = 10
#: What a denial of it threatens: "will not tolerate", "won't sit idle", "will not stand by" (codebook, "Polarity").
_FORBEARING: Final = frozenset({"tolerate", "hesitate", "waver", "relent", "falter", "flinch", "rest"})
_IDLE: Final = frozenset({"idle", "idly", "by", "aside", "silent"})
#: "no doubt", "no matter", "no wonder": set phrases that deny nothing.
_SET_PHRASES: Final = frozenset({"doubt", "matter", "wonder", "question", "surprise", "secret", "coincidence"})

#: What "few" who do it leave standing.
_DOUBTING: Final = frozenset({"doubt", "question", "dispute", "contest", "challenge"})
_QUOTES: Final = frozenset({'"', "“", "‘", "'"})
_NEARLY: Final = frozenset({"almost", "nearly"})
#: Verbs of measure, of which "nearly" is an estimate.
_MEASURED: Final = frozenset(
    "double triple treble quadruple quintuple halve match equal total surpass exceed finish complete stop "
    "cease end empty vanish disappear destroy wipe exhaust lose cut raze flatten".split()
)


def negation_of(tree: ParseTree, token: int) -> int | None:
    """Return the token that denies the predicate ``token`` within its own clause, or None.

    Two denials in one clause ("did not attack nobody", "never failed") cancel only through a governing word; here the
    first found stands for the clause.
    """
    if tree.deps[token] == "conj":
        nor = _nor_between(tree, tree.heads[token], token)
        if nor is not None:
            return nor
    if tree.deps[token] == "relcl" and any(tree.words[child] in {"ever", "even"} for child in tree.children[token]):
        described = tree.heads[token]  # "this is not a war that the rebels have ever won"
        denied = negation_of(tree, tree.heads[described]) if tree.deps[described] == "attr" else None
        if denied is not None:
            return denied
    for child in tree.children[token]:
        dep = tree.deps[child]
        if dep in {"neg", "advmod", "preconj", "cc", "aux", "intj"} and tree.words[child] in _NEGATORS:
            if not is_focus(tree, child) and not _negates_conjunct(tree, child):
                return child
        elif (dep == "neg" and tree.words[child] == "far") or (dep == "advmod" and _falls_short(tree, token, child)):
            return child
        elif dep in _SUBJECTS_AND_OBJECTS and tree.words[child] == "few" and tree.lemmas[token] in _DOUBTING:
            if not tree.children[child]:  # "few doubt", not "a few doubt"
                return child
        elif dep == "advmod" and (_is_no_longer(tree, child) or _is_never_before(tree, child)):
            return child
        elif dep in _SUBJECTS_AND_OBJECTS:
            found = negated_noun(tree, child)
            if found is not None:
                return found
        elif dep == "prep" and tree.words[child] in {"in", "under", "on", "at", "by", "with"}:
            found = _negated_adjunct(tree, child)
            if found is not None:
                return found
    return _lacked(tree, token)


def _lacked(tree: ParseTree, token: int) -> int | None:
    """Return the "no" of what one has none of to do a thing with: "has neither the men to hold the city nor a plan"."""
    first = token + 1
    while first < len(tree) and tree.words[first] in _QUOTES:
        first += 1
    if tree.lemmas[token] not in {"have", "be"} or first >= len(tree) or tree.words[first] not in {"no", "neither"}:
        return None
    noun = tree.heads[first]
    below = tree.deps[noun] == "nsubj" and noun > first and tree.heads[tree.heads[noun]] == token
    return negated_noun(tree, noun) if below else None


def _falls_short(tree: ParseTree, token: int, adverb: int) -> bool:
    """Tell whether a deed was all but done and so not done: "almost collapsed"; "nearly doubled" is a measure."""
    if tree.words[adverb] not in _NEARLY or tree.tags[token] not in {"VBD", "VBN"} or tree.lemmas[token] in _MEASURED:
        return False
    things = [child for child in tree.children[token] if tree.deps[child] in {"dobj", "npadvmod", "attr"}]
    if any(tree.tags[thing] == "CD" or tree.child(thing, "nummod", "quantmod") is not None for thing in things):
        return False  # "nearly reached 5 billion"
    return all(tree.deps[between] in {"auxpass", "aux"} for between in range(adverb + 1, token))


def is_threat(tree: ParseTree, token: int) -> bool:
    """Tell whether a denied predicate is itself a deed: "won't sit idle", "will not tolerate", "did not accept"."""
    if tree.lemmas[token] == "accept":
        return True
    modals = {tree.words[child] for child in tree.children[token] if tree.tags[child] == "MD"}
    if not modals & {"will", "wo", "would", "shall", "'ll", "’ll", "can", "ca"}:
        return False
    if tree.lemmas[token] in _FORBEARING:
        return True
    return tree.lemmas[token] in {"sit", "stand", "stay", "remain"} and any(
        tree.words[child] in _IDLE for child in tree.children[token]
    )


def _nor_between(tree: ParseTree, first: int, second: int) -> int | None:
    """Return the "nor" that joins a conjunct to the one before it, which denies it."""
    joints = [child for child in tree.children[first] if first < child < second and tree.deps[child] == "cc"]
    return joints[-1] if joints and tree.words[joints[-1]] == "nor" else None


def negated_noun(tree: ParseTree, noun: int, *, set_phrases: bool = False) -> int | None:
    """Return the word by which a noun phrase is empty ("no attack", "none of them", "hardly any"), or None.

    "No doubt" and its like deny nothing to the verb beside them; with ``set_phrases`` they count, for the noun itself.
    """
    word = tree.words[noun]
    if (word in _ANY and _previous_in(tree, noun, _SCARCELY)) or (word in _ALL and _previous_is(tree, noun, "not")):
        return noun - 1
    if word in _NONE_WORDS or (word == "one" and _previous_is(tree, noun, "no")):
        # "nothing but", "nothing other than" affirm what follows.
        follower = tree.words[noun + 1] if noun + 1 < len(tree) else ""
        return None if follower in {"but", "other", "short"} or _other_than(tree, noun) else noun
    for child in tree.children[noun]:
        if tree.words[child] in {"no", "neither"} and tree.deps[child] in {"det", "neg", "preconj", "advmod"}:
            if (tree.lemmas[noun] in _SET_PHRASES and not set_phrases) or _bounds_a_number(tree, child):
                return None
            return child
        if tree.deps[child] in {"nummod", "neg", "det"} and _is_not_a(tree, child, noun):
            return child
        if tree.words[child] in _ANY and _previous_in(tree, child, _SCARCELY):
            return child - 1
        if tree.words[child] == "zero" and tree.deps[child] in {"nummod", "amod", "det"}:
            return None if tree.lemmas[noun] in _ZEROES else child
    return None


def _other_than(tree: ParseTree, noun: int) -> bool:
    """Tell whether "nothing" is taken back further on: "offers nothing for the people other than terror"."""
    following = range(noun + 1, min(noun + _REACH_OF_NOTHING, len(tree) - 1))
    return tree.words[noun] == "nothing" and any(tree.words[at : at + 2] == ["other", "than"] for at in following)


def _is_not_a(tree: ParseTree, child: int, noun: int) -> bool:
    """Tell whether ``child`` is the "not" of "not one soldier", "not a single shell", "not every soldier"."""
    negator = child if tree.words[child] == "not" else child - 1
    if negator < 0 or tree.words[negator] != "not" or negator > noun:
        return False
    if tree.words[negator + 2 : negator + 3] == ["but"]:
        return False  # "not one but two bombs"
    return tree.words[negator + 1] in _ALL | {"one", "a", "any"} and tree.heads[negator] in {noun, negator + 1}


def _negated_adjunct(tree: ParseTree, preposition: int) -> int | None:
    """Return the "no" of "in no way", "under no circumstances", "at no point"."""
    noun = tree.child(preposition, "pobj")
    if noun is None or tree.lemmas[noun] not in {"way", "circumstance", "account", "point", "time", "case", "mean"}:
        return None
    return negated_noun(tree, noun)


def is_contrasted(tree: ParseTree, noun: int) -> bool:
    """Tell whether a noun is the denied part of "an accident, not an attack"."""
    head = tree.heads[noun]
    return tree.deps[noun] in {"appos", "conj"} and any(
        head < child < noun and tree.deps[child] == "neg" and not is_focus(tree, child) for child in tree.children[head]
    )


def is_focus(tree: ParseTree, negator: int) -> bool:
    """Tell whether a "not" denies nothing: "not only", "not until", "not more than 50"."""
    following = tree.words[negator + 1] if negator + 1 < len(tree) else ""
    if following in FOCUS | _PARTLY:
        return True
    # "not until Friday", "not more than 50"
    return following in {"until", "till", "since"} or (following in _BOUND_WORDS and _then_than(tree, negator + 1))


def _negates_conjunct(tree: ParseTree, negator: int) -> bool:
    """Tell whether a "nor" denies the conjunct behind it rather than the predicate it hangs on."""
    return tree.words[negator] == "nor" and tree.heads[negator] < negator


def _bounds_a_number(tree: ParseTree, no: int) -> bool:
    return no + 1 < len(tree) and tree.words[no + 1] in _BOUND_WORDS


def _then_than(tree: ParseTree, token: int) -> bool:
    return token + 1 < len(tree) and tree.words[token + 1] == "than"


def _is_no_longer(tree: ParseTree, token: int) -> bool:
    return tree.words[token] == "longer" and _previous_is(tree, token, "no")


def _is_never_before(tree: ParseTree, token: int) -> bool:
    return any(tree.words[below] == "never" for below in tree.children[token])


def _previous_is(tree: ParseTree, token: int, word: str) -> bool:
    return _previous_in(tree, token, frozenset({word}))


def _previous_in(tree: ParseTree, token: int, words: frozenset[str]) -> bool:
    return token > 0 and tree.words[token - 1] in words
