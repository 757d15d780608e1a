"""A small invented site without a fault, and functions that put a defect into it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.records import Block, Notice, Session, SessionRecord, Source, Turn, to_json

BASE = "https://archive.example/records/"

HOME = """<!doctype html>
<html lang="en">
<head>
<title>Archive</title>
<meta name="description" content="Invented records.">
<link rel="canonical" href="https://archive.example/records/">
<link rel="stylesheet" href="assets/site.css">
</head>
<body>
<a href="#content">Skip</a>
<main id="content">
<h1 id="archive">Archive</h1>
<a href="moot-1/cheese/">Cheese</a>
<a href="moot-1/cheese/#ada-1">Ada</a>
</main>
</body>
</html>
"""

SESSION = """<!doctype html>
<html lang="en">
<head>
<title>Cheese</title>
<meta name="description" content="On cheese.">
<link rel="canonical" href="https://archive.example/records/moot-1/cheese/">
<link rel="stylesheet" href="../../assets/site.css">
</head>
<body>
<main id="content">
<h1 id="cheese">Cheese</h1>
<aside class="notice"><blockquote><p>Captions, not minutes.</p></blockquote></aside>
<section class="turn" data-turn="ada-1" aria-labelledby="ada-1">
<h2 id="ada-1">Ada</h2><a href="#ada-1">Link</a>
<div data-record="words"><p>Cheese is &lt;round&gt;.</p>
<p class="stage-direction">(Applause)</p></div>
</section>
<section class="turn" data-turn="unidentified-1" aria-labelledby="unidentified-1">
<h2 id="unidentified-1">Unidentified speaker</h2><a href="#unidentified-1">Link</a>
<div data-record="words"><p>Not always.</p></div>
</section>
<a href="session.json">Record</a>
</main>
</body>
</html>
"""

NOT_FOUND = """<!doctype html>
<html lang="en">
<head>
<title>Not found</title>
<meta name="description" content="Nothing is here.">
</head>
<body><a href="/records/">Home</a> <a href="https://archive.example/records/#archive">Archive</a></body>
</html>
"""

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>https://archive.example/records/</loc></url>
  <url><loc>https://archive.example/records/moot-1/cheese/</loc></url>
</urlset>
"""


def turn(name: str, *blocks: Block | str, label: str | None = None) -> Turn:
    """Return a turn with these paragraphs."""
    paragraphs = tuple(block if isinstance(block, Block) else Block("text", block) for block in blocks)
    return Turn(
        id=name, label=label, role=None, name=None, speaker=None, resolved=None, evidence=None, time=None,
        lines=(1, 1), blocks=paragraphs,
    )  # fmt: skip


def record(*turns: Turn, kind: str = "transcript", notices: tuple[str, ...] = ()) -> SessionRecord:
    """Return a record with words only, without metadata."""
    return SessionRecord(
        schema=1,
        source=Source("moot-1/cheese.txt", "0" * 64, "text", 1, None, None, None, None, None),
        kind=kind,  # type: ignore[arg-type]  # tests pass a valid kind
        title="Cheese",
        event=None, day=None, date=None, start_time=None, end_time=None, room=None,
        session=Session(None, None, None),
        status="final",
        language="en",
        notices=tuple(Notice((1, 1), text) for text in notices),
        turns=turns,
        removed=(),
        findings=(),
        provenance={},
    )  # fmt: skip


CHEESE = record(
    turn("ada-1", "Cheese is <round>.", Block("event", "(Applause)", "applause"), label="ADA"),
    turn("unidentified-1", "Not always."),
    notices=("Captions, not minutes.",),
)


FILES: dict[str, str | bytes] = {
    "index.html": HOME,
    "404.html": NOT_FOUND,
    "sitemap.xml": SITEMAP,
    "assets/site.css": "body { color: #123 }\n",
    "assets/dot.png": b"",
    "moot-1/cheese/index.html": SESSION,
    "moot-1/cheese/session.json": to_json(CHEESE),
}


def write_site(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the small site into `folder`; `changes` replace or add files, and `None` omits a file."""
    for name, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def with_body(html: str, page: str = "index.html") -> dict[str, str]:
    """Return the change that adds `html` as a line (line 15 of the home page) at the end of a page's `main`."""
    text = str(FILES[page])
    return {page: text.replace("</main>", f"{html}\n</main>")}
