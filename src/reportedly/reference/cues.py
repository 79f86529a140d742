"""The cue lexicon: the words that attribute, what they convey, and how they take their content."""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal, cast, get_args

from reportedly.errors import ReferenceDataError
from reportedly.model.vocabulary import Certainty, Polarity, SpeechAct

CueKind = Literal["verb", "passive", "noun", "adjective", "preposition", "adverb"]

#: How a cue takes its content: ``reference/data/README.md`` explains each.
FRAMES = frozenset(
    {
        "clause", "that", "wh", "quote", "object", "document-object", "hearer", "infinitive", "gerund", "small", "put",
        "cite", "raising", "sentence", "of", "about", "for", "over", "at", "with", "against", "as", "to", "on",
        "regarding", "concerning", "by", "whom-infinitive",
    }
)  # fmt: skip

#: Nouns that stand for what was told before: "…, a claim Moscow denied".
TOLD_NOUNS = frozenset(
    "claim allegation accusation assertion charge account report figure number toll count version".split()
)

#: What one asks a source by, which the source may leave unanswered: "did not return calls".
CALLS = frozenset("call message request question query inquiry enquiry email text".split())
#: What one gives, or does not, to whoever asks.
REPLIES = frozenset({"comment", "reply", "response", "answer"})
#: Whom or what a source passes on to somebody else and so leaves unanswered: "referred questions to the ministry".
PASSED_ON = CALLS | {"reporter", "journalist"}
#: What a report is called that is not so.
UNTRUE = frozenset(
    """untrue false baseless groundless unfounded fabricated fake lie lies fiction invention propaganda nonsense
    rubbish misinformation disinformation slander hoax fantasy unsubstantiated absurd misleading fabrication
    fabrications concoction falsehood falsehoods manipulation fable fairytale fairy libel""".split()
)
#: What a report has none of that is not so: "there is no truth to it".
SUBSTANCE = frozenset({"truth", "substance", "basis", "foundation"})
#: What shows or settles things, and has no word to keep back where it does not.
SPEECHLESS = frozenset(
    """test scan study analysis deal treaty agreement accord pact contract resolution law bill plan map image photograph
    photo picture video footage datum data result autopsy search survey poll satellite""".split()
)
#: How somebody stays who says nothing.
MUTE = frozenset("silent mum tight-lipped tightlipped".split())


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One line of the lexicon.

    ``words`` are the lemmas, the first one being the head; ``speech_act``, ``commitment`` and ``polarity`` what the
    cue conveys by itself (codebook, "Commitment of the cue"); ``frames`` how it takes its content.
    """

    words: tuple[str, ...]
    kind: CueKind
    speech_act: SpeechAct
    commitment: Certainty
    polarity: Polarity
    frames: frozenset[str]


@functools.cache
def load_cues(kind: CueKind) -> Mapping[str, tuple[CueEntry, ...]]:
    """Return the entries of one kind by their first word, longest cue first.

    Raises ReferenceDataError where the table holds a value outside the vocabularies.
    """
    entries: defaultdict[str, list[CueEntry]] = defaultdict(list)
    table = (resources.files("reportedly.reference") / "data" / "cues.csv").read_text(encoding="utf-8")
    for number, row in enumerate(csv.DictReader(table.splitlines()), start=2):
        _check(row, number)
        if row["kind"] != kind:
            continue
        words = tuple(row["cue"].split())
        entries[words[0]].append(
            CueEntry(
                words,
                kind,
                cast(SpeechAct, row["speech_act"]),
                cast(Certainty, row["commitment"]),
                cast(Polarity, row["polarity"]),
                frozenset(row["frames"].split()),
            )
        )
    return {word: tuple(sorted(group, key=lambda entry: -len(entry.words))) for word, group in entries.items()}


def _check(row: Mapping[str, str], number: int) -> None:
    known = {
        "kind": get_args(CueKind),
        "speech_act": get_args(SpeechAct),
        "commitment": get_args(Certainty),
        "polarity": get_args(Polarity),
    }
    for column, values in known.items():
        if row[column] not in values:
            raise ReferenceDataError(f"cues.csv line {number}: unknown {column} {row[column]!r}; known: {values}")
    unknown = set(row["frames"].split()) - FRAMES
    if not row["cue"] or unknown:
        raise ReferenceDataError(f"cues.csv line {number}: empty cue or unknown frames {sorted(unknown)}")
