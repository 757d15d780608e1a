r"""Parses the Markdown that the archive generates: the same HTML as Python-Markdown's in a third of the time.

A hook of MkDocs and ProperDocs, which load this file by its path, so it imports nothing of the program. A page is
parsed here only if all of it is known: headings, quotations, paragraphs and lists as the templates in
`generator/pages/templates` write them, with words as `generator/pages/markdown/escape.py` escapes them. Any other page,
and every page if `mkdocs.yml` names another extension, is left to Python-Markdown.

The page becomes the tree that Python-Markdown has when it has parsed blocks and inline markup, indented the tree, and
read attribute lists and escapes. Its table of contents and MkDocs' checks of links and anchors then work on this tree
as on every other. Its HTML is written here too: it has few kinds of elements.
"""

from __future__ import annotations

import html
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, MutableMapping
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension, toc
from markdown.preprocessors import Preprocessor
from markdown.serializers import RE_AMP
from markdown.treeprocessors import Treeprocessor

_FIRST = 1000
"""A priority above those of all other processors."""

_REPLACED = {"inline": 20, "prettify": 10, "attr_list": 8, "unescape": 0}
"""The tree processors whose work is done here, with their priorities in Python-Markdown."""

_PRIORITY_OF_CONTENTS = 5
"""The priority of the table of contents in Python-Markdown."""

_WORDS = r"(?:[^\\`*_{}\[\]<&\n]++|\\[\\`*_{}\[\]()>#+.!-]|&(?:amp|lt|#[0-9]+);)"
_TARGET = r"(?:[^\s\\`*_{}\[\]()<>&\"']++|\\_|&amp;)"
_TITLE = r"(?:[^\s\\`*_{}\[\]()<>&\"']++|[ ]|&#[0-9]+;)"
_ID = r"(?: #([A-Za-z0-9-]+))?"
_CLASSES = r"(?: (\.[a-z_-]+(?: \.[a-z_-]+)*+))?"
_LANGUAGE = r"(?: lang=\"([A-Za-z0-9-]+)\" dir=\"auto\")?"
_ATTRIBUTES = rf"\{{:?(?= [#.dl]){_ID}{_CLASSES}(?: data-cut=([a-z-]+))?{_LANGUAGE} \}}"

_PLAIN = re.compile(rf"{_WORDS}*+")
"""Words without inline markup."""

_INLINE = re.compile(
    rf"(?:(\*(?<![^ ]\*))?"  # the emphasis of a link
    rf'\[(?<![\\!]\[)({_WORDS}++)\]\(({_TARGET}++)(?: "({_TITLE}++)")?\)(?(1)\*(?=\{{))'  # a link, and no image
    rf"|\*(?<![^ ]\*)((?! ){_WORDS}++)(?<! )\*(?=\{{)"  # emphasis, with attributes behind it
    rf"|\*\*(?<!.\*\*)((?! ){_WORDS}++)(?<! )\*\*(?= )"  # strong words that begin a paragraph
    rf")(?:{_ATTRIBUTES})?"
)
"""Inline markup; its groups are a link's emphasis, words, target and title, emphasised and strong words, and the
attributes: id, classes, cut, language."""

_BACKSLASH = re.compile(r"\\(.)")
_BLANK_LINES = re.compile(r"\n\n+")
_HEADING = re.compile(r"(#{1,6}) ([^#\n ][^\n]*)")
_HEADING_ATTRIBUTES = re.compile(rf"(?= [#.l]){_ID}{_CLASSES}{_LANGUAGE} \}}")
_CLOSING_SIGN = re.compile(r"(?<!\\)(?:\\\\)*#$")
"""A `#` that closes a heading."""

_PARAGRAPH = re.compile(rf"([^\n]+)(?:(?<!  )\n\{{(?= [#.l]){_ID}{_CLASSES}{_LANGUAGE} \}})?")

_OTHER_BLOCK = re.compile(r"\s|[#>~+-]|\* |\d+\. |\[[^\[\]]*\]:|[|:\- ]*$")
"""A line that is perhaps no line of a paragraph."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The level of each kind of heading."""

_TOC_WORD = "TOC"
_TOC_MARKER = f"[{_TOC_WORD}]"
"""A paragraph with these words alone becomes a table of contents."""

_NOT_GENERATED = re.compile(r"[\x02\x03\t\r<]")
"""Characters that Python-Markdown changes or reads as HTML wherever they are."""


_Config = MutableMapping[str, list[object]]
"""The configuration of MkDocs or ProperDocs, as far as it is used here."""


class _UnknownMarkdownError(Exception):
    """Markdown of a form that is not generated."""


class GeneratedMarkdown(Extension):
    """An extension of Python-Markdown that parses generated pages. It must be the last one in the list."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Counter[bool] = Counter()
        """How many pages were parsed here (`True`) and how many were left to Python-Markdown (`False`)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register the processors."""
        page = _PageParser(md, self.pages)
        for name, priority in _REPLACED.items():
            if name in md.treeprocessors:
                md.treeprocessors.register(_UnlessParsed(md.treeprocessors[name], page), name, priority)
        if "toc" in md.treeprocessors:
            md.treeprocessors.register(_Headings(md.treeprocessors["toc"], page), "toc", _PRIORITY_OF_CONTENTS)
        md.preprocessors.register(page, "generated_markdown", _FIRST)
        md.treeprocessors.register(_ParsedTree(page), "generated_markdown", _FIRST)


def on_config(config: _Config) -> _Config:
    """Add the extension to the configuration of MkDocs, which calls this function."""
    config["markdown_extensions"].append(_EXTENSION)
    return config


def on_post_build(config: _Config) -> None:  # noqa: ARG001 - MkDocs defines the signature
    """Log how many pages were parsed here; MkDocs calls this function."""
    pages = _EXTENSION.pages
    _LOG.info("Generated Markdown: %d pages parsed, %d left to Python-Markdown", pages[True], pages[False])


_EXTENSION = GeneratedMarkdown()
_LOG = logging.getLogger("mkdocs.hooks.generated_markdown")


class _PageParser(Preprocessor):
    """Parses a page before Python-Markdown does, which then gets an empty page."""

    def __init__(self, md: Markdown, pages: Counter[bool]) -> None:
        super().__init__(md)
        self.markdown = md
        self.tree: Element | None = None
        """The parsed page; `None` if it is left to Python-Markdown."""
        self._pages = pages

    def run(self, lines: list[str]) -> list[str]:
        self.tree = parse("\n".join(lines)) if _is_generated_for(self.markdown) else None
        self._pages[self.tree is not None] += 1
        return lines if self.tree is None else [""]

    def serialize(self, element: Element) -> str:
        """Return the XHTML of the parsed page or of a part of it.

        The tree of the page is forgotten: Python-Markdown's objects refer to each other.
        """
        if element is self.tree:
            self.tree = None
        return serialize(element)


class _ParsedTree(Treeprocessor):
    """Replaces the tree of the empty page by the tree of the parsed one."""

    def __init__(self, page: _PageParser) -> None:
        super().__init__(page.markdown)
        self._page = page

    def run(self, root: Element) -> Element | None:  # noqa: ARG002 - the library defines the signature
        md = self._page.markdown
        is_parsed = self._page.tree is not None
        md.serializer = self._page.serialize if is_parsed else md.output_formats[md.output_format]
        if is_parsed:
            _find_each_address_once(md)
        return self._page.tree


def _find_each_address_once(md: Markdown) -> None:
    """Let MkDocs find the address of a link once a page: a page links to each of its speakers up to hundreds of times.

    MkDocs makes a processor for each page, so nothing is kept from page to page.
    """
    if "relpath" in md.treeprocessors:
        links = md.treeprocessors["relpath"]
        links.path_to_url = cache(links.path_to_url)


class _UnlessParsed(Treeprocessor):
    """Runs one of Python-Markdown's tree processors on the pages that are left to Python-Markdown."""

    def __init__(self, standard: Treeprocessor, page: _PageParser) -> None:
        super().__init__(page.markdown)
        self.standard = standard
        self._page = page

    def run(self, root: Element) -> Element | None:
        return self.standard.run(root) if self._page.tree is None else None

    def __getattr__(self, name: str) -> object:
        return getattr(self.standard, name)  # links look into the stash of `inline`


class _Headings(_UnlessParsed):
    """Gives headings their ids and lists them. No parsed page shows a table of contents, so its HTML is not made."""

    def run(self, root: Element) -> Element | None:
        if self._page.tree is None:
            return super().run(root)
        contents: Any = self.standard
        name_of = cache(toc.strip_tags)  # the same speakers have most headings of a page
        ids: set[str] | None = None
        headings = []
        for heading in root:
            if heading.tag not in _HEADINGS:
                continue
            inner = _inner_html(heading)
            name = name_of(inner)
            if "id" not in heading.attrib:
                ids = _ids_of(root) if ids is None else ids
                heading.set("id", toc.unique(contents.slugify(html.unescape(name), contents.sep), ids))
            level = _HEADINGS[heading.tag]
            if contents.toc_top <= level <= contents.toc_bottom:
                entry = {"level": level, "id": heading.get("id"), "name": name, "html": inner, "data-toc-label": ""}
                headings.append(entry)
        md: Any = self._page.markdown
        md.toc_tokens = toc.nest_toc_tokens(headings)
        return None


def _inner_html(element: Element) -> str:
    """Return the XHTML in an element, without blanks around it."""
    pieces = [_escaped(element.text or "")]
    for part in element:
        _write(part, pieces.append)
    return "".join(pieces).strip()


def _ids_of(root: Element) -> set[str]:
    return {element_id for element in root.iter() if (element_id := element.get("id")) is not None}


def _is_generated_for(md: Markdown) -> bool:
    """Return True if `md` has the extensions for which the pages are escaped, and no others."""
    has_expected_processors = _processors(md) == _expected_processors() and md.output_format == "xhtml"
    return has_expected_processors and _leaves_headings(md.treeprocessors["toc"])


def _leaves_headings(contents: Any) -> bool:  # noqa: ANN401 - a class with an attribute for each setting
    """Return True if the table of contents adds nothing to headings, keeps their levels, and has the usual marker."""
    adds_links = contents.use_anchors or contents.use_permalinks not in (False, None)
    return contents.marker == _TOC_MARKER and not adds_links and contents.base_level == 0


def _processors(md: Markdown) -> tuple[list[str], ...]:
    """Return the names of the processors of each kind, without those of this module and of MkDocs."""
    registries = (md.preprocessors, md.parser.blockprocessors, md.inlinePatterns, md.treeprocessors, md.postprocessors)
    return tuple(_names(registry) for registry in registries)


def _names(processors: Iterable[object]) -> list[str]:
    """Return the sorted names of the classes of some processors, without those of this module and of MkDocs."""
    classes = [type(item.standard if isinstance(item, _UnlessParsed) else item) for item in processors]
    others = (item for item in classes if not item.__module__.startswith((__name__, "mkdocs.", "properdocs.")))
    return sorted(f"{item.__module__}.{item.__qualname__}" for item in others)


@cache
def _expected_processors() -> tuple[list[str], ...]:
    """Return the processors that a page meets if `mkdocs.yml` names `attr_list` and `toc` only."""
    return _processors(Markdown(extensions=["attr_list", "fenced_code", "tables", "toc"]))


def parse(source: str) -> Element | None:
    """Return the tree of a page, or `None` if it holds Markdown that is not generated."""
    if _NOT_GENERATED.search(source):
        return None
    root = Element("div")
    try:
        for block in _BLANK_LINES.split(source.strip("\n")):
            _add_block(root, block)
    except _UnknownMarkdownError:
        return None
    if _TOC_WORD in source and any(map(_is_toc_marker, root.iter())):
        return None
    root.text = "\n"
    return root


def _is_toc_marker(element: Element) -> bool:
    """Return True if the table of contents would replace the element, although its brackets are escaped."""
    return element.text is not None and element.text.strip() == _TOC_MARKER and not len(element)


def serialize(element: Element) -> str:
    """Return the XHTML of a parsed page or of a part of it, as Python-Markdown's serializer writes it."""
    pieces: list[str] = []
    _write(element, pieces.append)
    return "".join(pieces)


def _write(element: Element, write: Callable[[str], object]) -> None:
    tag = start = element.tag
    for name, value in sorted(element.items()):
        quoted = _escaped(value).replace('"', "&quot;")
        start += f' {name}="{quoted}"'
    tail = _escaped(element.tail or "")
    if tag == "br":
        write(f"<{start} />{tail}")
        return
    write(f"<{start}>{_escaped(element.text or '')}")
    for part in element:
        _write(part, write)
    write(f"</{tag}>{tail}")


def _escaped(text: str) -> str:
    """Return text in which `&`, `<` and `>` are references; references in the text stay."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _add_block(root: Element, block: str) -> None:
    """Add a heading, a quotation, a list or a paragraph to the page."""
    if block.startswith("#"):
        _add_heading(root, block)
    elif block.startswith("> "):
        if len(root) and root[-1].tag == "blockquote":
            quotation = root[-1]
        else:
            quotation = _sub_element(root, "blockquote")
            quotation.text = "\n"
        _add_paragraph(quotation, block[2:])
    elif block.startswith("- "):
        _add_list(root, block)
    else:
        _add_paragraph(root, block)


def _add_heading(root: Element, block: str) -> None:
    words, brace, rest = block.rpartition(" {")
    attributes = _HEADING_ATTRIBUTES.fullmatch(rest) if brace else None
    heading = _HEADING.fullmatch(words if attributes else block)
    if heading is None or _is_odd_heading(heading[2]):
        raise _UnknownMarkdownError
    element = _sub_element(root, f"h{len(heading[1])}")
    if attributes:
        _set_attributes(element, attributes[1], attributes[2], language=attributes[3])
    _add_words(element, heading[2].rstrip())


def _is_odd_heading(words: str) -> bool:
    """Return True if `#` closes a heading, or if `>` is escaped, which the table of contents shows as it is."""
    return "\\>" in words or (words.endswith("#") and _CLOSING_SIGN.search(words) is not None)


def _add_paragraph(parent: Element, block: str) -> None:
    paragraph = _PARAGRAPH.fullmatch(block)
    if paragraph is None or _OTHER_BLOCK.match(block):
        raise _UnknownMarkdownError
    element = _sub_element(parent, "p")
    _set_attributes(element, paragraph[2], paragraph[3], language=paragraph[4])
    _add_words(element, paragraph[1])


def _add_list(root: Element, block: str) -> None:
    """Add a list; an item is a line, perhaps with a second line after a line break."""
    if len(root) and root[-1].tag == "ul":
        raise _UnknownMarkdownError  # two lists in succession are one, with paragraphs
    element = _sub_element(root, "ul")
    element.text = "\n"
    for item_lines in block[2:].split("\n- "):
        first, line_break, second = item_lines.partition("  \n  ")
        if _OTHER_BLOCK.match(first) or (line_break and _OTHER_BLOCK.match(second)):
            raise _UnknownMarkdownError
        item = _sub_element(element, "li")
        _add_words(item, first)
        if line_break:
            before = SubElement(item, "br")
            _add_words(item, second, before)
            before.tail = f"\n  {before.tail}"


def _add_words(parent: Element, text: str, before: Element | None = None) -> None:
    """Add words with inline markup to an element.

    Args:
        parent: The element of the words.
        text: Markdown of one line.
        before: The element in `parent` that the words follow.
    """
    done = 0
    bracket, star = text.find("["), text.find("*")
    while bracket >= 0 or star >= 0:
        start = bracket if star < 0 or 0 <= bracket < star else star
        after = start + 1
        markup = _INLINE.match(text, start)
        if markup is not None:
            _add_text(parent, before, text[done:start])
            before = _add_markup(parent, markup)
            after = done = markup.end()
        # Each find begins where the last one ended, so a text with many of one sign is read once for the other.
        if 0 <= bracket < after:
            bracket = text.find("[", after)
        if 0 <= star < after:
            star = text.find("*", after)
    _add_text(parent, before, text[done:])


def _add_markup(parent: Element, markup: re.Match[str]) -> Element:
    """Add a link, emphasised or strong words, and return their element."""
    emphasis, words, target, title, emphasised, strong, *attributes = markup.groups()
    element = SubElement(parent, "strong" if strong else "em" if emphasis or emphasised else "a")
    link = SubElement(element, "a") if emphasis else element
    if target is not None:
        link.set("href", _plain(target))
        if title is not None:
            link.set("title", title.strip())
    link.text = _plain(words or emphasised or strong)
    _set_attributes(element, *attributes)
    return element


def _add_text(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = _plain(text)
    else:
        before.tail = _plain(text)


def _plain(text: str) -> str:
    """Return words without the backslashes of escapes; references to characters stay."""
    if not _PLAIN.fullmatch(text):
        raise _UnknownMarkdownError
    return _BACKSLASH.sub(r"\1", text) if "\\" in text else text


def _set_attributes(
    element: Element,
    element_id: str | None,
    classes: str | None = None,
    cut: str | None = None,
    language: str | None = None,
) -> None:
    """Set the attributes that are not `None`; `classes` are `.rest .more`."""
    if element_id is not None:
        element.set("id", element_id)
    if classes is not None:
        element.set("class", classes.replace(".", ""))
    if cut is not None:
        element.set("data-cut", cut)
    if language is not None:
        element.set("lang", language)
        element.set("dir", "auto")


def _sub_element(parent: Element, tag: str) -> Element:
    """Return a new block in `parent`, on lines of its own."""
    element = SubElement(parent, tag)
    element.tail = "\n"
    return element
