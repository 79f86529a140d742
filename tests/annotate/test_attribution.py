"""Attributions: the table of cases, holders and chains, quotations, and text that nobody wrote with care."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.annotate import annotate_articles
from reportedly.annotate.attribution import find_attributions
from reportedly.annotate.parse import parse_texts
from reportedly.annotate.turns import find_turns
from reportedly.model import Actor, AnnotatedArticle, Article, Attribution, Span

CASES = Path(__file__).parents[1] / "cases" / "attribution.md"


def read(text: str, *, publisher: str | None = None, actors: tuple[Actor, ...] = ()) -> AnnotatedArticle:
    """Parse a text and find its turns and attributions."""
    article = AnnotatedArticle(Article("a", text, publisher=publisher), next(parse_texts([text])), actors=actors)
    article = AnnotatedArticle(article.article, article.doc, turns=find_turns(article), actors=actors)
    return AnnotatedArticle(article.article, article.doc, actors=actors, attributions=find_attributions(article))


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans).replace("\n\n", "¶") or "–"


def in_words(text: str, found: Attribution) -> tuple[str, ...]:
    return (
        *(words(text, spans) for spans in (found.source, found.cue, found.content)),
        found.speech_act,
        found.commitment,
        found.polarity,
        ", ".join(found.via),
    )


def cases() -> Iterator[tuple[str, ...]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 8 and cells[0] != "text" and not cells[0].startswith("---"):
            yield tuple(cells)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case[0][:50]}-{case[2][:12]}")
def test_cases(case: tuple[str, ...]) -> None:
    text = case[0].replace("¶", "\n\n")
    found = [in_words(text, attribution) for attribution in read(text).statements]
    if case[1] == "none":
        assert found == []
    else:
        assert case[1:] in found


def holder_names(text: str) -> list[tuple[str, str | None]]:
    return [
        (words(text, a.source), a.holder and (a.holder.name or a.holder.span.of(text)))
        for a in read(text).attributions
        if a.source
    ]


def test_a_pronoun_is_led_back_to_the_speaker_before() -> None:
    text = "Antony Blinken said the war goes on. He told reporters that the talks had failed, and he blamed the rebels."
    assert holder_names(text) == [
        ("Antony Blinken", "Antony Blinken"), ("He", "Antony Blinken"), ("he", "Antony Blinken"),
    ]  # fmt: skip


def test_a_title_and_a_short_name_are_led_back_to_the_fullest_mention() -> None:
    text = (
        "U.S. Secretary of State Antony Blinken said the war goes on. The talks have failed, Blinken added.\n\n"
        "The secretary of state said they would resume. Ukraine's ambassador in Seoul said 15,000 men were there. "
        "The ambassador said more would come."
    )
    assert [name for _, name in holder_names(text)] == [
        "Antony Blinken", "Antony Blinken", "Antony Blinken", "Ukraine's ambassador in Seoul",
        "Ukraine's ambassador in Seoul",
    ]  # fmt: skip


def test_she_is_not_a_spokesman() -> None:
    text = "Angela Merkel said the war goes on. A spokesman said the talks had failed. She said they would resume."
    assert holder_names(text)[-1] == ("She", "Angela Merkel")


def test_the_actor_with_the_sources_head_is_the_holder() -> None:
    text = "Moscow said the bridge was open."
    actor = Actor(Span(0, 6), Span(0, 6), "organisation", name="Russia", country="RUS")
    assert read(text, actors=(actor,)).attributions[0].holder == actor


def test_the_speakers_own_i_and_we_have_no_holder() -> None:
    assert read("We believe that the bridge is open.").attributions[0].holder is None


def test_unnamed_officials_are_anonymous_and_reports_are_reports() -> None:
    text = "Officials said the bridge was open. Emerging reports suggest that it was closed."
    holders = [attribution.holder for attribution in read(text).statements]
    assert [(h.kind, h.anonymous) for h in holders if h] == [("group", True), ("reports", True)]


def test_the_outlet_itself_is_no_link_of_the_chain() -> None:
    text = "The bridge is open, an official told the Observer. An official told the BBC that it was closed."
    vias = [attribution.via for attribution in read(text, publisher="Eastgate Observer").attributions]
    assert vias == [(), ("BBC",)]


def test_a_chain_lists_the_nearest_link_first() -> None:
    text = "Reuters reported that the ministry said Kim believes the bridge is open."
    vias = {words(text, a.source): a.via for a in read(text).attributions}
    assert vias["Kim"] == ("ministry", "Reuters")
    assert vias["the ministry"] == ("Reuters",)


def test_a_dateline_speaks_for_nobody() -> None:
    text = "WASHINGTON, Oct 31 (CWS) - As many as 8,000 soldiers are there, the minister said on Thursday."
    (found,) = read(text).attributions
    assert words(text, found.source) == "the minister"
    assert words(text, found.content) == "As many as 8,000 soldiers are there"


def test_a_transcripts_speaker_is_the_last_link() -> None:
    text = "Q  Is it true?\n\nMR. KIRBY:  The ministry says the bridge is open. We believe it will close."
    assert [(words(text, a.source), a.via) for a in read(text).attributions] == [
        ("The ministry", ("MR. KIRBY",)), ("We", ()),
    ]  # fmt: skip


def test_spans_lie_in_the_text_and_inner_ones_in_the_outer_content() -> None:
    text = "Yonhap said the NIS believes that 3,000 soldiers are in Russia."
    outer, inner = read(text).attributions
    assert outer.content[0].contains(inner.source[0])
    assert outer.content[0].contains(inner.content[0])


@pytest.mark.parametrize("text", ["", "\n", "said", "“", '"""', "said said said,", "He said: “", "Q: "])
def test_scraps_raise_nothing(text: str) -> None:
    read(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "he she Moscow said , . “ ” \" ' that the reports citing according to told BBC denied not who is feared as "
            "saying quoted by : — ; and expressed concern about it".split()
        ),
        max_size=30,
    )
)
@example([":", "—", "he", "reports", "said"])
@example("“ BBC said ” that he citing he".split())
def test_any_jumble_of_cues_gives_spans_within_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in read(text).attributions:
        for span in (*found.source, *found.cue, *found.content):
            assert 0 <= span.start < span.end <= len(text)
        assert found.content


def test_a_long_sentence_is_read_in_good_time() -> None:
    text = "Moscow said " + "the soldiers went to the front and " * 300 + "came back."
    assert read(text).attributions


@pytest.mark.shared
def test_the_founding_article(shared_data: Path) -> None:
    text = (shared_data / "seed_article.txt").read_text(encoding="utf-8").partition("Original Source")[0]
    found = {(words(text, a.source), words(text, a.cue)): a for a in read(text).attributions}
    wanted = {
        ("Emerging reports", "suggest"): "100,000 troops",
        ("Reports", "indicate"): "up to 100,000 troops",
        ("The Ukrainian ambassador to South Korea", "estimates"): "around 15,000",
        ("Kyiv’s allies … who", "fear"): "escalate",
        ("German officials", "indicated"): "Scholz would urge",
        ("Ukraine and its allies", "viewed with alarm"): "military collaboration",
    }
    for parts, content in wanted.items():
        assert content in words(text, found[parts].content)
    assert any(re.match("Concerns", words(text, a.source)) for a in found.values())
    assert not any("Scholz" in source for source, _ in found)


def test_a_quoted_speakers_own_i_think_is_no_further_source() -> None:
    text = "“I think that the bridge is open,” the minister said."
    assert [words(text, a.source) for a in read(text).attributions] == ["the minister"]


def test_a_name_of_unknown_kind_takes_the_pronoun_behind_it() -> None:
    text = "Angela Merkel said the talks had failed. Zorvath Prell said they would resume. She said so on Monday."
    holders = holder_names(text)
    assert holders[-1][1] != "Angela Merkel"


@pytest.mark.parametrize("basis", ["intelligence", "satellite imagery", "the latest figures", "security reasons"])
def test_matter_that_somebody_cites_holds_nothing(basis: str) -> None:
    found = read(f"The ministry said the bridge was closed, citing {basis}.").statements
    assert [words("The ministry said the bridge was closed, citing", a.source) for a in found] == ["The ministry"]


def test_he_is_the_subject_of_the_sentence_before_rather_than_an_earlier_speaker() -> None:
    text = "Antony Blinken said the war goes on. Kim Jong Un travelled to Moscow. He said the talks would resume."
    spans = {name: text.index(name) for name in ("Antony Blinken", "Kim Jong Un")}
    actors = tuple(
        Actor(
            Span(start, start + len(name)),
            Span(start + name.rindex(" ") + 1, start + len(name)),
            "person",
            name=name,
        )
        for name, start in spans.items()
    )
    found = read(text, actors=actors).attributions[-1]
    assert found.holder is not None
    assert found.holder.name == "Kim Jong Un"


def test_nothing_that_contradicts_an_assessment_denies_nothing() -> None:
    found = read("We have seen nothing that contradicts the assessment that the missile was theirs.").attributions
    assert all(attribution.speech_act != "deny" for attribution in found)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pentagon: 10,000 soldiers were moved to Kursk", "Pentagon"),
        ("Defence minister: Ceasefire talks will resume on Friday", "Defence minister"),
        ("Sudan: Fighting has reached the capital", None),
        ("KYIV: Twelve people were killed in the strike.", None),
        ("Pentagon: what the inquiry found", None),
    ],
)
def test_a_line_may_be_labelled_with_its_speaker(text: str, speaker: str | None) -> None:
    (annotated,) = annotate_articles([Article("a", text)])
    found = [attribution for attribution in annotated.attributions if attribution.read_by == "attribution/label"]
    assert [attribution.source[0].of(text) for attribution in found] == ([speaker] if speaker else [])
    assert all(attribution.content[0].of(text) == text.partition(": ")[2] for attribution in found)


def test_each_link_of_a_chain_has_its_cue() -> None:
    text = "Yonhap, citing the NIS, reported that North Korea had sent 12,000 troops."
    (annotated,) = annotate_articles([Article("a", text)])
    (inner,) = [attribution for attribution in annotated.attributions if attribution.via]
    assert [cue and cue.of(text) for cue in inner.via_cues] == ["reported"]
    assert (inner.via, words(text, inner.cue)) == (("Yonhap News Agency",), "citing")


def test_what_the_encoder_alone_reads_conveys_nothing_where_nobody_is_named_to_say_it() -> None:
    found = read("Alarm has also been expressed regarding the repercussions for the security of the region.")
    assert found.statements == ()


def test_every_attribution_has_a_score() -> None:
    text = "The minister said the port was closed. Officials decided to reopen it on Monday."
    assert all(attribution.score is not None and 0 < attribution.score < 1 for attribution in read(text).attributions)
