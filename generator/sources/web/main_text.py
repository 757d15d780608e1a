"""The text of a web page, found from how paragraphs are spread over the page, not from the names of one site.

The text of a page is where its paragraphs are. An element that names itself a menu, a margin or a footer is page
chrome, unless most of the page is in it; hidden elements are never text. Of the rest, the core is the smallest element
that holds nearly all paragraphs. The text grows from there over the neighbours of the core while few of their
characters are in links. No line is dropped: lines outside of the text are marked as asides.
"""

from __future__ import annotations

from generator.records import Finding
from generator.sources.source_lines import Aside, FileLine, finding
from generator.sources.web.elements import CONTAINERS
from generator.sources.web.lines import PageLine, WebPage
from generator.text.normal import fold

_MIN_PARAGRAPH_CHARS = 60
"""Characters outside of links in a line that is a paragraph: menus have shorter lines."""
_MIN_CORE_SHARE = 0.8
"""Share of the paragraphs that the core holds."""
_MAX_MARGIN_SHARE = 0.4
"""An element with more than this share of the paragraphs is no margin, even if it is named one."""
_MAX_LINK_SHARE = 0.5
"""A line with more than this share of its characters in links leads somewhere else."""
_MIN_ONLY_LINK_SHARE = 0.9
_MAX_NEIGHBOUR_LINES = 25
"""Lines around the paragraphs that are searched for a heading and the lines below it."""
_MAX_LEVELS = 20
"""Levels of elements above the core over which the text grows."""
_MIN_HIDDEN_CHARS = 1000
"""Hidden characters above which a finding asks whether they are the text."""
_MIN_TITLE_CHARS = 5
_AFTER_LAST_LINE = 1 << 60


def text_and_asides(page: WebPage) -> list[FileLine]:
    """Return all lines of a page in order, the page's title first; lines outside of its text are asides."""
    choice = _TextChoice(page)
    title = [FileLine(page.title, "metadata", key="title")] if page.title else []
    return [
        *title,
        *(_file_line(line, choice.aside(index, line) if line.text else None) for index, line in enumerate(page.lines)),
    ]


def hidden_text_findings(lines: list[FileLine]) -> list[Finding]:
    """Return a finding if much of a page is hidden: it may be the text."""
    text_chars = sum(len(line.text) for line in lines if line.aside is None)
    hidden_chars = sum(len(line.text) for line in lines if line.aside == "hidden")
    if hidden_chars <= max(_MIN_HIDDEN_CHARS, text_chars / 2):
        return []
    first = next(number for number, line in enumerate(lines, 1) if line.aside == "hidden")
    message = (
        f"{hidden_chars} characters of the page are hidden from its readers and are removed, the first here;"
        " if they are the text, save the page as text"
    )
    return [finding("html-hidden-text", "warning", message, first)]


def _file_line(line: PageLine, aside: Aside | None) -> FileLine:
    if aside is not None:
        return FileLine(line.text, aside)
    return FileLine(
        line.text,
        lead=line.lead,
        heading=line.rank,
        row=line.row,
        table=line.table,
        item=line.item,
        term=line.term,
    )


class _TextChoice:
    """The choice of the lines of a page that are its text, made from the weights of its elements."""

    def __init__(self, page: WebPage) -> None:
        self.page = page
        self.weights = self._weights(None)
        self.flags = self._flags()
        self.weights = self._weights(self.flags)
        self.is_in_main = self._is_in_main()
        self.core = self._core()
        self.is_inside_core = self._is_below(self.core)
        self.first = next((index for index, line in enumerate(page.lines) if line.text and self._is_core(line)), 0)
        self.region = self._region()
        self.heading = self._heading()
        headings = [index for index in self.region if index < self.first and page.lines[index].heading]
        self.start = max(headings, default=0)
        paragraphs = [index for index, line in enumerate(page.lines) if self._is_core(line) and _is_paragraph(line)]
        self.first_paragraph = paragraphs[0] if paragraphs else -1
        self.last_paragraph = paragraphs[-1] if paragraphs else _AFTER_LAST_LINE

    def aside(self, index: int, line: PageLine) -> Aside | None:
        """Return why a line is no part of the text; `None` if it is."""
        flag = self.flags[line.element]
        if flag == "hidden":
            return "hidden"
        if index == self.heading:
            return None
        if flag is not None:
            return "navigation" if flag == "around" else "page-furniture"
        if self.is_inside_core[line.element]:
            return "navigation" if self._is_link_at_edge(index, line) else None
        if _is_link(line):
            return "navigation"
        return None if self._belongs_to_text(index, line) else "page-furniture"

    def _is_link_at_edge(self, index: int, line: PageLine) -> bool:
        """Return True if a line of the core leads somewhere else, before its first paragraph or behind its last."""
        is_at_edge = not self.first_paragraph < index < self.last_paragraph
        return is_at_edge and not line.heading and _is_only_link(line)

    def _belongs_to_text(self, index: int, line: PageLine) -> bool:
        """Return True if a line outside of the core is part of the text."""
        return (
            (index in self.region and index >= self.start)
            or self._is_below_heading(index)
            or (self.is_in_main[line.element] and _is_paragraph(line))
        )

    def _weights(self, flags: list[str | None] | None) -> list[int]:
        """Return how many characters of paragraphs each element holds; in a page without paragraphs, of all lines."""
        elements = self.page.elements
        for weight in (_paragraph_weight, _weight):
            weights = [0] * len(elements)
            for line in self.page.lines:
                if flags is None or flags[line.element] is None:
                    weights[line.element] += weight(line)
            for index in range(len(elements) - 1, 0, -1):
                weights[elements[index].parent] += weights[index]
            if weights[0]:
                break
        return weights

    def _flags(self) -> list[str | None]:
        """Return the flag of each element, or that of an element around it."""
        flags: list[str | None] = []
        max_margin = _MAX_MARGIN_SHARE * self.weights[0]
        for index, element in enumerate(self.page.elements):
            flag_above = flags[element.parent] if index else None
            keeps_flag = element.flag == "hidden" or self.weights[index] <= max_margin
            flags.append(flag_above or (element.flag if keeps_flag else None))
        return flags

    def _is_below(self, top: int) -> list[bool]:
        """Return for each element whether it is the element `top` or inside it."""
        is_below: list[bool] = []
        for index, element in enumerate(self.page.elements):
            is_below.append(index == top or (index > 0 and is_below[element.parent]))
        return is_below

    def _is_in_main(self) -> list[bool]:
        """Return for each element whether it is in the page's own `main`, if that holds the text."""
        mains = [index for index, element in enumerate(self.page.elements) if element.tag == "main"]
        heaviest = max(mains, key=lambda index: self.weights[index], default=0)
        return self._is_below(heaviest if 2 * self.weights[heaviest] > self.weights[0] else 0)

    def _core(self) -> int:
        """Return the smallest container that holds nearly all paragraphs."""
        core = 0
        min_weight = _MIN_CORE_SHARE * self.weights[0]
        for index, element in enumerate(self.page.elements):
            # Parents come before their children: each step goes one level down.
            is_heavy = element.tag in CONTAINERS and self.weights[index] >= min_weight
            if index and element.parent == core and is_heavy and self.flags[index] is None:
                core = index
        return core

    def _region(self) -> set[int]:
        """Return the lines around the core that belong to it: its neighbours, level by level, while they are few.

        Behind the text only the nearest lines are added: those further down are about the site.
        """
        region: set[int] = set()
        lines, elements = self.page.lines, self.page.elements
        top = self.core
        has_tail = False
        for _ in range(_MAX_LEVELS):
            if not top or not self.is_in_main[top] or elements[top].tag in {"main", "body"}:
                break
            top = elements[top].parent
            added = self._neighbours(top, region, has_tail=has_tail)
            link_chars = sum(lines[index].link_chars for index in added)
            chars = sum(len(lines[index].text) for index in added)
            if len(added) > _MAX_NEIGHBOUR_LINES or link_chars > _MAX_LINK_SHARE * chars:
                break
            region.update(added)
            has_tail = has_tail or any(index > self.first for index in added)
        return region

    def _neighbours(self, top: int, region: set[int], *, has_tail: bool) -> list[int]:
        """Return the lines inside an element that may belong to the core in it.

        Args:
            top: An element around the core.
            region: The lines that belong to the core already.
            has_tail: Whether lines behind the text are among those.
        """
        is_below_top = self._is_below(top)
        return [
            index
            for index, line in enumerate(self.page.lines)
            if line.text
            and is_below_top[line.element]
            and not self.is_inside_core[line.element]
            and self.flags[line.element] is None
            and not (index > self.first and (line.heading or (has_tail and index not in region)))
        ]

    def _heading(self) -> int | None:
        """Return the index of the line above the text that repeats the page title, else of the nearest heading.

        `None` if the text has its own heading.
        """
        lines = self.page.lines
        above = range(self.first - 1, -1, -1)
        has_heading = lines[self.first].heading if lines else False
        if not above or has_heading or any(index in self.region and lines[index].heading for index in above):
            return None
        title = fold(self.page.title)
        if title:
            titles = (index for index in above if _is_title(fold(lines[index].text), title))
            if (title_line := next(titles, None)) is not None:
                return title_line
        headings = (index for index in above if lines[index].heading and self.flags[lines[index].element] != "hidden")
        return next(headings, None)

    def _is_below_heading(self, index: int) -> bool:
        """Return True if a line is between the heading of the text and the text."""
        return self.heading is not None and self.heading < index < self.first <= self.heading + _MAX_NEIGHBOUR_LINES

    def _is_core(self, line: PageLine) -> bool:
        return self.is_inside_core[line.element] and self.flags[line.element] is None


def _is_link(line: PageLine) -> bool:
    return not line.names_speaker and line.link_chars > _MAX_LINK_SHARE * len(line.text)


def _is_only_link(line: PageLine) -> bool:
    return not line.names_speaker and line.link_chars > _MIN_ONLY_LINK_SHARE * len(line.text)


def _is_paragraph(line: PageLine) -> bool:
    return len(line.text) - line.link_chars >= _MIN_PARAGRAPH_CHARS or line.text.lstrip().startswith(">>")


def _paragraph_weight(line: PageLine) -> int:
    return _weight(line) if _is_paragraph(line) else 0


def _weight(line: PageLine) -> int:
    return max(0, len(line.text) - line.link_chars)


def _is_title(line: str, title: str) -> bool:
    """Return True if a line is the title of the page, which may have the name of the site behind it."""
    return len(line) >= _MIN_TITLE_CHARS and title.startswith(line) and not title[len(line) : len(line) + 1].isalnum()
