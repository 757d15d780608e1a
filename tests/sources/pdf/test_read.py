"""PDF: the order of reading, what stands around the text, and files that can't be read."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings
from generator.sources.pdf.read import read
from generator.sources.source_lines import SourceLines
from tests.support.make_pdf import column, pdf
from tests.support.shown import kinds_and_words

FIRST = [
    "ADA CHURN: We have read the report on the rinds and the",
    "cellar needs work before the winter. Note: the keys are",
    "with the porter.",
    "BO WHEY: That is a fair point, and we will put it in the",
    "minutes of this meeting.",
]


@pytest.fixture(autouse=True)
def _needs_pypdfium2(request: pytest.FixtureRequest) -> None:
    if "without_the_library" not in request.node.name:
        pytest.importorskip("pypdfium2")


def shown(lines: SourceLines) -> list[str]:
    """Return the paragraphs of the text, with a stroke where the lines of one meet."""
    paragraphs: list[str] = []
    for number, line in enumerate(lines.lines, 1):
        if line and number not in lines.asides:
            if number in lines.continued:
                paragraphs[-1] += f" / {line}"
            else:
                paragraphs.append(line)
    return paragraphs


def asides(lines: SourceLines) -> list[tuple[str, str]]:
    return [(reason, lines.lines[number - 1]) for number, reason in lines.asides.items()]


def errors(data: bytes) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in read(data).findings]


def test_lines_and_paragraphs() -> None:
    lines = read(pdf(column(["*The Rinds", "", *FIRST, "", "A new paragraph of the same person."])))
    assert shown(lines) == [
        "The Rinds",
        " / ".join(FIRST[:3]),
        " / ".join(FIRST[3:]),
        "A new paragraph of the same person.",
    ]
    assert (lines.findings, lines.leads) == ((), {1: 9})


def test_two_columns_below_a_heading() -> None:
    left = [f"left line {number} of the words that are spoken" for number in range(12)]
    right = [f"right line {number} of the words that are spoken" for number in range(12)]
    page = [
        *column(["*A heading across the whole page, which is as wide as both of the columns are together"], 60, 800),
        *column(left, 60),
        *column(right, 320),
        *column(["A note across the foot of the page, which is as wide as both of the columns together"], 60, 400),
    ]
    chance = random.Random(1)  # noqa: S311 - no secret
    chance.shuffle(page)  # the order in the file says nothing
    text = " ".join(line for line in read(pdf(page)).lines if line)
    places = [text.index(words) for words in ("A heading", *left, *right, "A note")]
    assert places == sorted(places)


def test_a_column_of_names_is_no_column_of_prose() -> None:
    names, words = (
        ["Ada", "Bo"] * 6,
        [f"Sentence {number} is long enough to be a line of prose." for number in range(12)],
    )
    lines = read(pdf([*column(names, 60), *column(words, 160)]))
    assert [line for line in lines.lines if line] == [
        f"{name}  {text}" for name, text in zip(names, words, strict=True)
    ]


def test_heads_feet_and_page_numbers_are_no_text() -> None:
    texts = [[f"{name} said that the {thing} is full." for name in ("Ada", "Bo", "Cy", "Dee", "Eve")]
             for thing in ("cellar", "shelf", "lorry", "barn")]  # fmt: skip
    pages = [
        [*column(["The Rinds, 8 May 2001"], 60, 810), *column(text), *column([f"Page {number} of 4"], 280, 40)]
        for number, text in enumerate(texts, 1)
    ]
    lines = read(pdf(*pages))
    assert asides(lines) == [
        aside
        for number in range(1, 5)
        for aside in (("page-furniture", "The Rinds, 8 May 2001"), ("page-furniture", f"Page {number} of 4"))
    ]
    assert " / ".join(shown(lines)).split(" / ") == [line for text in texts for line in text]


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [column([*FIRST[:2]]), column(["with the porter and with nobody else.", "", "Then more."])]
    assert shown(read(pdf(*pages))) == [
        f"{FIRST[0]} / {FIRST[1]} / with the porter and with nobody else.",
        "Then more.",
    ]


def test_a_word_broken_at_a_line_end_is_put_together() -> None:
    lines = read(pdf(column(["The people of the valley who make the well-", "known rinds are all here."])))
    assert shown(lines) == ["The people of the valley who make the well-known / rinds are all here."]


def test_comments_fields_contents_and_properties_are_no_text() -> None:
    place = "/Rect[9 9 20 20]"
    notes = (
        f"<</Type/Annot/Subtype/Text{place}/T(Ada Churn)/Contents(Why?\\rReally.)>>"
        f"<</Type/Annot/Subtype/Popup{place}/Contents(Why?)>><</Type/Annot/Subtype/Highlight{place}/T(Bo Whey)>>"
        f"<</Type/Annot/Subtype/Widget{place}/FT/Tx/T(field1)/V(Dan Rind)>>"
        f"<</Type/Annot/Subtype/Widget{place}/FT/Btn/T(box1)/V/Yes>>"
    )
    outlines = "<</Type/Outlines/First 12 0 R/Last 13 0 R/Count 2>>"
    more = (outlines, "<</Title(Opening)/Parent 11 0 R/Next 13 0 R>>", "<</Title(Close)/Parent 11 0 R/Next 12 0 R>>")
    info = "<</Title(The Roof)/Author(Ada)/Producer(Program)/CreationDate(D:2024)>>"
    data = pdf(column(["Words."]), notes=notes, catalog="/Outlines 11 0 R", more=(*more, info), trailer="/Info 14 0 R")
    lines = read(data)
    assert (kinds_and_words(lines), lines.findings) == (
        [
            ("text", "Words."),
            ("comment", "Ada Churn:"),
            ("comment", "Why?"),
            ("comment", "Really."),
            ("hidden", "Dan Rind"),
            ("navigation", "Opening"),
            ("navigation", "Close"),
            ("metadata", "The Roof"),
            ("metadata", "Ada"),
        ],
        (),
    )


def test_descriptions_choices_and_fields_of_forms_and_inner_documents() -> None:
    box = "/Type/Annot/Subtype/Widget/Rect[0 0 9 9]"
    more = (
        f"<<{box}/Parent 12 0 R>>",
        "<</FT/Tx/T(field1)/TU(Your name)/V(Ada)/Kids[11 0 R]>>",
        f"<<{box}/FT/Ch/Ff 131072/T(field2)/TU(Your name)/Opt[[(no)(Yes)](Perhaps)]/V(Perhaps)>>",
        f"<<{box}/FT/Btn/T(field3)/V/On>>",
        "<</Type/StructTreeRoot/K 16 0 R/ParentTree<</Nums[0[16 0 R]]>>>>",
        "<</Type/StructElem/S/Figure/P 15 0 R/Pg 10 0 R/Alt(A roof)/T(no)/K 0>>",
        "<</Type/Filespec/F(no.txt)/EF<</F 18 0 R>>>>",
        "<</Length 2>>\nstream\nno\nendstream",
    )
    root = (
        "/MarkInfo<</Marked true>>/StructTreeRoot 15 0 R/AcroForm<</Fields[12 0 R 13 0 R 14 0 R]>>"
        "/Names<</EmbeddedFiles<</Names[(a)17 0 R]>>>>"
    )
    comment = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Bo Whey)/RC(<body><p>Why &amp; how?</p></body>)>>"
    lines = read(
        pdf(column(["Words."]), notes=f"11 0 R 13 0 R 14 0 R {comment}]/StructParents 0/X[", catalog=root, more=more)
    )
    assert kinds_and_words(lines) == [
        ("text", "Words."),
        ("hidden", "Ada"),
        ("hidden", "Perhaps"),
        ("comment", "Bo Whey:"),
        ("comment", "Why & how?"),
        ("page-furniture", "Your name"),
        ("page-furniture", "Yes"),
        ("page-furniture", "Perhaps"),
        ("page-furniture", "A roof"),
    ]
    assert [(finding.code, finding.severity) for finding in lines.findings] == [("inner-document-left-out", "warning")]


def test_pages_without_text() -> None:
    assert errors(pdf([], [], column(FIRST))) == [("pdf-without-text", "error")]
    assert errors(pdf([], column(FIRST), column(FIRST[1:]))) == [("pdf-pages-without-text", "warning")]
    assert errors(pdf()) == [("unreadable", "error")]


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.sources.pdf.read._MAX_PAGES", 1)
    assert "more than 1 pages" in read(pdf(column(FIRST), column(FIRST))).findings[0].message
    monkeypatch.setattr("generator.sources.pdf.read._MAX_CHARS", 20)
    assert "more than 20 characters" in read(pdf(column(FIRST))).findings[0].message


def test_a_protected_file_is_an_error() -> None:
    encrypt = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")>>/ID[(a)(b)]"
    (finding,) = read(pdf(column(FIRST), trailer=encrypt)).findings
    assert "password" in finding.message


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_a_text_or_one_error(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(pdf(column(FIRST)))
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    lines = read(bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
    assert lines.readable or [finding.severity for finding in lines.findings] == ["error"]


def test_without_the_library_the_error_names_its_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (finding,) = read(pdf(column(FIRST))).findings
    assert (finding.code, finding.severity) == ("format-needs-library", "error")
    assert "pip install" in finding.message


def test_a_document_is_read_as_a_text_is(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(column([*FIRST, *FIRST])))
    record = read_document(path, tmp_path / "none", settings)
    assert record.source.format == "pdf"
    assert [turn.label for turn in record.turns] == ["ADA CHURN", "BO WHEY"] * 2
    assert record.turns[0].blocks[0].text == " ".join(FIRST[:3]).removeprefix("ADA CHURN: ")
