"""Parse repairs: structures that the parser gives and English does not allow, put right before anybody reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.annotate.calling_repairs import repair_callings
from reportedly.annotate.headline_repairs import repair_headlines
from reportedly.annotate.idiom_repairs import repair_idioms
from reportedly.annotate.list_repairs import repair_lists
from reportedly.annotate.medial_repairs import repair_medials
from reportedly.annotate.restart_repairs import repair_restarts
from reportedly.annotate.saying_repairs import repair_sayings
from reportedly.annotate.shared_repairs import repair_shared
from reportedly.annotate.teller_repairs import repair_tellers
from reportedly.reference.cues import TOLD_NOUNS, load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODEL: Final = re.compile(r"[A-Z][A-Za-z]*-\d{1,3}[A-Z]*")
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VOWELS: Final = frozenset("aeiou")
_SHORTEST: Final = 3
_ANSWERING: Final = frozenset("deny dispute reject dismiss refute contest confirm".split())
_ARTICLES: Final = frozenset({"a", "an"})
_BREAKS: Final = frozenset({",", "—", "–"})
_AUXILIARY: Final = frozenset({"AUX", "ADV"})
_LONGEST_ANSWER: Final = 8
_GENERATIONS: Final = frozenset({"Jr.", "Jr", "Sr.", "Sr"})
#: Auxiliaries that stand before their subject in a condition.
_INVERTED: Final = frozenset({"should", "had"})
#: What the parser takes "that" before a clause for.
_JOINED: Final = frozenset({"mark", "dobj"})
#: Tokens between the commas around an aside.
_LONGEST_ASIDE: Final = 12
#: Nouns of what was told whose plurals are verbs too, and how far behind one its answer stands: "charges it denies".
_CHARGES: Final = frozenset({"charge", "claim", "report"})
_NEXT_VERB: Final = 2
#: A number, the one taken back, and what closes that: "52, not 20,".
_TAKEN_BACK: Final = ("CD", "CD", ",")
#: Verbs whose participles keep an object, and what stands between a participle and the subject that it is hung below.
_OF_TWO_OBJECTS: Final = frozenset(
    "give call name award offer deny send grant pay show tell teach ask elect make owe consider deem label dub term "
    "declare appoint charge fine title refuse age leave pronounce hand deal promise allow permit forbid assign allot "
    "issue lend guarantee bring serve feed spare nickname christen entitle brand".split()
)
_UNTOLD: Final = frozenset({"nsubj", "nsubjpass", "npadvmod", "dep"})
_BELOW_SUBJECT: Final = frozenset({"pobj", "prep", "acl", "appos", "dobj", "conj"})
_NEAR_NOUN: Final = 3
#: Past tenses that the lemmatizer does not know.
_UNKNOWN_PASTS: Final = {"retook": "retake", "overran": "overrun", "undertook": "undertake"}
_INVARIABLE: Final = frozenset("put cut set hit shut split cast cost hurt spread beat quit rid".split())
_NAMING: Final = frozenset({"compound", "nmod", "amod", "poss"})
_AUXILIARIES: Final = frozenset({"aux", "auxpass"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def repair_parse(doc: Doc) -> Doc:
    """Return the parse with its impossible structures put right, in place."""
    if len(doc):
        columns = doc.to_array(["DEP", "TAG"])
        modifier, participle = doc.vocab.strings["amod"], doc.vocab.strings["VBN"]
        relative, plural = doc.vocab.strings["relcl"], doc.vocab.strings["NNS"]
        for at in ((columns[:, 0] == modifier) & (columns[:, 1] == participle)).nonzero()[0]:
            _raise_participle(doc[int(at)])
        for at in ((columns[:, 0] == relative) & (columns[:, 1] == plural)).nonzero()[0]:
            _make_verb(doc[int(at)])
        for at in (columns[:, 1] == doc.vocab.strings["CD"]).nonzero()[0]:
            _name_model(doc[int(at)])
        for repair in (repair_restarts, repair_lists, repair_callings, repair_medials):
            repair(doc)
        for token in doc:
            if token.lower_ in _ARTICLES and token.i and doc[token.i - 1].text in _BREAKS:
                _hang_answer(doc, token)
            elif token.lemma_ in _CHARGES and token.i and doc[token.i - 1].text in _BREAKS:
                _answer_charges(token)
            elif token.lower_ in _INVERTED and token.dep_ == "aux":
                _hang_condition(token)
            elif token.text in _GENERATIONS and token.i > 1:
                _hang_generation(token)
            elif token.lower_ == "not":
                _count_over_correction(doc, token)
            elif token.lower_ == "that" and token.dep_ in _JOINED and token.i and doc[token.i - 1].text == ",":
                _hang_judged(token)
        for sentence in doc.sents:
            _raise_predicate(sentence.root)
            _raise_copula(sentence.root)
        for at in ((columns[:, 0] == doc.vocab.strings["acl"]) & (columns[:, 1] == participle)).nonzero()[0]:
            _raise_transitive(doc[int(at)])
        for token in doc:
            if token.lower_ == "by" and token.dep_ == "prep":
                _hang_agent(token)
            if token.pos_ == "VERB" and _lost_its_e(token):
                token.lemma_ += "e"
            if token.lower_ in _UNKNOWN_PASTS:
                token.lemma_, token.tag_, token.pos_ = _UNKNOWN_PASTS[token.lower_], "VBD", "VERB"
            if token.lower_ in _INVARIABLE and token.tag_ in {"VB", "VBP"}:
                _set_past(token)
            if token.dep_ == "auxpass" and token.head.pos_ == "ADJ":
                token.head.tag_, token.head.pos_ = "VBN", "VERB"  # "are not retractable by the holders"
            if token.dep_ == "neg" and token.head.dep_ in _AUXILIARIES:
                token.head = token.head.head  # "did not, however, say"
            if token.tag_ == "MD" and token.dep_ == "aux" and token.head.tag_ == "NN":
                _make_infinitive(token.head)
        for repair in (repair_headlines, repair_idioms, repair_shared, repair_tellers, repair_sayings):
            repair(doc)
    return doc


def _name_model(word: Token) -> None:
    """Make a name of a model's letters and number that the parser takes for a count: "two F-16 jets"."""
    if not _MODEL.fullmatch(word.text):
        return
    noun = word.head.head if word.head.tag_ == "CD" else word.head
    word.tag_, word.pos_ = "NNP", "PROPN"
    if noun.i > word.i and noun.tag_ in ("NN", "NNS"):
        word.head, word.dep_ = noun, "compound"


def _answer_charges(noun: Token) -> None:
    """Make a noun of what the parser takes for a verb before an answer: "…, charges it denies"."""
    answer = next((child for child in noun.rights if child.i == noun.i + _NEXT_VERB), None)
    if noun.pos_ != "VERB" or answer is None or answer.lemma_ not in _ANSWERING:
        return
    noun.pos_, noun.tag_, noun.dep_ = "NOUN", "NNS", "npadvmod"
    answer.dep_ = "relcl"


def _hang_agent(by: Token) -> None:
    """Hang who gave on the giving: "was given 40 tanks by Poland", where the parser makes them tanks by Poland."""
    verb = by.head.head if by.head.dep_ == "dobj" else by.head
    passive = verb.tag_ == "VBN" and any(child.dep_ == "nsubjpass" for child in verb.lefts)
    named = any(child.dep_ == "pobj" and child.pos_ == "PROPN" for child in by.rights)
    if passive and named and any(child.dep_ == "dobj" and child.i < by.i for child in verb.rights):
        by.head, by.dep_ = verb, "agent"


def _raise_predicate(noun: Token) -> None:
    """Make the sentence of what hangs as a participle on its subject: "China, which has a say, called for talks".

    A sentence that a noun heads has no other verb to be its own.
    """
    if noun.pos_ not in {"NOUN", "PROPN"} or not any(child.dep_ == "relcl" for child in noun.rights):
        return
    verb = next((child for child in noun.rights if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"}), None)
    if verb is None or verb.i == 0 or verb.doc[verb.left_edge.i - 1].text != "," or verb.lower_.endswith("n"):
        return
    if any(child.dep_ in {"agent", *_SUBJECTS} for child in verb.children):
        return
    first = verb.left_edge.i
    for child in [child for child in noun.rights if child.i > first and child.i != verb.i]:
        child.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _raise_copula(participle: Token) -> None:
    """Make the sentence of what hangs as a clause below its subject's participle: "nails found there are the same"."""
    subject = next((child for child in participle.lefts if child.dep_ == "nsubj"), None)
    copula = next((child for child in participle.rights if child.dep_ == "ccomp"), None)
    if subject is None or copula is None or participle.tag_ not in {"VBN", "VBD"} or copula.lemma_ != "be":
        return
    between = participle.doc[subject.i + 1 : participle.i]
    if len(between) or any(child.dep_ in {"mark", *_SUBJECTS, *_AUXILIARIES} for child in copula.lefts):
        return
    for child in [child for child in participle.lefts if child != subject]:
        child.head = copula
    for child in [child for child in participle.rights if child.i > copula.i]:
        child.head = copula
    copula.head, copula.dep_ = copula, "ROOT"
    subject.head = copula
    participle.head, participle.dep_ = subject, "acl"


def _raise_transitive(verb: Token) -> None:
    """Make a clause of a participle with an object of its own: "Men armed with rifles killed 70 people, police said".

    A participle that modifies a noun has none, unless its verb takes two.
    """
    if verb.lemma_ in _OF_TWO_OBJECTS or not any(child.dep_ == "dobj" for child in verb.rights):
        return
    top = verb.head
    while top.dep_ in _BELOW_SUBJECT and top.head.i < top.i:
        top = top.head
    governor = top.head
    is_root = governor.i == top.i and top.pos_ in {"NOUN", "PROPN", "NUM"}
    told = top.dep_ in _UNTOLD and any(child.dep_ in _SUBJECTS and child.i > verb.i for child in governor.lefts)
    if top.i > verb.i or not (is_root or told):
        return
    for child in [child for child in top.rights if is_root and child.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_, verb.tag_ = (verb, "ROOT", "VBD") if is_root else (governor, "ccomp", "VBD")
    top.head, top.dep_ = verb, "nsubj"


def _count_over_correction(doc: Doc, negation: Token) -> None:
    """Hang a number on its noun over the one that is taken back: "said 52, not 20, soldiers died"."""
    comma = negation.i - (2 if doc[negation.i - 1].lower_ == "and" else 1)
    behind = doc[negation.i + 1 : negation.i + 3]
    if comma < 1 or doc[comma].text != "," or len(behind) < 2:
        return
    number, wrong = doc[comma - 1], behind[0]
    noun = next((word for word in doc[wrong.i + 2 : wrong.i + 2 + _NEAR_NOUN] if word.tag_ == "NNS"), None)
    if (number.tag_, wrong.tag_, behind[1].text) != _TAKEN_BACK or noun is None:
        return
    if any(word.is_ancestor(noun) for word in (number, wrong)):
        return
    number.head, number.dep_ = noun, "nummod"
    wrong.head, wrong.dep_ = number, "appos"
    for word in (doc[comma], negation, behind[1]):
        word.head = number


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


def _make_verb(word: Token) -> None:
    """Make a verb of a plural noun that the parser takes for a relative clause: "a figure Doha disputes"."""
    subject = next((child for child in word.lefts if child.i == word.i - 1 and child.dep_ in _NAMING), None)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or word.lemma_ not in load_cues("verb"):
        return
    for child in [child for child in word.lefts if child.i != subject.i and child.i > word.head.i]:
        child.head = subject
    word.pos_, word.tag_ = "VERB", "VBZ"
    subject.dep_ = "nsubj"


def _set_past(verb: Token) -> None:
    """Set the tense of a verb whose past looks like its infinitive: "Volunteers, a network, put the toll at 61"."""
    if any(child.dep_ in _AUXILIARIES for child in verb.lefts):
        return
    if verb.dep_ == "conj" and verb.head.tag_ in {"VBD", "VBN"}:
        verb.tag_ = verb.head.tag_
    elif verb.tag_ == "VB" and any(child.dep_ in _SUBJECTS for child in verb.lefts) and verb.dep_ == "ROOT":
        verb.tag_ = "VBD"


def _make_infinitive(word: Token) -> None:
    """Make a verb of a noun that bears a modal: "300 men would one day return", "will the army shell it?"."""
    word.pos_, word.tag_ = "VERB", "VB"
    named = [child for child in word.lefts if child.dep_ == "compound"]
    told = any(child.dep_ in _SUBJECTS for child in word.lefts)
    for child in named:
        child.dep_ = "npadvmod" if told else "nsubj"
    for child in [child for child in word.lefts if child.dep_ in {"det", "amod"} and named and not told]:
        child.head = named[-1]


def _hang_generation(junior: Token) -> None:
    """Hang "Jr." on the name before it, with its comma, where the parser has made a second subject of it."""
    comma = junior.nbor(-1)
    name = junior.nbor(-2) if comma.text == "," else comma
    if name.pos_ != "PROPN" or junior.head == name or junior.is_ancestor(name):
        return
    for child in [*junior.children]:
        child.head = name
    junior.head, junior.dep_ = name, "appos"
    if comma.text == ",":
        comma.head = name


def _hang_condition(inverted: Token) -> None:
    """Hang a condition without "if" on what it is a condition of: "will pay should it attack", "had it left, …"."""
    condition = inverted.head
    subject = next((child for child in condition.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None or not inverted.i < subject.i or inverted.sent.text.rstrip().endswith("?"):
        return
    if condition.left_edge.i < inverted.i:
        main = next((child for child in condition.lefts if child.dep_ == "ccomp" and child.i < inverted.i), None)
        if main is None:
            return
        for child in [child for child in condition.lefts if child.i < inverted.i and child != main]:
            child.head = main
        is_root = condition.dep_ == "ROOT"
        main.head, main.dep_ = main if is_root else condition.head, condition.dep_
        condition.head = main
    elif condition.dep_ != "ccomp":
        return
    elif condition.head.i > inverted.i:
        beside = (child for child in condition.head.lefts if child.dep_ == "ccomp" and child.i > condition.i)
        main = next((verb for verb in (*beside, condition.head) if _bears_modal(verb)), None)
        if main is None:
            return
        condition.head = main
    condition.dep_ = "advcl"


def _bears_modal(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.lefts)


def _hang_judged(that: Token) -> None:
    """Hang a clause on what is said of it before an aside: "it is unlikely, officials said, that the men had left"."""
    clause, doc = that.head, that.doc
    first = next((at for at in range(that.i - 2, max(0, that.i - _LONGEST_ASIDE), -1) if doc[at].text == ","), None)
    judged = doc[first - 1] if first is not None and first >= clause.sent.start + 3 else None
    if (
        judged is None
        or judged.dep_ not in ("acomp", "oprd")
        or judged.pos_ != "ADJ"
        or judged.head in (clause, judged)
    ):
        return
    copula = judged.head
    if (
        clause.i < that.i
        or clause.head == copula
        or not any(word.dep_ == "nsubj" and word.lower_ == "it" for word in copula.lefts)
    ):
        return
    if copula.head == clause:
        for child in [child for child in clause.lefts if child.i < that.i and child != copula]:
            child.head = copula
        if clause.dep_ == "ROOT":
            copula.head, copula.dep_ = copula, "ROOT"
        else:
            copula.head, copula.dep_ = clause.head, clause.dep_
    elif clause.dep_ != "ccomp" or clause.is_ancestor(copula):
        return
    clause.head, clause.dep_, that.dep_ = copula, "ccomp", "mark"


def _hang_answer(doc: Doc, article: Token) -> None:
    """Make a relative clause of the answer behind a noun that stands for what was told: "…, a claim Moscow denied".

    The parser may take the noun for part of the subject's name or for the verb's object, and what was told for what is
    denied.
    """
    noun = doc[min(article.i + 1, len(doc) - 1)]
    if noun.lemma_ not in TOLD_NOUNS:
        return
    behind = doc[noun.i + 1 : noun.i + 1 + _LONGEST_ANSWER]
    verb = next((word for word in behind if word.lemma_ in _ANSWERING and word.pos_ in {"VERB", "NOUN"}), None)
    between = (
        [word for word in doc[noun.i + 1 : verb.i] if word.pos_ not in _AUXILIARY and word.lower_ != "that"]
        if verb is not None
        else []
    )
    if verb is None or not between or between[-1].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return
    if any(word.is_punct or word.pos_ in {"VERB", "ADP"} for word in between):
        return
    subject, told = between[-1], next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    is_root = verb.head.i == verb.i
    clause = told if told is not None and is_root else verb.head if verb.head.i < article.i else article.head
    while clause.i >= article.i and clause.head.i != clause.i:
        clause = clause.head
    moved = [word for word in (article, noun, verb, *between) if not (is_root and word.i == verb.i)]
    if clause.i >= article.i or any(word.is_ancestor(clause) for word in moved):
        return
    if is_root:
        clause.head, clause.dep_ = clause, "ROOT"
        for child in [child for child in verb.children if child.i < article.i or child.is_punct]:
            child.head = clause
    noun.head, noun.dep_ = clause, "npadvmod"
    verb.head, verb.dep_, verb.pos_ = noun, "relcl", "VERB"
    subject.head, subject.dep_ = verb, "nsubj"
    article.head = noun
    if verb.tag_ == "NNS":
        verb.tag_ = "VBZ"
    for word in between[:-1]:
        word.head = subject
