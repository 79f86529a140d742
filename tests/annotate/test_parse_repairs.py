"""Parse repairs: what is put right is a tree again, whatever the parser gave."""

from __future__ import annotations

from itertools import product

from reportedly.annotate.parse import parse_texts

TOLD = (
    "Kyiv said Russia struck Odesa",
    "Ethiopia accused Eritrea of massing troops",
    "Six missiles hit the base",
    "If it is true that troops fled",
    "It is unlikely",
    "But it is — I — it seems unlikely",
    "Iran will face consequences should it attack Israel",
    "Kyiv puts losses since the start of the war at 900 troops, including 20",
    "President Joseph R. Biden, Jr. met Xi",
    "Nails found in the bombing are identical to those found at home",
    "Had the army arrived sooner, 40 people would have lived",
    "He said Iran would have paid had it attacked",
    "Kyiv, where it was clear",
    "We support Kyiv, and we have — we have since June, but it is — I — it’s",
    "And we know he is — has been there — was there",
    "So there were — — they were — there",
    "Had it left, said Xi, none would",
    "“If it left,” the colonel went on, “Xi",
    "Advisors Sullivan, Shin, and Akiba met",
    "Advisor Sullivan, National Security Advisor Shin, and Minister Akiba",
    "The Sudanese army rejects accusations that it holds up aid",
    "Two soldiers died, local papers report",
    "A man in Eyl reached by phone said supplies had been taken",
    "It was noted by the envoy of Kyiv that Russia had fired 12 missiles",
    "Hungary, diplomats whisper, will veto it",
    "He",
)
ANSWERS = (
    ", a claim Moscow denied.",
    ", a claim that Moscow denies.",
    " — a figure Doha disputes.",
    ", an allegation the defence ministry in Asmara has denied.",
    ", a report rebels dismissed, a charge the army rejects.",
    " said 52, not 20, soldiers died.",
    ", not 20, soldiers.",
    " & Johnson said so.",
    ", which arms both sides, called for talks.",
    " armed with rifles killed 70 people, police said.",
    " and Johnson & Johnson.",
    " if the pact between the two countries deepens, Bloomberg reported on Sunday, citing people there.",
    ", in my view, that it had left.",
    ", officials in Asmara added, that rebels had fled, it is likely, he said, that they died.",
    ", had it known, would have left, the mayor said.",
    " would one day return, while a blogger claimed the opposite.",
)


def test_every_word_reaches_its_sentences_root() -> None:
    """No repair ties a word to what hangs on it."""
    texts = [told + answer for told, answer in product(TOLD, ANSWERS)]
    for doc in parse_texts(texts):
        for token in doc:
            at, steps = token, 0
            while at.head.i != at.i:
                at, steps = at.head, steps + 1
                assert steps <= len(doc), doc.text
            assert at.dep_ == "ROOT", doc.text


def test_an_answer_hangs_on_the_noun_that_stands_for_what_was_told() -> None:
    """ "A claim Moscow denied": "denied" is a clause of "claim", and Moscow its subject."""
    doc = next(iter(parse_texts(["Kyiv said Russia struck Odesa, a claim Moscow denied."])))
    word = {token.text: token for token in doc}
    assert (word["denied"].dep_, word["denied"].head.text) == ("relcl", "claim")
    assert (word["Moscow"].dep_, word["Moscow"].head.text) == ("nsubj", "denied")
    assert word["claim"].head.i < word["claim"].i
