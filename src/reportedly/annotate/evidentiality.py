"""Evidentiality: what the holder of a statement is said to know it from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from spacy.tokens import Doc

from reportedly.annotate.negation import negation_of
from reportedly.annotate.tree import ParseTree, tree_of
from reportedly.model import Span
from reportedly.model.vocabulary import Basis

#: Seeing and hearing for oneself; also what instruments recorded, which anybody can look at again.
_SEEING_VERBS: Final = frozenset("see witness observe watch spot photograph film record hear notice glimpse".split())
_SEEING_NOUNS: Final = frozenset(
    "eyewitness footage video image imagery photograph photo picture radar recording drone-footage observation".split()
)
#: What is written down or was said for other ears.
_DOCUMENT_NOUNS: Final = frozenset(
    "document memo memorandum cable letter file record filing contract invoice passport transcript dossier diary "
    "intercept email e-mail log manifest indictment decree archive".split()
)
_INTERCEPTED: Final = frozenset({"intercept", "leak", "wiretap", "declassify", "decrypt"})
#: A report counts as a document where it is one ("a UN report"), not as hearsay ("reports").
_REPORT: Final = frozenset({"report", "study", "survey"})
_TOLD_PASSIVES: Final = frozenset({"tell", "brief", "inform", "notify", "advise", "warn"})
_TOLD_VERBS: Final = frozenset({"learn"})
_INFERRING: Final = frozenset(
    "assess estimate believe judge conclude reckon calculate infer deduce presume assume think suspect suggest "
    "indicate appear seem imply guess speculate suppose figure extrapolate".split()
)
#: Verbs by which a picture or paper tells what is in it.
_SHOWING: Final = frozenset("show reveal depict capture indicate suggest record document".split())
_INFERRING_NOUNS: Final = frozenset({"assessment", "estimate", "analysis", "calculation", "inference", "impression"})
_INFERRING_ADVERBS: Final = frozenset({"apparently", "presumably", "evidently", "seemingly", "likely", "probably"})
#: Prepositions and participles that name a basis.
_CITING: Final = frozenset({"cite", "base", "quote", "use", "review", "examine", "analyse", "analyze", "obtain"})
_BASIS_PREPOSITIONS: Final = frozenset({"according", "from", "per", "on", "in", "by", "via", "through"})
_NO_EVENT_SUBJECTS: Final = frozenset("year month week day decade century period quarter region country war".split())
#: What one sees without seeing the event: "I've seen the reports", "we have seen no sign".
_HEARD_OF: Final = frozenset("report claim statement comment news sign evidence indication rise increase".split())
#: How far below a governing word a basis is looked for; bounds the work on long lists.
_DEEPEST: Final = 4
_HIGHEST: Final = 12
_STRENGTH: Final[tuple[Basis, ...]] = ("witnessed", "document", "told", "inferred")


def basis_of(doc: Doc, span: Span) -> Basis:
    """Say what the words around a statement give as its ground.

    ``witnessed``: seen or heard, or shown by footage, photographs, satellite images; ``document``: written down,
    recorded or intercepted; ``told``: passed on by somebody to the holder ("was told", "briefed"); ``inferred``:
    assessed, estimated, believed, apparent; ``unknown`` where the text says none of these. A plain "said" is no basis.
    ``span`` is the statement's evidence. Where several are named the first in this order wins, since an assessment
    "based on satellite images" rests on the images. Words in other clauses of the sentence do not count.
    """
    tree = tree_of(doc)
    top = _top(tree, span)
    if top is None:
        return "unknown"
    found: set[Basis] = set()
    below: int | None = None
    showing = tree.child(top, "nsubj") if tree.lemmas[top] in _SHOWING else None
    if showing is not None:
        found |= _of_source(tree, showing)
    for node, joined in _path(tree, top):
        if not joined:
            found |= _of_verb(tree, node, is_top=node == top)
        for child in tree.children[node]:
            if child == below:
                continue
            inside = span.start <= tree.starts[child] and tree.ends[child] <= span.end
            found |= _of_dependent(tree, child, inside=inside)
        below = node
    return next((basis for basis in _STRENGTH if basis in found), "unknown")


def _top(tree: ParseTree, span: Span) -> int | None:
    """Return the statement's highest token: verbs before others."""
    inside = range(bisect_left(tree.starts, span.start), bisect_right(tree.ends, span.end))
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    tops = [at for at in inside if not first <= tree.heads[at] <= last or tree.heads[at] == at]
    verbs = [at for at in tops if tree.tags[at].startswith("VB")]
    words = [at for at in tops if tree.deps[at] != "punct"]
    return (verbs or words or tops)[0]


def _path(tree: ParseTree, top: int) -> list[tuple[int, bool]]:
    """Return the tokens from the statement up to the root, each with whether it only stands beside the one below."""
    path = [(top, False)]
    node = top
    for _ in range(_HIGHEST):
        head, dep = tree.heads[node], tree.deps[node]
        if head == node or dep in {"advcl", "relcl"}:
            break
        path.append((head, dep in {"conj", "parataxis"}))
        node = head
    return path


def _of_verb(tree: ParseTree, verb: int, *, is_top: bool) -> set[Basis]:
    """Read a governing verb ("assess that", "was told that") or the statement's own ("were seen", "appear to")."""
    lemma = tree.lemmas[verb]
    if not tree.tags[verb].startswith("VB"):
        return {"inferred"} if lemma in _INFERRING_NOUNS and not is_top else set()
    if lemma == "hear" and not is_top and _hears_that(tree, verb):
        return {"told"}
    if lemma in _SEEING_VERBS:
        return {"witnessed"} if _sees(tree, verb, is_top=is_top) else set()
    is_passive = tree.child(verb, "auxpass") is not None
    has_clause = tree.child(verb, "ccomp", "xcomp") is not None
    if lemma in _TOLD_PASSIVES and is_passive and not is_top:
        return {"told"}
    if lemma in _TOLD_VERBS and not is_top:
        return {"told"}
    return {"inferred"} if lemma in _INFERRING and (has_clause or not is_top) else set()


def _sees(tree: ParseTree, verb: int, *, is_top: bool) -> bool:
    """Tell whether a verb of seeing means it: not "is seen as", "the year saw", nor what was not seen."""
    if negation_of(tree, verb) is not None or any(tree.words[child] == "as" for child in tree.children[verb]):
        return False
    thing = tree.child(verb, "dobj")
    if thing is not None and tree.lemmas[thing] in _HEARD_OF:
        return False
    subject = tree.child(verb, "nsubj")
    if subject is not None and tree.lemmas[subject] in _NO_EVENT_SUBJECTS:
        return False
    if tree.lemmas[verb] in {"record", "notice", "watch"} and is_top:
        return tree.child(verb, "auxpass") is not None or tree.child(verb, "ccomp") is not None
    return True


def _hears_that(tree: ParseTree, verb: int) -> bool:
    """Tell "heard that it exploded", which is hearsay, from "heard it explode"."""
    clause = tree.child(verb, "ccomp")
    return clause is not None and tree.child(clause, "mark", "aux", "auxpass") is not None


def _of_dependent(tree: ParseTree, token: int, *, inside: bool) -> set[Basis]:
    """Read a subject, adverbial or parenthesis beside the statement or beside a word that governs it."""
    dep = tree.deps[token]
    if dep == "advmod":
        return {"inferred"} if tree.words[token] in _INFERRING_ADVERBS else set()
    if dep == "aux":
        return set()
    if inside:
        return set()
    if dep in {"nsubj", "nsubjpass", "agent"}:
        return _of_source(tree, token)
    if dep == "prep" and (tree.words[token] in _BASIS_PREPOSITIONS or tree.words[token] == "based"):
        return _of_phrase(tree, token)
    if tree.lemmas[token] in _INFERRING and dep in {"advcl", "acl"}:
        # "…, suggesting a trend" draws a conclusion from the statement, which does not rest on it
        return set()
    if dep in {"advcl", "acl", "parataxis", "ccomp"} and _names_basis(tree, token):
        return _of_phrase(tree, token) | _of_verb(tree, token, is_top=False)
    return set()


def _names_basis(tree: ParseTree, verb: int) -> bool:
    lemma = tree.lemmas[verb]
    return (
        lemma in _CITING
        or lemma in _INFERRING
        or lemma in _SEEING_VERBS
        or lemma in _TOLD_PASSIVES
        or lemma == "accord"
    )


def _of_source(tree: ParseTree, noun: int) -> set[Basis]:
    """Read a source that is a basis itself ("satellite images show") or is said to have one ("who saw it")."""
    found = _of_noun(tree, noun)
    for child in tree.children[noun]:
        if tree.deps[child] in {"relcl", "acl", "appos"}:
            verb_basis = _of_verb(tree, child, is_top=False) | _of_noun(tree, child)
            found |= verb_basis - {"inferred"}
            found |= _of_phrase(tree, child) if tree.lemmas[child] in _CITING else set()
        elif tree.deps[child] == "pobj":
            found |= _of_source(tree, child)
    return found


def _of_phrase(tree: ParseTree, top: int) -> set[Basis]:
    """Read the nouns of a phrase that names a basis, a few steps down."""
    found: set[Basis] = set()
    layer = [top]
    for _ in range(_DEEPEST):
        layer = [child for node in layer for child in tree.children[node] if tree.deps[child] not in {"relcl", "ccomp"}]
        for node in layer:
            found |= _of_noun(tree, node)
    return found


def _of_noun(tree: ParseTree, noun: int) -> set[Basis]:
    if not tree.tags[noun].startswith("NN"):
        return set()
    lemma = tree.lemmas[noun]
    if lemma in _SEEING_NOUNS:
        return {"witnessed"}
    if any(tree.lemmas[child] in _INTERCEPTED for child in tree.children[noun] if tree.deps[child] in {"amod", "acl"}):
        return {"document"}
    if lemma in _DOCUMENT_NOUNS or (lemma in _REPORT and tree.tags[noun] == "NN"):
        return {"document"}
    return {"inferred"} if lemma in _INFERRING_NOUNS else set()
