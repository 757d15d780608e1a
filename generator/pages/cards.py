"""The card of each event: the picture that other sites show beside a link to it or to one of its sessions.

It is drawn as SVG and becomes a PNG, with fonts that come in packages, never those of the system: a card has the same
bytes on every machine. Each stroke at its foot is a session, as high as its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from textwrap import wrap

import font_source_sans_pro
import font_source_serif_pro
import resvg_py

from generator.archive.archive import Archive
from generator.archive.summary import Summary
from generator.pages.docs_folder import DocsFolder
from generator.pages.views.entries import joined
from generator.pages.views.wording import counted, range_in_words
from generator.records import Event
from generator.results.value_hashes import digest
from generator.urls import card_address

WIDTH, HEIGHT = 1200, 630
"""Of a card, in pixels: the form that other sites ask for."""

_FONTS = (
    str(Path(font_source_serif_pro.font_directory, "SourceSerifPro-Bold.otf")),
    str(Path(font_source_sans_pro.font_directory, "SourceSansPro-Regular.otf")),
)
_SERIF, _SANS = "Source Serif Pro", "Source Sans Pro"
"""The names of the families."""

_DRAWABLE = re.compile("[ -~¡-ž–—‘’“”„…]*")
"""Texts that the fonts can draw."""

_SIZES = ((100, 2), (70, 3), (50, 4))
"""Of a name: the size in pixels, and the most lines."""

_MAX_FACTS = 64
"""Characters in a line of facts."""

_PAPER, _INK, _SOFT, _EDGE = "#fbf8f1", "#1c1a17", "#544d42", "#8a8070"
_INKS = ("#0b5058", "#7c2b2b", "#76560c", "#3d4a86", "#45602a")
"""As in `theme/assets/tokens.css`, by day."""

_MARGIN, _FOOT, _MAX_STROKE, _MIN_STROKE = 80, 600, 130, 6
"""In pixels: beside the words, the lower end of the strokes, their height."""


def write_cards(archive: Archive, archive_name: str, folder: DocsFolder) -> None:
    """Write the card of each event that has documents; one that shows the same as before is kept."""
    events: dict[str, Event] = {}
    by_event: dict[str, list[Summary]] = {}
    for document in archive.documents:
        if document.event is not None:
            events.setdefault(document.event.id, document.event)
            by_event.setdefault(document.event.id, []).append(document)
    for event_id, documents in by_event.items():
        svg = event_card(events[event_id], documents, archive_name)
        folder.write_made(card_address(event_id), digest(svg), partial(as_png, svg))


def event_card(event: Event, documents: Iterable[Summary], archive_name: str) -> str:
    """Return the card of an event as SVG.

    Args:
        event: The event.
        documents: All its documents.
        archive_name: Printed above its name.
    """
    sessions = [document for document in documents if document.is_session]
    facts = joined([event.place, range_in_words(event.start, event.end)])
    size = counted(len(sessions), "session") if sessions else None
    parts = [*_name(event.name), *_line(archive_name, 96, _SOFT), *_line(facts, 404), *_line(size, 450, _SOFT)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>{"".join(parts)}'
        f"{''.join(_strokes([document.words for document in sessions]))}</svg>"
    )


def as_png(svg: str) -> bytes:
    """Return a card as PNG."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(_FONTS)))


def _name(name: str) -> Iterator[str]:
    """Yield the name of the event in the largest size in which it fits, cut in the smallest one."""
    if not name.strip() or not _is_drawable(name):
        return
    room = WIDTH - 2 * _MARGIN
    for size, most in _SIZES:
        chars = int(room / size / _width(name) * len(name))
        lines = wrap(name, chars, break_long_words=False)
        if len(lines) <= most and all(_width(line) * size <= room for line in lines):
            break
    else:
        lines = wrap(name, chars, max_lines=most, placeholder=" …")
    for place, line in enumerate(lines):
        yield _text(line, 128 + round(size * (0.8 + 1.14 * place)), f'font-family="{_SERIF}" font-size="{size}"', _INK)


def _line(text: str | None, y: int, colour: str = _INK) -> Iterator[str]:
    if text and _is_drawable(text):
        yield _text(text[:_MAX_FACTS], y, f'font-family="{_SANS}" font-size="34"', colour)


def _text(text: str, y: int, font: str, colour: str) -> str:
    return f'<text x="{_MARGIN}" y="{y}" {font} fill="{colour}">{escape(text)}</text>'


def _width(text: str) -> float:
    """Return about how wide a text is, as a multiple of the size of its font; rather too much."""
    return sum(1.02 if char in "MW@%" else 0.72 if char.isupper() else 0.56 for char in text)


def _is_drawable(text: str) -> bool:
    return _DRAWABLE.fullmatch(text) is not None


def _strokes(words: Sequence[int]) -> Iterator[str]:
    """Yield a stroke for each session, over the width of the card; many sessions have narrow ones."""
    if not words:
        return
    step = min(24.0, (WIDTH - 2 * _MARGIN) / len(words))
    most = max(*words, 1)
    for place, count in enumerate(words):
        height = max(_MIN_STROKE, round(count / most * _MAX_STROKE))
        box = f'x="{_MARGIN + place * step:.2f}" y="{_FOOT - height}" width="{step * 0.6:.2f}" height="{height}"'
        yield f'<rect {box} fill="{_INKS[place % len(_INKS)]}"/>'
