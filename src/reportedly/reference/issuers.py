"""Who issues a text: the body that publishes it or stands in its byline, where it speaks for itself."""

from __future__ import annotations

import re
from datetime import date

from reportedly.reference.resolve import Resolution, resolve_actor
from reportedly.reference.states import state_name

#: The part of a body that publishes for it: "IDF Press Desk".
_DESK = re.compile(
    r"(?:[’']s)? (?:press|media|news|information|public affairs|communications)"
    r"(?: (?:desk|office|service|room|centre|center|department|team|unit))$|[’']s (?:press )?office$",
    re.IGNORECASE,
)


def issuing_body(publisher: str | None, byline: str | None, day: date | None) -> Resolution | None:
    """Return the publisher, or the body that stands in the byline, where it issues statements of its own.

    A medium does not, a person in a byline may be anybody of that name, and a capital in one says where it was written.
    """
    issuer = resolve_actor(_DESK.sub("", publisher), on=day) if publisher else None
    if issuer is not None and issuer.country and issuer.sector not in (None, "MED"):
        return issuer
    body = resolve_actor(byline.partition("(")[0], on=day) if byline else None
    if body is None or body.kind != "organisation" or body.name == state_name(body.country):
        return None
    return body if body.country and body.sector not in (None, "MED") else None
