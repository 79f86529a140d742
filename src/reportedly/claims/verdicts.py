"""Verdicts: what a clause says of an account told before: that it is untrue, baseless, no lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.claims.phrases import SAYING
from reportedly.model.vocabulary import Polarity
from reportedly.reference.cues import SUBSTANCE, UNTRUE

if TYPE_CHECKING:
    from spacy.tokens import Token

FIGURES: Final = frozenset("figure number toll count tally total loss casualty estimate".split())
#: What is said of somebody, which they may reject.
_CHARGES: Final = frozenset("allegation accusation charge claim suggestion assertion insinuation rumour rumor".split())
_REJECTING: Final = frozenset("reject deny dismiss refute dispute rebut contest rubbish repudiate".split())
_AGREEING: Final = frozenset("tally match correspond square accord reflect fit agree".split())
_HAPPENING: Final = frozenset({"happen", "occur"})
_POINTING: Final = frozenset({"it", "that", "this"})
_TRUE: Final = frozenset("true accurate correct case".split())
_RETORTING: Final = SAYING | {"respond", "reply", "retort", "scoff", "counter", "snap", "shrug"}
_FACTS: Final = frozenset({"fact", "truth", "reality", "imagination", "history"})
_STORIES: Final = frozenset({"news", "story", "information", "statement", "version", "remark"})
_CALLING: Final = frozenset({"call", "describe", "brand", "label"})
#: Words that point back to what was told.
POINTERS: Final = frozenset({"it", "that", "this", "so"})
#: What was told before, by the nouns and pronouns that take it up.
ACCOUNTS: Final = frozenset("report claim account allegation accusation story rumour rumor it that this charge".split())
#: How many words an answer has at most, of those that may point to what it answers.
LONGEST_ANSWER: Final = 12


def verdict_on_report(predicate: Token) -> Polarity | None:
    """Return whether a clause says that something said is so: "the reports are untrue", "the claim is no lie".

    None where it says nothing of that.
    """
    negated = any(child.dep_ == "neg" for child in predicate.children)
    if (negated and (_is_nothing_real(predicate) or _differs(predicate) or _never_was(predicate))) or _is_rejected(
        predicate
    ):
        return "negative"
    if _has_no_truth(predicate):
        return "negative"
    if predicate.lemma_ in _RETORTING and any(_is_bare_verdict(said) for said in predicate.lefts):
        return "negative"
    if predicate.lemma_ in _CALLING:
        return "negative" if _calls_untrue(predicate) and not negated else None
    if predicate.lemma_ != "be":
        return None
    said = [child for child in predicate.children if child.dep_ in ("acomp", "attr")]
    if not any(_is_untrue(word) for word in said) or not _is_of_story(predicate):
        return None
    return "positive" if negated else "negative"


def _is_untrue(word: Token) -> bool:
    """Tell whether a word says of an account that it is not so: "groundless", "fake news", "no lie"."""
    if word.lower_ in UNTRUE:
        return not _is_done_to(word)
    kinds = [child for child in word.lefts if child.dep_ in ("amod", "compound") and child.lower_ in UNTRUE]
    return bool(kinds) and (word.lemma_ in _STORIES | {"tale"})


def _is_bare_verdict(word: Token) -> bool:
    """Tell whether a quotation is a verdict alone: "“A fabrication from beginning to end,” he responded"."""
    first = word.left_edge
    quoted = first.is_quote or (first.i > 0 and first.nbor(-1).is_quote)
    own = any(
        child.dep_ in ("nsubj", "nsubjpass", "cop", "neg") or child.lower_ in ("no", "the") for child in word.lefts
    )
    return quoted and word.pos_ in ("NOUN", "ADJ") and _is_untrue(word) and not own


def _is_nothing_real(predicate: Token) -> bool:
    """Tell whether a negated clause says of an account that it is not so: "the claim is not true"."""
    if not _is_of_story(predicate):
        return False
    said = [child for child in predicate.rights if child.dep_ in ("acomp", "attr")]
    return predicate.lemma_ == "be" and any(child.lower_ in _TRUE and child.n_rights == 0 for child in said)


def _is_of_story(predicate: Token) -> bool:
    """Tell whether a clause speaks of what was told: "the report is …", "what they said is …"."""
    return any(
        child.lemma_ in ACCOUNTS
        if child.dep_ == "nsubj" and child.pos_ != "VERB"
        else child.dep_ in ("csubj", "nsubj") and child.lemma_ in SAYING
        for child in predicate.lefts
    )


def _differs(predicate: Token) -> bool:
    """Tell whether a denied clause says that an account or a figure agrees with what is so: "does not tally with"."""
    if predicate.lemma_ not in _AGREEING:
        return False
    told = any(child.dep_ == "nsubj" and child.lemma_ in ACCOUNTS | FIGURES for child in predicate.lefts)
    with_facts = any(child.lower_ in ("with", "to") or child.dep_ == "dobj" for child in predicate.rights)
    return told and with_facts


def _never_was(predicate: Token) -> bool:
    """Tell whether a clause says that what was told did not happen: "that never happened"."""
    subject = next((child for child in predicate.lefts if child.dep_ == "nsubj"), None)
    past = predicate.tag_ in ("VBD", "VBN") or any(child.lower_ in ("did", "has", "have") for child in predicate.lefts)
    return predicate.lemma_ in _HAPPENING and past and subject is not None and subject.lower_ in _POINTING


def _is_rejected(predicate: Token) -> bool:
    """Tell whether somebody rejects what is said: "we reject these allegations", not "claims to the islands"."""
    if predicate.lemma_ not in _REJECTING or any(child.dep_ == "neg" for child in predicate.children):
        return False
    charges = [child for child in predicate.rights if child.dep_ == "dobj" and child.lemma_ in _CHARGES]
    return any(
        not any(below.dep_ in ("prep", "acl", "ccomp", "poss") for below in charge.children) for charge in charges
    )


def _has_no_truth(predicate: Token) -> bool:
    """Tell "there is no truth in it" and "nothing could be further from the truth"."""
    if predicate.lemma_ != "be":
        return False
    said = [child for child in predicate.rights if child.dep_ in ("attr", "acomp", "advmod")]
    if any(child.dep_ == "expl" for child in predicate.lefts):
        bare = [word for word in said if word.lemma_ in SUBSTANCE and any(at.lower_ == "no" for at in word.lefts)]
        return any(at.lower_ in ("in", "to", "for") for word in bare for at in (*word.rights, *predicate.rights))
    nothing = any(child.dep_ == "nsubj" and child.lower_ == "nothing" for child in predicate.lefts)
    return nothing and any(word.lower_ in ("further", "farther") for word in said)


def _calls_untrue(predicate: Token) -> bool:
    """Tell whether a verb names a report untrue: "called the claim baseless", "described it as a lie"."""
    below = [child for child in predicate.subtree if child.i > predicate.i]
    answered = predicate.dep_ == "relcl" and predicate.head.lemma_ in ACCOUNTS  # "an allegation Budapest called fake"
    told = answered or any(_is_account(child) and _is_named(child) for child in below)
    words = (child for child in below[:LONGEST_ANSWER] if child.lower_ in UNTRUE)
    return told and not all(_is_of_thing(word) or _is_of_account(word, predicate) for word in words)


def _is_account(word: Token) -> bool:
    """Tell a noun or pronoun of what was told: "reports", "this", "talk of a siege", which are no peace talks."""
    return word.lemma_ in ACCOUNTS | _STORIES or (
        word.lower_ == "talk" and any(of.lower_ == "of" for of in word.rights)
    )


def _is_named(account: Token) -> bool:
    """Tell whether a report itself is spoken of, and not a thing named after it: "this charge card"."""
    if account.dep_ in ("compound", "amod", "nmod", "det"):
        return account.head.pos_ != "NOUN" or account.head.lower_ in UNTRUE
    return account.dep_ in ("dobj", "nsubj")


def _is_of_thing(word: Token) -> bool:
    """Tell whether a word describes a thing that is no report, or names it: "called it a fake charity"."""
    if any(child.lower_ == "the" for child in word.lefts) or _is_done_to(word):
        return True  # "called this the finest invention of the age"
    return word.dep_ == "amod" and word.i < word.head.i and word.head.lemma_ not in ACCOUNTS | _STORIES


def _is_done_to(word: Token) -> bool:
    """Tell the deed of "a manipulation of prices" from the verdicts "a fabrication" and "a distortion of the facts"."""
    ofs = [child for child in word.rights if child.lower_ == "of"]
    return any(thing.lemma_ not in _FACTS for of in ofs for thing in of.children)


def _is_of_account(word: Token, predicate: Token) -> bool:
    """Tell whether a word only says what or whose an account is: "the report on disinformation"."""
    for at in (word, *word.ancestors):
        if at == predicate:
            return False
        if at.dep_ == "poss" or (at.dep_ == "prep" and at.lower_ != "as" and at.head.lemma_ in ACCOUNTS | _STORIES):
            return True
    return False
