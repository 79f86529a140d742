"""Events: PLOVER root types with actors and recipients as codes."""

from __future__ import annotations

from itertools import islice

from reportedly.annotate.event_roles import Roles
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
    syntax = read_syntax(annotated.doc)
    roles = Roles(annotated, syntax)
    factualities = {factuality.predicate: factuality for factuality in annotated.factualities}
    outer = _OuterCues(annotated)
    events, carried = [], set()
    for index, pos in enumerate(syntax.pos):
        if pos not in ("VERB", "AUX") or syntax.deps[index] in ("aux", "auxpass"):
            continue
        found = verb_type(syntax, roles, index)
        noun = None
        if found is None:
            noun = light_noun(syntax, roles, index)
            found = noun_type(syntax, noun) if noun is not None else None
        if found is None:
            continue
        if noun is not None:
            carried.add(noun)
        actors, recipients = _verb_roles(syntax, roles, index, noun, found)
        events.append(_event(syntax, index, noun, found, actors, recipients, factualities, outer))
    for index in range(len(syntax.words)):
        noun_found = noun_type(syntax, index) if index not in carried else None
        if noun_found is not None:
            actors, recipients = _noun_roles(syntax, roles, index, noun_found)
            if actors or recipients:
                events.append(_event(syntax, index, None, noun_found, actors, recipients, factualities, outer))
    return tuple(sorted(events, key=lambda event: (event.span, event.predicate)))


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


def _event(
    syntax: Syntax,
    index: int,
    noun: int | None,
    found: EventType,
    actors: list[str],
    recipients: list[str],
    factualities: dict[int, Factuality],
    outer: _OuterCues,
) -> Event:
    """Write one event down, with the weakest certainty of its clause and of every cue around it."""
    factuality = _nearest(syntax, index, factualities)
    cue_certainty, denied = outer.around(syntax.starts[index])
    polarity: Polarity = factuality.polarity if factuality else "positive"
    if denied:
        polarity = "negative"
    status: Status = factuality.status if factuality else "happened"
    ends = [index] if noun is None else [index, noun]
    return Event(
        span=Span(syntax.starts[min(ends)], syntax.ends[max(ends)]),
        predicate=index,
        type=found,
        actors=tuple(dict.fromkeys(actors)),
        recipients=tuple(dict.fromkeys(code for code in recipients if code not in actors)),
        polarity=polarity,
        certainty=weaker(factuality.certainty if factuality else "certain", cue_certainty),
        status=status,
        read_by="events/light_verb" if noun is not None else "events/lexicon",
    )


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
