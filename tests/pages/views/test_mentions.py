"""Mentions on the pages of a whole archive: separate from speech, with links both ways, the same in every build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.project import Project
from generator.settings.load import load_settings
from tests.support.make_archive import complete_archive
from tests.support.writing import write_pages

PEOPLE = """
people:
  - {id: otto-quark, name: Otto Quark}
  - {id: nobody-named, name: Nils Rennet}
"""
GLOSSARY = """
- acronym: RIND
  expansion: Really Important New Dairy
  note: What is *outside*.
  link: https://rind.example/
  forms: [RINDs]
- acronym: CURD
  expansion: Cheese Under Review Daily
"""
RELEASE = """Second Cheese Moot opens in Upper Wensley

Upper Wensley, Dairyland, 2 June 2003 — Otto Quark, Rosa Brie and Ottilie O'Brine spoke of MOOT 2001, where WS3 began.

Bram van der Kaas spoke in Main Session on Holes of the RIND and of https://rind.example/a_b.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    archive = complete_archive(tmp_path)
    (archive.site_config / "people.yml").write_text(PEOPLE, encoding="utf-8")
    (archive.site_config / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (archive.transcripts / "moot-2003" / "second-press-release.txt").write_text(RELEASE, encoding="utf-8")
    session = archive.transcripts / "moot-2003" / "main-session-on-holes.txt"
    session.write_text(
        session.read_text(encoding="utf-8").replace("I close", "Thank you, Ottilie. RIND! I close"), encoding="utf-8"
    )
    write(archive)
    return archive


def write(project: Project) -> None:
    write_pages(project, load_settings(project.site_config), "https://archive.example/")


def body(project: Project, page: str) -> str:
    return (project.docs / page / "index.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def front(project: Project, page: str) -> dict[str, list[dict[str, str]]]:
    text = (project.docs / page / "index.md").read_text(encoding="utf-8")
    values: dict[str, list[dict[str, str]]] = yaml.safe_load(text.split("---\n")[1])
    return values


def test_a_press_release_links_its_mentions(project: Project) -> None:
    text = body(project, "moot-2003/second-press-release")
    assert re.findall(r"(?<!\\)\[(.+?)\]\((.+?)\)", text) == [
        ("Otto Quark", "../../people/otto-quark/index.md"),
        ("Ottilie O'Brine", "../../people/ottilie-obrine/index.md"),
        ("MOOT 2001", "../../moot-2001/index.md"),
        ("Bram van der Kaas", "../../people/bram-van-der-kaas/index.md"),
        ("Main Session on Holes", "../main-session-on-holes/index.md"),
        ("RIND", '../../glossary/rind/index.md "Really Important New Dairy"'),
        ("https://rind.example/a\\_b", "https://rind.example/a\\_b"),
    ]


def test_a_mention_is_not_listed_as_speech(project: Project) -> None:
    person = body(project, "people/bram-van-der-kaas")
    spoken, mentioned = person.split("## Mentioned in")
    assert "press-release" not in spoken
    assert (
        "Second Cheese Moot opens in Upper Wensley](../../moot-2003/second-press-release/index.md#text-1)" in mentioned
    )
    docket = {row["key"]: row["items"] for row in front(project, "people/bram-van-der-kaas")["docket"]}
    assert docket["sessions"][0]["text"] == "1 session"  # type: ignore[index]
    speakers = front(project, "moot-2003/main-session-on-holes")["people"]
    assert "Bram van der Kaas" not in [voice["name"] for voice in speakers]


def test_a_mention_links_to_the_turn_and_names_the_speaker(project: Project) -> None:
    mentioned = body(project, "people/ottilie-obrine").split("## Mentioned in")[1]
    link = r"\[Main Session on Holes\]\(\.\./\.\./moot-2003/main-session-on-holes/index\.md#chair-2\)"
    line = rf"{link}  \n  .*mentioned by CHAIR"
    assert re.search(line, mentioned)
    assert mentioned.index("### MOOT 2003") < mentioned.index("### MOOT 2001")


def test_a_registered_person_who_never_speaks_has_a_page(project: Project) -> None:
    page = body(project, "people/otto-quark")
    assert "mentioned in the archive but does not speak in any of its sessions" in page
    assert "## Mentioned in" in page
    assert "[Otto Quark](otto-quark/index.md)" in body(project, "people").split("## Mentioned only")[1]
    assert not (project.docs / "people" / "nobody-named").exists()
    assert not (project.docs / "people" / "rosa-brie").exists()


def test_the_foot_of_a_session_lists_the_links_to_it(project: Project) -> None:
    assert front(project, "moot-2003/main-session-on-holes")["links_here"] == [
        {
            "title": "Second Cheese Moot opens in Upper Wensley",
            "address": "moot-2003/second-press-release/#text-1",
            "note": "MOOT 2003 · Press release",
        }
    ]
    assert "links_here" not in front(project, "moot-2001/ws3-washed-rinds")


def test_an_event_lists_links_from_other_events(project: Project) -> None:
    assert "second-press-release/index.md#text-1" in body(project, "moot-2001").split("## What links here")[1]
    assert "## What links here" not in body(project, "moot-2003")


def test_a_glossary_entry_lists_its_uses(project: Project) -> None:
    page = body(project, "glossary/rind")
    assert "What is \\*outside\\*." in page
    assert "main-session-on-holes/index.md#chair-2" in page
    assert "second-press-release/index.md#text-1" in page
    assert "## Where it is used" not in body(project, "glossary/curd")
    listed = body(project, "glossary")
    assert listed.index("## C { #c }\n") < listed.index("[CURD](curd/index.md)") < listed.index("## R { #r }\n")


def test_without_a_glossary_its_page_says_so(tmp_path: Path) -> None:
    archive = complete_archive(tmp_path)
    write(archive)
    assert "The archive has no glossary yet." in body(archive, "glossary")


def test_the_same_input_gives_the_same_pages(project: Project, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in sorted(project.docs.rglob("*.md"))}
    write(project)
    assert {path: path.read_bytes() for path in sorted(project.docs.rglob("*.md"))} == before


def test_records_and_plain_texts_have_no_links(project: Project) -> None:
    folder = project.docs / "moot-2003" / "second-press-release"
    assert "](" not in (folder / "session.json").read_text(encoding="utf-8")
    assert "](" not in (folder / "session.txt").read_text(encoding="utf-8")
