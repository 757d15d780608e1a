"""The whole build, on a tiny invented archive with one page of each kind."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import BuildError, ConfigError
from generator.project import Project
from generator.records import from_json
from generator.settings.load import load_settings
from generator.site.build import build_site
from generator.site.build_report import BuildReport
from generator.site.checks.ways_back import CHECKED_KINDS, IGNORED_KINDS
from generator.site.replace_site import replace_site
from tests.support.make_archive import COMPLETE_FINDINGS, complete_archive, real_archive
from tests.support.writing import write_docs

Built = tuple[Project, BuildReport, list[str]]
"""An archive, the report of its build, and the output of the build."""

PAGES = {
    "404.html", "index.html", "about/index.html", "how-to-cite/index.html", "how-it-is-made/index.html",
    "corrections/index.html", "data/index.html",
    "search/index.html", "events/index.html", "people/index.html", "people/by/first-name/index.html",
    "people/by/words/index.html", "types/index.html", "types/workshop/index.html",
    "types/main-session/index.html", "series/index.html", "series/holes/index.html",
    "moot-2001/index.html", "moot-2001/ws3-washed-rinds/index.html",
    "glossary/index.html", "new/index.html", "topics/index.html",
    "moot-2001/first-press-release/index.html", "moot-2003/index.html", "moot-2003/main-session-on-holes/index.html",
    "people/ottilie-obrine/index.html", "people/bram-van-der-kaas/index.html",
    "people/amalia--moot-2003-main-session-on-holes/index.html",
    "report/index.html", "report/2001/index.html", "report/2003/index.html",
    "report/date-from-day-table/index.html", "report/date-unknown/index.html", "report/day-from-day-table/index.html",
}  # fmt: skip


def silent(_: str) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = complete_archive(tmp_path_factory.mktemp("complete"))
    output: list[str] = []
    return project, build_site(project, print_line=output.append), output


def test_every_page_is_built_and_no_other(built: Built) -> None:
    project, report, output = built
    assert report == BuildReport(documents=3, errors=0, warnings=1)
    assert output == [
        "pages: 2 sessions, 1 article, 3 people; 0 errors, 1 warning in the sources",
        *COMPLETE_FINDINGS,
        "search: 3 documents indexed",
        "check: no faults",
        "permalinks: 10 turns and 33 pages not frozen",
    ]
    pages = {path.relative_to(project.site).as_posix() for path in project.site.rglob("*.html")}
    assert pages == PAGES


def test_every_page_has_a_known_kind(built: Built) -> None:
    for page in PAGES:
        kind = re.search(r'data-page="([a-z-]+)"', (built[0].site / page).read_text(encoding="utf-8"))
        assert kind is not None
        assert kind[1] in CHECKED_KINDS | IGNORED_KINDS, page


def test_a_record_and_a_plain_text_are_beside_each_document(built: Built) -> None:
    folder = built[0].site / "moot-2001" / "ws3-washed-rinds"
    record = from_json((folder / "session.json").read_bytes())
    assert [turn.id for turn in record.turns] == [
        "unidentified-1", "moderator-1", "ottilie-obrine-1", "bram-van-der-kaas-1", "ottilie-obrine-2",
    ]  # fmt: skip
    text = (folder / "session.txt").read_text(encoding="utf-8")
    assert "BRAM VAN DER KAAS [#bram-van-der-kaas-1]\n\nI'd say <b>nine</b> weeks & no fewer.\n" in text


def test_the_markdown_reads_well_as_plain_text(built: Built) -> None:
    text = (built[0].docs / "moot-2003" / "main-session-on-holes" / "index.md").read_text(encoding="utf-8")
    assert text.split("---\n", 2)[2] == (
        "\n# Main Session on Holes\n\n## CHAIR { #chair-1 }\n\nAre holes cheese?\n\n"
        "## [Ottilie O'Brine](../../people/ottilie-obrine/index.md) { #ottilie-obrine-1 }\n\nA hole is no cheese.\n\n"
        "\\[ Laughter \\]\n{ .stage-direction }\n\n"
        "## [Amalia](../../people/amalia--moot-2003-main-session-on-holes/index.md) { #amalia-1 }\n\n"
        "Is there cheese in it, then?\n\n## CHAIR { #chair-2 }\n\nThere isn't. I close the meeting.\n"
    )


def test_an_unchanged_page_is_not_rewritten_and_a_stray_page_is_removed(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    write_docs(project, load_settings(project.site_config), print_line=silent)
    before = {path: path.stat().st_mtime_ns for path in project.docs.rglob("*") if path.is_file()}
    (project.transcripts / "moot-2003" / "main-session-on-holes.txt").unlink()
    (project.docs / "stray.md").write_text("Left over.\n", encoding="utf-8")
    write_docs(project, load_settings(project.site_config), print_line=silent)
    after = {path: path.stat().st_mtime_ns for path in project.docs.rglob("*") if path.is_file()}
    removed = {path.relative_to(project.docs).parts[0] for path in before.keys() - after.keys()}
    assert removed == {"data", "moot-2003", "resourcelist-moot-2003.xml", "people", "report", "series", "types"}
    assert not (project.docs / "moot-2003").exists()
    assert after.keys() <= before.keys()
    article = project.docs / "moot-2001" / "first-press-release" / "index.md"
    assert after[article] == before[article]


def test_a_failed_build_leaves_the_existing_site(built: Built, tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    shutil.copytree(built[0].site, project.site)
    about = project.hand_written / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(BuildError) as error:
        build_site(project, print_line=silent)
    output = "contains a link 'nowhere.md', but the target is not found among documentation files."
    assert str(error.value) == f"mkdocs: Doc file 'about.md' {output}"
    assert {path.relative_to(project.site).as_posix() for path in project.site.rglob("*.html")} == PAGES


def test_a_site_folder_that_is_a_link_stays_a_link(built: Built, tmp_path: Path) -> None:
    project, published = complete_archive(tmp_path / "archive"), tmp_path / "published"
    published.mkdir()
    project.site.symlink_to(published, target_is_directory=True)
    for _ in range(2):
        build_site(project, print_line=silent)
        assert project.site.is_symlink()
        assert (published / "index.html").is_file()


def test_the_contents_of_a_folder_that_can_not_be_renamed_are_replaced(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, fresh = tmp_path / "site", tmp_path / "fresh"
    (site / "old").mkdir(parents=True)
    shutil.copytree(built[0].site, fresh)

    def busy(self: Path, target: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", str(self), None, str(target))

    monkeypatch.setattr(Path, "rename", busy)
    replace_site(site, fresh, tmp_path / "before")
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.html")} == PAGES
    assert not (site / "old").exists()


def test_an_unusable_site_folder_is_reported_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match=r"file/site: the built site can't be moved here \(Not a directory\)"):
        replace_site(tmp_path / "file" / "site", tmp_path / "fresh", tmp_path / "before")


def test_a_file_in_place_of_a_folder_is_reported_in_one_sentence(tmp_path: Path) -> None:
    complete_archive(tmp_path)
    (tmp_path / "build").touch()
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "pages", "--quiet"])
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {tmp_path / 'build'}")
    assert result.output.count("\n") == 1


NO_ADDRESSES = ["https://a\\b/", "https://ada@a.example/", "https://a.example/\u202e/", "https://a.example:x/"]
"""Texts that are no address wherever people write one."""


@pytest.mark.parametrize(
    "address",
    [
        "http://[x/",
        "https:///archive/",
        "ftp://archive.example/",
        "https://a/?b",
        "https://a/#b",
        "!ENV X",
        *NO_ADDRESSES,
    ],
)
def test_an_invalid_site_url_is_reported_in_one_sentence(tmp_path: Path, address: str) -> None:
    project = Project(root=tmp_path)
    project.mkdocs_yml.write_text(f"site_url: {address}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="`site_url` must be"):
        project.site_url()


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://archive.example", "/"),
        ("https://archive.example:8443/a/b", "/a/b/"),
        ("https://archive.example/\u00e4rchiv/", "/%C3%A4rchiv/"),
        ("https://archive.example/%C3%A4rchiv/", "/%C3%A4rchiv/"),
    ],
)
def test_the_base_path_is_encoded_as_browsers_request_it(tmp_path: Path, address: str, path: str) -> None:
    project = Project(root=tmp_path)
    project.mkdocs_yml.write_text(f"site_url: {address}\n", encoding="utf-8")
    assert project.base_path() == path


@pytest.mark.parametrize("text", ["cheese", "- cheese", "7", "INHERIT: other.yml"])
def test_a_file_of_settings_without_settings_is_reported_in_one_sentence(tmp_path: Path, text: str) -> None:
    project = complete_archive(tmp_path)
    (tmp_path / "other.yml").write_text("cheese\n", encoding="utf-8")
    project.mkdocs_yml.write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"(mkdocs|other)\.yml:1: the file must have settings"):
        build_site(project, print_line=silent)


@pytest.mark.parametrize(
    "name", ["content/pages", "content/transcripts", "site_config/theme", "content", "site_config"]
)
@pytest.mark.parametrize("is_link", [True, False])
def test_a_file_or_a_dead_link_in_place_of_a_folder_is_no_empty_folder(
    tmp_path: Path, name: str, is_link: bool
) -> None:
    project = complete_archive(tmp_path)
    folder = project.root / name
    shutil.rmtree(folder)
    if is_link:
        folder.symlink_to("nowhere")
    else:
        folder.write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError, match=f"{name}: this has to be a folder"):
        build_site(project, print_line=silent)


def test_an_archive_without_documents_is_built(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    shutil.rmtree(project.transcripts)
    assert build_site(project, print_line=silent) == BuildReport(documents=0, errors=0, warnings=0)


def test_wrong_settings_are_reported_in_one_sentence(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    (project.site_config / "events.yml").write_text("- id: [\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        build_site(project, print_line=silent)
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "build", "--quiet"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "events.yml" in result.output
    assert "Traceback" not in result.output


def test_a_page_with_a_fault_makes_the_command_exit_with_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = complete_archive(tmp_path)
    about = project.hand_written / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + '\n<img src="https://cdn.example/x.png" alt="">\n', "utf-8")
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "build"])
    assert result.exit_code == 1
    assert "about/index.html:" in result.output
    assert (
        "the page requests a file from another host; put a copy into the theme: 'https://cdn.example/x.png'"
        in result.output
    )


def test_the_findings_of_the_real_documents_are_not_errors(tmp_path: Path) -> None:
    project = real_archive(tmp_path)
    result = CliRunner().invoke(main, ["--root", str(project.root), "pages", "--strict"])
    assert result.exit_code == 0, result.output


def test_no_title_takes_an_id_of_the_page_frame(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    for number, title in enumerate(("Content", "Menu", "Archive base", "Ada Churn 1", "Unidentified 1")):
        text = f"MOOT 2001 - Day 3 - {title}\n\n >> {title.upper()}:  One.\n\n >> ADA CHURN:  Two.\n\n >> Three.\n"
        (project.transcripts / "moot-2001" / f"t{number}.txt").write_text(text, encoding="utf-8")
    output: list[str] = []
    assert build_site(project, print_line=output.append).faults == 0, output
