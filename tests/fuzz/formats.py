"""The formats that are mutated: their pieces of markup, how a mutated text becomes a file, and which words it says.

To add a format, add a seed to `corpus/` and a line to `FORMATS`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.fuzz import packed_files, said_words

KEPT = Path(__file__).with_name("found")
"""The texts of documents that had a fault."""

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


_CUE_LINES = (
    "0:00:20.000,0:00:21.000\n", "Dialogue: 0,0:00:20.00,0:00:21.00,Default,Ada Churn,0,0,0,,", "20\t21\tAda Churn\t",
    "20000\t21000\t\t", "Comment: 0,0:00:20.00,0:00:21.00,Default,,0,0,0,,", "[Fonts]\n", "7\n",
)  # fmt: skip
_PARAGRAPHS = (
    '</p><p begin="20s" end="21s">', "<br/>", "<span>", "</span>", "</p>", "<div>", "</div>", "&amp;", "&#x41;", ">> ",
    "ADA CHURN: ", "- ", "\n", "<metadata/>", '<p begin="00:00:20.000">', "]]>", "(Laughter)", "<b>", "\u00a0",
)  # fmt: skip
_VALUES = (
    '"},{"start": 20.0, "text": "', '"}, {"text": "', "\\n", "\\u0000", "\\ud800", '\\"', ">> ", "ADA CHURN: ", "<i>",
    "&amp;", "(Laughter)", ", ", '"', "[", "]", "{", "}", '", "speaker": "Ada Churn', '", "words": [], "a": "', "- ",
    '", "text": "', "null", "1e999",
)  # fmt: skip


class Format(NamedTuple):
    """A format of sources."""

    suffix: str
    pieces: tuple[str, ...]
    """Markup that is put into seeds."""
    words: Callable[[str], Counter[str]]
    """Returns the marked words that a mutated text certainly says."""
    encode: Callable[[str], bytes]
    """Makes the file of a mutated text."""


FORMATS = (
    Format("txt", _LINES, said_words.all_words, packed_files.utf8),
    Format("md", (*_LINES, "~~~\n", "| a |\n", "[a]: b\n", "![a](b)"), said_words.all_words, packed_files.utf8),
    Format("html", (*_TAGS, *_LINES[:12]), said_words.words_of_html, packed_files.utf8),
    Format("xhtml", (*_TAGS, *_LINES[:12]), said_words.words_of_html, packed_files.utf8),
    Format("vtt", _CUES, said_words.words_of_cues, packed_files.utf8),
    Format("srt", _CUES, said_words.words_of_cues, packed_files.utf8),
    Format("sbv", (*_CUES, *_CUE_LINES), said_words.words_of_sbv, packed_files.utf8),
    Format("ass", (*_CUES, *_CUE_LINES, "\\N", ","), said_words.words_of_ass, packed_files.utf8),
    Format("tsv", (*_LINES, *_CUE_LINES), said_words.words_of_tsv, packed_files.utf8),
    Format("ttml", _PARAGRAPHS, said_words.words_of_ttml, packed_files.utf8),
    Format("json", _VALUES, said_words.words_of_json, packed_files.utf8),
    Format("docx", _LINES, said_words.all_words, packed_files.docx),
    Format("odt", _LINES, said_words.all_words, packed_files.odt),
    Format("rtf", _LINES, said_words.all_words, packed_files.rtf),
    Format("epub", (*_TAGS, *_LINES[:12]), said_words.words_of_html, packed_files.epub),
    Format("pdf", _LINES, said_words.words_of_pdf, packed_files.pdf),
)
"""All formats."""


def format_of_file(path: Path) -> Format:
    """Return the format of a kept text: its suffix, or the second one before `.txt` if the file has two."""
    suffix = path.name.removesuffix(".txt").rpartition(".")[2] if path.name.count(".") > 1 else path.suffix[1:]
    return next(item for item in FORMATS if item.suffix == suffix)
