"""Subpages of long lists in a whole site: their links, their addresses, and what becomes of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.archive.permanence.published import read_permalinks
from generator.pages import event
from generator.pages.views import letter_pages, subpages
from generator.project import Project
from generator.site.build import build_site
from generator.site.freeze import freeze_site
from tests.support.many_sessions import Plan, many_sessions

PLAN = Plan(sessions=40, people=12, events=4)


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Pages that list very few entries."""
    monkeypatch.setattr(subpages, "MAX_ENTRIES", 4)
    monkeypatch.setattr(letter_pages, "MAX_PEOPLE_ON_PAGE", 4)
    monkeypatch.setattr(event, "_MAX_SESSIONS", 6)
    monkeypatch.setattr(event, "_MAX_PEOPLE", 4)
    return monkeypatch


def built(project: Project) -> list[str]:
    lines: list[str] = []
    shutil.rmtree(project.cache, ignore_errors=True)
    build_site(project, print_line=lines.append)
    return lines


def html(project: Project, address: str) -> str:
    return (project.site / address / "index.html").read_text(encoding="utf-8")


def test_subpages_are_linked_published_and_redirected(tmp_path: Path, short_pages: pytest.MonkeyPatch) -> None:
    project = many_sessions(tmp_path / "archive", PLAN)
    assert "check: no faults" in built(project)
    divided = {
        path.parent.relative_to(project.site).as_posix() + "/": match[1]
        for path in project.site.rglob("index.html")
        if (match := re.search(r'data-main-page="([^"]+)"', path.read_text(encoding="utf-8")))
    }
    kinds = {address.split("/")[0] for address in divided}
    assert {"people", "types", "report"} <= kinds
    assert any(re.fullmatch(r"igf-\d+/day/.+/", address) for address in divided)
    assert any(re.fullmatch(r"igf-\d+/people/./", address) for address in divided)
    assert {main.count("../") for main in divided.values()} >= {1, 2}

    freeze_site(project.site, project.permalinks)
    published = read_permalinks(project.permalinks)
    assert divided.keys() <= published.keys()
    person = next(address for address in divided if re.fullmatch(r"people/[a-z-]+/\d{4}/", address))
    year = person.split("/")[2]
    assert str(published[person].first).startswith(f"igf-{year}/")

    name = html(project, person.rsplit("/", 2)[0]).partition('<h1 id="')[2].partition(">")[2].partition("<")[0]
    (project.site_config / "people.yml").write_text(f"people:\n  - {{id: new-id, name: {name}}}\n", encoding="utf-8")
    assert "check: no faults" in built(project)
    assert f'data-moved="../../new-id/{year}/"' in html(project, person)
    freeze_site(project.site, project.permalinks)

    short_pages.undo()
    assert "check: no faults" in built(project)
    for address, main in divided.items():
        if not address.startswith(person.rsplit("/", 2)[0]):
            assert f'data-moved="{main}"' in html(project, address)
    assert 'data-moved="../../new-id/"' in html(project, person)
