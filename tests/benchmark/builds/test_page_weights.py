from __future__ import annotations

import gzip
from pathlib import Path

from tests.benchmark.builds.page_weights import by_kind, page_weights, table

PAGE = """<link rel="icon" href="../assets/icon.svg"><link href="x" rel="canonical">
<link rel="stylesheet" href="../assets/all.css"><script type="module" src="../assets/page.js"></script>
<div data-page="session">%s</div>"""


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def test_a_page_weighs_all_that_it_loads(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    files = {
        "icon.svg": "<svg/>",
        "all.css": '@import "more.css"; a { mask: url("dot.svg") } b { mask: url("data:image/svg+xml,<svg/>") }',
        "more.css": "i { top: 0 }",
        "dot.svg": "<svg></svg>",
        "page.js": 'import { a } from "./part.js";\nconst later = () => import("./later.js");',
        "part.js": "export const a = 1;",
        "later.js": "x".join(map(str, range(999))),
    }
    for name, text in files.items():
        assets.mkdir(exist_ok=True)
        (assets / name).write_text(text, encoding="utf-8")
    for number in range(10):
        folder = tmp_path / f"s{number}"
        folder.mkdir()
        (folder / "index.html").write_text(PAGE % "".join(map(chr, range(300, 300 + 40 * number))), encoding="utf-8")
    (tmp_path / "404.html").write_text("no kind", encoding="utf-8")

    weights = page_weights(tmp_path)
    loaded = sum(packed(assets / name) for name in files if name != "later.js")
    first = next(weight for weight in weights if weight.address == "s0/")
    assert (first.html, first.total) == (
        packed(tmp_path / "s0" / "index.html"),
        packed(tmp_path / "s0" / "index.html") + loaded,
    )
    assert {weight.requests for weight in weights} == {7}
    of_sessions = by_kind(weights)["session"]
    assert (of_sessions.pages, of_sessions.largest_address) == (10, "s9/")
    assert of_sessions.median < of_sessions.ninetieth <= of_sessions.largest
    assert len(list(table(weights))) == 2
