"""Rows as CSV: UTF-8, commas, a line feed at the end of a row, quotation marks only where they are needed.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a tab for a formula, also between quotation marks.
So a text that begins with one of them gets an apostrophe before it, and so does a text that begins with apostrophes and
then one of them: whoever takes one apostrophe away from each such text has exactly the words. Numbers stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports.tables.table import Cell, Row

_SIGNS = frozenset("=+-@\t\r\uff0b\uff0d\uff1d\uff20")
"""How a formula of a spreadsheet begins; the last four are wide forms of the signs, which some spreadsheets read."""


def csv_rows(rows: Iterable[Row]) -> bytes:
    """Return rows as lines of CSV."""
    return "".join(f"{','.join(map(_cell, row))}\n" for row in rows).encode("utf-8")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _is_formula(text) else text


def unguarded(text: str) -> str:
    """Return the text of a cell: the inverse of `guarded`."""
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    """Return True if a text is a formula, or apostrophes and then a formula."""
    return text.lstrip("'")[:1] in _SIGNS


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    text = guarded(value)
    if '"' in text:
        return f'"{text.replace(chr(34), chr(34) * 2)}"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text
