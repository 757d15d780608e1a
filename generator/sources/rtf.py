"""Rich text (.rtf): its paragraphs and table rows as lines; notes, deletions and hidden words are asides."""

from __future__ import annotations

import codecs
import re

import msgspec

from generator.sources.field_codes import shown_words
from generator.sources.rtf_words import DESTINATIONS, FONT_CODECS, PROPERTIES, SHAPE_WORDS, SYMBOLS, UNREAD
from generator.sources.source_lines import (
    Aside,
    FileLine,
    SourceLines,
    inner_document_finding,
    lines_of,
    unreadable_file,
    with_gaps,
)

_MAX_BYTES = 64 * 1024 * 1024
_MAX_DEPTH = 500
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_INNER_DOCUMENT = re.compile(rb"\\objclass ?+(?!Equation)[^{}\\\r\n]")
"""The program of a document inside the document; a formula is shown by its picture."""
_ABOUT_DOCUMENT = frozenset({"info", "userprops"})
_KEPT_GROUPS = frozenset({"fldinst", "sn", "sv", "upr", "ud"})
_NUMBERED = frozenset({"u", "uc", "ansicpg", "f", "fcharset"})
"""Control words that are applied with a number only."""


class _Group(msgspec.Struct):
    """The properties inside a pair of braces."""

    aside: Aside | None = None
    unread: bool = False
    """Whether its words are for programs, such as names of fonts."""
    is_bold: bool = False
    is_hidden: bool = False
    codec: str = "cp1252"
    """Of the font."""
    skip: int = 1
    """Characters that follow one in Unicode, for older programs."""
    starts: bool = True
    """Whether nothing of the group is read yet."""
    may_be_skipped: bool = False
    """Whether the group begins with the sign that a program may skip it, and its name is still to come."""
    is_info: bool = False
    """Whether the group is about the document."""
    is_apart: bool = False
    """Whether the group has paragraphs of its own."""
    kept: list[str] | None = None
    """Where the words of the group go if they are no lines yet: the code of a field, the name of a property, or words
    for older programs that follow again in Unicode."""
    is_code: bool = False
    """Whether the group is the code of a field."""
    older: list[str] | None = None
    """The words for older programs in a group that has its words twice, until they follow in Unicode."""
    is_older: bool = False
    """Whether the group is for older programs, or inside of such a group."""


class _Paragraph(msgspec.Struct):
    """A paragraph that is being read."""

    parts: list[str] = []
    lead: int = 0
    leads: bool = True
    length: int = 0


class _RtfText:
    """The lines of a document, in one walk over its control words."""

    def __init__(self) -> None:
        self.lines: list[FileLine] = []
        self.groups = [_Group()]
        self.paragraphs: dict[Aside | None, _Paragraph] = {}
        self.font = 0
        self.codecs: dict[int, str] = {}
        self.to_skip = 0
        self.bytes = bytearray()
        self.high_surrogate = 0
        self.row_has_cells = False
        self.shape_property: list[str] = []
        """The name of the property of a shape that was read last."""

    def read(self, data: bytes) -> None:
        """Walk over a document."""
        for token in _TOKEN.finditer(data):
            word, number, code, sign, brace, text = token.groups()
            if code is not None:
                self.add_bytes(bytes.fromhex(code.decode()))
            elif text is not None:
                self.add_bytes(text)
            else:
                self.flush_bytes()
                if brace is not None:
                    self.brace(brace)
                elif word is not None:
                    self.word(word.decode(), int(number) if number else None)
                elif sign is not None:
                    self.sign(sign.decode("latin-1"))
        self.flush_bytes()
        for aside in list(self.paragraphs):
            self.end_paragraph(aside)

    def brace(self, brace: bytes) -> None:
        """Enter or leave a group."""
        self.to_skip = 0
        if brace == b"{" and len(self.groups) < _MAX_DEPTH:
            self.groups.append(_inner_group(self.groups[-1]))
        elif brace == b"}" and len(self.groups) > 1:
            group = self.groups.pop()
            if group.is_apart:
                self.end_paragraph(group.aside)
            if group.is_code and not self.groups[-1].is_older:
                self.add_shown(shown_words("".join(group.kept or ())))
            if group.older:
                self.add_shown(" ".join("".join(group.older).split()))

    def add_shown(self, words: str) -> None:
        """Add words that are in no paragraph as a line."""
        if words:
            self.lines.append(FileLine(words, self.groups[-1].aside or "hidden", starts_paragraph=True))

    def word(self, name: str, number: int | None) -> None:
        """Apply a control word."""
        group = self.groups[-1]
        group.starts = False
        if name in _NUMBERED and number is not None:
            self._numbered_word(group, name, number)
        elif name in SYMBOLS:
            self.add(SYMBOLS[name])
        elif name in {"par", "sect", "page", "row", "nestrow"}:
            self.end_paragraph(group.aside, row=name == "row")
        elif name == "cell":
            self.row_has_cells = True
            self.add("\t")
        elif name in DESTINATIONS or (group.is_info and name in PROPERTIES):
            self.set_apart(group, DESTINATIONS.get(name, "metadata"))
        elif name in _KEPT_GROUPS:
            self.begin_kept(group, name)
        elif name in UNREAD or name in _ABOUT_DOCUMENT:
            group.unread = True
            group.is_info = group.is_info or name in _ABOUT_DOCUMENT
        elif group.may_be_skipped:
            self.set_unknown_apart(group)
        else:
            _apply(group, name, number)
        group.may_be_skipped = False

    def set_apart(self, group: _Group, aside: Aside) -> None:
        """Begin a group whose words are no part of the text."""
        group.unread = group.may_be_skipped = False
        if not group.is_older:
            self.end_paragraph(aside)  # of words above the group, such as hidden ones
            group.aside, group.is_apart, group.kept = aside, True, None

    def begin_kept(self, group: _Group, name: str) -> None:
        """Begin a group with the code of a field, a property of a shape, or words that are in the file twice."""
        above = self.groups[-2] if len(self.groups) > 1 else _Group()
        if name == "fldinst":
            group.unread, group.is_code, group.kept = False, True, []
        elif name == "sn":
            self.shape_property = []
            group.unread, group.kept = False, self.shape_property
        elif name == "sv":
            group.unread = "".join(self.shape_property).strip() not in SHAPE_WORDS
            self.shape_property = []
            if not group.unread:
                self.set_apart(group, "page-furniture")
        elif name == "upr":
            group.older = []
        else:
            group.unread, group.kept, group.is_older = above.unread, above.kept, above.is_older
            above.older = None

    def set_unknown_apart(self, group: _Group) -> None:
        """Begin a group that programs may skip and that nobody knows: its words are hidden, unless all around it is."""
        if not (len(self.groups) > 1 and self.groups[-2].unread):
            self.set_apart(group, group.aside or "hidden")

    def _numbered_word(self, group: _Group, name: str, number: int) -> None:
        """Apply a control word about characters and fonts, which means nothing without its number."""
        if name == "u":
            self.unicode(number % 65536)
            self.to_skip = group.skip
        elif name == "uc":
            group.skip = max(0, min(number, 100))
        elif name == "ansicpg":
            for open_group in self.groups:
                open_group.codec = _codec(number)
        elif name == "f":
            self.font = number
            group.codec = self.codecs.get(number, self.groups[0].codec)
        elif number in FONT_CODECS:
            self.codecs[self.font] = FONT_CODECS[number]

    def sign(self, sign: str) -> None:
        """Apply a control sign."""
        if sign == "*" and self.groups[-1].starts:
            self.groups[-1].unread = self.groups[-1].may_be_skipped = True
        elif sign in "\\{}":
            self.add(sign)
        elif sign in "~_-":
            self.add({"~": "\u00a0", "_": "\u2011", "-": "\u00ad"}[sign])
        elif sign in "\r\n":
            self.end_paragraph(self.groups[-1].aside)

    def unicode(self, code: int) -> None:
        """Add a character in Unicode; a large one comes in two halves."""
        if 0xD800 <= code < 0xDC00:
            self.high_surrogate = code
        elif 0xDC00 <= code < 0xE000:
            whole = 0x10000 + ((self.high_surrogate & 0x3FF) << 10) + (code & 0x3FF)
            self.add(chr(whole) if self.high_surrogate else "\ufffd")
            self.high_surrogate = 0
        else:
            self.add(chr(code))

    def add_bytes(self, text: bytes) -> None:
        """Add bytes in the encoding of the document, without those that repeat a character in Unicode."""
        skipped = min(self.to_skip, len(text))
        self.to_skip -= skipped
        self.bytes += text[skipped:]

    def flush_bytes(self) -> None:
        """Add the bytes that were read."""
        if self.bytes:
            self.add(self.bytes.decode(self.groups[-1].codec, "replace"))
            self.bytes.clear()
            self.groups[-1].starts = False

    def add(self, text: str) -> None:
        """Add text to the paragraph of its kind."""
        group = self.groups[-1]
        if group.may_be_skipped:  # a group without a name
            self.set_unknown_apart(group)
        if group.unread:
            return
        if group.kept is not None:
            group.kept.append(text)
            return
        kind: Aside | None = "hidden" if group.is_hidden and group.aside is None else group.aside
        paragraph = self.paragraphs.setdefault(kind, _Paragraph())
        paragraph.parts.append(text)
        paragraph.length += len(text)
        paragraph.leads = paragraph.leads and (group.is_bold or not text.strip())
        if paragraph.leads and group.is_bold:
            paragraph.lead = paragraph.length

    def end_paragraph(self, aside: Aside | None, *, row: bool = False) -> None:
        """Add a paragraph to the lines, and the hidden words in it."""
        kinds: tuple[Aside | None, ...] = (None, "hidden") if aside is None else (aside,)
        for kind in kinds:
            paragraph = self.paragraphs.pop(kind, None)
            if paragraph is not None:
                self.add_lines(paragraph, kind, row=row and self.row_has_cells)
        self.row_has_cells = self.row_has_cells and not row

    def add_lines(self, paragraph: _Paragraph, aside: Aside | None, *, row: bool) -> None:
        """Add the lines of a paragraph."""
        text = "".join(paragraph.parts)
        start = 0
        is_first = True
        for part in text.split("\n"):
            line = part.rstrip()
            if line.strip() and (aside != "marker" or any(character.isalnum() for character in line)):
                lead = 0 if aside else min(max(paragraph.lead - start, 0), len(line))
                self.lines.append(FileLine(line, aside, lead=lead, row=int(row), starts_paragraph=is_first))
                is_first = False
            start += len(part) + 1


def read(data: bytes) -> SourceLines:
    """Return the lines of a rich text document."""
    if len(data) > _MAX_BYTES:
        return unreadable_file(f"the document has more than {_MAX_BYTES // 1024 // 1024} MB; split it")
    text = _RtfText()
    text.read(data)
    return lines_of(with_gaps(text.lines), [inner_document_finding()] if _INNER_DOCUMENT.search(data) else ())


def _inner_group(group: _Group) -> _Group:
    """Return a group inside of another one; the first group of words that come twice is for older programs."""
    inner = msgspec.structs.replace(group, starts=True, may_be_skipped=False, is_apart=False, is_code=False, older=None)
    if group.older is not None:
        inner.unread, inner.kept, inner.is_older = False, group.older, True
    return inner


def _codec(number: int) -> str:
    try:
        return codecs.lookup({65001: "utf-8", 10000: "mac-roman"}.get(number, f"cp{number}")).name
    except LookupError:
        return "cp1252"


def _apply(group: _Group, name: str, number: int | None) -> None:
    """Apply a property of letters."""
    is_on = number != 0
    if name in {"b", "i", "ul"}:
        group.is_bold = is_on
    elif name in {"v", "deleted"}:
        group.is_hidden = is_on
    elif name in {"plain", "pard"}:
        group.is_bold = group.is_bold and name == "pard"
        group.is_hidden = group.is_hidden and name == "pard"
