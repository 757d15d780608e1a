"""The formats that are mutated: their pieces of markup, how a mutated text becomes a file, and which words it says.

The words are found without any code of the reader: a marked word is any `zq…x` that the oracle of the format is sure
about. To add a format, add a seed to `corpus/` and a line to `FORMATS`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

from tests.support.make_docx import docx

MARKED = re.compile(r"zq[0-9]+x")
"""A word that a mutated document says."""

_LINES = (
    "\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u2028", ">> ", ">>> ", "> ", "ADA CHURN: ", "Ada Churn: ", "MS. ROE: ",
    "Note: ", "NOTE: ", "(", ")", "[", "]", "(Laughter)", "[inaudible 00:01]", "--", "- ", "* ", "_", "**", "`", "#",
    "{", "}", "{{ 7*7 }}", "{% raw %}", "<b>", "</p>", "&", "&amp;", "&#0;", '"', "id=\"text-1\"", "[TOC]",
    "http://a.example/",
    "10:30 ", "4 April 2016\n", "\x00", "\x1b", "\ufeff", "\ufffd", "שלום ", "é", "e\u0301", "漢字", "\u202e",
    "Q. ", "A. ",
    "0:01\n", "1\n", "---\n", "***\n", "===\n", "The following are the outputs ", "provided by: ", "RAW - ", "Day 1 ",
)  # fmt: skip
_TAGS = (
    "<p>", "</p>", "<br>", "<br/>", "<div>", "</div>", "<b>", "</b>", "<td>", "<tr>", "<table>", "</table>", "<li>",
    "<a href='x'>", "</a>", "<h2>", "</h2>", "<pre>", "</pre>", "<font>", "<center>", "&lt;", "&nbsp;",
    "&#x41;", "<p/>",
    "<div/>", "<nav>", "</nav>", "<header>", "</aside>", "<section>", "<form>", "<b></i>", "</main>",
    "</body>", "<span>",
)  # fmt: skip
_CUES = (
    "\n\n00:00:20.000 --> 00:00:21.000\n", "\n\n5\n00:00:20,000 --> 00:00:21,000\n", "<v Ada Churn>", "</v>",
    "<i>", "</i>",
    "<00:00:01.000>", "<c>", "</c>", "{\\an8}", "&gt;&gt; ", "- ", ">> ", "\n", "\n\n", "ADA: ", "&nbsp;",
)  # fmt: skip
_HIDING = re.compile(
    r"<\s*/?(?:script|style|template|iframe|object|svg|select|textarea|noscript|title|xmp|noembed|noframes|frameset|math|"
    r"plaintext|option|button|video|audio|canvas|datalist|head|!|\?|dialog|details)|hidden|display|<!|\]\]>",
    re.IGNORECASE,
)


_TAG = re.compile(r"</?[a-z][a-z0-9]*(?: href=(?:'[^'<>]*'|\"[^\"<>]*\"))? ?/?>")


class Format(NamedTuple):
    """A format of sources."""

    suffix: str
    pieces: tuple[str, ...]
    """Markup that is put into seeds."""
    words: Callable[[str], Counter[str]]
    """Returns the marked words that a mutated text certainly says."""
    encode: Callable[[str], bytes]
    """Makes the file of a mutated text."""


def _all_words(text: str) -> Counter[str]:
    return Counter(MARKED.findall(text))


def _words_of_html(text: str) -> Counter[str]:
    """Return the words between tags; none if the page has an element whose text a browser may hide."""
    body = text.partition("<body>")[2]
    if _HIDING.search(body) or body.count("<") != len(_TAG.findall(body)):
        return Counter()
    parser = _TextParser()
    parser.feed(body)
    parser.close()
    return _all_words(" ".join(parser.texts))


class _TextParser(HTMLParser):
    """Collects the texts between tags."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        """Collect a text; the parser calls this function."""
        self.texts.append(data)


def _words_of_cues(text: str) -> Counter[str]:
    """Return the words outside of tags, cue settings and blocks that are no cues."""
    if re.search(r"^(?:NOTE|STYLE|REGION)", text, re.MULTILINE):
        return Counter()
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    said = Counter[str]()
    for block in blocks:
        lines = block.split("\n")
        times = [number for number, line in enumerate(lines) if "-->" in line]
        if len(times) == 1:
            said += _all_words(re.sub(r"<[^>]*>|\{[^}]*\}", " ", "\n".join(lines[times[0] + 1 :])))
    return said


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _docx(text: str) -> bytes:
    return docx(*re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd]", "", text).split("\n"))


FORMATS = (
    Format("txt", _LINES, _all_words, _utf8),
    Format("md", (*_LINES, "~~~\n", "| a |\n", "[a]: b\n", "![a](b)"), _all_words, _utf8),
    Format("html", (*_TAGS, *_LINES[:12]), _words_of_html, _utf8),
    Format("xhtml", (*_TAGS, *_LINES[:12]), _words_of_html, _utf8),
    Format("vtt", _CUES, _words_of_cues, _utf8),
    Format("srt", _CUES, _words_of_cues, _utf8),
    Format("docx", _LINES, _all_words, _docx),
)
"""All formats."""
