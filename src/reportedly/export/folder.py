"""Folder: the codebook's export, one JSON file per article and ``relations.json``."""

from __future__ import annotations

import hashlib
import json
import os
import string
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from reportedly.errors import InputError
from reportedly.model import Article, Claim
from reportedly.model.codec import article_to_record

#: Lists the files that an export wrote, so that the next one may replace them; it does not end in ``.json``.
MARKER: Final = ".reportedly-export"

RELATIONS: Final = "relations.json"

#: The codebook's relations between claims of different articles.
RELATION_KINDS: Final = ("threads", "origins", "copies", "drift", "conflicts", "updates")

#: The longest file name, in bytes, without ``.json``; file systems allow 255.
_LONGEST_NAME: Final = 200

_SAFE: Final = frozenset(string.ascii_letters + string.digits + "-_.~")

_RESERVED: Final = frozenset(
    [
        "relations",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    ]
)


def write_folder(
    articles: Iterable[tuple[Article, Sequence[Claim]]],
    directory: Path,
    *,
    relations: Mapping[str, Sequence[Any]] | None = None,
) -> int:
    """Write each article with its claims to a file of its own, and ``relations.json``; return how many articles.

    The folder is made if need be, and holds no other ``*.json`` afterwards: files of an earlier export that this one
    did not write again are removed. The file :data:`MARKER` names what an export wrote; it is brought up to date before
    each new file, and every file appears whole or not at all, so that an export broken off can be run again. Raises
    InputError where the folder holds ``.json`` files that no export wrote, cannot be written, or where two articles
    have one id.
    """
    try:
        return _write(articles, directory, relations or {})
    except OSError as error:
        raise InputError(f"export {directory}: {error.strerror or error}; nothing was half-written") from error


def _write(
    articles: Iterable[tuple[Article, Sequence[Claim]]], directory: Path, relations: Mapping[str, Sequence[Any]]
) -> int:
    directory.mkdir(parents=True, exist_ok=True)
    marker = directory / MARKER
    before = set(marker.read_text("utf-8").splitlines()) if marker.exists() else set()
    found = {path.name for path in directory.iterdir() if path.name.endswith(".json")}
    if strangers := sorted(found - before):
        more = f" and {len(strangers) - 1} more .json files" if len(strangers) > 1 else ""
        raise InputError(
            f"export {directory}: holds {strangers[0]}{more} that no export wrote; name an empty or new folder"
        )
    ids: dict[str, str] = {}
    written = {RELATIONS}
    with marker.open("a", encoding="utf-8") as names:
        for article, claims in articles:
            name = _free_name(article.id, ids, directory)
            ids[name.casefold()] = article.id
            written.add(name)
            names.write(name + "\n")
            names.flush()
            _write_whole(directory / name, json_text(article_to_record(article, claims)))
        names.write(RELATIONS + "\n")
    found_relations = {kind: list(relations.get(kind, ())) for kind in RELATION_KINDS}
    _write_whole(directory / RELATIONS, json_text(found_relations))
    for name in found - written:
        # Where case does not tell files apart, an older name may be that of a file just written.
        if name.casefold() not in ids or not any((directory / name).samefile(directory / new) for new in written):
            (directory / name).unlink()
    _write_whole(marker, "".join(f"{name}\n" for name in sorted(written)))
    return len(ids)


def _free_name(article_id: str, ids: Mapping[str, str], directory: Path) -> str:
    """Return the article's file name, told apart from one that differs in case alone, as some file systems do not."""
    name = file_name(article_id)
    if name.casefold() not in ids:
        return name
    if ids[name.casefold()] == article_id:
        raise InputError(f"export {directory}: two articles have the id {article_id!r}; ids must be unique")
    return f"{name.removesuffix('.json')[: _LONGEST_NAME - 65]}~{_digest(article_id)}.json"


def file_name(article_id: str) -> str:
    """Return the name of an article's file: its id with what no file system would surely take written as ``%XX``.

    Different ids have different names, and none is ``relations.json``, a hidden file or a device of Windows. A very
    long id is cut, with its hash behind it.

    >>> file_name("https://example.org/a?b=1"), file_name("relations"), file_name("..")
    ('https%3A%2F%2Fexample.org%2Fa%3Fb%3D1.json', '%72elations.json', '%2E..json')
    """
    return _escape(article_id) + ".json"


def _escape(article_id: str) -> str:
    stem = "".join(
        character
        if character in _SAFE
        else "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
        for character in article_id
    )
    first = stem.partition(".")[0].casefold()
    if not first or first in _RESERVED:
        stem = f"%{ord(stem[0]):02X}{stem[1:]}" if stem else "%"
    if len(stem) > _LONGEST_NAME:
        stem = f"{stem[: _LONGEST_NAME - 65]}~{_digest(article_id)}"
    return stem


def _digest(article_id: str) -> str:
    return hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()


def _write_whole(path: Path, content: str) -> None:
    """Write a file whole or not at all: beside it under another name, then in its place."""
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        beside.write_text(content, encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def json_text(record: object) -> str:
    """Write a record as indented JSON; escaped where it holds lone surrogates, which UTF-8 cannot carry."""
    written = json.dumps(record, ensure_ascii=False, indent=1)
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        written = json.dumps(record, indent=1)
    return written + "\n"
