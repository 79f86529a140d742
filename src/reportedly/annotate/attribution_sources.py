"""Sources: whose words a cue introduces, found in the parse."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.annotate.attribution_tree import Range, Tree
from reportedly.annotate.counted_before import unit_of_people
from reportedly.annotate.cues import Cue, quoting_verb
from reportedly.reference.cues import load_cues
from reportedly.reference.plover import load_noun_types

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_CLIMBED = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl", "dep", "parataxis"})
_EXPLETIVES = frozenset({"it", "there"})
_NOBODY = frozenset("you nothing nobody none something anything everything".split())
#: Nouns for what says something without being anybody: documents and figures.
DOCUMENTS = frozenset(
    """report poll survey study figure datum data result review document record estimate analysis image photo footage
    video test investigation inquiry probe audit assessment finding statistic number evidence research paper article
    letter memo cable email dossier intelligence map satellite chart table census transcript count tally list register
    roster
    """.split()
)
#: Modifiers of a source that tell of its anonymity or the occasion, and are no part of its name.
_LOOSE_MODIFIERS = frozenset({"speak", "ask", "talk", "write", "appear", "request", "decline", "insist"})
_LONGEST_RELATIVE = 9
#: By what one speaks, and who does not: "reported by radio that".
_CHANNELS = frozenset("radio phone telephone email letter text fax satellite post mail video".split())
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
#: Verbs of showing: a deed or a state that "shows" something holds no claim, a person or a document does.
_SHOWING = frozenset(
    """highlight underscore underline show reveal demonstrate suggest indicate mean signal reflect prove illustrate
    confirm imply establish raise threaten promise see find describe cite determine offer welcome
    reaffirm emphasize emphasise reinforce
    """.split()
)
_THINGS = re.compile(r".{3,}(?:tion|sion|ment|ness|ity|ship|ance|ence|ism|hood|age|ure|ing)$")
_THING_NOUNS = frozenset(
    """move attack step visit deal war situation result event incident crisis conflict effort act action decision
    development case problem issue fact change rise fall loss gain process approach way policy plan law bill rule it
    this that these those which what work world life time year day week month summit election vote victory
    defeat campaign strike raid weapon missile drone trade economy price cost market sanction system
    takeover flood storm drought quake earthquake disaster famine pandemic virus disease heat cold winter
    """.split()
)
_QUOTES = frozenset({'"', "''", "”", "’"})
#: Feelings, states and ideas: whatever the verb ("history says", "diplomacy demands"), they speak for nobody.
_SPEECHLESS = frozenset(
    """anger concern fear worry alarm anxiety hope despair outrage fury frustration resentment optimism pessimism
    mood sentiment suspicion distrust mistrust pride pressure tension silence absence presence lack lull calm unrest
    violence fighting war peace history experience tradition geography diplomacy logic arithmetic politics conscience
    morality decency justice wisdom necessity reality fate luck timing momentum rivalry hostility enmity loyalty
    solidarity prudence caution patience honour honor move situation incident crisis event escalation bloodshed
    problem challenge issue threat danger emergency tragedy
    """.split()
)
#: What is somebody's words, and says nothing by itself.
_SPOKEN = frozenset("comment remark speech word interview".split())
_BODIES = re.compile(
    r"(?:charity|university|community|municipality|majority|minority|management|regiment|detachment|division|"
    r"prosecution|alliance|resistance|administration|government|parliament|commission|organi[sz]ation|delegation|opposition|department|association|"
    r"federation|coalition|foundation|intelligence|corporation|institution|union|nation|establishment|leadership|"
    r"agency|authority|embassy|presidency|federation|audience|security|defen[cs]e|residence|mission|legation|region)$"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The head token of a source's noun phrase, the tokens it covers, and how it was found.

    ``pronoun`` is the relative pronoun that stands for it at the cue: "the minister, *who* said".
    """

    head: int
    tokens: Range
    relation: str
    pronoun: int | None = None

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The tokens of the phrase, and those of the pronoun where one stands for it."""
        return (self.tokens,) if self.pronoun is None else (self.tokens, (self.pronoun, self.pronoun + 1))


def find_source(tree: Tree, cue: Cue) -> Source | None:
    """Find the source of a verb cue; None where the text names none."""
    if quoting_verb(tree, cue.head) is not None:
        quoted = _quoted(tree, cue.top)
        return None if quoted is None else _phrase(tree, quoted, "quoted")
    if cue.passive and tree.lemmas[cue.head] == "draw":  # "would not be drawn on losses"
        drawn = tree.child(cue.head, "nsubjpass")
        return None if drawn is None or not (cue.negated or cue.refused) else _phrase(tree, drawn, "subject")
    if cue.passive:
        agent = passive_agent(tree, cue.head)
        return None if agent is None else _phrase(tree, agent, "agent")
    if cue.subject is not None and cue.named is not None:
        return Source(cue.subject, cue.named, "subject")
    if cue.subject is not None:
        return _stated(tree, cue.head, cue.subject)
    if tree.lemmas[cue.head] == "learn" and (teller := _teller(tree, cue.head)) is not None:
        return _phrase(tree, teller, "teller")
    verb = cue.top
    subject = tree.subject(verb)
    relation = "subject"
    if subject is None:
        subject, relation = _climb(tree, verb)
    if subject is None or (tree.lowers[subject] in _EXPLETIVES and _is_expletive(tree, verb, subject)):
        return None
    if tree.lowers[subject] in _RELATIVES and tree.tags[subject][0] == "W":
        antecedent = _antecedent(tree, verb, subject)
        if antecedent is None:
            return None
        return replace(_phrase(tree, antecedent, "relative", before=subject), pronoun=subject)
    if tree.pos[subject] not in _NOMINAL or subject == cue.head or tree.lowers[subject] in _NOBODY:
        return None
    return _phrase(tree, subject, relation, before=verb if relation == "modified" else None)


def is_loose(tree: Tree, clause: int) -> bool:
    """Tell a main clause that the parser hung on a noun as its relative: behind a comma, without a relative word."""
    first = tree.left[clause]
    comma = tree.words[first - 1 : first] == [","] or tree.words[first] == ","
    return comma and not any(tree.tags[token][0] == "W" for token in range(first, clause))


def is_thing(tree: Tree, cue: Cue, source: Source) -> bool:
    """Tell a deed or state that "shows" or "means" something from a party or a document that says so.

    A feeling or an idea says nothing, with any verb.
    """
    head = source.head
    if tree.pos[head] == "PROPN" or tree.entities[head] in {"ORG", "GPE"}:
        return False
    if tree.lemmas[head] in _SPEECHLESS:
        return True
    if tree.lemmas[cue.head] not in _SHOWING:
        return False
    lemma = tree.lemmas[head]
    if lemma in DOCUMENTS or lemma in load_cues("noun") or _BODIES.search(lemma):
        return False
    return lemma in _THING_NOUNS or lemma in load_noun_types() or _THINGS.match(lemma) is not None


def passive_agent(tree: Tree, verb: int) -> int | None:
    """Return the head of the noun phrase behind "by" of a passive verb, or None; "expected by May" has no agent."""
    for child in tree.children[verb]:
        if tree.deps[child] in {"agent", "prep"} and tree.lowers[child] == "by":
            agent = tree.child(child, "pobj")
            barred = agent is not None and (tree.lemmas[agent] in _CHANNELS or tree.is_time(agent))
            return None if barred else agent
        if child > verb and tree.deps[child] == "prep" and child - verb < 4:
            inner = tree.child(child, "pobj")  # "viewed with alarm by Ukraine": the parser hangs "by" on "alarm"
            by = None if inner is None else tree.child(inner, "prep", "agent")
            if by is not None and tree.lowers[by] == "by":
                return tree.child(by, "pobj")
    return None


def _teller(tree: Tree, learn: int) -> int | None:
    """Return from whom somebody learned it: "has learned from two diplomats that the talks failed"."""
    told = [tree.child(child, "pobj") for child in tree.kids(learn, "prep") if tree.lowers[child] == "from"]
    return told[0] if told and tree.child(learn, "ccomp") is not None else None


def _stated(tree: Tree, verb: int, subject: int) -> Source:
    """Return the phrase of a subject that the order of the words shows, up to its verb or from it on."""
    if subject < verb:
        source = _phrase(tree, subject, "subject", before=verb)
        noun = tree.heads[verb]
        named = tree.deps[verb] == "relcl" and noun == tree.left[subject] - 1
        return replace(source, tokens=(tree.left[noun], source.tokens[1])) if named else source
    return _phrase(tree, subject, "subject", after=verb)


def _quoted(tree: Tree, quoting: int) -> int | None:
    """Return the speaker that a verb of quoting names: "quoted X as saying", "X was quoted as saying"."""
    if tree.deps[quoting] == "acl":
        return tree.heads[quoting]
    return tree.child(quoting, "nsubjpass", "dobj")


def _climb(tree: Tree, verb: int) -> tuple[int | None, str]:
    """Take the subject of the verb that this one is joined to: "rejected it, saying that …"."""
    token = verb
    for _ in range(6):
        dep, head = tree.deps[token], tree.heads[token]
        if dep == "acl" and tree.pos[head] in _NOMINAL:
            speaker = _speaker(tree, head) if tree.tags[verb] == "VBG" else None
            if speaker is not None:
                return speaker, "shared"
            return (head, "modified") if tree.tags[verb] == "VBG" else (None, "")
        if dep == "advcl" and tree.tags[verb] == "VBG" and (speaker := _speaker_between(tree, head, verb)) is not None:
            return speaker, "shared"
        if dep not in _CLIMBED or head == token:
            return None, ""
        token = head
        subject = tree.child(token, "nsubj", "nsubjpass")
        if subject is not None:
            if subject == verb or tree.left[subject] <= verb <= tree.right[subject]:
                return None, ""
            return subject, "shared"
    return None, ""


def _speaker_between(tree: Tree, governor: int, verb: int) -> int | None:
    """Return whose words a participle gives: "condemned the speech by Putin saying …".

    Behind a comma it gives those of who acts, unless nobody does: "Is he aware of comments Trump made, saying …?"
    """
    spoken = [at for at in range(governor + 1, verb) if tree.lemmas[at] in _SPOKEN and tree.pos[at] == "NOUN"]
    loose = "," in tree.words[governor:verb]
    if not spoken or (loose and tree.lemmas[governor] != "be"):
        return None
    return _speaker(tree, spoken[-1])


def _speaker(tree: Tree, words: int) -> int | None:
    """Return who said words: "remarks by the mayor", "the mayor's remarks", "comments that the mayor made"."""
    if tree.lemmas[words] not in _SPOKEN:
        return None
    for child in tree.children[words]:
        if tree.deps[child] == "poss":
            return child
        if tree.deps[child] in {"prep", "agent"} and tree.lowers[child] in {"by", "from"}:
            return tree.child(child, "pobj")
        if tree.deps[child] == "relcl" and (subject := tree.child(child, "nsubj")) is not None:
            return None if tree.tags[subject][0] == "W" else subject
    return None


def _is_expletive(tree: Tree, verb: int, subject: int) -> bool:
    """Tell an empty "it" from the pronoun: empty where the verb is passive or copular."""
    return tree.lowers[subject] == "there" or tree.child(verb, "auxpass") is not None or tree.lemmas[verb] in {"be"}


def _antecedent(tree: Tree, verb: int, pronoun: int) -> int | None:
    """Return the noun that a relative pronoun stands for; "who" is no thing in a clause about somebody."""
    token = verb
    for _ in range(4):
        if tree.deps[token] in {"relcl", "acl"}:
            noun = tree.heads[token]
            if tree.deps[noun] == "appos" and tree.entities[tree.heads[noun]] == "PERSON":
                noun = tree.heads[noun]  # "Idris al-Sabri, an adviser to the government, who urged"
            return _about(tree, noun) if tree.lowers[pronoun] == "who" and _is_plain_thing(tree, noun) else noun
        if tree.heads[token] == token or tree.deps[token] not in {"conj", "ccomp", "xcomp"}:
            return None
        token = tree.heads[token]
    return None


def _is_plain_thing(tree: Tree, noun: int) -> bool:
    return tree.pos[noun] == "NOUN" and not tree.entities[noun] and not unit_of_people(tree.lemmas[noun])


def _about(tree: Tree, noun: int) -> int:
    """Return whom the clause around a noun is about: "those who gave up land, who …"; the noun itself where none is."""
    token = noun
    while tree.heads[token] != token:
        if tree.deps[token] == "relcl" and any(tree.lowers[child] == "who" for child in tree.children[token]):
            said = tree.child(tree.heads[token], "attr")  # "there are some who …": the parser hangs it on "are"
            return tree.heads[token] if said is None else said
        token = tree.heads[token]
    return noun


def _phrase(tree: Tree, head: int, relation: str, *, before: int | None = None, after: int | None = None) -> Source:
    """Return the noun phrase of a source, without a long or loose clause behind it.

    Who says "Jill and I" speaks for himself.
    """
    speaker = next((child for child in tree.kids(head, "conj") if tree.lowers[child] == "i"), None)
    if speaker is not None:
        return Source(speaker, (speaker, speaker + 1), relation)
    first, last = tree.subtree(head)
    first = first if after is None else max(first, after + 1)
    for child in tree.children[head]:
        if child < head:
            continue
        clause = tree.deps[child] in {"relcl", "acl", "advcl"}
        long_clause = clause and tree.right[child] - tree.left[child] >= _LONGEST_RELATIVE
        verbal = tree.deps[child] not in {"relcl", "acl", "prep", "appos"} and tree.pos[child] in {"VERB", "AUX"}
        loose = tree.deps[child] == "relcl" and is_loose(tree, child)
        if verbal or loose or (clause and (long_clause or tree.lemmas[child] in _LOOSE_MODIFIERS)):
            last = min(last, max(tree.left[child], head + 1))
    if before is not None:
        last = min(last, max(before, head + 1))
    first, last = tree.trim((first, last))
    if first < head and tree.words[first] in _QUOTES and tree.words[first:last].count(tree.words[first]) == 1:
        first += 1  # it closes the words before: '"…," Corneille Nangaa told reporters'
    while first < head and _CLOCK.fullmatch(tree.words[first]):
        first += 1  # "22:31 President Yoon says"
    while last - 1 > head and tree.deps[last - 1] in {"cc", "mark"}:
        last -= 1
    first, last = tree.trim((first, last))
    return Source(head, (min(first, head), max(last, head + 1)), relation)
