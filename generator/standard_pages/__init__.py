"""The pages of an archive that has none of its own: one folder a language, the same file names in each.

A page of the same name in `content/pages/` wins. A file is Markdown with Jinja, and prints the values of
`pages/standard.py`. A standard page links to no part of another one, since an archive may replace each.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent

FALLBACK_LANGUAGE = "en"
"""The language of pages that are not translated; it has all pages."""


def standard_page_names() -> tuple[str, ...]:
    """Return the file names of all standard pages."""
    return tuple(sorted(path.name for path in (_FOLDER / FALLBACK_LANGUAGE).glob("*.md")))


def standard_page_file(name: str, language: str) -> Path:
    """Return the file of a standard page in a language: `pt-BR`, else `pt`, else English."""
    for folder in (language, language.partition("-")[0], FALLBACK_LANGUAGE):
        path = _FOLDER / folder / name
        if folder.replace("-", "").isalnum() and path.is_file():
            return path
    return _FOLDER / FALLBACK_LANGUAGE / name
