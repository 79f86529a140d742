"""Clauses: the proposition-bearing units of each sentence.

The rules read the dependency parse: which verbs and predicate nouns state something of their own. A verb of saying or
thinking whose content is a clause of its own states nothing here: its content does, and the attribution layer keeps
the saying.
"""

from __future__ import annotations

import re

from reportedly.annotate.clause_spans import ATTRIBUTIVE_VERBS, clause_span, clause_tokens, label_tokens, of_whom
from reportedly.annotate.complement_clauses import FINITE, SAYING, introduces_content, is_finite, is_inner_complement
from reportedly.annotate.completed_copulas import completes_copula, only_assures
from reportedly.annotate.counted_conjuncts import find_counted_conjuncts, find_listed_tolls
from reportedly.annotate.counted_parts import find_counted_parts
from reportedly.annotate.judged_acts import find_judged_acts
from reportedly.annotate.procedure import counts_nothing, is_procedure
from reportedly.annotate.source_notes import is_source_note
from reportedly.annotate.syntax import SUBJECTS, VERBAL, Syntax, read_syntax
from reportedly.model import AnnotatedArticle, Clause
from reportedly.reference.cues import TOLD_NOUNS

#: What makes a coordinated verb phrase a statement of its own.
_COMPLEMENTS = frozenset(
    {"dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "agent", "dative", "oprd", "npadvmod", "advcl"}
)
#: What a subordinate clause must say beside its verb to be more than a date: "since this war began" is one.
_TOLD_OF = frozenset({"dobj", "attr", "xcomp", "ccomp", "prep", "agent", "dative", "oprd", "auxpass"})
#: Verbs that a question hangs on a statement by: "didn't it?", "are they?".
_TAGGING = frozenset({"do", "be", "have", "will", "would", "can", "could", "should"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_PREDICATIVES = frozenset({"attr", "acomp", "prep", "ccomp", "xcomp", "advmod", "npadvmod", "dobj", "oprd", "agent"})
#: Subordinators that open a statement of its own; "if" and its like are part of the proposition they restrict.
_SPLITTING_MARKS = frozenset("though although while whereas after as since".split())
#: Verbs that report speech and, with nothing said beside them, state nothing.
_SPEAKING = frozenset("say add tell note explain reply write ask argue reveal announce state".split())
_OPENING_MARKS = frozenset({'"', "“", "‘"})
_GOING_ON = frozenset({"go", "continue"})
_DISCOURSE = frozenset("mean know think see guess".split())
_COURTESIES = frozenset({"thank", "go"})
_NAMING_VERBS = frozenset("call name know dub label title head lead".split())
_ANSWERING = frozenset("deny reject dispute dismiss contest confirm refute".split())
_MANNER_NOUNS = frozenset("way manner degree extent reason moment time".split())


def find_clauses(annotated: AnnotatedArticle) -> tuple[Clause, ...]:
    """Find the clauses of every sentence, in order of their spans.

    A clause's span is the shortest run of text that states it: clauses with a record of their own, attributions,
    speaker labels and joining words are cut at either end.
    """
    if not len(annotated.doc):
        return ()
    syntax = read_syntax(annotated.doc)
    silent = label_tokens(annotated, syntax)
    heads = [
        index
        for index in range(len(syntax.words))
        if index not in silent and _states(syntax, index) and not _commands(syntax, index, silent)
    ]
    emitted = set(heads)
    clauses = []
    members = clause_tokens(syntax, emitted, silent)
    for index in heads:
        span = clause_span(syntax, index, members[index], silent)
        if span is not None:
            clauses.append(Clause(index, span, syntax.sentence[index]))
    judged = tuple(find_judged_acts(annotated, syntax, clauses))
    clauses.extend(find_counted_conjuncts(annotated, syntax, tuple(clauses)))
    clauses.extend(find_listed_tolls(annotated, syntax, tuple(clauses)))
    clauses.extend(find_counted_parts(annotated, syntax, tuple(clauses)))
    clauses.extend(judged)
    return tuple(sorted(clauses, key=lambda clause: (clause.span, clause.predicate)))


def _states(syntax: Syntax, index: int) -> bool:
    """Tell whether the token heads a statement of its own."""
    dep, pos = syntax.deps[index], syntax.pos[index]
    if pos not in VERBAL:
        return _fragment_states(syntax, index)
    if dep in ("aux", "auxpass") or introduces_content(syntax, index) or _is_filler(syntax, index):
        return False
    if only_assures(syntax, index) or is_procedure(syntax, index) or is_source_note(syntax, index):
        return False
    if dep == "ROOT":
        return _root_states(syntax, index) and not _is_tag(syntax, index)
    if dep in ("advcl", "relcl", "appos") and of_whom(syntax, index) is not None:
        return True
    if dep in ("ccomp", "conj") and _is_wished(syntax, index):
        return False
    if dep in ("ccomp", "parataxis", "dep"):
        subject = syntax.child(index, SUBJECTS)
        if subject is None:
            return _is_quoted_command(syntax, index)
        if is_inner_complement(syntax, index):
            return False
        return syntax.tags[subject] != "WP" or syntax.child(index, _TOLD_OF) is not None
    if dep == "conj":
        return _coordinate_states(syntax, index)
    if dep == "advcl":
        return _adverbial_states(syntax, index)
    if dep in ("relcl", "acl"):
        return _relative_states(syntax, index)
    if dep == "pcomp":
        return syntax.lower[syntax.heads[index]] == "with" and syntax.child(index, SUBJECTS) is not None
    return False


def _is_quoted_command(syntax: Syntax, index: int) -> bool:
    """Tell whether a bare verb is what somebody is quoted to bid: "“Stop the war,” the bishop told them"."""
    governor, first = syntax.heads[index], syntax.left[index]
    opened = first if syntax.words[first] in _OPENING_MARKS else first - 1
    quoted = index < governor and opened >= 0 and syntax.words[opened] in _OPENING_MARKS
    others = [child for child in syntax.having(index, {"aux", "mark"}) if syntax.lower[child] != "do"]
    return quoted and syntax.tags[index] == "VB" and not others


def _commands(syntax: Syntax, index: int, silent: set[int]) -> bool:
    """Tell whether a bare verb has no subject but a speaker's label: "THE PRESIDENT: Say that again"."""
    subjects = syntax.having(index, SUBJECTS)
    return syntax.tags[index] in ("VB", "VBP") and bool(subjects) and silent.issuperset(subjects)


def _is_wished(syntax: Syntax, index: int) -> bool:
    """Tell whether a participle with a subject is how somebody would see things: "to see Hamas defeated"."""
    if syntax.tags[index] not in ("VBN", "VBD") or syntax.having(index, {"aux", "auxpass", "mark"}):
        return False
    governor = syntax.heads[index]
    if _is_wish(syntax, governor):
        return governor < index
    if syntax.deps[index] == "conj" and syntax.deps[governor] in ("ccomp", "conj") and _is_wished(syntax, governor):
        return True
    # "…, all hostages released": the parser hangs the next of a list on the verb of saying.
    thing = syntax.child(governor, {"dobj"})
    between = range(thing, syntax.left[index]) if thing is not None else ()
    return any(_is_wish(syntax, verb) for verb in between)


def _is_wish(syntax: Syntax, verb: int) -> bool:
    return syntax.lemmas[verb] == "see" and syntax.tags[verb] == "VB"


def _is_absolute(syntax: Syntax, index: int) -> bool:
    """Tell whether a participle or infinitive tells of a noun behind "with": "with more sanctions to follow"."""
    noun = syntax.heads[index]
    if syntax.deps[noun] != "pobj" or syntax.lower[syntax.heads[noun]] != "with":
        return False
    before = syntax.heads[noun] - 1
    return syntax.tags[index] in ("VBG", "VBN", "VB") and before >= 0 and syntax.words[before] in (",", "—", "–")


def _is_aside(syntax: Syntax, index: int) -> bool:
    """Tell whether a participle between commas adds a statement: ", viewed with alarm by its neighbours,"."""
    before = syntax.left[index] - 1
    if syntax.tags[index] != "VBN" or before < 0 or syntax.words[before] not in (",", "—", "–"):
        return False
    told = syntax.agent(index) is not None or syntax.child(index, {"xcomp", "oprd"}) is not None
    return told and syntax.lemmas[index] not in _NAMING_VERBS


def _is_told_noun(syntax: Syntax, index: int) -> bool:
    """Tell whether a verb behind a noun was read as its modifier before a cue with a subject of its own.

    "Fewer than 100 people protested, police said": the verb of saying seems to have two subjects, of which the first
    holds the statement.
    """
    noun = syntax.heads[index]
    governor = syntax.heads[noun]
    if syntax.deps[noun] not in SUBJECTS or index > governor or syntax.lemmas[governor] not in SAYING:
        return False
    subjects = syntax.having(governor, SUBJECTS)
    return len(subjects) > 1 and subjects[0] == noun and syntax.right[noun] < subjects[1]


def _is_filler(syntax: Syntax, index: int) -> bool:
    """Tell whether the verb is a turn of speech or a false start: "I mean", "you know", "these are — …"."""
    lemma = syntax.lemmas[index]
    if syntax.deps[index] == "dep" and syntax.words[index + 1 : index + 2] in (["—"], ["–"], ["--"]):
        return True
    if syntax.deps[index] == "relcl" and _tells_terms(syntax, index):
        return True
    if lemma in _COURTESIES and _is_courtesy(syntax, index):
        return True
    if syntax.child(index, _PREDICATIVES) is not None:
        return (
            lemma in _SPEAKING
            and syntax.deps[index] in ("parataxis", "ccomp", "relcl", "conj")
            and _only_told(syntax, index)
        )
    if lemma == "be":
        return syntax.tags[index] in FINITE or syntax.deps[index] in ("ccomp", "parataxis")
    if lemma == "say" and syntax.child(index, {"neg"}) is not None and syntax.deps[index] in ("ROOT", "conj"):
        return False  # "Asked whether it had, the minister would not say."
    if lemma in _SPEAKING or (lemma in _GOING_ON and syntax.deps[index] == "parataxis"):
        return True
    if lemma not in _DISCOURSE or syntax.deps[index] == "ccomp":
        return False
    subject = syntax.child(index, SUBJECTS)
    return subject is None or syntax.lower[subject] in ("i", "you", "we", "n't", "n’t")


def _tells_terms(syntax: Syntax, index: int) -> bool:
    """Tell whether a clause only says on what terms a source spoke: "who spoke on condition that he not be named"."""
    if syntax.lemmas[index] in ("ask", "decline", "refuse", "request"):
        named = syntax.child(index, {"xcomp"})
        return named is not None and syntax.lemmas[named] in ("name", "identify")
    terms = [syntax.child(on, {"pobj"}) for on in syntax.having(index, {"prep"}) if syntax.lower[on] == "on"]
    spoke = syntax.lemmas[index] in ("speak", "talk")
    return spoke and any(term is not None and syntax.lemmas[term] in ("condition", "background") for term in terms)


def _is_courtesy(syntax: Syntax, index: int) -> bool:
    """Tell whether the verb only gives the floor or thanks for it: "Go ahead", "Thank you"."""
    thing = syntax.child(index, {"dobj", "dative"})
    if syntax.lemmas[index] == "thank":
        return thing is not None and syntax.lower[thing] == "you"
    subject = syntax.child(index, SUBJECTS)
    ahead = any(syntax.lower[child] == "ahead" for child in syntax.children[index])
    told = subject is None or syntax.lower[subject] == "you" or syntax.words[subject + 1] == ":"
    return ahead and told and syntax.tags[index] in ("VB", "VBP")


def _only_told(syntax: Syntax, index: int) -> bool:
    """Tell whether a verb of speaking has a hearer, a time or a place beside it, and nothing said."""
    return syntax.child(index, {"attr", "acomp", "ccomp", "xcomp", "oprd"}) is None and (
        syntax.lemmas[index] == "tell" or syntax.child(index, {"dobj"}) is None
    )


def _root_states(syntax: Syntax, index: int) -> bool:
    if syntax.child(index, SUBJECTS) is not None:
        return True
    finished = syntax.tags[index] in ("VBN", "VBD") and syntax.lemmas[index] not in _DISCOURSE
    return finished and syntax.child(index, _COMPLEMENTS) is not None


def _is_tag(syntax: Syntax, index: int) -> bool:
    """Tell the "didn't it?" that asks a hearer to agree to the clause before it."""
    stated, subject = syntax.child(index, {"ccomp"}), syntax.child(index, SUBJECTS)
    if stated is None or subject is None or stated > index or syntax.tags[subject] not in ("PRP", "EX"):
        return False
    behind = syntax.words[subject + 1 : subject + 2]
    return subject > index and syntax.lemmas[index] in _TAGGING and behind == ["?"]


def _fragment_states(syntax: Syntax, index: int) -> bool:
    """A verbless sentence states something where it counts something: "Up to 8,000 in Kursk"."""
    if syntax.deps[index] != "ROOT":
        return False
    number = index if syntax.tags[index] == "CD" else syntax.child(index, {"nummod"})
    if number is not None and (_CLOCK.fullmatch(syntax.words[number]) or not _is_word(syntax, number)):
        return False  # "9:56 A.M. CIT", "WASHINGTON _"
    if number is not None:
        return not counts_nothing(syntax, index, number)
    return _is_word(syntax, index) and syntax.child(index, {"nsubj", "nsubjpass"}) is not None


def _is_word(syntax: Syntax, index: int) -> bool:
    return any(character.isalnum() for character in syntax.words[index])


def _coordinate_states(syntax: Syntax, index: int) -> bool:
    """Tell whether a coordinated verb adds a statement to the one before it."""
    if syntax.child(index, SUBJECTS) is not None:
        return True
    first = syntax.heads[index]
    if is_finite(syntax, index) and not is_finite(syntax, first) and syntax.deps[first] == "xcomp":
        first = syntax.heads[first]
    if syntax.pos[first] not in VERBAL or not _stands_in_statement(syntax, first):
        return False
    if _is_stray(syntax, index):
        return False
    joined = syntax.child(syntax.heads[index], {"cc"})
    if joined is not None and syntax.lower[joined] == "but":
        return True
    return _is_complete(syntax, index) and _is_complete(syntax, first)


def _is_stray(syntax: Syntax, index: int) -> bool:
    """Tell an infinitive of a purpose or noun before, which the parser has hung on the main verb.

    "They worked to strengthen the alliance, expand trade and advance peace".
    """
    while syntax.tags[index] == "VB" and syntax.deps[index] == "conj" and not syntax.having(index, {"aux"}):
        index = syntax.heads[index]
        if syntax.tags[index] in ("VBD", "VBZ", "VBN"):
            return True
    return False


def _is_complete(syntax: Syntax, index: int) -> bool:
    """Tell whether a verb has a complement of its own: in "assess and share the findings" the first has none."""
    if syntax.child(index, _COMPLEMENTS) is not None:
        return True
    return any(syntax.children[adverb] for adverb in syntax.having(index, {"advmod"}))


def _stands_in_statement(syntax: Syntax, index: int) -> bool:
    """Tell whether a verb is a statement's own verb or the infinitive its subject governs."""
    while True:
        dep, governor = syntax.deps[index], syntax.heads[index]
        if dep in ("ROOT", "ccomp", "parataxis"):
            return True
        if dep in ("relcl", "advcl", "acl"):
            return _states(syntax, index)
        if dep == "xcomp" and (syntax.child(governor, {"dobj", "auxpass"}) is not None):
            return False
        if dep not in ("conj", "xcomp"):
            return False
        index = governor


def _adverbial_states(syntax: Syntax, index: int) -> bool:
    mark = syntax.child(index, {"mark"})
    if syntax.child(index, SUBJECTS) is not None:
        told = syntax.child(index, _TOLD_OF) is not None
        return told and mark is not None and syntax.lower[mark] in _SPLITTING_MARKS
    if syntax.tags[index] != "VBG" or mark is not None:
        return False
    # A result stands behind the clause it follows from, after a comma: "…, killing four people".
    before = syntax.left[index] - 1
    follows = index > syntax.heads[index] and syntax.words[before] in (",", "—", "–", "-")
    return follows and syntax.lemmas[index] not in ATTRIBUTIVE_VERBS


def _relative_states(syntax: Syntax, index: int) -> bool:
    """Tell whether a relative clause states more than which one is meant."""
    noun = syntax.heads[index]
    if completes_copula(syntax, index):
        return False
    if _is_absolute(syntax, index) or _is_told_noun(syntax, index):
        return True
    if syntax.deps[index] == "acl":
        return (syntax.child(index, SUBJECTS) is not None and is_finite(syntax, index)) or _is_aside(syntax, index)
    if not is_finite(syntax, index) or syntax.pos[noun] == "PRON" or syntax.lemmas[noun] in _MANNER_NOUNS:
        return False
    if _names_source(syntax, noun):
        return False
    before = syntax.left[index] - 1
    if before >= 0 and syntax.words[before] in (",", "—", "–"):
        return True
    if syntax.deps[noun] in SUBJECTS and syntax.heads[noun] > index:
        return False
    opened = syntax.tags[syntax.left[index]] in ("WDT", "WP", "WP$", "WRB", "IN") or any(
        syntax.tags[child] in ("WDT", "WP", "WP$", "WRB") for child in syntax.children[index]
    )
    return opened or syntax.child(index, {"dobj", "dative", "prep"}) is not None or _is_answer(syntax, index)


def _is_answer(syntax: Syntax, index: int) -> bool:
    """Tell whether a bare relative clause answers what was told: "…, a claim Moscow denied"."""
    noun = syntax.heads[index]
    before = syntax.left[noun] - 1
    aside = before >= 0 and syntax.words[before] in (",", "—", "–", "-")
    answering = syntax.lemmas[index] in _ANSWERING and syntax.child(index, SUBJECTS) is not None
    return aside and answering and syntax.lemmas[noun] in TOLD_NOUNS


def _names_source(syntax: Syntax, noun: int) -> bool:
    """Tell whether the noun is the subject of a verb of saying, or stands in "according to …"."""
    governor = syntax.heads[noun]
    if syntax.deps[noun] in SUBJECTS and (introduces_content(syntax, governor) or syntax.lemmas[governor] in _SPEAKING):
        return True
    if syntax.deps[noun] == "pobj" and syntax.lemmas[syntax.heads[governor]] == "accord":
        return True
    if syntax.deps[noun] == "dobj" and syntax.lower[governor] in ("citing", "quoting"):
        return True
    return syntax.deps[noun] == "appos" and _names_source(syntax, governor)
