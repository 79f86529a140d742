"""Transcripts: whose words follow which speaker label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from reportedly.model import AnnotatedArticle, Span, Turn
from reportedly.reference.resolve import resolve_actor

Role = Literal["reporter", "official", "unknown"]

_TITLES = (
    r"(?:MR|MRS|MS|MX|DR|SIR|DAME|LORD|LADY|GEN|GENERAL|LT|COL|COLONEL|MAJ|MAJOR|CAPT|CAPTAIN|ADM|ADMIRAL|BRIG|"
    r"SGT|SEN|SENATOR|REP|GOV|GOVERNOR|AMB|AMBASSADOR|PRESIDENT|VICE|PRIME|PREMIER|CHANCELLOR|SECRETARY|SEC|PRES|"
    r"UNDER|UNDERSECRETARY|ASSISTANT|DEPUTY|MINISTER|FOREIGN|DEFEN[CS]E|SPOKES(?:MAN|WOMAN|PERSON)|"
    r"COMMISSIONER|DIRECTOR|ADMINISTRATOR|CHAIR(?:MAN|WOMAN)?|JUDGE|JUSTICE|PROFESSOR|KING|QUEEN|PRINCE|PRINCESS|"
    r"TAOISEACH|HIGH REPRESENTATIVE|SPECIAL ENVOY|ENVOY|NSC|ATTORNEY)"
)
_ROLES = (
    r"(?:THE )?(?:(?:SENIOR|A|U\.?S\.?|MILITARY|WHITE HOUSE|STATE DEPARTMENT|DEFEN[CS]E|ADMINISTRATION|GOVERNMENT|"
    r"WESTERN|INTELLIGENCE|NATO|UN|EU) )*(?:OFFICIAL|SPEAKER|MODERATOR|OPERATOR|HOST|INTERVIEWER|ANCHOR|TRANSLATOR|"
    r"INTERPRETER|PRESIDENT|FIRST LADY|VICE PRESIDENT|PRIME MINISTER|PARTICIPANT|AUDIENCE(?: MEMBER)?|VOICE|CHAIR|"
    r"SPOKES(?:MAN|WOMAN|PERSON)|SECRETARY[ -]GENERAL)(?: (?:ONE|TWO|THREE|\#?\d+))?"
)
_REPORTER = r"(?:Q|QUESTION|REPORTER|JOURNALIST|PRESS|CORRESPONDENT|MEDIA)(?: ?\#?\d+)?"
_REPORTER_LABEL = re.compile(rf"{_REPORTER}", re.IGNORECASE)
_TITLED_LABEL = re.compile(rf"{_TITLES}\b\.?(?: .+)?", re.IGNORECASE)
_ROLE_LABEL = re.compile(_ROLES, re.IGNORECASE)
_MODERATING = re.compile(
    r"MODERATOR|OPERATOR|HOST|INTERVIEWER|ANCHOR|TRANSLATOR|INTERPRETER|AUDIENCE|VOICE|PARTICIPANT|CHAIR"
)

#: A label stands at the start of a line, is short, and is closed by a colon; a lone "Q" needs none, its "A." a stop.
#: A committee numbers its questions ("Q41 Chair:"), and a speaker is first presented ("Ann Lee, NATO Spokesperson:").
_LABEL = re.compile(
    r"^[ \t\xa0]*(?:(?P<q>Q)(?:[ \t\xa0]+|[.:][ \t\xa0]*)(?=[^\W\d_]|[\d“\"‘'(\[—–-])|(?P<a>A)\.[ \t\xa0]+(?=\S)"
    r"|(?:(?P<number>Q\d{1,4})\.?[ \t\xa0]+)?(?P<label>[^\W\d_][\w.'’\- ]{0,60}?)"
    r"(?:(?P<note>[ ]?\([^)\n]{1,60}\))|(?P<presented>, [^:.\n]{3,90}))?:(?=\s|$))",
    re.MULTILINE,
)
_ASKED = re.compile(r"^[ \t\xa0]*Q\.?[ \t\xa0]", re.MULTILINE)
#: What is told behind a speech on lines of their own: "(The tour continues.)".
_STAGE_LINES = re.compile(r"(?:^[ \t\xa0]*\([^()\n]*\)\s*)+\Z", re.MULTILINE)
#: How far down a speech's label may stand, how much of the speech shows a speaker, and what shows that prose precedes.
_HEADING, _OPENING = 400, 1_500
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_QUOTED = re.compile(r"[“\"][^”\"\n]*[”\"]?")
#: How many words of prose before a transcript's first label make it an excerpt that an article gives.
_LEAST_PROSE = 40
_SPEECH_LABEL = re.compile(r"THE [A-Z ]+|(?!.*OFFICIAL)[A-Z.]+ [A-Z][\w.'’\- ]*[A-Z]")
_SAID_LINE = re.compile(r"[^\n]*[.!?…)\"”][ \t\xa0]*(?:\n|\Z)")
_SENTENCE = re.compile(r"[a-z]{3}[.!?](?:\s|$)")
_CLOSING_LINE = re.compile(r"^[ \t\xa0]*(?:END\b.{0,40}|\d{1,2}:\d\d [AP]\.?M\.?.{0,10}|#{2,}|\* \* \*)$", re.MULTILINE)

#: Capitalised words that open a paragraph with a colon in ordinary prose.
_NOT_SPEAKERS = frozenset(
    """NOTE NOTES CORRECTION UPDATE UPDATED BREAKING WATCH READ MORE PHOTO PHOTOS VIDEO LIVE FACT FACTS SUMMARY
    ANALYSIS OPINION WARNING SOURCE SOURCES CONTACT BACKGROUND ALSO RELATED EXCLUSIVE KEY EDITOR DISCLAIMER
    CLARIFICATION IMAGE CREDIT LOCATION DATE TIME SUBJECT RE FROM TO CC DEVELOPING DEADLINE IMPORTANT CONTEXT
    VERDICT CLAIM RATING STATEMENT REMARKS BRIEFING TOPICS TOPIC AGENDA FACTBOX EXPLAINER TIMELINE TRANSCRIPT
    FOLLOW LISTEN SEE
    """.split()
)
#: What an outlet without an entry is called by.
_OUTLET = re.compile(
    r"(?:\b(?:News|TV|Television|Radio|Broadcasting|Daily|Times|Post|Press|Newspaper|Weekly|Tribune|Herald|Journal|Gazette|"
    r"Channel)\b|News Agency|News Service)(?: \w+)?$"
)


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    span: Span
    text: str
    speech_start: int
    role: Role
    strong: bool
    numbered: bool = False
    presented: bool = False
    medium: bool = False


def find_turns(annotated: AnnotatedArticle) -> tuple[Turn, ...]:
    """Find the speaker turns of a transcript; none in ordinary prose.

    A transcript has at least two speaker labels at the start of a line that are known forms (``Q``, ``MR. KIRBY:``,
    ``MODERATOR:``) or that return; a speech has one, at its head. ``label`` leaves out the colon; ``speech`` runs to
    the next label, over paragraphs, without the white space and the closing lines ("END 2:30 P.M. EST") around it. A
    label with no words gives no turn.
    """
    text = annotated.article.text
    labels = list(_find_labels(text))
    labels = _speaker_labels(labels) or _speech(text, labels)
    turns = []
    excerpt = bool(labels) and _is_told(text[: labels[0].start])
    for label, after in zip_longest(labels, labels[1:]):
        start, end = label.speech_start, after.start if after else len(text)
        closing = _CLOSING_LINE.search(text, start, end)
        speech = text[start : closing.start() if closing else end]
        speech = _STAGE_LINES.sub("", speech)
        start += len(speech) - len(speech.lstrip())
        speech = _without_telling(speech.strip()) if excerpt and after is None else speech
        end = start + len(speech.strip())
        if end > start:
            turns.append(Turn(label.span, Span(start, end), label.text, label.role))
    return tuple(turns)


def _is_told(text: str) -> bool:
    """Tell an article's own prose, of some length, from a transcript's heading and from words of "I" and "we"."""
    return len(text.split()) >= _LEAST_PROSE and _FIRST_PERSON.search(_QUOTED.sub("", text)) is None


def _without_telling(speech: str) -> str:
    """Return a speech without the article's own prose that goes on behind its paragraph."""
    paragraph, _, rest = speech.partition("\n\n")
    return paragraph if _is_told(rest) else speech


def _find_labels(text: str) -> Iterable[_Label]:
    asked = _ASKED.search(text) is not None
    for match in _LABEL.finditer(text):
        if match["a"] and not asked:
            continue  # a name's first letter
        group = "q" if match["q"] else "a" if match["a"] else "label"
        label = match[group]
        role, strong = _judge(label)
        if role is None:
            continue
        numbered, presented = match["number"] is not None, match["presented"] is not None
        medium = role == "unknown" and _is_medium(label)
        yield _Label(
            match.start(),
            Span(match.start(group), match.end(group)),
            label,
            match.end(),
            "reporter" if medium else role,
            strong,
            numbered,
            presented,
            medium,
        )


def _is_medium(label: str) -> bool:
    """Tell whether a label names an outlet, whose reporter asks: "Kyodo News", "Dragon TV"."""
    return _OUTLET.search(label) is not None or resolve_actor(label).kind == "media"


def _judge(label: str) -> tuple[Role | None, bool]:
    """Return the role a label speaks in, None where it cannot be a speaker, and whether its form alone shows one."""
    words = label.split()
    upper = label.upper()
    if _REPORTER_LABEL.fullmatch(label) and (len(label) > 1 or label == "Q"):
        return "reporter", True
    if any(word.strip(".,").upper() in _NOT_SPEAKERS for word in words) or len(words) > 6:
        return None, False
    if _ROLE_LABEL.fullmatch(label):
        return ("unknown" if _MODERATING.search(upper) else "official"), True
    named = all(word[0].isupper() or word.lower() in {"of", "the", "de", "van", "von", "al", "bin"} for word in words)
    if named and len(words) > 1 and _TITLED_LABEL.fullmatch(label):
        return "official", True
    if named and (label.isupper() or len(words) <= 4):
        return "unknown", False
    return None, False


def _speaker_labels(found: Iterable[_Label]) -> list[_Label]:
    """Keep the labels of a transcript; none where they do not make one.

    A label whose form alone does not show a speaker ("WALLACE:") counts where it returns, or stands in capitals beside
    another speaker. An outlet's and a numbered one count beside a speaker who is neither, one with a presentation where
    the name stands alone elsewhere.
    """
    labels = list(found)
    plain = {label.text for label in labels if not label.presented}
    labels = [label for label in labels if not label.presented or {label.text, label.text.split()[-1]} & plain]
    counts = Counter(label.text for label in labels)
    sure = {label.text for label in labels if label.strong or counts[label.text] > 1}
    answering = any(label.text in sure for label in labels if not (label.medium or label.numbered))
    asking = {label.text for label in labels if label.medium or label.numbered}
    sure = sure | asking if answering else sure - asking
    capitals = {label.text for label in labels if label.text.isupper() and len(label.text) > 1}
    if len(capitals) > 1 or (sure and capitals):
        sure |= capitals
    kept = [label for label in labels if label.text in sure]
    return kept if (len(kept) > 1 and len({label.text for label in kept}) > 1) or _one_voice(kept) else []


def _speech(text: str, labels: list[_Label]) -> list[_Label]:
    """Return the label of a speech: a lone one in capitals at the head of the text, whose speaker says "I" or "we"."""
    named = [label for label in labels if label.strong and _SPEECH_LABEL.fullmatch(label.text)]
    if len(named) != 1 or named[0].span.start > _HEADING or _SENTENCE.search(text, 0, named[0].span.start):
        return []
    begin = named[0].speech_start
    said = _SAID_LINE.match(text, begin) and _FIRST_PERSON.search(text, begin, begin + _OPENING)
    return named if said else []


def _one_voice(labels: list[_Label]) -> bool:
    """Tell whether labels of one speaker alone still make a transcript: a titled speaker's label that returns."""
    return len(labels) > 1 and all(label.strong for label in labels)
