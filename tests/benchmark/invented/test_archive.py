from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.project import Project
from generator.reading.steps import read_document
from generator.settings.load import load_settings
from tests.benchmark.invented.archive import add_session, archive_names, write_archive
from tests.benchmark.invented.session import SIZES, session_text
from tests.benchmark.invented.speakers import alias, regular, speakers_of
from tests.support.paths import ARCHIVE
from tests.support.writing import write_docs


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return write_archive(tmp_path_factory.mktemp("archive"), 5)


def files(project: Project) -> dict[str, bytes]:
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in project.root.rglob("*")
        if path.is_file()
    }


def sessions(project: Project) -> list[Path]:
    known = {path.name for path in ARCHIVE.rglob("*")}
    return [path for path in sorted(project.transcripts.rglob("*.txt")) if path.name not in known]


def test_a_seed_gives_the_same_bytes_and_another_seed_others(archive: Project, tmp_path: Path) -> None:
    assert files(write_archive(tmp_path / "again", 5)) == files(archive)
    other = {path.name for path in sessions(write_archive(tmp_path / "other", 5, seed=2))}
    assert not other & {path.name for path in sessions(archive)}


def test_a_session_is_the_same_in_every_size(archive: Project, tmp_path: Path) -> None:
    larger = write_archive(tmp_path / "larger", 6)
    small, large = files(archive), files(larger)
    assert {name for name in small if large.get(name) != small[name]} == set()
    assert len(sessions(larger)) == 6


def test_an_added_session_is_the_next_one(archive: Project, tmp_path: Path) -> None:
    larger = write_archive(tmp_path / "larger", 6)
    added = add_session(write_archive(tmp_path / "smaller", 5), 5)
    assert added.read_bytes() == next(path for path in sessions(larger) if path.name == added.name).read_bytes()


def test_sessions_have_the_size_and_the_turns_of_real_ones(archive: Project) -> None:
    settings = load_settings(archive.site_config)
    for path in sessions(archive):
        assert SIZES[0] - 100 <= path.stat().st_size <= SIZES[1]
        record = read_document(path, archive.transcripts, settings)
        assert 100 < len(record.turns) < 240
        assert record.date is not None
        assert record.session.code is not None or record.session.type is not None
        assert record.title
        assert {turn.speaker for turn in record.turns} - {None}


def test_a_person_speaks_in_nearly_half_of_the_sessions_and_most_people_in_one() -> None:
    counts = Counter(speaker.name for number in range(400) for speaker in speakers_of(1, number))
    (name, most), *_ = counts.most_common()
    assert name == regular(1, 0)
    assert 0.4 < most / 400 < 0.52
    assert sum(count == 1 for count in counts.values()) / len(counts) > 0.6


def test_an_alias_is_another_form_of_the_name() -> None:
    assert alias("Lamo Sudi Kra") == "LAMO Q. SUDI KRA"


def test_few_words_are_very_frequent() -> None:
    words = Counter(
        word.strip(".,?") for number in range(5) for word in session_text(1, number, archive_names()).split()
    )
    total = words.total()
    assert 0.17 < sum(count for _, count in words.most_common(10)) / total < 0.3
    assert 0.45 < sum(count for _, count in words.most_common(100)) / total < 0.65
    assert len(words) > 3000


def test_all_corrections_apply_and_names_are_linked(archive: Project) -> None:
    assert list(archive.corrections.rglob("*.yml"))
    assert [path for path in sessions(archive) if path.with_suffix(".yml").is_file()]
    report = write_docs(archive, load_settings(archive.site_config), print_line=lambda line: None)
    assert report.failed_corrections == 0
    assert report.errors == 0
    pages = [
        (archive.docs / path.parent.name / path.stem / "index.md").read_text("utf-8") for path in sessions(archive)
    ]
    for folder in ("people/", "glossary/", "rfc-editor.org", "igf-20", ".example"):
        assert any(folder in page for page in pages), folder
