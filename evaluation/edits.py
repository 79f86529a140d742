"""Seeded edits that make a copy of a text, by severity: what desks and reposting sites do to an article."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from evaluation.paraphrase import paraphrase, synonym

#: Words that a copy keeps of its source at least: a shorter cutting tells of nothing that can be found again.
KEPT_WORDS = 80

_LEADS = (
    "{title}: here is what is known so far, and why it matters.",
    "It is a story that has been making headlines all day. Our desk has gone through the details.",
    "Readers have been asking us about this one. What follows is a round-up of the facts as they stand.",
    "News broke {day} that is likely to be talked about for a while.",
    "Another turn in a story that we have been following for months. We sum up what was made public {day}.",
    "BREAKING – This page will be updated as more comes in. {title}.",
)
_BOILERPLATE = (
    "Sign up for our morning newsletter and get the day's news in your inbox before breakfast.",
    "This article is free to read thanks to the support of our members. Join them from 3 euros a month.",
    "Follow us on social media for live updates, and download our app for alerts on the news that matters to you.",
    "Have you got a tip for our newsroom? Write to the desk in confidence; we never reveal who told us.",
    "All rights reserved. No part of this page may be printed, broadcast or passed on without our consent in writing.",
    "Read more: Ten charts that explain the year in foreign affairs.",
    "Most read: Why the price of bread keeps rising. The quiet town that voted twice. Weather for the week ahead.",
    "The views of readers in the comments are theirs alone. Please keep to our rules when you join the debate.",
    "Advertisement. The page continues below.",
    "About the author: she writes on foreign policy and defence and has reported from more than thirty countries.",
    "Correction: an earlier version of this page misspelt the name of a street. We are sorry for the mistake.",
    "Our journalism is independent, and no owner or advertiser has a say in what we print.",
)
_DAYS = ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "at the weekend")


@dataclass(frozen=True, slots=True)
class Severity:
    """How much is edited: shares of the sentences cut, moved and paraphrased, of the words swapped, and what is added.

    ``added`` is the share of new words in the copy, its lead and boilerplate together, as far as there are so many.
    """

    name: str
    cut: float = 0.0
    moved: float = 0.0
    swapped: float = 0.0
    paraphrased: float = 0.0
    added: float = 0.0


#: From a repost to a text of which hardly a sentence stands as it did; then each edit alone at its strongest.
SEVERITIES = (
    Severity("1 repost", cut=0.1, swapped=0.01, added=0.1),
    Severity("2 light edit", cut=0.3, moved=0.1, swapped=0.05, paraphrased=0.1, added=0.15),
    Severity("3 cut and edited", cut=0.5, moved=0.25, swapped=0.1, paraphrased=0.25, added=0.2),
    Severity("4 rewritten", cut=0.6, moved=0.5, swapped=0.15, paraphrased=0.5, added=0.25),
    Severity("5 told anew", cut=0.6, moved=0.75, swapped=0.2, paraphrased=0.8, added=0.3),
)
ALONE = (
    Severity("cut alone", cut=0.8),
    Severity("moved alone", moved=1.0),
    Severity("swapped alone", swapped=0.3),
    Severity("paraphrased alone", paraphrased=1.0),
    Severity("added alone", added=0.6),
)

#: Words of the corpus by their Penn tag: what a word without a synonym is swapped with.
Pool = Mapping[str, Sequence[str]]


def word_pool(docs: Sequence[Doc]) -> Pool:
    """Return the words of the texts for things, deeds and qualities, by tag, once for each time they stand."""
    pool: dict[str, list[str]] = {}
    for doc in docs:
        for token in doc:
            if _is_swappable(token):
                pool.setdefault(token.tag_, []).append(token.text)
    return pool


def _is_swappable(token: Token) -> bool:
    return token.pos_ in {"NOUN", "VERB", "ADJ", "ADV"} and not token.ent_type_ and token.is_alpha and token.is_lower


def edit(doc: Doc, title: str, severity: Severity, *, pool: Pool, rng: random.Random) -> str:
    """Return a copy of a text; the same generator gives the same copy."""
    kept = _cut([sentence for sentence in doc.sents if sentence.text.strip()], severity.cut, rng)
    _move(kept, severity.moved, rng)
    told = [
        paraphrase(sentence, rng)
        if rng.random() < severity.paraphrased
        else _swap(sentence, severity.swapped, pool, rng)
        for sentence in kept
    ]
    paragraphs, at = [], 0
    while at < len(told):
        length = rng.choice((1, 2, 2, 3))
        paragraphs.append(" ".join(told[at : at + length]))
        at += length
    return "\n\n".join(_add(paragraphs, title, severity.added, rng))


def _cut(sentences: list[Span], share: float, rng: random.Random) -> list[Span]:
    """Cut from the end, as editors do for length, or here and there, and leave ``KEPT_WORDS``."""
    order = list(range(len(sentences)))
    if rng.random() < 0.5:
        rng.shuffle(order)
    total = sum(map(len, sentences))
    kept: set[int] = set()
    words = 0
    for place in order:
        if words >= max((1 - share) * total, KEPT_WORDS):
            break
        kept.add(place)
        words += len(sentences[place])
    return [sentence for place, sentence in enumerate(sentences) if place in kept]


def _move(sentences: list[Span], share: float, rng: random.Random) -> None:
    """Put a share of the sentences somewhere else."""
    for _ in range(round(share * len(sentences))):
        sentences.insert(rng.randrange(len(sentences)), sentences.pop(rng.randrange(len(sentences))))


def _swap(sentence: Span, share: float, pool: Pool, rng: random.Random) -> str:
    """Swap a share of all words: for a synonym where there is one, else for any word of the same tag."""
    swappable = [token for token in sentence if _is_swappable(token)]
    count = min(len(swappable), int(share * len(sentence) + rng.random()))
    chosen = {token.i for token in rng.sample(swappable, count)}
    return "".join(
        (synonym(token, rng) or rng.choice(pool.get(token.tag_, (token.text,)))) + token.whitespace_
        if token.i in chosen
        else token.text_with_ws
        for token in sentence
    ).strip()


def _add(paragraphs: list[str], title: str, share: float, rng: random.Random) -> list[str]:
    """Add a lead, and boilerplate between and below the paragraphs."""
    if not share:
        return paragraphs
    wanted = share / (1 - share) * sum(len(paragraph.split()) for paragraph in paragraphs)
    lead = rng.choice(_LEADS).format(title=title, day=rng.choice(_DAYS))
    added, pieces = len(lead.split()), rng.sample(_BOILERPLATE, len(_BOILERPLATE))
    told = list(paragraphs)
    while pieces and added < wanted:
        piece = pieces.pop()
        added += len(piece.split())
        told.insert(rng.randint(0, len(told)) if rng.random() < 0.4 else len(told), piece)
    return [lead, *told]
