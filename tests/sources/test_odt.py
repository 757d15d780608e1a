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
        ("comment", "X:"),
        ("comment", "Why?"),
    ]
    by_text = {line: number for number, line in enumerate(lines.lines, 1)}
    assert lines.leads == {by_text["Ada Churn: Hello  and\tmore"]: 10}
    assert lines.headings == {by_text["The Roof"]: 2}
    assert lines.rows == {by_text["Bo\tYes."]: 1}
    assert lines.items == {by_text["Item"]}


def test_fields_of_an_odt_are_words_and_descriptions_of_pictures_are_no_text() -> None:
    lines = odt(
        "<text:p>On <text:date>4 May</text:date> <text:span><text:title>The Roof</text:title></text:span> by"
        " <text:creator>Ada</text:creator><office:annotation><dc:creator>X</dc:creator><dc:date>2024</dc:date>"
        "<text:p>Why on <text:date>5 May</text:date>?</text:p></office:annotation> fell.<draw:frame><draw:text-box>"
        "<text:p>Box</text:p></draw:text-box><svg:title xmlns:svg='v'>A roof</svg:title><svg:desc xmlns:svg='v'>red"
        "</svg:desc></draw:frame></text:p><table:table><table:title>Costs</table:title></table:table>"
    )
    assert [entry for entry in kinds_and_words(lines) if entry[1] != "Foot"] == [
        ("text", "On 4 May The Roof by Ada fell."),
        ("page-furniture", "Box"),
        ("comment", "X:"),
        ("comment", "Why on 5 May?"),
        ("page-furniture", "A roof"),
        ("page-furniture", "red"),
        ("page-furniture", "Costs"),
    ]


def test_comments_of_an_odt_have_the_names_of_their_authors_and_changes_have_none() -> None:
    lines = odt(
        "<text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>Rick Rind"
        "</dc:creator><dc:date>2024</dc:date></office:change-info></text:insertion></text:changed-region>"
        "<text:changed-region><text:insertion><office:change-info><dc:creator>Dan Curd</dc:creator><text:p>I agree."
        "</text:p></office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
        "<text:p>Words<office:annotation><dc:creator>Ada Churn</dc:creator><dc:date>2024</dc:date>"
        "<meta:creator-initials xmlns:meta='m'>AC</meta:creator-initials><text:p>Why?</text:p></office:annotation>"
        " and<office:annotation><dc:creator>Bo Whey</dc:creator></office:annotation> more"
        "<office:annotation><text:p>From nobody.</text:p></office:annotation>.</text:p>"
    )
    assert [entry for entry in kinds_and_words(lines) if entry[1] != "Foot"] == [
        ("text", "Words and more."),
        ("comment", "Dan Curd:"),
        ("comment", "I agree."),
        ("comment", "Ada Churn (AC):"),
        ("comment", "Why?"),
        ("comment", "Bo Whey:"),
        ("comment", "From nobody."),
    ]


def test_no_words_of_an_odt_vanish_outside_of_its_paragraphs_or_in_documents_inside_it() -> None:
    body = "<text:p>Words.</text:p> loose <text:section>more</text:section>"
    data = packed(
        "application/vnd.oasis.opendocument.text",
        content_xml=CONTENT.format(body=body),
        **{
            "Object 1__content_xml": "<x xmlns:t='t'><t:table-cell><t:p>Sum</t:p></t:table-cell></x>",
            "Object 2__content_xml": "<math><mi>area</mi></math>",
        },
    )
    lines = format_of(data, "a.odt").read(data)
    assert kinds_and_words(lines) == [
        ("text", "Words."),
        ("page-furniture", "Sum"),
        ("hidden", "loose"),
        ("hidden", "more"),
        ("hidden", "area"),
    ]


def test_no_words_of_a_book_vanish_beside_its_order() -> None:
    data = packed(
        "application/epub+zip",
        **{
            "META-INF__container_xml": '<c><rootfile full-path="book.opf"/></c>',
            "book_opf": (
                '<p><title>No words</title><item id="a" href="a.xhtml"/><item id="p" href="p.svg"/>'
                '<item id="t" href="t.txt"/><itemref idref="a"/><itemref idref="p"/><itemref idref="t"/></p>'
            ),
            "a_xhtml": "<html><body><p>Hello.</p></body></html>",
            "b_html": "<html><body><p>Only a link leads here.</p></body></html>",
            "p_svg": "<svg xmlns='http://www.w3.org/2000/svg'><text>Picture</text></svg>",
            "t_txt": "Plain.",
            "other_xml": "<map><part>Only a program leads here.</part></map>",
            "META-INF__options_xml": "<options>no words</options>",
        },
    )
    assert kinds_and_words(format_of(data, "a.epub").read(data)) == [
        ("text", "Hello."),
        ("hidden", "Picture"),
        ("hidden", "Only a link leads here."),
        ("hidden", "Only a program leads here."),
        ("hidden", "Plain."),
    ]


def test_pages_of_a_book_with_other_names_are_known_by_their_kinds() -> None:
    data = packed(
        "application/epub+zip",
        **{
            "META-INF__container_xml": '<c><rootfile full-path="book.opf"/></c>',
            "book_opf": (
                '<p><item id="a" href="first" media-type="application/xhtml+xml"/><item id="b"'
                ' href="b.xht"/><item id="c"'
                ' href="c.png" media-type="image/png"/><item id="d" href="lost" media-type="text/html"/><itemref'
                ' idref="a"/>'
                '<itemref idref="b"/><itemref idref="c"/><itemref idref="d"/></p>'
            ),
            "first": "<html><body><p>Hello.</p></body></html>",
            "b_xht": "<html><body><p>Goodbye.</p></body></html>",
            "c_png": "no words",
        },
    )
    assert kinds_and_words(format_of(data, "a.epub").read(data)) == [("text", "Hello."), ("text", "Goodbye.")]


def test_properties_and_contents_of_a_book() -> None:
    data = packed(
        "application/epub+zip",
        **{
            "META-INF__container_xml": '<c><rootfile full-path="book.opf"/></c>',
            "book_opf": (
                '<p xmlns:dc="d"><metadata><dc:title>The <b>Roof</b></dc:title><dc:creator> Ada\nChurn</dc:creator>'
                "<dc:language>en</dc:language><dc:date>2024</dc:date><meta>calibre</meta><dc:rights/>"
                '<meta name="calibre:series" content="Roofs"/><meta property="belongs-to-collection">The Valley</meta>'
                '<meta name="cover" content="no"/><meta property="file-as">no</meta></metadata>'
                '<item id="a" href="a.xhtml"/><itemref idref="a"/><title>No words</title><guide>'
                '<reference title="The front" href="a.xhtml"/></guide></p>'
            ),
            "a_xhtml": (
                "<!DOCTYPE html [<!ENTITY b"
                ' "slate">]><html><head><title>A</title></head><body><p>Hello.</p></body></html>'
            ),
            "toc_ncx": (
                '<!DOCTYPE ncx PUBLIC "-//x//EN" "ncx.dtd"><ncx><navLabel><text>Chapter one</text></navLabel></ncx>'
            ),
            "evil_ncx": '<!DOCTYPE ncx [<!ENTITY a "ha">]><ncx><text>&a;</text></ncx>',
            "torn_ncx": "<ncx><text>Kept</text><text>",
            "other_ncx": "<?xml version='1.0' encoding='big5'?><ncx><text>Roof</text></ncx>",
            "named_ncx": '<!DOCTYPE ncx SYSTEM "ncx.dtd"><ncx><text>caf&eacute;&odd;</text></ncx>',
        },
    )
    lines = format_of(data, "a.epub").read(data)
    assert (kinds_and_words(lines), lines.findings) == (
        [
            ("metadata", "A"),
            ("text", "Hello."),
            ("comment", '<!ENTITY b "slate"'),
            ("metadata", "The Roof"),
            ("metadata", "Ada Churn"),
            ("navigation", "&a;"),
            ("navigation", "ha"),
            ("navigation", "café&odd;"),
            ("navigation", "Roof"),
            ("navigation", "Chapter one"),
            ("navigation", "Kept"),
            ("metadata", "Roofs"),
            ("metadata", "The Valley"),
            ("navigation", "The front"),
        ],
        (),
    )


def test_words_in_attributes_of_an_odt_are_kept_once_without_names_and_settings() -> None:
    lines = odt(
        "<office:forms><form:form xmlns:form='f' form:name='no'><form:text form:name='no' form:value='Written'"
        " form:title='A tip'/><form:button form:label='Send' form:value='no'/><form:checkbox form:label='Yes'"
        " form:value='no'/>"
        "<form:listbox><form:option form:label='One' form:value='no'/></form:listbox></form:form></office:forms>"
        "<text:user-field-decl office:value='12' office:string-value='Later' text:name='no'/>"
        "<text:p><text:a office:title='A tip' office:name='no'>Text</text:a><text:placeholder"
        " text:description='Write here'>."
        "</text:placeholder><text:hidden-text text:condition='no' text:string-value='Veiled'/><text:conditional-text"
        " text:string-value-if-true='If' text:string-value-if-false='Else'>If</text:conditional-text><text:drop-down>"
        "<text:label text:value='Two'/></text:drop-down><text:bookmark text:name='no'/></text:p>"
        "<text:list><text:list-level-style-number style:num-prefix='Article ' style:num-suffix='.'/></text:list>"
    )
    assert [entry for entry in kinds_and_words(lines) if entry[1] != "Foot"] == [
        ("text", "Text.If"),
        *(("hidden", words) for words in ("Later", "Veiled", "If", "Else")),
        *(("page-furniture", words) for words in ("Written", "A tip", "Send", "Yes", "One", "Write here", "Two")),
        ("marker", "Article"),
    ]


def test_a_document_of_another_program_inside_an_odt_is_a_finding() -> None:
    findings = odt("<text:p>Text.<draw:frame><draw:object-ole/></draw:frame></text:p>").findings
    assert [(finding.code, finding.severity) for finding in findings] == [("inner-document-left-out", "warning")]
    assert odt("<text:p>Text.<draw:frame><draw:object/></draw:frame></text:p>").findings == ()


def test_properties_of_an_odt() -> None:
    meta = (
        "<m xmlns:dc='d' xmlns:meta='m'><dc:title>The Roof</dc:title><meta:initial-creator>Ada</meta:initial-creator>"
        "<dc:creator>Bo, who saved it</dc:creator><meta:keyword>beams</meta:keyword><dc:date>2024</dc:date>"
        "<meta:generator>Program</meta:generator><meta:user-defined meta:name='Client'>Curds</meta:user-defined>"
        "<meta:user-defined meta:name='Count'>12</meta:user-defined></m>"
    )
    content = CONTENT.format(body="<text:p>Words.</text:p>")
    data = packed("application/vnd.oasis.opendocument.text", content_xml=content, meta_xml=meta)
    assert kinds_and_words(format_of(data, "a.odt").read(data)) == [
        ("text", "Words."),
        ("metadata", "The Roof"),
        ("metadata", "Ada"),
        ("metadata", "beams"),
        ("metadata", "Client: Curds"),
    ]


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
