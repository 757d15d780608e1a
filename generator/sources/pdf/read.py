"""PDF: the text of its pages in the order of reading, without running heads and page numbers.

pypdfium2 says where each character is; the order of columns, lines and paragraphs is found here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.sources.apart import EndedError, work_apart
from generator.sources.pdf.footnotes import numbers_of_footnotes, take_numbers
from generator.sources.pdf.furniture import furniture
from generator.sources.pdf.labels import are_numbered, take_rest_of_label
from generator.sources.pdf.notes import PdfNotes, document_notes, has_inner_documents
from generator.sources.pdf.order import PageLine, line_gaps, lines_in_order
from generator.sources.pdf.page import runs_of
from generator.sources.pdf.paragraphs import Column, columns_of, starts_paragraph
from generator.sources.pdf.run import Run
from generator.sources.source_lines import (
    Aside,
    FileLine,
    SourceLines,
    finding,
    inner_document_finding,
    lines_of,
    unreadable_file,
)

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MAX_PAGES = 3000
_MAX_CHARS = 5_000_000
"""A day of speech has half a million."""

_MIN_TEXT_SHARE = 0.5
_MAX_TITLE_PLACE = 6
_MAX_TITLE_LINES = 3
_MIN_TITLED_LINES = 4
_MIN_TITLE_SIZE = 1.15
"""Size of the letters of a title, in sizes of the text."""

_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u2010]$")
_FIRST_WORD = re.compile(r"([^\W\d_]{2,})(?:[^\w\s]*)(?:\s|$)")


def read(data: bytes) -> SourceLines:
    """Return the lines of a PDF; the library has a process of its own, which it ends where the memory is too small."""
    try:
        import pypdfium2  # noqa: F401 - the copies of this process share it
    except ImportError:
        return unreadable_file(
            "the library pypdfium2, which reads PDF files, is not installed: run"
            " `pip install transcript-archive[pdf]`, or save the document as text",
            "format-needs-library",
        )
    try:
        lines = work_apart(lambda: msgspec.msgpack.encode(_read_data(data)))
    except EndedError:
        return unreadable_file(
            "reading was stopped: the library for PDF files took too much time or memory, or ended by itself;"
            " split the file or save its text, and nothing is published until then",
            "too-costly",
        )
    return msgspec.msgpack.decode(lines, type=SourceLines)


def _read_data(data: bytes) -> SourceLines:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            return unreadable_file("the PDF is protected by a password; save it without one")
        return unreadable_file("the PDF is damaged and can't be read; save it again, or save its text")
    try:
        return _read(document)
    except pypdfium2.PdfiumError:
        return unreadable_file("a page of the PDF is damaged and can't be read; save it again, or save its text")
    finally:
        document.close()


def _read(document: PdfDocument) -> SourceLines:
    page_count = len(document)
    if page_count > _MAX_PAGES:
        return unreadable_file(f"the PDF has more than {_MAX_PAGES} pages; split it")
    page_runs: list[list[Run]] = []
    notes = PdfNotes(document)
    remaining = _MAX_CHARS
    for index in range(page_count):
        page = document[index]
        runs, count = runs_of(page, remaining)
        notes.add_page(page)
        page.close()
        remaining -= count
        if remaining < 0:
            return unreadable_file(f"the PDF has more than {_MAX_CHARS} characters; split it")
        page_runs.append([run for run in runs if run.text])
    pages = lines_in_order(page_runs)
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if not page_count or len(empty) > (1 - _MIN_TEXT_SHARE) * page_count:
        return unreadable_file(
            "the PDF holds pictures of pages and no text; recognise its text, for example with OCRmyPDF,"
            " and put the result here",
            "pdf-without-text",
        )
    findings = []
    if empty:
        message = (
            f"{len(empty)} of {page_count} pages hold no text, the first is page {empty[0]}; if they are scans,"
            " recognise their text, for example with OCRmyPDF"
        )
        findings.append(finding("pdf-pages-without-text", "warning", message, values=(f"{len(empty)}/{page_count}",)))
    if has_inner_documents(document):
        findings.append(inner_document_finding())
    descriptions = [FileLine(words, "page-furniture") for words in notes.descriptions]
    return lines_of([*_lines(pages), *notes.lines, *descriptions, *document_notes(document)], findings)


class _Title(msgspec.Struct, frozen=True):
    """The title of a document."""

    first: PageLine
    text: str
    """The words of all its lines."""


class _Text(msgspec.Struct):
    """The lines of the file so far, and the last line of its text."""

    has_numbers: bool
    """Whether many lines have a number beside them."""
    gap: float
    """The usual distance of lines, in points."""
    lines: list[FileLine] = []
    above: PageLine | None = None
    column: Column | None = None
    """The column of the last line."""
    index: int = -1
    """The place of the last line in `lines`."""

    def add(self, line: PageLine, new_line: FileLine, column: Column) -> None:
        """Add a line of the text."""
        if self.above is None or self.column is None:
            if self.lines:
                self.lines.append(FileLine(""))
            self._add_first(new_line)
        elif starts_paragraph(self.above, line, self.gap, (self.column, column)):
            self.lines.append(FileLine(""))
            self._add_first(new_line)
        else:
            self._add_next(new_line)
        self.above, self.column = line, column

    def _add_first(self, new_line: FileLine) -> None:
        self.index = len(self.lines)
        self.lines.append(new_line)

    def _add_next(self, new_line: FileLine) -> None:
        last = self.lines[self.index]
        new_line.continues = True
        _join_word(last, new_line)
        if not last.continues and not self.has_numbers:
            take_rest_of_label(last, new_line)
        if new_line.text:
            self.index = len(self.lines)
            self.lines.append(new_line)


def _lines(pages: list[list[PageLine]]) -> list[FileLine]:
    """Return the lines of all pages."""
    asides = furniture(pages)
    title = _title(pages[0], asides)
    all_lines = [line for page in pages for line in page]
    text = _Text(are_numbered([line.text for line in all_lines]), line_gaps(all_lines))
    for page, reasons in zip(pages, asides, strict=True):
        _add_page(text, page, reasons, title)
    return text.lines


def _add_page(text: _Text, page: list[PageLine], reasons: list[Aside | None], title: _Title | None) -> None:
    numbers = numbers_of_footnotes(page, reasons)
    columns = columns_of(line for line, reason in zip(page, reasons, strict=True) if reason is None)
    for line, reason in zip(page, reasons, strict=True):
        if reason is not None:
            text.lines.append(_file_line(line, reason, title))
            continue
        notes = take_numbers(line, numbers)
        text.add(line, _file_line(line, reason, title), columns[line.column])
        text.lines.extend(notes)


def _file_line(line: PageLine, reason: Aside | None, title: _Title | None) -> FileLine:
    """Return a line of a page as a line of the file."""
    new_line = FileLine(line.text, reason, lead=0 if reason else line.lead)
    if title is not None and line is title.first:
        new_line.key, new_line.value = "title", title.text
    return new_line


def _title(first_page: list[PageLine], asides: list[list[Aside | None]]) -> _Title | None:
    """Return the lines in the largest letters at the top of the first page, if they stand out and are together."""
    lines = [line for line, reason in zip(first_page, asides[0], strict=True) if reason is None]
    if len(lines) < _MIN_TITLED_LINES:
        return None
    body = sorted(line.size for line in lines)[len(lines) // 2]
    largest = max(line.size for line in lines[:_MAX_TITLE_PLACE])
    places = [index for index, line in enumerate(lines) if line.size >= largest]
    is_together = places[-1] - places[0] == len(places) - 1 < _MAX_TITLE_LINES
    if not is_together or largest < _MIN_TITLE_SIZE * body:
        return None
    return _Title(lines[places[0]], " ".join(lines[place].text for place in places))


def _join_word(above: FileLine, line: FileLine) -> None:
    """Put the rest of a word that is broken at a line end where the word begins; its hyphen stays."""
    broken, rest = _BROKEN_WORD.search(above.text), _FIRST_WORD.match(line.text)
    if broken is None or rest is None or not (rest[1][0].islower() or broken[1].istitle()):
        return  # `Bell-` and `Alday` are one name
    above.text += line.text[: rest.end()].rstrip()
    line.text = line.text[rest.end() :].lstrip()
    line.lead = max(line.lead - rest.end(), 0)
