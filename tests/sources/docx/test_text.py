"""Word processing files: what a reader sees is text, all other words are asides, and no word is lost."""

from __future__ import annotations

import random
import re
from collections import Counter
from html import unescape

import pytest

from generator.sources.docx.read import read
from generator.sources.source_lines import SourceLines
from generator.sources.xml_walk import MAX_ELEMENTS
from generator.text.words import split_words
from tests.support.make_docx import docx
from tests.support.make_word_body import paragraph, run, table
from tests.support.shown import kinds_and_words

STYLES = (
    '<w:styles xmlns:w="x"><w:style w:styleId="A"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:styleId="B"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="C"><w:name w:val="Speaker"/><w:basedOn w:val="D"/></w:style>'
    '<w:style w:styleId="D"><w:name w:val="Loud"/><w:rPr><w:b/><w:vanish w:val="0"/></w:rPr></w:style></w:styles>'
)


def read_body(body: str, **more: str) -> SourceLines:
    parts = {f"word/{name}.xml": xml.encode() for name, xml in {"styles": STYLES, **more}.items()}
    return read(docx(body=body, more=parts))


HIDDEN_CASES = {
    "deleted": (
        "<w:p>" + run("Kept ") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins>" + run("new") + "</w:ins></w:p>",
        [("text", "Kept new"), ("hidden", "gone")],
    ),
    "moved": (
        "<w:p><w:moveFrom>" + run("Here.") + "</w:moveFrom></w:p><w:p><w:moveTo>" + run("Here.") + "</w:moveTo></w:p>",
        [("hidden", "Here."), ("text", "Here.")],
    ),
    "former properties": (
        "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Seen.</w:t></w:r></w:p>",
        [("text", "Seen.")],
    ),
    "the end of a paragraph is deleted": (
        paragraph(run("One "), mark="<w:del/>") + paragraph(run("two.")) + paragraph(run("Three."), mark="<w:del/>"),
        [("text", "One two."), ("text", "Three.")],
    ),
    "hidden": (paragraph(run("Secret", "<w:vanish/>"), run("Open")), [("text", "Open"), ("hidden", "Secret")]),
    "not hidden": (paragraph(run("Open", '<w:vanish w:val="0"/>')), [("text", "Open")]),
    "contents": (paragraph(run("Chapter 7"), style="B") + paragraph(run("Words."), style="E"),
                 [("navigation", "Chapter 7"), ("text", "Words.")]),
    "a field": (
        '<w:p><w:r><w:fldChar/><w:instrText>DATE "d M"</w:instrText></w:r>' + run("4 May") + "</w:p>",
        [("text", "4 May")],
    ),
    "a shape of two versions": (
        "<w:p>" + run("Long words of the page.") + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        + paragraph(run("Aside")) + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + paragraph(run("Aside")) + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        [("text", "Long words of the page."), ("page-furniture", "Aside")],
    ),
    "a shape of one version": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Only here.</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>",
        [("text", "Only here.")],
    ),
    "an older version with other words": (
        "<w:p>" + run("A ") + "<w:r><mc:AlternateContent><mc:Choice><w:t>new</w:t></mc:Choice><mc:Fallback>"
        "<w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        [("hidden", "old"), ("text", "A new")],
    ),
    "only the older version has words": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        [("text", "old")],
    ),
    "most of the text is in shapes": (
        paragraph(run("Short.")) + "<w:p><w:r><w:txbxContent>" + paragraph(run("A much longer text."))
        + "</w:txbxContent></w:r></w:p>",
        [("text", "Short."), ("text", "A much longer text.")],
    ),
    "a reading above a word": (
        "<w:p><w:r><w:ruby><w:rt>" + run("reading") + "</w:rt><w:rubyBase>" + run("word")
        + "</w:rubyBase></w:ruby></w:r></w:p>",
        [("text", "word"), ("hidden", "reading")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN_CASES)
def test_words_that_nobody_reads_on_paper_are_asides(name: str) -> None:
    body, expected = HIDDEN_CASES[name]
    lines = read_body(body.replace("mc:", "w:"))
    assert (kinds_and_words(lines), lines.findings) == (expected, ())


def test_notes_are_asides_once_each() -> None:
    notes = '<w:footnotes xmlns:w="x"><w:footnote>' + paragraph(run("A note.")) + "</w:footnote></w:footnotes>"
    comments = '<w:comments xmlns:w="x"><w:comment>' + paragraph(run("Is this so?")) + "</w:comment></w:comments>"
    body = paragraph(run("Words."), *["<w:r><w:footnoteReference/></w:r>"] * 1000)
    lines = read_body(body, footnotes=notes, comments=comments)
    assert kinds_and_words(lines) == [("text", "Words."), ("footnote", "A note."), ("comment", "Is this so?")]


def test_what_stands_out_is_told() -> None:
    bold = "<w:b/>"
    lines = read_body(
        paragraph(run("Odile ", bold), run("Dahl: ", bold), run("words."))
        + paragraph(run("All of it", bold))
        + paragraph(run("plain "), run("then bold", bold))
        + paragraph(run("no", '<w:b w:val="false"/>'), run(" bold"))
        + paragraph(run("By style"), style="C")
        + paragraph(run("Heading"), style="A")
        + paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>Name</w:t><w:br/></w:r>", run("words"))
    )
    by_text = {line: lines.leads.get(number, 0) for number, line in enumerate(lines.lines, 1) if line}
    assert by_text == {
        "Odile Dahl: words.": 11,
        "All of it": 9,
        "plain then bold": 0,
        "no bold": 0,
        "By style": 8,
        "Heading": 7,
        "Name": 4,
        "words": 0,
    }
    assert {lines.lines[number - 1]: rank for number, rank in lines.headings.items()} == {"Heading": 2}


def test_rows_of_tables() -> None:
    lines = read_body(
        table(("Odile", "One./Two."), ("0:10", "", "Three."))
        + table(("a/b", "c/d"), ("One cell only", ""))
        + table(("Petter", "Four."))
    )
    assert [line for line in lines.lines if line] == [
        "Odile\tOne.", "Two.", "0:10\t\tThree.", "a", "b", "c", "d", "One cell only", "Petter\tFour.",
    ]  # fmt: skip
    assert {lines.lines[number - 1]: row for number, row in lines.rows.items()} == {
        "Odile\tOne.": 1,
        "0:10\t\tThree.": 1,
        "Petter\tFour.": 3,
    }


@pytest.mark.parametrize(
    "body", ["<w:p/>" * (MAX_ELEMENTS + 1), "<w:p " + " ".join(f'a{n}="1"' for n in range(9)) + "/>"]
)
def test_elements_and_attributes_are_counted(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if len(body) < 1000:
        monkeypatch.setattr("generator.sources.xml_walk.MAX_ELEMENTS", 10)
    (finding,) = read_body(body).findings
    assert "elements" in finding.message


@pytest.mark.parametrize("seed", range(200))
def test_no_word_is_lost(seed: int) -> None:
    """The words between the tags, found by a search that shares nothing with the reader, are all in the lines."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    open_tags, close_tags = zip(*_WRAPPERS, strict=True)
    body = ""
    stack: list[str] = []
    for number in range(chance.randrange(5, 80)):
        choice = chance.randrange(len(_WRAPPERS) + 3)
        if choice < len(_WRAPPERS) and len(stack) < 40:
            stack.append(close_tags[choice])
            body += open_tags[choice]
        elif choice % 2 and stack:
            body += stack.pop()
        else:
            text = f"w{seed}x{number} "
            body += f"<w:r><w:t>{text}</w:t></w:r>"
    body += "".join(reversed(stack))
    lines = read_body(body)
    given = Counter(split_words(unescape(re.sub(r"<[^>]*>", " ", body))))
    assert given == Counter(split_words(" ".join(lines.lines)))


_WRAPPERS = [
    ("<w:p>", "</w:p>"),
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:tc>", "</w:tc>"),
    ("<w:tr>", "</w:tr>"),
    ("<w:del>", "</w:del>"),
    ("<w:r>", "</w:r>"),
    ("<w:txbxContent>", "</w:txbxContent>"),
    ("<w:AlternateContent><w:Choice>", "</w:Choice></w:AlternateContent>"),
    ("<w:AlternateContent><w:Choice/><w:Fallback>", "</w:Fallback></w:AlternateContent>"),
    ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "</w:p>"),
    ("<w:r><w:rPr><w:vanish/></w:rPr>", "</w:r>"),
    ("<w:ruby><w:rt>", "</w:rt></w:ruby>"),
]
