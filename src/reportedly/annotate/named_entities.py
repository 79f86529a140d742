"""Named entities: the kinds of names, dates and numbers that the encoder sees, laid over the parse's tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from reportedly.annotate.encoder import Encoding, encoding_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

#: spaCy's numbers for a token's standing: inside an entity, outside all, first of one.
_INSIDE, _OUTSIDE, _FIRST = 1, 2, 3
#: A token less likely than this to be in an entity is in none, whatever stands beside it.
_DOUBTED: Final = np.log(0.98)
#: What is built, and ends its own name.
_BUILT: Final = frozenset(
    "airport bridge hospital square stadium station port base prison palace tower dam mosque church university hotel "
    "airfield barracks school museum market".split()
)
#: Small words that link a name's parts between hyphens.
_LINKS: Final = frozenset("au aux de des du el en ez i la le les on sous sur upon".split())
#: What it costs, in nats, to begin an entity and to go from one straight to one of another kind.
BEGINNING, CHANGING = 1.0, 3.0


def mark_entities(doc: Doc) -> Doc:
    """Set the entities of a parse from the encoder's reading of its text, and return the parse.

    A token is scored by the mean of its wordpieces, and the kinds of a sentence's tokens are the likeliest together
    where changing them costs. Neighbours of one kind are one entity. Entities hold no white space.
    """
    if not len(doc):
        return doc
    encoding = encoding_of(doc)
    words: Any = doc.to_array(["IDX", "LENGTH", "IS_SPACE", "SENT_START", "LOWER"])
    scores = _token_scores(words, encoding)
    first = words[:, 3] == 1
    kinds = np.zeros(len(doc), np.int64)
    doubted = scores[:, 0] < _DOUBTED
    begins = doubted & (first | np.append(True, ~doubted[:-1]))
    ends = doubted & np.append(first[1:] | ~doubted[1:], True)
    for begin, end in zip(begins.nonzero()[0].tolist(), (ends.nonzero()[0] + 1).tolist(), strict=True):
        kinds[begin:end] = likeliest(scores[begin:end])
    _join_names(doc, kinds, first, encoding.kinds)
    _join_last_words(doc, words[:, 4], kinds, encoding.kinds)
    _join_linked(doc, kinds)
    opens = first | np.append(True, kinds[1:] != kinds[:-1])
    names = np.array([0, *(doc.vocab.strings.add(kind) for kind in encoding.kinds)], np.uint64)
    standing = np.where(kinds == 0, _OUTSIDE, np.where(opens, _FIRST, _INSIDE)).astype(np.uint64)
    layers: Any = np.stack([standing, names[kinds]], 1)
    marked: Doc = doc.from_array(["ENT_IOB", "ENT_TYPE"], layers)
    return marked


def _token_scores(words: NDArray[np.uint64], encoding: Encoding) -> NDArray[np.float64]:
    """Return the log probability [token, kind] of each kind, the mean over a token's pieces; none of white space."""
    pieces = encoding.pieces
    starts, ends = words[:, 0], words[:, 0] + words[:, 1]
    first = np.searchsorted(pieces.ends, starts, side="right")
    last = np.searchsorted(pieces.starts, ends, side="left")
    sums = np.concatenate([np.zeros((1, encoding.entities.shape[1])), encoding.entities.cumsum(0, np.float64)])
    count = np.maximum(last - first, 1)[:, None]
    scores: NDArray[np.float64] = (sums[np.maximum(last, first)] - sums[first]) / count
    blank = (last <= first) | (words[:, 2] == 1)
    scores[blank] = -np.inf
    scores[blank, 0] = 0.0
    return scores


def likeliest(scores: NDArray[np.float64]) -> list[int]:
    """Return the kinds (0 for none) of a run of tokens that are the likeliest together; ``scores`` [token, kind].

    The search of Viterbi (1967), of three ways into each kind: from the same, from none, and from any other.

    >>> likeliest(np.log(np.array([[0.1, 0.5, 0.4], [0.1, 0.4, 0.5], [0.1, 0.8, 0.1]])))
    [1, 1, 1]
    """
    best, back = scores[0] - BEGINNING, []
    best[0] += BEGINNING
    for row in scores[1:]:
        top = int(best.argmax())
        other = 1 + int(best[1:].argmax())
        same = best.copy()
        same[0] = best[top]
        before = np.arange(len(best))
        before[0] = top
        for source, price in ((0, BEGINNING), (other, CHANGING)):
            better = best[source] - price > same
            better[0] = False
            same = np.where(better, best[source] - price, same)
            before = np.where(better, source, before)
        back.append(before)
        best = same + row
    kinds = [int(best.argmax())]
    for before in reversed(back):
        kinds.append(int(before[kinds[-1]]))
    return kinds[::-1]


def _join_names(doc: Doc, kinds: NDArray[np.int64], first: NDArray[np.bool_], names: tuple[str, ...]) -> None:
    """Make one kind, in place, of the words of a name that were seen as two: "Hong Kong" and "Island", "South Korean".

    What stands before a place's last words is part of its name, and what hangs on a people's of theirs.
    """
    places = {names.index(kind) + 1 for kind in ("GPE", "LOC", "FAC")}
    people = names.index("NORP") + 1
    meeting = (kinds[1:] != kinds[:-1]) & (kinds[1:] > 0) & (kinds[:-1] > 0) & ~first[1:]
    for at in meeting.nonzero()[0][::-1]:
        before, behind = int(kinds[at]), int(kinds[at + 1])
        own = behind == people and doc[int(at)].head.i == at + 1
        if before in places and (behind in places or own):
            begin = int(at)
            while begin and kinds[begin - 1] == before and not first[begin]:
                begin -= 1
            kinds[begin : at + 1] = behind


def _join_last_words(doc: Doc, lowers: NDArray[np.uint64], kinds: NDArray[np.int64], names: tuple[str, ...]) -> None:
    """Lengthen names, in place, by what they go on with: "Johnson" "&" "Johnson", and a place's by what is built there.

    "Vancouver" before "Airport" is no town's name.
    """
    places = {names.index(kind) + 1 for kind in ("GPE", "LOC", "FAC")}
    joining = doc.vocab.strings["&"]
    built = [doc.vocab.strings[word] for word in _BUILT if word in doc.vocab.strings]
    behind = (kinds[1:] == 0) & (kinds[:-1] > 0) & ((lowers[1:] == joining) | np.isin(lowers[1:], built))
    for at in (behind.nonzero()[0] + 1).tolist():
        before = int(kinds[at - 1])
        if lowers[at] == joining:
            if at + 1 < len(kinds) and doc[at + 1].pos_ == "PROPN":
                kinds[at : at + 2] = before
        elif before in places and doc[at].text.istitle() and doc[at - 1].head.i == at:
            begin = at - 1
            while begin and kinds[begin - 1] == before:
                begin -= 1
            kinds[begin : at + 1] = names.index("FAC") + 1


def _join_linked(doc: Doc, kinds: NDArray[np.int64]) -> None:
    """Lengthen names, in place, by what hyphens and a small word link to them: "Port-au-Prince"."""
    for at in ((kinds[:-1] > 0) & (kinds[1:] == 0)).nonzero()[0].tolist():
        rest = doc[at + 1 : at + 5]
        linked = [word.text for word in rest][::2] == ["-", "-"] and len(rest) == 4
        if linked and rest[1].text in _LINKS and rest[3].text.istitle() and not any(w.whitespace_ for w in rest[:3]):
            kinds[at + 1 : at + 5] = kinds[at]
