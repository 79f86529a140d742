"""The words of time: months, days, units and their TIMEX3 signs."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
#: Unit of time → its letter in a TIMEX3 period, and whether it is a time of day ("PT1H").
UNITS: Final = {
    "second": ("S", True), "minute": ("M", True), "hour": ("H", True), "day": ("D", False), "night": ("D", False),
    "week": ("W", False), "fortnight": ("W", False), "month": ("M", False), "quarter": ("Q", False),
    "year": ("Y", False), "decade": ("Y", False), "century": ("Y", False), "millennium": ("Y", False),
    "weekend": ("WE", False),
}  # fmt: skip
UNIT_FORMS: Final = {
    **{unit: unit for unit in UNITS},
    **{unit + "s": unit for unit in UNITS if unit != "century"},
    "centuries": "century", "millennia": "millennium", "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute",
    "secs": "second", "yrs": "year", "yr": "year", "wks": "week",
}  # fmt: skip
#: How many of the letter's unit one of these holds.
MULTIPLES: Final = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2}
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
#: Northern meteorological seasons: first month and number of months.
SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAY_PARTS: Final = {
    "morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI",
    "tonight": "TNI", "daytime": "TDT",
}  # fmt: skip
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third
        twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth
        thirty-first""".split(),
        start=1,
    )
}
#: Days of the year with a fixed date.
FIXED_DAYS: Final = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "halloween": (10, 31),
    "veterans day": (11, 11), "may day": (5, 1), "armistice day": (11, 11),
    "st. patrick's day": (3, 17), "bastille day": (7, 14),
}  # fmt: skip
#: Words for a present, past or future that is not dated.
VAGUE_TIMES: Final = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "at present": "PRESENT_REF",
    "presently": "PRESENT_REF", "nowadays": "PRESENT_REF", "these days": "PRESENT_REF", "at the moment": "PRESENT_REF",
    "current": "PRESENT_REF", "the present": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF",
    "more recently": "PAST_REF", "most recently": "PAST_REF", "lately": "PAST_REF",
    "the past": "PAST_REF", "the recent past": "PAST_REF", "moments ago": "PAST_REF",
    "a moment ago": "PAST_REF", "the other day": "PAST_REF", "the other night": "PAST_REF",
    "formerly": "PAST_REF", "the future": "FUTURE_REF",
    "the near future": "FUTURE_REF", "the coming future": "FUTURE_REF",
    "the near term": "FUTURE_REF", "the short term": "FUTURE_REF", "the long term": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF", "the distant past": "PAST_REF",
}  # fmt: skip
