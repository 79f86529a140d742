"""Union under decisions: order does not matter, splits hold, merges win."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.union import Edge, join

NODES = st.sampled_from("abcdefg")
EDGES = st.lists(st.builds(Edge, NODES, NODES, st.sampled_from([0.5, 1.0])), max_size=12)
PAIRS = st.lists(st.tuples(NODES, NODES), max_size=3)


@given(EDGES, PAIRS, st.randoms())
def test_the_order_of_the_edges_does_not_matter(
    edges: list[Edge], splits: list[tuple[str, str]], random: object
) -> None:
    shuffled = list(edges)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert join(edges, splits=splits) == join(shuffled, splits=splits[::-1])


@given(EDGES, PAIRS)
def test_a_split_pair_never_meets(edges: list[Edge], splits: list[tuple[str, str]]) -> None:
    apart = [(left, right) for left, right in splits if left != right]
    for component in join(edges, splits=apart):
        assert not any(left in component.ids and right in component.ids for left, right in apart)


def test_a_merge_holds_against_a_split() -> None:
    assert [c.ids for c in join([], merges=[("a", "b")], splits=[("a", "b")])] == [("a", "b")]
