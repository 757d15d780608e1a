"""A citation as data: files that citation managers and programs for bibliographies read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from generator.pages.citations.citation import Citation

FILES = {
    "BibTeX": "citation.bib",
    "biblatex": "citation.biblatex.bib",
    "RIS": "citation.ris",
    "CSL-JSON": "citation.csl.json",
}
"""The names of the files beside a page, by the names of their formats."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LATEX = {char: f"\\{char}" for char in "&%$#_"} | {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
}
"""Characters with a meaning in LaTeX. Braces count even behind a backslash, so they become commands."""

_LATEX_CHARS = re.compile(f"[{re.escape(''.join(_LATEX))}]")


def citation_files(citation: Citation) -> dict[str, bytes]:
    """Return the files of a citation, by their names beside the page."""
    return {
        FILES["BibTeX"]: bibtex(citation).encode("utf-8"),
        FILES["biblatex"]: biblatex(citation).encode("utf-8"),
        FILES["RIS"]: ris(citation).encode("utf-8"),
        FILES["CSL-JSON"]: msgspec.json.format(msgspec.json.encode([csl_item(citation)]), indent=2) + b"\n",
    }


def csl_item(citation: Citation) -> dict[str, Any]:
    """Return the item of CSL-JSON, without the fields that are not known.

    Its type is the plain one of CSL, because the styles print the publisher of a web page as an author.
    """
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "document",
        "title": citation.title,
        "genre": citation.kind,
        "container-title": citation.archive,
        "event-title": citation.event,
        "event-place": citation.place,
        "publisher": citation.publisher,
        "issued": {"date-parts": [list(citation.date)]} if citation.date else None,
        "language": citation.language,
        "note": citation.notice,
        "URL": citation.address,
    }
    return {name: value for name, value in item.items() if value is not None}


def bibtex(citation: Citation) -> str:
    """Return an entry of BibTeX."""
    year, month, day = (*citation.date, None, None, None)[:3]
    return _entry(
        "misc",
        citation.key,
        [
            ("title", f"{{{_latex(citation.title)}}}"),
            ("howpublished", _latex(f"{citation.kind}, {citation.archive}")),
            ("year", str(year) if year else None),
            ("month", _MONTHS[month - 1] if month else None),
            ("day", str(day) if day else None),
            ("note", _latex(_in_a_row([_event(citation), citation.publisher, citation.notice]))),
            ("url", citation.address),
        ],
    )


def biblatex(citation: Citation) -> str:
    """Return an entry of biblatex."""
    date = "-".join(f"{part:02}" for part in citation.date)
    return _entry(
        "online",
        citation.key,
        [
            ("title", f"{{{_latex(citation.title)}}}"),
            ("titleaddon", _latex(citation.kind)),
            ("organization", _latex(citation.archive)),
            ("eventtitle", _latex(citation.event)),
            ("venue", _latex(citation.place)),
            ("publisher", _latex(citation.publisher)),
            ("date", date or None),
            ("note", _latex(citation.notice)),
            ("url", citation.address),
        ],
    )


def ris(citation: Citation) -> str:
    """Return a record of RIS."""
    year, month, day = (*(f"{part:02}" for part in citation.date), "", "", "")[:3]
    fields = [
        ("TY", "ELEC"),
        ("ID", citation.key),
        ("TI", citation.title),
        ("T2", citation.archive),
        ("T3", citation.event),
        ("CY", citation.place),
        ("PB", citation.publisher),
        ("PY", year or None),
        ("DA", f"{year}/{month}/{day}" if month else None),
        ("M3", citation.kind),
        ("LA", citation.language),
        ("N1", citation.notice),
        ("UR", citation.address),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _event(citation: Citation) -> str:
    return ", ".join(part for part in (citation.event, citation.place) if part)


def _in_a_row(parts: Iterable[str | None]) -> str | None:
    return ". ".join(part for part in parts if part) or None


def _latex(text: str | None) -> str | None:
    if text is None:
        return None
    return _LATEX_CHARS.sub(lambda match: _LATEX[match[0]], " ".join(text.split()))


def _entry(kind: str, key: str, fields: Iterable[tuple[str, str | None]]) -> str:
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"
