"""The stages over one article: a page becomes an article, is annotated, and its claims are coded.

Bad content never raises here: what could not be read becomes an Issue, and so does a defect of the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from reportedly.annotate import annotate_articles
from reportedly.annotate.parse import parse_memory
from reportedly.claims import code_claims
from reportedly.errors import ReportedlyError, raised_at
from reportedly.extract import extract_article
from reportedly.model import AnnotatedArticle, Article, CodedArticle, Issue, Page
from reportedly.model.issues import Stage

#: A text of more characters than this must be made of words; each sign of one that is not costs as much as a word.
LONG = 50_000
#: The least share of letters in running text; that of news is some 80 %, of tables of figures some 50 %.
_LETTERS = 0.3


@dataclass(frozen=True, slots=True)
class Extracted:
    """One page's article, or None where there is none, with what went wrong on the way."""

    page: Page | None
    article: Article | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its claims; ``coded`` is None where the article could not be read, and an issue says why."""

    article: Article
    coded: CodedArticle | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one page: the ledger's word for it (``unread`` where there was no article), claims and words."""

    outcome: Literal["added", "revised", "known", "forgotten", "unread"]
    origin: str
    article_id: str | None = None
    claims: int = 0
    words: int = 0
    issues: tuple[Issue, ...] = ()


def extract_pages(pages: Iterable[Page | Issue]) -> Iterator[Extracted]:
    """Extract the article of every page; the sources' own issues pass through, in order."""
    for page in pages:
        if isinstance(page, Issue):
            yield Extracted(None, None, (page,))
            continue
        try:
            article, issues = extract_article(page)
        except ReportedlyError:
            raise
        except Exception as error:
            article, issues = None, (_defect("extract", page.origin, error),)
        yield Extracted(page, article, issues)


def read_article(article: Article) -> Reading:
    """Annotate one article and code its claims; a defect of an annotator becomes an issue, and the article is kept.

    An article that is known not to be English is not read: extraction has said so in an issue. Neither is a long one
    that is not made of words.
    """
    if article.language not in (None, "en"):
        return Reading(article, CodedArticle())
    if len(article.text) > LONG and sum(map(str.isalpha, article.text)) < _LETTERS * len(article.text):
        origin = article.origin or article.id
        message = f"{origin}: {len(article.text):,} characters, most of them no letters: no running text; kept unread."
        return Reading(article, CodedArticle(), (Issue(origin, "annotate", "not_prose", message, article.id),))
    try:
        with parse_memory():
            (annotated,) = annotate_articles([article])
            return Reading(article, code_claims(annotated))
    except ReportedlyError:
        raise
    except Exception as error:
        return Reading(article, None, (_defect("annotate", article.origin or article.id, error, article.id),))


def annotate_article(article: Article) -> AnnotatedArticle | Issue:
    """Annotate one article; a defect becomes an issue. The parse is freed: ``doc`` is empty, every layer is there."""
    try:
        with parse_memory():
            (annotated,) = annotate_articles([article])
            layers = replace(annotated, doc=Doc(annotated.doc.vocab))
    except ReportedlyError:
        raise
    except Exception as error:
        return _defect("annotate", article.origin or article.id, error, article.id)
    return layers


def words_of(article: Article) -> int:
    """Count the words of an article, split at white space: the unit of every speed reported."""
    return len(article.text.split())


def _defect(stage: Stage, origin: str, error: Exception, article_id: str | None = None) -> Issue:
    kept = "the article is kept without claims" if article_id else "the page is not read"
    message = (
        f"{origin}: {stage} failed with {type(error).__name__}: {error} at {raised_at(error)}; {kept}. "
        "This is a defect of the program: please report it with the article."
    )
    return Issue(origin, stage, "defect", message, article_id)
