"""Anaphors: the deed that "it", "that" or a bare number stands for, among those that the article has told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.claims.propositions import DEEDS
from reportedly.claims.sentences import Sentences
from reportedly.model import ClaimPlace, CodedEvent, Holder, Quantity
from reportedly.model.vocabulary import Polarity, SpeechAct
from reportedly.reference.plover import load_noun_classes
from reportedly.reference.states import states_named

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS = frozenset({"deny", "confirm", "decline"})
_POINTERS = frozenset({"it", "that", "this", "so"})
#: Verbs that say of an earlier claim whether it is so.
_JUDGING = frozenset(
    "doubt see confirm contest dispute deny question believe expect rule verify corroborate know hear".split()
)
_GROUNDS = frozenset("proof evidence sign indication confirmation information knowledge".split())
#: Verbs that say of a number only that it is so, or how it moves.
_COUNTING = frozenset(
    """be have speak put expect estimate rise reach grow fall total stand climb drop double give approach count follow
    send
    """.split()
)
_UNTRUE = frozenset(
    """untrue false baseless groundless unfounded fabricated fake lie lies fiction invention propaganda nonsense
    rubbish misinformation disinformation slander hoax fantasy unsubstantiated absurd misleading""".split()
)
_TRUE, _REALITY = frozenset("true accurate correct case".split()), frozenset({"reality", "fact", "truth"})
_STORIES = frozenset({"news", "story", "information", "statement"})
_CALLING = frozenset({"call", "describe", "brand", "label"})
_ACCOUNTS = frozenset("report claim account allegation accusation story rumour rumor it that this charge".split())
_CLAIMS = frozenset("claim allegation accusation charge".split())
#: Verbs that count their own subject.
_OF_SUBJECT = frozenset("be have rise reach grow fall total stand climb drop double approach count".split())
_TALLIES = frozenset("number total count tally toll figure rest remainder half third quarter estimate".split())
#: How many sentences back an answer, a pointing word or a bare number looks for what it takes up.
_ANSWER_REACH, _POINTER_REACH, _COUNT_REACH = 6, 2, 8
#: How many words an answer has at most, of those that may point to what it answers.
_LONGEST_ANSWER = 12
_OBJECTS, _SUBJECTS = frozenset({"dobj", "pobj"}), frozenset({"nsubj", "nsubjpass"})
_LOSSES, _LOSS_REACH = frozenset({"loss", "casualty", "fatality"}), 3
_PLACING, _DATED = frozenset("in on at near inside outside across along".split()), frozenset({"DATE", "TIME"})
_AUXILIARIES = frozenset("do have will would can could may might should".split())


@dataclass(frozen=True, slots=True)
class Told:
    """An event that a claim has told: where, the unit that the claim counted, and by whom."""

    event: CodedEvent
    place: ClaimPlace | None = None
    unit: str | None = None
    by: str | None = None
    attributed: bool = False

    @property
    def country(self) -> str | None:
        """The country that the event took place in."""
        return self.place.country if self.place is not None else None


def verdict_on_report(predicate: Token) -> Polarity | None:
    """Return whether a clause says that something said is so: "the reports are untrue", "the claim is no lie".

    None where it says nothing of that.
    """
    negated = any(child.dep_ == "neg" for child in predicate.children)
    if negated and _is_nothing_real(predicate):
        return "negative"
    if predicate.lemma_ in _CALLING:
        return "negative" if _calls_untrue(predicate) and not negated else None
    if predicate.lemma_ != "be":
        return None
    said = {child.lower_ for child in predicate.children if child.dep_ in ("acomp", "attr")}
    told = {child.lemma_ for child in predicate.children if child.dep_ == "nsubj"}
    if not said & _UNTRUE or not told & _ACCOUNTS:
        return None
    return "positive" if negated else "negative"


def _is_nothing_real(predicate: Token) -> bool:
    """Tell whether a negated clause says of an account that it is not so: "the claim is not true"."""
    told = {child.lemma_ for child in predicate.lefts if child.dep_ == "nsubj"}
    if not told & _ACCOUNTS:
        return False
    if predicate.lemma_ == "correspond":
        return any(child.lemma_ in _REALITY for to in predicate.rights if to.dep_ == "prep" for child in to.rights)
    said = [child for child in predicate.rights if child.dep_ in ("acomp", "attr")]
    return predicate.lemma_ == "be" and any(child.lower_ in _TRUE and child.n_rights == 0 for child in said)


def _calls_untrue(predicate: Token) -> bool:
    """Tell whether a verb names a report untrue: "called the claim baseless", "described it as a lie"."""
    below = [child for child in predicate.subtree if child.i > predicate.i]
    answered = predicate.dep_ == "relcl" and predicate.head.lemma_ in _ACCOUNTS  # "an allegation Budapest called fake"
    told = answered or any(child.lemma_ in _ACCOUNTS and _is_named(child) for child in below)
    words = (child for child in below[:_LONGEST_ANSWER] if child.lower_ in _UNTRUE)
    return told and not all(_is_of_thing(word) or _is_of_account(word, predicate) for word in words)


def _is_named(account: Token) -> bool:
    """Tell whether a report itself is spoken of, and not a thing named after it: "this charge card"."""
    if account.dep_ in ("compound", "amod"):
        return account.head.pos_ != "NOUN" or account.head.lower_ in _UNTRUE
    return account.dep_ in ("dobj", "nsubj")


def _is_of_thing(word: Token) -> bool:
    """Tell whether a word describes a thing that is no report: "called it a fake charity"."""
    return word.dep_ == "amod" and word.i < word.head.i and word.head.lemma_ not in _ACCOUNTS | _STORIES


def _is_of_account(word: Token, predicate: Token) -> bool:
    """Tell whether a word only says what or whose an account is: "the report on disinformation"."""
    for at in (word, *word.ancestors):
        if at == predicate:
            return False
        if at.dep_ == "poss" or (at.dep_ == "prep" and at.lower_ != "as" and at.head.lemma_ in _ACCOUNTS | _STORIES):
            return True
    return False


class Anaphors:
    """What one article's claims have told so far."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._told: defaultdict[int, list[Told]] = defaultdict(list)

    def note(
        self,
        event: CodedEvent,
        place: ClaimPlace | None,
        quantity: Quantity | None,
        predicate: Token,
        holder: Holder | None = None,
    ) -> None:
        """Remember an event that a later sentence may take up."""
        if event.type is not None:
            unit = quantity.unit if quantity is not None else None
            attributed = holder is not None and holder.kind != "article"
            by = holder.name if holder is not None else None
            sentence = self._sentences.at(predicate.idx)
            self._told[sentence].append(Told(event, place, unit, by, attributed))

    def _within(self, reach: int, predicate: Token) -> list[Told]:
        """Return what was told in the predicate's sentence and so many before it."""
        last = self._sentences.at(predicate.idx)
        return [told for sentence in range(last - reach, last + 1) for told in self._told.get(sentence, ())]

    def _since_charge(self, predicate: Token) -> list[Told]:
        """Return what was told shortly before, from the last accusation on: whoever denies it denies nothing older."""
        reach = self._within(_POINTER_REACH, predicate)
        return reach[max((at for at, told in enumerate(reach) if told.event.type == "ACCUSE"), default=0) :]

    def of_answer(self, event: CodedEvent, act: SpeechAct, holder: Holder, predicate: Token) -> CodedEvent:
        """Return the deed that an answer is about: the one it names, else one told shortly before.

        Whoever answers for a state speaks of the last deed that the state is a party to or that took place in it;
        others, of the last that their words point to ("neither confirmed nor denied it"). Nobody answers what they told
        themselves, and who denies a charge just made denies nothing older. Whose own troops stand abroad has sent them
        there.
        """
        country = holder.country
        if act not in _ANSWERS or event.type in DEEDS:
            return event
        pointing = _answers_pointing(predicate)
        charged = pointing and any(told.event.type == "ACCUSE" for told in self._within(_POINTER_REACH, predicate))
        reach = self._since_charge(predicate) if charged else self._within(_ANSWER_REACH, predicate)
        deeds = [told for told in reach if told.event.type in DEEDS and not (told.by and told.by == holder.name)]
        if _names_account(predicate):  # "called the claim false": what somebody claimed, where somebody did
            deeds = [told for told in deeds if told.attributed] or deeds
        own = [told for told in deeds if country is not None and country in _states(told)]
        near = [told for told in self._since_charge(predicate) if pointing and told in deeds]
        if not own and not near:
            # Who keeps silent, or says that it is not so, has refused nobody anything.
            return CodedEvent() if act != "confirm" and event.type == "REJECT" and not event.recipients else event
        last = (own or near)[-1]
        abroad = last.country is not None and last.country != country
        if last.event.type == "MOBILIZE" and last.event.actors == (f"{country}-MIL",) and abroad and country:
            return CodedEvent("AID", (country,), (last.country or "",))
        return last.event

    def of_pointer(self, event: CodedEvent, predicate: Token) -> CodedEvent:
        """Return the event that "that" or "it" stands for in "we haven't seen that" and "there is no proof of it"."""
        told = self._within(_POINTER_REACH, predicate) if event.type is None else []
        if told and _is_elliptic(predicate):
            return told[-1].event
        deeds = [one for one in self._since_charge(predicate) if told and one.event.type in DEEDS]
        if deeds and _points_back(predicate):  # a meeting or a question is not what one doubts or denies
            return deeds[-1].event
        return event

    def of_count(self, event: CodedEvent, predicate: Token, quantity: Quantity | None, *, placed: bool) -> Told:
        """Return the event, and its place, of the last claim that counted the same, for a number with no own deed.

        Troops counted in a place of their own (``placed``: "up to 8,000 in Kursk") are stationed there.
        """
        if quantity is None or quantity.unit is None:
            return Told(event)
        losers = _losers(predicate) if quantity.kind == "casualties" else ()
        if len(losers) == 1:
            return Told(CodedEvent("ASSAULT", (), (f"{losers[0]}-MIL",)))
        if predicate.pos_ in ("VERB", "AUX") and not _only_counts(predicate, quantity):
            return Told(event)
        before = reversed(self._within(_COUNT_REACH, predicate))
        counted = next((told for told in before if told.unit == quantity.unit), None)
        if counted is None or (event.type is not None and event.type != counted.event.type):
            return Told(event)
        settled = event.type is not None and (event.actors or event.recipients)
        if settled:
            return Told(event, None if _has_setting(predicate) else counted.place)
        troops = "troops" in load_noun_classes().get(quantity.unit, ())
        bare = quantity.number.end >= quantity.span.end or quantity.span.end - quantity.number.end < len(quantity.unit)
        if not bare and not (troops and counted.event.type in ("AID", "MOBILIZE")):
            return Told(event)
        if placed and troops and counted.event.type in ("AID", "MOBILIZE"):
            return Told(CodedEvent("MOBILIZE", tuple(f"{code[:3]}-MIL" for code in counted.event.actors)))
        return counted


def _losers(predicate: Token) -> tuple[str, ...]:
    """Return the states whose losses a clause puts a number on: "put Russian losses at 198,000 killed"."""
    for at in (predicate, *islice(predicate.ancestors, _LOSS_REACH)):
        parties = [noun for noun in at.children if noun.dep_ in ("nsubj", "nsubjpass", "dobj")]
        for noun in parties:
            if noun.lemma_ in _LOSSES:
                return states_named(noun.doc[noun.left_edge.i : noun.i].text)
        if any(noun.tag_ != "CD" for noun in parties):
            break
    return ()


def _has_setting(predicate: Token) -> bool:
    """Tell whether a clause says where in words of its own, whatever place they mean: "are on its soil"."""
    return any(
        child.lower_ in _PLACING
        and any(noun.dep_ == "pobj" and noun.ent_type_ not in _DATED for noun in child.children)
        for child in predicate.children
    )


def _states(told: Told) -> set[str | None]:
    """Return the states that are parties to a deed, and the one it took place in."""
    return {told.country, *(code.partition("-")[0] for code in (*told.event.actors, *told.event.recipients))}


def _answers_pointing(predicate: Token) -> bool:
    """Tell whether an answer names what it answers by a word that points back: "denied it", "the reports are false"."""
    below = [token for token in predicate.subtree if abs(token.i - predicate.i) < _LONGEST_ANSWER]
    return any(
        (token.dep_ in _OBJECTS and token.lower_ in _POINTERS)
        or (token.dep_ in _OBJECTS | _SUBJECTS and token.lemma_ in _ACCOUNTS and token.pos_ == "NOUN")
        for token in below
    )


def _names_account(predicate: Token) -> bool:
    """Tell whether an answer is to something said: "denied the claim", "called the allegation a lie"."""
    below = [token for token in predicate.subtree if abs(token.i - predicate.i) < _LONGEST_ANSWER]
    return any(
        token.dep_ in _OBJECTS | _SUBJECTS and token.pos_ == "NOUN" and token.lemma_ in _CLAIMS for token in below
    )


def _only_counts(predicate: Token, quantity: Quantity) -> bool:
    """Tell whether a clause says of a number only that it is so, or how it moves, and nothing of other things."""
    if predicate.lemma_ not in _COUNTING:
        return False
    if predicate.lemma_ == "be" and any(child.dep_ in ("acomp", "attr") for child in predicate.children):
        return any(child.dep_ == "attr" and _is_number(child) for child in predicate.children)
    if predicate.lemma_ not in _OF_SUBJECT:
        return True
    subjects = [child for child in predicate.children if child.dep_ in _SUBJECTS]
    troops = load_noun_classes()
    return all(
        subject.pos_ != "NOUN"
        or _is_number(subject)
        or subject.lemma_ in _TALLIES
        or "troops" in troops.get(subject.lemma_, ())
        for subject in subjects
    )


def _is_number(token: Token) -> bool:
    return token.tag_ == "CD" or any(child.dep_ == "nummod" or child.tag_ == "CD" for child in token.children)


def _points_back(predicate: Token) -> bool:
    for child in predicate.children:
        if child.dep_ == "dobj" and child.lower_ in _POINTERS and predicate.lemma_ in _JUDGING:
            return True
        if child.lemma_ in _GROUNDS and child.dep_ in ("dobj", "attr"):
            return any(
                thing.lower_ in _POINTERS
                for inner in child.children
                for thing in (inner, *inner.children)
                if inner.dep_ in ("prep", "relcl", "acl")
            )
    return False


def _is_elliptic(predicate: Token) -> bool:
    """Tell whether a clause leaves its verb out: "we support them, and we have since the start"."""
    if predicate.pos_ != "AUX" or predicate.lemma_ not in _AUXILIARIES:
        return False
    said = {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"}
    return not any(child.dep_ in said for child in predicate.children)
