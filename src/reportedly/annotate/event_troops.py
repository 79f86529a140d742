"""Troops: whose they are, where a text calls them "the soldiers", "some of them" or by a bare number."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping

from reportedly.annotate.syntax import SUBJECTS, Syntax
from reportedly.model import Actor, Place
from reportedly.reference.plover import load_noun_classes

#: Words that count a part of what they stand for.
PARTITIVE = frozenset(
    """some any all most many more several few half part portion number one none each both other others third fifth
    quarter majority group total dozen hundred thousand score million another fewer less rest remainder bulk handful
    figure sum tenth fraction percent
    """.split()
)
#: Persons who are no troops: a bare number behind a count of them counts more of them.
_OTHERS = frozenset(
    """person people civilian woman child family resident villager refugee migrant student pupil worker patient
    passenger teacher protester demonstrator citizen tourist visitor prisoner hostage detainee body victim voter doctor
    nurse
    """.split()
)
_NAMING = frozenset({"NOUN", "PROPN"})
#: Units that may count troops as they may count others.
_MEN = frozenset({"man", "person", "people"})
_TAKING_UP = frozenset({"they", "them", "these", "those"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "such"})
#: Troops of no state, save where their own words name one.
_IRREGULAR = frozenset("fighter mercenary militant rebel guerrilla militiaman insurgent gunman militia".split())
#: Troops whom several states lend: none's, save where their own words name one.
_OF_NATIONS = frozenset({"peacekeeper"})
_HARMING = frozenset("kill wound injure hurt die".split())
#: What each state has one of: it is not that of the troops of another that the text has named.
_ARMED = frozenset("armed rebel militant jihadist islamist extremist terrorist criminal paramilitary".split())
_INSTITUTIONS = frozenset({"army", "military", "navy"})
#: Sectors of the parties whose troops are their state's.
_OF_STATES = frozenset({None, "GOV", "MIL"})
#: Nouns that, in the singular, are one person: "a retired officer" is no mention of an army's troops.
_ONE_PERSON = frozenset(
    """soldier officer general fighter infantryman reservist serviceman servicewoman paratrooper commando recruit
    conscript peacekeeper warrior guerrilla militiaman rebel mercenary combatant marine
    """.split()
)
#: Verbs whose subject the troops that are their object belong to.
_SENDING = frozenset("send deploy dispatch commit contribute put move place station keep".split())
_SPEAKING = frozenset({"i", "we", "you"})
#: Verbs whose subject the troops counted behind them belong to: "Turkey has 16,000 troops in Syria".
_HAVING = frozenset("have keep maintain retain station field command".split())
#: How many sentences back troops of several states compete for "some" and "they".
_TOPIC_REACH = 2
#: How far back, in tokens, a bare number or pronoun looks for the troops it counts.
_REACH = 150


def is_had(syntax: Syntax, index: int) -> bool:
    """Tell whether a mention of troops is of some that a noun before has: they are the forces of nobody else."""
    verb = syntax.heads[index]
    if syntax.deps[index] != "dobj" or syntax.lemmas[verb] not in _HAVING:
        return False
    subject = syntax.child(verb, SUBJECTS)
    pointed = any(syntax.lower[child] in _POINTING for child in syntax.children[index])
    return not pointed and subject is not None and syntax.pos[subject] in _NAMING


class Troops:
    """The mentions of troops in one article, and the code that each stands for."""

    def __init__(
        self,
        syntax: Syntax,
        actors: Mapping[int, Actor | Place],
        titled: str | None,
        units: Mapping[int, str],
        given_code: Callable[[int], str | None],
    ) -> None:
        self._syntax, self._actors, self._given_code = syntax, actors, given_code
        self._units = units
        self._classes = load_noun_classes()
        mentions = [index for index in range(len(syntax.words)) if self._names_troops(index)]
        if mentions:
            mentions = [index for index in range(mentions[0], len(syntax.words)) if self._names_men(index)]
        self._mentions = mentions
        self._known = frozenset(mentions)
        self._topics = self._find_topics(titled)
        self.forces = frozenset(self._topics.values())
        self._firsts = {code[:3]: at for at, code in sorted(self._topics.items(), reverse=True)}

    def __contains__(self, index: int) -> bool:
        return index in self._known

    def code(self, index: int) -> str | None:
        """Return the code of a mention of troops, or None where the text settles none."""
        return self._topics.get(index)

    def of_phrase(self, noun: int) -> int | None:
        """Return the mention of troops that the counted noun of a phrase is or takes up."""
        if noun in self._known:
            return noun
        unit = self._units.get(noun)
        if unit is not None and unit not in _MEN and "troops" not in self._classes.get(unit, ()):
            return None
        described = any(
            self._syntax.lower[child] in _ARMED for child in self._syntax.having(noun, {"amod", "compound"})
        )
        party = self._syntax.lemmas[noun] == "group" and (described or self._is_pointed_at(noun))
        bare = not party and (self._syntax.tags[noun] == "CD" or self._syntax.lemmas[noun] in PARTITIVE)
        if bare and self._syntax.tags[noun] != "CD" and self._is_new(noun):
            return None
        if not bare:
            return self.before(noun) if self._syntax.lower[noun] in _TAKING_UP else None
        last = self.before(noun)
        if last is None or self._counts_others(noun, last) or self._counts_victims(noun, last):
            return None
        return last

    def _is_new(self, noun: int) -> bool:
        """Tell whether "there are some" brings in others than those told of."""
        return self._syntax.child(self._syntax.heads[noun], {"expl"}) is not None

    def _counts_victims(self, number: int, last: int) -> bool:
        """Tell whether a bare number counts who was harmed, in a sentence that names no troops: they may be anybody."""
        syntax = self._syntax
        harmed = syntax.tags[number] == "CD" and syntax.lemmas[syntax.heads[number]] in _HARMING
        return harmed and syntax.sentence[number] != syntax.sentence[last]

    def _counts_others(self, number: int, last: int) -> bool:
        """Tell whether a bare number counts others than the troops named before: "of whom nine were children".

        It does where it is said to be other persons, and where others have been counted since.
        """
        syntax = self._syntax
        head = syntax.heads[number]
        said = syntax.child(head, {"attr"}) if syntax.lemmas[head] == "be" else None
        if said is not None and said != number and syntax.pos[said] == "NOUN" and not self._is_of_troops(said):
            return True
        since = range(last + 1, number)
        if any(self._units.get(at) in _OTHERS for at in since):
            return True
        counted = (at for at in since if at in self._units and syntax.tags[at] in ("NNS", "NNPS"))
        return any(not self._is_of_troops(at) and syntax.lemmas[at] in _OTHERS for at in counted)

    def _is_of_troops(self, noun: int) -> bool:
        lemma = self._syntax.lemmas[noun]
        return "troops" in self._classes.get(lemma, ()) or lemma in PARTITIVE or lemma in ("man", "dead", "casualty")

    def before(self, index: int) -> int | None:
        """Return the last mention of troops before a token."""
        at = bisect_right(self._mentions, index - 1) - 1
        return self._mentions[at] if at >= 0 and index - self._mentions[at] <= _REACH else None

    def code_of_count(self, noun: int, last: int) -> str | None:
        """Return whose troops "some" or "they" are: those of the sentence, else that did something last."""
        sentence = self._syntax.sentence
        at = bisect_right(self._mentions, last)
        near = [one for one in self._mentions[:at] if sentence[noun] - sentence[one] <= _TOPIC_REACH]
        codes = {self._topics[one] for one in near if one in self._topics}
        if len(codes) <= 1:
            return self._topics.get(last)
        beside = {self._topics.get(one) for one in near if sentence[one] == sentence[noun]}
        if len(beside) == 1:
            return beside.pop()
        acting = [one for one in near if one in self._topics and self._syntax.deps[one] in SUBJECTS]
        if acting and self._syntax.tags[noun] != "CD":
            return self._topics[acting[-1]]
        told = Counter(self._topics[one] for one in self._mentions[:at] if one in self._topics).most_common(2)
        return told[0][0] if len(told) == 1 or told[0][1] > told[1][1] else None

    def others_before(self, index: int, country: str) -> bool:
        """Tell whether troops of another state than ``country`` have been named up to a token."""
        return any(at <= index and state != country for state, at in self._firsts.items())

    def _names_troops(self, index: int) -> bool:
        syntax = self._syntax
        if "troops" not in self._classes.get(syntax.lemmas[index], ()) or syntax.pos[index] not in _NAMING:
            return False
        if syntax.lemmas[index] in _ONE_PERSON and syntax.tags[index] == "NN":
            return False
        return syntax.deps[index] not in ("compound", "amod")

    def _names_men(self, index: int) -> bool:
        """Tell whether a noun names troops once troops have been named: "the men"."""
        if self._syntax.lemmas[index] == "man" and self._syntax.tags[index] == "NNS":
            return self._syntax.deps[index] != "compound"
        return self._names_troops(index)

    def _owned_code(self, index: int) -> str | None:
        """Return the code of troops whose state a pronoun stands for: "Uruguay said one of its soldiers died"."""
        owner = self._syntax.child(index, {"poss"})
        actor = self._actors.get(owner) if owner is not None and self._syntax.pos[owner] == "PRON" else None
        if not isinstance(actor, Actor) or actor.country is None or actor.sector not in _OF_STATES:
            return None
        return f"{actor.country}-MIL"

    def _find_topics(self, titled: str | None) -> dict[int, str]:
        """Return, for each mention of troops, the code its own words or their sender give it, else the topic so far.

        "Those soldiers" are the soldiers last named with a state. Other mentions take the code given before, or the one
        given two times of three: a text about one state's troops calls them "the soldiers". The troops that a title
        names are the first.
        """
        given: Counter[str] = Counter([titled] if titled else [])
        by_noun: dict[str, str] = {}
        topics: dict[int, str] = {}
        for index in self._mentions:
            code = self._given_code(index) or self._owned_code(index)
            lemma = self._syntax.lemmas[index]
            if code is not None:
                given[code] += lemma not in _IRREGULAR
                by_noun[lemma] = code
                topics[index] = code
            elif (lemma in _INSTITUTIONS and lemma not in by_noun) or (lemma == "man" and self._are_others(index)):
                continue
            elif given.total() and lemma not in _OF_NATIONS and not self._is_nobodys(index):
                (code, often), *others = given.most_common(2)
                rivalled = bool(others) and 3 * often < 2 * given.total()
                if rivalled and self._is_pointed_at(index):
                    code, rivalled = by_noun.get(lemma, code), lemma not in by_noun
                if not rivalled and not (often == 1 and self._beside_another_army(index, code)):
                    topics[index] = code
        return topics

    def _are_others(self, men: int) -> bool:
        """Tell whether "the men" are persons named since the troops: "the army freed 16 jihadists. The men …"."""
        last = self.before(men)
        if last is None or self._syntax.lemmas[last] in _IRREGULAR:
            return last is not None
        counted = (self._units.get(at) for at in range(last + 1, men))
        return any(unit in _OTHERS or unit in _ARMED or unit in _IRREGULAR for unit in counted)

    def _is_pointed_at(self, index: int) -> bool:
        return any(self._syntax.lower[child] in _POINTING for child in self._syntax.children[index])

    def _beside_another_army(self, index: int, code: str) -> bool:
        """Tell whether the sentence names the army of another state: "Ukraine's army said 30 soldiers were killed"."""
        first, stop = self._syntax.bounds[self._syntax.sentence[index]]
        near = (self._actors.get(at) for at in range(first, stop))
        return any(
            isinstance(actor, Actor) and actor.sector == "MIL" and actor.country not in (None, code[:3])
            for actor in near
        )

    def _is_sent(self, index: int) -> bool:
        """Tell whether somebody sends the troops, who are the sender's, whoever that is."""
        syntax = self._syntax
        verbs = syntax.having(index, {"relcl"})  # "the troops that you've put on alert"
        if syntax.deps[index] == "dobj":
            verbs = [*verbs, syntax.heads[index]]
        for verb in verbs:
            sender = syntax.child(verb, {"nsubj"}) if syntax.lemmas[verb] in _SENDING else None
            if sender is not None and syntax.tags[sender] not in ("WDT", "WP"):
                own = syntax.lower[sender] in _SPEAKING
                return own or (verb == syntax.heads[index] and not self._is_pointed_at(index))
        return False

    def _is_nobodys(self, index: int) -> bool:
        """Tell whether troops are those of no state before: irregulars, "use force", "no troops", "we sent troops"."""
        syntax = self._syntax
        if syntax.lemmas[index] in _IRREGULAR or is_had(syntax, index) or self._is_sent(index):
            return True
        children = syntax.children[index]
        if syntax.lower[index] == "force" and not any(syntax.deps[child] in ("det", "poss") for child in children):
            return True
        return any(syntax.lower[child] == "no" for child in children)
