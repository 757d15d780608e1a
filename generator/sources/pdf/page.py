"""The words of a PDF page with their places, as runs of text on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.sources.pdf.characters import Fonts, lines_of_page
from generator.sources.pdf.right_to_left import runs_of_lines
from generator.sources.pdf.run import Run

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


def runs_of(page: PdfPage, limit: int) -> tuple[list[Run], int]:
    """Return the runs of a page of pypdfium2 and its number of characters; of a page with more than `limit`, none."""
    text_page = page.get_textpage()
    count = int(text_page.count_chars())
    if count > limit:
        return [], count
    runs = runs_of_lines(lines_of_page(text_page, count), Fonts(text_page))
    text_page.close()
    return runs, count
