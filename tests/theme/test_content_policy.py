"""A page needs nothing that a strict content policy (`default-src 'self'`) refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.paths import THEME

TEMPLATES = sorted(path for path in THEME.rglob("*") if path.suffix in {".html", ".jinja", ".svg"})
STYLE_SHEETS = sorted((THEME / "assets").rglob("*.css"))
URL = re.compile(r"""url\(\s*["']?([^"')]+)""")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_templates_have_no_inline_style_script_or_handler(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|["'(]data:""", text)
    assert all("src=" in tag or 'type="application/' in tag for tag in re.findall(r"<script\b[^>]*>", text))


@pytest.mark.parametrize("path", STYLE_SHEETS, ids=lambda path: path.name)
def test_style_sheets_name_files_that_are_there(path: Path) -> None:
    for address in URL.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / address).is_file(), address


def test_there_is_a_mask_for_each_pattern() -> None:
    css = (THEME / "assets" / "swatches.css").read_text(encoding="utf-8")
    patterns = re.findall(r'\.pattern-(\d+) \{\n  --pattern: url\("swatches/(\d+)\.svg"\)', css)
    assert [one for one, _ in patterns] == [other for _, other in patterns] == [str(number) for number in range(12)]
