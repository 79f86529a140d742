"""Status: what tense, aspect and modals of one clause say about when its predicate holds."""

from __future__ import annotations

from typing import Final

from reportedly.annotate.present import NOW, STATIVE, present_status
from reportedly.annotate.tree import ParseTree
from reportedly.annotate.verb_groups import VerbGroup, is_inferred, verb_group
from reportedly.model.vocabulary import Status

_OBLIGATION: Final = frozenset({"should", "must", "ought"})
#: Verbs of thinking about a step that one may take: "is considering sanctions".
_WEIGHING: Final = frozenset("consider weigh mull contemplate".split())
#: What happens to its subject rather than being decided by it, so that "will" forecasts.
_UNDECIDED: Final = frozenset(
    "be become remain fall rise die suffer need lose win collapse happen occur come follow reach cost mean bring see "
    "have face grow shrink worsen improve increase decrease escalate last depend know exceed experience run fail "
    "survive feel arrive pass harm hurt affect undermine damage threaten widen cause lead".split()
)
#: Heads of subjects that can decide: persons and bodies that take office or command.
_DECIDERS: Final = frozenset(
    "president minister premier chancellor secretary leader government administration cabinet parliament congress "
    "senate council commission committee ministry department agency army military navy kremlin union alliance company "
    "court official officials diplomat envoy ambassador spokesman spokeswoman general commander chief king country "
    "state side party coalition bloc organisation organization group team delegation authorities police regime "
    "countries governments ministers leaders allies mayor governor lawmaker judge prosecutor bank he she".split()
)
#: What is held on an appointed day or comes into force on it, and the verbs that say so: "talks will be held".
_APPOINTED: Final = frozenset(
    "talk talks negotiation meeting summit conference session hearing trial election vote poll referendum runoff "
    "ceasefire truce armistice exercise drill ceremony funeral visit parade inauguration exchange handover curfew law "
    "ban sanction tariff sanctions".split()
)
_APPOINTING: Final = frozenset("hold begin start open resume take come convene reconvene enter last run expire".split())
#: What those in office do by appointment: "they will also discuss Gaza".
_SCHEDULED: Final = frozenset("meet discuss visit host attend travel sign chair address brief deliver".split())
#: What somebody has decided on and puts into force: "the sanctions will target banks".
_MEASURES: Final = frozenset("sanction order law bill package tariff ban restriction mechanism".split())
#: Events that "a" or "any" only supposes as the subject of "would": "a defeat would embolden China".
_SUPPOSED: Final = frozenset(
    "victory defeat attack strike invasion war collapse escalation move step decision blockade loss win failure "
    "intervention offensive incursion assault retreat rupture breach violation refusal".split()
)
#: What happens to its subject once and stays so: "the border has been closed since May".
_LEFT_SO: Final = frozenset(
    "close shut seal block blockade besiege encircle surround cut occupy suspend ban split divide detain hold jail "
    "imprison strand trap mire embroil engage involve govern rule control run lead house lock isolate bog".split()
)
#: Verbs of what takes long, beside those of states.
_LASTING: Final = frozenset(
    "rage drag simmer smoulder linger persist battle war besiege blockade struggle hover wait argue grapple guard "
    "patrol protect monitor fund finance arm shield".split()
)
#: What is over each time that one has held or fought it: "have fought two wars since 1990".
_BOUTS: Final = frozenset("war battle round election meeting summit drill exercise referendum vote".split())
#: Whom somebody commands: "said its troops would leave".
_COMMANDED: Final = frozenset(
    "troop troops force forces soldier guard police army navy officer jet ship trainer".split()
)
_LENGTHS: Final = frozenset("minute hour day week month year decade century".split())


def status_of(tree: ParseTree, token: int, group: VerbGroup, *, reported: bool, conditional: bool) -> Status:
    """Return the status that the clause's own words give.

    ``reported`` says that the clause stands under a past-tense word of saying, which shifts its tenses back;
    ``conditional`` that an if-clause governs it.
    """
    if group.modal is not None:
        return _modal_status(tree, token, group, reported=reported, conditional=conditional)
    if conditional:
        return "conditional"
    if group.infinitive:
        if group.perfect:
            return "happened"
        return "ongoing" if group.progressive else "planned"
    if group.progressive and not (group.perfect and group.tense == "past"):
        if group.tense == "present" and not group.passive and tree.lemmas[token] in _WEIGHING:
            return "planned"
        if group.tense == "past":
            return "ongoing" if reported else "happened"
        return "ongoing"
    if group.perfect:
        complement = tree.child(token, "acomp")
        is_able = complement is not None and tree.words[complement] == "able"
        is_state = tree.lemmas[token] in {"remain", "stay", "maintain", "continue"} or (
            complement is not None and not is_able
        )
        is_state = is_state or _has_lasted(tree, token, group)
        return "ongoing" if is_state and group.tense == "present" else "happened"
    if group.tense == "past":
        return "ongoing" if reported and _is_state(tree, token, group) else "happened"
    if group.tense == "present":
        return present_status(tree, token, group)
    if tree.tags[token] == "VB" and tree.deps[token] == "ROOT" and group.subject is not None:
        return present_status(tree, token, group)  # "agents fill the hotels"
    return _participle_status(tree, token)


def _has_lasted(tree: ParseTree, token: int, group: VerbGroup) -> bool:
    """Tell whether a perfect says how long something has been so: "have held it for months", "closed since May"."""
    lemma = tree.lemmas[token]
    lasts = lemma in _LEFT_SO if group.passive else lemma in STATIVE | _LASTING
    thing = tree.child(token, "dobj")
    lasts = lasts and not (lemma in {"fight", "hold"} and thing is not None and tree.lemmas[thing] in _BOUTS)
    return lasts and any(_is_length(tree, child) for child in tree.children[token])


def _is_length(tree: ParseTree, child: int) -> bool:
    """Tell whether a phrase or clause says since when or for how long."""
    word = tree.words[child]
    if tree.deps[child] == "advcl":
        marker = tree.child(child, "mark")
        return marker is not None and tree.words[marker] == "since"
    if word == "since":
        return tree.deps[child] in {"prep", "advmod"}
    measured = tree.child(child, "pobj") if word == "for" and tree.deps[child] == "prep" else None
    return measured is not None and tree.lemmas[measured] in _LENGTHS


def _modal_status(tree: ParseTree, token: int, group: VerbGroup, *, reported: bool, conditional: bool) -> Status:
    assert group.modal is not None
    modal = tree.lemmas[group.modal]
    if modal in _OBLIGATION:
        if is_inferred(tree, group):
            return "happened" if group.perfect else "ongoing"
        if group.perfect:
            return "conditional"
        if _asks_why(tree, token, group):
            return "general"
        return "conditional" if conditional else "requested"
    if modal in {"may", "might", "could"}:
        if group.perfect:
            return "happened"
        if conditional:
            return "conditional"
        if any(tree.words[child] in {"soon", "eventually", "later"} for child in tree.children[token]):
            return "predicted"
        return "ongoing" if (group.progressive and modal != "could") or _is_placed(tree, token, group) else "predicted"
    if conditional:
        return "conditional"
    if modal == "can":
        return "general"
    if modal == "would":
        if group.perfect:
            return "conditional"
        if _is_supposed(tree, group) or (not reported and not _in_past_narrative(tree, token)):
            return "conditional"
    return "planned" if _is_decided(tree, token, group, reported=reported) else "predicted"


def _asks_why(tree: ParseTree, token: int, group: VerbGroup) -> bool:
    """Tell a question that finds no reason from a demand: "why should it exist?"."""
    asks = any(tree.words[child] == "why" and child < (group.modal or 0) for child in tree.children[token])
    return asks and group.subject is not None and (group.modal or 0) < group.subject


def _is_supposed(tree: ParseTree, group: VerbGroup) -> bool:
    """Tell whether the subject of "would" is an event that is only supposed: "a defeat", "any such attack"."""
    if group.subject is None or group.passive or tree.lemmas[group.subject] not in _SUPPOSED:
        return False
    return any(tree.words[child] in {"a", "an", "any", "such"} for child in tree.children[group.subject])


def _in_past_narrative(tree: ParseTree, token: int) -> bool:
    """Tell whether the clause hangs below a past-tense verb, so that "would" is the future seen from then."""
    for _ in range(6):
        head = tree.heads[token]
        if head == token:
            return False
        if tree.deps[token] in {"ccomp", "relcl", "acl", "advcl"} and verb_group(tree, head).tense == "past":
            return True
        token = head
    return False


def _is_decided(tree: ParseTree, token: int, group: VerbGroup, *, reported: bool) -> bool:
    """Tell whether the subject is able to decide what "will" tells of it."""
    subject = group.subject
    if subject is not None and tree.lemmas[subject] in _APPOINTED and tree.lemmas[token] in _APPOINTING:
        return True
    if subject is None or group.passive:
        return False
    word = tree.words[subject]
    if word in {"i", "we"}:
        return True
    if tree.lemmas[token] in _UNDECIDED:
        return False
    if word in {"he", "she", "it", "they"}:
        return reported or (word != "it" and tree.lemmas[token] in _SCHEDULED)
    if tree.lemmas[subject] in _MEASURES:
        return True
    if tree.entities[subject] in {"PERSON", "ORG", "GPE", "NORP"} and tree.tags[subject] in {"NNP", "NNPS"}:
        return True
    owner = tree.child(subject, "poss")
    if reported and owner is not None and tree.tags[owner] == "PRP$" and tree.lemmas[subject] in _COMMANDED:
        return True
    return word in _DECIDERS or tree.lemmas[subject] in _DECIDERS


def _is_state(tree: ParseTree, token: int, group: VerbGroup) -> bool:
    leads = any(tree.deps[child] == "prep" and tree.words[child] in {"to", "into"} for child in tree.children[token])
    if leads and tree.child(token, "dobj") is not None:
        return False
    return group.passive is False and tree.lemmas[token] in STATIVE


def _is_placed(tree: ParseTree, token: int, group: VerbGroup) -> bool:
    """Tell whether the predicate says that something is at a place now ("might be stationed in", "may be at sea")."""
    lemma = tree.lemmas[token]
    if group.passive and lemma not in {"station", "base", "hold", "deploy", "locate", "house", "detain", "stage"}:
        return False
    if not group.passive and lemma != "be":
        return any(tree.words[child] in NOW for child in tree.children[token])
    return any(
        tree.words[child] in NOW or (tree.deps[child] == "prep" and tree.words[child] in {"in", "at", "on", "near"})
        for child in tree.children[token]
    )


def _participle_status(tree: ParseTree, token: int) -> Status:
    if tree.tags[token] == "VBG":
        return "happened" if tree.deps[token] == "pcomp" else "ongoing"
    if tree.tags[token] == "VB":
        return "requested" if tree.deps[token] == "ROOT" else "planned"
    return "happened"
