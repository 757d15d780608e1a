"""The hook that reads front matter: the values and the Markdown are those that MkDocs reads, or MkDocs reads them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.pages.markdown.front_matter import front_matter
from generator.project import Project
from generator.site.engine.read_front_matter import divided, on_page_markdown, on_page_read_source
from tests.support.nasty_texts import texts

_keys = st.sampled_from(["a", "b", "on", "y", "null", "first_year", "sha256"])
_scalars = texts() | st.integers() | st.booleans() | st.none()
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(_keys, inner, min_size=1, max_size=3),
    max_leaves=6,
)


def assert_same_as_mkdocs(source: str) -> None:
    parts = divided(source)
    if parts is not None:
        values, markdown = parts
        assert get_data(f"\n{markdown}") == (get_data(source)[0], {}), "as the hook gives it to MkDocs"
        assert repr(values) == repr(get_data(source)[1]), "with the same types, in the same order"


@pytest.mark.parametrize(
    ("front", "values"),
    [
        ('title: "On tea"', {"title": "On tea"}),
        ('words: 9427\nday: 0\nshare: -3\nwithheld: true\ncode: ""', {"words": 9427, "day": 0, "share": -3}),
        (
            'people:\n- {name: "Ana: {1}, [b]", turns: ["a-1", "a-2"], share: 4}\n- {name: "Bo"}\nend: "12"',
            {"end": "12"},
        ),
        ('warnings:\n- "One"\n- "« Zwei »"\n- 3', {"warnings": ["One", "« Zwei »", 3]}),
        ('next: {title: "A, b: c", note: ""}\nids: [1, -2, true]', {"ids": [1, -2, True]}),
        ('docket:\n- {key: "k", items: [{text: "t", note: "n"}, {text: "u"}]}', {}),
    ],
)
def test_generated_front_matter_is_read_here(front: str, values: dict[str, Any]) -> None:
    source = f"---\n{front}\n---\n\n# Heading\n\nWords.\n"
    parts = divided(source)
    assert parts is not None
    assert values.items() <= parts[0].items()
    assert_same_as_mkdocs(source)


@pytest.mark.parametrize(
    "front",
    [
        "title: On tea",
        "title: 'On tea'",
        'title: "On \\"tea\\""',
        'title: "On tea" # a comment',
        'title:  "On tea"',
        'title:"On tea"',
        'title: "On tea',
        'title: "On" tea"',
        '"title": "On tea"',
        'title: "On\u2028tea"',
        'title: "On\ttea"',
        'title: "On\u0085tea"',
        'title: "\U0001f375"',
        'Title: "On tea"',
        'on: "tea"',
        'a: {on: "tea"}',
        "a: {no: 1, b: 2}",
        'a: "1"\na: "2"',
        "day: 012",
        "day: 0x1",
        "day: 1_000",
        "day: 1.5",
        "day: 1e3",
        "day: 12:30",
        "date: 2001-05-07",
        "is: yes",
        "is: false",
        "is: ~",
        "people:",
        "people:\n- ",
        "people:\n  - 1",
        "people:\n- a: 1",
        '- "a"',
        "a: [1, 2",
        "a: [1, ]",
        "a: [b: 1]",
        "a: {b}",
        "a: {b: 1, }",
        "a: {b: 1} }",
        'a: {"b": 1}',
        "a: [1,2]",
        "a: ['b']",
        "a: [[1], [2]]]",
        "a:\n- {b: 1}, {c: 2}\n- {d: 3}",
        "a:\n- {b: [{c: 1}\n- {d: 2}]}",
        "a: &x 1",
        "a: !!str 1",
        "a: |\n  text",
        "",
        "...",
        "a: 1\n...",
        "a: 1\n\nb: 2",
    ],
)
def test_other_front_matter_is_left_to_the_engine(front: str) -> None:
    source = f"---\n{front}\n---\nWords.\n"
    assert divided(source) is None


@pytest.mark.parametrize(
    "source", ["", "# Heading\n", "---\n", "---\na: 1\n", "--- \na: 1\n---\n", "---\r\na: 1\r\n---\r\n"]
)
def test_a_page_without_such_fences_is_left_to_the_engine(source: str) -> None:
    assert divided(source) is None


@given(st.dictionaries(_keys, _values, min_size=1, max_size=4), texts())
def test_written_front_matter_is_the_same(written: dict[str, Any], body: str) -> None:
    assert_same_as_mkdocs(front_matter(written) + body)


_pieces = ["a: ", "b: ", '"', "x", "1", "0", "-", "true", "{", "}", "[", "]", ", ", "\n", "\n- ", "- ", " ", ":"]


@given(st.lists(st.sampled_from(_pieces)).map("".join))
def test_any_front_matter_is_the_same(front: str) -> None:
    assert_same_as_mkdocs(f"---\n{front}\n---\nWords.\n")


@pytest.mark.parametrize("name", ["session", "person", "event"])
def test_pages_of_the_archive_are_read_here(name: str, built_archive: Project) -> None:
    pages = [path for path in built_archive.docs.rglob("*.md") if f'page_kind: "{name}"' in path.read_text("utf-8")]
    assert pages
    for path in pages:
        source = path.read_text("utf-8")
        assert divided(source) is not None, path
        assert_same_as_mkdocs(source)


def test_another_hook_that_reads_pages_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text('---\ntitle: "Tea"\n---\n\n# Tea\n', encoding="utf-8")
    page = SimpleNamespace(file=SimpleNamespace(content_string=file.read_text("utf-8")), meta={})
    methods: list[object] = [on_page_read_source]
    config = {"plugins": SimpleNamespace(events={"page_read_source": methods})}
    markdown = on_page_read_source(page, config)
    assert markdown == "\n\n# Tea\n"
    on_page_markdown(markdown, page, config, files=())
    assert page.meta == {"title": "Tea"}
    methods.append(print)
    page.meta = {}
    assert on_page_read_source(page, config) is None
    on_page_markdown("# Tea", page, config, files=())
    assert page.meta == {}
