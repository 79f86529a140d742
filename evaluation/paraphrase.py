"""Paraphrase a parsed sentence by rule, as a rewriting desk would: the same facts in another order and other words.

The rules: attribution moved from one end to the other, active to passive, a clause or phrase moved to the front or the
end, a sentence parted at its second verb, an apposition dropped; then synonyms from ``synonyms.txt``. Names and numbers
stay.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Mapping
from pathlib import Path

from spacy.tokens import Span, Token

#: A rule's outcome: the paraphrase as sentences without their final stop, each a list of tokens and new words.
Piece = Token | str

_SAYING = frozenset("say add note state tell report announce declare stress warn insist".split())
_MOVABLE = frozenset({"prep", "advcl", "npadvmod", "agent"})
_NOMINATIVE = frozenset("i he she we they who".split())
#: Past participles that are not the past form; regular verbs need none.
_PARTICIPLES: Mapping[str, str] = {
    "give": "given", "take": "taken", "write": "written", "see": "seen", "show": "shown", "choose": "chosen",
    "begin": "begun", "break": "broken", "drive": "driven", "speak": "spoken", "know": "known", "do": "done",
}  # fmt: skip


def paraphrase(sentence: Span, rng: random.Random) -> str:
    """Return the sentence told anew; where no rule of order fits, with synonyms alone."""
    rules = [move_attribution, make_passive, move_to_front, move_to_end, part_at_verb, drop_apposition]
    rng.shuffle(rules)
    told = next((told for rule in rules if (told := rule(sentence)) is not None), None)
    return write_sentences(told or [_body(sentence)], lambda token: synonym(token, rng) if rng.random() < 0.8 else None)


def write_sentences(told: list[list[Piece]], replace: Callable[[Token], str | None]) -> str:
    """Write pieces out as sentences; ``replace`` may put another word for a token."""
    return " ".join(sentence for pieces in told if (sentence := _write(pieces, replace)))


def _write(pieces: list[Piece], replace: Callable[[Token], str | None]) -> str:
    written = ""
    for piece in pieces:
        if isinstance(piece, str):
            word, glued = piece, piece in {",", "."}
        else:
            word = replace(piece) or piece.text
            glued = piece.i > 0 and not piece.nbor(-1).whitespace_ and bool(written) and not written.endswith(",")
            if not written.strip() or not piece.is_sent_start:
                word = word if not piece.is_sent_start or _keeps_case(piece) or not written else word.lower()
            elif not _keeps_case(piece):
                word = word[0].lower() + word[1:]
        written += word if glued or not written else f" {word}"
    written = written.strip(" ,")
    end = "" if written.endswith((".", "!", "?", "”", '"', ":")) else "."
    return written and written[0].upper() + written[1:] + end


def _keeps_case(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.text == "I" or token.ent_type_ != "" or token.text.isupper()


def _body(sentence: Span) -> list[Piece]:
    """Return a sentence's tokens without white space and the final stop."""
    tokens: list[Piece] = [token for token in sentence if not token.is_space]
    while tokens and isinstance(tokens[-1], Token) and tokens[-1].text == ".":
        tokens.pop()
    return tokens


def _subtree(token: Token) -> list[Token]:
    return [part for part in token.subtree if not part.is_space]


def _is_whole(tokens: list[Token]) -> bool:
    return bool(tokens) and all(token.text not in '“”"()' for token in tokens)


def move_attribution(sentence: Span) -> list[list[Piece]] | None:
    """Turn "X said that Y" into "Y, X said", and "Y, X said" into "According to X, Y"."""
    root = sentence.root
    clause = next((child for child in root.children if child.dep_ == "ccomp"), None)
    holder = next((child for child in root.children if child.dep_ == "nsubj"), None)
    if root.lemma_ not in _SAYING or clause is None or holder is None:
        return None
    said, who = _subtree(clause), _subtree(holder)
    if not _is_whole(said) or not _is_whole(who) or said[-1].i - said[0].i + 1 != len(said) or len(said) < 4:
        return None
    if said[0].lower_ == "that":
        said = said[1:]
    if clause.i > root.i:
        return [[*said, ",", *who, root]]
    if who[0].lower_ in _NOMINATIVE:
        return [[*who, root, "that", *said]]
    return [["According to", *who, ",", *said]]


def make_passive(sentence: Span) -> list[list[Piece]] | None:
    """Turn "X seized Y in Z" into "Y was seized by X in Z"."""
    root = sentence.root
    subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
    thing = next((child for child in root.children if child.dep_ == "dobj"), None)
    if root.tag_ not in {"VBD", "VBZ", "VBP"} or subject is None or thing is None or thing.i < root.i:
        return None
    if any(child.dep_ in {"aux", "neg", "conj", "dative", "prt"} for child in root.children):
        return None
    doer, done = _subtree(subject), _subtree(thing)
    if not (_is_whole(doer) and _is_whole(done)) or subject.pos_ == "PRON" or thing.pos_ == "PRON" or len(done) > 25:
        return None
    participle = _participle(root)
    if participle is None or doer[-1].i > root.i:
        return None
    many = thing.tag_ in {"NNS", "NNPS"}
    being = ("were" if many else "was") if root.tag_ == "VBD" else ("are" if many else "is")
    used = {*doer, *done, root}
    before = [token for token in _body(sentence) if isinstance(token, Token) and token.i < root.i and token not in used]
    after = [token for token in _body(sentence) if isinstance(token, Token) and token.i > root.i and token not in used]
    return [[*before, *done, being, participle, "by", *doer, *after]]


def _participle(verb: Token) -> str | None:
    if verb.lemma_ in _PARTICIPLES:
        return _PARTICIPLES[verb.lemma_]
    form = verb.lower_ if verb.tag_ == "VBD" else inflect(verb.lemma_, "VBN")
    return form if form.endswith("ed") or verb.tag_ == "VBD" else None


def move_to_front(sentence: Span) -> list[list[Piece]] | None:
    """Move the last clause or phrase of the main verb to the front."""
    body, root = _body(sentence), sentence.root
    for child in reversed(list(root.rights)):
        phrase = _subtree(child)
        if child.dep_ in _MOVABLE and len(phrase) > 1 and _is_whole(phrase) and phrase[-1] == body[-1]:
            rest = body[: -len(phrase)]
            return [[*phrase, ",", *rest]] if len(rest) > 3 and phrase == body[-len(phrase) :] else None
    return None


def move_to_end(sentence: Span) -> list[list[Piece]] | None:
    """Move a clause or phrase that stands before the subject, parted by a comma, to the end."""
    body, root = _body(sentence), sentence.root
    for child in root.lefts:
        phrase = _subtree(child)
        if child.dep_ in _MOVABLE and phrase == body[: len(phrase)] and _is_whole(phrase):
            rest = body[len(phrase) :]
            if len(rest) > 4 and isinstance(rest[0], Token) and rest[0].text == ",":
                return [[*rest[1:], *phrase]]
    return None


def part_at_verb(sentence: Span) -> list[list[Piece]] | None:
    """Part "X did A and did B" into two sentences."""
    root = sentence.root
    second = next((child for child in root.children if child.dep_ == "conj" and child.pos_ == "VERB"), None)
    subject = next((child for child in root.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if second is None or subject is None or any(child.dep_.startswith("nsubj") for child in second.children):
        return None
    body, more, who = _body(sentence), _subtree(second), _subtree(subject)
    if more != body[-len(more) :] or not (_is_whole(more) and _is_whole(who)) or second.tag_ != root.tag_:
        return None
    first = body[: -len(more)]
    while first and isinstance(first[-1], Token) and first[-1].dep_ in {"cc", "punct"}:
        first.pop()
    head = [who[-1]] if len(who) > 6 and who[-1].pos_ == "PROPN" else who
    return [first, [*head, *more]]


def drop_apposition(sentence: Span) -> list[list[Piece]] | None:
    """Drop an apposition between two commas."""
    body = _body(sentence)
    for token in sentence:
        phrase = _subtree(token)
        if token.dep_ == "appos" and _is_whole(phrase) and phrase[0].i > sentence.start:
            before, end = phrase[0].nbor(-1), phrase[-1].i + 1
            if before.text == "," and end < sentence.end - 1 and sentence.doc[end].text == ",":
                dropped = {before, *phrase, sentence.doc[end]}
                return [[piece for piece in body if piece not in dropped]]
    return None


@functools.cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """Return for each "lemma/part of speech" the others of its line."""
    table: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name("synonyms.txt").read_text(encoding="utf-8").splitlines():
        part, _, words = line.partition(": ")
        names = words.split(", ") if words and not line.startswith("#") else []
        for name in names:
            table.setdefault(f"{name}/{part}", tuple(other for other in names if other != name))
    return table


def synonym(token: Token, rng: random.Random) -> str | None:
    """Return another word for a token in the token's own form, None for a name or a word without one."""
    if token.ent_type_ or token.pos_ == "PROPN":
        return None
    others = _synonyms().get(f"{token.lemma_.lower()}/{token.pos_}")
    if not others:
        return None
    word = inflect(rng.choice(others), token.tag_)
    return word.capitalize() if token.text[0].isupper() else word


def inflect(lemma: str, tag: str) -> str:
    """Return the regular form of a lemma for a Penn tag; of several words the first is inflected.

    >>> inflect("carry out", "VBD"), inflect("stop", "VBG"), inflect("ally", "NNS"), inflect("use", "VBG")
    ('carried out', 'stopping', 'allies', 'using')
    """
    first, *rest = lemma.split(" ")
    doubled = first + first[-1] if first in {"stop", "ban", "cut", "plan", "drop", "step", "set", "hit"} else first
    vowel_y = first.endswith("y") and first[-2] not in "aeiou"
    if tag in {"VBD", "VBN"}:
        first = first + "d" if first.endswith("e") else first[:-1] + "ied" if vowel_y else doubled + "ed"
    elif tag == "VBG":
        first = (first[:-1] if first.endswith("e") and not first.endswith("ee") else doubled) + "ing"
    elif tag in {"VBZ", "NNS"}:
        if vowel_y:
            first = first[:-1] + "ies"
        else:
            first += "es" if first.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return " ".join((first, *rest))
