"""The report, the index of events, the home page and a folder keep their size, however many documents there are."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.archive.people.people_index import Appearance, Person
from generator.archive.report.make_report import make_report
from generator.archive.summary import FindingCount, Summary
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages import event
from generator.pages.events import event_pages
from generator.pages.person import _MAX_PRINTED, People, person_pages
from generator.pages.report import report_pages
from generator.pages.views import subpages
from generator.pages.views.listing import ListBody, ListFront
from generator.pages.views.mentions import with_mentions
from generator.pages.views.page import Page
from generator.records import Event
from generator.settings.archive import ArchiveInfo
from generator.settings.load import Settings
from tests.support.invented import session, speech, summary
from tests.support.page_values import values_of

CONFIG = Settings(archive=ArchiveInfo(), events=(), types=())
PLAIN = session(speech(1, 20))


def document(number: int, *, year: int = 2001, event_id: str | None = None, kind: str = "transcript") -> Summary:
    held = Event(event_id, event_id.title(), 1, None, f"{year}-05-07", None) if event_id else None
    made = msgspec.structs.replace(PLAIN, title=f"Rind {number}", event=held, date=f"{year}-05-07", kind=kind)
    return msgspec.structs.replace(
        summary(made, f"{event_id or 'folder'}/rind-{number}.txt"),
        finding_counts=(FindingCount("date-derived", "info", 1),),
    )


def by_path(pages: list[Page]) -> dict[str, Page]:
    return {page.path.removesuffix("index.md"): page for page in pages}


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subpages, "MAX_ENTRIES", 3)


def test_the_report_of_a_year_is_divided_by_folder_and_of_a_finding_by_year() -> None:
    documents = [document(n, event_id="moot-a" if n % 2 else "moot-b") for n in range(4)]
    documents += [document(9, year=2002, event_id="moot-c")]
    pages = by_path(list(report_pages(make_report(Archive(documents=tuple(documents), people={})), {})))
    found = {path: values_of(page)["sections"] for path, page in pages.items() if path != "report/"}
    assert {path: [entry.title for section in sections for entry in section.groups[0].entries]
            for path, sections in found.items()} == {
        "report/2001/": ["moot-a", "moot-b"],
        "report/2001/moot-a/": ["Rind 1", "Rind 3"],
        "report/2001/moot-b/": ["Rind 0", "Rind 2"],
        "report/2002/": ["Rind 9"],
        "report/date-derived/": ["2002", "2001"],
        "report/date-derived/2002/": ["Rind 9"],
        "report/date-derived/2001/": ["2001, moot-a", "2001, moot-b"],
        "report/date-derived/2001/moot-a/": ["Rind 1", "Rind 3"],
        "report/date-derived/2001/moot-b/": ["Rind 0", "Rind 2"],
    }  # fmt: skip
    assert values_of(pages["report/2001/"])["front"]["docket"], "the totals stay"


def test_the_index_of_events_is_divided_by_year() -> None:
    documents = [document(n, year=2001 + n // 3, event_id=f"moot-{n}") for n in range(5)]
    pages = by_path(list(event_pages(Archive(documents=tuple(documents), people={}), CONFIG)))
    assert [entry.title for entry in values_of(pages["events/"])["sections"][0].groups[0].entries] == ["2002", "2001"]
    assert [entry.title for entry in values_of(pages["events/2001/"])["sections"][0].groups[0].entries] == [
        "Moot-2", "Moot-1", "Moot-0",
    ]  # fmt: skip


def test_a_folder_and_the_articles_of_an_event_are_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event, "_MAX_ARTICLES", 3)
    documents = [document(n, year=2001 + n // 3) for n in range(5)]
    documents += [document(n, year=2001, event_id="moot", kind="summary") for n in range(5)]
    pages = by_path(list(event_pages(Archive(documents=tuple(documents), people={}), CONFIG)))
    assert {"folder/year/2001/", "folder/year/2002/", "moot/summary/2001/05/07/moot/r/i/n/d/-/1/"} <= pages.keys()
    assert values_of(pages["folder/year/2001/"])["front"]["main_page"] == "folder/"


def test_people_who_are_only_mentioned_are_divided_by_letter() -> None:
    documents = [document(n) for n in range(2)]
    people = tuple(Person(f"{name}-rind", f"{name.title()} Rind", (), (), 0) for name in ("ada", "bo", "bram", "cy"))
    mentions = tuple(Mention(each, each.turns[0], 1) for each in documents)
    front = ListFront(title="People", description="", template="page.html", page_kind="people")
    index = Page("people/index.md", front, ListBody(title="People"))
    mention_index = MentionIndex(by_target={one.href: mentions for one in people}, people=people)
    pages = by_path(list(with_mentions([index], mention_index)))
    divided = [path for path in pages if "mentioned-only" in path]
    assert divided == [f"people/mentioned-only/{letter}/" for letter in "abc"]
    (section,) = values_of(pages["people/"])["sections"]
    assert section.heading == "Mentioned only"
    assert [entry.facts for entry in section.groups[0].entries] == ["1 person", "2 people", "1 person"]


def test_a_person_with_very_many_printed_labels_shows_the_most_frequent() -> None:
    labels = tuple(f"LABEL {n}" for n in range(_MAX_PRINTED + 2))
    held = document(1)
    person = Person("ada-rind", "Ada Rind", labels, (Appearance(held, held.turns),), 0)
    page = next(person_pages(person, People(Archive((held,), {person.id: person}), CONFIG)))
    (printed,) = [row for row in values_of(page)["front"]["docket"] if row["key"] == "printed"]
    assert [one["text"] for one in printed["items"]][-2:] == [f"LABEL {_MAX_PRINTED - 1}", "and 2 other forms"]
