"""Claims: holders of transcripts and statements, figures, settings, and what an article says of its own reading."""

from __future__ import annotations

import re

import pytest

from reportedly.annotate import annotate_articles
from reportedly.claims import code_claims
from reportedly.model import Article, Claim, CodedArticle


def code(text: str, *, title: str | None = None, language: str | None = None) -> CodedArticle:
    """Code one text."""
    article = Article("a", text, title=title, published="2024-11-18", language=language)
    return code_claims(next(annotate_articles([article])))


def about(coded: CodedArticle, text: str, words: str) -> Claim:
    """Return the claim whose evidence holds the words."""
    found = [claim for claim in coded.claims if words in claim.evidence.of(text)]
    assert found, [claim.evidence.of(text) for claim in coded.claims]
    return found[0]


def test_ids_count_claims_in_order_of_their_evidence() -> None:
    """Ids carry the article's id and a number from 1."""
    coded = code("Russia attacked Kyiv. Ukraine shelled Belgorod.")
    assert [claim.id for claim in coded.claims] == ["a.c1", "a.c2"]
    assert coded.claims[0].evidence < coded.claims[1].evidence


def test_sentences_without_a_claim_are_listed() -> None:
    """A greeting gives no claim and is listed as silent."""
    text = "Good afternoon. Russia attacked Kyiv."
    coded = code(text)
    assert coded.sentences == 2
    assert [span.of(text) for span in coded.silent] == ["Good afternoon."]


def test_other_languages_are_not_read() -> None:
    """An article in another language gives no claims, and all its sentences are silent."""
    coded = code("Russland griff Kiew an. Die Stadt brannte.", language="de")
    assert coded.claims == ()
    assert len(coded.silent) == coded.sentences > 0


def test_empty_text_gives_nothing() -> None:
    """No text, no claims, no sentences."""
    assert code("") == CodedArticle()


def test_speakers_of_a_transcript_hold_their_claims() -> None:
    """A reporter's statement and question are asked; the official's answer is the official's."""
    text = (
        "Q One newspaper says 5,000 soldiers are in Kursk. Are they fighting?\n\nMR. KIRBY: We believe 3,000 are there."
    )
    coded = code(text)
    question, answer = about(coded, text, "Are they fighting?"), about(coded, text, "3,000 are there")
    assert (question.speech_act, question.certainty, question.holder.sector) == ("ask", "unknown", "MED")
    assert about(coded, text, "5,000").speech_act == "ask"
    assert answer.holder.text is not None
    assert "KIRBY" in answer.holder.text.of(text)
    assert (answer.certainty, answer.speech_act) == ("probable", "estimate")


def test_a_signed_statement_is_its_signers() -> None:
    """What a statement's title signs is the signer's, "we" included; a read-out is the article's."""
    text = "The United States condemned the attack. We will support Ukraine."
    signed = code(text, title="Statement from President Joe Biden on Ukraine")
    assert {claim.holder.name for claim in signed.claims} == {"Joe Biden"}
    unsigned = code("The President met with President Xi in Lima.", title="Readout of President Biden's meeting")
    assert {claim.holder.kind for claim in unsigned.claims} == {"article"}


def test_two_counts_are_two_claims() -> None:
    """Each count has its own evidence and number."""
    text = "The brigade has 500 officers and three generals."
    quantities = [claim.quantity for claim in code(text).claims]
    assert [quantity.low for quantity in quantities if quantity] == [500, 3]


def test_a_chain_of_sources_goes_into_via() -> None:
    """The innermost source holds the claim, the outer one stands in ``via``."""
    text = "Reuters reported that officials in Kyiv said Russia had attacked a school."
    claim = about(code(text), text, "attacked a school")
    assert claim.holder.country == "UKR"
    assert claim.via == ("Reuters",)


@pytest.mark.parametrize(("between", "country"), [(" ", "NGA"), ("\n\n", None)])
def test_a_hospital_of_another_paragraph_may_stand_anywhere(between: str, country: str | None) -> None:
    text = f"A bomb went off in Lagos.{between}Rockets hit a hospital, killing 12 people."
    place = about(code(text), text, "hospital").place
    assert (place.country if place else None) == country


@pytest.mark.parametrize(
    "text",
    ["?", "\n\n\n", "He. She. It.", "“”", "1,000", "a" * 5000, "Said said said said.", "🚀 said “no”."],
)
def test_odd_text_raises_nothing(text: str) -> None:
    """Every claim's evidence lies in the text and is not empty."""
    for claim in code(text).claims:
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(text)


FOUNDING = [
    # words of the evidence, holder's words, type, actors, recipients, figure, certainty, status, polarity
    ("may send 100,000", "Emerging reports", "AID", "PRK", "RUS", (1e5, 1e5), "possible", "predicted", "positive"),
    ("numbering 15,000", "Emerging reports", None, None, None, (15000, 15000), "possible", None, "positive"),
    ("up to 100,000", "Reports", "AID", "PRK", "RUS", (None, 1e5), "possible", "predicted", "positive"),
    ("not expected to occur", None, None, None, None, None, "probable", "predicted", "negative"),
    ("likely to be gradual", None, None, None, None, None, "probable", "predicted", "positive"),
    (
        "around 15,000 North Korean", "The Ukrainian ambassador to South Korea", "MOBILIZE", "PRK", "",
        (15000, 15000), "possible", None, "positive",
    ),
    (
        "combat in eastern Ukraine", "The Ukrainian ambassador to South Korea", "ASSAULT", "PRK", None,
        None, "possible", None, "positive",
    ),
    ("could escalate", "Kyiv’s allies", None, None, None, None, "possible", None, "positive"),
    ("Scholz would urge", "German officials", "REQUEST", "DEU", "CHN", None, None, "planned", "positive"),
    ("appear to view", None, None, None, None, None, "probable", None, "positive"),
]  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("row", FOUNDING, ids=[row[0] for row in FOUNDING])
def test_the_founding_article(row: tuple[object, ...], founding: tuple[str, CodedArticle]) -> None:
    """Every row of the founding article's table comes out; None leaves a field open."""
    words, holder, kind, actors, recipients, figure, certainty, status, polarity = row
    text, coded = founding
    claim = about(coded, text, str(words))
    if holder is not None:
        assert claim.holder.text is not None
        assert claim.holder.text.of(text) == holder
    if kind is not None:
        assert claim.event.type == kind
    if actors is not None:
        assert {code.partition("-")[0] for code in claim.event.actors} == {actors}
    if recipients is not None:
        assert ", ".join(claim.event.recipients) == recipients
    quantity = claim.quantity
    assert (None if quantity is None else (quantity.low, quantity.high)) == figure
    assert certainty in (None, claim.certainty)
    assert status in (None, claim.status)
    assert claim.polarity == polarity


@pytest.fixture(scope="module")
def founding(shared_data: object) -> tuple[str, CodedArticle]:
    """The founding article's body, coded."""
    page = re.search(r"(Emerging reports.*?)\s*Original Source", _read_seed(shared_data), re.DOTALL)
    assert page is not None
    return page[1], code(page[1])


def _read_seed(folder: object) -> str:
    from pathlib import Path

    assert isinstance(folder, Path)
    return (folder / "seed_article.txt").read_text(encoding="utf-8")


@pytest.mark.shared
def test_the_ambassador_speaks_for_ukraine(founding: tuple[str, CodedArticle]) -> None:
    """An ambassador of Ukraine is UKR wherever posted, and the troops are in Russia."""
    text, coded = founding
    claim = about(coded, text, "around 15,000 North Korean")
    assert (claim.holder.kind, claim.holder.country, claim.holder.sector) == ("role", "UKR", "GOV")
    assert claim.quantity is not None
    assert (claim.quantity.relation, claim.quantity.kind) == ("approx", "stock")
    assert claim.place is not None
    assert claim.place.country == "RUS"


@pytest.mark.shared
def test_alarm_is_a_stance_of_its_holders(founding: tuple[str, CodedArticle]) -> None:
    """What is viewed with alarm is a stance of those who view it."""
    text, coded = founding
    claim = about(coded, text, "viewed with alarm")
    assert claim.holder.text is not None
    assert claim.holder.text.of(text).startswith("Ukraine")
    assert claim.event.type == "ACCUSE"
    assert claim.event.actors[:1] == ("UKR",)


@pytest.mark.parametrize(
    ("text", "act", "holder", "event"),
    [
        ("France condemned Israel's strike on a school.", "Israel's strike", "France", "ASSAULT"),
        ("The minister said France condemned Israel's strike on a school.", "Israel's strike", "France", "ASSAULT"),
        (
            '"We condemn the Houthi attacks on Jeddah," the ministry said.',
            "the Houthi attacks",
            "the ministry",
            "ASSAULT",
        ),
        ("The EU condemned the arrest of journalists in Iran.", "the arrest of journalists", "The EU", "COERCE"),
        ("The EU condemned Iran's arms transfers to Russia.", "Iran's arms transfers", "The EU", "AID"),
    ],
)
def test_a_judged_act_is_a_claim_of_who_judges_it(text: str, act: str, holder: str, event: str) -> None:
    """What is condemned is told beside the condemnation, on the word of those who condemn it."""
    coded = code(text)
    found = [claim for claim in coded.claims if claim.evidence.of(text).startswith(act)]
    assert [(claim.holder.text and claim.holder.text.of(text), claim.event.type) for claim in found] == [
        (holder, event)
    ]
    assert any(claim.event.type == "ACCUSE" for claim in coded.claims)


@pytest.mark.parametrize(
    ("text", "part", "low"),
    [
        (
            "More than 200 lie in hospital, eleven of them in a critical state.",
            "eleven of them in a critical state",
            11,
        ),
        ("At least eleven people, two soldiers among them, were killed.", "two soldiers among them", 2),
        (
            "It shot down 49 drones, at least 21 of them over Rostov Oblast.",
            "at least 21 of them over Rostov Oblast",
            21,
        ),
    ],
)
def test_a_counted_part_is_a_claim_with_its_figure(text: str, part: str, low: int) -> None:
    """Some of those counted give a claim of their own, and the whole keeps its figure."""
    coded = code(text)
    found = [claim for claim in coded.claims if claim.evidence.of(text) == part]
    assert [claim.quantity and claim.quantity.low for claim in found] == [low]
    assert len(coded.claims) == 2


def test_headings_that_ask_are_no_claims() -> None:
    """A line in capitals that asks is a heading; the same question among other words is one."""
    text = "WHO IS BEHIND IT?\n\nRussia attacked Kyiv. Who is behind it?"
    assert [claim.evidence.of(text) for claim in code(text).claims] == ["Russia attacked Kyiv", "Who is behind it?"]
