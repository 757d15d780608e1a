"""Markup of captions: tags are removed and entities read; other words in angle brackets stay."""

from __future__ import annotations

import html
import re

_ATTRIBUTE = r"[ \t]{1,9}[\w:-]{1,40}[ \t]{0,9}=[ \t]{0,9}(?:\"[^\"<>\n]{0,200}\"|'[^'<>\n]{0,200}'|[^\s\"'<>]{1,200})"
_TAG = re.compile(
    r"</?(?:b|br|c|div|em|font|i|p|rt|ruby|s|span|strong|tt|u)(?:\.[^\s<>]{0,200})?"
    rf"(?:{_ATTRIBUTE}){{0,8}}[ \t]{{0,9}}/?>"
    r"|<lang(?:\.[^\s<>]{0,200})?[ \t]{1,9}[\w-]{1,40}>|</(?:lang|v)>|<v(?:\.[^\s<>]{0,200})?[ \t]{0,9}>"
    r"|<(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,6}>"
    r"|\{\\[^{}\n]{0,200}\}",
    re.IGNORECASE,
)
"""Tags that WebVTT and SubRip have. `<inaudible>` and `<unclear: Mr Whey says yes>` are words."""
_LINE_BREAK = re.compile(r"<br[ \t]{0,9}/?>|\[br\]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""With its semicolon: `AT&T` and `R&D` have none."""
_VOICE_TAG = re.compile(r"<v(?:\.[^ \t<>]{0,200})?[ \t]{1,40}([^<>\n]{1,200})>", re.IGNORECASE)


def split_voice_tags(text: str) -> list[str]:
    """Return the words before the first voice tag, and then the name and the words of each voice in turn."""
    return _VOICE_TAG.split(text) if "<" in text else [text]


def screen_lines(text: str) -> list[str]:
    """Return the lines of a cue as the screen shows them, without blank ones."""
    if "<" in text or "[br]" in text:
        text = _LINE_BREAK.sub("\n", text)
    parts = re.split("[\n\r]", text) if "\n" in text or "\r" in text else (text,)
    return [line for part in parts if (line := plain(part))]


def plain(text: str) -> str:
    """Return a line without tags, with its entities read and its edges stripped."""
    if "<" in text or "{" in text:
        text = _TAG.sub("", text)
    return entities(text).strip()


def entities(text: str) -> str:
    """Return `text` with its entities read: `&amp;` is `&`."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
