"""Provenance: which rule set each field of a claim."""

from __future__ import annotations

from collections.abc import Collection

from reportedly.claims.sourcing import Word
from reportedly.model import Claim, Factuality


def rules_of(claim: Claim, word: Word, factuality: Factuality, event: str, lent: Collection[str]) -> dict[str, str]:
    """Say for each field of a claim which rule set it; ``lent`` are those taken from an incident told before."""
    presented = factuality.read_by or "claims/plain"
    read = {
        "holder": word.rule,
        "via": word.rule if claim.via else "",
        "cue": word.rule if claim.cue is not None else "",
        "speech_act": word.rule if claim.speech_act == word.speech_act else "claims/acts",
        "event": (event or "claims/anaphor") if claim.event.type is not None else "",
        "polarity": word.rule if claim.polarity != factuality.polarity else presented,
        "certainty": word.rule if claim.certainty != factuality.certainty else presented,
        "status": presented if claim.status == factuality.status else "claims/acts",
        "hedges": presented if claim.hedges else "",
        "phase": presented if claim.phase is not None else "",
        "factuality": f"encoder {factuality.level:+.1f}" if factuality.level is not None else "",
        "basis": "evidentiality/rules" if claim.basis != "unknown" else "",
        "quantity": (claim.quantity.read_by or "quantities/rules") if claim.quantity is not None else "",
        "place": "claims/setting" if claim.place is not None else "",
        "time": "claims/setting" if claim.time is not None else "",
    }
    if claim.quantity is not None and claim.quantity.as_of is not None:
        read["quantity.as_of"] = "claims/parts"
    read |= dict.fromkeys(lent, "claims/incident")
    return {field: rule for field, rule in read.items() if rule}
