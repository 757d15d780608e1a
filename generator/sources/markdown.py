"""Markdown: its lines without the marks of Markdown; the front matter declares fields of the document.

Comments, contents, pictures and footnotes are asides. Words that stand out at the start of a line, headings and rows of
tables are facts beside the words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from generator.sources.control_characters import clean
from generator.sources.decode import decode
from generator.sources.front_matter import front_matter_length, front_matter_lines
from generator.sources.markdown_asides import AsideLines
from generator.sources.source_lines import (
    FileLine,
    SourceLines,
    first_replaced_line,
    lines_of,
    split_lines,
    unreadable_bytes_finding,
    unreadable_file,
)
from generator.sources.text import NOT_TEXT, is_noise

_LINE_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+")
_TITLE = re.compile(r"[ ]{0,3}#[ \t]+\S")
"""The first heading of the first rank, the title of the document."""

_HEADING_END = re.compile(r"[ \t]#+[ \t]*$")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ \t])+(?![ \t]*>)")
_STRONG = re.compile(
    r"(?<![\w*\\])\*\*(?=\S)([^*\n]*[^\s*\\])\*\*(?![\w*])|(?<![\w\\])__(?=\S)([^_\n]*[^\s_\\])__(?!\w)"
)
"""Text between two pairs of stars or underscores. Nested marks stay as they are."""

_SLANTED = re.compile(r"(?:\*(?![\s*])([^*\n]*[^\s*\\])\*|_(?![\s_])([^\n]*[^\s_\\])_)[ \t]*")
"""A whole line between one pair of stars or underscores."""

_SLANTED_START = re.compile(
    r"\*(?![\s*])([^*\n]{1,80}[^\s*\\])\*(?:(?<=:\*)|(?=:))|_(?![\s_])([^_\n]{1,80}[^\s_\\])_(?:(?<=:_)|(?=:))"
)
"""Slanted words with a colon at the start of a line."""

_TRIPLE_START = re.compile(r"\*\*\*(?=[^\s*])([^*\n]{1,80}[^\s*\\])\*\*\*|___(?=[^\s_])([^_\n]{1,80}[^\s_\\])___")
_SLANTED_BRACKETS = re.compile(r"(?<![\w*\\])\*(\([^()*\n]{1,120}\)|\[[^\[\]*\n]{1,120}\])\*(?![\w*(])")
"""`*(Laughs.)*` inside of a line."""

_PULL_QUOTE = re.compile(r"[ ]{0,3}>[ \t]+\*\*[«“„\"][^*\n]{8,300}[»”\"]\*\*[ \t]*$")
"""Words of the text that are printed again, large: a quotation in bold letters, in a block of its own."""

_BULLET = re.compile(r"[ \t]{0,12}[-*+][ \t]{1,4}")
_LABEL_IN_ITEM = re.compile(r"(?:\*\*|__|[*_])[^*_\n]{1,80}(?:\*\*|__|[*_])|[^\W_][^:*\n]{0,60}:[ \t]")
_MIN_LABELLED_ITEMS = 2
_TABLE_ROW = re.compile(r"[ ]{0,3}\|(.*)\|[ \t]*$")
_TABLE_RULE = re.compile(r"[ ]{0,3}\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*$")


_TIME_BEFORE_LEAD = re.compile(r"\\?[\[(]\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?\\?[\])][ \u00a0](?=[*_])")
"""`[00:00:30] **Mara:** words`: a time before words that stand out."""

_ENTITY_OR_ESCAPE = re.compile(
    r"`[^`\n]*`|\\[!-/:-@\[-`{-~]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});"
)
_LINE_ENDS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")


def read(data: bytes) -> SourceLines:
    """Return the lines of a Markdown file, one for one; comments inside of lines follow at the end."""
    decoded = decode(data)
    text, controls = clean(decoded.text)
    if is_noise(decoded, controls):
        return unreadable_file(NOT_TEXT)
    lines = split_lines(text)
    end = front_matter_length(decoded.text)
    file_lines = [*front_matter_lines(lines[:end]), *_text_lines(lines[end:])]
    first = next((index for index in range(end, len(lines)) if file_lines[index].text.strip()), None)
    if first is not None and _TITLE.match(lines[first]) and not any(line.key == "title" for line in file_lines[:end]):
        file_lines[first].key = "title"
    findings = [*decoded.findings]
    if decoded.bad:
        findings.append(unreadable_bytes_finding(decoded.bad, first_replaced_line(lines)))
    return lines_of(file_lines, findings)


def text_line(line: str) -> FileLine:
    """Return a line of the text without the marks of Markdown, and what stands out in it."""
    if "<" in line:
        line = _LINE_BREAK.sub(" ", line)
    rank = 0
    if heading := _HEADING.match(line):
        rank = len(heading[1])
        line = _HEADING_END.sub("", line[heading.end() :])
    elif quote := _QUOTE.match(line):
        line = line[quote.end() :]
    if line[:1] in "*_":
        line, lead = _without_lead(line)
    elif time := _TIME_BEFORE_LEAD.match(line):
        line, lead = _without_lead(line[time.end() :])
        line, lead = time[0] + line, lead and time.end() + lead
    else:
        lead = 0
    if "**" in line or "__" in line:
        line = _STRONG.sub(lambda strong: strong[1] or strong[2], line)
    if "*(" in line or "*[" in line:
        line = line[:lead] + _SLANTED_BRACKETS.sub(r"\1", line[lead:])
    if "&" in line or "\\" in line:
        lead_words, line = _plain(line[:lead]), _plain(line[lead:])
        line, lead = lead_words + line, len(lead_words)
    return FileLine(line, lead=lead, heading=rank)


def _plain(text: str) -> str:
    """Return a text with its entities and escapes as characters; what is between backticks stays as typed."""
    return _ENTITY_OR_ESCAPE.sub(lambda match: _PLAIN.get(match[0][0], str)(match[0]), text)


def _character(entity: str) -> str:
    """Return the character of an entity; a blank for a line break, the entity itself if it has none."""
    character = html.unescape(entity)
    if not character or character in _LINE_ENDS:
        return " " if character else entity
    return character if character.isprintable() or character in "\u00a0\u00ad\u202f" else entity


_PLAIN: dict[str, Callable[[str], str]] = {"&": _character, "\\": lambda escape: escape[1]}


def _without_lead(line: str) -> tuple[str, int]:
    """Return a line without the marks around its first words, and how many characters they have."""
    for pattern in (_SLANTED.fullmatch, _TRIPLE_START.match, _STRONG.match, _SLANTED_START.match):
        if emphasis := pattern(line):
            words = str(emphasis[1] or emphasis[2])
            return words + line[emphasis.end() :], len(words)
    return line, 0


def _text_lines(lines: tuple[str, ...]) -> list[FileLine]:
    """Return the lines behind the front matter."""
    asides = AsideLines(lines)
    items = [line for line in lines if (bullet := _BULLET.match(line)) and _LABEL_IN_ITEM.match(line, bullet.end())]
    has_labelled_items = len(items) >= _MIN_LABELLED_ITEMS
    file_lines: list[FileLine] = []
    table = 0
    is_in_table = False
    for number, line in enumerate(lines):
        aside = asides.of(number)
        if aside is not None:
            file_lines.append(FileLine(line, aside))
            continue
        text = asides.text(number)
        if text.lstrip(" ").startswith(">") and _is_pull_quote(lines, number):
            file_lines.append(FileLine(text_line(text).text, "page-furniture"))
            continue
        row = _TABLE_ROW.match(text)
        if row:
            table += not is_in_table
            file_lines.append(_row(text, row[1], table))
        else:
            file_lines.append(_line_or_item(text, has_labelled_items=has_labelled_items))
        is_in_table = row is not None
    return [*file_lines, *asides.cut()]


def _is_pull_quote(lines: tuple[str, ...], number: int) -> bool:
    """Return True for a quotation in bold letters that is a whole block."""
    beside = (lines[number - 1] if number else "", lines[number + 1] if number + 1 < len(lines) else "")
    return _PULL_QUOTE.match(lines[number]) is not None and not any(map(str.strip, beside))


def _line_or_item(text: str, *, has_labelled_items: bool) -> FileLine:
    """Return a line outside of tables, without its bullet if it begins with a label as other items do."""
    bullet = _BULLET.match(text)
    is_labelled = has_labelled_items and bullet and _LABEL_IN_ITEM.match(text, bullet.end())
    line = text_line(text[bullet.end() :] if bullet and is_labelled else text)
    line.item = bullet is not None
    return line


def _row(line: str, cells: str, table: int) -> FileLine:
    """Return a row of a table, with tabs between its cells."""
    if _TABLE_RULE.match(line):
        return FileLine("")
    texts = [text_line(cell.strip()).text for cell in cells.replace("\\|", "\uff5c").split("|")]
    return FileLine("\t".join(texts).replace("\uff5c", "|"), row=table)
