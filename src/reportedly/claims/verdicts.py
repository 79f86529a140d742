"""Verdicts: what a clause says of an account told before: that it is untrue, baseless, no lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.model.vocabulary import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNTRUE: Final = frozenset(
    """untrue false baseless groundless unfounded fabricated fake lie lies fiction invention propaganda nonsense
    rubbish misinformation disinformation slander hoax fantasy unsubstantiated absurd misleading""".split()
)
_TRUE: Final = frozenset("true accurate correct case".split())
_REALITY: Final = frozenset({"reality", "fact", "truth"})
_STORIES: Final = frozenset({"news", "story", "information", "statement"})
_CALLING: Final = frozenset({"call", "describe", "brand", "label"})
#: What was told before, by the nouns and pronouns that take it up.
ACCOUNTS: Final = frozenset("report claim account allegation accusation story rumour rumor it that this charge".split())
#: How many words an answer has at most, of those that may point to what it answers.
LONGEST_ANSWER: Final = 12


def verdict_on_report(predicate: Token) -> Polarity | None:
    """Return whether a clause says that something said is so: "the reports are untrue", "the claim is no lie".

    None where it says nothing of that.
    """
    negated = any(child.dep_ == "neg" for child in predicate.children)
    if negated and _is_nothing_real(predicate):
        return "negative"
    if predicate.lemma_ in _CALLING:
        return "negative" if _calls_untrue(predicate) and not negated else None
    if predicate.lemma_ != "be":
        return None
    said = {child.lower_ for child in predicate.children if child.dep_ in ("acomp", "attr")}
    told = {child.lemma_ for child in predicate.children if child.dep_ == "nsubj"}
    if not said & _UNTRUE or not told & ACCOUNTS:
        return None
    return "positive" if negated else "negative"


def _is_nothing_real(predicate: Token) -> bool:
    """Tell whether a negated clause says of an account that it is not so: "the claim is not true"."""
    told = {child.lemma_ for child in predicate.lefts if child.dep_ == "nsubj"}
    if not told & ACCOUNTS:
        return False
    if predicate.lemma_ == "correspond":
        return any(child.lemma_ in _REALITY for to in predicate.rights if to.dep_ == "prep" for child in to.rights)
    said = [child for child in predicate.rights if child.dep_ in ("acomp", "attr")]
    return predicate.lemma_ == "be" and any(child.lower_ in _TRUE and child.n_rights == 0 for child in said)


def _calls_untrue(predicate: Token) -> bool:
    """Tell whether a verb names a report untrue: "called the claim baseless", "described it as a lie"."""
    below = [child for child in predicate.subtree if child.i > predicate.i]
    answered = predicate.dep_ == "relcl" and predicate.head.lemma_ in ACCOUNTS  # "an allegation Budapest called fake"
    told = answered or any(child.lemma_ in ACCOUNTS and _is_named(child) for child in below)
    words = (child for child in below[:LONGEST_ANSWER] if child.lower_ in _UNTRUE)
    return told and not all(_is_of_thing(word) or _is_of_account(word, predicate) for word in words)


def _is_named(account: Token) -> bool:
    """Tell whether a report itself is spoken of, and not a thing named after it: "this charge card"."""
    if account.dep_ in ("compound", "amod"):
        return account.head.pos_ != "NOUN" or account.head.lower_ in _UNTRUE
    return account.dep_ in ("dobj", "nsubj")


def _is_of_thing(word: Token) -> bool:
    """Tell whether a word describes a thing that is no report: "called it a fake charity"."""
    return word.dep_ == "amod" and word.i < word.head.i and word.head.lemma_ not in ACCOUNTS | _STORIES


def _is_of_account(word: Token, predicate: Token) -> bool:
    """Tell whether a word only says what or whose an account is: "the report on disinformation"."""
    for at in (word, *word.ancestors):
        if at == predicate:
            return False
        if at.dep_ == "poss" or (at.dep_ == "prep" and at.lower_ != "as" and at.head.lemma_ in ACCOUNTS | _STORIES):
            return True
    return False
