"""Whether one article was made from another: a pure judgement of two texts and what is known about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from reportedly.link.alignment import LEAST, Match, match_sentences, shared_facts
from reportedly.link.contents import Sentence, Word, read_sentences, read_words
from reportedly.link.fingerprints import hash_words
from reportedly.link.outlets import Credit, find_credits, outlet_keys, own_keys
from reportedly.link.passages import Run, shared_runs
from reportedly.model.articles import Article
from reportedly.model.linking import RankedCopy
from reportedly.model.relations import Copy, CopyKind, Passage
from reportedly.model.spans import Span

#: The share of a copy's words in shared passages from which it is a repost, whatever they say. From ``PARTLY`` on it is
#: made from them if that and the share of names and numbers in common make up ``PARTLY_TOGETHER``: texts of one house
#: share its formulas. The last, ``TOLD_AGAIN`` and ``SHARED_FACTS`` are chosen on the development texts of
#: ``evaluation.copies``.
VERBATIM: Final = 0.6
PARTLY: Final = 0.25
PARTLY_TOGETHER: Final = 0.65
#: Words of its own that an article must share in passages, whatever their share: shorter ones are set phrases.
SHARED_WORDS: Final = 25
#: Words from which a whole text that another has, too, was taken over, though it is shorter than that.
FLASH_WORDS: Final = 12
#: What a rewrite that names no source must share: sentences told again, and their weight by the share of both texts.
SENTENCES: Final = 3
STRENGTH: Final = 3.5
#: The share that the sentences told again, and the names and numbers in common, must have of both texts (geometric
#: mean): two proclamations of one month share a few weighty sentences, two calls' read-outs their callers.
TOLD_AGAIN: Final = 0.33
SHARED_FACTS: Final = 0.33
#: What is enough where the copy itself names its source, in all and for two sentences; one that credits an outlet in
#: its text must tell again so much of that outlet's article, by its own sentences, to be a rewrite and not a credit.
NAMED_WEIGHT: Final = 2.5
NAMED_PAIR: Final = 1.0
CREDITED_SHARE: Final = 0.25
#: What a credit in the text adds to a source's strength beside others.
CREDITED_BONUS: Final = 1.5
#: Days after which nobody rewrites a report; a repost may come later.
REWRITE_DAYS: Final = 45

#: Stands for the day of an article without a date: later than any.
_NO_DAY: Final = (1 << 22) - 1
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class Prepared:
    """An article and what comparing needs of it, its text alone and not its claims; each is read when asked for.

    Most pairs are settled by their words alone, and reading sentences is what costs most.
    """

    article: Article

    @cached_property
    def place(self) -> int:
        """Return the article's place in time: the later may copy the earlier."""
        return _place(self.article, self.declared)

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the keys of the article's outlet."""
        return own_keys(self.article)

    @cached_property
    def declared(self) -> frozenset[str]:
        """Return the keys of the outlets that the article declares as its sources."""
        return frozenset().union(*(outlet_keys(source) for source in self.article.declared_sources)) - self.own

    @cached_property
    def credited(self) -> tuple[Credit, ...]:
        """Return the credits in the article's text."""
        return find_credits(self.article)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words of the article's text."""
        return read_words(self.article.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the article's text."""
        return read_sentences(self.article.text)


def _place(article: Article, declared: frozenset[str]) -> int:
    """Return an article's place in time: its day, those that name a source after those that do not, then by id.

    An article without a date comes last, for it may have been made from any. 63 bits, as both stores hold them.
    """
    day = _day(article.published)
    return (((_NO_DAY if day is None else day) << 1) + bool(declared) << 40) + (hash_words(article.id) & (1 << 40) - 1)


def _day(published: str | None) -> int | None:
    """Return the first day of a date, possibly partial, as a proleptic ordinal, None where it is none."""
    match = _DATE.match(published or "")
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)).toordinal() if match else None
    except ValueError:
        return None


def days_between(earlier: Prepared, later: Prepared) -> int | None:
    """Return the days between two articles, None where one has no date."""
    return days_apart(earlier.place, later.place)


def days_apart(earlier: int, later: int) -> int | None:
    """Return the days between two places in time, None where one has no date."""
    first, second = earlier >> 41, later >> 41
    return None if _NO_DAY in (first, second) else second - first


def compare(first: Prepared, second: Prepared) -> RankedCopy | None:
    """Judge whether one of two articles was made from the other; the later in place is the copy.

    Whatever the order of the two, and whatever else was read, the judgement is the same.
    """
    of, copy = sorted((first, second), key=lambda prepared: (prepared.place, prepared.article.id))
    if copy.article.id == of.article.id:
        return None
    names = _names_source(copy, of)
    runs = shared_runs(copy.words, of.words)
    same = _own_words(copy.words, runs)
    share = same[0] / max(same[1], 1)
    if (share >= VERBATIM and same[0] >= SHARED_WORDS) or _is_same_text(copy, of):
        return _judge(copy, of, "verbatim", share, _run_passages(copy, of, runs), names)
    gap = days_between(of, copy)
    if gap is not None and gap > REWRITE_DAYS:
        return None
    facts = 1.0 if names is not None else shared_facts(copy.sentences, of.sentences)
    if share >= PARTLY and same[0] >= SHARED_WORDS and share + facts >= PARTLY_TOGETHER:
        return _judge(copy, of, "rewrite", share, _run_passages(copy, of, runs), names)
    if facts < SHARED_FACTS:
        return None
    match = match_sentences(copy.sentences, of.sentences, least=LEAST if names is None else NAMED_PAIR)
    if not _is_rewrite(match, names):
        return None
    return _judge(
        copy, of, "rewrite", match.copy_share, _sentence_passages(copy.sentences, of.sentences, match), names, match
    )


def _is_same_text(copy: Prepared, of: Prepared) -> bool:
    """Tell whether two texts are one and the same, however short: an urgent line that two outlets run."""
    if not FLASH_WORDS <= len(copy.words) == len(of.words):
        return False
    return all(word.form == other.form for word, other in zip(copy.words, of.words, strict=True))


def _is_rewrite(match: Match, names: _Named | None) -> bool:
    if names is not None and match.weight >= NAMED_WEIGHT and (names.declared or match.copy_share >= CREDITED_SHARE):
        return True
    told = min(len({pair.copy for pair in match.pairs}), len({pair.of for pair in match.pairs}))
    first = sum(pair.first for pair in match.pairs)
    return min(told, first) >= SENTENCES and match.strength >= STRENGTH and match.both_shares >= TOLD_AGAIN


@dataclass(frozen=True, slots=True)
class _Named:
    """How a copy names its source: declared for the whole of it, or credited somewhere in its text."""

    words: str
    declared: bool


def _names_source(copy: Prepared, of: Prepared) -> _Named | None:
    """Say how the copy names the other's outlet as its source, None where it does not."""
    if copy.own & of.own:
        return None
    outlet = of.article.publisher or of.article.url
    if copy.declared & of.own:
        return _Named(f"names {outlet} as its source", declared=True)
    if outlet_keys(copy.article.byline or "") & of.own:
        return _Named(f"is signed by {outlet}", declared=True)
    for credit in copy.credited:
        if credit.keys & of.own:
            return _Named(_crediting(copy, credit), declared=False)
    return None


def _crediting(copy: Prepared, credit: Credit) -> str:
    return f"credits {credit.outlet}: “{credit.span.of(copy.article.text)}”"


def _own_words(words: tuple[Word, ...], runs: list[Run]) -> tuple[int, int]:
    """Count the shared words and all words of a text, leaving out quotations where there is enough beside them.

    Two reports of one speech share its words and are no copies for that.
    """
    plain = sum(not word.quoted for word in words)
    if plain < 2 * SHARED_WORDS:
        return sum(run.same for run in runs), len(words)
    shared = 0.0
    for run in runs:
        told = sum(not word.quoted for word in words[run.copy_start : run.copy_end])
        shared += told * run.same / (run.copy_end - run.copy_start)
    return round(shared), plain


def _run_passages(copy: Prepared, of: Prepared, runs: list[Run]) -> tuple[Passage, ...]:
    ours, theirs = copy.words, of.words
    return tuple(
        Passage(
            Span(ours[run.copy_start].start, ours[run.copy_end - 1].end),
            Span(theirs[run.of_start].start, theirs[run.of_end - 1].end),
        )
        for run in runs
    )


def _sentence_passages(ours: Sequence[Sentence], theirs: Sequence[Sentence], match: Match) -> tuple[Passage, ...]:
    pairs = sorted((pair.copy, pair.of) for pair in match.pairs)
    return tuple(Passage(ours[one].span, theirs[other].span) for one, other in pairs)


def _judge(
    copy: Prepared,
    of: Prepared,
    kind: CopyKind,
    share: float,
    passages: tuple[Passage, ...],
    names: _Named | None,
    match: Match | None = None,
) -> RankedCopy:
    why = [names.words] if names else []
    if match is None:
        why.append(
            f"{share:.0%} of its words stand in {len(passages)} passage{'s' * (len(passages) != 1)} of the source"
        )
    else:
        told = len({pair.copy for pair in match.pairs})
        why.append(f"{told} of its sentences tell what {len({pair.of for pair in match.pairs})} of the source tell")
        if shared := _telling_keys(match):
            why.append(f"shared: {', '.join(shared)}")
    days = days_between(of, copy)
    if days is None:
        why.append("it has no date of its own" if of.place >> 41 < _NO_DAY else "neither has a date")
    elif days == 0:
        why.append("published on the same day")
    score = round(share, 4)
    made = Copy(copy.article.id, of.article.id, kind, containment=score, passages=passages, why=tuple(why))
    strength = (match.weight if match else share) * (CREDITED_BONUS if names else 1.0)
    # Shared passages before sentences told anew, a declared source before another, then the strength, then the earlier.
    rank = (int(match is None), int(names is not None and names.declared), round(strength, 4), -of.place)
    return RankedCopy(made, rank)


def _telling_keys(match: Match) -> list[str]:
    """Return the shared numbers and names, the weightiest pairs' first."""
    keys: dict[str, None] = {}
    for pair in match.pairs:
        keys |= dict.fromkeys(key for key in pair.keys if key[0] in "#@" and not key[1:].isupper())
    return [f"{float(key[1:]):,g}" if key[0] == "#" else key[1:].capitalize() for key in list(keys)[:8]]


def credit_within(copy: Prepared, credit: Credit, of: Prepared) -> RankedCopy | None:
    """Judge whether what a copy credits to an outlet is in that outlet's article ``of``, read before it."""
    if not credit.keys & of.own or copy.place <= of.place:
        return None
    near = [
        sentence
        for sentence in copy.sentences
        if credit.span.start - 400 < sentence.span.start and sentence.span.end < credit.span.end + 400
    ]
    match = match_sentences(near, of.sentences, least=NAMED_PAIR)
    if match.weight < NAMED_WEIGHT:
        return None
    said = _crediting(copy, credit)
    passages = _sentence_passages(near, of.sentences, match)
    made = Copy(copy.article.id, of.article.id, "credit", passages=passages, why=(said,))
    return RankedCopy(made, (round(match.weight, 4), -of.place))
