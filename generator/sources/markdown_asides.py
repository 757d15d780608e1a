"""What is no text in Markdown: comments, contents, pictures, footnotes, code, and links alone on their lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.sources.source_lines import Aside, FileLine

_COMMENT = re.compile(r"<!--(.*?)-->")
_CONTENTS_ENTRY = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[^\]\n]{0,300}\]\(#[^()\n]{0,300}\)[ \t]*")
_CONTENTS_MARK = re.compile(r"[ \t]*\[toc\][ \t]*", re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,600}\)")
_LINK_TARGET = re.compile(r"[ ]{0,3}\[[^\]^\n][^\]\n]{0,100}\]:[ \t]+\S.*")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]{1,40}\]:")
_LINK_ALONE = re.compile(
    r"[ \t]{0,12}(?P<bullet>[-*+][ \t]{1,4})?(?:<https?://[^<>\s]{1,600}>|https?://\S{1,600}"
    r"|\[(?P<text>[^\[\]\n]{1,200})\]\((?!#)[^()\s]{1,600}\))[ \t]*"
)
"""A link that is all of its line: `<https://…>`, `- [slides](https://…)`."""

_SLANTED_LINK = re.compile(
    r"[ \t]{0,12}(?P<sign>[*_])\[(?:[^\s\[\]]{1,40} ){3,30}[^\s\[\]]{1,40}\]\((?!#)[^()\s]{1,600}\)(?P=sign)[ \t]*"
)
"""`*[Ten ropes that we like better](https://…)*`, as sites print between the paragraphs."""

_SMALL_WORD = re.compile(r"[^\W\d_A-ZÀ-Þ]\w{2,}|\d")
_FENCE = re.compile(r"[ \t]{0,12}(?P<fence>`{3,}+|~{3,}+)[ \t]*+(?P<language>[^\s`]*+)")
_TEXTS = frozenset(
    {"", "text", "txt", "plain", "plaintext", "log", "irc", "chat", "transcript", "quote", "md", "markdown"}
)
"""The languages of a fence in which there may be speech."""

_INDENTED = re.compile(r"(?: {2,}|\t)\S")


class AsideLines:
    """Which lines of a Markdown text are no part of it, found in one walk."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._cut: list[FileLine] = []
        self._texts: dict[int, str] = {}
        self._asides: dict[int, Aside] = {}
        is_in_comment = is_in_note = False
        code = _lines_of_code(lines)
        names = _names_in_links(lines)
        for number, line in enumerate(lines):
            if is_in_comment:
                is_in_comment = self._end_comment(number, line)
                continue
            is_in_note = bool(_FOOTNOTE.match(line) or (is_in_note and _INDENTED.match(line)))
            aside: Aside | None = "footnote" if is_in_note else self._plain_aside(line)
            if number in code:
                aside = "page-furniture"
            elif aside is None and _is_link_alone(lines, number, names):
                aside = "navigation"
            if aside is not None:
                self._asides[number] = aside
            elif "<!--" in line:
                is_in_comment = self._begin_comment(number, line)
            elif "![" in line:
                self._set_text(number, line, _PICTURE, "page-furniture")

    def of(self, number: int) -> Aside | None:
        """Return why a line is no part of the text, or `None` if it is; `number` counts from 0."""
        return self._asides.get(number)

    def text(self, number: int) -> str:
        """Return a line without the comments and pictures in it."""
        return self._texts.get(number, self._lines[number])

    def cut(self) -> list[FileLine]:
        """Return the comments and pictures that stand inside of lines."""
        return self._cut

    def _plain_aside(self, line: str) -> Aside | None:
        if "[" not in line:
            return None
        if _CONTENTS_ENTRY.fullmatch(line) or _CONTENTS_MARK.fullmatch(line):
            return "navigation"
        return "metadata" if _LINK_TARGET.fullmatch(line) else None

    def _begin_comment(self, number: int, line: str) -> bool:
        """Take the comments out of a line; return True if one goes on below."""
        before, _, after = line.rpartition("<!--")
        goes_on = "-->" not in after and any("-->" in below for below in self._below(number))
        if goes_on:
            self._take(number, before, after)
        else:
            self._set_text(number, line, _COMMENT, "comment", line.rfind("-->") + len("-->"))
        return goes_on

    def _below(self, number: int) -> Iterator[str]:
        """Yield the lines of a comment's possible rest."""
        return iter(self._lines[number + 1 : number + 500])

    def _end_comment(self, number: int, line: str) -> bool:
        """Take the rest of a comment out of a line; return True if it goes on."""
        inside, end, after = line.partition("-->")
        if not end or not after.strip():
            self._asides[number] = "comment"
        else:
            self._cut.append(FileLine(inside, "comment"))
            self._texts[number] = after
        return not end

    def _take(self, number: int, before: str, comment: str) -> None:
        if before.strip():
            self._texts[number] = before
            self._cut.append(FileLine(comment, "comment"))
        else:
            self._asides[number] = "comment"

    def _set_text(self, number: int, line: str, pattern: re.Pattern[str], aside: Aside, end: int | None = None) -> None:
        """Take what matches before `end` out of a line; a line without other words is an aside as a whole."""
        searched = line[:end]
        rest = pattern.sub(" ", searched) + line[len(searched) :]
        if rest == line:
            return
        if not any(character.isalnum() for character in rest):
            self._asides[number] = aside
            return
        self._texts[number] = rest
        self._cut.extend(FileLine(match[0], aside) for match in pattern.finditer(searched))


def _lines_of_code(lines: tuple[str, ...]) -> frozenset[int]:
    """Return the lines between fences whose language is one of programs, with the fences."""
    code: set[int] = set()
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence is None:
            continue
        if opened is None:
            opened = (number, fence["language"])
        elif not fence["language"]:
            start, language = opened
            opened = None
            if language.strip("={}.").casefold() not in _TEXTS:
                code.update(range(start, number + 1))
    return frozenset(code)


def _names_in_links(lines: tuple[str, ...]) -> frozenset[str]:
    """Return the texts of the links alone on their lines that lead to one address again and again, as names do."""
    links = [link for line in lines if "](" in line and (link := _LINK_ALONE.fullmatch(line))]
    counts = Counter(link["text"] for link in links)
    addresses = Counter(text for text, _ in {(link["text"], link[0]) for link in links})
    return frozenset(text for text, count in counts.items() if addresses[text] < count)


def _is_link_alone(lines: tuple[str, ...], number: int, names: frozenset[str]) -> bool:
    """Return True for a line that is a link and no name of a speaker: a name comes again, or words follow below it."""
    if "://" not in lines[number] and "](" not in lines[number]:
        return False
    link = _LINK_ALONE.fullmatch(lines[number])
    if link is None and _SLANTED_LINK.fullmatch(lines[number]):
        beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        return not any(line.strip() for line in beside)
    if link is None or link["text"] is None or link["bullet"]:
        return link is not None
    below = lines[number + 1] if number + 1 < len(lines) else ""
    is_apart = not below.strip() or _LINK_ALONE.fullmatch(below) is not None
    is_name = len(link["text"].split()) > 1 and _SMALL_WORD.search(link["text"]) is None
    return is_apart and not is_name and link["text"] not in names
