"""The hook that keeps a converter: the same pages, and no converter that may keep something of a page."""

from __future__ import annotations

import importlib
from types import SimpleNamespace
from typing import Any

import markdown
import pytest

from generator.site.engine.generated_markdown import GeneratedMarkdown
from generator.site.engine.one_converter import OneConverter, on_config

PAGES = [
    "# A\n\nWords with a [reference][r] and `code`.\n\n[r]: https://example.org/\n",
    "# B\n\nWords with a [reference][r].\n\n```\n# no heading\n```\n",
    "## C { #c .d }\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>\nraw\n</div>\n",
    "No heading, _emphasis_ and <b>raw</b> words.\n",
    "# A\n\nWords.\n",
]
CONFIGS: dict[str, Any] = {"toc": {"permalink": False}}


def test_pages_are_the_same_as_with_a_converter_for_each() -> None:
    extensions: list[Any] = ["toc", "tables", "fenced_code", "attr_list", GeneratedMarkdown()]
    module = OneConverter(extensions)
    converters = set()
    for page in [*PAGES, *reversed(PAGES)]:
        kept = module.Markdown(extensions=extensions, extension_configs=CONFIGS)
        fresh: Any = markdown.Markdown(
            extensions=["toc", "tables", "fenced_code", "attr_list"], extension_configs=CONFIGS
        )
        assert kept.convert(page) == fresh.convert(page)
        assert kept.toc_tokens == fresh.toc_tokens
        converters.add(kept)
    assert len(converters) == 1


def test_other_settings_get_another_converter() -> None:
    extensions: list[Any] = ["toc"]
    module = OneConverter(extensions)
    first = module.Markdown(extensions=extensions, extension_configs={"toc": {"permalink": False}})
    second = module.Markdown(extensions=extensions, extension_configs={"toc": {"permalink": True}})
    assert "headerlink" not in first.convert("# A")
    assert "headerlink" in second.convert("# A")
    assert module.Markdown(extensions=["toc"], extension_configs={"toc": {"permalink": True}}) is not second


def test_all_else_is_that_of_the_library() -> None:
    assert OneConverter([]).treeprocessors is markdown.treeprocessors


@pytest.mark.parametrize(
    ("extensions", "is_kept"),
    [
        (["toc", "tables", "fenced_code", "attr_list"], True),
        (["toc", GeneratedMarkdown()], True),
        (["toc", "footnotes"], False),
        (["pymdownx.snippets"], False),
        (["toc", markdown.extensions.Extension()], False),
    ],
)
def test_a_converter_is_kept_for_the_extensions_of_the_archive_only(
    extensions: list[Any], is_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = SimpleNamespace(markdown=markdown)
    monkeypatch.setattr(importlib, "import_module", lambda name: pages)
    on_config({"markdown_extensions": extensions})
    assert isinstance(pages.markdown, OneConverter) is is_kept
