"""Status: what tense, aspect and modals of one clause say about when its predicate holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportedly.annotate.tree import ParseTree
from reportedly.model.vocabulary import Status

Tense = Literal["past", "present", "none"]

_MODALS: Final = frozenset({"may", "might", "could", "can", "will", "would", "shall", "should", "must", "ought"})
_OBLIGATION: Final = frozenset({"should", "must", "ought"})
#: Verbs of being and having, which in the present tense tell how things stand now.
STATIVE: Final = frozenset(
    "be remain stay stand sit lie have hold control possess own lack contain include host occupy face rule govern lead "
    "want need support back oppose believe think know fear hope expect appear seem suspect understand live serve work "
    "operate train fight continue keep wait await await range surround house carry number total amount exist persist "
    "cover share consist comprise recognize recognise mourn hide defend count value respect regard view consider "
    "deserve include involve depend rely belong await command employ maintain retain deny plan intend".split()
)
#: Verbs of saying: the present tense tells of an act already done ("Kyiv says").
_REPORTING: Final = frozenset(
    "say tell report announce warn claim state write add argue note insist declare confirm estimate suggest accuse "
    "condemn mention call urge ask demand deny reject refuse decline allege admit promise pledge vow blame".split()
)
_SHOWING: Final = frozenset({"show", "reveal", "depict", "capture"})
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
_SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
#: How many conjuncts back a shared auxiliary is looked for; bounds the work on long lists.
LONGEST_COORDINATION: Final = 12
#: Adjectives of how somebody or something is for now, not of what it is like.
_CONDITIONS: Final = frozenset(
    "able unable dead alive missing wounded injured hurt ill free safe trapped stranded homeless unaccounted present "
    "absent ready prepared available aware unaware unknown unclear concerned worried closed open empty intact".split()
)
_NOW: Final = frozenset({"now", "currently", "still", "already", "presently", "today", "here", "there"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A predicate's auxiliaries: the modal's token, tense of the first finite word, and aspect."""

    modal: int | None
    tense: Tense
    perfect: bool
    progressive: bool
    passive: bool
    infinitive: bool
    subject: int | None

    @property
    def finite(self) -> bool:
        """Tell whether the clause has a tense or a modal of its own."""
        return self.modal is not None or self.tense != "none"


def verb_group(tree: ParseTree, token: int) -> VerbGroup:
    """Return the verb group of a predicate; a conjunct without words of its own shares the first conjunct's."""
    token = _bearer(tree, token)
    modal: int | None = None
    tense: Tense = "none"
    perfect = passive = progressive = infinitive = own = False
    subject: int | None = None
    for child in tree.children[token]:
        dep = tree.deps[child]
        if dep in {"aux", "auxpass"}:
            own = True
            lemma, tag = tree.lemmas[child], tree.tags[child]
            if tag == "TO":
                infinitive = True
            elif lemma in _MODALS or tag == "MD":
                modal = child if modal is None else modal
            else:
                perfect = perfect or (lemma == "have" and dep == "aux")
                passive = passive or dep == "auxpass"
                progressive = progressive or (lemma == "be" and dep == "aux") or tree.words[child] == "being"
            if tense == "none" and modal is None:
                tense = _tense(tag)
        elif subject is None and dep in _SUBJECTS:
            subject = child
    if not own:
        tense = _tense(tree.tags[token])
    if subject is None and tree.deps[token] == "conj":
        subject = tree.child(tree.heads[token], *_SUBJECTS)
    progressive = progressive and (passive or tree.tags[token] == "VBG")
    return VerbGroup(modal, tense, perfect, progressive, passive, infinitive, subject)


def _bearer(tree: ParseTree, token: int) -> int:
    """Return the conjunct whose auxiliaries and subject hold for ``token`` ("may attack and destroy")."""
    for _ in range(LONGEST_COORDINATION):
        tag, head = tree.tags[token], tree.heads[token]
        if tree.deps[token] != "conj" or tag not in {"VB", "VBN", "VBG", "VBP"}:
            break
        if tree.tags[head] != tag and not (tag == "VBP" and tree.tags[head] == "VB"):
            break
        if tree.child(token, "aux", "auxpass", *_SUBJECTS) is not None:
            break
        token = head
    return token


def _tense(tag: str) -> Tense:
    if tag == "VBD":
        return "past"
    return "present" if tag in {"VBZ", "VBP"} else "none"


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
        if group.tense == "past":
            return "ongoing" if reported else "happened"
        return "ongoing"
    if group.perfect:
        complement = tree.child(token, "acomp")
        is_able = complement is not None and tree.words[complement] == "able"
        is_state = tree.lemmas[token] in {"remain", "stay", "maintain"} or (complement is not None and not is_able)
        is_state = is_state or _has_lasted(tree, token, group)
        return "ongoing" if is_state and group.tense == "present" else "happened"
    if group.tense == "past":
        return "ongoing" if reported and _is_state(tree, token, group) else "happened"
    if group.tense == "present":
        return _present_status(tree, token, group)
    if tree.tags[token] == "VB" and tree.deps[token] == "ROOT" and group.subject is not None:
        return _present_status(tree, token, group)  # "agents fill the hotels"
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
        if group.perfect:
            return "happened" if modal == "must" else "conditional"
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
        return any(tree.words[child] in _NOW for child in tree.children[token])
    return any(
        tree.words[child] in _NOW or (tree.deps[child] == "prep" and tree.words[child] in {"in", "at", "on", "near"})
        for child in tree.children[token]
    )


def _present_status(tree: ParseTree, token: int, group: VerbGroup) -> Status:
    lemma = tree.lemmas[token]
    if any(tree.words[child] in _NOW for child in tree.children[token] if tree.deps[child] in {"advmod", "npadvmod"}):
        return "ongoing"
    if group.passive:
        return "ongoing"
    if lemma == "be":
        if tree.child(token, "expl") is not None:
            return "ongoing"
        told = tree.child(token, "attr", "acomp", "ccomp")
        return "general" if told is not None and tree.words[told] not in _CONDITIONS else "ongoing"
    if lemma in _REPORTING:
        return "ongoing" if lemma == "claim" and _claims_thing(tree, token) else "happened"
    if lemma in {"come", "follow"} and group.subject is not None and tree.tags[group.subject] in {"NN", "NNS"}:
        return "happened" if tree.child(token, "prep", "advcl", "dobj") is not None else "general"
    if lemma in _SHOWING and tree.child(token, "dobj", "ccomp", "xcomp") is not None:
        # "images show new trenches" tells how things stand, "footage shows a tank exploding" what happened
        return "ongoing" if tree.child(token, "ccomp", "xcomp") is None else "happened"
    return "ongoing" if lemma in STATIVE else "general"


def _claims_thing(tree: ParseTree, token: int) -> bool:
    """Tell whether somebody claims a thing as theirs: "claims the island"."""
    thing = tree.child(token, "dobj")
    return thing is not None and tree.lemmas[thing] not in {"responsibility", "credit", "victory"}


def _participle_status(tree: ParseTree, token: int) -> Status:
    if tree.tags[token] == "VBG":
        return "happened" if tree.deps[token] == "pcomp" else "ongoing"
    if tree.tags[token] == "VB":
        return "requested" if tree.deps[token] == "ROOT" else "planned"
    return "happened"
