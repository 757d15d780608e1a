"""Links between the Markdown files of pages."""

from __future__ import annotations

import pytest

from generator.pages.views.entries import markdown_link


@pytest.mark.parametrize(
    ("target", "path", "link"),
    [
        ("people/ada/", "igf-2016/ws1/index.md", "../../people/ada/index.md"),
        ("igf-2016/ws2/", "igf-2016/ws1/index.md", "../ws2/index.md"),
        ("igf-2016/ws1/", "igf-2016/ws1/index.md", "index.md"),
        ("people/ada/", "index.md", "people/ada/index.md"),
        ("", "people/ada/index.md", "../../index.md"),
    ],
)
def test_a_link_goes_from_file_to_file(target: str, path: str, link: str) -> None:
    assert markdown_link(target, path) == link
    assert markdown_link(target, path, "ada-1") == f"{link}#ada-1"
