"""A script is joined with the modules that it imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.assets.asset_files import AssetFiles, NotJoinedError
from generator.site.assets.join_scripts import join_script, loaded_later

MODULES = {
    "page": """// Of every page.
import { add, two as pair } from "./numbers.js";
import "./effect.js";
import {
  Sum,
} from "./sum.js";

/** @param {import("./gone.js").Type} x */
const text = `kept  ${add(1, pair)}`;
export { text as shown };
""",
    "numbers": """export const two = 2;
export function add(a, b) {
  return a + b;
}
const three = 3;
export { three as THREE };
""",
    "effect": "const two = 'another two';\nconsole.log(two);\n",
    "sum": 'import { add } from "./numbers.js";\nexport { THREE } from "./numbers.js";\n'
    "export class Sum {\n  of(a) {\n    return add(a, 1);\n  }\n}\n"
    'export async function later() {\n  return import("./late.js");\n}\n',
    "late": "export const late = 1;\n",
}


def written(folder: Path, modules: dict[str, str]) -> AssetFiles:
    (folder / "assets").mkdir()
    for name, text in modules.items():
        (folder / "assets" / f"{name}.js").write_text(text, encoding="utf-8")
    return AssetFiles([folder])


def test_a_module_is_a_function_that_is_called_once(tmp_path: Path) -> None:
    joined = join_script(written(tmp_path, MODULES), "assets/page.js")
    assert joined.count("const $numbers = (() => {") == 1
    assert joined.index("const $numbers =") < joined.index("const $sum =")
    assert "const { add, two: pair } = $numbers;" in joined
    assert "THREE: $numbers.THREE" in joined
    assert "const two='another two';" in joined
    assert "`kept  ${add(1, pair)}`" in joined
    assert 'import("./late.js")' in joined
    assert "gone.js" not in joined
    assert "Of every page" not in joined
    assert joined.rstrip().endswith("export { text as shown };")
    assert joined.count("export") == 1


def test_what_is_loaded_later_is_found(tmp_path: Path) -> None:
    files = written(tmp_path, MODULES)
    assert loaded_later(files, "assets/page.js") == set(), "a type in a comment"
    assert loaded_later(files, "assets/sum.js") == {"assets/late.js"}


def test_a_script_without_imports_is_shortened_too(tmp_path: Path) -> None:
    files = written(tmp_path, {"classic": "// why\n(() => {\n  globalThis.x = 1;\n})();\n"})
    assert join_script(files, "assets/classic.js").strip() == "(()=>{globalThis.x=1;})();"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('import all from "./numbers.js";', "`import` has a form that can't be joined"),
        ('import * as all from "./numbers.js";', "`import` has a form that can't be joined"),
        ("export default 1;", "`export` has a form that can't be joined"),
        ("export let a = 1;", "`export` has a form that can't be joined"),
        ("export const { a, b } = {};", "`export` has a form that can't be joined"),
        ('await import("./numbers.js");', "`await` has a form that can't be joined"),
        ("const here = import.meta.url;", "`import.meta` has a form that can't be joined"),
        ('import { add } from "./gone.js";', "there is no assets/gone.js"),
        ('import { add } from "./page.js";', "assets/page.js imports itself"),
        ('import { gone } from "./numbers.js";', "assets/numbers.js doesn't export gone"),
    ],
)
def test_another_form_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(NotJoinedError, match=rf"assets/page\.js:1: {reason}"):
        join_script(written(tmp_path, {"page": text, "numbers": MODULES["numbers"]}), "assets/page.js")
