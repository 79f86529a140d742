"""Parse repairs of sayings in the middle of what is said: "had it moved, adds Lindqvist, none of this would be so"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.reference.cues import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
#: What opens a condition; any other clause before a saying is told for itself.
_CONDITIONS: Final = frozenset({"if", "unless", "had", "were", "should"})
_CLAUSES: Final = frozenset({"ccomp", "advcl"})
#: Tokens between a verb of saying and its speaker.
_FAR: Final = 8
_QUOTES: Final = frozenset({'"', "“", "”", "''", "``"})


def repair_medials(doc: Doc) -> None:
    """Give back, in place, to the statement around a saying what hangs on the saying or on its speaker."""
    verbs = load_cues("verb")
    for verb in doc:
        goes_on = verb.lemma_ == "go" and verb.i + 1 < len(doc) and verb.nbor().lower_ == "on"
        if verb.pos_ != "VERB" or not (verb.lemma_ in verbs or goes_on):
            continue
        speaker = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if speaker is not None and abs(speaker.i - verb.i) < _FAR and _is_between(verb, speaker):
            statement = _statement(verb, speaker)
            if statement is not None:
                _give_back(verb, speaker, statement)


def _is_between(verb: Token, speaker: Token) -> bool:
    """Tell whether a comma or a quotation's end stands before the saying, and a comma behind it."""
    doc, first = verb.doc, min(speaker.left_edge.i, verb.i)
    last = max(speaker.i, verb.i)
    while last + 1 < len(doc) and doc[last + 1].dep_ in ("prt", "advmod") and doc[last + 1].head == verb:
        last += 1
    before, after = doc[first - 1].text if first else "", doc[last + 1].text if last + 1 < len(doc) else ""
    return after == "," and (before == "," or (before in _QUOTES and first > 1 and doc[first - 2].text == ","))


def _statement(verb: Token, speaker: Token) -> Token | None:
    """Return the verb of the statement behind the saying: above it, or hung on it or on its speaker."""
    end = max(verb.i, speaker.i)
    if verb.dep_ in ("ccomp", "parataxis") and verb.head.i > end and verb.head.pos_ in ("VERB", "AUX"):
        return verb.head
    if verb.dep_ == "appos" and verb.head.dep_ in _SUBJECTS and verb.head.head.i > end:
        return verb.head.head
    below = [child for child in (*speaker.rights, *verb.rights) if child.i > end and child.dep_ in ("relcl", "ccomp")]
    return next((child for child in below if _stands_alone(child, end)), None)


def _stands_alone(clause: Token, end: int) -> bool:
    """Tell whether a clause has a subject of its own that follows the saying's comma at once."""
    subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS), None)
    return subject is not None and not subject.tag_.startswith("W") and clause.left_edge.i <= end + 3


def _give_back(verb: Token, speaker: Token, statement: Token) -> None:
    """Hang a condition before the saying on the statement, and the statement on the saying."""
    first = min(speaker.left_edge.i, verb.i)
    for clause in [child for child in verb.lefts if child.dep_ in _CLAUSES and child.i < first]:
        if clause.left_edge.lower_ in _CONDITIONS:
            clause.head, clause.dep_ = statement, "advcl"
    if statement.i > verb.i and statement != verb.head and statement.dep_ == "relcl":
        statement.head, statement.dep_ = verb, "ccomp"
    elif statement == verb.head and verb.dep_ == "ccomp":
        verb.dep_ = "parataxis"
    elif verb.dep_ == "appos":
        verb.head, verb.dep_ = statement, "parataxis"
