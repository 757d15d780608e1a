"""How a list that is too long for its page is divided, and that new entries move no address."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.addresses import Address
from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary, summarise
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages.session_types import type_pages
from generator.pages.views.mentions import incoming_link_pages, incoming_links, with_mentions
from generator.pages.views.page import Page, render_page
from generator.pages.views.subpages import (
    MAX_ENTRIES,
    Place,
    Subpage,
    divide,
    document_places,
    letter_places,
    source_places,
)
from generator.records import Event, Session
from generator.settings.archive import ArchiveInfo
from generator.settings.glossary import GlossaryEntry
from generator.settings.load import Settings
from tests.support.list_pages import glossary_pages, index_pages
from tests.support.page_values import values_of
from tests.support.small_site import record, turn

TERM = GlossaryEntry(acronym="RIND", expansion="Really Important New Dairy", id="rind")
CONFIG = Settings(archive=ArchiveInfo(), events=(), types=(), glossary=(TERM,))
PLAIN = msgspec.structs.replace(
    record(
        msgspec.structs.replace(turn("ada-1", "One two.", label="ADA CHURN"), name="Ada Churn", speaker="ada-churn")
    ),
    session=Session("workshop", None, None),
)


def document(stem: str, date: str | None, start: str | None = None, folder: str = "moot") -> Summary:
    """Return a session of an event that began on `start`, or of no event."""
    event = Event(f"moot-{start[:4]}", f"MOOT {start[:4]}", 1, None, start, start) if start else None
    made = msgspec.structs.replace(PLAIN, title=stem, date=date, event=event)
    return summarise(made, Address(event.id if event else folder, stem))


def days(year: int, count: int, stem: str = "s") -> list[Summary]:
    """Return sessions on different days of a year: 28 a month."""
    return [
        document(f"{stem}{n}", f"{year}-{1 + n // 28 % 12:02}-{1 + n % 28:02}", f"{year}-01-01") for n in range(count)
    ]


def all_subpages(top: Subpage[Summary]) -> Iterator[Subpage[Summary]]:
    for subpage in top.subpages:
        yield subpage
        yield from all_subpages(subpage)


def divided(documents: list[Summary], max_entries: int = 3) -> dict[str, list[str]]:
    """Return the titles that each page lists, by its address; the main page is at ``."""
    top = divide("", documents, document_places, max_entries)
    return {page.href: [str(entry.title) for entry in page.listed] for page in (top, *all_subpages(top))}


def test_a_list_that_fits_on_a_page_has_no_subpages() -> None:
    assert divided(days(2001, 3)) == {"": ["s0", "s1", "s2"]}


def test_a_long_list_is_divided_by_year_and_a_long_year_by_month() -> None:
    found = divided(
        [*days(2001, 2), *days(2002, 1), document("x", "2002-05-01"), document("y", "2002-06-01"), *days(2002, 1, "z")]
    )
    assert found == {
        "": [], "2001/": ["s0", "s1"], "2002/": [], "2002/06/": ["y"], "2002/05/": ["x"], "2002/01/": ["s0", "z0"],
    }  # fmt: skip


def test_the_latest_year_comes_first_and_no_year_last() -> None:
    documents = [document("a", None), *days(2001, 1), *days(2003, 1), *days(2002, 1)]
    assert list(divided(documents)) == ["", "2003/", "2002/", "2001/", "undated/"]


def test_a_year_with_one_month_is_divided_by_day() -> None:
    documents = [*days(2001, 1), *(document(f"d{n}", f"2002-11-{10 + n // 2}") for n in range(5))]
    assert list(divided(documents)) == ["", "2002/", "2002/11/12/", "2002/11/11/", "2002/11/10/", "2001/"]


def test_a_day_is_divided_by_folder_and_letters() -> None:
    stems = ["ws1", "ws12", "ws13", "of1", "ws"]
    found = divided([*days(2001, 1), *(document(stem, "2002-11-10") for stem in stems)])
    below = {href.removeprefix("2002/11/10/moot/"): titles for href, titles in found.items() if "moot" in href}
    assert below == {"o/": ["of1"], "w/": ["ws"], "w/s/1/": ["ws1", "ws12", "ws13"]}
    assert found["2002/"] == []


def test_the_one_entry_whose_letters_end_is_on_the_page_above() -> None:
    found = divided([document(stem, None) for stem in ("ws", "ws1", "ws2", "ws3")])
    assert found == {
        "": ["ws"],
        "undated/moot/w/s/1/": ["ws1"],
        "undated/moot/w/s/2/": ["ws2"],
        "undated/moot/w/s/3/": ["ws3"],
    }


def test_a_session_without_a_date_is_in_the_month_of_its_event() -> None:
    documents = [document(f"d{n}", None if n else "2002-11-12", "2002-11-10") for n in range(4)]
    assert divided(documents) == {"": [], "2002/11/12/": ["d0"], "2002/11/undated/": ["d1", "d2", "d3"]}
    assert [page.place.name for page in divide("", documents, document_places, 3).subpages] == [
        "12 November 2002", "November 2002, day not known",
    ]  # fmt: skip


DOCUMENTS = st.lists(
    st.builds(
        lambda year, month, day, dated, stem: document(
            stem, f"{year}-{month:02}-{day:02}" if dated == 2 else None, f"{year}-{month:02}-01" if dated else None
        ),
        st.integers(2001, 2003), st.integers(1, 2), st.integers(1, 3), st.integers(0, 2),
        st.text("ab-", min_size=1, max_size=4),
    ),
    max_size=40,
    unique_by=lambda summary: summary.href,
)  # fmt: skip


@given(DOCUMENTS, st.integers(1, 5))
def test_each_entry_is_on_one_page_and_no_page_has_too_many(documents: list[Summary], max_entries: int) -> None:
    top = divide("", documents, document_places, max_entries)
    pages = [top, *all_subpages(top)]
    assert len({page.href for page in pages}) == len(pages)
    assert sorted(entry.href for page in pages for entry in page.listed) == sorted(entry.href for entry in documents)
    assert all(len(page.listed) <= max_entries for page in pages)


@given(DOCUMENTS.filter(bool), st.integers(1, 5))
def test_a_new_entry_moves_no_address(documents: list[Summary], max_entries: int) -> None:
    *before, new = documents
    old = {page.href: page for page in all_subpages(divide("", before, document_places, max_entries))}
    now = {page.href: page for page in all_subpages(divide("", documents, document_places, max_entries))}
    assert old.keys() <= now.keys()
    changed = {href for href in old if old[href] != now[href]}
    assert all(new in now[href].entries for href in changed), "only the pages that contain the new entry change"


def test_places_with_one_folder_are_one_subpage() -> None:
    top = divide("", "abcd", lambda text: iter([Place(0, "x" if text < "c" else "y", text)]), 3)
    assert [(page.href, page.place.name, page.entries) for page in top.subpages] == [
        ("x/", "a", ("a", "b")), ("y/", "c", ("c", "d")),
    ]  # fmt: skip


def test_names_say_the_place_without_the_pages_above() -> None:
    assert [place.name for place in document_places(document("ws", "2002-11-10"))] == [
        "2002", "November 2002", "10 November 2002", "10 November 2002, moot", "10 November 2002, moot/w…",
        "10 November 2002, moot/ws…",
    ]  # fmt: skip
    assert [place.folder for place in source_places("Moot 1/A b.txt")] == ["moot-1", *"a-b-txt"]
    assert next(source_places("a.txt")).folder == "no-folder"
    assert list(letter_places("")) == []


def archive_of(documents: list[Summary]) -> Archive:
    return Archive(documents=tuple(documents), people=index_people(documents))


def written(documents: list[Summary]) -> dict[str, str]:
    pages = with_mentions(index_pages(archive_of(documents), CONFIG), mentions_of(documents))
    return {page.path: render_page(page) for page in (*pages, *glossary_pages(CONFIG, mentions_of(documents)))}


def mentions_of(documents: list[Summary]) -> MentionIndex:
    mentions = tuple(Mention(document, document.turns[0], 1) for document in documents)
    return MentionIndex(by_target={TERM.href: mentions, "people/ada-churn/": mentions, documents[0].href: mentions})


@pytest.fixture(scope="module")
def many() -> list[Summary]:
    return [*days(2001, MAX_ENTRIES - 5), *days(2002, 6)]


def test_at_most_so_many_entries_change_no_page(many: list[Summary]) -> None:
    pages = written(many[:-1])
    assert not [path for path in pages if "/2001/" in path]
    assert "main_page" not in "".join(pages.values())
    assert "## Spoke in 2001\n" in pages["people/ada-churn/index.md"]
    assert "## MOOT 2001\n" in pages["types/workshop/index.md"]


def test_one_more_entry_gives_every_list_subpages(many: list[Summary]) -> None:
    pages = written(many)
    for main in ("people/ada-churn/", "people/ada-churn/mentions/", "types/workshop/", "glossary/rind/"):
        assert f"{main}2001/index.md" in pages
        assert f"{main}2002/index.md" in pages
    person = pages["people/ada-churn/index.md"]
    assert "{ #spoke-in-2002 }  \n  6\u00a0sessions\u00a0· 6\u00a0turns\u00a0· 12\u00a0words\n" in person
    assert "- [2002](mentions/2002/index.md){ #mentioned-in-2002 }  \n  6\u00a0sessions\n" in person
    assert "## Spoke in 2002\n" in pages["people/ada-churn/2002/index.md"]
    sessions = pages["types/workshop/index.md"]
    assert (
        "- [2002](2002/index.md){ #2002 }  \n  6\u00a0sessions\u00a0· "
        "[MOOT 2002](2002/index.md#moot-2002){ #moot-2002 }\n" in sessions
    )
    assert "## MOOT 2002 { #moot-2002 }\n" in pages["types/workshop/2002/index.md"]


def test_a_subpage_names_its_main_page_and_its_neighbours(many: list[Summary]) -> None:
    pages = {page.path: page for page in type_pages(archive_of([*many, *days(2003, 1)]), CONFIG)}
    front = values_of(pages["types/workshop/2002/index.md"])["front"]
    assert front["title"] == "workshop: 2002"
    assert front["description"] == "workshop: 2002. 6 sessions."
    assert front["main_page"] == "types/workshop/"
    assert [crumb["href"] for crumb in front["crumbs"]] == ["types/", "types/workshop/"]
    assert (front["previous"]["address"], front["next"]["address"]) == ("types/workshop/2001/", "types/workshop/2003/")
    assert values_of(pages["types/workshop/2003/index.md"])["front"].get("next") is None


def test_titles_and_descriptions_are_unique(many: list[Summary]) -> None:
    pages: list[Page] = list(with_mentions(index_pages(archive_of(many), CONFIG), mentions_of(many)))
    for key in ("title", "description"):
        texts = [values_of(page)["front"][key] for page in pages]
        assert len(set(texts)) == len(texts)


def test_a_new_session_changes_its_year_and_the_main_page_only(many: list[Summary]) -> None:
    before, after = written(many), written([*many, document("new", "2002-03-01", "2002-01-01")])
    changed = {path for path in after if after[path] != before.get(path)}
    assert not [path for path in changed if "/2001/" in path]
    assert {"people/ada-churn/index.md", "people/ada-churn/2002/index.md", "glossary/rind/2002/index.md"} <= changed
    assert before.keys() <= after.keys()


def test_the_incoming_links_of_a_session_have_subpages(many: list[Summary]) -> None:
    target, mentions = many[0], mentions_of(many)
    assert [(link.title, link.address, link.note) for link in incoming_links(target, mentions)] == [
        ("2002", "moot-2001/s0/mentions/2002/", "6 sessions"),
        ("2001", "moot-2001/s0/mentions/2001/", f"{MAX_ENTRIES - 5} sessions"),
    ]
    subpages = list(incoming_link_pages(archive_of(many), mentions))
    assert [made.path for made in subpages] == [
        "moot-2001/s0/mentions/2002/index.md",
        "moot-2001/s0/mentions/2001/index.md",
    ]
    assert values_of(subpages[0])["front"]["page_kind"] == "session"
    few = mentions_of(many[:3])
    assert len(incoming_links(target, few)) == 3
    assert list(incoming_link_pages(archive_of(many), few)) == []
