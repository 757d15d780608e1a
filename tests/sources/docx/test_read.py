"""Word processing files: their paragraphs, and hostile files."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings
from generator.sources.docx.read import read
from tests.support.make_docx import docx
from tests.support.shown import kinds_and_words

ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def errors(data: bytes) -> list[str]:
    return [finding.message for finding in read(data).findings if finding.severity == "error"]


def test_paragraphs_are_lines_with_their_blanks() -> None:
    lines = read(docx("The rinds", ">> ADA CHURN:  Good  morning & <welcome>.", "\u00a0\u00a0More.", "", "   ", "End."))
    assert [line for line in lines.lines if line] == [
        "The rinds",
        ">> ADA CHURN:  Good  morning & <welcome>.",
        "\u00a0\u00a0More.",
        "End.",
    ]
    assert (lines.findings, lines.asides) == ((), {})


def test_breaks_tabs_tables_and_torn_runs() -> None:
    body = (
        "<w:p><w:r><w:t>Rin</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ds</w:t><w:br/><w:t>are</w:t><w:tab/>"
        "<w:t>good</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
        "<w:t>Two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert [line for line in read(docx(body=body)).lines if line] == ["Rinds", "are\tgood", "One\tTwo"]


def test_headers_and_footers_are_asides() -> None:
    text = '<w:hdr xmlns:w="x"><w:p><w:r><w:t>Raw </w:t></w:r><w:r><w:t>file</w:t></w:r></w:p><w:p/></w:hdr>'
    lines = read(docx("Words.", more={"word/header1.xml": text.encode(), "word/header2.xml": text.encode()}))
    assert [line for line in lines.lines if line] == ["Words.", "Raw file"]
    assert (list(lines.asides.values()), lines.findings) == (["page-furniture"], ())


def test_comments_have_the_names_of_their_authors_and_changes_have_none() -> None:
    comments = (
        '<w:comments xmlns:w="x"><w:comment w:id="0" w:author="Ada Churn" w:initials="AC" w:date="2024"><w:p><w:r>'
        '<w:t>Why?</w:t></w:r></w:p></w:comment><w:comment w:id="1" w:author=" Bo  Whey "/><w:comment w:id="2" '
        'w:author="" w:initials=""><w:p><w:r><w:t>From nobody.</w:t></w:r></w:p></w:comment></w:comments>'
    )
    body = '<w:p><w:ins w:author="Rick Rind"><w:r><w:t>New words.</w:t></w:r></w:ins></w:p>'
    lines = read(docx("Words.", body=body, more={"word/comments.xml": comments.encode()}))
    assert kinds_and_words(lines) == [
        ("text", "Words."),
        ("text", "New words."),
        ("comment", "Ada Churn (AC):"),
        ("comment", "Why?"),
        ("comment", "Bo Whey:"),
        ("comment", "From nobody."),
    ]


def test_descriptions_of_pictures_are_kept_once() -> None:
    picture = (
        '<w:drawing><wp:docPr xmlns:wp="p" id="1" name="Picture 1" descr="A roof&#10; of slate" title=""/></w:drawing>'
    )
    body = f"<w:p><w:r>{picture}<w:t>ADA CHURN: Yes.</w:t></w:r></w:p><w:p><w:r>{picture}</w:r></w:p>"
    assert kinds_and_words(read(docx(body=body))) == [
        ("text", "ADA CHURN: Yes."),
        ("page-furniture", "A roof of slate"),
    ]


def test_properties_are_kept_without_what_programs_write() -> None:
    core = (
        "<c xmlns:dc='d' xmlns:cp='c'><dc:title>The Roof</dc:title><dc:creator>Ada Churn</dc:creator><cp:keywords/>"
        "<cp:lastModifiedBy>Bo Whey</cp:lastModifiedBy><cp:revision>2</cp:revision><dc:description>A draft."
        "</dc:description><dcterms:created xmlns:dcterms='t'>2024-05-04T10:00:00Z</dcterms:created></c>"
    )
    app = "<p><Template>Normal</Template><Application>Program</Application><Company>Curds</Company><Words>2</Words></p>"
    lines = read(docx("Words.", more={"docProps/core.xml": core.encode(), "docProps/app.xml": app.encode()}))
    assert kinds_and_words(lines) == [
        ("text", "Words."),
        ("metadata", "The Roof"),
        ("metadata", "Ada Churn"),
        ("metadata", "A draft."),
        ("metadata", "Curds"),
    ]
    evil = read(docx("Words.", more={"docProps/core.xml": (ENTITIES + "<c><title>&b;</title></c>").encode()}))
    words = [("metadata", "&b;"), ("metadata", "ha"), ("metadata", "&a;" * 8)]
    assert (kinds_and_words(evil), evil.findings) == ([("text", "Words."), *words], ())


def test_properties_in_other_places() -> None:
    custom = (
        "<p xmlns:vt='v'><property name='Client'><vt:lpwstr>The Curds</vt:lpwstr></property><property"
        " name='_Key'><vt:lpwstr>"
        "no words</vt:lpwstr></property><property name='ContentTypeId'><vt:lpwstr>0x0101beef</vt:lpwstr></property>"
        "<property name='Count'><vt:i4>12</vt:i4></property><property name='Site'><vt:lpwstr>http://roof.example</vt:lpwstr>"
        "</property><property name='Id'><vt:lpwstr>4f-beef-9a</vt:lpwstr></property></p>"
    )
    core = "<c xmlns:dc='d'><dc:title>The Roof</dc:title></c>".encode("utf-16")
    torn = b"<?xml version='1.0' encoding='big5'?><c><title>The Rind</title>"
    more = {
        "docProps/custom.xml": custom.encode(),
        "package/services/metadata/core-properties/a1.psmdcp": core,
        "docProps/core.xml": torn,
    }
    assert kinds_and_words(read(docx("Words.", more=more))) == [
        ("text", "Words."),
        ("metadata", "The Roof"),
        ("metadata", "The Rind"),
        ("metadata", "Client: The Curds"),
    ]


def test_words_in_attributes_are_kept_once_without_names_and_settings() -> None:
    body = (
        "<w:p><w:hyperlink w:tooltip='A tip'><w:r><w:t>Text.</w:t></w:r></w:hyperlink><w:r><w:pict><v:shape"
        " xmlns:v='v' id='no'"
        " alt='A roof'><v:textpath string='DRAFT'/></v:shape></w:pict><w:drawing><a:cNvPr xmlns:a='a' name='no'"
        " descr='A roof'/>"
        "</w:drawing></w:r><w:bookmarkStart w:name='no'/></w:p><w:tbl><w:tblPr><w:tblStyle w:val='no'/><w:tblCaption"
        " w:val='Costs'/><w:tblDescription w:val='By year'/></w:tblPr></w:tbl><w:sdt><w:sdtPr><w:alias"
        " w:val='Choice'/><w:tag"
        " w:val='no'/><w:dropDownList><w:listItem w:displayText='Yes' w:value='no'/><w:listItem w:value='Perhaps'/>"
        "</w:dropDownList></w:sdtPr></w:sdt><w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name"
        " w:val='no'/><w:helpText"
        " w:val='Help'/><w:checkBox><w:default w:val='no'/></w:checkBox><w:textInput><w:default"
        " w:val='Write'/></w:textInput>"
        "</w:ffData></w:fldChar></w:r></w:p>"
    )
    assert kinds_and_words(read(docx(body=body))) == [
        ("text", "Text."),
        *(
            ("page-furniture", words)
            for words in ("A tip", "A roof", "DRAFT", "Costs", "By year", "Choice", "Yes", "Perhaps", "Help", "Write")
        ),
    ]


def test_fields_that_show_their_code() -> None:
    def field(*codes: str, result: str = "") -> str:
        runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
        begin, part, end = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))
        return f"{begin}{runs}{part}<w:r><w:t>{result}</w:t></w:r>{end}"

    fields = field("EQ \\o(", "Above,Below)") + field("MACROBUTTON NoMacro ", "Click") + field("QUOTE no", result="yes")
    simple = "<w:fldSimple w:instr='MACROBUTTON x Press'/><w:fldSimple w:instr='PAGE'/>"
    inner = field("IF " + "</w:instrText></w:r>" + field("PAGE", result="3") + "<w:r><w:instrText>", result=".")
    assert kinds_and_words(read(docx(body=f"<w:p>{fields}{simple}{inner}</w:p>"))) == [
        ("hidden", "Above Below"),
        ("hidden", "Click"),
        ("hidden", "Press"),
        ("text", "yes3."),
    ]


def test_words_of_printed_numbers_are_signs() -> None:
    texts = ("Article %1.", "%1.%2", "o", "\uf0b7", "Article %1.", "Roof (%1)")
    levels = "".join(f"<w:lvl><w:lvlText w:val='{text}'/></w:lvl>" for text in texts)
    more = {"word/numbering.xml": f"<w:numbering xmlns:w='w'>{levels}</w:numbering>".encode()}
    assert kinds_and_words(read(docx("Words.", more=more))) == [
        ("text", "Words."),
        ("marker", "Article ."),
        ("marker", "Roof ( )"),
    ]


def test_parts_with_names_of_other_programs_are_known_by_their_kinds() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = (
        f"<Types><Override PartName='/word/document.xml' ContentType='{kind}.document.main+xml'/>"
        f"<Override PartName='/a/head.xml' ContentType='{kind}.header+xml'/>"
        f"<Override PartName='/notes.xml' ContentType='{kind}.footnotes+xml'/>"
        f"<Override PartName='/word/header1.xml' ContentType='{kind}.header+xml'/>"
        f"<Override PartName='/word/settings.xml' ContentType='{kind}.settings+xml'/></Types>"
    )
    text = "<x xmlns:w='w'><w:p><w:r><w:t>{}</w:t></w:r></w:p></x>"
    parts = {"a/head.xml": "Head", "notes.xml": "Note", "word/header1.xml": "Top", "word/settings.xml": "no"}
    more = {name: text.format(words).encode() for name, words in parts.items()}
    lines = read(docx("Words.", more={**more, "[Content_Types].xml": types.encode()}))
    assert kinds_and_words(lines) == [
        ("text", "Words."),
        ("footnote", "Note"),
        ("page-furniture", "Top"),
        ("page-furniture", "Head"),
    ]


def test_words_that_cant_be_read_are_a_finding() -> None:
    for body in ("<w:p>Lost</w:p>", "<w:altChunk/>", "<w:subDoc/>", "<w:p><OLEObject ProgID='Sheet.8'/></w:p>"):
        lines = read(docx("Words.", body=body))
        assert [(finding.code, finding.severity) for finding in lines.findings] == [("docx-words-left-out", "warning")]
    assert read(docx("Words.", body="<w:p><OLEObject ProgID='Equation.3'/></w:p>")).findings == ()


def test_a_document_is_read_as_a_text_is(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(">> ADA CHURN: One.", "Two.", ">> BO WHEY: Three.", "(Applause)", ">> ADA CHURN: Four."))
    record = read_document(path, tmp_path / "none", settings)
    assert record.source.format == "docx"
    assert [(turn.label, len(turn.blocks)) for turn in record.turns] == [
        ("ADA CHURN", 2),
        ("BO WHEY", 2),
        ("ADA CHURN", 1),
    ]


def test_entities_are_refused() -> None:
    assert errors(docx("Words.", doctype=ENTITIES)) == [
        "the document can't be read: its XML defines entities; save the document as HTML or text"
    ]
    assert errors(docx("Words.", more={"word/styles.xml": ENTITIES.encode("utf-16")})) == [
        "the document can't be read: its XML defines entities; save the document as HTML or text"
    ]


def test_a_document_type_that_defines_nothing_is_read() -> None:
    lines = read(
        docx("Words.", body="<w:p><w:r><w:t>caf&eacute; &odd;</w:t></w:r></w:p>", doctype="<!DOCTYPE x SYSTEM 'x.dtd'>")
    )
    assert kinds_and_words(lines) == [("text", "Words."), ("text", "café &odd;")]


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    bomb = docx("Words.", more={"word/styles.xml": b" " * 30_000_000})
    assert len(bomb) < 100_000
    assert "unpacks to more than" in errors(bomb)[0]
    assert "more than 4000 parts" in errors(docx("x", more={f"a/{number}": b"" for number in range(4000)}))[0]


def test_only_parts_of_text_are_read() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kind}" Target="word/evil.bin"/></Relationships>'
    )
    evil = docx("Evil.", doctype=ENTITIES)
    assert read(docx("Words.", more={"_rels/.rels": relations.encode(), "word/evil.bin": evil})).lines == ("Words.",)


def test_a_picture_is_never_unpacked() -> None:
    lines = read(docx("Words.", more={"word/media/image1.png": b"\0" * 80_000_000}))
    assert [line for line in lines.lines if line] == ["Words."]


def test_a_document_nested_too_deeply_is_refused() -> None:
    assert "nested too deeply" in errors(docx(body="<w:p><w:r>" * 5000 + "</w:r></w:p>" * 5000))[0]
    deep = "<w:tbl><w:tr><w:tc>" * 40 + "<w:p><w:r><w:t>In.</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 40
    assert [line for line in read(docx(body=deep)).lines if line] == ["In."]


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_document_is_a_text_or_one_error(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(docx("Some words.", "And more of them.", more={"word/a.xml": b"<a/>"}))
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    lines = read(bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
    assert lines.readable or len([finding for finding in lines.findings if finding.severity == "error"]) == 1


def test_an_empty_document() -> None:
    assert errors(docx()) == ["the file has no text; replace or delete it"]


def test_a_document_of_nothing_but_footnotes_and_comments() -> None:
    note = "<w:{0} xmlns:w='x'><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:{0}>"
    more = {f"word/{name}.xml": note.format(name).encode() for name in ("footnotes", "comments")}
    advice = (
        "which are kept as words that nobody said; if they are its text, save them as text,"
        " else replace or delete the file"
    )
    assert errors(docx(more=more)) == [f"the file has no text besides footnotes and comments, {advice}"]
    assert errors(docx(more={"word/footnotes.xml": more["word/footnotes.xml"]})) == [
        f"the file has no text besides footnotes, {advice}"
    ]
    assert errors(docx("Words.", more=more)) == []
