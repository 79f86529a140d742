"""Parse repairs: structures that the parser gives and English does not allow, put right before anybody reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.cues import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VOWELS: Final = frozenset("aeiou")
_SHORTEST: Final = 3
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def repair_parse(doc: Doc) -> Doc:
    """Return the parse with its impossible structures put right, in place."""
    if len(doc):
        columns = doc.to_array(["DEP", "TAG"])
        modifier, participle = doc.vocab.strings["amod"], doc.vocab.strings["VBN"]
        for at in ((columns[:, 0] == modifier) & (columns[:, 1] == participle)).nonzero()[0]:
            _raise_participle(doc[int(at)])
        for token in doc:
            if token.pos_ == "VERB" and _lost_its_e(token):
                token.lemma_ += "e"
    return doc


def _lost_its_e(verb: Token) -> bool:
    """Tell whether the form is that of an attributing verb in -e, read as one without: "hoped" is no form of "hop".

    A verb that ends in one vowel and one consonant doubles it ("hopped").
    """
    lemma, form = verb.lemma_, verb.lower_
    if len(lemma) < _SHORTEST or lemma[-1] in _VOWELS or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    return form in (f"{lemma}ed", f"{lemma}es", f"{lemma}ing") and f"{lemma}e" in load_cues("verb")


def _raise_participle(verb: Token) -> None:
    """Make a clause of a participle with a finite auxiliary, read as its object's modifier.

    "It said Iran had enriched uranium": "enriched" is the verb of what was said, "uranium" its object.
    """
    noun = verb.head
    auxiliary = next((child for child in verb.children if child.dep_ == "aux" and child.tag_ in _FINITE), None)
    if auxiliary is None or noun.i < verb.i or noun.head.pos_ != "VERB" or noun.dep_ != "dobj":
        return
    subjects = [
        *(child for child in auxiliary.children if child.dep_ in _SUBJECTS),
        *(child for child in verb.children if child.dep_ in _SUBJECTS),
    ]
    governor = noun.head
    if not subjects or subjects[0].i < governor.i:
        return
    verb.head, verb.dep_ = governor, "ccomp"
    noun.head = verb
    subjects[0].head = verb
