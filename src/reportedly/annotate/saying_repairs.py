"""Repairs around verbs of saying: what the parser hangs on the words said, and English on the saying.

"said on Tuesday it had …" was said on Tuesday; "told Reuters on condition of anonymity that …" tells what follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.annotate.resuming_repairs import gives_no_more, goes_on, resume, speaks_itself, tells_report
from reportedly.reference.cues import load_cues
from reportedly.reference.entities import load_entities
from reportedly.reference.names import key_of
from reportedly.reference.roles import load_roles

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_OBJECTS: Final = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp"})
_SAID: Final = frozenset({"ccomp", "xcomp"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRESENT: Final = frozenset({"VBZ", "VBP"})
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today overnight earlier".split()
)
_DAY_WORDS: Final = frozenset("on late early last this".split()) | _DAYS
_BEFORE: Final = frozenset({"after", "before", "since"})
_SPANS: Final = frozenset("day hour week month year minute night".split()) | frozenset({"shortly", "soon", "just"})
#: Verbs of what deeds lead to, and how far behind the saying, in tokens, they may stand.
_RESULTS: Final = frozenset(
    """kill wound injure hurt maim damage destroy displace leave force cause bring raise trap burn abduct kidnap take
    set spark trigger double knock cut bury
    """.split()
)
_DEMANDING: Final = frozenset({"demand", "request", "urge", "recommend", "propose", "insist"})
_NEAREST: Final = 12
#: Tokens from a verb of saying to whom it cites: "reported late on Sunday, citing".
_NEAREST_CITED: Final = 6
#: What one says something at, in or after, and what one does with it.
_OCCASIONS: Final = frozenset(
    "briefing meeting interview speech visit talk conference call address hearing session summit ceremony statement "
    "letter post video report".split()
)
_GIVING: Final = frozenset(
    "give deliver make hold host attend chair convene conduct write post send air broadcast publish record".split()
)
_TELLING: Final = frozenset({"tell", "say"})
_INFORMING: Final = frozenset({"tell", "inform", "assure", "remind", "warn", "notify"})
_ABOUT: Final = frozenset({"on", "to", "about", "over", "upon"})
_TELLERS: Final = frozenset(
    "source resident witness medic doctor survivor relative ministry police army agency".split()
)


def repair_sayings(doc: Doc) -> None:
    """Put right, in place, what hangs on the words said and belongs to their saying."""
    verbs, nouns = load_cues("verb"), load_cues("noun")
    for verb in doc:
        if verb.lower_ == "anonymity" and verb.dep_ == "pobj":
            _free_from_terms(verb)
        if verb.dep_ == "ROOT" and verb.pos_ in ("VERB", "AUX"):
            _part_at_semicolon(verb)
        if verb.lower_ in {"citing", "quoting"}:
            _raise_citer(verb)
        if verb.dep_ == "relcl" and tells_report(verb):
            verb.dep_ = "acl"
        if verb.pos_ != "VERB" or verb.lemma_ not in verbs:
            continue
        if verb.tag_ == "VBG" and verb.dep_ == "advcl":
            _hang_further(verb)
        if verb.lemma_ in _TELLING and verb.dep_ == "conj":
            _free_teller(verb)
        if verb.lemma_ in _INFORMING:
            _free_from_medium(verb)
            _hang_told(verb)
        _name_subject(verb)
        _hang_result(verb)
        _free_object(verb)
        _raise_teller(verb)
        _hang_content(verb)
        _hang_cited(verb)
        if verb.lemma_ == "learn":
            _hang_learned(verb)
        if verb.lemma_ == "put":
            _hang_figure(verb)
        for beside in [child for child in verb.rights if child.dep_ == "advcl" and speaks_itself(child, verb)]:
            resume(beside, verb, verb)
        for clause in [child for child in verb.rights if child.dep_ in _SAID]:
            if clause.dep_ == "ccomp" and _is_on_report(verb, clause, nouns):
                clause.head, clause.dep_ = clause.doc[clause.left_edge.i - 1], "acl"
                continue
            if clause.dep_ == "ccomp":
                _hang_day(verb, clause)
                for conjunct in [child for child in clause.rights if child.dep_ in ("conj", "advcl")]:
                    on = conjunct.dep_ == "conj" and (goes_on(conjunct, clause, verb) or gives_no_more(conjunct, verb))
                    if on or speaks_itself(conjunct, verb):
                        resume(conjunct, clause, verb)
            _hang_occasion(verb, clause)


def _free_teller(verb: Token) -> None:
    """Free who told it from those it was told of: "…, killing 150 people, two officials and a doctor told AFP"."""
    told, first = verb.head, verb.i
    if told.dep_ != "ROOT" or verb.tag_ != "VBD" or any(child.dep_ in _SUBJECTS for child in verb.lefts):
        return
    while first > told.i and verb.doc[first - 1].text != "," and verb.doc[first - 1].tag_ not in _FINITE:
        first -= 1
    heads = [word for word in verb.doc[first : verb.i] if not first <= word.head.i < verb.i]
    if first - 1 <= told.i or verb.doc[first - 1].text != "," or len(heads) != 1 or heads[0].dep_ != "conj":
        return
    teller = heads[0]
    if teller.lemma_ in _TELLERS or key_of(teller.lower_) in load_roles() or key_of(teller.lemma_) in load_roles():
        teller.head, teller.dep_ = verb, "nsubj"
        told.head, told.dep_ = verb, "ccomp"
        verb.head, verb.dep_ = verb, "ROOT"


def _free_from_terms(anonymity: Token) -> None:
    """Give the saying what was said behind its terms: "told Reuters on condition of anonymity that they had left"."""
    that = anonymity.doc[anonymity.i + 1 : anonymity.i + 2]
    terms = anonymity.head.head
    saying = terms
    while saying.pos_ not in ("VERB", "AUX") and saying.head != saying:
        saying = saying.head
    if that.text != "that" or saying.pos_ != "VERB" or saying.lemma_ not in load_cues("verb"):
        return
    clause = that[0].head
    while clause.head not in (anonymity, terms, terms.head, saying) and clause.head != clause:
        clause = clause.head
    if clause.i > anonymity.i and clause.pos_ in ("VERB", "AUX") and clause.dep_ in ("relcl", "acl", "ccomp"):
        clause.head, clause.dep_ = saying, "ccomp"
        that[0].dep_, that[0].tag_, that[0].pos_ = "mark", "IN", "SCONJ"


def _is_on_report(verb: Token, clause: Token, nouns: Container[str]) -> bool:
    """Tell whether a clause says what is spoken of is, not what is said: "commenting on reports that …, he said"."""
    first = clause.left_edge
    noun = first.doc[first.i - 1]
    about = noun.head if noun.dep_ == "pobj" else None
    told = first.lower_ == "that" and first.dep_ == "mark" and noun.tag_ == "NNS" and noun.lemma_ in nouns
    return told and about is not None and about.head == verb and about.lower_ in _ABOUT and noun.i > verb.i


def _free_from_medium(verb: Token) -> None:
    """Give the words told their subject, taken into the medium's name: "told the BBC Russia was paying"."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if clause is None or thing is None or any(child.dep_ in _SUBJECTS for child in clause.lefts):
        return
    first = [child for child in thing.lefts if child.dep_ == "compound"]
    begins = verb.doc[thing.i + 1 : thing.i + 2].text in ('"', "“") or clause.left_edge.i == thing.i + 1
    if not first or not begins or thing.tag_ != "NNP":
        return
    name = key_of(verb.doc[first[0].i : thing.i].text)
    article = ("the",) if thing.left_edge.lower_ == "the" else ()
    namings = (*load_entities().get(name, ()), *load_entities().get((*article, *name), ()))
    if any(naming.entity.kind == "media" for naming in namings):
        medium = first[-1]
        for child in [child for child in thing.lefts if child.i < thing.i and child != medium]:
            child.head = medium
        medium.head, medium.dep_ = verb, "dobj"
        thing.head, thing.dep_ = clause, "nsubj"


def _name_subject(verb: Token) -> None:
    """Make the subject of a name that opens the sentence before an aside: "Washington, meanwhile, said"."""
    first = verb.left_edge
    if first.dep_ != "npadvmod" or first.tag_ != "NNP" or first.head != verb or first.ent_type_ in ("DATE", "TIME"):
        return
    aside = verb.doc[first.i + 1 : verb.i]
    fenced = len(aside) > 2 and aside[0].text == "," and aside[-1].text == ","
    if fenced and verb.tag_ in _FINITE and not any(child.dep_ in _SUBJECTS for child in verb.children):
        first.dep_ = "nsubj"


def _hang_told(verb: Token) -> None:
    """Hang on the telling what the parser hangs on the hearer: "told the Israeli leader that Britain stood by him"."""
    if any(child.dep_ in _SAID for child in verb.rights):
        return
    for hearer in [child for child in verb.rights if child.dep_ in ("dobj", "dative")]:
        for clause in [child for child in hearer.rights if child.dep_ in ("relcl", "acl")]:
            if any(word.dep_ == "mark" and word.lower_ == "that" for word in clause.lefts):
                clause.head, clause.dep_ = verb, "ccomp"
                return


def _hang_learned(verb: Token) -> None:
    """Hang on the learning what the parser hangs on the teller: "has learned from two diplomats that talks failed"."""
    tellers = [noun for child in verb.rights if child.lower_ == "from" for noun in child.rights if noun.dep_ == "pobj"]
    for clause in [child for noun in tellers for child in noun.rights if child.dep_ in ("relcl", "acl")]:
        that = clause.left_edge
        if that.lower_ == "that" and any(child.dep_ in _SUBJECTS and child.i != that.i for child in clause.lefts):
            clause.head, clause.dep_ = verb, "ccomp"
            that.head, that.dep_, that.tag_, that.pos_ = clause, "mark", "IN", "SCONJ"
            return


def _hang_further(saying: Token) -> None:
    """Hang what somebody goes on to say on the nearer of two who speak: "A said X, while B denied it, saying Y"."""
    first = saying.head
    if saying.i == 0 or saying.doc[saying.i - 1].text != ",":
        return
    for verb in reversed(saying.doc[first.i + 1 : saying.i]):
        speaks = verb.lemma_ in load_cues("verb") and any(child.dep_ in _SUBJECTS for child in verb.lefts)
        if speaks and verb.head == first and verb.dep_ in ("conj", "advcl") and verb.tag_ in _FINITE:
            saying.head = verb
            return


def _raise_citer(citing: Token) -> None:
    """Make the saying the sentence's verb, not a part of whom it cites: "Reuters, citing aides, reported today …"."""
    speaker = next((child for child in citing.lefts if child.dep_ in _SUBJECTS), citing.head)
    cited = next((child for child in citing.rights if child.dep_ == "dobj"), None)
    if "ROOT" not in (citing.dep_, speaker.dep_) or speaker.i >= citing.i or cited is None:
        return
    saying = next((child for child in cited.rights if child.dep_ == "acl" and child.lemma_ in load_cues("verb")), None)
    if saying is None or citing.doc[saying.i - 1].text != ",":
        return
    for child in [child for top in (citing, speaker) for child in top.rights if child.i > saying.i]:
        child.head = saying
    saying.head, saying.dep_, saying.tag_ = saying, "ROOT", "VBD"
    speaker.head = citing.head = saying
    speaker.dep_, citing.dep_ = "nsubj", "advcl"


def _free_object(verb: Token) -> None:
    """Give back the object that the parser makes the speaker: "Troops killed 45 men in Merawi, the commission said"."""
    torn = next((child for child in reversed(list(verb.lefts)) if child.dep_ in _SUBJECTS), None)
    clause = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    teller = next(
        (word for word in reversed(verb.doc[max(0, verb.i - 4) : verb.i]) if word.pos_ not in ("ADV", "AUX")), None
    )
    if torn is None or clause is None or teller is None or not (clause.i < torn.i < teller.i):
        return
    if torn.left_edge.i != clause.i + 1 or not torn.is_ancestor(teller) or teller.pos_ not in ("NOUN", "PROPN"):
        return
    comma = teller.left_edge.i - 1
    if verb.doc[comma].text != "," or any(child.dep_ in _OBJECTS for child in clause.rights):
        return
    if not any(child.dep_ in _SUBJECTS for child in clause.lefts):
        return
    teller.head, teller.dep_ = verb, "nsubj"
    verb.doc[comma].head = verb
    torn.head, torn.dep_ = clause, "dobj"


def _hang_figure(verb: Token) -> None:
    """Hang the figure on "put" behind a time: "puts losses since the start of the war at 900 troops, including 20"."""
    measure = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if measure is None or any(child.lower_ == "at" for child in verb.rights):
        return
    for at in [word for word in verb.subtree if word.lower_ == "at" and word.dep_ == "prep" and word.i > measure.i]:
        figure = next((child for child in at.rights if child.dep_ == "pobj"), None)
        if figure is None or not (figure.tag_ == "CD" or any(child.dep_ == "nummod" for child in figure.lefts)):
            continue
        for parts in [word for word in at.head.rights if word.lower_ == "including" and word.i > figure.i]:
            parts.head = figure
        at.head = verb
        return


def _hang_day(verb: Token, clause: Token) -> None:
    """Hang the day between a verb of saying and the subject of what was said on the saying."""
    subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None:
        return
    first = subject.left_edge.i
    between = verb.doc[verb.i + 1 : first]
    words = {word.lower_ for word in between}
    if not words & _DAYS or not words <= _DAY_WORDS:
        return
    for child in [child for child in clause.lefts if verb.i < child.i < first]:
        child.head = verb


def _hang_occasion(verb: Token, clause: Token) -> None:
    """Hang on the saying what it followed: "vowed to act after 300 were killed", "said …, a day after rebels fled"."""
    for child in [child for child in clause.rights if child.dep_ == "advcl"]:
        mark = next((word for word in child.lefts if word.dep_ == "mark"), None)
        if mark is None or mark.lower_ not in _BEFORE or not _is_past(child):
            continue
        first = child.left_edge.i
        aside = verb.doc[first - 1].text == "," and any(word.lemma_ in _SPANS for word in verb.doc[first : mark.i])
        told = verb.tag_ in _PRESENT and clause.tag_ == "VBD" and any(word.lower_ == "had" for word in child.lefts)
        bare = not any(word.dep_ == "aux" for word in clause.lefts)
        demanded = verb.lemma_ in _DEMANDING and bare and clause.tag_ in ("VB", "VBP")  # "demanded that Iran leave"
        unreal = demanded or (clause.dep_ == "xcomp" and clause.tag_ == "VB")
        if (aside and not told) or (unreal and mark.lower_ == "after" and _is_past(verb)):
            child.head = verb


def _raise_teller(verb: Token) -> None:
    """Raise a saying that closes a sentence over what it tells: "they agreed to a truce, a mediator announced"."""
    told = verb.head
    subjects = [child for child in verb.lefts if child.dep_ in _SUBJECTS]
    subject = subjects[-1] if subjects else None
    if verb.dep_ == "advcl" and len(subjects) > 1 and verb.nbor(-1) == subject and told.dep_ == "ROOT":
        _give_back(verb, told, subject.left_edge.i)
    if verb.dep_ != "ccomp" or subject is None or told.dep_ != "ROOT" or told.i >= subject.i or verb.tag_ != "VBD":
        return
    first = verb.left_edge
    comma = first.i == subject.left_edge.i and verb.doc[first.i - 1].text == ","
    closed = all(child.dep_ in ("prep", "npadvmod", "advmod", "punct", "dobj") for child in verb.rights)
    between = verb.doc[told.i + 1 : first.i - 1]
    if not comma or not closed or not len(between) or any(word.is_quote for word in between):
        return
    if any(child.dep_ == "dobj" for child in verb.rights) and verb.lemma_ != "tell":
        return
    told.head, told.dep_ = verb, "ccomp"
    verb.head, verb.dep_ = verb, "ROOT"


def _give_back(verb: Token, told: Token, first: int) -> None:
    """Give the words told what stands before the teller, of a clause whose verb the parser missed: "if it deepens,"."""
    if verb.doc[first - 1].text != ",":
        return
    for child in [child for child in verb.lefts if child.i < first]:
        child.head = told
        child.dep_ = child.dep_ if child.is_punct else "dep"
    verb.dep_ = "ccomp"


def _hang_content(verb: Token) -> None:
    """Hang on the saying what was said behind its occasion: "told lawmakers in a briefing that the men had left"."""
    if any(child.dep_ in _SAID for child in verb.rights):
        return
    for place in [child for child in verb.rights if child.dep_ in ("prep", "dative")]:
        nouns = [word for word in place.subtree if word.pos_ in ("NOUN", "PROPN")]
        for clause in [child for noun in nouns for child in noun.rights if child.dep_ in ("relcl", "acl")]:
            that = clause.left_edge
            occasion = any(word.lemma_ in _OCCASIONS and word.i < that.i for word in nouns)
            subject = any(child.dep_ in _SUBJECTS and child.i != that.i for child in clause.lefts)
            if occasion and subject and that.lower_ == "that" and clause.lemma_ not in _GIVING:
                clause.head, clause.dep_ = verb, "ccomp"
                that.head, that.dep_, that.tag_, that.pos_ = clause, "mark", "IN", "SCONJ"
                return


def _hang_cited(verb: Token) -> None:
    """Hang whom it cites on the saying, and what was said behind that: "reported, citing officials, that they left"."""
    near = verb.doc[verb.i + 1 : min(verb.i + _NEAREST_CITED, verb.sent.end)]
    citing = next((word for word in near if word.lower_ == "citing" and word.nbor(-1).text == ","), None)
    if (
        citing is not None
        and citing.head.i < verb.i
        and (citing.head.is_ancestor(verb) or verb.is_ancestor(citing.head))
    ):
        citing.head, citing.dep_ = verb, "advcl"
    for clause in [child for child in verb.rights if child.dep_ == "conj"]:
        that = next((child for child in clause.lefts if child.dep_ == "mark" and child.lower_ == "that"), None)
        if that is None or any(child.dep_ == "cc" for child in verb.rights if child.i < that.i):
            continue
        clause.dep_ = "ccomp"
        for child in [child for child in clause.lefts if child.i < that.i]:
            child.head = verb


def _part_at_semicolon(verb: Token) -> None:
    """Part two sentences at the semicolon between them: "Baku said rebels had fired; Yerevan denied the claim"."""
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if subject is None or verb.head.i != verb.i:
        return
    first = subject.left_edge.i
    if not first or verb.doc[first - 1].text != ";":
        return
    before = [child for child in verb.lefts if child.i < first]
    clauses = [child for child in before if child.dep_ in ("ccomp", "parataxis") and child.pos_ in ("VERB", "AUX")]
    if len(clauses) != 1 or any(child not in clauses and not child.is_punct for child in before):
        return
    if any(word.is_quote for word in clauses[0].subtree):
        return  # `"We left; they stayed," he said`
    for child in before:
        child.head = clauses[0]
    clauses[0].dep_ = "ROOT"


def _hang_result(verb: Token) -> None:
    """Hang what a deed led to on the deed, not on its telling: "gunmen attacked a bus, police said, killing nine"."""
    told = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    subject = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if told is None or subject is None or told.i > subject.i or verb.head.i != verb.i:
        return
    for result in [child for child in verb.rights if child.dep_ == "advcl" and child.tag_ == "VBG"]:
        first = result.left_edge.i
        comma = result.doc[first - 1].text == "," and not any(word.dep_ == "mark" for word in result.lefts)
        if not comma or result.lemma_ not in _RESULTS or first - verb.i > _NEAREST:
            continue
        told.head, told.dep_ = told, "ROOT"
        verb.head, verb.dep_ = told, "parataxis"
        result.head = told
        return


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.lefts if child.dep_ in ("aux", "auxpass"))
