"""A paragraph with links in it: the words stay as they are, and some of them lead somewhere."""

from __future__ import annotations

import html
from collections.abc import Iterable

import msgspec

from generator.pages.markdown.escape import Markdown, escape

_IN_TITLE = str.maketrans({char: f"&#{ord(char)};" for char in "\\`*_{}[]()<>\"'#!&"})
_IN_TARGET = str.maketrans(
    {
        "\\": "%5C",
        "`": "%60",
        "*": "%2A",
        "_": "\\_",
        "(": "%28",
        ")": "%29",
        "<": "%3C",
        ">": "%3E",
        "[": "%5B",
        "]": "%5D",
        "{": "%7B",
        "}": "%7D",
        '"': "%22",
        "'": "%27",
        " ": "%20",
        "&": "&amp;",
    }
)


class MarkedSpan(msgspec.Struct, frozen=True, order=True):
    """A part of a paragraph that leads somewhere."""

    start: int
    """Of its first character in the text."""
    end: int
    """Behind its last character."""
    target: str
    """A link as MkDocs reads it: a Markdown file relative to the page, a fragment of the page, or a web address."""
    title: str = ""
    """What the link tells in a word or two when it is pointed at."""
    kind: str = ""
    """A class of the link, for the theme; small letters and hyphens."""


def inline_markdown(text: str, spans: Iterable[MarkedSpan] = ()) -> Markdown:
    """Return `text` as a paragraph of Markdown in which the words of each span are a link.

    Whatever the spans are, a reader of the page sees the words of `escape(text)`. Of two spans that overlap the one
    that starts first is taken, of two that start together the longer one; one that is empty or ends outside the text is
    left out.
    """
    wanted = sorted(spans, key=lambda span: (span.start, -span.end, span))
    if not wanted:
        return escape(text)
    wanted = [span for span in wanted if 0 <= span.start < span.end <= len(text)]
    line, places = _one_line(text, sorted({place for span in wanted for place in (span.start, span.end)}))
    parts = []
    done = 0
    for span in wanted:
        start, end = places[span.start], places[span.end]
        label = line[start:end]
        start += len(label) - len(label.lstrip())
        end -= len(label) - len(label.rstrip())
        if start < done or start >= end:
            continue
        parts += [_before(line[done:start], first=done == 0), _link(line[start:end], span)]
        done = end
    parts.append(_between(line[done:], first=done == 0))
    return Markdown("".join(parts))


def _one_line(text: str, wanted: Iterable[int]) -> tuple[str, dict[int, int]]:
    """Return the text with its blanks collapsed, and where each wanted place of the text, sorted, is in that."""
    line = " ".join(text.split())
    if line == text:
        return line, {place: place for place in wanted}
    places = {}
    done, size, blank = 0, 0, True  # nothing but a word can come first, nor behind a blank
    for place in wanted:
        between = text[done:place]
        words = " ".join(between.split())
        if between and not blank and between[0].isspace():
            size, blank = size + 1, True
        if words:
            size += len(words)
            blank = between[-1].isspace()
            size += blank
        done = place
        places[place] = min(size, len(line))
    return line, places


def _before(text: str, *, first: bool) -> str:
    """Return the escaped text before a link; an exclamation mark there would make a picture of the link."""
    if text.endswith("!"):
        return _between(text[:-1], first=first) + "\\!"
    return _between(text, first=first)


def _between(text: str, *, first: bool) -> str:
    """Return text outside links, escaped, its blanks kept; only at its start does a paragraph need more."""
    if first:
        return escape(text) + (" " if text.endswith(" ") else "")
    return _later(text)


def _later(text: str) -> str:
    """Return text that doesn't start a paragraph, escaped: a letter in front keeps `escape` from thinking it does."""
    return escape(f"x{text}x")[1:-1]


def _link(label: str, span: MarkedSpan) -> str:
    title = f' "{span.title.translate(_IN_TITLE)}"' if span.title else ""
    target = html.unescape(span.target).translate(_IN_TARGET)
    kind = f"{{: .{span.kind} }}" if span.kind else ""
    words = _later(label).replace("]:", "]&#58;")  # at the start of a paragraph it would define a reference
    return f"[{words}]({target}{title}){kind}"
