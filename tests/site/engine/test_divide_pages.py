"""Pages are divided into parts of a bounded size, in the order of the engines, and each page is in one part."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.engine import divide_pages as module
from generator.site.engine.divide_pages import divide_pages, walk_order

names = st.lists(st.sampled_from("ab"), max_size=2).map(lambda folders: "".join(f"{folder}/" for folder in folders))
pages = st.tuples(names, st.sampled_from(("index.md", "README.md", "x.md", "y.md"))).map("".join)


@given(st.dictionaries(pages, st.integers(0, 12)), st.integers(1, 4))
def test_parts_hold_each_page_once_in_the_order_of_the_engines(sizes: Mapping[str, int], max_pages: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MAX_PAGES", max_pages)
        patch.setattr(module, "_MAX_BYTES", 20)
        parts = divide_pages(sizes.items())
        assert parts == divide_pages(reversed(list(sizes.items())))
    assert [page for part in parts for page in part] == sorted(sizes, key=walk_order)
    for part in parts:
        assert 1 <= len(part) <= max_pages
        assert sum(sizes[page] for page in part) <= 20


def test_a_page_above_the_limit_has_a_part_of_its_own() -> None:
    assert divide_pages([("a.md", 1), ("b.md", 9_000_000), ("c.md", 1)]) == (("a.md",), ("b.md",), ("c.md",))


def test_no_pages_have_no_parts() -> None:
    assert divide_pages([]) == ()
