"""The files of a whole archive: no two pages share an address."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import yaml

from generator.errors import BuildError, ConfigError
from generator.project import Project
from generator.settings.load import load_settings
from tests.support.make_archive import complete_archive
from tests.support.writing import write_pages


def write(project: Project) -> None:
    write_pages(project, load_settings(project.site_config), "https://archive.example/")


def front(project: Project, page: str) -> dict[str, dict[str, str]]:
    text = (project.docs / page).read_text(encoding="utf-8")
    values: dict[str, dict[str, str]] = yaml.safe_load(text.split("---\n")[1])
    return values


def test_sessions_link_to_their_neighbours_of_the_day_and_articles_do_not(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    for stem, day in (("ws4", 2), ("ws5", 2), ("ws6", 3)):
        path = project.transcripts / "moot-2001" / f"{stem}.txt"
        path.write_text(f"MOOT 2001 - Day {day} - Room 5 - {stem.upper()} Curds {day}\n\n >> ADA CHURN:  One.\n")
    write(project)
    first, second, third, later = (
        front(project, f"moot-2001/{stem}/index.md") for stem in ("ws3-washed-rinds", "ws4", "ws5", "ws6")
    )
    assert first.get("previous") is None
    assert first["next"]["address"] == "moot-2001/ws4/"
    assert second["previous"]["address"] == "moot-2001/ws3-washed-rinds/"
    assert second["next"]["address"] == "moot-2001/ws5/"
    assert third.get("next") is None
    article = front(project, "moot-2001/first-press-release/index.md")
    for alone in (later, article, front(project, "moot-2003/main-session-on-holes/index.md")):
        assert not {"previous", "next"} & alone.keys()


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="this system's names are always UTF-8")
def test_two_names_that_are_shown_alike_are_two_documents(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    for name in (b"a\xe9.txt", b"a\xea.txt"):
        path = project.transcripts / "moot-2001" / os.fsdecode(name)
        path.write_text(f"MOOT 2001 - Day 3 - Name {name[1]}\n\n >> ADA CHURN:  One.\n", encoding="utf-8")
    _, findings = write_pages(project, load_settings(project.site_config), "https://archive.example/")
    assert [finding.code for _, finding in findings].count("name-unsafe") == 2
    first, second = (front(project, f"moot-2001/{stem}/index.md") for stem in ("a", "a-2"))
    assert first["next"]["address"] == "moot-2001/a-2/"
    assert second["previous"]["address"] == "moot-2001/a/"
    assert first.get("previous") is None
    assert second.get("next") is None


def test_an_event_with_the_name_of_a_generated_page_is_an_error(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    events = project.site_config / "events.yml"
    events.write_text(events.read_text(encoding="utf-8") + "\n- id: people\n  name: People\n", encoding="utf-8")
    folder = project.transcripts / "people"
    folder.mkdir()
    (folder / "x.txt").write_text(" >> ADA CHURN:  One.\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"people/index\.md: two pages have the same address"):
        write(project)


def test_a_hand_written_page_with_the_address_of_another_is_an_error(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    (project.hand_written / "people.md").write_text("# People\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"people\.md: two pages have the same address"):
        write(project)


def test_the_front_matter_of_a_hand_written_page_is_escaped(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    page = project.hand_written / "about.md"
    page.write_text('---\ntitle: Q & "A"\ndescription: Who "X" <is>\nn: 1\n---\n\n# Q & "A"\n', encoding="utf-8")
    write(project)
    text = (project.docs / "about.md").read_text(encoding="utf-8")
    _, head, body = text.split("---\n")
    assert yaml.safe_load(head) == {
        "title": "Q &amp; &quot;A&quot;",
        "description": "Who &quot;X&quot; &lt;is&gt;",
        "n": 1,
    }
    assert body == '\n# Q & "A"\n'


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n", "---\n- title\n---\n", "\udcff"])
def test_an_unreadable_hand_written_page_is_an_error(tmp_path: Path, text: str) -> None:
    project = complete_archive(tmp_path)
    (project.hand_written / "about.md").write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ConfigError, match=r"about\.md: the "):
        write(project)
