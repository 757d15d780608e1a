"""Writing exports again: only what changed, and what is no longer there goes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import BuildError
from generator.exports.write import archive_facts
from generator.project import Project
from generator.settings.load import Settings
from generator.site.build import build_site
from generator.site.site_build import BuildOptions
from tests.support.corrected_archive import with_corrections
from tests.support.exporting import SITE_URL, export
from tests.support.make_archive import complete_archive

SOURCE = "moot-2003/main-session-on-holes.txt"


def docs(project: Project) -> list[str]:
    """Write the docs folder, and return the lines of the build."""
    lines: list[str] = []
    options = BuildOptions(until="pages", explain_stages=True)
    build_site(project, print_line=lines.append, options=options)
    return lines


def times(project: Project) -> dict[str, int]:
    folder = project.docs / "data"
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return complete_archive(tmp_path / "archive")


def test_a_changed_word_writes_the_files_of_its_event_alone(project: Project) -> None:
    docs(project)
    before = times(project)
    source = project.transcripts / SOURCE
    source.write_text(source.read_text(encoding="utf-8").replace("hole", "hollow", 1), encoding="utf-8")
    lines = docs(project)
    assert any(line.startswith("stage exports: ") and "1 done, 2 kept" in line for line in lines), lines
    changed = {name for name, inode in times(project).items() if before.get(name) != inode}
    assert {"turns/moot-2003.csv.gz", "records/moot-2003.jsonl.gz"} <= changed
    assert not {name for name in changed if "moot-2001" in name}


def test_an_event_without_documents_has_no_files(project: Project) -> None:
    docs(project)
    assert "turns/moot-2003.csv.gz" in times(project)
    (project.transcripts / SOURCE).unlink()
    docs(project)
    assert "turns/moot-2003.csv.gz" not in times(project)


def test_an_event_of_articles_has_no_file_of_utterances(project: Project) -> None:
    for path in project.transcripts.rglob("*"):
        if path.is_file() and path.name != "first-press-release.txt":
            path.unlink()
    docs(project)
    assert "records/moot-2001.jsonl.gz" in times(project)
    assert not {name for name in times(project) if name.startswith("convokit/")}


def test_a_lost_file_is_written_again(project: Project) -> None:
    docs(project)
    lost = project.docs / "data" / "turns" / "moot-2001.csv.gz"
    content = lost.read_bytes()
    lost.unlink()
    docs(project)
    assert lost.read_bytes() == content


def test_the_settings_choose_what_a_build_writes(project: Project) -> None:
    settings = project.site_config / "archive.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "exports: [json]\n", encoding="utf-8")
    lines = docs(project)
    assert {name.partition("/")[0] for name in times(project)} == {"records", "schemas", "index.json", "index.md"}
    settings.write_text(settings.read_text(encoding="utf-8").replace("[json]", "[]"), encoding="utf-8")
    lines = docs(project)
    assert any("stage read: " in line and "0 done, 3 kept" in line for line in lines), lines
    assert set(times(project)) == {"index.md"}


def test_an_archive_without_documents_has_empty_tables(project: Project) -> None:
    for path in project.transcripts.rglob("*.*"):
        path.unlink()
    docs(project)
    assert (project.docs / "data" / "documents.csv").read_text(encoding="utf-8").count("\n") == 1
    assert "datapackage.json" in times(project)


def test_the_command_leaves_other_files_and_the_build_alone(project: Project, tmp_path: Path) -> None:
    docs(project)
    before = times(project)
    target = tmp_path / "target"
    target.mkdir()
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    export(project, target, "tables")
    assert (target / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert not (target / "data" / "index.json").exists()
    lines = docs(project)
    assert any(line.startswith("stage exports: ") and "0 done, 3 kept" in line for line in lines), lines
    assert times(project) == before


def test_the_command_prints_a_line_for_each_format(project: Project) -> None:
    result = CliRunner().invoke(main, ["--root", str(project.root), "export", "json", "tables", "--quiet"])
    assert result.exit_code == 0, result.output
    first, second, last = result.output.splitlines()
    assert first.startswith("export tables: 8 files (")
    assert first.endswith(f"in {project.root / 'build' / 'export'}")
    assert second.startswith("export json: ")
    assert last.startswith("export: version ")


def test_an_unknown_format_is_one_sentence(project: Project) -> None:
    result = CliRunner().invoke(main, ["--root", str(project.root), "export", "tabels"])
    assert result.exit_code == 1
    assert result.output == "Error: no format of exports has this name; did you mean tables?: 'tabels'\n"


def test_nothing_is_exported_while_a_correction_cannot_be_applied(project: Project, tmp_path: Path) -> None:
    with_corrections(project, "- {correct: hide, fragment: words that nobody said}")
    with pytest.raises(BuildError, match="nothing is exported"):
        export(project, tmp_path / "target")
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize(
    ("contact", "report", "mail"),
    [
        ("ed@moot.example", None, "ed@moot.example"),
        ("ed@moot.example", "mailto:mistakes@moot.example?subject={turn}", "ed@moot.example"),
        (None, "mailto:mistakes@moot.example?subject={turn}", "mistakes@moot.example"),
        (None, "mailto:mistakes%40moot.example", "mistakes@moot.example"),
        (None, "mailto:mistakes@moot", None),  # OAI-PMH wants a full stop in the name of the host
        (None, "https://moot.example/mistakes", None),
        (None, None, None),
    ],
)
def test_the_mail_address_is_the_contact_or_the_one_of_reports(
    settings: Settings, contact: str | None, report: str | None, mail: str | None
) -> None:
    info = msgspec.structs.replace(settings.archive, contact=contact, report_mistake=report)
    assert archive_facts(msgspec.structs.replace(settings, archive=info), SITE_URL).mail == mail
