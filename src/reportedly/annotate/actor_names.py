"""Names that the encoder's recogniser marks: persons and organisations, by token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.reference.names import fold, own_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What stands before a name and is none of it.
_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady gen general president minister ambassador".split())
#: The recogniser's marks in spaCy's ENT_IOB: a token inside an entity, and one that begins it.
_INSIDE, _BEGINS = 1, 3
#: Signs that the recogniser ran over an editor's mark or an address.
_JUNK = re.compile(r"[\[\](){}<>@#|/\\]|https?:")
#: Last words of what the recogniser takes for persons and are features of the land or built.
_GEOGRAPHIC = frozenset(
    "shoal reef island islands strait bay sea river lake valley airport bridge square street".split()
)


def entity_names(doc: Doc) -> tuple[dict[int, str], dict[int, str]]:
    """Return the names of the recogniser's persons, and of its organisations, by the index of each of their tokens.

    A name is without honorifics, articles and possessive endings, and a body's without what says whose it is.
    """
    person, body = doc.vocab.strings["PERSON"], doc.vocab.strings["ORG"]
    rows = doc.to_array(["ENT_TYPE", "ENT_IOB"])
    names: dict[int, dict[int, str]] = {person: {}, body: {}}
    last = len(rows)
    for token in reversed([at for at, row in enumerate(rows.tolist()) if row[0] in names and row[1] == _BEGINS]):
        kind, end = int(rows[token][0]), token + 1
        while end < last and rows[end][0] == kind and rows[end][1] == _INSIDE:
            end += 1
        words = doc[token:end].text.replace("'s", "").replace("’s", "").split()
        while words and (fold(words[0]) in _HONORIFICS or words[0] in ("The", "the")):
            words.pop(0)
        name = own_name(" ".join(words))
        if kind == person and words and words[-1].lower() in _GEOGRAPHIC:
            continue
        if name and not _JUNK.search(name) and any(letter.isalpha() for letter in name):
            names[kind].update((at, name) for at in range(token, end))
    return names[person], names[body]
