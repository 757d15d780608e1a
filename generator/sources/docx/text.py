"""The text of one part of a word processing document: its paragraphs and table rows as lines, in their order.

Every text of the part ends in a line. What a reader of the printed document doesn't see, or what nobody said, is an
aside: deleted and hidden words, shapes, contents.
"""

from __future__ import annotations

import msgspec

from generator.sources.docx.styles import EMPHASIS, OFF, Style, Styles
from generator.sources.field_codes import shown_words
from generator.sources.source_lines import Aside, FileLine, author_line
from generator.text.words import split_words

_TEXT_TAGS = frozenset({"t", "delText"})
_DATA_TAGS = frozenset(
    {"instrText", "delInstrText", "fldData", "binData", "align", "pctWidth", "pctHeight"}
    | {"posOffset", "pctPosHOffset", "pctPosVOffset"}
)
"""Elements whose text is for the program: codes of fields, sizes, pictures."""
_WORDS_OF: dict[str, tuple[str, ...]] = {
    "docPr": ("title", "descr"),
    "cNvPr": ("title", "descr"),
    "textpath": ("string",),
    "tblCaption": ("val",),
    "tblDescription": ("val",),
    "alias": ("val",),
    "helpText": ("val",),
    "statusText": ("val",),
    "listEntry": ("val",),
    "listItem": ("displayText",),
}
"""Attributes with words that a reader sees in the place of an element or beside it; `alt` and `tooltip` of every
element are some, too."""
_FORMER_TAGS = frozenset({"rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"})
"""Properties that a paragraph had before a tracked change."""
_HIDDEN_TAGS = frozenset({"del", "moveFrom"})
_BOX_TAGS = frozenset({"txbxContent", "txBody"})
_STORY_TAGS = frozenset({"tc", "body", *_BOX_TAGS})
"""Elements of paragraphs: one doesn't go on behind their end."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PROPERTIES = frozenset({*EMPHASIS, "vanish"})


class _Run(msgspec.Struct):
    """Text with one set of properties."""

    text: str
    emphasis: frozenset[str]


class _Paragraph(msgspec.Struct):
    """A paragraph that is being read."""

    aside: Aside | None
    runs: list[_Run] = []
    hidden: list[str] = []
    style: Style = msgspec.field(default_factory=Style)
    rank: int = 0
    is_item: bool = False
    goes_on: bool = False
    """Whether the end of the paragraph is deleted."""


class _Table(msgspec.Struct):
    """A table that is being read."""

    number: int
    cells: list[list[FileLine]] = []
    """Of the row that is being read."""


class DocxText:
    """The lines of a part; a `Visitor`."""

    def __init__(self, styles: Styles, aside: Aside | None = None) -> None:
        self.lines: list[FileLine] = []
        self.boxes: list[FileLine] = []
        """The lines in shapes, in the order of the part."""
        self.descriptions: dict[str, None] = {}
        """What pictures and shapes show, each once."""
        self.lost_words = 0
        self.has_foreign_part = False
        self._styles = styles
        self._styles_by_id: dict[str | None, Style] = {}
        self._aside = aside
        self._tags: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._table_count = 0
        self._run: dict[str, bool] = {}
        self._hidden_depth = self._former_depth = self._box_depth = 0
        self._choices: list[_Choice] = []
        self._codes: list[list[str]] = []
        """The codes of the fields that are open, each up to its result."""
        self._pending: _Paragraph | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        parent = self._tags[-1] if self._tags else ""
        self._tags.append(name)
        self._former_depth += name in _FORMER_TAGS
        if self._former_depth:
            return
        if name == "p":
            self._begin_paragraph()
        elif name in _HIDDEN_TAGS and parent != "rPr":
            self._hidden_depth += 1
        elif parent in {"pPr", "rPr", "numPr"}:
            self._property(name, parent, attributes.get("val", ""))
        elif name in _BREAKS:
            self._add(_BREAKS[name])
        else:
            self._start_container(name)
            self._keep_words(name, attributes)

    def _start_container(self, name: str) -> None:
        if name == "r":
            self._run = dict(self._paragraphs[-1].style.properties) if self._paragraphs else {}
        elif name == "tbl":
            self.finish()
            self._table_count += 1
            self._tables.append(_Table(self._table_count))
        elif name == "tr" and self._tables:
            self._end_row(self._tables[-1])
        elif name == "tc" and self._tables:
            self._tables[-1].cells.append([])
        elif name in _BOX_TAGS:
            self._box_depth += 1
        elif name == "AlternateContent":
            self._choices.append(_Choice())
        elif name in {"Choice", "Fallback"} and self._choices:
            self._choices[-1].begin()

    def _keep_words(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the words that are not in a text but around it, or note that they can't be read."""
        if name in {"altChunk", "subDoc", "OLEObject"}:
            is_formula = attributes.get("ProgID", "").startswith("Equation")
            self.has_foreign_part = self.has_foreign_part or not is_formula
        elif name == "fldChar":
            self._field(attributes.get("fldCharType", ""))
        elif name == "fldSimple":
            self._show(attributes.get("instr", ""))
        elif name == "comment":
            self.sign(attributes.get("author", ""), attributes.get("initials", ""))
        self._describe_element(name, attributes)

    def _describe_element(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the words that an element has in its attributes."""
        for key in _WORDS_OF.get(name, ()):
            self.describe(attributes.get(key, ""))
        if "alt" in attributes or "tooltip" in attributes:
            self.describe(attributes.get("alt", ""))
            self.describe(attributes.get("tooltip", ""))
        if name == "default" and "textInput" in self._tags[-2:-1]:
            self.describe(attributes.get("val", ""))
        elif name == "listItem" and not attributes.get("displayText"):
            self.describe(attributes.get("value", ""))

    def _field(self, kind: str) -> None:
        """Begin the code of a field, or end it."""
        if kind == "begin":
            self._codes.append([])
        elif self._codes:
            self._show("".join(self._codes[-1]))
            self._codes[-1].clear()
            if kind == "end":
                self._codes.pop()

    def _show(self, code: str) -> None:
        """Keep the words that a field shows though they are in its code."""
        words = shown_words(code)
        if words:
            self._target().append(FileLine(words, self._aside or "hidden", starts_paragraph=True))

    def _property(self, name: str, parent: str, value: str) -> None:
        """Apply a property of a paragraph or a run."""
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if parent == "pPr" and name == "pStyle":
            paragraph.style = self._style(value)
        elif parent == "numPr" and name == "numId":
            paragraph.is_item = value not in {"", "0"}
        elif parent == "pPr" and name == "outlineLvl" and value.isdecimal() and int(value) < 9:
            paragraph.rank = int(value) + 1
        elif parent == "rPr" and "pPr" in self._tags[-3:-2]:  # of the end of the paragraph
            paragraph.goes_on = paragraph.goes_on or name in _HIDDEN_TAGS
        elif parent == "rPr" and name == "rStyle":
            self._run = self._run | self._style(value).properties
        elif parent == "rPr" and name in _PROPERTIES:
            self._run[name] = value.lower() not in OFF

    def _style(self, key: str) -> Style:
        if key not in self._styles_by_id:
            self._styles_by_id[key] = self._styles.get(key)
        return self._styles_by_id[key]

    def end(self, name: str) -> None:
        """Leave an element."""
        self._tags.pop()
        was_former = self._former_depth > 0
        self._former_depth -= name in _FORMER_TAGS
        if was_former:
            return
        if name == "p":
            self._end_paragraph(self._paragraphs.pop())
        elif name in _STORY_TAGS:
            self.finish()
            self._box_depth -= name in _BOX_TAGS
        elif name in _HIDDEN_TAGS and (not self._tags or self._tags[-1] != "rPr"):
            self._hidden_depth -= 1
        elif name == "tr" and self._tables:
            self._end_row(self._tables[-1])
        elif name == "tbl" and self._tables:
            self._end_row(self._tables[-1])  # cells without a row
            self._tables.pop()
        elif name == "AlternateContent" and self._choices:
            self._end_choice(self._choices.pop())

    def text(self, text: str) -> None:
        """Pass a text."""
        tag = self._tags[-1] if self._tags else ""
        if tag in _TEXT_TAGS and not self._former_depth:
            self._add(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " "), is_deleted=tag == "delText")
        elif tag == "instrText" and self._codes and not self._former_depth:
            self._codes[-1].append(text)
        elif tag not in _DATA_TAGS:
            self.lost_words += len(split_words(text))

    def _add(self, text: str, *, is_deleted: bool = False) -> None:
        """Add text to the paragraph, or to the words that no reader sees."""
        if not self._paragraphs:
            self._paragraphs.append(_Paragraph(self._aside))  # text outside of paragraphs is a paragraph of its own
            self._add(text, is_deleted=is_deleted)
            self._end_paragraph(self._paragraphs.pop())
            return
        taken = [choice.takes(text) for choice in self._choices]  # each of them remembers the text
        if not all(taken):
            return
        paragraph = self._paragraphs[-1]
        if is_deleted or self._hidden_depth or self._run.get("vanish") or "rt" in self._tags[-4:]:
            paragraph.hidden.append(text)
        else:
            emphasis = frozenset(key for key in EMPHASIS if self._run.get(key))
            paragraph.runs.append(_Run(text, emphasis))

    def _begin_paragraph(self) -> None:
        """Begin a paragraph, which goes on with the one before it if the end of that is deleted."""
        pending, self._pending = self._pending, None
        paragraph = _Paragraph(self._aside)
        if pending is not None:
            paragraph.runs, paragraph.hidden = pending.runs, pending.hidden
        self._paragraphs.append(paragraph)

    def describe(self, words: str) -> None:
        """Keep the description of a picture."""
        if any(character.isalnum() for character in words):
            self.descriptions[" ".join(words.split())] = None

    def sign(self, author: str, initials: str) -> None:
        """Add the name of whoever wrote the comment that follows."""
        words = author_line(author, initials)
        if words:
            self._target().append(FileLine(words, self._aside, starts_paragraph=True))

    def finish(self) -> None:
        """Add a paragraph whose end is deleted though none follows it."""
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.goes_on = False
            self._end_paragraph(pending)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        if paragraph.goes_on:
            self.finish()
            self._pending = paragraph
            return
        heading = paragraph.rank or paragraph.style.heading
        aside: Aside | None = "navigation" if paragraph.style.is_contents else paragraph.aside
        target = self._target()
        first = len(target)
        start = 0
        text = "".join(run.text for run in paragraph.runs)
        lead = _lead(paragraph.runs)
        for part in text.split("\n"):
            line = part.rstrip(" \t")
            if line.strip():
                emphasised = min(max(lead - start, 0), len(line)) if aside is None else 0
                target.append(FileLine(line, aside, lead=emphasised, heading=heading))
            start += len(part) + 1
        if len(target) > first:
            target[first].starts_paragraph = True
            target[first].item = paragraph.is_item and not heading
        hidden = " ".join("".join(paragraph.hidden).split())
        if hidden:
            target.append(FileLine(hidden, "hidden", starts_paragraph=True))

    def _target(self) -> list[FileLine]:
        """Return the lines to which a paragraph is added: those of the page, of a cell or of the shapes."""
        if self._box_depth:
            return self.boxes
        if self._tables and self._tables[-1].cells:
            return self._tables[-1].cells[-1]
        return self.lines

    def _end_row(self, table: _Table) -> None:
        """Add the row that was read to the lines around the table."""
        cells, table.cells = table.cells, []
        self._row_target().extend(_row_lines(cells, table.number))

    def _row_target(self) -> list[FileLine]:
        """Return the lines to which a row is added: those of a cell if the table is inside of another one."""
        outer = self._tables[-2] if len(self._tables) > 1 else None
        return outer.cells[-1] if outer and outer.cells else self._target()

    def _end_choice(self, choice: _Choice) -> None:
        """Keep the words of an alternative that the first one doesn't have."""
        for words in choice.others():
            self._target().append(FileLine(words, "hidden", starts_paragraph=True))


class _Choice:
    """A shape that is written twice, for newer and for older programs."""

    def __init__(self) -> None:
        self._texts: list[list[str]] = []
        self._has_words = False
        """Whether an alternative before the one that is being read has words."""

    def begin(self) -> None:
        """Begin an alternative."""
        self._has_words = self._has_words or any(text.strip() for text in (self._texts[-1] if self._texts else ()))
        self._texts.append([])

    def takes(self, text: str) -> bool:
        """Return True if a text belongs to the first alternative with words."""
        if self._texts:
            self._texts[-1].append(text)
        return not self._has_words

    def others(self) -> list[str]:
        """Return the texts of the other alternatives that aren't those of the first with words."""
        texts = [" ".join("".join(parts).split()) for parts in self._texts]
        filled = [text for text in texts if text]
        return [text for text in filled[1:] if split_words(text) != split_words(filled[0])]


def _row_lines(cells: list[list[FileLine]], table: int) -> list[FileLine]:
    """Return a row: one line for its cells with tabs between them, if only one cell has several paragraphs."""
    lines = [line for cell in cells for line in cell]
    spoken = _spoken_cells(cells)
    *before, last = spoken or [[]]
    if not any(before) or any(len(cell) > 1 for cell in before):
        return lines
    text = "\t".join(cell[0].text if cell else "" for cell in spoken)
    lead = spoken[0][0].lead if spoken[0] else 0
    asides = [line for line in lines if line.aside is not None]
    return [FileLine(text, lead=lead, row=table, starts_paragraph=True), *last[1:], *asides]


def _spoken_cells(cells: list[list[FileLine]]) -> list[list[FileLine]]:
    """Return the cells of a row without their asides, up to the last cell with words."""
    spoken = [[line for line in cell if line.aside is None] for cell in cells]
    while spoken and not spoken[-1]:
        spoken.pop()
    return spoken


def _lead(runs: list[_Run]) -> int:
    """Return how many characters at the start of a paragraph stand out in the same way."""
    shared: frozenset[str] | None = None
    length = kept = 0
    for run in runs:
        if run.text.strip():
            shared = run.emphasis if shared is None else shared & run.emphasis
            if not shared:
                break
            kept = length + len(run.text.rstrip())
        length += len(run.text)
    return kept
