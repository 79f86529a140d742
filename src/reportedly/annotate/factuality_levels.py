"""Levels: how factual an event is as told, as one number on UW's scale from -3 (certainly not) to +3 (certainly).

The scale is Lee, Artzi, Choi and Zettlemoyer's (2015): it takes in the words of saying around an event as well as its
own. The encoder gives a distribution over it; the rules' labels steady its median, and a negation that they read with
certainty stands.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from reportedly.annotate.encoder import encoding_of, median_level
from reportedly.model import Factuality

#: Words of saying and thinking; UW's annotators trust an event noun under them a little less.
_ATTRIBUTING: Final = frozenset(
    "say tell report claim believe think argue suggest indicate state allege estimate expect warn accuse predict hope "
    "fear insist add".split()
)
#: Our labels on UW's scale: the median of the training part's numbers for each (polarity, certainty, status), status
#: ``ongoing`` counted as ``happened``.
_SCALE: Final[dict[tuple[str, str, str], float]] = {
    ("positive", "certain", "happened"): 3.0,
    ("positive", "certain", "general"): 2.8,
    ("positive", "certain", "predicted"): 2.6,
    ("positive", "certain", "planned"): 2.2,
    ("positive", "certain", "requested"): 2.1,
    ("positive", "certain", "conditional"): 1.8,
    ("positive", "probable", "happened"): 2.4,
    ("positive", "probable", "predicted"): 2.2,
    ("positive", "probable", "planned"): 2.0,
    ("positive", "probable", "conditional"): 1.8,
    ("positive", "probable", "requested"): 1.2,
    ("positive", "possible", "happened"): 1.6,
    ("positive", "possible", "general"): 1.6,
    ("positive", "possible", "predicted"): 1.4,
    ("positive", "possible", "planned"): 1.4,
    ("positive", "possible", "conditional"): 1.0,
    ("positive", "possible", "requested"): 0.8,
    ("positive", "unknown", "happened"): 2.0,
    ("positive", "unknown", "general"): 1.2,
    ("positive", "unknown", "planned"): 1.2,
    ("positive", "unknown", "conditional"): 1.0,
    ("positive", "unknown", "predicted"): 0.6,
    ("negative", "certain", "happened"): -1.2,
    ("negative", "certain", "general"): -1.8,
    ("negative", "certain", "predicted"): -1.8,
    ("negative", "certain", "planned"): -1.2,
    ("negative", "certain", "conditional"): -1.7,
    ("negative", "certain", "requested"): -1.0,
    ("negative", "probable", "happened"): 0.1,
    ("negative", "probable", "predicted"): -0.6,
    ("negative", "probable", "planned"): -0.3,
    ("negative", "possible", "happened"): -0.3,
    ("negative", "possible", "predicted"): 0.4,
}
#: For combinations too rare in the training part.
_RARE: Final = {"certain": 1.8, "probable": 1.2, "possible": 0.6, "unknown": 0.5}
#: The labels' weight beside the encoder's median, and the greatest median that gives way to a negation which the labels
#: put at -0.5 or lower; both chosen on UW's development part.
_WEIGHT: Final = 0.2
_DOUBTED: Final = 1.5


def level_of(doc: Doc, token: int, found: Factuality) -> float:
    """Return the level of the event at a token that the rules label so."""
    labels = _by_labels(doc, token, found)
    encoding = encoding_of(doc)
    shares = encoding.factuality(doc[token].idx)
    if shares is None:
        return labels
    median = median_level(shares, encoding.levels)
    level = _WEIGHT * labels + (1 - _WEIGHT) * median
    if found.polarity == "negative" and labels <= -0.5 and median < _DOUBTED:
        return min(level, labels)
    return level


def _by_labels(doc: Doc, token: int, found: Factuality) -> float:
    """Return what the labels alone come to on UW's scale."""
    if found.phase == "unanswered":
        # The refusal itself is a fact; the answer that did not come is not.
        return 3.0 if doc[token].lemma_ in {"decline", "refuse"} else -2.7
    status = "happened" if found.status == "ongoing" else found.status
    value = _SCALE.get((found.polarity, found.certainty, status))
    if value is None:
        value = _RARE[found.certainty] * (1.0 if found.polarity == "positive" else -0.6)
    is_softened = value == 3.0 and not doc[token].tag_.startswith("VB") and _is_attributed(doc, token)
    return 2.8 if is_softened else value


def _is_attributed(doc: Doc, token: int) -> bool:
    return any(ancestor.lemma_ in _ATTRIBUTING for ancestor in doc[token].ancestors)
