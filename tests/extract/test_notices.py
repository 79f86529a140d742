"""Notices: an outlet's words about its own article, and news about corrections that are none."""

from __future__ import annotations

import pytest

from reportedly.extract.notices import find_notices, notice_kind


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("Correction: An earlier version of this story gave the wrong month.", "correction"),
        ("CORRECTION (Nov. 18): The number of soldiers is 3,000.", "correction"),
        ("Correction, Nov. 15, 2024: This article originally misstated the count.", "correction"),
        ("An earlier version of this article misstated the number of troops.", "correction"),
        ("This article has been corrected to say that the envoy spoke on Monday.", "correction"),
        ("Corrections and clarifications: the count was 8,000, not 18,000.", "correction"),
        ("Clarification: The ministry's figure includes reserves.", "clarification"),
        ("Editor's note: This story has been retracted after a review.", "retraction"),
        ("Retraction: We withdraw our report on the train.", "retraction"),
        ("We have retracted this article because its source could not be verified.", "retraction"),
        ("This article was updated with a statement of the ministry.", "update"),
        ("Update: The ministry now says that three people died.", "update"),
        ("Updated: 18 Nov 2024 9:38 pm", None),
        ("Updated: Sat 8:31 PM, Feb 17, 2024", None),
        ("Updated November 19, 2024", None),
        ("Editor's note: This report was translated from the Korean.", None),
        ("The ministry issued a correction on Monday.", None),
        ("The paper retracted its report last week, and the article is gone.", None),
        ("The correction was small.", None),
        ("", None),
    ],
)
def test_kinds(block: str, kind: str | None) -> None:
    assert notice_kind(block) == kind


def test_a_notice_stands_once_with_its_place_in_the_text() -> None:
    note = "Correction: An earlier version of this story gave the wrong month."
    text = f"The envoy spoke.\n\n{note}"
    [notice] = find_notices(["The envoy spoke.", note, f"{note} Return to the corrected sentence."], text)
    assert notice.span is not None
    assert notice.span.of(text) == note
    [outside] = find_notices([note], "The envoy spoke.")
    assert outside.span is None
