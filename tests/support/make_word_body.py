"""XML of the body of a word processing file: paragraphs, runs and tables."""

from __future__ import annotations


def run(text: str, properties: str = "") -> str:
    """Return words with one set of properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", mark: str = "") -> str:
    """Return a paragraph of runs; `mark` are the properties of its end."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}<w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; `/` parts the paragraphs of a cell."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: tuple[str, ...]) -> str:
    columns = (f"<w:tc>{''.join(paragraph(run(text)) for text in cell.split('/'))}</w:tc>" for cell in cells)
    return f"<w:tr>{''.join(columns)}</w:tr>"
