"""Voices: who speaks in a text where nothing attributes it: the article, who signs it, whom it hands over to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.claims.holders import holder_from
from reportedly.claims.interviews import find_answers
from reportedly.claims.pull_quotes import find_pull_quotes
from reportedly.claims.sentences import Sentences
from reportedly.model import Actor, AnnotatedArticle, Holder, Span
from reportedly.model.vocabulary import HolderKind
from reportedly.reference.dates import parse_day
from reportedly.reference.issuers import issuing_body
from reportedly.reference.resolve import Resolution, resolve_actor

#: A title that names who speaks: "Statement from …", "Remarks by …". A read-out or communiqué has no signature.
_SIGNED = re.compile(
    r"\s*(?:corrected: )?(?:a )?(?:joint |press |official |written |full |opening |closing |video )*"
    r"(?:statement|remarks|speech|address|message|comments|letter|op-ed|testimony|proclamation|toast)"
    r"(?: as prepared for delivery)? (?:from|by|of) "
    r"(?P<who>(?:the )?(?:heads|leaders|governments|(?:[a-z]+ )?ministers) of .+?"
    r"(?=\s+(?:on|about|at|regarding)\s|[:;(|–—]|$)"
    r"|.+?(?=\s+(?:on|about|at|in|regarding|concerning|following|after|before|marking|for|during|with|upon|aboard|"
    r"announcing|welcoming|condemning|providing|honou?ring|celebrating|commemorating|recogni[sz]ing|ahead)\s"
    r"|(?<!advisor)(?<!adviser)(?<!ambassador)(?<!assistant)(?<!envoy)(?<!representative)\s+to\s"
    r"|[,:;(|–—]|\s+-\s|$))",
    re.IGNORECASE,
)
#: More than one signer: "A and B", "the Leaders of …", and after the first one ", B, and C".
_SEVERAL = re.compile(
    r"\band\b|\b(?:leaders|ministers|heads|governments|presidents|advis[eo]rs|members|countries)\b", re.IGNORECASE
)
_FURTHER = re.compile(r",(?! Jr)(?:(?! on | at | in | before | for ).){0,160}? and (?:the )?[A-Z]")
_SPOKEN = re.compile(r"\s*(?:corrected: )?(?:\w+ )?(?:remarks|speech|address|comments|toast)\b", re.IGNORECASE)
#: A sentence that hands over the voice: "… released the following joint statement:".
_HANDOVER = re.compile(
    r"\bthe following (?:\w+ )?(?:statement|declaration|communiqu[eé]|letter|message)\b", re.IGNORECASE
)
#: A communiqué that says at its head who "we" are: "We, the leaders of the Group of Seven, met in …".
_WE_ARE = re.compile(
    r"We, (?P<who>(?:the )?(?:[\w’'.-]+ ){0,6}(?i:leaders|ministers|heads|members|presidents|chiefs|governments|"
    r"representatives|parties|signatories|participants|states|countries|envoys|delegates|secretaries)\b"
    r"[^.;:\n]{0,400}?),\s+(?!(?:and|or|the|of|in|on|as|with|including|together|plus|also|both)\b)(?=[a-z])",
)
#: A letter's close, and the last line of a proclamation, order or notice: "JOSEPH R. BIDEN JR."
_CLOSE = re.compile(
    r"^[ \t]*(?:(?:Yours )?(?:[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Tt]ruly)(?: [Yy]ours)?"
    r"|(?:With )?[A-Z][a-z]+ regards),\s+(?P<name>[^\n]{4,60}?)[ \t]*$",
    re.MULTILINE,
)
_CAPITALS = re.compile(r"(?P<name>[A-Z]\w*\.?(?: [A-Z][A-Z.’'-]*){1,5})")
#: What may stand below a signature: "THE WHITE HOUSE, July 20, 2021.", "###".
_BELOW = re.compile(r"[\\#* \t\xa0]*|THE WHITE HOUSE,.*|[A-Z][a-z]+ \d{1,2}, \d{4}\.?")
_TAIL = 400
_SIGNING = re.compile(r"\b(?:I|my|me)\b")
_FIRST_PERSON = re.compile(r"\b(?:we|i|our|us|my)\b", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w’'.-]+ )+[A-Z][\w’'-]+$")
_TITLE_WORDS = frozenset(
    """president vice secretary minister prime foreign defense defence national security advisor adviser council
    spokesperson spokesman spokeswoman deputy chief press general ambassador chancellor senator representative
    the nsc state of assistant dr mr mrs ms special envoy director
    """.split()
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose voice a stretch of text is in where nothing attributes it: the holder, and where the stretch begins."""

    holder: Holder
    start: int
    rule: str


def voices(annotated: AnnotatedArticle, sentences: Sentences) -> tuple[Voice, ...]:
    """Return the voices of an article in order: its own, those of the statements it is or carries, and of answers."""
    found = [Voice(Holder(), 0, "claims/article")]
    signed = _declarants(annotated) or _signature(annotated) or _subscription(annotated)
    if signed is not None:
        found.append(signed)
    found.extend(_handovers(annotated, sentences))
    for holder, start, end in find_pull_quotes(annotated):
        around = max((voice for voice in found if voice.start <= start), key=lambda voice: voice.start)
        found.append(Voice(holder, start, "claims/pull-quote"))
        found.append(replace(around, start=end))
    for answer in find_answers(annotated):
        found.append(Voice(answer.holder, answer.span.start, "claims/interview"))
        found.append(Voice(Holder(), answer.span.end, "claims/article"))
    return tuple(sorted(found, key=lambda voice: voice.start))


def _declarants(annotated: AnnotatedArticle) -> Voice | None:
    """Return the voice of a text that begins by saying who speaks in it: "We, the members of the Quad, met …"."""
    match = _WE_ARE.match(annotated.article.text)
    if match is None:
        return None
    text = Span(match.start("who"), match.end("who"))
    within = [actor for actor in annotated.actors if text.contains(actor.head)]
    countries = {actor.country for actor in within if actor.country is not None}
    country = countries.pop() if len(countries) == 1 else None
    sector = next((actor.sector for actor in within if actor.sector is not None), None)
    return Voice(Holder(kind="group", text=text, country=country, sector=sector), 0, "claims/signed")


def _signature(annotated: AnnotatedArticle) -> Voice | None:
    """Return the voice of a statement by a named person, as its title says."""
    article = annotated.article
    match = _SIGNED.match(article.title or "") or _SIGNED.match(article.text.partition("\n")[0])
    if match is None:
        return None
    who = match["who"].strip()
    several = _SEVERAL.search(who) or _FURTHER.match(match.string, match.end("who"))
    if several and _SPOKEN.match(match[0]):
        return None  # of several who speak in turn, nobody speaks for the others
    at = article.text.find(who)
    text = Span(at, at + len(who)) if at >= 0 else None
    if text is not None:
        named = [a for a in annotated.actors if text.contains(a.head) and a.kind not in ("document", "reports")]
        if several:
            countries = {actor.country for actor in named}
            country = countries.pop() if len(countries) == 1 else None
            return Voice(Holder(kind="group", text=text, country=country), 0, "claims/signed")
        if named:
            signer = max(named, key=lambda actor: (actor.kind == "person", len(actor.span)))
            return Voice(holder_from(signer, text), 0, "claims/signed")
    elif several:
        return Voice(Holder(kind="group", name=who), 0, "claims/signed")
    words = _name_in(who)
    resolved = _resolved(who, annotated)
    if resolved.name and resolved.country and text is None:
        signer_kind: HolderKind = "person" if words[-1:] and words[-1] in resolved.name.split() else "role"
        return Voice(_named(resolved, signer_kind), 0, "claims/signed")
    name = " ".join(words) or None
    known = next((actor for actor in annotated.actors if name and _bears(actor, words[-1])), None)
    if known is not None and text is None:
        called = (a for a in annotated.actors if a.name == known.name and a.read_by != "actors/pronoun")
        return Voice(replace(holder_from(known, next(called, known).span), kind="person"), 0, "claims/signed")
    titled = words != who.split() and len(words) == 1 and words[0][0].isupper()  # "President Biden"
    kind: HolderKind = "person" if name and (titled or _NAME.match(name)) else "role"
    if text is None:
        return None if name is None else Voice(Holder(kind=kind, name=name), 0, "claims/signed")
    return Voice(Holder(kind=kind, text=text, name=name if kind == "person" else None), 0, "claims/signed")


def _subscription(annotated: AnnotatedArticle) -> Voice | None:
    """Return the voice of a letter or order in the first person that a person in office signs at its end."""
    text = annotated.article.text
    if _SIGNING.search(text) is None or annotated.turns:
        return None
    lines = [line.strip() for line in text[-_TAIL:].split("\n")]
    while lines and _BELOW.fullmatch(lines[-1]):
        lines.pop()
    match = _CLOSE.search(text, max(0, len(text) - _TAIL)) or (_CAPITALS.fullmatch(lines[-1]) if lines else None)
    if match is None:
        return None
    signer = _resolved(match["name"].title() if match["name"].isupper() else match["name"], annotated)
    if signer.kind != "person" or not signer.name or not signer.country:
        return None
    return Voice(_named(signer, "person"), 0, "claims/signed")


def _resolved(who: str, annotated: AnnotatedArticle) -> Resolution:
    """Return who a signature's words mean on the article's day, a title of no state's that of the issuing body."""
    article = annotated.article
    day = parse_day(article.published)
    if day is None:
        return Resolution()
    issuer = issuing_body(article.publisher, article.byline, day)
    return resolve_actor(who, on=day, context=issuer.name if issuer is not None else None)


def _named(resolved: Resolution, kind: HolderKind) -> Holder:
    return Holder(kind=kind, name=resolved.name, country=resolved.country, sector=resolved.sector)


def _name_in(who: str) -> list[str]:
    """Return the words of the name that ends a signature, without titles; all but its titles where none does."""
    words = who.split()
    first = len(words)
    while first and words[first - 1][0].isupper() and words[first - 1].lower().strip(".") not in _TITLE_WORDS:
        first -= 1
    if len(words) - first > 1:
        return words[first:]
    while words and words[0].lower() in _TITLE_WORDS:
        words.pop(0)
    return words


def _bears(actor: Actor, surname: str) -> bool:
    return actor.kind == "person" and actor.name is not None and actor.name.split()[-1:] == [surname]


def _handovers(annotated: AnnotatedArticle, sentences: Sentences) -> list[Voice]:
    """Return the voices of statements that the text announces and then quotes in full, in the first person."""
    found = []
    text = annotated.article.text
    for match in _HANDOVER.finditer(text):
        line_end = text.find("\n", match.end())
        if line_end < 0 or not text[match.end() : line_end].rstrip().endswith(":"):
            continue
        if not _FIRST_PERSON.search(text[line_end : line_end + 400]):
            continue
        words = annotated.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if words is None:
            continue
        start, _ = sentences.tokens[sentences.at(words.start_char)]
        subjects = [token for token in annotated.doc[start : words.start] if token.dep_ == "nsubj"]
        if not subjects:
            continue
        first, last = subjects[0].left_edge, subjects[0].right_edge
        span = Span(first.idx, last.idx + len(last.text))
        actor = next((actor for actor in annotated.actors if span.contains(actor.head)), None)
        holder = holder_from(actor, span) if actor is not None else Holder(kind="group", text=span)
        found.append(Voice(holder, line_end, "claims/handover"))
    return found
