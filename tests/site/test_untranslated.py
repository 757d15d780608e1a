"""No word of the interface escapes the catalogues: a site in a language of marks has no other words but data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.project import Project
from tests.support.corrected_archive import CORRECTIONS, PAGE, with_corrections
from tests.support.make_archive import complete_archive
from tests.support.paths import ARCHIVE
from tests.support.pseudo_language import build_in_pseudo_language, data_of, unmarked_texts

pytestmark = pytest.mark.slow


def invented(folder: Path) -> Project:
    """Return the tiny archive with corrections and a second file of the same session."""
    project = with_corrections(complete_archive(folder), *CORRECTIONS[:-1])
    source = project.transcripts / f"{PAGE}.txt"
    text = source.read_text(encoding="utf-8")
    source.with_name("ws3-again.txt").write_text(text.replace("holes", "rinds"), encoding="utf-8")
    return project


def real(folder: Path) -> Project:
    """Return the archive of three real documents."""
    shutil.copytree(ARCHIVE, folder, dirs_exist_ok=True)
    (folder / "site_config" / "theme").mkdir(exist_ok=True)
    return Project(folder)


@pytest.fixture(scope="module", params=[invented, real])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project: Project = request.param(tmp_path_factory.mktemp("marks"))
    build_in_pseudo_language(project)
    return project


def test_every_page_has_only_marked_words_and_data(project: Project) -> None:
    data = data_of(project)
    pages = sorted(project.site.rglob("*.html"))
    assert len(pages) > 25
    unmarked = {(str(path.relative_to(project.site)), text) for path in pages for text in unmarked_of(path, data)}
    assert sorted(unmarked) == []


def unmarked_of(path: Path, data: str) -> list[str]:
    return list(unmarked_texts(path.read_text(encoding="utf-8"), data))


def test_the_data_of_the_report_is_in_english(project: Project) -> None:
    assert "⟦" not in (project.docs / "report" / "report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("html", "unmarked"),
    [
        ("<p>⟦Link⟧ Cheese</p>", []),
        ("<p>⟦%s in ⟦3 turns⟧⟧</p>", []),
        ("<p>⟦Link⟧ to it</p>", ["to it"]),
        ('<a aria-label="Link">⟦Link⟧</a>', ["link"]),
        ("<script>let words</script><p>12</p>", []),
    ],
)
def test_the_test_sees_an_unmarked_word(html: str, unmarked: list[str]) -> None:
    assert sorted(set(unmarked_texts(f"<body>{html}</body>", "a cheese moot"))) == unmarked
