from __future__ import annotations

import base64
import json

import pytest

from generator.errors import BuildError
from generator.site.portable.script import classic_script, data_script, loaded_later


def test_a_module_becomes_a_function_that_hands_over_what_it_exports() -> None:
    script = classic_script("search.js", "const a = 1;\nfunction b() {}\nexport { a as open, b as b };\n")
    assert script == (
        '(() => {\n"use strict";\nconst a = 1;\nfunction b() {}\n\n\n'
        'portableCopy.exports("search.js", { open: a, b: b });\n})();\n'
    )


def test_a_script_that_is_loaded_later_comes_from_the_copy() -> None:
    text = 'const load = () => import("./search.js");\n'
    assert list(loaded_later(text)) == ["search.js"]
    assert 'const load = () => portableCopy.script("search.js");' in classic_script("page.js", text)


@pytest.mark.parametrize("text", ['import "./other.js";\n', 'import { a } from "./other.js";', "export const a = 1;\n"])
def test_a_module_that_was_not_joined_is_an_error(text: str) -> None:
    with pytest.raises(BuildError, match=r"page\.js: this script imports others"):
        classic_script("page.js", text)


def test_the_word_import_in_a_text_is_no_import() -> None:
    text = 'const words = "we import(ed) cheese";\nimportant();\n'
    assert "we import(ed) cheese" in classic_script("page.js", text)


def test_a_file_of_text_is_handed_over_as_it_is() -> None:
    content = '{"__proto__": "</script>", "quote": "\\"\u2028"}\n'
    script = data_script("search-index/index.json", content.encode())
    arguments = json.loads(f"[{script.removeprefix('portableCopy.file(').removesuffix(');' + chr(10))}]")
    assert arguments == ["search-index/index.json", True, content]


def test_a_file_of_bytes_is_handed_over_in_base64() -> None:
    data = bytes(range(256))
    script = data_script("search-index/0.bin", data)
    arguments = json.loads(f"[{script.removeprefix('portableCopy.file(').removesuffix(');' + chr(10))}]")
    assert arguments[:2] == ["search-index/0.bin", False]
    assert base64.b64decode(arguments[2]) == data
