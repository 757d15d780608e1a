"""Web pages: the text that a reader sees, one line for each paragraph, apart from the page chrome around it."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from generator.records import Finding
from generator.sources.decode import SAMPLE_BYTES, decode
from generator.sources.markup import without_markup
from generator.sources.source_lines import (
    FileLine,
    SourceLines,
    finding,
    first_replaced_line,
    lines_of,
    unreadable_bytes_finding,
    unreadable_file,
)
from generator.sources.text import NOT_TEXT
from generator.sources.web import main_text
from generator.sources.web.attributes import add_words_of_attributes
from generator.sources.web.elements import FORMATTING, UNCLOSED
from generator.sources.web.lines import WebPage, lay_out
from generator.sources.web.scan import close_elements, letter_count, scan, without_declarations

_MAX_PAGE_BYTES = 64 * 1024 * 1024
_MAX_DEPTH = 2000
"""Elements inside each other. Browsers stop at 512; the parser takes its time with every level."""
_MAX_TAGS_TIMES_DEPTH = 100_000_000
"""The elements that the parser has to look at in the worst case."""
_MAX_TAGS_TIMES_UNCLOSED = 3_000_000
"""The elements that the parser may have to make: it repeats unclosed formatting."""
_MAX_COMPARED_ATTRIBUTES = 300_000_000
"""Pairs of attributes in long tags: the parser compares each attribute of an element with all others."""
_MAX_UNREADABLE_SHARE = 0.2

_CHARSET = re.compile(r"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s/\"']+")
_MIN_LONG_TAG_CHARS = 2000
"""The attributes of a longer tag are counted."""
_NOT_SHOWN = re.compile(r"<(script|style)\b.*?(?:</\1\b[^>]*>|$)|<!--.*?(?:-->|$)", re.I | re.S)


def read(data: bytes) -> SourceLines:
    """Return the lines of a web page."""
    if len(data) > _MAX_PAGE_BYTES:
        return unreadable_file(f"the page has more than {_MAX_PAGE_BYTES // 1024 // 1024} MB; split it")
    decoded = decode(data, _declared_encoding(data))
    if decoded.bad > _MAX_UNREADABLE_SHARE * len(decoded.text):
        return unreadable_file(NOT_TEXT)
    source = close_elements(decoded.text)
    page, findings = _page(without_declarations(source))
    lines = [*main_text.text_and_asides(page), *_unseen(page.unseen)]
    scanned = scan(source)
    findings += _missing_letters(scanned.letters, lines)
    lines += [FileLine(comment, "comment") for comment in scanned.comments]
    lines += [*_words_of_attributes(page), *_unseen(page.frames)]
    lines += [FileLine(words, "hidden") for words in page.unknown_tags]
    findings += decoded.findings
    if decoded.bad:
        findings.append(unreadable_bytes_finding(decoded.bad, first_replaced_line(line.text for line in lines)))
    return lines_of(lines, [*findings, *main_text.hidden_text_findings(lines)])


def _unseen(sources: list[str]) -> list[FileLine]:
    """Return the words of frames, templates and drawings, which no reader of the page sees."""
    lines = (" ".join(unescape(without_markup(source)).split()) for source in sources)
    return [FileLine(line, "hidden") for line in lines if line]


def _words_of_attributes(page: WebPage) -> list[FileLine]:
    """Return the descriptions of pictures and other elements, and what the page says about itself."""
    descriptions = [FileLine(words, "page-furniture") for words in page.descriptions if words]
    return descriptions + [FileLine(words, "metadata") for words in page.facts if words and words != page.title]


def _missing_letters(letters: int, lines: list[FileLine]) -> list[Finding]:
    """Return an error if fewer letters are in the lines than the page has between its tags."""
    missing = letters - sum(
        letter_count(line.text if line.aside != "hidden" else without_markup(line.text)) for line in lines
    )
    if missing <= 0:
        return []
    message = (
        f"{missing} letters of the page are in no line, because its tags are damaged;"
        " open the page in a browser and save it again, or save it as text"
    )
    return [finding("html-words-left-out", "error", message)]


def _page(source: str) -> tuple[WebPage, list[Finding]]:
    if _is_too_complex(source):
        message = (
            "the tags of the page are nested too deeply or too large; its text is read without them;"
            " if the result is wrong, save the page as text"
        )
        return _without_tags(source), [finding("html-too-deep", "warning", message)]
    tree = LexborHTMLParser(source)
    page = lay_out(tree)
    if tree.root is not None:
        add_words_of_attributes(page, tree.root)
    return page, []


_WINDOWS_1252_NAMES = {"iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii", "windows-1252"}


def _declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page names, as browsers understand the name."""
    declaration = _CHARSET.search(data[:SAMPLE_BYTES].decode("latin-1"))
    if declaration is None:
        return None
    name = declaration[1].lower()
    return "cp1252" if name in _WINDOWS_1252_NAMES else _character_encoding(name)


def _character_encoding(name: str) -> str | None:
    """Return the name if it is an encoding of characters; Python's other codecs do other things to bytes."""
    is_known = re.fullmatch(
        r"(?:iso-?8859-?\d{1,2}|windows-?125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))", name
    )
    return name if is_known else None


def _is_too_complex(source: str) -> bool:
    """Return True if the parser would take too long for a page; an estimate, and such a page is read without tags."""
    work = _ParserWork()
    for tag in _TAG.finditer(source):
        work.add_tag(tag[2].lower(), tag[3], is_end=bool(tag[1]))
    return (
        work.max_depth > _MAX_DEPTH
        or work.max_depth * work.tags > _MAX_TAGS_TIMES_DEPTH
        or work.max_unclosed * work.tags > _MAX_TAGS_TIMES_UNCLOSED
        or work.compared_attributes > _MAX_COMPARED_ATTRIBUTES
    )


class _ParserWork:
    """Counts of a page's tags, an estimate of the parser's work."""

    def __init__(self) -> None:
        self.open_tags: dict[str, int] = {}
        self.depth = self.max_depth = 0
        self.unclosed = self.max_unclosed = 0  # elements of formatting
        self.tags = 0
        self.compared_attributes = 0

    def add_tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        """Count a tag, given its name and the rest of its text."""
        self.tags += 1
        if len(attributes) > _MIN_LONG_TAG_CHARS:
            self.compared_attributes += len(_ATTRIBUTE.findall(_VALUE.sub('"', attributes))) ** 2
        open_count = self.open_tags.get(name, 0)
        if name in UNCLOSED or attributes.endswith("/") or (is_end and not open_count):
            return
        step = -1 if is_end else 1
        self.open_tags[name] = open_count + step
        self.depth += step
        self.max_depth = max(self.max_depth, self.depth)
        if name in FORMATTING:
            self.unclosed += step
            self.max_unclosed = max(self.max_unclosed, self.unclosed)


def _without_tags(source: str) -> WebPage:
    page = WebPage()
    text = re.sub(r"<[^<>]*>", "\n", _NOT_SHOWN.sub("\n", source))
    for line in text.split("\n"):
        words = " ".join(unescape(line).split())
        if words:
            page.add(words)
    return page
