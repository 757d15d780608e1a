"""A source that can't be read has no page; an address that was published keeps a note with all of its ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.archive.permanence.published import read_permalinks
from generator.archive.privacy.withheld_names import WithheldNames
from generator.cli import main
from generator.errors import BuildError
from generator.project import Project
from generator.records import from_json
from generator.settings.load import load_settings
from generator.site.build import build_site
from generator.site.freeze import freeze_site
from tests.support.make_archive import complete_archive
from tests.support.site_files import clean_files, differences, folder_files

PAGE = "moot-2001/ws3-washed-rinds"
DAMAGE = b"%PDF-1.4 cut off"
NOISE = bytes((n * 197 + n // 256 * 31 + n % 7 * 59) % 256 for n in range(5000))
NOTE = "The source of this page can't be read at present, so its words are not shown."


def source(project: Project) -> Path:
    return project.transcripts / f"{PAGE}.txt"


def built(project: Project) -> list[str]:
    """Build without a fault, and return the printed lines."""
    lines: list[str] = []
    assert build_site(project, print_line=lines.append).faults == 0, lines
    return lines


def pages_with(project: Project, text: str) -> list[str]:
    """Return the files of the site that have a text."""
    return [name for name, data in folder_files(project.site).items() if text.encode() in data]


@pytest.mark.parametrize(
    ("name", "content"),
    [("new.txt", NOISE), ("new.txt", b" \n"), ("new.vtt", b"WEBVTT\n\n"), ("new.pdf", DAMAGE)],
    ids=["noise", "blanks", "captions", "pdf"],
)
def test_a_new_file_that_can_not_be_read_has_no_page(name: str, content: bytes, tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    before = built(project)
    pages = {path for path in folder_files(project.site) if path.endswith(".html")}
    (project.transcripts / "moot-2001" / name).write_bytes(content)
    lines = built(project)
    assert lines[0].startswith(f"content/transcripts/moot-2001/{name}: error: ")
    counts = "pages: 2 sessions, 1 article, 3 people, 1 file that can't be read; 1 error, "
    assert any(line.startswith(counts) for line in lines)
    assert [line for line in before if line.startswith("search: ")] == [
        line for line in lines if line.startswith("search: ")
    ]
    new = {path for path in folder_files(project.site) if path.endswith(".html")} - pages
    assert new
    assert all(path.startswith("report/") for path in new)
    assert all(path.startswith("report/") for path in pages_with(project, name))
    assert "moot-2001/new/" not in (project.site / "sitemap.xml").read_text("utf-8")
    report = json.loads((project.site / "report" / "report.json").read_bytes())
    (document,) = [document for document in report["documents"] if document["unread"]]
    assert (document["path"], document["address"]) == (f"moot-2001/{name}", None)
    assert report["totals"] | {"unread": 1, "errors": 1} == report["totals"]
    freeze_site(project.site, project.permalinks)
    assert "moot-2001/new/" not in read_permalinks(project.permalinks)


def test_the_command_fails_if_it_is_strict(frozen: Project) -> None:
    source(frozen).write_bytes(DAMAGE)
    run = CliRunner().invoke(main, ["--root", str(frozen.root), "build", "--quiet", "--workers", "1"])
    assert run.exit_code == 0, run.output
    run = CliRunner().invoke(main, ["--root", str(frozen.root), "build", "--strict", "--quiet", "--workers", "1"])
    assert run.exit_code == 1, run.output


def test_a_published_address_keeps_a_note_with_all_ids(frozen: Project) -> None:
    ids = [turn.id for turn in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    title = from_json((frozen.site / PAGE / "session.json").read_bytes()).title or ""
    source(frozen).write_bytes(DAMAGE)
    built(frozen)
    page = LexborHTMLParser((frozen.site / PAGE / "index.html").read_text("utf-8"))
    assert NOTE in page.text()
    assert all(page.css_first(f"#{name}") is not None for name in ids)
    assert not (frozen.site / PAGE / "session.json").exists()
    assert title
    assert pages_with(frozen, title) == []
    leading = [path for path in frozen.docs.rglob("*.md") if "ws3-washed-rinds/index.md" in path.read_text("utf-8")]
    assert all(
        'page_kind: "redirect"' in path.read_text("utf-8") or path.is_relative_to(frozen.docs / "report")
        for path in leading
    )


def test_freezing_keeps_the_ids_of_a_page_that_can_not_be_read(frozen: Project) -> None:
    before = read_permalinks(frozen.permalinks)
    source(frozen).write_bytes(DAMAGE)
    built(frozen)
    freeze_site(frozen.site, frozen.permalinks)
    after = read_permalinks(frozen.permalinks)
    assert {address: after[address] for address in before} == before
    assert all(address.startswith("report/") for address in after.keys() - before.keys())


def test_a_person_heard_nowhere_else_redirects_to_the_note(frozen: Project) -> None:
    published = {address for address in read_permalinks(frozen.permalinks) if address.startswith("people/")}
    source(frozen).write_bytes(DAMAGE)
    built(frozen)
    html = {address: (frozen.site / address / "index.html").read_text("utf-8") for address in published}
    moved = [address for address, text in html.items() if f'data-moved="../../{PAGE}/"' in text]
    assert moved
    assert all("The source of the words at this address can't be read." in html[address] for address in moved)


def test_a_file_that_can_be_read_again_has_its_page_again(frozen: Project, tmp_path: Path) -> None:
    built(frozen)
    before = folder_files(frozen.site)
    words = source(frozen).read_bytes()
    source(frozen).write_bytes(DAMAGE)
    built(frozen)
    assert differences(folder_files(frozen.site), clean_files(frozen, tmp_path / "clean")) == []
    source(frozen).write_bytes(words)
    built(frozen)
    assert differences(folder_files(frozen.site), before) == []


def test_a_page_after_a_freeze_of_its_note_has_the_same_ids(frozen: Project) -> None:
    ids = [turn.id for turn in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns]
    words = source(frozen).read_bytes()
    source(frozen).write_bytes(DAMAGE)
    built(frozen)
    freeze_site(frozen.site, frozen.permalinks)
    source(frozen).write_bytes(words)
    built(frozen)
    assert [turn.id for turn in from_json((frozen.site / PAGE / "session.json").read_bytes()).turns] == ids


def test_the_note_contains_no_withheld_name(frozen: Project) -> None:
    source(frozen).write_bytes(DAMAGE)
    register = "people:\n- {id: ottilie, name: Ottilie O'Brine, hide: name}\n"
    (frozen.site_config / "people.yml").write_text(register, encoding="utf-8")
    built(frozen)
    page = (frozen.site / PAGE / "index.html").read_text("utf-8")
    assert "ottilie" not in page.casefold()
    assert 'id="Name-withheld"' in page
    assert 'id="moderator-1"' in page
    freeze_site(frozen.site, frozen.permalinks, WithheldNames(load_settings(frozen.site_config)))
    built(frozen)


def test_a_link_of_a_hand_written_page_leads_to_the_note_or_is_an_error(frozen: Project) -> None:
    about = frozen.hand_written / "about.md"
    text = about.read_text("utf-8")
    about.write_text(f"{text}\n[A session]({PAGE}/index.md)\n", encoding="utf-8")
    source(frozen).write_bytes(DAMAGE)
    built(frozen)
    (frozen.transcripts / "moot-2001" / "new.txt").write_bytes(DAMAGE)
    about.write_text(text + "\n[A session](moot-2001/new/index.md)\n", encoding="utf-8")
    with pytest.raises(BuildError, match="the target is not found"):
        build_site(frozen, print_line=print)


def test_an_unread_copy_keeps_a_note_at_its_own_address(frozen: Project) -> None:
    copy = source(frozen).with_name("raw-ws3-washed-rinds.txt")
    copy.write_bytes(source(frozen).read_bytes())
    built(frozen)
    freeze_site(frozen.site, frozen.permalinks)
    copy.write_bytes(DAMAGE)
    built(frozen)
    page = LexborHTMLParser((frozen.site / "moot-2001" / copy.stem / "index.html").read_text("utf-8"))
    assert NOTE in page.text()
    assert (frozen.site / PAGE / "session.json").is_file()
