"""The joined style sheets and scripts of the theme, and what an archive replaces in them."""

from __future__ import annotations

import re
from pathlib import Path

from generator.results.program import PROGRAM_THEME
from generator.site.assets.shorten_script import shorten_script
from generator.site.assets.write_assets import write_assets

SCRIPTS = re.compile(r"{% block scripts %}(.*?){% endblock %}", re.DOTALL)


def joined(docs: Path, *folders: Path) -> tuple[dict[str, str], list[str]]:
    lines: list[str] = []
    count = write_assets(docs, [*folders, PROGRAM_THEME], lines.append)
    files = {path.name: path.read_text(encoding="utf-8") for path in (docs / "assets").iterdir()}
    assert len(files) == count
    return files, lines


def test_everything_of_the_theme_is_joined(tmp_path: Path) -> None:
    files, lines = joined(tmp_path)
    assert lines == []
    assert sorted(name for name in files if name.endswith(".css")) == ["archive.css", "search.css"]
    assert "@import" not in files["archive.css"]
    assert not [name for name, text in files.items() if re.search(r"^import[ {\"]", text, re.MULTILINE)]
    assert files["search.js"].rstrip().endswith("export { open as open };")


def test_what_a_browser_reads_stays_small(tmp_path: Path) -> None:
    """At most 45 KB of style sheets, and 60 KB of scripts beside the search, both not compressed."""
    files, _ = joined(tmp_path)
    sizes = {name: len(text.encode("utf-8")) for name, text in files.items()}
    assert sum(size for name, size in sizes.items() if name.endswith(".css")) <= 45_000
    assert sizes["session.js"] + sizes["scheme.js"] <= 40_000, "what a session loads by itself"
    modules = [path for path in (PROGRAM_THEME / "assets").glob("*.js") if not path.name.startswith("search")]
    assert sum(len(shorten_script(path.read_text(encoding="utf-8")).encode("utf-8")) for path in modules) <= 60_000


def test_a_page_loads_one_module(tmp_path: Path) -> None:
    """Two modules of a page would each have their own copy of what both import."""
    files, _ = joined(tmp_path)
    for path in PROGRAM_THEME.glob("*.html"):
        for block in SCRIPTS.findall(path.read_text(encoding="utf-8")):
            for way in block.split("{% else %}"):
                assert way.count("<script") + way.count("super()") <= 1, path.name
            assert set(re.findall(r"assets/([\w-]+\.js)", block)) <= files.keys(), path.name


def test_an_archive_replaces_a_part(tmp_path: Path) -> None:
    own = tmp_path / "theme"
    (own / "assets").mkdir(parents=True)
    (own / "assets" / "tokens.css").write_text(":root { --ink: teal }", encoding="utf-8")
    (own / "assets" / "more.css").write_text("/* stays as it is */", encoding="utf-8")
    files, lines = joined(tmp_path / "docs", own)
    assert files["archive.css"].startswith(":root{--ink:teal}")
    assert "more.css" not in files
    assert lines == []


def test_a_part_in_another_form_leaves_the_rest_joined(tmp_path: Path) -> None:
    own = tmp_path / "theme"
    (own / "assets").mkdir(parents=True)
    (own / "assets" / "print.js").write_text("\nexport default 1;\n", encoding="utf-8")
    everything, _ = joined(tmp_path / "docs")
    files, lines = joined(tmp_path / "docs", own)
    assert everything.keys() > files.keys() > {"archive.css", "scheme.js"}
    assert all("assets/print.js:2: `export` has a form that can't be joined, so assets/" in line for line in lines)
    assert len(lines) == len(everything) - len(files)


def test_files_that_are_no_longer_joined_go(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "old.js").write_text("", encoding="utf-8")
    assert "old.js" not in joined(tmp_path)[0]


def test_unchanged_files_are_not_written_again(tmp_path: Path) -> None:
    joined(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "assets").iterdir()}
    joined(tmp_path)
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "assets").iterdir()}
