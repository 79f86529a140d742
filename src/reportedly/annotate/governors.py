"""Governors: which word a predicate hangs on, and what that word makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportedly.annotate.status import LONGEST_COORDINATION
from reportedly.annotate.tree import ParseTree
from reportedly.reference.hedges import Hedge, load_hedges

#: How a predicate takes part in its governor's presentation: all of it (``shared``), all but its polarity
#: (``adjunct``), through a word of the lexicon (``hedged``), as an if-clause (``condition``), as a purpose
#: (``purpose``), denied by "without" or "instead of" (``denied``), as an open question (``question``), as the object of
#: a factual verb (``object``), as the subject of "would" (``supposed``).
LinkKind = Literal[
    "shared", "adjunct", "hedged", "condition", "purpose", "denied", "question", "object", "supposed", "time"
]


@dataclass(frozen=True, slots=True)
class Link:
    """One step from a predicate to its governor; ``hedge`` and ``words`` are the lexicon's entry and its tokens."""

    governor: int
    kind: LinkKind
    hedge: Hedge | None = None
    words: tuple[int, int] = (0, 0)


#: Verbs that only carry an event noun: "carry out an attack" is an attack.
_LIGHT_VERBS: Final = frozenset(
    "carry launch conduct make take hold stage commit mount begin start continue resume do have give undertake execute "
    "perform wage perpetrate see suffer sustain find hear detect observe receive provide show deliver offer impose "
    "declare order complete finish deploy send cause trigger spark suffer witness record report publish sign reach "
    "witness produce repeat renew step intensify expand".split()
)
#: Verbs whose subject is an event that the verb only says to occur.
_OCCURRENCE_VERBS: Final = frozenset(
    "take occur happen begin start come follow continue go end resume erupt break last materialize materialise ensue "
    "arise proceed collapse fail succeed be".split()
)
#: Verbs of asking, under which a finite clause is an open question.
_ASKING: Final = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
_CONDITION_MARKS: Final = frozenset({"if", "unless", "provided", "providing", "assuming", "supposing", "lest", "once"})
_OPEN_WORDS: Final = frozenset(
    {"clear", "unclear", "know", "unknown", "certain", "uncertain", "sure", "see", "ask", "wonder", "say", "determine"}
)
#: Prepositions before a lexicon verb's noun or gerund that leave the verb's entry in force.
_LOOSE_PREPOSITIONS: Final = frozenset({"for", "on", "to", "of", "about", "with"})
_DENYING: Final = frozenset({"without", "minus"})
_DENYING_PAIRS: Final = frozenset({("instead", "of"), ("rather", "than"), ("short", "of")})
_DISMISSING: Final = frozenset({"dismiss", "reject", "deny", "refute", "rebut", "rubbish", "ridicule", "disprove"})
_CLAIM_NOUNS: Final = frozenset(
    "report account claim allegation accusation rumour rumor statement assertion charge suggestion story".split()
)
_COPULAS: Final = frozenset({"be", "seem", "appear", "look", "become", "remain", "prove", "sound"})
#: What one denies by refusing it: "denied the request" is a refusal, not a denial.
_GRANTABLE: Final = frozenset(
    "request application access entry permission visa right asylum bail appeal motion petition treatment leave".split()
)
_ORDINALS: Final = frozenset({"first", "second", "third", "last", "latest", "only", "one"})
_NOUN_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD"})


def governor_of(tree: ParseTree, token: int) -> Link | None:
    """Return the step from a predicate to the word that governs how it is presented; None where nothing does."""
    head = tree.heads[token]
    if head == token:
        return None
    dep = tree.deps[token]
    if dep == "conj":
        return _conjunct(tree, token, head)
    if dep in {"xcomp", "ccomp", "csubj", "csubjpass", "oprd"}:
        return _complement(tree, token, head, dep)
    if dep in {"acomp", "attr"}:
        return _predicative(tree, head)
    if dep == "acl":
        return _noun_complement(tree, token, head)
    if dep == "advcl":
        return _adverbial(tree, token, head)
    if dep == "relcl":
        infinitive = tree.child(token, "aux")
        return Link(head, "purpose") if infinitive is not None and tree.tags[infinitive] == "TO" else None
    if dep == "pcomp":
        return _gerund(tree, token, head)
    if dep == "pobj":
        return _oblique(tree, token, head)
    if dep in {"dobj", "nsubjpass"}:
        return _object(tree, token, head)
    if dep == "amod" and tree.tags[token] == "VBG":
        return _parsed_as_adjective(tree, token, head)
    if dep == "nsubj":
        return _subject(tree, token, head)
    if dep == "compound":
        return _lexical(tree, head, ("noun",), tree.lemmas[head])
    return None


def hedge_of(tree: ParseTree, token: int) -> tuple[Hedge, int, int] | None:
    """Return the lexicon's entry for a governing word by itself, and its first and last token; None where none."""
    if tree.tags[token].startswith("VB"):
        return _verb_hedge(tree, token)
    tag = tree.tags[token]
    if tag.startswith("RB") and tree.child(token, "xcomp", "ccomp") is None:
        return None
    kind: Literal["adjective", "noun"] = "adjective" if tag[:2] in {"JJ", "RB", "IN"} else "noun"
    hedge = load_hedges(kind).get(tree.lemmas[token])
    return (hedge, token, token) if hedge is not None else None


def is_passive(tree: ParseTree, verb: int) -> bool:
    """Tell whether a verb is passive, with its auxiliary or as a reduced relative ("troops expected to arrive")."""
    if tree.tags[verb] != "VBN":
        return tree.child(verb, "auxpass") is not None
    if tree.child(verb, "auxpass") is not None or tree.deps[verb] in {"acl", "amod"}:
        return True
    return tree.child(verb, "aux") is None and tree.deps[verb] != "conj"


def _verb_hedge(tree: ParseTree, verb: int) -> tuple[Hedge, int, int] | None:
    lemma = tree.lemmas[verb]
    for child in tree.children[verb]:
        if tree.deps[child] in {"prt", "prep"}:
            hedge = load_hedges("verb").get(f"{lemma} {tree.words[child]}")
            if hedge is not None:
                return hedge, verb, child if child == verb + 1 else verb
    gerund = tree.child(verb, "xcomp")
    if gerund is not None and tree.tags[gerund] == "VBG" and lemma in load_hedges("object"):
        return load_hedges("object")[lemma], verb, verb
    if is_passive(tree, verb):
        hedge = load_hedges("passive").get(lemma)
        if hedge is not None:
            return hedge, verb, verb
        if lemma in {"say", "tell", "report"}:
            return None
    hedge = load_hedges("verb").get(lemma)
    return (hedge, verb, verb) if hedge is not None else None


def _predicative(tree: ParseTree, copula: int) -> Link:
    """Link an adjective or noun to its copula, which may hedge itself ("seems unlikely")."""
    hedge = load_hedges("verb").get(tree.lemmas[copula]) if tree.lemmas[copula] in {"seem", "appear"} else None
    return Link(copula, "hedged", hedge, (copula, copula)) if hedge is not None else Link(copula, "shared")


def _conjunct(tree: ParseTree, token: int, head: int) -> Link | None:
    """A conjunct shares what stands above and, when bare, the auxiliaries of the first."""
    if token >= 2 and (tree.words[token - 2], tree.words[token - 1]) in _DENYING_PAIRS:
        return Link(head, "denied", words=(token - 2, token - 1))
    if tree.child(token, "nsubj", "nsubjpass", "expl") is None and not _is_finite(tree, token):
        return Link(head, "shared")
    # A clause of its own stands under the same words as its first conjunct, unless "but" parts them.
    first = head
    for _ in range(LONGEST_COORDINATION):
        if tree.deps[first] != "conj":
            break
        first = tree.heads[first]
    if tree.deps[first] not in {"ccomp", "advcl", "acl"} or is_contrast(tree, head, token):
        return None
    link = governor_of(tree, first)
    return link if link is not None and link.kind in {"hedged", "condition", "question", "time"} else None


def is_contrast(tree: ParseTree, first: int, second: int) -> bool:
    """Tell whether "but" or "yet" parts two conjuncts, so that a denial of the first does not reach the second."""
    return any(
        tree.deps[child] == "cc" and first < child < second and tree.words[child] in {"but", "yet"}
        for child in tree.children[first]
    )


def _is_finite(tree: ParseTree, token: int) -> bool:
    if tree.child(token, "aux", "auxpass") is not None:
        return tree.tags[tree.child(token, "aux", "auxpass") or token] != "TO"
    return tree.tags[token] in {"VBD", "VBZ"}


def _complement(tree: ParseTree, token: int, head: int, dep: str) -> Link | None:
    if dep == "oprd":
        return _predicative(tree, head) if tree.lemmas[head] in _COPULAS else None
    if dep in {"csubj", "csubjpass"}:
        return _subject_clause(tree, token, head)
    marker = tree.child(token, "mark")
    if marker is not None and tree.words[marker] == "if" and dep == "ccomp":
        return Link(head, "question", words=(marker, marker))
    if tree.lemmas[head] in _ASKING and _is_finite_clause(tree, token):
        return Link(head, "question", words=(head, head))
    if tree.lemmas[head] == "be":
        return _copular(tree, token, head)
    if tree.lemmas[head] in {"have", "be"} and any(tree.words[child] == "yet" for child in tree.children[head]):
        return Link(head, "hedged", load_hedges("verb")["fail"], (head, head))
    if tree.lemmas[head] == "have" and tree.tags[token] == "VB" and dep == "xcomp":
        return Link(head, "hedged", load_hedges("verb").get("require"), (head, head))
    if tree.lemmas[head] == "go" and tree.tags[head] == "VBG" and dep == "xcomp":
        return Link(head, "shared")
    if tree.tags[token] == "VBG" and not tree.tags[head].startswith("JJ"):
        gerund = load_hedges("object").get(tree.lemmas[head])
        if gerund is not None and not is_passive(tree, head):
            return Link(head, "hedged", gerund, (head, head))
    found = hedge_of(tree, head)
    if found is not None and not _is_aside(tree, token, head, found[0]):
        return Link(head, "hedged", found[0], (found[1], found[2]))
    if dep == "xcomp":
        infinitive = tree.child(token, "aux")
        if infinitive is not None and tree.tags[infinitive] == "TO" and tree.tags[head].startswith("VB"):
            return Link(head, "purpose")
        return Link(head, "shared")
    return None


def _is_aside(tree: ParseTree, token: int, head: int, hedge: Hedge) -> bool:
    """Tell whether a finite clause before a verb that takes none was only run on ("He left; they declined to say")."""
    takes_clause = hedge.negated in {"raise", "unknown", "affirm"}
    return token < head and not takes_clause and _is_finite_clause(tree, token)


def _is_finite_clause(tree: ParseTree, token: int) -> bool:
    auxiliary = tree.child(token, "aux", "auxpass")
    return tree.tags[auxiliary if auxiliary is not None else token] not in {"TO", "VB", "VBG", "VBN"}


def _copular(tree: ParseTree, token: int, head: int) -> Link | None:
    """A clause behind "be": "it is possible that", "the fear is that", "is to arrive"."""
    complement = tree.child(head, "acomp", "attr", "oprd")
    if complement is not None and complement != token:
        found = hedge_of(tree, complement)
        return Link(complement, "hedged", found[0], (found[1], found[2])) if found else None
    subject = tree.child(head, "nsubj")
    if subject is not None:
        found = hedge_of(tree, subject)
        if found is not None:
            return Link(head, "hedged", found[0], (found[1], found[2]))
    infinitive = tree.child(token, "aux")
    if infinitive is not None and tree.tags[infinitive] == "TO":
        return Link(head, "purpose")
    return None


def _subject_clause(tree: ParseTree, token: int, head: int) -> Link | None:
    complement = tree.child(head, "acomp", "attr")
    found = hedge_of(tree, complement if complement is not None else head)
    if found is None or tree.child(token, "mark") is None:
        return None
    return Link(complement if complement is not None else head, "hedged", found[0], (found[1], found[2]))


def _noun_complement(tree: ParseTree, token: int, head: int) -> Link | None:
    """A clause or infinitive that hangs on a noun: "the plan to attack", "no sign that it will"."""
    infinitive = tree.child(token, "aux")
    is_infinitive = infinitive is not None and tree.tags[infinitive] == "TO"
    marker = tree.child(token, "mark")
    if is_infinitive or (marker is not None and tree.words[marker] in {"that", "whether", "if"}):
        hedge = load_hedges("noun").get(tree.lemmas[head])
        if hedge is not None:
            return Link(head, "hedged", hedge, (head, head))
    if marker is not None and tree.deps[head] == "dobj" and dismisses(tree, tree.heads[head]):
        return Link(tree.heads[head], "hedged", load_hedges("verb")["deny"], (tree.heads[head], tree.heads[head]))
    if is_infinitive:
        asked = _asked(tree, head)
        if asked is not None:
            return asked
        return Link(head, "shared" if _has_ordinal(tree, head) else "purpose")
    return None


def refuses_grant(tree: ParseTree, verb: int) -> bool:
    """Tell whether "deny" means to refuse ("denied them entry", "was denied a visa")."""
    if tree.lemmas[verb] != "deny":
        return False
    if tree.child(verb, "dative") is not None:
        return True
    thing = tree.child(verb, "dobj", "nsubjpass")
    return thing is not None and (tree.lemmas[thing] in _GRANTABLE or tree.deps[thing] == "nsubjpass")


def dismisses(tree: ParseTree, verb: int) -> bool:
    """Tell whether a verb denies what a claim says by its object ("dismissed the reports", "brushed aside claims")."""
    if tree.lemmas[verb] == "brush":
        return any(tree.words[child] == "aside" for child in tree.children[verb])
    if tree.lemmas[verb] not in _DISMISSING:
        return False
    claim = tree.child(verb, "dobj", "nsubjpass")
    return claim is not None and tree.lemmas[claim] in _CLAIM_NOUNS


def _asked(tree: ParseTree, noun: int) -> Link | None:
    """Read "called on both sides to stop" where the parse hangs the infinitive on the noun."""
    verb = tree.heads[noun]
    if tree.deps[noun] == "pobj":
        verb = tree.heads[verb]
    elif tree.deps[noun] == "conj":
        return _asked(tree, verb) if tree.deps[verb] in {"pobj", "dobj"} else None
    elif tree.deps[noun] != "dobj":
        return None
    found = _verb_hedge(tree, verb) if tree.tags[verb].startswith("VB") else None
    if found is None or found[0].status != "requested":
        return None
    return Link(verb, "hedged", found[0], (found[1], found[2]))


def _has_ordinal(tree: ParseTree, noun: int) -> bool:
    return tree.words[noun] in _ORDINALS or any(tree.words[child] in _ORDINALS for child in tree.children[noun])


def _adverbial(tree: ParseTree, token: int, head: int) -> Link | None:
    marker = tree.child(token, "mark")
    mark = tree.words[marker] if marker is not None else ""
    if mark == "if" and marker is not None and marker > 0 and tree.lemmas[marker - 1] in _OPEN_WORDS:
        return Link(head, "question", words=(marker, marker))
    if marker is not None and _is_condition(tree, token, marker):
        return Link(head, "condition", words=(marker, marker))
    first = tree.child(token, "aux", "auxpass")
    if marker is None and _is_inverted(tree, token, first):
        return Link(head, "condition", words=(first or token, first or token))
    if mark == "that" and tree.tags[head].startswith("JJ"):
        found = hedge_of(tree, head)
        return Link(head, "hedged", found[0], (found[1], found[2])) if found else None
    if mark in _DENYING or (mark == "than" and marker is not None and tree.words[marker - 1] == "rather"):
        return Link(head, "denied", words=(marker or token, marker or token))
    if first is not None and tree.tags[first] == "TO":
        found = hedge_of(tree, head)
        if found is not None and (tree.tags[head].startswith("JJ") or found[0].status == "requested"):
            return Link(head, "hedged", found[0], (found[1], found[2]))
        return Link(head, "purpose")
    if not _is_finite(tree, token) and tree.tags[token] in {"VBG", "VBN"}:
        particle = tree.child(head, "prt")
        if particle is not None and token == particle + 1 and tree.tags[token] == "VBG":
            return _object(tree, token, head)
        return Link(head, "adjunct") if mark not in {"after", "since", "despite"} else None
    if mark in {"when", "until", "before", "after", "as", "once"} or tree.child(token, "advmod") is not None:
        return Link(head, "time")
    return None


def _is_condition(tree: ParseTree, token: int, marker: int) -> bool:
    word = tree.words[marker]
    if word in _CONDITION_MARKS:
        # "even if", "as if" too; "once" only where nothing has happened yet is left to tense
        return word != "once" or tree.tags[token] in {"VBZ", "VBP"}
    pair = tree.words[marker - 1] if marker else ""
    return (word == "that" and pair in {"case", "provided", "condition"}) or (word == "as" and pair == "long")


def _is_inverted(tree: ParseTree, token: int, first: int | None) -> bool:
    """Tell whether a clause is a condition by inversion: "should losses run", "had the West reacted"."""
    if first is None or tree.words[first] not in {"should", "had", "were"}:
        return False
    subject = tree.child(token, "nsubj", "nsubjpass", "expl")
    return subject is not None and first < subject and tree.child(token, "mark") is None


def is_condition(tree: ParseTree, token: int) -> bool:
    """Tell whether an adverbial clause states a condition."""
    link = _adverbial(tree, token, tree.heads[token])
    return link is not None and link.kind == "condition"


def _gerund(tree: ParseTree, token: int, preposition: int) -> Link | None:
    head = tree.heads[preposition]
    word = tree.words[preposition]
    previous = tree.words[preposition - 1] if preposition else ""
    if word in _DENYING or (previous, word) in _DENYING_PAIRS:
        return Link(head, "denied", words=(preposition, preposition))
    marker = tree.child(token, "mark")
    if marker is not None and tree.words[marker] == "whether":
        return None
    if word in {"after", "since", "despite", "following"}:
        return None
    if word in {"by", "in", "while", "with", "as"}:
        return Link(head, "adjunct")
    return _prepositional(tree, head, word, gerund=True)


def _oblique(tree: ParseTree, token: int, preposition: int) -> Link | None:
    """An event noun behind a preposition: "threat of attack", "called for a ceasefire", "without a fight"."""
    head = tree.heads[preposition]
    word = tree.words[preposition]
    previous = tree.words[preposition - 1] if preposition else ""
    if word in _DENYING or (previous, word) in _DENYING_PAIRS:
        return Link(head, "denied", words=(preposition, preposition))
    if word == "of" and tree.words[head] in {"event", "case"}:
        return Link(head, "condition", words=(head, head))
    return _prepositional(tree, head, word, gerund=False)


def _prepositional(tree: ParseTree, head: int, preposition: str, *, gerund: bool) -> Link | None:
    lemma = tree.lemmas[head]
    if tree.tags[head].startswith("VB"):
        for key in (f"{lemma} {preposition}", f"{lemma} {_particle(tree, head)} {preposition}"):
            hedge = load_hedges("verb").get(key)
            if hedge is not None:
                return Link(head, "hedged", hedge, (head, head))
        if preposition == "from":
            hedge = load_hedges("verb").get(lemma) or load_hedges("passive").get(lemma)
            return Link(head, "hedged", hedge, (head, head)) if hedge is not None and hedge.flip else None
        if preposition in _LOOSE_PREPOSITIONS:
            hedge = load_hedges("object").get(lemma) or (load_hedges("verb").get(lemma) if gerund else None)
            if hedge is not None:
                return Link(head, "hedged", hedge, (head, head))
        return None
    if tree.tags[head] in {"JJ", "JJR", "JJS"}:
        hedge = load_hedges("adjective").get(lemma)
        return Link(head, "hedged", hedge, (head, head)) if hedge is not None and preposition != "with" else None
    if preposition in {"of", "for", "about"} or (gerund and preposition in {"to", "in", "at", "from"}):
        return _lexical(tree, head, ("noun",), lemma)
    return None


def _particle(tree: ParseTree, verb: int) -> str:
    particle = tree.child(verb, "prt")
    return tree.words[particle] if particle is not None else ""


def _object(tree: ParseTree, token: int, verb: int) -> Link | None:
    lemma = tree.lemmas[verb]
    particle = _particle(tree, verb)
    if lemma == "deny" and tree.lemmas[token] in _GRANTABLE:
        return None
    if particle:
        hedge = load_hedges("verb").get(f"{lemma} {particle}")
        if hedge is not None:
            return Link(verb, "hedged", hedge, (verb, verb))
    for kind in ("object", "verb"):
        hedge = load_hedges(kind).get(lemma)
        if hedge is not None and (kind == "object" or hedge.flip or lemma in _LIGHT_VERBS):
            return Link(verb, "hedged", hedge, (verb, verb))
    if lemma in _LIGHT_VERBS:
        return Link(verb, "shared")
    return Link(verb, "object") if tree.tags[verb].startswith("VB") else None


def _parsed_as_adjective(tree: ParseTree, token: int, noun: int) -> Link | None:
    """Read the gerund of "ruled out supplying weapons" where the parse takes it for an adjective."""
    verb = tree.heads[noun]
    if tree.deps[noun] != "dobj" or (tree.heads[token - 1] != verb and token != verb + 1):
        return None
    return _object(tree, noun, verb)


def _subject(tree: ParseTree, token: int, verb: int) -> Link | None:
    lemma = tree.lemmas[verb]
    if lemma in _COPULAS:
        complement = tree.child(verb, "acomp", "attr", "oprd")
        if complement is not None:
            found = load_hedges("adjective").get(tree.lemmas[complement])
            if found is not None and tree.tags[complement].startswith("JJ"):
                return Link(complement, "hedged", found, (complement, complement))
            return Link(verb, "supposed")
        return Link(verb, "shared")
    if lemma in _OCCURRENCE_VERBS:
        return Link(verb, "shared")
    return Link(verb, "supposed") if tree.tags[verb].startswith("VB") else None


def _lexical(tree: ParseTree, head: int, kinds: tuple[Literal["noun"], ...], lemma: str) -> Link | None:
    for kind in kinds:
        hedge = load_hedges(kind).get(lemma)
        if hedge is not None:
            return Link(head, "hedged", hedge, (head, head))
    return None
