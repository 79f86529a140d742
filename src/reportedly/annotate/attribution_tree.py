"""The parse as plain lists: what the attribution rules read of each token, fetched once for an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: A half-open range of token indices.
Range = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_TIMES = frozenset({"day", "week", "month", "year", "night", "morning", "evening", "afternoon", "time"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
_LONGEST_ABBREVIATION = 6
_JOINTS = frozenset({"and", "or", "nor"})
_TRIMMED = frozenset(",;:.-–—)]")


@dataclass(frozen=True, slots=True)
class Tree:
    """One entry per token in every list; ``left`` and ``right`` are the first and last token of a token's subtree.

    ``start`` and ``end`` are character offsets; ``sentence`` the half-open token range of the token's sentence.
    """

    text: str
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    start: list[int]
    end: list[int]
    sentence: list[Range]
    entities: list[str]

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child with one of the dependency labels, or None."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None

    def is_time(self, token: int) -> bool:
        """Tell whether a noun names a time: "Monday", "the same day"."""
        return self.entities[token] in {"DATE", "TIME"} or self.lemmas[token] in _TIMES

    def subject(self, token: int) -> int | None:
        """Return the subject next to a verb: the last before it, or the first behind it; None where it has none."""
        subjects = self.kids(token, "nsubj")
        if len(subjects) > 1:  # "the NIS the same day confirms": a time is no subject beside another
            subjects = [subject for subject in subjects if not self.is_time(subject)] or subjects
        before = [subject for subject in subjects if subject < token]
        return before[-1] if before else subjects[0] if subjects else None

    def kids(self, token: int, *deps: str) -> list[int]:
        """Return the children with one of the dependency labels, in text order."""
        return [child for child in self.children[token] if self.deps[child] in deps]

    def row(self, token: int) -> list[int]:
        """Return a token and those that "and" or "or" joins to it on its right, in order; each hangs on one before.

        What "not" follows is set apart: "Macron and not Scholz".
        """
        row, bound = [token], False
        for word in row:  # it grows as it is read
            row += self.kids(word, "conj")
            joints = [joint for joint in self.kids(word, "cc") if self.lowers[joint] in _JOINTS]
            bound = bound or any(self.lowers[joint + 1 : joint + 2] != ["not"] for joint in joints)
        return sorted(row) if bound else [token]

    def subtree(self, token: int) -> Range:
        """Return the token range that a token's subtree covers."""
        return self.left[token], self.right[token] + 1

    def span(self, tokens: Range) -> Span:
        """Return the characters of a token range, which must hold a token."""
        return Span(self.start[tokens[0]], self.end[tokens[1] - 1])

    def trim(self, tokens: Range) -> Range:
        """Drop white space and separating punctuation at either end of a token range."""
        first, last = tokens
        while first < last and (self.words[first] in _TRIMMED or self.pos[first] == "SPACE"):
            first += 1
        while first < last and (self.words[last - 1] in _TRIMMED or self.pos[last - 1] == "SPACE"):
            if self.words[last - 1] == ")" and "(" in self.words[first:last]:
                break
            last -= 1
        return first, last


def read_tree(doc: Doc) -> Tree:
    """Read a parse into plain lists."""
    heads, children = [], [[] for _ in range(len(doc))]  # type: ignore[var-annotated]
    left, right, start, end = [], [], [], []
    words, lowers, lemmas, tags, pos, deps, entities = [], [], [], [], [], [], []
    for token in doc:
        head = token.head.i
        heads.append(head)
        if head != token.i:
            children[head].append(token.i)
        left.append(token.left_edge.i)
        right.append(token.right_edge.i)
        start.append(token.idx)
        end.append(token.idx + len(token))
        words.append(token.text)
        lowers.append(token.lower_)
        lemmas.append(token.lemma_.lower())
        tags.append(token.tag_)
        pos.append(token.pos_)
        deps.append(token.dep_)
        entities.append(token.ent_type_ or ("ORG" if _is_abbreviation(token) else ""))
    sentence: list[Range] = []
    for span in doc.sents:
        sentence.extend([(span.start, span.end)] * (span.end - span.start))
    tree = Tree(
        doc.text, words, lowers, lemmas, tags, pos, deps, heads, children, left, right, start, end, sentence, entities
    )
    _lift_finite_conjuncts(tree)
    _lift_interrupted_clauses(tree)
    return tree


def _is_abbreviation(token: Token) -> bool:
    """Tell whether a name is letters: a body's, where nothing else is known of it ("TASS")."""
    text = token.text
    return token.pos_ == "PROPN" and text.isupper() and text.isalpha() and 2 <= len(text) <= _LONGEST_ABBREVIATION


def _lift_finite_conjuncts(tree: Tree) -> None:
    """Hang a finite verb that the parser joined to an infinitive on the finite verb above: "vowed to … and said".

    English joins like to like, so "said" goes with "vowed". Only a conjunct without a subject that ends its subtree is
    lifted, so that every subtree stays in one piece.
    """
    for token, tag in enumerate(tree.tags):
        head = tree.heads[token]
        if tree.deps[token] != "conj" or tag not in _FINITE_TAGS or tree.tags[head] != "VB" or head > token:
            continue
        if any(tree.deps[child] in SUBJECTS for child in tree.children[token]):
            continue
        above, passed = head, []
        while tree.heads[above] != above and tree.tags[above] != tag:
            passed.append(above)
            above = tree.heads[above]
        if tree.tags[above] != tag or any(tree.right[link] != tree.right[token] for link in passed):
            continue
        joint = [child for child in tree.children[head] if tree.deps[child] == "cc" and child < token]
        cut = joint[-1] if joint else tree.left[token]
        for link in passed:
            tree.right[link] = cut - 1
        tree.children[head].remove(token)
        tree.children[above].append(token)
        tree.heads[token] = above


def _lift_interrupted_clauses(tree: Tree) -> None:
    """Hang a clause behind an inserted participle on the verb before it: "said, citing the agency, that 300 died".

    A "that" behind a comma is no relative, so that the clause cannot belong to the noun before the comma.
    """
    for token, word in enumerate(tree.lowers):
        if word != "that" or tree.deps[token] != "mark" or tree.words[token - 1 : token] != [","]:
            continue
        clause = tree.heads[token]
        if tree.left[clause] < token - 1 or tree.deps[clause] == "conj":
            continue
        above, passed = tree.heads[clause], []
        while tree.heads[above] != above and not (tree.tags[above] == "VBG" and tree.deps[above] == "advcl"):
            passed.append(above)
            above = tree.heads[above]
        verb = tree.heads[above]
        if verb == above or not verb < above < token or tree.words[above - 1] != ",":
            continue
        passed.append(above)
        if tree.child(verb, "ccomp") is not None or any(tree.right[link] != tree.right[clause] for link in passed):
            continue
        for link in passed:
            tree.right[link] = token - 2
        tree.children[tree.heads[clause]].remove(clause)
        tree.children[verb].append(clause)
        tree.heads[clause], tree.deps[clause] = verb, "ccomp"
        tree.left[clause] = token
