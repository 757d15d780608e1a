"""Writes a paragraph with links: the words stay the same, and some of them become links."""

from __future__ import annotations

import html
from collections.abc import Iterable

import msgspec

from generator.pages.markdown.escape import Markdown, escape

_TITLE_ESCAPES = str.maketrans({char: f"&#{ord(char)};" for char in "\\`*_{}[]()<>\"'#!&"})
_TARGET_ESCAPES = str.maketrans(
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
    """A part of a paragraph that becomes a link."""

    start: int
    """Index of the first character in the text."""
    end: int
    """Index after the last character."""
    target: str
    """A Markdown file relative to the page, a fragment of the page, or a web address."""
    title: str = ""
    """The tooltip of the link."""
    kind: str = ""
    """A CSS class of the link: lower-case letters and hyphens."""


def inline_markdown(text: str, spans: Iterable[MarkedSpan] = ()) -> Markdown:
    """Return `text` as a Markdown paragraph with a link for the words of each span.

    With any spans, a reader of the page sees the words of `escape(text)`. If two spans overlap, the first to start
    becomes a link; if both start together, the longer one does. A span that is empty or ends outside the text is
    ignored.
    """
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, span))
    if not ordered:
        return escape(text)
    valid = [span for span in ordered if 0 <= span.start < span.end <= len(text)]
    line, offsets = _one_line(text, sorted({offset for span in valid for offset in (span.start, span.end)}))
    parts = []
    done = 0
    for span in valid:
        start, end = offsets[span.start], offsets[span.end]
        label = line[start:end]
        start += len(label) - len(label.lstrip())
        end -= len(label) - len(label.rstrip())
        if start < done or start >= end:
            continue
        parts += [_before(line[done:start], first=done == 0), _link(line[start:end], span)]
        done = end
    parts.append(_between(line[done:], first=done == 0))
    return Markdown("".join(parts))


def _one_line(text: str, offsets: Iterable[int]) -> tuple[str, dict[int, int]]:
    """Return the text with its blanks collapsed, and the new offset for each of the sorted `offsets`."""
    line = " ".join(text.split())
    if line == text:
        return line, {offset: offset for offset in offsets}
    new_offsets = {}
    done, size, after_blank = 0, 0, True  # only a word can be first or follow a blank
    for offset in offsets:
        between = text[done:offset]
        words = " ".join(between.split())
        if between and not after_blank and between[0].isspace():
            size, after_blank = size + 1, True
        if words:
            size += len(words)
            after_blank = between[-1].isspace()
            size += after_blank
        done = offset
        new_offsets[offset] = min(size, len(line))
    return line, new_offsets


def _before(text: str, *, first: bool) -> str:
    """Return the escaped text before a link; an unescaped `!` there would turn the link into an image."""
    if text.endswith("!"):
        return _between(text[:-1], first=first) + "\\!"
    return _between(text, first=first)


def _between(text: str, *, first: bool) -> str:
    """Return escaped text outside links, with its blanks; only the start of a paragraph needs more escapes."""
    if first:
        return escape(text) + (" " if text.endswith(" ") else "")
    return _escape_inside(text)


def _escape_inside(text: str) -> str:
    """Return escaped text that doesn't start a paragraph; the added letters hide its ends from `escape`."""
    return escape(f"x{text}x")[1:-1]


def _link(label: str, span: MarkedSpan) -> str:
    title = f' "{span.title.translate(_TITLE_ESCAPES)}"' if span.title else ""
    target = html.unescape(span.target).translate(_TARGET_ESCAPES)
    kind = f"{{: .{span.kind} }}" if span.kind else ""
    link_text = _escape_inside(label).replace("]:", "]&#58;")  # `]:` could define a reference
    return f"[{link_text}]({target}{title}){kind}"
