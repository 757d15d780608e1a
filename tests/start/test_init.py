"""`init` and `upgrade`: the files of a new archive, and what a newer program changes in them."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
import yaml
from click.testing import CliRunner

from generator import __version__
from generator.archive.stages.read_sources import read_source
from generator.cli import main
from generator.errors import ArchiveError
from generator.interface.catalogue import interface_languages
from generator.interface.own_catalogue import own_catalogue_file
from generator.project import Project
from generator.settings.load import load_settings
from generator.start import start_files
from generator.start.answers import Answers, name_from_folder
from generator.start.init import init_archive
from generator.start.installed_program import InstalledProgram, program_from, serve_command
from generator.start.start_files import START_FILES
from generator.start.upgrade import upgrade_archive
from generator.start.written_files import RECORD_FILE, read_record

EXAMPLE_FOLDER = Path(start_files.__file__).with_name("files") / "example"

PROGRAM = InstalledProgram(f"transcript-archive[formats]=={__version__}")
NEWER = InstalledProgram("transcript-archive[formats]==9.9.9")
NASTY = Answers(name='Harbor: "Commons" # & <b> [[ x ]] {{ y }}', contact="a@example.org", accent="#7c2b2b")


def start(folder: Path, answers: Answers = NASTY) -> list[str]:
    return list(init_archive(folder, answers, PROGRAM))


def test_the_answers_are_in_the_settings(tmp_path: Path) -> None:
    assert start(tmp_path) == [f"{file.path}: written" for file in START_FILES]
    settings = load_settings(tmp_path / "site_config")
    assert settings.archive.name == NASTY.name
    assert settings.archive.contact == "a@example.org"
    assert settings.archive.colours.accent == "#7c2b2b"
    assert [event.id for event in settings.events] == ["example-2024"]
    assert Project(tmp_path).site_url() == "https://transcripts.example.org/"
    assert (tmp_path / "README.md").read_text(encoding="utf-8").startswith('# Harbor: "Commons" \\# &amp; &lt;b>')


def test_unanswered_questions_are_comments_that_are_right_when_they_are_uncommented(tmp_path: Path) -> None:
    start(tmp_path, Answers(name="A"))
    text = (tmp_path / "site_config" / "archive.yml").read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") if ":" in line else line for line in text.splitlines()[1:]]
    values = yaml.safe_load("\n".join(line.replace("#   accent", "  accent") for line in lines))
    assert values["contact"] == "name@example.org"
    assert values["colours"] == {"accent": "#7c2b2b"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / ".gitignore").symlink_to("nowhere")
    lines = start(tmp_path)
    assert "README.md: is there already and stays" in lines
    assert ".gitignore: is there already and stays" in lines
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert "README.md" not in read_record(tmp_path).files
    with pytest.raises(ArchiveError, match="this folder has an archive already; `transcript-archive upgrade`"):
        start(tmp_path)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--address", "h.example.org"], "field `address`: 'h.example.org' must be an http or https address"),
        (["--address", "https://h.example.org/?a"], "must end with its path, without `?` and `#`"),
        (["--contact", "nobody"], "field `contact`: 'nobody' must be a mail address"),
        (["--accent", "yellow"], "field `colours.accent`: 'yellow' must be a colour such as"),
        (["--accent", "#ffff00"], "can't be read in light mode"),
    ],
)
def test_an_answer_that_cannot_be_used_is_one_sentence(tmp_path: Path, options: list[str], sentence: str) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), *options])
    assert result.exit_code == 1
    assert sentence in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "new").exists()


def test_without_a_terminal_no_question_is_asked(tmp_path: Path) -> None:
    folder = tmp_path / "harbor-commons"
    result = CliRunner().invoke(main, ["init", str(folder)])
    assert result.exit_code == 0
    assert result.output.endswith(f"Next: cd {folder} && transcript-archive serve\n")
    assert read_record(folder).answers == Answers(name="Harbor commons")


def test_blanks_around_an_answer_say_nothing(tmp_path: Path) -> None:
    options = ["--language", " fr ", "--name", " Port", "--contact", " ", "--accent", "#7c2b2b "]
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), *options])
    assert result.exit_code == 0, result.output
    assert "The words of the site will be English" not in result.output
    assert read_record(tmp_path / "new").answers == Answers(name="Port", language="fr", accent="#7c2b2b")


@pytest.mark.parametrize("name", ["Archives du port", "Musée", "Hôtel de ville"])
def test_no_word_before_a_french_name_depends_on_its_first_letter(tmp_path: Path, name: str) -> None:
    start(tmp_path, Answers(name=name, language="fr"))
    assert load_settings(tmp_path / "site_config").archive.description.startswith(f"Transcriptions ({name}), ")


@pytest.mark.parametrize(
    ("folder", "name"),
    [("harbor-commons", "Harbor commons"), ("a_b", "A b"), ("été", "Été"), ("", "Transcript archive")],
)
def test_the_folder_suggests_a_name(folder: str, name: str) -> None:
    assert name_from_folder(folder) == name


def test_an_unchanged_archive_has_nothing_to_upgrade(tmp_path: Path) -> None:
    start(tmp_path)
    assert list(upgrade_archive(tmp_path, write=False, program=PROGRAM)) == [
        f"The files that `init` wrote are those of version {__version__}."
    ]


def test_an_upgrade_shows_what_changes_and_writes_only_if_asked(tmp_path: Path) -> None:
    start(tmp_path)
    shown = list(upgrade_archive(tmp_path, write=False, program=NEWER))
    assert shown[0] == "requirements.txt: changed; `upgrade --write` writes it"
    assert "    +transcript-archive[formats]==9.9.9" in shown
    assert "9.9.9" not in (tmp_path / "requirements.txt").read_text(encoding="utf-8")
    assert next(upgrade_archive(tmp_path, write=True, program=NEWER)) == "requirements.txt: written"
    list(upgrade_archive(tmp_path, write=True, program=NEWER))
    assert (tmp_path / "requirements.txt").read_text(encoding="utf-8").endswith("==9.9.9\n")
    assert len(list(upgrade_archive(tmp_path, write=True, program=NEWER))) == 1


def test_an_edited_file_is_never_written(tmp_path: Path) -> None:
    start(tmp_path)
    with (tmp_path / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write("mkdocs-more\n")
    lines = list(upgrade_archive(tmp_path, write=True, program=NEWER))
    assert lines[0].startswith("requirements.txt: you edited it, so it stays")
    text = (tmp_path / "requirements.txt").read_text(encoding="utf-8")
    assert text.endswith(f"=={__version__}\nmkdocs-more\n")


def test_a_deleted_file_stays_deleted_and_a_new_one_comes(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "requirements.txt").unlink()
    (tmp_path / "netlify.toml").unlink()
    record = msgspec.json.decode((tmp_path / RECORD_FILE).read_bytes())
    del record["files"]["netlify.toml"]
    (tmp_path / RECORD_FILE).write_bytes(msgspec.json.encode(record))
    assert next(upgrade_archive(tmp_path, write=True, program=NEWER)) == "netlify.toml: written"
    list(upgrade_archive(tmp_path, write=True, program=NEWER))
    assert (tmp_path / "netlify.toml").is_file()
    assert not (tmp_path / "requirements.txt").exists()


def wheel_program(folder: Path, version: str, data: bytes = b"program") -> InstalledProgram:
    """Return a program that was installed from a wheel."""
    wheel = folder / f"transcript_archive-{version}-py3-none-any.whl"
    wheel.parent.mkdir(exist_ok=True)
    wheel.write_bytes(data)
    return InstalledProgram(f"transcript-archive[formats]=={version}", wheel)


def test_a_program_from_the_wheels_of_the_archive_has_nothing_to_upgrade(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    list(init_archive(folder, NASTY, wheel_program(tmp_path / "dist", __version__)))
    installed_by_pip = PROGRAM  # pip doesn't record that `--find-links` gave it
    assert len(list(upgrade_archive(folder, write=True, program=installed_by_pip))) == 1
    assert "--find-links wheels\n" in (folder / "requirements.txt").read_text(encoding="utf-8")


def test_a_newer_program_from_an_index_needs_no_wheels(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    list(init_archive(folder, NASTY, wheel_program(tmp_path / "dist", "0.1.0")))
    lines = list(upgrade_archive(folder, write=True, program=NEWER))
    assert lines[0] == "requirements.txt: written"
    assert "wheels" not in (folder / "requirements.txt").read_text(encoding="utf-8")


def test_an_upgrade_brings_the_wheel_of_the_newer_program(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    list(init_archive(folder, NASTY, wheel_program(tmp_path / "dist", __version__)))
    newer = wheel_program(tmp_path / "dist", "9.9.9")
    line = "wheels/transcript_archive-9.9.9-py3-none-any.whl"
    assert f"{line}: new; `upgrade --write` writes it" in upgrade_archive(folder, write=False, program=newer)
    assert not (folder / line).exists()
    assert f"{line}: written" in upgrade_archive(folder, write=True, program=newer)
    assert (folder / line).read_bytes() == b"program"
    assert len(list(upgrade_archive(folder, write=True, program=newer))) == 1


def test_a_wheel_of_the_same_version_with_other_bytes_is_brought_too(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    list(init_archive(folder, NASTY, wheel_program(tmp_path / "dist", __version__)))
    rebuilt = wheel_program(tmp_path / "dist", __version__, b"rebuilt")
    line = f"wheels/transcript_archive-{__version__}-py3-none-any.whl"
    assert list(upgrade_archive(folder, write=True, program=rebuilt)) == [f"{line}: written"]
    assert (folder / line).read_bytes() == b"rebuilt"


def test_no_wheel_comes_where_an_edited_file_takes_the_program_from_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    list(init_archive(folder, NASTY, wheel_program(tmp_path / "dist", __version__)))
    (folder / "requirements.txt").write_text("transcript-archive\n", encoding="utf-8")
    lines = list(upgrade_archive(folder, write=True, program=wheel_program(tmp_path / "dist", "9.9.9")))
    assert not [line for line in lines if line.startswith("wheels/")]


def test_an_upgrade_copies_no_wheel_through_a_link(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "archive"
    list(init_archive(folder, NASTY, wheel_program(tmp_path / "dist", __version__)))
    (folder / "wheels").rename(outside)
    (folder / "wheels").symlink_to(outside)
    with pytest.raises(ArchiveError, match="this is a link, which may lead anywhere"):
        list(upgrade_archive(folder, write=True, program=wheel_program(tmp_path / "dist", "9.9.9")))
    assert not list(outside.glob("*9.9.9*"))


def test_files_of_people_are_never_compared(tmp_path: Path) -> None:
    start(tmp_path)
    for name in ("README.md", "site_config/archive.yml"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    assert len(list(upgrade_archive(tmp_path, write=True, program=PROGRAM))) == 1


def test_line_ends_are_no_edit(tmp_path: Path) -> None:
    start(tmp_path)
    path = tmp_path / "requirements.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert next(upgrade_archive(tmp_path, write=False, program=NEWER)).startswith("requirements.txt: changed")


@pytest.mark.parametrize("data", [None, b"{", b'{"version": 1}', b"\xff"])
def test_an_archive_without_a_record_is_one_sentence(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / RECORD_FILE).write_bytes(data)
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "upgrade"])
    assert result.exit_code == 1
    assert RECORD_FILE in result.output
    assert "Traceback" not in result.output


def test_the_program_comes_from_where_it_came(tmp_path: Path) -> None:
    wheel = tmp_path / "transcript archive-0.1.0.whl"
    wheel.write_bytes(b"a wheel")
    program = program_from({"url": wheel.as_uri(), "archive_info": {}})
    assert program.wheel == wheel
    (tmp_path / "new").mkdir()
    lines = list(init_archive(tmp_path / "new", Answers(name="A"), program))
    assert lines[-1].startswith("wheels/transcript archive-0.1.0.whl: ")
    assert (tmp_path / "new" / "wheels" / wheel.name).read_bytes() == b"a wheel"
    assert "--find-links wheels\n" in (tmp_path / "new" / "requirements.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        ({}, f"transcript-archive[formats]=={__version__}"),
        ({"url": "file:///gone/x.whl"}, f"transcript-archive[formats]=={__version__}"),
        ({"url": "file:///source", "dir_info": {"editable": True}}, f"transcript-archive[formats]=={__version__}"),
        (
            {"url": "https://git.example.org/a", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "transcript-archive[formats] @ git+https://git.example.org/a@abc",
        ),
    ],
)
def test_the_requirement_names_the_same_program(origin: dict[str, object], requirement: str) -> None:
    assert program_from(origin) == InstalledProgram(requirement)


def test_the_next_command_is_one_that_works(tmp_path: Path) -> None:
    wheel = InstalledProgram("transcript-archive==1", tmp_path / "a b.whl")
    assert serve_command(wheel, {"UV": "/bin/uv"}) == "uvx --from 'wheels/a b.whl' transcript-archive serve"
    assert serve_command(wheel, {}) == "transcript-archive serve"
    assert serve_command(PROGRAM, {"UV": "/bin/uv"}) == "transcript-archive serve"


@pytest.mark.parametrize("language", interface_languages())
def test_every_language_has_an_example_and_a_description(tmp_path: Path, language: str) -> None:
    start(tmp_path, Answers(name="%A%", language=f"{language}-XX"))
    description = load_settings(tmp_path / "site_config").archive.description
    assert "%A%" in description
    assert ("Transcripts" in description) is (language == "en")
    assert language in EXAMPLES


WORDS_ARE_ENGLISH = (
    "The words of the site will be English: the program has them in en, ar, es, fr, pt, ru, zh "
    "(`transcript-archive words {}` begins a translation)."
)


@pytest.mark.parametrize("language", ["zz", "eu", "sr-Latn"])
def test_a_language_without_a_catalogue_is_said_to_be_english(tmp_path: Path, language: str) -> None:
    assert start(tmp_path, Answers(name="A", language=language))[-1] == WORDS_ARE_ENGLISH.format(language)
    assert load_settings(tmp_path / "site_config").interface.code == "en"


@pytest.mark.parametrize("language", ["en", "EN-gb", "fr", "pt-BR", "zh-Hant"])
def test_nothing_is_said_about_a_language_of_the_program(tmp_path: Path, language: str) -> None:
    assert start(tmp_path, Answers(name="A", language=language)) == [f"{file.path}: written" for file in START_FILES]


def test_nothing_is_said_about_a_language_that_the_archive_brings(tmp_path: Path) -> None:
    catalogue = own_catalogue_file(Project(tmp_path).theme, "eu")
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("", encoding="utf-8")
    lines = start(tmp_path, Answers(name="A", language="eu"))
    assert lines == [f"{file.path}: written" for file in START_FILES]


def test_no_file_of_a_new_archive_can_be_executed(tmp_path: Path) -> None:
    start(tmp_path)
    assert not any(os.access(path, os.X_OK) for path in tmp_path.rglob("*") if path.is_file())


EXAMPLES = sorted(path.suffixes[0].removeprefix(".") for path in EXAMPLE_FOLDER.glob("board-meeting.*.txt"))


@pytest.mark.parametrize("language", EXAMPLES)
def test_the_example_is_read_without_a_doubt(tmp_path: Path, language: str) -> None:
    start(tmp_path, Answers(name="A", language=language))
    project = Project(tmp_path)
    source = project.transcripts / "example-2024" / "board-meeting.txt"
    record = read_source(source, project.transcripts, load_settings(project.site_config))
    assert record.findings == ()
    assert (record.kind, record.date, record.language) == ("transcript", "2024-03-14", language)
    assert record.title is not None
    assert record.room is not None
    assert len({turn.label for turn in record.turns}) == 3
    assert all(turn.label for turn in record.turns)


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("name", [".github", ".github/workflows", "site_config", RECORD_FILE])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "archive"
    outside.mkdir()
    (folder / name).parent.mkdir(parents=True)
    (folder / name).symlink_to(outside / "new" if name == RECORD_FILE else outside)
    before = files_of(folder)
    with pytest.raises(ArchiveError, match="this is a link, which may lead anywhere"):
        start(folder)
    assert files_of(folder) == before
    assert files_of(outside) == []


def test_an_upgrade_writes_through_no_link(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "archive"
    start(folder)
    (folder / ".github").rename(outside)
    (folder / ".github").symlink_to(outside)
    (outside / "workflows" / "site.yml").unlink()
    record = read_record(folder)
    record.files.pop(".github/workflows/site.yml")
    (folder / RECORD_FILE).write_bytes(msgspec.json.encode(record))
    with pytest.raises(ArchiveError, match="this is a link, which may lead anywhere"):
        list(upgrade_archive(folder, write=True, program=PROGRAM))
    assert not (outside / "workflows" / "site.yml").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize("name", [RECORD_FILE, "netlify.toml"])
def test_an_upgrade_waits_for_no_pipe(tmp_path: Path, name: str) -> None:
    start(tmp_path)
    record = read_record(tmp_path)
    record.files.pop("netlify.toml")
    (tmp_path / RECORD_FILE).write_bytes(msgspec.json.encode(record))
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    with pytest.raises(ArchiveError, match="this is not a regular file; replace it by one"):
        list(upgrade_archive(tmp_path, write=True, program=PROGRAM))


@pytest.mark.parametrize("answer", [{"language": "../../etc"}, {"accent": "red'"}, {"name": "a\x1b[31m"}])
def test_an_upgrade_checks_the_answers_in_the_record(tmp_path: Path, answer: dict[str, str]) -> None:
    start(tmp_path)
    record = read_record(tmp_path)
    record = msgspec.structs.replace(record, answers=msgspec.structs.replace(record.answers, **answer))
    (tmp_path / RECORD_FILE).write_bytes(msgspec.json.encode(record))
    with pytest.raises(ArchiveError, match=next(iter(answer))):
        list(upgrade_archive(tmp_path, write=True, program=PROGRAM))
