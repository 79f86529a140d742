"""Questions: the order of words by which a clause asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARY_TAGS: Final = frozenset({"MD", "VBD", "VBZ", "VBP"})


def is_inverted(predicate: Token) -> bool:
    """Tell whether the order of a main clause is that of a question: "how can people …", "are they there …"."""
    subject = next((child for child in predicate.lefts if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or predicate.dep_ not in ("ROOT", "ccomp"):
        return False
    return any(
        child.tag_ in _AUXILIARY_TAGS and child.i < subject.i for child in predicate.lefts if child.dep_ == "aux"
    )
