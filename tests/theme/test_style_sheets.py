"""The style sheets: they are read one after another, so a class has its own rule in one of them."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.support.paths import THEME

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{")
_INSIDE = re.compile(r"\([^()]*\)")
_CLASS = re.compile(r"\.[a-z][a-z-]*")


def test_a_class_has_its_own_rule_in_one_style_sheet() -> None:
    """Two parts of the site that use one name for two things would get each other's looks."""
    sheets = defaultdict[str, set[str]](set)
    for path in sorted((THEME / "assets").glob("*.css")):
        for selectors in _RULE.findall(_COMMENT.sub("", path.read_text(encoding="utf-8"))):
            for selector in map(str.strip, _INSIDE.sub("", selectors).split(",")):
                if path.name != "print.css" and _CLASS.fullmatch(selector):
                    sheets[selector].add(path.name)
    assert len(sheets) > 30
    assert {selector: names for selector, names in sheets.items() if len(names) > 1} == {}
