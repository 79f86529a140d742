"""Places that the words show, whatever the parse takes them for: datelines, seats, roads, counties, parks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from reportedly.reference.gazetteer import Gazetteer

#: A road named by its kind: kept as a place, though the gazetteer has none. A number alone ("Highway 19") names none.
_ROAD: Final = re.compile(
    r"\b(?:[A-Z][\w.'’]+\s+){1,3}(?:Street|Avenue|Road|Drive|Boulevard|Lane|Parkway|Expressway|Freeway|Turnpike)\b"
    r"|\b\d+\s+(?:[A-Z][\w'’]+\s+){1,2}(?:St|Ave|Rd|Dr|Blvd)\."
)
#: A lawmaker's party and seat: "State Rep. Jay Roberts (R-Ocilla)".
_SEAT: Final = re.compile(r"(?<=[(, ])[RDI]-(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,).])")
#: A word that begins the name of a county, park or river, and none that only opens a sentence before it.
_FIRST = r"\b(?!(?:The|An?|In|On|At|Near|From|Along|Across|By|To|But|And|As|When|Where|While|After|Before|Both)\b)"
#: A county, park, river or lake named by its kind.
_COUNTY: Final = re.compile(rf"{_FIRST}(?:(?:[A-Z][\w'’]+|St\.) ){{1,2}}(?:County|Parish|Township)\b")
_NATURE: Final = re.compile(
    rf"{_FIRST}(?:[A-Z][\w'’]+ ){{1,3}}(?:Wilderness|(?:National|State) (?:Park|Forest|Preserve|Seashore|Monument)"
    r"|Wildlife Refuge|Nature Reserve|River|Creek|Reservoir|Mountains)\b"
    r"|\b(?:Lake|Mount|Mt\.|Fort) [A-Z][\w’]+|\bRiver [A-Z]\w+\b(?! [A-Z])"
)
#: The place a report is sent from, in capitals at the start of a line or sentence: "BEIRUT:", "CORSICANA —".
_DATELINE: Final = re.compile(
    r"(?:^|\n\s*|[.!?]\s+|, \d{4}\s+)(?P<name>[A-Z][A-Z.'’-]{2,}(?:\s[A-Z][A-Z.'’-]+){0,2})"
    r"(?=,\s[A-Z]|\s?(?:[—–:(]|--?\s))"
)
#: An abbreviated state behind its town's comma: "CHARLESTON, W.Va. --".
_STATE: Final = re.compile(r"(?<=[a-zA-Z], )(?P<name>(?:[A-Z][a-z]{0,5}\.\s?){1,2})(?=[\s,;)—–-]|$)")
#: A place that an adjective of nationality says the country of.
_OWNED: Final = re.compile(
    r"\b(?P<adjective>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:[a-z]+ ){0,2}"
    r"(?:town|city|village|province|region|district|island|port|settlement|municipality|county|state|suburb|camp) of "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of characters that may name a place; ``name`` is what is looked up, ``within`` the name behind its comma.

    ``part`` is the compass word before it ("eastern"). ``embedded`` says that it stands inside the name of a body
    ("Athens" in "Athens Police Department"), ``acting`` that it is a verb's subject or modifies a noun ("U.S. forces").
    """

    start: int
    end: int
    name: str
    within: str | None = None
    part: str | None = None
    embedded: bool = False
    acting: bool = False


def with_patterns(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Add the places that patterns find to those of the parse."""
    found = _with_sorts(text, _with_roads(text, _with_regions(text, mentions, gazetteer)), gazetteer)
    return _with_seats(text, _with_datelines(text, _with_owners(text, found, gazetteer), gazetteer), gazetteer)


def _with_owners(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Set, or add, the places that an adjective says the country of: "the Haitian town of Pont-Sonde"."""
    found = [*mentions]
    for match in _OWNED.finditer(text):
        country = gazetteer.demonym(match["adjective"].removeprefix("The "))
        if country is None:
            continue
        start, end = match.span("name")
        inside = [at for at, one in enumerate(found) if one.start < end and start < one.end]
        if not inside:
            found.append(Mention(start, end, match["name"], country.name))
        elif found[inside[0]].start == start and found[inside[0]].within is None:
            found[inside[0]] = replace(found[inside[0]], within=country.name)
    return sorted(found, key=lambda mention: mention.start)


def _with_regions(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Add the regions of more than one word that the parse missed or cut ("Indo-Pacific", "Sea of Azov")."""
    regions = []
    for match in gazetteer.region_names.finditer(text):
        start, end = match.span()
        inside = [one for one in mentions if one.start < end and start < one.end]
        if all(start <= one.start and one.end <= end for one in inside) and not any(
            one.start == start and one.end == end for one in inside
        ):
            regions.append(Mention(start, end, match.group()))
    if not regions:
        return mentions
    kept = [
        one for one in mentions if not any(region.start <= one.start and one.end <= region.end for region in regions)
    ]
    return sorted([*kept, *regions], key=lambda one: one.start)


def _with_datelines(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Add the datelines in capitals that the parse did not take for places."""
    added = []
    for match in _DATELINE.finditer(text):
        start, end = match.span("name")
        if gazetteer.look_up(match["name"]) and not any(one.start < end and start < one.end for one in mentions):
            added.append(Mention(start, end, match["name"]))
    for match in _STATE.finditer(text):
        start, end = match.start("name"), match.start("name") + len(match["name"].rstrip())
        if gazetteer.abbreviated(text[start:end]) and not any(one.start < end and start < one.end for one in mentions):
            added.append(Mention(start, end, text[start:end]))
    return sorted([*mentions, *added], key=lambda mention: mention.start) if added else mentions


def _with_seats(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Add the places that lawmakers sit for: "R-Ocilla"."""
    added = []
    for match in _SEAT.finditer(text):
        start, end = match.span("name")
        if gazetteer.look_up(match["name"]) and not any(one.start < end and start < one.end for one in mentions):
            added.append(Mention(start, end, match["name"]))
    return sorted([*mentions, *added], key=lambda mention: mention.start) if added else mentions


def _with_sorts(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Add the known counties, and the parks, rivers and lakes, that the parse took for something else."""
    counties = (match for match in _COUNTY.finditer(text) if gazetteer.look_up(match.group()))
    found = [*mentions]
    for match in (*counties, *_NATURE.finditer(text)):
        if not any(one.start < match.end() and match.start() < one.end for one in found):
            found.append(Mention(match.start(), match.end(), match.group()))
    return sorted(found, key=lambda mention: mention.start)


def _with_roads(text: str, mentions: list[Mention]) -> list[Mention]:
    """Add the roads, which take the place of what was found inside them."""
    roads = [Mention(match.start(), match.end(), match.group()) for match in _ROAD.finditer(text)]
    if not roads:
        return mentions
    kept = [
        mention
        for mention in mentions
        if not any(road.start < mention.end and mention.start < road.end for road in roads)
    ]
    return sorted([*kept, *roads], key=lambda mention: mention.start)
