"""The numbers of footnotes in the text of a PDF page."""

from __future__ import annotations

import re

from generator.sources.pdf.order import PageLine
from generator.sources.pdf.run import Run
from generator.sources.source_lines import Aside, FileLine

_NUMBER = re.compile(r"\d{1,3}")


def numbers_of_footnotes(page: list[PageLine], reasons: list[Aside | None]) -> frozenset[str]:
    """Return the numbers with which the footnotes of a page begin."""
    starts = (_NUMBER.match(line.text) for line, reason in zip(page, reasons, strict=True) if reason == "footnote")
    return frozenset(match[0] for match in starts if match)


def take_numbers(line: PageLine, numbers: frozenset[str]) -> list[FileLine]:
    """Take the raised numbers of footnotes out of a line of a page; return them as lines that are no text."""
    return [FileLine(number, "footnote") for run in line.runs for number in _take(run, numbers)]


def _take(run: Run, numbers: frozenset[str]) -> list[str]:
    taken: list[str] = []
    for start, end in reversed(run.raised):
        number = run.text[start:end]
        if number in numbers and start and not run.text[start - 1].isdecimal():
            run.text = run.text[:start] + run.text[end:].removeprefix(" " if run.text[end : end + 2] == "  " else "")
            run.bold_chars -= max(min(end, run.bold_chars) - start, 0)
            taken.insert(0, number)
    return taken
