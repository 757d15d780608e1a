"""Find the words that a mutated document certainly says, without any code of the reader.

A marked word is any `zq…x`. An oracle counts only those that it is sure about: none is better than a wrong one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree

from tests.fuzz.packed_files import lines_of_pdf

MARKED = re.compile(r"zq[0-9]+x")
"""A word that a mutated document says."""

_HIDING = re.compile(
    r"<\s*/?(?:script|style|template|iframe|object|svg|select|textarea|noscript|title|xmp|noembed|noframes|frameset|math|"
    r"plaintext|option|button|video|audio|canvas|datalist|head|!|\?|dialog|details)|hidden|display|<!|\]\]>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?: href=(?:'[^'<>]*'|\"[^\"<>]*\"))? ?/?>")
_MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}")
_SBV_TIME = re.compile(r"\d:\d\d:\d\d\.\d{3},\d:\d\d:\d\d\.\d{3}")
_ASS_COLUMNS = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
_ASS_FIELDS = 9
"""Commas before the text."""
_TSV_FIELDS = 3
_TTML = "{http://www.w3.org/ns/ttml}"


def all_words(text: str) -> Counter[str]:
    """Return all words."""
    return Counter(MARKED.findall(text))


def words_of_pdf(text: str) -> Counter[str]:
    """Return the words that are not broken at the end of a line."""
    return all_words("\n".join(lines_of_pdf(text)))


def words_of_html(text: str) -> Counter[str]:
    """Return the words between tags; none if the page has an element whose text a browser may hide."""
    body = text.partition("<body>")[2]
    if _HIDING.search(body) or body.count("<") != len(_TAG.findall(body)):
        return Counter()
    parser = _TextParser()
    parser.feed(body)
    parser.close()
    return all_words(" ".join(parser.texts))


class _TextParser(HTMLParser):
    """Collects the texts between tags."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        """Collect a text; the parser calls this function."""
        self.texts.append(data)


def words_of_cues(text: str) -> Counter[str]:
    """Return the words outside of tags, cue settings and blocks that are no cues."""
    if re.search(r"^(?:NOTE|STYLE|REGION)", text, re.MULTILINE):
        return Counter()
    said = Counter[str]()
    for lines in _blocks(text):
        times = [number for number, line in enumerate(lines) if "-->" in line]
        if len(times) == 1:
            said += _outside_markup("\n".join(lines[times[0] + 1 :]))
    return said


def words_of_sbv(text: str) -> Counter[str]:
    """Return the words below a line that is nothing but two times."""
    said = Counter[str]()
    for lines in _blocks(text):
        if _SBV_TIME.fullmatch(lines[0]):
            said += _outside_markup("\n".join(lines[1:]))
    return said


def words_of_ass(text: str) -> Counter[str]:
    """Return the words of the lines of speech, if the head and the columns are those of the seed."""
    head, found, lines = text.partition(
        "\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    )
    if not found or not head.endswith("[Events]") or re.search(r"^(?:\[|Format)", lines, re.MULTILINE):
        return Counter()
    said = Counter[str]()
    for line in lines.split("\n"):
        fields = line.split(",", _ASS_FIELDS)
        if re.match(r"Dialogue: \d,\d:\d\d:\d\d\.\d\d,\d:\d\d:\d\d\.\d\d,", line) and len(fields) > _ASS_FIELDS:
            said += _outside_markup(fields[-1])
    return said


def words_of_tsv(text: str) -> Counter[str]:
    """Return the words in the last column of the rows that have all columns."""
    rows = [row.split("\t", _TSV_FIELDS) for row in text.split("\n")]
    if rows[0] != ["start", "end", "speaker", "text"]:
        return Counter()
    return all_words("\n".join(row[-1] for row in rows[1:] if len(row) > _TSV_FIELDS))


def words_of_ttml(text: str) -> Counter[str]:
    """Return the words of the paragraphs; none if the file is not XML or something may be hidden."""
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - a text of the tests, without entities
    except ElementTree.ParseError:
        return Counter()
    body = root.find(f"{_TTML}body")
    paragraphs = [] if body is None else body.iter(f"{_TTML}p")
    said, inside = Counter[str](), set[ElementTree.Element]()
    for item in paragraphs:
        if item.get("begin") and item not in inside:
            inside.update(item.iter())  # the words of a paragraph inside this one are said once
            said += all_words("".join(item.itertext()))
    return said


def words_of_json(text: str) -> Counter[str]:
    """Return the words of the segments that have a start and a text; none if the file is no certain JSON."""
    try:
        segments = json.loads(text, object_pairs_hook=_object)["segments"]
        pairs = [(item["start"], item["text"]) for item in segments]
    except (ValueError, KeyError, TypeError):
        return Counter()
    texts = [words for start, words in pairs if isinstance(start, float) and isinstance(words, str)]
    return _outside_markup("\n".join(texts))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object whose keys all come once; others are no certain JSON."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key comes twice")
    return dict(pairs)


def _blocks(text: str) -> list[list[str]]:
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [block.strip("\n").split("\n") for block in blocks]


def _outside_markup(text: str) -> Counter[str]:
    return all_words(_MARKUP.sub(" ", text))
