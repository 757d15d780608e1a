"""A web page laid out: its elements become lines as a browser would show them, without a width."""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.sources import html_elements

_BLANKS = re.compile("[ \t\n\r\f]+")
_LINE_ENDS = re.compile("\r\n|\r|\n")

_WORD = re.compile("[a-z]+")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


class Element(msgspec.Struct):
    """An element that may hold the text of the page, or stands around it."""

    parent: int
    """Index among the page's elements; the first one is its own parent."""
    tag: str
    flag: str | None = None
    """`hidden`, or `around` where its name says that it isn't the text."""


class PageLine(msgspec.Struct):
    """A line of the page."""

    text: str
    element: int = 0
    """Index of the element in which it begins."""
    links: int = 0
    """Characters in links."""
    heading: bool = False


class Page(msgspec.Struct):
    """All lines of a page in the order of its source, and the elements they stand in."""

    lines: list[PageLine] = []
    elements: list[Element] = msgspec.field(default_factory=lambda: [Element(0, "html")])
    title: str = ""

    def add(self, text: str) -> None:
        """Add a line that stands in no element."""
        self.lines.append(PageLine(text))


class _OpenElement(msgspec.Struct):
    """A line that is being written."""

    element: int
    parts: list[str] = []
    links: int = 0
    blank: bool = False
    """A blank is wanted before the next word."""
    heading: bool = False


class _State(msgspec.Struct):
    """What the walk has to put back when it leaves an element."""

    is_block: bool
    element: int
    links: int
    pre: int
    heading: int
    aside: _OpenElement | None
    """The line that goes on behind an element that stands around the text in the middle of it."""
    is_paragraph: bool = False


def page_of(tree: LexborHTMLParser, *, preserve: bool = False) -> Page:
    """Return the lines of a page.

    Args:
        tree: The page.
        preserve: Whether runs of blanks stay.
    """
    title = tree.css_first("head > title")
    page = Page(title=" ".join(title.text().split()) if title is not None else "")
    root = tree.root
    if root is not None:
        _Layout(page, preserve=preserve).walk(root)
    return page


class _Layout:
    """The walk over the tree, without recursion: pages may be nested as deeply as they like."""

    def __init__(self, page: Page, *, preserve: bool) -> None:
        self.page = page
        self.preserve = preserve
        self.element = 0
        self.links = self.pre = self.heading = 0
        self.line = _OpenElement(0)
        self.gap = False

    def walk(self, root: LexborNode) -> None:
        stack: list[_State | None] = []
        node: LexborNode | None = root
        while node is not None:
            child = None
            state = None
            tag = str(node.tag)
            if tag == "-text":
                self.text(node.text_content or "")
            elif tag[:1].isalpha():
                if tag not in html_elements.NOT_SHOWN:
                    state = self.enter(node, tag)
                    child = node.first_child
            elif tag == "-document":
                child = node.first_child
            if child is not None:
                stack.append(state)
                node = child
                continue
            if state is not None:
                self.leave(state)
            while node is not None and node.next is None:
                node = node.parent
                if not stack:
                    node = None
                    break
                above = stack.pop()
                if above is not None:
                    self.leave(above)
            node = node.next if node is not None else None
        self.flush()

    def enter(self, node: LexborNode, tag: str) -> _State:
        state = _State(False, self.element, self.links, self.pre, self.heading, None)
        attributes = node.attributes
        flag = _flag(tag, attributes) if attributes or tag in _FLAGGED_TAGS else None
        is_block = tag in html_elements.BLOCKS or (flag is not None and tag in html_elements.CELLS)
        if is_block:
            state.is_block = True
            self.end_line()
            state.is_paragraph = tag in html_elements.PARAGRAPHS
            self.gap = self.gap or state.is_paragraph
        if tag in html_elements.CELLS and self.line.parts:
            self.line.blank = False
            self.text_part("\t")
        if flag is not None or is_block or tag in html_elements.CELLS:
            self.page.elements.append(Element(self.element, tag, flag))
            self.element = len(self.page.elements) - 1
        if flag is not None and not is_block and self.line.parts:
            state.aside = self.line
            self.line = _OpenElement(self.element)
        if tag == "br":
            self.break_line()
        elif tag == "a" and "href" in attributes:
            self.links += 1
        elif tag in html_elements.PRE:
            self.pre += 1
        elif tag in {"h1", "h2", "h3"}:
            self.heading = int(tag[1])
        return state

    def leave(self, state: _State) -> None:
        if state.is_block:
            self.end_line()
            self.gap = self.gap or state.is_paragraph
        if state.aside is not None:
            self.end_line()
            self.line = state.aside
        self.element, self.links, self.pre, self.heading = state.element, state.links, state.pre, state.heading

    def text(self, text: str) -> None:
        if self.pre:
            first, *more = _LINE_ENDS.split(text)
            self.text_part(first)
            for line in more:
                self.break_line()
                self.text_part(line)
            return
        if self.preserve:
            self.text_part(_LINE_ENDS.sub(" ", text))
            return
        parts = _BLANKS.split(text)
        if len(parts) > 1 and not parts[0]:
            self.line.blank = bool(self.line.parts)
        words = " ".join(part for part in parts if part)
        if words:
            self.text_part(words)
            self.line.blank = len(parts) > 1 and not parts[-1]

    def text_part(self, text: str) -> None:
        if not text:
            return
        line = self.line
        if not line.parts:
            line.element = self.element
            line.heading = bool(self.heading)
        elif line.blank and not line.parts[-1].endswith("\t"):
            line.parts.append(" ")
        line.blank = False
        line.parts.append(text)
        if self.links:
            line.links += len(text)

    def end_line(self) -> None:
        """End the line where it has begun."""
        if self.line.parts:
            self.flush()

    def break_line(self) -> None:
        """End the line, and where none has begun leave one blank."""
        if self.line.parts:
            self.flush()
        elif self.page.lines and not self.gap:
            self.page.lines.append(PageLine("", self.element))

    def flush(self) -> None:
        line = self.line
        self.line = _OpenElement(self.element)
        text = "".join(line.parts).rstrip(" \t\n\r\f")
        if not text:
            return
        if self.gap and self.page.lines and self.page.lines[-1].text:
            self.page.lines.append(PageLine("", line.element))
        self.gap = False
        self.page.lines.append(PageLine(text, line.element, line.links, line.heading))


_FLAGGED_TAGS = html_elements.HIDDEN_TAGS | html_elements.AROUND_TAGS


def _flag(tag: str, attributes: dict[str, str | None]) -> str | None:
    """Return whether an element is hidden, or stands around the text, as far as it says so itself."""
    classes = (attributes.get("class") or "").lower()
    if (
        tag in html_elements.HIDDEN_TAGS
        or "hidden" in attributes
        or (attributes.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN_STYLE.search(attributes.get("style") or "")
        or not html_elements.HIDDEN_CLASSES.isdisjoint(classes.split())
    ):
        return "hidden"
    names = f"{classes} {(attributes.get('id') or '').lower()}"
    if (
        tag in html_elements.AROUND_TAGS
        or (attributes.get("role") or "").lower() in html_elements.AROUND_ROLES
        or not html_elements.AROUND_NAMES.isdisjoint(names.split())
        or not html_elements.AROUND_WORDS.isdisjoint(_WORD.findall(names))
    ):
        return "around"
    return None
