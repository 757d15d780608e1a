"""A scan of a web page apart from the parser: comments, elements that their start tag closes, a count of letters.

The parser drops words without a word about it, for example behind `<iframe/>`. The scan counts the letters between the
tags, so that the reader can say what is missing.
"""

from __future__ import annotations

import re
from html import unescape

import msgspec

_TOKEN = re.compile(r"<(?:!--|(?P<end>/)?(?P<tag>[a-zA-Z][^\s/>]*)|[!?/])")
_TAG_END = re.compile(r"""(?:[^>"'=]|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+>""")
_COMMENT_END = re.compile(r"--!?>")
_DECLARATION = re.compile(r"doctype\b|xml\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_XML_START = re.compile(r"\s*<\?xml\b|[^<]{0,200}<!doctype\s+html\s+public\s+[\"']-//w3c//dtd xhtml", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)

_DECLARATIONS = re.compile(
    r"(\s{0,200}(?:<\?xml\b[^<>]{0,400}>\s{0,200})?<!doctype\b[^<>\[\]]{0,400})\[[^\]]*\]", re.IGNORECASE
)
"""The start of a page whose doctype declares something by itself."""

CODE = frozenset({"script", "style"})
"""Elements whose content is for programs."""
_RAW_TEXT = frozenset({"title", "textarea", "xmp"})
"""Elements whose content is text, tags included."""
_CLOSED_IN_TAG = re.compile(
    r"<(iframe|template|script|style|noframes|noembed|noscript|canvas|svg|textarea|title|object|audio|video|select"
    r"|button|a|div|span|p|b|i|em|strong|h[1-6]|td|th|li|ul|ol|table)(\s[^<>]*)?/>",
    re.IGNORECASE,
)
_HIDING = frozenset(
    {"iframe", "template", "script", "style", "noframes", "noembed", "noscript", "canvas", "svg", "textarea", "title"}
    | {"object", "audio", "video", "select"}
)
"""Elements that hide all that follows, or turn it into something else, until they are closed."""


class PageScan(msgspec.Struct):
    """What the scan page_scan."""

    letters: int = 0
    """Letters and digits between the tags, without comments and code."""
    comments: list[str] = []
    """The comments with words, in order."""


def close_elements(source: str) -> str:
    """Return the source of a page with an end tag for each element that is closed in its start tag.

    XHTML allows `<script src="x"/>` for every element; in HTML the parser takes all that follows as the element's
    content. Code and comments stay as they are.
    """
    is_xml = _XML_START.match(source) is not None
    if is_xml and "<![CDATA[" in source:
        last = source.rfind("]]>") + len("]]>")  # none is looked for where none ends
        source = _CDATA.sub(_escaped, source[:last]) + source[last:]
    if "/>" not in source or not _CLOSED_IN_TAG.search(source):
        return source
    parts: list[str] = []
    done = 0
    for start, end, tag in _tags(source, PageScan()):
        if source[end - 2 : end] == "/>" and (tag in _HIDING or (is_xml and _CLOSED_IN_TAG.match(source, start, end))):
            parts.append(f"{source[done : end - 2]}></{tag}>")
            done = end
    return "".join([*parts, source[done:]])


def without_declarations(source: str) -> str:
    """Return the source of a page without what its doctype declares, which the parser would take for text."""
    declared = _DECLARATIONS.match(source)
    return source[: declared.end(1)] + source[declared.end() :] if declared else source


def scan(source: str) -> PageScan:
    """Return the comments of a page, and how many letters are between its tags."""
    page_scan = PageScan()
    done = 0
    for start, end, _ in _tags(source, page_scan):
        page_scan.letters += _letters(source[done:start])
        done = end
    page_scan.letters += _letters(source[done:])
    return page_scan


def letter_count(text: str) -> int:
    """Return the number of letters and digits in a text."""
    return sum(map(len, _LETTERS.findall(text)))


def _letters(source: str) -> int:
    return letter_count(unescape(source) if "&" in source else source)


def _tags(source: str, page_scan: PageScan) -> list[tuple[int, int, str]]:
    """Return start, end and name of each tag, comment and piece of code; comments are added to `page_scan`."""
    tags: list[tuple[int, int, str]] = []
    position = 0
    while (token := _TOKEN.search(source, position)) is not None:
        end = _markup_end(source, token, page_scan)
        if end is None:
            break
        tag = (token["tag"] or "").lower()
        tags.append((token.start(), end, tag))
        position = end
        is_open = not token["end"] and source[end - 2 : end] != "/>"
        if is_open and (tag in CODE or tag in _RAW_TEXT):
            close = re.compile(rf"</{tag}\b", re.IGNORECASE).search(source, end)
            if close is None:  # code without an end is no code but a damaged page
                break
            position = close.start()
            tags.append((end if tag in CODE else position, position, ""))
    return tags


def _markup_end(source: str, token: re.Match[str], page_scan: PageScan) -> int | None:
    """Return the end of a comment, declaration or tag, or None if a tag goes on to the end of the page."""
    if token[0] == "<!--":
        return _comment_end(source, token.end(), page_scan)
    if not token["tag"]:
        return _declaration_end(source, token.end(), page_scan)
    tag_end = _TAG_END.match(source, token.end())
    return tag_end.end() if tag_end else None


def _comment_end(source: str, start: int, page_scan: PageScan) -> int:
    close = _COMMENT_END.search(source, start)
    _add_comment(source[start : close.start() if close else len(source)], page_scan)
    return close.end() if close else len(source)


def _declaration_end(source: str, start: int, page_scan: PageScan) -> int:
    """Return the end of a declaration, such as that of the doctype; the parser takes all others as comments.

    What a doctype declares by itself, such as the words of an entity, is one, too.
    """
    close = source.find(">", start)
    end = close if close >= 0 else len(source)
    words = source[start:end]
    if _DECLARATION.match(source, start):
        words = words.partition("[")[2] if "[" in words else ""
    _add_comment(words, page_scan)
    return end + 1


def _add_comment(comment: str, page_scan: PageScan) -> None:
    words = " ".join(comment.split())
    if _LETTERS.search(words):
        page_scan.comments.append(words)


def _escaped(section: re.Match[str]) -> str:
    return section[1].replace("&", "&amp;").replace("<", "&lt;")
