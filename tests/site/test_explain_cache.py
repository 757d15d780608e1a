"""Tests of the commands about kept results."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import BuildError
from generator.project import Project
from generator.site.build import build_site
from generator.site.explain_cache import clean_cache, explain_page
from generator.site.site_build import BuildOptions
from tests.support.make_archive import complete_archive

RINDS = "moot-2001/ws3-washed-rinds/"


def write_pages(project: Project) -> list[str]:
    """Build up to the pages, and return the lines about the stages."""
    lines: list[str] = []
    build_site(project, print_line=lines.append, options=BuildOptions(until="pages", explain_stages=True))
    return [line for line in lines if line.startswith("stage ")]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = complete_archive(tmp_path)
    write_pages(project)
    return project


def reasons(project: Project, page: str = RINDS) -> dict[str, str]:
    _, *lines = explain_page(project, page)
    return dict(line.removeprefix("stage ").split(": last made ") for line in lines)


def test_a_first_build_makes_everything_for_the_first_time(project: Project) -> None:
    assert reasons(project) == dict.fromkeys(
        ["read", "people", "texts", "turn ids", "words", "links", "document pages", "exports"], "for the first time"
    )


def test_an_edited_source_is_read_again(project: Project) -> None:
    source = project.transcripts / f"{RINDS.strip('/')}.txt"
    source.write_text(source.read_text(encoding="utf-8") + "\n >> Brine.\n", encoding="utf-8")
    write_pages(project)
    after = reasons(project)
    assert after["read"] == "because of content"
    assert after["people"] == "because of record"
    assert after["links"] == "because of record"
    assert set(reasons(project, "moot-2003/main-session-on-holes/").values()) == {"for the first time"}


def test_an_alias_reaches_only_the_documents_that_print_it(project: Project) -> None:
    text = "people:\n  - {id: somebody, name: Some Body, aliases: [BRAM VAN DER KAAS]}\n"
    (project.site_config / "people.yml").write_text(text, encoding="utf-8")
    write_pages(project)
    changed = {
        page: reason["people"]
        for page in (RINDS, "moot-2001/first-press-release/", "moot-2003/main-session-on-holes/")
        if (reason := reasons(project, page))["people"] != "for the first time"
    }
    printed = {
        f"{path.relative_to(project.transcripts).with_suffix('').as_posix()}/"
        for path in project.transcripts.rglob("*.txt")
        if "BRAM VAN DER KAAS" in path.read_text(encoding="utf-8")
    }
    assert changed == dict.fromkeys(printed, "because of people")


def test_deleted_pages_are_written_again(project: Project) -> None:
    (project.docs / RINDS / "index.md").unlink()
    write_pages(project)
    assert reasons(project)["document pages"] == "because of files"
    assert (project.docs / RINDS / "index.md").is_file()


def test_a_page_that_is_no_document_is_an_error(project: Project) -> None:
    for page in ("people/", "moot-2001/", "moot-2001/nothing/", ""):
        with pytest.raises(BuildError, match="no document has this address"):
            list(explain_page(project, page))


def test_after_cleaning_everything_is_made_again(project: Project) -> None:
    clean_cache(project)
    assert sorted(path.name for path in project.cache.iterdir()) == ["build.lock"]
    lines = write_pages(project)
    assert [line.split("; ")[1] for line in lines if line.startswith("stage read")] == ["3 done, 0 kept"]


def test_an_unknown_stage_is_an_error(project: Project) -> None:
    with pytest.raises(BuildError, match="no stage has this name; the stages are find, read"):
        build_site(project, print_line=lambda _: None, options=BuildOptions(until="reading"))
