"""A language in which every word of the interface has marks around it: what has none escapes the catalogues."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from selectolax.lexbor import LexborHTMLParser as Html

from generator.interface import catalogue
from generator.project import Project
from generator.site.build import build_site
from tests.support.paths import ROOT

LANGUAGE = "eo"
"""A language that the program doesn't have."""

_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_FIRST_CLAUSE = re.compile(r"⟦[^⟦⟧\n]*")
"""The report's headings are sentences up to their first semicolon, without the mark at the end."""
_LATIN_WORD = re.compile(r"[A-Za-z]{2}")
_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-notice")
_PARTS = re.compile(
    r"[·,;:()…“”/]|\bSHA-256 [0-9a-f]+|\b[0-9a-f]{12}\b|[\w.{}-]+\.(?:csv|epub|jsonl?|txt|vtt|xml|zip)(?:\.gz)?\b"
)

_OTHERS = {
    "akoma ntoso 3", "apa", "atom", "biblatex", "bibtex", "chicago", "csl-json", "ctrl k", "epub", "json",
    "material for mkdocs", "mkdocs", "mla", "parla-clarin", "ris", "sha-256", "tei", "webvtt",
}  # fmt: skip
"""Names that are the same in every language."""


def load_words() -> Any:  # noqa: ANN401 - a module that is no part of a package
    """Return the module `requirements/words.py`."""
    spec = importlib.util.spec_from_file_location("words", ROOT / "requirements" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build_in_pseudo_language(project: Project) -> None:
    """Build the site of an archive with marks around every word of the interface."""
    folder = project.site_config / "theme" / "locales"
    _write_catalogue(folder)
    set_language(project, LANGUAGE)
    before = catalogue.CATALOGUES
    catalogue.CATALOGUES = folder
    catalogue.read_catalogue.cache_clear()
    try:
        lines: list[str] = []
        build_site(project, print_line=lines.append)
        assert "check: no faults" in lines, lines
    finally:
        catalogue.CATALOGUES = before
        catalogue.read_catalogue.cache_clear()


def set_language(project: Project, language: str) -> None:
    """Set the language of an archive in its settings."""
    path = project.site_config / "archive.yml"
    path.write_text(
        re.sub(r"^language: \w+", f"language: {language}", path.read_text("utf-8"), flags=re.M), encoding="utf-8"
    )


def _write_catalogue(folder: Path) -> None:
    words = load_words()
    marked = Catalog(locale=LANGUAGE, charset="utf-8")
    for message in words.collected():
        if message.id and message.context not in {"between thousands", "between items", "before decimals"}:
            forms = tuple(map(_with_marks, message.id)) if isinstance(message.id, tuple) else _with_marks(message.id)
            marked.add(message.id, forms, context=message.context)
    target = folder / LANGUAGE / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / "messages.mo").write_bytes(words.compiled(marked))


def _with_marks(text: object) -> str:
    return f"⟦{text}⟧"


def data_of(project: Project) -> str:
    """Return all texts that people gave to an archive, in small letters and on one line."""
    folders = (project.root / "content", project.site_config)
    paths = [project.mkdocs_yml, *(path for folder in folders for path in sorted(folder.rglob("*")))]
    texts = (path.read_text("utf-8", errors="replace") for path in paths if path.is_file() and path.suffix != ".mo")
    names = " ".join(str(path.relative_to(project.root)) for path in paths)
    return " ".join(f"{' '.join(texts)} {names}".split()).casefold()


def unmarked_texts(html: str, data: str) -> Iterator[str]:
    """Yield each text of a page that is neither marked nor data of the archive."""
    page = Html(html)
    for node in page.css(
        "script, style, svg, [data-record], .cite dd, .print-foot, .page--data h3, code, kbd, .page--person .list ul"
    ):
        node.decompose()
    texts = [value for node in page.css("*") for key, value in node.attributes.items() if key in _ATTRIBUTES and value]
    body = page.css_first("body")
    if body is not None:
        texts.append(_without_marks(body.text(separator="\n")))
    for text in texts:
        for part in _PARTS.split(_without_marks(text).replace("\n", ",")):
            words = " ".join(part.split()).strip(".?! ’'").casefold()
            if _LATIN_WORD.search(words) and words not in data and words not in _OTHERS:
                yield words


def _without_marks(text: str) -> str:
    while True:
        shorter = _MARKED.sub("", text)
        if shorter == text:
            return _FIRST_CLAUSE.sub("", text)
        text = shorter
