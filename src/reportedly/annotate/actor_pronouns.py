"""Pronouns: the party that "he", "they" or "we" most plainly stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.actor_registry import same_party
from reportedly.annotate.actor_speakers import first_person_of
from reportedly.annotate.syntax import SUBJECTS, Syntax
from reportedly.model import Actor, AnnotatedArticle, Span, Turn
from reportedly.reference.dates import parse_day
from reportedly.reference.given_names import Sex, sex_by_title, sex_of

_SINGULAR = frozenset({"he", "him", "she", "his", "her"})
_SEXES: dict[Sex, frozenset[str]] = {"male": frozenset({"he", "him", "his"}), "female": frozenset({"she", "her"})}
_PLURAL = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})
_FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
_ONE = frozenset({"i", "me", "my"})
_PERSONS = frozenset({"person", "role"})
_BODIES = frozenset({"organisation", "media", "group"})
#: How many sentences back a pronoun may look.
_REACH = 2


def resolve_pronouns(annotated: AnnotatedArticle, syntax: Syntax, actors: Sequence[Actor]) -> list[Actor]:
    """Return a mention for each pronoun that stands for one party.

    Of the parties that agree with it in the sentences just before, the pronoun takes the only one; of several, the last
    that stood as subject, if only one did in that sentence. In a transcript or an official statement the first person
    is the speaker or the issuer. Unclear pronouns give no mention, save those of the first person.
    """
    mentions = sorted(actors, key=lambda actor: actor.head.start)
    starts = [actor.head.start for actor in mentions]
    tokens = [bisect_left(syntax.starts, actor.head.start) for actor in mentions]
    speakers = {actor.span: actor for actor in mentions if actor.read_by == "actors/label"}
    issuer = first_person_of(annotated, parse_day(annotated.article.published))
    found = []
    for token, pos in enumerate(syntax.pos):
        if pos != "PRON":
            continue
        word = syntax.lower[token]
        span = Span(syntax.starts[token], syntax.ends[token])
        if word in _FIRST:
            if syntax.words[token] == "US":
                continue
            turn = _turn_at(annotated.turns, span.start)
            if turn is None and issuer is not None and not annotated.turns:
                found.append(
                    Actor(span, span, "organisation", None, issuer.country, issuer.sector, read_by="actors/issuer")
                )
            elif turn is not None:
                found += _speaker(span, word, turn, speakers.get(turn.label))
            continue
        kinds = _PERSONS if word in _SINGULAR else _BODIES if word in _PLURAL | _THING else None
        if kinds is None or (word in _THING and not _agentive(syntax, token)):
            continue
        stop = bisect_left(starts, span.start)
        antecedent = _antecedent(syntax, token, mentions, tokens, stop, kinds, word)
        if antecedent is not None:
            kind = "person" if antecedent.kind == "role" and antecedent.name else antecedent.kind
            found.append(replace(antecedent, span=span, head=span, kind=kind, read_by="actors/pronoun"))
    return found


def _turn_at(turns: Sequence[Turn], character: int) -> Turn | None:
    at = bisect_right(turns, character, key=lambda turn: turn.speech.start) - 1
    return turns[at] if at >= 0 and character < turns[at].speech.end else None


def _speaker(span: Span, word: str, turn: Turn, speaker: Actor | None) -> list[Actor]:
    """ "I" is the speaker; "we" the side that the speaker speaks for."""
    if speaker is None or turn.role == "reporter":
        return []
    if word in _ONE:
        return [replace(speaker, span=span, head=span, read_by="actors/pronoun")]
    return [Actor(span, span, "organisation", None, speaker.country, speaker.sector, read_by="actors/pronoun")]


def _agentive(syntax: Syntax, token: int) -> bool:
    """Tell whether "it" does or owns something as a body does; "it is clear that" is nobody."""
    head = syntax.heads[token]
    if syntax.lower[token] == "its":
        return syntax.pos[head] in ("NOUN", "PROPN")
    deed = syntax.lemmas[head] not in _IMPERSONAL or (syntax.lemmas[head] == "take" and _takes_hold(syntax, head))
    return syntax.deps[token] == "nsubj" and syntax.pos[head] == "VERB" and deed


def _takes_hold(syntax: Syntax, verb: int) -> bool:
    """Tell whether "take" is a deed of somebody's: "took control", "took the town"; not "it took two hours"."""
    thing = syntax.child(verb, {"dobj"})
    if thing is None or thing < verb or syntax.lemmas[thing] in _TIME:
        return False
    return syntax.child(thing, {"nummod", "quantmod"}) is None and syntax.child(verb, {"xcomp"}) is None


_TIME = frozenset("time while hour day week month year place effort long".split())
_IMPERSONAL = frozenset("seem appear happen rain snow take turn follow remain mean matter make become".split())


def _antecedent(
    syntax: Syntax,
    token: int,
    mentions: Sequence[Actor],
    tokens: Sequence[int],
    stop: int,
    kinds: frozenset[str],
    word: str,
) -> Actor | None:
    """The party that agrees with the pronoun and stands plainly before it."""
    sentence = syntax.sentence[token]
    doing: list[Actor] = []
    near: list[tuple[int, int, Actor]] = []
    for at in range(stop - 1, -1, -1):
        where = tokens[at]
        if where >= len(syntax.sentence) or syntax.sentence[where] < sentence - _REACH:
            break
        actor = mentions[at]
        if _is_own_subject(syntax, token, where):
            doing.append(actor)
            continue
        if any(actor.name is not None and same_party(actor, one) for one in doing):
            continue  # "The chancellor urged him": nobody urges himself
        if actor.kind not in kinds or actor.read_by == "actors/issuer" or not _agrees(syntax, where, actor, word):
            continue
        near.append((syntax.sentence[where], where, actor))
    if not near:
        return None
    if all(same_party(one[2], near[0][2]) for one in near):
        return near[0][2]
    owning = _owners(syntax, token, near) if word == "its" else []
    if owning and all(same_party(one, owning[0]) for one in owning):
        return owning[0]
    shown = [one for one in near if _sex(syntax, one[1], one[2]) is not None] if word in _SEXES["female"] else []
    for number in range(sentence, sentence - _REACH - 1, -1):
        if word in _PLURAL and 0 <= number < sentence and _is_about_things(syntax, number, near):
            return None
        told = [one[2] for one in shown if one[0] == number < sentence]
        if told and all(same_party(one, told[0]) for one in told):
            return told[0]  # "Nikola Poposki met Ekaterina Zaharieva. She"
        subjects = [one[2] for one in near if one[0] == number and syntax.deps[one[1]] in SUBJECTS]
        if subjects:
            return subjects[0] if all(same_party(one, subjects[0]) for one in subjects) else None
    return None


def _is_about_things(syntax: Syntax, number: int, near: Sequence[tuple[int, int, Actor]]) -> bool:
    """Tell whether a sentence's subjects are things that "they" may be: "The funds will reach Kyiv. They …"."""
    first, last = syntax.bounds[number]
    things = [at for at in range(first, last) if syntax.deps[at] in SUBJECTS and syntax.tags[at] == "NNS"]
    parties = {where for _, where, _ in near}
    return bool(things) and parties.isdisjoint(things)


def _owners(syntax: Syntax, token: int, near: Sequence[tuple[int, int, Actor]]) -> list[Actor]:
    """Return whose "its" may be by its own sentence: "A shell hit the hospital, its director said".

    They are none where the sentence has an "it", where a speaker is said to be its own ("Singh, its spokeswoman"), or
    where a party only stands in what opens the sentence ("According to the agency, its stock …").
    """
    begin = syntax.bounds[syntax.sentence[token]][0]
    if syntax.deps[syntax.heads[token]] == "appos" or "it" in syntax.lower[begin:token]:
        return []
    inside = [(where, actor) for number, where, actor in near if number == syntax.sentence[token]]
    return [] if any(_opens(syntax, where, token) for where, _ in inside) else [actor for _, actor in inside]


def _opens(syntax: Syntax, word: int, before: int) -> bool:
    """Tell whether a word stands in a prepositional phrase that opens the clause a later word belongs to."""
    while syntax.heads[word] != word and syntax.heads[word] < before:
        word = syntax.heads[word]
    return syntax.deps[word] == "prep" and syntax.heads[word] > before


def _is_own_subject(syntax: Syntax, token: int, where: int) -> bool:
    """Tell whether a mention is the subject of the verb whose object the pronoun is: "they taught them" is two."""
    objects = syntax.deps[token] in ("dobj", "dative")
    return objects and syntax.deps[where] == "nsubj" and syntax.heads[where] == syntax.heads[token]


def _agrees(syntax: Syntax, token: int, actor: Actor, word: str) -> bool:
    """Tell whether a mention's number fits the pronoun's."""
    if syntax.deps[token] == "amod":
        return False  # "American weapons … them": the weapons.
    several = syntax.tags[token] in ("NNS", "NNPS")
    body = syntax.tags[token] == "NNPS" and actor.name is not None and actor.kind == "organisation"
    plural = (several and not body) or actor.kind == "group"
    if word in _PLURAL:
        return several or plural
    if word in _THING:
        return not plural and actor.kind != "person"
    sex = _sex(syntax, token, actor)
    return not plural and (sex is None or word in _SEXES[sex])


def _sex(syntax: Syntax, token: int, actor: Actor) -> Sex | None:
    """Return the sex that a mention's title or its name shows."""
    return sex_by_title(syntax.words[token]) or (sex_of(actor.name) if actor.name else None)
