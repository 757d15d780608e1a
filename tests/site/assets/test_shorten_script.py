"""A script loses comments and blanks, and no string, template or expression changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.results.program import PROGRAM_THEME
from generator.site.assets.shorten_script import shorten_script, without_comments


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("// why\nconst a = 1; // how\n\n  /* and\n  more */\n  f( a );\n", "const a=1;f(a);"),
        ('const a = "two  words // no comment";\n', 'const a="two  words // no comment";'),
        ("const a = 'it\\'s  /* one */';\n", "const a='it\\'s  /* one */';"),
        ("const a = `two  words\n  ${b + 1} // kept`;\n", "const a=`two  words\n  ${b + 1} // kept`;"),
        ("const a = `${ { b: 1 }.b }  c`;\n", "const a=`${ { b: 1 }.b }  c`;"),
        ("const a = `a \\${  b`;\n", "const a=`a \\${  b`;"),
        ("const a = /[/*]  \\/\\/ x/u.test( b );\n", "const a=/[/*]  \\/\\/ x/u.test(b);"),
        ("const a = b / c / d;\n", "const a=b/c/d;"),
        ("const a = b + +c - -d;\n", "const a=b+ +c- -d;"),
    ],
)
def test_what_means_nothing_goes(script: str, short: str) -> None:
    assert shorten_script(script).strip() == short


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        ("const a = 1\nconst b = 2\n", 2),
        ("a = b\n++c\n", 2),
        ("return\nvalue()\n", 2),
        ("a()\nb()\n", 2),
    ],
)
def test_a_line_end_that_ends_a_statement_stays(script: str, lines: int) -> None:
    assert len(shorten_script(script).strip().splitlines()) == lines


@pytest.mark.parametrize(
    "code",
    [
        "const a = `${b ? `, in:  ${b} // no comment` : ``}`;  // stays",
        "const a = `x ${f({ b: 1 }, `two  words`)}`;",
        "const a = `x ${b.map((c) => { return `two  ${c}`; })}`;",
        "const a = /`/;  const b = `two  words`;",
    ],
)
def test_only_comments_go_beside_a_template_in_a_template(code: str) -> None:
    assert shorten_script(f"// goes\n{code}\n  /* goes\n     too */\nc();\n") == f"{code}\nc();\n"


@pytest.mark.parametrize("path", sorted((PROGRAM_THEME / "assets").glob("*.js")), ids=lambda path: path.name)
def test_every_module_of_the_theme_is_shortened_and_keeps_its_templates(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    short = shorten_script(script)
    assert short != without_comments(script), "a template within a template: write it as two"
    templates = re.compile("`[^`]*`")
    assert templates.findall(short) == templates.findall(without_comments(script))
