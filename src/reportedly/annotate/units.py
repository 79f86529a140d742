"""Units of measure and money as they stand beside a numeral, and the singular of a counted noun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reportedly.model.vocabulary import Dimension

#: Singular unit → its written forms, by dimension. Case counts where a form holds a capital.
_MEASURES: Final[dict[Dimension, dict[str, str]]] = {
    "share": {"percent": "% percent per-cent percentage pc", "percentage point": "percentage-point percentage-points"},
    "duration": {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "millisecond": "ms millisecond milliseconds",
    },
    "distance": {
        "kilometre": "km kms kilometre kilometres",
        "kilometer": "kilometer kilometers",
        "metre": "m metre metres",
        "meter": "meter meters",
        "centimetre": "cm centimetre centimetres",
        "centimeter": "centimeter centimeters",
        "millimetre": "mm millimetre millimetres",
        "millimeter": "millimeter millimeters",
        "micrometre": "μm µm",
        "mile": "mile miles mi",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "yard": "yard yards yd yds",
        "nautical mile": "nautical-mile nautical-miles nm",
        "light-year": "light-year light-years",
        "block": "block blocks",
    },
    "other": {
        "mile per hour": "mph m.p.h. miles-per-hour",
        "kilometre per hour": "kph km/h kmh kilometres-per-hour kilometers-per-hour",
        "knot": "knot knots kt",
        "gram": "g gram grams",
        "kilogram": "kg kgs kilogram kilograms kilo kilos",
        "milligram": "mg milligram milligrams",
        "pound": "lb lbs",
        "ounce": "oz ounce ounces",
        "tonne": "tonne tonnes",
        "kilotonne": "kilotonne kilotonnes",
        "megatonne": "megatonne megatonnes",
        "gigatonne": "gigatonne gigatonnes Gt",
        "ton": "ton tons",
        "kiloton": "kt kiloton kilotons",
        "litre": "litre litres",
        "liter": "liter liters",
        "gallon": "gallon gallons",
        "barrel": "barrel barrels bbl",
        "barrel per day": "bpd b/d",
        "pint": "pint pints",
        "quart": "quart quarts",
        "millilitre": "ml",
        "hectare": "hectare hectares ha",
        "acre": "acre acres",
        "square metre": "sqm sq-m square-metre square-metres m² m2",
        "square meter": "square-meter square-meters",
        "square foot": "sq-ft sqft square-foot square-feet",
        "square mile": "sq-mi square-mile square-miles",
        "square kilometre": "sq-km square-kilometre square-kilometres km² km2",
        "square kilometer": "square-kilometer square-kilometers",
        "cubic metre": "cubic-metre cubic-metres m³ m3",
        "watt": "W watt watts",
        "kilowatt": "kW kilowatt kilowatts",
        "megawatt": "MW megawatt megawatts",
        "gigawatt": "GW gigawatt gigawatts",
        "kilowatt hour": "kWh",
        "megawatt hour": "MWh",
        "gigawatt hour": "GWh",
        "terawatt hour": "TWh",
        "volt": "V volt volts",
        "milliampere hour": "mAh",
        "hertz": "Hz hertz",
        "kilohertz": "kHz",
        "megahertz": "MHz",
        "gigahertz": "GHz Ghz",
        "byte": "byte bytes",
        "kilobyte": "KB kB",
        "megabyte": "MB",
        "gigabyte": "GB",
        "terabyte": "TB",
        "megabit per second": "Mbps",
        "gigabit per second": "Gbps",
        "degree": "° degree degrees",
        "celsius": "°C degC deg-C degrees-Celsius degrees-C Celsius",
        "fahrenheit": "°F degF deg-F degrees-Fahrenheit degrees-F Fahrenheit",
        "pound-foot": "pound-feet pound-foot lb-ft ft-lb",
        "newton metre": "Nm newton-metre newton-metres newton-meter newton-meters",
        "horsepower": "hp horsepower HP bhp",
        "decibel": "dB decibel decibels",
        "revolution per minute": "rpm",
        "basis point": "bp bps basis-point basis-points",
        "megapixel": "MP megapixel megapixels",
        "kilopascal": "kPa",
        "point per game": "ppg",
        "rebound per game": "rpg",
        "assist per game": "apg",
        "calorie": "calorie calories kcal",
    },
}

#: Currency → its written forms before or behind the number. The unit is the codebook's: "dollar", "euro".
_CURRENCIES: Final[dict[str, str]] = {
    "dollar": "US$ U.S.$ $US $AU AU$ A$ NZ$ HK$ C$ CA$ S$ NT$ R$ $ USD AUD CAD HKD NZD SGD dollar dollars dlrs dlr",
    "euro": "€ EUR euro euros",
    "pound": "£ GBP PS pound-sterling pounds-sterling",
    "yen": "¥ JPY Y= yen",
    "yuan": "CNY RMB yuan renminbi",
    "won": "₩ KRW won",
    "rupee": "₹ INR Rs Rs. rupee rupees",
    "ruble": "₽ RUB ruble rubles",
    "rouble": "rouble roubles",
    "hryvnia": "₴ UAH hryvnia hryvnias",
    "shekel": "₪ NIS ILS shekel shekels",
    "franc": "CHF franc francs",
    "peso": "peso pesos",
    "rand": "ZAR rand",
    "krona": "SEK krona kronor",
    "krone": "NOK DKK krone kroner",
    "zloty": "PLN zloty zlotys",
    "real": "BRL reais",
    "lira": "TRY lira liras",
    "dinar": "dinar dinars",
    "dirham": "AED Dh Dhs dirham dirhams",
    "riyal": "SAR riyal riyals",
    "rial": "IRR rial rials",
    "ringgit": "RM MYR ringgit",
    "baht": "THB baht",
    "dong": "VND",
    "naira": "₦ NGN naira nairas",
    "shilling": "KES UGX TZS Sh KSh Ksh USh Ush shilling shillings",
    "rupiah": "IDR Rp rupiah rupiahs",
    "cent": "¢ cent cents",
    "sen": "sen",
    "penny": "pence p",
    "taka": "BDT Tk taka",
    "afghani": "afghani afghanis",
    "koruna": "koruna korunas",
    "forint": "HUF forint forints",
    "leu": "RON leu lei",
    "lev": "BGN lev leva",
    "lari": "GEL lari",
    "tenge": "KZT tenge",
    "manat": "AZN manat manats",
    "kyat": "MMK kyat kyats",
    "birr": "ETB birr",
    "cedi": "GH¢ GHS cedi cedis",
    "kwacha": "ZMW kwacha",
    "pula": "pula",
    "bolivar": "bolivar bolivars bolívar bolívares",
    "tugrik": "tugrik tugriks",
    "metical": "metical meticais",
}

#: Time units within which a number is an age when "old" or "of age" follows.
AGE_UNITS: Final = frozenset({"year", "month", "week", "day"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure or money found beside a numeral: its characters, singular and dimension."""

    start: int
    end: int
    unit: str
    dimension: Dimension


def _table() -> dict[str, tuple[str, Dimension]]:
    """Map each written form to its singular and dimension."""
    table: dict[str, tuple[str, Dimension]] = {}
    for dimension, units in _MEASURES.items():
        for unit, forms in units.items():
            table.update({form.replace("-", " "): (unit, dimension) for form in forms.split()})
    for unit, forms in _CURRENCIES.items():
        table.update({form.replace("-", " "): (unit, "money") for form in forms.split()})
    table["light year"] = table["light years"] = ("light-year", "distance")
    return table


_UNITS: Final = _table()
_LOWER_UNITS: Final = {form.lower(): unit for form, unit in _UNITS.items() if len(form) > 3}
#: Forms too short or common to be read with a space before them ("5 m" is a metre, "in 5 V" is not worth the risk).
_ATTACHED_ONLY: Final = frozenset(
    {"p", "pc", "W", "V", "g", "bp", "ms", "nm", "MP", "ha", "mi", "kt", "m2", "m3", "Gt"}
)
_FORMS: Final = "|".join(
    re.escape(form).replace(r"\ ", r"[\s-]") for form in sorted(_UNITS, key=len, reverse=True) if form not in {"m"}
)
_BEHIND = re.compile(
    rf"(?P<gap>[\s-]{{0,2}})(?P<form>{_FORMS}|m)(?:(?<=[%°€£$¥₩₹₽₴₪¢²³.])|(?![\w’'-]*[^\W_]))", re.UNICODE
)
_BEHIND_HYPHEN = re.compile(rf"(?P<gap>[\s-]{{0,2}})(?P<form>{_FORMS}|m)(?![\w’'])", re.UNICODE | re.IGNORECASE)
_CODES_IN_PROSE: Final = frozenset("Rs RM Y= PS dlrs dlr Dh Dhs Sh KSh Ksh USh Ush Rp Tk".split())
_SIGNS: Final = "|".join(
    re.escape(form).replace(r"\ ", r"\s")
    for form, (_, dimension) in sorted(_UNITS.items(), key=lambda item: -len(item[0]))
    if dimension == "money" and (not form.isalpha() or form.isupper() or form in _CODES_IN_PROSE) and form != "p"
)
_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<form>{_SIGNS}|US\s\$|HK\s\$|NZ\s\$|AU\s\$|C\s\$)\s?(?P<sign>[-−])?$")


def money_before(text: str, at: int) -> Measure | None:
    """Return the currency sign or code that ends right before ``at``.

    >>> money_before("cost US$5", 8)
    Measure(start=5, end=8, unit='dollar', dimension='money')
    """
    start = max(0, at - 6)
    match = _BEFORE.search(text[start:at])
    if match is None:
        return None
    form = match["form"]
    unit = _UNITS[form][0] if form in _UNITS else "dollar"
    return Measure(start + match.start(), at, unit, "money")


def measure_behind(text: str, at: int) -> Measure | None:
    """Return the unit of measure or money written right behind ``at``: "5 km", "40%", "3-day", "20 million euros"."""
    window = text[at : at + 28]
    match = _BEHIND.match(window) or _BEHIND_HYPHEN.match(window)
    if match is None:
        return None
    form = re.sub(r"[\s-]", " ", match["form"])
    found = _UNITS.get(form) or _LOWER_UNITS.get(form.lower())
    gap = match["gap"]
    if found is None or (gap and form in _ATTACHED_ONLY) or len(gap) > 1 or (gap == "\n"):
        return None
    if form.lower() in ("sec", "min", "second", "quarter", "won", "real", "pounds") and gap == " " and form == "second":
        return None
    return Measure(at + match.start("form"), at + match.end("form"), *found)
