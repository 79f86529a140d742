"""Words that stand beside and inside the names of places."""

from __future__ import annotations

from typing import Final

#: Last words of names that say what sort of place it is.
GENERIC_ENDS: Final = frozenset(
    """region oblast province governorate county district parish prefecture raion island islands peninsula river sea
    strait valley lake bay gulf canal desert mountains heights krai township forest beach creek hills park""".split()
)
#: Common nouns behind the name of a place that say what sort of place it is.
PLACE_SORTS: Final = frozenset(
    """region oblast province governorate county district prefecture raion state crossing camp airport port peninsula
    river valley city town village island suburb refinery dam""".split()
)
#: Verbs whose object, where it bears a place's name, is that place.
TAKING: Final = frozenset(
    """seize capture retake recapture enter reach leave besiege bomb bombard shell occupy overrun storm flee liberate
    encircle lose hold control strike hit attack raid pound""".split()
)
#: Verbs whose "for" leads to a place.
HEADING: Final = frozenset({"leave", "depart", "head", "sail", "embark", "bind"})
#: Compass words before a country or region that make a part of it ("eastern Ukraine").
COMPASS: Final = frozenset(
    """eastern western northern southern central northeastern northwestern southeastern southwestern north south east
    west northeast northwest southeast southwest""".split()
)
#: Words before the name of a place.
LOCATIVE: Final = frozenset("in near to from at outside around of toward towards into across through between".split())
#: Nouns behind the name of the place where somebody lives or serves: "a Winona man".
DWELLERS: Final = frozenset(
    """man woman men women couple family resident residents residence mother father parents teen teenager boy girl
    student students driver police mayor officer officials native home homes store landlord attorney lawyer
    families voters villagers firefighters businessman businesswoman neighborhood neighbourhood community
    communities area suburb resident's farmer farmers teacher teachers""".split()
)
#: Nouns behind or before "of" a list of places ("Barrow and Madison counties", "the cities of Newark and Heath").
SORTS_OF_MANY: Final = frozenset(
    "counties cities towns villages provinces regions districts streets avenues roads rivers islands states".split()
)
#: Titles, behind which a name is a person's.
TITLES: Final = frozenset(
    """mr mr. mrs mrs. ms ms. dr dr. president king queen prince judge sen. rep. gov. sgt. lt. capt. sir lady
    lord""".split()
)
#: Words that follow the place in the name of a civic body.
CIVIC_WORDS: Final = frozenset(
    """police sheriff fire department county city school schools high university college hospital council commission
    court library chamber airport district board public state area community regional unified township parish
    municipal metropolitan historical museum medical elementary middle rescue port health town borough legislature
    department's house senate assembly national government volunteer recreation central supreme superior
    circuit judicial army bureau general""".split()
)
#: Words that stand before "of" and the place in the name of a civic body.
HEADED_BY_PLACE: Final = frozenset(
    "university city town village county port state diocese archdiocese borough parish commonwealth".split()
)
#: First words of the names of bodies that are no place's there, though some place bears them ("White House").
NO_NAMES: Final = frozenset(
    """white supreme superior federal national district state county city metro circuit western eastern northern
    southern story church council union republic congress parliament senate refuge reserve""".split()
)
#: Words of the names of newspapers and stations: the place in them says nothing of where.
MEDIA_WORDS: Final = frozenset(
    "times herald post daily news journal gazette tribune press broadcasting television tv radio review today".split()
)
#: Civic words that tell the place in "Litchfield Fire Chief Koser", which the parse takes for a person, all of it.
SERVICES: Final = frozenset("police fire sheriff county city".split())
