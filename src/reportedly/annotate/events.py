"""Events: PLOVER root types with actors and recipients as codes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reportedly.annotate.event_roles import Roles
from reportedly.annotate.event_scope import Speakers, commitment, is_content, obliges
from reportedly.annotate.event_types import helped, light_noun, noun_type, verb_type
from reportedly.annotate.syntax import Syntax, read_syntax
from reportedly.model import AnnotatedArticle, Event, Factuality, Span
from reportedly.model.spans import cover
from reportedly.model.vocabulary import Certainty, EventType, Polarity, Status, weaker

#: The prepositions that mark the recipient of each type's predicate, beside its object.
_RECIPIENT_PREPS: dict[EventType, tuple[str, ...]] = {
    "AGREE": ("with", "to"),
    "CONSULT": ("with", "to"),
    "SUPPORT": ("for", "with", "of", "to"),
    "CONCEDE": ("to", "with"),
    "COOPERATE": ("with", "from", "to"),
    "AID": ("to", "for"),
    "RETREAT": ("to", "from"),
    "REQUEST": ("on", "upon", "to", "from", "with"),
    "ACCUSE": ("of", "against", "over", "about", "at"),
    "REJECT": ("to", "from", "by", "with"),
    "THREATEN": ("against", "to"),
    "PROTEST": ("against", "outside", "at"),
    "SANCTION": ("on", "against", "to", "with", "from"),
    "MOBILIZE": (),
    "COERCE": ("against", "on"),
    "ASSAULT": ("on", "against", "at", "with", "into", "in"),
}
#: Verbs whose subject is the victim.
_SUFFERING = frozenset("lose suffer take sustain die perish fall".split())
_RECEIVING = frozenset("receive get".split())
_TEACHING = frozenset("train teach drill".split())
_MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
#: Types whose object names what is given or done, not whom it reaches.
_OBJECT_IS_THING = frozenset({"AGREE", "CONCEDE"})


def find_events(annotated: AnnotatedArticle) -> tuple[Event, ...]:
    """Find the events of an article, in order of their triggers.

    Verbs, verbs that carry an event noun ("launched an attack"), and event nouns that name a party of their own
    ("North Korea's deployment") are triggers. Codes come from the actor mentions in the trigger's roles; a code whose
    party the text does not name is left out.
    """
    if not len(annotated.doc):
        return ()
    return tuple(sorted(_Finder(annotated).events(), key=lambda event: (event.span, event.predicate)))


class _Finder:
    """The search for one article's events."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.syntax = read_syntax(annotated.doc)
        self.roles = Roles(annotated, self.syntax)
        self.speakers = Speakers(annotated)
        self.factualities = {factuality.predicate: factuality for factuality in annotated.factualities}
        self.outer = _OuterCues(annotated)
        self.stated = {clause.predicate for clause in annotated.clauses}
        self.types: dict[int, EventType] = {}
        self.carried: dict[int, int] = {}

    def events(self) -> Iterator[Event]:
        """Yield the events of verbs, of what speakers commit to, and of nouns that name a party."""
        self._type_verbs()
        for verb, found in self.types.items():
            yield from self._verb_events(verb, found)
        yield from self._obligations()
        carried = set(self.carried.values())
        for noun in range(len(self.syntax.words)):
            noun_found = noun_type(self.syntax, noun) if noun not in carried else None
            if noun_found is None or is_content(self.syntax, noun, self.types, noun=True):
                continue
            actors, recipients = _noun_roles(self.syntax, self.roles, noun, noun_found)
            if actors:
                yield self._event(noun, noun_found, actors, recipients, "events/noun")

    def _type_verbs(self) -> None:
        syntax = self.syntax
        for verb, pos in enumerate(syntax.pos):
            if pos not in ("VERB", "AUX") or syntax.deps[verb] in ("aux", "auxpass"):
                continue
            found = verb_type(syntax, self.roles, verb)
            if found is None:
                noun = light_noun(syntax, self.roles, verb)
                if noun is None:
                    continue
                found = noun_type(syntax, noun)
                self.carried[verb] = noun
            if found is not None:
                self.types[verb] = found

    def _obligations(self) -> Iterator[Event]:
        """Yield what speakers demand by saying that somebody must do something."""
        syntax = self.syntax
        for modal, dep in enumerate(syntax.deps):
            verb = syntax.heads[modal]
            if dep != "aux" or not obliges(syntax, verb):
                continue
            speaker = self.speakers.at(syntax.starts[verb])
            if speaker is not None and speaker.country is not None:
                asked = self.roles.codes(self.roles.subject(verb) or self.roles.object(verb))
                yield self._event(verb, "REQUEST", [speaker.country], asked, "events/obligation")

    def _verb_events(self, verb: int, found: EventType) -> Iterator[Event]:
        """Yield the event of a verb, and what the speaker does by saying that it will or must be done."""
        syntax = self.syntax
        actors, recipients = _verb_roles(syntax, self.roles, verb, self.carried.get(verb), found)
        speaker = self.speakers.at(syntax.starts[verb])
        if verb in self.stated or not is_content(syntax, verb, self.types, noun=False):
            rule = "events/light_verb" if verb in self.carried else "events/lexicon"
            yield self._event(verb, found, actors, recipients, rule)
        if speaker is None or speaker.country is None:
            return
        country = speaker.country
        promised = commitment(syntax, verb, found)
        if promised is not None and (not actors or actors[0][:3] == country):
            yield self._event(verb, promised, [country], recipients, "events/commitment")

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
        self._reach = [
            (cover(attribution.content), attribution) for attribution in annotated.attributions if attribution.content
        ]

    def around(self, at: int) -> tuple[Certainty, bool]:
        """Return the weakest commitment of the cues around an offset, and whether one of them denies."""
        certainty: Certainty = "certain"
        denied = False
        for span, attribution in self._reach:
            if span.start <= at < span.end:
                certainty = weaker(certainty, attribution.commitment)
                denied = denied or attribution.polarity == "negative"
        return certainty, denied


def _nearest(syntax: Syntax, index: int, factualities: dict[int, Factuality]) -> Factuality | None:
    """Return how the text presents the predicate, or the nearest predicate above it in its sentence."""
    if index in factualities:
        return factualities[index]
    return next((factualities[at] for at in islice(syntax.ancestors(index), 12) if at in factualities), None)


def _verb_roles(
    syntax: Syntax, roles: Roles, verb: int, noun: int | None, found: EventType
) -> tuple[list[str], list[str]]:
    """Return the actors' and recipients' codes of a verb."""
    lemma = syntax.lemmas[verb]
    subject, thing = roles.subject(verb), roles.object(verb)
    if noun is not None and subject == noun:
        own_actors, own_recipients = _noun_roles(syntax, roles, noun, found)
        return own_actors, own_recipients
    actors = roles.codes(subject)
    dative = syntax.child(verb, {"dative"})
    recipients = roles.codes(dative) if dative is not None and syntax.lower[dative] not in ("to", "for") else []
    for where in (verb, noun if noun is not None else thing):
        if where is not None:
            for other in roles.prep_objects(where, _RECIPIENT_PREPS[found]):
                recipients += roles.codes(other, places=True)
    if found == "AID":
        return _aid_roles(syntax, roles, verb, actors, recipients)
    if found == "MOBILIZE":
        return _mobilize_roles(syntax, roles, verb, actors)
    if found == "ASSAULT" and (lemma in _SUFFERING and noun is None) and not roles.is_passive(verb):
        if thing is not None and "troops" in roles.classes(thing):
            actors = [code if "-" in code else f"{code}-MIL" for code in actors]
        return [], actors
    if found in _MUTUAL and not recipients and noun is not None:
        between = roles.prep_objects(noun, ("between", "among"))
        if between:
            return [code for other in between for code in roles.codes(other)], []
    if thing is not None and thing != noun and found not in _OBJECT_IS_THING:
        recipients = roles.codes(thing, places=True) + recipients
    return actors, recipients


def _aid_roles(
    syntax: Syntax, roles: Roles, verb: int, actors: list[str], recipients: list[str]
) -> tuple[list[str], list[str]]:
    thing = roles.object(verb)
    if syntax.lemmas[verb] in _RECEIVING:
        givers = [code for other in roles.prep_objects(verb, ("from",)) for code in roles.codes(other)]
        return givers, actors
    helper = helped(syntax, verb)
    if helper is not None:
        recipients = roles.codes(roles.object(helper), places=True) or recipients
    sends_troops = thing is not None and "troops" in roles.classes(thing)
    if sends_troops and not actors:
        # Troops sent with no sender named are their own state's to send.
        actors = [code.partition("-")[0] for code in roles.codes(thing)]
    if thing is not None and not recipients and not sends_troops:
        recipients = roles.codes(thing, places=True, deep=False)
    return [code.removesuffix("-MIL") if sends_troops else code for code in actors], recipients


def _mobilize_roles(syntax: Syntax, roles: Roles, verb: int, actors: list[str]) -> tuple[list[str], list[str]]:
    thing = roles.object(verb)
    moved = roles.codes(thing) if thing is not None and "troops" in roles.classes(thing) else []
    moved = _as_troops(syntax, thing, moved)
    if syntax.lemmas[verb] in _TEACHING and actors:
        return actors, [code for code in moved if code not in actors]
    if roles.is_passive(verb) or syntax.lemmas[verb] in ("have", "count", "receive", "see", "spot", "find"):
        return moved or actors, []
    return _as_troops(syntax, roles.subject(verb), actors) or moved, []


def _as_troops(syntax: Syntax, noun: int | None, codes: list[str]) -> list[str]:
    """Read a state's people who are moved or stationed ("3,000 North Koreans are in Kursk") as its troops."""
    if noun is None or syntax.tags[noun] != "NNPS":
        return codes
    return [f"{code.partition('-')[0]}-MIL" for code in codes]


def _noun_roles(syntax: Syntax, roles: Roles, noun: int, found: EventType) -> tuple[list[str], list[str]]:
    """Return the codes an event noun names from within: "Russian strikes on Kyiv", "talks between A and B"."""
    actors: list[str] = []
    for child in syntax.children[noun]:
        if syntax.deps[child] in ("poss", "amod", "compound", "nmod"):
            actors += roles.codes(child, places=True, deep=False)
    by = roles.prep_objects(noun, ("by", "from"))
    between = roles.prep_objects(noun, ("between", "among")) if found in _MUTUAL else []
    for other in (*by, *between):
        actors += roles.codes(other)
    recipients: list[str] = []
    preps = _RECIPIENT_PREPS[found]
    victims = roles.prep_objects(noun, ("of",)) if found == "ASSAULT" else []
    for other in (*roles.prep_objects(noun, preps), *victims):
        recipients += roles.codes(other, places=True)
    if found == "MOBILIZE":
        for other in roles.prep_objects(noun, ("of",)):
            actors += roles.codes(other)
        recipients = []
    return actors, recipients
