"""`content/documents.csv`: as spreadsheets export it, and each error in one sentence with row and column."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ConfigError
from generator.reading.stated.table import documents_table
from generator.settings.load import Settings

SEANCE = "council/se\u0301ance.txt"
SOURCES = ("board/call-1.vtt", "board/call-2.txt", "board/call-2.vtt", SEANCE, "notes.txt")
GOOD = "path,title,date\nboard/call-1.vtt,First call,2024-03-14\n"


def table(folder: Path, data: str | bytes, settings: Settings) -> dict[str, dict[str, str]]:
    """Return the texts of the facts by source and field."""
    path = folder / "documents.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    facts = documents_table(path, settings, SOURCES)
    return {source: {fact.field: fact.text for fact in row} for source, row in facts.items()}


def errors(folder: Path, data: str | bytes, settings: Settings) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        table(folder, data, settings)
    return str(caught.value).splitlines()


FIRST_CALL = {"board/call-1.vtt": {"title": "First call", "date": "2024-03-14"}}


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        GOOD.encode("utf-8-sig"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace(",", "\t").encode("utf-16"),
        GOOD.replace("\n", "\r\n"),
        GOOD.rstrip(),
        "sep=;\n" + GOOD.replace(",", ";"),
        "\n" + GOOD,
        GOOD + ",,\n\n",
        GOOD.replace("path,title", '"Path", Title '),
        GOOD.replace("First call", '"First\ncall"'),
        GOOD.replace("board/call-1.vtt", "content\\transcripts\\board\\call-1.vtt"),
        GOOD.replace("board/call-1.vtt", "./board/call-1.vtt"),
        GOOD.replace("board/call-1.vtt", "board/call-1"),
        GOOD.replace("path,title,date", "path,title,date,#my notes").replace("03-14", "03-14,ask Ada"),
        GOOD.replace("path,title,date", "path,title,date,room").replace("03-14", "03-14, "),
    ],
)  # fmt: skip
def test_a_table_as_spreadsheets_export_it(data: str | bytes, tmp_path: Path, settings: Settings) -> None:
    assert table(tmp_path, data, settings) == FIRST_CALL


def test_no_table(tmp_path: Path, settings: Settings) -> None:
    assert documents_table(tmp_path / "documents.csv", settings, SOURCES) == {}


def test_a_sign_that_separates_cells_may_be_in_a_value(tmp_path: Path, settings: Settings) -> None:
    data = 'path,title\nboard/call-1.vtt,"Ropes, ladders; ""knots"""\n'
    assert table(tmp_path, data, settings) == {"board/call-1.vtt": {"title": 'Ropes, ladders; "knots"'}}


def test_a_name_is_the_same_however_its_letters_are_composed(tmp_path: Path, settings: Settings) -> None:
    assert table(tmp_path, "path,title\ncouncil/s\u00e9ance.txt,A\n", settings) == {SEANCE: {"title": "A"}}


def test_the_place_of_a_fact_has_no_row(tmp_path: Path, settings: Settings) -> None:
    """A row that is inserted moves all rows below it, and must not change their documents."""
    path = tmp_path / "documents.csv"
    path.write_text(GOOD, encoding="utf-8")
    first = documents_table(path, settings, SOURCES)["board/call-1.vtt"]
    path.write_text(GOOD.replace("date\n", "date\nnotes.txt,N,\n"), encoding="utf-8")
    assert documents_table(path, settings, SOURCES)["board/call-1.vtt"] == first


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "row 1 must name the columns, and `path` one of them; the columns are path, title, date, start, end,"),
        ("title,date\nA,\n", "row 1 must name the columns, and `path` one of them; "),
        (
            "path,titel\nnotes.txt,A\n",
            (
                "row 1, column `titel`: nothing reads this column; did you mean `title`?"
                " (begin the name with # if it is only for people)"
            ),
        ),
        ("path,who\nnotes.txt,A\n", "row 1, column `who`: nothing reads this column; the columns are path, title,"),
        ("path,title,Title\nnotes.txt,A,B\n", "row 1, column `Title`: another column has this name; delete one"),
        (
            "path,title\nnotes.txt,A,B\n",
            "row 2: it has more cells than row 1; put a value with a `,` between quotation marks: 'notes.txt,A,B'",
        ),
        (
            "path,date\nnotes.txt,\nboard/call-1.vtt,31.02.2024\n",
            "row 3, column `date`: it is no date; write it as 2024-05-31: '31.02.2024'",
        ),
        ("path,title\n,A\n", "row 2, column `path`: it is empty; write the path of the file below content/transcripts"),
        (
            "path,title\nboard/cal-1.vtt,A\n",
            (
                "row 2, column `path`: content/transcripts has no such file; did you mean `board/call-1.vtt`?:"
                " 'board/cal-1.vtt'"
            ),
        ),
        (
            "path,title\nzzz.pdf,A\n",
            "row 2, column `path`: content/transcripts has no such file; correct the path, or delete the row: 'zzz.p",
        ),
        (
            "path,title\nboard/call-2,A\n",
            "row 2, column `path`: two files have this name (call-2.txt and call-2.vtt); write the suffix, too:",
        ),
        (
            "path,title\nnotes.txt,A\n\nnotes,B\n",
            "row 4, column `path`: row 2 is about the same file; put the facts into one row, and delete the other:",
        ),
        (
            'path,title\nnotes.txt,"A\n',
            "row 2: the file is no table (unexpected end of data); look for a quotation mark that is not closed",
        ),
        ('path,title\nnotes.txt,"A"B\n', "row 2: the file is no table ("),
        (f"path,title\nnotes.txt,{'x' * 140_000}\n", "row 2: the file is no table (field larger than"),
    ],
)
def test_an_error_names_row_and_column(data: str, sentence: str, tmp_path: Path, settings: Settings) -> None:
    (error,) = errors(tmp_path, data, settings)
    assert error.startswith(f"content/documents.csv: {sentence}")


def test_another_encoding_names_the_line(tmp_path: Path, settings: Settings) -> None:
    (error,) = errors(tmp_path, "path,title\nnotes.txt,Séance\n".encode("cp1252"), settings)
    assert error == (
        "content/documents.csv:2: the file is not UTF-8; export it again as CSV in UTF-8 (Excel: “CSV UTF-8”)"
    )


def test_all_errors_are_named_at_once(tmp_path: Path, settings: Settings) -> None:
    data = "path,date,language\nnotes.txt,soon,english\nboard/call-9.vtt,2024-03-14,en\n"
    assert [error.split(": ")[1] for error in errors(tmp_path, data, settings)] == [
        "row 2, column `date`",
        "row 2, column `language`",
        "row 3, column `path`",
    ]


def test_a_table_that_is_a_link_out_of_the_folder_is_not_read(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "outside.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "content").mkdir()
    path = tmp_path / "content" / "documents.csv"
    path.symlink_to(tmp_path / "outside.csv")
    with pytest.raises(ConfigError, match="symbolic link that leads out"):
        documents_table(path, settings, SOURCES)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("table")
    sentence = "content/documents.csv"
    try:
        table(folder, data, settings)
    except ConfigError as error:
        sentence = str(error)
    assert sentence.startswith("content/documents.csv")


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf"]), max_size=20)


@given(st.lists(CELLS, min_size=2, max_size=2), st.sampled_from(",;\t"))
def test_a_written_row_is_read_back(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, cells: list[str], delimiter: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([["path", "title", "room"], ["notes.txt", *cells]])
    facts = table(tmp_path_factory.mktemp("table"), text.getvalue(), settings)
    assert facts["notes.txt"].keys() <= {"title", "room"}
    assert [bool(facts["notes.txt"].get(field)) for field in ("title", "room")] == [bool(cell) for cell in cells]
