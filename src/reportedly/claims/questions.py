"""Questions: the order of words by which a clause asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What asks a hearer to agree to what was just stated: ", didn't it?", ", right?".
_TAG: Final = re.compile(
    r"\s*[,—–]\s*(?:(?:is|are|was|were|do|does|did|has|have|had|will|wo|would|can|ca|could|should)(?:n['’]t)?\s+"
    r"(?:it|he|she|they|we|you|i|there)|right|correct)\s*\?",
    re.IGNORECASE,
)
_AUXILIARY_TAGS: Final = frozenset({"MD", "VBD", "VBZ", "VBP"})


def is_inverted(predicate: Token) -> bool:
    """Tell whether the order of a main clause is that of a question: "how can people …", "are they there …"."""
    subject = next((child for child in predicate.lefts if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or not (predicate.dep_ in ("ROOT", "ccomp") or _is_labelled(predicate)):
        return False
    return any(
        child.tag_ in _AUXILIARY_TAGS and child.i < subject.i for child in predicate.lefts if child.dep_ == "aux"
    )


def is_tagged(text: str, end: int) -> bool:
    """Tell whether a question hangs on what ends at an offset: "the army agreed to a pause, didn't it?".

    >>> is_tagged("They left, didn't they?", 9), is_tagged("They left, the others?", 9)
    (True, False)
    """
    return _TAG.match(text, end) is not None


def _is_labelled(predicate: Token) -> bool:
    """Tell whether a sentence hangs on the label of its speaker in the parse: "OKAFOR: How long have they got, …?"."""
    label = predicate.head
    return label.i < predicate.left_edge.i and label.i + 1 < len(label.doc) and label.nbor().text == ":"
