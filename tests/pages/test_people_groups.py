"""The pages of a person are made again only if a document with the person changed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.archive.people.people_index import index_people
from generator.archive.summary import Summary
from generator.archive.terms.speaker_terms import SpokenTerm
from generator.archive.terms.terms import Term
from generator.linking.mention_index import Mention, MentionIndex
from generator.pages.document_hashes import DocumentHashes
from generator.pages.people_groups import people_groups
from generator.settings.load import Settings
from generator.settings.people import PersonInfo
from tests.support.invented import MOOT_2001
from tests.support.linking_world import SETTINGS, make_document, make_turn

ADA = make_turn("Ada Churn", "Curd is late.")
BRAM = make_turn("Bram Whey", "Brine is early.")
ROSA = make_turn("Rosa Brie", "Rinds are washed.")


def document(name: str, *turns: object, title: str = "Cheese") -> Summary:
    return make_document(f"moot-2001/{name}", *turns, event=MOOT_2001, title=title)[1]  # type: ignore[arg-type]


def inputs(
    *documents: Summary,
    settings: Settings = SETTINGS,
    register: tuple[PersonInfo, ...] = (),
    mentions: MentionIndex = MentionIndex(),  # noqa: B008 - it is frozen
    corrected: tuple[Summary, ...] = (),
    said: tuple[tuple[Summary, Term, dict[str, int]], ...] = (),
) -> Mapping[str, str]:
    """Return the inputs of each group.

    Args:
        documents: The documents of the archive.
        settings: The archive's settings.
        register: The people register.
        mentions: The mentions of people.
        corrected: The documents with corrections.
        said: Terms of documents, each with how often the people say it.
    """
    archive = Archive(
        documents=documents,
        people=index_people(documents, register),
        applied_corrections={document.href: () for document in corrected},
        terms={document.own_address.href: (term,) for document, term, _ in said},
        spoken_terms={
            document.own_address.href: {speaker: (SpokenTerm(0, count),) for speaker, count in counts.items()}
            for document, _, counts in said
        },
    )
    return {
        group.name: group.inputs for group in people_groups(archive, settings, mentions, DocumentHashes(archive.people))
    }


HERE, THERE = document("here", ADA, BRAM), document("there", ROSA)
BEFORE = inputs(HERE, THERE)


def changed(after: Mapping[str, str]) -> set[str]:
    return {name.split("/")[1] for name in BEFORE.keys() | after.keys() if BEFORE.get(name) != after.get(name)}


@pytest.mark.parametrize(
    ("documents", "people"),
    [
        ((HERE, THERE), set()),
        ((document("here", ADA, BRAM), THERE), set()),
        ((document("here", ADA, BRAM, title="Milk"), THERE), {"ada-churn", "bram-whey"}),
        ((document("here", ADA, make_turn("Bram Whey", "Brine.")), THERE), {"ada-churn", "bram-whey"}),
        ((HERE, document("there", ROSA, ROSA)), {"rosa-brie"}),
        ((HERE,), {"rosa-brie"}),
        ((HERE, THERE, document("more", ADA)), {"ada-churn"}),
    ],
)
def test_a_changed_document_changes_the_people_in_it(documents: tuple[Summary, ...], people: set[str]) -> None:
    assert changed(inputs(*documents)) == people


def test_the_name_of_a_co_speaker_is_an_input() -> None:
    sorted_else = (PersonInfo(id="bram-whey", name="Bram Whey", sort="Whey, Bram"),)
    assert changed(inputs(HERE, THERE, register=sorted_else)) == {"ada-churn", "bram-whey"}


def test_a_mention_is_an_input_of_the_mentioned_person() -> None:
    mentions = MentionIndex(by_target={"people/ada-churn/": (Mention(THERE, THERE.turns[0], 1),)})
    assert changed(inputs(HERE, THERE, mentions=mentions)) == {"ada-churn"}


def test_the_topics_of_a_person_are_an_input() -> None:
    curd = Term("curd", "curd", 5, 4.0)
    assert changed(inputs(HERE, THERE, said=((HERE, curd, {"ada-churn": 3, "bram-whey": 2}),))) == {"ada-churn"}


def test_a_name_that_is_no_topic_any_longer_is_no_input() -> None:
    rosa = Term("rosa", "Rosa", 5, 4.0)
    assert changed(inputs(HERE, THERE, said=((HERE, rosa, {"ada-churn": 3}),))) == set()


def test_whether_a_document_has_corrections_is_an_input_of_its_people() -> None:
    assert changed(inputs(HERE, THERE, corrected=(HERE,))) == {"ada-churn", "bram-whey"}


def test_the_settings_of_all_pages_are_an_input() -> None:
    archive = msgspec.structs.replace(SETTINGS.archive, language="fr")
    settings = msgspec.structs.replace(SETTINGS, archive=archive)
    assert changed(inputs(HERE, THERE, settings=settings)) == {"ada-churn", "bram-whey", "rosa-brie"}
    assert changed(inputs(HERE, THERE, settings=msgspec.structs.replace(SETTINGS, glossary=()))) == set()
