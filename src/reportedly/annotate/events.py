"""Events: PLOVER root types with actors and recipients as codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reportedly.annotate.event_arguments import verb_roles
from reportedly.annotate.event_avowals import avowal_of, avowal_roles
from reportedly.annotate.event_contents import condition_codes
from reportedly.annotate.event_dyads import fill_parties
from reportedly.annotate.event_reach import noun_roles
from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_scope import OBLIGING, SpanIndex, Speakers, commitment, is_content, obliges, speaker_code
from reportedly.annotate.event_sending import Sendings
from reportedly.annotate.event_settling import Added, settle_events
from reportedly.annotate.event_stances import find_stance
from reportedly.annotate.event_types import is_peace_plan, light_noun, noun_type, verb_type
from reportedly.annotate.event_victims import is_civilian
from reportedly.annotate.syntax import Syntax, read_syntax
from reportedly.model import AnnotatedArticle, Event, Factuality, Span
from reportedly.model.spans import cover
from reportedly.model.vocabulary import Certainty, EventType, Polarity, Status, weaker
from reportedly.reference.cues import load_cues
from reportedly.reference.plover import DEEDS

#: How many sentences back an attack is taken up by what "the strikes" did.
_ATTACK_REACH = 3
_FORCES = frozenset("men police guard guards reinforcements gendarmes cavalry".split())
_OCCASIONS = frozenset({"when", "after", "as"})
_WAYS = ("to", "into", "onto", "toward", "towards")
#: Types of deeds done against somebody.
_AGAINST = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT"})
#: Nouns of what is to be done: the deed is what is planned.
_PLANS = frozenset({"plan", "intention", "intent"})
#: Verbs of promise: what is promised decides whether it is an offer or a threat.
_VOWING = frozenset("vow pledge promise swear".split())
_HARMFUL = _AGAINST - {"REJECT"}
_HYPHENS = frozenset("-–")
#: Verbs of which their subject does no deed.
_DOING_NOTHING = frozenset("be have get count put number total see hear find know hold remain".split())
_ORDERING = frozenset("order direct instruct command tell".split())


def find_events(annotated: AnnotatedArticle) -> tuple[Event, ...]:
    """Find the events of an article, in order of their triggers.

    Verbs, verbs that carry an event noun ("launched an attack"), and event nouns that name a party of their own
    ("North Korea's deployment") are triggers. Codes come from the actor mentions in the trigger's roles; a code whose
    party the text does not name is left out.
    """
    if not len(annotated.doc):
        return ()
    finder = _Finder(annotated)
    stand, added = settle_events(annotated, finder.syntax, finder.roles, list(finder.events()))
    found = [*fill_parties(stand, finder.syntax, finder.roles), *map(finder.of_encoder, added)]
    return tuple(sorted(found, key=lambda event: (event.span, event.predicate)))


class _Finder:
    """The search for one article's events."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.syntax = read_syntax(annotated.doc)
        self.roles = Roles(annotated, self.syntax)
        self.sendings = Sendings(self.syntax, self.roles)
        self.attacks: list[tuple[int, list[str], list[str]]] = []
        self.speakers = Speakers(annotated)
        self.factualities = {factuality.predicate: factuality for factuality in annotated.factualities}
        self.outer = _OuterCues(annotated)
        self.stated = {clause.predicate for clause in annotated.clauses}
        self.types: dict[int, EventType] = {}
        self.carried: dict[int, int] = {}
        self.avowed: dict[int, int] = {}
        self.planned: dict[int, int] = {}

    def events(self) -> Iterator[Event]:
        """Yield the events of verbs, of what speakers commit to, and of nouns that name a party."""
        self._type_verbs()
        self._note_dyads()
        for verb, found in self.types.items():
            if not self._is_demanded(verb):
                yield from self._verb_events(verb, found)
        yield from self._obligations()
        yield from self._stances()
        carried = {*self.carried.values(), *self.avowed.values()}
        for noun in range(len(self.syntax.words)):
            noun_found = noun_type(self.syntax, noun) if noun not in carried else None
            told = noun in self.stated  # "condemned Iran's attack" tells of the attack too
            if noun_found is None or (not told and is_content(self.syntax, noun, self.types, noun=True)):
                continue
            if self.syntax.lemmas[noun] == "plan" and not is_peace_plan(self.syntax, noun):
                continue
            named = noun_roles(self.syntax, self.roles, noun, noun_found)
            kind, actors, recipients = self.sendings.of_noun(noun, (noun_found, *named))
            if actors or told:
                yield self._event(noun, kind, actors, recipients, "events/noun")

    def of_encoder(self, added: Added) -> Event:
        """Write down an event that the encoder adds; its parties are those of its own grammar alone."""
        at = self._deed_of(added.clause.predicate)
        parties = self._parties_of(at, added.type)
        return self._event(at, added.type, *parties, f"events/encoder {added.share:.2f}")

    def _deed_of(self, verb: int) -> int:
        """Return the deed that a verb of telling is followed by: "denied bombing a school"; else the verb."""
        deed = self.syntax.child(verb, {"xcomp"}) if self.syntax.lemmas[verb] in load_cues("verb") else None
        return deed if deed is not None and self.syntax.pos[deed] == "VERB" else verb

    def _parties_of(self, at: int, found: EventType) -> tuple[list[str], list[str]]:
        """Return the parties of an event of the encoder's, by the grammar of its type.

        Of a deed that a verb only counts, tells or has to do with ("the ministry puts the dead at 30") it names none.
        """
        syntax, lemma = self.syntax, self.syntax.lemmas[at]
        if syntax.pos[at] not in ("VERB", "AUX"):
            return noun_roles(syntax, self.roles, at, found)
        if (found in DEEDS or found == "PROTEST") and (lemma in _DOING_NOTHING or lemma in load_cues("verb")):
            return [], []
        return verb_roles(syntax, self.roles, at, self.carried.get(at), found)

    def _type_verbs(self) -> None:
        syntax = self.syntax
        for verb, pos in enumerate(syntax.pos):
            if pos not in ("VERB", "AUX") or syntax.deps[verb] in ("aux", "auxpass", "compound"):
                continue
            if syntax.deps[verb] == "amod" and verb and syntax.words[verb - 1] in _HYPHENS:
                continue  # "Iran-backed militias" are described; nothing is told to have been done.
            avowal = avowal_of(syntax, verb)
            if avowal is not None:
                self.avowed[verb], self.types[verb] = avowal
                continue
            found = verb_type(syntax, self.roles, verb)
            if found is None:
                noun = light_noun(syntax, self.roles, verb)
                if noun is None:
                    continue
                found = noun_type(syntax, noun)
                self.carried[verb] = noun
            if found == "REJECT" and syntax.lemmas[verb] == "rule" and syntax.child(verb, {"neg"}) is not None:
                continue  # What is not ruled out is what may come.
            if found == "REQUEST" and self._sends_troops(verb):
                found = "MOBILIZE"
            if found is not None:
                self.types[verb] = found

    def _sends_troops(self, verb: int) -> bool:
        """Tell whether an order is itself the movement of troops: "ordered 1,500 troops to Mizoram", "… back home"."""
        syntax, roles = self.syntax, self.roles
        thing = roles.object(verb)
        if thing is None or syntax.lemmas[verb] not in _ORDERING or syntax.child(verb, {"xcomp", "ccomp"}) is not None:
            return False
        moved = bool({"troops", "weapons"} & roles.classes(thing)) or syntax.lower[thing] in _FORCES
        ways = [verb, thing, *syntax.having(verb, {"advmod"}), *syntax.having(thing, {"advmod"})]
        return moved and any(roles.prep_objects(at, _WAYS) for at in ways)

    def _drop_own_orders(self) -> None:
        """Let what a state tells its own parts to do be the deed: "the president ordered the army to withdraw"."""
        syntax, roles = self.syntax, self.roles
        for verb in [
            one for one, found in self.types.items() if found == "REQUEST" and syntax.lemmas[one] in _ORDERING
        ]:
            ordered = syntax.child(verb, {"xcomp", "ccomp"})
            if ordered is None or ordered not in self.types:
                continue
            own = {code[:3] for code in roles.codes(roles.subject(verb))}
            whom = roles.object(verb) or syntax.child(ordered, {"nsubj", "nsubjpass"})
            done = {code[:3] for code in roles.codes(whom)}
            named = whom is not None and ("troops" in roles.classes(whom) or syntax.lower[whom] in _FORCES)
            troops = named and self.types[ordered] == "MOBILIZE"
            if (own and own == done) or (troops and (not own or not done)):
                del self.types[verb]

    def _read_vows(self) -> None:
        """Let the promise of a deed against somebody be a threat: "vowed to avenge him"."""
        for verb in [one for one, found in self.types.items() if found == "AGREE"]:
            vowed = self.syntax.child(verb, {"xcomp"})
            if self.syntax.lemmas[verb] in _VOWING and vowed is not None and self.types.get(vowed) in _HARMFUL:
                self.types[verb] = "THREATEN"

    def _drop_readiness_to_fight(self) -> None:
        """Let what somebody is ready to do to others be the deed: "is ready to attack" agrees to nothing.

        So is what somebody is resolved to do to them: "reiterated their resolve to defeat the rebels". To be ready to
        punish is to threaten it.
        """
        for verb in [one for one, found in self.types.items() if found == "AGREE"]:
            noun = self.avowed.get(verb)
            deeds = [self.syntax.child(ready, {"xcomp"}) for ready in self.syntax.having(verb, {"acomp"})]
            deeds += self.syntax.having(noun, {"acl"}) if noun is not None else []
            types = {self.types.get(deed) for deed in deeds if deed is not None}
            if "SANCTION" in types:
                self.types[verb] = "THREATEN"
            elif types & _AGAINST:
                del self.types[verb]

    def _read_plans(self) -> None:
        """Let what is planned be the deed: "there are no plans to withdraw", "has a plan to attack"."""
        for verb, noun in list(self.carried.items()):
            deeds = self.syntax.having(noun, {"acl"}) if self.syntax.lemmas[noun] in _PLANS else []
            deed = next((one for one in deeds if one in self.types), None)
            if deed is not None:
                self.planned[verb], self.types[verb] = deed, self.types.pop(deed)
                del self.carried[verb]

    def _drop_looking_forward(self) -> None:
        """Let the meeting that somebody looks forward to be the deed: "looks forward to hosting the president"."""
        for verb in [one for one, found in self.types.items() if found == "AGREE"]:
            if self.syntax.lemmas[verb] != "look":
                continue
            ahead = [at for to in self.syntax.having(verb, {"prep"}) for at in self.syntax.having(to, {"pcomp"})]
            if any(self.types.get(at) == "CONSULT" for at in ahead):
                del self.types[verb]

    def _note_dyads(self) -> None:
        """Let parties who met be "the two leaders" of what follows, and note who attacks whom."""
        self._read_vows()
        self._drop_own_orders()
        self._drop_readiness_to_fight()
        self._drop_looking_forward()
        self._read_plans()
        for verb, found in self.types.items():
            if found not in ("CONSULT", "ASSAULT") or (found == "ASSAULT" and verb in self.planned):
                continue  # nobody is hit by a plan
            actors, recipients = self._roles_of(verb, found)
            if found == "CONSULT":
                self.roles.parties.add_meeting(verb, actors, recipients)
            else:
                self.sendings.note_attack(actors, recipients)
                if actors and recipients:
                    self.attacks.append((verb, actors, recipients))
        for verb, found in self.types.items():
            if found == "MOBILIZE":
                self.sendings.note_stationing(verb, verb_roles(self.syntax, self.roles, verb, None, found)[0])

    def _obligations(self) -> Iterator[Event]:
        """Yield what speakers demand by saying that somebody must do something."""
        syntax = self.syntax
        for modal, dep in enumerate(syntax.deps):
            verb = syntax.heads[modal]
            if dep == "aux" and syntax.lower[modal] in OBLIGING and self._is_demanded(verb):
                country = self.speakers.state_at(syntax.starts[verb])
                asked = self.roles.codes(self.roles.subject(verb) or self.roles.object(verb))
                yield self._event(verb, "REQUEST", [country] if country is not None else [], asked, "events/obligation")

    def _is_demanded(self, verb: int) -> bool:
        """Tell whether somebody quoted, or a text that speaks for a state, says that a deed must be done."""
        if not obliges(self.syntax, verb):
            return False
        at = self.syntax.starts[verb]
        return self.speakers.at(at) is not None or self.speakers.state_at(at) is not None

    def _stances(self) -> Iterator[Event]:
        """Yield what speakers do by their judgement of somebody."""
        for verb, pos in enumerate(self.syntax.pos):
            if pos not in ("VERB", "AUX") or verb in self.types:
                continue
            stance = find_stance(self.syntax, self.roles, verb)
            country = self.speakers.state_at(self.syntax.starts[verb]) if stance is not None else None
            if stance is not None and country is not None and country not in stance[1]:
                yield self._event(verb, stance[0], [country], stance[1], "events/stance")

    def _verb_events(self, verb: int, found: EventType) -> Iterator[Event]:
        """Yield the event of a verb, and what the speaker does by saying that it will or must be done."""
        syntax = self.syntax
        named = self._roles_of(verb, found)
        if verb in self.avowed:
            named = avowal_roles(syntax, self.roles, verb, self.avowed[verb], found, named[0])
        found, actors, recipients = self.sendings.of_verb(verb, (found, *named))
        above = next((one for one, noun in self.avowed.items() if noun == syntax.heads[verb]), None)
        if not actors and above is not None:  # "reiterated their resolve to strike": who is resolved strikes
            actors = verb_roles(syntax, self.roles, above, None, "AGREE")[0]
        if found == "ASSAULT" and not actors:
            actors, recipients = self._of_earlier_attack(verb, recipients)
            actors = actors or self._of_occasion(verb)
        actors = actors or self.speakers.state_of(self.roles, self.roles.subject(verb), syntax.starts[verb])
        speaker = self.speakers.at(syntax.starts[verb])
        if verb in self.stated or not is_content(syntax, verb, self.types, noun=False):
            rule = "events/light_verb" if verb in self.carried else "events/lexicon"
            yield self._event(verb, found, actors, recipients, rule)
        if speaker is None:
            return
        country = speaker_code(speaker)
        promised = commitment(syntax, verb, found)
        if promised is not None and country is not None and (not actors or actors[0][:3] == country[:3]):
            if promised == "THREATEN" and not recipients:
                recipients = condition_codes(syntax, self.roles, verb)
            yield self._event(verb, promised, [country], recipients, "events/commitment")

    def _roles_of(self, verb: int, found: EventType) -> tuple[list[str], list[str]]:
        """Return the actors and recipients of a verb's event; a plan's are those of its deed and who has it."""
        deed = self.planned.get(verb)
        if deed is None:
            return verb_roles(self.syntax, self.roles, verb, self.carried.get(verb), found)
        actors, recipients = verb_roles(self.syntax, self.roles, deed, None, found)
        return actors or self.roles.codes(self.roles.subject(verb)), recipients

    def _of_earlier_attack(self, verb: int, recipients: list[str]) -> tuple[list[str], list[str]]:
        """Return the parties of "strikes hit a hospital, killing …": those of the attack told just before."""
        syntax, roles = self.syntax, self.roles
        subject = roles.subject(verb)
        told = subject is not None and (
            noun_type(syntax, subject) == "ASSAULT" or bool({"weapons", "barrage"} & roles.classes(subject))
        )
        if not told or roles.is_passive(verb):
            return [], recipients
        for at, actors, victims in reversed(self.attacks):
            if at >= verb:
                continue
            if syntax.sentence[verb] - syntax.sentence[at] > _ATTACK_REACH:
                break
            if recipients and not {code[:3] for code in recipients} & {code[:3] for code in victims}:
                break
            thing = roles.object(verb)
            hit = list(dict.fromkeys(code[:3] for code in victims))
            civilian = thing is not None and is_civilian(syntax, roles, thing)
            return actors, recipients or ([f"{code}-CVL" for code in hit] if civilian else hit)
        return [], recipients

    def _of_occasion(self, verb: int) -> list[str]:
        """Return who did what somebody was harmed in: "57 were killed when the rebels shelled a market"."""
        syntax = self.syntax
        if not self.roles.is_passive(verb):
            return []
        last = max(syntax.conjuncts(verb))
        for occasion in (*syntax.having(verb, {"advcl"}), *syntax.having(last, {"advcl"})):
            mark = [child for child in syntax.children[occasion] if syntax.lower[child] in _OCCASIONS]
            if mark and self.types.get(occasion) == "ASSAULT":
                return verb_roles(syntax, self.roles, occasion, self.carried.get(occasion), "ASSAULT")[0]
        return []

    def _event(self, index: int, found: EventType, actors: list[str], recipients: list[str], rule: str) -> Event:
        """Write one event down, with the weakest certainty of its clause and of every cue around it."""
        syntax = self.syntax
        factuality = _nearest(syntax, index, self.factualities)
        cue_certainty, denied = self.outer.around(syntax.starts[index])
        polarity: Polarity = factuality.polarity if factuality else "positive"
        status: Status = factuality.status if factuality else "happened"
        ends = (index, self.carried.get(index, index))
        return Event(
            span=Span(syntax.starts[min(ends)], syntax.ends[max(ends)]),
            predicate=index,
            type=found,
            actors=tuple(dict.fromkeys(actors)),
            recipients=tuple(dict.fromkeys(code for code in recipients if code not in actors)),
            polarity="negative" if denied else polarity,
            certainty=weaker(factuality.certainty if factuality else "certain", cue_certainty),
            status=status,
            read_by=rule,
        )


class _OuterCues:
    """What the cues around a place in the text add to what a clause says of itself."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._reach = SpanIndex(
            (cover(attribution.content), attribution) for attribution in annotated.statements if attribution.content
        )

    def around(self, at: int) -> tuple[Certainty, bool]:
        """Return the weakest commitment of the cues around an offset, and whether one of them denies."""
        certainty: Certainty = "certain"
        denied = False
        for _, attribution in self._reach.around(at):
            certainty = weaker(certainty, attribution.commitment)
            denied = denied or attribution.polarity == "negative"
        return certainty, denied


def _nearest(syntax: Syntax, index: int, factualities: dict[int, Factuality]) -> Factuality | None:
    """Return how the text presents the predicate, or the nearest predicate above it in its sentence."""
    if index in factualities:
        return factualities[index]
    return next((factualities[at] for at in islice(syntax.ancestors(index), 12) if at in factualities), None)
