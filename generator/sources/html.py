"""Web pages: the text that a reader sees, a line a paragraph, with what stands around the text told apart from it."""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from generator.records import Finding
from generator.sources import main_text
from generator.sources.control_characters import REPLACEMENT
from generator.sources.decode import SAMPLE, Decoded, decode
from generator.sources.html_elements import ENDLESS, FORMATTING
from generator.sources.html_lines import Page, page_of
from generator.sources.source_lines import Line, Lines, finding, lines_of, unreadable

NAME = "html"

_LARGEST = 64 * 1024 * 1024
_DEEPEST = 2000
"""Elements inside each other. Browsers stop at 512; the parser takes its time with every level."""
_MOST_WORK = 100_000_000
"""Tags times levels: what the parser has to look at in the worst case."""
_MOST_COPIES = 3_000_000
"""Tags times unclosed formatting: elements that the parser may have to make."""

_MOST_COMPARED = 300_000_000
"""Attributes of one element, each of which the parser compares with all others."""

_CHARSET = re.compile(r"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s/\"']+")
_LONG = 2000
"""Characters of a tag from which its attributes are counted."""
_SKIPPED = re.compile(r"<(script|style|template|iframe|svg)\b.*?(?:</\1\b[^>]*>|$)|<!--.*?(?:-->|$)", re.I | re.S)


def read(data: bytes) -> Lines:
    """Return the lines of a web page."""
    if len(data) > _LARGEST:
        return unreadable(f"the page has more than {_LARGEST // 1024 // 1024} MB")
    decoded = decode(data, _declared(data))
    if decoded.bad > 0.2 * len(decoded.text):
        return unreadable("the file is no text in UTF-8: nothing of it can be read")
    page, findings = _page(decoded.text)
    made = main_text.chosen(page)
    return lines_of(made, [*findings, *_findings(decoded, made), *main_text.doubts(made)])


def read_fragment(source: str) -> tuple[list[Line], list[Finding]]:
    """Return the lines of HTML that a library made of a document: all of it is text, and its blanks count."""
    page, findings = _page(source, preserve=True)
    return [Line(line.text) for line in page.lines], findings


def _page(source: str, *, preserve: bool = False) -> tuple[Page, list[Finding]]:
    if _is_too_deep(source):
        message = "the tags of the page are nested too deeply or have too much in them: its text is read without them"
        return _without_tags(source), [finding("html-too-deep", "warning", message)]
    return page_of(LexborHTMLParser(source), preserve=preserve), []


def _declared(data: bytes) -> str | None:
    """Return the encoding that the page names, as browsers understand the name."""
    found = _CHARSET.search(data[:SAMPLE].decode("latin-1"))
    if found is None:
        return None
    name = found[1].lower()
    return (
        "cp1252" if name in {"iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii", "windows-1252"} else _safe(name)
    )


def _safe(name: str) -> str | None:
    """Return the name of an encoding of characters; Python knows others that do other things to bytes."""
    is_known = re.fullmatch(
        r"(?:iso-?8859-?\d{1,2}|windows-?125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr))", name
    )
    return name if is_known else None


def _is_too_deep(source: str) -> bool:
    """Return whether the page was made to keep the parser busy; it is estimated, and a page that errs isn't lost."""
    open_tags: dict[str, int] = {}
    depth = deepest = tags = formatting = unclosed = compared = 0
    for found in _TAG.finditer(source):
        tags += 1
        if len(found[3]) > _LONG:
            compared += len(_ATTRIBUTE.findall(_VALUE.sub('"', found[3]))) ** 2
        name = found[2].lower()
        if name in ENDLESS or found[3].endswith("/"):
            continue
        if found[1]:
            if not open_tags.get(name):
                continue
            open_tags[name] -= 1
            depth -= 1
        else:
            open_tags[name] = open_tags.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        if name in FORMATTING:
            formatting += -1 if found[1] else 1
            unclosed = max(unclosed, formatting)
    return (
        deepest > _DEEPEST or deepest * tags > _MOST_WORK or unclosed * tags > _MOST_COPIES or compared > _MOST_COMPARED
    )


def _without_tags(source: str) -> Page:
    page = Page()
    text = re.sub(r"<[^<>]*>", "\n", _SKIPPED.sub("\n", source))
    for line in text.split("\n"):
        words = " ".join(unescape(line).split())
        if words:
            page.add(words)
    return page


def _findings(decoded: Decoded, made: list[Line]) -> list[Finding]:
    found = list(decoded.findings)
    if decoded.bad:
        line = next((number for number, line in enumerate(made, 1) if REPLACEMENT in line.text), None)
        message = f"{decoded.bad} places are no text in UTF-8 and are shown as U+FFFD; the first one is in this line"
        found.append(finding("bytes-unreadable", "error", message, line))
    return found
