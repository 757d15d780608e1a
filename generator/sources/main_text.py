"""Which lines of a web page are its text: found from how text is spread over the page, not from one site's names.

The text of a page is where its paragraphs are. What names itself a menu, a margin or a footer is none, unless most of
the page is in it; what is hidden is none. Among the rest the smallest element is looked for that holds nearly all
paragraphs, and it grows over its neighbours as long as they aren't mostly links. No line is thrown away: those that
are no text stay as lines that are set aside.
"""

from __future__ import annotations

from generator.records import Finding
from generator.sources.html_elements import CONTAINERS
from generator.sources.html_lines import Page, PageLine
from generator.sources.source_lines import Aside, Line, finding

_PARAGRAPH = 60
"""Characters that aren't in links, from which a line is a paragraph: menus have shorter ones."""
_NEARLY_ALL = 0.8
_TOO_MUCH = 0.4
"""An element with more than this share of the paragraphs is no margin, whatever it is called."""
_LINKS = 0.5
"""A line of which more than this is links leads somewhere else."""
_ONLY_LINK = 0.9
_NEIGHBOURS = 25
"""Lines around the paragraphs that are looked at for a heading and what stands below it."""

_LEVELS = 20


def chosen(page: Page) -> list[Line]:
    """Return all lines of a page in order, the page's name first, those that are no text set aside."""
    choice = _Choice(page)
    made = []
    if page.title:
        made.append(Line(page.title, "metadata", key="title"))
    for index, line in enumerate(page.lines):
        made.append(Line(line.text, choice.aside(index, line) if line.text else None))
    return made


def doubts(made: list[Line]) -> list[Finding]:
    """Return a finding where much of a page is hidden: it may be the text."""
    text = sum(len(line.text) for line in made if line.aside is None)
    hidden = sum(len(line.text) for line in made if line.aside == "hidden")
    if hidden <= max(1000, text / 2):
        return []
    first = next(number for number, line in enumerate(made, 1) if line.aside == "hidden")
    message = f"{hidden} characters of the page are hidden from readers and are left out; they begin in this line"
    return [finding("html-hidden-text", "warning", message, first)]


class _Choice:
    """The elements of a page, weighed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.weights = self._weights(None)
        self.flags = self._flags()
        self.weights = self._weights(self.flags)
        self.main = self._main()
        self.core = self._core()
        self.inside = self._below(self.core)
        self.first = next((index for index, line in enumerate(page.lines) if line.text and self._is_core(line)), 0)
        self.region = self._grown()
        self.heading = self._heading()
        above = [index for index in self.region if index < self.first and page.lines[index].heading]
        self.start = max(above, default=0)
        paragraphs = [index for index, line in enumerate(page.lines) if self._is_core(line) and _is_paragraph(line)]
        self.first_paragraph, self.last_paragraph = (paragraphs[0], paragraphs[-1]) if paragraphs else (-1, 1 << 60)

    def aside(self, index: int, line: PageLine) -> Aside | None:
        """Return why a line is no text, or `None` where it is."""
        flag = self.flags[line.element]
        if flag is not None:
            is_heading = index == self.heading and flag == "around"
            return None if is_heading else "hidden" if flag == "hidden" else "navigation"
        if index == self.heading:
            return None
        if self.inside[line.element]:
            is_around = not self.first_paragraph < index < self.last_paragraph
            return "navigation" if is_around and not line.heading and _is_only_link(line) else None
        if _is_link(line):
            return "navigation"
        if (
            (index in self.region and index >= self.start)
            or self._below_heading(index)
            or (self.main[line.element] and _is_paragraph(line))
        ):
            return None
        return "page-furniture"

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
        """Return for each element whether it, or one around it, is hidden or stands around the text."""
        flags: list[str | None] = []
        most = _TOO_MUCH * self.weights[0]
        for index, element in enumerate(self.page.elements):
            above = flags[element.parent] if index else None
            flag = element.flag
            if flag == "around" and self.weights[index] > most:
                flag = None
            flags.append(above or flag)
        return flags

    def _below(self, top: int) -> list[bool]:
        inside: list[bool] = []
        for index, element in enumerate(self.page.elements):
            inside.append(index == top or (index > 0 and inside[element.parent]))
        return inside

    def _main(self) -> list[bool]:
        """Return for each element whether it is in the page's own `main`, where that holds the text."""
        mains = [index for index, element in enumerate(self.page.elements) if element.tag == "main"]
        best = max(mains, key=lambda index: self.weights[index], default=0)
        return self._below(best if 2 * self.weights[best] > self.weights[0] else 0)

    def _core(self) -> int:
        """Return the smallest container that holds nearly all paragraphs."""
        core = 0
        enough = _NEARLY_ALL * self.weights[0]
        for index, element in enumerate(self.page.elements):
            # Parents stand before their children: each step goes one level down.
            if element.parent == core and element.tag in CONTAINERS and self.weights[index] >= enough and index:
                core = index if self.flags[index] is None else core
        return core

    def _grown(self) -> set[int]:
        """Return the lines around the core that belong to it: its neighbours, level by level, while they are few.

        Behind the text only the nearest ones are taken: what follows further down is about the site.
        """
        region: set[int] = set()
        lines, elements = self.page.lines, self.page.elements
        top = self.core
        tail = False
        for _ in range(_LEVELS):
            if not top or not self.main[top] or elements[top].tag in {"main", "body"}:
                break
            top = elements[top].parent
            wider = self._below(top)
            added = [
                index
                for index, line in enumerate(lines)
                if line.text
                and wider[line.element]
                and not self.inside[line.element]
                and self.flags[line.element] is None
                and not (index > self.first and (line.heading or (tail and index not in region)))
            ]
            links = sum(lines[index].links for index in added)
            if len(added) > _NEIGHBOURS or links > _LINKS * sum(len(lines[index].text) for index in added):
                break
            region.update(added)
            tail = tail or any(index > self.first for index in added)
        return region

    def _heading(self) -> int | None:
        """Return the last line before the text that is a heading, or says what the page is called."""
        lines = self.page.lines
        before = range(self.first - 1, -1, -1)
        if (
            not before
            or lines[self.first].heading
            or any(index in self.region and lines[index].heading for index in before)
        ):
            return None
        title = _plain(self.page.title)
        named = (index for index in before if _names(_plain(lines[index].text), title))
        headings = (index for index in before if lines[index].heading and self.flags[lines[index].element] != "hidden")
        found = next(named, None) if title else None
        return found if found is not None else next(headings, None)

    def _below_heading(self, index: int) -> bool:
        """Return whether a line stands between the heading that was found for the text and the text."""
        return self.heading is not None and self.heading < index < self.first <= self.heading + _NEIGHBOURS

    def _is_core(self, line: PageLine) -> bool:
        return self.inside[line.element] and self.flags[line.element] is None


def _is_link(line: PageLine) -> bool:
    return line.links > _LINKS * len(line.text)


def _is_only_link(line: PageLine) -> bool:
    return line.links > _ONLY_LINK * len(line.text)


def _is_paragraph(line: PageLine) -> bool:
    return len(line.text) - line.links >= _PARAGRAPH or line.text.lstrip().startswith(">>")


def _paragraph_weight(line: PageLine) -> int:
    return _weight(line) if _is_paragraph(line) else 0


def _weight(line: PageLine) -> int:
    return max(0, len(line.text) - line.links)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _names(line: str, title: str) -> bool:
    """Return whether a line is what the page is called; behind it the title may have the name of the site."""
    return len(line) > 4 and title.startswith(line) and not title[len(line) : len(line) + 1].isalnum()
