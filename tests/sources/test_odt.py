"""OpenDocument texts and EPUB books: the same facts as in Word documents and web pages."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from generator.sources.formats import format_of
from generator.sources.source_lines import SourceLines
from tests.support.shown import kinds_and_words

CONTENT = """<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f"
 xmlns:table="b" xmlns:draw="d" xmlns:dc="c"><office:automatic-styles>
<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document-content>"""
STYLES = '<s xmlns:style="s" xmlns:text="t"><style:footer><text:p>Foot</text:p></style:footer></s>'


def packed(kind: str, **parts: str) -> bytes:
    """Return a ZIP archive with its type at the start; `__` in a name is a slash, `_` a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", kind)
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def odt(body: str) -> SourceLines:
    data = packed("application/vnd.oasis.opendocument.text", content_xml=CONTENT.format(body=body), styles_xml=STYLES)
    source_format = format_of(data, "a.bin")
    assert source_format.name == "odt"
    return source_format.read(data)


def test_words_and_asides_of_an_odt() -> None:
    lines = odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:h text:outline-level='2'>The Roof</text:h>\n"
        "<text:p><text:span text:style-name='T1'>Ada Churn:</text:span>  Hello<text:s text:c='2'/>and"
        "<text:tab/>more<text:line-break/>words.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>A note.</text:p></text:note-body></text:note><office:annotation><dc:creator>X</dc:creator>"
        "<text:p>Why?</text:p></office:annotation><text:span text:style-name='T2'>Hidden</text:span></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Bo</text:p></table:table-cell><table:table-cell>"
        "<text:p>Yes.</text:p></table:table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"
    )
    assert kinds_and_words(lines) == [
        ("hidden", "Deleted."),
        ("text", "The Roof"),
        ("text", "Ada Churn: Hello  and\tmore"),
        ("text", "words."),
        ("hidden", "Hidden"),
        ("text", "Bo\tYes."),
        ("text", "Item"),
        ("page-furniture", "Foot"),
        ("footnote", "A note."),
        ("comment", "Why?"),
    ]
    by_text = {line: number for number, line in enumerate(lines.lines, 1)}
    assert lines.leads == {by_text["Ada Churn: Hello  and\tmore"]: 10}
    assert lines.headings == {by_text["The Roof"]: 2}
    assert lines.rows == {by_text["Bo\tYes."]: 1}
    assert lines.items == {by_text["Item"]}


def test_the_pages_of_a_book_in_their_order() -> None:
    data = packed(
        "application/epub+zip",
        **{
            "META-INF__container_xml": '<c><rootfile full-path="in/book.opf"/></c>',
            "in__book_opf": (
                '<p><item id="a" href="b%20b.xhtml"/><item id="b" href="a.xhtml"/><itemref idref="b"/>'
                '<itemref idref="a"/><itemref idref="b"/><itemref idref="missing"/></p>'
            ),
            "in__a_xhtml": "<html><body><p><b>Ada</b> Hello.</p></body></html>",
            "in__b b_xhtml": "<html><body><h2>Two</h2><p>More.</p></body></html>",
        },
    )
    source_format = format_of(data, "a.zip")
    lines = source_format.read(data)
    assert (source_format.name, kinds_and_words(lines)) == (
        "epub",
        [("text", "Ada Hello."), ("text", "Two"), ("text", "More.")],
    )
    assert sorted(lines.leads.values()) == [3]
    assert list(lines.headings.values()) == [2]


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("<head><title>Colophon</title></head><body><p>Set in lead.</p></body>", "page-furniture"),
        ('<body><section epub:type="copyright-page"><p>Set in lead.</p></section></body>', "page-furniture"),
        ("<head><title>The Colophon of Ada</title></head><body><p>Set in lead.</p></body>", "text"),
        ("<head><title>Copyright</title></head><body><p>Set in lead.</p></body>", "text"),
        ('<body><section epub:type="chapter"><p>Set in lead.</p></section></body>', "text"),
    ],
)
def test_pages_about_a_book_are_no_text(page: str, kind: str) -> None:
    data = packed(
        "application/epub+zip",
        **{
            "META-INF__container_xml": '<c><rootfile full-path="book.opf"/></c>',
            "book_opf": (
                '<p><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>'
                '<itemref idref="a"/><itemref idref="b"/></p>'
            ),
            "a_xhtml": "<html><body><p><b>Ada</b> Hello.</p></body></html>",
            "b_xhtml": f"<html>{page}</html>",
        },
    )
    words = kinds_and_words(format_of(data, "a.zip").read(data))
    assert words[0] == ("text", "Ada Hello.")
    assert words[-1] == (kind, "Set in lead.")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_document_is_a_text_or_one_error(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(
        packed("application/vnd.oasis.opendocument.text", content_xml=CONTENT.format(body="<text:p>Words.</text:p>"))
    )
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(90, len(data))] = chance.randrange(256)
    lines = format_of(bytes(data), "a.odt").read(bytes(data))
    assert lines.readable or [finding.severity for finding in lines.findings] == ["error"]


def test_what_to_do_with_a_file_that_is_not_read() -> None:
    for data, advice in (
        (packed("x", a_txt="Words."), "unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "save it as .docx"),
    ):
        (finding,) = format_of(data, "a.doc").read(data).findings
        assert (finding.code, finding.severity) == ("format-unknown", "error")
        assert advice in finding.message
