"""Cues: where the parse holds a word that attributes, with its negation and modality."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportedly.annotate.attribution_order import speaker_before
from reportedly.annotate.attribution_tree import SUBJECTS, Range, Tree
from reportedly.annotate.negation import FOCUS
from reportedly.model.vocabulary import Certainty, Polarity, SpeechAct, weaker
from reportedly.reference.cues import TOLD_NOUNS, CueEntry, CueKind, load_cues

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "nobody", "cannot"})
_DOUBTFUL_MODALS = frozenset({"may", "might", "could"})
#: Verbs that turn the saying in their complement into a refusal to say.
_REFUSING = frozenset({"decline", "refuse", "avoid", "fail", "stop", "hesitate", "refrain", "forbear", "unwilling"})
#: Verbs that pass the saying in their complement on unchanged ("went on to say", "sought to deny").
_CARRYING = frozenset(
    [
        "go",
        "continue",
        "come",
        "hasten",
        "seek",
        "try",
        "attempt",
        "want",
        "have",
        "get",
        "be",
        "begin",
        "start",
        "use",
        "appear",
        "seem",
        "proceed",
        "rush",
        "step",
        "wait",
        "pause",
        "keep",
        "move",
    ]
)
_BREAKS = frozenset({",", "—", "–"})
_LONGEST_ANSWER = 10
_CLOSERS = frozenset({",", "”", '"', "’", "'", "''", "—", "–", "--", "?", "!"})
_ENDERS = frozenset({",", ".", "“", '"', "‘", "(", "—", "–", "--", ";", ":", "!", "?", "\n", "\n\n"})
_PHRASE_OPENERS = frozenset({"DT", "NNP", "NNPS", "PRP", "PRP$", "JJ", "NN", "NNS", "CD"})
#: What the parser calls a noun phrase whose verb it did not see.
_LOOSE_NOUNS = frozenset({"appos", "dep", "conj", "npadvmod", "nsubj"})
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
#: Cues whose negation gives the opposite proposition, not silence about it.
_RAISING_NEGATION = frozenset(
    """
    believe think expect anticipate feel imagine reckon suppose agree see foresee
    """.split()
)
#: Verbs of wanting to know, and of coming to know.
_SEEKING = frozenset("try seek attempt want work struggle hope aim".split())
_LEARNING = frozenset("establish determine find verify learn ascertain discover clarify confirm understand".split())
#: Prepositions of times.
_DATING = frozenset({"on", "at", "in"})
#: Cues whose negation makes sure of the proposition: "do not doubt that", "will never forget that".
_ASSURING_NEGATION = frozenset({"doubt", "forget"})
#: Verbs of what shows that something is so.
_SHOWING = frozenset({"suggest", "indicate", "signal"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the parse: its head token, every token of it in order, and the lexicon's lines it may stand for.

    ``governor`` is the verb that an infinitive cue completes; ``subject`` the head of a subject that the order of the
    words shows and the parser may not (", said the minister"); ``named`` the whole of its noun phrase that the
    parser tore.
    """

    head: int
    tokens: tuple[int, ...]
    entries: tuple[CueEntry, ...]
    negated: bool = False
    modal: str | None = None
    refused: bool = False
    passive: bool = False
    governor: int | None = None
    subject: int | None = None
    named: Range | None = None

    @property
    def top(self) -> int:
        """The verb that carries the subject: the cue's own head, or the verb it completes ("declined to say")."""
        return self.head if self.governor is None else self.governor

    def entry(self, *frames: str) -> CueEntry | None:
        """Return the first of the lexicon's lines that has one of the frames, or None."""
        return next((entry for entry in self.entries if not entry.frames.isdisjoint(frames)), None)


def conveyed(cue: Cue, entry: CueEntry) -> tuple[SpeechAct, Certainty, Polarity]:
    """Return the speech act, commitment and polarity of a cue as it stands, its negation and modality counted."""
    act, commitment, polarity = entry.speech_act, entry.commitment, entry.polarity
    if cue.refused and entry.words[:2] != ("rule", "out"):
        return "decline", "unknown", "positive"
    if cue.negated or cue.refused:
        if entry.words[0] in _RAISING_NEGATION:
            return act, commitment, "negative" if polarity == "positive" else "positive"
        if entry.words[0] in _ASSURING_NEGATION:
            return "say", "certain", "positive"
        if entry.words[:2] == ("rule", "out"):
            return "say", "possible", "positive"
        if entry.words[0] in _SHOWING and len(cue.tokens) == 1:
            return "say", "probable", "positive"  # "nothing suggests that": its subject denies the clause, and no "not"
        return "decline", "unknown", "positive"
    if cue.modal in _DOUBTFUL_MODALS:
        commitment = weaker(commitment, "possible")
    return act, commitment, polarity


def find_verb_cues(tree: Tree) -> list[Cue]:
    """Find the verbs that attribute, in text order."""
    verbs, passives = load_cues("verb"), load_cues("passive")
    found = []
    for token, tag in enumerate(tree.tags):
        named = None
        subject = inverted_subject(tree, token) or misread_subject(tree, token)
        if subject is None and tree.lowers[token] in _speech_forms():
            subject, named = speaker_before(tree, token) or (None, None)
        if _answers_noun(tree, token):
            subject = named = None
        if tag[:2] != "VB" and subject is None:
            continue
        lemma = tree.lemmas[token] if subject is None else _speech_forms()[tree.lowers[token]]
        if lemma not in verbs and lemma not in passives:
            continue
        passive = subject is None and is_passive(tree, token)
        kept: list[CueEntry] = []
        extra: tuple[int, ...] = ()
        for entry in verbs.get(lemma, ()):
            rest = _rest_of_cue(tree, token, entry.words[1:])
            if rest is None or (kept and len(entry.words) < len(kept[0].words)):
                continue
            kept.append(entry)
            extra = rest
        if passive and len(kept[0].words if kept else ()) < 2:
            kept = [*passives.get(lemma, ()), *kept]
        if kept and _is_untold(tree, token):
            continue
        if kept:
            cue = _with_surroundings(tree, token, extra, tuple(kept), passive=passive, subject=subject)
            found.append(cue if named is None else replace(cue, named=named))
    return found


def _is_untold(tree: Tree, verb: int) -> bool:
    """Tell what somebody only tries to learn, or is told to say: "is trying to establish whether", "let them say"."""
    head = tree.heads[verb]
    sought = tree.deps[verb] == "xcomp" and tree.lemmas[head] in _SEEKING and tree.lemmas[verb] in _LEARNING
    return sought or (tree.deps[verb] == "ccomp" and tree.lemmas[head] == "let" and tree.tags[verb] == "VB")


def _answers_noun(tree: Tree, verb: int) -> bool:
    """Tell the verb of "…, a claim Moscow denied", whose subject begins behind the noun."""
    begin = tree.sentence[verb][0]
    for at in range(verb - 3, max(begin, verb - _LONGEST_ANSWER), -1):
        if tree.words[at - 1] in _BREAKS and tree.lowers[at] in {"a", "an"}:
            return tree.lemmas[at + 1] in TOLD_NOUNS
    return False


@functools.cache
def _speech_forms() -> Mapping[str, str]:
    """Return the past and third-person forms of the verbs that introduce speech, with their lemmas."""
    forms = {"said": "say", "told": "tell", "wrote": "write", "went": "go", "thought": "think", "swore": "swear"}
    for lemma, entries in load_cues("verb").items():
        if any({"clause", "quote"} <= entry.frames and len(entry.words) == 1 for entry in entries):
            stem = lemma[:-1] if lemma.endswith("e") else lemma[:-1] + "i" if lemma.endswith("y") else lemma
            past, present = stem + "ed", stem + "es" if lemma.endswith(("y", "sh", "ch", "s")) else lemma + "s"
            forms |= {past: lemma, present: lemma}
    return forms | {"says": "say", "goes": "go"}


def inverted_subject(tree: Tree, verb: int) -> int | None:
    """Return the head of the noun phrase right behind a verb that closes a clause: "…, said the minister."

    Read from the order of the words, as the parser often takes such a subject for an object.
    """
    begin, end = tree.sentence[verb]
    if verb - begin < 2 or verb + 1 >= end or tree.words[verb - 1] not in _CLOSERS:
        return None
    lemma = _speech_forms().get(tree.lowers[verb])
    if lemma is None or lemma == "tell":  # whom one tells stands behind the verb, who tells does not
        return None
    first = verb + 2 if tree.deps[verb + 1] == "prt" else verb + 1
    if first >= end or tree.tags[first] not in _PHRASE_OPENERS:
        return None
    head = first
    while (
        tree.deps[head] in {"det", "poss", "amod", "compound", "nmod", "nummod", "case", "predet"}
        and head < tree.heads[head] < end
    ):
        head = tree.heads[head]
    if tree.pos[head] not in {"NOUN", "PROPN", "PRON"} or tree.left[head] > first:
        return None
    if tree.deps[head] == "nsubj" and tree.heads[head] == verb:
        return head
    subject = tree.child(verb, "nsubj")
    if subject is not None and subject < verb:
        return None
    takes_object = any("object" in entry.frames for entry in load_cues("verb")[lemma])
    closed = any(after >= end or tree.words[after] in _ENDERS for after in (head + 1, tree.right[head] + 1))
    speaking = tree.entities[head] in _SPEAKING
    return head if closed and (speaking or not takes_object) else None


def misread_subject(tree: Tree, verb: int) -> int | None:
    """Return the noun before a verb that the parser took for its modifier: "…, the Times reported on Sunday"."""
    spoken = _speaker_behind_quotation(tree, verb)
    if spoken is not None:
        return spoken
    noun = tree.heads[verb]
    if (
        tree.deps[verb] == "relcl" and tree.deps[noun] in _LOOSE_NOUNS
    ):  # "…, America's top diplomat Antony Blinken revealed"
        subject = tree.child(verb, "nsubj")
        named = subject == verb - 1 and tree.entities[verb - 1] in _SPEAKING and tree.left[verb - 1] == noun + 1
        opened = tree.left[noun] > tree.sentence[verb][0] + 2 and tree.words[tree.left[noun] - 1] in _CLOSERS
        return subject if named and opened and tree.lowers[verb] in _speech_forms() else None
    if noun != verb - 1 or tree.deps[verb] not in {"acl", "relcl", "amod"} or tree.lowers[verb] not in _speech_forms():
        return None
    begin, first = tree.sentence[verb][0], tree.left[noun]
    if first - begin < 3 or tree.words[first - 1] not in _CLOSERS or tree.entities[noun] not in _SPEAKING:
        return None
    clear = all(tree.lowers[child] != "by" and tree.deps[child] != "ccomp" for child in tree.children[verb])
    return noun if clear and tree.deps[noun] in _LOOSE_NOUNS else None


def _speaker_behind_quotation(tree: Tree, verb: int) -> int | None:
    """Return the name between a closing quotation mark and its verb, lost by the parser: "…,” Ramos, 58, told"."""
    if tree.lowers[verb] not in _speech_forms() or tree.child(verb, "nsubj") is not None:
        return None
    begin, name = tree.sentence[verb][0], verb - 1
    if tree.words[name] == ",":
        name -= 1
        while name > max(begin, verb - 12) and tree.words[name] != ",":
            name -= 1
        name -= 1
    if name <= begin or tree.entities[name] not in _SPEAKING or tree.tags[name] not in {"NNP", "NNPS"}:
        return None
    first = name
    while first > begin and tree.tags[first - 1] in {"NNP", "NNPS", "NN", "JJ"}:
        first -= 1
    return name if first > begin and tree.words[first - 1] in {"”", '"', "''"} else None


def is_passive(tree: Tree, token: int) -> bool:
    """Tell whether a verb is passive: by its auxiliary, or as a bare participle that modifies a noun."""
    if tree.tags[token] != "VBN":
        return tree.child(token, "auxpass", "nsubjpass") is not None
    if tree.child(token, "auxpass", "nsubjpass") is not None:
        return True
    if tree.child(token, "aux") is not None or _is_likened(tree, token):
        return False
    if tree.deps[token] == "conj":
        return is_passive(tree, tree.heads[token])
    return tree.deps[token] in {"acl", "advcl", "amod"} or tree.child(token, "nsubj") is None


def _is_likened(tree: Tree, token: int) -> bool:
    """Tell a past tense taken for a participle: "as one post alleged"."""
    mark = tree.child(token, "mark")
    return mark is not None and tree.lowers[mark] == "as" and tree.child(token, "nsubj") is not None


def _rest_of_cue(tree: Tree, verb: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the tokens of a cue's further words after its verb, each close behind the last; None where missing."""
    found: list[int] = []
    at = verb
    for word in words:
        reach = min(at + (6 if at == verb else 4), tree.sentence[verb][1])
        for token in range(at + 1, reach):
            if word in (tree.lowers[token], tree.lemmas[token]) and not _says_when(tree, token):
                found.append(token)
                at = token
                break
        else:
            return None
    if found and tree.heads[found[0]] != verb and found[0] != verb + 1:
        return None
    return tuple(found)


def _says_when(tree: Tree, token: int) -> bool:
    """Tell the preposition of a time, which is no part of a cue: "called the minister on Sunday"."""
    timed = any(tree.deps[child] == "pobj" and tree.is_time(child) for child in tree.children[token])
    return timed and tree.lowers[token] in _DATING


def _with_surroundings(
    tree: Tree, verb: int, extra: tuple[int, ...], entries: tuple[CueEntry, ...], *, passive: bool, subject: int | None
) -> Cue:
    """Add the auxiliaries, negation and governing verb of a cue."""
    quoting = quoting_verb(tree, verb)
    if quoting is not None:
        said = tuple(sorted({*_helpers(tree, quoting), quoting, verb - 1, verb}))
        return Cue(verb, said, entries, _is_negated(tree, quoting), governor=quoting)
    own = _helpers(tree, verb)
    negated = _is_negated(tree, verb)
    governor, chain = _governor(tree, verb)
    refused = False
    modal = _modal(tree, verb)
    for link in chain:
        refused = refused or tree.lemmas[link] in _REFUSING
        negated = negated or _is_negated(tree, link) or _is_yet_to(tree, link)
        modal = modal or _modal(tree, link)
        own += [link, *_helpers(tree, link)]
    if _is_behind_nor(tree, verb):
        own += [tree.heads[verb], *_helpers(tree, tree.heads[verb]), verb - 1]  # "neither confirmed nor denied"
    tokens = tuple(sorted({verb, *extra, *own}))
    if chain:  # "declined to say": the words between belong to the cue
        first = min(chain)
        tokens = tuple(sorted({*tokens, *(t for t in range(first, verb) if tree.deps[t] in {"aux", "prep", "prt"})}))
    return Cue(verb, tokens, entries, negated, modal, refused, passive, governor, subject)


def quoting_verb(tree: Tree, verb: int) -> int | None:
    """Return the verb of quoting in "quoted the agency as saying" and "was quoted as saying", or None."""
    if tree.tags[verb] != "VBG" or tree.lowers[verb - 1 : verb] != ["as"] or tree.heads[verb] == verb:
        return None
    head = tree.heads[verb]
    quoting = tree.heads[head] if tree.lowers[head] == "as" else head
    return quoting if tree.lemmas[quoting] in {"quote", "cite", "describe", "report"} else None


def _helpers(tree: Tree, verb: int) -> list[int]:
    return [
        child
        for child in tree.children[verb]
        if child < verb and tree.deps[child] in {"aux", "auxpass", "neg", "preconj"} and tree.lowers[child] != "to"
    ]


def _is_behind_nor(tree: Tree, verb: int) -> bool:
    """Tell "neither confirmed nor denied" from "neither confirmed nor denied it, but said"."""
    if tree.deps[verb] != "conj":
        return False
    joints = [child for child in tree.children[tree.heads[verb]] if child < verb and tree.deps[child] == "cc"]
    return bool(joints) and tree.lowers[joints[-1]] == "nor"


def _is_negated(tree: Tree, verb: int) -> bool:
    negators = [child for child in tree.children[verb] if tree.deps[child] == "neg" or tree.lowers[child] in _NEGATIONS]
    if any(tree.lowers[min(child + 1, len(tree.lowers) - 1)] not in FOCUS for child in negators):
        return True
    if tree.deps[verb] == "conj":
        return _is_behind_nor(tree, verb)
    subject = tree.child(verb, "nsubj")
    if subject is None:
        return False
    if tree.lowers[subject] == "few":
        return not tree.children[subject]  # "few expect", not "a few expect"
    return tree.lowers[subject] in {"nobody", "none", "nothing"} or any(
        (tree.lowers[child] == "no" and tree.deps[child] == "det")
        or (tree.lowers[child] == "neither" and tree.deps[child] in {"preconj", "cc", "det"})
        for child in tree.children[subject]
    )


def _is_yet_to(tree: Tree, verb: int) -> bool:
    """Tell "has yet to confirm", which nobody has who has not confirmed."""
    return tree.lemmas[verb] in {"have", "be"} and any(tree.lowers[child] == "yet" for child in tree.children[verb])


def _modal(tree: Tree, verb: int) -> str | None:
    return next((tree.lowers[c] for c in tree.children[verb] if tree.tags[c] == "MD" and c < verb), None)


def _governor(tree: Tree, verb: int) -> tuple[int | None, list[int]]:
    """Climb from an infinitive without a subject to the verb that bears one, over verbs that carry or refuse it."""
    chain: list[int] = []
    token = verb
    while tree.deps[token] in {"xcomp", "pcomp"} and not any(tree.deps[c] in SUBJECTS for c in tree.children[token]):
        head = tree.heads[token]
        if tree.pos[head] == "ADP":
            head = tree.heads[head]
        if tree.lowers[head] == "short":  # "stopped short of blaming"
            head = tree.heads[head]
        if (tree.lemmas[head] not in _REFUSING and tree.lemmas[head] not in _CARRYING) or len(chain) > 3:
            break
        chain.append(head)
        token = head
    return (chain[-1] if chain else None), chain


def entries_of(kind: CueKind, lemma: str) -> tuple[CueEntry, ...]:
    """Return the lexicon's lines of one kind that begin with ``lemma``."""
    return load_cues(kind).get(lemma, ())
