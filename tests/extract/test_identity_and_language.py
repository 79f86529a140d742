"""Identifiers that stay the same, and languages that a text shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.decode import decode_bytes, guess_charset
from reportedly.extract.identity import derive_id
from reportedly.extract.language import find_language


@pytest.mark.parametrize(
    ("url", "origin", "slug"),
    [
        ("https://n.example/world/troops-in-kursk.html?a=1", "-", "troops-in-kursk"),
        ("https://n.example/2024/11/Envoy_Says%20So/", "-", "envoy-says-so"),
        ("https://www.n.example/", "-", "www-n-example"),
        ("https://n.example/world/index.html", "-", "world"),
        (None, "/news/seed_article.txt", "seed-article"),
        (None, "/news/items.jsonl.gz#12", "items-12"),
        (None, "-", "stdin"),
        (None, "-#2", "stdin-2"),
        (None, "/news/東京.txt", "article"),
        (None, "/news/" + "long-" * 20 + ".txt", "long-long-long-long-long-long-long-long"),
    ],
)
def test_slugs(url: str | None, origin: str, slug: str) -> None:
    made = derive_id(url=url, origin=origin)
    assert made[:-9] == slug
    assert made == derive_id(url=url, origin=origin)


@given(st.text(), st.text())
def test_an_identifier_is_short_and_plain(url: str, origin: str) -> None:
    made = derive_id(url=url or None, origin=origin)
    assert len(made) <= 49
    assert made.replace("-", "").isalnum()
    assert made.isascii()


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The envoy said that the troops would be rotated every two or three months.", None, "en"),
        ("The envoy said that the troops would be rotated every two or three months.", "de", "en"),
        ("Putin Kim Xi Scholz Kursk", None, None),
        ("Kyiv, Kharkiv, Sumy", "en-GB", "en"),
        ("MR. KIRBY: Uh-huh.", None, None),
        ("Der Botschafter sagte, dass die Truppen alle drei Monate in Kursk ausgetauscht werden sollen.", None, "de"),
        ("Посол заявив, що війська змінюватимуть кожні два місяці.", None, "uk"),
        ("", "xx-nonsense", "xx"),
        ("", None, None),
    ],
)
def test_languages(text: str, declared: str | None, language: str | None) -> None:
    assert find_language(text, declared=declared) == language


@given(st.binary(max_size=200), st.none() | st.text(max_size=10))
def test_any_bytes_decode(content: bytes, charset: str | None) -> None:
    decode_bytes(content, charset=charset, markup=True).text.encode("utf-8")


def test_a_few_quotation_marks_are_windows_1252_and_runs_of_letters_are_not() -> None:
    assert guess_charset("He said “no”.".encode("cp1252")) == "cp1252"
    assert guess_charset("Привет, мир".encode("cp1251")) == "cp1251"
