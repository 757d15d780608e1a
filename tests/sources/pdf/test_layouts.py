"""PDF: columns, paragraphs, broken labels and lines from the right, in the layouts of several programs."""

from __future__ import annotations

import pytest

from generator.sources.pdf.footnotes import numbers_of_footnotes, take_numbers
from generator.sources.pdf.furniture import furniture
from generator.sources.pdf.order import PageLine
from generator.sources.pdf.read import read
from generator.sources.pdf.run import Run
from generator.sources.source_lines import SourceLines
from tests.support.make_pdf import Placed, column, pdf

pytest.importorskip("pypdfium2")

HEAD = [(60, 810, "417"), (250, 810, "14 MARCH 2024"), (500, 810, "418")]


def texts(lines: SourceLines) -> list[str]:
    return [line for number, line in enumerate(lines.lines, 1) if line and number not in lines.asides]


def paragraphs(lines: SourceLines) -> list[str]:
    starts = [number for number, line in enumerate(lines.lines, 1) if line and number not in lines.asides]
    return [lines.lines[number - 1] for number in starts if number not in lines.continued]


def prose(name: str, count: int = 12) -> list[str]:
    return [f"{name} line {number} of the words that are spoken" for number in range(count)]


def in_order(lines: SourceLines, *wanted: str) -> bool:
    text = " ".join(texts(lines))
    places = [text.index(words) for words in wanted]
    return places == sorted(places)


@pytest.mark.parametrize("is_enlarged", [False, True])
def test_columns_below_a_head_that_crosses_the_space_between(is_enlarged: bool) -> None:
    page = [*HEAD, *column(prose("left", 30), 60), *column(prose("right", 30), 320)]
    assert in_order(read(pdf(page, is_enlarged=is_enlarged)), *prose("left", 30), *prose("right", 30))


def test_three_columns() -> None:
    names = ["one", "two", "three"]
    page = [line for place, name in zip((40, 220, 400), names, strict=True) for line in column(prose(name), place)]
    assert in_order(read(pdf(page, size=7)), *(line for name in names for line in prose(name)))


def test_the_short_columns_of_the_last_page_are_columns() -> None:
    first = [*column(prose("first"), 60), *column(prose("second"), 320)]
    last = [*column(prose("third", 3), 60), *column(prose("fourth", 2), 320)]
    assert in_order(read(pdf(first, first, last)), *prose("third", 3), *prose("fourth", 2))


def test_a_table_is_read_by_its_rows() -> None:
    cells: list[Placed] = []
    for row in range(6):
        for place, name in ((60, "left"), (320, "right")):
            cells += column(
                [f"{name} cell {row} with a sentence that", f"goes on in {row} for a line"], place, 700 - 45 * row
            )
    lines = read(
        pdf([*column(["Words that reach over the whole width of the page, above both sides of it."] * 5), *cells])
    )
    assert in_order(lines, *(f"{name} cell {row}" for row in range(6) for name in ("left", "right")))


def test_wide_gaps_and_names_in_two_columns_stay_in_their_lines() -> None:
    names = [
        (place, 700.0 - 14 * row, f"{name} {row}") for row in range(8) for place, name in ((60, "Ada"), (320, "Bo"))
    ]
    lines = read(pdf([(60, 740, "Mara Lindqvist"), (300, 740, "Chair"), *names]))
    assert texts(lines) == ["Mara Lindqvist  Chair", *(f"Ada {row}  Bo {row}" for row in range(8))]


def test_a_line_that_is_set_in_starts_a_paragraph() -> None:
    full = "The keys are with the porter of the house."
    page = [(70, 760, full), (70, 746, full), (82, 732, full), (70, 718, full), (82, 704, full), (70, 690, full)]
    assert len(paragraphs(read(pdf(page)))) == 3


def test_a_column_that_ends_in_a_sentence_goes_on_with_a_number() -> None:
    left = ["the lock whose number is, as everybody knows, the number"] * 12
    right = ["4, has lost its roof in the storm of the last winter, it"] * 12
    lines = read(pdf([*column(left, 40), *column(right, 320)], size=9))
    assert len(paragraphs(lines)) == 1


def test_a_label_that_a_line_end_breaks_is_on_one_line() -> None:
    page = column(
        [
            "*The Minister for Coasts and for the Harbours (Mr. Alaric",
            "*Pell):",
            "The bill is short, and its purpose is plain to all of us",
            "",
            "Dame Ottilie Wrex of the Low Shore and (Saltmarsh",
            "East): Will the Minister give way to me at this hour of",
            "the day?",
        ]
    )
    lines = paragraphs(read(pdf(page)))
    assert lines[0].startswith("The Minister for Coasts and for the Harbours (Mr. Alaric Pell):")
    assert lines[-1].startswith("Dame Ottilie Wrex of the Low Shore and (Saltmarsh East): Will the Minister")


def test_lines_with_numbers_beside_them_stay_as_they_are() -> None:
    lines = [f"{number} and the words of line {number} go on (as they" for number in range(1, 20)]
    assert texts(read(pdf(column(lines)))) == lines


LABEL = "אורי שמעוני (סיעת המזח)"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (LABEL[::-1], LABEL),
        (LABEL[::-1].translate(str.maketrans("()", ")(")), LABEL),
        ("10:30 " + "בשעה"[::-1], "בשעה 10:30"),
        ("הוועדה"[::-1] + " ABC News " + "של"[::-1], "של ABC News הוועדה"),
        ("אלף"[::-1] + " 12-14 " + "כל"[::-1], "כל 12-14 אלף"),
        ("The word " + "שלום"[::-1] + " is known", "The word שלום is known"),
    ],
)
def test_a_line_from_the_right_is_in_the_order_of_reading(shown: str, expected: str) -> None:
    assert texts(read(pdf(column([shown])))) == [expected]


def test_columns_from_the_right() -> None:
    first, second = "אבגדהוזחטיכלמנסעפצקר", "רקצפעסנמלכיטחזוהדגבא"
    lines = read(pdf([*column([first] * 8, 60), *column([second] * 8, 320)]))
    assert texts(lines) == [second[::-1]] * 8 + [first[::-1]] * 8


def test_the_wide_blank_behind_a_japanese_label_stays() -> None:
    lines = read(pdf([(60, 760, "○委員長（青柳慶介君）"), (60 + 12 * 11, 760, "ただいまから")], width=1000))
    assert texts(lines) == ["○委員長（青柳慶介君）\u3000ただいまから"]


@pytest.mark.parametrize(("size", "gap", "expected"), [(7, 60, "page-furniture"), (7, 14, None), (11, 60, None)])
def test_a_notice_far_below_the_text_in_small_letters_is_no_text(size: int, gap: int, expected: str | None) -> None:
    def line(text: str, bottom: float, size: float) -> PageLine:
        return PageLine([Run(60, 300, bottom, bottom + size, size, text)], 1)

    page = [line(f"Sentence {number} of the words.", 700 - 14 * number, 11) for number in range(10)]
    page.append(line("Corrections go to the record service.", 574 - gap, size))
    assert furniture([page])[0] == [None] * 10 + [expected]


def test_the_raised_number_of_a_footnote_is_no_word() -> None:
    def line(text: str, bottom: float, size: float, *raised: tuple[int, int]) -> PageLine:
        return PageLine([Run(60, 300, bottom, bottom + size, size, text, raised=list(raised))], 1)

    page = [line("The mill closed in the spring1 of 10", 700, 11, (29, 30), (35, 36)), line("1 In April.", 60, 8)]
    numbers = numbers_of_footnotes(page, [None, "footnote"])
    assert [each.text for each in take_numbers(page[0], numbers)] == ["1"]
    assert page[0].text == "The mill closed in the spring of 10"


def test_a_small_gap_between_parts_of_a_line_is_one_blank() -> None:
    words = [(60, 760, "Half a line"), (400, 760, "far"), (150, 700, "below"), (60 + 58, 760, "and the rest")]
    assert texts(read(pdf(words)))[0] == "Half a line and the rest  far"


def test_a_title_in_two_lines_is_one() -> None:
    page = [*column(["*The Rinds of the Valley", "*and the Cellar"], 160), *column(prose("left"), 60, 700)]
    lines = read(pdf(page, large=2))
    assert [field.value for field in lines.declared_fields] == ["The Rinds of the Valley and the Cellar"]
