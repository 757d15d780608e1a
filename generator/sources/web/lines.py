"""The layout of a web page: its elements become lines as a browser would show them, without a width."""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.sources.web import elements as html_elements

_BLANKS = re.compile("[ \t\n\r\f]+")
_LINE_ENDS = re.compile("\r\n|\r|\n")

_WORD = re.compile("[a-z]+")
_PROGRAM_TAG = re.compile("-|.:.")
"""In the name of an element that only programs know: `my-player`, `o:p`."""
_LOUD_CLASS = re.compile(r"(?<![a-z])(?:speaker|talker|bold)(?:[-_]?name)?(?![a-z])", re.IGNORECASE)
_SPEAKER_CLASS = re.compile(r"(?<![a-z])(?:speaker|talker)(?:[-_]?name)?(?![a-z])", re.IGNORECASE)
_MAX_NAME_CHARS = 90
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


class Element(msgspec.Struct):
    """An element that may hold the text of the page, or is part of the page chrome."""

    parent: int
    """Index among the page's elements; the first one is its own parent."""
    tag: str
    flag: str | None = None
    """`hidden`, `around` if its name says that it is page chrome, or `beside` for an editor's words beside the text."""


class PageLine(msgspec.Struct):
    """A line of the page."""

    text: str
    element: int = 0
    """Index of the element where the line begins."""
    link_chars: int = 0
    """Characters in links."""
    heading: bool = False
    rank: int = 0
    """The rank of a heading, from 1 to 6."""
    lead: int = 0
    """How many characters at the start stand out."""
    item: bool = False
    """Whether the line begins an item of a list."""
    term: bool | None = None
    """Whether the line is a term of a list of terms or belongs to one; `None` outside of such lists."""
    row: int = 0
    """The number of the table, if the line has several cells of one."""
    table: int = 0
    """The number of the innermost table around the line; 0 outside of tables."""
    names_speaker: bool = False
    """Whether the class of its element says that it names who speaks."""


class WebPage(msgspec.Struct):
    """All lines of a page in the order of its source, and the elements that hold them."""

    lines: list[PageLine] = []
    elements: list[Element] = msgspec.field(default_factory=lambda: [Element(0, "html")])
    title: str = ""
    unseen: list[str] = []
    """The sources of the elements whose words no reader sees."""
    descriptions: dict[str, None] = {}
    """The words in attributes, such as the descriptions of pictures, each once."""
    frames: list[str] = []
    """The sources of the documents that frames have in an attribute."""
    unknown_tags: list[str] = []
    """The words in tags that HTML doesn't have, which a browser doesn't show."""
    facts: dict[str, None] = {}
    """What the page says about itself, beside its title, each once."""

    def add(self, text: str) -> None:
        """Add a line outside of all elements."""
        self.lines.append(PageLine(text))


class _OpenLine(msgspec.Struct):
    """A line that is being written."""

    element: int
    parts: list[str] = []
    link_chars: int = 0
    blank: bool = False
    """True if a blank belongs before the next word."""
    heading: bool = False
    rank: int = 0
    lead: int = 0
    leads: bool = True
    """True until a word follows that doesn't stand out."""
    length: int = 0
    row: int = 0
    table: int = 0
    item: bool = False
    term: bool | None = None
    names_speaker: bool = False


class _ElementState(msgspec.Struct):
    """The state that the layout restores when it leaves an element."""

    is_block: bool
    element: int
    link_depth: int
    pre_depth: int
    heading_rank: int
    loud_depth: int
    speaker_depth: int
    term: bool | None
    table: int
    interrupted: _OpenLine | None
    """The line that goes on behind an element of page chrome in the middle of it."""
    is_apart: bool = False
    """Whether the element is no part of the text, so that no other words are on its lines."""
    begins_item: bool = False
    """Whether the line behind such an element begins an item."""
    is_paragraph: bool = False
    pictures: int | None = None
    """The pictures before a figure in the figure around it; only a figure has them."""


def lay_out(tree: LexborHTMLParser) -> WebPage:
    """Return the lines of a page."""
    title = tree.css_first("head > title")
    page = WebPage(title=" ".join(title.text().split()) if title is not None else "")
    root = tree.root
    if root is not None:
        _Layout(page).walk(root)
    return page


class _Layout:
    """The walk over the tree, without recursion, because pages may be nested deeply."""

    def __init__(self, page: WebPage) -> None:
        self.page = page
        self.element = 0
        self.link_depth = self.pre_depth = self.heading_rank = self.loud_depth = 0
        self.speaker_depth = 0
        self.term: bool | None = None
        self.table = self.table_count = 0
        self.pictures = 0  # of the figure around the text, so far
        self.line = _OpenLine(0)
        self.wants_gap = False
        self.titles = 0
        self.begins_item = False
        self.row_start = 0

    def walk(self, root: LexborNode) -> None:
        """Add the lines of a tree to the page."""
        open_elements: list[_ElementState | None] = []
        node: LexborNode | None = root
        while node is not None:
            child, state = self.visit(node)
            if child is not None:
                open_elements.append(state)
                node = child
                continue
            if state is not None:
                self.leave(state)
            node = self.next_node(node, open_elements)
        self.flush()

    def visit(self, node: LexborNode) -> tuple[LexborNode | None, _ElementState | None]:
        """Add a text, or enter an element; return the node's first child and the state to restore behind the node."""
        tag = str(node.tag)
        if tag in html_elements.PICTURES:
            self.pictures += 1
        if tag == "-text":
            self.text(node.text_content or "")
        elif tag == "-document":
            return node.first_child, None
        elif tag in html_elements.NOT_SHOWN or (tag == "title" and self.is_second_title(node)):
            self.page.unseen.append(node.html or "")
        elif tag[:1].isalpha() and tag not in html_elements.CODE and not _is_page_title(node, tag):
            if tag not in html_elements.KNOWN_TAGS and not _PROGRAM_TAG.search(tag):
                self.keep_tag(node, tag)
            state = self.enter(node, tag)
            return node.first_child, state
        return None, None

    def keep_tag(self, node: LexborNode, tag: str) -> None:
        """Keep the words of a tag that HTML doesn't have."""
        words = (word for pair in node.attributes.items() for word in pair if word)
        self.page.unknown_tags.append(" ".join([tag, *words]))

    def is_second_title(self, node: LexborNode) -> bool:
        """Return True if a page has a title already: the first one is its name, and no reader sees the others."""
        if not _is_page_title(node, "title"):
            return False
        self.titles += 1
        return self.titles > 1

    def next_node(self, node: LexborNode, open_elements: list[_ElementState | None]) -> LexborNode | None:
        """Leave the elements that end with a node, and return the node behind them; `None` at the end of the tree."""
        while node.next is None:
            if node.parent is None or not open_elements:
                return None
            node = node.parent
            state = open_elements.pop()
            if state is not None:
                self.leave(state)
        return node.next

    def enter(self, node: LexborNode, tag: str) -> _ElementState:
        """Begin an element, and return the state to restore behind it."""
        state = _ElementState(
            is_block=False,
            element=self.element,
            link_depth=self.link_depth,
            pre_depth=self.pre_depth,
            heading_rank=self.heading_rank,
            loud_depth=self.loud_depth,
            speaker_depth=self.speaker_depth,
            term=self.term,
            table=self.table,
            interrupted=None,
        )
        attributes = node.attributes
        flag = self.flag(tag, attributes)
        is_cell = tag in html_elements.CELLS
        state.is_block = tag in html_elements.BLOCKS or (flag is not None and is_cell)
        if state.is_block:
            self.end_line()
            state.is_paragraph = tag in html_elements.PARAGRAPHS
            self.wants_gap = self.wants_gap or state.is_paragraph
        if is_cell:
            self.begin_cell()
        if is_cell and self.line.parts:
            self.line.blank = False
            self.text_part("\t")
            self.line.row = self.table
        if flag is not None or state.is_block or is_cell:
            self.page.elements.append(Element(self.element, tag, flag))
            self.element = len(self.page.elements) - 1
        if tag in html_elements.CONTROLS:
            self.line.blank = bool(self.line.parts)
        state.is_apart = flag is not None and not state.is_block
        state.begins_item = state.is_apart and self.begins_item
        if state.is_apart and self.line.parts:
            state.interrupted = self.line
            self.line = _OpenLine(self.element)
        if tag == "figure":
            state.pictures, self.pictures = self.pictures, 0
        self.begin_tag(tag, attributes)
        return state

    def flag(self, tag: str, attributes: dict[str, str | None]) -> str | None:
        """Return the flag of an element; a caption needs a picture before it in its figure."""
        flag = _element_flag(tag, attributes) if attributes or tag in _FLAGGED_TAGS else None
        return "beside" if flag is None and tag == "figcaption" and self.pictures else flag

    def begin_cell(self) -> None:
        """Begin a cell; a single short line in a cell before it stands out, as a name beside the words does."""
        elements = self.page.elements
        lines = [
            line for line in self.page.lines[self.row_start :] if line.text and elements[line.element].flag is None
        ]
        self.row_start = len(self.page.lines)
        if len(lines) == 1 and len(lines[0].text) <= _MAX_NAME_CHARS and not self.line.parts:
            lines[0].lead = len(lines[0].text)

    def begin_tag(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Apply a tag: break the line, begin a link, keep blanks, or begin a heading."""
        if tag == "br":
            self.break_line()
        elif tag == "a" and "href" in attributes:
            self.link_depth += 1
        elif tag in html_elements.PRE:
            self.pre_depth += 1
        elif tag in html_elements.HEADINGS:
            self.heading_rank = int(tag[1])
        elif tag == "tr":
            self.row_start = len(self.page.lines)
        elif tag == "li":
            self.begins_item = True
        elif tag in {"dt", "dd"}:
            self.term = tag == "dt"
        elif tag == "table":
            self.table_count += 1
            self.table = self.table_count
        classes = attributes.get("class") or ""
        if tag in html_elements.LOUD or _LOUD_CLASS.search(classes):
            self.loud_depth += 1
        if classes and _SPEAKER_CLASS.search(classes):
            self.speaker_depth += 1

    def leave(self, state: _ElementState) -> None:
        """End an element."""
        if state.is_block:
            self.end_line()
            self.wants_gap = self.wants_gap or state.is_paragraph
        if state.is_apart:
            self.end_line()
            self.begins_item = self.begins_item or state.begins_item
        if state.interrupted is not None:
            self.line = state.interrupted
        self.element = state.element
        self.link_depth = state.link_depth
        self.pre_depth = state.pre_depth
        self.heading_rank = state.heading_rank
        self.loud_depth = state.loud_depth
        self.speaker_depth = state.speaker_depth
        self.term = state.term
        self.table = state.table
        if state.pictures is not None:
            self.pictures = state.pictures

    def text(self, text: str) -> None:
        """Add the text of a node to the line."""
        if self.pre_depth:
            first, *more = _LINE_ENDS.split(text)
            self.text_part(first)
            for line in more:
                self.break_line()
                self.text_part(line)
            return
        parts = _BLANKS.split(text)
        if len(parts) > 1 and not parts[0]:
            self.line.blank = bool(self.line.parts)
        words = " ".join(part for part in parts if part)
        if words:
            self.text_part(words)
            self.line.blank = len(parts) > 1 and not parts[-1]

    def text_part(self, text: str) -> None:
        """Add words, or text whose blanks count, to the line."""
        if not text:
            return
        line = self.line
        if not line.parts:
            line.element = self.element
            line.rank = self.heading_rank
            line.item, self.begins_item = self.begins_item, False
            line.heading = 0 < self.heading_rank < 4
            line.names_speaker = self.speaker_depth > 0
            line.term, line.table = self.term, self.table
        elif line.blank and not line.parts[-1].endswith("\t"):
            line.parts.append(" ")
            line.length += 1
        line.blank = False
        line.parts.append(text)
        line.length += len(text)
        line.leads = line.leads and (self.loud_depth > 0 or not text.strip())
        if line.leads and self.loud_depth:
            line.lead = line.length
        if self.link_depth:
            line.link_chars += len(text)

    def end_line(self) -> None:
        """End the line, if it has begun."""
        if self.line.parts:
            self.flush()

    def break_line(self) -> None:
        """End the line, or add an empty one if none has begun."""
        if self.line.parts:
            self.flush()
        elif self.page.lines and not self.wants_gap:
            self.page.lines.append(PageLine("", self.element))

    def flush(self) -> None:
        """Add the line to the page, and begin another."""
        line = self.line
        self.line = _OpenLine(self.element)
        text = "".join(line.parts).rstrip(" \t\n\r\f")
        if not text:
            return
        if self.wants_gap and self.page.lines and self.page.lines[-1].text:
            self.page.lines.append(PageLine("", line.element))
        self.wants_gap = False
        lead = min(line.lead, len(text))
        new_line = PageLine(text, line.element, line.link_chars, line.heading, line.rank, lead)
        new_line.item, new_line.row = line.item, line.row
        new_line.term, new_line.table, new_line.names_speaker = line.term, line.table, line.names_speaker
        self.page.lines.append(new_line)


_FLAGGED_TAGS = html_elements.HIDDEN_TAGS | html_elements.AROUND_TAGS | html_elements.BESIDE_TAGS


def _is_page_title(node: LexborNode, tag: str) -> bool:
    return tag == "title" and node.parent is not None and node.parent.tag == "head"


def _element_flag(tag: str, attributes: dict[str, str | None]) -> str | None:
    """Return the flag of an element if the element itself says it, else `None`."""
    classes = (attributes.get("class") or "").lower()
    if _is_hidden(tag, attributes, classes):
        return "hidden"
    if _is_page_chrome(tag, attributes, classes):
        return "around"
    is_beside = tag in html_elements.BESIDE_TAGS or not html_elements.BESIDE_CLASSES.isdisjoint(classes.split())
    return "beside" if is_beside else None


def _is_hidden(tag: str, attributes: dict[str, str | None], classes: str) -> bool:
    return (
        tag in html_elements.HIDDEN_TAGS
        or "hidden" in attributes
        or (attributes.get("aria-hidden") or "").lower() == "true"
        or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
        or not html_elements.HIDDEN_CLASSES.isdisjoint(classes.split())
    )


def _is_page_chrome(tag: str, attributes: dict[str, str | None], classes: str) -> bool:
    names = f"{classes} {(attributes.get('id') or '').lower()}"
    return (
        tag in html_elements.AROUND_TAGS
        or (tag in html_elements.PROGRAM_TAGS and html_elements.PROGRAM_CLASS in classes.split())
        or (attributes.get("role") or "").lower() in html_elements.AROUND_ROLES
        or not html_elements.AROUND_NAMES.isdisjoint(names.split())
        or not html_elements.AROUND_WORDS.isdisjoint(_WORD.findall(names))
    )
