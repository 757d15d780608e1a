"""A style sheet is joined with those that it imports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.site.assets.asset_files import AssetFiles, NotJoinedError
from generator.site.assets.join_styles import join_styles

Write = Callable[..., AssetFiles]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def files(**texts: str) -> AssetFiles:
        (tmp_path / "assets").mkdir()
        for name, text in texts.items():
            (tmp_path / "assets" / name.replace("_", ".")).write_text(text, encoding="utf-8")
        return AssetFiles([tmp_path])

    return files


def test_imports_are_joined_in_their_order(write: Write) -> None:
    files = write(
        all_css='/* Of all pages. */\n@import "a.css";\n@import url("b.css");\nmain { top: 0 }\n',
        a_css='@import "c.css";\na { top: 1px }',
        b_css="b { width: calc(1px + 2px) }",
        c_css=":root { --x: 1 }",
    )
    assert join_styles(files, "assets/all.css") == ":root{--x:1}a{top:1px}b{width:calc(1px + 2px)}main{top:0}"


def test_a_small_picture_is_written_into_the_style_sheet(write: Write) -> None:
    files = write(
        all_css='a { mask: url("dot.svg") } b { mask: url(big.svg) } c { mask: url("https://example.org/x.svg") }',
        dot_svg='<svg viewBox="0 0 1 1">\n<path fill="#fff"/></svg>\n',
        big_svg=f"<svg>{'x' * 600}</svg>",
    )
    joined = join_styles(files, "assets/all.css")
    assert "url(\"data:image/svg+xml,<svg viewBox='0 0 1 1'> <path fill='%23fff'/></svg>\")" in joined
    assert "url(big.svg)" in joined
    assert 'url("https://example.org/x.svg")' in joined


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\n@import "gone.css";', "assets/all.css:2: there is no assets/gone.css"),
        ('@import "all.css";', "assets/all.css:1: assets/all.css imports itself"),
        ('@import "a.css" print;', "assets/all.css:1: an import with a condition can't be joined"),
        ('b { top: 0 }\n@import "a.css";', "assets/all.css:2: an import behind a rule can't be joined"),
    ],
)
def test_an_import_of_another_form_is_named(write: Write, text: str, message: str) -> None:
    with pytest.raises(NotJoinedError, match=message):
        join_styles(write(all_css=text, a_css="a { top: 0 }"), "assets/all.css")


def test_an_import_in_a_comment_is_none(write: Write) -> None:
    assert join_styles(write(all_css='/* @import "gone.css"; */ a { top: 0 }'), "assets/all.css") == "a{top:0}"
