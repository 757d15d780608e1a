"""The related sessions on a page: every link has its reason and a link back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.archive.people.people_index import index_people
from generator.archive.related.index import RelatedLinks, SeriesPlace
from generator.archive.related.same_day import SameDay
from generator.pages.views.related import RelatedLink, names_in_words, related_links
from generator.project import Project
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings, load_settings
from generator.settings.series import SeriesInfo
from tests.support.event_documents import document
from tests.support.make_archive import complete_archive
from tests.support.writing import write_pages

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
HERE = document("here", day=1)
THERE = document("there", "Ada Churn", "Bo Whey", date="2001-05-08", start_time="09:30", room="Room 4", code="WS3")
HOLES = SeriesInfo(id="holes", name="On Holes", patterns=("hole*",))
PEOPLE = tuple(index_people([THERE]).values())


def links_of(related: RelatedLinks) -> list[tuple[str, str | None, str, str | None]]:
    return [(link.reason, link.lead, link.address, link.note) for link in related_links(HERE, related, CONFIG)]


def test_a_page_without_related_sessions_has_no_lists() -> None:
    assert related_links(HERE, RelatedLinks(), CONFIG) == ()
    assert related_links(HERE, RelatedLinks(series=(SeriesPlace(HOLES, None, None),)), CONFIG) == ()


def test_every_link_has_its_reason() -> None:
    release = document("release", kind="press-release")
    when, there = "MOOT 2001 · 8 May 2001", "moot-2001/there/"
    assert links_of(RelatedLinks(parts=(THERE,))) == [("parts", None, there, f"{when} · 09:30 · Room 4")]
    assert links_of(RelatedLinks(series=(SeriesPlace(HOLES, None, THERE),))) == [("series", "After", there, when)]
    assert links_of(RelatedLinks(related=((THERE, ("brine", "GDPR")),))) == [
        ("subjects", None, there, f"{when} · both speak of brine, GDPR")
    ]
    assert links_of(RelatedLinks(people=((THERE, PEOPLE),))) == [
        ("people", None, there, f"{when} · Ada Churn and Bo Whey")
    ]
    assert links_of(RelatedLinks(SameDay(others=(THERE,), articles=(release,)))) == [
        ("articles", None, "moot-2001/release/", "MOOT 2001"),
        ("day", "09:30", there, "Room 4 · WS3"),
    ]
    (link,) = related_links(HERE, RelatedLinks(series=(SeriesPlace(HOLES, None, THERE),)), CONFIG)
    assert link.series == "holes"


def test_no_session_is_listed_twice_for_two_reasons() -> None:
    """A series neighbour is listed only there, subjects and people share a line, a neighbour of the day is above."""
    people, related = ((THERE, PEOPLE),), ((THERE, ("brine",)),)
    when, there = "MOOT 2001 · 8 May 2001", "moot-2001/there/"
    assert links_of(RelatedLinks(people=people, related=related)) == [
        ("subjects", None, there, f"{when} · both speak of brine · also with Ada Churn and Bo Whey")
    ]
    assert links_of(RelatedLinks(series=(SeriesPlace(HOLES, THERE, None),), people=people, related=related)) == [
        ("series", "Before", there, when)
    ]
    assert links_of(RelatedLinks(SameDay(next=THERE, others=(THERE,)))) == []


def test_a_cut_list_of_the_day_links_to_the_programme() -> None:
    _, programme = related_links(HERE, RelatedLinks(SameDay(others=(THERE,), complete=False)), CONFIG)
    assert programme == RelatedLink("day", "The programme of MOOT 2001", "moot-2001/")
    (link,) = related_links(HERE, RelatedLinks(SameDay(others=(THERE,))), CONFIG)
    assert link.address == THERE.href


def test_of_many_people_the_first_are_named() -> None:
    names = ["Ada Churn", "Bo Whey", "Cy Rind", "Di Curd", "Ed Brine", "Fa Mould"]
    people = {person.name: person for person in index_people([document("x", *names)]).values()}
    assert names_in_words([people[name] for name in names[:1]]) == "Ada Churn"
    assert names_in_words([people[name] for name in names[:4]]) == "Ada Churn, Bo Whey, Cy Rind and Di Curd"
    assert names_in_words([people[name] for name in names]) == "Ada Churn, Bo Whey, Cy Rind and 3 others"


# -- The pages of a whole archive


def write(project: Project) -> dict[str, dict[str, Any]]:
    """Write all pages and return the front matter of each, by address."""
    write_pages(project, load_settings(project.site_config), "https://archive.example/")
    return {
        f"{path.parent.relative_to(project.docs).as_posix()}/": yaml.safe_load(
            path.read_text("utf-8").split("---\n")[1]
        )
        for path in project.docs.rglob("index.md")
        if path.parent != project.docs
    }


def on(subject: str, *people: str, day: int, title: str) -> str:
    """Return a transcript in which these people speak of a subject."""
    words = {"brine": "The brine, its salinity and the curing.", "rind": "A rind, its mould and the ageing."}[subject]
    turns = "".join(f" >> {name}:  {words} {words}\n\n" for name in people * 2)
    return f"MOOT 2001 - Day {day} - Room {day} - {title}\n\n{turns}"


def larger_archive(folder: Path) -> Project:
    project = complete_archive(folder)
    two = ("ADA CHURN", "BO WHEY")
    for stem, text in {
        "ws10": on("brine", *two, day=1, title="WS10 Curing at home"),
        "ws11": on("brine", *two, day=2, title="WS11 Salt and time part 1"),
        "ws12": on("brine", "CY RIND", day=2, title="WS12 Salt and time part 2"),
        "ws13": on("rind", "CY RIND", day=2, title="WS13 What grows"),
        "ws14": on("rind", "DI CURD", day=3, title="WS14 What grows not"),
        "ws15": on("rind", *two, day=3, title="WS15 Who eats it"),
        "holes": on("rind", "ED BRINE", day=3, title="Main Session on Holes"),
    }.items():
        (project.transcripts / "moot-2001" / f"{stem}.txt").write_text(text, encoding="utf-8")
    return project


def test_every_link_has_a_link_back(tmp_path: Path) -> None:
    pages = write(larger_archive(tmp_path))
    links = {
        (link["reason"], href, link["address"]) for href, front in pages.items() for link in front.get("related") or ()
    }
    kinds = {key for key, _, _ in links}
    assert kinds == {"subjects", "people", "day", "articles", "series"}
    back = {"articles": "day"}
    assert [
        link for link in links if (back.get(link[0], link[0]), link[2], link[1]) not in links and link[0] != "day"
    ] == []
    both = links | {("day", here, there) for key, here, there in links if key == "articles"}
    assert [(here, there) for key, here, there in links if key == "day" and ("day", there, here) not in both] == []
    assert {target for _, _, target in links} <= set(pages)


def test_series_have_pages_and_sessions_link_to_them(tmp_path: Path) -> None:
    project = larger_archive(tmp_path)
    pages = write(project)
    assert [row["items"][0]["text"] for row in pages["series/holes/"]["docket"]] == [
        "Hole Talks", "2001–2003", "2 sessions", "https://moot.example/holes",
    ]  # fmt: skip
    text = (project.docs / "series" / "holes" / "index.md").read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.startswith(("#", "- "))]
    assert headings[-5:] == [
        "# On Holes",
        "## 2003",
        "- [Main Session on Holes](../../moot-2003/main-session-on-holes/index.md)  ",
        "## 2001",
        "- [Main Session on Holes](../../moot-2001/holes/index.md)  ",
    ]
    first, later = pages["moot-2001/holes/"], pages["moot-2003/main-session-on-holes/"]
    assert later["series"] == [{"id": "holes", "name": "On Holes"}]
    for front, lead, href in (
        (first, "After", "moot-2003/main-session-on-holes/"),
        (later, "Before", "moot-2001/holes/"),
    ):
        links = [link for link in front["related"] if link["reason"] == "series"]
        assert [(link["lead"], link["address"]) for link in links] == [(lead, href)]
    index = (project.docs / "series" / "index.md").read_text(encoding="utf-8")
    assert "- [On Holes](holes/index.md)  \n  2001–2003\u00a0· 2\u00a0sessions" in index


def test_an_archive_without_series_says_so(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    (project.site_config / "series.yml").unlink()
    write(project)
    assert "No session belongs to a series yet." in (project.docs / "series" / "index.md").read_text(encoding="utf-8")
    assert [path.name for path in (project.docs / "series").iterdir()] == ["index.md"]
