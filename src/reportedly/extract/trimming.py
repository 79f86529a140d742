"""Trimming: the blocks of a saved page without what stands around the article.

Three passes, each on the shape of a block and on where it stands: labels, pointers and appeals go wherever they stand
alone; a list of other articles goes with its heading; and the article's end is found, behind which nothing is kept.
Running text is only dropped where something else explains it: a biography under its author's name, or anything behind
the article's end when most of the page stands before that end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extract.blocks import ends_sentence, is_prose
from reportedly.extract.byline import read_names
from reportedly.extract.credits import is_agency_line, without_agency
from reportedly.extract.furniture import (
    ABOUT,
    ABOUT_AUTHOR,
    ALL_POSTS,
    APPEAL,
    BIOGRAPHY,
    COMMENTS,
    CONTACT,
    FIRST_PUBLISHED_LINE,
    LABEL,
    LABELLED_LIFE,
    LIFE,
    LISTING,
    ORIGINAL_SOURCE,
    POINTER,
    RIGHTS,
    SOURCE_LINE,
    STAFF_CREDIT,
    TAGS,
    TOLD_LIFE,
    WRITING,
    WRITTEN_BY,
)
from reportedly.extract.outlets import fold

#: A list of other articles is cut at the first block of running text, or after this many entries.
_LONGEST_LIST = 40
#: A biography or its heading stands among this many blocks before the article's end.
_LAST_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class Trimmed:
    """The blocks of the body, those left out (in page order), and the author that an author box names, if any."""

    kept: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    author: str | None = None


def trim_blocks(blocks: Sequence[str], *, byline: str | None = None, outlets: Sequence[str] = ()) -> Trimmed:
    """Return the blocks that are the article's body.

    ``byline`` (the page's author, if known) lets a biography without a heading be told; ``outlets`` are never taken
    for an author.
    """
    first = next((i for i, block in enumerate(blocks) if is_prose(block)), None)
    if first is None:
        keep = [not _is_label(block) for block in blocks]
        _drop_last_lines(blocks, keep, 0)
        return _trimmed(blocks, keep)
    keep = [True] * len(blocks)
    author = _find_author(blocks, first, outlets=outlets)
    end = _find_end(blocks, first, author or byline)
    for i in range(end, len(blocks)):
        keep[i] = False
    _drop_furniture(blocks, keep, first, end)
    _drop_biography(blocks, keep, first, [name for name in (author, byline) if name])
    _drop_last_lines(blocks, keep, first)
    return _trimmed(blocks, keep, author)


def _trimmed(blocks: Sequence[str], keep: Sequence[bool], author: str | None = None) -> Trimmed:
    """Part the blocks; the last one kept loses the agency that closes it."""
    kept = [block for block, kept in zip(blocks, keep, strict=True) if kept]
    kept[-1:] = [without_agency(block) for block in kept[-1:]]
    return Trimmed(tuple(kept), tuple(block for block, kept in zip(blocks, keep, strict=True) if not kept), author)


def _is_label(block: str) -> bool:
    return len(block) <= 160 and bool(LABEL.fullmatch(block))


def _find_author(blocks: Sequence[str], first: int, *, outlets: Sequence[str]) -> str | None:
    """Return the person that an author box behind the article names: "View all posts by X", or "About X" and a life."""
    for i in range(len(blocks) - 1, first, -1):
        block = blocks[i]
        if len(block) > 120:
            continue
        found = ALL_POSTS.fullmatch(block)
        if found and (name := read_names(found["name"], outlets=outlets)):
            return name
        following = blocks[i + 1] if i + 1 < len(blocks) else ""
        named = ABOUT.fullmatch(block) or WRITTEN_BY.fullmatch(block)
        if named and (name := read_names(named["name"], outlets=outlets)) and _is_biography(following, name):
            return name
        if ABOUT_AUTHOR.fullmatch(blocks[i - 1]) and (name := read_names(block, outlets=outlets)):
            return name
    return None


def _is_biography(block: str, name: str) -> bool:
    """Tell whether a block tells a writer's life: it opens with the person, and says what writers' biographies say."""
    parts = [part for part in fold(name).split() if len(part) > 2]
    opening = fold(block[:120])
    named = any(part in opening.split() for part in parts) or bool(re.match(r"(?:he|she|they) ", opening))
    return named and len(BIOGRAPHY.findall(block)) >= 1


def _find_end(blocks: Sequence[str], first: int, author: str | None) -> int:
    """Return the index behind the article's last block.

    A mark of the end counts where no more running text follows it than stands before it, the author's biography left
    out; so a mark at a page's top, or between the items of a digest, is none.
    """
    total = [0]
    for block in blocks:
        explained = author is not None and _is_biography(block, author)
        total.append(total[-1] + (len(block) if is_prose(block) and not explained else 0))
    for i in range(first + 1, len(blocks)):
        if len(blocks[i]) <= 300 and _marks_end(blocks, i, author) and total[-1] - total[i] <= total[i]:
            return i
    return len(blocks)


def _marks_end(blocks: Sequence[str], i: int, author: str | None) -> bool:
    block = blocks[i]
    if COMMENTS.fullmatch(block) or ORIGINAL_SOURCE.fullmatch(block):
        return not is_prose(block) or bool(COMMENTS.fullmatch(block))
    following = blocks[i + 1] if i + 1 < len(blocks) else ""
    if ABOUT_AUTHOR.fullmatch(block):
        return bool(BIOGRAPHY.search(following)) or (author is not None and fold(following) == fold(author))
    if author is None:
        return False
    if (found := ALL_POSTS.fullmatch(block)) and fold(found["name"]) == fold(author):
        return True
    named = ABOUT.fullmatch(block) or WRITTEN_BY.fullmatch(block)
    return named is not None and fold(named["name"]) == fold(author) and _is_biography(following, author)


def _drop_furniture(blocks: Sequence[str], keep: list[bool], first: int, end: int) -> None:
    """Leave out labels, pointers and appeals wherever they stand, and lists of other articles."""
    i = 0
    while i < end:
        block = blocks[i]
        if _is_label(block) or (len(block) <= 400 and APPEAL.fullmatch(block)) or (i > first and _is_pointer(block)):
            keep[i] = False
        elif i > first and len(block) <= 160 and (TAGS.fullmatch(block) or LISTING.fullmatch(block)):
            keep[i] = False
            if LISTING.fullmatch(block):
                i = _drop_list(blocks, keep, i + 1, end)
                continue
        i += 1


def _is_pointer(block: str) -> bool:
    return len(block) <= 300 and bool(POINTER.fullmatch(block)) and not ends_sentence(block.rstrip("?!"))


def _drop_list(blocks: Sequence[str], keep: list[bool], start: int, end: int) -> int:
    """Leave out the entries of a list of articles: titles, dates, and excerpts that break off; return its end."""
    for i in range(start, min(end, start + _LONGEST_LIST)):
        block = blocks[i]
        teaser = re.search(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more\W*|continue reading.{0,80})$", block, re.I)
        if (is_prose(block) or ends_sentence(block.rstrip("?!"))) and not teaser:
            return i
        keep[i] = False
    return min(end, start + _LONGEST_LIST)


def _drop_biography(blocks: Sequence[str], keep: list[bool], first: int, names: Sequence[str]) -> None:
    """Leave out a writer's biography among the last blocks, and the name line above it.

    It is known by the byline's name or its label; without them, by "X is a reporter …" where the text never speaks of X
    before. One line of it is enough right above a comment form.
    """
    left = [i for i in range(first + 1, len(blocks)) if keep[i]]
    for i in left[-_LAST_BLOCKS:]:
        before = fold(" ".join(blocks[k] for k in range(first, i) if keep[k] and not _is_name_line(blocks[k], names)))
        last = i == left[-1] and i + 1 < len(blocks) and bool(COMMENTS.fullmatch(blocks[i + 1]))
        labelled = LABELLED_LIFE.fullmatch(blocks[i]) or (TOLD_LIFE.fullmatch(blocks[i]) and WRITING.search(blocks[i]))
        known = _is_known_biography(blocks[i], names, before)
        if labelled or known or _is_plain_biography(blocks[i], before, last=last):
            keep[i] = False
            above = max((k for k in left if k < i), default=-1)
            if above > first and keep[above] and _is_name_line(blocks[above], names):
                keep[above] = False


def _is_name_line(block: str, names: Sequence[str]) -> bool:
    if len(block) > 120:
        return False
    about = ABOUT.fullmatch(block)
    line = fold(about["name"] if about else re.sub(r"^(?:(?:written|posted|story) )?by\s+", "", block, flags=re.I))
    return any(line == fold(single) for name in names for single in name.split(", "))


def _is_known_biography(block: str, names: Sequence[str], before: str) -> bool:
    for single in (single for name in names for single in name.split(", ")):
        surname = fold(single).split()[-1]
        if fold(block).startswith(fold(single)) and BIOGRAPHY.search(block) and surname not in before.split():
            return True
    return False


def _is_plain_biography(block: str, before: str, *, last: bool) -> bool:
    if len(block) > 700:
        return False
    found = LIFE.fullmatch(block)
    name = read_names(found["name"]) if found else None
    if not name or not (len(BIOGRAPHY.findall(block)) > 1 or (last and WRITING.search(block))):
        return False
    return fold(name).split()[-1] not in before.split()


def _drop_last_lines(blocks: Sequence[str], keep: list[bool], first: int) -> None:
    """Leave out rights lines, source and credit lines and stray link titles at the very end of what is kept."""
    for i in range(len(blocks) - 1, first, -1):
        if not keep[i]:
            continue
        block = blocks[i]
        if len(block) > 320:
            return
        source = SOURCE_LINE.fullmatch(block)
        if not (
            RIGHTS.fullmatch(block)
            or STAFF_CREDIT.fullmatch(block)
            or CONTACT.fullmatch(block)
            or is_agency_line(block)
            or FIRST_PUBLISHED_LINE.fullmatch(block)
            or (source and not is_prose(block))
            or _is_label(block)
        ):
            return
        keep[i] = False
