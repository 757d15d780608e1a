"""The title of a heading in no known form, by rules in the order of their reliability."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from generator.reading.draft import Draft
from generator.reading.grammar.header_lines import HeaderLine
from generator.reading.grammar.session_codes import SessionTitle, read_session_title
from generator.reading.metadata.heading_region import MAX_TOP_LINES, SENTENCE_PATTERN, is_page_name, title_of
from generator.slugs import slug
from generator.text.normal import tidy

_CONTINUES = re.compile(r"(?:\b(?:of|on|the|and|for|in|to|a|an|with|from|at|by)|[,&:–—-])$", re.IGNORECASE)
"""The end of a line that goes on in the next one."""

_MIN_SHARED_WORDS = 2
"""Words that a title has in common with the page's slug."""


class _Lines(msgspec.Struct, frozen=True):
    """The lines among which the title is, as indexes of pieces."""

    draft: Draft
    region: list[int]
    headers: dict[int, HeaderLine]
    plain: list[int]
    """The lines that aren't header lines."""
    sessions: dict[int, SessionTitle]
    """The session type and code in each plain line."""

    @property
    def titles(self) -> list[int]:
        """The plain lines that can be a title: those that are more than the name of a session type."""
        return [index for index in self.plain if not self._is_bare_type(index)]

    def _is_bare_type(self, index: int) -> bool:
        session = self.sessions[index]
        return session.only_type and session.type not in {"opening", "closing"}

    def joined(self, first: int) -> list[int]:
        """Return a line of a title with the lines that continue it: a line that ends in `of` goes on in the next."""
        pieces = self.draft.pieces
        title = [first]
        while (
            _CONTINUES.search(tidy(pieces[title[-1]].text))
            and title[-1] + 1 in self.plain
            and pieces[title[-1] + 1].line == pieces[title[-1]].line + 1
        ):
            title.append(title[-1] + 1)
        return title


def plain_title(draft: Draft, region: list[int], headers: dict[int, HeaderLine]) -> list[int]:
    """Return the pieces of the title among the lines of a heading in no known form, or none where no title is clear."""
    plain = [index for index in region[:MAX_TOP_LINES] if index not in headers]
    sessions = {
        index: read_session_title(title_of(draft, draft.pieces[index]).text or "", draft.vocabulary) for index in plain
    }
    lines = _Lines(draft, region, headers, plain, sessions)
    return next((title for rule in _RULES if (title := rule(lines))), [])


def _with_code_or_page_name(lines: _Lines) -> list[int]:
    """Return the first title with a session code or with the words of the page's slug."""
    for index in lines.titles:
        if lines.sessions[index].code is not None or is_page_name(lines.draft, lines.draft.pieces[index].text):
            return lines.joined(index)
    return []


def _below_session_type(lines: _Lines) -> list[int]:
    """Return the title below a line that names the session type."""
    for above, index in zip(lines.region, lines.region[1:], strict=False):
        header, session = lines.headers.get(above), lines.sessions.get(above)
        names_type = (header is not None and header.title_follows) or (session is not None and session.only_type)
        if names_type and index in lines.titles:
            return lines.joined(index)
    return []


def _on_top(lines: _Lines) -> list[int]:
    """Return the first title, if only lines that say nothing about the session are above it."""
    if not lines.titles:
        return []
    first = lines.titles[0]
    above = [lines.headers.get(index) for index in lines.region[: lines.region.index(first)]]
    is_top = all(header is not None and not header.strong and header.place is None for header in above)
    return lines.joined(first) if is_top else []


def _like_slug(lines: _Lines) -> list[int]:
    """Return the first title that has words in common with the page's slug."""
    slug_words = set(slug(lines.draft.document.slug).split("-"))
    for index in lines.titles:
        words = set(slug(lines.draft.pieces[index].text).split("-"))
        if len(words & slug_words) >= _MIN_SHARED_WORDS:
            return lines.joined(index)
    return []


def _below_date(lines: _Lines) -> list[int]:
    """Return the only title below the last date: meeting, place, date, and then the title."""
    dated = [index for index in lines.region if index in lines.headers and lines.headers[index].when.date is not None]
    below = [index for index in lines.titles if dated and index > dated[-1]]
    if len(below) != 1 or SENTENCE_PATTERN.search(tidy(lines.draft.pieces[below[0]].text).rstrip("?!")):
        return []
    return below


def _bare_session_type(lines: _Lines) -> list[int]:
    """Return the line that is only the name of a session type, if it is the first line or the only plain one."""
    is_alone = len(lines.plain) == 1
    bare = [index for index in lines.plain if lines.sessions[index].only_type]
    return [index for index in bare if is_alone or index == lines.region[0]][:1]


_RULES: tuple[Callable[[_Lines], list[int]], ...] = (
    _with_code_or_page_name,
    _below_session_type,
    _on_top,
    _like_slug,
    _below_date,
    _bare_session_type,
)
