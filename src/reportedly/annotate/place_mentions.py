"""Mentions of places: the parse's place entities, mended by the gazetteer and by the words around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reportedly.annotate.place_lists import coordinated, names_party
from reportedly.annotate.place_patterns import Mention, with_patterns
from reportedly.annotate.place_words import (
    CIVIC_WORDS,
    COMPASS,
    DWELLERS,
    GENERIC_ENDS,
    HEADED_BY_PLACE,
    HEADING,
    LOCATIVE,
    MEDIA_WORDS,
    NO_NAMES,
    PLACE_SORTS,
    SERVICES,
    TAKING,
    TITLES,
)
from reportedly.annotate.time_words import MONTHS
from reportedly.reference.gazetteer import Gazetteer
from reportedly.reference.given_names import sex_of
from reportedly.reference.nouns import BEFALLING
from reportedly.reference.persons import is_prominent
from reportedly.reference.places_within import country_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

_PLACE_LABELS: Final = frozenset({"GPE", "LOC"})
#: Entities whose names may hold a place's: bodies, buildings, and places with a body's words behind them.
_BODY_LABELS: Final = frozenset({"ORG", "FAC", "GPE", "LOC"})
_OTHER_LABELS: Final = frozenset({"PERSON", "ORG", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
#: People a name needs to be taken for a place where the parse sees a bare proper noun, and where it sees another thing.
_NOTED_TOWN: Final = 15_000
_METROPOLIS: Final = 1_000_000
_WELL_KNOWN: Final = 100_000
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_ACTING: Final = _SUBJECTS | {"amod", "compound", "poss", "nmod"}
_LONGEST_NAME: Final = 4
#: What befalls persons as well as places.
_PERSONS_TOO: Final = frozenset("hit attack strike control hold reach leave capture pound raid".split())
#: What opens a civic title behind a town's name: "Litchfield Fire Chief".
_DEPARTMENTS: Final = frozenset({"Fire", "Police", "Sheriff"})


def find_mentions(doc: Doc, gazetteer: Gazetteer) -> list[Mention]:
    """Return the mentions in order and without overlap."""
    spans: list[tuple[int, int, bool]] = []
    taken = [False] * len(doc)
    entities = doc.ents
    persons = {token.text for entity in entities if entity.label_ == "PERSON" and len(entity) > 1 for token in entity}
    others: list[Words] = []
    for entity in entities:
        taken[entity.start : entity.end] = [True] * (entity.end - entity.start)
        if entity.label_ in _PLACE_LABELS or _is_place_after_all(entity, gazetteer):
            pieces = [piece for piece in _pieces(entity) if _is_likely(doc, *piece, gazetteer, persons)]
            spans.extend((first, last, False) for first, last in pieces)
            if not pieces:
                others.append(entity)
        elif entity.label_ in _OTHER_LABELS:
            others.append(entity)
    named = {doc[first:last].text for first, last, _ in spans}
    named = {name for name in named if gazetteer.look_up(name) and name not in persons}
    for entity in others:
        spans.extend(_in_other(entity, named, gazetteer))
    spans.extend((first, last, False) for first, last in _missed(doc, taken, named, persons, gazetteer))
    spans.extend((first, last, False) for first, last in coordinated(doc, spans, persons, gazetteer))
    spans.sort()
    spans = [span for at, span in enumerate(spans) if at == 0 or span[0] >= spans[at - 1][1]]
    spans = [span for span in spans if not all(token.like_num for token in doc[span[0] : span[1]])]
    mentions = [_mention(doc, spans, at, gazetteer) for at in range(len(spans))]
    return with_patterns(doc.text, [mention for mention in mentions if mention], gazetteer)


def _in_other(entity: Words, named: set[str], gazetteer: Gazetteer) -> Iterator[tuple[int, int, bool]]:
    """Yield the places in an entity of another kind: all of it where the name is a place elsewhere, or one inside."""
    pieces = list(_pieces(entity))
    if len(pieces) == 1 and entity.label_ != "NORP" and entity.doc[slice(*pieces[0])].text in named:
        yield (*pieces[0], False)
    elif entity.label_ in _BODY_LABELS:
        inside = list(_embedded(entity, gazetteer)) or list(_repeated(entity, named))
        for first, last in inside:
            yield first, last, True
    elif entity.label_ == "PERSON" and any(token.lower_ in SERVICES for token in entity[1:]):
        for first, last in _embedded(entity, gazetteer):
            yield first, last, True


def _repeated(entity: Words, named: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the first name inside an entity that is a place elsewhere in the text ("the Springfield Stars Club")."""
    doc = entity.doc
    if any(token.lower_ in MEDIA_WORDS for token in entity):
        return
    for first in range(entity.start, entity.end):
        for end in range(min(entity.end, first + _LONGEST_NAME), first, -1):
            if doc[first:end].text in named and doc[first].lower_ not in NO_NAMES:
                yield first, end
                return


def _is_place_after_all(entity: Words, gazetteer: Gazetteer) -> bool:
    """Tell whether an entity of another kind is a well-known place that the parse mislabelled."""
    if entity.label_ in ("LANGUAGE", "LAW", "EVENT", "WORK_OF_ART"):
        return False
    name = entity.text.strip().removeprefix("the ").removeprefix("The ")
    name = name.removesuffix("'s").removesuffix("’s")
    if gazetteer.abbreviated(name) and "." in name:
        return True
    if name.isupper() and len(name) <= 5:
        return _is_short_state(entity.doc, entity.end - 1)
    known = gazetteer.look_up(name)
    if not known:
        return False
    if entity.label_ == "PERSON" and len(entity) > 1 and entity[-1].lower_ in GENERIC_ENDS:
        return True
    if entity.label_ in ("PERSON", "NORP"):
        if gazetteer.demonym(name):
            return False
        if _is_called_place(entity) or (_is_taken(entity) and known[0].population >= _WELL_KNOWN // 2):
            return True
        before = entity.doc[entity.start - 1].lower_ if entity.start else ""
        if _has_dwellers(entity.doc, entity.start, entity.end):
            return True
        if len(entity) == 1 and any(one.kind == "city" and one.population >= _METROPOLIS for one in known):
            return before not in TITLES
        if _befalls(entity.root) and len(entity) == 1 and entity.root.head.lemma_ not in _PERSONS_TOO:
            return known[0].population >= _NOTED_TOWN and not is_prominent(name) and sex_of(name) is None
        return before in LOCATIVE and known[0].population >= _WELL_KNOWN // 2
    another = name.lower() in NO_NAMES or name.lower() in MONTHS or names_party(name) or is_prominent(name)
    if not another and _is_at_home(entity):
        return True
    if known[0].kind in ("country", "region") or (len(entity) > 1 and entity[-1].lower_ in GENERIC_ENDS):
        return True
    return known[0].population >= _WELL_KNOWN or entity.label_ == "FAC"


def _is_short_state(doc: Doc, at: int) -> bool:
    """Tell whether a word is a state's name in capitals, where places stand: "in the DRC", "eastern DRC"."""
    before = [token.lower_ for token in doc[max(0, at - 2) : at] if token.lower_ != "the"]
    return country_named(doc[at].text) is not None and bool(before) and before[-1] in LOCATIVE | COMPASS


def _is_at_home(entity: Words) -> bool:
    """Tell whether a name is where somebody lives or something happens: "Winfield residents", "41, of Grovetown"."""
    doc, first, last = entity.doc, entity.start, entity.end
    if _has_dwellers(doc, first, last):
        return True
    owned = doc[last - 1].tag_ == "POS" or (last < len(doc) and doc[last].tag_ == "POS")
    if not first or owned or doc[first].lower_ == "the":
        return False
    before = doc[first - 1].lower_
    if before == "of":
        return first > 1 and (
            doc[first - 2].ent_type_ == "PERSON" or (doc[first - 2].text == "," and doc[first - 3].like_num)
        )
    return before in ("in", "near", "from", "outside", "around") or _befalls(doc[last - 1])


def _is_called_place(entity: Words) -> bool:
    """Tell whether the word behind a name says that it is a place's: "Ituri province", "the Rafah crossing"."""
    doc, last = entity.doc, entity.end
    return last < len(doc) and doc[last].lower_ in PLACE_SORTS and doc[last].text.islower()


def _is_taken(entity: Words) -> bool:
    """Tell whether a name is the object of a verb of taking or reaching a place: "rebels seized Goma"."""
    root = entity.root
    return root.dep_ == "dobj" and root.head.lemma_ in TAKING and len(entity) == 1


def _has_dwellers(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a name says where somebody lives or serves: "a Winona man", "Clinton couple", "Lindsay police"."""
    behind = last < len(doc) and (doc[last].lower_ in DWELLERS or doc[last].text in _DEPARTMENTS)
    return behind and not doc[last - 1].is_sent_end


def _pieces(entity: Words) -> Iterator[tuple[int, int]]:
    """Yield the entity's token ranges: without article and possessive, cut at commas and dashes."""
    doc = entity.doc
    first, last = entity.start, entity.end
    while first < last and (doc[first].lower_ in ("the", "a", "an") or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (doc[last - 1].tag_ == "POS" or doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    start = first
    for index in range(first, last):
        if doc[index].is_space or doc[index].text in (",", "/", "–", "—", "--"):
            if index > start:
                yield start, index
            start = index + 1
    if last > start:
        yield start, last


def _is_likely(doc: Doc, first: int, last: int, gazetteer: Gazetteer, persons: set[str]) -> bool:
    """Tell whether a place entity is one: known, or where places stand, or named by its kind ("Neches River").

    ``persons`` are the words of the article's full personal names, which a surname alone repeats.
    """
    name = doc[first:last].text
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ == "the" and first > 1:
        before = doc[first - 2]
    placed = before is not None and before.lower_ in LOCATIVE
    known = gazetteer.look_up(name)
    if name in persons and not placed:
        return bool(known) and known[0].population >= _WELL_KNOWN
    return placed or bool(known) or (last - first > 1 and doc[last - 1].lower_ in GENERIC_ENDS)


def _embedded(entity: Words, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield the place inside the name of a civic body: "Athens Police Department", "University of Kentucky"."""
    doc = entity.doc
    first, last = entity.start, entity.end
    while first < last and doc[first].lower_ in ("the", "a"):
        first += 1
    if first < last and doc[first].lower_ in NO_NAMES:
        return
    if last - first > 2 and doc[first].lower_ in HEADED_BY_PLACE and doc[first + 1].lower_ == "of":
        for end in range(min(last, first + 2 + _LONGEST_NAME), first + 2, -1):
            if gazetteer.look_up(doc[first + 2 : end].text):
                yield first + 2, end
                return
        return
    if doc[first].text in ("U.S.", "UK", "U.K.", "US") and last - first > 1:
        yield first, first + 1
        return
    for end in range(min(last - 1, first + _LONGEST_NAME), first, -1):
        following = doc[end]
        if last - end > 1 and _is_state(doc[first:end].text, gazetteer):
            yield first, end
            return
        if following.lower_ == "international" and last - end > 1:
            following = doc[end + 1]
        if following.lower_ not in CIVIC_WORDS and following.tag_ != "POS":
            continue
        if following.tag_ == "POS" and not any(doc[index].lower_ in CIVIC_WORDS for index in range(end, last)):
            continue
        if gazetteer.look_up(doc[first:end].text):
            yield first, end
            return


def _is_state(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is a part of a country by itself, or of one by its compass word ("East Texas")."""
    head, _, rest = name.partition(" ")
    name = rest if rest and head.lower() in COMPASS else name
    return gazetteer.is_large_area(name) and not any(place.kind == "country" for place in gazetteer.own(name))


def _missed(
    doc: Doc, taken: list[bool], named: set[str], persons: set[str], gazetteer: Gazetteer
) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns outside every entity that are places elsewhere in the text, or places of note."""
    total, last = len(doc), 0
    words = doc.to_array(["POS", "IS_TITLE"])
    proper = (words[:, 0] == doc.vocab.strings["PROPN"]) | (
        (words[:, 0] == doc.vocab.strings["NOUN"]) & (words[:, 1] == 1)
    )
    for index in proper.nonzero()[0].tolist():
        if index < last or taken[index] or not _is_proper(doc[index]):
            continue
        last = index + 1
        while last < total and not taken[last] and _is_proper(doc[last]) and last - index < _LONGEST_NAME:
            if doc[last].lower_ in SERVICES:
                break  # "Litchfield Fire Chief"
            last += 1
        whole = _hyphened(doc, last)
        last = whole if gazetteer.look_up(doc[index:whole].text) else last
        name = doc[index:last].text
        if name in named or (name.isupper() and last - index == 1 and _is_short_state(doc, index)):
            yield index, last
        elif len(name) > 3 and name not in persons and not _is_part_of_name(doc, index, last, taken):
            part = doc[last - 1].lower_ in COMPASS and last - index > 1
            known = gazetteer.look_up(doc[index : last - 1].text if part else name)
            noted = last - index > 1 or (last < total and doc[last].lower_ in GENERIC_ENDS)
            noted = noted or _stands_as_place(doc, index, last)
            enough = 0 if _has_dwellers(doc, index, last) else _NOTED_TOWN if noted else _WELL_KNOWN
            if known and known[0].population >= enough:
                yield index, last


def _hyphened(doc: Doc, last: int) -> int:
    """Return the end of a name that goes on behind hyphens: "Port-au-Prince"."""
    total = len(doc)
    while last + 1 < total and doc[last].text == "-" and not (doc[last].whitespace_ or doc[last - 1].whitespace_):
        last += 2
    return last


def _stands_as_place(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a name stands where a place does: "in Dilling", "lost Avdiivka", "the battle for Bakhmut"."""
    before, root = doc[first - 1] if first else None, doc[last - 1]
    if before is not None and (before.lower_ in LOCATIVE - {"to", "from"} or before.lower_ in COMPASS):
        return True
    return _befalls(root)


def _befalls(name: Token) -> bool:
    """Tell whether a name is of what is taken or struck or headed for: "lost Avdiivka", "the battle for Bakhmut"."""
    above = name.head
    if name.dep_ == "pobj" and above.lower_ in ("of", "for") and above.head.lemma_ in BEFALLING:
        return True
    if name.dep_ == "pobj" and above.lower_ == "for" and above.head.lemma_ in HEADING:
        return True
    return name.dep_ in ("dobj", "nsubjpass") and above.lemma_ in TAKING


def _is_proper(token: Token) -> bool:
    """Tell whether the token is a capitalised proper noun, or a noun that has a capital where a place stands."""
    if token.pos_ == "PROPN":
        return token.text[:1].isupper()
    placed = token.i > 0 and token.nbor(-1).lower_ in LOCATIVE | {"on"}
    return token.pos_ == "NOUN" and token.text.istitle() and placed and not token.is_sent_start


def _is_part_of_name(doc: Doc, first: int, last: int, taken: list[bool]) -> bool:
    """Tell whether a run continues a name before it, follows a title, or may be a mere word that opens a sentence."""
    if first and ((taken[first - 1] and doc[first - 1].text != ",") or doc[first - 1].lower_ in TITLES):
        return True
    opens = last - first == 1 and doc[first].is_sent_start is True and not doc[first].text.isupper()
    return opens and not _has_dwellers(doc, first, last)


def _part_of(doc: Doc, first: int, last: int, gazetteer: Gazetteer) -> tuple[str | None, str]:
    """Split "eastern Ukraine" into the compass word and the name; a part with an entry of its own stays whole."""
    name = doc[first:last].text
    before = doc[first - 1].lower_ if first else ""
    part = before if before in COMPASS and before not in name.lower() else None
    if part is None and last - first > 1 and not gazetteer.look_up(name):
        if doc[first].lower_ in COMPASS:
            part, name = doc[first].lower_, doc[first + 1 : last].text
        elif doc[last - 1].lower_ in COMPASS and gazetteer.look_up(doc[first : last - 1].text):
            name = doc[first : last - 1].text
    if part is not None and gazetteer.own(f"{part} {name}"):
        return None, f"{part} {name}"
    return part, name


def _mention(doc: Doc, spans: list[tuple[int, int, bool]], at: int, gazetteer: Gazetteer) -> Mention | None:
    """Make a mention of a token range with what stands before and behind it."""
    first, last, embedded = spans[at]
    words = doc[first:last]
    name = words.text
    if not any(letter.isalpha() for letter in name) or name[0].isdigit():
        return None
    if name.islower() or (gazetteer.demonym(name) and not gazetteer.own(name)):
        return None
    part, name = _part_of(doc, first, last, gazetteer)
    within = None
    if at + 1 < len(spans) and spans[at + 1][0] == last + 1 and doc[last].text == ",":
        outer = doc[spans[at + 1][0] : spans[at + 1][1]]
        within = outer.text if outer.root.dep_ not in _SUBJECTS else None  # "in Geneva, Washington said"
    behind = doc[last].lower_ if last < len(doc) else ""
    if behind in ("region", "oblast", "province", "governorate", "county", "district", "parish"):
        name = f"{name} {behind}"
    return Mention(words.start_char, words.end_char, name, within, part, embedded, words.root.dep_ in _ACTING)
