from __future__ import annotations

import random
from pathlib import Path

from generator.site.search.index import INDEX_FOLDER
from tests.benchmark.builds.site_bytes import folder_mb, site_bytes


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_bytes_are_counted_by_what_they_are(tmp_path: Path) -> None:
    noise = random.Random(1)  # noqa: S311 - text that can't be compressed
    text = "".join(chr(noise.randrange(97, 123)) for _ in range(3000))
    write(tmp_path / "index.html", '<div data-page="home">short</div>')
    write(tmp_path / "people" / "ada" / "index.html", f'<div data-page="person">{"same " * 1000}</div>')
    write(tmp_path / "people" / "bea" / "index.html", f'<div data-page="person">{text}</div>')
    write(tmp_path / "404.html", "no kind")
    write(tmp_path / INDEX_FOLDER / "index.bin", "x" * 2000)
    write(tmp_path / "assets" / "style.css", "y" * 500)
    made = site_bytes(tmp_path)
    assert (made.files, made.pages, made.search_files) == (6, 4, 1)
    assert made.search_mb == 0.002
    assert made.megabytes == folder_mb(tmp_path)
    assert made.search_mb < made.html_mb < made.megabytes
    assert {kind: page.address for kind, page in made.largest.items()} == {"home": "", "person": "people/bea/"}
    assert made.largest["person"].compressed < made.largest["person"].kilobytes
