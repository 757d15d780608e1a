"""Lists with mentions are made again only if something that they show has changed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.archive.people.people_index import Person
from generator.archive.summary import Summary
from generator.archive.topics import Topic, TopicIndex, TopicSession, TopicSpeaker
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages.document_hashes import DocumentHashes
from generator.pages.glossary import entry_pages
from generator.pages.list_groups import glossary_groups, groups_with_mentions, topic_groups
from generator.pages.views.entries import Entry, one_group
from generator.pages.views.listing import Listing
from generator.pages.views.mentions import with_mentions
from generator.pages.views.page import Page, render_page
from generator.settings.glossary import GlossaryEntry
from tests.support.invented import MOOT_2001
from tests.support.linking_world import SETTINGS, make_document, make_turn

ENTRY = GlossaryEntry("CMS", "Curd management system")
ADA, BRAM = make_turn("Ada Churn", "Our CMS is late."), make_turn("Bram Whey", "The CMS is early.")
TARGETS = (ENTRY.href, "moot-2002/")


def document(*turns: object, title: str = "Cheese") -> Summary:
    return make_document("moot-2001/here", *turns, event=MOOT_2001, title=title)[1]  # type: ignore[arg-type]


def mentions_in(document: Summary, turns: int = 1) -> MentionIndex:
    first, *others = document.turns
    return MentionIndex(by_target=dict.fromkeys(TARGETS, (Mention(document, first, turns, tuple(others)),)))


def listing(title: str = "Moot 2002") -> Page:
    sections = [one_group([Entry(title="Talk", link="talk/index.md")])]
    return Listing(
        path="moot-2002/index.md", kind="event", title=title, description="A moot.", sections=sections
    ).to_page()


def inputs(mentions: MentionIndex, page: Page | None = None, entry: GlossaryEntry = ENTRY) -> tuple[str, str]:
    """Return the inputs of the group of a list, and of that of an entry."""
    hashes = DocumentHashes({})
    (with_list,) = groups_with_mentions([page or listing()], mentions, hashes)
    (with_entry,) = glossary_groups([entry], mentions, hashes)
    return with_list.inputs, with_entry.inputs


HERE = document(ADA, BRAM)
BEFORE = inputs(mentions_in(HERE))


@pytest.mark.parametrize(
    "after",
    [
        document(ADA, BRAM, title="Milk"),
        document(ADA, make_turn("Rosa Brie", "The CMS is early.")),
        document(ADA),
        document(BRAM, ADA),
        msgspec.structs.replace(HERE, date="2001-05-06"),
        msgspec.structs.replace(HERE, title_language="fr"),
        msgspec.structs.replace(HERE, names_by_person={"ada-churn": "Ada C. Churn"}),
    ],
)
def test_what_is_shown_is_an_input(after: Summary) -> None:
    assert all(before != now for before, now in zip(BEFORE, inputs(mentions_in(after)), strict=True))


def test_other_words_of_a_document_are_no_input() -> None:
    after = document(ADA, make_turn("Bram Whey", "The CMS was quite early, I heard."))
    assert after.turns != HERE.turns
    assert inputs(mentions_in(msgspec.structs.replace(after, sha256="another"))) == BEFORE


def test_the_number_of_turns_and_the_page_itself_are_inputs() -> None:
    assert all(before != now for before, now in zip(BEFORE, inputs(mentions_in(HERE, turns=2)), strict=True))
    assert inputs(mentions_in(HERE), page=listing("Another")) == (
        inputs(mentions_in(HERE), page=listing("Another"))[0],
        BEFORE[1],
    )
    assert inputs(mentions_in(HERE), page=listing("Another"))[0] != BEFORE[0]
    assert inputs(mentions_in(HERE), entry=msgspec.structs.replace(ENTRY, note="Rare."))[1] != BEFORE[1]


def test_groups_make_the_same_pages() -> None:
    mentions = mentions_in(HERE)
    hashes = DocumentHashes({})

    def texts(pages: Sequence[Page]) -> list[tuple[str, str]]:
        return [(page.path, render_page(page)) for page in pages]

    (with_list,) = groups_with_mentions([listing()], mentions, hashes)
    (with_entry,) = glossary_groups([ENTRY], mentions, hashes)
    assert texts(list(with_list.make())) == texts(list(with_mentions([listing()], mentions)))
    assert texts(list(with_entry.make())) == texts(list(entry_pages(ENTRY, mentions)))
    assert "Ada Churn" in texts(list(with_entry.make()))[0][1]


def topic_inputs(document: Summary, count: int = 3, name: str = "curd", year: str = "2001") -> str:
    """Return the inputs of the group of a topic of one session."""
    people = {"ada-churn": Person("ada-churn", "Ada Churn", (), (), 9)}
    other = msgspec.structs.replace(document, date=f"{year}-05-01")
    archive = Archive((other,), people)
    speakers = (TopicSpeaker("ada-churn", count, 1),)
    topic = Topic("curd", name, "curd", (TopicSession(document, count, 0),), speakers)
    (group,) = topic_groups(TopicIndex((topic,)), archive, SETTINGS, DocumentHashes(people))
    return group.inputs


def test_the_pages_of_a_topic_are_made_again_if_they_show_something_else() -> None:
    before = topic_inputs(HERE)
    assert topic_inputs(document(ADA, BRAM)) == before
    changed = {
        topic_inputs(document(ADA, BRAM, title="Milk")),
        topic_inputs(HERE, count=4),
        topic_inputs(HERE, name="Curd"),
        topic_inputs(HERE, year="2002"),
    }
    assert before not in changed
    assert len(changed) == 4
