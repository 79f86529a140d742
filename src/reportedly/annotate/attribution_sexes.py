"""Sexes: whether "he" or "she" can stand for somebody, by titles, given names, and what the article has called them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportedly.model import Actor
from reportedly.reference.given_names import Sex, sex_by_title, sex_of

_PRONOUNS: Final[dict[str, Sex]] = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female",
}  # fmt: skip


class Sexes:
    """What an article has shown so far of the sex of those it names."""

    def __init__(self, text: str, actors: Sequence[Actor]) -> None:
        self._text = text
        self._called: dict[str, Sex] = {}
        for actor in actors:
            if actor.read_by == "actors/pronoun":
                self.note(actor.span.of(text).lower(), actor)

    def of(self, actor: Actor) -> Sex | None:
        """Return the sex that a mention's words, its name, or pronouns before it show; None where nothing does."""
        titled = sex_by_title(actor.span.of(self._text))
        if titled is not None:
            return titled
        if actor.name is None:
            return sex_of(actor.head.of(self._text)) if actor.kind == "person" else None
        return sex_of(actor.name) or self._called.get(actor.name)

    def fits(self, pronoun: str, actor: Actor) -> bool:
        """Tell whether nothing speaks against a pronoun's standing for a mention."""
        return self.of(actor) in (None, _PRONOUNS[pronoun])

    def shows(self, pronoun: str, actor: Actor) -> bool:
        """Tell whether a mention is known to be of a pronoun's sex."""
        return self.of(actor) == _PRONOUNS[pronoun]

    def note(self, pronoun: str, actor: Actor) -> None:
        """Remember by which pronoun somebody with a name was taken up."""
        if actor.name is not None and pronoun in _PRONOUNS:
            self._called.setdefault(actor.name, _PRONOUNS[pronoun])
