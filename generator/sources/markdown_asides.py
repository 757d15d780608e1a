"""What is no text in Markdown: comments, contents, pictures and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.sources.source_lines import Aside, FileLine

_COMMENT = re.compile(r"<!--(.*?)-->")
_CONTENTS_ENTRY = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\[[^\]\n]{0,300}\]\(#[^()\n]{0,300}\)[ \t]*")
_CONTENTS_MARK = re.compile(r"[ \t]*\[toc\][ \t]*", re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,600}\)")
_LINK_TARGET = re.compile(r"[ ]{0,3}\[[^\]^\n][^\]\n]{0,100}\]:[ \t]+\S.*")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]{1,40}\]:")
_INDENTED = re.compile(r"(?: {2,}|\t)\S")


class AsideLines:
    """Which lines of a Markdown text are no part of it, found in one walk."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._cut: list[FileLine] = []
        self._texts: dict[int, str] = {}
        self._asides: dict[int, Aside] = {}
        is_in_comment = is_in_note = False
        for number, line in enumerate(lines):
            if is_in_comment:
                is_in_comment = self._end_comment(number, line)
                continue
            is_in_note = bool(_FOOTNOTE.match(line) or (is_in_note and _INDENTED.match(line)))
            aside = "footnote" if is_in_note else self._plain_aside(line)
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
